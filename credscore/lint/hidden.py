"""Whether a source without a name is plainly one that a reader misses: it says something, in this article's own account, and is not named beside it."""

from collections.abc import Sequence
from itertools import pairwise

from credscore.annotate.annotated import Annotated
from credscore.annotate.english import grammar
from credscore.annotate.english.nouns import NUMBERS
from credscore.annotate.text.tokens import tokenise
from credscore.annotate.values import Attribution, Identified, Mention, MentionLabel, Sentence, SourceType
from credscore.lint.around import (
    cue_words,
    end_of,
    is_aside,
    is_excerpt,
    is_history,
    is_in_account,
    is_of_speaker,
    is_post,
    is_real,
    is_shown,
    is_whole,
    named_in,
    near,
)
from credscore.lint.relayed import is_relayed
from credscore.report.legible import words_of
from credscore.report.speakers import PEOPLE, people_named
from credscore.report.wording import head, is_body, is_plural
from credscore.resources import words as listed
from credscore.spans import Span

_SURE, _SURE_HIDING = 0.8, 0.65
_LEAST_SAID = 4  # words: less is a cry, or a piece of something else
_TOP = 3  # sentences at the head of an article, which sum up what is told below them
_HEARER = 3  # words after "told" in which it is said who was told
_OCCASION = 5  # words after a cue in which it is said where it was said
_NEXT = 3  # sentences after a source in which it may be named, or one of it
_SAYING, _KNOWN, _CROWDS, _SPOKEN_OF, _HIDING, _NEARNESS, _STUDIES, _AMOUNTS = (
    listed("lint", name)
    for name in ("saying", "known", "crowds", "spoken_of", "hiding", "nearness", "studies", "amounts")
)
_RANKS, _APART, _KEPT_BACK, _UNNAMED, _FOR_WHAT, _FOR_FEAR, _HEARERS, _OCCASIONS, _PUBLISHED = (
    listed("lint", name)
    for name in (
        "ranks", "apart", "kept_back", "unnamed", "for_what", "for_fear", "hearers", "occasions", "published"
    )
)  # fmt: skip
_QUOTING, _TRIBUNALS = (listed("lint", name) for name in ("quoting", "tribunals"))
_ANYBODY = frozenset({SourceType.PERSON, SourceType.EYEWITNESS, SourceType.EXPERT})
_COUNTS = NUMBERS - listed("lint", "uncounted")
_SELF = frozenset({"i", "me", "my"})
_HAVE = frozenset({"has", "have"})
_WHEREABOUTS = frozenset({"around", "from", "of"})  # after "people", as against "people with knowledge of it"
_RETOLD = frozenset({"unidentified", "unnamed"})  # as one is called whose name another kept back
_ONE = frozenset({"a", "an", "one", "another"})
_OPENERS = grammar.ARTICLES | NUMBERS | _ONE
_IN_OFFICE = frozenset({SourceType.OFFICIAL, SourceType.ORGANISATION, SourceType.EXPERT})


def is_missed(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a link rests on somebody whose name is plainly missing."""
    if link.source is None:
        return False
    least, saying = (_SURE_HIDING, _SAYING | _QUOTING) if _is_hiding(annotated, link) else (_SURE, _SAYING)
    if link.confidence < least or saying.isdisjoint(cue_words(annotated, link)):
        return False
    if not _is_told_here(annotated, link):
        return False
    if not is_real(annotated, link) or not is_whole(annotated, link) or is_known(annotated, link):
        return False
    if _is_in_a_story(annotated, link) or _is_for_another_to_name(annotated, link):
        return False
    if _is_introduced_next(annotated, link) and _noun(annotated, link) not in _HIDING:
        return False
    return _is_hiding(annotated, link) or not (
        is_in_account(annotated, link.cue.start)
        or _is_named_below(annotated, link)
        or _is_named_next(annotated, link)
        or _is_introduced(annotated, link)
    )


def _is_told_here(annotated: Annotated, link: Attribution) -> bool:
    """Say whether what is said is more than a cry, and told in the article's own account: not quoted, spoken in a transcript, or put in by an editor."""
    assert link.source is not None
    said = sum(sum(tokenise(words_of(annotated, span)).is_word) for span in link.content)
    return (
        said >= _LEAST_SAID
        and not annotated.in_quote(link.cue.start)
        and not is_of_speaker(annotated, link.cue.start)
        and not is_aside(annotated, link.source.start)
        and not is_post(annotated, link.source.start)
        and not annotated.text[: link.source.start].endswith("[")
    )


def is_known(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a source needs no name, was told of before, is a crowd, a side or an office, or is no such source at all: a name, or misread."""
    assert link.source is not None
    said = words_of(annotated, link.source).lower().split()
    one = said[0] in _ONE
    several = is_plural(head(" ".join(said[1:] if one else said)))
    if not _HAVE.isdisjoint(cue_words(annotated, link)) and (len(said) == 1 or not _is_hiding(annotated, link)):
        return True  # "former judges have said", at some time, as "sources have" of a rumour
    if several == one or (said[0] not in _OPENERS and not several):
        return True  # "a bill analysts", or one of whom no article stands: a name, or its reading is in doubt
    if _is_no_person(annotated, link, said) or _is_of_a_body(annotated, link):
        return True
    noun = _noun(annotated, link)
    if several and not _is_hiding(annotated, link) and _is_at_large(said):
        return True
    if not several and link.source_type in _ANYBODY and noun not in _HIDING and _APART.isdisjoint(said):
        return True  # "a man at the fair": somebody of whom the story tells
    return _is_known_by(noun, said)


def _is_known_by(noun: str, said: list[str]) -> bool:
    """Say whether the words of a source tell of one whom everybody knows, or who was told of before."""
    joined = {said[i - 1] for i, word in enumerate(said) if i and word == "and"}
    known = not _KNOWN.isdisjoint({noun, *joined})
    owned = {
        said[0],
        said[-1],
        *(said[2:3] if said[1:2] == ["of"] else ()),
    }  # "his aides", "several of his aides", "a friend of mine"
    few = noun in _HIDING or not _NEARNESS.isdisjoint(said)  # "people familiar with the plan"
    crowd = said[0] in _CROWDS and not few
    return known or crowd or not _SPOKEN_OF.isdisjoint(owned)


def _is_no_person(annotated: Annotated, link: Attribution, said: list[str]) -> bool:
    """Say whether the words of a source are for nobody who could be named: a name, a document, an amount, a body, a number alone, just people."""
    noun = _noun(annotated, link)
    large = len(said) > 1 and link.source is not None and words_of(annotated, link.source).istitle()
    bare = noun == "people" and head(" ".join(said)) == " ".join(said)
    people = bare or any(a == "people" and b in _WHEREABOUTS for a, b in pairwise(said))
    amount = noun in _AMOUNTS and "of" in said
    alone = len(said) == 1 and said[0] in NUMBERS
    return large or people or amount or alone or noun in _STUDIES or is_body(" ".join(said))


def _is_at_large(said: list[str]) -> bool:
    """Say whether a plural is for all of an office, a trade or a side, who speak as one: no number and no rank tells these apart from the others."""
    return said[0] not in _COUNTS and not said[0].isdigit() and _RANKS.isdisjoint(said)


def _noun(annotated: Annotated, link: Attribution) -> str:
    return head(words_of(annotated, link.source).lower()).rpartition(" ")[2] if link.source else ""


def _is_of_a_body(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a source is told by the name of the body that it speaks for: "analysts at Elmet Bank", "Elmet Bank's analysts"."""
    assert link.source is not None
    said = words_of(annotated, link.source).lower().split()
    if _noun(annotated, link) in _HIDING or not _APART.isdisjoint(said):
        return False
    for mention in annotated.mentions:
        if mention.label is MentionLabel.ORGANISATION and link.source.start <= mention.span.start < link.source.end:
            owned = annotated.text[mention.span.end - 1 : mention.span.end + 1].strip().endswith(("’", "'"))
            if owned or is_plural(_noun(annotated, link)):
                return True
    return False


def _is_hiding(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a source is told of as one whose name is kept back, as against a group or an office: "a source", "aides close to her"."""
    assert link.source is not None
    phrase = words_of(annotated, link.source).lower()
    noun = _noun(annotated, link)
    return noun in _HIDING or not _NEARNESS.isdisjoint(phrase.split()) or (noun == "people" and head(phrase) != phrase)


def tells_why(annotated: Annotated) -> bool:
    """Say whether a sentence of the article tells why somebody is not named: it may be meant of all who are not."""
    for sentence in annotated.sentences:
        said = {word.strip('.,;:()“”"').lower() for word in words_of(annotated, sentence.span).split()}
        feared = not _FOR_FEAR.isdisjoint(said)
        if not _KEPT_BACK.isdisjoint(said) and (feared or not _FOR_WHAT.isdisjoint(said)):
            return True
        if feared and not _UNNAMED.isdisjoint(said):
            return True
    return any(link.anonymity_reason for link in annotated.attributions)


def is_for_others(annotated: Annotated, link: Attribution) -> bool:
    """Say whether it was told to an inquiry, or to another person of the story, or is the occasion of something else: "when scientists warned"."""
    assert link.source is not None
    tokens = annotated.tokens
    first, _ = tokens.range(link.source.start, link.source.end)
    _, stop = tokens.range(link.cue.start, link.cue.end)
    heard = not _HEARERS.isdisjoint(tokens.lower[stop : stop + _HEARER])
    beside = tokens.starts[stop] if stop < len(tokens) else -1
    heard = heard or any(m.label is MentionLabel.PERSON and m.span.start == beside for m in annotated.mentions)
    sentence = annotated.sentence_at(link.cue.start)
    heard = heard or not _TRIBUNALS.isdisjoint(tokens.lower[sentence.first : sentence.stop])
    return heard or not _OCCASIONS.isdisjoint(tokens.lower[max(first - 1, 0) : first])


def _is_for_another_to_name(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a source is another's: told by somebody, a medium, a document or another text, or speaking to others than the reader."""
    if _is_told_by_unnamed(annotated, link) or is_relayed(annotated, link) or is_shown(annotated, link):
        return True
    said = words_of(annotated, link.source).lower().split() if link.source else []
    if not _RETOLD.isdisjoint(said) or any(a in _HIDING and b == "for" for a, b in pairwise(said)):
        return True  # "unnamed sources", "a source for the Courier"
    return _is_published(annotated, link) or is_excerpt(annotated, link.cue.start) or is_for_others(annotated, link)


def _is_in_a_story(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a source is somebody in a story of the past, or in one that a speaker tells of himself: "I was ill when an official said"."""
    assert link.source is not None
    if is_history(annotated, link.cue.start):
        return True
    sentence = annotated.sentence_at(link.cue.start)
    tokens = annotated.tokens
    _, stop = tokens.range(link.cue.start, link.cue.end)
    return any(
        tokens.lower[i] in _SELF
        and i != stop  # "told me"
        and not annotated.in_quote(tokens.starts[i])
        and not link.source.start <= tokens.starts[i] < link.source.end
        for i in range(sentence.first, sentence.stop)
    )


def _is_told_by_unnamed(annotated: Annotated, link: Attribution) -> bool:
    """Say whether what a source says is told by another without a name, who is asked about in its place."""
    outer = annotated.attributions[link.parent] if link.parent is not None else None
    return outer is not None and outer.identified is not Identified.NAMED and outer.source_type in PEOPLE


def _is_published(annotated: Annotated, link: Attribution) -> bool:
    """Say whether it was said in writing that everybody can find: "lawmakers said in a letter", "one user in a thread"."""
    if link.source is not None and not _PUBLISHED.isdisjoint(words_of(annotated, link.source).lower().split()):
        return True
    tokens = annotated.tokens
    _, stop = tokens.range(link.cue.start, link.cue.end)
    after = tokens.lower[stop : stop + _OCCASION]
    return after[:1] == ("in",) and not _PUBLISHED.isdisjoint(after)


def _is_named_below(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a source at the head of an article, which sums up what is told below it, may be one of those who are named there."""
    assert link.source is not None
    return link.source.start < end_of(annotated, _TOP) and any(
        source.name in people_named(annotated) and _may_be(link, source.source_type) for source in annotated.sources
    )


def _is_named_next(annotated: Annotated, link: Attribution) -> bool:
    """Say whether one of a group that speaks, or the one who does, is named right after it: one, as somebody of whom nothing was told before."""
    assert link.source is not None
    after = near(annotated, link.cue.start, after=_NEXT)
    for other in named_in(annotated, after):
        who = next((m for m in annotated.mentions if other.source and _is_within(m, other.source)), None)
        if other.cue.start < link.cue.end or who is None:
            continue
        named = [m.span.start for m in annotated.mentions if m.canonical == who.canonical]
        if min(named) > link.source.start:
            return True
    return False


def _is_introduced_next(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a person is told of in the sentence after a source as one who may be it."""
    after = near(annotated, link.cue.start, after=1)
    return any(_is_introduced_in(annotated, m, link, after) for m in annotated.mentions)


def _is_introduced_in(annotated: Annotated, who: Mention, link: Attribution, after: Sequence[Sentence]) -> bool:
    """Say whether a person is named after a source by the same word, or for the first time right after it, with what he is.

    "A prosecutor said so. Prosecutor Ana Ruiz"; "Three economists said so. Ana Ruiz, an economist".
    """
    assert link.source is not None
    if who.label is not MentionLabel.PERSON or not after[0].span.end <= who.span.start < after[:2][-1].span.end:
        return False
    first, _ = annotated.tokens.range(who.span.start, who.span.end)
    noun = _noun(annotated, link)
    if annotated.tokens.lower[first - 1] in {noun, noun.removesuffix("s")}:
        return True
    new = min(m.span.start for m in annotated.mentions if m.canonical == who.canonical) == who.span.start
    return new and annotated.text[who.span.end : who.span.end + 1] == ","


def _is_within(mention: Mention, source: Span) -> bool:
    return mention.label is MentionLabel.PERSON and source.start <= mention.span.start < source.end


def _may_be(link: Attribution, kind: SourceType) -> bool:
    """Say whether somebody of one kind may be meant by a link: one in office where an official is."""
    return link.source_type is not SourceType.OFFICIAL or kind in _IN_OFFICE


def _is_introduced(annotated: Annotated, link: Attribution) -> bool:
    """Say whether one who is described here, or one of a group, is named elsewhere by what he is.

    "A lawyer for the firm", and below "Ana Ruiz, its lawyer".
    """
    noun = _noun(annotated, link)
    one = noun.removesuffix("s") if is_plural(noun) else noun
    return any(
        one in words_of(annotated, span).lower().replace(",", " ").split()
        for source in annotated.sources
        if source.identified is Identified.NAMED
        for span in source.role
    )
