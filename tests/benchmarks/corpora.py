"""Corpora of any size out of the texts beside the project: sentences recombined, dates moved, the same for one seed.

    python tests/benchmarks/corpora.py 10000 FOLDER [--shared ../shared] [--seed 8]

Writes JSON Lines, a thousand documents a file. A document is a few runs of sentences as they stand in two or three news
articles, with a day of writing of its own; years in the text move as that day does. None of it is a text of ours: the
corpora are made where they are measured, and are not kept.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FILE = 1_000
"""Documents of a file."""
OUTLETS = 40
UNDATED = 50
"""One document in so many has no day of writing."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


def sources(shared: Path) -> list[list[str]]:
    """Return the sentences of every news article there is, in order."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(shared.glob("corpora/*/*.txt"))]
    for name in ("timeline", "newsquant", "gva", "muc", "attribution"):
        path = shared / "bench" / "data" / f"{name}.jsonl.gz"
        if path.is_file():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                texts += [text for line in lines for text in _texts(json.loads(line))]
    articles = [[one.strip() for one in _END.split(" ".join(text.split())) if one.strip()] for text in texts]
    return [sentences for sentences in articles if len(sentences) > 3]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        else:
            for inner in value.values():
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def documents(articles: list[list[str]], count: int, seed: int) -> Iterator[dict[str, str]]:
    """Yield so many documents; each depends on the seed and its own number alone."""
    for number in range(count):
        chance = random.Random(f"{seed} {number}")  # noqa: S311  the same each time is what is wanted
        written = date(2024, 1, 1) + timedelta(days=chance.randrange(730))
        moved = chance.randrange(-2, 3)
        parts = []
        for _ in range(chance.randint(2, 3)):
            sentences = chance.choice(articles)
            first = chance.randrange(len(sentences))
            parts.append(" ".join(sentences[first : first + chance.randint(3, 6)]))
        text = _moved("\n\n".join(parts), moved)
        made = {"id": f"d{number:07d}", "text": text, "publisher": f"Outlet {chance.randrange(OUTLETS)}"}
        yield made if number % UNDATED == 7 else {**made, "published": written.isoformat()}


def _moved(text: str, by: int) -> str:
    """Move every year of a text."""
    return _YEAR.sub(lambda found: str(int(found[0]) + by), text)


def write(folder: Path, articles: list[list[str]], count: int, seed: int = 8) -> int:
    """Write a corpus; return the characters of its texts."""
    folder.mkdir(parents=True, exist_ok=True)
    held: list[str] = []
    size = 0
    for number, made in enumerate(documents(articles, count, seed), 1):
        held.append(json.dumps(made, ensure_ascii=False))
        size += len(made["text"])
        if number % FILE == 0 or number == count:
            (folder / f"{(number - 1) // FILE:05d}.jsonl").write_text(
                "\n".join(held) + "\n", encoding="utf-8"
            )
            held.clear()
    return size


def main() -> None:
    """Write one corpus."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", type=int)
    options.add_argument("folder", type=Path)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--seed", type=int, default=8)
    given = options.parse_args()
    articles = sources(given.shared)
    size = write(given.folder, articles, given.count, given.seed)
    print(f"{given.count:,} documents of {size:,} characters, out of {len(articles):,} articles")


if __name__ == "__main__":
    main()
