"""The whole of what a command prints with `--json`: one envelope a command."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from osintcli.renderers.json import checks, shapes


class Envelope(Struct, frozen=True, kw_only=True):
    """What every answer begins with."""

    schema: Literal["osint/v1"] = shapes.VERSION


class Mentions(Envelope, frozen=True, kw_only=True):
    """`osint mentions`."""

    command: Literal["mentions"] = "mentions"
    documents: list[shapes.Document]
    mentions: list[shapes.QuantityMention | shapes.TimexMention]
    skipped: list[shapes.Skipped]


class Extract(Envelope, frozen=True, kw_only=True):
    """`osint extract`."""

    command: Literal["extract"] = "extract"
    documents: list[shapes.Document]
    assertions: list[shapes.Assertion]
    skipped: list[shapes.Skipped]


class Compare(Envelope, frozen=True, kw_only=True):
    """`osint compare`, and `osint conflicts` with the groups that are open."""

    command: Literal["compare", "conflicts"] = "compare"
    topic: str | None
    documents: list[shapes.Document]
    groups: list[shapes.Group]
    near: list[str]
    skipped: list[shapes.Skipped]


class Timeline(Envelope, frozen=True, kw_only=True):
    """`osint timeline`, entries in date order."""

    command: Literal["timeline"] = "timeline"
    documents: list[shapes.Document]
    entries: list[shapes.Entry]
    skipped: list[shapes.Skipped]


class Date(Envelope, frozen=True, kw_only=True):
    """`osint date`."""

    command: Literal["date"] = "date"
    documents: list[shapes.Dating]
    skipped: list[shapes.Skipped]


class Topics(Envelope, frozen=True, kw_only=True):
    """`osint topics`."""

    command: Literal["topics"] = "topics"
    documents: list[shapes.Document]
    topics: list[shapes.Topic]
    skipped: list[shapes.Skipped]


class Sources(Envelope, frozen=True, kw_only=True):
    """`osint sources`."""

    command: Literal["sources"] = "sources"
    documents: list[shapes.Source]
    skipped: list[shapes.Skipped]


class Show(Envelope, frozen=True, kw_only=True):
    """`osint show`: one assertion with the text around it and the words each field was read from."""

    command: Literal["show"] = "show"
    assertion: shapes.Assertion
    context: shapes.Sentence
    document: shapes.Document
    selectors: list[shapes.TextQuoteSelector | shapes.TextPositionSelector]
    skipped: list[shapes.Skipped]


class Verify(Envelope, frozen=True, kw_only=True):
    """`osint verify`: what became of the quotes of an earlier output, and of its documents."""

    command: Literal["verify"] = "verify"
    file: str
    documents: list[checks.Found]
    counts: dict[str, int]
    quotes: list[checks.Standing]
    skipped: list[shapes.Skipped]


class Diff(Envelope, frozen=True, kw_only=True):
    """`osint diff`: what changed from the old state to the new one."""

    command: Literal["diff"] = "diff"
    topic: str | None
    old: checks.Side
    new: checks.Side
    documents: list[checks.DocumentChange]
    groups: list[checks.GroupChange]
    figures: list[checks.FigureChange]
    sentences: list[checks.SentenceChange]
    skipped: list[shapes.Skipped]


class Index(Envelope, frozen=True, kw_only=True):
    """`osint index`."""

    command: Literal["index"] = "index"
    store: shapes.Store
    skipped: list[shapes.Skipped]


class Sql(Envelope, frozen=True, kw_only=True):
    """`osint sql`: names of columns, and a list of values a row."""

    command: Literal["sql"] = "sql"
    columns: list[str]
    rows: list[list[shapes.Value]]


class Report(Envelope, frozen=True, kw_only=True):
    """`osint report`, and what stands in its page: groups with their members, and the assertions that are in none."""

    command: Literal["report"] = "report"
    title: str | None
    topics: list[str]
    documents: list[shapes.Document]
    groups: list[shapes.Group]
    assertions: list[shapes.Assertion]
    skipped: list[shapes.Skipped]


ENVELOPES = (
    Compare,
    Timeline,
    Topics,
    Sources,
    Extract,
    Mentions,
    Show,
    Date,
    Verify,
    Diff,
    Index,
    Sql,
    Report,
)
