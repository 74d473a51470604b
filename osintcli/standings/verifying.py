"""Each quote beside the document that it was read from: first at its place, then anywhere, then what is most like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from osintcli.model.document import Document
from osintcli.model.standing import Claim, Condition, Found, Held, Stand, Standing, Verification
from osintcli.standings.placing import placed


def verify(held: Iterable[Held], claims: Sequence[Claim], documents: Mapping[str, Document]) -> Verification:
    """Return how claims stand in the documents of today, and how the documents that they name are."""
    known = {one.id: one for one in held}
    known |= {c.document: Held(c.document) for c in claims if c.document not in known}
    found = {one.id: _found(one, documents) for one in known.values()}
    of: defaultdict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        of[claim.document].append(number)
    standings: dict[int, Standing] = {}
    for name, numbers in of.items():
        made = _standings(found[name], [claims[n] for n in numbers], documents)
        standings |= dict(zip(numbers, made, strict=True))
    return Verification(tuple(found.values()), tuple(standings[n] for n in range(len(claims))))


def _standings(
    found: Found, claims: Sequence[Claim], documents: Mapping[str, Document]
) -> Iterator[Standing]:
    if found.name is None:
        why = "the document is not there"
        yield from (Standing(one, Stand.MISSING, why=why) for one in claims)
        return
    unchanged = found.state is Condition.SAME
    for one in placed(claims, documents[found.name].text, sure=unchanged):
        if unchanged and one.stand is not Stand.STANDS:
            why = f"{one.why}; the document is unchanged, so the output was" if one.why else one.why
            yield Standing(one.claim, one.stand, one.now, one.words, why)
        else:
            yield one


def _found(held: Held, documents: Mapping[str, Document]) -> Found:
    """Find a document by its id, else by its text, else by the only file of its name."""
    one = documents.get(held.id) or _twin(held, documents) or _namesake(held, documents)
    if one is None:
        return Found(held, Condition.MISSING)
    if held.sha256 is None:
        return Found(held, Condition.UNKNOWN, one.id, one.sha256)
    state = Condition.SAME if held.sha256 == one.sha256 else Condition.CHANGED
    return Found(held, state, one.id, one.sha256)


def _twin(held: Held, documents: Mapping[str, Document]) -> Document | None:
    return next((one for one in documents.values() if one.sha256 == held.sha256), None)


def _namesake(held: Held, documents: Mapping[str, Document]) -> Document | None:
    name = PurePath(held.id).name
    found = [one for one in documents.values() if PurePath(one.id).name == name]
    return found[0] if len(found) == 1 else None
