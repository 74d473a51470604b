"""Properties of dates: days, months, quarters and lengths in many surface forms are read back."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from osintcli.mentions.dates import find
from osintcli.model.document import Published
from osintcli.model.interval import Interval
from osintcli.model.sentence import Sentence
from osintcli.model.span import Span
from osintcli.model.timex import TimexMention, TimexType
from tests.spelled import in_words

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
FORMS = (
    "{day} {month} {year}", "{month} {day}, {year}", "{day}{th} {month} {year}", "the {day}{th} of {month} {year}",
    "{month} {day}{th}, {year}", "{weekday}, {day} {month} {year}", "{weekday} {month} {day}, {year}",
    "{short} {day}, {year}", "{iso}", "{day} {short} {year}",
)  # fmt: skip
UNITS = {"D": ("day", "days"), "W": ("week", "weeks"), "M": ("month", "months"), "Y": ("year", "years")}
EVENTS = ("vote", "quake", "ceasefire", "trial", "storm", "summit")
DAYS = st.dates(date(1950, 1, 1), date(2050, 12, 31))
WRITTEN = date(2031, 5, 2)


def found(*sentences: str) -> tuple[TimexMention, ...]:
    """Read the times of some sentences, written on 2 May 2031."""
    text, spans = " ".join(sentences), list[Span]()
    for sentence in sentences:
        start = text.index(sentence, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(sentence)))
    lines = tuple(Sentence(span, index=at) for at, span in enumerate(spans))
    return find(text, lines, Published(Interval.day(WRITTEN)))


def spelled(day: date, form: str) -> str:
    """Write a day in one of the forms."""
    month = MONTHS[day.month - 1]
    return form.format(
        day=day.day, month=month, short=month[:3], year=day.year, th=ENDINGS.get(day.day, "th"),
        weekday=WEEKDAYS[day.weekday()], iso=day.isoformat(),
    )  # fmt: skip


@given(DAYS, st.sampled_from(FORMS), st.sampled_from(("on ", "since ", "before ", "by ")))
def test_days_are_read_back(day: date, form: str, leading: str) -> None:
    (mention,) = found(f"The mill has stood empty {leading}{spelled(day, form)}.")
    assert (mention.type, mention.value) == (TimexType.DATE, day.isoformat()), form
    assert (mention.interval.earliest, mention.interval.latest) == (day, day)


@given(st.integers(1950, 2050), st.integers(1, 4), st.sampled_from(("Q{n} {y}", "the {nth} quarter of {y}")))
def test_quarters_are_read_back(year: int, number: int, form: str) -> None:
    nth = ("first", "second", "third", "fourth")[number - 1]
    (mention,) = found(f"Output fell in {form.format(n=number, nth=nth, y=year)}.")
    assert mention.value == f"{year}-Q{number}"


@given(st.integers(2, 99), st.sampled_from(tuple(UNITS)), st.booleans())
def test_lengths_are_read_back(amount: int, unit: str, in_figures: bool) -> None:
    words = str(amount) if in_figures else in_words(amount)
    (mention,) = found(f"The strike lasted {words} {UNITS[unit][1]}.")
    assert (mention.type, mention.value) == (TimexType.DURATION, f"P{amount}{unit}")


@given(DAYS, st.integers(2, 60), st.sampled_from(EVENTS), st.sampled_from(("after", "before")), st.booleans())
def test_days_are_counted_from_an_event(
    day: date, amount: int, event: str, side: str, told_first: bool
) -> None:
    named = f"The {event} on {spelled(day, FORMS[0])} was long."
    counted = f"It rained {amount} days {side} the {event}."
    mentions = found(*((named, counted) if told_first else (counted, named)))
    (length,) = [m for m in mentions if m.type is TimexType.DURATION]
    away = timedelta(days=amount if side == "after" else -amount)
    assert (length.value, length.interval) == (f"P{amount}D", Interval.day(day + away))


@given(DAYS, DAYS, st.sampled_from(EVENTS))
def test_an_event_with_two_days_dates_nothing(one: date, two: date, event: str) -> None:
    named = [f"The {event} on {spelled(day, FORMS[0])} was long." for day in (one, two)]
    (length,) = [
        m for m in found(*named, f"It rained 3 days after the {event}.") if m.type is TimexType.DURATION
    ]
    assert length.interval.known == (one == two)


@given(st.integers(1950, 2050), st.integers(0, 11), st.integers(1, 4))
def test_fiscal_years_end_where_the_text_says(year: int, month: int, quarter: int) -> None:
    said = f"Its fiscal year ends in {MONTHS[month]}."
    part, whole = found(
        said,
        f"Sales fell in the {('first', 'second', 'third', 'fourth')[quarter - 1]} quarter of fiscal {year}.",
    )[1:]
    last = whole.interval.latest
    assert last is not None
    assert (last.year, last.month, (last + timedelta(days=1)).day) == (year, month + 1, 1)
    assert whole.interval.earliest == (last + timedelta(days=1)).replace(year=last.year - (last.month < 12))
    assert part.interval.earliest is not None
    assert (part.interval.earliest.month - month - 2) % 12 == 3 * (quarter - 1)
