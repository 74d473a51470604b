"""The options that commands share, in the words of the contract, and what they come to."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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


class Colour(StrEnum):
    """When the table has colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


What = Annotated[
    str | None,
    typer.Argument(metavar="TOPIC", show_default=False, help="What to compare; `osint topics` lists it."),
]
Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH...", show_default=False, help=PATH_HELP)]
Form = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table, json, jsonl, csv or md; of a comparison also html.",
        show_default=False,
    ),
]
TimelineForm = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table, json, jsonl, csv, md, html, timelinejs (for Knight Lab's TimelineJS) or ics (for a calendar).",
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
        help="Of a store: what was known at that version, or at the end of that day.",
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
    str | None, typer.Option("--topic", "-t", metavar="TOPIC", help="Only this topic.", show_default=False)
]
Policy = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="POLICY",
        help="How one figure is made of many: latest (default), range, conservative, majority, pending, prefer:SOURCE.",
        show_default=False,
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

        named = paths or default_paths(self.terminal.environ.get("OSINT_CORPUS"))
        use_own_words(named)
        stores = [one for one in named if is_store(one)]
        if stores:
            return self._stored(stores, named)
        if self.as_of is not None:
            raise InputError(
                "--as-of: only a store knows what was", "Make one: osint index PATH... --store DIR"
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
        return self.terminal.counted(
            pipeline.read(named, stdin=self.terminal.stdin, fetch=self._fetch(named))
        )

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
        return pipeline, pipeline.extract(self.read(pipeline, paths))

    def deliver(self, answer: Answer) -> None:
        """Write an answer in the form asked for, and say what was not read."""
        self.write(self.rendered(answer))
        self.terminal.tell_skipped(answer.skipped)

    @property
    def look(self) -> Look:
        """How the page looks where it goes: a file has no colour."""
        to_file = self.output and self.output != "-"
        return self.terminal.look("never" if to_file else self.color.value)

    def rendered(self, answer: Answer) -> Iterator[str]:
        """Yield an answer in the form asked for."""
        renderer = import_module(f"osintcli.renderers.{_MODULES[self.format]}")
        parts: Iterator[str] = renderer.render(answer, self.look)
        return parts

    def write(self, parts: Iterable[str]) -> None:
        """Write what was rendered to where it shall go."""
        if self.output and self.output != "-":
            from osintcli.cli.terminal import save

            save(parts, self.output)
        else:
            self.terminal.write(parts, utf8=self.format is not Format.TABLE)

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


_MODULES = {
    Format.TABLE: "table",
    Format.JSON: "json",
    Format.JSONL: "jsonl",
    Format.CSV: "csv",
    Format.MARKDOWN: "markdown",
    Format.TIMELINEJS: "timelinejs",
    Format.ICS: "ics",
    Format.HTML: "html",
}


def default_paths(corpus: str | None) -> list[str]:
    """Return the PATH that stands for none: `$OSINT_CORPUS`, the folder with a `sources.yaml`, `./seeds`."""
    if corpus:
        return [corpus]
    if Path("sources.yaml").is_file():
        return ["."]
    if Path("seeds").is_dir():
        return ["seeds"]
    raise InputError(
        "no documents named", "Name files or a folder, or - for standard input; or set OSINT_CORPUS."
    )


def use_own_words(paths: Sequence[str]) -> None:
    """Name the user's `osint.yaml` for this process and its children: beside the documents, else in the working folder.

    `$OSINT_CONFIG` goes before both; set to nothing it means none.
    """
    from osintcli.lexicons.own import NAME, VARIABLE

    if VARIABLE in os.environ:
        return
    folders = [path for path in (*map(Path, paths), Path()) if path.is_dir()]
    found = next((folder / NAME for folder in folders if (folder / NAME).is_file()), None)
    if found is not None:
        os.environ[VARIABLE] = str(found.resolve())


def topic_and_paths(
    first: str | None, others: Sequence[str] | None, topic: str | None
) -> tuple[str | None, list[str]]:
    """Tell a leading TOPIC from PATHs: what is there, a glob, or looks like a file is a path."""
    rest = list(others or ())
    if first is None:
        return topic, rest
    if topic is not None or looks_like_path(first):
        return topic, [first, *rest]
    if rest and not looks_like_path(rest[0]):
        raise InputError(
            f"no such file or folder: {rest[0]}",
            f"A topic of several words wants quotes: “{first} {rest[0]}”.",
        )
    return first, rest


def looks_like_path(word: str) -> bool:
    """Say whether a word names files: it is there, is `-`, has a wildcard, a slash or a suffix of a format."""
    from osintcli.documents.formats import READERS

    if (
        word == "-"
        or Path(word).expanduser().exists()
        or os.sep in word
        or any(sign in word for sign in "*?[~")
    ):
        return True
    return Path(word.removesuffix(".gz")).suffix.lstrip(".").lower() in READERS.keys() - {""}


def days(text: str | None, option: str) -> tuple[date | None, date | None]:
    """Return the first and last day that an option's date covers. Raises `InputError`."""
    from osintcli.documents.edtf import HOW, parse

    if text is None:
        return None, None
    try:
        found = parse(text)
    except ValueError as error:
        raise InputError(
            f"{option}: {str(error).partition(': ')[0]}", f"{HOW[0].upper()}{HOW[1:]}."
        ) from error
    return found.earliest, found.latest
