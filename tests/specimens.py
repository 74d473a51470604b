"""Nouns made by hand, on an invented grape harvest: what a renderer gets, without the stages that find it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256

from msgspec.structs import replace

from osintcli.model.assertion import (
    AsOf,
    AsOfBasis,
    Assertion,
    Counted,
    Event,
    Evidence,
    Kind,
    Measure,
    Quote,
)
from osintcli.model.attribution import Attribution, Level
from osintcli.model.change import (
    Change,
    Difference,
    DocumentChange,
    FigureChange,
    GroupChange,
    SentenceChange,
    State,
)
from osintcli.model.comparison import (
    Comparison,
    Corroboration,
    Estimate,
    Group,
    Related,
    Relation,
    TopicCount,
)
from osintcli.model.dating import DateEvidence, Dating
from osintcli.model.document import Document, Published, PublishedBasis, Skipped
from osintcli.model.factuality import Factuality
from osintcli.model.interval import Interval
from osintcli.model.mention import Mentions
from osintcli.model.place import Place
from osintcli.model.quantity import Modifier, Quantity, QuantityMention, Trend, UnitKind
from osintcli.model.span import Span
from osintcli.model.standing import Claim, Condition, Found, Held, Stand, Standing, Verification
from osintcli.model.timeline import Entry, Timeline
from osintcli.model.timex import TimexMention, TimexType
from osintcli.renderers import answers

TEXTS = {
    "b1.txt": (
        "Pickers walk out at Tollmere vineyards\n\n"
        "About 1,200 pickers left the rows on Monday, the Harvest Union said. "
        "It wants 2.5 percent more an hour by the end of October.\n"
    ),
    "b2.txt": (
        "The growers' league put the number of strikers at fewer than 700 on Monday. "
        "Losses come to between 1.2 million and 1.5 million euros so far.\n"
    ),
    "b3.txt": "By Thursday more than 3,000 had stopped work, according to the Harvest Union.\n",
}
PUBLISHERS = {"b1.txt": "Tollmere Courier", "b2.txt": "The Vine Weekly", "b3.txt": None}
DAYS = {"b1.txt": date(2031, 9, 16), "b2.txt": date(2031, 9, 17), "b3.txt": date(2031, 9, 19)}


def document(name: str) -> Document:
    text = TEXTS[name]
    return Document(
        id=name,
        text=text,
        path=f"harvest/{name}",
        sha256=sha256(text.encode()).hexdigest(),
        publisher=PUBLISHERS[name],
        published=Published(Interval.day(DAYS[name]), PublishedBasis.METADATA),
    )


DOCUMENTS = {name: document(name) for name in TEXTS}
SKIPPED = (Skipped("harvest/map.png", "no article format: png"),)
MONDAY = AsOf(Interval.day(date(2031, 9, 15)), AsOfBasis.STATED, "Monday")
THURSDAY = AsOf(Interval.day(date(2031, 9, 18)), AsOfBasis.DOCUMENT)
UNION = Attribution(Level.NAMED, "the Harvest Union", "said", "Harvest Union")
LEAGUE = Attribution(Level.NAMED, "The growers' league", "put", "growers' league")


def span(name: str, exact: str) -> Span:
    start = TEXTS[name].index(exact)
    return Span(start, start + len(exact))


def quantity(
    value: str | None, low: str | None, high: str | None, modifier: Modifier, unit: str = "person"
) -> Quantity:
    kind = {"percent": UnitKind.PERCENT, "EUR": UnitKind.MONEY}.get(unit, UnitKind.COUNT)
    middle, first, last = (None if one is None else Decimal(one) for one in (value, low, high))
    return Quantity(middle, first, last, modifier, unit, kind)


def assertion(ident: str, name: str, exact: str, figure: Quantity | None, **more: object) -> Assertion:
    text = TEXTS[name]
    at = span(name, exact)
    sentence = Span(text.rfind("\n", 0, at.start) + 1, len(text.rstrip()))
    found = Assertion(
        id=ident,
        kind=Kind.QUANTITY if figure else Kind.EVENT,
        document=name,
        quote=Quote(exact, text[max(0, at.start - 32) : at.start], text[at.end : at.end + 32], at),
        sentence=sentence,
        sentence_text=sentence.of(text),
        quantity=figure,
        surface=exact,
        topics=("strikers",),
        concept=("striker",),
    )
    return replace(found, **more)


COUNTED = Counted("striker", "strikers", person=True)
TOLLMERE = Place("Tollmere", ("Westland", "Tollmere"))
FIRST = assertion(
    "a1a1a1a1a1a1",
    "b1.txt",
    "About 1,200 pickers",
    quantity("1200", "1140", "1260", Modifier.ABOUT),
    measure=Measure.STOCK,
    counted=Counted("picker", "pickers", person=True),
    as_of=MONDAY,
    attribution=UNION,
    place=TOLLMERE,
    evidence=(
        Evidence("as_of", span("b1.txt", "Monday"), "a date in the same clause"),
        Evidence("attribution", span("b1.txt", "the Harvest Union said"), "speaker and cue of the sentence"),
    ),
)
SECOND = assertion(
    "b2b2b2b2b2b2",
    "b2.txt",
    "fewer than 700",
    quantity("700", None, "699", Modifier.LESS_THAN),
    measure=Measure.STOCK,
    counted=COUNTED,
    as_of=MONDAY,
    attribution=LEAGUE,
)
THIRD = assertion(
    "c3c3c3c3c3c3",
    "b3.txt",
    "more than 3,000",
    quantity("3000", "3000", None, Modifier.MORE_THAN),
    measure=Measure.STOCK,
    as_of=THURSDAY,
    attribution=UNION,
)
PLEDGE = assertion(
    "d4d4d4d4d4d4",
    "b1.txt",
    "2.5 percent",
    quantity("2.5", "2.5", "2.5", Modifier.EXACT, "percent"),
    measure=Measure.RATE,
    trend=Trend.UP,
    factuality=Factuality.PLANNED,
    deadline=AsOf(Interval.month(2031, 10), AsOfBasis.STATED, "the end of October", mod="ON_OR_BEFORE"),
    topics=("wages",),
)
LOSS = assertion(
    "e5e5e5e5e5e5",
    "b2.txt",
    "between 1.2 million and 1.5 million euros",
    quantity(None, "1200000", "1500000", Modifier.BETWEEN, "EUR"),
    measure=Measure.CUMULATIVE,
    topics=("losses",),
)
WALKOUT = assertion(
    "f6f6f6f6f6f6",
    "b1.txt",
    "Pickers walk out at Tollmere vineyards",
    None,
    event=Event("walk out", "Pickers walk out at Tollmere vineyards", MONDAY),
    headline=True,
)
ASSERTIONS = (FIRST, SECOND, THIRD, PLEDGE, LOSS, WALKOUT)

STRIKERS = Group(
    id="g1",
    label="pickers on strike at Tollmere",
    verdict=Relation.CONFLICT,
    why="The union counts 1,140 to 1,260 on Monday, the league fewer than 700 on the same day.",
    members=(FIRST, SECOND, THIRD),
    relations=(
        Related(FIRST.id, SECOND.id, Relation.CONFLICT, "same day, and the ranges do not meet"),
        Related(FIRST.id, THIRD.id, Relation.UPDATED, "as-of 2031-09-15 before 2031-09-18", "rise"),
    ),
    estimate=Estimate(Decimal(3000), Decimal(3000), None, "latest", (THIRD.id,)),
    corroboration=Corroboration(
        3, 2, 2, (("Harvest Union", (FIRST.id, THIRD.id)), ("growers' league", (SECOND.id,)))
    ),
    counted="striker",
    unit="person",
    place="Tollmere",
    notes=("The league is a party to the dispute.",),
)
LOSSES = Group(
    id="g2",
    label="losses of the growers",
    verdict=Relation.AGREE,
    why="One figure only.",
    members=(LOSS,),
    relations=(),
    estimate=Estimate(None, None, None, "latest", refused="one figure makes no estimate"),
    corroboration=Corroboration(1, 1, 0),
    unit="EUR",
)
MENTIONS = {
    "b1.txt": Mentions(
        (
            QuantityMention(
                span("b1.txt", "About 1,200 pickers"),
                span("b1.txt", "About 1,200"),
                span("b1.txt", "1,200"),
                quantity("1200", "1140", "1260", Modifier.ABOUT, "picker"),
                span("b1.txt", "pickers"),
                concept=("left", "rows"),
                rule="number > about > counted",
            ),
        ),
        (
            TimexMention(
                span("b1.txt", "Monday"),
                TimexType.DATE,
                "2031-09-15",
                interval=Interval.day(date(2031, 9, 15)),
                rule="weekday",
            ),
        ),
    ),
    "b2.txt": Mentions(),
}
ENTRIES = (
    Entry(
        AsOf(Interval.month(2031, 8), AsOfBasis.STATED, "August"),
        "wage talks open",
        Relation.AGREE,
        "",
        1.0,
        (FIRST,),
    ),
    Entry(
        MONDAY, "Pickers walk out at Tollmere vineyards", Relation.AGREE, "same day", 3.0, (WALKOUT, SECOND)
    ),
    Entry(
        AsOf(Interval.year(2032), AsOfBasis.STATED, "2032"),
        "new contract",
        Relation.AGREE,
        "",
        0.5,
        (PLEDGE,),
    ),
)
DATINGS = (
    Dating(
        "b3.txt",
        Published(
            Interval(date(2031, 9, 18), date(2031, 9, 20)), PublishedBasis.TEXT, date(2031, 9, 19), 0.8
        ),
        (DateEvidence("By Thursday", span("b3.txt", "By Thursday"), "written on or after that Thursday"),),
        ("b3.txt cannot be older than b1.txt",),
    ),
)
CLAIMS = tuple(
    Claim(one.document, "assertion", one.quote, one.id, one.sentence, one.sentence_text) for one in ASSERTIONS
)
VERIFICATION = Verification(
    (
        Found(Held("b1.txt", "0" * 64), Condition.CHANGED, "b1.txt", DOCUMENTS["b1.txt"].sha256),
        Found(
            Held("b2.txt", DOCUMENTS["b2.txt"].sha256),
            Condition.SAME,
            "old/b2.txt",
            DOCUMENTS["b2.txt"].sha256,
        ),
        Found(Held("b3.txt"), Condition.MISSING),
    ),
    (
        Standing(
            CLAIMS[0], Stand.ALTERED, CLAIMS[0].quote.span, "About 1,300 pickers", "“1,200” became “1,300”"
        ),
        Standing(CLAIMS[1], Stand.STANDS, CLAIMS[1].quote.span, CLAIMS[1].quote.exact),
        Standing(CLAIMS[2], Stand.MISSING, why="the document is not there"),
        Standing(CLAIMS[3], Stand.MOVED, Span(3, 14), CLAIMS[3].quote.exact, "stands 9 characters later"),
        Standing(Claim("b1.txt", "mention", CLAIMS[5].quote), Stand.GONE, why="nothing like it is left"),
    ),
)
LATER = replace(
    FIRST,
    id="a7a7a7a7a7a7",
    quantity=quantity("1300", "1235", "1365", Modifier.ABOUT),
    sentence_text=FIRST.sentence_text.replace("1,200", "1,300"),
)
FEWER = replace(SECOND, id="b8b8b8b8b8b8", quantity=quantity("700", None, "700", Modifier.AT_MOST))
THEN = State("last-week", DOCUMENTS, ASSERTIONS, (STRIKERS, LOSSES))
NOW = State(
    "today",
    {
        "b1.txt": replace(DOCUMENTS["b1.txt"], publisher="The Courier", sha256="1" * 64),
        "b2.txt": DOCUMENTS["b2.txt"],
        "b4.txt": replace(DOCUMENTS["b3.txt"], id="b4.txt", sha256="2" * 64, text="x"),
    },
    (LATER, FEWER, PLEDGE, WALKOUT),
    (replace(STRIKERS, verdict=Relation.AGREE, members=(LATER, FEWER), estimate=None),),
)
DIFFERENCE = Difference(
    (
        DocumentChange(
            (Change.PUBLICATION, Change.TEXT), DOCUMENTS["b1.txt"], NOW.documents["b1.txt"], ("publisher",)
        ),
        DocumentChange((Change.LEFT,), DOCUMENTS["b3.txt"], None),
        DocumentChange((Change.ARRIVED,), None, NOW.documents["b4.txt"]),
    ),
    (
        GroupChange((Change.VERDICT, Change.ESTIMATE), STRIKERS, NOW.groups[0] if NOW.groups else None),
        GroupChange((Change.VERDICT,), LOSSES, None),
    ),
    (
        FigureChange((Change.NUMBER,), FIRST, LATER),
        FigureChange((Change.BOUND, Change.STANCE, Change.SPEAKER, Change.TIME), SECOND, FEWER),
        FigureChange((Change.GONE,), THIRD, None),
        FigureChange((Change.NEW,), None, WALKOUT),
    ),
    (
        SentenceChange("b1.txt", (Span(0, 5), "They all left."), (Span(0, 9), "They |all| stayed.")),
        SentenceChange("b1.txt", None, (Span(10, 19), "So it went.")),
    ),
    {"b1.txt": "b1.txt", "b2.txt": "b2.txt"},
)
EVERY: dict[str, answers.Answer] = {
    "mentions": answers.Mentioned(documents=DOCUMENTS, skipped=SKIPPED, mentions=MENTIONS, explain=True),
    "extract": answers.Extracted(documents=DOCUMENTS, skipped=SKIPPED, assertions=ASSERTIONS),
    "compare": answers.Compared(
        documents=DOCUMENTS, skipped=SKIPPED, comparison=Comparison(None, (LOSSES, STRIKERS)), why=True
    ),
    "conflicts": answers.Compared(
        documents=DOCUMENTS, comparison=Comparison("strikers", (STRIKERS,), ("wages",)), conflicts=True
    ),
    "timeline": answers.Ordered(documents=DOCUMENTS, skipped=SKIPPED, timeline=Timeline(ENTRIES)),
    "topics": answers.Counted(
        documents=DOCUMENTS, topics=(TopicCount("strikers", 3, 3, 2, "About 1,200 pickers"),)
    ),
    "sources": answers.Listed(documents=DOCUMENTS, skipped=SKIPPED, copies={"b1.txt": ("b3.txt",)}),
    "show": answers.Shown(documents=DOCUMENTS, assertion=FIRST, around=Span(0, len(TEXTS["b1.txt"]))),
    "date": answers.Dated(documents=DOCUMENTS, datings=DATINGS, skipped=SKIPPED),
    "diff": answers.Differed(
        documents=NOW.documents, skipped=SKIPPED, difference=DIFFERENCE, old=THEN, new=NOW
    ),
    "verify": answers.Verified(
        documents=DOCUMENTS, skipped=SKIPPED, verification=VERIFICATION, file="earlier.json"
    ),
    "report": answers.Reported(
        documents=DOCUMENTS,
        skipped=SKIPPED,
        comparisons=(Comparison(None, (LOSSES, STRIKERS)),),
        assertions=ASSERTIONS,
        timeline=Timeline(ENTRIES),
    ),
}
"""One answer for each command."""
