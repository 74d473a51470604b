"""What the user may ask of a comparison."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Options(Struct, frozen=True):
    """How to compare; every field may be left out.

    `policy` names how an estimate is made: `latest` (default), `range`, `conservative`, `majority`, `pending` or
    `prefer:SOURCE`. `actor`, `place` and `source` keep the assertions that name them; `since` and `until` those whose
    as-of time meets the stretch; `min_origins` and `verdicts` keep the groups that have as many origins, such a verdict.
    """

    policy: str | None = None
    actor: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    source: str | None = None
    min_origins: int | None = None
    verdicts: tuple[str, ...] = ()
