"""How sure the words are: the stance toward a figure or an event, with the cue it was read from.

In the tree the way leads from the figure up to the root; each verb, noun or adjective on it may plan, deny or doubt what it
governs. A clause that is taken as known ("when the dam failed") ends the way. Without a tree the words before it decide.
"""

from __future__ import annotations

import re

from osintcli.assertions import denials, plans
from osintcli.assertions.context import Context
from osintcli.assertions.stance_words import table, words
from osintcli.model.attribution import Attribution, Level
from osintcli.model.factuality import Factuality, Stance
from osintcli.model.sentence import Parse, Sentence
from osintcli.model.span import Span

_WORD = re.compile(r"n['’]t\b|[^\W_]+(?:-[^\W_]+)*(?=n['’]t\b)|[^\W_]+(?:-[^\W_]+)*|['’](?:ll|d)\b|[;:?]")
_ENDINGS = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("ed", "e"),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ies", "y"),
    ("ied", "y"),
)
_AHEAD = frozenset({Factuality.PLANNED, Factuality.POSSIBLE})
_NEAR = 3
_REACH = 12


def stance(
    context: Context,
    sentence: Sentence,
    span: Span,
    trigger: int | None = None,
    attribution: Attribution | None = None,
) -> Stance:
    """Return the stance of the sentence toward the words at `span`.

    `trigger` is the token of the predicate (or of the number) in the sentence's parse. With `attribution`, what somebody
    else says is `reported` where it would be `asserted`.
    """
    parse = context.parses.get(sentence.index)
    if parse is None:
        found = _by_words(context.text_of(sentence), sentence.span.start, span)
    else:
        found = _by_tree(parse, span, trigger)
    if (
        found.factuality is Factuality.ASSERTED
        and attribution is not None
        and attribution.level is not Level.OUTLET
    ):
        return Stance(Factuality.REPORTED, attribution.cue, attribution.cue_span)
    return found


def is_open(context: Context, sentence: Sentence, span: Span, trigger: int | None = None) -> bool:
    """Say whether the words assert nothing: a question, a condition."""
    if context.text_of(sentence).rstrip("\"”’') ").endswith("?"):
        return True
    parse = context.parses.get(sentence.index)
    if parse is None:
        return _condition_in_words(context.text_of(sentence), sentence.span.start, span)
    token = _token(parse, span, trigger)
    return token is not None and any(_condition(parse, at) for at in (token, *parse.ancestors(token)))


# --- in the tree --------------------------------------------------------------------------------------------------------


def _token(parse: Parse, span: Span, trigger: int | None) -> int | None:
    if trigger is not None:
        return trigger
    inside = parse.within(span)
    for token in inside:
        if parse.tag[token] == "CD":
            return token
    return inside[-1] if inside else None


def _by_tree(parse: Parse, span: Span, trigger: int | None) -> Stance:
    token = _token(parse, span, trigger)
    if token is None:
        return Stance()
    numbers = [t for t in parse.within(span) if parse.tag[t] == "CD"] or [token]
    for start in dict.fromkeys((numbers[0], token)):
        found = _upward(parse, start) or plans.closing(parse, numbers[-1])
        if found is not None:
            return found
    return Stance()


def _upward(parse: Parse, token: int) -> Stance | None:
    below, shared = token, True
    contrast: Stance | None = None
    for at in (token, *parse.ancestors(token)):
        if at != below and _barrier(parse, below):
            return contrast
        found = _at(parse, plans.Step(at, below), shared=shared)
        if found is not None and contrast is None and denials.contrasts(parse, found):
            contrast, found = found, None  # "plans to close 38, not 45": neither is more than a plan
        if found is not None and (contrast is None or found.factuality in _AHEAD):
            return (found.factuality in _AHEAD and _denied_above(parse, at)) or found
        shared = not (parse.dep[at] == "conj" and _has_subject(parse, at))
        below = at
    return contrast


def _denied_above(parse: Parse, token: int) -> Stance | None:
    """ "denied that it had threatened to go": what is denied was not even planned."""
    below = token
    for at in parse.ancestors(token):
        if _barrier(parse, below):
            return None
        negated = any(parse.dep[c] == "neg" for c in parse.children[at])
        if (
            parse.dep[below] == "ccomp"
            and not negated
            and table("governs").get(parse.lemma[at]) is Factuality.DENIED
        ):
            return plans.stance(parse, Factuality.DENIED, at)
        below = at
    return None


def _barrier(parse: Parse, below: int) -> bool:
    """Whether the step up leaves a clause that is taken as known, or a clause beside the one above."""
    dep = parse.dep[below]
    if dep in {"relcl", "parataxis"}:
        return True
    if dep == "ccomp" and ":" in parse.words[below : parse.head[below]]:
        return True  # a label: "Tents put up: 40 of 60 promised"
    if dep == "ccomp" and ":" in parse.words[parse.head[below] : below] and denials.pointed(parse, below):
        return True  # "disputed that: 40 came"
    if dep == "acl" and parse.tag[below] == "VBN":
        return not _has_subject(parse, below)
    if dep == "conj" and parse.tag[below].startswith("VB"):
        return _has_subject(parse, below)
    if dep == "advcl":
        marks = {
            parse.words[c].lower()
            for c in parse.children[below]
            if parse.dep[c] in {"mark", "advmod", "prep"}
        }
        return bool(marks & words().presupposed) or (
            parse.tag[below] in {"VBG", "VBN"} and "for" not in marks
        )
    return dep == "prep" and parse.words[below].lower() in words().presupposed


def _has_subject(parse: Parse, token: int) -> bool:
    return any(parse.dep[c].startswith("nsubj") for c in parse.children[token])


def _at(parse: Parse, step: plans.Step, *, shared: bool) -> Stance | None:
    """What one station says: its helping verbs, what is hung on it, and the station itself over what is below."""
    found = (
        (None if denials.kept(parse, step) else _negated(parse, step))
        or denials.nothing(parse, step)
        or denials.unproven(parse, step)
        or denials.not_yet(parse, step)
        or (None if plans.standing(parse, step) else _helped(parse, step.at))
        or _modified(parse, step)
        or plans.promised(parse, step.at)
    )
    if found is None and step.at != step.below and shared:
        found = (
            _governed(parse, step)
            or plans.moved(parse, step)
            or plans.pledged(parse, step)
            or plans.aimed(parse, step)
            or plans.drafted(parse, step)
            or _told_by(parse, step)
            or _ahead(parse, step)
        )
    return found or _infinitive(parse, step.at)


def _helped(parse: Parse, at: int) -> Stance | None:
    helping = [c for c in parse.children[at] if parse.dep[c] == "aux"]
    for child in helping:
        category = table("auxiliary").get(parse.words[child].lower())
        if category is Factuality.PLANNED and any(parse.words[c].lower() == "have" for c in helping):
            category = Factuality.POSSIBLE  # "would have been": it was not
        if category is not None:
            return plans.stance(parse, category, child)
    return None


def _told_by(parse: Parse, step: plans.Step) -> Stance | None:
    """What a verb's subject says of it: "unconfirmed reports spoke of 40", "the goal is 500 beds"."""
    for child in parse.children[step.at]:
        if not parse.dep[child].startswith("nsubj") or child == step.below:
            continue
        for word in parse.children[child]:
            if table("modifies").get(parse.words[word].lower()) is Factuality.UNCONFIRMED:
                return plans.stance(parse, Factuality.UNCONFIRMED, word)
        category = table("governs").get(parse.lemma[child])
        aim = parse.dep[step.below] == "attr" and parse.tag[child] == "NN"
        if category is Factuality.PLANNED and (aim or _aimed(parse, step, child)):
            return plans.stance(parse, category, child)
    return None


def _aimed(parse: Parse, step: plans.Step, subject: int) -> bool:
    """Whether a plan is what "be" tells of: "The plan is for 40 to go", "The aim had been to build 40"."""
    if parse.lemma[step.at] != "be" or not parse.tag[subject].startswith("NN"):
        return False
    return parse.dep[step.below] in {"prep", "xcomp", "ccomp", "advcl"} and step.below > step.at


NEGATING = frozenset({"neg", "det", "advmod", "preconj"})
"""How a negation hangs on what it denies."""


def _modified(parse: Parse, step: plans.Step) -> Stance | None:
    measured = [c for c in parse.children[step.at] if parse.dep[c] == "npadvmod" and c > step.at]
    for child in (*parse.children[step.at], *(a for c in measured for a in parse.children[c])):
        if parse.dep[child] in {"advmod", "amod", "acl", "acomp"} and child != step.below:
            category = table("modifies").get(parse.words[child].lower())
            if category is not None and (
                category is not Factuality.UNCONFIRMED or parse.dep[child] == "amod"
            ):
                return plans.stance(parse, category, child)
    return None


def _negated(parse: Parse, step: plans.Step) -> Stance | None:
    """ "did not", "no evidence", "could not verify"."""
    for child in parse.children[step.at]:
        word = parse.words[child].lower()
        opens = child == 0 and word in words().inverting
        if not opens and (word not in words().negations or parse.dep[child] not in NEGATING):
            continue
        if not parse.tag[step.at].startswith(("VB", "MD")) and child > max(step.at, step.below):
            continue  # "61 percent, not 58"
        if denials.sets_apart(parse, child) and child > step.at and step.below < child:
            continue  # "27 people were injured, not 31"
        if child + 1 < len(parse) and parse.words[child + 1].lower() in words().no_negation:
            continue
        beside = [step.at, *(c for c in parse.children[step.at] if parse.dep[c] in {"acomp", "attr", "oprd"})]
        if any({parse.lemma[t], parse.words[t].lower()} & words().proof for t in beside):
            return plans.stance(parse, Factuality.UNCONFIRMED, step.at)
        if any(parse.words[t].lower() in words().truths for t in beside):
            return plans.stance(parse, Factuality.DENIED, child)
        if step.at != step.below and parse.dep[step.below] in {"ccomp", "xcomp"}:
            continue  # "did not say that": nothing is said of what follows
        if (
            step.at != step.below
            and parse.dep[step.below] in {"nsubj", "nsubjpass"}
            and parse.dep[child] == "neg"
        ):
            continue  # "Three in four had not been vaccinated": the figure stands
        if parse.lemma[step.at] in words().bounding or denials.bounded(parse, step):
            return None  # "never exceeded 90", "will not get more than 90": that is a bound
        if parse.tag[step.at].startswith(("VB", "MD")) or parse.dep[child] in {"det", "neg"}:
            return plans.stance(parse, Factuality.DENIED, child)
    return None


_GOVERNED = frozenset(
    {
        "dobj",
        "ccomp",
        "xcomp",
        "pobj",
        "prep",
        "acl",
        "attr",
        "oprd",
        "nummod",
        "npadvmod",
        "dep",
        "nsubjpass",
    }
)


def _governed(parse: Parse, step: plans.Step) -> Stance | None:
    if (
        parse.dep[step.below] not in _GOVERNED
        and parse.dep[step.below] != "nsubj"
        and not _second(parse, step)
    ):
        return None
    if parse.dep[step.below] == "nummod" and parse.tag[step.at] in {"NNS", "NNPS"}:
        return None  # "four suspects", "300 orders": the noun is what is counted
    category = None if plans.sent_away(parse, step) else _category(parse, step)
    if category is None:
        return None
    if parse.dep[step.below] == "nsubj" and category not in {Factuality.UNCONFIRMED, Factuality.DENIED}:
        return None
    if category is Factuality.REPORTED and not plans.passive(parse, step.at):
        return None
    if parse.dep[step.below] == "nsubjpass" and parse.tag[step.at] != "VBN":
        return None
    return plans.stance(parse, category, step.at)


def _second(parse: Parse, step: plans.Step) -> bool:
    """Whether a figure is the second of "an offer of 5 percent and 300 euros", hung on the noun."""
    return (
        parse.dep[step.below] == "conj"
        and parse.tag[step.below] in {"CD", "NNS", "$"}
        and any(
            parse.words[c].lower() == "of" and any(parse.tag[t] == "CD" for t in parse.subtree(c))
            for c in parse.children[step.at]
        )
    )


def _ahead(parse: Parse, step: plans.Step) -> Stance | None:
    """What "be" says of its subject with "to": "2,000 people are to be moved", "300 posts are likely to go"."""
    if parse.lemma[step.at] != "be" or not parse.dep[step.below].startswith("nsubj"):
        return None
    for child in parse.children[step.at]:
        if parse.dep[child] == "xcomp" and (
            to := next((c for c in parse.children[child] if parse.tag[c] == "TO"), None)
        ):
            return plans.stance(parse, Factuality.PLANNED, to)
        if parse.dep[child] == "acomp" and any(parse.dep[c] == "xcomp" for c in parse.children[child]):
            word = parse.words[child].lower()
            category = table("governs").get(word) or table("clause").get(word)
            if category is not None:
                return plans.stance(parse, category, child)
    return None


def _category(parse: Parse, step: plans.Step) -> Factuality | None:
    forms = (parse.lemma[step.at], parse.words[step.at].lower(), *denials.with_particle(parse, step.at))
    found = next((c for f in forms if (c := table("governs").get(f)) is not None), None)
    if found is None and parse.dep[step.below] in {"ccomp", "xcomp", "acl"}:
        found = next((c for f in forms if (c := table("clause").get(f)) is not None), None)
    if found is None and parse.words[step.below].lower() == "for":
        found = table("for").get(parse.lemma[step.at])
    return found


def _infinitive(parse: Parse, at: int) -> Stance | None:
    """ "2,000 people to be moved", "Council to cut 300 jobs"."""
    to = next((c for c in parse.children[at] if parse.tag[c] == "TO"), None)
    above = parse.head[at]
    if to is None or parse.tag[at] != "VB" or parse.dep[at] not in {"ROOT", "acl", "relcl", "xcomp"}:
        return None
    if parse.dep[at] == "xcomp" and parse.lemma[above] != "be":
        return None
    if parse.dep[at] != "ROOT" and parse.lemma[above] in words().happened:
        return None
    return plans.stance(parse, Factuality.PLANNED, to)


def _condition(parse: Parse, at: int) -> bool:
    return any(
        parse.words[c].lower() in words().conditions
        and parse.dep[c] in {"mark", "aux", "advmod", "prep"}
        and (parse.dep[c] != "aux" or parse.words[c][:1].isupper())
        for c in parse.children[at]
    )


# --- in the words -------------------------------------------------------------------------------------------------------


def _by_words(text: str, start: int, span: Span) -> Stance:
    """The nearest cue before the figure and in reach, else one hung right behind it."""
    before = list(_WORD.finditer(text, 0, max(0, span.start - start)))[-_REACH:]
    for near, match in enumerate(reversed(before)):
        word = match.group().lower()
        if word in words().terminators:
            break
        category = table("auxiliary").get(word) or table("governs").get(_stem(word))
        if category is None and near < _NEAR:
            category = table("modifies").get(word)
        if category is not None and category is not Factuality.REPORTED:
            return Stance(category, match.group(), Span(start + match.start(), start + match.end()))
    return Stance()


def _condition_in_words(text: str, start: int, span: Span) -> bool:
    for match in reversed(list(_WORD.finditer(text, 0, max(0, span.start - start)))):
        word = match.group().lower()
        if word in words().terminators:
            return False
        if word in words().conditions:
            return True
    return False


def _stem(word: str) -> str:
    known = table("governs")
    for ending, more in _ENDINGS:
        if word.endswith(ending) and (stem := word[: len(word) - len(ending)] + more) in known:
            return stem
    return word
