"""What can go wrong in a way that the user can mend, and the exit statuses of the program."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit statuses of `osint`, as the contract names them."""

    DONE = 0
    NOTHING = 1
    USAGE = 2
    VERDICT = 3
    INTERRUPTED = 130


class OsintError(Exception):
    """An expected failure: one sentence that says what is wrong, and one that says what to do.

    Only `cli/app.py` catches it; everything else lets it rise.
    """

    status = ExitStatus.USAGE

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class LexiconError(OsintError):
    """A lexicon file that does not say what its reader expects; names the file and the entry."""


class ManifestError(OsintError):
    """A `sources.yaml` or front matter that cannot be used; names file, line and what to write instead."""


class InputError(OsintError):
    """A path that cannot be read as documents at all."""


class UnreadableDocument(OsintError):
    """One document that cannot be read. The reader reports it in `skipped` and goes on."""


class NothingFound(OsintError):
    """The command ran, and nothing in the corpus answers it."""

    status = ExitStatus.NOTHING
