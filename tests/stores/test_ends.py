"""A store outlives whoever writes to it, and two who write at once."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.stores.made import corpus, printed, started

pytestmark = pytest.mark.slow
ENDS = 12
"""Runs that are ended before one is left alone."""


def test_a_run_that_is_ended_at_any_moment_loses_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = corpus(tmp_path / "corpus", copies=3)
    whole, store = tmp_path / "whole", tmp_path / "store"
    began = time.monotonic()
    with started("index", str(folder), "--store", str(whole)) as run:
        assert run.wait(120) == 0
    lasts = time.monotonic() - began
    moments = random.Random(8)  # noqa: S311  a seed, so that the moments are the same each time
    held = 0
    for at in range(ENDS):
        with started(
            "index", str(folder), "--store", str(store), "--jobs", "2" if at % 3 == 2 else "1"
        ) as run:
            time.sleep(moments.uniform(0.2, 1.1) * lasts if at else 0.3)
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)
        if store.is_dir() and any(store.glob("osint-store.json")):
            status, told, _ = printed("sources", str(store), "--json")
            assert status in (0, 1)
            names = [one["id"] for one in json.loads(told)["documents"]]
            assert len(names) == len(set(names)) >= held
            held = len(names)
    assert printed("index", str(folder), "--store", str(store))[0] == 0
    for command in ("compare", "extract", "mentions", "date", "sources"):
        assert printed(command, str(store), "--json") == printed(command, str(whole), "--json"), command
    monkeypatch.chdir(tmp_path)
    counts = "select count(*), count(distinct id) from assertions"
    told = json.loads(printed("sql", counts, str(store), "--json")[1])
    assert told["rows"] == json.loads(printed("sql", counts, str(whole), "--json")[1])["rows"]
    assert told["rows"][0][0] == told["rows"][0][1]


def test_two_writers_at_once_both_land_and_one_says_that_it_waits(tmp_path: Path) -> None:
    one, other = corpus(tmp_path / "one", copies=2), corpus(tmp_path / "other", copies=2)
    store = tmp_path / "store"
    first = started("index", str(one), "--store", str(store))
    second = started("index", str(other), "--store", str(store))
    talk = b""
    for run in (first, second):
        with run:
            _, said = run.communicate(timeout=120)
            assert run.returncode == 0, said
            talk += said
    assert talk.count(b"waiting: another osint is writing") == 1
    found = json.loads(printed("sources", str(store), "--json")[1])["documents"]
    paths = [Path(document["path"]).resolve() for document in found]
    for folder in (one, other):
        there = {path for path in folder.rglob("*.txt") if path.stat().st_size}
        assert there <= set(paths)
    assert len({document["id"] for document in found}) == len(found)


@pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="asks the system which processes a process has"
)
def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    run = started(
        "index", str(corpus(tmp_path / "corpus", copies=4)), "--store", str(tmp_path / "s"), "--jobs", "2"
    )
    workers: list[str] = []
    for _ in range(300):
        workers = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text(encoding="ascii").split()
        if len(workers) > 1 or run.poll() is not None:
            break
        time.sleep(0.1)
    time.sleep(2)
    assert len(workers) > 1
    assert run.poll() is None
    run.kill()
    run.communicate()
    for _ in range(300):
        if not any(_runs(one) for one in workers):
            break
        time.sleep(0.1)
    assert not any(_runs(one) for one in workers)


def _runs(process: str) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
