"""Nouns of the model to the shapes of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import UNSET, UnsetType

from osintcli.model import assertion as model
from osintcli.model.attribution import Attribution
from osintcli.model.comparison import Estimate, Group, Related, TopicCount
from osintcli.model.dating import Dating
from osintcli.model.document import Document, Published, Skipped
from osintcli.model.mention import Mentions
from osintcli.model.quantity import Quantity, QuantityMention
from osintcli.model.standing import Found, Standing
from osintcli.model.timeline import Entry
from osintcli.model.timex import TimexMention
from osintcli.renderers import backing
from osintcli.renderers.answers import NO_KIN, Indexed, Kin
from osintcli.renderers.json import checks, shapes

Documents = Mapping[str, Document]

_WHOLE = Decimal(2**63)
"""From here on a whole number is written as a float: JSON readers keep no more digits."""


def number(value: Decimal | None) -> int | float | None:
    """Return a JSON number: whole where it is whole, else the shortest float that reads the same."""
    if value is None or not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() and abs(value) < _WHOLE else float(value)


def document(noun: Document) -> shapes.Document:
    """Return a document without its text."""
    return shapes.Document(**_document(noun))  # type: ignore[arg-type]  # the fields of one shape, shared with Source


def source(noun: Document, copies: Iterable[str], kin: Kin = NO_KIN) -> shapes.Source:
    """Return a document as `osint sources` lists it."""
    return shapes.Source(
        **_document(noun),  # type: ignore[arg-type]  # as above
        characters=len(noun.text),
        copies=list(copies),
        family=kin.family,
        alike=[shapes.Alike(other, tie.how, tie.percent) for other, tie in kin.ties],
        retrieved=noun.retrieved.edtf if noun.retrieved else None,
        bytes_sha256=noun.bytes_sha256,
    )


def _document(noun: Document) -> dict[str, object]:
    same = (
        "id",
        "path",
        "title",
        "publisher",
        "sha256",
        "url",
        "author",
        "language",
        "reliability",
        "origin_of",
    )
    return {name: getattr(noun, name) for name in same} | {"published": published(noun.published)}


def published(noun: Published) -> shapes.Published:
    """Return when a document was written."""
    days = noun.interval
    return shapes.Published(days.edtf, days.earliest, days.latest, noun.basis, noun.anchor, noun.confidence)


def store(of: Indexed) -> shapes.Store:
    """Return what a run did to a store."""
    return shapes.Store(
        of.store, of.version, of.held, of.read, of.unchanged, of.removed, of.topics, of.compared
    )


def skipped(nouns: Iterable[Skipped]) -> list[shapes.Skipped]:
    """Return what was not read."""
    return [shapes.Skipped(noun.path, noun.why) for noun in nouns]


def mentions(
    of: Document, nouns: Mentions, *, explain: bool = False
) -> Iterator[shapes.QuantityMention | shapes.TimexMention]:
    """Yield the mentions of a document in text order; `explain` adds the rules that read them."""
    for noun in nouns.in_order:
        rule = noun.rule if explain else UNSET
        yield (
            _quantity_mention(of, noun, rule)
            if isinstance(noun, QuantityMention)
            else _timex_mention(of, noun, rule)
        )


def _quantity_mention(of: Document, noun: QuantityMention, rule: str | UnsetType) -> shapes.QuantityMention:
    figure = noun.quantity
    return shapes.QuantityMention(
        document=of.id,
        start=noun.span.start,
        end=noun.span.end,
        exact=noun.span.of(of.text),
        value=number(figure.value),
        low=number(figure.low),
        high=number(figure.high),
        modifier=figure.modifier,
        trend=noun.trend,
        unit=noun.counted or figure.unit or None,
        unit_kind=figure.unit_kind,
        concept=list(noun.concept),
        rule=rule,
    )


def _timex_mention(of: Document, noun: TimexMention, rule: str | UnsetType) -> shapes.TimexMention:
    return shapes.TimexMention(
        document=of.id,
        start=noun.span.start,
        end=noun.span.end,
        exact=noun.span.of(of.text),
        type=noun.type,
        value=noun.value,
        mod=noun.mod,
        earliest=noun.interval.earliest,
        latest=noun.interval.latest,
        rule=rule,
    )


def assertion(noun: model.Assertion, of: Document, *, evidence: bool = False) -> shapes.Assertion:
    """Return an assertion of a document; `evidence` adds the words that each field was read from."""
    return shapes.Assertion(
        id=noun.id,
        kind=noun.kind,
        document=noun.document,
        publisher=of.publisher,
        published=of.published.interval.edtf,
        quote=_quote(noun.quote),
        sentence=shapes.Sentence(noun.sentence.start, noun.sentence.end, noun.sentence_text),
        quantity=_quantity(noun, noun.quantity) if noun.quantity else None,
        event=_event(noun.event) if noun.event else None,
        measure=noun.measure,
        predicate=noun.predicate,
        actor=noun.actor,
        place=noun.place.name if noun.place else None,
        as_of=as_of(noun.as_of),
        deadline=as_of(noun.deadline) if noun.deadline else None,
        attribution=_attribution(noun.attribution),
        factuality=noun.factuality,
        topics=list(noun.topics),
        concept=list(noun.concept),
        trend=noun.trend,
        headline=noun.headline,
        place_path=list(noun.place.path) if noun.place else [],
        evidence=[_evidence(one, of) for one in noun.evidence] if evidence else UNSET,
    )


def selectors(noun: model.Quote) -> list[shapes.TextQuoteSelector | shapes.TextPositionSelector]:
    """Return the two selectors of a quote: its words with their surroundings, and its place."""
    return [
        shapes.TextQuoteSelector(noun.exact, noun.prefix, noun.suffix),
        shapes.TextPositionSelector(noun.span.start, noun.span.end),
    ]


def _quote(noun: model.Quote) -> shapes.Quote:
    return shapes.Quote(noun.exact, noun.prefix, noun.suffix, noun.span.start, noun.span.end)


def _quantity(of: model.Assertion, figure: Quantity) -> shapes.Quantity:
    counted = of.counted
    return shapes.Quantity(
        value=number(figure.value),
        low=number(figure.low),
        high=number(figure.high),
        modifier=figure.modifier,
        unit=figure.unit,
        unit_kind=figure.unit_kind,
        counted=counted.noun if counted else None,
        surface=of.surface,
        part_of=(counted.part_of if counted else None) or UNSET,
    )


def as_of(noun: model.AsOf) -> shapes.AsOf:
    """Return a time with how it is known."""
    days = noun.interval
    more = (noun.value or UNSET, noun.mod or UNSET)
    return shapes.AsOf(days.edtf, days.earliest, days.latest, noun.text, noun.basis, *more)


def _event(noun: model.Event) -> shapes.Event:
    return shapes.Event(noun.trigger, noun.label, as_of(noun.date))


def _attribution(noun: Attribution) -> shapes.Attribution:
    return shapes.Attribution(
        source=noun.source,
        cue=noun.cue,
        origin=noun.origin,
        level=noun.level,
        start=noun.span.start if noun.span else None,
        end=noun.span.end if noun.span else None,
        chain=list(noun.chain) or UNSET,
        why=noun.why or UNSET,
    )


def _evidence(noun: model.Evidence, of: Document) -> shapes.Evidence:
    return shapes.Evidence(noun.field, noun.span.of(of.text), noun.span.start, noun.span.end, noun.why)


def group(noun: Group, documents: Documents) -> shapes.Group:
    """Return a group with its whole members."""
    return shapes.Group(
        id=noun.id,
        label=noun.label,
        counted=noun.counted,
        unit=noun.unit,
        actor=noun.actor,
        place=noun.place,
        verdict=noun.verdict,
        why=noun.why,
        estimate=estimate(noun.estimate) if noun.estimate else None,
        corroboration=_corroboration(noun),
        members=[assertion(one, documents[one.document]) for one in noun.members],
        relations=[_related(one) for one in noun.relations],
        notes=list(noun.notes),
    )


def _related(noun: Related) -> shapes.Related:
    return shapes.Related(noun.a, noun.b, noun.relation, noun.why, noun.note)


def estimate(noun: Estimate) -> shapes.Estimate:
    """Return one answer for a group."""
    figures = (number(noun.low), number(noun.best), number(noun.high))
    return shapes.Estimate(
        *figures, noun.policy, list(noun.sources), noun.refused, noun.why, list(noun.titles)
    )


def _corroboration(of: Group) -> shapes.Corroboration:
    noun = of.corroboration
    by_origin = {name: list(ids) for name, ids in noun.by_origin}
    apart = {reason.value: [one.id for one in some] for reason, some in backing.apart(of).items()}
    return shapes.Corroboration(noun.documents, noun.publishers, noun.origins, by_origin, apart)


def entry(noun: Entry, documents: Documents) -> shapes.Entry:
    """Return an entry of the timeline with its whole members."""
    members = [assertion(one, documents[one.document]) for one in noun.members]
    return shapes.Entry(as_of(noun.date), noun.label, noun.verdict, noun.why, noun.salience, members)


def dating(noun: Dating) -> shapes.Dating:
    """Return when a document was written, with the words that say so."""
    evidence = [
        shapes.DateEvidence(one.exact, one.span.start, one.span.end, one.says) for one in noun.evidence
    ]
    return shapes.Dating(noun.document, published(noun.published), evidence, list(noun.contradictions))


def topic(noun: TopicCount) -> shapes.Topic:
    """Return a topic with its counts."""
    return shapes.Topic(
        noun.topic, noun.assertions, noun.documents, noun.origins, noun.example, noun.figures, noun.events
    )


def standing(noun: Standing) -> checks.Standing:
    """Return how a quote stands."""
    quote, now = noun.claim.quote, noun.now
    return checks.Standing(
        document=noun.claim.document,
        id=noun.claim.id,
        what=noun.claim.what,
        exact=quote.exact,
        start=quote.span.start,
        end=quote.span.end,
        standing=noun.stand,
        now=checks.Words(noun.words or "", now.start, now.end) if now else None,
        why=noun.why,
    )


def found(noun: Found) -> checks.Found:
    """Return how a document of an earlier output is."""
    return checks.Found(noun.held.id, noun.state, noun.name, noun.held.sha256, noun.sha256)
