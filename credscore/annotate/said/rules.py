"""Attributions with a reporting verb or phrase: who said what, read from the order of words.

Subject before verb, verb before subject, content on either side or on both, participles that share or take up a subject, and second-hand
forms: "quoted B as saying", "citing B".
"""

from functools import partial
from typing import TYPE_CHECKING

from credscore.annotate.drafts import Draft, recent
from credscore.annotate.english import grammar
from credscore.annotate.english.clauses import clause_end, left_start
from credscore.annotate.english.cues import Cue, CueClass, cues
from credscore.annotate.english.nouns import head as source_head
from credscore.annotate.english.nouns import is_source_noun
from credscore.annotate.said import agentless, secondhand, subjectless
from credscore.annotate.said.content import (
    TELLING,
    content_after,
    content_before,
    continues,
    ends_with_cue,
    quote_from,
)
from credscore.annotate.text.page import Page, Range
from credscore.annotate.text.tokens import CLOSING, DASHES, OPENING
from credscore.resources import words

if TYPE_CHECKING:
    from credscore.annotate.network.tagger import Tagged

_words = partial(words, "said")

_DOUBTFUL = 0.1  # a verb that the network holds less likely than this to be a cue is none
_SUBJECT_REACH = 40  # tokens: how long a subject may be
_BELIEF = _words("belief")
_NO_SOURCE = _words("no_source")
_NEVER_NOUNS = _words("never_nouns")
_BEFORE_NOUN = grammar.DETERMINERS | grammar.PREPOSITIONS
_PROMPTS = _words("prompts")
_HEARERS = _words("hearers")
_EMPTY_SUBJECTS = _words("empty_subjects")
_OF_THINGS = _words("of_things")
_NOBODY_SPEAKS = _words("nobody_speaks")
_PLURALS = _words("plurals")
_PARTICLES, _PARTICLES_OF_CALL = _words("particles"), _words("particles_of_call")
_SETTING_OFF = (CLOSING - {"’"}) | DASHES | {","}  # between content and the attribution that follows it


def find_drafts(page: Page, tagged: "Tagged") -> list[Draft]:
    """Return every attribution found in the page by rule, in order of cues, not yet placed or labelled.

    A verb that the network holds to be no cue is read as one only where its form leaves no doubt: "is said to", "was quoted as saying".
    """
    drafts: list[Draft] = []
    likely = (tagged.cue >= _DOUBTFUL).tolist()
    for match in cues().find(page.tokens):
        a, b = _bounds(page, match.first)
        draft = _read(page, match.entry, match.first, match.stop, a, b, drafts, likely[match.first])
        drafts += [draft] if isinstance(draft, Draft) else draft
    drafts += _devices(page, {d.cue for d in drafts})
    drafts.sort(key=lambda d: d.cue)
    return _without_overlaps(drafts)


def _bounds(page: Page, i: int) -> Range:
    """Return the stretch of its sentence in which the words round token `i` can belong to one attribution."""
    sentence = page.sentences[page.sentence_at[i]]
    a, b = sentence.first, sentence.stop
    quote = page.quote_at[i]
    if quote >= 0:
        first, stop = page.quote_ranges[quote]
        return max(a, first + 1), min(b, stop - 1 if page.tokens.words[stop - 1] in CLOSING else stop)
    return a, b


def _devices(page: Page, taken: set[Range]) -> list[Draft]:
    """Return the agentless devices whose words are no reporting verbs: "it emerged that", "rumours that"."""
    found: list[Draft] = []
    for i in page.tokens.find(agentless.DEVICE_WORDS):
        a, b = _bounds(page, i)
        draft = agentless.noun(page, i, a, b) or agentless.emerged(page, i, a, b) or agentless.passive(page, i, a, b)
        if draft is not None and draft.cue not in taken:
            found.append(draft)
    return found


def _without_overlaps(drafts: list[Draft]) -> list[Draft]:
    """Keep the longer of two drafts whose cues share a token."""
    kept: list[Draft] = []
    for draft in drafts:
        if kept and draft.cue[0] < kept[-1].cue[1]:
            if draft.cue[1] - draft.cue[0] > kept[-1].cue[1] - kept[-1].cue[0]:
                kept[-1] = draft
            continue
        kept.append(draft)
    return kept


def _read(
    page: Page, cue: Cue, first: int, stop: int, a: int, b: int, before: list[Draft], likely: bool
) -> list[Draft] | Draft:
    if CueClass.HEARSAY in cue.classes:
        return agentless.hearsay(page, first, a, b) or []
    if CueClass.ACCORDING in cue.classes:
        return _according(page, first, stop, a, b) or []
    if CueClass.CITING in cue.classes:
        return secondhand.citing(page, first, stop, a, b, before) or []
    return _verb(page, cue, first, a, b, before, likely)


def _according(page: Page, first: int, stop: int, a: int, b: int) -> Draft | None:
    """Read "according to B": what it attributes stands before it, after it, or on both sides."""
    lower = page.tokens.lower
    source = grammar.noun_phrase_after(page.tokens, stop, b)
    if source is None or (source[1] - source[0] == 1 and _is_measure(page, source)):
        return None
    content: list[Range] = []
    edge = first - 1 if first > a and lower[first - 1] in {",", "—", "–"} else None
    opens = first - a <= 1 or lower[first - 1] in {";", "and", "but", "that"}
    rest = source[1] + 1 if source[1] < b and lower[source[1]] == "," else source[1]
    # "According to an aide, who asked not to be named, the lock froze": what is said of the source is no content.
    if opens and rest < b and lower[rest] in {"who", "which"}:
        rest = next((j + 1 for j in range(rest, b - 1) if lower[j] == ","), rest)
    if not opens:
        left = edge if edge is not None else first
        start = left_start(page, left, a)
        if start < left:
            content.append((start, left))
    if opens or (
        rest > source[1]
        and rest < b
        and lower[rest] not in grammar.COORDINATORS | grammar.RELATIVES
        and not lower[rest].endswith("ing")
        and edge is not None
    ):
        end = clause_end(page, rest, b) if rest < b else rest
        if (
            rest < end
            and lower[rest][0].isalnum() | (lower[rest] in OPENING)
            and (opens or grammar.has_finite(page.tokens, rest, end))
        ):
            content.append((rest, end))
    return (
        Draft(
            source=source,
            cue=(first, stop),
            content=content,
            edge=edge if not opens else None,
            exact=True,
            confidence=0.95,
        )
        if content
        else None
    )


def _is_measure(page: Page, noun: Range) -> bool:
    """Say whether a bare noun after "according to" is no source but a measure or a rule: "according to plan", "according to size"."""
    word = page.tokens.words[noun[0]]
    return word.islower() and word not in grammar.PRONOUNS and not is_source_noun(page, noun)


def _verb(page: Page, cue: Cue, i: int, a: int, b: int, before: list[Draft], likely: bool) -> list[Draft] | Draft:
    tokens, lower = page.tokens, page.tokens.lower
    start = grammar.verb_group_start(tokens, i, a)
    group = lower[start:i]
    be = any(word in grammar.BE for word in group)
    if cue.form == "past" and (be or (i + 1 < b and lower[i + 1] in {"to", "of"})):
        relayed = secondhand.quoted_as(page, cue, start, i, a, b) if be else None
        if relayed is not None:
            return relayed
        passive = agentless.passive(page, i, a, b)
        if passive is not None:
            passive.confidence = 0.95
            return passive
        if be:
            return []
    if not likely:
        return []
    if _is_noun(page, cue, i, start, a, b):
        return []
    if cue.lemma not in _BELIEF and any(grammar.is_negated(lower[j]) for j in range(max(a, start - 1), i)):
        return []
    if cue.form == "ing" and not be:
        return subjectless.participle(page, cue, i, a, b, before) or []
    inverted = _inverted(page, cue, i, start, a, b)
    if inverted is not None:
        return inverted
    floor = max(
        [
            _past_quotation(page, start, a),
            *(d.cue[1] for d in recent(before, a, start) if d.cue[1] <= start and d.relays is None and d.content),
        ]
    )
    subject = grammar.noun_phrase_before(tokens, grammar.subject_end(tokens, start, floor), floor)
    if subject is None:
        return subjectless.coordinated(page, cue, start, i, a, b, before) or []
    if not _subject_fits(page, cue, subject, start, i):
        return []
    draft = _with_subject(page, cue, subject, start, i, a, b)
    if draft is None:
        return []
    for citing in recent(before, a, i):
        if not citing.content and citing.relays is None:
            citing.relays = draft
    return draft


def _past_quotation(page: Page, start: int, a: int) -> int:
    """Return where the subject of the verb group at `start` may begin: a single closing mark looks like an apostrophe and must bound it."""
    for j in range(start - 1, max(a, start - _SUBJECT_REACH), -1):
        quote = page.quote_at[j]
        if quote >= 0 and quote != page.quote_at[start]:
            closes = j + 1 == page.quote_ranges[quote][1] and page.tokens.lower[j - 1] in {",", ".", "!", "?"}
            return j + 1 if closes else a
    return a


def _is_noun(page: Page, cue: Cue, i: int, start: int, a: int, b: int) -> bool:
    """Say whether a form that could be a noun is one: "the report", "a claim", "to say"."""
    lower = page.tokens.lower
    previous = lower[i - 1] if i > a else ""
    if previous == "to":
        return True
    if previous in grammar.QUANTITIES and cue.lemma in _NEVER_NOUNS:
        return False
    if cue.form == "base" and start == i and (i == a or previous in _BEFORE_NOUN):
        return True
    if cue.form in {"s", "base"}:
        possessor = previous == "'s" or (previous == "'" and page.quote_at[i - 1] == -1)
        if possessor or previous in _BEFORE_NOUN:
            return True
        if previous in grammar.NOUN_ADJECTIVES and cue.lemma not in _NEVER_NOUNS:
            return True
        if (
            lower[i] in agentless.DEVICE_WORDS
            and i > a
            and (grammar.is_past(page.tokens, i - 1) or previous in grammar.COORDINATORS)
        ):
            return True
        following = lower[i + 1] if i + 1 < b else ""
        nominal = (
            following in grammar.FINITE and start == i and cue.lemma not in _NEVER_NOUNS
        )  # "eighteen suspects were arrested"
        return nominal or following in {"of", "from"}
    return cue.form == "past" and previous in grammar.DETERMINERS - grammar.QUANTITIES - {"this", "that"}


def _subject_fits(page: Page, cue: Cue, subject: Range, start: int, i: int) -> bool:
    first, stop = subject
    lower, words = page.tokens.lower, page.tokens.words
    head = lower[source_head(page, subject)[1] - 1]
    if lower[first] in grammar.PREPOSITIONS or lower[first] in {"whatever", "whoever", "whichever"}:
        return False
    if stop - first == 1 and head in grammar.FIRST_PERSON and page.quote_at[i] == -1:
        return False  # the writer's own voice
    if head in _EMPTY_SUBJECTS and CueClass.DOCUMENT not in cue.classes and cue.lemma not in _OF_THINGS:
        return False
    if (stop - first == 1 and head in _NOBODY_SPEAKS) or lower[first] in {
        "no",
        "nobody",
        "if",
    }:
        return False
    if cue.form == "base" and start == i:  # a bare form needs a plural subject
        plural = (head.endswith("s") and head != "'s") or head in _PLURALS
        return plural or "and" in lower[first:stop] or not words[stop - 1][0].isalpha()
    return True


def _with_subject(page: Page, cue: Cue, subject: Range, start: int, i: int, a: int, b: int) -> Draft | None:
    if CueClass.RELAY in cue.classes:
        return secondhand.relay(page, subject, start, i, b)
    if CueClass.JUDGEMENT in cue.classes:
        return _judgement(page, cue, subject, start, i, b)
    content = content_after(page, cue, subject, i + 1, b)
    lower = page.tokens.lower
    if cue.lemma == "hear" and content and lower[source_head(page, subject)[1] - 1] in _HEARERS:
        return Draft(source=None, cue=(start, i + 1), content=content, agentless=True, exact=True)
    left, edge = None, None
    if subject[0] > a and lower[subject[0] - 1] in _SETTING_OFF:
        edge = subject[0] - 1
        left = content_before(page, cue, subject[0], a)
    parenthetical = subject[0] > a and lower[subject[0] - 1] == "," and i + 2 < b and lower[i + 1] == ","
    if parenthetical and left is None and page.quote_at[i + 2] == page.quote_at[i]:
        left = (left_start(page, subject[0] - 1, a), subject[0] - 1)
        content = [(i + 2, clause_end(page, i + 2, b))]
    elif (
        left is not None
        and content is None
        and page.tokens.words[left[1] - 1] not in CLOSING
        and not ends_with_cue(page, cue, i + 1, b)
    ):
        left = None
    elif (
        left is not None
        and content is not None
        and (lower[left[0]] in _PROMPTS or not continues(page, i + 1, content[0][0]))
    ):
        left = None  # "In March, he said X": what stands before the comma is only where, when or at whose asking
    if left is None and content is None:
        return None
    spans = ([left] if left else []) + (content or [])
    of = content is not None and content[0][0] == i + 1 and lower[i + 1] == "of"
    if of:
        spans[-1] = (i + 2, spans[-1][1])
    return Draft(
        source=subject,
        cue=(start, i + 2 if of else i + 1),
        content=spans,
        edge=edge if left else None,
        exact=of,
        confidence=0.9 if cue.lemma == "say" else 0.8,
    )


def _inverted(page: Page, cue: Cue, i: int, start: int, a: int, b: int) -> Draft | None:
    """Read "“X,” said B" and "X, said B"."""
    tokens, lower = page.tokens, page.tokens.lower
    if (
        cue.form not in {"past", "s"}
        or cue.lemma in TELLING
        or CueClass.JUDGEMENT in cue.classes
        or CueClass.RELAY in cue.classes
    ):
        return None
    quoted_before = start == a and a > 0 and page.quote_at[a - 1] >= 0 and page.quote_at[a] == -1
    if not quoted_before and (start == a or lower[start - 1] not in _SETTING_OFF):
        return None
    begin = i + 1
    if begin >= b or lower[begin] in {"that", ":", ","} or tokens.words[begin] in OPENING:
        return None
    left = content_before(page, cue, start, a) if start > a else page.quote_ranges[page.quote_at[a - 1]]
    if left is None:
        return None
    if (
        lower[start - 1] == ","
        and page.quote_at[start - 2] == -1
        and grammar.noun_phrase_before(tokens, start, a) is not None
        and lower[begin] not in grammar.DETERMINERS
        and not tokens.words[begin][0].isupper()
    ):
        return None
    source = grammar.noun_phrase_after(tokens, begin, b)
    if (
        source is None
        or lower[source[0]] in grammar.PREPOSITIONS
        or (source[1] - source[0] == 1 and lower[source[0]] in _NO_SOURCE)
        or (lower[source[0]] in grammar.FIRST_PERSON and page.quote_at[i] == -1)
    ):
        return None
    content = [left]
    after = source[1]
    while after < b and lower[after] not in {",", "."} and page.quote_at[after] == -1:
        after += 1
    further = quote_from(page, after + 1 if after < b else after, left)
    if further is not None:
        content.append(further)
    return Draft(
        source=source, cue=(start, i + 1), content=content, edge=start - 1 if start > a else None, confidence=0.9
    )


def _judgement(page: Page, cue: Cue, subject: Range, start: int, i: int, b: int) -> Draft | None:
    """Read "accused A of X", "blamed X", "called the plan a farce"."""
    lower = page.tokens.lower
    end = clause_end(page, i + 1, b) if i + 1 < b else i + 1
    if end <= i + 1:
        return None
    first = i + 1
    if cue.lemma == "accuse":
        of = next((j for j in range(i + 1, end) if lower[j] == "of"), None)
        if of is None or of + 1 >= end:
            return None
        first = of + 1
    elif cue.lemma == "describe":
        if "as" not in lower[i + 1 : end]:
            return None
    elif cue.lemma == "call":
        quoted = any(page.quote_at[j] >= 0 and page.quote_at[i] != page.quote_at[j] for j in range(i + 1, end))
        named = (
            end - i > 3
            and lower[i + 1] not in _PARTICLES_OF_CALL
            and any(lower[j] in {"a", "an"} for j in range(i + 2, end))
        )
        if not (quoted or named) or lower[i + 1] in _PARTICLES:
            return None
    elif cue.lemma in {"label", "brand", "dub"} and not any(page.quote_at[j] >= 0 for j in range(i + 1, end)):
        return None
    return Draft(
        source=subject, cue=(start, i + 1), content=[(first, end)], exact=cue.lemma == "accuse", confidence=0.7
    )
