"""A store answers as its files do, however it was written."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.stores.made import corpus, files, printed

COMMANDS = (
    ("compare",), ("compare", "grapes"), ("compare", "harvest"), ("compare", "dockers"), ("compare", "nobody"),
    ("conflicts",), ("timeline",), ("timeline", "--topic", "harvest"), ("topics",), ("sources",), ("extract",),
    ("mentions",), ("date",),
)  # fmt: skip
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus(tmp_path_factory.mktemp("stores") / "corpus")


@pytest.fixture(scope="module")
def store(folder: Path) -> Path:
    path = folder.parent / "store"
    status, told, talk = printed("index", str(folder), "--store", str(path), "--json")
    assert status == 0
    made = json.loads(told)
    assert made["store"]["documents"] == made["store"]["read"] == len(files(folder)) - 1
    assert [Path(one["path"]).name for one in made["skipped"]] == ["empty.txt", "late.jsonl:2"]
    assert talk.count("skipped") == 2
    return path


@pytest.mark.parametrize("form", ["json", "table", "csv"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_answers_as_on_the_files(
    command: tuple[str, ...], form: str, folder: Path, store: Path
) -> None:
    name, *rest = command
    options = [*rest, "--format", form]
    assert printed(name, *_asked(options, store)) == printed(name, *_asked(options, folder))


def _asked(options: list[str], path: Path) -> list[str]:
    """Put the path behind the topic, where there is one."""
    first = 1 if not options[0].startswith("-") else 0
    return [*options[:first], str(path), *options[first:]]


def test_one_document_and_one_assertion_are_shown_as_on_the_files(folder: Path, store: Path) -> None:
    name = json.loads(printed("extract", str(store), "--json")[1])["assertions"][0]["id"]
    assert printed("show", name, str(store)) == printed("show", name, str(folder))
    asked = ("sources", "--text", "undated.txt")
    assert printed(*asked, str(store)) == printed(*asked, str(folder))


def test_an_undated_document_is_dated_by_the_store(store: Path) -> None:
    found = json.loads(printed("date", str(store), "--json")[1])["documents"]
    (one,) = (one for one in found if one["id"] == "undated.txt")
    assert (one["published"]["basis"], one["published"]["edtf"][:4]) == ("corpus", "2031")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_parts_in_any_order_answer_as_all_at_once(seed: int, tmp_path: Path) -> None:
    folder, store = corpus(tmp_path / "corpus", below=""), tmp_path / "whole"
    printed("index", str(folder), "--store", str(store))
    named = files(folder)
    random.Random(seed).shuffle(named)  # noqa: S311  a seed, so that the order is the same each time
    other = tmp_path / "store"
    for at in range(10):
        if part := named[at::10]:
            printed("index", *part, "--store", str(other))
    for command in COMMANDS:
        name, *rest = command
        asked = [*rest, "--json"]
        assert printed(name, *_asked(asked, other)) == printed(name, *_asked(asked, store)), command


@pytest.mark.parametrize("how", [("--jobs", "1"), ("--jobs", "2"), ("--cluster", "local")], ids=" ".join)
def test_whatever_engine_reads_the_answers_are_the_same(
    how: tuple[str, ...], folder: Path, store: Path, tmp_path: Path
) -> None:
    if "--cluster" in how:
        pytest.importorskip("distributed")
    other = tmp_path / "store"
    assert printed("index", str(folder), "--store", str(other), *how)[0] == 0
    for command in (("compare",), ("extract",), ("mentions",)):
        assert printed(*command, str(other), "--json") == printed(*command, str(store), "--json")


def test_jobs_change_nothing_on_files(folder: Path) -> None:
    asked = ("extract", str(folder), "--json", "--no-cache")
    assert printed(*asked, "--jobs", "2") == printed(*asked, "--jobs", "1")


def test_a_store_is_asked_alone(folder: Path, store: Path) -> None:
    status, _, talk = printed("compare", str(store), str(folder))
    assert status == 2
    assert "a store is asked alone" in talk
    status, _, talk = printed("index", str(store), "--store", str(store))
    assert status == 2
    status, _, talk = printed("compare", str(folder), "--as-of", "1")
    assert status == 2
    assert "only a store knows what was" in talk
