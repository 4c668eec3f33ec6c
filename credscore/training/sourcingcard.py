"""Writes the card that lies beside the curves of the value: data, readers, what was measured on outlets and sets held out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import spearmanr  # type: ignore[import-untyped]  # scipy ships no type information

from credscore.scoring.card import Card
from credscore.scoring.score import NOT_A_VERDICT, on_scale
from credscore.training.monotone import Floats
from credscore.training.sourcinglearner import FOLDS, LEARNT, SHRINKAGES, Learner, by_outlet, by_set, interval

SHORT = 300  # words
_APART = 5  # points by which two ratings must differ for their order to count
_FAR = 20  # points from which two articles in one band count as out of order


def figures(values: Floats, learner: Learner) -> dict[str, float]:
    """Return what is measured of values: rank correlation with the mean rating, of all and of short articles, error, tie to length."""
    known = ~np.isnan(values)
    shown = np.array([on_scale(value) for value in values[known]])
    rating, words = learner.rated.mean[known], learner.rated.words[known]
    short = words < SHORT
    return {
        "articles": int(known.sum()),
        "rank": _rank(shown, rating),
        "short": _rank(shown[short], rating[short]) if short.sum() > 2 else float("nan"),
        "error": float(np.mean(np.abs(shown - rating))),
        "length": _rank(shown, words) - _rank(rating, words),
    }


def band_order(bands: Sequence[str], order: Sequence[str], ratings: Floats) -> float:
    """Return how often bands put two articles in the order of their ratings.

    1 where they do, 0 where they say the contrary, and in one band 1/2, or 0 where the ratings are far apart.
    """
    rank = np.array([order.index(band) for band in bands])
    right, total = 0.0, 0
    for i in range(len(ratings)):
        apart = ratings[i] - ratings[:i]
        count = np.abs(apart) > _APART
        better = rank[:i] - rank[i]  # bands are listed best first
        same = better == 0
        right += float(
            (count & ~same & ((better > 0) == (apart > 0))).sum() + 0.5 * (count & same & (np.abs(apart) <= _FAR)).sum()
        )
        total += int(count.sum())
    return right / max(total, 1)


def write_card(
    path: Path, learner: Learner, card: Card, *, shrinkage: float, outlets: Floats, sets: Floats, licence: str
) -> None:
    """Write the model card."""
    rated = learner.rated
    two = sum(len(given) > 1 for given in rated.ratings)
    lines = [
        f"# Model card: {path.parent.name}",
        "",
        "Curves that may only rise or only fall, one for each signal of sourcing, in points of a scale from 0 to 100. They are added to the points",
        "of the rule card and say what that misses.",
        NOT_A_VERDICT,
        "",
        f"Licence: {licence}.",
        "",
        "## Data",
        "",
        f"{len(rated.ratings)} news articles of {len(set(rated.groups))} outlets or sets, each rated from 0 to 100 by the rubric of a standards editor for how well it",
        f"shows where its information comes from; {two} of them by two readers. **The readers are language models**, blind to one another and to",
        "the outlet. Two of them agree at a rank correlation of .94 to .98; readers of one kind share their errors, so that figures against",
        "them say how far the score agrees with such readers, and not with people.",
        f"Left out because the score abstains on them: {rated.left_out}.",
        "",
        "## Method",
        "",
        "Ridge regression over ramps between quantiles, with heights of nought or more, fitted to what the rule card misses, to the nearest",
        "absolute distance: the further off an article lay, the less it weighs when they are fitted again. How strongly curves are",
        f"shrunk is chosen on outlets held out, of {', '.join(map(str, SHRINKAGES))}, inside each fold; for the whole: {shrinkage}.",
        "",
        *_measured(learner, card, outlets),
        *_by_set(learner, sets),
        *_bands(learner, card, outlets),
        *_intervals(learner, outlets, sets),
        *_limits(),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def _measured(learner: Learner, card: Card, outlets: Floats) -> list[str]:
    alone = replace(learner, with_card=False)
    rows = {
        "rule card and curves": outlets,
        "rule card alone": learner.card,
        "curves alone": alone.held_out(by_outlet(learner.rated)),
    }
    lines = [
        f"## Outlets held out, in {FOLDS} folds",
        "",
        "Rank correlation of the value with the mean rating; `length` is that of the value with length less that of the rating with length. The card",
        f"is hand-set; {len(card.rules)} rules.",
        "",
        "| | articles | rank correlation | under 300 words | mean difference | length |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    return [*lines, *(_row(name, figures(values, learner)) for name, values in rows.items()), ""]


def _by_set(learner: Learner, sets: Floats) -> list[str]:
    lines = [
        "## Sets held out",
        "",
        "Each set is valued by a fit that saw nothing of it.",
        "",
        "| set | articles | rank correlation | under 300 words | mean difference | length |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for _, test in by_set(learner.rated):
        own = np.full(len(sets), np.nan)
        own[test] = sets[test]
        lines.append(_row(str(learner.rated.sets[test[0]]), figures(own, learner)))
    return [*lines, _row("all of these", figures(sets, learner)), ""]


def _bands(learner: Learner, card: Card, outlets: Floats) -> list[str]:
    values = [on_scale(value) for value in outlets]
    bands = [card.band(value) for value in values]
    names = [band.name for band in card.bands]
    ratings = learner.rated.mean
    lines = ["## Bands, outlets held out", "", "| band | from | articles | mean rating |", "| --- | --- | --- | --- |"]
    for band in card.bands:
        own = np.array([name == band.name for name in bands])
        floor = f"{band.at_least:g}" if np.isfinite(band.at_least) else "0"
        mean = f"{ratings[own].mean():.1f}" if own.any() else ""
        lines.append(f"| {band.name} | {floor} | {own.mean():.0%} | {mean} |")
    order = band_order(bands, names, ratings)
    return [*lines, "", f"Pairs of articles that their bands put in the order of their ratings: {order:.3f}.", ""]


def _intervals(learner: Learner, outlets: Floats, sets: Floats) -> list[str]:
    return [
        "## Intervals",
        "",
        "Of the ratings of articles held out, each against the interval made from all the others' distances:",
        f"outlets held out {_covered(learner, outlets):.0%}, sets held out {_covered(learner, sets):.0%} inside.",
        "",
    ]


def _covered(learner: Learner, values: Floats) -> float:
    """Return the share of ratings inside intervals that were made in one half of the outlets and used in the other."""
    known = np.flatnonzero(~np.isnan(values))
    names = sorted(set(learner.rated.groups))
    half = np.array([names.index(group) % 2 for group in learner.rated.groups[known]])
    inside, count = 0, 0
    for side in (0, 1):
        made, used = known[half != side], known[half == side]
        table = interval(values[made], [learner.rated.ratings[i] for i in made])
        for i in used:
            low, high = (values[i] + np.interp(values[i], table["at"], table[end]) for end in ("low", "high"))
            inside += sum(low <= rating <= high for rating in learner.rated.ratings[i])
            count += len(learner.rated.ratings[i])
    return inside / count


def _limits() -> list[str]:
    return [
        "## What it is not, and where it fails",
        "",
        "- It does not measure truth. Whoever invents named witnesses and dates is valued for naming and dating them.",
        "- It is no better than the reading it rests on: a source that is not seen is a source that is missing.",
        "- Fact-checks and analysis that rest on their own work without naming data are valued too low; satire, gossip and polemic with many",
        "  names and days too high.",
        "- The card's steps were set in sight of ratings that it is measured on here: what outlets held out say of it is flattered.",
        "- English news of one decade, mostly American and British.",
        "",
        "Signals that take part: " + ", ".join(s.name for s in LEARNT) + ".",
        "",
    ]


def _row(name: str, found: dict[str, float]) -> str:
    return f"| {name} | {found['articles']} | {found['rank']:.3f} | {found['short']:.3f} | {found['error']:.1f} | {found['length']:+.3f} |"


def _rank(one: npt.NDArray[Any], other: npt.NDArray[Any]) -> float:
    return float(spearmanr(one, other)[0])
