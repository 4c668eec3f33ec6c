"""A spaCy component, `nlp.add_pipe("credscore")`: the score on the document, and who is said to have said what as spans. Extra [spacy].

The component reads the document's text, not its tokens, so that it works after any tokeniser. Spans of tokens are widened where a token crosses
their edge; each says so, and what the exact words are. What is kept on the document is plain, so that documents travel as bytes do.
"""

from functools import partial
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from credscore.adapters.plainvalues import plain, rebuilt
from credscore.annotate.values import Attribution
from credscore.article import Article
from credscore.errors import ArticleError
from credscore.scorer import Scorer

KEY = "credscore"
"""The group of spans, and what is kept in the document's user data."""
_SCORE, _ATTRIBUTIONS = "score", "attributions"
_DEFAULTS = {
    "estimate": False,
    "rules_only": False,
    "card": None,
    "model": None,
    "base_rate": None,
    "history": None,
    "as_of": None,
}


class Component:
    """Scores each document."""

    def __init__(self, name: str, scorer: Scorer) -> None:
        _extend()
        self.name = name
        self._scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.credscore` (Score), `doc._.attributions`, and the spans of `doc.spans["credscore"]`."""
        article = Article(doc.text)
        attributions: tuple[Attribution, ...] = ()
        try:
            score, annotated = self._scorer.explain(article)
            attributions = annotated.attributions
        except ArticleError:  # it is too long to be read, which the score says
            score = self._scorer(article)
        doc.user_data[KEY] = {_SCORE: plain(score), _ATTRIBUTIONS: plain(attributions)}
        doc.spans[KEY] = _spans(doc, attributions)
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: the component has no state but its settings."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "Component":
        """Return the component as it is."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Write nothing."""

    def from_disk(self, _path: Any, **_: Any) -> "Component":
        """Return the component as it is."""
        return self


def _spans(doc: Doc, attributions: tuple[Attribution, ...]) -> list[Span]:
    found = []
    for number, link in enumerate(attributions):
        sources = (link.source,) if link.source else ()
        for label, places in (("SOURCE", sources), ("CUE", (link.cue,)), ("CONTENT", link.content)):
            for place in places:
                span = doc.char_span(place.start, place.end, label=label, span_id=str(number), alignment_mode="expand")
                if span is not None:
                    found.append(span)
    return found


def _extend() -> None:
    """Give documents and spans their attributes; what is asked of one that was not read is None."""
    for name in (_SCORE, _ATTRIBUTIONS):
        shown = KEY if name == _SCORE else name
        Doc.set_extension(shown, getter=partial(_held, name), force=True)
    Span.set_extension("credscore_quote", getter=_quote, force=True)
    Span.set_extension("credscore_cut", getter=_is_cut, force=True)


def _held(name: str, doc: Doc) -> Any:
    held = doc.user_data.get(KEY)
    return None if held is None else rebuilt(held[name])


def _quote(span: Span) -> str | None:
    """Return the exact words of evidence for which a span of tokens stands; None for any other span."""
    held = span.doc.user_data.get(KEY)
    if held is None or not span.id_.isdecimal() or int(span.id_) >= len(held[_ATTRIBUTIONS]):
        return None
    link = held[_ATTRIBUTIONS][int(span.id_)]
    places = {"SOURCE": [link["source"]], "CUE": [link["cue"]], "CONTENT": link["content"]}.get(span.label_, [])
    for place in places:
        if place is not None and span.start_char <= place["start"] and place["end"] <= span.end_char:
            words: str = span.doc.text[place["start"] : place["end"]]
            return words
    return None


def _is_cut(span: Span) -> bool:
    """Say whether a span is wider than the words of evidence, because a token crosses their edge."""
    quote = _quote(span)
    return quote is not None and quote != span.text


@Language.factory(KEY, default_config=_DEFAULTS, assigns=["doc._.credscore", "doc._.attributions"])
def make(
    nlp: Language,  # noqa: ARG001 - spaCy gives it
    name: str,
    *,
    estimate: bool,
    rules_only: bool,
    card: str | None,
    model: str | None,
    base_rate: float | None,
    history: str | None,
    as_of: str | None,
) -> Component:
    """Return the component, for spaCy: its settings are the options of a Scorer."""
    return Component(
        name,
        Scorer(
            estimate=estimate,
            rules_only=rules_only,
            card=card,
            model=model,
            base_rate=base_rate,
            history=history,
            as_of=as_of,
        ),
    )
