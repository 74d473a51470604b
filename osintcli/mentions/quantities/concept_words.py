"""The words of a concept: what of a stretch of tokens is worth naming, and where a noun phrase after a figure ends."""

from __future__ import annotations

from osintcli.mentions.line import Line
from osintcli.mentions.quantities.clauses import Clauses, named_figure
from osintcli.mentions.quantities.lexicon import idioms, noun_words
from osintcli.mentions.quantities.reading import Reading
from osintcli.mentions.quantities.verbs import adverb, clause_words, names

INNER = frozenset("-\u2010\u2011&.")
_LONG = 4
_NEAR = 12


def _in_name(line: Line, at: int) -> bool:
    """Say whether a figure belongs to a word: the 14 of "iPhone 14", the 5 of "5G data"."""
    return named_figure(line, at) or (line.glued(at + 1) and line.word(at + 1)[:1].isalpha())


def words_of(clauses: Clauses, first: int, last: int) -> tuple[str, ...]:
    """Return the content words of a stretch; what hyphens and the like join is one word."""
    line = clauses.line
    found: list[str] = []
    place = max(0, first)
    while place < last:
        word, size = _joined(line, place, last)
        word = word.removesuffix("'s")
        if _content(clauses, place, word) or (found and _year(clauses, place)):
            dotted = "." in word and max(map(len, word.split("."))) == 1  # "U.S" is named as US is
            found.append(word.replace(".", "") if dotted else word)
        place += size
    return tuple(found)


def _joined(line: Line, at: int, last: int) -> tuple[str, int]:
    word, size = line.word(at), 1
    if word in clause_words().with_stop and line.word(at + 1) == "." and line.glued(at + 1) and at + 1 < last:
        return word + ".", 2
    while (
        word[:1].isalnum() and at + size < last and line.glued(at + size) and line.word(at + size).isalnum()
    ):
        word += line.word(at + size)
        size += 1
    while (
        at + size + 1 < last
        and line.word(at + size) in INNER
        and line.glued(at + size)
        and line.glued(at + size + 1)
    ):
        word += line.word(at + size) + line.word(at + size + 1)
        size += 2
    return word, size


def _content(clauses: Clauses, at: int, word: str) -> bool:
    line, words = clauses.line, clause_words()
    if word == "us" and line.raw(at) == "US":
        return True
    if at in clauses.figures or (len(word) == 1 and not _initial(line, at)):
        return False
    if word in words.dropped or word in words.joins or word in words.breaks:
        return False
    if adverb(word) and (
        _measures(clauses, at + 1) or clauses.verb(at + 1) or line.word(at - 1) in words.auxiliaries
    ):
        return False
    age = clauses.ages.get(at)
    if age is not None:
        return _told(line, age, at)
    if word[0].isdecimal():
        return named_figure(line, at)
    if not word[0].isalpha() or word in noun_words().articles:
        return False
    if _of_time(line, at, word):
        return False
    measured = word in words.light and line.word(at + 1) == "of"  # a net worth of
    which = word in words.not_adverbs and names(line, at + 1)  # "the weekly benefit"
    named = measured or which or "-" in word or line.word(at - 1) in words.determiners
    return named or word not in noun_words().stops


def _of_time(line: Line, at: int, word: str) -> bool:
    """Say whether a word tells when, where it else could name something: "since May", "at present", "right now"."""
    words = clause_words()
    if word in idioms().words.months:
        return line.word(at - 1) in words.in_time
    return line.word(at - 1) in words.time_behind.get(word, ()) or line.word(at + 1) in words.time_before.get(
        word, ()
    )


def _initial(line: Line, at: int) -> bool:
    """Say whether one capital letter is a part of a name: "Y Combinator", "Model S"; not "A" and "I"."""
    if not line.raw(at).isupper() or line.word(at) in ("a", "i") or line.shouted:
        return False
    return line.raw(at + 1)[:1].isupper() or line.raw(at - 1)[:1].isupper()


def _told(line: Line, age: Reading, at: int) -> bool:
    """Say whether the age says which: "women aged 25 to 54"; not "a 300,000-year-old skull" nor "Darrow, 58,"."""
    before = age.unit is not None and age.unit.rule == "age before" and line.word(age.first) == "aged"
    return before and (at == age.first or line.word(at)[:1].isdecimal())


def _year(clauses: Clauses, at: int) -> bool:
    """Say whether a figure is the year of what stands before it: "the economy in 2022"."""
    line, word = clauses.line, clauses.line.word(at)
    return (
        at not in clauses.figures
        and len(word) == _LONG
        and word[0] in "12"
        and word.isdecimal()
        and line.word(at - 1) in ("in", "of")
    )


def _measures(clauses: Clauses, at: int) -> bool:
    """Say whether a figure or an article follows an adverb: "roughly 40", "essentially an $800 oven"."""
    return at in clauses.figures or clauses.line.word(at) in noun_words().articles


def phrase_end(clauses: Clauses, first: int) -> int:
    """Return the token after the noun phrase that begins at `first`, with what hangs on it by "of", "in" and the like."""
    line, words, place = clauses.line, noun_words(), first
    while place < min(line.size, first + _NEAR):
        word = line.word(place)
        inside = word[:1].isalpha() or word in INNER or (word.isdecimal() and _in_name(line, place))
        stopped = (
            word in words.stops
            and word not in words.articles
            and word not in ("of", "and", "on", "in", "for")
        )
        if not inside or stopped or place in clauses.figures or (place > first and clauses.verb(place)):
            break
        if word in ("in", "on", "for") and (place == first or line.word(place + 1) in idioms().words.months):
            break
        place += _joined(line, place, line.size)[1]
    return place
