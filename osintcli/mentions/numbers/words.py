"""Numbers that begin with a word: "seventeen", "half a million", "two-thirds", "two and a half", "tens of thousands"."""

from __future__ import annotations

from decimal import Decimal

from osintcli.lexicons.inflection import is_plural
from osintcli.mentions.line import Cardinal, Line
from osintcli.mentions.numbers import cardinals
from osintcli.mentions.numbers.lexicon import number_words
from osintcli.mentions.numbers.numeral import Form, Numeral

_HYPHEN = frozenset("-\u2010\u2011")
_ARTICLES = frozenset(("a", "an"))
_THREE = 3
_TEN = Decimal(10)
_HUNDRED = Decimal(100)
_EVERY = frozenset(map(Decimal, (3, 4, 5, 10, 20, 100, 1000)))
_LARGEST_RATIO = 1_000_000


def words(line: Line, at: int) -> Numeral | None:
    """Read a cardinal in words, with "point" and decimals after it, a sign before it, or dozens."""
    number = cardinals.read(line, at)
    if number is None:
        return None
    number = _decimals(line, number)
    number = _dozens(line, at, number)
    first, sign = _signed(line, at)
    return Numeral(first, number.last, sign * number.value, Form.WORDS, "number words", scale=number.scale)


def _decimals(line: Line, number: Cardinal) -> Cardinal:
    table = number_words()
    rounded = (
        number.scale > _HUNDRED and number.value % number.scale == 0
    )  # "lost two thousand point for point"
    if line.word(number.last) not in table.decimal_points or rounded:
        return number
    place, written = number.last + 1, ""
    while line.word(place) in table.ones and len(written) < 2 * _THREE:
        written += str(table.ones[line.word(place)])
        place += 1
    if not written:
        part = (
            cardinals.read(line, place)
            if line.word(place) in table.tens or line.word(place) in table.teens
            else None
        )
        if part is None:
            return number
        written, place = str(part.value), part.last
    return Cardinal(number.value + Decimal(f"0.{written}"), place)


def _dozens(line: Line, at: int, number: Cardinal) -> Cardinal:
    word = line.word(number.last)
    factor = number_words().dozens.get(word)
    if factor is None or (word == "score" and (line.word(number.last + 1) != "of" or number.value > factor)):
        return number
    if word == "score" and line.word(at)[:1].isdecimal():
        return number
    return Cardinal(number.value * factor, number.last + 1)


def dozen(line: Line, at: int) -> Numeral | None:
    """Read "a dozen", "3 dozen", "more than dozen"; not "dozens", which is vague, nor a baker's dozen."""
    start = at + (line.word(at) in _ARTICLES)
    factor = number_words().dozens.get(line.word(start))
    if line.word(at)[:1].isdecimal():
        number = cardinals.read(line, at)
        more = _dozens(line, at, number) if number else None
        if number is None or more is None or more.last == number.last:
            return None
        return Numeral(at, more.last, more.value, Form.WORDS, "dozen")
    if (
        factor is None
        or line.word(start) == "dozens"
        or (line.word(start) == "score" and line.word(start + 1) != "of")
    ):
        return None
    if line.word(at) == "score" or line.word(at - 1).endswith("'s"):
        return None
    return Numeral(at, start + 1, factor, Form.WORDS, "dozen")


def half(line: Line, at: int) -> Numeral | None:
    """Read "half a million", "half a dozen", and "half" of something; not the second half, nor a half-brother."""
    if (
        line.word(at) != "half"
        or line.word(at - 1) in number_words().not_before_half
        or line.word(at - 1) in _HYPHEN
    ):
        return None
    table = number_words()
    place = at + 1 + (line.word(at + 1) in _ARTICLES or line.word(at + 1) in _HYPHEN)
    factor = table.scales.get(line.word(place)) or table.dozens.get(line.word(place))
    if factor is not None:
        return Numeral(at, place + 1, factor / 2, Form.WORDS, "half a scale", scale=factor)
    following = line.word(at + 1)
    if following in _ARTICLES or following in number_words().whole or is_plural(following):
        return Numeral(at, at + 1, Decimal("0.5"), Form.FRACTION, "half")
    if line.word(at - 1) in number_words().bound_ends and not following.isalpha():
        return Numeral(at, at + 1, Decimal("0.5"), Form.FRACTION, "half")
    return None


def fraction(line: Line, at: int) -> Numeral | None:
    """Read "two-thirds", "one third", "a quarter of", "a quarter million"."""
    article = line.word(at) in _ARTICLES
    above = Cardinal(Decimal(1), at + 1) if article else cardinals.read(line, at)
    if above is None or (line.word(at)[:1].isdecimal() and not _in_parts(line, above)):
        return None
    compound = _compound_part(line, at, above)
    if compound is not None:
        return compound
    place = above.last + (line.word(above.last) in _HYPHEN)
    below = number_words().fractions.get(line.word(place))
    if below is None or not _is_part(line, at, above, place):
        return None
    first, sign = _signed(line, at)
    value, last = sign * above.value / below, place + 1
    if above.value >= _HUNDRED and line.word(last) in number_words().scales:
        return None
    if (
        line.word(last) == "of"
        and line.word(last + 1) in _ARTICLES
        and line.word(last + 2) in number_words().scales
    ):
        last += 2  # "a quarter of a million"
    factor = number_words().scales.get(line.word(last))
    if factor is not None:
        return Numeral(first, last + 1, value * factor, Form.WORDS, "fraction of a scale", scale=factor)
    return Numeral(first, last, value, Form.FRACTION, "fraction")


def _in_parts(line: Line, above: Cardinal) -> bool:
    """Say whether a figure counts parts that are no stretch of time: "20 hundredths", not "2 quarters"."""
    word = line.word(above.last)
    return word.endswith("s") and word in number_words().fractions and not word.startswith(("quarter", "hal"))


def _compound_part(line: Line, at: int, above: Cardinal) -> Numeral | None:
    """Read "three twenty-firsts" and "one hundred thirty fifths": the tens before the last word are of the part."""
    table = number_words()
    tens = above.last - 1 if line.word(above.last - 1) in table.tens and above.last - 1 > at else above.last
    part = tens + 1 + (line.word(tens + 1) in _HYPHEN)
    ones, word = table.compound_parts.get(line.word(part)), line.word(tens)
    if ones is None or word not in table.tens:
        return None
    over = above.value - (table.tens[word] if tens < above.last else 0)
    if over <= 0 or line.word(part).endswith("s") != (over != 1):
        return None
    first, sign = _signed(line, at)
    return Numeral(first, part + 1, sign * over / (table.tens[word] + ones), Form.FRACTION, "fraction")


def _signed(line: Line, at: int) -> tuple[int, int]:
    """Return the first token with "minus" before the number, and the sign."""
    return (at - 1, -1) if line.word(at - 1) in number_words().signs else (at, 1)


def _is_part(line: Line, at: int, above: Cardinal, place: int) -> bool:
    """Say whether the words are a part, not an ordinal ("a third person") or three months ("two quarters")."""
    word, after = line.word(place), line.word(place + 1)
    scaled = after in number_words().scales
    plural = word.endswith("s") or word == "halves"
    if plural != (above.value != 1):
        return False
    if line.word(at) in _ARTICLES:
        return (
            scaled
            or after == "of"
            or (not after.isalpha() and after not in _HYPHEN)
            or _halved(line, place)
            or line.word(at - 1) in number_words().bound_ends
        )
    if word.startswith("quarter"):
        return scaled or place > above.last or after == "of" or above.value == _THREE
    return True


def _halved(line: Line, at: int) -> bool:
    """Say whether "half" or "quarter" divides one of what follows: "a half mile", "a quarter-point cut"."""
    hyphen = line.word(at + 1) in _HYPHEN
    divided = line.word(at + 1 + hyphen) in number_words().halved
    return divided and line.word(at) in ("half", "quarter")


def mixed(line: Line, at: int) -> Numeral | None:
    """Read "two and a half million", "five and a quarter", "3 and one fourth"."""
    number = cardinals.read(line, at)
    if number is None or line.word(at - 1) == "between" or not (_plain(number) or _in_scale(number)):
        return None
    hyphen = line.word(number.last) in _HYPHEN  # "four-and-a-half"
    if line.word(number.last + hyphen) != "and":
        return None
    place = number.last + 1 + 2 * hyphen
    above = Cardinal(Decimal(1), place + 1) if line.word(place) in _ARTICLES else cardinals.read(line, place)
    if hyphen and above is not None:
        above = Cardinal(above.value, above.last + (line.word(above.last) in _HYPHEN))
    if above is None or line.word(place)[:1].isdecimal():
        return None
    below = number_words().fractions.get(line.word(above.last))
    if below is None or line.word(above.last).endswith("s") != (above.value != 1):
        return None
    part = above.value / below
    after, table = line.word(above.last + 1), number_words()
    factor = table.scales.get(after) or ("dozen" in after and table.dozens.get(after)) or Decimal(1)
    last = above.last + 1 + (factor != 1)
    if _in_scale(number):  # "two million and a half"
        value = number.value + part * (number.scale if factor == 1 else factor)
        return Numeral(at, last, value, Form.WORDS, "mixed number", scale=number.scale)
    return Numeral(at, last, (number.value + part) * factor, Form.WORDS, "mixed number", scale=factor)


def _plain(number: Cardinal) -> bool:
    return number.scale <= _HUNDRED and number.value < _HUNDRED * 10


def _in_scale(number: Cardinal) -> bool:
    """Say whether a number is some millions and the like, and nothing after them."""
    return (
        number.scale > _HUNDRED * 10
        and number.value % number.scale == 0
        and number.value < number.scale * 1000
    )


def ratio(line: Line, at: int) -> Numeral | None:
    """Read "one in five", "two out of three", "1 over 20"; not "12 in six boxes", nor "3 in 10 days"."""
    above = _whole(line, at)
    if above is None:
        return None
    place = above.last
    link = line.word(place)
    size = 2 if link == "out" and line.word(place + 1) == "of" else 1
    below = _whole(line, place + size) if size > 1 or link in ("in", "over", "of") else None
    if below is None or not above.value < below.value:
        return None
    if not (_rounded(below.value) or link == "over" or (above.value == 1 and below.value < _HUNDRED)):
        return None
    after = line.word(below.last)
    if link == "of" and (below.value not in _EVERY or line.word(below.last + 1) in number_words().befallen):
        return None  # "one of three people killed" is no share
    if link == "over" and (
        after.isalnum() or (line.word(at - 1).isalpha() and line.word(at - 1) not in number_words().signs)
    ):
        return None
    if link == "in" and (
        after in number_words().stretches
        or after in number_words().scales
        or (above.value > _TEN and not is_plural(after))
    ):
        return None
    first, sign = _signed(line, at)
    return Numeral(first, below.last, sign * above.value / below.value, Form.FRACTION, "ratio")


def _whole(line: Line, at: int) -> Cardinal | None:
    number = cardinals.read(line, at)
    small = (
        number is not None
        and 0 < number.value <= _LARGEST_RATIO
        and number.value == number.value.to_integral_value()
    )
    return number if small else None


def _rounded(value: Decimal) -> bool:
    """Say whether people reckon in so many: ten, twelve, a hundred, three; not in 1997."""
    return value <= _TEN * 2 or (value % 5 == 0 and value <= _HUNDRED) or value % _HUNDRED == 0


def fold(line: Line, at: int) -> Numeral | None:
    """Read "sixfold" and "tenfold"."""
    value = number_words().folds.get(line.word(at))
    return Numeral(at, at + 1, value, Form.WORDS, "fold") if value else None


def vague(line: Line, at: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred", "a handful of"."""
    return _several(line, at) or _plural_scale(line, at) or _handful(line, at)


def _plural_scale(line: Line, at: int) -> Numeral | None:
    table = number_words()
    low = table.vague.get(line.word(at))
    if low is None or line.word(at - 1)[:1].isdecimal():
        return None
    last, word = at + 1, line.word(at)
    while word in table.vague_of_scale and line.word(last) == "of" and line.word(last + 1) in table.vague:
        word = line.word(last + 1)
        low *= table.scales.get(word.removesuffix("s"), table.vague[word] / 2)
        last += 2
    if word in table.vague_only_with_of and (last > at + 1 or line.word(last) != "of" or word == "tens"):
        return None
    return Numeral(at, last, None, Form.VAGUE, "vague plural", low=low)


def _several(line: Line, at: int) -> Numeral | None:
    table = number_words()
    for size in (3, 2, 1):
        factor = table.vague_factors.get(tuple(line.lower[at : at + size]))
        word = line.word(at + size)
        scale = table.scales.get(word) or table.dozens.get(word)
        if factor is not None and scale is not None and word != "score":
            last, low = at + size + 1, factor * scale
            further = table.scales.get(line.word(last))
            if further is not None and further > scale:  # "several hundred thousand"
                low, last = low * further, last + 1
            return Numeral(at, last, None, Form.VAGUE, "several of a scale", low=low)
    return None


def _handful(line: Line, at: int) -> Numeral | None:
    table = number_words()
    for size in (3, 2):
        phrase = tuple(line.lower[at : at + size])
        if phrase in table.handfuls and (phrase[-1] == "of" or line.word(at + size) != "of"):
            last = at + len(phrase) - (phrase[-1] == "of")  # the line may end inside the longer reach
            low = Decimal(2) if "couple" in phrase else None
            return Numeral(at, last, None, Form.VAGUE, "handful", low=low)
    return None
