"""Topics that were compared when a store was written are answered as if they were compared now, of no other state."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from osintcli.pipeline import preparing
from osintcli.stores import prepared, reached
from tests.stores.made import corpus, printed

pytestmark = pytest.mark.slow
COMMANDS = (
    ("compare",), ("compare", "--json"), ("compare", "--format", "csv", "--top", "2"), ("compare", "--why"),
    ("conflicts", "--json"), ("compare", "--min-origins", "2", "--json"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let topics of two documents be worth it, and let several batches be made of them."""
    monkeypatch.setattr(preparing, "FEWEST", 2)
    monkeypatch.setattr(preparing, "ROWS", 40)
    monkeypatch.setattr(preparing, "_apart", lambda engine: engine)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return corpus(tmp_path / "corpus", copies=3)


def indexed(folder: Path, store: Path, *more: str) -> tuple[int, int]:
    """Return how many topics a store has answers to, and how many of them the run made."""
    status, told, _ = printed("index", str(folder), "--store", str(store), "--json", *more)
    assert status == 0
    made = json.loads(told)["store"]
    return made["topics"], made["compared"]


def answers(store: Path) -> dict[str, str]:
    found = prepared.shelf(store)
    assert found is not None
    return found.answers


def test_what_was_compared_ahead_is_printed_as_what_is_compared_now(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    topics, made = indexed(folder, store)
    assert topics == made > 5
    computed = [
        (command, topic, printed(command[0], topic, str(store), *command[1:], "--no-cache"))
        for topic in answers(store)
        for command in COMMANDS
    ]
    monkeypatch.setattr(reached, "reached", None)
    for command, topic, wanted in computed:
        assert printed(command[0], topic, str(store), *command[1:]) == wanted, (command, topic)


def test_only_what_new_documents_touch_is_compared_anew(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    topics, _ = indexed(folder, store)
    assert indexed(folder, store) == (topics, 0)
    before = answers(store)
    (folder / "more.txt").write_text(
        "Some 45 percent of the grapes rotted in October 2031, the league said.", encoding="utf-8"
    )
    _, made = indexed(folder, store)
    after = answers(store)
    touched = {topic for topic in after if after[topic] != before.get(topic)}
    assert "grapes" in touched
    assert 0 < len(touched) == made < len(after)
    for topic in after:
        now = printed("compare", topic, str(store), "--json")
        assert now == printed("compare", topic, str(folder), "--json"), topic
        assert now == printed("compare", topic, str(store), "--json", "--no-cache"), topic
    kept = {path.name.partition(".")[0] for path in (store / prepared.FOLDER).iterdir()}
    assert kept == {*after.values(), "list", f"documents-{_version(store)}"}


def _version(store: Path) -> int:
    found: int = json.loads(printed("index", "--store", str(store), "--json")[1])["store"]["version"]
    return found


def test_an_answer_of_another_version_is_not_given(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    indexed(folder, store)
    version = _version(store)
    then = printed("compare", "grapes", str(store), "--json")
    (folder / "more.txt").write_text(
        "Some 45 percent of the grapes rotted in October 2031.", encoding="utf-8"
    )
    indexed(folder, store, "--no-prepare")  # the list of answers is that of the version before
    now = printed("compare", "grapes", str(store), "--json")
    assert now == printed("compare", "grapes", str(folder), "--json") != then
    indexed(folder, store)
    assert printed("compare", "grapes", str(store), "--json") == now
    assert printed("compare", "grapes", str(store), "--json", "--as-of", str(version)) == then


@pytest.mark.parametrize("end", ["keep", "finish"])
def test_a_run_that_ends_while_it_compares_leaves_a_store_that_answers(
    end: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    indexed(folder, store)
    (folder / "more.txt").write_text(
        "Some 45 percent of the grapes rotted in October 2031.", encoding="utf-8"
    )
    with monkeypatch.context() as patch:
        patch.setattr(prepared, end, None)
        assert printed("index", str(folder), "--store", str(store))[0] == 2
    wanted = printed("compare", "grapes", str(folder), "--json")
    assert printed("compare", "grapes", str(store), "--json") == wanted
    assert indexed(folder, store)[1] >= (1 if end == "keep" else 0)
    assert printed("compare", "grapes", str(store), "--json") == wanted
    for path in (store / prepared.FOLDER).iterdir():
        path.write_bytes(b"torn")
    assert printed("compare", "grapes", str(store), "--json", "--no-cache") == wanted
    assert printed("compare", "harvest", str(store))[:2] == printed("compare", "harvest", str(folder))[:2]


def test_large_batches_are_compared_in_other_processes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    indexed(folder, one)
    monkeypatch.undo()
    monkeypatch.setattr(preparing, "FEWEST", 2)
    monkeypatch.setattr(preparing, "ROWS", 40)
    indexed(folder, other)
    assert answers(one) == answers(other)
    asked = ("compare", "grapes", "--json")
    assert printed(*asked[:2], str(other), asked[2]) == printed(*asked[:2], str(one), asked[2])


@pytest.mark.parametrize("where", ["_ready", "_worthy"])
def test_what_memory_does_not_suffice_for_is_compared_when_asked(
    where: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    def short(*_: object) -> None:
        raise duckdb.OutOfMemoryException("no more")

    monkeypatch.setattr(preparing, where, short)
    store = tmp_path / "store"
    assert indexed(folder, store) == (0, 0)
    assert printed("compare", "grapes", str(store), "--json") == printed(
        "compare", "grapes", str(folder), "--json"
    )
