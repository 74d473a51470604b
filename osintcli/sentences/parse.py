"""The one place that knows spaCy: sentences to neutral parses.

The pipes are tagger and parser of the small English model; names and lemmas are read elsewhere, so the others stay out.
Sentences are parsed one by one, in batches: a third of the text at a fifth of the memory of whole documents. A batch is of
one document: which sentences are read together moves the last digits of the model's sums, and once in twenty thousand
sentences a head.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from osintcli.errors import OsintError
from osintcli.lexicons.inflection import base_form, singular
from osintcli.model.sentence import Parse, Sentence
from osintcli.sentences.embedding import Embedding
from osintcli.sentences.model import MODELS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

UNREAD = ("ner", "lemmatizer", "attribute_ruler", "senter")
BATCH = 64
"""Sentences of one batch, which go together with others of like length."""
UNSIGNED = 1 << 64


class Parser:
    """Parses sentences. The model is loaded at the first sentence, once."""

    def __init__(self) -> None:
        self._model: _Model | None = None

    def parse(self, text: str, sentences: Sequence[Sentence]) -> list[Parse]:
        """Return one tree a sentence, in order, with offsets of `text`. Raises `OsintError` where no model is installed."""
        return self.parse_many((text, s) for s in sentences)

    def parse_many(self, sentences: Iterable[tuple[str, Sentence]]) -> list[Parse]:
        """Return one tree for each (text of its document, sentence), in order.

        The trees of a document are the same whatever other documents are read with it.
        """
        pairs = list(sentences)
        if not pairs:
            return []
        self._model = self._model or _Model(_load())
        found: list[Parse] = []
        with self._model.alone():
            for text, group in groupby(pairs, key=itemgetter(0)):
                found += self._model.parses([(_even(s.span.of(text)), s.span.start) for _, s in group])
        return found


class _Model:
    """The loaded model, run pipe by pipe."""

    def __init__(self, nlp: Language) -> None:
        from spacy.attrs import DEP, HEAD, IDS, IDX, LENGTH, TAG
        from threadpoolctl import ThreadpoolController

        self._nlp = nlp
        self._threads = ThreadpoolController()  # more threads wait for each other: the products are small
        self._columns = [IDX, LENGTH, TAG, DEP, HEAD]
        self._embedding = Embedding(nlp.get_pipe("tok2vec").model, IDS)
        self._pipes: list[Any] = [nlp.get_pipe(name) for name in ("tagger", "parser")]
        self._names: dict[int, str] = {}
        getters = nlp.vocab.lex_attr_getters
        for name in getters.keys() - self._embedding.columns:
            del getters[name]  # each new word is asked two dozen questions; six of the answers are read

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let one thread work and hold back the search for cycles of dead objects: a parse leaves few, and looking through
        a model for them takes its time.
        """
        was = gc.isenabled()
        gc.disable()
        try:
            with self._threads.limit(limits=1, user_api="blas"):
                yield
        finally:
            if was:
                gc.enable()

    def parses(self, sentences: Sequence[tuple[str, int]]) -> list[Parse]:
        """Return the tree of each (words, where they begin) of one document. Words that come again are parsed once."""
        made: dict[str, Parse] = {}
        order = sorted(dict.fromkeys(words for words, _ in sentences), key=len)
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            made.update(zip(batch, self._read(batch), strict=True))
        return [_moved(made[words], start) for words, start in sentences]

    def _read(self, texts: Sequence[str]) -> Iterator[Parse]:
        docs = [self._nlp.make_doc(words) for words in texts]
        filled = [doc for doc in docs if len(doc)]
        if filled:
            self._embedding.set_tensors(filled)
            for pipe in self._pipes:
                pipe.set_annotations(filled, pipe.predict(filled))
        return map(self._neutral, texts, docs)

    def _neutral(self, text: str, doc: Doc) -> Parse:
        idx, size, tags, deps, above = doc.to_array(self._columns).view("int64").T.tolist()
        words = [text[start : start + length] for start, length in zip(idx, size, strict=True)]
        heads = [n + up for n, up in enumerate(above)]
        if any(map(str.isspace, words)):
            kept = [n for n, word in enumerate(words) if not word.isspace()]
            place = {n: at for at, n in enumerate(kept)}
            heads = [place.get(heads[n], at) for at, n in enumerate(kept)]
            words, idx, tags, deps = ([column[n] for n in kept] for column in (words, idx, tags, deps))
        children: list[list[int]] = [[] for _ in words]
        for n, head in enumerate(heads):
            if head != n:
                children[head].append(n)
        tag = [self._named(n) for n in tags]
        return Parse(
            words=tuple(words),
            starts=tuple(idx),
            tag=tuple(tag),
            dep=tuple([self._named(n) for n in deps]),
            head=tuple(heads),
            lemma=tuple(map(_lemma, words, tag)),
            children=tuple(map(tuple, children)),
        )

    def _named(self, number: int) -> str:
        """Return the name of a tag or label, looked up once."""
        name = self._names.get(number)
        if name is None:
            name = self._names[number] = self._nlp.vocab.strings[number % UNSIGNED]
        return name


def _moved(tree: Parse, start: int) -> Parse:
    return replace(tree, starts=tuple([start + at for at in tree.starts]))


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


BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
"""How text that was cut into tokens for the Penn Treebank writes its brackets."""


def _even(words: str) -> str:
    """Line ends and odd spaces become plain spaces, so that the tokens' offsets stay and the tree is not cut there."""
    if "B-" in words:
        for escape, sign in BRACKETS.items():
            words = words.replace(escape, sign.ljust(len(escape)))
    return words if words.isprintable() else "".join(c if c.isprintable() else " " for c in words)


@lru_cache(maxsize=1 << 15)
def _lemma(word: str, tag: str) -> str:
    if tag.startswith("VB"):
        return base_form(word.lower())
    if tag in {"NNS", "NNPS"}:
        return singular(word.lower())
    return word.lower()
