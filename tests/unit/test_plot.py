"""`osint compare --plot`: true to scale, inside the window, in signs that every terminal has when it lacks the others."""

from __future__ import annotations

import io
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from osintcli.cli.app import main
from osintcli.cli.terminal import Terminal
from osintcli.model.assertion import AsOf, AsOfBasis, Measure
from osintcli.model.comparison import Comparison
from osintcli.model.factuality import Factuality
from osintcli.model.interval import Interval
from osintcli.renderers import answers, table
from osintcli.renderers.forms import Look
from osintcli.renderers.table import axes
from osintcli.renderers.table.paper import cells
from tests import specimens

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
FIGURES = st.decimals(-(10**9), 10**13, allow_nan=False, places=2)


def drawn(*groups: object, **look: object) -> str:
    answer = answers.Compared(
        documents=specimens.DOCUMENTS,
        comparison=Comparison("strikers", groups or (specimens.STRIKERS,)),  # type: ignore[arg-type]  # groups they are
        plot=True,
    )
    return "".join(table.render(answer, Look(**{"width": 200, **look})))  # type: ignore[arg-type]  # fields of Look


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160, 240])
def test_a_plot_keeps_to_the_window(width: int) -> None:
    for line in drawn(width=width).splitlines():
        assert cells(line) <= width
        assert line == line.rstrip()


def test_a_plot_in_ascii_is_ascii() -> None:
    assert drawn(unicode=False).isascii()
    assert "▲" in drawn()


def test_colour_only_when_asked_for() -> None:
    assert "\x1b" not in drawn()
    assert "\x1b[" in drawn(colour=True)


def test_each_speaker_has_a_letter() -> None:
    page = drawn()
    assert "A Harvest Union   B growers' league" in page
    assert "▲ or more; ▼ or fewer" in page
    assert "the day of publication stands in for 1 figure" in page


def test_plans_and_increments_look_otherwise() -> None:
    plan = replace(specimens.SECOND, factuality=Factuality.PLANNED, measure=Measure.INCREMENT)
    page = drawn(replace(specimens.STRIKERS, members=(specimens.FIRST, plan)))
    assert "lower case: planned or possible; +: on top of what there is" in page
    assert "+b" in page


def test_what_is_not_drawn_is_counted() -> None:
    undated = replace(specimens.THIRD, as_of=AsOf())
    page = drawn(
        replace(specimens.STRIKERS, members=(specimens.FIRST, specimens.SECOND, undated)), specimens.LOSSES
    )
    assert "1 figure without a date or in another unit not drawn" in page
    assert "1 group without two dated figures not drawn" in page


def test_no_word_of_a_document_steers_the_terminal() -> None:
    evil = replace(specimens.UNION, origin="x\x1b[31m\x07y")
    page = drawn(
        replace(specimens.STRIKERS, members=(replace(specimens.FIRST, attribution=evil), specimens.SECOND))
    )
    assert not {"\x1b", "\x07"} & set(page)


def test_many_figures_of_one_day_stand_side_by_side_or_as_a_star() -> None:
    many = tuple(replace(specimens.FIRST, id=f"{n:012}") for n in range(9))
    assert "*" in drawn(replace(specimens.STRIKERS, members=(*many, specimens.SECOND)))


def test_a_month_is_drawn_as_a_stretch() -> None:
    month = replace(specimens.FIRST, as_of=AsOf(Interval.month(2031, 8), AsOfBasis.STATED))
    page = drawn(replace(specimens.STRIKERS, members=(month, specimens.SECOND)))
    assert "───" in page.partition("┬")[0]
    assert "─ some day of these" in page


def test_other_forms_refuse_a_plot() -> None:
    err = io.StringIO()
    assert main(["compare", "x", "--plot", "--json"], Terminal(io.BytesIO(), io.BytesIO(), err)) == 2
    assert "--plot draws a table, not json" in err.getvalue()


@given(DAYS, DAYS, st.integers(10, 200))
def test_dates_stand_where_they_belong(one: date, other: date, columns: int) -> None:
    days = axes.Days(min(one, other), max(one, other), columns)
    ticks = days.ticks()
    assert ticks
    assert all(0 <= at < columns for at, _ in ticks)
    ends = [(axes.left(at, label, columns), label) for at, label in ticks]
    assert all(a + len(label) < b for (a, label), (b, _) in pairwise(ends))
    middle = days.first + (days.last - days.first) / 2
    assert abs(2 * days.column(middle) - (columns - 1)) <= 2 or (days.last - days.first) < timedelta(columns)


@given(st.lists(FIGURES, min_size=1, max_size=6), st.integers(5, 40))
def test_figures_stand_in_their_order(figures: list[Decimal], rows: int) -> None:
    scale = axes.values(figures, rows)
    ordered = sorted(figures)
    assert all(scale.row(a) >= scale.row(b) for a, b in pairwise(ordered))
    assert all(0 <= scale.row(one) < rows for one in figures)
    ticks = list(scale.ticks())
    assert len(ticks) <= rows
    assert all(scale.low <= tick <= scale.high for tick in ticks)


def test_figures_far_apart_are_logarithmic_and_say_so() -> None:
    scale = axes.values([Decimal(3), Decimal(40_000)], 14)
    assert scale.log
    assert list(scale.ticks()) == [10, 100, 1000, 10_000]
    assert not axes.values([Decimal(0), Decimal(40_000)], 14).log
    wide = list(axes.values([Decimal("0.01"), Decimal(10) ** 13], 5).ticks())
    assert len(wide) == 1
