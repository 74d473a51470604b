"""What holds for any assertions: comparing does not depend on order, copies or direction."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from osintcli.comparisons import Options, compare, facts, keys
from osintcli.comparisons.levels import Pair, relate
from osintcli.comparisons.readings import read_all
from osintcli.model.assertion import Assertion
from osintcli.model.comparison import Comparison, Relation
from osintcli.model.document import Document
from tests.saying import assertion, documents

DAYS = [None, "2031-05-01", "2031-05-02", "2031-05", "2031", "2031-06-10", "1974"]


def said(at: int) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "id": st.just(f"a{at}"),
            "doc": st.sampled_from(["a", "b", "c"]),
            "value": st.integers(0, 60),
            "of": st.sampled_from(["person", "nurse", "soldier"]),
            "predicate": st.sampled_from(["die", "strike", "deploy"]),
            "modifier": st.sampled_from(["exact", "about", "at_least", "more_than", "less_than"]),
            "as_of": st.sampled_from(DAYS),
            "stance": st.sampled_from(["asserted", "asserted", "planned", "denied", "possible"]),
        },
        optional={
            "who": st.sampled_from(["Rescue Service", "Union", "the union"]),
            "place": st.sampled_from(["Corvia", "Corvia > Hale", "Morn"]),
            "actor": st.sampled_from(["Corvia", "Tessaly", "the government"]),
            "measure": st.sampled_from(["increment", "stock"]),
            "part_of": st.just("the dead"),
        },
    )


CORPUS = st.integers(1, 9).flatmap(lambda n: st.tuples(*(said(at) for at in range(n))))


def told(some: tuple[Mapping[str, Any], ...]) -> tuple[list[Assertion], dict[str, Document]]:
    found = [assertion(one) for one in some]
    published = {"a": "2031-05-02", "b": "2031-05-03", "c": "2031-07-20"}
    return found, documents({name: {"published": day} for name, day in published.items()}, found)


def shape(found: Comparison) -> list[Any]:
    return [
        (g.label, g.verdict, g.why, [m.id for m in g.members], g.relations, g.estimate, g.notes)
        for g in found.groups
    ]


@settings(max_examples=40)
@given(CORPUS)
def test_order_of_assertions_and_documents_changes_nothing(some: tuple[Mapping[str, Any], ...]) -> None:
    found, held = told(some)
    back = dict(reversed(held.items()))
    assert shape(compare(found, held, None, Options())) == shape(compare(found[::-1], back, None, Options()))


@settings(max_examples=40)
@given(CORPUS)
def test_relation_of_two_mirrors(some: tuple[Mapping[str, Any], ...]) -> None:
    found, held = told(some)
    readings = [
        r for r in read_all([a for a in found if a.quantity is not None], held) if r.range is not None
    ]
    for group in (readings, *keys.groups(readings)):
        known = facts.of_quantities(group, grows=bool(group) and keys.grows(group))
        for a in group:
            for b in group:
                assert relate(Pair(a, b, known)).relation is relate(Pair(b, a, known)).relation


@settings(max_examples=40)
@given(CORPUS)
def test_a_copy_of_a_document_changes_no_verdict_and_no_count(some: tuple[Mapping[str, Any], ...]) -> None:
    found, held = told(some)
    copies = [replace(a, id=f"{a.id}x", document="z") for a in found if a.document == found[0].document]
    more = held | {"z": replace(held[found[0].document], id="z", path="z")}
    once, twice = compare(found, held, None, Options()), compare([*found, *copies], more, None, Options())
    assert [(g.verdict, g.corroboration) for g in once.groups] == [
        (g.verdict, g.corroboration) for g in twice.groups
    ]


@settings(max_examples=40)
@given(CORPUS, st.integers(0, 40))
def test_a_wider_range_never_turns_agreement_into_conflict(
    some: tuple[Mapping[str, Any], ...], by: int
) -> None:
    found, held = told(some)
    readings = read_all([a for a in found if a.quantity is not None], held)
    for a in readings:
        for b in readings:
            if a.range is None or relate(Pair(a, b)).relation not in (Relation.AGREE, Relation.REFINES):
                continue
            low, high = a.range.low, a.range.high
            wider = replace(
                a,
                range=replace(
                    a.range,
                    low=None if low is None else low - Decimal(by),
                    high=None if high is None else high + Decimal(by),
                ),
            )
            assert relate(Pair(wider, b)).relation is not Relation.CONFLICT


@settings(max_examples=40)
@given(CORPUS)
def test_every_group_and_relation_says_why(some: tuple[Mapping[str, Any], ...]) -> None:
    found, held = told(some)
    for group in compare(found, held, None, Options()).groups:
        assert group.why.endswith((".", ")"))
        assert group.label
        ids = {m.id for m in group.members}
        assert all(r.why.endswith(".") and {r.a, r.b} <= ids for r in group.relations)
        assert group.estimate is None or set(group.estimate.sources) <= ids
