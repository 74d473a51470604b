"""What a number is not: a tuple of named rules, each with words it refuses and words it lets pass."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from osintcli.mentions.line import Line
from osintcli.mentions.numbers import Form, Numeral
from osintcli.mentions.numbers.lexicon import number_words
from osintcli.mentions.quantities import calendar, names, pronouns, scores
from osintcli.mentions.quantities.lexicon import idioms, noun_words, opens_figure
from osintcli.mentions.quantities.reading import Unit
from osintcli.model.quantity import UnitKind

_AROUND = 80
_GROUPS, _GROUP_DIGITS, _LEAST_DIGITS = 8, 5, 7


_ALL = frozenset(Form)
_DIGITS, _WORDS = frozenset((Form.DIGITS,)), frozenset((Form.WORDS,))
_EITHER = _DIGITS | _WORDS
_TOLD_IN_FULL = _ALL - {Form.FRACTION, Form.VAGUE}


class Refusal(Struct, frozen=True):
    """A named reason why a number is no quantity. `refuses` and `passes` are examples; the figure is the first number."""

    name: str
    applies: Callable[[Line, Numeral, Unit | None], bool]
    refuses: tuple[str, ...]
    passes: tuple[str, ...]
    forms: frozenset[Form] = _ALL
    """The forms of a number that it can refuse."""


def ordinal(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether an ordinal ending is glued to the figure, or an ordinal's last word ends the number: "twenty-first"."""
    at = numeral.last
    if numeral.form is Form.WORDS:
        return _ordinal_in_words(line, numeral, unit)
    return numeral.form is Form.DIGITS and line.glued(at) and line.word(at) in idioms().words.ordinals


def _ordinal_in_words(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether a number word is all but the end of "twenty-first" or of "the hundred and fifth"; a unit is no end."""
    at, table = numeral.last, number_words()
    linked = line.joins(at) or line.word(at) == "and"
    ending = line.word(at + linked)
    if ending not in table.compound_parts or ending.endswith("s") or is_measured(unit):
        return False
    large = line.word(at - 1) in table.tens or line.word(at - 1) in table.scales
    named = line.word(numeral.first - 1) in noun_words().articles and not line.hyphen(at + linked + 1)
    return large and (line.joins(at) or named)


def decade(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether the figure is a decade: "1990s", "in her 40s"."""
    at = numeral.last + (line.word(numeral.last) in ("'", "\u2019") and line.glued(numeral.last))
    return numeral.form is Form.DIGITS and line.glued(at) and line.word(at) == "s"


def inside_word(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether letters or signs are glued to the figure that make it a part of a name: "Su-35", "4x4", "G7"."""
    if numeral.form is not Form.DIGITS:
        return False
    return _glued_before(line, numeral, unit) or _glued_after(line, numeral, unit)


def _glued_before(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    at = numeral.first
    if not line.glued(at) or (unit is not None and unit.start < at):
        return False
    before = line.word(at - 1)
    if before[0].isalpha() or before[0].isdecimal() or before in ("_", "#", "\\", "@"):
        return True
    if (
        before in (".", "'", "\u2019", "/", ":", "&")
        and line.glued(at - 1)
        and line.word(at - 2)[:1].isalnum()
    ):
        return True
    if before in ("'", "\u2019", "\u2018"):
        return len(line.word(at)) == 2
    if before == "+" and line.glued(at - 1) and line.glued(at - 2) and line.word(at - 3)[:1].isalpha():
        return True  # "P5+1"
    if line.hyphen(at - 1) and line.glued(at - 2) and line.word(at - 3)[:1].isdecimal():
        return False  # "5k-20k"
    if line.joins(at - 1) and line.glued(at - 1) and line.glued(at - 2) and line.word(at - 3)[:1].isalpha():
        return True  # "scp2-173"
    joined = line.hyphen(at - 1) and before not in ("\u2013", "\u2014") and line.glued(at - 1)
    return joined and line.word(at - 2)[:1].isalpha() and line.word(at - 2) not in idioms().words.prefixes


def _glued_after(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    at = numeral.last
    if not line.glued(at) or (unit is not None and (unit.kind is not UnitKind.COUNT or line.hyphen(at))):
        return False
    word = line.word(at)
    if (
        word[0].isalpha()
        or word == "_"
        or (word == "/" and line.glued(at + 1) and line.word(at + 1)[:1].isdecimal())
    ):
        return True
    following = line.raw(at + 1)
    if word == "(" and len(following) == 1 and line.word(at + 2) == ")":
        return True  # "401(k)"
    if (
        not line.hyphen(at)
        or word in ("\u2013", "\u2014")
        or not line.glued(at + 1)
        or not following[:1].isalpha()
    ):
        return False
    if following[:1].isupper() and not line.shouted:
        return True  # "7-Eleven"
    return following.lower() in idioms().words.attributive_not - idioms().words.keeps_figure


def compound(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether a number word stands in a compound that counts nothing: "two-way", "six-speed"."""
    at = numeral.last
    if numeral.form is Form.DIGITS or unit is not None or not line.joins(at) or not line.glued(at):
        return False
    following = line.word(at + 1)
    return line.glued(at + 1) and following[:1].isalpha() and following not in idioms().words.keeps_figure


def part_of_address(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether the figure stands in a web or mail address."""
    if not line.glued(numeral.first) and not line.glued(numeral.last):
        return False
    start, end = line.starts[numeral.first], line.ends[numeral.last - 1]
    left = line.text[max(0, start - _AROUND) : start].split()
    before = left[-1] if left and not line.text[start - 1].isspace() else ""
    right = line.text[end : end + _AROUND].split(maxsplit=1)
    after = right[0] if right and not line.text[end].isspace() else ""
    chunk = before + after
    return bool(chunk) and (
        "@" in chunk
        or "://" in chunk
        or "www." in chunk
        or chunk.count("/") > 1 + (chunk.count("/") == len(chunk))
    )


def phone(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether the figure is a telephone number, a short code or a part of one."""
    if numeral.form is not Form.DIGITS or is_measured(unit) or numeral.scale != 1:
        return False
    if _middle(line, numeral) or (unit is None and _in_groups(line, numeral)):
        return True
    words = idioms().words
    if (
        line.word(numeral.first) in words.emergency_numbers
        and line.word(numeral.last) in words.emergency_words
    ):
        return True  # "911 calls"
    if unit is not None:
        return False
    written = line.raw(numeral.last - 1)
    if line.joins(numeral.last) and line.glued(numeral.last) and line.glued(numeral.last + 1):
        following = line.word(numeral.last + 1)
        if following.isdecimal() and (_phone_like(written, following) or _third(line, numeral.last + 2)):
            return True
    if line.hyphen(numeral.first - 1) and line.glued(numeral.first) and line.glued(numeral.first - 1):
        previous = line.word(numeral.first - 2)
        if previous.isdecimal() and (
            _phone_like(previous, written) or _third_before(line, numeral.first - 3)
        ):
            return True
    return _dialled(line, numeral, written)


def _phone_like(first: str, second: str) -> bool:
    return len(second) == 4 and (len(first) == 3 or second[0] == "0")


def _in_groups(line: Line, numeral: Numeral) -> bool:
    """Say whether the figure is a group of "+44 20 7946 0000" or "(020) 555 12 12": seven digits or more from a nought."""
    first, last = numeral.first, numeral.last
    while first > max(0, numeral.first - _GROUPS) and _of_phone(line.word(first - 1)):
        first -= 1
    while last < min(line.size, numeral.last + _GROUPS) and _of_phone(line.word(last)):
        last += 1
    groups = [w for w in line.lower[first:last] if w.isdecimal()]
    opened = len(groups) > 1 and (groups[0][0] == "0" or line.word(first) in ("+", "("))
    return opened and sum(map(len, groups)) >= _LEAST_DIGITS


def _of_phone(word: str) -> bool:
    return word in ("+", "(", ")", "-") or (word.isdecimal() and len(word) <= _GROUP_DIGITS)


def _middle(line: Line, numeral: Numeral) -> bool:
    """Say whether the figure stands in the middle of "4-11-23" or "1/22/300"."""
    before, after = line.word(numeral.first - 1), line.word(numeral.last)
    signs = line.hyphen(numeral.first - 1) and line.joins(numeral.last)
    glued = line.glued(numeral.first) and line.glued(numeral.last) and line.glued(numeral.last + 1)
    if not glued or not (signs or before == after == "/") or not line.word(numeral.first - 2)[:1].isdecimal():
        return False
    return line.word(numeral.last + 1)[:1].isdecimal() or line.raw(numeral.last + 1).isupper()  # "1-888-LOCK"


def _third(line: Line, at: int) -> bool:
    return line.hyphen(at) and line.glued(at) and line.glued(at + 1) and line.word(at + 1)[:1].isdecimal()


def _third_before(line: Line, at: int) -> bool:
    return line.hyphen(at) and line.glued(at + 1) and line.glued(at) and line.word(at - 1)[:1].isdecimal()


def _dialled(line: Line, numeral: Numeral, written: str) -> bool:
    words = idioms().words
    before = line.word(numeral.first - 1)
    if before == "+" and len(written) > 1 and not line.glued(numeral.first - 1):
        return True
    if (
        before in ("to", "(")
        and len(written) > 2
        and written.isdecimal()
        and not words.short_code.isdisjoint(line.lower[max(0, numeral.first - 4) : numeral.first])
    ):
        return True
    at = numeral.first - 1 - (before in (":", "on", "at", "."))
    return line.word(at) in words.phone_cues and written.isdecimal() and len(written) > 2


def list_marker(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether the figure numbers an item: "1) …", "2. …"."""
    if numeral.form is not Form.DIGITS or numeral.last != numeral.first + 1:
        return False
    after = line.word(numeral.last)
    if after == ")" and "(" not in line.lower[max(0, numeral.first - 8) : numeral.first]:
        return line.word(numeral.first - 1)[:1] != "$"
    return numeral.first == 0 and after == "." and line.glued(1) and line.raw(2)[:1].isupper()


def saying(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Say whether a fixed phrase covers the number: "nine to five", "no one"."""
    if numeral.form is Form.FRACTION:
        return False  # "one of four" is a share
    fixed, opening = idioms().fixed, max(0, numeral.first - 4)
    if fixed.firsts.isdisjoint(line.lower[opening : numeral.first + 1]):
        return False
    for at in range(opening, numeral.first + 1):
        found = fixed.at(line, at) if line.lower[at] in fixed.firsts else None
        if found is not None and found[0] >= numeral.last:  # "than one", not "than one million"
            return True
    return False


RULES: tuple[Refusal, ...] = (
    Refusal(
        "ordinal",
        ordinal,
        ("the 22nd amendment", "her twenty-first try"),
        ("22 amendments", "twenty first downs"),
        forms=_EITHER,
    ),
    Refusal("decade", decade, ("the 1990s were", "a man in his 40s"), ("40 men",), forms=_DIGITS),
    Refusal(
        "inside a word",
        inside_word,
        ("an Su-35 jet", "the G20 meeting", "a 4x4"),
        ("sub-500 metres", "35 jets"),
        forms=_DIGITS,
    ),
    Refusal(
        "clock",
        calendar.clock,
        ("at 17:20", "at 6 pm", "19.05 GMT"),
        ("17.2 metres", "6 people"),
        forms=_TOLD_IN_FULL,
    ),
    Refusal(
        "day or year",
        calendar.calendar,
        ("on 9 March", "March 9", "in 1968", "a 2019 inspection"),
        ("2,019 men", "9 marches"),
        forms=_DIGITS,
    ),
    Refusal(
        "compound",
        compound,
        ("a two-way street", "a six-speed box"),
        ("a two-storey house",),
        forms=_ALL - _DIGITS,
    ),
    Refusal(
        "address on the web",
        part_of_address,
        ("mail a7@b9.com", "see https://x.org/2/31/"),
        ("and/or 3 men",),
    ),
    Refusal(
        "phone", phone, ("call 555-0186", "dial 117", "text GO to 90999"), ("call 20 men",), forms=_DIGITS
    ),
    Refusal(
        "score", scores.score, ("lost 3-2", "beat them 2-1"), ("5-7 percent", "1000-5000"), forms=_DIGITS
    ),
    Refusal("list marker", list_marker, ("1) it rains",), ("(about 9)",), forms=_DIGITS),
    Refusal(
        "label",
        names.label,
        ("Article 4 says", "Route 27", "School No 5", "section 4"),
        ("report 52 deaths",),
        forms=_EITHER,
    ),
    Refusal(
        "name",
        names.named,
        ("the Big 12.", "an Aurora 14 phone", "we saw the Galaxy 9 Mini phones there today"),
        ("in Ostrel 12 people",),
        forms=_EITHER,
    ),
    Refusal(
        "postcode",
        names.postcode,
        ("Ostrel, PA 23456",),
        ("In Ostrel, 23456 men", "Ostrel, PA 2345"),
        forms=_DIGITS,
    ),
    Refusal(
        "named alone", names.alone, ("The 486 is old",), ("The 486 are old", "486 is a lot"), forms=_DIGITS
    ),
    Refusal(
        "model",
        names.model,
        ("the 717 program has ended", "sold its 777 jet."),
        ("the 717 programs have", "its 300 seat hall", "the 120 dead"),
        forms=_DIGITS,
    ),
    Refusal("street", names.street, ("at 123 Random Street",), ("123 random streets",), forms=_DIGITS),
    Refusal(
        "pronoun",
        pronouns.pronoun,
        ("this one is", "one of the best", "one can see"),
        ("one soldier died", "killing one"),
        forms=_WORDS,
    ),
    Refusal(
        "pair", pronouns.pair, ("the two sides met", "between the two"), ("two sides of beef",), forms=_WORDS
    ),
    Refusal(
        "saying", saying, ("no one came", "a nine-to-five job"), ("one man",), forms=_ALL - {Form.FRACTION}
    ),
)


_BY_FORM = {form: tuple(rule for rule in RULES if form in rule.forms) for form in Form}


def at_once(line: Line, numeral: Numeral) -> bool:
    """Say whether a figure is refused whatever its unit is, so that none need be looked for: "H1N1", "17:20", "the 22nd"."""
    if numeral.form is not Form.DIGITS:
        return False
    before = line.word(numeral.first - 1)
    inside = before[:1].isalpha() and line.glued(numeral.first) and before not in opens_figure()
    return inside or calendar.colon(line, numeral) or ordinal(line, numeral, None)


def reason(line: Line, numeral: Numeral, unit: Unit | None) -> str | None:
    """Return the name of the first rule that refuses the number, or `None`."""
    for rule in _BY_FORM[numeral.form]:
        if rule.applies(line, numeral, unit):
            return rule.name
    return None


def is_measured(unit: Unit | None) -> bool:
    """Say whether a unit of measure or money, not a noun, stands by the figure."""
    return unit is not None and unit.kind not in (UnitKind.COUNT, UnitKind.NUMBER)
