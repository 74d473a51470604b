"""Where the words of claims stand in a text today.

Claims of one sentence are placed together. A place that one sentence holds is no other one's: a figure that was altered is
not excused by the same figure elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from osintcli.model.span import Span
from osintcli.model.standing import Claim, Stand, Standing
from osintcli.standings.wording import difference

Frame = tuple[Span, str]

ALIKE = 60.0
"""Percent of letters in common from which on a stretch is what became of a sentence."""
REACH = 5_000
"""Code points around a sentence's old place that are searched for what became of it, before the rest of the text is."""
SHORT = 8
"""Code points below which likeness says nothing, and by which the two ends of a sentence are known again."""
SLACK = 40
"""Code points around the ends of a likely stretch in which the ends of the sentence are looked for."""
SIGNS = ".,;:!?\"'()[]“”‘’«»…"
"""Signs that stand around words and are none of a quote that has them not."""
JOINTS = ".,:"
"""Signs that join digits to one figure."""


class Place(NamedTuple):
    """Where a frame stands now, and whether letter by letter."""

    span: Span
    same: bool


def placed(claims: Sequence[Claim], text: str, *, sure: bool) -> Iterator[Standing]:
    """Yield how claims stand in `text`, in order; `sure` that the text is the one they were read from."""
    places = _places(list(dict.fromkeys(one.frame for one in claims)), text, sure=sure)
    for one in claims:
        yield _standing(one, places.get(one.frame), text)


def _places(frames: Sequence[Frame], text: str, *, sure: bool) -> dict[Frame, Place]:
    places = {
        (at, words): Place(at, same=True)
        for at, words in frames
        if at.of(text) == words and (sure or _whole(text, at))
    }
    taken = {place.span for place in places.values()}
    lost = [one for one in frames if one not in places]
    for frame, span in _elsewhere(lost, text, taken):
        places[frame] = Place(span, same=True)
        taken.add(span)
    for at, words in lost:
        if (at, words) not in places and (like := _like(at, words, text, taken)) is not None:
            places[at, words] = Place(like, same=False)
    return places


def _whole(text: str, at: Span) -> bool:
    """Say whether no digit was set right before or behind a figure: "1,500" does not stand in "11,500" or "1,500.7"."""
    words = at.of(text)
    before, after = text[max(0, at.start - 2) : at.start], text[at.end : at.end + 2]
    left = words[:1].isdigit() and (before[-1:].isdigit() or (before[-1:] in JOINTS and before[:1].isdigit()))
    right = words[-1:].isdigit() and (after[:1].isdigit() or (after[:1] in JOINTS and after[1:].isdigit()))
    return not ((left and len(before) > 0) or (right and len(after) > 0))


def _elsewhere(lost: Sequence[Frame], text: str, taken: set[Span]) -> Iterator[tuple[Frame, Span]]:
    """Yield the frames that stand at another place letter by letter: the nearest first, each place once."""
    of: defaultdict[str, list[Frame]] = defaultdict(list)
    for frame in lost:
        of[frame[1]].append(frame)
    for words, frames in of.items():
        spots = [at for at in _occurrences(words, text) if at not in taken and _whole(text, at)]
        pairs = sorted((abs(at.start - frame[0].start), frame[0], at) for frame in frames for at in spots)
        done: set[Span] = set()
        for _, old, at in pairs:
            if old not in done and at not in done:
                done |= {old, at}
                yield (old, words), at


def _occurrences(words: str, text: str) -> Iterator[Span]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1)


def _like(at: Span, words: str, text: str, taken: set[Span]) -> Span | None:
    """Return the stretch of the text that is most like `words`, near their old place first, if it is nobody's."""
    if len(words) < SHORT:
        return None
    near = Span(max(0, at.start - REACH), min(len(text), at.end + REACH))
    best = fuzz.partial_ratio_alignment(words, near.of(text), score_cutoff=ALIKE)
    span = None
    if best is not None and len(near) >= len(words):
        span = _ended(words, Span(near.start + best.dest_start, near.start + best.dest_end), text)
    if span is None or fuzz.ratio(words, span.of(text)) < ALIKE:
        span = _line(words, text)
    if span is None or any(span.overlaps(other) for other in taken):
        return None
    return span


def _ended(words: str, span: Span, text: str) -> Span:
    """Let a stretch begin and end as `words` do, where that stands close by: it was cut to their length."""
    head, tail = words[:SHORT], words[-SHORT:]
    start = text.find(head, max(0, span.start - SLACK), span.start + SLACK)
    end = text.rfind(tail, max(0, span.end - SLACK), span.end + SLACK)
    first = start if start >= 0 else span.start
    last = end + len(tail) if end >= 0 else span.end
    return _trimmed(Span(first, last) if first < last else span, text)


def _line(words: str, text: str) -> Span | None:
    """Return the line of the whole text that is most like `words`."""
    lines = text.splitlines(keepends=True)
    found = process.extractOne(words, lines, scorer=fuzz.ratio, score_cutoff=ALIKE)
    if found is None:
        return None
    start = sum(map(len, lines[: found[2]]))
    return _trimmed(Span(start, start + len(found[0])), text)


def _trimmed(span: Span, text: str) -> Span:
    """Widen a stretch to whole words, and leave the spaces at its ends out."""
    start, end = span.start, span.end
    while start > 0 and start < len(text) and not text[start - 1].isspace() and not text[start].isspace():
        start -= 1
    while end < len(text) and end > 0 and not text[end].isspace() and not text[end - 1].isspace():
        end += 1
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _standing(claim: Claim, place: Place | None, text: str) -> Standing:
    if place is None:
        return Standing(claim, Stand.GONE, why="nothing like it is left")
    (old, _), quote = claim.frame, claim.quote
    if not place.same:
        return _altered(claim, place.span, text)
    shift = place.span.start - old.start
    now = Span(quote.span.start + shift, quote.span.end + shift)
    if now.of(text) != quote.exact or not place.span.contains(now):
        why = f"the sentence has “{now.of(text)}” at the place of the quote"
        return Standing(claim, Stand.ALTERED, now, now.of(text), why)
    if shift:
        where = "later" if shift > 0 else "earlier"
        count = f"{abs(shift):,} character{'' if abs(shift) == 1 else 's'}"
        return Standing(claim, Stand.MOVED, now, quote.exact, f"stands {count} {where}")
    return Standing(claim, Stand.STANDS, now, quote.exact)


def _altered(claim: Claim, span: Span, text: str) -> Standing:
    """Say what the words of a quote became inside the stretch that its sentence became."""
    old, before = claim.frame
    after = span.of(text)
    start, end = claim.quote.span.start - old.start, claim.quote.span.end - old.start
    now = _fitted(
        Span(*(span.start + at for at in _mapped(before, after, start, end))), claim.quote.exact, text
    )
    words = now.of(text)
    why = difference(before, after)
    if len(now) == 0:
        return Standing(claim, Stand.ALTERED, span, after, why)
    if words == claim.quote.exact:
        why = f"the quote stands, the sentence around it was altered: {why}"
    return Standing(claim, Stand.ALTERED, now, words, why)


def _fitted(span: Span, exact: str, text: str) -> Span:
    """Widen a stretch to whole words; signs around them that the quote had not are left out."""
    wide = _trimmed(span, text)
    at = text.find(exact, wide.start, wide.end)
    if at >= 0 and _apart(text, same := Span(at, at + len(exact))) and _whole(text, same):
        return same
    start, end = wide.start, wide.end
    while end > start and text[end - 1] in SIGNS and exact[-1:] != text[end - 1]:
        end -= 1
    while start < end and text[start] in SIGNS and exact[:1] != text[start]:
        start += 1
    return Span(start, end) if start < end else wide


def _apart(text: str, at: Span) -> bool:
    """Say whether a stretch begins and ends between words."""
    left, right = text[max(0, at.start - 1) : at.start + 1], text[at.end - 1 : at.end + 1]
    return not any(len(two) > 1 and two.isalnum() for two in (left, right))


def _mapped(before: str, after: str, start: int, end: int) -> tuple[int, int]:
    """Return where the stretch from `start` to `end` of one text ended up in another."""
    first, last = len(after), 0
    for step in Indel.opcodes(before, after):
        if step.src_end < start or step.src_start > end:
            continue
        equal = step.tag == "equal"
        left = step.dest_start + (max(0, start - step.src_start) if equal else 0)
        right = step.dest_end - (max(0, step.src_end - end) if equal else 0)
        first, last = min(first, left), max(last, right)
    return (first, last) if first <= last else (0, len(after))
