"""Cues without a subject of their own: "…, adding that Y", "… and warned that Y", "a letter saying that Y", "as saying Y"."""

from credscore.annotate.drafts import Draft, recent
from credscore.annotate.english import grammar
from credscore.annotate.english.cues import Cue, CueClass
from credscore.annotate.english.nouns import is_source_noun
from credscore.annotate.said.content import content_after
from credscore.annotate.text.page import Page
from credscore.annotate.text.tokens import OPENING


def participle(page: Page, cue: Cue, i: int, a: int, b: int, before: list[Draft]) -> Draft | None:
    """Read "…, adding that Y" (the subject of the verb before), "a letter saying that Y" and "quoted B as saying Y" (the noun before)."""
    if CueClass.RELAY in cue.classes:
        return None  # "citing B" is read as a set phrase
    lower = page.tokens.lower
    previous = lower[i - 1] if i > a else ""
    if previous in grammar.DETERMINERS:
        return None  # "on the understanding that": a noun
    if previous in {",", "and", "but"}:
        return _shared_subject(page, cue, i, i, i, a, b, before)
    relayed = previous == "as" and bool(before) and a <= before[-1].cue[0] < i and before[-1].content[:1] != []
    if not relayed and (previous in grammar.PREPOSITIONS or not previous or not previous[0].isalnum()):
        return None
    floor = before[-1].cue[1] if relayed else a
    antecedent = grammar.noun_phrase_before(page.tokens, i - 1 if relayed else i, floor)
    if antecedent is None or (
        not relayed
        and antecedent[0] > a
        and grammar.is_past(page.tokens, antecedent[0] - 1)
        and not is_source_noun(page, antecedent)
    ):
        return None
    content = content_after(page, cue, antecedent, i + 1, b)
    return (
        Draft(source=antecedent, cue=(i, i + 1), content=content, confidence=0.9 if relayed else 0.7)
        if content
        else None
    )


def coordinated(page: Page, cue: Cue, start: int, i: int, a: int, b: int, before: list[Draft]) -> Draft | None:
    """Read "A said X and warned that Y"; where no "that" or quotation follows, the verb may as well go on with X."""
    lower = page.tokens.lower
    joined = grammar.subject_end(page.tokens, start, a)
    follows = lower[i + 1] if i + 1 < b else ""
    if joined == a or lower[joined - 1] not in {"and", "but"} or not (follows == "that" or follows in OPENING):
        return None
    return _shared_subject(page, cue, joined, start, i, a, b, before)


def _shared_subject(
    page: Page, cue: Cue, joined: int, start: int, i: int, a: int, b: int, before: list[Draft]
) -> Draft | None:
    """Return the attribution of a cue, joined on before token `joined`, that shares the subject of the cue before it."""
    lower = page.tokens.lower
    main = next(
        (d for d in reversed(recent(before, a, i)) if d.source is not None and d.relays is None),
        None,
    )
    if main is None or main.source is None:
        return None
    edge = joined - 1
    while edge > a and lower[edge - 1] in {",", "and"}:
        edge -= 1
    content = content_after(page, cue, main.source, i + 1, b)
    return Draft(source=main.source, cue=(start, i + 1), content=content, edge=edge) if content else None
