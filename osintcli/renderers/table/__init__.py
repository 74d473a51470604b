"""The table: what a person sees in a terminal, and plain text when it is piped."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from osintcli.renderers import answers
from osintcli.renderers.answers import Answer
from osintcli.renderers.forms import Look
from osintcli.renderers.table.paper import Paper


def render(answer: Answer, look: Look | None = None) -> Iterator[str]:
    """Yield the lines of an answer."""
    for one in answer.singly() if isinstance(answer, answers.Reported) else (answer,):
        plot = isinstance(one, answers.Compared) and one.plot
        name = "plotted" if plot else _PAGES.get(type(one), "lists")
        page = import_module(f"osintcli.renderers.table.{name}")
        yield from page.render(one, Paper(look or Look()))


_PAGES = {
    answers.Compared: "compared",
    answers.Ordered: "ordered",
    answers.Shown: "exhibit",
    answers.Verified: "verified",
    answers.Differed: "differed",
}
"""The module that lays out an answer; the others are lists."""
