"""Picture credits: "(AP Photo/Ida Holm)", "Photograph: Ida Holm", "Ida Holm/Getty Images"; and lines that end in one, which are captions."""

import re
from functools import cache

from credscore.annotate.text.datelines import AGENCIES
from credscore.resources import words

_OPENERS = "|".join(
    sorted(
        {
            word.capitalize()
            for entry in ("determiners", "subject_pronouns", "prepositions", "coordinators")
            for word in words("grammar", entry)
        }
    )
)
_NAME = rf"(?:(?!(?:{_OPENERS})\b)[A-ZÀ-Þ][\w.'’&-]*|de|van|von|der|da|del|la|al|bin)"
_NAMES = rf"{_NAME}(?:[ ]{_NAME}){{0,4}}(?:,?\s(?:and\s|&\s)?{_NAME}(?:[ ]{_NAME}){{0,3}}){{0,2}}"
_AGENCY = (
    "(?i:"
    + "|".join(sorted((re.escape(name) for name in AGENCIES), key=len, reverse=True))
    + r")(?:\sImages?|\sPhotos?)?(?!\w)"
)
_WHAT = r"(?i:(?:file\s)?(?:photo(?:graph(?:er)?)?|image|picture|illustration|video|graphic|screenshot|screen\s(?:grab|capture)|map|artwork)s?)"
_SAYS_WHOSE = rf"(?:{_WHAT}(?:\s(?i:credit))?\s?(?:[:©]|(?i:by|via|courtesy(?:\sof)?|copyright))|(?i:credit|courtesy(?:\sof)?|picture\sby)\s?:|(?i:image\scopyright|photo\sillustration\sby))"


# Such patterns hold every agency many times over and take longer to make than most articles take to read; few articles need them.
@cache
def _in_brackets() -> re.Pattern[str]:
    """Return what finds a credit between brackets, wherever it stands."""
    return re.compile(
        rf"""[(\[]\s?(?:
      (?:{_AGENCY})(?:\s?(?i:photo|file\sphoto|video))?\s?/[^()\[\]\n]{{1,90}}
    | (?:{_AGENCY})\s(?i:photos?|images?|video|file\sphoto)\b[^()\[\]\n]{{0,60}}
    | {_SAYS_WHOSE}\s?[^()\[\]\n]{{1,90}}
    | {_WHAT}\s?/\s?[^()\[\]\n]{{1,60}}
    | {_NAMES}\s?/\s?(?:{_AGENCY})[^()\[\]\n]{{0,60}}
    | (?i:getty(?:\simages)?|shutterstock|file\sphoto|file|handout|screenshot|courtesy\sphoto)
    )\s?[)\]]\.?""",
        re.X,
    )


_LONGEST = 400  # characters in which the stroke of a credit stands
_SIGNED = rf"(?:{_NAMES}\s?/\s?(?:{_AGENCY})(?:\s?/\s?{_NAMES})?|(?:{_AGENCY})\s?/\s?{_NAMES}(?:\s?/\s?(?:{_AGENCY}))?)"


@cache
def _at_start() -> re.Pattern[str]:
    """Return what finds a credit that begins a sentence, with the agency that ends it."""
    return re.compile(rf"(?:{_SAYS_WHOSE}\s?)?{_SIGNED}(?=\s|$)|(?i:image|photo)\svia\s(?:{_AGENCY})(?=\s|$)")


@cache
def _at_end() -> re.Pattern[str]:
    """Return what finds a credit that ends a line."""
    return re.compile(
        rf"(?:(?:^|(?<=[.!?)”’\"])\s*)(?:{_SAYS_WHOSE}\s?(?:{_NAMES}|{_AGENCY})(?:\s?[/|]\s?(?:{_NAMES}|{_AGENCY}))?|{_SIGNED}|{_NAMES}/{_NAMES})(?:\s(?:via|for)\s(?:{_AGENCY}|{_NAMES}))?|[(\[]{_SAYS_WHOSE}\s?[^()\n]{{1,90}}[)\]])\s*\.?\s*$"
    )


def credit_at(text: str, at: int) -> re.Match[str] | None:
    """Return the credit that begins at a place, with an agency at its end or between brackets."""
    if text[at : at + 1] in ("(", "["):
        return _in_brackets().match(text, at)
    slash = text.find("/", at, at + _LONGEST)
    return _at_start().match(text, at) if slash >= 0 else None


def last_credit(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the credit that begins after `start` and ends a line at `end`."""
    return _at_end().search(text, start, end)


def find_credits(sentence: str) -> list[tuple[int, int]]:
    """Return where credits stand in a sentence: at its beginning, and between brackets.

    >>> find_credits("The lock at dawn (AP Photo/Ivo Tell) was shut.")
    [(17, 36)]
    """
    match = _at_start().match(sentence)
    opening = [match.span()] if match else []
    return opening + [m.span() for m in _in_brackets().finditer(sentence)]
