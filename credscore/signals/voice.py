"""Voice: who speaks to whom.

Why it matters:  A report keeps the writer and the reader out of it. "I", "we" and "you" outside quotation marks are marks of the column, the
                 advertisement and the rumour alike, and of first-hand reporting too.
Source:          Biber, "Variation across Speech and Writing" (1988), on involved and informational writing; Rashkin et al., "Truth of Varying
                 Shades" (2017), on first and second person.
Limits:          Pronouns inside quotation marks are the speaker's and do not count. A reporter's own account says "I" with good reason.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, rate


def first_person(annotated: Annotated) -> Reading:
    """Return the number of pronouns of the first person in the prose, quotations left out, per 100 words."""
    return rate(annotated, FIRST_PERSON, "first_person", "first person")


def second_person(annotated: Annotated) -> Reading:
    """Return the number of pronouns of the second person in the prose, quotations left out, per 100 words."""
    return rate(annotated, SECOND_PERSON, "second_person", "second person")


FIRST_PERSON = Signal(
    name="first_person",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the writer speak as I or we?",
    measure=first_person,
    family="voice",
)

SECOND_PERSON = Signal(
    name="second_person",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often is the reader spoken to?",
    measure=second_person,
    family="voice",
)

SIGNALS = (
    FIRST_PERSON,
    SECOND_PERSON,
)
