"""What a figure in digits is worth, whatever its separators."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

_LONGEST = 30
_SPACES = str.maketrans("", "", "'\u00a0\u2009\u202f")
_THOUSAND = 3
_LAKH = 2


@lru_cache(maxsize=4096)
def read(word: str) -> Decimal | None:
    """Return the value of "1,234.5", "1.234.567", "12,34,567", "1 234" (thin space) or "5,00"; `None` of what is no number.

    A lone dot is a decimal point, as in English; a lone comma is one too unless three digits follow it.
    """
    if word.isascii() and word.isdigit():
        return Decimal(word) if len(word) <= _LONGEST else None
    if len(word) > _LONGEST or not word[0].isdecimal():
        return None
    plain = word.translate(_SPACES)
    if plain != word and not _grouped(word):
        return None
    if "," in plain and "." in plain:
        return _both(plain)
    if "," in plain:
        return _separated(plain, ",")
    return _separated(plain, ".") if "." in plain else _decimal(plain)


def _grouped(word: str) -> bool:
    groups = "".join(
        c if c.isdecimal() else " " for c in word.split(".", maxsplit=1)[0].split(",", maxsplit=1)[0]
    ).split(" ")
    return len(groups[0]) <= _THOUSAND and all(len(g) == _THOUSAND for g in groups[1:])


def _both(word: str) -> Decimal | None:
    point, comma = word.rfind("."), word.rfind(",")
    decimal = "." if point > comma else ","
    thousands = "," if decimal == "." else "."
    if word.count(decimal) != 1:
        return None
    whole, _, part = word.partition(decimal)
    groups = whole.split(thousands)
    return _decimal(f"{''.join(groups)}.{part}") if _thousands(groups) else None


def _separated(word: str, sign: str) -> Decimal | None:
    groups = word.split(sign)
    if len(groups) > 2 or sign == ",":
        if _thousands(groups):
            return _decimal("".join(groups))
        if len(groups) > 2:
            return None
    return _decimal(".".join(groups))


def _thousands(groups: list[str]) -> bool:
    """Say whether the groups are those of 1,234,567 or 12,34,567."""
    first, rest, last = groups[0], groups[1:-1], groups[-1]
    if len(last) != _THOUSAND or len(first) > _THOUSAND or first == "0":
        return False
    western = all(len(g) == _THOUSAND for g in rest)
    return western or (len(first) <= _LAKH and all(len(g) == _LAKH for g in rest))


def _decimal(word: str) -> Decimal:
    return Decimal(word)
