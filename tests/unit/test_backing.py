"""Who stands behind a group: what the rows show and what the sum says are one."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from osintcli.cli.app import main
from osintcli.cli.terminal import Terminal
from osintcli.model.assertion import Counted
from osintcli.model.comparison import Comparison, Related, Relation
from osintcli.model.quantity import Modifier, Quantity, UnitKind
from osintcli.renderers import legends, reasons, table, wording
from osintcli.renderers.forms import Look
from osintcli.renderers.html import headlines
from tests import specimens

TEXTS = {
    "a": (
        "Nine miners killed in shaft\n\nNine miners were killed when the shaft at Orrin fell in, the mines office said on "
        "Tuesday. Police chief Ada Marr denied reports that 30 miners had died."
    ),
    "b": "At least 12 miners were killed in the shaft at Orrin on Tuesday, according to the miners' union.",
    "c": "As many as 14 miners were reportedly killed in the shaft at Orrin on Tuesday.",
    "d": "The shaft at Orrin fell in on Tuesday. Eleven miners were killed.",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mine") / "mine.jsonl"
    lines = (
        {"id": name, "publisher": f"{name.upper()} Post", "published": "2031-09-17", "text": text}
        for name, text in TEXTS.items()
    )
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def run(*arguments: str) -> str:
    out = io.BytesIO()
    assert main(arguments, Terminal(io.BytesIO(), out, io.StringIO(), columns=200)) == 0
    return out.getvalue().decode()


def test_every_member_is_counted_once_for_an_origin_or_apart(corpus: Path) -> None:
    group = json.loads(run("compare", "deaths", str(corpus), "--json"))["groups"][0]
    stand = group["corroboration"]
    counted = [one for ids in (*stand["by_origin"].values(), *stand["apart"].values()) for one in ids]
    assert sorted(counted) == sorted(one["id"] for one in group["members"])
    assert set(stand["apart"]) == {"denied", "hearsay", "own_voice"}
    for one in group["members"]:
        names = [name for name, ids in stand["by_origin"].items() if one["id"] in ids]
        refused = one["factuality"] in {"denied", "unconfirmed"}
        assert names == (
            [] if refused or not one["attribution"]["origin"] else [one["attribution"]["origin"]]
        )


def test_the_rows_add_up_to_the_sum(corpus: Path) -> None:
    page = run("compare", "deaths", str(corpus))
    told = re.search(r"backed by .*?origins: (.*?)\n  estimate", page, re.DOTALL)
    assert told
    shares = {
        name: int(count)
        for name, count in (one.rsplit(maxsplit=1) for one in " ".join(told[1].split()).split("; "))
    }
    rows: Counter[str] = Counter()
    for line in page.splitlines():
        if found := re.search(r"(?:Post|^ .*?)(?: ← |, )(.+?)  +“", line):
            who = found[1].strip("()")
            who = "hearsay" if who.startswith("hearsay") else who.rpartition(", ")[2]
            times = int(count[1]) if (count := re.search(r" ×(\d+) ", line)) else 1
            rows[f"denied by {who}" if "(denied)" in line else who] += times
    assert rows == shares
    assert "(mines office)" in page
    assert "(…) the outlet's own voice" in page


def test_whoever_speaks_for_a_body_is_named_beside_it(corpus: Path) -> None:
    assert "Ada Marr, Police" in run("compare", "deaths", str(corpus))


@pytest.mark.parametrize("form", ["md", "html"])
def test_pages_show_the_same_shares(corpus: Path, form: str) -> None:
    page = run("compare", "deaths", str(corpus), "--format", form)
    for words in ("mines office 2", "hearsay 1", "own voice 1", "own voice (mines office)"):
        assert words in page.replace("\\(", "(").replace("\\)", ")")


def related(count: int) -> list[Related]:
    both = ("7 (mine) and 20 (union)", "20 (union) and 7 (mine)")
    some = [
        Related(f"a{n}", f"b{n}", Relation.CONFLICT, f"Told for the same time: {both[n % 2]}.")
        for n in range(4)
    ]
    rises = [Related(f"c{n}", f"d{n}", Relation.UPDATED, f"Rises from {n} to {n + 1}.") for n in range(count)]
    falls = [Related("e", "f", Relation.UPDATED, "Rises from 1 to 0.")]
    return [*rises, *some, *falls]


def test_pairs_with_one_reason_are_told_once_and_what_is_left_out_is_counted() -> None:
    told = reasons.listed(related(30))
    assert [(one.relation, one.pairs, len(one.shown)) for one in told] == [
        (Relation.CONFLICT, 4, 1),
        (Relation.UPDATED, 31, 3),
    ]
    assert len(told[0].shown[0].pairs) == 4
    assert sum(len(r.pairs) for one in told for r in (*one.shown, *one.left)) == len(related(30))
    assert sum(len(one.shown) + len(one.left) for one in told) == 32
    assert not any(one.left for one in reasons.listed(related(20)))


@pytest.mark.parametrize("columns", [80, 160])
def test_why_can_be_read_on_a_screen(corpus: Path, columns: int) -> None:
    answer = replace(
        specimens.EVERY["compare"],
        comparison=Comparison(None, (replace(specimens.STRIKERS, relations=tuple(related(200))),)),
        why=True,
    )
    page = "".join(table.render(answer, Look(columns))).splitlines()
    assert len(page) < 60
    words = " ".join(" ".join(page).split())
    assert "≠ CONFLICT 4 pairs" in words
    assert "a0 b0 and 3 more pairs" in words
    assert "more reasons of" in words
    every = json.loads(run("compare", "deaths", str(corpus), "--json"))["groups"][0]
    assert len(every["relations"]) == len(every["members"]) * (len(every["members"]) - 1) // 2


@pytest.mark.parametrize(
    ("noun", "part_of", "value", "reads"),
    [
        ("dead", "dead", 2, "2 of the dead"),
        ("worker", "worker", 149, "149 of the workers"),
        ("person", "person", 4, "4 of them"),
        ("worker", None, 64, "64"),
    ],
)
def test_a_part_says_of_what(noun: str, part_of: str | None, value: int, reads: str) -> None:
    figure = Quantity(
        Decimal(value), Decimal(value), Decimal(value), Modifier.EXACT, "person", UnitKind.NUMBER
    )
    one = replace(specimens.FIRST, quantity=figure, counted=Counted(noun, noun, person=True, part_of=part_of))
    assert wording.figure(one) == reads


def test_an_undated_document_is_named_and_its_words_are_shown(tmp_path: Path) -> None:
    texts = {
        "known": ("2031-09-17", "Three managers were charged in Orrin, the prosecutor said."),
        "weekly": (
            None,
            "A week after the shaft fell in, four managers were charged in Orrin, the prosecutor said.",
        ),
        "blank": (None, "The shaft at Orrin had 14 doors."),
    }
    path = tmp_path / "mine.jsonl"
    lines = ({"id": name, "published": day, "text": text} for name, (day, text) in texts.items())
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert "A date for 4 (in weekly) would settle it." in run("compare", "managers", str(path))
    page = " ".join(run("date", str(path)).split())
    assert "weekly no date: its words do not settle it “A week” counts from a day" in page
    assert "blank no date: nothing in it tells" in page


def test_figures_and_events_of_a_topic_are_counted_apart(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    text = (
        "Nine miners were killed on 3 May 2031. The shaft was opened on 2 May 2030, and 14 doors were opened."
    )
    path.write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    for one in json.loads(run("topics", str(path), "--json"))["topics"]:
        said = json.loads(run("extract", str(path), "--json"))["assertions"]
        about = [a for a in said if one["topic"] in a["topics"]]
        assert one["assertions"] == one["figures"] + one["events"]
        assert one["figures"] == sum(a["kind"] == "quantity" for a in about)
    assert "figures  events" in run("topics", str(path))


def test_a_sign_is_explained_where_it_stands_and_nowhere_else(corpus: Path, tmp_path: Path) -> None:
    page = run("compare", "deaths", str(corpus))
    assert "~, “told …”: no date in reach" in page
    assert "latest: the latest figure told as a fact" in page
    assert "×2:" not in page
    assert "as told" not in page
    assert "conservative: the lowest" in run("compare", "deaths", str(corpus), "--policy", "conservative")
    path = tmp_path / "one.jsonl"
    texts = ("The mines office said on 16 September 2031 that 12 miners had died.",) * 2
    path.write_text(json.dumps({"id": "a", "text": "\n\n".join(texts)}), encoding="utf-8")
    page = run("compare", "deaths", str(path))
    assert "12 ×2" in page
    assert "×2: told so often in that document" in page
    assert "~" not in page
    line = run("timeline", str(corpus))
    for sign, words in legends.DAYS:
        used = any(row.lstrip("│├─ ").startswith(sign) for row in line.splitlines()[:-1])
        assert (f"{sign} {words}" in line) is used


def test_an_estimate_of_parts_says_why_it_is_at_least(tmp_path: Path) -> None:
    path = tmp_path / "tunnel.jsonl"
    texts = {
        "a": "Some 21.3 of 24.6 kilometres have been dug.",
        "b": "23.1 of 24.6 kilometres have been dug, it said.",
    }
    lines = (
        {"id": n, "published": f"2031-0{at}-01", "text": t} for at, (n, t) in enumerate(texts.items(), 3)
    )
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    page = run("compare", str(path))
    assert "at least 23.1" in page
    assert "“at least” of parts: no figure of the whole is told" in page


@pytest.mark.parametrize(
    ("title", "text", "called"),
    [
        ("Given", "Three hurt in shaft\n\nThree miners were hurt.", "Given"),
        (
            None,
            "Three hurt in shaft\n\nThree miners were hurt on Monday, the office said.",
            "Three hurt in shaft",
        ),
        (None, "# Three hurt\n\nThree miners were hurt on Monday, the office said.", "Three hurt"),
        (None, "Three miners were hurt on Monday, the office said. It was raining.", "a.txt"),
        (None, "Three hurt", "a.txt"),
    ],
)
def test_an_article_is_called_by_its_headline(title: str | None, text: str, called: str) -> None:
    one = replace(next(iter(specimens.DOCUMENTS.values())), id="a.txt", title=title, text=text)
    assert headlines.title(one) == called


def test_a_line_of_time_writes_days_as_a_reader_does(tmp_path: Path) -> None:
    path = tmp_path / "mayor.jsonl"
    texts = {
        "a": "Mayor Vera Holm resigned in Marl on 3 May 2031, the council said.",
        "b": "Mayor Vera Holm resigned in Marl on 5 May 2031, the league said.",
    }
    lines = ({"id": n, "published": "2031-05-09", "text": t} for n, t in texts.items())
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    page = run("timeline", str(path))
    assert "Others tell it for 5 May 2031" in page
    assert "2031-05" not in page
