"""Markdown for a memo: read as an editor reads it, harmless whatever an article says."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from msgspec.structs import replace

from osintcli.model.span import Span
from osintcli.renderers import answers, markdown
from tests import specimens

EVIL = "a*b* _c_ <script>[x](javascript:y) | `z` # ~~d~~ \x1b[31m\n\n## head"


def page(answer: answers.Answer) -> str:
    return "".join(markdown.render(answer))


def test_an_exhibit_has_the_words_their_place_and_how_they_were_read() -> None:
    shown = page(specimens.EVERY["show"])
    text = specimens.TEXTS["b1.txt"]
    assert "**About 1,200 pickers**" in shown
    assert (
        f"Characters 40 to 59 of {len(text)}; SHA-256 of the text `{specimens.DOCUMENTS['b1.txt'].sha256}`."
        in shown
    )
    assert "| as of | 15 Sep 2031 (“Monday”) | “Monday” (a date in the same clause) |" in shown


def test_a_comparison_names_its_sources_and_signs() -> None:
    of = {
        **specimens.DOCUMENTS,
        "b1.txt": replace(specimens.DOCUMENTS["b1.txt"], url="https://courier.example/1"),
    }
    compared = specimens.EVERY["compare"]
    shown = page(replace(compared, documents=of))
    assert "- Tollmere Courier, 16 Sep 2031, b1.txt, <https://courier.example/1>" in shown
    assert "\\~, “told …”: no date in reach: the day of publication stands in" in shown
    assert "- Note: The league is a party to the dispute." in shown


@pytest.mark.parametrize("command", specimens.EVERY)
def test_no_table_is_broken(command: str) -> None:
    for before, after in pairwise(page(specimens.EVERY[command]).splitlines()):
        if before.startswith("|") and after.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", before)) == len(re.findall(r"(?<!\\)\|", after))


def test_no_word_of_an_article_is_markup() -> None:
    text = f"before {EVIL} after"
    at = Span(7, 7 + len(EVIL))
    said = replace(
        specimens.FIRST, quote=replace(specimens.FIRST.quote, exact=EVIL, span=at), sentence=Span(0, len(text)),
        sentence_text=text, evidence=(),
    )  # fmt: skip
    of = replace(
        specimens.DOCUMENTS["b1.txt"], text=text, title=EVIL, publisher=EVIL, url=f"https://x.example/{EVIL}"
    )
    shown = page(answers.Shown(documents={"b1.txt": of}, assertion=said, around=Span(0, len(text))))
    assert "\x1b" not in shown
    assert not re.search(r"(?<!\\)[<>](?=script|\\)", shown)
    assert not re.search(r"^##? head", shown, re.MULTILINE)
    assert not re.search(r"(?<!\\)\]\(", shown)
