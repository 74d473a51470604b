from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintcli.documents import opened, read
from osintcli.documents.source import Draft, Source
from osintcli.model.document import Document, Skipped
from tests import kinds

FILES = kinds.files()
DAMAGED = 1000
SEED = 20230307


def cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw))]


def flipped(raw: bytes, chance: random.Random) -> bytes:
    held = bytearray(raw)
    for _ in range(chance.choice((1, 8, 64))):
        held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return bytes(held)


def doubled(raw: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(raw)), chance.randrange(1, 400)
    return raw[:at] + raw[at : at + size] * chance.choice((2, 50)) + raw[at:]


def zeroed(raw: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(raw)), chance.randrange(1, 400)
    return raw[:at] + bytes(size) + raw[at + size :]


def ending(name: str) -> str:
    return name[name.index(".") :]


def damaged() -> Iterator[tuple[str, bytes]]:
    """Yield a thousand files, each damaged in one way, in the same way each time."""
    chance = random.Random(SEED)  # noqa: S311  no secret
    names = sorted(FILES)
    for number in range(DAMAGED):
        name = names[number % len(names)]
        how = chance.choice((cut, flipped, flipped, doubled, zeroed, None))
        other = ending(chance.choice(names) if how is None else name)
        yield f"{number:04}{other}", FILES[name] if how is None else how(FILES[name], chance)


@pytest.mark.slow
def test_a_thousand_damaged_files_are_read_or_named(tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    for name, raw in damaged():
        (tmp_path / "bad" / name).write_bytes(raw)
    for number, (name, raw) in enumerate(sorted(FILES.items())):
        (tmp_path / "bad" / f"{100 * number:04}good-{name}").write_bytes(raw)
    found = list(read([str(tmp_path)]))
    named = {one.path.partition("/bad/")[2].partition(":")[0] for one in found}
    assert named == {path.name for path in (tmp_path / "bad").iterdir()}
    whole = [one for one in found if isinstance(one, Document) and "good-" in one.path]
    assert len(whole) == len(FILES) + 1
    assert all(kinds.PARAGRAPHS[0] in one.text for one in whole)
    assert not [one for one in found if isinstance(one, Skipped) and "good-" in one.path]
    assert all(one.why and "\n" not in one.why for one in found if isinstance(one, Skipped))


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=25)
@given(data=st.data())
def test_any_bytes_inside_a_file_end_in_a_text_or_a_sentence(name: str, data: st.DataObject) -> None:
    raw = FILES[name]
    at = data.draw(st.integers(0, len(raw)))
    more = data.draw(st.binary(max_size=40) | st.sampled_from(DICTIONARY))
    less = data.draw(st.integers(0, 40))
    source = Source(name, name, partial(BytesIO, raw[:at] + more + raw[at + less :]))
    found = list(opened.drafts(source))
    assert found
    for one in found:
        assert one.text is not None if isinstance(one, Draft) else one.why


DICTIONARY = (
    b"<![CDATA[", b"]]>", b"<!ENTITY a 'b'>", b"&#0;", b"&#xD800;", b"\xff\xfe", b"\0", b"=?utf-8?b?//8=?=", b"--\n\n",
    b"Content-Type: multipart/mixed; boundary=a\n\n", b"Content-Type: text/plain; charset=idna\n\n", b"charset=rot13",
    b"Content-Length: 99999999999\r\n", b"Content-Length: -1\r\n", b"WARC/1.0\r\n", b"endobj", b"<< /Kids [2 0 R] >>",
    b'"', b"\r", b"9" * 400, b"\xed\xa0\x80", b"PK\x05\x06", b"1 0 R", b"encoding='utf-7'", b"<html xml:lang=''>",
)  # fmt: skip
"""Pieces that formats give a meaning to."""
