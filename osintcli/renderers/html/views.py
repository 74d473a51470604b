"""What the templates show, worked out: no template decides anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from osintcli.model.comparison import Relation
from osintcli.renderers.html.articles import Paragraph
from osintcli.renderers.html.charts import Chart

SIGNS = {
    Relation.CONFLICT: "≠",
    Relation.DENIED: "×",
    Relation.UPDATED: "→",
    Relation.PLANNED_VS_ACTUAL: "»",
    Relation.INCREMENT: "+",
    Relation.REFINES: "≈",
    Relation.AGREE: "=",
    Relation.UNDETERMINED: "?",
    Relation.INCOMPARABLE: "·",
}


class Verdict(Struct, frozen=True):
    """A relation: its key, its sign, and the word that always stands beside it."""

    key: str
    sign: str
    word: str

    @classmethod
    def of(cls, relation: Relation) -> Verdict:
        """Return how a relation is written."""
        return cls(relation.value, SIGNS[relation], relation.value.replace("_", " "))


class Row(Struct, frozen=True):
    """An assertion in a table. `anchor` is where links to it lead, empty where it stands a second time."""

    id: str
    anchor: str
    when: str
    stands_in: bool
    figure: str
    what: str
    event: bool
    voice: str | None
    behind: str | None
    outlet: str
    published: str
    document: int
    shape: int
    colour: int
    style: str
    by: int
    outlet_number: int
    chosen: bool = False


class Why(Struct, frozen=True):
    """A sentence that says how some pairs stand, and how many they are."""

    verdict: Verdict
    words: str
    note: str | None
    count: int


class GroupView(Struct, frozen=True):
    """A group as it is shown."""

    id: str
    label: str
    verdict: Verdict
    why: str
    figure: str | None
    range: str | None
    figure_when: str
    policy: str
    refused: str | None
    made: str | None
    backing: str
    origins: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]
    rows: tuple[Row, ...]
    chart: Chart | None
    told: str
    whys: tuple[Why, ...]


class SectionView(Struct, frozen=True):
    """A topic: the answer in a sentence, and the groups behind it."""

    id: str
    topic: str
    groups: tuple[GroupView, ...]


class Entry(Struct, frozen=True):
    """An event in the line of time. `said` are the numbers of outlet and voice of each telling, for the filters.

    `ahead` says that it is only planned or possible.
    """

    id: str
    when: str
    label: str
    verdict: Verdict | None
    why: str
    tellings: tuple[tuple[str, str], ...]
    said: str
    minor: bool
    ahead: bool


class Period(Struct, frozen=True):
    """A stretch of the line of time with its heading."""

    name: str
    entries: tuple[Entry, ...]


class Mark(Struct, frozen=True):
    """What is known of a mark in an article: its verdict, where it leads, what is said when it is pointed at."""

    verdict: Verdict | None
    home: str
    title: str
    by: int
    outlet: int


class Article(Struct, frozen=True):
    """A document with its marks."""

    number: int
    title: str
    outlet: str
    published: str
    known_from: str
    language: str | None
    url: str | None
    more: str
    marks: int
    paragraphs: Sequence[Paragraph]


class PageView(Struct, frozen=True):
    """The whole page."""

    title: str
    lead: str
    tally: tuple[tuple[Verdict, int], ...]
    sections: tuple[SectionView, ...]
    alone: tuple[Row, ...]
    periods: tuple[Period, ...]
    entries: int
    articles: Sequence[Article]
    marks: Mapping[str, Mark]
    skipped: tuple[tuple[str, str], ...]
    voices: tuple[str, ...]
    outlets: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    version: str
