"""What holds for whole texts: neither their order, nor a second copy, nor a looser word changes what sources say."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from osintcli import api

SENTENCES = (
    "The landslide killed {n} people in {town}, {who} said on {day}.",
    "{who} put the number of dead at {n} on {day}.",
    "Rescuers in {town} have found {n} bodies, according to {who}.",
    "{n} people were injured in {town} on {day}, {who} said.",
    "On {day} {who} denied that {n} people had died in {town}.",
    "{who} plans to send {n} tents to {town} by {day}.",
)
NUMBERS = ("12", "at least 12", "about 40", "41", "nearly 300", "more than 1,200")


def sentence() -> st.SearchStrategy[str]:
    return st.builds(
        lambda form, n, town, who, day: form.format(n=n, town=town, who=who, day=day),
        st.sampled_from(SENTENCES),
        st.sampled_from(NUMBERS),
        st.sampled_from(["Ormsvik", "Talden"]),
        st.sampled_from(["the Rescue Service", "Mayor Ada Bryce", "the hospital"]),
        st.sampled_from(["Monday", "3 May", "Friday, 6 May"]),
    )


TEXTS = st.lists(st.lists(sentence(), min_size=1, max_size=3), min_size=2, max_size=3)


def documents(texts: list[list[str]]) -> list[dict[str, Any]]:
    return [
        {
            "id": f"d{at}",
            "text": " ".join(said),
            "publisher": f"Paper {at}",
            "published": f"2033-05-0{7 + at}",
        }
        for at, said in enumerate(texts)
    ]


def shape(found: dict[str, Any]) -> list[Any]:
    return [
        (
            group["label"],
            group["verdict"],
            group["why"],
            [member["id"] for member in group["members"]],
            group["relations"],
            group["estimate"],
            group["corroboration"],
        )
        for group in found["groups"]
    ]


@settings(max_examples=12, deadline=None)
@given(TEXTS)
def test_the_order_of_documents_changes_nothing(texts: list[list[str]]) -> None:
    docs = documents(texts)
    assert shape(api.compare(docs)) == shape(api.compare(docs[::-1]))


@settings(max_examples=12, deadline=None)
@given(TEXTS)
def test_a_document_twice_changes_no_verdict_and_no_origin(texts: list[list[str]]) -> None:
    docs = documents(texts)
    once, twice = (api.compare(some)["groups"] for some in (docs, [*docs, docs[0] | {"id": "z"}]))
    told = [
        [
            (g["verdict"], g["corroboration"]["origins"], g["corroboration"]["documents"], len(g["members"]))
            for g in groups
        ]
        for groups in (once, twice)
    ]
    assert told[0] == told[1]


@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(SENTENCES[:2]), st.integers(11, 9000), st.sampled_from(["at least", "about", "more than"])
)
def test_a_looser_word_turns_no_agreement_into_a_conflict(form: str, number: int, looser: str) -> None:
    def verdicts(second: str) -> set[str]:
        told = [
            form.format(n=n, town="Ormsvik", who=who, day="3 May")
            for n, who in ((f"{number:,}", "the Rescue Service"), (second, "Mayor Ada Bryce"))
        ]
        return {
            relation["relation"]
            for group in api.compare(documents([[one] for one in told]))["groups"]
            for relation in group["relations"]
            if group["unit"] == "person"
        }

    assert "conflict" not in verdicts(f"{number:,}")
    if looser != "more than":  # more than 12 are not 12
        assert "conflict" not in verdicts(f"{looser} {number:,}")
