"""What to ask of an article: one question for each gap in its sourcing, few and worth it.

A question is made of the article's own words where they bear it, and quotes them where they do not. The gravest kinds come first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from re import IGNORECASE, escape, search
from typing import NamedTuple

from credscore.annotate.annotated import Annotated
from credscore.annotate.english.grammar import is_negated
from credscore.annotate.english.nouns import VAGUE, is_role
from credscore.annotate.text.tokens import tokenise
from credscore.annotate.values import Attribution, AttributionKind, Identified, MentionLabel, Source, SourceType
from credscore.report import wording
from credscore.report.legible import one_line, quoted, words_of
from credscore.report.speakers import PEOPLE, people_named, why_hidden
from credscore.resources import words as listed
from credscore.signals.base import Reading
from credscore.signals.right_of_reply import accused_by, is_no_charge, is_turned_down
from credscore.spans import Span

MOST = 7
"""Questions that a report shows at once."""
NOTHING = "No gap stands out that an editor would have to ask about."
_EACH = 3  # of one kind among them
_MOST_PHRASE = 70
_MOST_QUOTE = 240
_LEAST_CLAIMS = 3  # from which one voice is too few
_OWN_WORD = 0.35  # of the prose, from which a stretch without a source is worth a question
_OWN_WORDS = 60
_BESIDE = 2  # characters between a name and the cue after it
_JOINTS = listed("report", "joints")
_MOST_NAME = 5  # words of an outlet's name


class Gap(StrEnum):
    """What is missing; the gravest first."""

    ACCUSED = "accused not heard"
    UNNAMED = "source not named"
    NOBODY = "nobody says so"
    WHICH = "document or report not named"
    OUTLET = "another outlet's word"
    ONE_VOICE = "one voice"
    OWN_WORD = "no source"


class Question(NamedTuple):
    """A question that an editor would put to the writer."""

    gap: Gap
    """What is missing."""
    words: str
    """The question itself."""
    span: Span
    """The words that it is about, in the text as given."""
    context: str
    """The sentence in which they stand, as a reader sees it, on one line; empty where the question holds it already."""
    claims: int = 1
    """How many claims hang on the answer."""


def questions(annotated: Annotated, readings: Iterable[Reading] = ()) -> tuple[Question, ...]:
    """Return what to ask, in the order of gravity and then of the number of claims and the text.

    `readings` tell who is accused and not heard, and where no source speaks; without them these are not asked for.
    """
    by_signal = {reading.signal: reading for reading in readings}
    found = [
        *_accused(annotated, by_signal.get("right_of_reply")),
        *_of_sources(annotated),
        *_nobody(annotated),
        *_one_voice(annotated),
        *_own_word(annotated, by_signal.get("bare_stretch")),
    ]
    order = list(Gap)
    kept = {question.words: question for question in reversed(found)}
    return tuple(sorted(kept.values(), key=lambda q: (order.index(q.gap), -q.claims, q.span)))


def first_and_more(asked: tuple[Question, ...]) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Return the questions to show at once, no kind crowding out the others, and the rest, both in their order."""
    seen: Counter[Gap] = Counter()
    turns: list[tuple[int, int]] = []
    for place, question in enumerate(asked):
        turns.append((seen[question.gap], place))
        seen[question.gap] += 1
    first = {place for turn, place in sorted(turns)[:MOST] if turn < _EACH}
    shown = tuple(question for place, question in enumerate(asked) if place in first)
    return shown, tuple(question for place, question in enumerate(asked) if place not in first)


def _accused(annotated: Annotated, reading: Reading | None) -> Iterator[Question]:
    """Ask whether those who are accused by name were asked; where the signal says that they were, nothing."""
    if reading is None or reading.value != 0:
        return
    people = people_named(annotated)
    for found in reading.evidence:
        about = annotated.sentence_at(found.span.start).span
        if is_turned_down(annotated, found.span) or any(
            is_negated(word.lower()) for word in Span(about.start, found.span.end).of(annotated.text).split()
        ):
            continue
        charged = _charged(annotated, found.span)
        named = sorted(accused_by(annotated, found.span)) or ([charged[1]] if charged else [])
        for who in map(one_line, named):
            asking = f"{who}, who is accused here" if who in people else f"{_small(annotated, who)} about this"
            yield _question(annotated, Gap.ACCUSED, f"Did anyone ask {asking}?", about)


def _charged(annotated: Annotated, word: Span) -> tuple[str, str, str] | None:
    """Return the accusation to which a word for it belongs, where nobody in particular makes it."""
    for link in annotated.attributions:
        if link.source is None and link.cue.start <= word.start < link.cue.end:
            return _accusation(annotated, link)
    return None


def _accusation(annotated: Annotated, link: Attribution) -> tuple[str, str, str] | None:
    """Return who accuses, in a verb, whom, and of what; None where that is not plain."""
    found = wording.accusation(_said(annotated, link), words_of(annotated, link.cue))
    names = {words_of(annotated, m.span) for m in annotated.mentions}
    return found if found and (found[1] in names or wording.is_definite(found[1])) else None


def _said(annotated: Annotated, link: Attribution) -> list[str]:
    """Return the words of a claim, the name right before its cue included: "Ana Ruiz | has been accused of"."""
    parts = [words_of(annotated, span) for span in link.content]
    if len(parts) == 1 and link.content[0].start > link.cue.start:
        beside = (m.span for m in annotated.mentions if 0 < link.cue.start - m.span.end <= _BESIDE)
        parts = [*(words_of(annotated, span) for span in beside), *parts]
    return parts


def _of_sources(annotated: Annotated) -> Iterator[Question]:
    """Ask for the names of hidden sources, for the document meant, and for those behind another outlet's report."""
    numbers = set(annotated.claim_numbers)
    bearing = _bearing(annotated)
    for source in annotated.sources:
        first = _fullest(annotated, source)
        if first is None or first.source is None or not first.resolved or _vouched(annotated, first):
            continue
        claims = sum(i in numbers for i in source.attributions)
        if source.identified is not Identified.NAMED:
            if bearing.isdisjoint(source.attributions):
                continue
            asked = _of_hidden(annotated, source, first)
        elif source.source_type is SourceType.MEDIA and claims and not _is_own(annotated, source):
            asked = _of_outlet(annotated, source, first)
        else:
            asked = None
        if asked is not None:
            yield _question(annotated, *asked, first.source, claims)


def _bearing(annotated: Annotated) -> frozenset[int]:
    """Return the attributions on which a claim of the prose rests."""
    in_prose = (c for c in annotated.chains if annotated.in_prose(annotated.attributions[c.links[-1]].cue))
    return frozenset(n for chain in in_prose for n in chain.links if annotated.attributions[n].content)


def _of_hidden(annotated: Annotated, source: Source, first: Attribution) -> tuple[Gap, str] | None:
    """Return the question for a source that is not named; None where its words do not bear one, or its reason is given."""
    phrase = _small(annotated, one_line(source.words, _MOST_PHRASE))
    if wording.is_meant(phrase):
        return Gap.UNNAMED, f"Who is meant by {quoted(phrase)}?"
    if chosen := wording.one_of(phrase):
        return Gap.UNNAMED, f"Which {chosen}?"
    if not wording.is_askable(phrase) or wording.is_shielded(phrase) or _holds_a_name(annotated, first):
        return None
    if source.source_type not in PEOPLE and not wording.is_holder(phrase):
        lost = wording.is_indefinite(phrase) and not wording.holds_a_name(phrase)
        return (Gap.WHICH, f"Which {wording.bare(wording.head(phrase))}?") if lost else None
    if why_hidden([annotated.attributions[i] for i in source.attributions]):
        return None
    if wording.is_body(phrase):
        return Gap.UNNAMED, f"Who at {wording.definite(wording.head(phrase))} said so?"
    several = wording.is_plural(phrase)
    if several and wording.head(phrase) == phrase and wording.is_indefinite(phrase):
        return Gap.UNNAMED, f"Which {wording.bare(phrase)}?"
    return Gap.UNNAMED, f"Why {'are' if several else 'is'} {wording.definite(wording.short(phrase))} not named?"


def _holds_a_name(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a person is named within a source that counts as not named: the reading is in doubt, and nothing is asked."""
    assert link.source is not None
    within = (m for m in annotated.mentions if m.label is MentionLabel.PERSON)
    return any(link.source.start <= m.span.start < link.source.end for m in within)


def _small(annotated: Annotated, phrase: str) -> str:
    """Return a phrase fit to stand within a sentence."""
    names = {word for m in annotated.mentions for word in m.canonical.split()}
    first = phrase.partition(" ")[0]
    if not is_role(first.lower()) and first.lower() not in VAGUE and first.lower() not in annotated.tokens.words:
        names.add(first)  # a word that is never written small may be a name that the reading missed
    return wording.decapitalised(phrase, frozenset(names))


def _nobody(annotated: Annotated) -> Iterator[Question]:
    """Ask who says what is handed to nobody: once where one hearsay holds another."""
    claims = Counter(number for chain in annotated.chains for number in chain.links)
    for number, link in enumerate(annotated.attributions):
        if (
            _is_agentless(link)
            and annotated.in_prose(link.cue)
            and not _vouched(annotated, link)
            and not _is_denied(annotated, link)
        ):
            held = link.parent is not None and _is_agentless(annotated.attributions[link.parent])
            if not held and not wording.is_forecast(words_of(annotated, link.cue)):
                yield _who_says(annotated, link, claims[number])


def _is_denied(annotated: Annotated, link: Attribution) -> bool:
    """Say whether nobody has to answer for a claim: it is told as turned down, or that there is no charge."""
    charges = wording.is_charge(words_of(annotated, link.cue))
    return is_turned_down(annotated, link.cue) or (charges and is_no_charge(annotated, link.cue))


def _is_agentless(link: Attribution) -> bool:
    return link.source is None and link.kind is AttributionKind.EVIDENTIAL and bool(link.content)


def _who_says(annotated: Annotated, link: Attribution, claims: int) -> Question:
    cue = words_of(annotated, link.cue)
    parts = _said(annotated, link)
    whole = Span(min(s.start for s in (link.cue, *link.content)), max(s.end for s in (link.cue, *link.content)))
    if charged := _accusation(annotated, link):
        verb, whom, what = charged
        return _question(annotated, Gap.NOBODY, f"Who {verb} {_small(annotated, whom)} of {what}?", whole, claims)
    said = wording.claim(parts, cue)
    if said is not None:
        words = f"Who {wording.asking(cue)} that {_small(annotated, said)}?"
        return _question(annotated, Gap.NOBODY, words, whole, claims)
    sentence = annotated.sentence_at(link.cue.start).span
    words = f"Who says so: {quoted(one_line(words_of(annotated, sentence), _MOST_QUOTE).rstrip('.'))}?"
    return _question(annotated, Gap.NOBODY, words, sentence, claims)


def _one_voice(annotated: Annotated) -> Iterator[Question]:
    """Ask for a second voice where all that is claimed rests on one."""
    numbers = annotated.claim_numbers
    for source in annotated.sources:
        resting = sum(i in source.attributions for i in numbers)
        named = source.identified is Identified.NAMED and source.source_type in PEOPLE
        if named and resting >= _LEAST_CLAIMS and resting == len(numbers):
            first = annotated.first_in_prose(source)
            if first is not None and first.source is not None:
                words = f"Does anybody but {one_line(source.label, _MOST_PHRASE)} say so?"
                yield _question(annotated, Gap.ONE_VOICE, words, first.source, resting)


def _own_word(annotated: Annotated, reading: Reading | None) -> Iterator[Question]:
    """Ask how the writer knows, where no source speaks for a large part of the article."""
    for found in () if reading is None else reading.evidence:
        words = sum(tokenise(found.words).is_word)
        if (
            words >= _OWN_WORDS
            and words >= _OWN_WORD * annotated.prose_words
            and not _tells_of_itself(annotated, found.span)
        ):
            about = next(_told(annotated, found.span), None)
            if about is not None:
                yield _question(annotated, Gap.OWN_WORD, "How does the writer know this, and what follows it?", about)


def _tells_of_itself(annotated: Annotated, within: Span) -> bool:
    """Say whether a writer tells in a stretch what they saw or think: "I have driven it every morning for eleven years"."""
    tokens = annotated.tokens
    for i in range(*tokens.range(within.start, within.end)):
        numbered = i > 0 and tokens.words[i - 1][:1].isupper()  # "World War I"
        if tokens.words[i] == "I" and not numbered and not annotated.in_quote(tokens.starts[i]):
            return True
    return False


def _told(annotated: Annotated, within: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch that tell something in the writer's own voice.

    A headline, or a question, is nothing that a writer knows; what somebody says, or is handed to nobody, has questions of its own.
    """
    said = {annotated.sentence_at(link.cue.start).span for link in annotated.attributions}
    for sentence in annotated.sentences:
        if (
            within.start < sentence.span.end
            and sentence.span.start < within.end
            and sentence.prose
            and sentence.span not in said
        ):
            words = words_of(annotated, sentence.span).rstrip("”’\"')")
            if words.endswith((".", "!")):
                yield Span(sentence.span.start, min(sentence.span.end, within.end))


def _vouched(annotated: Annotated, link: Attribution) -> bool:
    """Say whether all this is told by somebody named, who can be asked about it; a newspaper or a file only passes it on."""
    above = link.parent
    while above is not None:
        outer = annotated.attributions[above]
        passes_on = outer.source_type in (SourceType.MEDIA, SourceType.DOCUMENT)
        if outer.identified is Identified.NAMED and outer.resolved and not passes_on:
            return True
        above = outer.parent
    return False


def _fullest(annotated: Annotated, source: Source) -> Attribution | None:
    """Return the attribution in the prose whose words describe a source most fully; the first where they stand in none."""
    found = (annotated.attributions[i] for i in source.attributions)
    spoken = [link for link in found if link.source is not None and annotated.in_prose(link.cue)]
    full = (link for link in spoken if link.source is not None and link.source.of(annotated.text) == source.words)
    return next(full, spoken[0] if spoken else None)


def _of_outlet(annotated: Annotated, source: Source, first: Attribution) -> tuple[Gap, str] | None:
    """Return the question who told an outlet, with the article that stands before its name in the text."""
    name = one_line(source.label, _MOST_PHRASE)
    parts = name.split()
    plain = all(part[:1].isupper() or part[:1].isdigit() or part.lower() in _JOINTS or "." in part for part in parts)
    if (
        len(parts) > _MOST_NAME
        or not plain
        or is_role(name.lower())
        or name in people_named(annotated)
        or "’s" in name
        or "'s" in name
    ):
        return None
    spoken = words_of(annotated, first.source) if first.source else ""
    with_article = any(search(rf"\bthe\s+{escape(part)}", spoken, IGNORECASE) for part in parts)
    return Gap.OUTLET, f"Who told {'the ' if with_article else ''}{name}?"


def _is_own(annotated: Annotated, source: Source) -> bool:
    """Say whether a source is the article's own outlet: every chain that it stands on says so."""
    chains = [chain for chain in annotated.chains if set(chain.links) & set(source.attributions)]
    return bool(chains) and all(chain.own_outlet for chain in chains)


def _question(annotated: Annotated, gap: Gap, words: str, about: Span, claims: int = 1) -> Question:
    sentence = annotated.sentence_at(about.start).span
    context = words_of(annotated, Span(min(sentence.start, about.start), max(sentence.end, about.end)))
    held = context.rstrip(".") in words
    return Question(
        gap=gap, words=words, span=about, context="" if held else one_line(context, _MOST_QUOTE), claims=claims
    )
