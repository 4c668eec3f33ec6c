"""What is missing in the sourcing of an article, found by the questions that a report asks: few, and worth it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from credscore.annotate.annotated import Annotated
from credscore.annotate.english import grammar
from credscore.annotate.english.nouns import NUMBERS
from credscore.annotate.values import Attribution, Chain, Identified, MentionLabel, SourceType
from credscore.lint.guide import GUIDE, PAGE, Code, Level
from credscore.lint.headline import firmer_headline
from credscore.lint.settings import Settings
from credscore.report.legible import one_line, quoted, words_of
from credscore.report.questions import Gap, Question, questions
from credscore.report.wording import head, is_indefinite, is_plural
from credscore.resources import words
from credscore.scoring.abstention import is_passage
from credscore.scoring.score import Score
from credscore.signals.base import Field
from credscore.spans import Span

_CODES = {Gap.ACCUSED: Code.ACCUSED, Gap.NOBODY: Code.NOBODY, Gap.UNNAMED: Code.UNNAMED, Gap.WHICH: Code.DOCUMENT}
"""The gaps that are findings whenever they are asked about."""
_ALONE = frozenset({Code.NOBODY, Code.REMOVED})
_OF_SOURCES = frozenset({Code.UNNAMED, Code.DOCUMENT})
_FAR = 2  # removes
_SURE = 0.65
"""How sure the reading has to be of a link on which a finding rests."""
_MOST_WHO = 70
_RELATIVE = frozenset({"who", "which", "whom", "whose"})
_HEARSAY, _KNOWN, _CROWDS, _SPOKEN_OF, _STUDIES, _ACCUSING = (
    words("lint", name) for name in ("hearsay", "known", "crowds", "spoken_of", "studies", "accusing")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is missing, with the words at which it shows and what to ask."""

    code: Code
    level: Level
    field: Field
    """Which of the strings given the span lies in: "text" or "title"."""
    span: Span
    quote: str
    """The characters of the span, exactly."""
    message: str
    """What is found, in one sentence that stands alone."""
    question: str
    """What an editor would ask."""
    remedy: str
    """How to satisfy it."""

    @property
    def page(self) -> str:
        """Where the code is described."""
        return f"{PAGE}#{self.code}"

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values, offsets in code points."""
        return {
            "code": str(self.code),
            "level": str(self.level),
            "field": self.field,
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.quote,
            "message": self.message,
            "question": self.question,
            "remedy": self.remedy,
            "page": self.page,
        }


def lint(
    score: Score, annotated: Annotated, settings: Settings | None = None, *, passages: bool = False
) -> tuple[Finding, ...]:
    """Return what is missing in an article, in the order of the text, the headline first; nothing where no score could be given.

    The two are what `Scorer.explain` returns. `settings` say which findings are wanted and how grave they are; None for the guide's.
    With `passages`, a text that is only too short for a score is taken for a part of an article, as hosts send that check a paragraph at a
    time, and what is missing in it whatever stands around it is found.
    """
    if score.abstained and not (passages and is_passage(annotated)):
        return ()
    settings = Settings() if settings is None else settings
    asked = list(_asked(annotated, questions(annotated, score.readings)))
    taken = {span for _, span, _ in asked}  # whoever is asked about already need not be asked about again
    places = [*asked, *(place for place in _far_removed(annotated) if place[1] not in taken)]
    found = {(code, span): _finding(settings, code, annotated.text, span, question) for code, span, question in places}
    title = annotated.article.title
    if title and (firm := firmer_headline(annotated)) is not None:
        span, words = firm
        head = _finding(
            settings, Code.HEADLINE, title, span, f"Does the article stand for this: {quoted(words)}?", field="title"
        )
        found = {(Code.HEADLINE, span): head, **found}
    kept = [f for f in found.values() if f is not None and (not score.abstained or _stands_alone(f))]
    return tuple(sorted(kept, key=lambda f: (f.field == "text", f.span, list(Code).index(f.code))))


def _stands_alone(finding: Finding) -> bool:
    """Say whether nothing around a passage could supply what a finding misses: who is definite may have been named before."""
    return finding.code in _ALONE or (finding.code in _OF_SOURCES and is_indefinite(finding.quote))


def _finding(
    settings: Settings, code: Code, text: str, span: Span, question: str, *, field: Field = "text"
) -> Finding | None:
    level = settings.level(code)
    if level is None:
        return None
    guide = GUIDE[code]
    return Finding(
        code=code,
        level=level,
        field=field,
        span=span,
        quote=span.of(text),
        message=guide.message,
        question=question,
        remedy=guide.remedy,
    )


def _asked(annotated: Annotated, asked: Iterable[Question]) -> Iterator[tuple[Code, Span, str]]:
    """Yield what the questions of a report find, where that is plain; one voice only where somebody is accused."""
    asked = tuple(question for question in asked if _is_plain(annotated, question))
    accused = any(question.gap is Gap.ACCUSED for question in asked)
    for question in asked:
        if question.gap in _CODES:
            yield _CODES[question.gap], question.span, question.words
        elif question.gap is Gap.ONE_VOICE and accused:
            yield Code.ONE_VOICE, question.span, question.words


def _is_plain(annotated: Annotated, question: Question) -> bool:
    """Say whether a question is worth a finding: what it asks about is surely read, and is no matter of taste."""
    if question.gap is Gap.ACCUSED:
        return _is_about(annotated, question)
    if question.gap is Gap.NOBODY:
        return _is_hearsay(annotated, question.span) and _is_whole(annotated, question.span)
    link = next((a for a in annotated.attributions if a.source == question.span and a.confidence >= _SURE), None)
    if question.gap is Gap.WHICH and question.span.start < _end_of_lead(annotated):
        return False  # the first sentence sums up what is told below it
    if question.gap in (Gap.UNNAMED, Gap.WHICH):
        return link is not None and not _is_known(annotated, link, document=question.gap is Gap.WHICH)
    return True


def _is_about(annotated: Annotated, question: Question) -> bool:
    """Say whether the article is about somebody who is accused in it: a person whom it names more than once."""
    named = Counter(m.canonical for m in annotated.mentions if m.label is MentionLabel.PERSON)
    accused = any(
        not _ACCUSING.isdisjoint(words_of(annotated, a.cue).lower().split())
        for a in annotated.attributions
        if question.span.start <= a.cue.start < question.span.end
    )
    return accused and any(one_line(name) in question.words and count > 1 for name, count in named.items())


def _is_hearsay(annotated: Annotated, span: Span) -> bool:
    """Say whether what is asked about is plainly handed to nobody, by a word for hearsay, as against a judgement or a charge."""
    cues = (
        a
        for a in annotated.attributions
        if a.source is None and span.start <= a.cue.start < span.end and a.confidence >= _SURE
    )
    return any(not _HEARSAY.isdisjoint(words_of(annotated, a.cue).lower().split()) for a in cues)


def _is_whole(annotated: Annotated, span: Span) -> bool:
    """Say whether a claim is told apart from its sentence and stands without it: no clause of a relative, no mere mention of reports."""
    first = words_of(annotated, span).lower().partition(" ")[0]
    return span != annotated.sentence_at(span.start).span and first not in _RELATIVE


def _end_of_lead(annotated: Annotated) -> int:
    return next((sentence.span.end for sentence in annotated.sentences if sentence.prose), 0)


def _is_known(annotated: Annotated, link: Attribution, *, document: bool) -> bool:
    """Say whether a source without a name is known all the same, was told of before, or is a crowd: a court, "the researchers", "others"."""
    assert link.source is not None
    said = words_of(annotated, link.source).lower().split()
    if document and _STUDIES.isdisjoint(said):
        return True
    if (
        not document
        and said[0] not in grammar.ARTICLES
        and said[0] not in NUMBERS
        and not is_plural(head(" ".join(said)))
    ):
        return True  # one of whom no article stands is a name, or its reading is in doubt
    return not _KNOWN.isdisjoint(said) or said[0] in _CROWDS or said[0] in _SPOKEN_OF


def _far_removed(annotated: Annotated) -> Iterator[tuple[Code, Span, str]]:
    """Yield claims that somebody who is no party to them passes on from somebody else, once for each two."""
    seen: set[tuple[str, str]] = set()
    for chain in annotated.chains:
        first = annotated.attributions[chain.links[-1]]
        outer = annotated.attributions[chain.voices[0]] if chain.removes >= _FAR else None
        if outer is None or first.source is None or not annotated.in_prose(first.cue) or not _passes_on(chain, outer):
            continue
        if first.identified is not Identified.NAMED or not first.canonical or first.antecedent is not None:
            continue
        if not _ACCUSING.isdisjoint(words_of(annotated, first.cue).lower().split()):
            continue  # an accusation stands on record with whoever made it
        if min(first.confidence, outer.confidence) < _SURE or not outer.resolved or outer.antecedent is not None:
            continue
        who, by = _called(annotated, first), _called(annotated, outer)
        if (by, who) not in seen:
            seen.add((by, who))
            yield Code.REMOVED, first.source, f"Did anyone ask {who}, or is it known from {by} alone?"


def _passes_on(chain: Chain, outer: Attribution) -> bool:
    """Say whether the one who is nearest to the reader only passes the claim on: a medium that is named, or anybody on a longer way."""
    return outer.identified is Identified.NAMED and (chain.removes > _FAR or outer.source_type is SourceType.MEDIA)


def _called(annotated: Annotated, link: Attribution) -> str:
    if link.source is None:
        return "nobody"
    return one_line(link.canonical or words_of(annotated, link.source), _MOST_WHO)
