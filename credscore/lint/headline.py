"""Whether a headline says as a fact what the body hands to a source that is not named, or to nobody."""

from credscore.annotate.annotated import Annotated
from credscore.annotate.english.grammar import is_negated
from credscore.annotate.pipeline import read as read_article
from credscore.annotate.values import Attribution, Identified, Sentence
from credscore.article import Article
from credscore.lint.around import cue_words, end_of, is_real, named_in
from credscore.lint.hidden import is_for_others, is_known, tells_why
from credscore.report.legible import words_of
from credscore.report.speakers import PEOPLE
from credscore.resources import words as listed
from credscore.signals.headline_support import content_stems
from credscore.spans import Span

_LEAST_STEMS = 4
_SAME = 0.65  # of the headline's words, from which a claim says what it says
_LIKE = 0.5  # from which a sentence may say it too
_SURE = 0.85
_MOST_SAID = 45  # words of a claim: more is several
_HEAD = 2  # sentences at the head of an article, in one of which the claim stands
_ASKING, _SAYING = listed("lint", "asking"), listed("lint", "saying")
_WHOSE = frozenset("?:“\"'‘|")  # marks by which a headline asks, quotes or names whose word it gives


def firmer_headline(annotated: Annotated) -> tuple[Span, str] | None:
    """Return the place of the headline in the title, and its words, where it is firmer than every sentence that bears it out."""
    if tells_why(annotated) or any(link.content for link in named_in(annotated, annotated.sentences)):
        return None  # whoever is named may bear it out in other words
    title = annotated.article.title or ""
    words = title.strip()
    stems = content_stems(words)
    if len(stems) < _LEAST_STEMS or not _asserts(words):
        return None
    weak = [link for link in annotated.attributions if _is_weak(annotated, link)]
    top = end_of(annotated, _HEAD)
    claims = [_said(annotated, link) for link in weak if link.cue.start < top]
    if not any(_share(said, stems) >= _SAME and len(said.split()) <= _MOST_SAID for said in claims):
        return None
    like = (s for s in annotated.sentences if s.prose and _share(words_of(annotated, s.span), stems) >= _LIKE)
    if not all(any(_holds(sentence, link) for link in weak) for sentence in like):
        return None
    start = title.index(words)
    return Span(start, start + len(words)), words


def _asserts(words: str) -> bool:
    """Say whether a headline says something in the article's own voice: it asks and denies nothing, and gives nobody's word."""
    if not _WHOSE.isdisjoint(words) or words.partition(" ")[0].lower() in _ASKING:
        return False
    alone = read_article(Article(words))
    said_by = alone.attributions or alone.hedges or alone.stances
    return not said_by and not any(is_negated(word) for word in words.lower().split())


def _share(words: str, stems: frozenset[str]) -> float:
    return len(stems & content_stems(words)) / len(stems)


def _said(annotated: Annotated, link: Attribution) -> str:
    return " ".join(words_of(annotated, span) for span in link.content)


def _holds(sentence: Sentence, link: Attribution) -> bool:
    return any(sentence.span.start <= span.start < sentence.span.end for span in link.content)


def _is_weak(annotated: Annotated, link: Attribution) -> bool:
    """Say whether a link hands what it says to people unnamed, or to nobody; not to an office that speaks as one, nor to a study."""
    if link.parent is not None or link.confidence < _SURE or not link.resolved or not is_real(annotated, link):
        return False
    if link.source is None:
        return True
    hidden = link.identified is not Identified.NAMED and link.source_type in PEOPLE and not is_known(annotated, link)
    return hidden and not is_for_others(annotated, link) and not _SAYING.isdisjoint(cue_words(annotated, link))
