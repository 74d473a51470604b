"""Assertions from a few words, for cases and properties of comparisons and timelines.

A mapping says what an assertion says: `id doc text`, `value` or `low high`, `modifier`, `unit kind of` (the counted noun),
`predicate actor place as_of who origin stance measure trend concept deadline part_of`; of an event `trigger label subject`
`object date date_words mod`; `at` is where its sentence begins. A time is EDTF: "2031-05", "2031-05-01/2031-05-03",
"../2031-05-31".
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from osintcli.model.assertion import AsOf, AsOfBasis, Assertion, Counted, Event, Kind, Measure, Quote
from osintcli.model.attribution import Attribution, Level
from osintcli.model.document import Document, Published, PublishedBasis
from osintcli.model.factuality import Factuality
from osintcli.model.interval import Interval
from osintcli.model.place import Place
from osintcli.model.quantity import Modifier, Quantity, Trend, UnitKind
from osintcli.model.span import Span

ABOUT = Decimal("0.05")


def interval(edtf: str | None) -> Interval:
    if not edtf:
        return Interval()
    first, slash, last = str(edtf).partition("/")
    if not slash:
        last = first
    return Interval(_end(first, last=False), _end(last, last=True))


def _end(text: str, *, last: bool) -> date | None:
    if text == "..":
        return None
    parts = [int(part) for part in text.split("-")]
    month = parts[1] if len(parts) > 1 else (12 if last else 1)
    day = parts[2] if len(parts) > 2 else (calendar.monthrange(parts[0], month)[1] if last else 1)
    return date(parts[0], month, day)


def documents(named: Mapping[str, Mapping[str, Any]], said: list[Assertion]) -> dict[str, Document]:
    """The documents of a case; the text of each is its assertions' sentences in a row."""
    found = {}
    for name in sorted({a.document for a in said} | set(named)):
        facts = named.get(name, {})
        text = facts.get("text") or "\n\n".join(
            [name, *(a.sentence_text for a in said if a.document == name)]
        )
        when = interval(facts.get("published"))
        found[name] = Document(
            id=name,
            text=text,
            path=name,
            sha256=sha256(text.encode()).hexdigest(),
            publisher=facts.get("publisher"),
            published=Published(
                when, PublishedBasis.METADATA if when.known else PublishedBasis.UNKNOWN, when.single
            ),
            origin_of=facts.get("origin_of"),
        )
    return found


def assertion(said: Mapping[str, Any]) -> Assertion:
    """One assertion from a mapping."""
    text = str(said.get("text") or said.get("label") or f"{said.get('value')} {said.get('of', '')}").strip()
    sentence = str(said.get("sentence", text))
    within = "sentence" in said and text in sentence
    base = 1000 * (1 + sum(map(ord, sentence if within else said["id"])))
    base = said.get("at", base)
    start = base + sentence.index(text) if within else base
    span = Span(start, start + len(text))
    event = "trigger" in said
    when = interval(said.get("as_of"))
    return Assertion(
        id=said["id"],
        kind=Kind.EVENT if event else Kind.QUANTITY,
        document=said["doc"],
        quote=Quote(text, "", "", span),
        sentence=Span(base, base + len(sentence)) if within else span,
        sentence_text=sentence,
        quantity=None if event else _quantity(said),
        surface=said.get("figure"),
        counted=_counted(said),
        event=_event(said, base + sentence.find(str(said.get("date_words")))) if event else None,
        measure=Measure(said["measure"]) if "measure" in said else None,
        trend=Trend(said["trend"]) if "trend" in said else None,
        predicate=said.get("predicate"),
        actor=said.get("actor"),
        place=_place(said.get("place")),
        as_of=AsOf(when, AsOfBasis(said.get("basis", "stated" if when.known else "unknown"))),
        deadline=AsOf(interval(said["deadline"]), AsOfBasis.STATED) if "deadline" in said else None,
        attribution=_attribution(said),
        factuality=Factuality(said.get("stance", "asserted")),
        concept=tuple(said.get("concept", ())),
    )


def _quantity(said: Mapping[str, Any]) -> Quantity:
    modifier = Modifier(said.get("modifier", "exact" if "value" in said else "between"))
    value = Decimal(str(said["value"])) if "value" in said else None
    low, high = (Decimal(str(said[end])) if end in said else None for end in ("low", "high"))
    if value is not None and low is None and high is None:
        low, high = _bounds(value, modifier)
    unit = said.get("unit", "person")
    kind = UnitKind(said.get("kind", "count"))
    return Quantity(value, low, high, modifier, unit, kind)


def _bounds(value: Decimal, modifier: Modifier) -> tuple[Decimal | None, Decimal | None]:
    if modifier is Modifier.ABOUT:
        return value * (1 - ABOUT), value * (1 + ABOUT)
    if modifier in (Modifier.MORE_THAN, Modifier.AT_LEAST):
        return value, None
    if modifier in (Modifier.LESS_THAN, Modifier.AT_MOST):
        return None, value
    return value, value


def _counted(said: Mapping[str, Any]) -> Counted | None:
    noun = said.get("of")
    if noun is None:
        return None
    person = said.get("unit", "person") == "person" and "trigger" not in said
    return Counted(noun, said.get("surface", noun), person, part_of=said.get("part_of"))


def _event(said: Mapping[str, Any], at: int) -> Event:
    basis = AsOfBasis.STATED if said.get("date") else AsOfBasis.UNKNOWN
    span = Span(at, at + len(said["date_words"])) if "date_words" in said else None
    date_of = AsOf(interval(said.get("date")), basis, span=span, mod=said.get("mod"))
    named = said.get("object"), said.get("subject")
    return Event(
        said["trigger"], said.get("label", said["trigger"]), date_of, object=named[0], subject=named[1]
    )


def _place(named: str | None) -> Place | None:
    if not named:
        return None
    path = tuple(part.strip() for part in named.split(">"))
    return Place(path[-1], path)


def _attribution(said: Mapping[str, Any]) -> Attribution:
    who = said.get("who")
    if who is None:
        return Attribution(Level(said.get("level", "outlet")))
    return Attribution(Level(said.get("level", "named")), who, "said", said.get("origin", who))
