"""References: where the text names a document, a day, a figure or an occasion, found in one pass for the signals that count them."""

from collections.abc import Container

from credscore.annotate.annotated import Annotated
from credscore.annotate.tracing import Standing
from credscore.annotate.values import MentionLabel, Sentence
from credscore.resources import words
from credscore.spans import Span

_DOCUMENTS = (words("sources", "document") | words("references", "documents")) - words("references", "vague")
_OCCASIONS = words("references", "occasions")
_DAYS = words("register", "words", "day_or_month")
_CENTURIES = ("19", "20")
_YEAR = 4  # digits
_BEFORE, _AFTER = 4, 5  # tokens: how far from the noun its name, number or day stands


def is_date(word: str) -> bool:
    """Say whether a token, in lower case, is a day, a month or a year."""
    return word in _DAYS or (len(word) == _YEAR and word.isdigit() and word.startswith(_CENTURIES))


def is_occasion(word: str) -> bool:
    """Say whether a token, in lower case, says where or how something was said."""
    return word in _OCCASIONS


def sourced(annotated: Annotated) -> list[Sentence]:
    """Return the sentences of the prose in which a source speaks."""
    tracing = annotated.tracing
    return [s for s, standing in zip(tracing.sentences, tracing.standings, strict=True) if standing > Standing.NOBODY]


def well_sourced(annotated: Annotated) -> list[Sentence]:
    """Return the sentences of the prose in which a named source speaks, or a document is named exactly."""
    tracing = annotated.tracing
    exact = {tracing.sentence_of(span.start) for span in documents(annotated)}
    return [
        sentence
        for number, (sentence, standing) in enumerate(zip(tracing.sentences, tracing.standings, strict=True))
        if standing is Standing.NAMED or number in exact
    ]


def documents(annotated: Annotated) -> list[Span]:
    """Return where a document, data, a post or a recording is named by more than its kind: with a name, a number or a day beside it."""
    kept = annotated.tracing.kept
    if "documents" not in kept:
        kept["documents"] = _documents(annotated)
    found: list[Span] = kept["documents"]
    return found


def _documents(annotated: Annotated) -> list[Span]:
    tokens, tracing = annotated.tokens, annotated.tracing
    named = _named(annotated)
    found: list[Span] = []
    for at in tokens.find(_DOCUMENTS):
        number = tracing.sentence_of(tokens.starts[at])
        if number is None or at in named:  # "Directorate of Intelligence" is a body
            continue
        sentence = tracing.sentences[number]
        first, stop = max(sentence.first, at - _BEFORE), min(sentence.stop, at + 1 + _AFTER)
        marks = [i for i in range(first, stop) if i != at and _tells_which(annotated, i, sentence, named)]
        if marks:
            span = tokens.span(min(at, marks[0]), max(at, marks[0]) + 1)
            if not found or span.start >= found[-1].end:
                found.append(span)
    return found


def _tells_which(annotated: Annotated, i: int, sentence: Sentence, named: Container[int]) -> bool:
    """Say whether a token is part of a name, a number, a day, or a word with a capital that does not open its sentence."""
    word = annotated.tokens.words[i]
    if word[0].isdigit() or i in named or is_date(annotated.tokens.lower[i]):
        return True
    return word[0].isupper() and i > sentence.first and len(word) > 1


def _named(annotated: Annotated) -> set[int]:
    found: set[int] = set()
    for mention in annotated.mentions:
        if mention.label is not MentionLabel.PLACE:
            found.update(range(*annotated.tokens.range(mention.span.start, mention.span.end)))
    return found
