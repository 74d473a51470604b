"""One sentence with its tree while its claims are looked for, and who in it can speak."""

from __future__ import annotations

from dataclasses import dataclass, field

from osintcli.assertions.attribution.lexicon import Group, forms, speakers, verbs
from osintcli.assertions.attribution.phrases import proper
from osintcli.model.sentence import Parse, Sentence
from osintcli.model.span import Span

_NUMBER = frozenset({"CD", "$"})
_MARKS = frozenset({'"', "“", "``", "''"})
_TELLING = frozenset({Group.CLAUSE, Group.OBJECT, Group.DENIAL})


@dataclass(frozen=True)
class Site:
    """A sentence, its tree and its words in lower case."""

    text: str
    sentence: Sentence
    parse: Parse
    lower: tuple[str, ...]
    _names: dict[int, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, sentence: Sentence, parse: Parse) -> Site:
        """Look at one sentence."""
        return cls(text, sentence, parse, tuple(w.lower() for w in parse.words))

    def names(self, token: int) -> set[str]:
        """Return the forms under which a token may stand in a lexicon: as written, singular, with its hyphens."""
        found = self._names.get(token)
        if found is None:
            found = self._names[token] = self._named_by(token)
        return found

    def _named_by(self, token: int) -> set[str]:
        word, parse = self.lower[token], self.parse
        found = {word, parse.lemma[token], word.rpartition("-")[2]}
        if (
            token >= 2
            and parse.words[token - 1] == "-"
            and parse.starts[token] == parse.starts[token - 1] + 1
        ):
            found.add(f"{self.lower[token - 2]}-{word}")
        if (
            token + 2 < len(parse)
            and parse.words[token + 1] == "-"
            and parse.starts[token + 1] == parse.span(token).end
        ):
            found.add(f"{word}-{self.lower[token + 2]}")
        return found

    def definite(self, token: int) -> bool:
        """Say whether "the" or an owner stands before a noun."""
        return any(self.parse.dep[c] in {"det", "poss"} and c < token for c in self.parse.children[token])

    def known(self, token: int) -> bool:
        """Say whether a noun is a definite one, a name or many: "by laboratory" names nobody."""
        many = self.parse.tag[token] in {"NNS", "NNPS", "PRP"}
        return many or self.definite(token) or self.named(token) or self.lower[token] in speakers().bare

    def named(self, token: int) -> bool:
        """Say whether a token is a proper name."""
        return self.parse.tag[token].startswith("NNP") or (
            token > 0 and self.parse.words[token][:1].isupper()
        )

    def is_document(self, token: int) -> bool:
        """Say whether a token is a paper or a figure."""
        return bool(self.names(token) & speakers().documents)

    def is_body(self, token: int) -> bool:
        """Say whether a token is a body."""
        return bool(self.names(token) & speakers().bodies)

    def is_speaker(self, token: int) -> bool:
        """Say whether a token is a body, an office, a class, a pronoun or a name."""
        known = speakers()
        if self.lower[token] in known.silent:
            return False
        return bool(
            self.names(token) & (known.bodies | known.offices | known.classes)
            or proper(self.parse, token)
            or self.lower[token] in known.pronouns
            or self._is_person(token)
        )

    def _is_person(self, token: int) -> bool:
        word = self.lower[token]
        return (
            self.parse.tag[token] in {"NN", "NNS"}
            and len(word) > 4
            and word.endswith(speakers().person_endings)
        )

    def can_speak(self, token: int, groups: frozenset[Group], *, clause: bool) -> bool:
        """Say whether a token can be the subject of a reporting verb of these groups; `clause` if a clause follows."""
        known, lower, tag = speakers(), self.lower[token], self.parse.tag[token]
        if lower in known.first_person or lower in known.silent or not lower[:1].isalnum():
            return False
        if (tag in {"CD", "$", "EX", "MD", "POS", "WP", "WDT"} and lower != "who") or tag.startswith("VB"):
            return False
        if groups == {Group.SHOW}:
            return self._can_show(token, clause=clause)
        if groups <= {Group.FIGURE, Group.CITE}:
            return (
                self.is_document(token)
                or (self.is_speaker(token) and lower not in speakers().pronouns)
                or clause
            )
        if groups & _TELLING and clause:
            return True
        if groups & {Group.OBJECT, Group.DENIAL} and tag.startswith("NN") and self.definite(token):
            return True
        return self.is_speaker(token) or self.is_document(token)

    def _can_show(self, token: int, *, clause: bool) -> bool:
        if self.is_document(token):
            return True
        known = speakers()
        return clause and (bool(self.names(token) & (known.classes | known.bodies)) or self.is_speaker(token))

    def numbered(self, token: int) -> bool:
        """Say whether a figure stands under a token."""
        return any(self.parse.tag[t] in _NUMBER for t in self.parse.subtree(token))

    def counts(self, token: int) -> bool:
        """Say whether a token is a figure itself or a figure stands right at it: "five deaths", "the names of 140"."""
        return self.parse.tag[token] == "CD" or any(
            self.parse.dep[c] in {"nummod", "quantmod"} or (self.parse.dep[c] == "prep" and self.numbered(c))
            for c in self.parse.children[token]
        )

    def share(self, token: int) -> bool:
        """Say whether a share of something stands under a token: "73 percent"."""
        return any(self.lower[t] in verbs().shares for t in self.parse.subtree(token))

    def quoted(self, token: int) -> bool:
        """Say whether a quotation begins under a token."""
        return any(self.parse.words[t] in _MARKS for t in self.parse.subtree(token))

    def has_subject(self, token: int) -> bool:
        """Say whether a verb has a subject of its own."""
        return any(self.parse.dep[c].startswith("nsubj") for c in self.parse.children[token])

    def has_tense(self, token: int) -> bool:
        """Say whether a verb tells a time, so that it has somebody who does it."""
        return self.parse.tag[token] in {"VBD", "VBZ", "VBP"}

    def marked(self, token: int) -> bool:
        """Say whether a clause begins with "that"."""
        return any(
            self.parse.dep[m] == "mark" and self.lower[m] == "that" for m in self.parse.children[token]
        )

    def object_of(self, token: int) -> int | None:
        """Return the noun that a preposition governs."""
        return next((c for c in self.parse.children[token] if self.parse.dep[c] == "pobj"), None)

    def groups(self, token: int) -> frozenset[Group]:
        """Return the groups of a reporting verb, none for another word."""
        return forms().get(self.lower[token], ("", frozenset[Group]()))[1]

    def verb(self, token: int) -> str:
        """Return the base form of a reporting verb, else the tree's."""
        known = forms().get(self.lower[token])
        return known[0] if known else self.parse.lemma[token]

    def span(self, tokens: list[int]) -> Span:
        """Return the words from the first of some tokens to the last."""
        return Span(self.parse.starts[min(tokens)], self.parse.span(max(tokens)).end)

    def before(self, token: int) -> str:
        """Return the document's words just before a token, without space at the end."""
        start = self.parse.starts[token]
        return self.text[max(0, start - 4) : start].rstrip()
