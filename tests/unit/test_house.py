"""Tests of the project itself: what a reader of the files, not of the program, relies on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import cases

RUN = 8  # words in a row that are somebody's own
STORY = re.compile(r"north korea|kursk|pyongyang|zelensk|kim jong|korvel|sarrovia", re.IGNORECASE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
MADE_BY_TOOLS = re.compile(r"(^|/)(\.git|\.?venv|build|dist|__pycache__|\.[a-z_]+_cache|\.hypothesis)(/|$)")


def test_seeds_can_be_read(seeds: Path) -> None:
    from osintcli.documents import read
    from osintcli.model.document import Document

    found = list(read([str(seeds)]))
    documents = [d for d in found if isinstance(d, Document)]
    assert len(found) == len(documents) == len(list(seeds.glob("*.txt"))) == 5
    assert all(d.publisher and d.published.anchor and d.url for d in documents)


def test_no_run_of_words_is_taken_from_others(root: Path, shared: Path) -> None:
    theirs: set[tuple[str, ...]] = set()
    for path in sorted((shared / "corpora").glob("*/*.txt")):
        theirs |= runs(path.read_text(encoding="utf-8"))
    taken = {
        str(path.relative_to(root)): " ".join(min(hits))
        for path in written(root)
        if (hits := runs(path.read_text(encoding="utf-8", errors="replace")) & theirs)
    }
    assert not taken


def test_lexicons_are_yaml_without_repeated_keys() -> None:
    found = list(lexicons())
    assert found
    for name, text in found:
        assert not list(repeated(yaml.compose(text, yaml.SafeLoader))), name


def test_nothing_in_the_code_is_about_one_story() -> None:
    package = resources.files("osintcli")
    about = [
        str(path)
        for path in sorted(Path(str(package)).rglob("*"))
        if path.suffix in {".py", ".yaml"}
        and "places" not in path.name
        and STORY.search(path.read_text(encoding="utf-8"))
    ]
    assert not about


def test_modules_are_one_thing_each() -> None:
    long = {
        str(path): lines
        for path in sorted(Path(str(resources.files("osintcli"))).rglob("*.py"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long


def test_links_in_the_docs_lead_somewhere(root: Path) -> None:
    broken = [
        f"{page.relative_to(root)}: {target}"
        for page in [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md"))]
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target.partition("#")[0]).exists()
    ]
    assert not broken


@pytest.mark.slow
def test_pages_show_what_the_program_prints(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "docs/paste.py", "--check"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_decisions_have_numbers_and_parts(root: Path) -> None:
    pages = sorted((root / "docs" / "decisions").glob("*.md"))
    numbers = [page.name[:4] for page in pages]  # one that is given out and not written yet leaves a gap
    assert all(number.isdigit() for number in numbers)
    assert len(set(numbers)) == len(numbers)
    for page in pages:
        heads = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert heads == ["Context", "Decision", "Consequences"], page.name


def test_every_dependency_has_its_reason(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = (root / "docs" / "decisions" / "0001-dependencies.md").read_text(encoding="utf-8")
    named = [
        *project["dependencies"],
        *(d for extra in project["optional-dependencies"].values() for d in extra),
    ]
    assert not [d for d in named if f"`{re.split('[<>=]', d)[0]}`" not in reasons]


def test_every_exception_has_its_reason(root: Path) -> None:
    lines = (root / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    bare = [line for line in lines if re.fullmatch(r'\s+"([A-Z]+[0-9]*|ignore:.*)",\s*', line)]
    assert not bare


def test_architecture_shows_every_package(root: Path) -> None:
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    package = Path(str(resources.files("osintcli")))
    names = {p.parent.name for p in package.glob("*/__init__.py")} | {
        p.stem for p in package.glob("[a-z]*.py")
    }
    assert not [name for name in sorted(names) if f"`{name}`" not in page]


def test_floors_only_rise(root: Path) -> None:
    name = "tests/corpora/floors.yaml"
    now = floors((root / name).read_text(encoding="utf-8"))
    for commit in git(root, "log", "--format=%H", "--", name).split():
        for key, floor in floors(git(root, "show", f"{commit}:{name}")).items():
            assert now.get(key, -1) >= floor, f"{key} was {floor} in {commit[:10]}"


def test_a_case_is_named_by_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "numbers.yaml"
    path.write_text("# two\n- text: a\n- text: b\n  value: 2\n", encoding="utf-8")
    found = list(cases.read(path))
    assert found == [{"text": "a"}, {"text": "b", "value": 2}]
    assert [str(case) for case in found] == ["numbers.yaml:2", "numbers.yaml:3"]


@pytest.mark.parametrize("content", ["text: a\n", "- a\n"])
def test_what_is_no_case_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "numbers.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TypeError, match=r"numbers\.yaml"):
        list(cases.read(path))


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def written(root: Path) -> Iterator[Path]:
    """Yield the files that people wrote, of the checkout and of the package."""
    for path in sorted(root.rglob("*")):
        if (
            path.is_file()
            and path.stat().st_size < 2_000_000
            and not MADE_BY_TOOLS.search(str(path.relative_to(root)))
        ):
            yield path


def lexicons() -> Iterator[tuple[str, str]]:
    for path in sorted(Path(str(resources.files("osintcli.lexicons"))).rglob("*.yaml")):
        yield path.name, path.read_text(encoding="utf-8")


def repeated(node: yaml.Node | None) -> Iterator[str]:
    """Yield keys that a mapping has twice, with their line: YAML would take the last and say nothing."""
    if isinstance(node, yaml.MappingNode):
        seen: set[Any] = set()
        for key, value in node.value:
            if key.value in seen:
                yield f"{key.value}, line {key.start_mark.line + 1}"
            seen.add(key.value)
            yield from repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from repeated(child)


def floors(text: str) -> dict[tuple[str, str, str], float]:
    return {
        (entry["corpus"], entry.get("sources", ""), column): float(floor)
        for entry in yaml.safe_load(text)
        for column, floor in entry["floors"].items()
    }


def git(root: Path, *words: str) -> str:
    program = shutil.which("git")
    if program is None or not (os.environ.get("GIT_DIR") or (root / ".git").exists()):
        pytest.skip("needs the history")
    done = subprocess.run([program, "-C", str(root), *words], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("the project has no history yet")
    return done.stdout
