"""Who speaks in an article: a row for each source, for those whom the reading could not trace, and for nobody."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Attribution, Identified, MentionLabel, Source, SourceType
from credscore.report.legible import one_line, quoted, words_of
from credscore.spans import Span

NOBODY = "nobody"
UNTRACED = "not traced"
PEOPLE = frozenset(
    {SourceType.PERSON, SourceType.OFFICIAL, SourceType.EXPERT, SourceType.EYEWITNESS, SourceType.UNSPECIFIED}
)
"""They can be asked why they are not named; a newspaper or a file cannot."""
_MOST_WHO = 120
_MOST_SAID = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One source of the article's prose, ready to be shown in a table."""

    who: str
    """Its name, or the words that describe it."""
    role: str
    """Who it is, in the article's words; empty where that stands in `who` or nowhere."""
    kind: str
    """What sort of source it is; empty for nobody."""
    standing: str
    """Whether it is named, and if not, how it is hidden."""
    identified: Identified
    claims: int
    """How many claims rest on it: those of which it is the first source."""
    relayed: int
    """How many claims of others it passes on."""
    quoted: int
    """How many of its words stand between quotation marks."""
    why: str
    """How it knows, or why it is worth asking, in the article's words."""

    @property
    def counts(self) -> str:
        """Its claims in words: "2", "1, passes on 2"."""
        passed = f"passes on {self.relayed}" if self.relayed else ""
        return ", ".join(filter(None, (str(self.claims) if self.claims or not passed else "", passed)))


def speakers(annotated: Annotated) -> tuple[Speaker, ...]:
    """Return who speaks in the prose, those on whom most claims rest first; nobody and the untraced last."""
    numbers = annotated.claim_numbers
    resting = set(numbers)
    claims = Counter(numbers)
    people = people_named(annotated)
    found = [
        _speaker(annotated, source, claims, people) for source in annotated.sources if annotated.first_in_prose(source)
    ]
    found.sort(key=lambda speaker: (-speaker.claims, -speaker.relayed))
    untraced = [annotated.attributions[n] for n in sorted(resting) if not annotated.attributions[n].resolved]
    nobody = [annotated.attributions[n] for n in sorted(resting) if annotated.attributions[n].source is None]
    if untraced:
        who = _listed(words_of(annotated, a.source) for a in untraced if a.source)
        found.append(
            _row(UNTRACED, who, "whom the word stands for could not be told", Identified.UNNAMED, len(untraced))
        )
    if nobody:
        cues = _listed(words_of(annotated, a.cue) for a in nobody)
        found.append(_row(NOBODY, cues, "no source given", Identified.NONE, len(nobody)))
    return tuple(found)


def why_hidden(links: Iterable[Attribution]) -> Span | None:
    """Return the words that say why a source is not named, where any of its attributions has them."""
    return next((link.anonymity_reason for link in links if link.anonymity_reason is not None), None)


def _speaker(annotated: Annotated, source: Source, claims: Counter[int], people: frozenset[str]) -> Speaker:
    links = [annotated.attributions[i] for i in source.attributions]
    who = one_line(source.label, _MOST_WHO)
    resting = sum(claims[i] for i in source.attributions)
    spoken = [i for i in source.attributions if annotated.in_prose(annotated.attributions[i].cue)]
    reason = why_hidden(links)
    said = [span for span in source.why if span != reason]
    return Speaker(
        who=who,
        role=_phrases(annotated, source.role, beside=who),
        kind=_kind(source.source_type, is_person=source.name in people),
        standing=_standing(annotated, source, reason),
        identified=source.identified,
        claims=resting,
        relayed=len(spoken) - sum(i in claims for i in spoken),
        quoted=source.words_quoted,
        why=_phrases(annotated, tuple(said), beside=""),
    )


def _standing(annotated: Annotated, source: Source, reason: Span | None) -> str:
    if source.identified is Identified.NAMED:
        return "named"
    if reason is not None:
        return f"not named: {quoted(words_of(annotated, reason), _MOST_WHO)}"
    return "not named" + (", no reason given" if source.source_type in PEOPLE else "")


def people_named(annotated: Annotated) -> frozenset[str]:
    """Return the names of the people whom the article names."""
    return frozenset(m.canonical for m in annotated.mentions if m.label is MentionLabel.PERSON)


def _kind(sort: SourceType, *, is_person: bool) -> str:
    if sort is SourceType.UNSPECIFIED:
        return ""
    return f"for an {sort}" if sort is SourceType.ORGANISATION and is_person else str(sort)


def _row(who: str, words: str, standing: str, identified: Identified, claims: int) -> Speaker:
    return Speaker(
        who=who,
        role=words,
        kind="",
        standing=standing,
        identified=identified,
        claims=claims,
        relayed=0,
        quoted=0,
        why="",
    )


def _phrases(annotated: Annotated, spans: tuple[Span, ...], *, beside: str) -> str:
    """Return the words of some spans, each said once, without those that stand beside them already."""
    found: list[str] = []
    for words in (words_of(annotated, span) for span in spans):
        if words and words.casefold() not in beside.casefold() and not any(words in other for other in found):
            found.append(words)
    return one_line("; ".join(found), _MOST_SAID)


def _listed(words: Iterable[str]) -> str:
    """Return some words between quotation marks, each once."""
    return ", ".join(quoted(word) for word in dict.fromkeys(word.lower() for word in words))
