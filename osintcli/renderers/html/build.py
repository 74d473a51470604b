"""A report to the page that shows it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from osintcli import __version__
from osintcli.model.assertion import Assertion
from osintcli.model.comparison import GRAVITY
from osintcli.model.document import Document, PublishedBasis
from osintcli.renderers import wording
from osintcli.renderers.answers import Reported
from osintcli.renderers.html import articles, headlines, lines, sections
from osintcli.renderers.html.groups import Builder, what
from osintcli.renderers.html.palette import Palette, voice
from osintcli.renderers.html.views import Article, Mark, PageView, Row, SectionView, Verdict

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language as HTML wants it (BCP 47)."""
_NAMED = 4
"""Topics and outlets that the lead names."""
_KNOWN_FROM = {
    PublishedBasis.METADATA: "",
    PublishedBasis.TEXT: "dated by its own words",
    PublishedBasis.CORPUS: "dated by the other documents",
    PublishedBasis.UNKNOWN: "",
}


def page(answer: Reported) -> PageView:
    """Return all that the page shows."""
    documents = answer.documents
    divided, single = sections.divide(answer.comparisons)
    palette = Palette(answer.assertions, documents)
    builder = Builder(documents, palette)
    shown = tuple(
        SectionView(f"t{at}", section.topic, tuple(builder.group(one) for one in section.groups))
        for at, section in enumerate(divided, 1)
    )
    alone = tuple(_alone(one, builder, palette) for group in single for one in group.members)
    verdicts = [group.verdict for section in divided for group in section.groups]
    counts = Counter(verdicts)
    periods = lines.periods(answer.timeline.entries, documents, palette)
    homes = dict(lines.homes(answer.timeline.entries)) | builder.homes
    return PageView(
        title=answer.title or _title(answer),
        lead=_lead(answer, [section.topic for section in divided]),
        tally=tuple((Verdict.of(one), counts[one]) for one in GRAVITY if counts[one]),
        sections=shown,
        alone=alone,
        periods=periods,
        entries=sum(len(one.entries) for one in periods),
        articles=tuple(_articles(answer)),
        marks={one.id: _mark(one, palette, builder, homes) for one in answer.assertions},
        skipped=tuple((one.path, one.why) for one in answer.skipped),
        voices=tuple(palette.voices),
        outlets=tuple(palette.outlets),
        verdicts=tuple(Verdict.of(one) for one in GRAVITY if counts[one]),
        version=__version__,
    )


def _alone(one: Assertion, builder: Builder, palette: Palette) -> Row:
    return builder.row(one, palette.key([one]), None)


def _title(answer: Reported) -> str:
    """Return what a page is called that nobody gave a name."""
    asked = [one.topic for one in answer.comparisons if one.topic]
    count = len(answer.documents)
    about = f" about {' and '.join(asked)}" if 0 < len(asked) < _NAMED else ""
    return f"What {wording.several(count, 'document')} say{'s' if count == 1 else ''}{about}"


def _lead(answer: Reported, topics: list[str]) -> str:
    """Return a line that says what is in it: topics, days, outlets."""
    documents = answer.documents.values()
    days = sorted(one.published.anchor for one in documents if one.published.anchor)
    outlets = list(dict.fromkeys(one.publisher for one in documents if one.publisher))
    spread = ""
    if days:
        from osintcli.model.interval import Interval

        spread = wording.days(Interval(days[0], days[-1]))
    parts = [_named(outlets), spread, _named(topics)]
    return " · ".join(part for part in parts if part)


def _named(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _mark(one: Assertion, palette: Palette, builder: Builder, homes: Mapping[str, str]) -> Mark:
    verdict = builder.verdicts.get(one.id)
    words = [wording.figure(one), what(one) if one.quantity else "", wording.moment(one)]
    who = wording.voice(one)
    name = voice(one)
    return Mark(
        verdict=verdict,
        home=homes.get(one.id, ""),
        title=" · ".join(part for part in (verdict.word if verdict else "", *words, who) if part),
        by=-1 if name is None else palette.voices[name],
        outlet=palette.outlets[palette.outlet(one)],
    )


def _articles(answer: Reported) -> Iterator[Article]:
    said: defaultdict[str, list[Assertion]] = defaultdict(list)
    for one in answer.assertions:
        said[one.document].append(one)
    for number, document in enumerate(answer.documents.values(), 1):
        published = document.published
        title = headlines.title(document)
        yield Article(
            number=number,
            title=title,
            outlet=wording.outlet(document),
            published=wording.days(published.interval),
            known_from=_KNOWN_FROM[published.basis],
            language=document.language if _TAG.fullmatch(document.language or "") else None,
            url=_address(document),
            more=" · ".join(_more(document, title)),
            marks=len(said[document.id]),
            paragraphs=tuple(articles.paragraphs(document, said[document.id])),
        )


def _more(document: Document, title: str) -> Iterator[str]:
    if document.author:
        yield f"by {document.author}"
    if document.origin_of:
        yield f"republishes {document.origin_of}"
    if document.reliability:
        yield f"graded {document.reliability}"
    if title != document.id:
        yield document.id


def _address(document: Document) -> str | None:
    """Return the address of a document where it is one of the web: no script stands behind it."""
    url = document.url or ""
    try:
        return url if urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:  # half an IPv6 address
        return None
