"""Names of speakers in one normal form, and names of one speaker in a whole corpus joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec
from msgspec import Struct

from osintcli.lexicons.load import load

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-&.][^\W_]+)*\.?")
_OWNER = re.compile(r"^((?:[^'’]*\s)?[A-Z][^\s'’]*)(?:['’]s|(?<=s)['’])\s+(.+)$")
_PLACED = re.compile(r"^(\S+(?:\s\S+)*?)\s(?:in|at)\s([A-Z].*)$")
_ANY_OWNER = re.compile(r"^([^'’]*?)(?:['’]s|(?<=s)['’])\s+(.+)$")
_ARTICLE = re.compile(
    r"^(?:the|a|an|this|that|these|those|its|their|his|her|our|some|one|another)\s+", re.IGNORECASE
)
_SHARED = 4
"""Letters that an owner and its adjective share at least."""
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}$")
_BRACKET = re.compile(r"\s*\([^)]*\)")


class NameWords(msgspec.Struct, frozen=True):
    """Those entries of `lexicons/en/speakers.yaml` that tell what a name is made of."""

    bodies: frozenset[str]
    offices: frozenset[str]
    titles: frozenset[str]
    placing: frozenset[str]
    topical: frozenset[str]
    here: frozenset[str]
    ties: frozenset[str]
    office_ties: frozenset[str]
    spellings: dict[str, str]


@cache
def _known() -> NameWords:
    return load("speakers", NameWords)


def normal(name: str, aliases: Mapping[str, str] | None = None) -> str:
    """Return a speaker's name in its normal form: no article, no title, no remark, capitals as in running text.

    `aliases` leads other names of one document back to the full one ("NIS").
    """
    plain = _BRACKET.sub("", name).strip(" ,;:\"“”‘’'—-")
    plain = " ".join(plain.split())
    plain = plain if _DOTTED.search(plain) else plain.rstrip(".")
    plain = _ARTICLE.sub("", plain)
    if aliases:
        plain = aliases.get(plain, aliases.get(plain.lower(), plain))
        plain = _ARTICLE.sub("", plain)
    return _lowered(_without_here(_untitled(plain)))


def _untitled(name: str) -> str:
    """ "Interior Minister Pavel Orlik" and "relief group Open Hands" are called by the name at the end."""
    words = name.split()
    for at in range(len(words) - 1, 0, -1):
        plain = words[at - 1].lower().rstrip(".")
        if not all(w[:1].isupper() for w in words[at:]):
            return name
        titled = plain in _known().titles or plain in _known().offices
        known = titled and words[-1].lower() not in _known().bodies  # "Interior Ministry" is no minister
        described = words[at - 1].islower() and plain not in _known().ties
        if known or (described and (plain in _known().bodies or len(words) - at > 1)):
            return " ".join(words[at:])
    return name


def _without_here(name: str) -> str:
    """ "the country's water office" is the water office."""
    owned = _ANY_OWNER.match(name)
    if owned and owned.group(1) and owned.group(1).split()[-1].lower() in _known().here:
        return owned.group(2)
    return name


def _lowered(name: str) -> str:
    """A name all in capitals, as a letterhead has it, in title case; initials stay."""
    if len(name.split()) > 1 and name.isupper():
        return " ".join(w if len(w) < 3 else w.capitalize() for w in name.split())
    return name


class Joined(Struct, frozen=True):
    """The canonical name of a speaker, and why a name was led to it."""

    name: str
    why: str


def unify(
    names: Iterable[str],
    documents: Iterable[Iterable[str]] = (),
    posts: Mapping[str, str] | None = None,
    voices: Iterable[tuple[str, str]] = (),
) -> dict[str, str]:
    """Map every origin name seen in a corpus to one canonical name. Deterministic; order is of no account.

    `documents` are the names of each document: two names of one document are two speakers, for there they were led to one
    name already. `posts` leads persons to the office that a text gives them; an office that one alone has is that person.
    `voices` are persons with the body that a text lets them speak for: who speaks for one anywhere does so everywhere.
    """
    return {name: joined.name for name, joined in explain(names, documents, posts, voices).items()}


def explain(
    names: Iterable[str],
    documents: Iterable[Iterable[str]] = (),
    posts: Mapping[str, str] | None = None,
    voices: Iterable[tuple[str, str]] = (),
) -> dict[str, Joined]:
    """As `unify`, with the reason for each name.

    Names are joined where one answer is left: the same words in another spelling; an owner that no other owner contradicts
    ("Norland's", "the national"); initials; a surname that one person has.
    """
    listed = sorted(set(names))
    together = [frozenset(d) for d in documents]
    joined = {name: Joined(name, "named so") for name in listed}
    for words, members in _by_words(listed).items():
        if len(words) > 1:
            _join_owners(joined, words, members, together)
    left = sorted({joined[name].name for name in listed})
    for name in left:
        joined.setdefault(name, Joined(name, "named so"))
    for tail, members in _by_tail(left).items():
        _join_owners(joined, tail, members, together)
    _join_short(joined, _initials(listed), "the initials")
    _join_short(joined, _surnames(listed), "the surname")
    _join_short(joined, _firsts(listed), "the first word")
    _join_posts(joined, posts or {})
    _join_voices(joined, voices)
    return {name: _settled(joined, name) for name in listed}


Words = tuple[str, ...]


def _owned(name: str) -> tuple[str, str]:
    """Owner and the rest: "Norland's water office" and "the water office in Norland" have one."""
    owned = _OWNER.match(name)
    if owned:
        return owned.group(1), owned.group(2)
    placed = _PLACED.match(name)
    return (placed.group(2), placed.group(1)) if placed else ("", name)


def _words(name: str) -> tuple[str, Words]:
    """Owner and the words of the name proper: ("norland", ("civil", "protection", "service"))."""
    owner, rest = _owned(name)
    words = [w.lower().rstrip(".").replace(".", "") for w in _WORD.findall(rest)]
    words = [_known().spellings.get(w, w) for w in words]
    if len(words) > 2 and rest.split()[0] in _known().placing:
        words = words[1:]
    if len(words) > 3 and words[2] == "of" and words[1] in _known().topical:
        owner, words = owner or words[0], words[1:]  # "Borland Ministry of Roads"
    if len(words) > 2 and words[1] == "of" and words[0] in _known().bodies:
        about, _, state = " ".join(w for w in words[2:] if w != "the").partition(" of ")
        words = [*about.split(), words[0]]  # "Office of Roads of Borland" is Borland's
        owner = owner or state
    return " ".join(w.lower() for w in owner.split() if w.lower() != "the"), tuple(words)


def _by_words(listed: list[str]) -> dict[Words, list[tuple[str, str]]]:
    """Names with their owners by all the words proper."""
    found: dict[Words, list[tuple[str, str]]] = {}
    for name in listed:
        owner, words = _words(name)
        found.setdefault(words, []).append((name, owner))
    return {words: members for words, members in found.items() if len(members) > 1}


def _by_tail(listed: list[str]) -> dict[Words, list[tuple[str, str]]]:
    """Names with their owners by the words proper. A first word that other names do without counts as an owner."""
    keyed = {name: _words(name) for name in listed}
    whole = {words for _, words in keyed.values() if words and words[-1] in _known().bodies}
    found: dict[Words, list[tuple[str, str]]] = {}
    for name, (owner, words) in keyed.items():
        alone = owner or _known().offices & {*words[:1]} or _known().office_ties & {*words[1:]}
        cut = None if alone else next((n for n in range(len(words) - 1, 0, -1) if words[n:] in whole), None)
        tail = words[cut:] if cut is not None else words
        found.setdefault(tail, []).append((name, owner or " ".join(words[: cut or 0])))
    for words in [
        w for w in found if len(w) > 1
    ]:  # "Norlandn health agency" beside "Norland's health agency"
        adjectives = [name for name, owner in found[words] if not owner and _adjective(name)]
        if words[1:] in found and adjectives:
            found[words[1:]] += [(name, words[0]) for name in adjectives]
    return found


def _adjective(name: str) -> bool:
    """ "Norlandn health agency": a capital first word before small ones."""
    words = name.split()
    return words[0][:1].isupper() and all(w.islower() for w in words[1:]) and len(words) > 1


def _join_owners(
    joined: dict[str, Joined], tail: Words, members: list[tuple[str, str]], together: list[frozenset[str]]
) -> None:
    if len(members) < 2 and not members[0][1]:
        return
    clusters: dict[str, list[str]] = {}
    for name, owner in members:
        clusters.setdefault(next((o for o in clusters if _alike(o, owner)), owner), []).append(name)
    bare = clusters.pop("", [])
    for owner, same in clusters.items():
        _lead(joined, same, f"“{owner}” owns them all", alone=len(clusters) == 1)
    left = [o for o, same in clusters.items() if not _apart(bare, same, together)]
    if len(left) == 1 and bare and len(tail) >= (1 if len(clusters) > len(left) or len(clusters) == 1 else 2):
        _lead(joined, [*bare, *clusters[left[0]]], "nobody else of that name is in the corpus")
    elif bare:
        _lead(joined, bare, "the same words")


def _apart(bare: list[str], same: list[str], together: list[frozenset[str]]) -> bool:
    """Whether one document names both: then they are two."""
    longer = tuple(f"{name} of " for name in bare)
    others = {
        name for name in same if not name.startswith(longer)
    }  # "Office of Roads of Borland" is one with it
    return any(d & set(bare) and d & others for d in together)


def _alike(a: str, b: str) -> bool:
    """ "russia" and "russian", "france" and "french" are one owner."""
    if not a or not b:
        return a == b
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if f" {a}".endswith(f" {b}") or f" {b}".endswith(f" {a}"):
        return True  # "growers" and "grain growers"
    return a == b or shared >= max(_SHARED, min(len(a), len(b)) - 2)


def _lead(joined: dict[str, Joined], same: list[str], why: str, *, alone: bool = True) -> None:
    """Lead names to the plainest of them; an owner is left out where no other stands against it."""
    best = min(same, key=lambda n: (bool(_words(n)[0]), _adjective(n), -len(n.split()), _plainness(n), n))
    name = _owned(best)[1] if alone else best
    for n in same:
        joined[n] = Joined(name, why if n != name else "named so")


def _plainness(name: str) -> tuple[int, int]:
    return (sum(1 for w in name.split() if w.isupper()), -sum(1 for w in name.split() if w[:1].isupper()))


def _initials(listed: list[str]) -> dict[str, set[str]]:
    full: dict[str, set[str]] = {}
    for name in listed:
        words = [w for w in _owned(name)[1].replace("-", " ").split() if w[:1].isupper()]
        if len(words) > 1:
            full.setdefault("".join(w[0] for w in words), set()).add(name)
    return full


def _surnames(listed: list[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in listed:
        words = name.split()
        if (
            len(words) > 1
            and words[-1].lower() not in _known().bodies
            and all(w[:1].isupper() for w in words)
        ):
            found.setdefault(words[-1], set()).add(name)
    return found


def _firsts(listed: list[str]) -> dict[str, set[str]]:
    """Companies are called by their first word: "Valtor" is "Valtor Shipping", but "Lisse" is not "Lisse Police"."""
    found: dict[str, set[str]] = {}
    for name in listed:
        words = name.split()
        plain = len(words) > 1 and not {w.lower() for w in words} & _known().bodies
        if plain and all(w[:1].isupper() for w in words) and not name.isupper():
            found.setdefault(words[0], set()).add(name)
    return found


def _join_short(joined: dict[str, Joined], full: dict[str, set[str]], what: str) -> None:
    for name in list(joined):
        plain = name.replace(".", "")
        long = {joined[n].name for n in full.get(plain, ()) if n != name}
        if len(long) == 1 and len(plain) > 1:
            joined[name] = Joined(next(iter(long)), f"“{name}” is {what} of “{next(iter(long))}”")


def _join_posts(joined: dict[str, Joined], posts: Mapping[str, str]) -> None:
    """ "the harbour master" is the one person who is called so by name."""
    holders: dict[Words, set[str]] = {}
    for person, post in posts.items():
        holders.setdefault(_words(post)[1], set()).add(_settled(joined, person).name)
    for name in list(joined):
        found = holders.get(_words(name)[1], set())
        if len(found) == 1 and joined[name].name == name and not _words(name)[0]:
            (person,) = found
            joined[name] = Joined(person, f"“{name}” is {person}")


def _join_voices(joined: dict[str, Joined], voices: Iterable[tuple[str, str]]) -> None:
    """ "Otto Brink" alone is the board, where another text calls him its spokesman and none another's."""
    bodies: dict[str, set[str]] = {}
    for person, body in voices:
        words = person.split()
        named = len(words) > 1 and all(w[:1].isupper() for w in words) and person in joined and body in joined
        if named and words[-1].lower() not in _known().bodies:
            bodies.setdefault(_settled(joined, person).name, set()).add(_settled(joined, body).name)
    for name in list(joined):
        person = _settled(joined, name).name
        found = bodies.get(person, set()) - {person}
        if len(found) == 1 and bodies[person] == found:
            (body,) = found
            joined[name] = Joined(body, f"{person} speaks for “{body}”")


def _settled(joined: dict[str, Joined], name: str) -> Joined:
    """Follow chains, so that the canonical name of a canonical name is itself."""
    why, at, seen = joined[name].why, joined[name].name, {name}
    while at in joined and joined[at].name != at and at not in seen:
        seen.add(at)
        at = joined[at].name
    return Joined(at, why)
