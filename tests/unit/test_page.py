"""What the page shows, worked out: places in a chart, marks in a text, order of topics; without a browser."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from osintcli.cli.app import main
from osintcli.cli.terminal import Terminal
from osintcli.errors import ExitStatus, InputError
from osintcli.model.attribution import Level
from osintcli.model.comparison import Comparison, Estimate, Relation
from osintcli.model.quantity import Modifier, Quantity, UnitKind
from osintcli.model.span import Span
from osintcli.renderers import answers, html, wording
from osintcli.renderers.html import articles, charts, labels, palette, scales, sections
from osintcli.renderers.html.articles import Act
from tests import specimens
from tests.browser.many import many

REPORT = specimens.EVERY["report"]
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
VALUES = st.decimals(-(10**12), 10**12, places=3)


def page(answer: answers.Answer) -> str:
    return "".join(html.render(answer))


@given(st.lists(DAYS, min_size=1, max_size=30))
def test_every_day_has_its_place(days: list[date]) -> None:
    line = scales.level(days)
    places = [line.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= 1
    ticks = [tick.at for tick in line.ticks]
    assert ticks == sorted(ticks)
    assert 1 <= len(ticks) <= 9
    assert 0 <= ticks[0] <= ticks[-1] <= 1


@given(st.lists(VALUES, min_size=1, max_size=30))
def test_every_figure_has_its_place(values: list[Decimal]) -> None:
    line = scales.upright(values)
    places = [line.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert -1e-9 <= places[0] <= places[-1] <= 1 + 1e-9
    assert 2 <= len(line.ticks) <= 9
    assert len({tick.label for tick in line.ticks}) == len(line.ticks)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((17, 70), "0 20 40 60 80"),
        ((212, 265), "200 220 240 260 280"),
        ((5, 5), "3 4 5 6 7"),
        ((10, 100_000), "10 100 1,000 10,000 100,000"),
        ((900_000_000, 1_100_000_000), "900m 950m 1bn 1.05bn 1.1bn"),
    ],
)
def test_ticks_are_round(values: tuple[int, ...], words: str) -> None:
    assert [tick.label for tick in scales.upright([Decimal(v) for v in values]).ticks] == words.split()


def test_a_day_far_off_stands_aside() -> None:
    near = [date(2031, 9, 1) + timedelta(days=at) for at in range(6)]
    line = scales.level([date(2012, 7, 1), *near])
    assert line.first == near[0]
    assert line.breaks
    assert (line.ticks[0].at, line.ticks[0].label) == (0.0, "2012")
    assert not scales.level(near).breaks


def test_years_behind_a_cut_stand_clear_of_the_days_before_it() -> None:
    near = [date(2031, 3, 4) + timedelta(days=at) for at in range(0, 9, 2)]
    line = scales.level([*near, date(2031, 12, 29), date(2032, 3, 3)])
    assert (line.ticks[-1].at, line.ticks[-1].label) == (1.0, "2031–32")
    assert line.ticks[-2].at < line.end - 0.03
    assert scales.level([*near, date(2099, 12, 29), date(2101, 3, 3)]).ticks[-1].label == "2099–2101"


@given(
    st.lists(
        st.builds(
            labels.Wanted,
            x=st.floats(0, 100),
            dx=st.floats(-20, 20),
            y=st.floats(0, 200),
            words=st.sampled_from(["17", "1,200", "more than 3,000"]),
            first=st.booleans(),
        ),
        min_size=1,
        max_size=25,
    )
)
def test_no_label_stands_on_another(wanted: list[labels.Wanted]) -> None:
    placed = labels.place(wanted, 220)
    boxes = []
    for one in placed:
        size = len(one.words) * 6.6
        x = one.x / 100 * 560 + one.dx
        left = x - {"start": 0, "middle": size / 2, "end": size}[one.anchor]
        boxes.append((left, left + size, one.y))
    for at, (left, right, y) in enumerate(boxes):
        for other_left, other_right, other_y in boxes[at + 1 :]:
            apart = right <= other_left + 0.2 or other_right <= left + 0.2 or abs(y - other_y) >= 13
            assert apart


TEXT = "One two.\n\nThree \u202efour five\x00 six.\n \nSeven\neight"


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=12))
def test_marks_nest_and_no_letter_is_lost(spans: list[tuple[int, int]]) -> None:
    document = replace(next(iter(specimens.DOCUMENTS.values())), text=TEXT)
    said = [
        replace(
            specimens.FIRST, id=f"{at:012x}", quote=replace(specimens.FIRST.quote, span=Span(min(s), max(s)))
        )
        for at, s in enumerate(spans)
    ]
    found = [list(paragraph) for paragraph in articles.paragraphs(document, said)]
    words = "\n\n".join("".join(piece.text for piece in paragraph) for paragraph in found)
    assert words == "One two.\n\nThree \ufffdfour five\ufffd six.\n\nSeven\neight"
    firsts = []
    for paragraph in found:
        open_: list[str] = []
        for piece in paragraph:
            if piece.act is Act.OPEN:
                assert not (open_ and piece.id in open_)
                open_.append(piece.id)
                firsts += [piece.id] if piece.first else []
            elif piece.act is Act.CLOSE:
                assert open_.pop() == piece.id
        assert not open_
    wanted = [one.id for one in said if one.quote.span.of(articles.visible(TEXT)).strip()]
    assert sorted(firsts) == sorted(wanted)


def test_a_mark_inside_another_is_the_link() -> None:
    words = page(REPORT)
    assert words.count(f'id="a-{specimens.FIRST.id}"') == 1
    assert f'<a id="a-{specimens.FIRST.id}"' in words


def test_what_several_documents_speak_of_comes_first_then_the_gravest() -> None:
    agree = replace(specimens.STRIKERS, id="g2", verdict=Relation.AGREE)
    one_text = replace(
        specimens.STRIKERS, id="g3", corroboration=replace(specimens.STRIKERS.corroboration, documents=1)
    )
    named = [
        replace(group, members=tuple(replace(m, topics=(name,)) for m in group.members))
        for name, group in (("alone", one_text), ("agreed", agree), ("open", specimens.STRIKERS))
    ]
    found, single = sections.divide([Comparison(None, tuple(named))])
    assert [section.topic for section in found] == ["open", "agreed", "alone"]
    assert not single


def test_a_topic_asked_for_is_one_section_with_all_its_groups() -> None:
    found, single = sections.divide([Comparison("wine", (specimens.LOSSES, specimens.STRIKERS))])
    assert [(one.topic, len(one.groups)) for one in found] == [("wine", 2)]
    assert not single


def test_colours_and_shapes_are_kept_while_they_last() -> None:
    names = [f"speaker {at}" for at in range(palette.COLOURS + 2)]
    said = [
        replace(
            specimens.FIRST,
            id=f"{at:012x}",
            attribution=replace(specimens.FIRST.attribution, origin=name, source=name),
        )
        for at, name in enumerate(names)
    ]
    pal = palette.Palette(said, specimens.DOCUMENTS)
    key = pal.key(said)
    assert sorted(key.colours.values()) == [*range(1, palette.COLOURS + 1), *[palette.COLOURS + 1] * 2]
    assert pal.key(said[:2]).colours == {name: key.colours[name] for name in names[:2]}
    assert key.colour(replace(said[0], attribution=replace(said[0].attribution, level=Level.OUTLET))) == 0


def test_a_chart_shows_bounds_and_plans() -> None:
    pal = palette.Palette(specimens.ASSERTIONS, specimens.DOCUMENTS)
    chart = charts.draw(specimens.STRIKERS, specimens.DOCUMENTS, pal)
    assert chart is not None
    by_id = {mark.id: mark for mark in chart.marks}
    open_up = [mark for mark in chart.marks if mark.up]
    assert len(by_id) == len(specimens.STRIKERS.members)
    assert open_up
    assert all(mark.top is not None and mark.top < mark.y for mark in open_up)
    assert "bounds" in chart.styles


class Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [named["id"] or ""] if "id" in named else []
        link = named.get("href") or ""
        self.links += [link[1:]] if tag in {"a", "use"} and link.startswith("#") else []


@pytest.mark.parametrize("answer", [REPORT, many(5), specimens.EVERY["compare"], specimens.EVERY["timeline"]])
def test_every_id_is_there_once_and_every_link_leads_somewhere(answer: answers.Answer) -> None:
    read = Ids()
    read.feed(page(answer))
    assert len(read.ids) == len(set(read.ids))
    assert set(read.links) <= set(read.ids)
    assert len(read.links) > 10


def test_the_same_report_is_the_same_page() -> None:
    assert page(REPORT) == page(REPORT)


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    words = page(REPORT)
    assert re.search(r"default-src &#39;none&#39;|default-src 'none'", words)
    assert not re.search(r"""(src|srcset|data|action)\s*=\s*["']?(https?:)?//""", words)
    assert "@import" not in words
    assert "url(" not in words


@pytest.mark.parametrize("command", ["topics", "extract", "mentions", "sources", "show", "date"])
def test_what_is_no_page_is_refused(command: str) -> None:
    with pytest.raises(InputError, match="html"):
        page(specimens.EVERY[command])


def run(*arguments: str, tty: bool = False) -> tuple[int, str, str]:
    out, err = io.BytesIO(), io.StringIO()
    status = main(arguments, Terminal(io.BytesIO(), out, err, out_is_tty=tty))
    return status, out.getvalue().decode(), err.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("vineyards")
    for name, text in specimens.TEXTS.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def test_a_report_is_written_as_a_page(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.html"
    status, out, err = run("report", str(folder), "-o", str(target), "--title", "The <harvest>")
    assert (status, out, err) == (ExitStatus.DONE, "", "")
    words = target.read_text(encoding="utf-8")
    assert words.startswith("<!doctype html>")
    assert "<h1>The &lt;harvest&gt;</h1>" in words
    assert run("report", str(folder), "--title", "The <harvest>")[1] == words


def test_every_quote_of_a_page_can_be_verified(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.html"
    run("report", str(folder), "-o", str(target))
    status, out, _ = run("verify", str(target), str(folder))
    assert status == ExitStatus.DONE
    assert "stand" in out
    words = target.read_text(encoding="utf-8")
    assert words.count("1,200 pickers") > 2
    target.write_text(
        words.replace('"exact":"About 1,200 pickers"', '"exact":"About 2,200 pickers"'), encoding="utf-8"
    )
    assert run("verify", str(target), str(folder))[0] == ExitStatus.VERDICT


def test_a_page_does_not_fill_a_terminal(folder: Path) -> None:
    status, out, err = run("report", str(folder), tty=True)
    assert (status, out) == (ExitStatus.USAGE, "")
    assert "-o report.html" in err


def test_topics_are_sections_and_one_that_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.html"
    status, _, err = run("report", str(folder), "-t", "strikers", "-t", "zeppelins", "-o", str(target))
    assert status == ExitStatus.DONE
    assert "zeppelins" in err
    assert target.read_text(encoding="utf-8").count('<section class="topic"') == 1
    assert run("report", str(folder), "-t", "zeppelins", "-o", str(target))[0] == ExitStatus.NOTHING


def test_a_comparison_can_be_a_page(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "c.html"
    assert run("compare", "strikers", str(folder), "-o", str(target))[0] == ExitStatus.DONE
    assert 'id="g1"' in target.read_text(encoding="utf-8")


def test_an_estimate_is_in_the_unit_of_its_own_figure() -> None:
    first, second = (
        replace(
            one,
            quantity=Quantity(
                Decimal(value), Decimal(value), Decimal(value), Modifier.EXACT, unit, UnitKind.AREA
            ),
        )
        for one, value, unit in zip(
            specimens.STRIKERS.members, (1000, 405), ("acre", "hectare"), strict=False
        )
    )
    estimate = Estimate(Decimal(405), Decimal(405), Decimal(405), "latest", (first.id, second.id))
    group = replace(specimens.STRIKERS, members=(first, second), estimate=estimate)
    assert wording.unit_of(group) == " hectares"
    chart = charts.draw(group, specimens.DOCUMENTS, palette.Palette(group.members, specimens.DOCUMENTS))
    assert chart is not None
    assert chart.notes == ("figures in hectares",)
    assert wording.number(Decimal("4613.416322")) == "4,613.42"


def test_a_figure_beyond_all_measure_is_left_out_of_the_chart() -> None:
    huge = Decimal(10) ** 400
    members = tuple(
        replace(one, quantity=Quantity(huge, huge, huge, Modifier.EXACT, "person", UnitKind.COUNT))
        for one in specimens.STRIKERS.members
    )
    group = replace(specimens.STRIKERS, members=members)
    assert charts.draw(group, specimens.DOCUMENTS, palette.Palette(members, specimens.DOCUMENTS)) is None


UNDATED = """\
{"id": "1", "publisher": "Post", "published": "2031-03-05", "text": "The police said 31 people were injured."}
{"id": "2", "publisher": "Echo", "published": "2031-03-08", "text": "The police said 35 people were injured."}
{"id": "3", "publisher": "Weekly", "text": "The hospital said 33 people were injured."}
{"id": "4", "publisher": "Courier", "text": "The owners said the mine was to open in 2033."}
{"id": "5", "publisher": "Echo", "published": "2031-03-08", "text": "The owners said the mine was to open in 2034."}
{"id": "6", "publisher": "Post", "published": "2031-03-08", "text": "The owners said the mine was to open in 2035."}
"""


@pytest.mark.parametrize("command", ["report", "compare", "compare injured", "conflicts", "timeline"])
def test_an_outlet_and_a_speaker_without_a_day_stand_in_the_table_of_a_chart(
    tmp_path: Path, command: str
) -> None:
    corpus, target = tmp_path / "c.jsonl", tmp_path / "c.html"
    corpus.write_text(UNDATED, encoding="utf-8")
    name, *topic = command.split()
    status, _, err = run(name, *topic, str(corpus), "-o", str(target), "--no-cache")
    assert (status, err) == (ExitStatus.DONE, "")
    read = Ids()
    read.feed(target.read_text(encoding="utf-8"))
    assert set(read.links) <= set(read.ids)
    if name in {"report", "compare"}:
        assert "the hospital" in target.read_text(encoding="utf-8").lower()


def test_what_is_planned_and_what_contradicts_is_written_in_the_line_of_time(tmp_path: Path) -> None:
    corpus, target = tmp_path / "c.jsonl", tmp_path / "c.html"
    corpus.write_text(
        '{"id": "a", "published": "2031-05-09", "text": "Mayor Vera Holm resigned in Marl on 3 May 2031, it said."}\n'
        '{"id": "b", "published": "2031-05-09", "text": "Mayor Vera Holm resigned in Marl on 5 May 2031, she said."}\n'
        '{"id": "c", "published": "2031-05-09", "text": "The bridge will be opened on 1 June 2031."}\n'
        '{"id": "d", "published": "2031-05-09", "text": "The harbour was closed on 2 April 2031."}\n',
        encoding="utf-8",
    )
    assert run("timeline", str(corpus), "-o", str(target), "--no-cache")[0] == ExitStatus.DONE
    line = target.read_text(encoding="utf-8").partition('id="timeline"')[2].partition("</section>")[0]
    entries = re.split(r"<li id", line)
    (planned,) = [one for one in entries if "bridge" in one]
    (plain,) = [one for one in entries if "harbour" in one]
    assert "planned or possible" in planned
    assert "planned or possible" not in plain
    assert '<span class="soft">Others tell it for 5 May 2031' in line
