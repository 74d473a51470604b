"""`osint verify` as a user meets it: any earlier output in, words and an exit status out."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import NamedTuple

import pytest

from osintcli.cli.app import main
from osintcli.cli.terminal import Terminal
from osintcli.errors import InputError
from osintcli.model.assertion import Quote
from osintcli.model.span import Span
from osintcli.model.standing import Claim, Stand
from osintcli.renderers import json as whole
from osintcli.renderers import jsonl
from osintcli.renderers.json.reading import earlier
from osintcli.standings.placing import placed
from osintcli.standings.wording import difference
from tests import specimens


class Done(NamedTuple):
    status: int
    out: str
    err: str


def osint(*arguments: str, stdin: bytes = b"") -> Done:
    out, err = io.BytesIO(), io.StringIO()
    status = main(arguments, Terminal(io.BytesIO(stdin), out, err))
    return Done(status, out.getvalue().decode(), err.getvalue())


def printed(command: str, form: str = "json") -> str:
    module = {"json": whole, "jsonl": jsonl}[form]
    return "".join(module.render(specimens.EVERY[command]))


@pytest.fixture
def harvest(tmp_path: Path) -> Path:
    folder = tmp_path / "harvest"
    folder.mkdir()
    for name, text in specimens.TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def page(data: str) -> str:
    return (
        f"<!doctype html><title>x</title><script type='application/json' id='osint-data'>{data}</script><p>y"
    )


@pytest.mark.parametrize(
    "command", ["compare", "conflicts", "timeline", "extract", "mentions", "show", "date"]
)
@pytest.mark.parametrize("form", ["json", "jsonl", "html"])
def test_every_output_stands_in_its_own_documents(
    harvest: Path, tmp_path: Path, command: str, form: str
) -> None:
    file = tmp_path / f"out.{form}"
    text = page(printed(command)) if form == "html" else printed(command, form)
    file.write_text(text, encoding="utf-8")
    done = osint("verify", str(file), str(harvest), "--json")
    assert done.status == 0, done.err
    found = json.loads(done.out)
    assert {one["standing"] for one in found["quotes"]} == {"stands"}
    assert sum(found["counts"].values()) == len(found["quotes"]) > 0


def test_evidence_and_context_are_checked_too() -> None:
    kinds = {one.what for one in earlier(printed("show").encode(), "x").claims}
    assert kinds == {"assertion", "evidence", "context"}


def test_a_quote_is_checked_once() -> None:
    twice = printed("extract", "jsonl") * 2
    claims = earlier(twice.encode(), "x").claims
    assert len(claims) == len(specimens.ASSERTIONS)


def test_from_standard_input(harvest: Path) -> None:
    assert osint("verify", "-", str(harvest), stdin=printed("extract").encode()).status == 0
    done = osint("verify", "-", "-", stdin=printed("extract").encode())
    assert (done.status, done.out) == (2, "")


@pytest.mark.parametrize(
    ("change", "more", "status", "words"),
    [
        (("About 1,200", "About 1,300"), [], 3, "“1,200” became “1,300”"),
        (("Pickers walk out", "At noon: Pickers walk out"), [], 0, "stands 9 characters later"),
        (("Pickers walk out", "At noon: Pickers walk out"), ["--fail-on", "moved"], 3, "moved"),
        (("October.\n", "October.\n\n"), [], 0, "changed: another hash"),
        (("October.\n", "October.\n\n"), ["--fail-on", "changed"], 3, "changed: another hash"),
        (("It wants 2.5 percent", "It asks for two percent"), [], 3, "altered"),
    ],
    ids=str,
)
def test_what_changed_decides_the_status(
    harvest: Path, tmp_path: Path, change: tuple[str, str], more: list[str], status: int, words: str
) -> None:
    file = tmp_path / "out.json"
    file.write_text(printed("extract"), encoding="utf-8")
    path = harvest / "b1.txt"
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    done = osint("verify", str(file), str(harvest), *more)
    assert done.status == status, done.out
    assert words in done.out


def test_a_missing_document_is_three(harvest: Path, tmp_path: Path) -> None:
    (harvest / "b2.txt").unlink()
    file = tmp_path / "out.json"
    file.write_text(printed("extract"), encoding="utf-8")
    done = osint("verify", str(file), str(harvest))
    assert done.status == 3
    assert "b2.txt  missing" in done.out


@pytest.mark.parametrize("manifest", [False, True])
def test_a_document_that_only_the_manifest_still_names_is_missing(
    harvest: Path, tmp_path: Path, *, manifest: bool
) -> None:
    file = tmp_path / "out.json"
    file.write_text(printed("extract"), encoding="utf-8")
    (harvest / "b2.txt").unlink()
    if manifest:
        (harvest / "sources.yaml").write_text("documents:\n  - path: b2.txt\n", encoding="utf-8")
    done = osint("verify", str(file), str(harvest))
    assert done.status == 3
    assert "b2.txt  missing" in done.out or "b2.txt missing" in done.out
    assert ("names it, and it is not there" in done.err) == manifest


def test_an_output_without_quotes_is_one(harvest: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text(printed("topics"), encoding="utf-8")
    done = osint("verify", str(file), str(harvest))
    assert done.status == 1
    assert "has no quote" in done.err


@pytest.mark.parametrize("text", [
    "", "[]", "1", '{"a": ', "not json", "<p>a page</p>", "[1, 2]", "\ufeff", "[" * 100_000,
    '{"document": "a", "quote": {"exact": "x"}}', '{"document": 1, "exact": "x", "start": 0, "end": 1}',
    '{"document": "a", "exact": "x", "start": -1, "end": 1}', '{"id": "a", "sha256": 7}',
], ids=lambda text: text[:20])  # fmt: skip
def test_what_is_no_output_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"out\.json"):
        earlier(text.encode(), "out.json")


def test_the_old_side_of_a_difference_is_not_checked() -> None:
    line = json.loads(printed("extract", "jsonl").splitlines()[0])
    both = {"old": line, "new": {**line, "id": "other"}}
    assert [one.id for one in earlier(json.dumps(both).encode(), "x").claims] == ["other"]


@pytest.mark.parametrize(("before", "after", "says"), [
    ("a b", "a b", ""),
    ("a b", "a\n b", "only spaces or line ends differ"),
    ("sent 1,500 men", "sent 1,600 men", "“1,500” became “1,600”"),
    ("sent men", "sent no men", "“no” came in"),
    ("sent no men", "sent men", "“no” was left out"),
    ("paper", "p\u0430per", "“paper” became “p\u0430per” (cyrillic small letter a for latin small letter a)"),
    ("a b", "a\u200b b", "“zero width space” came in"),
    ("one two three four five", "six two seven four eight nine ten", None),
], ids=str)  # fmt: skip
def test_how_words_differ(before: str, after: str, says: str | None) -> None:
    told = difference(before, after)
    assert told == says or (says is None and told.count("became") == 3)


def test_no_word_of_a_document_steers_the_terminal(harvest: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text(printed("extract"), encoding="utf-8")
    path = harvest / "b1.txt"
    evil = path.read_text(encoding="utf-8").replace("About 1,200", "About \x1b[31m\x07[bold]1,200")
    path.write_text(evil, encoding="utf-8")
    for form in ("table", "md", "csv", "json", "jsonl"):
        assert not {"\x1b", "\x07"} & set(osint("verify", str(file), str(harvest), "--format", form).out)


@pytest.mark.parametrize(
    ("before", "after", "exact", "stands"),
    [
        ("It rose to seven after four more were found.", "It rose to eight after four more were found.", "four more", True),
        ("Seven died, and rescuers found four more, she said.", "Eight died, and rescuers found four more; she said.",
         "rescuers found four more", True),
        ("About 12 of 120 miners were hurt.", "About 13 of 120 miners were hurt.", "12", False),
        ("Nine (of 40) miners were hurt on Monday.", "Ten (of 40) miners were hurt on Monday.", "40", True),
    ],
)  # fmt: skip
def test_a_quote_that_stands_in_an_altered_sentence_is_quoted_as_it_is(
    before: str, after: str, exact: str, *, stands: bool
) -> None:
    at = before.index(exact)
    quote = Quote(exact, "", "", Span(at, at + len(exact)))
    claim = Claim("a", "assertion", quote, sentence=Span(0, len(before)), sentence_text=before)
    (found,) = placed([claim], after, sure=False)
    assert found.stand is Stand.ALTERED
    assert found.now is not None
    assert found.now.of(after) == found.words
    assert (found.words == exact) is stands
    assert ("the quote stands" in found.why) is stands
    assert found.words == (found.words or "").strip(",;.()")
