"""JSON lines: the objects that an answer is a list of, one a line, as a stream."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.renderers import json
from osintcli.renderers.answers import Answer, Queried
from osintcli.renderers.forms import Look


def render(answer: Answer, look: Look | None = None) -> Iterator[str]:  # noqa: ARG001  every renderer is called so
    """Yield one line for each object."""
    if isinstance(answer, Queried):
        for row in answer.rows:
            yield json.line(dict(zip(answer.columns, row, strict=True))) + "\n"
        return
    for shape in json.lines(answer):
        yield json.line(shape) + "\n"
