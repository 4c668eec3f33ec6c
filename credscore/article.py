"""One article, as the caller gave it.

Nothing is normalised: every span that the library reports lies in these very strings.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
            value = _given(getattr(self, name))
            if value is None:
                object.__setattr__(self, name, None)
            if value is not None and not isinstance(value, str):
                raise ArticleError(
                    f"{name} was given as {type(value).__name__} ({value!r}); expected str, or None where it is not known."
                )
            if value is not None and not value.strip():
                object.__setattr__(self, name, None)
        if self.language is not None:
            object.__setattr__(self, "language", _language(self.language))
        object.__setattr__(self, "author", _author(self.author))
        object.__setattr__(self, "published", _published(self.published))


def _given(value: object) -> object:
    """Return a value, None for NaN and what else is unequal to itself, by which tables say that nothing was given."""
    return None if value is None or (isinstance(value, float) and value != value) else value


def _language(given: str) -> str:
    primary, *subtags = given.strip().replace("_", "-").split("-")
    return "-".join([_TWO_LETTERS.get(primary.lower(), primary), *subtags])


def _author(author: object) -> str | None:
    if _given(author) is None:
        return None
    if isinstance(author, str):
        return author if author.strip() else None
    if isinstance(author, Mapping):  # what exports write of a person; its keys are no names
        author = [author.get("name")]
    names: list[object] = list(author) if isinstance(author, Iterable) and not isinstance(author, bytes) else [author]
    words = [name for name in names if isinstance(name, str)]
    if len(words) < len(names):
        raise ArticleError(
            f"author was given as {author!r}; expected a string, several strings, or None where it is not known."
        )
    return "; ".join(word for word in words if word.strip()) or None


def _published(published: object) -> date | datetime | None:
    if published is None or published != published:  # pandas.NaT is a datetime, and unequal to itself
        return None
    if type(published).__name__ == "datetime64":  # numpy's
        published = str(published)
    if isinstance(published, date):
        return published
    if isinstance(published, str):
        if not published.strip():
            return None
        try:
            moment = datetime.fromisoformat(published.strip())
        except ValueError:
            raise ArticleError(
                f"published was given as {published!r}; expected an ISO 8601 date such as '2026-11-22' or '2026-11-22T08:30:00Z', "
                "a datetime.date or datetime.datetime, or None where it is not known."
            ) from None
        return moment.date() if len(published.strip()) <= len("2026-11-22") else moment
    raise ArticleError(
        f"published was given as {type(published).__name__}; expected an ISO 8601 string, a date or a datetime."
    )
