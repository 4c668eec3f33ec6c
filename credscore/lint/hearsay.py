"""Whether a claim is plainly handed to nobody: by a word for hearsay that holds now, in the article's own account, about a whole clause."""

from credscore.annotate.annotated import Annotated
from credscore.annotate.english import grammar
from credscore.annotate.english.nouns import is_role
from credscore.annotate.text.tokens import DASHES
from credscore.annotate.values import Attribution, Identified, SourceType
from credscore.lint.around import (
    MARKS,
    cue_words,
    end_of,
    is_aside,
    is_excerpt,
    is_history,
    is_of_speaker,
    is_post,
    is_real,
    is_retold,
    named_in,
    named_or_not,
    names_report,
    near,
    tells_of_a_medium,
    tells_of_year,
)
from credscore.lint.relayed import is_told_to_medium
from credscore.report.legible import words_of
from credscore.report.speakers import people_named
from credscore.report.wording import head, is_body
from credscore.resources import words as listed
from credscore.spans import Span

_SURE = 0.8
_LEAST_SAID = 4  # words of a claim that stands alone
_LEAST_ALONE = 7  # words of one that may point at another
_BEFORE, _AFTER = 2, 3  # sentences in which it may be told who reported it
_TOP = 2  # sentences at the head of an article, which sum up what is told below
_HEARSAY, _RUMOURS, _AFOOT, _REPORTING, _REPORTEDLY, _ONCE, _AT_LARGE, _POINTING = (
    listed("lint", name)
    for name in ("hearsay", "rumours", "afoot", "reporting", "reportedly", "once", "at_large", "pointing")
)
_HIDING = listed("lint", "hiding") | listed("lint", "nearness")
_OPENERS = grammar.COORDINATORS | grammar.PREPOSITIONS | grammar.SUBORDINATORS
_PERSONAL = frozenset({"he", "she", "them", "they"})
_BREAKS = DASHES | {"…", "-"}
_ASKED, _OWNERS = "your", ("'s", "’s")
_SLIGHT = frozenset({"believed", "said", "thought", "understood"})
_DOING = "ing"
_DENYING = frozenset({"never", "not"})
_HELD = frozenset({"believed", "thought"})
_SAID = _HELD | {"said"}  # by people at large, after "it": "it has been said that"
_MET, _LEGENDS, _BORNE_OUT, _GRAVE = (listed("lint", name) for name in ("met", "legends", "borne_out", "grave"))
_APOSTROPHES = frozenset("'’")
_PASSED_ON = frozenset({SourceType.MEDIA, SourceType.DOCUMENT, SourceType.ORGANISATION})


def is_hearsay(annotated: Annotated, span: Span) -> bool:
    """Say whether what stands in a span is plainly handed to nobody."""
    return span != annotated.sentence_at(span.start).span and any(
        link.source is None and span.start <= link.cue.start < span.end and _is_plain(annotated, link, span)
        for link in annotated.attributions
    )


def _is_plain(annotated: Annotated, link: Attribution, span: Span) -> bool:
    if (
        link.confidence < _SURE
        or link.parent is not None
        or annotated.in_quote(link.cue.start)
        or is_of_speaker(annotated, link.cue.start)
    ):
        return False
    if not is_real(annotated, link) or not _is_of_hearsay(cue_words(annotated, link)):
        return False
    if is_post(annotated, span.start) or is_excerpt(annotated, link.cue.start) or _is_topic(annotated, link):
        return False
    at = link.cue.start
    if tells_of_year(annotated, at) or is_history(annotated, at) or _is_legend(annotated, at):
        return False
    if _is_common_view(annotated, link) or _is_slight(annotated, link, span):
        return False
    return _is_clause(annotated, link, span) and not _is_passed_on(annotated, link)


def _is_of_hearsay(said: frozenset[str]) -> bool:
    """Say whether a cue's words hand a claim to hearsay, now: "is said to", "rumours have circulated that", and not "claims", "was thought"."""
    if not _REPORTEDLY.isdisjoint(said):
        return True
    if not _ONCE.isdisjoint(said) or not _AT_LARGE.isdisjoint(said) or (not _SAID.isdisjoint(said) and "it" in said):
        return False
    passive = not _HEARSAY.isdisjoint(said) and not grammar.BE.isdisjoint(said)
    return passive or (not _RUMOURS.isdisjoint(said) and not _AFOOT.isdisjoint(said))


def _is_legend(annotated: Annotated, at: int) -> bool:
    """Say whether a paragraph, or the one before, tells a legend: whose it is need not be said of each piece of it."""
    here = annotated.sentence_at(at).paragraph
    told = (s for s in annotated.sentences if here - 1 <= s.paragraph <= here)
    return any(not _LEGENDS.isdisjoint(annotated.tokens.lower[s.first : s.stop]) for s in told)


def _is_common_view(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a claim is what people hold of the world, and no news of somebody: "ice is thought to", "the reform is said to be of use"."""
    cue = cue_words(annotated, link)
    if grammar.BE.isdisjoint(cue) or "to" not in cue or not _RUMOURS.isdisjoint(cue):
        return False
    _, stop = annotated.tokens.range(link.cue.start, link.cue.end)
    subject, does = link.content[0], annotated.tokens.lower[stop : stop + 2]
    words = words_of(annotated, subject).lower().split()
    if not _HELD.isdisjoint(cue):
        return _PERSONAL.isdisjoint(words) or "have" in does
    what = head(" ".join(words))
    within = (m.span for m in annotated.mentions if subject.start <= m.span.start < subject.end <= link.cue.start)
    named = any(not annotated.text.startswith(_OWNERS, m.end) for m in within)  # "Orle's dish" is no name
    somebody = named or not _PERSONAL.isdisjoint(words) or is_role(what.rpartition(" ")[2]) or is_body(what)
    return does[:1] in {("be",), ("have",)} and not somebody


def _is_slight(annotated: Annotated, link: Attribution, span: Span) -> bool:
    """Say whether a claim by "is said to" or "it is understood" only tells what somebody is, has or feels, or what is so: no deed, number, harm or denial."""
    cue = cue_words(annotated, link)
    if _SLIGHT.isdisjoint(cue) or grammar.BE.isdisjoint(cue):
        return False
    tokens = annotated.tokens
    first, stop = tokens.range(span.start, span.end)
    _, after = tokens.range(link.cue.start, link.cue.end)
    words = tokens.lower[first:stop]
    if any(word[:1].isdigit() or word in _DENYING for word in words) or not _GRAVE.isdisjoint(words):
        return False
    if "it" in cue or "to" not in cue:
        return True
    does, what = tokens.lower[after : after + 1], tokens.lower[after + 1 : after + 2]
    being = does == ("be",) and not any(word.endswith(_DOING) for word in what)
    return being or (does == ("have",) and bool(what) and not grammar.is_past(tokens, after + 1))


def _is_topic(annotated: Annotated, link: Attribution) -> bool:
    """Say whether rumours are what an article tells of, as it tells how they were met; or only what there are reports "of"."""
    cue = cue_words(annotated, link)
    if _RUMOURS.isdisjoint(cue):
        return False
    tokens = annotated.tokens
    first, _ = tokens.range(link.cue.start, link.cue.end)
    _, stop = tokens.range(link.content[0].start, link.content[0].end)
    if "that" not in tokens.lower[first:stop] or "of" in cue:
        return True
    titled = annotated.article.title or ""
    beside = [words_of(annotated, s.span) for s in near(annotated, link.cue.start, before=1, after=2)]
    told = {word.strip(MARKS).lower() for words in (titled, beside[0], *beside[2:]) for word in words.split()}
    return not _MET.isdisjoint(told)


def _is_clause(annotated: Annotated, link: Attribution, span: Span) -> bool:
    """Say whether a claim is a whole clause, and its cue does not stand apart in it: "a walk, reportedly to calm down"."""
    tokens = annotated.tokens
    first, stop = tokens.range(span.start, span.end)
    cue, after = tokens.range(link.cue.start, link.cue.end)
    within = tokens.lower[first:stop]
    said = tokens.count(first, stop) - (after - cue)
    if said < _LEAST_SAID or not _BREAKS.isdisjoint(within) or within.count("(") != within.count(")"):
        return False
    whole = annotated.sentence_at(link.cue.start).span
    if is_aside(annotated, link.cue.start) or any(
        q.span.start < whole.end and whole.start < q.span.end for q in annotated.quotes
    ):
        return False  # an aside, or what somebody said word for word
    if _ASKED in within or (said < _LEAST_ALONE and not _POINTING.isdisjoint(within)):
        return False  # put to somebody ("your firm"), or "she reportedly gave it to them"
    if first < cue and not _is_subject(annotated, first, cue):
        return False
    if not grammar.COORDINATORS.isdisjoint(tokens.lower[after : after + 1]) or _runs_on(annotated, after, stop):
        return False
    return _opens(annotated, first, cue)


def _runs_on(annotated: Annotated, first: int, stop: int) -> bool:
    """Say whether a claim runs on into another clause, which may be the article's own: "is said to have left, and some wonder why"."""
    lower = annotated.tokens.lower
    joins = (i for i in range(first + 1, stop) if lower[i] in grammar.COORDINATORS and lower[i - 1] == ",")
    return any(not grammar.FINITE.isdisjoint(lower[i + 2 : stop]) for i in joins)


def _opens(annotated: Annotated, first: int, cue: int) -> bool:
    """Say whether a claim opens its clause, and is under no other: nothing that belongs to it stands before it."""
    tokens = annotated.tokens
    opens = annotated.sentence_at(tokens.starts[first]).first
    before = tokens.lower[first - 1] if first > opens else ""
    if before == "," and "," in tokens.lower[first:cue]:
        return False  # "Ruiz, the clerk, had reportedly": a piece of the subject
    if not before or not (tokens.is_word[first - 1] or before in _APOSTROPHES):
        return True
    # no clause under another: "while she is said to have left" is granted in passing
    return before in grammar.COORDINATORS and first < cue and not tokens.is_word[first - 2]


def _is_subject(annotated: Annotated, first: int, cue: int) -> bool:
    """Say whether the tokens from `first` up to a cue are the subject of its clause and no more."""
    tokens = annotated.tokens
    if not grammar.SUBORDINATORS.isdisjoint(tokens.lower[first : first + 2]):
        return False  # "insofar as it is said to be"
    if tokens.lower[first] in _POINTING | grammar.COORDINATORS or not tokens.is_word[cue - 1]:
        return False
    joins = (i for i in range(first + 1, cue) if tokens.lower[i] in grammar.COORDINATORS)
    if any(tokens.lower[i - 1] == "," or not grammar.FINITE.isdisjoint(tokens.lower[first:i]) for i in joins):
        return False  # "the ferry sank, and the crew reportedly swam": the first clause is the article's own
    verbs = (i for i in range(cue - 1, first, -1) if tokens.lower[i] not in grammar.AUXILIARIES)
    last = next((i for i in verbs if not grammar.is_adverb(tokens.lower[i])), first)
    if last > first and tokens.lower[last] in _OPENERS:
        return False  # "they walk and have reportedly meant to stay": the cue stands in a clause of its own
    return sum(word in grammar.FINITE for word in tokens.lower[first:cue]) <= 1


def _is_passed_on(annotated: Annotated, link: Attribution) -> bool:
    """Say whether it may be told whose word a claim is: by a medium, a document or a body named near it, or by whoever else speaks beside it.

    "Reportedly" goes on with a report that was told of before; "is said to" does not.
    """
    around = near(annotated, link.cue.start, after=1)
    if any(words_of(annotated, s.span).endswith(":") for s in around) or _is_anothers(annotated, link):
        return True
    if not _BORNE_OUT.isdisjoint(annotated.tokens.lower[around[-1].first : around[-1].stop]):
        return True
    if _is_of_the_medium_before(annotated, link):
        return True
    goes_on = not (_REPORTEDLY | _REPORTING).isdisjoint(cue_words(annotated, link) - _RUMOURS)
    before, after = (_BEFORE, _AFTER) if goes_on else (0, 1)
    people = people_named(annotated)
    near_it = named_in(annotated, near(annotated, link.cue.start, before=before, after=after))
    if any(other.source_type in _PASSED_ON and other.canonical not in people for other in near_it):
        return True
    beside = named_or_not(annotated, link.cue.start, before=0, after=_AFTER if goes_on else 1)
    if any(_may_pass_on(annotated, other) for other in beside):
        return True
    if _is_told_beside(annotated, link) or (goes_on and _is_told_below(annotated, link)):
        return True
    return goes_on and (_is_of_a_report(annotated, link) or _is_retold(annotated, link))


def _is_of_the_medium_before(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a medium was told of before a claim as one told of already, in its paragraph or the one before: "the paper"."""
    here = annotated.sentence_at(link.cue.start)
    told = (s for s in annotated.sentences if here.paragraph - 1 <= s.paragraph and s.span.start < here.span.start)
    return _RUMOURS.isdisjoint(cue_words(annotated, link)) and any(tells_of_a_medium(annotated, s) for s in told)


def _is_retold(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a claim goes on with an account that is a medium's: told of in its paragraph or the one before, or that the whole article retells.

    That is one whose headline says so ("Report: ..."), or whose first sentences hand what they tell to a medium.
    """
    here = annotated.sentence_at(link.cue.start)
    told = [s for s in annotated.sentences if here.paragraph - 1 <= s.paragraph and s.span.start < here.span.start]
    if is_retold(annotated):
        return True
    start, top = (told[0] if told else here).span.start, end_of(annotated, _TOP)
    return any(
        _may_pass_on(annotated, other)
        for other in annotated.attributions
        if other.source is not None and (other.cue.start < top or start <= other.cue.start < here.span.start)
    )


def _is_told_beside(annotated: Annotated, link: Attribution) -> bool:
    """Say whether one who speaks beside a claim may have told it, so that it runs on in an account that is somebody's.

    That is one who hides, within the claim or after it, whoever goes on in the same paragraph, or one of whom the claim tells.
    """
    within = Span(link.content[0].start, link.content[-1].end)
    here, *after = near(annotated, link.cue.start, after=1)
    told = words_of(annotated, within)
    for other in annotated.attributions:
        hides = not _HIDING.isdisjoint(_words(annotated, other))
        if hides and within.start <= other.cue.start < within.end:
            return True
        places = (other.cue, *other.content)
        if other.source is None or not any(s.span.start <= p.start < s.span.end for s in after for p in places):
            continue
        of_it = other.canonical is not None and other.canonical.rpartition(" ")[2] in told
        goes_on = after[0].paragraph == here.paragraph and other.identified is Identified.NAMED
        if hides or of_it or goes_on:
            return True
    return False


def _is_told_below(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a claim at the head of an article sums up what one who hides tells below it: that one is asked about."""
    return link.cue.start < end_of(annotated, _TOP) and any(
        not _HIDING.isdisjoint(_words(annotated, other)) for other in annotated.attributions
    )


def _words(annotated: Annotated, other: Attribution) -> list[str]:
    return words_of(annotated, other.source).lower().split() if other.source else []


def _is_of_a_report(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a report was told of before a claim that goes on with it, or is told of below where the claim stands at the head of the article."""
    told = named_or_not(annotated, link.cue.start, before=_BEFORE, after=0)
    if any(_may_pass_on(annotated, other) for other in told):
        return True
    here = annotated.sentence_at(link.cue.start)
    for other in named_or_not(annotated, link.cue.start, before=1, after=0):
        apart = annotated.sentence_at(other.cue.start).paragraph != here.paragraph
        if other.cue.end < here.span.start and not apart and other.identified is not Identified.NAMED:
            return True  # it goes on with what somebody said
    before = near(annotated, link.cue.start, before=_BEFORE)[:-1]
    if any(names_report(annotated, sentence.span) for sentence in before):
        return True
    named = (source for source in annotated.sources if source.identified is Identified.NAMED)
    return link.cue.start < end_of(annotated, _TOP) and any(source.source_type in _PASSED_ON for source in named)


def _may_pass_on(annotated: Annotated, other: Attribution) -> bool:
    """Say whether a link beside a claim is to a medium, a report, or to somebody who told one."""
    told = cue_words(annotated, other) | set(_words(annotated, other))
    if other.source_type is SourceType.MEDIA or not _REPORTING.isdisjoint(told):
        return True
    return is_told_to_medium(annotated, other)


def _is_anothers(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a claim is somebody's word as well, or runs on into what somebody else says: it was cut wrong."""
    starts, last = {span.start for span in link.content}, link.content[-1]
    return any(
        other.source is not None
        and (not starts.isdisjoint(span.start for span in other.content) or last.start < other.source.start < last.end)
        for other in annotated.attributions
    )
