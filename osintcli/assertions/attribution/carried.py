"""Words that the speaker of the sentence before goes on with: a list behind a colon, results that a board announced."""

from __future__ import annotations

from msgspec.structs import replace

from osintcli.assertions.attribution.claims import Claim, Frame
from osintcli.assertions.attribution.lexicon import Group, speakers, verbs
from osintcli.assertions.attribution.recall import Speaker
from osintcli.assertions.context import Context
from osintcli.model.sentence import Block, Parse, Sentence

Voiced = tuple[Claim, Speaker | None]

_NOW = frozenset({"VBZ", "VBP"})
_TELLS = frozenset({Group.CLAUSE, Group.OBJECT, Group.FORECAST, Group.FIGURE})
CONDITIONAL = "would"
"""The helping verb of what somebody foresees, never the writer's own."""
_LONGEST = 3
"""Sentences of prose that a speaker's paper is carried over."""


def over(context: Context, claims: dict[int, list[Voiced]]) -> dict[int, list[Voiced]]:
    """Return the claims with those added that sentences without a speaker of their own take from the one before."""
    found = dict(claims)
    held: Voiced | None = None
    left = 0
    for before, sentence in zip(context.sentences, context.sentences[1:], strict=False):
        own = [v for v in claims.get(before.index, ()) if v[1] is not None]
        if own or before.paragraph != sentence.paragraph:
            held, left = (held, left) if not own and sentence.block is Block.ITEM else (None, 0)
        if own:
            held, left = _hands_on(context, before, own)
        if held is None or any(s is not None for _, s in claims.get(sentence.index, ())):
            continue
        listed = sentence.block is Block.ITEM and (left < 0 or held[0].carries)
        told = held[0].carries and _tells(context, sentence)
        goes_on = before.paragraph == sentence.paragraph and (
            told or (_foresees(context, held[0]) and _would(context, sentence)) or _reckons(context, sentence)
        )
        if listed or (left > 0 and goes_on):
            claim = replace(held[0], content=(sentence.span,), frame=Frame.INSIDE)
            found[sentence.index] = [*claims.get(sentence.index, ()), (claim, held[1])]
            left -= 0 if listed else 1
        else:
            held, left = None, 0
    return found


def _hands_on(context: Context, before: Sentence, own: list[Voiced]) -> tuple[Voiced | None, int]:
    """The voice that goes on behind a sentence, and for how many sentences: less than none is a whole list."""
    if context.text_of(before).rstrip().endswith(":"):
        return own[-1], -1
    issued = [v for v in own if v[0].carries]
    if issued:
        return issued[-1], _LONGEST
    told = [v for v in own if v[0].groups & _TELLS]
    return (told[-1], 1) if len({v[1] for v in own}) == 1 and told else (None, 0)


def _foresees(context: Context, claim: Claim) -> bool:
    """Whether a claim foresees, so that "would" in the next sentence goes on with it."""
    if claim.groups & {Group.FORECAST, Group.FIGURE}:
        return True
    said = " ".join(part.of(context.document.text) for part in claim.content).lower().split()
    return bool(verbs().foreseen & {*said})


def _tells(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence tells how things stand now, or what such a paper holds: "Turnout comes out at 67 percent"."""
    parse = context.parse_of(sentence)
    if parse is None or sentence.block is not Block.BODY:
        return False
    root = next((t for t in range(len(parse)) if parse.dep[t] == "ROOT"), None)
    if root is None or {w.lower() for w in parse.words} & speakers().first_person:
        return False
    if any(parse.dep[c] == "nsubj" and parse.lemma[c] in verbs().registers for c in parse.children[root]):
        return True
    return _finite(parse, root) in _NOW


def _would(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence goes on in the speaker's own foresight: "The union expects 40. Another 30 would follow".

    What is sure to come is the speaker's where the subject points back: "A camp will open, she said. It will take 40".
    """
    parse = context.parse_of(sentence)
    if parse is None or sentence.block is not Block.BODY:
        return False
    lower = {w.lower() for w in parse.words}
    if lower & (speakers().first_person | verbs().supposing):
        return False
    root = next((t for t in range(len(parse)) if parse.dep[t] == "ROOT"), None)
    if root is None:
        return False
    helping = {parse.words[c].lower() for c in parse.children[root] if parse.dep[c] == "aux"}
    if CONDITIONAL in helping:
        return True
    back = parse.words[0].lower() in verbs().pointing_back
    bound = parse.lemma[root] == "be" and any(
        parse.dep[c] == "xcomp" and any(parse.tag[t] == "TO" for t in parse.children[c])
        for c in parse.children[root]
    )
    return back and (bound or bool(helping & verbs().foreseen))


def _reckons(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence reckons on with the figure before it: "Another 15 came. That brings the number to 231"."""
    parse = context.parse_of(sentence)
    if parse is None or sentence.block is not Block.BODY or parse.words[0].lower() not in verbs().reckoned:
        return False
    root = next((t for t in range(len(parse)) if parse.dep[t] == "ROOT"), None)
    return root is not None and parse.lemma[root] in verbs().reckoning_on and "CD" in parse.tag


def _finite(parse: Parse, root: int) -> str:
    """The tag of the verb form that tells the time: the first helping verb, else the verb."""
    helping = [c for c in parse.children[root] if parse.dep[c] in {"aux", "auxpass"} and c < root]
    return parse.tag[helping[0] if helping else root]
