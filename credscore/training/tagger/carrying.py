"""What speaks for a sentence going on with a source's account: weights of traits, fitted to annotated articles by logistic regression."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from credscore.annotate.annotated import Annotated
from credscore.annotate.said.carried import Traits, go_on
from credscore.annotate.text.page import lay_out
from credscore.training.tagger.data import Row

NOTHING_CARRIED = {"bias": -100.0}
"""Weights by which no sentence goes on with an account."""
_STRENGTH = 1.0


def examples(rows: Sequence[Row], read: Callable[[str], Annotated]) -> Iterator[tuple[Traits, bool, str]]:
    """Yield the traits of each sentence that follows an account, whether the account goes on in it, and the article's id.

    Rows that do not say what is carried are left out.
    """
    for row in rows:
        if row["carried"] is None:
            continue
        page, annotated = lay_out(row["text"]), read(row["text"])
        carried = {
            number
            for given in row["carried"]
            for first, stop in [page.tokens.range(*given["span"])]
            for number in range(page.sentence_at[first], page.sentence_at[stop - 1] + 1)
        }
        seen: list[tuple[Traits, bool, str]] = []

        def told(
            number: int, traits: Traits, carried: set[int] = carried, seen: list[Any] = seen, name: str = row["id"]
        ) -> bool:
            seen.append((traits, number in carried, name))
            return number in carried

        go_on(page, annotated.attributions, annotated.mentions, told)
        yield from seen


def fitted(given: Sequence[tuple[Traits, bool, str]]) -> dict[str, float]:
    """Return the weight of each trait."""
    if len({label for _, label, _ in given}) < 2:
        return NOTHING_CARRIED
    names = sorted({trait for traits, _, _ in given for trait in traits})
    x = np.array([[name in traits for name in names] for traits, _, _ in given], dtype=float)
    model = LogisticRegression(C=_STRENGTH, max_iter=1000).fit(x, [label for _, label, _ in given])
    weights = dict(zip(names, model.coef_[0].tolist(), strict=True)) | {"bias": float(model.intercept_[0])}
    return {name: round(weight, 3) for name, weight in weights.items()}
