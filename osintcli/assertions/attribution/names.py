"""The names of a document: bodies and persons, where they stand, who speaks for whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from osintcli.assertions.attribution.lexicon import speakers

SHORT = 6
"""Letters that initials have at most."""


class Named(Struct, frozen=True):
    """A name where it stands. `head` is its last word, lower case; `body` the words for whom a person speaks.

    `apposed` names stand beside a noun that says what they are: of "the operator, Vestia Railways" the head is operator.
    Of "the charity Open Hands" it is `called` a charity.
    """

    name: str
    head: str
    start: int
    person: bool
    office: str | None = None
    body: str | None = None
    apposed: bool = False
    called: str | None = None


@dataclass
class Names:
    """All names of a document, each list in text order."""

    bodies: dict[str, list[Named]] = field(default_factory=dict)
    persons: dict[str, list[Named]] = field(default_factory=dict)
    offices: dict[str, list[Named]] = field(default_factory=dict)
    groups: list[Named] = field(default_factory=list)
    initials: dict[str, str] = field(default_factory=dict)
    everyone: list[Named] = field(default_factory=list)
    every_body: list[Named] = field(default_factory=list)
    perhaps: list[Named] = field(default_factory=list)
    alone: set[str] = field(default_factory=set)
    singles: list[Named] = field(default_factory=list)
    beside_nouns: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, named: Named) -> None:
        """Keep a name where it can be found again."""
        if named.person:
            known = self.persons.get(named.head)
            if known and known[-1].name.endswith(named.name):
                last = known[-1]
                office = named.office if named.office in speakers().offices else last.office or named.office
                named = replace(named, name=last.name, office=office, body=named.body or last.body)
            self.persons.setdefault(named.head, []).append(named)
            self.everyone.append(named)
            if named.office:
                self.offices.setdefault(named.office, []).append(named)
        else:
            self.every_body.append(named)
            if named.apposed:
                self.beside_nouns.setdefault(named.head, {})[named.name] = None
            if " " in named.name or named.apposed:
                self.bodies.setdefault(named.head, []).append(named)

    def add_group(self, named: Named) -> None:
        """Keep a body whose name does not say what it is."""
        self.groups.append(named)
        self.every_body.append(named)

    def is_body(self, name: str) -> bool:
        """Say whether the text shows that a name is no person's: initials, "its", its first word alone."""
        listed = name.lower().split()
        if any(g.name == name for g in self.groups) or (name.isupper() and 1 < len(name) <= SHORT):
            return True
        if name in self.initials.values():
            return True
        return len(listed) > 1 and listed[0] in self.alone and listed[-1] not in {*self.alone, *self.persons}

    def begun(self, word: str) -> str | None:
        """Return the one name of a body that begins with a word that stands alone too, or `None`."""
        listed = [*self.groups, *self.perhaps]
        found = {n.name for n in listed if n.name.lower().startswith(f"{word} ") and self.is_body(n.name)}
        return next(iter(found)) if len(found) == 1 else None

    def body(self, head: str, before: int) -> Named | None:
        """Return the last body with that head word named before an offset."""
        return _nearest(self.bodies.get(head, ()), before, later=False)

    def apposed(self, head: str) -> str | None:
        """Return the one name that the text sets beside a body's noun, or `None`."""
        found = self.beside_nouns.get(head, {})
        return next(iter(found)) if len(found) == 1 else None

    def person(self, surname: str, before: int) -> Named | None:
        """Return the person of that surname."""
        return _nearest(self.persons.get(surname, ()), before)

    def surnamed(self, word: str) -> bool:
        """Say whether a person of that surname is in the text, or a name that may be one."""
        return word in self.persons or any(n.head == word for n in self.perhaps)

    def holder(self, office: str, before: int) -> Named | None:
        """Return the last person named with that office before an offset."""
        return _nearest(self.offices.get(office, ()), before, later=False)

    def group(self, before: int) -> Named | None:
        """Return the last group that has no word for what it is in its name ("relief group Open Hands")."""
        return _nearest(self.groups, before, later=False)

    def group_beside(self, start: int, end: int) -> Named | None:
        """Return the group whose name begins between two offsets."""
        return _between(self.groups, start, end)

    def last_body(self, before: int) -> Named | None:
        """Return the body named last before an offset."""
        return _nearest(self.every_body, before, later=False)

    def first_body(self, start: int, end: int) -> Named | None:
        """Return the body named first between two offsets."""
        return _between(self.every_body, start, end)

    def single(self, start: int, end: int) -> Named | None:
        """Return the name of one word, no person's, that begins between two offsets."""
        return _between(self.singles, start, end)

    def beside(self, start: int, end: int) -> Named | None:
        """Return the person whose name begins between two offsets."""
        return _between(self.everyone, start, end)

    def perhaps_person(self, before: int) -> Named | None:
        """Return the last name that may be a person's, where nothing in the text shows whether it is."""
        return _nearest(self.perhaps, before, later=False)

    def last_person(self, before: int) -> Named | None:
        """Return the person named last before an offset."""
        return _nearest(self.everyone, before, later=False)


def _nearest(found: Iterable[Named], before: int, *, later: bool = True) -> Named | None:
    listed = found if isinstance(found, list) else list(found)
    at = bisect_left(listed, before, key=lambda n: n.start)
    if at > 0:
        return listed[at - 1]
    return listed[0] if later and listed else None


def _between(found: list[Named], start: int, end: int) -> Named | None:
    at = bisect_left(found, start, key=lambda n: n.start)
    return found[at] if at < len(found) and found[at].start < end else None
