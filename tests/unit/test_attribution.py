"""Who says it: the cases of `tests/cases/assertions/attribution*.yaml`, and the names of a corpus joined."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from osintcli.assertions.attribution import Speakers, aliases
from osintcli.assertions.context import Context
from osintcli.model.attribution import Attribution, Level
from osintcli.model.document import Document
from osintcli.model.mention import Mentions
from osintcli.model.span import Span
from osintcli.sentences import split
from osintcli.sentences.parse import Parser
from osintcli.text import speaker_names

CASES = Path(__file__).parents[1] / "cases" / "assertions"


@cache
def parser() -> Parser:
    return Parser()


def context(text: str, publisher: str | None = None) -> Context:
    document = Document(id="case", text=text, path="case", sha256="", publisher=publisher)
    sentences = split(document)
    parses = parser().parse(text, sentences)
    return Context(
        document, sentences, Mentions((), ()), {s.index: p for s, p in zip(sentences, parses, strict=True)}
    )


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("attribution*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            for words, who in case["says"].items():
                found.append(pytest.param(case, words, who, id=f"{path.stem}-{number}-{words}"))
    return found


def folded(name: str | None) -> str:
    return (name or "").lower().removeprefix("the ").replace("’", "'")


@pytest.mark.parametrize(("case", "words", "who"), cases())
def test_speaker(case: dict[str, Any], words: str, who: dict[str, str] | str) -> None:
    text = case["text"]
    start = text.index(words)
    found = Speakers(context(text, case.get("publisher"))).of(Span(start, start + len(words)))
    if who == "nobody":
        assert (found.level, found.source) == (Level.OUTLET, None)
        return
    assert isinstance(who, dict)
    if "source" in who:
        assert folded(who["source"]) in folded(found.source), found
    if "origin" in who:
        assert folded(found.origin) == folded(who["origin"]), found
    if "level" in who:
        assert found.level == who["level"], found


@pytest.mark.parametrize("case", [p.values[0] for p in cases()][::7])
def test_spans_stand_in_the_text(case: dict[str, Any]) -> None:
    read = Speakers(context(case["text"]))
    for words in case["says"]:
        start = case["text"].index(words)
        found: Attribution = read.of(Span(start, start + len(words)))
        if found.cue_span is not None:
            assert found.cue_span.of(case["text"]) == found.cue


@pytest.mark.parametrize("case", yaml.safe_load((CASES / "origins.yaml").read_text(encoding="utf-8")))
def test_origins_are_joined(case: dict[str, Any]) -> None:
    named = speaker_names.unify(case["names"])
    for group in case["one"]:
        assert len({named[n] for n in group}) == 1, named
    for a, b in case.get("apart", []):
        assert named[a] != named[b], named
    for name in case["names"]:
        assert named[named[name]] == named[name] if named[name] in named else True
    assert speaker_names.unify(reversed(case["names"])) == named


@pytest.mark.parametrize("case", yaml.safe_load((CASES / "names.yaml").read_text(encoding="utf-8")))
def test_normal_form(case: dict[str, str]) -> None:
    assert speaker_names.normal(case["name"]) == case["normal"]


def test_a_bare_name_is_the_one_its_document_leaves_over() -> None:
    names = ["interior ministry", "finance ministry", "ministry"]
    named = speaker_names.unify(names, [["finance ministry", "ministry"], ["interior ministry"]])
    assert named["ministry"] == "interior ministry"
    assert named["finance ministry"] == "finance ministry"


def test_aliases_of_a_document() -> None:
    text = (
        "The Public Health Institute (PHI) opened a hotline. The institute took 300 calls, said its director, Mara Dunn. "
        "Dunn expects more."
    )
    found = aliases(context(text))
    assert found["PHI"] == "Public Health Institute"
    assert found["institute"] == "Public Health Institute"
    assert found["dunn"] == "Mara Dunn"


def test_an_office_is_the_one_person_who_holds_it() -> None:
    names = ["Ingrid Sol", "harbour master", "Ida Moss", "mayor", "Otto Brink"]
    posts = {"Ingrid Sol": "harbour master", "Ida Moss": "mayor", "Otto Brink": "mayor"}
    named = speaker_names.unify(names, (), posts)
    assert named["harbour master"] == "Ingrid Sol"
    assert named["mayor"] == "mayor"


def test_a_text_gives_a_person_the_post() -> None:
    text = "Forty ships lay at anchor, harbour master Ingrid Sol told the Wire."
    assert Speakers(context(text)).of(Span(0, 5)).post == "harbour master"


def test_who_speaks_for_a_body_in_one_text_does_in_all() -> None:
    names = ["Otto Brink", "Roads Board", "Ida Moss", "Harbour Board", "Fishing Union"]
    voices = [("Otto Brink", "Roads Board"), ("Ida Moss", "Harbour Board"), ("Ida Moss", "Fishing Union")]
    named = speaker_names.unify(names, (), None, voices)
    assert named["Otto Brink"] == "Roads Board"
    assert named["Ida Moss"] == "Ida Moss"
