"""Whether a study, a poll or a report is plainly one that a reader cannot find: neither named, nor told elsewhere whose it is."""

from credscore.annotate.annotated import Annotated
from credscore.annotate.english import grammar
from credscore.annotate.english.namewords import DEMONYMS
from credscore.annotate.english.nouns import NUMBERS
from credscore.annotate.values import Attribution, Identified, MentionLabel, Sentence, SourceType
from credscore.lint.around import (
    cue_words,
    end_of,
    has_note,
    holds_name,
    is_aside,
    is_excerpt,
    is_in_account,
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
_BEFORE, _AFTER, _BELOW = 1, 2, 5  # sentences in which it may be told whose a document is
_BESIDE = 8  # words after a document in which it is said who made it
_LEAD = 2  # sentences that sum up what is told below them
_TOP = 5  # sentences at the head of an article in which what it is about may go without its name
_FINDING, _STUDIES, _KEPT, _ISSUED, _SPOKEN_OF, _CROWDS = (
    listed("lint", name) for name in ("finding", "studies", "kept", "issued", "spoken_of", "crowds")
)
_POINTING = frozenset({"that", "this", "those"})
_AGAIN, _SHARES, _PAPERS, _SCHOLARS = (listed("lint", name) for name in ("again", "shares", "papers", "scholars"))
_COUNTS = (NUMBERS - listed("lint", "uncounted")) | _SHARES
_POLLS = frozenset({"polling", "polls", "surveys"})
_STUDY = "study"
_ORDINALS = ("st", "nd", "rd", "th")
_JOINED = frozenset({"by", "and"})
_ISSUERS = frozenset({SourceType.DOCUMENT, SourceType.EXPERT, SourceType.MEDIA, SourceType.ORGANISATION})


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
    if has_note(annotated, link.cue.start):
        return True
    if start < end_of(annotated, _LEAD) or _says_whose(annotated, link) or _is_pointed_at(annotated, link):
        return True
    around = near(annotated, start, before=_BEFORE, after=_AFTER)
    if any(other.source_type in _ISSUERS for other in named_in(annotated, around)):
        return True
    if is_shown(annotated, link) or _is_background(annotated, link) or _is_told_of_below(annotated, link):
        return True
    seen = annotated.sentences if start < end_of(annotated, _TOP) else around
    return any(names_report(annotated, sentence.span, link.content) for sentence in seen)


def _is_background(annotated: Annotated, link: Attribution) -> bool:
    """Say whether what is found is the background of something else: polls without a figure or a share, or what has long been found, again and again."""
    assert link.source is not None
    tokens = annotated.tokens
    _, stop = tokens.range(link.source.start, link.source.end)
    _, after = tokens.range(link.cue.start, link.cue.end)
    if not _AGAIN.isdisjoint(tokens.lower[stop:after]):
        return True
    found = (tokens.lower[i] for span in link.content for i in range(*tokens.range(span.start, span.end)))
    words = [part for word in found for part in word.split("-")]
    figure = any(word[:1].isdigit() and not word.endswith(_ORDINALS) for word in words) or not _COUNTS.isdisjoint(words)
    return not figure and not _POLLS.isdisjoint(words_of(annotated, link.source).lower().split())


def _is_told_of_below(annotated: Annotated, link: Attribution) -> bool:
    """Say whether somebody is named soon after a document whose study, trade or medium it may be: "researchers at Elmet", "the site Orle.com"."""
    assert link.source is not None
    own = annotated.sentence_at(link.source.start)
    told = tuple(s for s in near(annotated, link.source.start, after=_BELOW) if s.span.start > own.span.start)
    words = [set(annotated.tokens.lower[s.first : s.stop]) for s in told[:_AFTER]]
    if any(not _PAPERS.isdisjoint(w) for w in words) or any(_STUDY in w for w in words[:1]):
        return True  # a medium is told of, or a study of the same matter
    if told and _speaks_for_a_body(annotated, told[0]):
        return True
    return any(
        not _SCHOLARS.isdisjoint(annotated.tokens.lower[s.first : s.stop]) and holds_name(annotated, s.span)
        for s in told
    )


def _speaks_for_a_body(annotated: Annotated, sentence: Sentence) -> bool:
    """Say whether one speaks in a sentence who is told of with a body, whose study it may be: "said Ana Ruiz, who heads the Institute"."""
    bodies = (m for m in annotated.mentions if m.label is MentionLabel.ORGANISATION)
    spoken = any(named_in(annotated, (sentence,)))
    return spoken and any(sentence.span.start <= m.span.start < sentence.span.end for m in bodies)


def _is_pointed_at(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a document was told of before ("that study"), is one of many ("poll after poll"), or somebody tells of it in the same sentence."""
    assert link.source is not None
    tokens = annotated.tokens
    first, _ = tokens.range(link.source.start, link.source.end)
    sentence = annotated.sentence_at(link.source.start).span
    if is_aside(annotated, link.source.start):
        return True
    if tokens.starts[first] > sentence.start and tokens.lower[first - 1] in grammar.DETERMINERS | {"after"}:
        return True
    if any(
        other.identified is Identified.NAMED and sentence.start <= other.cue.start < sentence.end
        for other in annotated.attributions
    ):
        return True
    return is_in_account(annotated, link.cue.start) or _is_made_by(annotated, link)


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
