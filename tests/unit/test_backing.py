"""Who stands behind a group: what the rows show and what the sum says are one."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from osintcli.cli.app import main
from osintcli.cli.terminal import Terminal

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
