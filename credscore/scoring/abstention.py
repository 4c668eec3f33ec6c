"""When not to score: too short, not English, not prose, no article, or too long to be one. Keeping quiet is an answer too."""

from itertools import compress
from operator import itemgetter

from credscore.annotate.annotated import Annotated
from credscore.annotate.text.language import UNKNOWN
from credscore.article import Article
from credscore.scoring.walls import wall

LEAST_WORDS = 50  # of prose: below this one sentence decides every rate
MOST_CHARACTERS = 200_000  # some 33,000 words: longer than any news article
MOST_OF_PAGE = 2_000_000  # characters of raw HTML: markup may outweigh its text ten times
_LEAST_PROSE = 0.5  # share of the words that must stand in sentences
_SENTENCE_WORDS = 4
_ENDS = frozenset(".!?…\"”’'»)")
_FEWEST_CAPITALS = 0.01  # share of the words: the first word of each sentence alone is more
_MOST_CAPITALS = 0.8
_SAMPLE = 400  # tokens by which that is told
_NAMES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "pl": "Polish",
    "tr": "Turkish",
    "ru": "Russian",
    "uk": "Ukrainian",
}


def why_too_long(article: Article) -> str | None:
    """Return why the article should not even be read, judged by its length alone; None where it can be."""
    most = MOST_OF_PAGE if article.html else MOST_CHARACTERS
    return _long(len(article.text), most) if len(article.text) > most else None


def why_too_much(visible: str) -> str | None:
    """Return why the text that a reader sees is too long to be an article's; None where it can be one."""
    return _long(len(visible), MOST_CHARACTERS) if len(visible) > MOST_CHARACTERS else None


def why_abstain(annotated: Annotated) -> str | None:
    """Return why the article should not be scored, in plain English; None where it can be."""
    words = annotated.tokens.marks.count(1)
    if not words:
        return "there is no text to read"
    if (reason := why_too_much(annotated.text)) is not None:
        return reason
    if annotated.language == UNKNOWN:
        return "the text does not read as English" if words >= LEAST_WORDS else _short(words)
    if annotated.language != "en":
        name = _NAMES.get(annotated.language, annotated.language)
        return f"the text is in {name}, and only English is read"
    if (instead := wall(annotated)) is not None:
        return f"in place of an article stands {instead}"
    if annotated.prose_words < LEAST_WORDS:
        return _short(annotated.prose_words)
    written, marks = annotated.tokens.words, annotated.tokens.marks
    whole = [
        (s.first, s.stop)
        for s in annotated.sentences
        if s.prose and s.stop - s.first > _SENTENCE_WORDS and written[s.stop - 1][0] in _ENDS
    ]
    inside = sum([marks.count(1, first, stop) for first, stop in whole])
    if inside < _LEAST_PROSE * words:
        return f"the text is not prose: {inside} of its {words} words stand in sentences"
    if (letters := _one_case(annotated)) is not None:
        return f"the text is all in {letters}, so that names cannot be told from other words"
    return None


def is_passage(annotated: Annotated) -> bool:
    """Say whether nothing but its length speaks against scoring a text: a paragraph of an article, or a few."""
    return (
        0 < annotated.prose_words < LEAST_WORDS
        and annotated.language in ("en", UNKNOWN)
        and wall(annotated) is None
        and _one_case(annotated) is None
    )


def _one_case(annotated: Annotated) -> str | None:
    """Return which letters alone the text is written in; None for the two cases of ordinary text."""
    tokens = annotated.tokens
    written = list(compress(tokens.words[:_SAMPLE], tokens.is_word))
    if sum(map(str.isupper, map(itemgetter(0), written))) < _FEWEST_CAPITALS * len(written):
        return "small letters"
    longer = [word for word in written if len(word) > 1 and word[0].isalpha()]
    return "capitals" if sum(map(str.isupper, longer)) > _MOST_CAPITALS * len(longer) else None


def _long(characters: int, most: int) -> str:
    return f"the text has {characters:,} characters, and at most {most:,} are taken for one article; split it into articles"


def _short(words: int) -> str:
    return f"the text has {words} {'word' if words == 1 else 'words'} of prose, and at least {LEAST_WORDS} are needed"
