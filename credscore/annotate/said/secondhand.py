"""Second-hand attributions: "A, citing B, reported X", "A quoted B as saying X", "B was quoted by A as saying X"."""

from credscore.annotate.drafts import Draft, recent
from credscore.annotate.english import grammar
from credscore.annotate.english.clauses import clause_end, left_start
from credscore.annotate.english.cues import Cue, CueClass
from credscore.annotate.english.nouns import is_source_noun
from credscore.annotate.said.content import content_after
from credscore.annotate.text.page import Page, Range


def citing(page: Page, first: int, stop: int, a: int, b: int, before: list[Draft]) -> Draft | None:
    """Read "A reported X, citing B": B is given as the source of A's own report."""
    tokens, lower = page.tokens, page.tokens.lower
    source = grammar.noun_phrase_after(tokens, stop, b, stop_at=lambda j: lower[j] == ",")
    if source is None or not is_source_noun(page, source):
        return None
    edge = first - 1 if first > a and lower[first - 1] == "," else None
    governing = next((d for d in reversed(recent(before, a, b)) if not d.agentless), None)
    if governing is not None and edge is not None:
        return Draft(
            source=source, cue=(first, stop), content=[], edge=edge, relays=governing, exact=True, confidence=0.9
        )
    closing = next((j for j in range(source[1], min(b, source[1] + 15)) if lower[j] == ","), None)
    if edge is not None and closing is not None:
        source = (source[0], closing)
        return Draft(
            source=source, cue=(first, stop), content=[], confidence=0.7
        )  # "A, citing B, said X": filled in by A's verb
    left = edge if edge is not None else first
    start = left_start(page, left, a)
    if not grammar.has_finite(tokens, start, left):
        return None
    return Draft(source=source, cue=(first, stop), content=[(start, left)], edge=edge, confidence=0.7)


def quoted_as(page: Page, cue: Cue, start: int, i: int, a: int, b: int) -> list[Draft] | None:
    """Read "B was quoted as saying X" (one link) and "B was quoted by A as saying X" (two)."""
    tokens, lower = page.tokens, page.tokens.lower
    if CueClass.RELAY not in cue.classes:
        return None
    subject = grammar.noun_phrase_before(tokens, grammar.subject_end(tokens, start, a), a)
    after, agent = i + 1, None
    if after < b and lower[after] == "by":
        agent = grammar.noun_phrase_after(tokens, after + 1, b, stop_at=lambda j: lower[j] == "as")
        after = agent[1] if agent else after
    if subject is None or after + 2 >= b or lower[after] != "as" or not lower[after + 1].endswith("ing"):
        return None
    content = content_after(page, cue, subject, after + 2, b) or [(after + 2, clause_end(page, after + 2, b))]
    if agent is None:
        return [Draft(source=subject, cue=(start, after + 2), content=content, exact=True, confidence=0.95)]
    outer = Draft(
        source=agent, cue=(start, i + 1), content=[subject, (after, content[-1][1])], exact=True, confidence=0.95
    )
    return [outer, Draft(source=subject, cue=(after + 1, after + 2), content=content, exact=True, confidence=0.95)]


def relay(page: Page, subject: Range, start: int, i: int, b: int) -> Draft | None:
    """Read the outer link of "A quoted B as saying X"; the participle rule reads the inner one, after "as"."""
    lower = page.tokens.lower
    inner = next(
        (j for j in range(i + 2, min(b - 1, i + 25)) if lower[j] == "as" and lower[j + 1].endswith("ing")), None
    )
    if inner is None:
        return None
    return Draft(
        source=subject, cue=(start, i + 1), content=[(i + 1, clause_end(page, i + 1, b))], exact=True, confidence=0.95
    )
