from __future__ import annotations

import pytest

from osintcli.text.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "deliver delivers delivered delivering",
        "murder murders murdered",
        "measure measures measured measuring",
        "monitor monitors monitored",
        "mention mentions mentioned",
        "influence influenced influences",
        "document documents documented",
        "kill killed killing killings",
    ],
)
def test_forms_of_one_word_meet(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "car care career",
        "copper cops cope",
        "wine winner",
        "sum summer",
        "bill billion",
        "plan plane",
        "sit site",
        "aid aide",
        "far fare",
        "form former",
        "note not",
        "rate ration",
        "state station",
    ],
)
def test_words_of_like_letters_stay_apart(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == len(words.split())
