"""All claims that the tree of a sentence shows."""

from __future__ import annotations

from osintcli.assertions.attribution import (
    extents,
    gapping,
    holdings,
    leads,
    ledgers,
    papers,
    reaching,
    verbal,
)
from osintcli.assertions.attribution.claims import Claim
from osintcli.assertions.attribution.site import Site
from osintcli.model.sentence import Parse, Sentence


def find(text: str, sentence: Sentence, parse: Parse) -> list[Claim]:
    """Return the claims of a sentence in the order of their cues. Linear in its tokens but for nested phrases."""
    site = Site.of(text, sentence, parse)
    found = [*verbal.claims(site), *leads.claims(site), *papers.claims(site), *ledgers.claims(site)]
    found += reaching.claims(site)
    cued = [span for c in found for span in c.content]
    found += [c for c in holdings.claims(site) if not any(s.overlaps(c.cue) for s in cued)]
    found.sort(key=lambda c: (c.cue.start, c.cue.end))
    return gapping.claims(site, extents.apart(site, found))
