"""Which documents are one text. Such a text counts once, however many print it, and it is said why they are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct

from osintcli.model.document import Document
from osintcli.model.family import Alike, Family, How
from osintcli.text.likeness import called, families, likeliest


class Copies(Struct, frozen=True):
    """The documents of a comparison, the text that each is of, by id, what makes two of them one, the outlets that
    several of them are of, and which of `kin` a document is of.
    """

    documents: Mapping[str, Document]
    texts: Mapping[str, str]
    kin: tuple[Family, ...] = ()
    several: frozenset[str] = frozenset()
    family: Mapping[str, int] = MappingProxyType({})

    def text(self, name: str) -> str:
        """Return what a document's text is known by: the same for copies and versions of one text."""
        return self.texts.get(name, name)

    def publisher(self, name: str) -> str | None:
        """Return the outlet of a document, or `None` where it is not known."""
        document = self.documents.get(name)
        return document.publisher if document is not None else None

    def title(self, name: str) -> str:
        """Return how a reader knows a document: by its outlet, else by its id."""
        return self.publisher(name) or name

    def notes(self, names: Iterable[str]) -> list[str]:
        """Say which of some documents are one text, and whom a document is said to republish."""
        some = dict.fromkeys(names)
        of = sorted({at for name in some if (at := self.family.get(name)) is not None})
        ties = [tie for at in of for tie in self.kin[at].ties if tie.one in some and tie.other in some]
        told = [note for tie in ties if (note := self._alike(tie))]
        return sorted(set(told)) + [note for name in some if (note := self._republished(name))]

    def _alike(self, tie: Alike) -> str | None:
        if tie.how is How.VERSION:
            return (
                f"{self._apart(tie.one)} and {self._apart(tie.other)} are two versions of one text "
                f"({tie.percent} % alike): counted once."
            )
        if tie.how is How.COPY:
            return (
                f"{self._apart(tie.one)} and {self._apart(tie.other)} print one text ({tie.percent} % alike): "
                "counted once."
            )
        return None

    def _apart(self, name: str) -> str:
        """Return a document's outlet, or its id where another document here is of that outlet too."""
        outlet = self.publisher(name)
        return name if outlet is None or outlet in self.several else outlet

    def _republished(self, name: str) -> str | None:
        """Say whom a document republishes; where that is not clear, what to write in the manifest."""
        document = self.documents.get(name)
        named = document.origin_of if document is not None else None
        if named is None:
            return None
        origins = called(self.documents, named, by=name)
        if not origins:
            return f"{self.title(name)} is said to republish “{named}”, and no document here is that."
        if len(origins) == 1:
            return f"{self.title(name)} republishes {self.title(origins[0])}."
        tie = likeliest(name, origins, self.kin[self.family[name]].ties if name in self.family else ())
        if tie is not None:
            first = tie.other if tie.one == name else tie.one
            return f"{self.title(name)} republishes {first} of {named} ({tie.percent} % alike): counted once."
        listed = ", ".join(origins[:LISTED]) + (
            f" and {len(origins) - LISTED} more" if len(origins) > LISTED else ""
        )
        return (
            f"{self.title(name)} is said to republish “{named}”, which has {len(origins)} documents here, none of them "
            f"alike: name one in `origin_of` ({listed})."
        )


LISTED = 4
"""Documents that a note names."""


def among(documents: Mapping[str, Document], names: Iterable[str]) -> Copies:
    """Return which of the documents named are one text: the work grows with their words, not with their pairs."""
    kin = families({name: documents[name] for name in sorted(set(names)) if name in documents})
    texts = {name: min(family.members) for family in kin for name in family.members}
    several = outlets_of_several(documents) if kin else frozenset[str]()
    family = {name: at for at, one in enumerate(kin) for name in one.members}
    return Copies(documents, texts, kin, several, family)


def outlets_of_several(documents: Mapping[str, Document]) -> frozenset[str]:
    """Return the outlets that several documents are of; of a `Corpus` they are counted once."""
    if isinstance(documents, Corpus):
        return documents.outlets
    counts = Counter(one.publisher for one in documents.values() if one.publisher)
    return frozenset(outlet for outlet, count in counts.items() if count > 1)


class Corpus(dict[str, Document]):
    """Documents that many topics are compared of, so that what is the same for all of them is found once."""

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The outlets that several of them are of."""
        return outlets_of_several(dict(self))
