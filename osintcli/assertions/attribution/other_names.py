"""The other names of one body or person in a document."""

from __future__ import annotations

from collections.abc import Iterable

from osintcli.assertions.attribution.names import Named
from osintcli.assertions.attribution.scanning import scan
from osintcli.assertions.context import Context
from osintcli.text.speaker_names import normal


def aliases(context: Context) -> dict[str, str]:
    """Return the other names of one body found in the text: initials, "the service", surnames."""
    names = scan(context.document.text, context.sentences)
    found = dict(names.initials)
    found.update(_once(names.bodies.items()))
    found.update(
        {
            head: listed[-1].name
            for head, listed in names.persons.items()
            if len({n.name for n in listed}) == 1
        }
    )
    return found


def _once(bodies: Iterable[tuple[str, list[Named]]]) -> dict[str, str]:
    """Heads that one body of the document has: there "the ministry" can be no other."""
    return {
        head: listed[0].name for head, listed in bodies if len({normal(n.name).lower() for n in listed}) == 1
    }
