"""Whether a headline says as a fact what the body hands to somebody unnamed or to nobody."""

from credscore.annotate import read as read_article
from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Identified, Sentence
from credscore.article import Article
from credscore.resources import words as words_listed
from credscore.signals.headline_support import content_stems
from credscore.spans import Span

_LEAST_STEMS = 4
_SAME = 0.6  # of the headline's words, from which a sentence says what it says
_SURE = 0.65
_ASKING = words_listed("lint", "asking")
_WHOSE = frozenset("?:“\"'‘|")  # marks by which a headline asks, quotes or names whose word it gives


def firmer_headline(annotated: Annotated) -> tuple[Span, str] | None:
    """Return the place of the headline in the title, and its words, where it is firmer than every sentence that bears it out."""
    title = annotated.article.title or ""
    words = title.strip()
    stems = content_stems(words)
    if len(stems) < _LEAST_STEMS or not _WHOSE.isdisjoint(words) or words.partition(" ")[0].lower() in _ASKING:
        return None
    alone = read_article(Article(words))
    if alone.attributions or alone.hedges or alone.stances:
        return None
    same = [s for s in annotated.sentences if s.prose and _share(annotated, s, stems) >= _SAME]
    if not same or not all(_is_weaker(annotated, sentence) for sentence in same):
        return None
    start = title.index(words)
    return Span(start, start + len(words)), words


def _share(annotated: Annotated, sentence: Sentence, stems: frozenset[str]) -> float:
    return len(stems & content_stems(sentence.span.of(annotated.text))) / len(stems)


def _is_weaker(annotated: Annotated, sentence: Sentence) -> bool:
    """Say whether a sentence hands what it says to somebody unnamed, or to nobody."""
    return any(
        link.resolved
        and link.identified is not Identified.NAMED
        and link.parent is None
        and link.confidence >= _SURE
        and any(sentence.span.start <= span.start < sentence.span.end for span in link.content)
        for link in annotated.attributions
    )
