"""What the words of a command line name: documents, a topic, days."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from osintcli.errors import InputError


def default_paths(corpus: str | None) -> list[str]:
    """Return the PATH that stands for none: `$OSINT_CORPUS`, the folder with a `sources.yaml`, `./seeds`."""
    if corpus:
        return [corpus]
    if Path("sources.yaml").is_file():
        return ["."]
    if Path("seeds").is_dir():
        return ["seeds"]
    raise InputError(
        "no documents named", "Name files or a folder, or - for standard input; or set OSINT_CORPUS."
    )


def use_own_words(paths: Sequence[str]) -> None:
    """Name the user's `osint.yaml` for this process and its children: beside the documents, else in the working folder.

    `$OSINT_CONFIG` goes before both; set to nothing it means none.
    """
    from osintcli.lexicons.own import NAME, VARIABLE

    if VARIABLE in os.environ:
        return
    folders = [path for path in (*map(Path, paths), Path()) if path.is_dir()]
    found = next((folder / NAME for folder in folders if (folder / NAME).is_file()), None)
    if found is not None:
        os.environ[VARIABLE] = str(found.resolve())


def topic_and_paths(
    first: str | None, others: Sequence[str] | None, topic: str | None
) -> tuple[str | None, list[str]]:
    """Tell a leading TOPIC from PATHs: what is there, a glob, or looks like a file is a path."""
    rest = list(others or ())
    if first is None:
        return topic, rest
    if topic is not None or looks_like_path(first):
        return topic, [first, *rest]
    if rest and not looks_like_path(rest[0]):
        raise InputError(
            f"no such file or folder: {rest[0]}",
            f"A topic of several words wants quotes: “{first} {rest[0]}”.",
        )
    return first, rest


def looks_like_path(word: str) -> bool:
    """Say whether a word names files: it is there, is `-`, has a wildcard, a slash or a suffix of a format."""
    from osintcli.documents.formats import READERS

    if (
        word == "-"
        or Path(word).expanduser().exists()
        or os.sep in word
        or any(sign in word for sign in "*?[~")
    ):
        return True
    return Path(word.removesuffix(".gz")).suffix.lstrip(".").lower() in READERS.keys() - {""}


def days(text: str | None, option: str) -> tuple[date | None, date | None]:
    """Return the first and last day that an option's date covers. Raises `InputError`."""
    from osintcli.documents.edtf import HOW, parse

    if text is None:
        return None, None
    try:
        found = parse(text)
    except ValueError as error:
        raise InputError(
            f"{option}: {str(error).partition(': ')[0]}", f"{HOW[0].upper()}{HOW[1:]}."
        ) from error
    return found.earliest, found.latest
