"""The words of speaking and of speakers, read from `reporting_verbs.yaml` and `speakers.yaml`."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import msgspec

from osintcli.lexicons.load import load


class Group(StrEnum):
    """What a reporting verb does; decides what it may govern."""

    CLAUSE = "clause"
    OBJECT = "object"
    DENIAL = "denial"
    FIGURE = "figure"
    FORECAST = "forecast"
    PROMISE = "promise"
    INTENT = "intent"
    THOUGHT = "thought"
    SHOW = "show"
    CITE = "cite"


Forms = dict[str, str | None]


class ReportingVerbs(msgspec.Struct, frozen=True):
    """`lexicons/en/reporting_verbs.yaml`: base form to irregular forms, a group at a time, and words beside the verbs."""

    clause: Forms
    object: Forms
    denial: Forms
    figure: Forms
    forecast: Forms
    promise: Forms
    intent: Forms
    thought: Forms
    show: Forms
    cite: Forms
    oblique: dict[str, frozenset[str]]
    oblique_only: frozenset[str]
    plain: frozenset[str]
    bare: frozenset[str]
    hearers: frozenset[str]
    gives: frozenset[str]
    puts: frozenset[str]
    calls: frozenset[str]
    phrases: tuple[str, ...]
    per: frozenset[str]
    impersonal: frozenset[str]
    accused: frozenset[str]
    hearsay: frozenset[str]
    revise: Forms
    correct: frozenset[str]
    offers: frozenset[str]
    counts: frozenset[str]
    told: frozenset[str]
    wants: frozenset[str]
    funds: frozenset[str]
    sends: frozenset[str]
    present: frozenset[str]
    money: frozenset[str]
    back: frozenset[str]
    is_how: frozenset[str]
    so: str
    parted: frozenset[str]
    estimates: frozenset[str]
    totals: frozenset[str]
    owned: frozenset[str]
    victims: frozenset[str]
    given: frozenset[str]
    sayings: frozenset[str]
    issuing: frozenset[str]
    unsaid: frozenset[str]
    unspoken: frozenset[str]
    going_on: frozenset[str]
    holding: Forms
    entries: frozenset[str]
    noting: frozenset[str]
    noted: frozenset[str]
    reaching: dict[str, tuple[str, ...]]
    reaching_bare: dict[str, tuple[str, ...]]
    reaching_not: dict[str, tuple[str, ...]]
    own: frozenset[str]
    having: frozenset[str]
    closing_with: frozenset[str]
    equal: frozenset[str]
    bent: Forms
    registers: frozenset[str]
    sourced: frozenset[str]
    publishing: frozenset[str]
    naming: frozenset[str]
    aiming: frozenset[str]
    joints: frozenset[str]
    plain_joints: frozenset[str]
    heading: frozenset[str]
    shares: frozenset[str]
    within: frozenset[str]
    foreseen: frozenset[str]
    pointing_back: frozenset[str]
    reckoning_on: frozenset[str]
    reckoned: frozenset[str]
    supposing: frozenset[str]


class SpeakerWords(msgspec.Struct, frozen=True):
    """`lexicons/en/speakers.yaml`: nouns that can speak, and what kind of speaker they are."""

    bodies: frozenset[str]
    offices: frozenset[str]
    representatives: frozenset[str]
    posts: frozenset[str]
    national: frozenset[str]
    grades: frozenset[str]
    mouthpieces: frozenset[str]
    bare: frozenset[str]
    classes: frozenset[str]
    documents: frozenset[str]
    anonymous_documents: frozenset[str]
    unnamed: frozenset[str]
    person_endings: tuple[str, ...]
    silent: frozenset[str]
    anaphors: frozenset[str]
    statements: tuple[str, ...]
    statement_lines: tuple[str, ...]
    statement_ends: tuple[str, ...]
    placing: frozenset[str]
    within: frozenset[str]
    newsrooms: frozenset[str]
    titles: frozenset[str]
    pronouns: dict[str, str]
    absolute: frozenset[str]
    first_person: frozenset[str]
    ours: frozenset[str]
    leads: Forms
    sorts: dict[str, frozenset[str]]
    makers: tuple[str, ...]
    here: frozenset[str]
    spellings: dict[str, str]
    no_ministry: frozenset[str]
    ties: frozenset[str]
    links: frozenset[str]
    starters: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    genitives: frozenset[str]
    its: frozenset[str]
    his: frozenset[str]
    single: frozenset[str]
    office_ties: frozenset[str]
    authors: frozenset[str]
    members: frozenset[str]
    followers: frozenset[str]
    cuts: frozenset[str]


@cache
def verbs() -> ReportingVerbs:
    """Return the reporting verbs."""
    return load("reporting_verbs", ReportingVerbs)


@cache
def speakers() -> SpeakerWords:
    """Return the words for speakers."""
    return load("speakers", SpeakerWords)


@cache
def forms() -> dict[str, tuple[str, frozenset[Group]]]:
    """Return each inflected form with its verb and groups; a form of two words ("points out") is one entry."""
    found: dict[str, tuple[str, frozenset[Group]]] = {}
    for group in Group:
        listed: Forms = getattr(verbs(), group.value)
        for verb, irregular in listed.items():
            for form in inflected(verb, irregular):
                groups = found[form][1] if form in found else frozenset()
                found[form] = (verb, groups | {group})
    return found


@cache
def revising() -> frozenset[str]:
    """Return all forms of the verbs that change a figure ("raised its estimate")."""
    return frozenset(f for verb, irregular in verbs().revise.items() for f in inflected(verb, irregular))


@cache
def correcting() -> frozenset[str]:
    """Return all forms of those that put a figure right, whatever it measures ("corrected the depth")."""
    return frozenset(f for verb in verbs().correct for f in inflected(verb, verbs().revise[verb]))


@cache
def holding() -> frozenset[str]:
    """Return all forms of what a list does with its entries."""
    return frozenset(f for verb, irregular in verbs().holding.items() for f in inflected(verb, irregular))


Ways = tuple[tuple[tuple[str, ...], bool, bool], ...]


@cache
def reaching() -> dict[str, Ways]:
    """Return each form of the verbs that lead to a figure, with the words behind it, whether bare, whether negated."""
    found: dict[str, Ways] = {}
    listed = ((verbs().reaching, False, False), (verbs().reaching_bare, True, False))
    for table, bare, negated in (*listed, (verbs().reaching_not, True, True)):
        for verb, ways in table.items():
            led = tuple((tuple(way.split()), bare, negated) for way in ways)
            for form in inflected(verb, verbs().bent.get(verb)):
                found[form] = (*found.get(form, ()), *led)
    return found


@cache
def leading() -> frozenset[str]:
    """Return all forms of the verbs of those who lead a body: "who heads", "who coordinates"."""
    return frozenset(f for verb, irregular in speakers().leads.items() for f in inflected(verb, irregular))


def inflected(verb: str, irregular: str | None) -> set[str]:
    """Return the forms of a verb: those listed, else the regular ones, with its particle where it has one."""
    if irregular is not None:
        return {verb, *(form.strip() for form in irregular.split(";"))}
    stem, _, particle = verb.partition(" ")
    tail = f" {particle}" if particle else ""
    return {form + tail for form in _regular(stem)}


def _regular(verb: str) -> set[str]:
    if verb.endswith("e"):
        return {verb, verb + "s", verb + "d", verb[:-1] + "ing"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return {verb, third, verb + "ed", verb + "ing"}
