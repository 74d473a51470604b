"""Pronouns and "the ministry" led back to their names inside a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from osintcli.assertions.attribution.lexicon import speakers
from osintcli.assertions.attribution.names import Named, Names
from osintcli.assertions.attribution.recall import FAR, Memory, Speaker, Topic
from osintcli.assertions.attribution.sorts import fits, grade, is_press, ministry, noun_of
from osintcli.model.attribution import Level
from osintcli.text.speaker_names import normal

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-&][^\W_]+)*|['’]s\b")
_FOR = re.compile(r"(\S+(?:\s\S+)*?)\s(?:for|of)\s(.+)$")
_COMPOUND = re.compile(r"X [^\W_]")

_OPENS = 4
"""Code points before a name that opens a sentence ("The ")."""


@dataclass
class Resolver:
    """Leads the words of a source to a speaker. Asked in text order, it remembers who spoke last.

    `house` is the body whose statement the document is: a chairman of no other body is its own.
    """

    names: Names
    memory: Memory = field(default_factory=Memory)
    house: str | None = None
    _sentence: int = 0
    _speaks_for: dict[str, str | None] = field(default_factory=dict)

    def speaker(
        self,
        words: str,
        at: int,
        *,
        owner: str | None = None,
        name: bool | None = None,
        sentence: int | None = None,
    ) -> Speaker:
        """Return who is meant by `words` at an offset; `owner` is the body behind a paper that speaks.

        `name` says whether the words are a proper name, `None` where nobody knows.
        """
        plain = " ".join(words.split())
        self._sentence = at if sentence is None else sentence
        if owner:
            found = self._behind(owner, plain, at)
            self.memory.keep(found, at, "paper")
        else:
            found = self._meant(plain, at)
            if (
                name is False
                and found.level is Level.NAMED
                and found.source == plain
                and len(plain.split()) == 1
            ):
                known = plain.lower() in speakers().bodies
                found = found if known else Speaker(plain, found.origin, Level.CLASS, found.why, "many")
        self.memory.keep(found, at)
        return found

    def _behind(self, owner: str, words: str, at: int) -> Speaker:
        meant = self._meant(" ".join(owner.split()), at)
        why = f"“{words}” is a paper of “{meant.source}”"
        if owner in words and _COMPOUND.search(words.replace(owner, "X", 1)):
            return Speaker(words, meant.origin, meant.level, why, meant.kind)
        return Speaker(meant.source, meant.origin, meant.level, why, meant.kind)

    def _meant(self, words: str, at: int) -> Speaker:
        lower = words.lower()
        if lower in speakers().pronouns:
            return self._pronoun(lower, at)
        listed = [w.lower() for w in _WORD.findall(words)]
        if len(listed) == 2 and listed[0] in speakers().his and listed[1] in speakers().bodies:
            body = self.names.body(listed[1], at)
            found = Speaker(words, listed[1], Level.NAMED)
            return self._plain(body.name, body.start) if body is not None else found
        if listed and listed[0] in speakers().pronouns:
            back = self._owner(listed[0], at)
            if back is not None:
                full = f"{back.source}'s {words.split(maxsplit=1)[1]}" if " " in words else words
                return Speaker(
                    full, back.origin, Level.CLASS, f"“{listed[0]}” goes back to “{back.source}”", "many"
                )
        if listed and listed[0] in speakers().ours and self.house is not None:
            why = f"“{listed[0]}” is the body whose statement this is"
            return Speaker(words, self.house, Level.NAMED, why, "many")
        person = self.names.beside(at, at + 1)
        if person is not None and words.startswith(f"{person.name} "):
            return self._of(person, "")  # "Otto Brink of the Roads Board"
        followed = self._leader(words, listed, at)
        if followed is not None:
            return followed
        definite = lower.startswith(("the ", "this ", "that "))
        plain = [w for w in listed if w not in speakers().articles]
        bare = words.islower() and words in speakers().bodies - speakers().bare
        if (definite or bare) and len(plain) == 1:
            return self._definite(words, plain[0], at)
        if len(plain) == 1 and words[:1].isupper():
            return self._short(words, plain[0], at)
        return self._plain(words, at)

    def _leader(self, words: str, listed: list[str], at: int) -> Speaker | None:
        """Whom those speak for who belong to a person or a body: "Brink's people", "volunteers of Open Hands"."""
        genitive = (
            len(listed) > 2 and listed[-1] in speakers().followers and listed[-2] in speakers().genitives
        )
        tied = _FOR.match(words)
        if genitive:
            meant = self._meant(re.sub(r"['’]s\s\S+$", "", words), at)
            named = meant.kind == "person" and meant.level is Level.NAMED
        elif tied and tied.group(1).rsplit(None, 1)[-1].lower() in speakers().followers:
            meant = self._meant(tied.group(2), at)
            named = meant.level is Level.NAMED and meant.origin is not None
        else:
            return None
        return (
            Speaker(words, meant.origin, Level.CLASS, f"speak for “{meant.origin}”", "many")
            if named
            else None
        )

    def _pronoun(self, pronoun: str, at: int) -> Speaker:
        back = self._goes_back(speakers().pronouns[pronoun], at)
        if back is None:
            return Speaker(pronoun, None, Level.CLASS, "a pronoun that no name before it explains", "unknown")
        return Speaker(
            back.source, back.origin, back.level, f"“{pronoun}” goes back to “{back.source}”", back.kind
        )

    def _goes_back(self, kind: str, at: int) -> Speaker | None:
        if kind == "person":
            named = self.names.last_person(self._sentence)
            spoke = self.memory.last.get("person")
            if (
                named is not None
                and (spoke is None or named.start > spoke[1])
                and at - named.start <= FAR["person"]
            ):
                return self._of(named, "")
            back = self.memory.recall(at, "person")
            maybe = self.names.perhaps_person(at) if back is None else None
            near = maybe is not None and at - maybe.start <= FAR["body"]
            return self._of(maybe, "") if maybe is not None and near else back
        if kind == "any":
            body = self.names.first_body(self._sentence, at)
            if body is not None:
                return self._plain(body.name, body.start)
            return self._before(many=True) or self.memory.recall(at, "many", "body")
        body = self.names.first_body(self._sentence, at)
        if body is not None and body.start <= self._sentence + _OPENS:
            return self._plain(body.name, body.start)
        about = self._before(many=False)
        if about is not None:
            return about
        return self.memory.recall(at, "body") or self.memory.recall(at, "many")

    def _before(self, *, many: bool) -> Speaker | None:
        """What the sentence before is about, where that can speak though it has not: "The list is out. It gives 40"."""
        topic = self.memory.before()
        if topic is None or (topic.many and not many):
            return None
        found = self._about(topic)
        return (
            self._meant(topic.words, topic.start)
            if found is None and not many and self._thing(topic)
            else found
        )

    def _thing(self, topic: Topic) -> bool:
        """Whether a topic is a name of several words that is no person's, so that "it" may be meant for it."""
        several = " " in topic.words and _is_name(topic.words)
        return several and self.names.person(topic.head, topic.start) is None

    def _about(self, topic: Topic) -> Speaker | None:
        """The speaker that a topic is: a body, who is behind a paper, a name that is no person's."""
        if topic.paper or topic.owner:
            if topic.owner:
                return self._behind(topic.owner, topic.words, topic.start)
            return Speaker(topic.words, normal(topic.words), Level.NAMED, kind="paper")
        if topic.many or topic.head in speakers().bodies or self.names.is_body(topic.words):
            return self._meant(topic.words, topic.start)
        return None

    def _owner(self, pronoun: str, at: int) -> Speaker | None:
        kind = speakers().pronouns[pronoun]
        if kind == "person":
            return self._goes_back(kind, at)
        body = self.names.first_body(self._sentence, at)
        if body is not None:
            return self._plain(body.name, body.start)
        return self.memory.recall(at, "body") or self.memory.recall(at, "person")

    def _definite(self, words: str, head: str, at: int) -> Speaker:
        """ "the service", "the group", "the minister"."""
        if words.rsplit(maxsplit=1)[-1] in self.names.initials:
            return self._short(words.rsplit(maxsplit=1)[-1], head, at)
        body = self.names.body(head, at) if head in speakers().bodies else None
        if body is not None:
            return Speaker(body.name, normal(body.name), Level.NAMED, f"“{words}” is “{body.name}”")
        if head in speakers().offices:
            holder = self.names.holder(head, at)
            if holder is not None:
                return self._of(holder, f"“{words}” is {holder.name}")
            person = self._newly_named(at)
            if person is not None:
                return Speaker(
                    person.name, normal(person.name), Level.NAMED, f"“{words}” is {person.name}", "person"
                )
        if head in speakers().anaphors or head.endswith(speakers().makers):
            called = self._called(words, head, at)
            if called is not None:
                return Speaker(called.source, called.origin, called.level, f"“{words}” is “{called.source}”")
        if head in speakers().documents:
            back = self.memory.recall(at, "paper")
            if back is not None:
                return Speaker(
                    back.source, back.origin, back.level, f"“{words}” is a paper of “{back.source}”"
                )
        return self._plain(words, at)

    def _newly_named(self, at: int) -> Named | None:
        """The person that the sentence before is about, whose office nobody has told: "Ada Finch doubts it. The mayor …"."""
        topic = self.memory.before()
        if topic is None or topic.start > at:
            return None
        named = self.names.beside(topic.start, topic.start + 1) or self.names.perhaps_person(topic.start + 1)
        fresh = named is not None and named.start == topic.start and named.office is None
        return named if fresh else None

    def _called(self, words: str, head: str, at: int) -> Speaker | None:
        """Who is called "the company", "the carmaker": the name behind it, what is told of, who spoke last."""
        group = self.names.group_beside(at, at + len(words) + 2)
        if group is not None:
            return Speaker(group.name, normal(group.name), Level.NAMED)
        spoke = self.memory.last.get("body", (None, -1))
        back = self.memory.recall(at, "body")
        here = spoke[1] >= self._sentence  # "A says 120; the company says 40"
        back = back if back is not None and not here and fits(head, noun_of(back.source)) else None
        for topic in () if is_press(head) else reversed(self.memory.topics):  # its news is of others
            said_here = spoke[1] >= self._sentence and topic.begins >= self._sentence
            if back is not None and topic.begins < spoke[1]:
                return back
            if said_here or topic.start >= at or topic.many or topic.paper or not fits(head, topic.head):
                continue
            own = topic.begins >= self._sentence and self.names.person(topic.head, at) is None
            if (
                topic.head in speakers().bodies
                or self.names.is_body(topic.words)
                or (own and _is_name(topic.words))
            ):
                return self._meant(topic.owner or topic.words, topic.start)
        group = self.names.group(at)
        if group is not None and fits(head, group.called or group.head):
            return Speaker(group.name, normal(group.name), Level.NAMED)
        return back if back is None or back.level is Level.NAMED else None

    def _short(self, words: str, word: str, at: int) -> Speaker:
        """ "Castell", "NIS", "Police"."""
        full = self.names.initials.get(words.strip())
        if full is not None:
            return Speaker(full, normal(full), Level.NAMED, f"“{words}” stands for “{full}”")
        named = self.names.person(word, at)
        if named is not None:
            return self._of(named, f"“{words}” is {named.name}")
        full = self.names.begun(word)
        if full is not None:
            return Speaker(full, normal(full), Level.NAMED, f"“{words}” is short for “{full}”")
        return self._plain(words, at)

    def _of(self, named: Named, why: str) -> Speaker:
        """A person, with the body he speaks for."""
        body = self._body_of(named)
        if body is None:
            return Speaker(named.name, normal(named.name), Level.NAMED, why, "person", self._post(named))
        return Speaker(named.name, body, Level.NAMED, f"{named.name} speaks for “{body}”", "person")

    def _post(self, named: Named) -> str | None:
        """The office of a person that only one can hold at a time, with the small words before it."""
        known = next(
            (n for n in self.names.persons.get(named.head, ()) if n.office in speakers().posts), None
        )
        if known is None or known.office is None:
            return None
        before = known.body or ""
        return (
            f"{before} {known.office}" if before.islower() and before not in speakers().its else known.office
        )

    def _body_of(self, named: Named) -> str | None:
        """The body a person speaks for, settled where the person is first met."""
        if named.name not in self._speaks_for:
            self._speaks_for[named.name] = self._represented(named)
        return self._speaks_for[named.name]

    def _represented(self, named: Named) -> str | None:
        known = self.names.person(named.head, named.start + 1) or named
        last = self.names.persons.get(named.head, [named])[-1]
        known = known if known.body or not last.body else last
        if known.body is None and known.office in speakers().mouthpieces:
            back = self.memory.recall(known.start, "body")
            beside = self.names.last_body(known.start)
            if beside is not None and beside.start >= self._sentence:
                return normal(beside.name)
            return back.origin if back else None
        if known.body is None and known.office in speakers().representatives:
            return self.house
        if known.body is None or known.office not in speakers().representatives:
            return None
        lower = known.body.lower()
        if lower in speakers().its:
            single = self.names.single(self._sentence, known.start)
            if single is not None and self.names.first_body(self._sentence, known.start) is None:
                return self._meant(single.name, single.start).origin
            own = self._told_of(known.start)
            if own is not None:
                return own
            body = self.names.last_body(known.start)
            back = self.memory.recall(known.start, "body")
            return normal(body.name) if body else (back.origin if back else None)
        words = [w for w in _WORD.findall(known.body) if w.lower() != "the"]
        if known.office == "minister" and words and words[-1].lower() not in speakers().bodies:
            return ministry(words)
        while words and words[-1].lower() in speakers().grades:
            words.pop()
        while words and words[0].lower() in speakers().grades:
            words.pop(0)
        capital = bool(words) and all(w[:1].isupper() for w in words)
        if capital and known.office not in speakers().national:
            return self._meant(" ".join(words), known.start).origin
        return self._body_in(words, known.start)

    def _told_of(self, at: int) -> str | None:
        """The body that the sentence at hand is about: "Open Hands counted 40, said its director"."""
        topic = self.memory.topics[-1] if self.memory.topics else None
        if topic is None or topic.begins != self._sentence or topic.start >= at or topic.many or topic.paper:
            return None
        body = topic.head in speakers().bodies or self.names.is_body(topic.words) or self._thing(topic)
        return self._meant(topic.words, topic.start).origin if body else None

    def _body_in(self, words: list[str], at: int) -> str | None:
        """The body among the words before an office: "the harbour authority's", "police", "the service's"."""
        cut = next((n for n in range(len(words), 0, -1) if words[n - 1].lower() in speakers().bodies), None)
        if cut is None:
            return None
        if cut == 1:
            body, back = self.names.body(words[0].lower(), at), self.memory.recall(at, "body")
            if body is None and back is not None and noun_of(back.source) == words[0].lower():
                return back.origin
            return normal(body.name if body else words[0])
        return normal(re.sub(r"\s(?=['’]s\b)", "", " ".join(words[:cut])))

    def _plain(self, words: str, at: int) -> Speaker:
        """Words that name a speaker as they stand."""
        level, kind = grade(words)
        head = words.rsplit(None, 1)[-1].lower()
        apposed = (
            self.names.apposed(head)
            if kind == "body" and words[4:].islower() and head in speakers().bodies
            else None
        )
        if apposed is not None and words.lower().startswith("the "):
            return Speaker(apposed, normal(apposed), Level.NAMED, f"“{words}” is {apposed}")
        if kind == "person":
            listed = _WORD.findall(words)
            named = self.names.person(listed[-1].lower(), at) or self.names.beside(
                at + len(words), at + len(words) + 4
            )
            if named is not None:
                return self._of(named, "")
            office = [w for w in listed if w.lower() not in speakers().articles | speakers().genitives]
            if office and office[-1].lower() in speakers().representatives:
                body = (
                    ministry(office[:-1])
                    if office[-1].lower() == "minister"
                    else self._body_in(office[:-1], at)
                )
                return Speaker(
                    words, body or normal(words), level, f"speaks for “{body}”" if body else "", kind
                )
            tied = _FOR.match(words)
            if tied and tied.group(1).rsplit(None, 1)[-1].lower() in speakers().representatives:
                body = self._meant(tied.group(2), at).origin
                return Speaker(words, body, Level.NAMED, f"speaks for “{body}”", kind)
        return Speaker(words, normal(words), level, "", kind)


def _is_name(words: str) -> bool:
    """Whether all words are capital."""
    return all(w[:1].isupper() for w in words.split())
