"""Score the main text of web pages on trafilatura's public evaluation: ours beside trafilatura's own.

python tests/benchmarks/main_text.py CHECKOUT     # a checkout of trafilatura with its folder tests/

Each page of the set names stretches of text that belong to its main text (`with`) and that do not (`without`); a stretch
counts as found when it stands in what was extracted. The same counts as in the set's own `evaluate.py`.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDERS = ("cache", "eval")


def pages(tests: Path) -> Iterator[tuple[Mapping[str, Any], bytes]]:
    """Yield what the set says of each page, and the page."""
    tree = ast.parse((tests / "evaldata.py").read_text(encoding="utf-8"))
    sets = (
        node.value for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
    )
    for entry in (one for each in sets for one in ast.literal_eval(each).values()):
        path = next(
            (
                tests / folder / entry["file"]
                for folder in FOLDERS
                if (tests / folder / entry["file"]).is_file()
            ),
            None,
        )
        if path is not None:
            yield entry, path.read_bytes()


def ours(raw: bytes) -> str:
    """Return the main text as `osint` reads it."""
    from osintcli.documents import markup
    from osintcli.documents.formats import html_page
    from osintcli.errors import UnreadableDocument

    try:
        return html_page.draft(markup.page(raw)).text
    except UnreadableDocument:
        return ""


def theirs(raw: bytes) -> str:
    """Return the main text as trafilatura extracts it by itself."""
    from trafilatura import extract

    return extract(raw, include_comments=False) or ""


def counted(extract: Callable[[bytes], str], given: list[tuple[Mapping[str, Any], bytes]]) -> Counter[str]:
    """Count stretches that belong in and are there (tp), are missing (fn), and that do not belong: there (fp), not (tn)."""
    found: Counter[str] = Counter()
    for entry, raw in given:
        text = " ".join(extract(raw).split())
        for words in entry.get("with") or ():
            found["tp" if " ".join(words.split()) in text else "fn"] += 1
        for words in entry.get("without") or ():
            found["fp" if " ".join(words.split()) in text else "tn"] += 1
    return found


def line(name: str, found: Counter[str]) -> str:
    """Return one line of the table."""
    precision = found["tp"] / max(1, found["tp"] + found["fp"])
    recall = found["tp"] / max(1, found["tp"] + found["fn"])
    f_score = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{name:<12} precision {precision:.3f}  recall {recall:.3f}  F {f_score:.3f}  {dict(sorted(found.items()))}"


def main(checkout: str) -> None:
    """Print the table."""
    given = list(pages(Path(checkout) / "tests"))
    print(f"{len(given)} pages")
    for name, extract in (("osint", ours), ("trafilatura", theirs)):
        print(line(name, counted(extract, given)))


if __name__ == "__main__":
    main(sys.argv[1])
