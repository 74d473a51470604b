"""What the rest of a corpus knows: the year of an event that a text tells without it, "in June of last year".

A telling of the same month that shares the words that are rare in the corpus names the year; a year wins only when it
clearly outweighs every other, so what happens every year settles nothing.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from osintcli.dating.clues import Clue
from osintcli.dating.reading import Dated
from osintcli.model.dating import Telling
from osintcli.model.interval import Interval
from osintcli.model.mention import Mentions
from osintcli.model.timex import Anchor, TimexType
from osintcli.text.stems import stems

POSTINGS = 200
"""Tellings of one word that are looked at; a word that more tellings hold says little."""
SHARED = 2
"""Words that two tellings of one event share at least."""
LIKE = 0.2
"""Share of the weight of the words of the shorter sentence that is theirs together, beside the month in common."""
YEARS_BACK = 3
"""Years back that are counted by the calendar; "30 years ago" is a round figure."""
CLEARLY = 1.8
"""How much more the year that wins weighs than the next."""
QUOTED = 60
PROBE = 2001
PROBES = (date(PROBE, 1, 1), date(PROBE, 12, 31))
"""The days as of which expressions are read to see how many years back they count."""

_WORD = re.compile(r"\d[\d,.]*\d")


def tellings(document: str, dates: Sequence[Dated]) -> tuple[Telling, ...]:
    """Return what a document of known day tells for days of one month."""
    found: dict[tuple[str, Interval], Telling] = {}
    for dated in dates:
        when = dated.timex.interval
        if _month(when) is not None:
            telling = Telling(document, when, dated.sentence.strip(), words_of(dated.sentence))
            found.setdefault((dated.sentence, when), telling)
    return tuple(found.values())


def words_of(sentence: str) -> frozenset[str]:
    """Return the stems of a sentence that carry meaning, and its figures as they stand."""
    roots = (root for root in stems(sentence) if not root.isdigit())
    return frozenset((*roots, *_WORD.findall(sentence)))


class Corpus:
    """Tellings of a corpus, to be found by their words; those of one document come one after the other.

    Of a word only the last `POSTINGS` are kept, so that what is held grows with the words of the language, not with the
    number of documents.
    """

    def __init__(self, told: Iterable[Telling]) -> None:
        self._by_word: defaultdict[tuple[int | None, str], deque[Telling]] = defaultdict(
            lambda: deque(maxlen=POSTINGS)
        )
        documents: Counter[str] = Counter()
        words: set[str] = set()
        name, size = None, 1
        for telling in told:
            if telling.document != name:
                documents.update(words)
                words, name, size = set(), telling.document, size + 1
            for word in sorted(telling.words):
                self._by_word[_month(telling.interval), word].append(telling)
            words |= telling.words
        documents.update(words)
        self._weight = {word: math.log(1 + size / held) for word, held in documents.items()}
        self._unheard = math.log(1 + size)

    def like(self, words: frozenset[str], month: int, *, but: str) -> Iterator[tuple[Telling, float]]:
        """Yield what other documents tell for a month of any year in words of a sentence, and how like it is, up to 1."""
        shared: defaultdict[int, list[str]] = defaultdict(list)
        held: dict[int, Telling] = {}
        for word in sorted(words):
            for telling in self._by_word.get((month, word), ()):
                if telling.document != but:
                    shared[id(telling)].append(word)
                    held[id(telling)] = telling
        whole = self._of(words)
        for key, common in shared.items():
            if len(common) >= SHARED:
                least = min(whole, self._of(held[key].words))
                yield held[key], self._of(common) / least if least else 0.0

    def _of(self, words: Iterable[str]) -> float:
        return math.fsum(sorted(self._weight.get(word, self._unheard) for word in words))


def echoed(
    document: str, dates: Sequence[Dated], early: Mentions, late: Mentions, corpus: Callable[[], Corpus]
) -> Iterator[Clue]:
    """Yield the years of writing that other documents settle.

    `early` and `late` are the mentions of the document read as of the two `PROBES`: what lies in the same month in both
    counts from the year of writing, whatever its day. `corpus` is asked for only where there is such an expression.
    """
    ends = [{t.span: t.interval for t in mentions.timexes} for mentions in (early, late)]
    votes: Counter[int] = Counter()
    reasons: dict[int, tuple[float, Dated, Telling]] = {}
    for dated in dates:
        first, last = (end.get(dated.timex.span) for end in ends)
        back = _years_back(dated, first, last)
        month = _month(first) if first is not None else None
        if back is None or month is None:
            continue
        for year, (share, telling) in _years(document, dated, month, back, corpus()).items():
            votes[year] += round(share * 1000)
            if year not in reasons or share > reasons[year][0]:
                reasons[year] = (share, dated, telling)
    ranked = votes.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= CLEARLY * ranked[1][1]):
        year = ranked[0][0]
        _, dated, telling = reasons[year]
        says = (
            f"\u201c{dated.exact}\u201d: {telling.document} tells it for {telling.interval.edtf} "
            f"(\u201c{_short(telling.text)}\u201d), so it was written in {year}"
        )
        yield dated.clue(says, 2.5, bounds=Interval.year(year), fixes_year=True)


def _years(
    document: str, dated: Dated, month: int, back: int, corpus: Corpus
) -> dict[int, tuple[float, Telling]]:
    """Return the years of writing that tellings of one month leave, each with the telling most like the sentence."""
    best: dict[int, tuple[float, Telling]] = {}
    for telling, share in corpus.like(words_of(dated.sentence), month, but=document):
        when = telling.interval.earliest
        if when is None or share < LIKE:
            continue
        year = when.year + back
        if year not in best or share > best[year][0]:
            best[year] = (share, telling)
    return best


def _years_back(dated: Dated, early: Interval | None, late: Interval | None) -> int | None:
    """Return how many years before the year of writing an expression lies, where that holds all year."""
    ends = (early, late)
    if not dated.timex.relative or dated.timex.anchor is not Anchor.NONE or dated.mark is not None:
        return None
    years = {day.year for end in ends if end is not None for day in (end.earliest, end.latest) if day}
    if len(years) != 1 or early is None or late is None or dated.timex.type is not TimexType.DATE:
        return None
    if early.edtf != late.edtf:
        return None
    back = PROBE - years.pop()
    return back if 0 <= back <= YEARS_BACK else None


def _month(when: Interval) -> int | None:
    """Return the month that an interval lies in, `None` where it is wider."""
    first, last = when.earliest, when.latest
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return None
    return first.month


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else line[:QUOTED].rsplit(" ", 1)[0] + " \u2026"
