"""The laws of the score over real articles: how many keep each.

usage: score_laws.py --data DIR [--articles N]

Articles are drawn evenly from the labelled collection in DIR. A law that says "never" is kept where the value does not rise; one that says
"within" where it stays within so many points. The readings may be wrong on both sides: what is told is what a user would see.
"""

import argparse
import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from statistics import mean

from credscore import Article, Scorer

Change = Callable[[str], str | None]
SAID_TO = re.compile(r"\b(is|are|was|were) (?:said|reported|believed|thought|alleged) to have\b")
HEARSAY = re.compile(r"\b(?:reportedly|allegedly) ", re.IGNORECASE)
SPEAKER = re.compile(r"(?<=[.!?”\"] )([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}) (said|says|told)\b")
BARE = "\n\nThe road there is long. The houses along it have stood for many years, and the fields behind them are wide."
INVENTED = "\n\n".join(
    f"“{words},” said {who}."
    for words, who in (
        ("I saw it all", "Rolf Hansen"),
        ("They came at night", "Mona Berg"),
        ("Everybody knew", "Piet Haas"),
        ("It will happen again", "Dora Lind"),
        ("I was there", "Emil Novak"),
    )
)
SOURCE = "\n\n“I signed for the work myself, and I would do it again,” Ingrid Solheim, an engineer, told the board in Oslo on Monday."
BOILERPLATE = "\n\nSign up for our newsletter.\n\n© 2031 Venn Courier. All rights reserved."


def asserted(text: str) -> str | None:
    """Return the text with its hearsay asserted as fact; None where there is none."""
    has = {"is": "has", "are": "have", "was": "had", "were": "had"}
    changed = HEARSAY.sub("", SAID_TO.sub(lambda found: has[found[1]], text))
    return None if changed == text else changed


def nameless(text: str) -> str | None:
    """Return the text with those who speak at the start of a sentence left unnamed."""
    changed = SPEAKER.sub(r"Sources \2", text)
    return None if changed == text else changed


def half(text: str) -> str | None:
    """Return the first half of the text, cut after a sentence."""
    cuts = [found.end() for found in re.finditer(r"[.!?][”\"]?\s", text)]
    return text[: min(cuts, key=lambda cut: abs(cut - len(text) / 2))] if len(cuts) > 1 else None


def kept(article: Article, change: Change, scorer: Scorer) -> tuple[int, int, bool] | None:
    """Return the value before and after a change, and whether the band is the same; None where nothing changes or there is no score."""
    changed = change(article.text)
    if changed is None:
        return None
    before, after = scorer(article), scorer(Article(changed, title=article.title))
    if before.value is None or after.value is None:
        return None
    return before.value, after.value, before.band == after.band


LAWS: dict[str, tuple[Change, Callable[[int, int], bool]]] = {
    "asserting hearsay never raises": (asserted, lambda a, b: b <= a),
    "taking names away never raises": (nameless, lambda a, b: b <= a),
    "bare assertion never raises": (lambda text: text + BARE, lambda a, b: b <= a),
    "a new placed source lowers by 1 at most": (lambda text: text + SOURCE, lambda a, b: b >= a - 1),
    "text doubled within 2": (lambda text: f"{text}\n\n{text}", lambda a, b: abs(a - b) <= 2),
    "in one line within 2": (lambda text: " ".join(text.split()), lambda a, b: abs(a - b) <= 2),
    "boilerplate within 2": (lambda text: text + BOILERPLATE, lambda a, b: abs(a - b) <= 2),
    "five invented quotations lift by 15 at most": (lambda text: f"{text}\n\n{INVENTED}", lambda a, b: b <= a + 15),
    "cut to half within 8": (half, lambda a, b: abs(a - b) <= 8),
}


def main() -> None:
    """Draw the articles and print a line for each law."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=100)
    given = parser.parse_args()
    with gzip.open(given.data / "articles" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    drawn = rows[:: max(1, len(rows) // given.articles)]
    scorer = Scorer(estimate=False)
    for name, (change, law) in LAWS.items():
        found = [pair for row in drawn if (pair := kept(Article(row["text"], title=row["title"]), change, scorer))]
        share = mean(law(before, after) for before, after, _ in found)
        moved = mean(after - before for before, after, _ in found)
        same = mean(band for _, _, band in found)
        print(f"{name:45} {share:6.1%} of {len(found):4}   mean change {moved:+5.1f}   same band {same:4.0%}")


if __name__ == "__main__":
    main()
