"""A sign and a colour for each verdict; the word always stands beside them.

Only red, green and magenta: yellow and cyan fade on a light ground, blue on a dark one.
"""

from __future__ import annotations

from osintcli.model.comparison import Relation
from osintcli.renderers.table.paper import Ink

_SIGNS = {
    Relation.CONFLICT: ("≠", "bold red"),
    Relation.DENIED: ("x", "bold red"),
    Relation.UPDATED: ("→", "bold magenta"),
    Relation.PLANNED_VS_ACTUAL: ("»", "magenta"),
    Relation.INCREMENT: ("+", "bold"),
    Relation.REFINES: ("≈", "bold green"),
    Relation.AGREE: ("=", "bold green"),
    Relation.UNDETERMINED: ("?", "bold"),
    Relation.INCOMPARABLE: ("·", "dim"),
}


def verdict(relation: Relation) -> Ink:
    """Return the sign and the word."""
    sign, style = _SIGNS[relation]
    word = relation.value.replace("_", " ")
    return Ink(f"{sign} {word.upper() if relation is Relation.CONFLICT else word}", style, whole=True)
