"""Without an extra the program runs, and says of what wants one how to get it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from tests.stores.made import printed

STORE = "pip install 'osintcli[store]'"


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide what stores are made of."""
    found = importlib.util.find_spec
    names = ("deltalake", "duckdb", "pyarrow")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in names else found(name))
    for name in names:
        monkeypatch.setitem(sys.modules, name, None)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("Some 40 boats sank on 3 May 2031.", encoding="utf-8")
    return path


@pytest.mark.usefixtures("bare")
def test_files_need_no_store(article: Path) -> None:
    assert printed("compare", "boats", str(article), "--no-cache")[0] == 0


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    "asked",
    [("index", "a.txt", "--store", "s"), ("sql", "select 1", "made"), ("compare", "boats", "made")],
    ids=" ".join,
)
def test_a_store_says_what_it_is_made_of(
    asked: tuple[str, ...], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    Path("made").mkdir()
    Path("made/osint-store.json").write_text('{"form": 2}\n', encoding="utf-8")
    status, _, talk = printed(*asked)
    assert status == 2
    assert "a store needs deltalake, duckdb, pyarrow" in talk
    assert STORE in talk


@pytest.mark.usefixtures("bare")
def test_parquet_says_what_reads_and_writes_it(article: Path) -> None:
    status, _, talk = printed(
        "extract", str(article), "--format", "parquet", "-o", str(article.parent / "o.parquet")
    )
    assert status == 2
    assert STORE in talk
    table = article.parent / "t.parquet"
    table.write_bytes(b"PAR1")
    status, _, talk = printed("extract", str(table))
    assert STORE in talk
