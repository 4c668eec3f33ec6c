"""One article, as the caller gave it.

Nothing is normalised: every span that the library reports lies in these very strings.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from credscore.errors import ArticleError

_TWO_LETTERS = {
    "ara": "ar",
    "chi": "zh",
    "zho": "zh",
    "cze": "cs",
    "ces": "cs",
    "dan": "da",
    "dut": "nl",
    "nld": "nl",
    "eng": "en",
    "fin": "fi",
    "fra": "fr",
    "fre": "fr",
    "deu": "de",
    "ger": "de",
    "ell": "el",
    "gre": "el",
    "hin": "hi",
    "hun": "hu",
    "ita": "it",
    "jpn": "ja",
    "kor": "ko",
    "nor": "no",
    "pol": "pl",
    "por": "pt",
    "ron": "ro",
    "rum": "ro",
    "rus": "ru",
    "spa": "es",
    "swe": "sv",
    "tur": "tr",
    "ukr": "uk",
}
"""ISO 639-2 and 639-3 codes and the ISO 639-1 code of the same language."""


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of one article. Everything but the text may be missing, and missing is never held against it.

    >>> Article("The mayor resigned, her office said.", author=["Ana Ruiz", "Bo Lind"]).author
    'Ana Ruiz; Bo Lind'
    """

    text: str
    """The body, plain text or (with `html`) HTML."""
    title: str | None = None
    """The headline."""
    url: str | None = None
    author: str | Iterable[str] | None = None
    """The byline. Several authors may be given as a sequence; they are kept as one string, joined by '; '."""
    published: str | date | datetime | None = None
    """The day of publication. An ISO 8601 string is accepted and kept as a date or datetime."""
    outlet: str | None = None
    """Name or domain of the outlet. Where it is missing, the host of the url is used."""
    language: str | None = None
    """An ISO 639 code such as 'en'; 'eng' is kept as 'en'. Where it is missing, the language is told from the text."""
    html: bool = False
    """Whether `text` is HTML. Spans then lie in the raw HTML."""
    notes: tuple[str, ...] = field(init=False, default=(), compare=False, repr=False)
    """What was given and left out because it cannot be read, such as a date in no known form."""

    def __post_init__(self) -> None:
        if isinstance(self.text, bytes):
            raise ArticleError(
                "text was given as bytes; expected str. Decode it first, for example text.decode('utf-8')."
            )
        if not isinstance(self.text, str):
            raise ArticleError(
                f"text was given as {type(self.text).__name__}; expected str. Pass '' for an article without a body."
            )
        for name in ("title", "url", "outlet", "language"):
            value = getattr(self, name)
            if _is_missing(value):
                object.__setattr__(self, name, None)
            elif not isinstance(value, str):
                raise ArticleError(
                    f"{name} was given as {type(value).__name__} ({_shown(value)}); expected str, or None where it is not known."
                )
        if self.language is not None:
            object.__setattr__(self, "language", _language(self.language))
        object.__setattr__(self, "author", _author(self.author))
        published, note = _published(self.published)
        object.__setattr__(self, "published", published)
        object.__setattr__(self, "notes", (note,) if note else ())


def _is_missing(value: object) -> bool:
    """Say whether a cell holds nothing: None, blanks, or what data frames put where nothing is.

    NaN and NaT are unequal to themselves, and pandas' NA answers every comparison with itself. Arrays compare each element.
    """
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Iterable):
        return False
    unequal = value != value
    return unequal is value or bool(unequal)


def _shown(value: object) -> str:
    return " ".join(repr(value).split())[:100]


def _language(given: str) -> str:
    primary, *subtags = given.strip().replace("_", "-").split("-")
    return "-".join([_TWO_LETTERS.get(primary.lower(), primary), *subtags])


def _author(author: object) -> str | None:
    if _is_missing(author):
        return None
    if isinstance(author, str):
        return author
    names: list[object] = [author]
    is_row = getattr(author, "ndim", 1) == 1  # a table and an array of no dimension are no list of names
    if isinstance(author, Iterable) and not isinstance(author, bytes | Mapping) and is_row:
        names = list(author)
    # Feeds give an author as {"name": …}, or several so.
    given = [name.get("name") if isinstance(name, Mapping) else name for name in names]
    words = [word for word in given if isinstance(word, str)]
    if len(words) < len(given):
        raise ArticleError(
            f"author was given as {_shown(author)}; expected a string, several strings, or None where it is not known."
        )
    return "; ".join(word for word in words if word.strip()) or None


def _published(published: object) -> tuple[date | datetime | None, str | None]:
    """Return the day of publication, and why it was left out where it cannot be read."""
    if _is_missing(published):
        return None, None
    if isinstance(published, date):
        return published, None
    if hasattr(published, "astype") and getattr(published, "ndim", 0) == 0:  # numpy.datetime64
        published = str(published)
    if not isinstance(published, str):
        raise ArticleError(
            f"published was given as {type(published).__name__}; expected an ISO 8601 string, a date or a datetime."
        )
    words = published.strip()
    if words.lower() in ("nan", "nat", "none", "null"):
        return None, None
    try:
        moment = datetime.fromisoformat(words[: len("2026-11-22T08:30:00.000000")] if words[-3:] == "000" else words)
    except ValueError:
        return None, (
            f"The date of publication was left out: {words[:40]!r} is no ISO 8601 date such as 2026-11-22 or 2026-11-22T08:30:00Z."
        )
    return (moment.date() if len(words) <= len("2026-11-22") else moment), None
