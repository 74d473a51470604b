"""A question to a store reaches all that may answer it: what is left out changes nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from osintcli.comparisons import compare, topics
from osintcli.comparisons.readings import read
from osintcli.model.options import Options
from osintcli.pipeline import Extraction, Pipeline
from osintcli.stores.stored import Stored
from tests.stores.made import OSINT, corpus, printed

pytestmark = pytest.mark.slow
ODD = (
    "euros",
    "length",
    "number of people",
    "cost of the damage",
    "start of the strike",
    "share of votes",
    "nobody at all",
    "the",
    "workers hurt",
)


@pytest.fixture(scope="module")
def store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of all corpora of the tests at once."""
    path = tmp_path_factory.mktemp("reached") / "store"
    assert printed("index", str(root / "tests" / "corpora"), "--store", str(path))[0] == 0
    return path


@pytest.fixture(scope="module")
def whole(store: Path) -> Extraction:
    return Pipeline(cache=False).extract(Stored(str(store)))


def asked(root: Path, whole: Extraction) -> list[str]:
    gold = [
        topic
        for path in sorted((root / "tests" / "corpora").glob("*/gold.yaml"))
        for topic in yaml.safe_load(path.read_text(encoding="utf-8"))["topics"]
    ]
    listed = [one.topic for one in topics.count(whole.assertions)]
    return list(dict.fromkeys([*ODD, *gold[::4], *listed[:20], *listed[20::60]]))


def test_every_question_is_answered_as_over_all_documents(root: Path, store: Path, whole: Extraction) -> None:
    questions = asked(root, whole)
    assert len(questions) > 40
    found = 0
    for topic in questions:
        reached = Stored(str(store)).asked(topic)
        assert list(reached.documents) == list(whole.documents)
        texts = {name: one for name, one in reached.documents.items() if one.text}
        for one in reached.assertions:
            assert one.document not in texts or reached.own[one.id] == read(one, texts), one.id
        options = Options()
        made = compare(reached.assertions, reached.documents, topic, options, reached.beyond, reached.own)
        assert made == compare(whole.assertions, whole.documents, topic, options), topic
        found += len(reached.assertions)
    assert found < len(questions) * len(whole.assertions) * 0.6


def test_what_was_asked_before_imports_nothing_heavy(tmp_path: Path, root: Path) -> None:
    folder = corpus(tmp_path / "corpus")
    store = tmp_path / "store"
    assert printed("index", str(folder), "--store", str(store))[0] == 0
    ours = (*OSINT, "compare", "grapes", str(store))
    first = subprocess.run(ours, check=True, capture_output=True, cwd=root)
    traced = (sys.executable, "-X", "importtime", *ours[1:])
    again = subprocess.run(traced, check=True, capture_output=True, cwd=root)
    assert again.stdout == first.stdout
    imported = {line.rpartition("|")[2].strip() for line in again.stderr.decode().splitlines()}
    assert "osintcli.stores.prints" in imported
    heavy = {
        "duckdb",
        "_duckdb",
        "deltalake",
        "pyarrow",
        "spacy",
        "numpy",
        "yaml",
        "osintcli.comparisons.compare",
    }
    assert not imported & heavy


def test_what_was_asked_before_is_asked_anew_when_the_store_changes(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "corpus")
    store = tmp_path / "store"
    printed("index", str(folder), "--store", str(store))
    before = printed("compare", "grapes", str(store), "--json")
    assert printed("compare", "grapes", str(store), "--json") == before
    (folder / "more.txt").write_text(
        "Some 45 percent of the grapes rotted in October 2031.", encoding="utf-8"
    )
    printed("index", str(folder), "--store", str(store))
    after = printed("compare", "grapes", str(store), "--json")
    assert after == printed("compare", "grapes", str(folder), "--json") != before
    assert printed("compare", "grapes", str(store), "--fail-on", "conflict", "--json")[1] == after[1]
    nothing = printed("compare", "nobody", str(store))
    assert nothing == printed("compare", "nobody", str(store)) == printed("compare", "nobody", str(folder))
    assert nothing[0] == 1
