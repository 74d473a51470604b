"""From dated documents to what they say: split, search, parse what may matter, assemble. Runs wherever an engine runs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from osintcli.errors import OsintError
from osintcli.model.dating import Dating
from osintcli.model.document import Document, Skipped
from osintcli.stores.kept import Reading

if TYPE_CHECKING:
    from osintcli.model.mention import Mentions
    from osintcli.model.sentence import Parse, Sentence
    from osintcli.sentences.parse import Parser


T = TypeVar("T")


class Searched(Struct, frozen=True):
    """A dated document, split and searched for mentions."""

    document: Document
    dating: Dating
    sentences: tuple[Sentence, ...]
    mentions: Mentions


class Todo(Struct, frozen=True):
    """A document to be read, and how its day was found where it had none."""

    document: Document
    dating: Dating | None = None


class Done(Struct, frozen=True):
    """What was read of one document, or why it was not."""

    reading: Reading | None = None
    skipped: Skipped | None = None


_TODO = msgspec.msgpack.Decoder(list[Todo])
_DONE = msgspec.msgpack.Decoder(list[Done])


def packed(todo: Sequence[Todo]) -> bytes:
    """Return documents to be read as a task."""
    return msgspec.msgpack.encode(todo)


def unpacked(task: bytes) -> list[Todo]:
    """Return the documents of a task."""
    return _TODO.decode(task)


def done(result: bytes) -> list[Done]:
    """Return what `work` made of a task, in its order."""
    return _DONE.decode(result)


def work(task: bytes) -> bytes:
    """Read the documents of a task, in whatever process."""
    return msgspec.msgpack.encode(list(read(unpacked(task))))


@cache
def _parser() -> Parser:
    from osintcli.sentences.parse import Parser

    return Parser()


def read(todo: Sequence[Todo]) -> Iterator[Done]:
    """Yield what each document says, or why it was not read."""
    found = [tried(searched, one.document, one.dating) for one in todo]
    made = assembled([one for one in found if isinstance(one, Searched)])
    for one in found:
        yield Done(skipped=one) if isinstance(one, Skipped) else next(made)[1]


def tried(
    work: Callable[[Document, Dating | None], T], document: Document, dating: Dating | None
) -> T | Skipped:
    """Return what `work` makes of a document; where a rule stumbles over it, that is told, and the others are read."""
    try:
        return work(document, dating)
    except OsintError:  # the user can mend it
        raise
    except Exception as error:  # noqa: BLE001  one document in thousands must not take the others with it
        return _stumbled(document, error)


def _stumbled(document: Document, error: Exception) -> Skipped:
    what = f"{type(error).__name__}: {error}"
    return Skipped(document.path, f"osint stumbled over it ({what}): please report it with the document")


def assembled(found: Sequence[Searched]) -> Iterator[tuple[Searched, Done]]:
    """Yield each document that was searched with what it says; all are parsed in one batch."""
    wanted = [worth_parsing(one) for one in found]
    parses = iter(
        _parser().parse_many(
            chain.from_iterable(
                ((one.document.text, sentence) for sentence in some)
                for one, some in zip(found, wanted, strict=True)
            )
        )
    )
    for one, some in zip(found, wanted, strict=True):
        made = _assembled(one, {sentence.index: next(parses) for sentence in some})
        yield one, Done(skipped=made) if isinstance(made, Skipped) else Done(reading=made)


def _assembled(found: Searched, parses: dict[int, Parse]) -> Reading | Skipped:
    """Return what a document says, or what a rule stumbled over."""
    from osintcli.assertions import assemble
    from osintcli.assertions.context import Context

    document = found.document
    try:
        return Reading(found.dating, assemble(Context(document, found.sentences, found.mentions, parses)))
    except Exception as error:  # noqa: BLE001  as above
        return _stumbled(document, error)


def searched(document: Document, dating: Dating | None = None) -> Searched:
    """Split a document, find its mentions, date it (unless that is done), and with that date find its mentions again.

    Where only a stretch of days is known, what is the same from its first day to its last is known too.
    """
    from osintcli.dating import between, date
    from osintcli.mentions import find
    from osintcli.sentences import split

    sentences = split(document)
    mentions = find(document.text, sentences, document.published)
    dating = dating or date(document, sentences, mentions)
    published = dating.published
    if published.interval.known and document.published.anchor is None:
        document = replace(document, published=published)
        first, last = published.interval.earliest, published.interval.latest
        if published.anchor is not None:
            mentions = find(document.text, sentences, published)
        elif first is not None and last is not None:
            ends = (find(document.text, sentences, replace(published, best=day)) for day in (first, last))
            mentions = between(mentions, *ends)
    return Searched(document, dating, sentences, mentions)


def worth_parsing(found: Searched) -> list[Sentence]:
    """Return the sentences with a mention, and their neighbours in the paragraph: a speaker is often named next door,
    or in the line that leads to a list.

    And those that may tell of one person without a figure: "a man was killed".
    """
    from osintcli.assertions import tells_of_one
    from osintcli.model.sentence import Block

    starts = sorted(
        [q.span.start for q in found.mentions.quantities] + [t.span.start for t in found.mentions.timexes]
    )
    wanted: set[int] = set()
    at, lead = 0, None
    for sentence in found.sentences:
        if sentence.block is not Block.ITEM:
            lead = sentence if sentence.span.of(found.document.text).rstrip().endswith(":") else None
        while at < len(starts) and starts[at] < sentence.span.start:
            at += 1
        if at < len(starts) and starts[at] < sentence.span.end and sentence.block is not Block.FURNITURE:
            wanted.update(
                n.index
                for n in found.sentences[max(0, sentence.index - 1) : sentence.index + 2]
                if n.paragraph == sentence.paragraph
            )
            if lead is not None:
                wanted.add(lead.index)
        elif sentence.block is not Block.FURNITURE and tells_of_one(sentence.span.of(found.document.text)):
            wanted.add(sentence.index)
    return [found.sentences[index] for index in sorted(wanted)]
