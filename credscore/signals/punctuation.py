"""Punctuation: the marks that a text shouts, asks and steps aside with.

Why it matters:  Exclamation marks and questions to the reader are rare in reporting and common where a text wants to stir; brackets and colons
                 carry dates, figures, explanations and lists.
Source:          Horne and Adali, "This Just In" (2017); Rashkin et al., "Truth of Varying Shades" (2017); Biber, "Variation across Speech and
                 Writing" (1988).
Limits:          Marks inside quotation marks are the speaker's, and exclamation and question marks there do not count. Interviews ask by trade.
"""

from credscore.signals.base import rate

SIGNALS = (
    rate(
        "exclamation_marks",
        "exclamation",
        "exclamation mark",
        "How often does the text exclaim?",
        family="punctuation",
        direction=-1,
    ),
    rate("question_marks", "question", "question mark", "How often does the text ask?", family="punctuation"),
    rate("asides", "aside", "aside in brackets", "How often does the text explain in brackets?", family="punctuation"),
    rate("colons", "colon", "colon", "How often does the text announce with a colon?", family="punctuation"),
)
