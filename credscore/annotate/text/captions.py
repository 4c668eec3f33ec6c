"""Picture credits: "(AP Photo/Ida Holm)", "Photograph: Ida Holm", "Ida Holm/Getty Images"; and lines that end in one, which are captions."""

import re

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
_WHAT = r"(?i:(?:file\s)?(?:photo(?:graph)?|image|picture|illustration|video|graphic|screenshot|screen\s(?:grab|capture)|map|artwork)s?)"
_SAYS_WHOSE = rf"(?:{_WHAT}(?:\s(?i:credit))?\s?(?:[:©]|(?i:by|via|courtesy(?:\sof)?|copyright))|(?i:credit|courtesy(?:\sof)?|picture\sby)\s?:|(?i:image\scopyright|photo\sillustration\sby))"

IN_BRACKETS = re.compile(
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
"""A credit between brackets, wherever it stands."""

_SIGNED = rf"(?:{_NAMES}\s?/\s?(?:{_AGENCY})(?:\s?/\s?{_NAMES})?|(?:{_AGENCY})\s?/\s?{_NAMES}(?:\s?/\s?(?:{_AGENCY}))?)"
AT_START = re.compile(rf"(?:{_SAYS_WHOSE}\s?)?{_SIGNED}(?=\s|$)|(?i:image|photo)\svia\s(?:{_AGENCY})(?=\s|$)")
"""A credit that begins a sentence, with the agency that ends it."""
AT_END = re.compile(
    rf"(?:(?:^|(?<=[.!?)”’\"])\s*)(?:{_SAYS_WHOSE}\s?(?:{_NAMES}|{_AGENCY})(?:\s?[/|]\s?(?:{_NAMES}|{_AGENCY}))?|{_SIGNED}|{_NAMES}/{_NAMES})(?:\s(?:via|for)\s(?:{_AGENCY}|{_NAMES}))?|[(\[]{_SAYS_WHOSE}\s?[^()\n]{{1,90}}[)\]])\s*\.?\s*$"
)
"""A credit that ends a line."""


def find_credits(sentence: str) -> list[tuple[int, int]]:
    """Return where credits stand in a sentence: at its beginning, and between brackets.

    >>> find_credits("The lock at dawn (AP Photo/Ivo Tell) was shut.")
    [(17, 36)]
    """
    match = AT_START.match(sentence)
    opening = [match.span()] if match else []
    return opening + [m.span() for m in IN_BRACKETS.finditer(sentence)]
