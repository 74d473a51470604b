"""The shipped JSON Schema is that of the shapes, and whatever is printed keeps to it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from osintcli.model.assertion import AsOfBasis, Kind, Measure
from osintcli.model.attribution import Level
from osintcli.model.comparison import Relation
from osintcli.model.factuality import Factuality
from osintcli.model.quantity import Modifier
from osintcli.renderers import json as renderer
from osintcli.renderers import jsonl, shipped
from osintcli.renderers.json import schema
from tests import specimens

SCHEMA: dict[str, Any] = json.loads(shipped.schema())
ENVELOPES = {"conflicts": "Compare"}


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        {**SCHEMA, "anyOf": [{"$ref": f"#/$defs/{name}"}]}, format_checker=FormatChecker()
    )


def test_the_shipped_schema_is_fresh() -> None:
    assert shipped.schema() == schema.made(), "run: python -m osintcli.renderers.json.schema"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("command", specimens.EVERY)
def test_every_envelope_keeps_to_it(command: str) -> None:
    printed = json.loads("".join(renderer.render(specimens.EVERY[command])))
    assert printed["schema"] == "osint/v1"
    assert printed["command"] == command
    validator(ENVELOPES.get(command, command.title())).validate(printed)
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(printed)


@pytest.mark.parametrize("command", specimens.EVERY)
def test_every_line_keeps_to_it(command: str) -> None:
    lines = "".join(jsonl.render(specimens.EVERY[command])).splitlines()
    assert lines
    for line in lines:
        Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(json.loads(line))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "number"},
        {"factuality": "certain"},
        {"as_of": None},
        {"id": ""},
        {"quote": {"exact": "x", "prefix": "", "suffix": "", "start": -1, "end": 2}},
        {"topics": "troops"},
        {"measure": "total"},
    ],
    ids=str,
)
def test_what_is_not_an_assertion_is_refused(change: dict[str, Any]) -> None:
    line = json.loads(next(iter(jsonl.render(specimens.EVERY["extract"]))))
    assert validator("Assertion").is_valid(line)
    assert not validator("Assertion").is_valid({**line, **change})


@pytest.mark.parametrize("name", ["schema", "command", "groups", "documents", "skipped", "topic"])
def test_nothing_may_be_missing(name: str) -> None:
    printed = json.loads("".join(renderer.render(specimens.EVERY["compare"])))
    del printed[name]
    assert not validator("Compare").is_valid(printed)


WORDS = {
    "Modifier": "exact about more_than at_least less_than at_most nearly between vague",
    "Measure": "stock flow increment cumulative rate share size",
    "AsOfBasis": "stated document unknown",
    "Level": "named class hearsay outlet",
    "Factuality": "asserted reported possible planned denied unconfirmed",
    "Kind": "quantity event",
    "Relation": "incomparable planned_vs_actual denied increment updated agree refines conflict undetermined",
}


@pytest.mark.parametrize("noun", [Modifier, Measure, AsOfBasis, Level, Factuality, Kind, Relation])
def test_the_words_are_those_of_the_contract(noun: Any) -> None:  # noqa: ANN401  any of the enumerations
    assert {one.value for one in noun} == set(WORDS[noun.__name__].split())
    assert set(SCHEMA["$defs"][noun.__name__]["enum"]) == {one.value for one in noun}


FIELDS = {
    "QuantityMention": "kind document start end exact value low high modifier trend unit unit_kind concept",
    "TimexMention": "kind document start end exact type value mod earliest latest",
    "Assertion": "id kind document publisher published quote sentence quantity measure predicate actor place as_of "
    "attribution factuality topics event deadline",
    "Quote": "exact prefix suffix start end",
    "Sentence": "start end text",
    "Quantity": "value low high modifier unit counted surface",
    "AsOf": "edtf earliest latest text basis",
    "Attribution": "source cue origin level start end",
    "Event": "trigger label date",
    "Document": "id path title publisher published sha256",
    "Published": "edtf earliest latest basis best confidence",
    "Group": "id label counted unit actor place verdict why estimate corroboration members relations",
    "Estimate": "low best high policy from",
    "Corroboration": "documents publishers origins by_origin",
    "Related": "a b relation why",
    "Skipped": "path why",
    "Entry": "date label verdict salience members",
    "Dating": "id published evidence",
    "DateEvidence": "exact start end says",
    "Compare": "schema command topic documents groups skipped",
}


@pytest.mark.parametrize("name", FIELDS)
def test_no_field_of_the_contract_is_missing(name: str) -> None:
    assert set(FIELDS[name].split()) <= set(SCHEMA["$defs"][name]["required"])
