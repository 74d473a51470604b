"""The forms that other programs read: TimelineJS, by a schema of its documentation in our words; iCalendar, by RFC 5545."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from osintcli.errors import InputError
from osintcli.model.assertion import AsOf, AsOfBasis
from osintcli.model.factuality import Factuality
from osintcli.model.interval import Interval
from osintcli.model.timeline import Entry, Timeline
from osintcli.renderers import answers, ics, timelinejs
from tests import specimens

SCHEMA: dict[str, Any] = json.loads(
    Path(__file__).with_name("timelinejs.schema.json").read_text(encoding="utf-8")
)
EVIL = "a <script>alert(1)</script>\r\nBEGIN:VEVENT\x1b[31m;,\\ é" + " and on" * 30
OCTETS = 75
"""Longest line of iCalendar without its end."""


def line(*entries: Entry) -> answers.Ordered:
    return answers.Ordered(documents=specimens.DOCUMENTS, timeline=Timeline(entries))


def at(when: Interval, **changes: object) -> Entry:
    return replace(specimens.ENTRIES[0], date=AsOf(when, AsOfBasis.STATED), **changes)


def shown(answer: answers.Ordered) -> dict[str, Any]:
    made: dict[str, Any] = json.loads("".join(timelinejs.render(answer)))
    return made


def events(answer: answers.Ordered) -> list[Any]:
    return list(Calendar.from_ical("".join(ics.render(answer))).walk("VEVENT"))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("when", [
    Interval.day(date(2031, 8, 5)), Interval.month(2031, 8), Interval.year(2031), Interval(None, date(2031, 8, 5)),
    Interval(date(2031, 8, 5), None), Interval(date(2031, 8, 5), date(2031, 9, 2)), Interval(),
], ids=str)  # fmt: skip
def test_any_time_is_one_that_timelinejs_reads(when: Interval) -> None:
    found = shown(line(at(when, label=EVIL)))
    Draft202012Validator(SCHEMA).validate(found)
    assert len(found["events"]) == when.known


def test_a_schema_that_refuses() -> None:
    found = shown(line(at(Interval.month(2031, 8))))
    del found["events"][0]["start_date"]["year"]
    assert not Draft202012Validator(SCHEMA).is_valid(found)


@pytest.mark.parametrize(("when", "start", "end"), [
    (Interval.day(date(2031, 8, 5)), {"year": 2031, "month": 8, "day": 5}, None),
    (Interval.month(2031, 8), {"year": 2031, "month": 8}, None),
    (Interval.year(2031), {"year": 2031}, None),
    (Interval(date(2031, 8, 5), date(2031, 9, 2)), {"year": 2031, "month": 8, "day": 5},
     {"year": 2031, "month": 9, "day": 2}),
], ids=str)  # fmt: skip
def test_a_date_is_no_sharper_than_it_is_known(when: Interval, start: object, end: object) -> None:
    [slide] = shown(line(at(when)))["events"]
    assert (slide["start_date"], slide.get("end_date")) == (start, end)


def test_no_word_of_a_document_is_html() -> None:
    member = replace(specimens.FIRST, sentence_text=EVIL)
    page = json.dumps(shown(line(at(Interval.year(2031), label=EVIL, members=(member,)))))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_calendar_reads_it_back() -> None:
    answer = line(*specimens.ENTRIES)
    found = events(answer)
    assert [e["summary"] for e in found] == [e.label for e in specimens.ENTRIES]
    assert len({e["uid"] for e in found}) == len(found)
    for event, entry in zip(found, specimens.ENTRIES, strict=True):
        assert event["dtstart"].dt == entry.date.interval.earliest
        assert event["dtend"].dt - timedelta(days=1) == entry.date.interval.latest
        assert event["dtstamp"].dt <= datetime(2032, 12, 31, tzinfo=UTC)


def test_a_plan_is_tentative() -> None:
    plan = replace(specimens.FIRST, factuality=Factuality.PLANNED)
    found = events(line(at(Interval.year(2032), members=(plan,)), at(Interval.year(2031))))
    assert [e["status"] for e in found] == ["TENTATIVE", "CONFIRMED"]


def test_lines_are_folded_and_escaped() -> None:
    raw = "".join(ics.render(line(at(Interval.year(2031), label=EVIL)))).encode()
    assert max(map(len, raw.split(b"\r\n"))) <= OCTETS
    assert raw.count(b"\r\nBEGIN:VEVENT") == 1
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert b"\x1b" not in raw
    [event] = events(line(at(Interval.year(2031), label=EVIL)))
    assert "<script>alert(1)</script> BEGIN:VEVENT" in event["summary"]


def test_the_same_input_gives_the_same_bytes() -> None:
    answer = line(*specimens.ENTRIES)
    assert "".join(ics.render(answer)) == "".join(ics.render(answer))


@pytest.mark.parametrize("renderer", [ics, timelinejs])
def test_only_a_timeline_has_these_forms(renderer: ModuleType) -> None:
    with pytest.raises(InputError):
        renderer.render(specimens.EVERY["extract"])
