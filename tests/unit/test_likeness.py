from __future__ import annotations

from msgspec.structs import replace

from osintcli.comparisons.copies import among
from osintcli.documents import from_objects
from osintcli.model.document import Document
from osintcli.model.family import How
from osintcli.text.likeness import copies, families

WORDS = [f"word{n}" for n in range(400)]
STORY = " ".join(WORDS[:300])


def corpus(*texts: str) -> dict[str, Document]:
    found = from_objects({"id": f"d{n}", "text": text} for n, text in enumerate(texts))
    return {one.id: one for one in found if isinstance(one, Document)}


def test_one_text_is_one_text() -> None:
    assert copies(corpus("Short.", "Short.", "Other.")) == {"d0": ("d1",), "d1": ("d0",), "d2": ()}


def test_a_text_with_a_line_more_or_most_of_it_is_a_copy() -> None:
    longer = f"{STORY} " + " ".join(WORDS[300:340])
    half = " ".join(WORDS[:220])
    assert copies(corpus(STORY, longer, half))["d0"] == ("d1", "d2")


def test_another_text_on_the_same_thing_is_none() -> None:
    quoting = " ".join(WORDS[340:400] + WORDS[0:24] + [f"more{n}" for n in range(200)])
    assert copies(corpus(STORY, quoting)) == {"d0": (), "d1": ()}


def test_what_every_page_carries_is_no_copy() -> None:
    furniture = " ".join(f"menu{n}" for n in range(60))
    texts = [f"{furniture} " + " ".join(f"own{n}x{k}" for k in range(20)) for n in range(120)]
    assert not any(copies(corpus(*texts)).values())


def test_what_the_manifest_says() -> None:
    first, second, third = corpus("A text.", "B text.", "C text.").values()
    wire = replace(first, publisher="Vine Wire")
    assert copies({"d0": wire, "d1": replace(second, origin_of="Vine Wire"), "d2": third}) == {
        "d0": ("d1",),
        "d1": ("d0",),
        "d2": (),
    }


def test_of_an_outlet_with_several_texts_the_most_alike_is_meant() -> None:
    texts = (
        STORY,
        " ".join(WORDS[:220]) + " " + " ".join(f"more{n}" for n in range(90)),
        "A.",
        f"{STORY} As told before.",
    )
    held = {
        name: replace(
            one, publisher="Wire" if name != "d3" else "Post", origin_of="Wire" if name == "d3" else None
        )
        for name, one in corpus(*texts).items()
    }
    ties = [tie for family in families(held) for tie in family.ties if "d3" in (tie.one, tie.other)]
    first, *others = ties
    assert (first.one, first.how, first.percent) == ("d0", How.REPUBLISHED, 99)
    assert [tie.how for tie in others] == [How.COPY]
    (note,) = [note for note in among(held, held).notes(held) if "republish" in note]
    assert note == "Post republishes d0 of Wire (99 % alike): counted once."


def test_of_an_outlet_with_several_texts_none_alike_the_note_says_what_to_name() -> None:
    texts = corpus("A text.", "B text.", "C text.")
    held = {
        name: replace(
            one, publisher="P" if name == "d2" else "Wire", origin_of="Wire" if name == "d2" else None
        )
        for name, one in texts.items()
    }
    assert not families(held)
    assert among(held, held).notes(held) == [
        "P is said to republish “Wire”, which has 2 documents here, none of them alike: name one in `origin_of` (d0, d1)."
    ]
    nobody = {**held, "d2": replace(held["d2"], origin_of="Echo")}
    assert among(nobody, nobody).notes(nobody) == [
        "P is said to republish “Echo”, and no document here is that."
    ]


def test_an_outlet_with_two_texts_names_neither() -> None:
    first, second, third = (replace(one, publisher="Wire") for one in corpus("A.", "B.", "C.").values())
    assert (
        copies({"d0": first, "d1": second, "d2": replace(third, publisher="P", origin_of="Wire")})["d2"] == ()
    )


def test_a_family_says_how_alike_its_members_are_and_in_which_way() -> None:
    longer = f"{STORY} " + " ".join(WORDS[300:340])
    first, twin, later, elsewhere, other = (
        replace(one, publisher=publisher)
        for one, publisher in zip(
            corpus(STORY, STORY, longer, longer + " Copied.", "Another text.").values(),
            ("Herald", "Post", "Herald", "Post", "Post"),
            strict=True,
        )
    )
    (family,) = families({one.id: one for one in (first, twin, later, elsewhere, other)})
    assert family.members == ("d0", "d1", "d2", "d3")
    assert [(tie.one, tie.other, tie.how, tie.percent) for tie in family.ties] == [
        ("d0", "d1", How.SAME, 100),
        ("d0", "d2", How.VERSION, 99),
        ("d0", "d3", How.COPY, 99),
        ("d2", "d3", How.COPY, 99),
    ]


def test_one_address_is_one_text_in_two_versions() -> None:
    held = corpus(STORY, f"{STORY} Corrected.")
    (family,) = families({n: replace(d, url="https://herald.example/1") for n, d in held.items()})
    assert [tie.how for tie in family.ties] == [How.VERSION]


def test_what_the_manifest_says_is_no_matter_of_words() -> None:
    first, second = corpus("A text.", "B text.").values()
    (family,) = families({"d0": first, "d1": replace(second, origin_of="d0")})
    assert [(tie.how, tie.percent) for tie in family.ties] == [(How.REPUBLISHED, None)]
