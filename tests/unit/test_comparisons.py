"""Cases of `tests/cases/comparisons`: assertions in a few words, and how they stand to each other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from osintcli.comparisons import Options, compare, topics
from osintcli.errors import OsintError
from osintcli.model.comparison import Comparison, Group
from osintcli.text.speaker_names import unify
from tests.cases import Case, cases
from tests.saying import assertion, documents


def ran(case: Case) -> Comparison:
    said = [assertion(one) for one in case["said"]]
    options = Options(policy=case.get("policy"))
    return compare(said, documents(case.get("documents", {}), said), case.get("topic"), options)


@pytest.mark.parametrize(
    "case", cases("comparisons", "ladder", "scope", "events", "estimates", "checks"), ids=str
)
def test_case(case: Case) -> None:
    found = ran(case)
    relations_are(found, case.get("relations", {}))
    if "groups" in case:
        assert [{m.id for m in g.members} for g in found.groups] == [
            set(ids.split()) for ids in case["groups"]
        ]
    group = found.groups[0]
    said = {
        "verdict": group.verdict.value,
        "label": group.label,
        "why": group.why,
        "origins": group.corroboration.origins,
        "copies": group.corroboration.documents,
    }
    assert {key: said[key] for key in said if key in case} == {key: case[key] for key in said if key in case}
    for words in case.get("notes", ()):
        assert any(words in note for note in group.notes), group.notes
    if "look_alike" in case:
        assert any(f"{case['look_alike']} is also" in note for g in found.groups for note in g.notes)
    estimate_is(group, case.get("estimate"))


def relations_are(found: Comparison, wanted: dict[str, str]) -> None:
    said = {frozenset((r.a, r.b)): r for g in found.groups for r in g.relations}
    for pair, expected in wanted.items():
        word, _, note = expected.partition(": ")
        got = said.get(frozenset(pair.split()))
        assert (got.relation.value if got else "apart") == word, f"{pair}: {got.why if got else 'two groups'}"
        assert note in ((got.note if got else None) or "")


def estimate_is(group: Group, wanted: dict[str, object] | None) -> None:
    got = group.estimate
    if wanted is None or got is None:
        assert wanted is None
        return
    for field in ("low", "best", "high"):
        if field in wanted:
            assert getattr(got, field) == Decimal(str(wanted[field])), got
    assert (got.refused is not None) == wanted.get("refused", False), got
    for words in str(wanted.get("why", "")).split(" … "):
        assert words in (got.why or ""), got.why


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


def test_near_topics_leave_out_what_is_not_near() -> None:
    said = [
        assertion({"id": "a1", "doc": "a", "value": 40, "of": "person", "predicate": "die"}),
        assertion({"id": "a2", "doc": "a", "value": 3, "unit": "tent", "of": "tent", "predicate": "give"}),
    ]
    assert topics.near("fatalities", said) == ("deaths",)
    assert set(topics.near("bridges", said)) == {"deaths", "tents"}


def test_what_is_only_said_and_verbs_of_one_text_are_no_topics() -> None:
    said = [
        assertion({"id": "e1", "doc": "a", "trigger": "say", "date": "2031-05-02", "label": "said on 2 May"}),
        assertion({"id": "e2", "doc": "a", "trigger": "go", "date": "2031-05-02", "label": "went on 2 May"}),
        assertion({"id": "e3", "doc": "a", "trigger": "swallow", "date": "2031-05-02", "label": "swallowed"}),
        assertion({"id": "e4", "doc": "b", "trigger": "resign", "date": "2031-05-02", "label": "resigned"}),
    ]
    assert [found.topic for found in topics.count(said)] == ["resignation"]


def test_unknown_policy_is_refused() -> None:
    said = [assertion({"id": "a1", "doc": "a", "value": 40, "of": "nurse"})]
    with pytest.raises(OsintError):
        compare(said, {}, None, Options(policy="guess"))


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (Options(actor="Corvia"), "a1"),
        (Options(place="Hale"), "b1"),
        (Options(source="the rescue service"), "a1"),
        (Options(since=date(2031, 5, 3)), "b1"),
        (Options(until=date(2031, 5, 3)), "a1"),
        (Options(min_origins=1), "a1"),
        (Options(verdicts=("conflict",)), ""),
    ],
    ids=str,
)
def test_options_keep_what_is_asked_for(options: Options, wanted: str) -> None:
    said = [
        assertion({"id": "a1", "doc": "a", "value": 40, "of": "soldier", "predicate": "deploy", "actor": "Corvia",
                   "who": "Rescue Service", "as_of": "2031-05-02", "place": "Morn"}),
        assertion({"id": "b1", "doc": "b", "value": 90, "of": "soldier", "predicate": "deploy", "actor": "Tessaly",
                   "as_of": "2031-05-04", "place": "Corvia > Hale"}),
    ]  # fmt: skip
    found = compare(said, {}, "troops", options)
    assert " ".join(m.id for g in found.groups for m in g.members) == wanted


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
        assertion(
            {
                "id": f"a{i}",
                "doc": f"d{i}",
                "value": 10 + i,
                "of": "nurse",
                "predicate": "strike",
                "who": "Union",
            }
        )
        for i in range(3)
    ]
    found = {t.topic: t for t in topics.count(said)}
    assert (found["strikers"].assertions, found["strikers"].documents, found["strikers"].origins) == (3, 3, 1)


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ({"value": 240, "of": "person", "text": "240 people"}, "People"),
        ({"value": 24, "unit": "kilometre", "kind": "length", "text": "24 kilometres"}, "Length"),
        ({"value": 7, "unit": "percent", "kind": "percent", "text": "7 percent"}, "Shares"),
        ({"value": 9000, "unit": "EUR", "kind": "money", "text": "9,000 euros"}, "Sums"),
        (
            {"value": 80, "unit": "train/day", "kind": "rate", "of": "train", "text": "80 trains a day"},
            "Trains",
        ),
    ],
)
def test_a_group_that_tells_nothing_else_is_called_by_the_sort_of_its_figures(
    said: dict[str, object], called: str
) -> None:
    both = [assertion({"id": f"{doc}1", "doc": doc, "as_of": "2031-05-02", **said}) for doc in "ab"]
    found = compare(both, documents({}, both), None, Options())
    assert [group.label for group in found.groups] == [called]
