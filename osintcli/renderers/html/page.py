"""The page as text: templates filled, with a policy that lets nothing run but the one script and style of our own."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from osintcli.renderers import json
from osintcli.renderers.answers import Reported
from osintcli.renderers.html import articles, build, words

_FOLDER = Path(__file__).parent / "templates"
_LARGE = 64
"""Pieces that are written at once."""


def write(answer: Reported) -> Iterator[str]:
    """Yield the page in parts."""
    style, script = _own("page.css"), _own("page.js")
    page = build.page(answer)
    stream = (
        _templates()
        .get_template("page.html.j2")
        .stream(
            page=page,
            topics=[(at, section.topic) for at, section in enumerate(page.sections)],
            outlets=_choices(page.outlets),
            voices=_choices(page.voices),
            verdicts=[(one.key, one.word) for one in page.verdicts],
            policy=policy(style, script),
            style=style,
            script=script,
            data=data(answer),
        )
    )
    stream.enable_buffering(_LARGE)
    return iter(stream)


def _choices(names: Sequence[str]) -> list[tuple[int, str]]:
    """Return the names by letter, each with its number on the page."""
    return sorted(enumerate(names), key=lambda pair: (pair[1].casefold(), pair[1]))


def policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy of a page with one style and one script: nothing else runs, nothing is fetched."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(script)}'",
            f"style-src '{_digest(style)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def data(answer: Reported) -> str:
    """Return the JSON of a report, in which no sign can end the element that holds it."""
    line = json.line(json.envelope(answer))
    return re.sub("[<>&]", lambda found: f"\\u{ord(found[0]):04x}", line)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _shown(value: object) -> object:
    """Return a value for the page: in no word of outside stands a sign that turns words around or that HTML forbids."""
    return articles.visible(value) if type(value) is str else value


@cache
def _own(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= words.ALL
    return made
