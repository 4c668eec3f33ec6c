"""Content: which words an attribution hands to its source, found from where its cue stands."""

from functools import partial

from credscore.annotate.english import grammar
from credscore.annotate.english.clauses import clause_end, left_start
from credscore.annotate.english.cues import Cue, CueClass
from credscore.annotate.english.nouns import shows
from credscore.annotate.text.page import Page, Range
from credscore.annotate.text.tokens import CLOSING, OPENING
from credscore.resources import words

_words = partial(words, "said")

TELLING = _words("telling")
"""Verbs that take a hearer before their content."""
_GOES_ON = grammar.COORDINATORS | grammar.SUBORDINATORS | (grammar.PREPOSITIONS - {"to"})
_NO_CLAUSE = grammar.PREPOSITIONS | grammar.SUBORDINATORS | {"up", "out"}
_ADJUNCTS = grammar.PREPOSITIONS | grammar.TIME | grammar.ADVERBS
_TIME = grammar.TIME - {"may"}
_BEFORE_A_FULL_STOP = _words("before_a_full_stop")
_WITH_OF = _words("with_of")
_WITH_A_NOUN = _words("with_a_noun")
_CLOSE_ADVERBS = _words("close_adverbs")
_OPENS_ADJUNCT = _words("adjuncts")
_SETTINGS = _words("settings")
_AFTER_HEARERS = _words("after_hearers") | {":", ",", "."}


def content_before(page: Page, cue: Cue, end: int, a: int) -> Range | None:
    """Return the content that stands before an attribution beginning at token `end`: a quotation, or the clause up to the comma."""
    lower = page.tokens.lower
    last = end - 1
    quote = (
        page.quote_at[last - 1]
        if lower[last] in {",", "—", "–"} and last > 0 and page.tokens.words[last - 1] in CLOSING
        else page.quote_at[last]
    )
    if quote >= 0 and page.quote_at[end] != quote:
        first, stop = page.quote_ranges[quote]
        lead = left_start(page, first, a)
        if (
            first <= a
            or lead >= first
            or (lower[first - 1] in {":", ","} and not grammar.has_finite(page.tokens, a, first))
        ):
            return first, stop
        return lead, stop
    if lower[last] != "," or (CueClass.QUOTATION in cue.classes and len(cue.classes) == 1):
        return None
    start = left_start(page, last, a)
    return (start, last) if grammar.has_finite(page.tokens, start, last) else None


def content_after(page: Page, cue: Cue, subject: Range, i: int, b: int) -> list[Range] | None:
    """Return the content that follows a cue ending before token `i`; None where nothing reported follows."""
    tokens, lower = page.tokens, page.tokens.lower
    j = _past_adjuncts(page, cue, i, b)
    if j < b and lower[j] == "that":
        return _span(page, j + 1, b)
    if j < b and lower[j] in {":", ","}:
        if (
            j + 1 < b
            and page.quote_at[j + 1] >= 0
            and tokens.words[j + 1] in OPENING
            and page.quote_at[j + 1] != page.quote_at[i - 1]
        ):
            return [page.quote_ranges[page.quote_at[j + 1]]]
        if lower[j] == ":" and j + 1 < b:
            return _span(page, j + 1, b)
        if (
            lower[j] == ":"
            and b < len(tokens)
            and page.quote_at[b] >= 0
            and page.quote_ranges[page.quote_at[b]][0] == b
        ):
            return [page.quote_ranges[page.quote_at[b]]]
        return None
    if (
        j < b
        and lower[j] == "."
        and j + 1 == b
        and page.quote_at[i - 1] == -1
        and b < len(tokens)
        and page.quote_at[b] >= 0
        and page.quote_ranges[page.quote_at[b]][0] == b
        and cue.lemma in _BEFORE_A_FULL_STOP
    ):
        same = page.sentences[page.sentence_at[b]].paragraph == page.sentences[page.sentence_at[i - 1]].paragraph
        return [page.quote_ranges[page.quote_at[b]]] if same else None
    if j >= b or lower[j] in {".", ";", "!", "?", ")", "—", "–"}:
        return None
    quote = page.quote_at[j]
    if quote >= 0 and page.quote_ranges[quote][0] == j:
        first, stop = page.quote_ranges[quote]
        rest = _span(page, j, b)
        return [(first, stop)] if stop >= b or rest is None or rest[0][1] <= stop else rest
    if CueClass.QUOTATION in cue.classes and len(cue.classes) == 1:
        return None
    if not _takes_clause(page, cue, subject, j, b):
        return None
    return _span(page, j, b)


def quote_from(page: Page, i: int, left: Range) -> Range | None:
    """Return the quotation that opens at token `i` and goes on with the one in `left`, in the same paragraph."""
    if i >= len(page.tokens) or page.quote_at[i] < 0 or page.quote_at[left[1] - 1] < 0:
        return None
    first, stop = page.quote_ranges[page.quote_at[i]]
    same = page.sentences[page.sentence_at[i]].paragraph == page.sentences[page.sentence_at[left[1] - 1]].paragraph
    return (first, stop) if first == i and same else None


def continues(page: Page, i: int, content: int) -> bool:
    """Say whether content on the right goes on with what was interrupted: it follows a comma, or opens a new quotation."""
    return (content > i and page.tokens.lower[content - 1] in {",", "."}) or (
        page.quote_at[content] >= 0 and page.quote_ranges[page.quote_at[content]][0] == content
    )


def ends_with_cue(page: Page, cue: Cue, i: int, b: int) -> bool:
    """Say whether nothing but time, place and hearer follows a cue that ends before token `i`, as in "X, he said on Friday."."""
    j = _past_adjuncts(page, cue, i, b)
    return j >= b or not page.tokens.lower[j][0].isalnum() or page.tokens.lower[j] in _GOES_ON


def _span(page: Page, first: int, b: int) -> list[Range] | None:
    if first >= b:
        return None
    stop = clause_end(page, first, b)
    quote = page.quote_at[stop - 1]
    if quote >= 0 and page.quote_at[first] != quote:
        stop = max(stop, page.quote_ranges[quote][1])
    return [(first, stop)] if first < stop else None


def _takes_clause(page: Page, cue: Cue, subject: Range, j: int, b: int) -> bool:
    """Say whether what begins at token `j`, without "that", is reported by the cue."""
    tokens, lower = page.tokens, page.tokens.lower
    word = lower[j]
    if word == "of":
        return cue.lemma in _WITH_OF
    if word in _NO_CLAUSE:
        return False
    if (
        word in grammar.SUBJECT_PRONOUNS
        and word != "who"
        and j + 1 < b
        and lower[j + 1][0].isalnum() | (lower[j + 1][0] == "'")
    ):
        return True
    if (
        CueClass.SPEECH in cue.classes
        and (word in grammar.DETERMINERS or tokens.words[j][0].isupper())
        and clause_end(page, j, b) - j > 2
    ):
        return True
    if CueClass.DOCUMENT in cue.classes and not shows(page, subject) and not tokens.words[subject[1] - 1][0].isupper():
        return False
    if grammar.has_finite(tokens, j, clause_end(page, j, b)):
        return (
            word in grammar.DETERMINERS
            or word in grammar.SUBJECT_PRONOUNS
            or word[0].isdigit()
            or tokens.words[j][0].isupper()
            or (lower[j + 1 : j + 2] != () and not word.endswith(("ing", "ly")))
        )
    if CueClass.DOCUMENT in cue.classes:
        return shows(page, subject)
    return cue.lemma in _WITH_A_NOUN and word not in grammar.PRONOUNS


def _past_adjuncts(page: Page, cue: Cue, i: int, b: int) -> int:
    """Return the first token after a cue that is not its hearer, its time or its place."""
    tokens, lower = page.tokens, page.tokens.lower
    j = i
    if (
        cue.lemma in TELLING
        and j < b
        and lower[j] not in {"that", "of", ":", ","}
        and page.quote_at[j] == page.quote_at[i - 1]
    ):
        j = _past_hearer(page, j, b)
    limit = min(b, j + 14)
    that = next((k for k in range(j, limit) if lower[k] in {"that", ":"} or tokens.words[k] in OPENING), None)
    if that is not None and that > j and lower[j] in _ADJUNCTS and not grammar.has_finite(tokens, j, that):
        return that - 1 if tokens.words[that] in OPENING and lower[that - 1] == "," else that
    while j < b:
        word = lower[j]
        if word in _TIME or (grammar.is_adverb(word) and word not in _CLOSE_ADVERBS):
            j += 1
        elif word in _OPENS_ADJUNCT and (width := _adjunct_width(page, j, b)):
            j += width
        else:
            break
    return j


def _past_hearer(page: Page, j: int, b: int) -> int:
    tokens, lower = page.tokens, page.tokens.lower
    if lower[j] in grammar.PRONOUNS:
        return j + 1
    k = j
    while k < b and lower[k] in grammar.DETERMINERS:
        k += 1
    k += 1
    while k < b and lower[k] not in _AFTER_HEARERS and tokens.words[k] not in OPENING:
        if lower[k] in grammar.DETERMINERS or lower[k] in grammar.SUBJECT_PRONOUNS or lower[k] in grammar.FINITE:
            break
        k += 1
    return k


def _adjunct_width(page: Page, j: int, b: int) -> int:
    """Return the number of tokens in "on Tuesday", "in a statement", "to the BBC, " at token `j`, or 0."""
    lower = page.tokens.lower
    for k in range(j + 1, min(b, j + 7)):
        if lower[k] in grammar.TIME or lower[k] in _SETTINGS or lower[k][0].isdigit():
            stop = k + 1
            while stop < b and (
                lower[stop] in grammar.TIME
                or lower[stop][0].isdigit()
                or (
                    lower[stop] in {"on", "of"}
                    and stop + 1 < b
                    and (lower[stop + 1] in grammar.TIME or lower[stop + 1][0].isdigit())
                )
            ):
                stop += 1
            return stop - j
        if lower[k] in grammar.FINITE or lower[k] in {",", "that", "."}:
            return 0
    return 0
