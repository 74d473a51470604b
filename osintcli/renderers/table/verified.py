"""`osint verify` for people: what does not stand first, with what stands there today; what stands is only counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from osintcli.model.standing import Found, Stand, Standing
from osintcli.renderers import wording
from osintcli.renderers.answers import Verified
from osintcli.renderers.table.paper import Cell, Ink, Paper

_ROWS = 60
"""Quotes of one document that are listed; the other forms have all."""
_COUNTED = (Stand.MOVED, Stand.MISSING)
_STYLES = {
    Stand.MOVED: "magenta",
    Stand.ALTERED: "bold red",
    Stand.GONE: "bold red",
    Stand.MISSING: "bold red",
}
_WORD = 8
_SHORT = 160
"""Characters of a quote that are shown."""


def render(answer: Verified, paper: Paper) -> Iterator[str]:
    """Yield the lines of a verification."""
    found = answer.verification
    good = all(one.stand is Stand.STANDS for one in found.standings)
    yield from paper.line(Ink(wording.verified(answer.counts()), "bold green" if good else "bold"))
    of: dict[str, list[Standing]] = {}
    for one in found.standings:
        if one.stand is not Stand.STANDS:
            of.setdefault(one.claim.document, []).append(one)
    for document in found.documents:
        if document.state in wording.UNLIKE or document.held.id in of:
            yield "\n"
            yield from _heading(document, paper)
            yield from _lost(of.get(document.held.id, []), paper)


def _lost(standings: Sequence[Standing], paper: Paper) -> Iterator[str]:
    """Yield what was altered or is gone one by one, and what only moved or went with its document by numbers."""
    shown = [one for one in standings if one.stand not in _COUNTED]
    for one in shown[:_ROWS]:
        yield from _row(one, paper)
    if len(shown) > _ROWS:
        yield from paper.line(
            Ink(f"and {len(shown) - _ROWS} more, --format csv has them all", "dim"), indent=2
        )
    counted = Counter((one.stand, one.why) for one in standings if one.stand in _COUNTED)
    for (stand, why), count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        words: list[Ink | str] = [wording.several(count, "quote")]
        words += [Ink(f", letter by letter: {why}", "dim")] if stand is Stand.MOVED else []
        sign = Cell([Ink(stand.value, _STYLES[stand])], _WORD)
        yield from paper.row(sign, Cell(words, paper.width - _WORD - 4), indent=2)


def _heading(noun: Found, paper: Paper) -> Iterator[str]:
    style = "red" if noun.state in wording.UNLIKE else "dim"
    yield from paper.line(Ink(noun.held.id, "bold"), "  ", Ink(wording.state(noun), style))


def _row(one: Standing, paper: Paper) -> Iterator[str]:
    rest = paper.width - _WORD - 4
    claim = one.claim
    name = Ink(f" {claim.id[:6]}" if claim.id else "", "dim")
    head: list[Ink | str] = [f"“{_short(claim.quote.exact)}”", name, Ink(f", {_where(one)}", "dim")]
    yield from paper.row(Cell([Ink(one.stand.value, _STYLES[one.stand])], _WORD), Cell(head, rest), indent=2)
    if one.words is not None and one.words != claim.quote.exact:
        words = [Ink("now ", "dim"), Ink(f"“{_short(one.words or '')}”", "bold")]
        yield from paper.row(Cell([], _WORD), Cell(words, rest), indent=2)
    if one.why:
        yield from paper.row(Cell([], _WORD), Cell([Ink(one.why, "dim")], rest), indent=2)


def _where(one: Standing) -> str:
    span = one.claim.quote.span
    there = f"characters {span.start} to {span.end}"
    kind = "" if one.claim.what == "assertion" else f"{one.claim.what}, "
    return f"{kind}{there}" if one.now is None or one.now == span else f"{kind}{there}, now {one.now.start}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHORT else f"{words[:_SHORT]}…"
