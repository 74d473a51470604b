"""Numbers that begin with a digit: signs, groups set apart by spaces, mixed fractions, powers of ten, scale letters."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from osintcli.lexicons.inflection import is_plural
from osintcli.mentions.line import Line
from osintcli.mentions.numbers import cardinals, digits
from osintcli.mentions.numbers.lexicon import Suffix, number_words
from osintcli.mentions.numbers.numeral import Form, Numeral

_GROUP = 3
_MINUS = frozenset("-\u2212\u2013\u2010\u2011")
_MONEY_SIGNS = frozenset("$€£¥₹₩₽₺₴₪฿₦₱₫₾₿¢")
_OF_THINGS = frozenset(
    ("its", "their", "his", "her", "our", "the", "these", "those", "them", "whom", "which", "us")
)
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 1000))
_LARGEST_POWER = 60


def vulgar(line: Line, at: int) -> Numeral | None:
    """Read "½" and "3½"."""
    word = line.word(at)
    whole = Decimal(0)
    last = at
    if word.isdecimal() and line.glued(at + 1):
        whole, word, last = Decimal(word), line.word(at + 1), at + 1
    part = _vulgar(word)
    if part is None:
        return None
    return Numeral(at, last + 1, whole + part, Form.FRACTION if not whole else Form.DIGITS, "vulgar fraction")


def _vulgar(word: str) -> Decimal | None:
    if (
        len(word) != 1
        or unicodedata.category(word) != "No"
        or not unicodedata.decomposition(word).startswith("<fraction>")
    ):
        return None
    above, _, below = unicodedata.normalize("NFKC", word).partition("\u2044")
    return Decimal(above) / Decimal(below) if above and below else None


def slashed(line: Line, at: int) -> Numeral | None:
    """Read "1/4" and "7 3/4"; not "24/7", "9/11" or "5/17/2018"."""
    whole = Decimal(0)
    start = at
    if line.word(at).isdecimal() and line.word(at + 2) == "/" and not line.glued(at + 1):
        whole, start = Decimal(line.word(at)), at + 1
    above, below = line.word(start), line.word(start + 2)
    if (
        line.word(start + 1) != "/"
        or not (above.isdecimal() and below.isdecimal())
        or len(above + below) > _GROUP * 2
    ):
        return None
    glued = line.glued(start + 1) and line.glued(start + 2) and not _slash_beside(line, start)
    if not glued or int(below) not in _DENOMINATORS or int(above) >= int(below) or int(above) == 0:
        return None
    first, sign = _signed(line, at)
    value = sign * (whole + Decimal(above) / Decimal(below))
    return Numeral(first, start + 3, value, Form.DIGITS if whole else Form.FRACTION, "slashed fraction")


def with_fraction(line: Line, at: int) -> Numeral | None:
    """Read "1 and 4/5 hours"."""
    whole = line.word(at)
    part = slashed(line, at + 2) if whole.isdecimal() and line.word(at + 1) == "and" else None
    if part is None or part.value is None or part.form is not Form.FRACTION or len(whole) > _GROUP:
        return None
    first, sign = _signed(line, at)
    return Numeral(
        first, part.last, sign * (Decimal(whole) + part.value), Form.DIGITS, "figure with fraction"
    )


def _slash_beside(line: Line, start: int) -> bool:
    after = line.word(start + 3) == "/" and line.glued(start + 3)
    return after or (line.word(start - 1) == "/" and line.glued(start))


def power(line: Line, at: int) -> Numeral | None:
    """Read "1.3e6", "6.23x10^-4", "1.99×10−30" and "2^10"."""
    value = digits.read(line.word(at))
    if value is None or not line.glued(at + 1):
        return None
    if line.word(at + 1) == "^":
        return _raised(line, at, value)
    if line.word(at + 1) == "e" and line.glued(at + 2):
        place = at + 2
    elif line.word(at + 1) in ("x", "×") and line.word(at + 2) == "10":
        place = at + 3 + (line.word(at + 3) == "^")
        if place == at + 3 and line.word(place) not in _MINUS:
            return None
    else:
        return None
    sign = -1 if line.word(place) in _MINUS else 1
    place += sign < 0
    if not line.word(place).isdecimal() or int(line.word(place)) > _LARGEST_POWER or not line.glued(place):
        return None
    first, minus = _signed(line, at)
    return Numeral(
        first, place + 1, minus * value.scaleb(sign * int(line.word(place))), Form.DIGITS, "power of ten"
    )


def _raised(line: Line, at: int, value: Decimal) -> Numeral | None:
    sign = -1 if line.word(at + 2) in _MINUS else 1
    place = at + 2 + (sign < 0)
    power = line.word(place)
    if not power.isdecimal() or int(power) > _LARGEST_POWER or not line.glued(place) or not value:
        return None
    first, minus = _signed(line, at)
    return Numeral(first, place + 1, minus * value ** (sign * int(power)), Form.DIGITS, "power")


def figure(line: Line, at: int) -> Numeral | None:
    """Read "8,000", "1 234 567", "-5", ".5", "1.2 billion", "20k", "900m" (of money or things)."""
    if line.word(at) == ".":
        return _leading_point(line, at)
    grouped = _spaced_groups(line, at)
    if grouped is not None:
        return grouped
    number = cardinals.read(line, at)
    if number is None:
        return None
    first, sign = _signed(line, at)
    value, last, scale = number.value, number.last, number.scale
    suffix = _suffix(line, at, last)
    if suffix is not None and last == at + 1:
        value, scale, last = value * suffix.factor, suffix.factor, last + 1
    return Numeral(
        first, last, sign * value, Form.DIGITS, "figure" if scale == 1 else "figure with scale", scale=scale
    )


def _leading_point(line: Line, at: int) -> Numeral | None:
    word = line.word(at + 1)
    if (
        not word.isdecimal()
        or not line.glued(at + 1)
        or (line.glued(at) and line.word(at - 1) not in _MONEY_SIGNS and line.word(at - 1) not in _MINUS)
    ):
        return None
    if len(word) >= 2 * _GROUP + 9:
        return None
    first, sign = _signed(line, at)
    return Numeral(first, at + 2, sign * Decimal(f"0.{word}"), Form.DIGITS, "leading point")


def _spaced_groups(line: Line, at: int) -> Numeral | None:
    """Read "1 234 567", and "80, 000": a group of 000 is no number of its own."""
    word = line.word(at)
    if not word.isdecimal() or not 0 < len(word) <= _GROUP or word[0] == "0":
        return None
    groups, place = [word], at + 1
    while len(groups) < _GROUP * 2:
        comma = line.word(place) == "," and line.word(place + 1) == "000"
        group = line.word(place + comma)
        whole, _, part = group.partition(".")
        if len(whole) != _GROUP or not whole.isdecimal() or (not comma and not _one_space(line, place)):
            break
        groups.append(group)
        place += 1 + comma
        if part:
            break
    if len(groups) == 1 or (len(groups) == 2 and not groups[1].startswith("000")):
        return None
    return Numeral(at, place, Decimal("".join(groups)), Form.DIGITS, "spaced groups")


def spaced_point(line: Line, at: int) -> Numeral | None:
    """Read the "46 . 8" of text that a tokeniser has set apart; a full stop has no space before it."""
    whole, part = line.word(at), line.word(at + 2)
    if (
        line.word(at + 1) != "."
        or not (whole.isdecimal() and part.isdecimal())
        or len(whole + part) > 4 * _GROUP
    ):
        return None
    if not (_one_space(line, at + 1) and _one_space(line, at + 2)):
        return None
    factor = number_words().scales.get(line.word(at + 3), Decimal(1))
    value = Decimal(f"{whole}.{part}") * factor
    return Numeral(at, at + 3 + (factor != 1), value, Form.DIGITS, "spaced point", scale=factor)


def _one_space(line: Line, at: int) -> bool:
    if at >= line.size:
        return False
    gap = line.text[line.ends[at - 1] : line.starts[at]]
    return len(gap) == 1 and gap.isspace() and gap != "\n"


def _signed(line: Line, at: int) -> tuple[int, int]:
    """Return the first token with a minus before the figure, and the sign."""
    words = number_words().signs
    if line.word(at - 1) in words:
        return at - 1, -1
    if line.word(at - 1) in _MINUS and line.glued(at):
        if line.word(at - 2) in words:  # "minus-130"
            return at - 2, -1
        opened = (
            not line.glued(at - 1)
            or line.word(at - 2) in _MONEY_SIGNS
            or line.word(at - 2) in ("(", "[", "<", "=")
        )
        return (at - 1, -1) if opened and line.word(at - 1) != "\u2013" else (at, 1)
    return at, 1


def _suffix(line: Line, at: int, place: int) -> Suffix | None:
    suffix = number_words().suffixes.get(line.word(place))
    if suffix is None or (not line.glued(place) and (suffix.glued or line.word(place + 1).isalpha())):
        return _spaced_capital(line, place)
    if (
        line.glued(place + 1)
        and line.raw(place + 1)[:1] in ("/", "²", "³")
        and not line.raw(place + 2).isalpha()
    ):
        return None
    capital = suffix.upper and (
        line.raw(place).isupper() or (line.word(place) == "b" and "." in line.word(at))
    )
    if suffix.money and not (
        capital or _by_money(line, at, place) or (suffix.counted and _of_things(line, place + 1))
    ):
        return None
    return suffix


def _spaced_capital(line: Line, place: int) -> Suffix | None:
    """Read the letter of "8 B people"."""
    suffix = number_words().suffixes.get(line.word(place))
    if suffix is None or not suffix.upper or not line.raw(place).isupper() or line.raw(place + 1)[:1] == ".":
        return None
    return suffix if is_plural(line.word(place + 1)) else None


def _by_money(line: Line, at: int, place: int) -> bool:
    before, gap = line.raw(at - 1), line.raw(at - 2)
    sign = before in _MONEY_SIGNS or (before in _MINUS and gap in _MONEY_SIGNS)
    letters = before.isalpha() and line.glued(at) and before.upper() == before
    code = len(before) == _GROUP and before.isalpha() and before.isupper()
    after = line.raw(place + 1) in _MONEY_SIGNS or (
        len(line.raw(place + 1)) == _GROUP and line.raw(place + 1).isupper()
    )
    return sign or letters or code or after or _by_name(line, place + 1)


def _by_name(line: Line, at: int) -> bool:
    """Say whether the name of a currency follows: "40m yuan", "5m New Zealand dollars"."""
    from osintcli.mentions.quantities.lexicon import money_words

    return line.word(at) in money_words().large or money_words().names.at(line, at) is not None


def _of_things(line: Line, at: int) -> bool:
    """Say whether "35m" counts things: "of" or a plural noun close after it. "48m" alone is a length."""
    if line.word(at) == "of":
        return line.word(at + 1) in _OF_THINGS or is_plural(line.word(at + 1))
    if line.word(at) in number_words().people_states:
        return True
    for place in range(at, at + 5):
        word = line.word(place)
        if not word.isalpha():
            return False
        if is_plural(word) and len(word) > _GROUP:
            return True
    return False
