"""Whether somebody is plainly accused: a person whom the article is about, at its head, by a verb that accuses that person and nobody else."""

from collections import Counter
from collections.abc import Sequence

from credscore.annotate.annotated import Annotated
from credscore.annotate.english import grammar
from credscore.annotate.english.nouns import is_role
from credscore.annotate.values import Mention, MentionLabel
from credscore.lint.around import end_of
from credscore.report.legible import one_line
from credscore.resources import words as listed
from credscore.spans import Span

_HEAD = 3  # sentences at the head of an article, which say what it is about
_ACCUSES = listed("cues", "accusing")
_ACCUSED, _OCCASIONS = (listed("lint", name) for name in ("accused", "occasions"))
_MOST_BETWEEN = 6  # words of a role between a verb and a name


def is_accused(annotated: Annotated, about: Span, question: str) -> bool:
    """Say whether a person named in a question is plainly accused in the sentence that it is about."""
    if about.start >= end_of(annotated, _HEAD):
        return False
    people = [m for m in annotated.mentions if m.label is MentionLabel.PERSON]
    named = Counter(m.canonical for m in people)
    return any(
        one_line(m.canonical) in question and named[m.canonical] > 1 and _has_it_said(annotated, about, m)
        for m in people
        if about.start <= m.span.start < about.end
    )


def _has_it_said(annotated: Annotated, about: Span, who: Mention) -> bool:
    """Say whether a person is the object of a verb that accuses, or the subject of its passive."""
    tokens = annotated.tokens
    opens, closes = tokens.range(about.start, about.end)
    first, stop = tokens.range(who.span.start, who.span.end)
    if tokens.lower[stop : stop + 1] in {("'s",), ("and",)} or not _OCCASIONS.isdisjoint(tokens.lower[opens:first]):
        return False  # it is told of another time ("when she was accused"), of somebody's firm, or of a side
    before = next((i for i in range(first - 1, opens - 1, -1) if tokens.lower[i] in _ACCUSES), None)
    if before is not None and _is_title(tokens.words[before + 1 : first]):
        return True
    after = next((i for i in range(stop, closes) if tokens.lower[i] in _ACCUSED), None)
    verbs = tokens.lower[stop:after] if after is not None else ()
    return not grammar.BE.isdisjoint(verbs) and all(w in grammar.AUXILIARIES or grammar.is_adverb(w) for w in verbs)


def _is_title(between: Sequence[str]) -> bool:
    """Say whether words between a verb and a name only say who that is: "accused former mayor Ana Ruiz"."""
    return len(between) <= _MOST_BETWEEN and all(
        word[:1].isupper() or word == "." or is_role(word.lower()) or word.lower() in {"former", "the"}
        for word in between
    )
