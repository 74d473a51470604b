"""The JSON Schema of `osint/v1`, made of the shapes. The file beside this module is what `osint schema` prints.

python -m osintcli.renderers.json.schema     # writes the file anew
"""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

import msgspec

from osintcli.renderers import shipped
from osintcli.renderers.json import checks, envelopes, shapes

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LINES = (
    shapes.QuantityMention,
    shapes.TimexMention,
    shapes.Assertion,
    shapes.Group,
    shapes.Entry,
    shapes.Dating,
    shapes.Topic,
    shapes.Source,
    checks.Standing,
    checks.DocumentChange,
    checks.FigureChange,
    checks.GroupChange,
    checks.SentenceChange,
    shapes.Store,
)
"""What a line of `--format jsonl` may be."""


def made() -> str:
    """Return the schema of the shapes as they are now."""
    found, components = msgspec.json.schema_components(
        [*envelopes.ENVELOPES, *_LINES], ref_template="#/$defs/{name}"
    )
    whole: dict[str, Any] = {
        "$schema": _DIALECT,
        "$id": "urn:osint:v1",
        "title": "osint/v1",
        "description": "What `osint` prints: one envelope with --json, one of the other objects a line with --format jsonl.",
        "anyOf": list(found),
        "$defs": {name: _strict(shape) for name, shape in sorted(components.items())},
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def _strict(shape: dict[str, Any]) -> dict[str, Any]:
    """Call what is always written (the version, the command) required, which a default hides.

    Docstrings are set flush here, since releases of msgspec differ in whether they do it.
    """
    if "description" in shape:
        shape = {**shape, "description": cleandoc(shape["description"])}
    given = shape.get("properties", {})
    always = [name for name in given if name in shape.get("required", ()) or "default" in given[name]]
    return {**shape, "required": always} if given else shape


if __name__ == "__main__":
    shipped.PATH.write_text(made(), encoding="utf-8")
