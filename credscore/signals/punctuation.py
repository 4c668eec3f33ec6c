"""Punctuation: the marks that a text shouts, asks and steps aside with.

Why it matters:  Exclamation marks and questions to the reader are rare in reporting and common where a text wants to stir; brackets and colons
                 carry dates, figures, explanations and lists.
Source:          Horne and Adali, "This Just In" (2017); Rashkin et al., "Truth of Varying Shades" (2017); Biber, "Variation across Speech and
                 Writing" (1988).
Limits:          Marks inside quotation marks are the speaker's, and exclamation and question marks there do not count. Interviews ask by trade.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, rate


def exclamation_marks(annotated: Annotated) -> Reading:
    """Return the number of exclamation marks in the prose, quotations left out, per 100 words."""
    return rate(annotated, EXCLAMATION_MARKS, "exclamation", "exclamation mark")


def question_marks(annotated: Annotated) -> Reading:
    """Return the number of question marks in the prose, quotations left out, per 100 words."""
    return rate(annotated, QUESTION_MARKS, "question", "question mark")


def asides(annotated: Annotated) -> Reading:
    """Return the number of opening brackets in the prose per 100 words."""
    return rate(annotated, ASIDES, "aside", "aside in brackets")


def colons(annotated: Annotated) -> Reading:
    """Return the number of colons in the prose per 100 words."""
    return rate(annotated, COLONS, "colon", "colon")


EXCLAMATION_MARKS = Signal(
    name="exclamation_marks",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the text exclaim?",
    measure=exclamation_marks,
    family="punctuation",
)

QUESTION_MARKS = Signal(
    name="question_marks",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the text ask?",
    measure=question_marks,
    family="punctuation",
)

ASIDES = Signal(
    name="asides",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the text explain in brackets?",
    measure=asides,
    family="punctuation",
)

COLONS = Signal(
    name="colons",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the text announce with a colon?",
    measure=colons,
    family="punctuation",
)

SIGNALS = (
    EXCLAMATION_MARKS,
    QUESTION_MARKS,
    ASIDES,
    COLONS,
)
