"""How reading, stores and questions grow, measured and written to docs/performance.md.

    python tests/benchmarks/store.py run FOLDER 100 1000 10000 [--shared ../shared]      # corpora and stores go there
    python tests/benchmarks/store.py jobs FOLDER 1000                                     # one process, then two
    python tests/benchmarks/store.py peers FOLDER --spacy PYTHON --quantulum PYTHON --cqe PYTHON
    python tests/benchmarks/store.py page FOLDER

Each step adds what it measured to FOLDER/measured.json; `page` writes the page of what is there. Time is processor time
unless it says wall: other work on the machine lengthens the clock, not the work. Ratios are of runs taken in turns.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks import corpora, peers

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "performance.md"
TOPICS = ("deaths", "injured", "turnout")
OSINT = (sys.executable, "-m", "osintcli")
ROUNDS = 5
SAMPLE = 40_000
"""Characters that peers read."""


def run(*command: str, folder: Path) -> dict[str, float]:
    """Run a command; return its processor and wall seconds and the most memory that it held, in megabytes."""
    began = time.monotonic()
    pid = os.posix_spawnp(
        command[0],
        command,
        _environment(folder),
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, used = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return {
        "cpu": used.ru_utime + used.ru_stime,
        "wall": time.monotonic() - began,
        "memory": used.ru_maxrss / 1024,
    }


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "OSINT_CACHE": str(folder / "cache")}


def _corpus(folder: Path, count: int, shared: Path) -> tuple[Path, int]:
    path = folder / f"corpus-{count}"
    if not path.is_dir():
        corpora.write(path, corpora.sources(shared), count)
    return path, sum(len(json.loads(line)["text"]) for file in sorted(path.iterdir()) for line in file.open())


def grow(folder: Path, counts: Sequence[int], shared: Path) -> None:
    """Index corpora of some sizes, and ask their stores."""
    for count in counts:
        corpus, size = _corpus(folder, count, shared)
        store = folder / f"store-{count}"
        found: dict[str, Any] = {"characters": size}
        index = (*OSINT, "index", str(corpus), "--store", str(store), "--jobs", "1")
        if not store.is_dir():
            found["index"] = run(*index, "--no-prepare", folder=folder)
            found["load"] = os.getloadavg()[0]
            found["prepare"] = run(*index, folder=folder)
            _keep(folder, "grow", {str(count): found})
        found["again"] = run(*index, folder=folder)
        found["bytes"] = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
        asked = {topic: list(_asked(folder, store, topic)) for topic in TOPICS}
        found["asked"] = asked
        found["help"] = min(run(*OSINT, "--help", folder=folder)["cpu"] for _ in range(ROUNDS))
        _keep(folder, "grow", {str(count): found})


def _asked(folder: Path, store: Path, topic: str) -> Iterator[dict[str, float]]:
    """Yield what the first answer costs, and the best of some that follow."""
    yield run(*OSINT, "compare", topic, str(store), folder=folder)
    later = [run(*OSINT, "compare", topic, str(store), folder=folder) for _ in range(ROUNDS)]
    yield min(later, key=lambda one: one["cpu"])


def jobs(folder: Path, count: int, shared: Path) -> None:
    """Index one corpus with one process and with two, in turns."""
    corpus, _ = _corpus(folder, count, shared)
    for how in ("1", "2"):
        store = folder / f"jobs-{how}-{time.time_ns()}"
        found = run(*OSINT, "index", str(corpus), "--store", str(store), "--jobs", how, folder=folder)
        _keep(folder, "jobs", {how: {**found, "load": os.getloadavg()[0], "documents": count}})


def beside(folder: Path, pythons: dict[str, str], shared: Path) -> None:
    """Let us and our peers read the same texts, in turns."""
    texts: list[str] = []
    for made in corpora.documents(corpora.sources(shared), 1000, 8):
        if sum(map(len, texts)) > SAMPLE:
            break
        texts.append(made["text"])
    size = sum(map(len, texts))
    rounds = [
        {peer: peers.seconds(python, peer, texts, _environment(folder)) for peer, python in pythons.items()}
        for _ in range(3)
    ]
    rates = {peer: [size / one[peer][0] for one in rounds] for peer in pythons}
    _keep(folder, "peers", rates)
    print({peer: rounds[0][peer][1] for peer in pythons}, "of", len(texts), "texts failed on")


def _measured(folder: Path) -> dict[str, Any]:
    path = folder / "measured.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def _keep(folder: Path, part: str, made: Mapping[str, Any]) -> None:
    found = _measured(folder)
    held = found.setdefault(part, {})
    for name, one in made.items():
        held[name] = {**held[name], **one} if isinstance(held.get(name), dict) else one
    (folder / "measured.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


def page(folder: Path) -> None:
    """Write the page."""
    found = _measured(folder)
    PAGE.write_text("\n".join(_lines(found)) + "\n", encoding="utf-8")


def _lines(found: dict[str, Any]) -> Iterator[str]:
    yield from (
        "# Performance",
        "",
        "<!-- Made by tests/benchmarks/store.py; run it, do not edit this page. -->",
        "",
        f"Measured on {os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()};",
        "times are processor time, ratios are of runs in turns.",
        "The corpora are made by `tests/benchmarks/corpora.py`: sentences out of news articles in runs, recombined, about",
        "1,300 characters a document, one in fifty without a date.",
        "A cell without a measurement stays empty.",
        *(
            f"The run over {one['ended']:,} documents was ended when it had read {int(count):,}"
            + ("." if "prepare" in one else "; nothing of it was compared ahead.")
            for count, one in found.get("grow", {}).items()
            if "ended" in one
        ),
        "",
        "## How it grows",
        "",
        "| documents | a second, core | time a document | most memory | topics ahead | most memory | a document | again |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    )
    for count, one in sorted(found.get("grow", {}).items(), key=lambda pair: int(pair[0])):
        yield _row(int(count), one)
    yield from (
        "",
        "Reading comes first, with two seconds to load the model, which weigh on the smallest corpus; then the topics that",
        "one document in fifty, at least twenty, speaks of are compared ahead (time a document; `--no-prepare` leaves it",
        "out). Of the store its size a document is given, and what a run with nothing new takes. The machine was shared:",
        "its load of the last minute was " + _loads(found) + ", which makes a second of a core do less.",
        "",
        "## `osint compare TOPIC` on a store",
        "",
        "A topic that was compared ahead is printed as it was; one that more than 100,000 rows may answer is not.",
        "Of any other a first answer pulls the figures that may",
        "belong to it out of the tables; asked again it is printed too, until the store changes. `--help` is what starting",
        "the program costs.",
        "",
        "| documents | topic | first answer | memory | to `--help` | asked again | to `--help` |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    )
    for count, one in sorted(found.get("grow", {}).items(), key=lambda pair: int(pair[0])):
        for topic, (first, again) in one.get("asked", {}).items():
            yield (
                f"| {int(count):,} | {topic} | {first['cpu']:.2f} s | {first['memory']:.0f} MB "
                f"| {first['cpu'] / one['help']:.1f} times | {again['cpu']:.2f} s "
                f"| {again['cpu'] / one['help']:.1f} times |"
            )
    yield from _workers(found.get("jobs", {}))
    yield from _beside(found.get("peers", {}))


def _row(count: int, one: dict[str, Any]) -> str:
    index, again, ahead = one.get("index"), one.get("again"), one.get("prepare")
    cells = (
        f"{count / index['cpu']:.0f}" if index else "",
        f"{1000 * index['cpu'] / count:.1f} ms" if index else "",
        f"{index['memory']:.0f} MB" if index else "",
        f"{1000 * ahead['cpu'] / count:.1f} ms" if ahead else "",
        f"{ahead['memory']:.0f} MB" if ahead else "",
        f"{one['bytes'] / count / 1024:.1f} KB" if "bytes" in one else "",
        f"{again['cpu']:.1f} s" if again else "",
    )
    return f"| {count:,} | {' | '.join(cells)} |"


def _loads(found: dict[str, Any]) -> str:
    loads = [one["load"] for one in found.get("grow", {}).values() if "load" in one]
    return f"{min(loads):.1f} to {max(loads):.1f}" if loads else "not kept"


def _workers(found: dict[str, Any]) -> Iterator[str]:
    if {"1", "2"} <= found.keys():
        one, two = found["1"], found["2"]
        ratio = one["wall"] / two["wall"]
        yield from (
            "",
            "## One process and two",
            "",
            f"{one['documents']:,} documents: {one['wall']:.0f} s on the clock with one, {two['wall']:.0f} s with two,",
            f"{ratio:.2f} times as fast; the machine's load of the last minute was {one['load']:.1f} and {two['load']:.1f}.",
        )


def _beside(found: dict[str, Any]) -> Iterator[str]:
    if not found:
        return
    yield from (
        "",
        "## Beside others",
        "",
        "The same texts, one core, three rounds in turns, loading left out. `osint` finds mentions, parses what may matter",
        "and assembles assertions; spaCy alone only parses; the others find quantities.",
        "",
        "| program | characters a second (median) | `osint` is so many times as fast |",
        "| --- | --- | --- |",
    )
    ours = found["osint"]
    for peer, rates in found.items():
        ratio = statistics.median(a / b for a, b in zip(ours, rates, strict=True))
        yield f"| {peer} | {statistics.median(rates):,.0f} | {'' if peer == 'osint' else f'{ratio:.1f}'} |"


def main() -> None:
    """Do one step."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("step", choices=("run", "jobs", "peers", "page"))
    options.add_argument("folder", type=Path)
    options.add_argument("counts", type=int, nargs="*")
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument(
        "--spacy", help="the Python of an environment with spaCy and its small English model"
    )
    options.add_argument("--quantulum", help="the Python of an environment with quantulum3")
    options.add_argument(
        "--cqe", help="the Python of an environment with CQE 2.0.3 and spaCy's small English model"
    )
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    if given.step == "run":
        grow(given.folder, given.counts, given.shared)
    elif given.step == "jobs":
        jobs(given.folder, given.counts[0], given.shared)
    elif given.step == "peers":
        named = zip(peers.SETUPS, (given.spacy, given.quantulum, given.cqe, sys.executable), strict=True)
        beside(given.folder, {peer: python for peer, python in named if python}, given.shared)
    else:
        page(given.folder)


if __name__ == "__main__":
    main()
