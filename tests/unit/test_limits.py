"""Files that are made to harm whoever reads them: each ends in a sentence, and the reading goes on."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
from pathlib import Path

import pytest

from osintcli.documents import confined, markup, opened, read, source
from osintcli.documents.confined import Confined
from osintcli.documents.formats import csv_table, html_page, mailbox, warc, zipped
from osintcli.documents.source import Draft, Refused, Source
from osintcli.errors import UnreadableDocument
from osintcli.model.document import Document, Skipped
from tests import kinds

ENTITIES = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'


def found(name: str, raw: bytes) -> list[Draft | Refused]:
    return list(opened.drafts(Source(name, name, lambda: io.BytesIO(raw))))


def why(name: str, raw: bytes) -> str:
    (one,) = found(name, raw)
    assert isinstance(one, Refused)
    return one.why


def test_gzip_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "UNCHECKED", 2**20)
    bomb = gzip.compress(b"word word\n" * 2**20, mtime=0)
    assert why("a.txt.gz", bomb) == "unpacks to more than 200 times its size"
    assert "unpacks to more than 200 times its size" in [
        one.why
        for one in found("a.mbox.gz", gzip.compress(b"From a\n" + b"x" * 2**24))
        if isinstance(one, Refused)
    ]


def test_a_zip_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "UNCHECKED", 2**20)
    bomb = kinds.zipped({f"{n}.txt": b"word word\n" * 2**16 for n in range(40)})
    first, *rest = found("a.zip", bomb)
    assert isinstance(first, Draft)
    assert {each.why for each in rest if isinstance(each, Refused)} == {
        "unpacks to more than 200 times its size"
    }


def test_a_member_that_is_larger_than_it_says() -> None:
    raw = bytearray(kinds.zipped({"a.txt": b"word " * 1000}))
    at = raw.index(b"PK\x01\x02")
    raw[at + 24 : at + 28] = (10).to_bytes(4, "little")
    (one,) = found("a.zip", bytes(raw))
    assert isinstance(one, Refused)
    assert one.why.startswith("broken zip")


def test_archives_in_archives() -> None:
    raw = kinds.zipped({"a.txt": b"Some words."})
    for _ in range(3):
        raw = kinds.zipped({"in.zip": raw})
    (one,) = found("a.zip", raw)
    assert isinstance(one, Draft)
    assert one.part == "in.zip:in.zip:in.zip:a.txt"
    assert why("a.zip", kinds.zipped({"in.zip": raw})) == "more than 4 archives inside each other"


def test_names_that_climb_out_links_and_locks() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in (
            "../up.txt",
            "/etc/motd.txt",
            "a/../../b.txt",
            "..\\c.txt",
            ".hidden.txt",
            "__MACOSX/d.txt",
            "good.txt",
        ):
            archive.writestr(zipfile.ZipInfo(name), "Some words.")
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        locked = zipfile.ZipInfo("locked.txt")
        archive.writestr(locked, "Some words.")
    raw = out.getvalue()
    at = raw.rindex(b"PK\x01\x02")  # the last entry of the directory: its flags say that it is locked
    raw = raw[: at + 8] + b"\x01\x00" + raw[at + 10 :]
    reasons = {one.part: one.why for one in found("a.zip", raw) if isinstance(one, Refused)}
    assert reasons == {
        "../up.txt": "its name leads out of the archive",
        "/etc/motd.txt": "its name leads out of the archive",
        "a/../../b.txt": "its name leads out of the archive",
        "..\\c.txt": "its name leads out of the archive",
        "link.txt": "a link, not a file",
        "locked.txt": "locked with a password",
    }
    assert [one.part for one in found("a.zip", raw) if isinstance(one, Draft)] == ["good.txt"]


@pytest.mark.parametrize("name", ["a.xml", "a.rss"])
def test_xml_with_entities(name: str) -> None:
    for rest in (
        b"<rss><channel><item><title>&c;</title></item></channel></rss>",
        b"<newsItem>&d;</newsItem>",
    ):
        assert "defines entities" in why(name, b"<?xml version='1.0'?>" + ENTITIES + rest)
        assert "defines entities" in why(name, (ENTITIES + rest).decode().encode("utf-16"))
    word = kinds.zipped({"word/document.xml": ENTITIES + b"<w>&d;</w>"})
    assert "defines entities" in why("a.docx", word)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.html", b"<div>" * 1_000_000),
        ("a.html", b"<html><body>" + b"<div>" * 1_000_000 + b"<p>Words." + b"</div>" * 1_000_000),
        ("a.html", b"<b><i>" * 300_000 + b"Words."),
        ("a.xml", b"<rss>" + b"<a>" * 1_000_000 + b"</a>" * 1_000_000 + b"</rss>"),
        ("a.json", b'{"text":' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}"),
        (
            "a.eml",
            b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(5000)),
        ),
    ],
    ids=["html", "closed", "inline", "xml", "json", "letter"],
)
def test_nested_a_million_deep(name: str, raw: bytes) -> None:
    assert all(isinstance(one, Refused) and one.why for one in found(name, raw))


def test_pages_too_large_and_of_too_many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    assert why("a.html", b"<p>words" * 3_000_000) == "a page of more than 16 MB"
    monkeypatch.setattr(markup, "MAX_ELEMENTS", 100)
    assert why("a.html", b"<p>words" * 200) == "a page of more than 100 elements"


def test_a_line_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "MAX_BYTES", 10_000)
    monkeypatch.setattr(csv_table, "_LINE", 1_000)
    letters = kinds.mailbox() + b"From a@b\nSubject: long\n\n" + b"word " * 10_000 + b"\n\n" + kinds.mailbox()
    assert [isinstance(one, Draft) for one in found("a.mbox", letters)] == [True, False, True]
    rows = (
        kinds.table()
        + b'Long,"'
        + "wörd ".encode() * 2_000
        + b'",Herald,2023\n'
        + b"\n".join(kinds.table().split(b"\n", 1)[1:])
    )
    assert [isinstance(one, Draft) for one in found("a.csv", rows)] == [True, True, True]


def test_a_quote_that_is_never_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    import csv

    monkeypatch.setattr(csv_table, "LONGEST", 200_000)
    before = csv.field_size_limit(200_000)
    rows = b'text,date\nfirst,2023\n"open,2023\n' + b"more words,2023\n" * 40_000
    kinds_of = [type(one) for one in found("a.csv", rows)]
    csv.field_size_limit(before)
    assert kinds_of[:2] == [Draft, Refused]


def test_a_pdf_that_takes_too_long_is_ended_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "SECONDS", 0.01)
    slow = kinds.pdf(tuple("words " * 4000 for _ in range(3)))
    assert why("a.pdf", slow) == "took longer than 0.01 seconds"
    monkeypatch.undo()
    (one,) = found("a.pdf", kinds.pdf())
    assert isinstance(one, Draft)


def test_a_reader_that_breaks_down_takes_nothing_with_it() -> None:
    broken = Confined("no_such_reader")
    with pytest.raises(UnreadableDocument, match="broke down"):
        broken.draft(b"")
    broken.close()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (kinds.pdf(()), "a PDF without text: its pages are pictures"),
        (kinds.pdf().replace(b"/Count 1", b"/Count 9").replace(b"[3 0 R]", b"[2 0 R]"), ""),
        (b"%PDF-1.4\n", "damaged"),
        (b"", "an empty file"),
    ],
)
def test_a_pdf_that_is_none(raw: bytes, reason: str) -> None:
    assert reason in why("a.pdf", raw)


def test_a_feed_is_never_a_path_or_an_address(tmp_path: Path) -> None:
    """feedparser opens what it is given as text or bytes, if there is such a file."""
    (tmp_path / "secret").write_text(kinds.RSS)
    name = str(tmp_path / "secret").encode()
    assert all(isinstance(one, Refused) for one in found("a.rss", name))


def test_a_wrong_length_does_not_fetch_memory() -> None:
    raw = kinds.warc().replace(b"Content-Length: ", b"Content-Length: 9999999999")
    assert list(warc.pages(io.BufferedReader(io.BytesIO(raw)))) == []


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.html").write_text(kinds.HTML)
    (tmp_path / "in" / "a.html").symlink_to(tmp_path / "out.html")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    assert [one.why for one in read([str(tmp_path / "in")]) if isinstance(one, Skipped)] == [
        "a link out of the folder"
    ]


def test_what_a_file_calls_itself_cannot_steer_a_terminal(tmp_path: Path) -> None:
    from osintcli.renderers.safe import cell, markdown, plain

    evil = "\x1b]0;owned\x07\u202e=HYPERLINK(1)"
    files = {
        "a.html": kinds.HTML.replace(kinds.TITLE, evil).replace("Ida Brook", evil).encode(),
        "b.zip": kinds.zipped({f"{evil}.txt": b"Some words of a text."}),
        "c.jsonl": b'{"text": "Some words.", "id": "\\u001b[2J", "publisher": "=1+1"}',
    }
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    for one in read([str(tmp_path)]):
        assert isinstance(one, Document)
        for said in (one.id, one.path, one.title or "", one.publisher or "", one.author or "", one.url or ""):
            assert not set(plain(said)) & set("\x1b\x07\u202e\n")
            assert not cell(said).startswith(("=", "+", "-", "@"))
            assert "\x1b" not in markdown(said)


def test_a_page_of_many_elements_is_searched_in_time_or_read_as_all_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(html_page, "MANY", 10)
    (whole,) = found("a.html", kinds.HTML.encode())
    assert isinstance(whole, Draft)
    assert whole.text == f"{kinds.TITLE}\n\n{kinds.BODY}"
    assert whole.known.publisher == "Tarn Valley Herald"
    monkeypatch.setattr(html_page, "SECONDS", 0.02)
    (late,) = found("a.html", b"<p>" + b"<b>word</b> some " * 12_000)
    assert isinstance(late, Draft)
    assert late.text.startswith("word some word")
    assert "took longer than 0.02 seconds" in late.notes[0]
