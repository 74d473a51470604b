"""One headless Chromium for all tests of the page, and pages that tell on themselves: errors, and requests that leave."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from osintcli.renderers import answers, html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request

ARGUMENTS = (
    "--disable-background-networking", "--disable-component-update", "--disable-gpu", "--disable-quic", "--disable-sync",
    "--no-first-run", "--no-sandbox",
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser with a profile of its own, which is empty; skip where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright, of the extra dev")
    program = os.environ.get("OSINT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    with playwright.sync_playwright() as running:
        found = running.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield found
        found.close()


Show = Callable[..., "Page"]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Return what opens the page of an answer; at the end nothing may have gone wrong or been asked of the network."""
    wrong: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(
        answer: answers.Answer,
        hash_: str = "",
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        scripts: bool = True,
    ) -> Page:
        path = tmp_path / f"{len(contexts)}.html"
        path.write_text("".join(html.render(answer)), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()

        def asked(request: Request) -> None:
            if not request.url.startswith(path.as_uri()):
                wrong.append(f"request: {request.url}")

        page.on("console", lambda said: wrong.append(f"console: {said.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda said: wrong.append(f"dialog: {said.message}"))
        page.on("request", asked)
        page.goto(path.as_uri() + hash_)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong
