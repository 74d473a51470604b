from __future__ import annotations

import gzip
import io
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osintcli.documents import from_objects, read
from osintcli.errors import InputError, OsintError
from osintcli.model.document import Document, PublishedBasis, Skipped
from tests.cases import cases


def lay_out(folder: Path, files: dict[str, Any]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        match content:
            case {"link": target}:
                path.symlink_to(target)
            case {"hex": digits}:
                path.write_bytes(bytes.fromhex(digits))
            case {"gzip": text}:
                path.write_bytes(gzip.compress(text.encode(), mtime=0))
            case {"repeat": [word, times]}:
                path.write_text(word * times, encoding="utf-8")
            case text:
                path.write_bytes(text.encode())


def shown(document: Document, fields: dict[str, Any]) -> dict[str, Any]:
    found = {name: getattr(document, name) for name in fields}
    if "published" in found:
        found["published"] = document.published.interval.edtf
    return found


@pytest.mark.parametrize("case", cases("documents", "formats", "manifest"), ids=str)
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    lay_out(tmp_path, case["files"])
    paths = [one.format(tmp_path) for one in case.get("paths", ["{}"])]
    if "error" in case:
        with pytest.raises(OsintError) as caught:
            list(read(paths))
        assert case["error"] in caught.value.message
        assert case.get("hint", "") in (caught.value.hint or "")
        return
    found = list(read(paths))
    documents = [one for one in found if isinstance(one, Document)]
    skipped = [one for one in found if isinstance(one, Skipped)]
    wanted = [{k: None if v is None else str(v) for k, v in one.items()} for one in case["documents"]]
    assert [shown(d, w) for d, w in zip(documents, wanted, strict=False)] == wanted
    assert [d.id for d in documents] == [w["id"] for w in wanted]
    assert len(skipped) == len(case.get("skipped", [])), skipped
    for one, want in zip(skipped, case.get("skipped", []), strict=True):
        assert Path(one.path).relative_to(tmp_path).as_posix() == want["path"]
        assert want["why"] in one.why


@pytest.mark.parametrize("case", cases("documents", "dates"), ids=str)
def test_published(case: dict[str, Any]) -> None:
    *notes, document = from_objects([{"text": "A", "published": case["given"]}])
    assert isinstance(document, Document)
    assert document.published.interval.edtf == case["edtf"]
    assert (document.published.basis is PublishedBasis.UNKNOWN) == (case["edtf"] is None) == bool(notes)


def test_objects_without_id_are_called_by_their_place() -> None:
    found = list(from_objects([{"text": "A"}, {"text": "B", "id": "b"}, {"title": "no text"}, {"text": "C"}]))
    assert [one.id if isinstance(one, Document) else one.path for one in found] == ["1", "b", "3", "4"]


def test_half_a_surrogate_pair_is_no_text() -> None:
    assert list(from_objects([{"text": "\ud800"}])) == [
        Skipped("1", "half a surrogate pair: not text in any encoding")
    ]


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        (b"One.", ["One."]),
        (b'{"text": "A"}\n{"text": "B"}\n', ["A", "B"]),
        (b'[{"text": "A"}]', ["A"]),
        (gzip.compress(b"One."), ["One."]),
        (b"[sic] he said", ["[sic] he said"]),
    ],
)
def test_standard_input_is_looked_into(raw: bytes, texts: list[str]) -> None:
    found = list(read(["-"], stdin=io.BytesIO(raw)))
    assert [one.text for one in found if isinstance(one, Document)] == texts
    assert {one.path for one in found} == {"-"}


def test_standard_input_that_is_not_there() -> None:
    with pytest.raises(InputError):
        list(read(["-"]))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A")
    (tmp_path / "a.txt").chmod(0)
    assert [one.why for one in read([str(tmp_path)]) if isinstance(one, Skipped)] == [
        "no permission to read it"
    ]


def test_a_named_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert list(read([str(tmp_path)])) == []


def test_a_manifest_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a.txt": "A", "sources.yaml": "documents: [{path: a.txt, publisher: P}]"})
    first = [one.publisher for one in read([str(tmp_path)]) if isinstance(one, Document)]
    lay_out(tmp_path, {"sources.yaml": "documents: [{path: a.txt, publisher: Q}]"})
    second = [one.publisher for one in read([str(tmp_path)]) if isinstance(one, Document)]
    assert (first, second) == (["P"], ["Q"])


def test_the_digest_is_that_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A")
    (document,) = read([str(tmp_path)])
    assert isinstance(document, Document)
    assert document.sha256 == "559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd"


@given(
    st.binary(max_size=200) | st.text(max_size=100).map(str.encode),
    st.sampled_from(["", "[", "{", '{"text": "']),
)
def test_any_bytes_are_read_or_named(raw: bytes, begins: str) -> None:
    found = list(read(["-"], stdin=io.BytesIO(begins.encode() + raw)))
    assert found
    for one in found:
        assert isinstance(one, Skipped) or (one.text.strip() and one.id)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["id", "text", "published", "publisher", "reliability", "x"]),
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats()
            | st.text(max_size=12)
            | st.lists(st.text(max_size=3)),
        ),
        max_size=8,
    )
)
def test_any_objects_are_read_or_named(objects: list[dict[str, object]]) -> None:
    found = list(from_objects(objects))
    ids = [one.id for one in found if isinstance(one, Document)]
    assert len(ids) == len(set(ids))
    assert len(ids) + len({one.path for one in found if isinstance(one, Skipped)}) >= len(objects)
