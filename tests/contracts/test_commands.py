"""Every command on real documents: its JSON keeps to the shipped schema, and its offsets to the texts."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from osintcli.cli.app import main
from osintcli.cli.terminal import Terminal
from osintcli.renderers import shipped
from tests import specimens

VALIDATOR = Draft202012Validator(json.loads(shipped.schema()), format_checker=FormatChecker())
COMMANDS = ("compare", "conflicts", "timeline", "topics", "sources", "extract", "mentions", "date", "report")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("harvest")
    manifest = ["documents:"]
    for name, text in specimens.TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
        manifest.append(f"  - path: {name}\n    published: {specimens.DAYS[name]}")
        if specimens.PUBLISHERS[name]:
            manifest.append(f"    publisher: {specimens.PUBLISHERS[name]}")
    (folder / "sources.yaml").write_text("\n".join(manifest), encoding="utf-8")
    (folder / "late.jsonl").write_text(
        '{"id": "late", "text": "\U0001f347 Some 40 percent of the grapes rotted in October 2031, the league said."}\n'
        '{"id": 1}\n',
        encoding="utf-8",
    )
    (folder / "empty.txt").touch()
    return folder


def printed(*arguments: str) -> tuple[int, str]:
    out = io.BytesIO()
    status = main(arguments, Terminal(io.BytesIO(), out, io.StringIO()))
    return status, out.getvalue().decode()


def quotes(value: object) -> Iterator[dict[str, Any]]:
    """Yield every object that has exact words and their place."""
    if isinstance(value, dict):
        if {"exact", "start", "end"} <= value.keys():
            yield value
        for child in value.values():
            yield from quotes(child)
    elif isinstance(value, list):
        for child in value:
            yield from quotes(child)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_envelope_keeps_to_the_schema(command: str, corpus: Path) -> None:
    status, text = printed(command, str(corpus), "--json")
    found = json.loads(text)
    VALIDATOR.validate(found)
    assert found["command"] == command
    assert status in (0, 1)
    assert [Path(one["path"]).name for one in found["skipped"]] == ["empty.txt", "late.jsonl:2"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_line_keeps_to_the_schema(command: str, corpus: Path) -> None:
    for line in printed(command, str(corpus), "--format", "jsonl")[1].splitlines():
        VALIDATOR.validate(json.loads(line))


@pytest.mark.parametrize("command", ["extract", "mentions"])
def test_offsets_give_the_words(command: str, corpus: Path) -> None:
    lines = [json.loads(line) for line in printed(command, str(corpus), "--format", "jsonl")[1].splitlines()]
    assert {line["document"] for line in lines} == {*specimens.TEXTS, "late"}
    for line in lines:
        text = printed("sources", str(corpus), "--text", line["document"])[1]
        for one in quotes(line):
            assert text[one["start"] : one["end"]] == one["exact"]
        if "quote" in line:
            quote, sentence = line["quote"], line["sentence"]
            assert text[: quote["start"]].endswith(quote["prefix"])
            assert text[quote["end"] :].startswith(quote["suffix"])
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]


def test_show_finds_what_extract_names(corpus: Path) -> None:
    line = json.loads(printed("extract", str(corpus), "--format", "jsonl")[1].splitlines()[0])
    status, text = printed("show", line["id"], str(corpus), "--json")
    found = json.loads(text)
    VALIDATOR.validate(found)
    assert status == 0
    assert found["assertion"]["quote"] == line["quote"]
    assert found["context"]["start"] <= line["sentence"]["start"]
    assert line["sentence"]["text"] in found["context"]["text"]


def test_a_topic_that_is_listed_can_be_compared(corpus: Path) -> None:
    topic = json.loads(printed("topics", str(corpus), "--json")[1])["topics"][0]["topic"]
    status, text = printed("compare", topic, str(corpus), "--json")
    assert status == 0
    assert json.loads(text)["groups"]


def test_the_same_from_python_as_from_the_command(corpus: Path) -> None:
    from osintcli import api

    documents = [
        {
            "id": name,
            "text": text,
            "published": str(specimens.DAYS[name]),
            "publisher": specimens.PUBLISHERS[name],
        }
        for name, text in specimens.TEXTS.items()
    ]
    lines = [json.loads(one) for one in printed("extract", str(corpus), "--format", "jsonl")[1].splitlines()]
    assert api.extract(documents) == [one for one in lines if one["document"] != "late"]


def test_a_corpus_differs_from_itself_and_its_outputs_in_nothing(corpus: Path, tmp_path: Path) -> None:
    for command in ("compare", "extract", "timeline", "sources"):
        for form in ("json", "jsonl"):
            file = tmp_path / f"{command}.{form}"
            assert printed(command, str(corpus), "-o", str(file))[0] == 0
            assert printed("diff", str(file), str(corpus)) == (0, ""), (command, form)
    assert printed("diff", str(corpus), str(corpus)) == (0, "")


def test_every_output_stands_in_its_corpus(corpus: Path, tmp_path: Path) -> None:
    for command in ("compare", "extract", "timeline", "mentions", "date"):
        for form in ("json", "jsonl"):
            file = tmp_path / f"{command}.{form}"
            printed(command, str(corpus), "-o", str(file))
            status, text = printed("verify", str(file), str(corpus), "--json")
            found = json.loads(text)
            VALIDATOR.validate(found)
            assert (status, {one["standing"] for one in found["quotes"]}) in ((0, {"stands"}), (1, set()))


def test_a_changed_figure_is_told_and_keeps_to_the_schema(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "then.json"
    printed("extract", str(corpus), "-o", str(file))
    path = corpus / "b1.txt"
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(text.replace("1,200", "1,300"), encoding="utf-8")
        status, made = printed("diff", str(file), str(corpus), "--json", "--fail-on", "number")
    finally:
        path.write_text(text, encoding="utf-8")
    found = json.loads(made)
    VALIDATOR.validate(found)
    assert status == 3
    assert [one["kinds"][0] for one in found["figures"]] == ["number"]


def test_verify_and_diff_from_python() -> None:
    from osintcli import api

    documents = [{"id": name, "text": text} for name, text in specimens.TEXTS.items()]
    later = [{**one, "text": str(one["text"]).replace("1,200", "1,300")} for one in documents]
    answer = api.compare(documents)
    for output in (answer, api.extract(documents)):
        stand = api.verify(output, documents)
        VALIDATOR.validate(stand)
        assert {one["standing"] for one in stand["quotes"]} == {"stands"}
        assert "altered" in {one["standing"] for one in api.verify(output, later)["quotes"]}
    made = api.diff(documents, later)
    VALIDATOR.validate(made)
    assert [one["kinds"][0] for one in made["figures"]] == ["number"]
    assert not api.diff(documents, documents)["figures"]


def test_a_store_differs_from_itself_and_its_folder_in_nothing_but_from_its_past(
    corpus: Path, tmp_path: Path
) -> None:
    store, file = str(tmp_path / "store"), str(tmp_path / "then.json")
    assert printed("index", str(corpus), "--store", store)[0] == 0
    assert printed("diff", store, store) == (0, "")
    assert printed("diff", store, str(corpus)) == (0, "")
    printed("extract", store, "-o", file)
    assert printed("diff", file, store) == (0, "")
    assert printed("verify", file, store)[0] == 0
    path = corpus / "b1.txt"
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(text.replace("1,200", "1,300"), encoding="utf-8")
        assert printed("index", str(corpus), "--store", store)[0] == 0
    finally:
        path.write_text(text, encoding="utf-8")
    status, made = printed("diff", store, store, "--as-of", "1", "--json")
    assert status == 0
    assert [one["kinds"][0] for one in json.loads(made)["figures"]] == ["number"]
    assert printed("verify", file, store)[0] == 3
    assert printed("verify", file, store, "--as-of", "1")[0] == 0


def test_a_page_can_be_checked_and_laid_beside_its_corpus(corpus: Path, tmp_path: Path) -> None:
    page = str(tmp_path / "page.html")
    assert printed("report", str(corpus), "-o", page)[0] == 0
    status, text = printed("verify", page, str(corpus), "--json")
    found = json.loads(text)
    assert status == 0
    assert {one["standing"] for one in found["quotes"]} == {"stands"}
    assert {one["state"] for one in found["documents"]} == {"same"}
    assert len(found["quotes"]) == len(printed("extract", str(corpus), "--format", "jsonl")[1].splitlines())
    assert printed("diff", page, str(corpus)) == (0, "")
