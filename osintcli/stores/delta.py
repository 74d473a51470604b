"""The tables of a store as Delta Lake: made, added to, opened as they are or as they were.

Rows are only ever added. What a document says counts from the moment when its own row is there, so that tables which are
written one after the other change at once: whoever is killed in between leaves rows that nothing points to.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from osintcli.errors import InputError, OsintError
from osintcli.stores import schema

if TYPE_CHECKING:
    import pyarrow as pa
    from deltalake import DeltaTable

MARK = "osint-store.json"
"""The file that makes a folder a store."""
FORM = 2
"""The form of the tables. A store of another form is refused."""
FOREVER = "interval 36500 days"
_VERSION = re.compile(r"\d{20}\.json")
NEEDED = ("deltalake", "duckdb", "pyarrow")


class Part(Struct, frozen=True):
    """A file of a table that waits to be committed."""

    table: str
    name: str
    size: int
    rows: int


def needed() -> None:
    """Raise `OsintError` where a package is missing that stores are made of."""
    from importlib.util import find_spec

    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise OsintError(
            f"a store needs {', '.join(missing)}", f"Install what is missing: pip install {' '.join(missing)}"
        )


def is_store(path: str) -> bool:
    """Say whether a path is a store."""
    return (Path(path) / MARK).is_file()


def prepare(folder: Path) -> None:
    """Make a folder for a store. Raises `InputError` for one that holds anything else."""
    if is_store(str(folder)):
        check(folder)
        return
    if folder.exists() and (
        not folder.is_dir() or any(not one.name.startswith(".") for one in folder.iterdir())
    ):
        raise InputError(
            f"{folder} is there and is no store", "Name a folder that is empty or not there yet."
        )
    folder.mkdir(parents=True, exist_ok=True)


def make(folder: Path) -> None:
    """Make what is not there yet of a store."""
    from deltalake import DeltaTable

    if not is_store(str(folder)):
        whole(folder / MARK, json.dumps({"form": FORM}).encode() + b"\n")
    check(folder)
    for name in schema.TABLES:
        DeltaTable.create(
            folder / name,
            schema.arrow(name),
            mode="ignore",
            configuration={
                "delta.logRetentionDuration": FOREVER,
                "delta.deletedFileRetentionDuration": FOREVER,
                "delta.dataSkippingNumIndexedCols": "0",
            },
        )


LOCK = ".lock"


def check(folder: Path) -> None:
    """Raise `InputError` for a store of another form."""
    try:
        form = json.loads((folder / MARK).read_bytes()).get("form")
    except (OSError, ValueError) as error:
        raise InputError(f"{folder / MARK} cannot be read ({error})") from error
    if form != FORM:
        raise InputError(
            f"{folder} was made by another osint (form {form}, this one writes {FORM})",
            "Make it anew: osint index PATH... --store ELSEWHERE.",
        )


def write(folder: Path, table: str, name: str, rows: pa.Table) -> Part | None:
    """Write a file of a table, whole or not at all; nothing for no rows. It counts when it is committed."""
    if not rows.num_rows:
        return None
    import pyarrow.parquet as pq

    target = folder / table / f"{name}.parquet"
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    pq.write_table(rows, partial, compression="zstd")
    partial.replace(target)
    return Part(table, target.name, target.stat().st_size, rows.num_rows)


def commit(folder: Path, parts: Iterable[Part]) -> None:
    """Let parts count: documents last, so that all of them do at once."""
    from deltalake import DeltaTable
    from deltalake.transaction import AddAction, RemoveAction

    held = list(parts)
    for table in schema.TABLES:
        actions: list[AddAction | RemoveAction] = [
            AddAction(
                path=one.name,
                size=one.size,
                partition_values={},
                modification_time=0,
                data_change=True,
                stats=json.dumps({"numRecords": one.rows}),
            )
            for one in held
            if one.table == table
        ]
        if actions:
            opened = DeltaTable(folder / table)
            opened.create_write_transaction(actions, mode="append", schema=schema.arrow(table))


def opened(folder: Path, table: str, version: int | None = None) -> DeltaTable | None:
    """Return a table, as it was at a version of it; `None` for one that nobody wrote yet."""
    from deltalake import DeltaTable

    if not DeltaTable.is_deltatable(str(folder / table)):
        return None
    return DeltaTable(folder / table, version=version)


def latest(folder: Path) -> int | None:
    """Return the version that a store is at, told by the names of files alone; `None` for an empty one."""
    log = folder / "documents" / "_delta_log"
    try:
        names = [one.name for one in os.scandir(log)]
    except OSError:
        return None
    return max((int(name[:20]) for name in names if _VERSION.fullmatch(name)), default=None)


def version_of(folder: Path, said: str) -> int:
    """Return the version that `--as-of` means: a number, or the last one of a day. Raises `InputError`."""
    now = latest(folder)
    if now is None:
        raise InputError(f"nothing was written to {folder} yet")
    if said.isdigit() and len(said) != len("20310504"):
        if int(said) > now:
            raise InputError(
                f"--as-of {said}: {folder} is at version {now}", "Say a version up to that, or a day."
            )
        return int(said)
    return _of_day(folder, said)


def _of_day(folder: Path, said: str) -> int:
    try:
        end = datetime.fromisoformat(said)
        if len(said) <= len("2031-05-04"):
            end += timedelta(days=1)
    except ValueError as error:
        raise InputError(f"--as-of {said}: no version and no day", "Say 12 or 2031-05-04.") from error
    end = end if end.tzinfo is not None else end.replace(tzinfo=UTC)
    made = history(folder)
    found = [number for number, when in made if when < end]
    if not found:
        first = min(when for _, when in made).date() if made else "now"
        raise InputError(
            f"--as-of {said}: the store {folder} was first written on {first}; --as-of is the day of indexing, "
            "not of the news",
            f"For what the news told by then say --until {said}; for the store {first} or later.",
        )
    return max(found)


def history(folder: Path) -> list[tuple[int, datetime]]:
    """Return the versions of a store, the first one first, and when they were written."""
    table = opened(folder, "documents")
    told = table.history() if table is not None else []
    return sorted((one["version"], datetime.fromtimestamp(one["timestamp"] / 1000, UTC)) for one in told)


def whole(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_bytes(content)
    partial.replace(path)
