"""A spaCy component, `nlp.add_pipe("credscore")`: the score on the document, and who is said to have said what as spans. Extra [spacy].

The component reads the document's text, not its tokens, so it works after any tokeniser; spans are widened to whole tokens where a token
crosses their edge. Its offsets hold in the text exactly as given.
"""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from credscore.annotate.annotated import Annotated
from credscore.scorer import Scorer

KEY = "credscore"
"""The group of spans: labelled SOURCE, CUE and CONTENT, each with the number of its attribution as its id."""


def _extensions() -> None:
    for name in ("credscore", "attributions", "credscore_annotated"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


class Component:
    """Scores each document."""

    def __init__(self, name: str, *, estimate: bool, rules_only: bool) -> None:
        _extensions()
        self.name = name
        self._scorer = Scorer(estimate=estimate, rules_only=rules_only)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.credscore` (Score), `doc._.attributions`, and the spans of `doc.spans["credscore"]`."""
        score, annotated = self._scorer.explain(doc.text)
        doc._.credscore = score
        doc._.attributions = annotated.attributions
        doc._.credscore_annotated = annotated
        doc.spans[KEY] = _spans(doc, annotated)
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


def _spans(doc: Doc, annotated: Annotated) -> list[Span]:
    found = []
    for number, link in enumerate(annotated.attributions):
        sources = (link.source,) if link.source else ()
        for label, spans in (("SOURCE", sources), ("CUE", (link.cue,)), ("CONTENT", link.content)):
            for span in spans:
                made = doc.char_span(span.start, span.end, label=label, span_id=str(number), alignment_mode="expand")
                if made is not None:
                    found.append(made)
    return found


@Language.factory("credscore", default_config={"estimate": False, "rules_only": False}, assigns=["doc._.credscore"])
def make(nlp: Language, name: str, estimate: bool, rules_only: bool) -> Component:  # noqa: ARG001 - spaCy gives it
    """Return the component, for spaCy."""
    return Component(name, estimate=estimate, rules_only=rules_only)
