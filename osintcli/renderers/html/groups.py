"""Groups and their rows as the page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from osintcli.model.assertion import AsOfBasis, Assertion, Measure
from osintcli.model.comparison import Group
from osintcli.model.document import Document
from osintcli.model.quantity import UnitKind
from osintcli.renderers import backing, reasons, wording
from osintcli.renderers.html import charts
from osintcli.renderers.html.palette import Key, Palette, voice
from osintcli.renderers.html.views import GroupView, Row, Verdict, Why


class Builder:
    """Makes views of groups; knows which assertions have a row already, so that a link to one leads to one place."""

    def __init__(self, documents: Mapping[str, Document], palette: Palette) -> None:
        self._documents = documents
        self._palette = palette
        self._numbers = {name: at for at, name in enumerate(documents, 1)}
        self.homes: dict[str, str] = {}
        self.verdicts: dict[str, Verdict] = {}

    def group(self, group: Group) -> GroupView:
        """Return the view of a group."""
        estimate = group.estimate
        sources = frozenset(estimate.sources if estimate else ())
        chart = charts.draw(group, self._documents, self._palette) if len(group.members) > 1 else None
        key = chart.key if chart else self._palette.key(group.members)
        verdict = Verdict.of(group.verdict)
        figure, spread = _estimate(group)
        return GroupView(
            id=group.id,
            label=group.label,
            verdict=verdict,
            why=f"{group.why[:1].upper()}{group.why[1:]}",
            figure=figure,
            range=spread,
            figure_when=_when(group),
            policy=_policy(group),
            refused=estimate.refused if estimate else None,
            made=estimate.why if estimate and _policy(group) == "added" else None,
            backing=backing.counts(group),
            origins=backing.shares(group),
            notes=group.notes,
            rows=tuple(self.row(one, key, verdict, chosen=one.id in sources) for one in group.members),
            chart=chart,
            told=_told(group),
            whys=tuple(_whys(group)),
        )

    def row(self, one: Assertion, key: Key, verdict: Verdict | None, *, chosen: bool = False) -> Row:
        """Return the row of an assertion; the first one is where links to the assertion lead."""
        anchor = "" if one.id in self.homes else f"m-{one.id}"
        if anchor:
            self.homes[one.id] = anchor
            if verdict:
                self.verdicts[one.id] = verdict
        document = self._documents[one.document]
        palette = self._palette
        outlet = palette.outlet(one)
        return Row(
            id=one.id,
            anchor=anchor,
            when=wording.moment(one).removeprefix("~"),
            stands_in=one.event is None and one.as_of.basis is AsOfBasis.DOCUMENT,
            figure=wording.figure(one),
            what=what(one),
            event=one.event is not None,
            voice=wording.spoken(one),
            behind=wording.behind(one),
            outlet=outlet,
            published=wording.days(document.published.interval),
            document=self._numbers[document.id],
            shape=key.shapes[outlet],
            colour=key.colour(one),
            style=charts.STYLES.get(one.factuality, ""),
            by=_number(palette.voices, voice(one)),
            outlet_number=palette.outlets[outlet],
            chosen=chosen,
        )


def _number(ranks: Mapping[str, int], name: str | None) -> int:
    return -1 if name is None else ranks[name]


def what(one: Assertion) -> str:
    """Return what is counted or measured, in a word or two; nothing for an event."""
    if one.counted is not None and one.quantity is not None and one.quantity.unit_kind is UnitKind.COUNT:
        return one.counted.surface or one.counted.noun
    return " ".join(one.concept)


def _estimate(group: Group) -> tuple[str | None, str | None]:
    """Return the figure of a group, and the range around it where it has one."""
    from msgspec.structs import replace

    estimate = group.estimate
    if estimate is None or estimate.best is None:
        return None, None
    plain = replace(group, estimate=replace(estimate, policy=""))
    words = wording.estimated(plain).removesuffix(", ")
    figure, _, spread = words.partition(" (")
    return figure, spread.removesuffix(")") or None


def _policy(group: Group) -> str:
    """Return the policy of the estimate; `added` where its figure is the sum of one and what was added."""
    estimate = group.estimate
    if estimate is None:
        return ""
    on_top = any(one.measure is Measure.INCREMENT for one in group.members if one.id in estimate.sources)
    return "added" if on_top and estimate.policy == "latest" else estimate.policy


def _when(group: Group) -> str:
    """Return the time of the chosen figure, the last one where several tell it."""
    chosen = group.estimate.sources if group.estimate else ()
    told = [one for one in group.members if one.id in chosen and one.as_of.interval.known]
    return wording.when(told[-1].as_of) if told else ""


def _whys(group: Group) -> Iterator[Why]:
    """Yield the sentences behind a verdict, the gravest first, each once."""
    for one in reasons.grouped(group.relations):
        yield Why(Verdict.of(one.relation), one.why, one.note, len(one.pairs))


def _told(group: Group) -> str:
    """Say in words what the chart shows."""
    figures = [one for one in group.members if one.quantity]
    some = figures or list(group.members)
    noun = "figure" if figures else "telling"
    first, last = some[0], some[-1]
    ends = "; ".join(
        f"{wording.figure(one)}, {wording.moment(one)}, {wording.voice(one)}" for one in (first, last)
    )
    return (
        f"{wording.several(len(some), noun)} over time. The first and the last: {ends}. The table lists all."
    )
