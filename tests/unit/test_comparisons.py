"""Cases of `tests/cases/comparisons`: assertions in a few words, and how they stand to each other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from osintcli.comparisons import Options, compare, topics
from osintcli.comparisons.origins import unify
from osintcli.errors import OsintError
from osintcli.model.comparison import Comparison
from tests.cases import Case, cases
from tests.saying import assertion, documents


def ran(case: Case) -> Comparison:
    said = [assertion(one) for one in case["said"]]
    options = Options(policy=case.get("policy"))
    return compare(said, documents(case.get("documents", {}), said), case.get("topic"), options)


@pytest.mark.parametrize("case", cases("comparisons", "ladder", "scope", "events", "estimates", "checks"), ids=str)
def test_case(case: Case) -> None:
    found = ran(case)
    said = {(r.a, r.b): r for g in found.groups for r in g.relations} | {
        (r.b, r.a): r for g in found.groups for r in g.relations
    }
    for pair, wanted in case.get("relations", {}).items():
        a, b = pair.split()
        word, _, note = wanted.partition(":")
        got = said.get((a, b))
        assert (got.relation.value if got else "apart") == word, f"{pair}: {got.why if got else 'two groups'}"
        if note:
            assert got is not None
            assert note.strip() in (got.note or ""), got.note
    if "groups" in case:
        assert [{m.id for m in g.members} for g in found.groups] == [set(ids.split()) for ids in case["groups"]]
    if "verdict" in case:
        assert found.groups[0].verdict.value == case["verdict"], found.groups[0].why
    if "label" in case:
        assert found.groups[0].label == case["label"]
    if "why" in case:
        assert found.groups[0].why == case["why"]
    if "origins" in case:
        assert found.groups[0].corroboration.origins == case["origins"]
    if "copies" in case:
        assert found.groups[0].corroboration.documents == case["copies"]
    for words in case.get("notes", ()):
        assert any(words in note for note in found.groups[0].notes), found.groups[0].notes
    for words in case.get("no_notes", ()):
        assert not any(words in note for note in found.groups[0].notes), found.groups[0].notes
    if "look_alike" in case:
        assert any(f"{case['look_alike']} is also" in note for g in found.groups for note in g.notes)
    if "estimate" in case:
        got_best = found.groups[0].estimate
        assert got_best is not None
        wanted_best = case["estimate"]
        for field in ("low", "best", "high"):
            if field in wanted_best:
                assert getattr(got_best, field) == Decimal(str(wanted_best[field])), got_best
        assert (got_best.refused is not None) == wanted_best.get("refused", False), got_best


@pytest.mark.parametrize("case", cases("comparisons", "topics"), ids=str)
def test_topic(case: Case) -> None:
    said = [assertion(one) for one in case["said"]]
    for topic, wanted in case["asked"].items():
        found = compare(said, documents(case.get("documents", {}), said), topic, Options())
        assert {m.id for g in found.groups for m in g.members} == set((wanted or "").split()), topic


@pytest.mark.parametrize("case", cases("comparisons", "labels"), ids=str)
def test_label(case: Case) -> None:
    got = topics.label(assertion({"id": "a1", "doc": "a", **case["said"]}))
    assert list(got) == case["topics"], got


@pytest.mark.parametrize("case", cases("comparisons", "names"), ids=str)
def test_names_of_one_speaker(case: Case) -> None:
    got = unify(case["names"])
    assert sorted({frozenset(n for n in got if got[n] == one) for one in got.values()}, key=sorted) == sorted(
        (frozenset(some) for some in case["one"]), key=sorted
    )


def test_a_topic_that_misses_says_which_are_near() -> None:
    said = [replace(assertion({"id": "a1", "doc": "a", "value": 40, "of": "nurse", "predicate": "strike"}))]
    found = compare(said, {}, "strikes of pilots", Options())
    assert found.groups == ()
    assert "strikers" in found.near


def test_unknown_policy_is_refused() -> None:
    said = [assertion({"id": "a1", "doc": "a", "value": 40, "of": "nurse"})]
    with pytest.raises(OsintError):
        compare(said, {}, None, Options(policy="guess"))


def test_thousands_of_members_stay_linear() -> None:
    days = [f"2031-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    said = [
        assertion({"id": f"a{i}", "doc": f"d{i % 50}", "value": 100 + i, "of": "person", "predicate": "infect",
                   "who": f"office {i % 7}", "as_of": days[i % len(days)]})
        for i in range(3000)
    ]  # fmt: skip
    found = compare(said, {}, "infected", Options())
    assert sum(len(g.members) for g in found.groups) == len(said)
    assert sum(len(g.relations) for g in found.groups) < 6 * len(said)


def test_topics_are_counted() -> None:
    said = [
        assertion({"id": f"a{i}", "doc": f"d{i}", "value": 10 + i, "of": "nurse", "predicate": "strike", "who": "Union"})
        for i in range(3)
    ]
    found = {t.topic: t for t in topics.count(said)}
    assert (found["strikers"].assertions, found["strikers"].documents, found["strikers"].origins) == (3, 3, 1)
