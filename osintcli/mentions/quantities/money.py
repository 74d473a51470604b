"""Money: a sign, a code or letters before the figure, a name, a code or a sign after it."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from osintcli.mentions.line import Line
from osintcli.mentions.numbers import Form, Numeral
from osintcli.mentions.quantities.lexicon import money_words, noun_words, unit_words
from osintcli.mentions.quantities.reading import Unit
from osintcli.model.quantity import UnitKind

_LARGE = 1000
_SMALLEST_RAND = 10
_WINDOW = 15
_NEAR = 4


def before(line: Line, numeral: Numeral) -> Unit | None:
    """Read "$75", "US $ 58.24", "HK$5.4m", "RM23.50", "EUR 125", "USD10m"."""
    last = numeral.first
    if line.hyphen(last - 1) and numeral.value is not None and line.word(last - 2) in ("$", "€", "£"):
        last -= 1
    words = money_words()
    found = words.signs.before(line, last)
    if found is not None and not _is_sign(line, found[0], last):
        found = words.signs.at(line, last - 1)
        found = (
            (last - 1, found[1]) if found and found[0] == last and not line.raw(last - 1).isalpha() else None
        )
    if found is not None and _of_previous(line, found[0], numeral):
        found = None
    if found is not None:
        country = words.countries.at(line, numeral.last) if line.word(last - 1) == "$" else None
        if country is not None:  # "$75 U.S. per barrel"
            return replace(unit(country[1], found[0], last, found[0], "money before"), end=country[0])
        named = words.names.at(line, numeral.last)  # "$5.9 billion dollars"
        end = named[0] if named is not None and named[1] == found[1] else 0
        return replace(unit(found[1], found[0], last, found[0], "money before"), end=end)
    letters = line.raw(last - 1)
    code = words.letters.get(letters) or (words.glued.get(letters) if line.glued(last) else None)
    small = numeral.scale == 1 and (numeral.value or 0) < _SMALLEST_RAND
    if letters in words.glued and (line.glued(last - 1) or small):
        return None  # the R18 of "PLX-R18", the R0 of an epidemic
    if code is None:
        return _named_before(line, numeral)
    if letters in ("PS", "CFA", "DH") and not line.glued(last):
        return None
    return unit(code, last - 1, last, last - 1, "money code before")


def _named_before(line: Line, numeral: Numeral) -> Unit | None:
    """Read "rupees 500 crore" and "at dollar 22.5 million": a name before the figure, with nothing to count behind it."""
    found = money_words().names.before(line, numeral.first)
    after = line.word(numeral.last)
    if (
        found is None
        or numeral.form is not Form.DIGITS
        or (after[:1].isalpha() and after not in noun_words().stops)
    ):
        return None
    first, code = found
    led = line.word(first - 1)
    return (
        unit(code, first, numeral.first, first, "money before") if led in money_words().before_name else None
    )


def _of_previous(line: Line, first: int, numeral: Numeral) -> bool:
    """Say whether a sign belongs to the figure before it, as one of its own follows this figure: the 30 of "10 $ 30 $"."""
    sign = line.word(first)
    apart = not line.glued(numeral.first) and line.word(first - 1)[:1].isdecimal()
    return apart and line.word(numeral.last) == sign and not line.word(numeral.last + 1)[:1].isdecimal()


def _is_sign(line: Line, first: int, last: int) -> bool:
    """Say whether letters before a figure are a currency's; a word of the language is one only where it is glued to it."""
    written = line.raw(first)
    if len(written) == 1 and written.isalpha() and last - first > 1:  # "A$5", not "a $5 note"
        return (line.glued(first + 1) and written.isupper()) or written.lower() == "c"
    if not written.isalpha() or last - first > 1:
        return True
    return line.glued(last) or written.isupper() or written[:1].isupper()


def after(line: Line, numeral: Numeral) -> Unit | None:
    """Read "5 dollars", "583 million yuan", "one-yen", "10 €", "115USD", "120 MEUR", "118.5p"."""
    linked = line.joins(numeral.last) and line.word(numeral.last + 1)[:1].isalpha()
    at = numeral.last + (linked or (numeral.form is Form.VAGUE and line.word(numeral.last) == "of"))
    words = money_words()
    for table in (words.names, words.signs):
        found = table.at(line, at)
        if found is not None and (table is words.names or _sign_after(line, at, found[0])):
            return unit(found[1], at, found[0], numeral.first, "money after")
    return _by_letters(line, at, numeral) or _large(line, at, numeral)


def _sign_after(line: Line, at: int, last: int) -> bool:
    """Say whether a sign belongs to the figure before it, not to the one after: "10 $ and", but not "in 3 $5 notes"."""
    if line.raw(at).isascii() and line.raw(at).isalpha() and not line.raw(at).isupper():
        return False
    return not line.word(last)[:1].isdecimal() or line.glued(at) or line.word(last + 1) == line.word(at)


def _by_letters(line: Line, at: int, numeral: Numeral) -> Unit | None:
    words = money_words()
    letters = line.raw(at)
    code = words.letters.get(letters) or words.letters.get(letters.upper() if len(letters) == 3 else "")
    if code is not None and not (
        letters == "PS" or (line.word(at + 1)[:1].isdecimal() and line.glued(at + 1))
    ):
        return unit(code, at, at + 1, numeral.first, "money code after")
    penny = words.glued_after.get(letters)
    if penny is not None and line.glued(at):
        return unit(penny, at, at + 1, numeral.first, "money after")
    return None


def _large(line: Line, at: int, numeral: Numeral) -> Unit | None:
    """Read "won" and "crowns" after a large figure or near words of paying: "the party 5 won" counts no money."""
    code = money_words().large.get(line.word(at))
    if code is None:
        return None
    large = numeral.scale > 1 or (numeral.value or numeral.low or Decimal(0)) >= _LARGE
    paid = large or not money_words().pound_money.isdisjoint(_clause(line, at))
    return unit(code, at, at + 1, numeral.first, "money after") if paid else None


def pounds(line: Line, numeral: Numeral) -> Unit | None:
    """Read "pounds": money after "million" or near words of paying, else a mass."""
    at = numeral.last + line.joins(numeral.last)
    if line.word(at) not in money_words().pounds:
        return None
    money = numeral.scale > 100 or not money_words().pound_money.isdisjoint(_clause(line, at))
    if money and not _weighed(line, at + 1):
        return unit("GBP", at, at + 1, numeral.first, "money after")
    return Unit("pound", UnitKind.MASS, at, at + 1, numeral.first, "measure")


def _weighed(line: Line, at: int) -> bool:
    """Say whether ounces follow: "nine pounds, four ounces" is a weight, whatever it was sold for."""
    smaller = unit_words().parts["pound"]
    named = (unit_words().words.at(line, place) for place in range(at, at + _NEAR))
    return any(found is not None and found[1].name in smaller for found in named)


def _clause(line: Line, at: int) -> list[str]:
    """Return the words around a token, as far as a semicolon or full stop."""
    first, last = at, at + 1
    while first > max(0, at - _WINDOW) and line.word(first - 1) not in (";", "."):
        first -= 1
    while last < min(line.size, at + _WINDOW) and line.word(last) not in (";", "."):
        last += 1
    return line.lower[first:last]


def factor(line: Line, numeral: Numeral) -> tuple[int, str, Decimal] | None:
    """Read the M of "120 MEUR": the token after it, the code, the factor."""
    letters = line.raw(numeral.last)
    code = money_words().letters.get(letters[1:])
    scale = money_words().millions.get(letters[:1].lower())
    return (numeral.last + 1, code, Decimal(scale)) if code and scale else None


def unit(code: str, first: int, last: int, start: int, rule: str) -> Unit:
    """Return the unit of a currency over the tokens `first` to `last`."""
    return Unit(code, UnitKind.MONEY, first, last, start, rule)
