"""Rules and their notation.

A pattern is written in classes: `the? <wd> comma? <day> of? <mon>`. A plain name is a class or a family of classes,
`<name>` keeps what it matched for the production, `<key=name>` keeps it as `key`. `( ) | ? * +` mean what they mean in
`re`; `(?=`, `(?!`, `(?<=`, `(?<!` look around. Matching is over letters, one an item, and every repeat is of one item:
no pattern backtracks more than its own length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from msgspec import Struct

from osintcli.mentions.dates.items import Item
from osintcli.mentions.dates.openings import openings
from osintcli.mentions.dates.vocabulary import vocabulary

_PIECE = re.compile(r"<(?:(?P<key>\w+)=)?(?P<kept>\w+)>|(?P<plain>\w+)|(?P<sign>\(\?<?[=!]|[()|?*+])|\s+")

FAMILIES: Mapping[str, Sequence[str]] = {
    "day": ("n2", "ordinalfigure", "ordinalword", "second", "number"),
    "mon": ("month", "monthsign"),
    "wd": ("weekday", "weekdaysign"),
    "year": ("n4", "number"),
    "amount": ("n2", "n4", "integer", "decimal", "number"),
    "ordinal": ("ordinalfigure", "ordinalword", "second"),
    "rank": ("ordinalfigure", "ordinalword", "second", "final", "last"),
    "unitname": ("unit", "second", "quarterword", "night"),
    "anypart": ("part", "night", "clockword"),
    "ofin": ("of", "in"),
    "article": ("a", "the"),
    "adj": ("adjective", "long", "other", "half"),
    "past_": ("last", "past", "previous"),
    "next_": ("next", "following"),
    "pointer": ("this", "last", "past", "previous", "next", "following", "that", "current"),
    "mover": ("last", "past", "previous", "next", "following"),
    "sides": ("before", "after", "previous", "following"),
    "refword": ("reference", "now", "recent", "current"),
    "these": ("those",),
    "apart_side": ("before", "after", "from"),
    "comp": ("earlier", "later", "early", "late", "comparative"),
    "stage": ("phase", "early", "late"),
    "PLACED": (
        "FULL",
        "MDAY",
        "MY",
        "MONTH",
        "YEAR",
        "WD",
        "DOM",
        "DAY",
        "REL",
        "WEEK",
        "WEEKEND",
        "QTR",
        "HALF",
        "SEASON",
        "DECADE",
        "CENTURY",
        "WDP",
        "MP",
        "HOL",
        "WHOLE",
        "DAYAGO",
    ),
    "DAYLIKE": ("FULL", "MDAY", "WD", "DOM", "DAY", "HOL", "WDP", "REL"),
    "WHOLEISH": ("YEAR", "REL", "MY", "MONTH", "DECADE", "CENTURY", "SEASON", "MP", "WHOLE", "QTR", "HALF"),
    "YEARLY": ("YEAR", "REL"),
    "sep": ("dash", "slash", "dot"),
    "anyjoint": ("joint", "to", "and", "or", "through", "until", "dash", "slash"),
}

AGAIN = "_"
"""What a key is lengthened by where a pattern keeps it twice, in two alternatives."""


class Found:
    """What a rule's pattern matched: items by key."""

    __slots__ = ("_items", "_match", "first", "last")

    def __init__(self, items: Sequence[Item], match: re.Match[str]) -> None:
        self._items, self._match = items, match
        self.first, self.last = match.start(), match.end()

    def get(self, key: str) -> Item | None:
        """Return the item kept as `key`, or `None` where that part of the pattern was left out."""
        groups = self._match.re.groupindex
        while key in groups:
            at = self._match.start(key)
            if at >= 0:
                return self._items[at]
            key += AGAIN
        return None

    def __getitem__(self, key: str) -> Item:
        item = self.get(key)
        if item is None:
            raise KeyError(key)
        return item

    @property
    def items(self) -> Sequence[Item]:
        """All items matched, in order."""
        return self._items[self.first : self.last]

    def preceding(self, count: int) -> list[Item]:
        """Return up to `count` items before the match, in order."""
        return list(self._items[max(0, self.first - count) : self.first])

    def following(self, count: int) -> list[Item]:
        """Return up to `count` items after the match, in order."""
        return list(self._items[self.last : self.last + count])

    @property
    def before(self) -> Item | None:
        """The item before the match."""
        return self._items[self.first - 1] if self.first else None

    @property
    def after(self) -> Item | None:
        """The item after the match."""
        return self._items[self.last] if self.last < len(self._items) else None


class Rule(Struct, frozen=True):
    """One rule: what it matches, the class it makes, and how. `build` gives the new item's value, `None` to refuse."""

    name: str
    makes: str
    pattern: str
    build: Callable[[Found], object]


class _Opened(Struct, frozen=True):
    """A rule with what it can begin with: classes of its first and second item, "" where one item is all."""

    pattern: re.Pattern[str]
    rule: Rule
    begins: tuple[tuple[str, str], ...]

    def by(self, pair: str) -> bool:
        """Say whether it may match where these two letters (or one, at the end) stand."""
        for first, second in self.begins:  # noqa: SIM110  half the time that any() takes
            if pair[0] in first and (not second or (len(pair) > 1 and pair[1] in second)):
                return True
        return False


class Grammar:
    """Rules that run together: at each item the longest match wins, the earlier rule among equals."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._letters = vocabulary().letters
        sources = [(compiled(rule.pattern), rule) for rule in self.rules]
        self._opened = tuple(_Opened(re.compile(x), rule, openings(x)) for x, rule in sources)
        self._by_pair: dict[str, tuple[_Opened, ...]] = {}
        firsts = {letter for opened in self._opened for first, _ in opened.begins for letter in first}
        self._starts = re.compile("[" + "".join(sorted(firsts)) + "]")

    def rewrite(self, items: list[Item], letters: str) -> tuple[list[Item], str]:
        """Return the items, and their letters, with every match replaced by what its rule made of it."""
        made: list[Item] = []
        written = ""
        done = 0
        for start in self._starts.finditer(letters):
            at = start.start()
            if at < done:
                continue
            pair = letters[at : at + 2]
            rules = self._by_pair.get(pair)
            if rules is None:
                rules = self._beginning(pair)
            if not rules:
                continue
            new = _longest(rules, letters, items, at)
            if new is not None:
                made += items[done:at]
                made.append(new[0])
                written += letters[done:at] + self._letters[new[0].kind]
                done = new[1]
        if not done:
            return items, letters
        return made + items[done:], written + letters[done:]

    def _beginning(self, pair: str) -> tuple[_Opened, ...]:
        """Return the rules that can match where two letters stand, and remember them: few pairs of letters occur."""
        found = self._by_pair[pair] = tuple(opened for opened in self._opened if opened.by(pair))
        return found


def _longest(rules: Iterable[_Opened], letters: str, items: list[Item], at: int) -> tuple[Item, int] | None:
    matches = [(match, opened.rule) for opened in rules if (match := opened.pattern.match(letters, at))]
    if len(matches) > 1:
        matches.sort(key=lambda pair: -pair[0].end())
    for match, rule in matches:
        value = rule.build(Found(items, match))
        if value is not None:
            start, end = match.span()
            return Item(rule.makes, items[start].start, items[end - 1].end, rule.name, value), end
    return None


def encode(items: Iterable[Item]) -> str:
    """Return one letter an item; `.` for words that no rule knows."""
    return "".join(map(_letters().__getitem__, [item.kind for item in items]))


class _Letters(dict[str, str]):
    """Letters by class, `.` for words that no rule knows."""

    def __missing__(self, kind: str) -> str:
        return "."


@cache
def _letters() -> _Letters:
    return _Letters(vocabulary().letters)


def compiled(pattern: str) -> str:
    """Return a pattern in classes as a regular expression over letters."""
    parts, keys = [], set()
    for piece in _PIECE.finditer(pattern):
        if piece["kept"]:
            key = piece["key"] or piece["kept"]
            while key in keys:
                key += AGAIN
            keys.add(key)
            parts.append(f"(?P<{key}>{_class(piece['kept'])})")
        elif piece["plain"]:
            parts.append(_class(piece["plain"]))
        elif piece["sign"]:
            parts.append(piece["sign"])
    return "".join(parts)


def _class(name: str) -> str:
    letters = vocabulary().letters
    return "[" + "".join(letters[member] for member in FAMILIES.get(name, (name,))) + "]"
