"""A figure, a date, a speaker as an editor would write them; for the renderers that people read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from osintcli.lexicons.inflection import plural
from osintcli.lexicons.load import load
from osintcli.model.assertion import AsOf, AsOfBasis, Assertion, Counted, Measure
from osintcli.model.attribution import Level
from osintcli.model.comparison import Estimate, Group
from osintcli.model.document import Document
from osintcli.model.factuality import Factuality
from osintcli.model.family import Alike, Family, How
from osintcli.model.interval import Interval
from osintcli.model.mention import Mention
from osintcli.model.quantity import Modifier, Quantity, Trend, UnitKind
from osintcli.model.standing import Condition, Found
from osintcli.model.timeline import Entry
from osintcli.model.timex import TimexMention
from osintcli.renderers import answers
from osintcli.text import stems
from osintcli.text.unit_words import spelled

_BOUNDS = {
    Modifier.EXACT: "",
    Modifier.ABOUT: "about ",
    Modifier.MORE_THAN: "more than ",
    Modifier.AT_LEAST: "at least ",
    Modifier.LESS_THAN: "less than ",
    Modifier.AT_MOST: "up to ",
    Modifier.NEARLY: "nearly ",
    Modifier.BETWEEN: "",
    Modifier.VAGUE: "",
}
_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PART, _OF_PART = "fraction", Decimal(100)
"""A part is printed in percent: "half" is 50%."""
_SIGNS = {"percent": "%", _PART: "%", "permille": "‰", "celsius": " °C", "fahrenheit": " °F", "kelvin": " K"}
_ENDLESS, _DECIMALS = 20, 4
_LARGE, _OF_LARGE = 1000, 2
_STANCES = {
    Factuality.POSSIBLE: "possible",
    Factuality.PLANNED: "planned",
    Factuality.DENIED: "denied",
    Factuality.UNCONFIRMED: "unconfirmed",
}


def number(value: Decimal) -> str:
    """Return "11,000", "1.2 billion", "3.75": every digit that says something."""
    size = abs(value)
    for scale, name in _SCALES:
        scaled = value / scale
        if size >= scale and scaled == round(scaled, 2):
            return f"{_digits(scaled)} {name}"
    return _digits(value)


def _digits(value: Decimal) -> str:
    if value.normalize().as_tuple().digits[_ENDLESS:]:  # a third, five feet two inches
        value = round(value, _DECIMALS)
    if abs(value) >= _LARGE:  # acres that were hectares
        value = round(value, _OF_LARGE)
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():,f}"


def bounded(figure: Quantity) -> str:
    """Return "more than 11,000 km": the figure with its bound and unit. People and things are named elsewhere."""
    unit = unit_words(figure)
    figure = _shown(figure)
    if figure.value is not None:
        fewer = figure.modifier is Modifier.LESS_THAN and figure.unit_kind is UnitKind.COUNT
        return f"{'fewer than ' if fewer else _BOUNDS[figure.modifier]}{number(figure.value)}{unit}"
    return f"{_range(figure.low, figure.high)}{unit}"


def _shown(figure: Quantity) -> Quantity:
    """Return a figure as it is printed: parts as percent."""
    if figure.unit != _PART:
        return figure
    value, low, high = (
        None if end is None else end * _OF_PART for end in (figure.value, figure.low, figure.high)
    )
    return Quantity(value, low, high, figure.modifier, "percent", figure.unit_kind)


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is None or high is None:
        one = low if high is None else high
        return "unknown" if one is None else f"{'at least' if high is None else 'up to'} {number(one)}"
    first, last = number(low), number(high)
    head, _, scale = last.partition(" ")
    shared = scale and first.endswith(f" {scale}")
    return f"{first.removesuffix(f' {scale}')}–{head} {scale}" if shared else f"{first}–{last}"


def unit_words(figure: Quantity) -> str:
    """Return the unit as it stands behind a figure, space included; nothing for people and things."""
    if figure.unit in _SIGNS:
        return _SIGNS[figure.unit]
    if figure.unit_kind is UnitKind.MONEY:
        return f" {figure.unit}"
    if figure.unit_kind in (UnitKind.COUNT, UnitKind.NUMBER) or not figure.unit:
        return ""
    return f" {spelled(figure.unit, one=figure.value == 1)}"


def figure(noun: Assertion, *, counted: bool = False) -> str:
    """Return the figure of an assertion with its stance: "up to 12,000 (planned, by the end of 2024)".

    A part says what it is a part of: "2 of the dead".

    `counted` adds what is counted, where nothing around the figure says it.
    """
    if noun.quantity is None:
        return noun.event.label if noun.event else noun.quote.exact
    words = (
        noun.surface or bounded(noun.quantity)
        if noun.quantity.modifier is Modifier.VAGUE
        else bounded(noun.quantity)
    )
    counts = noun.quantity.unit_kind is UnitKind.COUNT
    if noun.measure is Measure.INCREMENT or (counts and noun.trend is Trend.UP):
        words = f"{words} more"
    elif counts and noun.trend is Trend.DOWN:
        words = f"{words} fewer"
    elif noun.trend is not None:
        words = f"{'up' if noun.trend is Trend.UP else 'down'} {words}"
    if noun.counted and noun.counted.part_of:
        words = f"{words} of {_whole(noun.counted.part_of)}"
    elif counted and noun.counted and counts:
        words = f"{words} {_noun(noun.counted, more=words.endswith(_ON_TOP))}"
    return words + _stance(noun)


def _whole(noun: str) -> str:
    return "them" if noun == "person" else f"the {plural(noun)}"


_ON_TOP = (" more", " fewer")


class _Measures(Struct, frozen=True):
    """What is needed here of `lexicons/en/measures.yaml`."""

    increment: frozenset[str]


def _noun(counted: Counted, *, more: bool) -> str:
    """Return what is counted in its own words, lower case where only a headline made it a name.

    Where the figure says so already, "more" and the like in front are left out.
    """
    surface = counted.surface or counted.noun
    if more:
        first, _, rest = surface.partition(" ")
        surface = rest if rest and first.lower() in load("measures", _Measures).increment else surface
    return surface.lower() if surface.istitle() and surface.lower().startswith(counted.noun[:3]) else surface


def _stance(noun: Assertion) -> str:
    said = [_STANCES[noun.factuality]] if noun.factuality in _STANCES else []
    if noun.deadline and noun.deadline.interval.known:
        said.append(_due(noun.deadline))
    return f" ({', '.join(said)})" if said else ""


def _due(noun: AsOf) -> str:
    last = noun.interval.latest
    if noun.mod != "ON_OR_BEFORE" or last is None:
        return f"for {days(noun.interval)}"
    if (last.month, last.day) == (12, 31):
        return f"by the end of {last.year}"
    ends_month = (last + timedelta(days=1)).day == 1
    return f"by the end of {_MONTHS[last.month - 1]} {last.year}" if ends_month else f"by {_day(last)}"


def days(when: Interval) -> str:
    """Return "12 Nov 2024", "Oct 2024", "19 Oct – 2 Nov 2024", "until 2 Nov 2024"; "no date" when it is not known."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        one = last or first
        return "no date" if one is None else f"{'until' if first is None else 'since'} {_day(one)}"
    if first == last:
        return _day(first)
    unit = when.edtf or ""
    if "/" not in unit:
        return f"{_MONTHS[first.month - 1]} {first.year}" if "-" in unit else unit
    return f"{_start(first, last)} {_day(last)}"


def _start(first: date, last: date) -> str:
    if first.year != last.year:
        return f"{_day(first)} –"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} –"
    return f"{first.day} –"


def _day(when: date) -> str:
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def when(noun: AsOf) -> str:
    """Return the days of a time."""
    return days(noun.interval)


def moment(noun: Assertion) -> str:
    """Return the day of an event, or the time that a figure refers to; "~" where the day of publication stands in."""
    if noun.event:
        return when(noun.event.date)
    return f"{'~' if noun.as_of.basis is AsOfBasis.DOCUMENT else ''}{when(noun.as_of)}"


def ahead(entry: Entry) -> bool:
    """Say whether an event is only planned or possible."""
    return all(one.factuality in (Factuality.PLANNED, Factuality.POSSIBLE) for one in entry.members)


def outlet(document: Document) -> str:
    """Return who published a document, as far as it is known."""
    return document.publisher or document.id


def speaker(noun: Assertion) -> str | None:
    """Return who says it, `None` in the outlet's own voice."""
    said = noun.attribution
    if said.level is Level.OUTLET:
        return None
    if said.level is Level.HEARSAY:
        return f"hearsay ({said.cue})" if said.cue else "hearsay"
    return said.origin or said.source or ("a speaker" if said.level is Level.NAMED else "unnamed speakers")


def spoken(noun: Assertion) -> str | None:
    """Return who says it, as `speaker`; of somebody who speaks for a body both: "Mira Castell, Civil Protection Service"."""
    who, said = speaker(noun), noun.attribution
    if who is None or said.level is not Level.NAMED or not said.source or not said.origin:
        return who
    one = said.source.isupper() or set(stems.words(said.source)) & set(stems.words(said.origin))
    return who if one else f"{said.source}, {said.origin}"


def behind(noun: Assertion) -> str | None:
    """Return whose figure it is that an outlet tells in its own voice, where its text names them for it elsewhere."""
    said = noun.attribution
    return said.origin if said.level is Level.OUTLET else None


def voice(noun: Assertion) -> str:
    """Return who says it; of the outlet's own voice, whose figure it tells: "own voice (transport ministry)"."""
    whose = behind(noun)
    return spoken(noun) or (f"own voice ({whose})" if whose else "own voice")


def estimated(group: Group) -> str:
    """Return the estimate of a group in the unit of its leading figure; nothing where there is none."""
    noun, figure = group.estimate, leading(group)
    if noun is None:
        return ""
    if figure is not None and figure.unit == _PART:
        from msgspec.structs import replace

        low, best, high = (None if e is None else e * _OF_PART for e in (noun.low, noun.best, noun.high))
        noun = replace(noun, low=low, best=best, high=high)
    return estimate(noun, unit_of(group))


def estimate(noun: Estimate, unit: str = "") -> str:
    """Return the figure, its range, and how it was chosen; or why there is none. `unit` is as `unit_words` gives it."""
    if noun.best is None:
        return f"none: {noun.refused or 'the figures do not make one'}"
    words = f"{number(noun.best)}{unit}"
    if None in (noun.low, noun.high) and noun.best in (noun.low, noun.high):
        words = f"{'at least' if noun.high is None else 'up to'} {words}"
    elif noun.low != noun.high:
        words = f"{words} ({_range(noun.low, noun.high)}{unit})"
    return f"{words}, {noun.policy}"


def unit_of(group: Group) -> str:
    """Return the unit of a group's estimate, as `unit_words` gives it; that of its first figure where there is none."""
    figure = leading(group)
    return unit_words(figure) if figure else ""


def only_parts(group: Group) -> bool:
    """Say whether an estimate is open upwards since only parts of what it counts are told: "23.1 of 24.6 kilometres"."""
    made = group.estimate
    if made is None or made.high is not None or made.best is None:
        return False
    chosen = [one for one in group.members if one.id in made.sources and one.quantity]
    return bool(chosen) and all(
        one.counted and one.counted.part_of and one.quantity and one.quantity.high is not None
        for one in chosen
    )


def leading(group: Group) -> Quantity | None:
    """Return the figure in whose unit the estimate is: of those it was made from the one that is it, else the first."""
    figures = [one for one in group.members if one.quantity]
    if group.estimate:
        chosen = [one for one in figures if one.id in group.estimate.sources]
        same = [one for one in chosen if one.quantity and one.quantity.value == group.estimate.best]
        figures = same or chosen or figures
    return figures[0].quantity if figures else None


def read_as(noun: Mention) -> str:
    """Return what a mention was read as, before any context."""
    if isinstance(noun, TimexMention):
        return f"{noun.type.value} {noun.value}{f' {noun.mod}' if noun.mod else ''}"
    figure = noun.quantity
    trend = f"{noun.trend.value} " if noun.trend else ""
    counted = (
        f" [{noun.counted or figure.unit}]" if figure.unit_kind is UnitKind.COUNT and figure.unit else ""
    )
    return f"{trend}{bounded(figure)}{counted}"


def several(count: int, noun: str) -> str:
    """Return "1 document", "4 documents"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def alike(tie: Alike) -> str:
    """Return how another document is the same text, up to its name."""
    share = f"{tie.percent} % of it in " if tie.percent is not None and tie.percent < 100 else ""
    ways = {
        How.SAME: "letter by letter the text of ",
        How.VERSION: f"a version of the same text, {share}",
        How.COPY: f"a copy, {share}",
        How.REPUBLISHED: f"of one origin by the manifest, {share}"
        if share
        else "of one origin, by the manifest, with ",
    }
    return ways[tie.how]


def families(found: Sequence[Family]) -> str:
    """Say how many documents are one text with others."""
    members = sum(len(one.members) for one in found)
    words = "family" if len(found) == 1 else "families"
    return f"{members} documents are {len(found)} {words} of copies or versions: each counts as one voice."


UNLIKE = (Condition.CHANGED, Condition.MISSING)
"""States of a document that a reader must know of."""


def verified(counts: Mapping[str, int]) -> str:
    """Return "412 quotes: 409 stand, 2 moved, 1 altered"."""
    words = {"stands": "stand", "gone": "gone", "missing": "of missing documents"}
    told = [f"{count:,} {words.get(name, name)}" for name, count in counts.items() if count]
    return f"{several(sum(counts.values()), 'quote')}: {', '.join(told)}"


def state(noun: Found) -> str:
    """Return how a document is now, and under which name where that is another."""
    said = {
        Condition.SAME: "letter by letter as it was",
        Condition.CHANGED: "changed: another hash",
        Condition.UNKNOWN: "there; the output has no hash of it",
        Condition.MISSING: "missing",
    }
    other = f", now {noun.name}" if noun.name not in (None, noun.held.id) else ""
    return f"{said[noun.state]}{other}"


def indexed(answer: answers.Indexed) -> str:
    """Return what a run did to a store."""
    told = f"{answer.read} read, {answer.unchanged} as they were"
    left = f", {answer.removed} gone" if answer.removed else ""
    topics = several(answer.topics, "topic")
    ahead = f"; {topics} compared ahead, {answer.compared} of them now" if answer.topics else ""
    return (
        f"{several(answer.held, 'document')} in {answer.store}, version {answer.version}: {told}{left}{ahead}"
    )


def value(one: object) -> str:
    """Return a value of a query's answer as a person reads it."""
    if one is None:
        return ""
    if isinstance(one, bool):
        return str(one).lower()
    return ", ".join(map(value, one)) if isinstance(one, list) else str(one)
