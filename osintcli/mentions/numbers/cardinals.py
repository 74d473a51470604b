"""Cardinal numbers in words, and figures with scale words: "two hundred and fifty thousand", "1.2 billion", "twenty-one".

One walk from left to right: a group below a thousand grows until a scale word lifts it into the total. "and" is taken on
trial, because "between two hundred and three hundred" has two numbers.
"""

from __future__ import annotations

from decimal import Decimal

from osintcli.mentions.line import Cardinal, Line
from osintcli.mentions.numbers import digits
from osintcli.mentions.numbers.lexicon import NumberWords, number_words

_HUNDRED = Decimal(100)
_LONGEST = 40
_JOINING = frozenset("-\u2010\u2011")


class _Walk:
    """What has been read so far."""

    __slots__ = ("group", "kind", "scale", "table", "total")

    def __init__(self, table: NumberWords) -> None:
        self.table = table
        self.total = Decimal(0)
        self.group: Decimal | None = None
        self.kind = ""
        self.scale = Decimal(1)

    def copy(self) -> _Walk:
        twin = _Walk(self.table)
        twin.total, twin.group, twin.kind, twin.scale = self.total, self.group, self.kind, self.scale
        return twin

    def take(self, word: str) -> bool:
        """Read one more word; say whether it continues the number."""
        table = self.table
        if word in table.ones:
            return self._small(table.ones[word], "one", ("", "ten", "hundred", "scale"))
        if word in table.teens:
            return self._small(table.teens[word], "teen", ("", "hundred", "scale"))
        if word in table.tens:
            return self._small(table.tens[word], "ten", ("", "hundred", "scale"))
        if word in table.scales:
            return self._scaled(table.scales[word])
        many = word.endswith("s") and self.group is not None and word in table.vague  # "3.5 thousands"
        return many and word[:-1] in table.scales and self._scaled(table.scales[word[:-1]])

    def _small(self, value: Decimal, kind: str, after: tuple[str, ...]) -> bool:
        if self.kind not in after or (self.kind and not value):
            return False
        self.group = (self.group or Decimal(0)) + value
        self.kind = kind
        return True

    def _scaled(self, factor: Decimal) -> bool:
        if self.group is None:
            if not self.total or factor <= self.scale:
                return False
            self.total *= factor  # "thousand million", "lakh crore"
        elif factor == _HUNDRED:
            if self.kind == "hundred" or (self.group >= _HUNDRED and self.kind != "digits"):
                return False
            self.group *= factor
            self.kind = "hundred"
            self.scale = max(self.scale, Decimal(1)) if self.total else factor
            return True
        elif self.total and factor >= self.scale:
            return False
        else:
            self.total += self.group * factor
        self.group, self.kind, self.scale = None, "scale", factor
        return True

    @property
    def value(self) -> Decimal:
        return self.total + (self.group or Decimal(0))


def read(line: Line, at: int) -> Cardinal | None:
    """Read the cardinal that begins at token `at`: a number word, "a" before a scale word, or a figure."""
    if at not in line.cardinals:
        line.cardinals[at] = _read(line, at)
    return line.cardinals[at]


def _read(line: Line, at: int) -> Cardinal | None:
    word, after = line.word(at), line.word(at + 1)
    if word[:1].isdecimal() and after not in number_words().going_on and not after[:1].isdecimal():
        value = digits.read(word)  # a figure that nothing goes on with, as most are
        return None if value is None else Cardinal(value, at + 1, in_words=False)
    walk = _Walk(number_words())
    place = _begin(walk, line, at)
    if place is None:
        return None
    split = line.word(at - 1) == "between"
    for _ in range(_LONGEST):
        step = _step(walk, line, place, split=split)
        if step is None:
            break
        walk, place = step
    return Cardinal(walk.value, place, walk.scale, walk.kind != "digits")


def _begin(walk: _Walk, line: Line, at: int) -> int | None:
    word = line.word(at)
    if word in ("a", "an"):
        if line.word(at + 1) not in walk.table.scales:
            return None
        walk.group, walk.kind = Decimal(1), "one"
        return at + 1
    if word[:1].isdecimal():
        value = digits.read(word)
        if value is None:
            return None
        walk.group, walk.kind = value, "digits"
        return at + 1
    if word in walk.table.scales:
        return None
    return at + 1 if walk.take(word) else None


def _step(walk: _Walk, line: Line, at: int, *, split: bool) -> tuple[_Walk, int] | None:
    """Read the next word of the number, with a hyphen or "and" before it."""
    word = line.word(at)
    if word not in number_words().going_on and not word[:1].isdecimal():
        return None
    if word == "and":
        return None if split else _and(walk, line, at)
    if word in _JOINING:
        following = line.word(at + 1)
        joins = following in walk.table.scales or (walk.kind == "ten" and following in walk.table.ones)
        at, word = (at + 1, following) if joins else (at, "")
    trial = walk.copy()
    if word and trial.take(word):
        return trial, at + 1
    return _figure_after_scale(walk, line, at)


def _and(walk: _Walk, line: Line, at: int) -> tuple[_Walk, int] | None:
    following = line.word(at + 1)
    table = walk.table
    if (
        walk.kind == "hundred"
        and following.isdecimal()
        and following[0] != "0"
        and len(following) < len("100")
    ):
        return _figure_after_hundred(walk, line, at)
    small = following in table.ones or following in table.teens or following in table.tens
    if walk.kind not in ("hundred", "scale") or not small:
        return None
    trial = walk.copy()
    if not trial.take(following):
        return None
    after = line.word(at + 2)
    if after in table.scales and not trial.copy().take(after):
        return None  # "two hundred and three hundred"
    if walk.kind == "scale" and after in table.fractions:
        return None  # "six million and two thirds"
    return trial, at + 2


def _figure_after_hundred(walk: _Walk, line: Line, at: int) -> tuple[_Walk, int] | None:
    """Read the "and 21" of "3 hundred and 21"; "two hundred and 21 boats" has two numbers."""
    if not line.word(at - 2).isdecimal() or walk.group is None:
        return None
    trial = walk.copy()
    trial.group = walk.group + Decimal(line.word(at + 1))
    trial.kind = "digits"
    return trial, at + 2


def _figure_after_scale(walk: _Walk, line: Line, at: int) -> tuple[_Walk, int] | None:
    """Read "3 hundred" of "4 thousand 3 hundred"."""
    factor = walk.table.scales.get(line.word(at + 1))
    if walk.kind != "scale" or factor is None or factor >= walk.scale or not line.word(at).isdecimal():
        return None
    value = digits.read(line.word(at))
    if value is None:
        return None
    trial = walk.copy()
    trial.group, trial.kind = value, "digits"
    return (trial, at + 2) if trial.take(line.word(at + 1)) else None
