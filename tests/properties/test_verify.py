"""`osint verify` finds what was planted: a hundred changes of the documents, and none where nothing changed."""

from __future__ import annotations

import random
from collections.abc import Callable
from hashlib import sha256

import pytest
from msgspec.structs import replace

from osintcli.model.document import Document
from osintcli.model.span import Span
from osintcli.model.standing import Claim, Condition, Found, Held, Stand, Standing, Verification
from osintcli.standings import verify
from osintcli.text.selectors import quote

COUNT = 100
WHO = (
    "The harbour office",
    "A union of pickers",
    "The mayor of Tollmere",
    "Two clerks",
    "The growers' league",
)
DID = ("counted", "put the number at", "spoke of", "wrote down", "read out")
WHAT = ("crates of pears", "men on the quay", "carts in the yard", "tickets sold", "houses without light")
WHEN = ("on Monday", "by the end of the week", "in the rain", "as the day began", "a month ago")
ALIKE = {
    "a": "\u0430", "c": "\u0441", "e": "\u0435", "i": "\u0456", "o": "\u043e", "p": "\u0440", "x": "\u0445",
    "y": "\u0443", "0": "\u041e", "1": "l", ",": "\u201a",
}  # fmt: skip
"""Latin letters and the Cyrillic ones that look the same, digits and letters, two commas."""


def article(seed: int) -> str:
    """Return an article of paragraphs that no two are alike in, with figures in each sentence."""
    chance = random.Random(seed)  # noqa: S311  the same articles each time
    return "\n\n".join(" ".join(sentences_of(chance, 3)) for _ in range(6)) + "\n"


def sentences_of(chance: random.Random, count: int) -> list[str]:
    """Return sentences that differ in a word or two and in their figures, so that one is easily taken for another."""
    return [
        f"{chance.choice(WHO)} {chance.choice(DID)} {chance.randint(1_000, 99_999):,} {chance.choice(WHAT)}"
        f" {chance.choice(WHEN)}."
        for _ in range(count)
    ]


def claims_of(text: str) -> list[Claim]:
    """Return a claim for each sentence: its figure, within the sentence."""
    found = []
    at = 0
    for paragraph in text.split("\n\n"):
        for sentence in paragraph.replace(". ", ".\x00").split("\x00"):
            start = text.index(sentence.strip(), at)
            span = Span(start, start + len(sentence.strip()))
            at = span.end
            first = next(n for n in range(*_range(span)) if text[n].isdigit())
            last = first
            while text[last].isdigit() or text[last] == ",":
                last += 1
            words = Span(first, text.index(" ", last + 1))
            found.append(Claim("a.txt", "assertion", quote(text, words), f"id{start}", span, span.of(text)))
    return found


def _range(span: Span) -> tuple[int, int]:
    return span.start, span.end


def other_letter(text: str, at: Claim, chance: random.Random) -> str:
    spot = chance.choice([n for n in range(*_range(at.frame[0])) if text[n].isalpha()])
    return text[:spot] + ("z" if text[spot] != "z" else "q") + text[spot + 1 :]


def other_digit(text: str, at: Claim, chance: random.Random) -> str:
    spot = chance.choice([n for n in range(*_range(at.quote.span)) if text[n].isdigit()])
    return text[:spot] + str((int(text[spot]) + chance.randint(1, 9)) % 10) + text[spot + 1 :]


def two_digits_swapped(text: str, at: Claim, chance: random.Random) -> str:
    spots = [n for n in range(*_range(at.quote.span)) if text[n : n + 2].isdigit() and text[n] != text[n + 1]]
    if not spots:
        return other_digit(text, at, chance)
    spot = chance.choice(spots)
    return text[:spot] + text[spot + 1] + text[spot] + text[spot + 2 :]


def digit_more(text: str, at: Claim, chance: random.Random) -> str:
    return text[: at.quote.span.start] + str(chance.randint(1, 9)) + text[at.quote.span.start :]


def words_deleted(text: str, at: Claim, chance: random.Random) -> str:
    span = at.quote.span if chance.random() < 0.5 else at.frame[0]
    return text[: span.start] + text[span.end :]


def look_alike(text: str, at: Claim, chance: random.Random) -> str:
    spot = chance.choice([n for n in range(*_range(at.frame[0])) if text[n] in ALIKE])
    return text[:spot] + ALIKE[text[spot]] + text[spot + 1 :]


def unseen(text: str, at: Claim, chance: random.Random) -> str:
    spot = chance.randint(at.frame[0].start + 1, at.frame[0].end - 1)
    return text[:spot] + chance.choice("\u200b\u00ad\u2060\u0301") + text[spot:]


def not_set_in(text: str, at: Claim, chance: random.Random) -> str:
    spot = chance.choice([n for n in range(*_range(at.frame[0])) if text[n] == " "])
    return f"{text[:spot]} not{text[spot:]}"


def moved(text: str, at: Claim, chance: random.Random) -> str:
    parts = text.rstrip("\n").split("\n\n")
    own = next(n for n, part in enumerate(parts) if at.frame[1] in part)
    part = parts.pop(own)
    to = chance.choice([n for n in range(len(parts) + 1) if n != own])
    return "\n\n".join([*parts[:to], part, *parts[to:]]) + "\n"


CHANGES: tuple[Callable[[str, Claim, random.Random], str], ...] = (
    other_letter, other_digit, two_digits_swapped, digit_more, words_deleted, look_alike, unseen, not_set_in, moved,
)  # fmt: skip


def document(text: str) -> Document:
    return Document(id="a.txt", text=text, path="a.txt", sha256=sha256(text.encode()).hexdigest())


def checked(text: str, claims: list[Claim], *, then: str | None = None) -> Verification:
    held = [Held("a.txt", document(then).sha256)] if then is not None else []
    return verify(held, claims, {"a.txt": document(text)})


PLANTED = [(number, CHANGES[number % len(CHANGES)]) for number in range(COUNT)]


@pytest.mark.parametrize(("seed", "change"), PLANTED, ids=lambda one: getattr(one, "__name__", str(one)))
@pytest.mark.parametrize("hashed", [True, False], ids=["envelope", "lines"])
def test_every_planted_change_is_caught(
    seed: int, change: Callable[[str, Claim, random.Random], str], *, hashed: bool
) -> None:
    chance = random.Random(seed)  # noqa: S311  the same articles each time
    text = article(seed)
    claims = claims_of(text)
    hit = chance.choice(claims)
    now = change(text, hit, chance)
    assert now != text
    found = checked(now, claims, then=text if hashed else None)
    [of_hit] = [one for one in found.standings if one.claim == hit]
    if change is moved:
        assert of_hit.stand is Stand.MOVED
        assert all(one.stand in (Stand.STANDS, Stand.MOVED) for one in found.standings)
    else:
        assert of_hit.stand in (Stand.ALTERED, Stand.GONE), of_hit
        assert all(
            one.stand in (Stand.STANDS, Stand.MOVED)
            for one in found.standings
            if one.claim.frame != hit.frame
        )
    assert [one.state for one in found.documents] == [Condition.CHANGED if hashed else Condition.UNKNOWN]
    assert all(_true(one, now) for one in found.standings)


def _true(one: Standing, text: str) -> bool:
    """Say whether what is told of a quote is so."""
    return one.now is None or one.now.of(text) == one.words


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_change_of_a_bare_figure_is_caught(seed: int) -> None:
    """A mention has no sentence to know it by."""
    chance = random.Random(seed)  # noqa: S311  the same articles each time
    text = article(seed)
    claims = [Claim(c.document, "mention", replace(c.quote, prefix="", suffix="")) for c in claims_of(text)]
    change = chance.choice((other_digit, two_digits_swapped, digit_more, look_alike, unseen))
    hit = chance.choice([c for c in claims if any(sign in ALIKE for sign in c.quote.exact)])
    now = change(text, hit, chance)
    found = checked(now, claims)
    [of_hit] = [one for one in found.standings if one.claim == hit]
    assert of_hit.stand in (Stand.ALTERED, Stand.GONE), (change.__name__, of_hit)


@pytest.mark.parametrize("seed", range(10))
def test_nothing_is_caught_where_nothing_changed(seed: int) -> None:
    text = article(seed)
    found = checked(text, claims_of(text), then=text)
    assert {one.stand for one in found.standings} == {Stand.STANDS}
    assert {one.state for one in found.documents} == {Condition.SAME}


def test_any_change_of_a_document_is_told_by_its_hash() -> None:
    text = article(1)
    found = checked(f"{text} ", claims_of(text), then=text)
    assert {one.stand for one in found.standings} == {Stand.STANDS}
    assert {one.state for one in found.documents} == {Condition.CHANGED}


def test_a_forged_output_is_told_from_a_changed_document() -> None:
    text = article(2)
    first, *others = claims_of(text)
    forged = replace(first, quote=replace(first.quote, exact="9" * len(first.quote.exact)))
    standing = checked(text, [forged, *others], then=text).standings[0]
    assert standing.stand is Stand.ALTERED
    assert "the document is unchanged, so the output was" in standing.why


def test_a_renamed_document_is_known_by_its_text() -> None:
    text = article(3)
    other = replace(document(text), id="b.txt")
    found = verify([Held("a.txt", other.sha256)], claims_of(text), {"b.txt": other})
    assert {one.stand for one in found.standings} == {Stand.STANDS}
    assert found.documents == (Found(Held("a.txt", other.sha256), Condition.SAME, "b.txt", other.sha256),)


def test_a_document_that_is_not_there() -> None:
    text = article(4)
    found = verify([], claims_of(text), {})
    assert {one.stand for one in found.standings} == {Stand.MISSING}
    assert [one.state for one in found.documents] == [Condition.MISSING]
