"""The options that commands share, in the words of the contract, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from osintcli.cli import completing, given
from osintcli.errors import ExitStatus, InputError, NothingFound
from osintcli.renderers.forms import Format, Look, of_suffix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized

    from osintcli.cli.terminal import Terminal
    from osintcli.documents.source import Fetch
    from osintcli.model.document import Document, Skipped
    from osintcli.pipeline import Extraction, Found, Pipeline
    from osintcli.renderers.answers import Answer
    from osintcli.stores.stored import Stored

PATH_HELP = "Files, folders (read recursively), quoted globs, addresses (https://…), - for standard input; or one store."


FORMS = "table, json, jsonl, csv, md, parquet, datapackage (a folder), annotations (W3C), claims (schema.org), stix (2.1)"


class Colour(StrEnum):
    """When the table has colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


What = Annotated[
    str | None,
    typer.Argument(
        metavar="TOPIC",
        show_default=False,
        help="What to compare; `osint topics` lists it. A unit (euros, length) means every figure in it.",
        autocompletion=completing.topics,
    ),
]
Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH...", show_default=False, help=PATH_HELP)]
Form = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table, json, jsonl, csv, md, parquet or datapackage (a folder).",
        show_default=False,
    ),
]
SaidForm = Annotated[
    Format | None,
    typer.Option("--format", "-f", metavar="FORMAT", help=f"{FORMS}.", show_default=False),
]
ComparedForm = Annotated[
    Format | None,
    typer.Option("--format", "-f", metavar="FORMAT", help=f"{FORMS}, html.", show_default=False),
]
TimelineForm = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"{FORMS}, html, timelinejs (for Knight Lab's TimelineJS) or ics (for a calendar).",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.", show_default=False)]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write there; its suffix tells the format.", show_default=False
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private", help="Fetch addresses inside a private network as well.", show_default=False
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        help="Processes that read; without it all cores where there is so much to read that it pays.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="VERSION|DATE",
        help="Of a store: what it held at that version, or at the end of that day of indexing (not of the news: --until).",
        show_default=False,
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read every document anew.", show_default=False)]
Color = Annotated[
    Colour, typer.Option("--color", metavar="WHEN", help="auto, always or never; NO_COLOR is respected.")
]
Debug = Annotated[
    bool, typer.Option("--debug", help="Show where an unexpected error arose.", show_default=False)
]
Topic = Annotated[
    str | None,
    typer.Option(
        "--topic",
        "-t",
        metavar="TOPIC",
        help="Only this topic.",
        show_default=False,
        autocompletion=completing.topics,
    ),
]
Policy = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="POLICY",
        help="How one figure is made of many: latest, the latest told as a fact (default); range, that and all from the "
        "lowest to the highest; conservative, the lowest of the latest time; majority, what most documents tell; "
        "pending, none while a conflict is open; prefer:SOURCE, the latest of that source.",
        show_default=False,
        autocompletion=completing.policies,
    ),
]
Actor = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only figures of this actor.", show_default=False)
]
Place = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only figures of this place.", show_default=False)
]
Source = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only what this speaker says.", show_default=False)
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="As of this day, month or year, or later.", show_default=False),
]
Until = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="As of this day, month or year, or earlier.", show_default=False),
]
MinOrigins = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Only groups that so many origins speak of.", show_default=False),
]
Top = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Only the first so many.", show_default=False)
]
Why = Annotated[
    bool, typer.Option("--why", help="Say how every two figures stand to each other.", show_default=False)
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        metavar="VERDICT",
        help="Exit with 3 when a group has this verdict; may be repeated.",
        show_default=False,
        autocompletion=completing.verdicts,
    ),
]


@dataclass(frozen=True)
class Run:
    """The options that every command has, and what it does with them."""

    terminal: Terminal
    form: Format | None = None
    json: bool = False
    output: str | None = None
    no_cache: bool = False
    color: Colour = Colour.AUTO
    debug: bool = False
    allow_private: bool = False
    jobs: int | None = None
    as_of: str | None = None
    usual: Format = Format.TABLE
    lenient: bool = False

    def __post_init__(self) -> None:
        """Refuse a form that cannot be told before anything is read."""
        _ = self.format

    @property
    def format(self) -> Format:
        """The form of output: what was asked for, else what the file's suffix tells, else the usual one.

        Raises `InputError` for a suffix that tells no form: a table in `out.xlsx` helps nobody.
        """
        if self.json:
            return Format.JSON
        if self.form:
            return self.form
        suffix = Path(self.output or "").suffix.removeprefix(".")
        told = of_suffix(suffix) if suffix else self.usual
        if told is None:
            known = ", ".join(f".{one}" for one in ("txt", *list(Format)[1:]))
            raise InputError(
                f"--output {self.output}: no form is known by the suffix .{suffix}",
                f"Suffixes are {known}; or say --format.",
            )
        return told

    def pipeline(self) -> Pipeline:
        """Return the pipeline."""
        from osintcli.pipeline import Pipeline

        return Pipeline(cache=not self.no_cache, jobs=self.jobs)

    def read(self, pipeline: Pipeline, paths: Sequence[str] | None) -> Found:
        """Return the documents that PATHs or their default name: a store, or what is read one by one."""
        from osintcli.stores.delta import is_store

        named = paths or given.default_paths(self.terminal.environ.get("OSINT_CORPUS"))
        given.use_own_words(named)
        stores = [one for one in named if is_store(one)]
        if stores:
            return self._stored(stores, named)
        if self.as_of is not None:
            raise InputError(
                "--as-of: only a store knows what was indexed by when",
                "Make one: osint index PATH... --store DIR; for what the news told by a day say --until DAY.",
            )
        return self.found(pipeline, named)

    def _stored(self, stores: Sequence[str], named: Sequence[str]) -> Stored:
        from osintcli.stores.stored import Stored

        if len(named) > 1:
            raise InputError(
                f"{stores[0]} is a store, and a store is asked alone",
                f"Add the other documents to it: osint index PATH... --store {stores[0]}",
            )
        return Stored(stores[0], self.as_of)

    def found(self, pipeline: Pipeline, named: Sequence[str]) -> Iterator[Document | Skipped]:
        """Yield the documents that PATHs name, as they are read."""
        fetch = self._fetch(named)
        found = pipeline.read(named, stdin=self.terminal.stdin, fetch=fetch, lenient=self.lenient)
        return self.terminal.counted(found)

    def _fetch(self, named: Sequence[str]) -> Fetch | None:
        """Return what fetches addresses, where one is named: it brings an HTTP client. Raises `InputError` without it."""
        from osintcli.documents.paths import is_address

        if not any(map(is_address, named)):
            return None
        from osintcli.web import Fetcher

        return Fetcher(self.terminal.today(), self.terminal.seconds, allow_private=self.allow_private)

    def extract(self, paths: Sequence[str] | None) -> tuple[Pipeline, Extraction]:
        """Return every assertion of the documents, and the pipeline to go on with."""
        pipeline = self.pipeline()
        extraction = pipeline.extract(self.read(pipeline, paths))
        topics = (name for one in extraction.assertions for name in one.topics)
        self.remember(paths, topics, extraction.documents)
        return pipeline, extraction

    def remember(self, paths: Sequence[str] | None, topics: Iterable[str], documents: Iterable[str]) -> None:
        """Keep what the shell may complete; nothing where nothing is to be kept."""
        if not self.no_cache:
            from osintcli.cli import remembering

            remembering.keep(
                paths or given.default_paths(self.terminal.environ.get("OSINT_CORPUS")), topics, documents
            )

    def deliver(self, answer: Answer) -> None:
        """Write an answer in the form asked for, and say what was not read."""
        from osintcli.cli import delivering

        if self.format is Format.DATAPACKAGE:
            delivering.folder(answer, self.output)
        else:
            self.write(self.rendered(answer))
        self.terminal.tell_skipped(answer.skipped)

    @property
    def look(self) -> Look:
        """How the page looks where it goes: a file has no colour."""
        to_file = self.output and self.output != "-"
        return self.terminal.look("never" if to_file else self.color.value)

    def rendered(self, answer: Answer) -> Iterator[str | bytes]:
        """Yield an answer in the form asked for."""
        from osintcli.cli import delivering

        return delivering.rendered(answer, self.format, self.look)

    def write(self, parts: Iterable[str | bytes]) -> None:
        """Write what was rendered to where it shall go."""
        from osintcli.cli import delivering

        delivering.write(parts, self.format, self.output, self.terminal)

    def nothing(self, words: str, documents: Sized, hint: str = "") -> ExitStatus:
        """Say that nothing was found, and where it was looked for; return the exit status of that."""
        count = len(documents)
        if count:
            self.terminal.say(f"{words}, in {count} document{'' if count == 1 else 's'}", hint)
        else:
            self.terminal.say(
                "no document to read",
                "Text, web pages, feeds, mail, PDF, Word, tables and archives of them are read.",
            )
        return ExitStatus.NOTHING

    def nothing_in(self, file: str) -> ExitStatus:
        """Say that an earlier output quotes nothing; return the exit status of that."""
        self.terminal.say(
            f"{file} has no quote", "Outputs of compare, extract, timeline, show, mentions and date have."
        )
        return ExitStatus.NOTHING

    def content(self, file: str) -> bytes:
        """Return the bytes of a file, or of standard input for `-`. Raises `InputError`."""
        if file == "-":
            return self.terminal.stdin.read()
        try:
            return Path(file).expanduser().read_bytes()
        except OSError as error:
            raise InputError(
                f"cannot read {file}: {error.strerror or error}", "Name a file that osint wrote."
            ) from error

    def print_text(self, documents: Mapping[str, Document], name: str) -> None:
        """Print the text that offsets count in, letter by letter. Raises `NothingFound`."""
        if name not in documents:
            from difflib import get_close_matches

            near = get_close_matches(name, list(documents), n=1)
            raise NothingFound(
                f"no document {name}", f"Did you mean {near[0]}?" if near else "`osint sources` lists them."
            )
        self.terminal.write([documents[name].text], utf8=True)
