"""How sure the words are: the cases of `tests/cases/assertions/factuality*.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from osintcli.assertions.attribution import Speakers
from osintcli.assertions.context import Context
from osintcli.assertions.factuality import is_open, stance
from osintcli.model.document import Document
from osintcli.model.factuality import Factuality
from osintcli.model.mention import Mentions
from osintcli.model.sentence import Sentence
from osintcli.model.span import Span
from osintcli.sentences import split
from osintcli.sentences.parse import Parser

CASES = Path(__file__).parents[1] / "cases" / "assertions"


@cache
def parser() -> Parser:
    return Parser()


@cache
def context(text: str, *, parsed: bool = True) -> Context:
    document = Document(id="case", text=text, path="case", sha256="")
    sentences = split(document)
    parses = zip(sentences, parser().parse(text, sentences), strict=True) if parsed else ()
    return Context(document, sentences, Mentions((), ()), {s.index: p for s, p in parses})


def cases(field: str) -> list[Any]:
    found = []
    for path in sorted(CASES.glob("factuality*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            words = case.get(field, ())
            found += [
                pytest.param(
                    case["text"],
                    w,
                    words[w] if isinstance(words, dict) else None,
                    id=f"{case['text'][:40]}-{w}",
                )
                for w in words
            ]
    return found


def place(read: Context, words: str) -> tuple[Sentence, Span]:
    start = read.document.text.index(words)
    span = Span(start, start + len(words))
    sentence = read.sentence_at(span)
    assert sentence is not None
    return sentence, span


@pytest.mark.parametrize(("text", "words", "expected"), cases("stance"))
def test_stance(text: str, words: str, expected: str) -> None:
    read = context(text)
    sentence, span = place(read, words)
    found = stance(read, sentence, span, None, Speakers(read).of(span))
    if expected == "asserted":
        assert found.factuality in {Factuality.ASSERTED, Factuality.REPORTED}, found
    else:
        assert found.factuality == expected, found
    if found.span is not None:
        assert found.span.of(text) == found.cue


@pytest.mark.parametrize(("text", "words", "_"), cases("open"))
def test_open(text: str, words: str, _: None) -> None:
    read = context(text)
    assert is_open(read, *place(read, words))


@pytest.mark.parametrize(("text", "words", "_"), cases("closed"))
def test_closed(text: str, words: str, _: None) -> None:
    read = context(text)
    assert not is_open(read, *place(read, words))


def test_without_a_tree() -> None:
    text = "The firm will cut 600 posts. The toll could reach 70. The strike closed 12 mines."
    read = context(text, parsed=False)
    found = [stance(read, *place(read, w)).factuality for w in ("600", "70", "12")]
    assert found == [Factuality.PLANNED, Factuality.POSSIBLE, Factuality.ASSERTED]
