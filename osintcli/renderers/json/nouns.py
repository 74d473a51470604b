"""Shapes of the contract back to nouns of the model: what `objects` makes, read again.

What JSON does not say is unknown: the document's text, the words behind a place or a counted noun.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import UNSET

from osintcli.model import assertion as model
from osintcli.model.attribution import Attribution
from osintcli.model.comparison import Corroboration, Estimate, Group, Related
from osintcli.model.document import Document, Published
from osintcli.model.interval import Interval
from osintcli.model.place import Place
from osintcli.model.quantity import Quantity
from osintcli.model.span import Span
from osintcli.renderers.json import shapes


def number(value: float | None) -> Decimal | None:
    """Return the figure that a JSON number spells."""
    return None if value is None else Decimal(str(value))


def document(shape: shapes.Document) -> Document:
    """Return a document; its text is not known."""
    days = shape.published
    published = Published(Interval(days.earliest, days.latest), days.basis, days.best, days.confidence)
    return Document(
        id=shape.id,
        text="",
        path=shape.path,
        sha256=shape.sha256,
        title=shape.title,
        publisher=shape.publisher,
        author=shape.author,
        url=shape.url,
        language=shape.language,
        published=published,
        reliability=shape.reliability,
        origin_of=shape.origin_of,
    )


def assertion(shape: shapes.Assertion) -> model.Assertion:
    """Return an assertion."""
    quote, said = shape.quote, shape.attribution
    return model.Assertion(
        id=shape.id,
        kind=shape.kind,
        document=shape.document,
        quote=model.Quote(quote.exact, quote.prefix, quote.suffix, Span(quote.start, quote.end)),
        sentence=Span(shape.sentence.start, shape.sentence.end),
        sentence_text=shape.sentence.text,
        headline=shape.headline,
        quantity=_quantity(shape.quantity) if shape.quantity else None,
        surface=shape.quantity.surface if shape.quantity else None,
        counted=_counted(shape.quantity, quote.exact) if shape.quantity else None,
        event=model.Event(shape.event.trigger, shape.event.label, as_of(shape.event.date))
        if shape.event
        else None,
        measure=shape.measure,
        trend=shape.trend,
        predicate=shape.predicate,
        actor=shape.actor,
        place=Place(shape.place, tuple(shape.place_path)) if shape.place else None,
        as_of=as_of(shape.as_of),
        deadline=as_of(shape.deadline) if shape.deadline else None,
        attribution=Attribution(
            level=said.level,
            source=said.source,
            cue=said.cue,
            origin=said.origin,
            span=Span(said.start, said.end) if said.start is not None and said.end is not None else None,
            chain=tuple(said.chain or ()),
            why=said.why or "",
        ),
        factuality=shape.factuality,
        concept=tuple(shape.concept),
        topics=tuple(shape.topics),
    )


def _quantity(shape: shapes.Quantity) -> Quantity:
    figures = (number(shape.value), number(shape.low), number(shape.high))
    return Quantity(*figures, shape.modifier, shape.unit, shape.unit_kind)


def _counted(shape: shapes.Quantity, exact: str) -> model.Counted | None:
    """Return what is counted, in the words that follow the figure where the quote has them."""
    if shape.counted is None:
        return None
    part = None if shape.part_of is UNSET else shape.part_of
    words = exact.removeprefix(shape.surface or "") if exact.startswith(shape.surface or exact) else ""
    surface = words.strip() or shape.counted
    return model.Counted(shape.counted, surface, person=shape.unit == "person", part_of=part)


def as_of(shape: shapes.AsOf) -> model.AsOf:
    """Return a time."""
    value, mod = (None if one is UNSET else one for one in (shape.value, shape.mod))
    return model.AsOf(Interval(shape.earliest, shape.latest), shape.basis, shape.text, value=value, mod=mod)


def group(shape: shapes.Group) -> Group:
    """Return a group with its members."""
    stand, made = shape.corroboration, shape.estimate
    return Group(
        id=shape.id,
        label=shape.label,
        verdict=shape.verdict,
        why=shape.why,
        members=tuple(map(assertion, shape.members)),
        relations=tuple(Related(one.a, one.b, one.relation, one.why, one.note) for one in shape.relations),
        estimate=Estimate(
            number(made.low),
            number(made.best),
            number(made.high),
            made.policy,
            tuple(made.sources),
            made.refused,
            made.why,
            tuple(made.titles),
        )
        if made
        else None,
        corroboration=Corroboration(
            stand.documents,
            stand.publishers,
            stand.origins,
            tuple((name, tuple(ids)) for name, ids in stand.by_origin.items()),
        ),
        counted=shape.counted,
        unit=shape.unit,
        actor=shape.actor,
        place=shape.place,
        notes=tuple(shape.notes),
    )
