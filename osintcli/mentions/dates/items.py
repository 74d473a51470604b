"""A sentence as items: tokens with a class and a value, number words and figures read, abbreviations joined."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import compress
from operator import not_

from msgspec import Struct
from msgspec.structs import replace

from osintcli.mentions.dates.holidays import holiday_at, holiday_words
from osintcli.mentions.dates.vocabulary import Vocabulary, vocabulary
from osintcli.mentions.line import Line
from osintcli.mentions.tokens import Token

OTHER = "other_word"
CJK = "\u2e80"
"""Writing from here on has signs of the year, month and day that stick to what follows."""
ABBREVIATED = frozenset({"monthsign", "weekdaysign"})
WHOLE = frozenset({"may", "march"})
FIRST_YEAR, LAST_YEAR = 1000, 2199


class Item(Struct, frozen=True, gc=False):
    """One or more tokens read as one thing. `kind` is its class, `value` what the class needs, `word` the folded words."""

    kind: str
    start: int
    end: int
    word: str
    value: object = None


class Items(Struct, frozen=True, gc=False):
    """A line as items, with one letter for the class of each; `number` is that of its sentence."""

    number: int
    line: Line
    items: list[Item]
    letters: str


def read(line: Line) -> list[Item]:
    """Return the items of a line in order; every token is in exactly one."""
    kinds = list(map(_plain, line.lower))
    plain = list(map(Item, kinds, line.starts, line.ends, line.lower, line.texts))
    if "" not in kinds:
        return plain
    words, items, done = vocabulary(), [], 0
    for at in compress(range(line.size), map(not_, kinds)):
        if at < done:
            continue
        items += plain[done:at]
        item, used = _holiday(line, at) or _item(line.tokens, at, words)
        items.append(item)
        done = at + used
    return items + plain[done:]


@lru_cache(maxsize=1 << 16)
def _plain(lower: str) -> str:
    """Return the class of a word that is an item by itself whatever stands beside it, "" for others."""
    words = vocabulary()
    kind = words.classes.get(lower, OTHER)
    if not lower[0].isalnum():
        return (
            "" if lower in _special() or kind == "quote" else kind
        )  # a sign that makes nothing with its neighbours
    if not lower[0].isalpha() or lower[0] >= CJK or lower in _special() or kind in ABBREVIATED:
        return ""
    if kind == OTHER and lower[-1] == "s":
        return "" if lower.endswith("'s") or lower[:-1] in words.words.weekdays else OTHER
    return kind


def _holiday(line: Line, at: int) -> tuple[Item, int] | None:
    named = holiday_at(line, at)
    if named is None:
        return None
    last, holiday = named
    tokens = line.tokens
    return Item("HOL", tokens[at].start, tokens[last - 1].end, tokens[at].lower, holiday), last - at


@cache
def _special() -> frozenset[str]:
    """Return the words that may begin an item of several tokens."""
    words = vocabulary().words
    return holiday_words() | frozenset(
        {"q", "h", "a", "p", "am", "pm", "one", *words.cardinals, *words.ordinals}
    )


def _item(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[Item, int]:
    token = tokens[at]
    if token.lower[0].isdigit():
        return _figure(tokens, at, words)
    if not token.lower[0].isalpha():
        return _sign(tokens, at, words)
    if token.lower in _special():
        made = _several(tokens, at, words)
        if made is not None:
            return made
    item = _word(token, words)
    if (
        item.kind in ABBREVIATED
        and item.word not in WHOLE
        and _glued(tokens, at, 1) == "."
        and _goes_on(tokens, at + 2)
    ):
        return replace(item, end=tokens[at + 1].end), 2
    return item, 1


def _quarter_sign(tokens: Sequence[Token], at: int) -> tuple[Item, int] | None:
    """Read Q3 and H1, a letter and a figure that touch."""
    figure = _glued(tokens, at, 1)
    kind = {("q", "1234"): "qsign", ("h", "12"): "hhsign"}
    for (letter, figures), name in kind.items():
        if tokens[at].lower == letter and figure is not None and len(figure) == 1 and figure in figures:
            return Item(name, tokens[at].start, tokens[at + 1].end, letter + figure), 2
    return None


def _several(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[Item, int] | None:
    """Read an item that may take several tokens: Q3, p.m., a number in words."""
    return _quarter_sign(tokens, at) or _half_day(tokens, at) or _number_words(tokens, at, words)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the dot before this token ended an abbreviation and not a sentence."""
    return at < len(tokens) and (
        tokens[at].text[0].isdigit() or tokens[at].text[0].islower() or tokens[at].text == ","
    )


def _word(token: Token, words: Vocabulary) -> Item:
    lower, end = token.lower, token.end
    kind = words.classes.get(lower)
    if kind is None and lower.endswith("'s"):
        lower, end = lower[:-2], token.end - 2
        kind = words.classes.get(lower)
    if (
        (kind is None and lower[0] in words.words.year_signs)
        or lower[0] in words.words.month_figures
        or lower[0] in words.words.day_signs
    ):
        return Item(
            words.classes[lower[0]], token.start, token.start + 1, lower[0], token.text
        )  # a particle may follow the sign
    if kind is None and lower[:-1] in words.words.weekdays and lower[-1] == "s":
        kind = "weekdayplural"
    return Item(kind or OTHER, token.start, end, lower, token.text)


def _sign(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[Item, int]:
    token = tokens[at]
    kind = words.classes.get(token.lower, OTHER)
    if kind == "quote" and at + 1 < len(tokens):
        following = tokens[at + 1]
        if (
            following.start == token.end
            and len(following.text) == 2
            and following.text.isascii()
            and following.text.isdigit()
        ):
            item, used = _figure(tokens, at + 1, words)
            if item.kind == "decade":
                return replace(item, start=token.start), used + 1
    return Item(kind, token.start, token.end, token.lower), 1


def _figure(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[Item, int]:
    token = tokens[at]
    text = token.text
    ending = _glued(tokens, at, 1)
    if ending and text.isdigit():
        if ending in words.words.ordinal_endings and len(text) <= 4:
            return Item("ordinalfigure", token.start, tokens[at + 1].end, token.lower, int(text)), 2
        if ending == "s" and len(text) in {2, 4} and text.endswith("0"):
            return Item("decade", token.start, tokens[at + 1].end, token.lower, text), 2
        if ending == "'" and _glued(tokens, at, 2) == "s" and len(text) in {2, 4} and text.endswith("0"):
            return Item("decade", token.start, tokens[at + 2].end, token.lower, text), 3
    kind, value = _shape(text)
    return Item(kind, token.start, token.end, token.lower, value), 1


def _glued(tokens: Sequence[Token], at: int, ahead: int) -> str | None:
    """Return the folded token `ahead` of `at` when no white space parts them."""
    last = at + ahead
    if last < len(tokens) and tokens[last].start == tokens[last - 1].end:
        return "'" if tokens[last].lower == "\u2019" else tokens[last].lower
    return None


def _shape(text: str) -> tuple[str, object]:
    """Return class and value of a figure. 2,013 is an integer and never a year."""
    if text.isascii() and text.isdigit():
        if len(text) <= 2:
            return "n2", int(text)
        if len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR:
            return "n4", int(text)
        return ("n8" if len(text) == 8 else "integer"), (text if len(text) == 8 else Decimal(text))
    plain = text.replace(",", "").replace("'", "").replace("\u00a0", "").replace("\u202f", "")
    if plain.isascii() and plain.isdigit():
        return "integer", Decimal(plain)
    if plain.isascii() and plain.count(".") == 1:
        return "decimal", Decimal(plain)
    return "figures", text


def _half_day(tokens: Sequence[Token], at: int) -> tuple[Item, int] | None:
    """Read "a.m." and "p.m."; "am" alone is a verb unless a figure stands before it."""
    token = tokens[at]
    if token.lower in {"a", "p"} and _glued(tokens, at, 1) == "." and _glued(tokens, at, 2) == "m":
        dotted = _glued(tokens, at, 3) == "."
        last = tokens[at + (3 if dotted else 2)]
        return Item("halfday", token.start, last.end, token.lower, token.lower), 4 if dotted else 3
    if token.lower in {"am", "pm"} and (at == 0 or not tokens[at - 1].text[-1].isdigit()):
        return Item(OTHER, token.start, token.end, token.lower), 1
    return None


def _number_words(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[Item, int] | None:
    """Read "twenty-five", "two thousand and fifteen", "nineteen hundred ninety three", "twenty-first"."""
    first = tokens[at].lower
    cardinals, scales, ordinals = words.words.cardinals, words.words.scales, words.words.ordinals
    if first in {"a", "one"} and at + 1 < len(tokens) and tokens[at + 1].lower in scales:
        return _sum(tokens, at, at + 1, 1, words)
    if first in cardinals:
        return _sum(tokens, at, at, 0, words)
    if first in ordinals and first != "second":
        return Item("ordinalword", tokens[at].start, tokens[at].end, first, ordinals[first]), 1
    return None


def _sum(tokens: Sequence[Token], first: int, at: int, total: int, words: Vocabulary) -> tuple[Item, int]:
    """Add cardinals as long as they compose: a ten takes a one, a scale multiplies, "and" or a dash may join."""
    cardinals, scales, ordinals = words.words.cardinals, words.words.scales, words.words.ordinals
    room, done, ordinal = 10**9, at, False
    while at < len(tokens):
        word = tokens[at].lower
        if word in cardinals and cardinals[word] < room and (cardinals[word] or room == 10**9):
            value = cardinals[word]
            total, room = total + value, (10 if value >= 20 else 1)
        elif word in scales and total:
            low = total % scales[word] if total >= scales[word] else total
            total, room = (total - low) + low * scales[word], scales[word]
        elif word in ordinals and room == 10 and ordinals[word] < 10:
            total, ordinal = total + ordinals[word], True
        elif (
            word in {"-", "and"}
            and at > first
            and at + 1 < len(tokens)
            and _joins(tokens[at + 1].lower, word, room, words)
        ):
            at += 1
            continue
        else:
            break
        at += 1
        done = at
        if ordinal:
            break
    start, end = tokens[first].start, tokens[done - 1].end
    return Item("ordinalword" if ordinal else "number", start, end, tokens[first].lower, total), done - first


def _joins(word: str, joint: str, room: int, words: Vocabulary) -> bool:
    """Say whether "twenty-" or "two hundred and" goes on with `word`."""
    cardinals, ordinals = words.words.cardinals, words.words.ordinals
    if joint == "-":
        return room == 10 and 0 < cardinals.get(word, ordinals.get(word, 0)) < 10
    return room >= 100 and room < 10**9 and 0 < cardinals.get(word, 0) < room
