"""Whether a source without a name is another medium's: somebody told that medium, which kept the name and can be asked."""

from credscore.annotate.annotated import Annotated
from credscore.annotate.english import grammar
from credscore.annotate.english.kinds import body_type
from credscore.annotate.english.namewords import DEMONYMS
from credscore.annotate.english.nouns import is_masthead
from credscore.annotate.values import Attribution, MentionLabel, SourceType
from credscore.lint.around import cue_words, end_of, is_retold, near
from credscore.report.legible import words_of
from credscore.resources import words as listed

_HEARER = 4  # words after a cue in which it is said who was told
_MEDIUM = 7  # words after an article in which it is said to be one: "the new issue of Orle magazine"
_BEFORE = 1  # sentences in which an account begins that a source goes on with
_AFTER = 3  # sentences in which it may be told whose it is
_TELLING, _RELAYING, _REPORTING, _PAPERS, _HIDING = (
    listed("lint", name) for name in ("telling", "relaying", "reporting", "papers", "hiding")
)
_TO = frozenset({"by", "to", "with"})
_SPEAKER, _CITING, _REPORT = "i", "citing", "report"
_LEAD = 2  # sentences at the head of an article, which hold its news
_OWNERS = ("'s", "’s", "'", "’")
_SOURCES = frozenset({"insider", "insiders", "source", "sources"})


def is_relayed(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a link rests on another medium's source: told so in its sentence, in one before with whose account it goes on, or soon after."""
    if is_told_to_medium(annotated, link) or _is_of_medium(annotated, link) or is_retold(annotated):
        return True
    if _CITING in cue_words(annotated, link) and link.cue.start < end_of(annotated, _LEAD):
        return False  # the news of the article rests on it: "the Courier reported, citing two aides"
    here = annotated.sentence_at(link.cue.start)
    start = near(annotated, link.cue.start, before=_BEFORE)[0].span.start
    opens = min(s.span.start for s in annotated.sentences if s.paragraph == here.paragraph)
    for other in annotated.attributions:
        if other is link or other.source is None or other.cue.start >= here.span.end:
            continue
        if start <= other.cue.start and (_passes_on(annotated, other) or is_told_to_medium(annotated, other)):
            return True
        if opens <= other.cue.start and _is_of_report(annotated, other):
            return True  # the paragraph goes on with what a report tells
    return _is_told_next(annotated, link)


def _is_told_next(annotated: Annotated, link: Attribution) -> bool:
    """Say whether it is told soon after that a source, or another who hides, told a medium, or the next sentence names one where "sources reported"."""
    here, *after = near(annotated, link.cue.start, after=_AFTER)
    next_one = after[0].span.end if after else here.span.end
    noun, reported = _last(annotated, link), not _REPORTING.isdisjoint(cue_words(annotated, link))
    told = (o for o in annotated.attributions if after and here.span.end <= o.cue.start < after[-1].span.end)
    return any(
        (reported and other.cue.start < next_one and _passes_on(annotated, other))
        or (
            (_last(annotated, other) == noun or {_last(annotated, other), noun} <= _HIDING)
            and is_told_to_medium(annotated, other)
        )
        for other in told
    )


def _last(annotated: Annotated, link: Attribution) -> str:
    """Return the last word for a source, as of one: "source" in "two more sources"."""
    return words_of(annotated, link.source).lower().split()[-1].removesuffix("s") if link.source else ""


def _is_of_report(annotated: Annotated, other: Attribution) -> bool:
    """Say whether a link is to a report by its word: "according to the report", "the Courier report"."""
    return _REPORT in words_of(annotated, other.source).lower().split() if other.source else False


def is_told_to_medium(annotated: Annotated, link: Attribution) -> bool:
    """Say whether somebody told it to one who goes by a name or is a medium: "told the Courier", "told the paper", "who spoke to the Courier"."""
    tokens = annotated.tokens
    first, stop = tokens.range(link.cue.start, link.cue.end)
    if not _TELLING.isdisjoint(tokens.lower[first:stop]) and _is_name(annotated, stop):
        return True
    sentence = annotated.sentence_at(link.cue.start)
    start, end = (first, stop) if link.source is None else tokens.range(link.source.start, link.source.end)
    last = min(max(stop, end) + _HEARER, sentence.stop)
    return any(
        tokens.lower[i] in _RELAYING and tokens.lower[i + 1] in _TO and _is_name(annotated, i + 2)
        for i in range(min(first, start), last - 1)
    )


def _is_name(annotated: Annotated, at: int) -> bool:
    """Say whether the words at a token are a name written large, or for a medium: "E! News", "the Courier", "the paper"."""
    tokens = annotated.tokens
    if at >= len(tokens):
        return False
    if tokens.lower[at] in grammar.ARTICLES:
        if not _PAPERS.isdisjoint(tokens.lower[at + 1 : at + _MEDIUM]) or any(
            map(is_masthead, tokens.lower[at + 1 : at + 2])
        ):
            return True  # "told the times", too
        at += 1
    if at >= len(tokens) or tokens.lower[at] == _SPEAKER:
        return False
    return tokens.is_word[at] and annotated.text[tokens.starts[at]].isupper()


def _is_of_medium(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a source is told of as a medium's, or somebody's: "the Courier's sources", "Courier sources", "a Harbour Weekly source"."""
    assert link.source is not None
    said = words_of(annotated, link.source).split()
    at = next((i for i, word in enumerate(said) if word.lower() in _HIDING), 0)
    if any(word[:1].isupper() and word.endswith(_OWNERS) for word in said[:at]):
        return True
    first = next((i for i in range(at, 0, -1) if not said[i - 1][:1].isupper()), 0)
    name = said[first + (said[first].lower() in grammar.DETERMINERS) : at]
    return bool(name) and said[at].lower() in _SOURCES and _is_a_mediums(annotated, link, name)


def _is_a_mediums(annotated: Annotated, link: Attribution, name: list[str]) -> bool:
    """Say whether a name before "sources" is a medium's, or may be: no office, people, place or party that is known for one."""
    assert link.source is not None
    kind = body_type(name)
    others = any(
        m.label is not MentionLabel.ORGANISATION and link.source.start <= m.span.start < link.source.end
        for m in annotated.mentions
    )
    known = others or name[-1].lower() in DEMONYMS or name[-1].isupper()
    opens = annotated.text.startswith(name[0], annotated.sentence_at(link.source.start).span.start)
    return kind is SourceType.MEDIA or (kind is None and not known and not opens)


def _passes_on(annotated: Annotated, other: Attribution) -> bool:
    """Say whether a link is to a medium, or to whoever else reported it."""
    if other.source is None:
        return False
    return other.source_type is SourceType.MEDIA or not _REPORTING.isdisjoint(cue_words(annotated, other))
