"""An earlier output, or an answer of now, as a state of a corpus that can be laid beside another.

Both go the same way, through the shapes of the contract: so a corpus and its own output differ in nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from osintcli.errors import InputError
from osintcli.model.assertion import Assertion
from osintcli.model.change import State
from osintcli.model.comparison import Group
from osintcli.model.document import Document, Published, PublishedBasis
from osintcli.renderers import json
from osintcli.renderers.answers import Answer
from osintcli.renderers.json import nouns, shapes
from osintcli.renderers.json.reading import Object

T = TypeVar("T", bound=Struct)

HINT = "Outputs of compare, conflicts, extract, timeline and sources can be laid side by side."


class Scope(NamedTuple):
    """What an output tells: that of which command, and about which topic."""

    command: str
    topic: str | None = None


class Told(NamedTuple):
    """A state, and what it tells."""

    state: State
    scope: Scope


def of_answer(answer: Answer, name: str) -> State:
    """Return the state that an answer of now tells, with the texts of its documents."""
    plain = json.to_object(json.envelope(answer))
    told = of_objects([plain], name)
    texts = {key: replace(one, text=answer.documents[key].text) for key, one in told.state.documents.items()}
    return replace(told.state, documents=texts)


def of_objects(found: list[Object], name: str) -> Told:
    """Return the state that an earlier output tells. Raises `InputError` for what tells no assertions or documents."""
    try:
        return _envelope(found[0], name) if "schema" in found[0] else _lines(found, name)
    except (msgspec.ValidationError, KeyError, TypeError) as error:
        raise InputError(f"{name}: not an output that can be read back ({error})", HINT) from error


def _envelope(one: Object, name: str) -> Told:
    command = one["command"]
    documents = {
        d.id: d for d in (nouns.document(_shape(o, shapes.Document)) for o in one.get("documents", ()))
    }
    if command == "extract":
        return Told(State(name, documents, _assertions(one["assertions"])), Scope(command))
    if command == "timeline":
        return Told(State(name, documents, _members(one["entries"])), Scope(command))
    if command == "sources":
        return Told(State(name, documents), Scope(command))
    if "groups" in one:
        groups = _groups(one["groups"])
        state = State(name, documents, _members(one["groups"]), groups)
        return Told(state, Scope(command, one.get("topic")))
    raise InputError(f"{name}: an output of {command} has no assertions", HINT)


def _lines(found: list[Object], name: str) -> Told:
    if all("quote" in one for one in found):
        said, scope = _assertions(found), Scope("extract")
        return Told(State(name, _named(said, found), said), scope)
    if all("members" in one for one in found):
        members = [one for line in found for one in line["members"]]
        said = _members(found)
        grouped = all("relations" in one for one in found)
        groups = _groups(found) if grouped else None
        return Told(
            State(name, _named(said, members), said, groups), Scope("compare" if grouped else "timeline")
        )
    if all("sha256" in one for one in found):
        documents = [nouns.document(_shape(one, shapes.Document)) for one in found]
        return Told(State(name, {d.id: d for d in documents}), Scope("sources"))
    raise InputError(f"{name}: its lines are no assertions", HINT)


def _named(said: Iterable[Assertion], lines: Iterable[Object]) -> dict[str, Document]:
    """Return what lines tell of their documents: the outlet and the date, no hash."""
    from osintcli.documents.edtf import parse

    by_id = {line["id"]: line for line in lines}
    found = {}
    for one in said:
        line = by_id[one.id]
        days = line.get("published")
        published = Published(parse(days), PublishedBasis.METADATA) if days else Published()
        found[one.document] = Document(
            id=one.document,
            text="",
            path=one.document,
            sha256="",
            publisher=line.get("publisher"),
            published=published,
        )
    return found


def _assertions(found: Iterable[Object]) -> tuple[Assertion, ...]:
    made = (nouns.assertion(_shape(one, shapes.Assertion)) for one in found)
    return tuple({one.id: one for one in made}.values())


def _members(found: Iterable[Object]) -> tuple[Assertion, ...]:
    return _assertions(one for holder in found for one in holder["members"])


def _groups(found: Iterable[Object]) -> tuple[Group, ...]:
    whole = ({**one, "members": [_completed(m, shapes.Assertion) for m in one["members"]]} for one in found)
    return tuple(nouns.group(_shape(one, shapes.Group)) for one in whole)


def _shape(found: Mapping[str, Any], shape: type[T]) -> T:
    return msgspec.convert(_completed(found, shape), shape)


def _completed(found: Mapping[str, Any], shape: type[Struct]) -> dict[str, Any]:
    """Give an object of an older program the fields that came since: unknown, or none."""
    if not isinstance(found, Mapping):
        raise TypeError("an object was expected")
    lacking = (one for one in msgspec.structs.fields(shape) if one.required and one.encode_name not in found)
    return {**found, **{one.encode_name: _unknown(one.type) for one in lacking if _open(one.type)}}


def _unknown(kind: Any) -> object:  # noqa: ANN401  an annotation
    """Return what stands for a field that is not there."""
    found = _kinds(kind)
    if any(isinstance(one, msgspec.inspect.NoneType) for one in found):
        return None
    return [] if isinstance(found[0], msgspec.inspect.ListType) else False


def _open(kind: Any) -> bool:  # noqa: ANN401  as above
    """Say whether a field may be unknown."""
    free = (msgspec.inspect.NoneType, msgspec.inspect.ListType, msgspec.inspect.BoolType)
    return any(isinstance(one, free) for one in _kinds(kind))


def _kinds(kind: Any) -> tuple[msgspec.inspect.Type, ...]:  # noqa: ANN401  as above
    found = msgspec.inspect.type_info(kind)
    bare = found.type if isinstance(found, msgspec.inspect.Metadata) else found
    return bare.types if isinstance(bare, msgspec.inspect.UnionType) else (bare,)
