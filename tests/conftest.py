"""What every test stands on: where the project is, a cache of its own, properties that run the same each time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

settings.register_profile("osint", deadline=None, derandomize=True)
settings.load_profile("osint")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests, and the programs they start, out of the user's cache and away from their corpus."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OSINT_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("OSINT_CORPUS", raising=False)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder that pyproject.toml stands in."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of the five briefs."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of corpora and benchmarks beside the project; skip where there is none."""
    folder = Path(os.environ.get("OSINT_SHARED") or ROOT.parent / "shared")
    if not (folder / "corpora").is_dir():
        pytest.skip("needs the shared corpora beside the project, or $OSINT_SHARED")
    return folder
