"""Names of places in a document: what the gazetteer knows, and what the words around an unknown name make a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

from osintcli.assertions.context import Context
from osintcli.lexicons.gazetteer import Path, gazetteer, words
from osintcli.model.sentence import Block
from osintcli.model.span import Span
from osintcli.model.timex import TimexMention

_RUN = re.compile(
    r"[A-ZÀ-Þ][\w-]*(?:\.[A-Z]\.?)*(?:(?: (?:of|the|and) (?:the )?| )[A-ZÀ-Þ][\w-]*(?:\.[A-Z]\.?)*)*"
)
"""Capitalised words in a row, with "of" and "the" between them."""

_PART = re.compile(r"\S+")

SHORT = 3
"""Words up to this length are written small even in headlines with capitals."""

WORDS = 5
"""Longest name looked up, in words."""


@lru_cache(maxsize=1 << 15)
def _listed(name: str) -> bool:
    return gazetteer().find(name) is not None


class PlaceName(Struct, frozen=True):
    """A name that is a place where it stands; `local` where only the text says so."""

    span: Span
    name: str
    path: Path
    local: bool = False


class Geography:
    """The places of one document, read once: names by sentence, the dateline, the country it speaks of."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.text = context.document.text

    def within(self, span: Span) -> list[PlaceName]:
        """Return the place names inside a span, in order."""
        first = bisect_left(self._starts, span.start)
        found = []
        for name in self.names[first:]:
            if name.span.start >= span.end:
                break
            if name.span.end <= span.end:
                found.append(name)
        return found

    @cached_property
    def names(self) -> list[PlaceName]:
        """All place names of the document, in order."""
        found: list[PlaceName] = []
        for run in self._runs:
            found.extend(self._read(run))
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [n.span.start for n in self.names]

    @cached_property
    def dateline(self) -> Path | None:
        """The path of the dateline, where a body sentence begins with one."""
        if self.context.dateline is None:
            return None
        city, land = self.context.dateline["city"].title(), self.context.dateline["land"]
        known = gazetteer().find(f"{city}, {land}") if land else gazetteer().find(city, strong=True)
        if known is not None:
            return known
        above = gazetteer().find(land) or (land,) if land else ()
        return (*above, city) if above else None

    @cached_property
    def country(self) -> Path | None:
        """The country that the text is about: of the dateline, of a name in the title, of "X's government"."""
        if self.dateline is not None and self._is_about(self.dateline):
            return self.dateline[:1]
        if self._states:
            return (self._states.most_common(1)[0][0],)
        return None

    def _is_about(self, path: Path) -> bool:
        """A dateline's country is the text's own where the dateline names it or the text speaks of it again."""
        line = self.context.dateline
        if line is not None and line["land"]:
            return True
        after = line.end() if line is not None else 0
        known = (
            gazetteer().find(span.of(self.text), strong=True) for span in self._runs if span.start >= after
        )
        return any(place is not None and place[0] == path[0] for place in known) or any(
            country == path[0] and word in self.context.vocabulary
            for word, country in gazetteer().adjectives.items()
        )

    @cached_property
    def headline(self) -> PlaceName | None:
        """The place of the headline, where one preposition leads to one place: "cases pass 8,000 in Lower Tamba"."""
        for sentence in self.context.sentences:
            if sentence.block is Block.HEADLINE:
                found = [n for n in self.within(sentence.span) if self._is_locative(n.span)]
                if len(found) == 1:
                    return found[0]
            elif sentence.block is Block.BODY:
                return None
        return None

    @cached_property
    def _states(self) -> Counter[str]:
        """Names that the text treats as a country's and the gazetteer does not know: "Republic of X", "X's government"."""
        found: Counter[str] = Counter()
        for span in self._runs:
            name = span.of(self.text)
            behind = self.text[span.end : span.end + 24].replace("’", "'")
            after = behind[2:].split() if behind.startswith("'s") else []
            stately = bool(after) and after[0].lower().strip(",.") in words().stately
            last = name.rsplit(" of ", 1)
            if len(last) == 2 and last[0].lower().rsplit(" ", 1)[-1] in {"republic", "kingdom"}:
                name, stately = last[1].title(), True
            if stately and " " not in name and gazetteer().find(name) is None and name.istitle():
                found[name] += 1
        return found

    @cached_property
    def _runs(self) -> list[Span]:
        found: list[Span] = []
        for sentence in self.context.sentences:
            if sentence.block is not Block.FURNITURE:
                for match in _RUN.finditer(self.text, sentence.span.start, sentence.span.end):
                    span = self._past_opener(Span(match.start(), match.end()))
                    if span is not None:
                        found.append(span)
        return found

    def _past_opener(self, span: Span) -> Span | None:
        """Leave a sentence's first word out where it is no name: "In Belmora"."""
        first, _, rest = span.of(self.text).partition(" ")
        if first.lower() not in words().openers:
            return span
        return Span(span.end - len(rest), span.end) if rest else None

    @cached_property
    def _local(self) -> dict[str, Path]:
        """Unknown names that some sentence puts behind "in", "at", "the town of", or before "gauge"."""
        found: dict[str, Path] = {}
        if self.context.dateline is not None and self.dateline is not None:
            found[self.context.dateline["city"].title()] = self.dateline
            if self.context.dateline["land"]:
                found.setdefault(self.context.dateline["land"], self.dateline[:1])
        for name in self._states:
            found.setdefault(name, (name,))
        for span in self._runs:
            name = span.of(self.text)
            if name not in found and self._is_locative(span) and gazetteer().find(name) is None:
                found[name] = (*(self.country or ()), name) if self.country != (name,) else (name,)
        named = {span.of(self.text) for span in self._runs}
        return {name: self._noun_path(name, path, named) for name, path in found.items()}

    def _noun_path(self, name: str, path: Path, named: set[str]) -> Path:
        """Return the path of the country whose adjective a name is, where the text names the country: "Corvian" harbours."""
        for ending in sorted(words().demonyms, key=len, reverse=True):
            noun = name.removesuffix(ending)
            if noun != name and noun in named:
                return (*path[:-1], noun) if path[:-1] != (noun,) else (noun,)
        return path

    def _is_locative(self, span: Span) -> bool:
        name = span.of(self.text)
        if (
            any(w in words().not_cities or w.isdigit() or w.lower() in words().unplaced for w in name.split())
            or len(name.split()) > 3
        ):
            return False
        if any(t.span.overlaps(span) for t in self._timexes(span)) or any(c.isdigit() for c in name):
            return False
        if " " in name and self._is_capitalised(span):
            return False
        before = self.text[max(0, span.start - 24) : span.start].lower().split()
        after = self.text[span.end : span.end + 24].lower().split()
        if not self.text[span.start - 1 : span.start].isspace() or not before:
            return False
        if after[1:2] == ["of"] and after[0] in words().kinds and before[-1] == "the":
            return False  # "in the Corvian port of Hale" is in Hale
        if before[-1] in words().directions and len(before) > 1:
            before = before[:-1]
        if before[-1] in words().own and not self.text[span.end : span.end + 2].startswith(("'s", "’s")):
            return not after or after[0] not in {"said", "says", "told"}
        if before[-1] == "of" and len(before) > 1 and before[-2] in words().kinds:
            return True
        return (
            before[-1] == "the"
            and any(w.strip(",.") in words().kinds for w in after[:2])
            and len(name.split()) == 1
        )

    def _is_capitalised(self, span: Span) -> bool:
        """Say whether a name stands in a headline that writes every word with a capital: there it has no end."""
        sentence = self.context.sentence_at(span)
        if sentence is None or sentence.block is not Block.HEADLINE:
            return False
        long = [w for w in sentence.span.of(self.text).split() if len(w) > SHORT and w[0].isalpha()]
        return sum(w[0].isupper() for w in long) * 5 > len(long) * 4

    def _timexes(self, span: Span) -> list[TimexMention]:
        sentence = self.context.sentence_at(span)
        return [*self.context.timexes_in(sentence)] if sentence is not None else []

    def _read(self, span: Span) -> Iterator[PlaceName]:
        """Read a run of capitalised words from the left: the longest name at each word."""
        text, at = span.of(self.text), 0
        parts = [(m.start(), m.end()) for m in _PART.finditer(text)]
        while at < len(parts):
            for last in range(min(len(parts), at + WORDS), at, -1):
                if not self._may_be(text[parts[at][0] : parts[last - 1][1]]):
                    continue
                inner = Span(span.start + parts[at][0], span.start + parts[last - 1][1])
                path = self._path(inner, alone=at == 0 and last == len(parts))
                if path is not None:
                    yield PlaceName(
                        inner, path[-1], path, local=gazetteer().find(inner.of(self.text)) is None
                    )
                    at = last - 1
                    break
            at += 1

    def _may_be(self, name: str) -> bool:
        """Say whether a name is known at all, wherever it stands; most runs of capital words are not."""
        return name in self._local or _listed(name) or name.isupper()

    def _path(self, span: Span, *, alone: bool) -> Path | None:
        name = span.of(self.text)
        local = self._local.get(name) or (
            self._local.get(name.title()) if name.isupper() and len(name) > 3 else None
        )
        if local is not None:
            return local
        known = gazetteer().find(name)
        if known is None or name.islower():
            return None
        if len(known) == 1 or known[-1] in words().regions:
            return known
        if not alone or name in words().not_cities:
            return (
                known if alone is False and gazetteer().find(name, strong=True) and self._fits(span) else None
            )
        return known if gazetteer().find(name, strong=True) is not None or self._is_locative(span) else None

    def _fits(self, span: Span) -> bool:
        """A city inside a longer run is a place before a word for a kind of place ("Cusco Region"), or behind "of"."""
        after = self.text[span.end : span.end + 16].lower().split()
        before = self.text[max(0, span.start - 8) : span.start].lower().split()
        return bool(after and after[0].strip(",.") in words().kinds) or bool(
            before and before[-1] in {"of", "in"}
        )
