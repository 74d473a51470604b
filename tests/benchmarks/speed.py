"""Characters a second of sentences and mentions on one core, beside a peer that is run in its own environment.

    python tests/benchmarks/speed.py TEXTS.jsonl [--peer PYTHON] [--limit N]

TEXTS holds one object a line with `text`, or lists of such objects under any key; it may be gzipped. Every figure is the
best of several rounds, in processor time of the same run, so that another load on the machine changes both sides. The peer
is quantulum3 (MIT) without its classifier, the quickest that its authors offer: `python -m venv q && q/bin/pip install
quantulum3`, then `--peer q/bin/python`. It reads the first texts only, as many as make `PEER_CHARACTERS`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from osintcli import mentions, sentences
from osintcli.documents import from_objects
from osintcli.model.document import Document

ROUNDS = 3
TURNS = 2
PEER_CHARACTERS = 150_000
PEER = """
import json, sys, time
from quantulum3 import parser
texts = json.load(sys.stdin)
parser.parse("It takes 5 metres.")
start, found = time.process_time(), 0
for text in texts:
    try:
        found += len(parser.parse(text))
    except Exception:
        pass
print(json.dumps([time.process_time() - start, found]))
"""


def texts(path: Path) -> Iterator[str]:
    """Yield every text of a file of objects, in order."""
    written = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in written.decode().splitlines():
        yield from _texts(json.loads(line))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        yield value["text"]
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def documents(written: list[str]) -> list[Document]:
    """Return texts as documents of one day."""
    objects = [{"id": str(n), "text": text, "published": "2024-11-12"} for n, text in enumerate(written)]
    return [made for made in from_objects(objects) if isinstance(made, Document)]


def read(made: Document) -> object:
    """Split one document and find its mentions."""
    return mentions.find(made.text, sentences.split(made), made.published)


def digits(made: Document) -> object:
    """Find every run of digits: what the machine can do at all."""
    return [found.span() for found in re.finditer(r"\d+", made.text)]


def seconds(work: Callable[[Document], object], made: list[Document]) -> float:
    """Return the least processor time of some rounds over all documents."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for document in made:
            work(document)
        best = min(best, time.process_time() - start)
    return best


def peer_ratio(python: str, made: list[Document]) -> tuple[float, float]:
    """Return the peer's characters a second over the first texts, and how many times as fast they are read here."""
    sample: list[str] = []
    for document in made:
        if sum(map(len, sample)) >= PEER_CHARACTERS:
            break
        sample.append(document.text)
    best = {"ours": float("inf"), "theirs": float("inf")}
    for _ in range(TURNS):
        done = subprocess.run(
            [python, "-c", PEER], input=json.dumps(sample), capture_output=True, text=True, check=True
        )
        best["theirs"] = min(best["theirs"], json.loads(done.stdout)[0])
        best["ours"] = min(best["ours"], seconds(read, made[: len(sample)]))
    return sum(map(len, sample)) / best["theirs"], best["theirs"] / best["ours"]


def main() -> None:
    """Print one line a part."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("texts", type=Path)
    options.add_argument("--peer", help="the Python of an environment with quantulum3")
    options.add_argument("--limit", type=int, default=200, help="texts to read")
    given = options.parse_args()
    written = [text for _, text in zip(range(given.limit), texts(given.texts), strict=False)]
    made = documents(written)
    size = sum(len(document.text) for document in made)
    for document in made[:5]:
        read(document)  # lexicons are loaded once
    parts = {"digits alone": digits, "sentences": sentences.split, "sentences and mentions": read}
    spent = {name: seconds(work, made) for name, work in parts.items()}
    for name, least in spent.items():
        print(f"{name:24}{size / least:14,.0f} characters a second")
    print(
        f"{'to digits alone':24}{spent['sentences and mentions'] / spent['digits alone']:14,.0f} times the time"
    )
    if given.peer:
        theirs, times = peer_ratio(given.peer, made)
        print(f"{'quantulum3':24}{theirs:14,.0f} characters a second")
        print(f"{'to quantulum3':24}{times:14,.1f} times as fast on the same texts")


if __name__ == "__main__":
    main()
