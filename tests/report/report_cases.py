"""Scores and annotated articles built by hand: the reports are tested apart from the reading and the scoring."""

import math
import re
from collections.abc import Iterator, Sequence

from credscore.annotate.annotated import Annotated
from credscore.annotate.text.tokens import tokenise
from credscore.annotate.values import (
    Attribution,
    AttributionKind,
    Chain,
    Furniture,
    FurnitureKind,
    Identified,
    Mention,
    MentionLabel,
    Sentence,
    Source,
    SourceType,
)
from credscore.article import Article
from credscore.scoring.estimate import Estimate
from credscore.scoring.odds import logistic
from credscore.scoring.score import Contribution, Score, on_scale
from credscore.signals.base import Evidence, Reading, Tone
from credscore.spans import Span

TITLE = "Harbour deal reportedly close"
RUMOUR = (
    "is said to have been told by people close to the port authority that the northern quay will be leased, "
    "according to reports in regional media"
)
TEXT = f"""\
2 hours ago By Lena Marsh

Tollhaven {RUMOUR}.

Mayor Ruth Okafor told the council: “No lease has been signed.” The authority’s annual statement shows a loss.

A shocking sell-off
Dockers are thought to fear for their jobs. They have reportedly asked for a meeting.
Copyright 2026 Tollhaven Wire"""


def place(text: str, words: str, nth: int = 0) -> Span:
    """Return where `words` stand in `text` for the `nth` time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def evidence(
    text: str,
    words: str,
    note: str,
    *,
    field: str = "text",
    nth: int = 0,
    visible: str | None = None,
    tone: str = "noted",
) -> Evidence:
    span = place(text, words, nth)
    return Evidence(field=field, span=span, quote=words, note=note, tone=Tone(tone), words=visible or words)


def chain(*links: int, ends: Identified) -> Chain:
    return Chain(links=links, depth=len(links), voices=links, ends=ends, source=None, loops=False, own_outlet=False)


def annotated(article: Article, **found: object) -> Annotated:
    """Return an article in which only `found` was found; all of it is one paragraph of prose, a sentence to each line."""
    fields = dict.fromkeys(
        (
            *("quotes", "attributions", "stances", "carried", "chains", "sources", "links", "hedges", "overclaims"),
            *("mentions", "furniture"),
        ),
        (),
    )
    tokens = tokenise(article.text)
    given = {
        "text": article.text,
        "language": "en",
        "tokens": tokens,
        "prose_words": len(tokens),
        "sentences": tuple(lines(article.text)),
        **fields,
        **found,
    }
    return Annotated(article=article, **given)


def lines(text: str) -> Iterator[Sentence]:
    """Yield each line of a text as a sentence in a paragraph of its own."""
    tokens = tokenise(text)
    for number, match in enumerate(re.finditer(r"[^\n]*\S[^\n]*", text)):
        first, stop = tokens.range(match.start(), match.end())
        yield Sentence(span=Span(match.start(), match.end()), first=first, stop=stop, paragraph=number, prose=True)


def contribution(
    signal: str, points: float, sentence: str, *found: Evidence, origin: str = "rule", told: str = ""
) -> Contribution:
    return Contribution(signal=signal, points=points, origin=origin, sentence=sentence, evidence=found, told=told)


def score(
    contributions: Sequence[Contribution], *, base: float = 40.0, readings: Sequence[Reading] = (), **changed: object
) -> Score:
    value = on_scale(round(base + math.fsum(c.points for c in contributions), 9))
    given = {
        "value": value,
        "interval": (max(value - 11, 0), min(value + 9, 100)),
        "band": "thinly sourced",
        "edge": None,
        "abstained": False,
        "reason": None,
        "base": base,
        "contributions": tuple(contributions),
        "readings": tuple(readings),
        "estimate": None,
        "versions": {"library": "0.1.0"},
        "language": "en",
        **changed,
    }
    return Score(**given)


def estimate(*contributions: Contribution) -> Estimate:
    logit = 0.5 + math.fsum(c.points for c in contributions)
    return Estimate(
        probability=logistic(logit),
        low=0.2,
        high=0.9,
        base_rate=0.6,
        base=0.5,
        logit=logit,
        contributions=contributions,
    )


def abstention(reason: str, *readings: Reading) -> Score:
    numbers = dict.fromkeys(("value", "interval", "band", "edge", "base", "estimate"))
    return Score(
        **numbers, abstained=True, reason=reason, contributions=(), readings=readings, versions={}, language="und"
    )


def attribution(text: str, source: str | None, cue: str, content: str, **changed: object) -> Attribution:
    """Return an attribution; "|" parts the stretches of its content."""
    given = {
        "source": place(text, source) if source else None,
        "cue": place(text, cue),
        "content": tuple(place(text, part) for part in content.split("|") if part),
        "kind": AttributionKind.INDIRECT,
        "source_type": SourceType.UNSPECIFIED,
        "identified": Identified.UNNAMED if source else Identified.NONE,
        "canonical": None,
        "resolved": True,
        "antecedent": None,
        "role": (),
        "why": (),
        "anonymity": None,
        "anonymity_reason": None,
        "confidence": 0.9,
        "parent": None,
        "depth": 1,
        **changed,
    }
    return Attribution(**given)


def source(name: str | None, kind: SourceType, *numbers: int, **changed: object) -> Source:
    given = {
        "name": name,
        "words": name or "",
        "source_type": kind,
        "identified": Identified.NAMED if name else Identified.UNNAMED,
        "role": (),
        "why": (),
        "attributions": numbers,
        "words_quoted": 0,
        "words_attributed": 5,
        **changed,
    }
    return Source(**given)


def harbour() -> tuple[Score, Annotated]:
    """Return an article with a chain of three removes, a direct quotation, furniture, and overlapping evidence."""
    said = attribution(
        TEXT,
        None,
        "is said to",
        "have been told by people close to the port authority that the northern quay will be leased",
        depth=2,
        parent=1,
        kind=AttributionKind.EVIDENTIAL,
    )
    reports = attribution(
        TEXT,
        "reports in regional media",
        "according to",
        f"Tollhaven {RUMOUR}".partition(",")[0],
        source_type=SourceType.MEDIA,
    )
    told = attribution(
        TEXT,
        "people close to the port authority",
        "have been told by",
        "the northern quay will be leased",
        depth=3,
        parent=0,
        source_type=SourceType.PERSON,
    )
    mayor = attribution(
        TEXT,
        "Mayor Ruth Okafor",
        "told the council",
        "“No lease has been signed.”",
        kind=AttributionKind.DIRECT,
        source_type=SourceType.OFFICIAL,
        identified=Identified.NAMED,
        canonical="Ruth Okafor",
    )
    statement = attribution(
        TEXT,
        "The authority’s annual statement",
        "shows",
        "a loss",
        source_type=SourceType.DOCUMENT,
        identified=Identified.NAMED,
        canonical="The authority’s annual statement",
    )
    thought = attribution(TEXT, None, "are thought to", "Dockers|fear for their jobs", kind=AttributionKind.EVIDENTIAL)
    found = annotated(
        Article(
            TEXT,
            title=TITLE,
            outlet="Tollhaven Wire",
            author="Lena Marsh",
            published="2026-11-20",
            url="https://wire.example/harbour?a=1&b=2",
        ),
        attributions=(said, reports, told, mayor, statement, thought),
        chains=(
            chain(1, 0, 2, ends=Identified.UNNAMED),
            chain(3, ends=Identified.NAMED),
            chain(4, ends=Identified.NAMED),
            chain(5, ends=Identified.NONE),
        ),
        sources=(
            source(None, SourceType.MEDIA, 1, words="reports in regional media"),
            source(None, SourceType.PERSON, 2, words="people close to the port authority"),
            source("Ruth Okafor", SourceType.OFFICIAL, 3, role=(place(TEXT, "Mayor"),), words_quoted=5),
            source("The authority’s annual statement", SourceType.DOCUMENT, 4),
        ),
        mentions=(Mention(span=place(TEXT, "Ruth Okafor"), label=MentionLabel.PERSON, canonical="Ruth Okafor"),),
        furniture=(
            Furniture(span=place(TEXT, "2 hours ago By Lena Marsh"), kind=FurnitureKind.BYLINE),
            Furniture(span=place(TEXT, "A shocking sell-off"), kind=FurnitureKind.HEADING),
            Furniture(span=place(TEXT, "Copyright 2026 Tollhaven Wire"), kind=FurnitureKind.NOTICE),
        ),
    )
    hidden = "names nobody who says so"
    contributions = [
        contribution(
            "bare_stretch",
            -8.237,
            "The deepest claim stands three removes from the reader.",
            evidence(TEXT, RUMOUR, "three removes", tone="against"),
        ),
        contribution(
            "named_words",
            -4.1449,
            "3 of 6 attributions do not say who says so.",
            evidence(TEXT, "is said to", hidden, tone="against"),
            evidence(TEXT, "are thought to", hidden, tone="against"),
            evidence(TEXT, "reportedly", hidden, tone="against"),
            evidence(TITLE, "reportedly", hidden, field="title", tone="against"),
        ),
        contribution(
            "placed_sources",
            3.555,
            "Two sources can be looked up.",
            evidence(TEXT, "Mayor Ruth Okafor", "a named official", tone="for"),
            evidence(TEXT, "The authority’s annual statement", "a named document"),
        ),
        contribution(
            "direct_quotation",
            2.1049,
            "One statement is quoted word for word. Such articles were rated higher.",
            evidence(TEXT, "Okafor told the council: “No lease has been signed.”", "a quotation with its speaker"),
            origin="learnt",
            told="One statement is quoted word for word.",
        ),
        contribution(
            "direct_quotation",
            0.611,
            "One statement is quoted word for word.",
            evidence(TEXT, "Okafor told the council: “No lease has been signed.”", "a quotation with its speaker"),
            told="One statement is quoted word for word.",
        ),
    ]
    readings = (
        Reading(
            signal="hedging",
            value=0.8,
            absent=None,
            unit="per 100 words",
            evidence=(evidence(TEXT, "shocking", "a loaded word"),),
        ),
        Reading(signal="attribution_chain", value=3.0, absent=None, unit="removes"),
        Reading(signal="bare_stretch", value=0.3, absent=None, unit="0 to 1", evidence=contributions[0].evidence),
        Reading(signal="named_sources", value=2.0, absent=None, unit="sources", evidence=contributions[2].evidence),
        Reading(signal="loaded_language", value=1.0, absent=None, unit="per 100 words"),
        Reading(signal="right_of_reply", value=None, absent="nobody is seen to be accused", unit="1 or 0"),
    )
    learnt = contribution("value", -0.4, "The sourcing is worth 33 of 100.", origin="learnt")
    return score(contributions, readings=readings, estimate=estimate(learnt), edge="hard to trace"), found
