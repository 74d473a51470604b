"""Where output goes and how it may look there. The only module that knows streams, the environment and the clock."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, TypeVar

from osintcli.errors import InputError
from osintcli.renderers.forms import Look
from osintcli.renderers.safe import plain

if TYPE_CHECKING:
    from rich.status import Status

    from osintcli.model.document import Skipped

T = TypeVar("T")

PLAIN_WIDTH = 80
_PATIENCE = 1.0
"""Seconds before a run says how far it is."""
_SHOWN = 5
"""Skipped files that are named one by one."""


@dataclass
class Terminal:
    """The streams of one run; tests put their own in. Data goes to `out` as bytes, talk to `err` as text."""

    stdin: BinaryIO
    out: BinaryIO
    err: TextIO
    out_is_tty: bool = False
    err_is_tty: bool = False
    encoding: str = "utf-8"
    columns: int = PLAIN_WIDTH
    environ: Mapping[str, str] = field(default_factory=dict)

    def look(self, colour: str = "auto") -> Look:
        """Return how a table may look: `colour` is auto, always or never."""
        return Look(self.columns, self._coloured(colour), _has_signs(self.encoding))

    def _coloured(self, colour: str) -> bool:
        if colour != "auto":
            return colour == "always"
        return self.out_is_tty and not self.environ.get("NO_COLOR") and self.environ.get("TERM") != "dumb"

    def today(self) -> date:
        """Return the day, as the world counts it (UTC)."""
        return datetime.now(UTC).date()

    def seconds(self) -> float:
        """Return a count of seconds that only goes up."""
        return time.monotonic()

    def write(self, parts: Iterable[str | bytes], *, utf8: bool = False) -> None:
        """Write data; text in UTF-8 or the terminal's encoding, with `?` for what that lacks."""
        encoding = "utf-8" if utf8 else self.encoding
        try:
            for part in parts:
                self.out.write(part if isinstance(part, bytes) else part.encode(encoding, "replace"))
            self.out.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise InputError(f"cannot write: {error.strerror or error}") from error

    def say(self, words: str, hint: str | None = None) -> None:
        """Write a line of talk, and below it what to do."""
        self.err.write(f"osint: {plain(words)}\n" + (f"  {plain(hint)}\n" if hint else ""))
        self.err.flush()

    def tell_skipped(self, skipped: Iterable[Skipped]) -> None:
        """Say what was not read."""
        named = list(skipped)
        for one in named[:_SHOWN]:
            self.say(f"skipped {one.path}: {one.why}")
        if len(named) > _SHOWN:
            self.say(f"skipped {len(named) - _SHOWN} more, `osint sources` names them all")

    def counted(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items; on a terminal that waits, say how many were read so far."""
        if not self.err_is_tty:
            yield from items
            return
        began = time.monotonic()
        status: Status | None = None
        try:
            for number, item in enumerate(items, 1):
                yield item
                if status is None and time.monotonic() - began > _PATIENCE:
                    status = _waiting(self.err)
                if status is not None:
                    status.update(f"{number} documents read")
        finally:
            if status is not None:
                status.stop()


def _waiting(err: TextIO) -> Status:
    from rich.console import Console

    status = Console(file=err).status("reading")
    status.start()
    return status


def current() -> Terminal:
    """Return the terminal of this process."""
    return Terminal(
        stdin=sys.stdin.buffer,
        out=sys.stdout.buffer,
        err=sys.stderr,
        out_is_tty=sys.stdout.isatty(),
        err_is_tty=sys.stderr.isatty(),
        encoding=sys.stdout.encoding or "utf-8",
        columns=shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns,
        environ=os.environ,
    )


def _has_signs(encoding: str) -> bool:
    try:
        "≠→≈●│".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def save(parts: Iterable[str | bytes], path: str) -> None:
    """Write a file as a whole, or leave what was there. Raises `InputError`."""
    target = Path(path)
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with partial.open("wb") as stream:
            stream.writelines(part if isinstance(part, bytes) else part.encode() for part in parts)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise InputError(
            f"cannot write {path}: {error.strerror or error}",
            "Name a file in a folder that you may write to.",
        ) from error
