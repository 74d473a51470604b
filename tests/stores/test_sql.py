"""A question in SQL reads the store and nothing else, and changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from osintcli.renderers import shipped
from osintcli.stores import schema
from tests.stores.made import corpus, printed

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked")
    printed("index", str(corpus(folder / "corpus")), "--store", str(folder / "store"))
    return folder / "store"


@pytest.mark.parametrize("table", schema.TABLES)
def test_every_table_is_there_with_its_columns(table: str, store: Path) -> None:
    status, told, _ = printed("sql", f"from {table}", str(store), "--json")
    found = json.loads(told)
    Draft202012Validator(json.loads(shipped.schema())).validate(found)
    assert status == 0
    assert found["columns"] == schema.shown(table)
    assert not schema.HIDDEN & set(found["columns"])


def test_it_counts_what_the_commands_print(store: Path) -> None:
    said = json.loads(printed("extract", str(store), "--json")[1])["assertions"]
    asked = "select (select count(*) from assertions), (select count(*) from events)"
    figures, events = json.loads(printed("sql", asked, str(store), "--json")[1])["rows"][0]
    assert figures == sum(one["kind"] == "quantity" for one in said)
    assert events == sum(one["kind"] == "event" for one in said)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("csv", 'n,words\n2,"\'=a|b"\n'),
        ("jsonl", '{"n":2,"words":"=a|b"}\n'),
        ("md", "| n | words |\n| --- | --- |\n| 2 | =a\\|b |\n"),
        ("table", "n  words\n2  =a|b\n"),
    ],
)
def test_every_form(form: str, expected: str, store: Path) -> None:
    status, told, _ = printed("sql", "select 2 as n, '=a|b' as words", str(store), "--format", form)
    assert status == 0
    assert told.decode() == expected.replace('"\'=a|b"', "'=a|b")


@pytest.mark.parametrize(
    "wrong",
    [
        "select * from read_text('/etc/hostname')",
        "select * from read_csv('{folder}/../corpus/late.jsonl')",
        "select * from glob('/*')",
        "select * from 'https://example.org/a.parquet'",
        "copy documents to '{folder}/copy.csv'",
        "create table mine as select 1",
        "insert into live values (1)",
        "delete from live",
        "attach '{folder}/other.db'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "pragma database_list",
        "select 1; select 2",
        "export database '{folder}/x'",
        "selekt",
        "select nothing from documents",
        "",
    ],
)
def test_what_is_refused(wrong: str, store: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in store.rglob("*")}
    status, told, talk = printed("sql", wrong.format(folder=store), str(store))
    assert (status, told) == (2, b"")
    assert talk.startswith("osint: ")
    assert "should not have happened" not in talk
    assert {path: path.stat().st_mtime_ns for path in store.rglob("*")} == before


def test_it_gives_up_in_time(store: Path) -> None:
    slow = "select count(*) from range(100000000) a, range(100000000) b where a.range * b.range % 7 = 3"
    status, _, talk = printed("sql", slow, str(store), "--timeout", "0.5")
    assert status == 2
    assert "no answer within 0.5 seconds" in talk


def test_no_store_no_answer(tmp_path: Path) -> None:
    status, _, talk = printed("sql", "select 1", str(tmp_path))
    assert status == 2
    assert "is no store" in talk
