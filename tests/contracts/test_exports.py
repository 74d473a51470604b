"""The forms for other tools keep to what those tools read: by their own libraries where there are some, else by a schema."""

from __future__ import annotations

import csv as standard_csv
import io
import json
from pathlib import Path
from types import ModuleType

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from msgspec.structs import replace

from osintcli.cli.app import main
from osintcli.cli.terminal import Terminal
from osintcli.errors import InputError
from osintcli.renderers import annotations as w3c
from osintcli.renderers import answers, claims, columns, csv, datapackage, exported, parquet, stix
from osintcli.renderers.columns import Kind
from tests import specimens

EVIL = '=1+1"x\x1b[31m\u202e,\r\n\u2028<script>'
SAYING = ("extract", "compare", "conflicts", "timeline", "show", "report")
FORMS = (w3c, claims, stix)


def evil() -> answers.Extracted:
    """Return assertions whose words mean harm."""
    said = replace(
        specimens.FIRST, sentence_text=EVIL, topics=(EVIL,), surface=EVIL,
        attribution=replace(specimens.UNION, origin=EVIL, source=EVIL),
        quote=replace(specimens.FIRST.quote, exact=EVIL, prefix=EVIL),
    )  # fmt: skip
    of = replace(
        specimens.DOCUMENTS["b1.txt"],
        publisher=EVIL,
        title=EVIL,
        author=EVIL,
        url=f"https://x.example/{EVIL}",
    )
    return answers.Extracted(documents={"b1.txt": of}, assertions=(said,))


def schema(name: str) -> Draft202012Validator:
    text = Path(__file__).with_name(f"{name}.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text), format_checker=FormatChecker())


def made(module: ModuleType, answer: answers.Answer) -> str:
    return "".join(module.render(answer))


@pytest.mark.parametrize("name", ["annotations", "claims"])
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(schema(name).schema)


@pytest.mark.parametrize(
    "answer", [*(specimens.EVERY[name] for name in SAYING), evil()], ids=[*SAYING, "evil"]
)
def test_annotations_and_claims_keep_to_their_schemas(answer: answers.Answer) -> None:
    schema("annotations").validate(json.loads(made(w3c, answer)))
    schema("claims").validate(json.loads(made(claims, answer)))


@pytest.mark.parametrize(
    "answer", [*(specimens.EVERY[name] for name in SAYING), evil()], ids=[*SAYING, "evil"]
)
def test_stix_is_read_by_its_own_library(answer: answers.Answer) -> None:
    stix2 = pytest.importorskip("stix2")
    bundle = stix2.parse(made(stix, answer), allow_custom=False)
    known = {one.id for one in bundle.objects}
    for one in bundle.objects:
        assert {*one.get("object_refs", ()), *filter(None, [one.get("created_by_ref")])} <= known
    assert {one.type for one in bundle.objects} == {"identity", "note", "report"}


def test_an_annotation_leads_back_to_the_words() -> None:
    page = json.loads(made(w3c, specimens.EVERY["extract"]))
    for one, said in zip(page["first"]["items"], specimens.ASSERTIONS, strict=True):
        quote, place = one["target"]["selector"]
        text = specimens.TEXTS[said.document]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])


def test_an_empty_answer_is_one_of_nothing() -> None:
    nothing = answers.Extracted(documents=specimens.DOCUMENTS, assertions=())
    schema("annotations").validate(json.loads(made(w3c, nothing)))
    schema("claims").validate(json.loads(made(claims, nothing)))
    assert "objects" not in json.loads(made(stix, nothing))


@pytest.mark.parametrize("module", FORMS)
def test_no_word_is_obeyed_and_the_bytes_are_the_same_twice(module: ModuleType) -> None:
    page = made(module, evil())
    assert not {"\x1b", "\u202e", "\u2028"} & set(page)
    assert page == made(module, evil())


@pytest.mark.parametrize("module", FORMS)
@pytest.mark.parametrize("command", ["topics", "sources", "mentions", "date", "verify", "diff"])
def test_what_has_no_assertions_is_refused(module: ModuleType, command: str) -> None:
    with pytest.raises(InputError, match="is a form of extract"):
        made(module, specimens.EVERY[command])


def test_a_document_without_an_address_has_the_name_of_its_text() -> None:
    of = specimens.DOCUMENTS["b1.txt"]
    assert exported.address(of).startswith("ni:///sha-256;")
    assert exported.address(replace(of, url="https://a.example/b")) == "https://a.example/b"
    assert exported.address(replace(of, url="javascript:alert(1)")).startswith("ni:")
    assert exported.address(replace(of, url="https://a.example/b c")).startswith("ni:")


@pytest.mark.parametrize("command", specimens.EVERY)
def test_parquet_has_the_rows_of_the_csv_with_their_types(command: str) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    answer = specimens.EVERY[command]
    table = pq.read_table(io.BytesIO(b"".join(parquet.render(answer))))
    heading, *rows = list(standard_csv.reader(io.StringIO("".join(csv.render(answer)))))
    assert table.column_names == heading
    assert table.num_rows == len(rows)
    kinds = dict(columns.kinds(answer))
    for name in heading:
        numeric = kinds[name] in (Kind.NUMBER, Kind.WHOLE)
        assert (str(table.schema.field(name).type) in ("double", "int64")) == numeric
        for value, row in zip(table[name].to_pylist(), rows, strict=True):
            shown = row[heading.index(name)]
            assert (value in (None, [])) == (shown == "") or value == ""
            if numeric and value is not None:
                assert value == float(shown)


def test_parquet_is_the_same_twice_and_takes_any_text() -> None:
    pytest.importorskip("pyarrow")
    odd = replace(evil().assertions[0], sentence_text="half \ud83d of a pair")
    answer = answers.Extracted(documents=specimens.DOCUMENTS, assertions=(odd,))
    assert list(parquet.render(answer)) == list(parquet.render(answer))


@pytest.mark.parametrize("command", specimens.EVERY)
def test_a_data_package_is_valid(command: str, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    for name, content in datapackage.files(specimens.EVERY[command]).items():
        (tmp_path / name).write_text(content, encoding="utf-8", newline="")
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "note"])


def test_a_data_package_that_was_tampered_with_is_not(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    for name, content in datapackage.files(specimens.EVERY["extract"]).items():
        (tmp_path / name).write_text(content.replace("b3.txt", "b9.txt", 1), encoding="utf-8", newline="")
    assert not frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid


def test_every_column_is_told_once() -> None:
    assert set(columns.SAYS) <= {one for names in csv.COLUMNS.values() for one in names}
    assert not [name for name, known in csv.COLUMNS.items() if len(set(known)) != len(known)]


def osint(*arguments: str, tty: bool = False) -> tuple[int, bytes, str]:
    out, err = io.BytesIO(), io.StringIO()
    text = specimens.TEXTS["b3.txt"].encode()
    status = main(arguments, Terminal(io.BytesIO(text), out, err, out_is_tty=tty))
    return status, out.getvalue(), err.getvalue()


@pytest.mark.slow
def test_a_folder_is_written_where_it_is_named(tmp_path: Path) -> None:
    assert osint("extract", "-", "--format", "datapackage")[0] == 2
    assert osint("extract", "-", "--format", "datapackage", "-o", str(tmp_path / "a" / "b"))[0] == 0
    names = {one.name for one in (tmp_path / "a" / "b").iterdir()}
    assert names == {"assertions.csv", "documents.csv", "datapackage.json"}
    (tmp_path / "file").touch()
    status, _, talk = osint("extract", "-", "--format", "datapackage", "-o", str(tmp_path / "file"))
    assert status == 2
    assert "cannot write" in talk


@pytest.mark.slow
def test_parquet_goes_into_a_pipe_not_onto_a_screen(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    assert osint("extract", "-", "--format", "parquet", tty=True)[0] == 2
    status, raw, _ = osint("extract", "-", "--format", "parquet")
    assert (status, raw[:4]) == (0, b"PAR1")
    assert osint("extract", "-", "-o", str(tmp_path / "x.parquet"))[0] == 0
    assert (tmp_path / "x.parquet").read_bytes() == raw
