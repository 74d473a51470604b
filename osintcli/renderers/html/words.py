"""Words of the page that explain it."""

from __future__ import annotations

from osintcli.model.comparison import Relation
from osintcli.renderers import legends

MEANINGS = {
    Relation.CONFLICT.value: "about the same time, and the figures cannot both be right",
    Relation.DENIED.value: "one side denies or cannot confirm what the other says",
    Relation.UPDATED.value: "the same thing at another time: a rise, a fall or a revision",
    Relation.PLANNED_VS_ACTUAL.value: "a plan beside what came of it",
    Relation.INCREMENT.value: "one figure adds to the other",
    Relation.REFINES.value: "they agree, and one says it more exactly",
    Relation.AGREE.value: "about the same time, and the figures meet",
    Relation.UNDETERMINED.value: "a date is missing; the note says which one would settle it",
    Relation.INCOMPARABLE.value: "not the same thing: a part beside its whole, another actor or measure",
}

STYLES = {
    "bounds": "bars: bounds; an arrow is an open one",
    "days": "bands: the days it may refer to",
    "denied": "struck: denied",
    "maybe": "dashed: possible or unconfirmed",
    "planned": "hollow: planned",
}

FIRST = 14
"""Topics that are answered in plain sight; the rest unfolds."""

MANY = 40
"""From more articles on, their list unfolds."""

ALL = {
    "meanings": MEANINGS,
    "policies": legends.POLICIES,
    "stands_in": legends.STANDS_IN,
    "styles": STYLES,
    "first": FIRST,
    "many": MANY,
}
"""What the templates see under these names."""
