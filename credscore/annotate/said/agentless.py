"""Attributions to nobody: the agentless devices that hide who says so.

"Is said to", "are believed by investigators to", "it emerged that", "there are reports of", "rumours that", "reportedly": all are
recognised by their form. Where a "by" phrase names the agent, the attribution has a source and is evidential no longer.
"""

from credscore.annotate.drafts import Draft
from credscore.annotate.english import grammar
from credscore.annotate.english.clauses import clause_end
from credscore.annotate.english.cues import words
from credscore.annotate.text.page import Page, Range
from credscore.resources import words as listed

_PARTICIPLES = words("participles")
_TOLD = words("told")
_NOUNS = words("nouns")
_RISING = words("rising") | {"has", "it"}  # "suspicions rise that", "rumour has it that"
_IMPERSONAL = words("impersonal")
DEVICE_WORDS = _PARTICIPLES | _NOUNS | _IMPERSONAL | {"known"}
_OF = frozenset({"accused", "suspected"})
_REDUCED = listed("said", "reduced")
_BEFORE_A_VERB = listed("said", "before_a_verb")
_OWNERS = listed("said", "owners")


def passive(page: Page, i: int, a: int, b: int) -> Draft | None:
    """Read the passive cue whose participle is token `i` of the sentence from `a` to `b`; None where there is none.

    "Ukraine is said to have won" is evidential; "Ukraine is believed by many to have won" has a source.
    """
    lower, tokens = page.tokens.lower, page.tokens
    word = lower[i]
    start = grammar.verb_group_start(tokens, i, a)
    be = any(lower[j] in grammar.BE for j in range(start, i))
    if any(grammar.is_negated(lower[j]) for j in range(start, i)):
        return None
    agent, after = None, i + 1
    if (be or word in _OF) and after < b and lower[after] == "by":
        ends = {"to", "that", "of"} if word in _OF else {"to", "that"}
        agent = grammar.noun_phrase_after(tokens, after + 1, b, stop_at=lambda j: lower[j] in ends)
        if agent is None:
            return None
        after = agent[1]
    joint = lower[after] if after < b else ""
    if word in _TOLD and be:
        return _told(page, start, i, b, agent, after)
    if word not in _PARTICIPLES:
        return None
    previous = lower[i - 1] if i > a else ""
    if previous == "it" or (be and _subject_is_it(page, start, a)):
        return _impersonal(page, start, i, a, agent, after, b) if joint == "that" else None
    if joint != ("of" if word in _OF else "to") or after + 1 >= b:
        return None
    if (
        not be
        and agent is None
        and not (word in _REDUCED and lower[after + 1] in {"be", "have"} and previous[:1].isalnum())
    ):
        return None
    if not be:
        start = i
    subject = grammar.noun_phrase_before(tokens, grammar.subject_end(tokens, start, a), a)
    cue = (start, i + 1) if agent else (start, after + 1)
    stop = clause_end(page, after + 1, b)
    if agent is not None and not be:  # "Ortiz, accused by the board of fraud, resigned"
        stop = next((j for j in range(after + 1, stop) if lower[j] == ","), stop)
    predicate = (after + 1, stop)
    content = [predicate] if subject is None or word == "accused" else [subject, predicate]
    return Draft(source=agent, cue=cue, content=content, agentless=agent is None, exact=True)


def _told(page: Page, start: int, i: int, b: int, agent: Range | None, after: int) -> Draft | None:
    """Read "they were told that"; without a clause after it, being told or warned reports nothing."""
    lower = page.tokens.lower
    if after < b and lower[after] == "that":
        after += 1
    elif not (
        after < b
        and (lower[after] in grammar.DETERMINERS or lower[after] in grammar.SUBJECT_PRONOUNS)
        and grammar.has_finite(page.tokens, after, b)
    ):
        return None
    return Draft(
        source=agent,
        cue=(start, i + 1),
        content=[(after, clause_end(page, after, b))],
        agentless=agent is None,
        exact=True,
    )


def _subject_is_it(page: Page, start: int, a: int) -> bool:
    return start > a and page.tokens.lower[grammar.subject_end(page.tokens, start, a) - 1] == "it"


def _impersonal(page: Page, start: int, i: int, a: int, agent: Range | None, that: int, b: int) -> Draft:
    first = start - 1 if start > a and page.tokens.lower[start - 1] == "it" else start
    return Draft(
        source=agent,
        cue=(first, i + 1),
        content=[(that + 1, clause_end(page, that + 1, b))],
        agentless=agent is None,
        exact=True,
    )


def emerged(page: Page, i: int, a: int, b: int) -> Draft | None:
    """Read "it emerged that", "it has emerged that" and "it became known that"."""
    lower = page.tokens.lower
    known = lower[i] == "known" and i > a and lower[i - 1] in {"became", "become", "becomes"}
    start = grammar.verb_group_start(page.tokens, i - 1 if known else i, a)
    if not (known or lower[i] in _IMPERSONAL) or start == a or lower[start - 1] != "it":
        return None
    if i + 1 >= b or lower[i + 1] != "that":
        return None
    return Draft(
        source=None, cue=(start - 1, i + 1), content=[(i + 2, clause_end(page, i + 2, b))], agentless=True, exact=True
    )


def noun(page: Page, i: int, a: int, b: int) -> Draft | None:
    """Read a noun of hearsay with its proposition: "there have been reports of", "rumours that", "the union's claim that"."""
    tokens, lower = page.tokens, page.tokens.lower
    if lower[i] not in _NOUNS or i + 1 >= b:
        return None
    previous = lower[i - 1] if i > a else ""
    there = _existential(page, i, a)
    if there is not None and "no" in lower[there:i]:
        return None  # "there is no suggestion that": the law's caution, and nobody's claim
    if there is not None and lower[i + 1] in {"of", "that"} and i + 2 < b:
        stop = i + 2 if lower[i + 1] == "of" else i + 1
        return Draft(
            source=None, cue=(there, stop), content=[(i + 2, clause_end(page, i + 2, b))], agentless=True, exact=True
        )
    that = i + 1
    while that < b and that < i + 3 and (lower[that] in _RISING or grammar.is_adverb(lower[that])):
        that += 1
    if (
        that + 1 >= b
        or lower[that] != "that"
        or lower[that + 1] in grammar.FINITE  # "a report that is understood to": a relative clause
        or previous in {"no", "any", "without"}
        or (lower[i] in {"report", "claim"} and previous in _BEFORE_A_VERB)
    ):
        return None
    content = [(that + 1, clause_end(page, that + 1, b))]
    if not grammar.has_finite(tokens, that + 1, content[0][1]):
        return None
    if i - 1 > a and previous in {"'s", "'"} and page.quote_at[i - 1] == page.quote_at[i]:
        owner = grammar.noun_phrase_before(tokens, i - 1, a)
        return Draft(source=owner, cue=(i, that), content=content, exact=True) if owner else None
    if previous in _OWNERS:
        return Draft(source=(i - 1, i), cue=(i, that), content=content, exact=True)
    return Draft(
        source=None, cue=(there if there is not None else i, that), content=content, agentless=True, exact=True
    )


def _existential(page: Page, i: int, a: int) -> int | None:
    """Return where "there are", "there have been" begins before the noun at `i`, past its adjectives."""
    lower = page.tokens.lower
    for j in range(i - 1, max(a, i - 7) - 1, -1):
        if lower[j] == "there":
            return j if any(lower[k] in grammar.BE for k in range(j + 1, i)) else None
        if lower[j] in grammar.PREPOSITIONS or not lower[j][0].isalnum():
            return None
    return None


def hearsay(page: Page, i: int, a: int, b: int) -> Draft | None:
    """Read "reportedly" and its like: the content is the clause around it. Before an adjective it is a hedge and no more."""
    tokens, lower = page.tokens, page.tokens.lower
    if i > a and (lower[i - 1] in grammar.DETERMINERS or (i + 1 < b and lower[i - 1] in grammar.PREPOSITIONS)):
        return None
    first = i
    while first > a and not (
        lower[first - 1] in grammar.SUBORDINATORS or lower[first - 1] in {";", ":", '"', "“", "(", "—", "–"}
    ):
        if lower[first - 1] == "," and not _closes_parenthesis(page, first - 1, a):
            break
        first -= 1
    first = next((j for j in range(first, i) if lower[j] not in grammar.COORDINATORS), i)
    content = [(first, i)] if first < i else []
    rest = i + 1 if i + 1 < b and lower[i + 1] != "," else i + 2
    stop = clause_end(page, rest, b)
    if rest < stop:
        content.append((rest, stop))
    return (
        Draft(source=None, cue=(i, i + 1), content=content, agentless=True, exact=True)
        if (content and grammar.has_finite(tokens, first, stop)) or len(content) == 2
        else None
    )


def _closes_parenthesis(page: Page, comma: int, a: int) -> bool:
    """Say whether the comma ends a short apposition or relative clause, so that the clause goes on to its left."""
    lower = page.tokens.lower
    for j in range(comma - 1, max(a, comma - 15), -1):
        if lower[j] == ",":
            return (
                lower[j + 1] in grammar.RELATIVES
                or lower[j + 1] in grammar.ARTICLES | {"of"}
                or lower[j + 1][0].isdigit()
            )
    return False
