"""The one place that knows spaCy: sentences to neutral parses.

The pipes are tagger and parser of the small English model; names and lemmas are read elsewhere, so the others stay out.
Sentences are parsed one by one, in batches: a third of the text at a fifth of the memory of whole documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from osintcli.errors import OsintError
from osintcli.lexicons.inflection import base_form, singular
from osintcli.model.sentence import Parse, Sentence
from osintcli.sentences.model import MODELS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

UNREAD = ("ner", "lemmatizer", "attribute_ruler", "senter")
BATCH = 64


class Parser:
    """Parses sentences. The model is loaded at the first sentence, once."""

    def __init__(self) -> None:
        self._nlp: Language | None = None

    def parse(self, text: str, sentences: Sequence[Sentence]) -> list[Parse]:
        """Return one tree a sentence, in order, with offsets of `text`. Raises `OsintError` where no model is installed."""
        return self.parse_many((text, s) for s in sentences)

    def parse_many(self, sentences: Iterable[tuple[str, Sentence]]) -> list[Parse]:
        """Return one tree for each (text of its document, sentence), in order: one batch over many documents."""
        pairs = [(s.span.of(text), s.span.start) for text, s in sentences]
        if not pairs:
            return []
        if self._nlp is None:
            self._nlp = _load()
        piped = self._nlp.pipe((_even(words) for words, _ in pairs), batch_size=BATCH)
        return [_neutral(doc, start) for doc, (_, start) in zip(piped, pairs, strict=True)]


def _load() -> Language:
    import warnings
    from importlib import import_module

    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(
        NumpyOps(use_blis=False)
    )  # the same parses in half the time: its BLIS knows few processors
    for name in MODELS:
        try:
            model: Any = import_module(name)
        except ModuleNotFoundError:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a patch release of spaCy warns of a model made by another
            nlp: Language = model.load(exclude=list(UNREAD))
        return nlp
    raise OsintError("No English model for spaCy is installed.", "Install osint again: it brings one.")


def _even(words: str) -> str:
    """Line ends and odd spaces become plain spaces, so that the tokens' offsets stay and the tree is not cut there."""
    return words if words.isprintable() else "".join(c if c.isprintable() else " " for c in words)


def _neutral(doc: Doc, start: int) -> Parse:
    kept = [t for t in doc if not t.is_space]
    place = {t.i: n for n, t in enumerate(kept)}
    heads = tuple(place.get(t.head.i, n) for n, t in enumerate(kept))
    children: list[list[int]] = [[] for _ in kept]
    for n, head in enumerate(heads):
        if head != n:
            children[head].append(n)
    return Parse(
        words=tuple(t.text for t in kept),
        starts=tuple(start + t.idx for t in kept),
        tag=tuple(t.tag_ for t in kept),
        dep=tuple(t.dep_ for t in kept),
        head=heads,
        lemma=tuple(_lemma(t.text, t.tag_) for t in kept),
        children=tuple(tuple(c) for c in children),
    )


def _lemma(word: str, tag: str) -> str:
    if tag.startswith("VB"):
        return base_form(word.lower())
    if tag in {"NNS", "NNPS"}:
        return singular(word.lower())
    return word.lower()
