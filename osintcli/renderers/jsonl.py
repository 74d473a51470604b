"""JSON lines: the objects that an answer is a list of, one a line, as a stream."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.renderers import json
from osintcli.renderers.answers import Answer
from osintcli.renderers.forms import Look


def render(answer: Answer, look: Look | None = None) -> Iterator[str]:  # noqa: ARG001  every renderer is called so
    """Yield one line for each object."""
    for shape in json.lines(answer):
        yield json.line(shape) + "\n"
