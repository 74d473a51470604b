from __future__ import annotations

from pathlib import Path

import pytest

from osintcli.documents import read
from osintcli.model.document import Document, Skipped
from tests import kinds

FILES = kinds.files()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of every kind."""
    there = tmp_path_factory.mktemp("kinds")
    for name, raw in FILES.items():
        (there / name).write_bytes(raw)
    return there


def documents(path: Path) -> list[Document]:
    found = list(read([str(path)]))
    assert not [one for one in found if isinstance(one, Skipped)]
    return [one for one in found if isinstance(one, Document)]


@pytest.mark.parametrize("name", FILES)
def test_every_kind_gives_the_same_paragraphs(folder: Path, name: str) -> None:
    found = documents(folder / name)
    assert len(found) == (2 if name == "many.zip" else 1)
    for one in found:
        assert [words for words in one.text.split("\n\n") if words.strip() in kinds.PARAGRAPHS]
        assert one.text.strip().removeprefix("# ").removeprefix(kinds.TITLE).strip() == kinds.BODY


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("page.html", ("Tarn Valley Herald", "2023-03-07", "Ida Brook", "https://herald.example/mill", "en")),
        (
            "western.htm",
            ("Tarn Valley Herald", "2023-03-07", "Ida Bröok", "https://herald.example/mill", "en"),
        ),
        ("feed.rss", ("Tarn Valley Herald", "2023-03-07", None, "https://herald.example/mill", "en-gb")),
        ("feed.atom", ("Tarn Valley Herald", "2023-03-07", "Ida Brook", "https://herald.example/mill", None)),
        ("agency.xml", ("Tarn Wire", "2023-03-07", "Ida Brook", None, "en")),
        ("wire.json", ("Tarn Wire", "2023-03-07", "Ida Brook", "https://wire.example/1", None)),
        ("letter.eml", (None, "2023-03-07", "Ida Brook", None, None)),
        ("letters.mbox", (None, "2023-03-07", "Ida Brook", None, None)),
        ("table.csv", ("Tarn Valley Herald", "2023-03-07", None, None, None)),
        ("rows.parquet", ("Herald", "2023-03-07", None, None, None)),
        ("report.docx", (None, "2023-03-07", "Ida Brook", None, None)),
        ("print.pdf", (None, None, "Ida Brook", None, None)),
        (
            "crawl.warc",
            ("Tarn Valley Herald", "2023-03-07", "Ida Brook", "https://herald.example/mill", "en"),
        ),
    ],
)
def test_what_a_file_says_of_itself(folder: Path, name: str, fields: tuple[str | None, ...]) -> None:
    (one,) = documents(folder / name)
    said = (one.publisher, one.published.interval.edtf, one.author, one.url, one.language)
    assert said == fields
    assert one.title == (None if name == "plain.txt" else kinds.TITLE)
