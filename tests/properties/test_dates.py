"""What holds of the times found in any text."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osintcli.mentions.dates import find
from osintcli.model.document import Published
from osintcli.model.interval import Interval
from osintcli.model.sentence import Sentence
from osintcli.model.span import Span
from osintcli.model.timex import TimexMention

WORDS = st.sampled_from(
    (  # noqa: SIM905
        "the of last next two 19th May march Monday 2031 12 31 / - : . , year years ago later and a in on by first "
        "quarter week noon pm half few every end early 1980s second night Christmas from to before after 2031-02-30 "
        "00 99 9999 0001 now \u00a0 \u2013"
    ).split(" ")
)
ANCHORS = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)))


def found(text: str, anchor: date | None) -> tuple[TimexMention, ...]:
    return find(
        text, (Sentence(Span(0, len(text))),), Published(Interval.day(anchor)) if anchor else Published()
    )


@given(st.lists(WORDS, max_size=25).map(" ".join), ANCHORS)
def test_spans_lie_in_order_and_apart(text: str, anchor: date | None) -> None:
    last = 0
    for mention in found(text, anchor):
        assert last <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text) == mention.span.of(text).strip()
        assert mention.value
        last = mention.span.end


@given(st.text(max_size=200), ANCHORS)
def test_any_text_is_read(text: str, anchor: date | None) -> None:
    found(text, anchor)


@given(st.lists(WORDS, max_size=25).map(" ".join), ANCHORS)
def test_days_are_in_order(text: str, anchor: date | None) -> None:
    for mention in found(text, anchor):
        first, last = mention.interval.earliest, mention.interval.latest
        assert first is None or last is None or first <= last


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_same_text_same_times(text: str) -> None:
    assert found(text, date(2031, 5, 2)) == found(text, date(2031, 5, 2))


@pytest.mark.parametrize(
    "piece",
    ["the last ", "12-", "a half of ", "2031 ", "the end of ", "Monday, ", "and a half year ", "1:2:", "'"],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        found(piece * count, date(2031, 5, 2))
        return time.process_time() - start

    seconds(10)
    short, long = seconds(1500), seconds(12000)
    assert long < 24 * max(short, 0.01)
