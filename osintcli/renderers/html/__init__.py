"""One page to look at, check and send on: HTML that is whole in itself, calls up nothing and runs no word of an article."""

from __future__ import annotations

from collections.abc import Iterator

from osintcli.errors import InputError
from osintcli.renderers import answers
from osintcli.renderers.answers import Answer
from osintcli.renderers.forms import Look


def render(answer: Answer, look: Look | None = None) -> Iterator[str]:  # noqa: ARG001  every renderer is called so
    """Yield the page. Raises `InputError` for an answer that has neither groups nor a line of time."""
    from osintcli.renderers.html import page

    return page.write(_reported(answer))


def _reported(answer: Answer) -> answers.Reported:
    """Return a smaller answer as a report of what it has."""
    from osintcli.model.comparison import Comparison
    from osintcli.model.timeline import Timeline

    match answer:
        case answers.Reported():
            return answer
        case answers.Compared():
            comparisons, line = (answer.comparison,), Timeline()
        case answers.Ordered():
            comparisons, line = (Comparison(topic=answer.topic),), answer.timeline
        case _:
            raise InputError(
                "html is a form of report, compare, conflicts and timeline", "Say --format json or csv."
            )
    told = [group.members for comparison in comparisons for group in comparison.groups]
    said = [one for members in (*told, *(entry.members for entry in line.entries)) for one in members]
    return answers.Reported(
        comparisons=comparisons,
        assertions=tuple({one.id: one for one in said}.values()),
        timeline=line,
        documents=answer.documents,
        skipped=answer.skipped,
    )
