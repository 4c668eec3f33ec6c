"""Whether a study, a poll or a report is plainly one that a reader cannot find: neither named, nor told elsewhere whose it is."""

from credscore.annotate.annotated import Annotated
from credscore.annotate.english import grammar
from credscore.annotate.english.namewords import DEMONYMS
from credscore.annotate.english.nouns import NUMBERS
from credscore.annotate.values import Attribution, Identified, MentionLabel, SourceType
from credscore.lint.around import (
    cue_words,
    end_of,
    holds_name,
    is_excerpt,
    is_of_speaker,
    is_post,
    is_real,
    is_shown,
    is_whole,
    named_in,
    named_or_not,
    names_report,
    near,
)
from credscore.lint.relayed import is_told_to_medium
from credscore.report.legible import words_of
from credscore.report.wording import head
from credscore.resources import words as listed

_SURE = 0.9
_BEFORE, _AFTER = 1, 2  # sentences in which it may be told whose a document is
_BESIDE = 8  # words after a document in which it is said who made it
_LEAD = 2  # sentences that sum up what is told below them
_TOP = 5  # sentences at the head of an article in which what it is about may go without its name
_FINDING, _STUDIES, _KEPT, _ISSUED, _SPOKEN_OF, _CROWDS = (
    listed("lint", name) for name in ("finding", "studies", "kept", "issued", "spoken_of", "crowds")
)
_POINTING = frozenset({"that", "this", "those"})
_RACE, _POLLS = listed("lint", "race"), frozenset({"polling", "polls"})
_JOINED = frozenset({"by", "and"})
_ISSUERS = frozenset({SourceType.DOCUMENT, SourceType.MEDIA, SourceType.ORGANISATION})


def is_lost(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a link rests on a document that plainly cannot be found by what the article says of it."""
    if link.source is None or link.confidence < _SURE or link.parent is not None:
        return False
    if _FINDING.isdisjoint(cue_words(annotated, link)) or not is_real(annotated, link) or not is_whole(annotated, link):
        return False
    return not (_is_in_others_words(annotated, link) or _can_be_found(annotated, link))


def _is_in_others_words(annotated: Annotated, link: Attribution) -> bool:
    """Say whether somebody else tells of a document: it stands in a quotation, a post, an excerpt, or an account told to a medium."""
    assert link.source is not None
    start = link.source.start
    if annotated.in_quote(link.cue.start) or is_of_speaker(annotated, link.cue.start):
        return True
    if is_post(annotated, start) or is_excerpt(annotated, start):
        return True
    beside = named_or_not(annotated, start, before=_BEFORE, after=_AFTER)
    return any(is_told_to_medium(annotated, other) for other in beside)


def _can_be_found(annotated: Annotated, link: Attribution) -> bool:
    """Say whether it is told whose a document is, here or near, or is plainly yet to be told or of no weight."""
    assert link.source is not None
    start = link.source.start
    if start < end_of(annotated, _LEAD) or _says_whose(annotated, link) or _is_pointed_at(annotated, link):
        return True
    around = near(annotated, start, before=_BEFORE, after=_AFTER)
    if any(other.source_type in _ISSUERS for other in named_in(annotated, around)):
        return True
    if is_shown(annotated, link) or _is_of_a_race(annotated, link):
        return True
    seen = annotated.sentences if start < end_of(annotated, _TOP) else around
    return any(names_report(annotated, sentence.span, link.content) for sentence in seen)


def _is_of_a_race(annotated: Annotated, link: Attribution) -> bool:
    """Say whether polls are told of in passing, for how a race stands, and no figure is given: the background of something else."""
    sentence = annotated.sentence_at(link.cue.start)
    words = annotated.tokens.lower[sentence.first : sentence.stop]
    figure = any(word[0].isdigit() for word in words) or not NUMBERS.isdisjoint(words)
    return not (figure or _POLLS.isdisjoint(words) or _RACE.isdisjoint(words))


def _is_pointed_at(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a document was told of before ("that study"), is one of many ("poll after poll"), or somebody tells of it in the same sentence."""
    assert link.source is not None
    tokens = annotated.tokens
    first, _ = tokens.range(link.source.start, link.source.end)
    sentence = annotated.sentence_at(link.source.start).span
    if tokens.starts[first] > sentence.start and tokens.lower[first - 1] in grammar.DETERMINERS | {"after"}:
        return True
    if any(
        other.identified is Identified.NAMED and sentence.start <= other.cue.start < sentence.end
        for other in annotated.attributions
    ):
        return True
    return _is_in_account(annotated, link) or _is_made_by(annotated, link)


def _is_in_account(annotated: Annotated, link: Attribution) -> bool:
    """Say whether the same person speaks before a document is told of and after it, as one who tells of it too."""
    around = near(annotated, link.cue.start, before=1, after=1)
    first, last = ({other.canonical for other in named_in(annotated, (s,))} for s in (around[0], around[-1]))
    return not first.isdisjoint(last)


def _is_made_by(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a body is named right after the words for a document, or near the one report, whose it may be."""
    assert link.source is not None
    tokens = annotated.tokens
    _, stop = tokens.range(link.source.start, link.source.end)
    ends = min(tokens.starts[min(stop + _BESIDE, len(tokens) - 1)], annotated.sentence_at(link.source.start).span.end)
    one = words_of(annotated, link.source).lower().split()[-1] == "report"
    around = near(annotated, link.source.start, before=_BEFORE, after=_AFTER)
    start, end = (around[0].span.start, around[-1].span.end) if one else (link.source.end, ends)
    return any(m.label is MentionLabel.ORGANISATION and start <= m.span.start < end for m in annotated.mentions) and (
        one or link.cue.start < link.source.start
    )


def _says_whose(annotated: Annotated, link: Attribution) -> bool:
    """Say whether the words for a document hold a name, or say in others whose it is; or are for no document at all."""
    assert link.source is not None
    words = words_of(annotated, link.source).split()
    said = [word.lower() for word in words]
    if "after" in said or not _POINTING.isdisjoint(said):
        return True  # "poll after poll", "a report into that flight"
    if head(" ".join(said)).rpartition(" ")[2] not in _STUDIES - _KEPT or said[0] in _SPOKEN_OF | _CROWDS:
        return True
    opens = link.source.start == annotated.sentence_at(link.source.start).span.start
    large = words[1:] if opens else words  # the first word of a sentence is written large though it is no name
    named = any(word[:1].isupper() and word.lower() not in DEMONYMS for word in large) or (
        len(words[0]) > 1 and words[0].isupper()
    )
    return named or not _JOINED.isdisjoint(said) or not _ISSUED.isdisjoint(said) or holds_name(annotated, link.source)
