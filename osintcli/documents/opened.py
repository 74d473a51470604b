"""One source, read by the reader of its kind; whatever the bytes do to that reader ends in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from msgspec.structs import replace

from osintcli.documents import formats, signature
from osintcli.documents.metadata import Metadata
from osintcli.documents.source import DEEPEST, Draft, Refused, Source
from osintcli.errors import UnreadableDocument


def drafts(source: Source) -> Iterator[Draft | Refused]:
    """Yield what a source holds. What is wrong with all of it is a `Refused` without a part; nothing is raised."""
    try:
        how = formats.reader(signature.named(source))
        if isinstance(how, str):
            yield Refused(None, how)
        elif how is not None:
            empty = True
            for one in how(source):
                empty = False
                yield one
            if empty:
                yield Refused(None, "nothing to read in it")
    except UnreadableDocument as error:
        yield Refused(None, error.message)
    except ImportError as error:
        yield Refused(
            None, f"what reads it is not installed as a whole ({str(error).partition(chr(10))[0][:200]})"
        )
    except RecursionError:
        yield Refused(None, "nested too deep")
    except MemoryError:
        yield Refused(None, "needs more memory than there is")
    except Exception as error:  # noqa: BLE001  a library may stumble over damaged bytes in any way it likes
        yield Refused(None, f"damaged, or no such file ({type(error).__name__}: {str(error)[:200]})")


def as_kind(source: Source, kind: str) -> Iterator[Draft | Refused]:
    """Yield what a source holds when it is read as a file of `kind`. Raises `UnreadableDocument`."""
    name = str(PurePosixPath(source.name.removesuffix(".gz")).with_suffix(f".{kind}"))
    how = formats.reader(replace(source, name=name, fetched=None))
    if not callable(how):
        raise UnreadableDocument(how or f"no article format: {kind}")
    yield from how(source)


def member(
    outer: Source, name: str, opener: Callable[[], BinaryIO], known: Metadata | None = None
) -> Iterator[Draft | Refused]:
    """Yield what a part of an archive or a letter holds, each with a place that begins with `name`."""
    if outer.depth >= DEEPEST:
        yield Refused(name, f"more than {DEEPEST} archives inside each other")
        return
    inner = Source(name, f"{outer.path}:{name}", opener, known or Metadata(), depth=outer.depth + 1)
    for one in drafts(inner):
        part = name if one.part is None else f"{name}:{one.part}"
        if isinstance(one, Draft):
            yield replace(one, part=part, known=one.known if known is None else one.known.over(known))
        else:
            yield replace(one, part=part)
