"""The topics of `lexicons/en/topics.yaml`, made ready to be looked up by stem."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from osintcli.errors import LexiconError
from osintcli.lexicons.load import load
from osintcli.lexicons.own import NAME, own
from osintcli.lexicons.own import Topic as OwnTopic
from osintcli.text.stems import stem, stems


class _Thesaurus(msgspec.Struct, frozen=True):
    kin: list[list[str]]


class TopicKind(StrEnum):
    """What a topic is about: see the head of `topics.yaml`."""

    HAPPENING = "happening"
    THING = "thing"
    MEASURED = "measured"
    EVENT = "event"


class _Entry(msgspec.Struct, frozen=True):
    name: str
    kind: TopicKind
    counts: str | list[str] = "any"
    words: list[str] = msgspec.field(default_factory=list)
    phrases: list[str] = msgspec.field(default_factory=list)
    weak: list[str] = msgspec.field(default_factory=list)
    beside: list[str] = msgspec.field(default_factory=list)
    ask: list[str] = msgspec.field(default_factory=list)
    prefer: list[str] = msgspec.field(default_factory=list)
    bound: bool = False
    once: bool = False
    actor: bool = False
    repeats: bool = False
    whoever: bool = False
    of_events: bool = False
    speech: bool = False
    talk: bool = False
    or_else: list[str] = msgspec.field(default_factory=list)
    less: str | None = None
    deadly: bool = False
    unless: list[str] = msgspec.field(default_factory=list)
    things: list[str] = msgspec.field(default_factory=list)
    conveyed: bool = False
    period: bool = False
    fixed: bool = False
    grows: bool = False
    held: bool = False
    natural: bool = False
    whenever: bool = False


class _File(msgspec.Struct, frozen=True):
    topics: list[_Entry]
    goods: list[list[str]]
    anyone: list[str]
    capitals: frozenset[str]
    calendar: frozenset[str]
    joining: frozenset[str]
    referring: frozenset[str]
    occurring: list[str]
    beginning: list[str]
    ending: list[str]
    light: list[str]
    linking: frozenset[str]
    conveying: list[str]
    authorities: list[str]
    posts: frozenset[str]
    anybody: list[str]
    ordering: list[str]
    alike: list[list[str]]
    against: list[tuple[str, str]]
    pledging: list[str]
    forecasting: list[str]
    classifiers: list[str]
    sorts: dict[str, list[str]]
    continuing: frozenset[str]
    former: dict[str, str]
    persons: frozenset[str]
    kinds_of_people: list[str]
    sexes: dict[str, list[str]]
    ages: dict[str, list[str]]
    itself: frozenset[str]
    tallies: list[str]
    reckoning: list[str]
    moments: list[str]


class Topic(Struct, frozen=True):
    """One topic; words are stems. `counts` holds `person`, `thing`, `any`, or the unit kinds of a measured topic."""

    name: str
    kind: TopicKind
    rank: int
    counts: frozenset[str]
    words: frozenset[str]
    weak: frozenset[str]
    beside: frozenset[str]
    ask: frozenset[str]
    prefer: frozenset[str]
    bound: bool
    once: bool
    actor: bool
    repeats: bool
    whoever: bool
    of_events: bool
    speech: bool
    talk: bool
    or_else: frozenset[str]
    less: str | None
    deadly: bool
    unless: re.Pattern[str] | None
    phrases: tuple[str, ...]
    things: frozenset[str]
    conveyed: bool
    period: bool
    fixed: bool
    grows: bool
    held: bool
    natural: bool
    whenever: bool


class Lexicon(Struct, frozen=True):
    """All topics in the file's order, and where a stem leads."""

    topics: tuple[Topic, ...]
    by_name: dict[str, Topic]
    by_word: dict[str, tuple[Topic, ...]]
    by_weak: dict[str, tuple[Topic, ...]]
    asked: dict[str, tuple[Topic, ...]]
    phrases: re.Pattern[str]
    by_phrase: dict[str, tuple[Topic, ...]]
    anyone: frozenset[str]
    capitals: frozenset[str]
    calendar: frozenset[str]
    joining: frozenset[str]
    referring: frozenset[str]
    occurring: frozenset[str]
    beginning: frozenset[str]
    ending: frozenset[str]
    light: frozenset[str]
    linking: frozenset[str]
    conveying: frozenset[str]
    authorities: frozenset[str]
    posts: frozenset[str]
    anybody: frozenset[str]
    goods: dict[str, str]
    ordering: frozenset[str]
    alike: dict[str, frozenset[str]]
    kin: dict[str, frozenset[str]]
    against: dict[str, frozenset[str]]
    pledging: frozenset[str]
    forecasting: frozenset[str]
    classifiers: frozenset[str]
    sorts: dict[str, str]
    continuing: frozenset[str]
    former: dict[str, str]
    persons: frozenset[str]
    kinds_of_people: frozenset[str]
    sexes: dict[str, str]
    ages: dict[str, str]
    itself: frozenset[str]
    tallies: frozenset[str]
    reckoning: frozenset[str]
    moments: frozenset[str]


def _stemmed(words: list[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words)


def _phrases(phrases: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str] | None:
    """Return a pattern of literal words in a row, joined by white space: nothing that could backtrack."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    spelled = "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in longest_first)
    return re.compile(rf"\b(?:{spelled})\b", flags) if spelled else None


def _topic(rank: int, entry: _Entry) -> Topic:
    counts = [entry.counts] if isinstance(entry.counts, str) else entry.counts
    return Topic(
        name=entry.name,
        kind=entry.kind,
        rank=rank,
        counts=frozenset(counts),
        words=_stemmed(entry.words),
        weak=_stemmed(entry.weak),
        beside=_stemmed(entry.beside),
        ask=_stemmed([*entry.words, *entry.ask])
        | {" ".join(stems(p)) for p in (entry.name, *entry.phrases, *entry.ask)},
        prefer=frozenset(entry.prefer),
        bound=entry.bound,
        once=entry.once,
        actor=entry.actor,
        repeats=entry.repeats,
        whoever=entry.whoever,
        of_events=entry.of_events,
        speech=entry.speech,
        talk=entry.talk,
        or_else=frozenset(entry.or_else),
        less=entry.less,
        deadly=entry.deadly,
        unless=_phrases(entry.unless),
        phrases=tuple(" ".join(phrase.lower().split()) for phrase in entry.phrases),
        things=_stemmed(entry.things),
        conveyed=entry.conveyed,
        period=entry.period,
        fixed=entry.fixed,
        grows=entry.grows,
        held=entry.held,
        natural=entry.natural,
        whenever=entry.whenever,
    )


def _index(topics: tuple[Topic, ...], field: str) -> dict[str, tuple[Topic, ...]]:
    found: dict[str, list[Topic]] = {}
    for topic in topics:
        for word in sorted(getattr(topic, field)):
            found.setdefault(word, []).append(topic)
    return {word: tuple(some) for word, some in found.items()}


def _against(pairs: list[tuple[str, str]], alike: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Map every word of a list to the words that mean the contrary."""
    both = [(alike[stem(a)], alike[stem(b)]) for a, b in pairs]
    return {word: theirs for a, b in both for ours, theirs in ((a, b), (b, a)) for word in ours}


def _kin(lists: list[list[str]]) -> dict[str, frozenset[str]]:
    """Map every word to all words of the lists that it stands in."""
    found: dict[str, set[str]] = {}
    for some in lists:
        roots = _stemmed(some)
        for root in sorted(roots):
            found.setdefault(root, set()).update(roots)
    return {root: frozenset(roots) for root, roots in found.items()}


def _with_own(entries: list[_Entry]) -> list[_Entry]:
    """Add the user's topics in front, so that they win; one that is built in takes the user's words as well."""
    held = {entry.name: entry for entry in entries}
    added = []
    for topic in own().topics:
        entry = held.get(topic.name)
        if entry is None:
            made = _Entry(
                topic.name, TopicKind.THING, words=topic.words, phrases=topic.phrases, ask=topic.ask
            )
            added.append(replace(made, **_sort(topic)))
        else:
            more = {
                name: [*getattr(entry, name), *getattr(topic, name)] for name in ("words", "phrases", "ask")
            }
            held[topic.name] = replace(entry, **more, **_sort(topic))
    return [*added, *held.values()]


def _sort(topic: OwnTopic) -> dict[str, Any]:
    """Return what a user's topic says of its sort. Raises `LexiconError`."""
    if topic.kind is not None and topic.kind not in list(TopicKind):
        kinds = ", ".join(TopicKind)
        raise LexiconError(f"{NAME}: topic {topic.name!r}: no kind {topic.kind!r}", f"Kinds are {kinds}.")
    kind = {"kind": TopicKind(topic.kind)} if topic.kind is not None else {}
    return {**kind, **({"counts": topic.counts} if topic.counts is not None else {})}


@cache
def lexicon() -> Lexicon:
    """Return the built-in topics, with what the user adds to them; read once in a process."""
    file = load("topics", _File)
    alike = {stem(word): _stemmed(words) for words in file.alike for word in words}
    topics = tuple(_topic(rank, entry) for rank, entry in enumerate(_with_own(file.topics)))
    return Lexicon(
        topics=topics,
        by_name={topic.name: topic for topic in topics},
        by_word=_index(topics, "words"),
        by_weak=_index(topics, "weak"),
        asked=_index(topics, "ask"),
        phrases=_phrases((phrase.lower() for topic in topics for phrase in topic.phrases), re.NOFLAG)
        or re.compile("(?!)"),
        by_phrase=_index(topics, "phrases"),
        anyone=_stemmed(file.anyone),
        capitals=file.capitals,
        calendar=file.calendar,
        joining=file.joining,
        referring=file.referring,
        occurring=_stemmed(file.occurring),
        beginning=_stemmed(file.beginning),
        ending=_stemmed(file.ending),
        light=_stemmed(file.light),
        linking=file.linking,
        conveying=_stemmed(file.conveying),
        authorities=_stemmed(file.authorities),
        posts=file.posts,
        anybody=_stemmed(file.anybody),
        classifiers=_stemmed(file.classifiers),
        sorts={stem(word): sort for sort, words in file.sorts.items() for word in words},
        continuing=file.continuing,
        former=file.former,
        persons=file.persons,
        tallies=_stemmed(file.tallies),
        reckoning=_stemmed(file.reckoning),
        moments=frozenset(file.moments),
        kinds_of_people=_stemmed(file.kinds_of_people),
        sexes={stem(word): name for name, words in file.sexes.items() for word in words},
        ages={stem(word): name for name, words in file.ages.items() for word in words},
        itself=file.itself,
        pledging=_stemmed(file.pledging),
        forecasting=_stemmed(file.forecasting),
        alike=alike,
        kin=_kin([*load("thesaurus", _Thesaurus).kin, *own().kin]),
        against=_against(file.against, alike),
        ordering=_stemmed(file.ordering),
        goods={stem(word): names[0] for names in file.goods for word in names},
    )
