"""When the documents of a corpus were written: by their own words, else by the rest of the corpus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from osintcli.model.dating import Dating, Telling
from osintcli.model.document import Document, Published, Skipped
from osintcli.model.interval import Interval
from osintcli.pipeline.held import Held
from osintcli.pipeline.reading import searched, tried
from osintcli.stores import kept, keys

if TYPE_CHECKING:
    from osintcli.dating import Corpus


def dates(held: Held, *, cached: bool) -> Mapping[str, Dating]:
    """Return when the documents without a date were written, by id. Only what concerns them is held."""
    undated = (d for d in held if isinstance(d, Document) and not d.published.interval.known)
    each = ((d.id, by_itself(d, cached=cached)) for d in undated)
    alone = {name: found for name, found in each if found is not None}
    if not alone or held.documents == 1:
        return alone
    from osintcli import dating

    wanting = {name for name, found in alone.items() if dating.is_open(found.published)}
    if not wanting:
        return alone
    near = dating.around(_as_known(d, alone) for d in held if isinstance(d, Document))

    @cache
    def corpus() -> dating.Corpus:
        known = (replace(d, published=_as_known(d, alone).published) for d in held if isinstance(d, Document))
        told = (tellings(d, cached=cached) for d in known if d.published.anchor)
        return dating.Corpus(chain.from_iterable(told))

    return alone | {d.id: asked(d, near, corpus) for d in held if isinstance(d, Document) and d.id in wanting}


def _as_known(document: Document, alone: Mapping[str, Dating]) -> Dating:
    return alone.get(document.id) or Dating(document.id, document.published)


def by_itself(document: Document, *, cached: bool) -> Dating | None:
    """Return when a document was written as far as it tells by itself; `None` where a rule stumbles over it, which is told
    where it is read.
    """
    key = keys.of_reading(document, "") if cached else None
    dating = kept.get(key, Dating) if key is not None else None
    if dating is None:
        found = tried(searched, document, None)
        if isinstance(found, Skipped):
            return None
        dating = found.dating
        if key is not None:
            kept.put(key, dating)
    return dating


def tellings(document: Document, *, cached: bool) -> tuple[Telling, ...]:
    """Return what a document of known day tells for days that it names."""
    key = keys.of_reading(document, "told")
    found = kept.get(key, kept.Told) if cached else None
    if found is None:
        from osintcli.dating import told
        from osintcli.mentions import find
        from osintcli.sentences import split

        sentences = split(document)
        mentions = find(document.text, sentences, document.published)
        found = kept.Told(told(document, sentences, mentions))
        if cached:
            kept.put(key, found)
    return found.tellings


def asked(document: Document, near: Interval | None, corpus: Callable[[], Corpus]) -> Dating:
    """Date a document with what the rest of the corpus knows."""
    from osintcli import dating
    from osintcli.mentions import find
    from osintcli.sentences import split

    sentences = split(document)
    mentions = find(document.text, sentences, document.published)
    first, last = (find(document.text, sentences, Published(best=day)) for day in dating.PROBES)
    echoes = dating.heard(document, sentences, mentions, (first, last), corpus)
    return dating.date(document, sentences, mentions, near=near, echoes=echoes)
