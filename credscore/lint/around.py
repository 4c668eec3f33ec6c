"""What stands around words of an article: whether they were cut out whole, and who else is named near them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from credscore.annotate.annotated import Annotated
from credscore.annotate.english import grammar
from credscore.annotate.english.nouns import NUMBERS
from credscore.annotate.text.tokens import DASHES
from credscore.annotate.values import Attribution, Identified, MentionLabel, Sentence
from credscore.report.legible import words_of
from credscore.resources import words as listed
from credscore.spans import Span

_UNREAL, _STUDIES, _ELSEWHERE, _TOLD_IN = (
    listed("lint", name) for name in ("unreal", "studies", "elsewhere", "told_in")
)
_BEFORE_NOUNS = grammar.COORDINATORS | grammar.SUBORDINATORS | grammar.TIME | grammar.ADVERBS
_NAMES = frozenset({MentionLabel.PERSON, MentionLabel.ORGANISATION})
_ENDS = tuple(".!?…:\"”'’)]")
_SPEAKER = re.compile(r"[A-Z][A-Z.’' -]{2,40}(?:, [^\n:]{1,60})?:\s")
_TURN = re.compile(r"(?:^|(?<=[.!?\])”\"] ))" + _SPEAKER.pattern, re.MULTILINE)
_LEADS = (":", "…", "...")
_SIGNATURE = re.compile(r"(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+, [A-Z][\w.’' -]{2,40}[\w)]")
_SPOKE = 3  # sentences before another in which one speaks who may tell it too
_LEAST_SPEAKERS = 4  # turns of a transcript
_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}s?")
_LONG_AGO, _CENTURIES = "1980", "1900"  # years before which nobody who speaks is a source of today's
MARKS = ".,;:!?()“”‘’\"'"
"""What may stand at the ends of a word that is cut out of a text at its blanks."""
_QUOTES = tuple("\"'“‘«")
_CUTS = ("[...]", "[…]", "[. . .]", ". … ")
_LED_IN = re.compile(r"\b(?:[Rr]eport(?:s|ed)|[Ww]r(?:ites|ote)|[Ff]rom [A-Z][^.:\n]{,40}): (?=[A-Z])")
_NOTE = re.compile(r"\[\d{1,3}\]")
_RETOLD = frozenset({"report", "reports"})
_SIGNED = "(@"  # as a post ends with who wrote it
_OF_POSTS = ("://", "@", "read more", "read:")


def cue_words(annotated: Annotated, link: Attribution) -> frozenset[str]:
    """Return the words of a link's cue in lower case."""
    return frozenset(words_of(annotated, link.cue).lower().split())


def is_real(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a link's cue tells of what was said, as against what would be or was not."""
    said = cue_words(annotated, link)
    return _UNREAL.isdisjoint(said) and not any(grammar.is_negated(word) for word in said)


def is_post(annotated: Annotated, at: int) -> bool:
    """Say whether the sentence at `at` is none: a network's post, a heading, or a line that leads to another page."""
    sentence = words_of(annotated, annotated.sentence_at(at).span).lower()
    ends = annotated.text.find("\n", at)
    if annotated.text.find(_SIGNED, _line(annotated, at), ends if ends >= 0 else len(annotated.text)) >= 0:
        return True
    return not sentence.endswith(_ENDS) or any(mark in sentence for mark in _OF_POSTS)


def is_shown(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a sentence leads to where its source stands on the page: "see below"."""
    sentence = annotated.sentence_at(link.cue.start)
    words = annotated.tokens.lower[sentence.first : sentence.stop]
    return any(before == "see" and word in _ELSEWHERE for before, word in pairwise(words))


def has_note(annotated: Annotated, at: int) -> bool:
    """Say whether the sentence at `at` leads to a note by a number, within it or right after it, as an encyclopedia's do: "... has cracks.[12]"."""
    span = annotated.sentence_at(at).span
    found = _NOTE.search(annotated.text, span.start)
    return found is not None and found.start() <= span.end + 1


def is_retold(annotated: Annotated) -> bool:
    """Say whether an article's headline says that it retells a report: "Report: ..."."""
    return not _RETOLD.isdisjoint(word.strip(MARKS).lower() for word in (annotated.article.title or "").split())


def is_excerpt(annotated: Annotated, at: int) -> bool:
    """Say whether a place lies in what was copied out of another text, after a colon or with its cuts marked: "The Courier reports: ..."."""
    start, text = _line(annotated, at), annotated.text
    ends = text.find("\n", at)
    line = text[start : ends if ends >= 0 else len(text)]
    led = text[:start].rstrip().endswith(_LEADS) and not line.lstrip().startswith(_QUOTES)
    after = text[ends:].lstrip().partition("\n")[0] if ends >= 0 else ""
    led = led or _SIGNATURE.fullmatch(after.strip()) is not None
    return led or any(mark in line for mark in _CUTS) or _LED_IN.search(text, start, at) is not None


def is_aside(annotated: Annotated, at: int) -> bool:
    """Say whether a place in a sentence stands in brackets."""
    before = annotated.text[annotated.sentence_at(at).span.start : at]
    return before.count("(") > before.count(")")


def is_of_speaker(annotated: Annotated, at: int) -> bool:
    """Say whether a place lies in what somebody speaks in a transcript, whose lines, or turns, begin with names in capitals."""
    if _SPEAKER.match(annotated.text, _line(annotated, at)) is not None:
        return True
    return sum(1 for _ in _TURN.finditer(annotated.text)) >= _LEAST_SPEAKERS


def _line(annotated: Annotated, at: int) -> int:
    """Return where the line begins in which a place lies."""
    return annotated.text.rfind("\n", 0, at) + 1


def is_whole(annotated: Annotated, link: Attribution) -> bool:
    """Say whether the words of a link's source are a noun phrase from its first word, and the cue is its verb: no piece of a longer one."""
    assert link.source is not None
    tokens = annotated.tokens
    first, stop = tokens.range(link.source.start, link.source.end)
    within = tokens.lower[first:stop]
    if not grammar.ARTICLES.isdisjoint(_nouns(within)[1:]):
        return False  # "a move a new poll"
    if link.cue.start >= link.source.end:
        between = tokens.lower[stop : tokens.range(link.cue.start, link.cue.end)[0]]
        if not grammar.RELATIVES.isdisjoint(between) or not DASHES.isdisjoint(between):
            return False  # "a teacher who told a pupil": it is told of the teacher, by somebody else
    elif not tokens.range(link.cue.start, link.cue.end)[1] < first:
        return True  # "said officials"
    if within[0] in grammar.ARTICLES or within[0] in NUMBERS or first == tokens.range(*_bounds(annotated, link))[0]:
        return True
    before = tokens.lower[first - 1]
    return not tokens.is_word[first - 1] or before in _BEFORE_NOUNS or grammar.is_adverb(before)


def tells_of_year(annotated: Annotated, at: int) -> bool:
    """Say whether what stands at a place is background: its sentence, or the one before, tells of a year."""
    return any(_years(words_of(annotated, s.span)) for s in near(annotated, at, before=1))


def is_history(annotated: Annotated, at: int) -> bool:
    """Say whether a story of the past is told: the headline or the sentence names a year long ago, or its paragraph one of another century."""
    here = annotated.sentence_at(at)
    told = (annotated.article.title or "", words_of(annotated, here.span))
    beside = (words_of(annotated, s.span) for s in annotated.sentences if s.paragraph == here.paragraph)
    long_ago = (year < _LONG_AGO for words in told for year in _years(words))
    centuries = (year < _CENTURIES for words in beside for year in _years(words))
    return any(long_ago) or any(centuries)


def _years(words: str) -> list[str]:
    """Return the words that are years."""
    stripped = (word.strip(MARKS) for word in words.split())
    return [word for word in stripped if _YEAR.fullmatch(word)]


def tells_of_a_medium(annotated: Annotated, sentence: Sentence) -> bool:
    """Say whether a sentence speaks of a report, or of the medium that had it, as told of before: "the magazine"."""
    words = annotated.tokens.lower[sentence.first : sentence.stop]
    return any(word in _TOLD_IN and before == "the" for before, word in pairwise(words))


def end_of(annotated: Annotated, sentences: int) -> int:
    """Return where the first so many sentences of the prose end; 0 where there is none."""
    ends = [sentence.span.end for sentence in annotated.sentences if sentence.prose][:sentences]
    return ends[-1] if ends else 0


def near(annotated: Annotated, at: int, *, before: int = 0, after: int = 0) -> tuple[Sentence, ...]:
    """Return the sentence at `at` with so many before and after it."""
    number = max(bisect_right(annotated.sentences, at, key=lambda sentence: sentence.span.start) - 1, 0)
    return annotated.sentences[max(number - before, 0) : number + after + 1]


def named_or_not(annotated: Annotated, at: int, *, before: int, after: int) -> Iterator[Attribution]:
    """Yield the attributions to somebody, or something, that stand in the sentence at `at` and so many before and after it."""
    sentences = near(annotated, at, before=before, after=after)
    start, end = sentences[0].span.start, sentences[-1].span.end
    for link in annotated.attributions:
        if start <= link.cue.start < end and link.source is not None:
            yield link


def named_in(annotated: Annotated, sentences: tuple[Sentence, ...]) -> Iterator[Attribution]:
    """Yield the attributions to somebody, or something, that is named whose cues stand in sentences."""
    start, end = sentences[0].span.start, sentences[-1].span.end
    for link in annotated.attributions:
        if start <= link.cue.start < end and link.resolved and link.identified is Identified.NAMED:
            yield link


def is_in_account(annotated: Annotated, at: int) -> bool:
    """Say whether the same person speaks before a sentence and after it, as one who tells what it holds too."""
    own = annotated.sentence_at(at).span
    before = {o.canonical for o in named_in(annotated, near(annotated, at, before=_SPOKE)) if o.cue.end <= own.start}
    after = {o.canonical for o in named_in(annotated, near(annotated, at, after=1)) if o.cue.start >= own.end}
    return not before.isdisjoint(after)


def names_report(annotated: Annotated, span: Span, but: tuple[Span, ...] = ()) -> bool:
    """Say whether a sentence speaks of a study or a report beside somebody named, whose it may be; what stands in spans of `but` left out."""
    first, stop = annotated.tokens.range(span.start, span.end)
    return not _STUDIES.isdisjoint(annotated.tokens.lower[first:stop]) and holds_name(annotated, span, but)


def holds_name(annotated: Annotated, span: Span, but: tuple[Span, ...] = ()) -> bool:
    """Say whether a person or a body is named in a span, what stands in spans of `but` left out."""
    return any(
        m.label in _NAMES
        and span.start <= m.span.start < span.end
        and not any(left.start <= m.span.start < left.end for left in but)
        for m in annotated.mentions
    )


def _nouns(within: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a phrase up to the first preposition, relative or comma."""
    stops = grammar.PREPOSITIONS | grammar.RELATIVES
    ends = (i for i, word in enumerate(within) if i and (word in stops or not word[0].isalnum()))
    return within[: next(ends, len(within))]


def _bounds(annotated: Annotated, link: Attribution) -> tuple[int, int]:
    assert link.source is not None
    span = annotated.sentence_at(link.source.start).span
    return span.start, span.end
