"""Cases are data: `tests/cases/<stage>/*.yaml`, each file a list of mappings. This gives them to a runner:

@pytest.mark.parametrize("case", cases("sentences", "boundaries"), ids=str)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "cases"


class Case(dict[str, Any]):
    """A mapping that knows where it stands; `str(case)` is `file.yaml:line`."""

    def __init__(self, where: str, content: dict[str, Any]) -> None:
        super().__init__(content)
        self.where = where

    def __str__(self) -> str:
        return self.where


def cases(stage: str, *files: str) -> list[Case]:
    """Return the cases of a stage, in order of file and line; `files` (names without `.yaml`) narrows it to some of them.

    Raises `LookupError` where there is none: a stage without a case is a mistake.
    """
    folder = FOLDER / stage
    paths = [folder / f"{name}.yaml" for name in files] or sorted(folder.glob("*.yaml"))
    found = [case for path in paths for case in read(path)]
    if not found:
        raise LookupError(f"no case in {folder}")
    return found


def read(path: Path) -> Iterator[Case]:
    """Yield the cases of one file. Raises `TypeError` naming file and line for what is no list of mappings."""
    with path.open(encoding="utf-8") as stream:  # a stream, so that YAML's own errors name the file
        loader = yaml.SafeLoader(stream)
        root = loader.get_single_node()
        if not isinstance(root, yaml.SequenceNode):
            raise TypeError(f"{path.name}: cases are a list of mappings")
        for node in root.value:
            where = f"{path.name}:{node.start_mark.line + 1}"
            if not isinstance(node, yaml.MappingNode):
                raise TypeError(f"{where}: a case is a mapping")
            yield Case(where, loader.construct_document(node))
