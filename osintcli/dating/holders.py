"""Who is called by an office: a text that says "President Belk" was written while she held it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from osintcli.dating.clues import Clue
from osintcli.dating.lexicon import cues
from osintcli.lexicons.own import NAME, Holder, own
from osintcli.model.span import Span

WEIGHT = 3
"""As much as a copyright line: who tells history may call people by what they were."""

REACH = 20
"""Code points before an office that may hold "former"."""


def holders(text: str) -> Iterator[Clue]:
    """Read the offices that the user's `osint.yaml` names; nothing is built in, since nobody holds one for long.

    "Former President Belk" and "Belk, then president" tell nothing.
    """
    for holder in own().office_holders:
        days = holder.interval()
        for found in _pattern(holder).finditer(text):
            if days.known and not cues().former.search(text, max(0, found.start() - REACH), found.start()):
                says = f"{holder.name} was {found[1].lower()} in {days.edtf}, says your {NAME}"
                span = Span(found.start(), found.end())
                yield Clue(span, found.group(), says, WEIGHT, bounds=days)
                break


def _pattern(holder: Holder) -> re.Pattern[str]:
    offices = "|".join(re.escape(office) for office in sorted(holder.office, key=lambda o: (-len(o), o)))
    last = re.escape(holder.name.split()[-1])
    names = rf"(?:{re.escape(holder.name)}|{last})"
    return re.compile(rf"\b((?i:{offices}))\s+{names}\b")
