"""What changes in a corpus changes in its store, and what was known then can still be asked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from osintcli.stores import rules
from tests.stores.made import corpus, printed

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return corpus(tmp_path / "corpus")


def indexed(folder: Path, store: Path, *more: str) -> dict[str, int]:
    found: dict[str, int] = json.loads(
        printed("index", str(folder), "--store", str(store), "--json", *more)[1]
    )["store"]
    return {name: found[name] for name in ("documents", "read", "unchanged", "removed")}


def test_only_what_is_new_or_changed_is_read(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = indexed(folder, store)
    assert first["read"] == first["documents"]
    again = indexed(folder, store)
    assert (again["read"], again["unchanged"]) == (0, first["documents"])
    (folder / "new.txt").write_text("Some 77 barges sank on 5 May 2031.", encoding="utf-8")
    (folder / "later" / "dockers.txt").write_text(
        "Some 295 dockers stayed away on 4 March 2031.", encoding="utf-8"
    )
    third = indexed(folder, store)
    assert (third["read"], third["documents"]) == (2, first["documents"] + 1)
    for command in ("compare", "extract", "mentions", "date", "sources"):
        assert printed(command, str(store), "--json") == printed(command, str(folder), "--json"), command


def test_what_is_gone_leaves_with_prune_alone(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = indexed(folder, store)
    before = printed("extract", str(folder), "--json")
    version = json.loads(printed("index", "--store", str(store), "--json")[1])["store"]["version"]
    (folder / "later" / "dockers.txt").unlink()
    (folder / "late.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    kept = indexed(folder, store)
    assert (kept["documents"], kept["removed"]) == (first["documents"], 0)
    pruned = indexed(folder, store, "--prune")
    assert (pruned["documents"], pruned["removed"]) == (first["documents"] - 2, 2)
    assert printed("extract", str(store), "--json") == printed("extract", str(folder), "--json")
    assert printed("extract", str(store), "--json", "--as-of", str(version))[1] == before[1]


def test_prune_lets_go_what_only_the_manifest_still_names(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    (folder / "named.txt").write_text("Some 61 barges sank on 5 May 2031.", encoding="utf-8")
    manifest = folder / "sources.yaml"
    named = "\n  - path: named.txt\n    publisher: Quay\n"
    manifest.write_text(manifest.read_text(encoding="utf-8") + named, encoding="utf-8")
    first = indexed(folder, store)
    (folder / "named.txt").unlink()
    status, _, talk = printed("index", str(folder), "--store", str(store))
    assert (status, "no file 'named.txt'" in talk) == (2, True)
    status, out, talk = printed("index", str(folder), "--store", str(store), "--prune", "--json")
    told = json.loads(out)["store"]
    assert (status, told["documents"], told["removed"]) == (0, first["documents"] - 1, 1)
    assert "named.txt" in talk
    assert "named.txt" not in "".join(map(str, printed("sources", str(store), "--json")))
    assert indexed(folder, store, "--prune")["removed"] == 0


def test_a_file_that_can_be_read_at_last_is_no_longer_skipped(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    indexed(folder, store)
    (folder / "empty.txt").write_text("Some 31 barns burnt down on 6 May 2031.", encoding="utf-8")
    (folder / "late.jsonl").write_text('{"id": "late", "text": "All is well."}\n', encoding="utf-8")
    indexed(folder, store)
    assert printed("sources", str(store), "--json") == printed("sources", str(folder), "--json")


def test_a_version_or_a_day_answers_what_was_known_then(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    indexed(folder, store)
    then = printed("extract", str(store), "--json")
    version = json.loads(printed("index", "--store", str(store), "--json")[1])["store"]["version"]
    (folder / "new.txt").write_text("Some 77 barges sank on 5 May 2031.", encoding="utf-8")
    indexed(folder, store)
    now = printed("extract", str(store), "--json")
    assert now != then
    assert printed("extract", str(store), "--json", "--as-of", str(version)) == then
    assert printed("extract", str(store), "--json", "--as-of", "2999-12-31") == now
    for wrong, said in (
        ("1999-01-01", "the day of indexing, not of the news"),
        ("1999-01-01", "--until 1999-01-01"),
        ("99", "is at version"),
        ("soon", "no version and no day"),
    ):
        status, _, talk = printed("extract", str(store), "--as-of", wrong)
        assert status == 2
        assert said in talk


def test_two_documents_of_one_id_are_two(tmp_path: Path) -> None:
    one, other = corpus(tmp_path / "one"), corpus(tmp_path / "other")
    (other / "undated.txt").write_text("Some 12 ferries ran aground on 8 May 2031.", encoding="utf-8")
    store = tmp_path / "store"
    count = indexed(one, store)["documents"]
    assert indexed(other, store)["documents"] == 2 * count
    assert indexed(one, store)["read"] == indexed(other, store)["read"] == 0
    names = [one["id"] for one in json.loads(printed("sources", str(store), "--json")[1])["documents"]]
    assert len(set(names)) == len(names) == 2 * count
    assert "undated.txt~2" in names


def test_what_other_rules_have_read_is_refused_and_read_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    indexed(folder, store)
    before = printed("extract", str(store), "--json")
    with monkeypatch.context() as patch:
        patch.setattr(rules, "version", lambda: "other")
        status, _, talk = printed("compare", str(store))
        assert status == 2
        assert f"osint index --store {store}" in talk
        shutil.move(folder, tmp_path / "moved")  # the store holds the texts
        count = json.loads(printed("index", "--store", str(store), "--json")[1])["store"]
        assert count["read"] == count["documents"]
        assert printed("extract", str(store), "--json") == before
    assert printed("compare", str(store))[0] == 2


def test_a_folder_of_anything_else_is_no_store(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "corpus")
    status, _, talk = printed("index", str(folder), "--store", str(folder))
    assert status == 2
    assert "is no store" in talk
    status, _, talk = printed("index", "--store", str(tmp_path / "nothing"))
    assert status == 2
