from __future__ import annotations

import io
import json
from collections import defaultdict
from pathlib import Path

import pytest

from osintcli.cli.app import main
from osintcli.cli.terminal import Terminal
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
        ("letter.eml", ("herald.example", "2023-03-07", "Ida Brook", None, None)),
        ("letters.mbox", ("herald.example", "2023-03-07", "Ida Brook", None, None)),
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


@pytest.mark.parametrize(
    ("sent_by", "headers", "author", "publisher"),
    [
        ("Valley Dispatch <news@valley-dispatch.example>", {}, None, "Valley Dispatch"),
        ("Valley Dispatch <x7@valleydispatch.example>", {}, None, "Valley Dispatch"),
        ("The Dispatch <ed@the-dispatch.example>", {}, None, "The Dispatch"),
        ("Valley Mornings <x7@a.example>", {"List-Unsubscribe": "<https://x.example>"}, None, "Valley Mornings"),
        ("Tarn Today <world-news@a.example>", {}, None, "Tarn Today"),
        ("Ann Daily <ann.daily@herald.example>", {}, "Ann Daily", "herald.example"),
        ("Town News <x7@sender.example>", {"Precedence": "bulk"}, None, "Town News"),
        ("Police Tarn <press.office@tarn.example>", {}, None, "Police Tarn"),
        ("Ida Brook <ida.brook@herald.example>", {}, "Ida Brook", "herald.example"),
        ("Ida Brook <ida@mail.herald.example>", {}, "Ida Brook", "herald.example"),
        ("Ida Brook at Tarn Herald <ida@sender.example>", {}, "Ida Brook", "Tarn Herald"),
        ("Ida Brook | Tarn Herald <ida@sender.example>", {}, "Ida Brook", "Tarn Herald"),
        ("Ida Brook <ida.brook@gmail.com>", {}, "Ida Brook", None),
        ("ida.brook@herald.example", {}, "ida.brook@herald.example", "herald.example"),
        ("news@herald.example", {}, None, "herald.example"),
        ("=?utf-8?q?Tal-Bl=C3=A4tter?= <redaktion@tal.example>", {}, None, "Tal-Blätter"),
        ("root", {}, "root", None),
        ("", {}, None, None),
    ],
)  # fmt: skip
def test_who_sends_a_letter(
    tmp_path: Path, sent_by: str, headers: dict[str, str], author: str | None, publisher: str | None
) -> None:
    lines = [f"From: {sent_by}", "Subject: The mill", *(f"{k}: {v}" for k, v in headers.items())]
    (tmp_path / "a.eml").write_text("\n".join([*lines, "", "Nine were hurt."]), encoding="ascii")
    (one,) = documents(tmp_path)
    assert (one.author, one.publisher) == (author, publisher)


def test_a_manifest_wins_over_the_sender_of_a_letter(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(
        "From: Valley Dispatch <news@v.example>\nTo: x\nDate: 1\n\nNine were hurt."
    )
    (tmp_path / "sources.yaml").write_text("documents: [{path: a.eml, publisher: Tarn Herald}]")
    (one,) = documents(tmp_path)
    assert one.publisher == "Tarn Herald"


def printed(*arguments: str) -> str:
    """Return what the program prints."""
    out, err = io.BytesIO(), io.StringIO()
    assert main(arguments, Terminal(io.BytesIO(), out, err)) == 0
    assert err.getvalue() == ""
    return out.getvalue().decode()


@pytest.mark.slow
def test_every_kind_gives_the_same_figures_with_offsets_that_hold(folder: Path) -> None:
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for line in printed("extract", str(folder), "--format", "jsonl").splitlines():
        said = json.loads(line)
        if said["kind"] == "quantity":
            quote = said["quote"]
            found[said["document"]].append((quote["start"], quote["end"], quote["exact"]))
    assert {name.partition(":")[0] for name in found} == set(FILES)
    assert len(found) == len(FILES) + 1
    for name, quotes in found.items():
        text = printed("sources", str(folder / name.partition(":")[0]), "--text", name)
        assert [exact for _, _, exact in quotes] == list(kinds.FIGURES)
        assert all(text[start:end] == exact for start, end, exact in quotes)


def test_the_manifest_rules_over_what_a_file_says_of_itself(tmp_path: Path) -> None:
    for name in ("page.html", "letter.eml", "print.pdf", "feed.rss", "crawl.warc"):
        (tmp_path / name).write_bytes(FILES[name])
    entries = "".join(
        f"  - path: {name}\n    publisher: Ours\n    published: 2022-01-02\n    author: Us\n"
        for name in ("page.html", "letter.eml", "print.pdf", "feed.rss", "crawl.warc")
    )
    (tmp_path / "sources.yaml").write_text(f"documents:\n{entries}")
    said = {(one.publisher, one.published.interval.edtf, one.author) for one in documents(tmp_path)}
    assert said == {("Ours", "2022-01-02", "Us")}


@pytest.mark.parametrize(
    "name", ["page.html", "print.pdf", "report.docx", "crawl.warc", "letter.eml", "many.zip"]
)
@pytest.mark.parametrize("wrong", ["txt", "html", "pdf", "zip", "eml"])
def test_a_wrong_ending_hides_no_file(tmp_path: Path, name: str, wrong: str) -> None:
    (tmp_path / f"a.{wrong}").write_bytes(FILES[name])
    found = list(read([str(tmp_path)]))
    assert [one.id.partition(":")[0] for one in found if isinstance(one, Document)]
    if wrong != "txt" or name in ("print.pdf", "report.docx", "crawl.warc", "many.zip"):
        assert all(kinds.PARAGRAPHS[0] in one.text for one in found if isinstance(one, Document))


def test_a_letter_with_attachments(tmp_path: Path) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = "=?utf-8?q?Clippings_of_the_week?="
    message["From"] = "Ida Brook <ida@herald.example>"
    message["Date"] = "Tue, 07 Mar 2023 09:30:00 +0100"
    message.set_content("Find them attached.")
    message.add_attachment(kinds.pdf(), maintype="application", subtype="pdf", filename="../print.pdf")
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
    message.add_attachment(kinds.letter(), maintype="application", subtype="octet-stream", filename="old.eml")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    found = documents(tmp_path)
    assert [one.id for one in found] == ["a.eml", "a.eml:print.pdf", "a.eml:old.eml"]
    assert found[0].text == "Clippings of the week\n\nFind them attached."
    assert {one.published.interval.edtf for one in found} == {"2023-03-07"}


@pytest.mark.parametrize(
    "page",
    [
        kinds.HTML,
        kinds.HTML.replace("<article>", "<div class='story'>").replace("</article>", "</div>"),
        kinds.HTML.replace("<p>Its", "<h2>Money</h2><ul><li>One item of 5 tonnes</li></ul><p>Its"),
        kinds.HTML.replace("<p>Another", "<table><tr><td>Workers</td><td>1,240</td></tr></table><p>Another"),
        kinds.HTML.replace("</p>", "").replace("</article>", ""),
        kinds.HTML.replace("<p>Its", "<p>Jose\u0301 Bru\u0308ck counted 5 tonnes of it by hand.</p><p>Its"),
    ],
    ids=["article", "div", "list", "table", "open", "letters in parts"],
)
def test_the_main_text_is_what_trafilatura_finds(tmp_path: Path, page: str) -> None:
    from trafilatura import extract

    (tmp_path / "a.html").write_text(page)
    (one,) = documents(tmp_path)
    theirs = [line.strip() for line in (extract(page, include_comments=False) or "").split("\n")]
    mine = [line for line in one.text.split("\n") if line]
    assert [line for line in mine if line != kinds.TITLE] == [line for line in theirs if line != kinds.TITLE]
    assert mine[0] == kinds.TITLE
