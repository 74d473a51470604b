"""What an assertion's own document makes of it, kept, so that a comparison need not read its sentence again."""

from __future__ import annotations

from typing import Any, get_type_hints

import msgspec

from osintcli.comparisons import origins
from osintcli.comparisons.readings import Reading, placed
from osintcli.model.assertion import Assertion

_FROM_ASSERTION = ("said", "origin", "place", "measure")
"""Fields that are taken from the assertion as it is when it is asked for: names of speakers are joined over a corpus."""


def _kept_shape() -> Any:  # noqa: ANN401  made of the fields of `Reading`, whichever they are
    hints = get_type_hints(Reading)
    fields = [(name, hints[name]) for name in Reading.__struct_fields__ if name not in _FROM_ASSERTION]
    return msgspec.defstruct("Own", fields, frozen=True, array_like=True)


_SHAPE = _kept_shape()
_FIELDS: tuple[str, ...] = _SHAPE.__struct_fields__
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_SHAPE)


def kept(reading: Reading) -> bytes:
    """Return what was read of an assertion by itself, without the assertion."""
    before = reading.text.removesuffix(f" {reading.said.sentence_text}")
    held = {name: getattr(reading, name) for name in _FIELDS} | {"text": before}
    return _ENCODER.encode(_SHAPE(**held))


def restored(said: Assertion, raw: bytes) -> Reading:
    """Return the reading of an assertion of which this was kept."""
    own = _DECODER.decode(raw)
    held = {name: getattr(own, name) for name in _FIELDS}
    held["text"] = f"{own.text} {said.sentence_text}"
    return Reading(said=said, origin=origins.key(said), place=placed(said), measure=said.measure, **held)
