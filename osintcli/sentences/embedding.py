"""What the model makes of each token by itself, made once and remembered: most words of a text were met before.

The model reads a token in two steps. The first sees its form alone (norm, prefix, suffix, shape, the space behind it), the
second its neighbours. The first is a third of the work of both, and it is the same wherever the form stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

MOST = 40_000
"""Forms that are remembered; beyond it all are forgotten and reading goes on. They take 25 MB."""
BLOCK = 48
"""Rows of a product of matrices after which its order of summing begins anew, or a multiple of it."""


class Embedding:
    """The `tok2vec` of a model of spaCy, as its two steps."""

    def __init__(self, model: Any, numbers: Mapping[str, int]) -> None:  # noqa: ANN401  thinc's are not typed
        alone, beside = model.layers
        extract, _, *steps, _ = alone.layers
        self.columns: list[int] = [numbers[name] for name in extract.attrs["columns"]]
        """What the model asks of a word's form, by the numbers of spaCy's attributes."""
        self._alone = steps
        self._beside = beside.layers[0]
        self._pad: int = beside.attrs["pad"]
        self._xp = model.ops.xp
        self._alike = self._places()
        self._forget()

    def _places(self) -> list[int]:
        """Return the rows of a block in which a form comes out as in the first, to the last bit.

        Libraries sum the rows of a block in one of two orders; a form must not depend on which others were new with it.
        """
        same = self._through(self._xp.zeros((BLOCK, len(self.columns)), dtype="uint64"))
        return [row for row in range(BLOCK) if (same[row] == same[0]).all()]

    def _forget(self) -> None:
        self._rows: dict[bytes, int] = {}
        self._made: Any = None

    def set_tensors(self, docs: Sequence[Any]) -> None:
        """Give each document of spaCy the vectors of its tokens, as the `tok2vec` of its pipeline would."""
        rows = self._rows_of(self._keys(docs))
        gap = [0] * self._pad  # row 0 is nothing at all: what the model sees beyond the ends of a sentence
        placed, at = list(gap), 0
        for doc in docs:
            placed += rows[at : at + len(doc)]
            placed += gap
            at += len(doc)
        vectors = self._beside.predict(self._made[placed])
        at = self._pad
        for doc in docs:
            doc.tensor = vectors[at : at + len(doc)]
            at += len(doc) + self._pad

    def _keys(self, docs: Sequence[Any]) -> list[bytes]:
        """Return the form of each token as its bytes."""
        forms = self._xp.concatenate([doc.to_array(self.columns) for doc in docs])
        keys: list[bytes] = forms.view(f"V{forms.itemsize * len(self.columns)}").ravel().tolist()
        return keys

    def _rows_of(self, keys: list[bytes]) -> list[int]:
        if len(self._rows) > MOST:
            self._forget()
        known = self._rows
        fresh = [key for key in dict.fromkeys(keys) if key not in known]
        if fresh:
            self._make(fresh)
        return [known[key] for key in keys]

    def _make(self, fresh: list[bytes]) -> None:
        xp, alike = self._xp, self._alike
        forms = xp.frombuffer(b"".join(fresh), dtype="uint64").reshape(len(fresh), len(self.columns))
        blocks = -(-len(fresh) // len(alike))
        places = [BLOCK * block + row for block in range(blocks) for row in alike][: len(fresh)]
        laid = xp.zeros((BLOCK * blocks, len(self.columns)), dtype="uint64")
        laid[places] = forms
        made = self._through(laid)[places]
        before = xp.zeros((1, made.shape[1]), dtype=made.dtype) if self._made is None else self._made
        self._rows.update(zip(fresh, range(len(before), len(before) + len(fresh)), strict=True))
        self._made = xp.concatenate([before, made])

    def _through(self, forms: Any) -> Any:  # noqa: ANN401  arrays of numpy, which is no dependency of ours
        for step in self._alone:
            forms = step.predict(forms)
        return forms
