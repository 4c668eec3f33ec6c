"""The model card of the outlet priors, with the figures of the build that writes it."""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

_CARD = """\
# outlet-priors-1

One number per outlet: how reliable public rating lists, taken together, hold it to be, and how much that is worth. It
is about the outlet, never about an article of it.

## Licence

CC BY-SA 4.0, apart from the library's own licence, because Wikipedia's verdicts went into it. Attribution: Wikipedia
editors, "Reliable sources/Perennial sources"; the CRED-1 dataset (CC BY 4.0); Lin et al. 2023, "High level of
correspondence across different news domain quality rating sets" (free to reuse); state media typology (MIT).

## Data

| short name | list | weight in pseudo-observations |
| --- | --- | --- |
{lists}

State control comes from the state media typology and is no rating. No column made from Media Bias/Fact Check
goes in, nor do lists of fakes or sites of concern. CRED-1 and the component of Lin et al. were themselves made from
lists that include it.

## Method

1. Wikipedia's verdicts have fixed values, from .92 (generally reliable) over .55 and .25 to .08 (deprecated) and .05
   (blacklisted). The verdict of 2026 counts, and that of 2021 where there is none.
2. The component of Lin et al. becomes the chance of not being a bad site: the share of sites that CRED-1 lists,
   divided by CRED-1's completeness among deprecated sites, as a logistic curve. Most of its inputs were imputed, so
   it weighs least, and for state-controlled or captured media, which the imputation puts between .5 and .8, it is not
   used.
3. CRED-1 lists bad sites only and scores them. Each score becomes half the chance that sites with such a score have
   by step 2. A site that it does not list is not thereby good: absence is no rating.
4. A verdict's value is then drawn half way to the mean chance, by step 2, of the outlets that got it, so that outlets with
   a verdict and outlets without one stand on one scale.
5. The mean is the average by weight with one further observation of .5; the strength is the sum of the weights.

Satire and platforms have no prior. A customer of a shared host (a blog, a newsletter) has one where a list rates that
customer.

## Coverage

| outlets | number |
| --- | --- |
{coverage}

## One list withheld

Spearman rank correlation with the withheld list on the outlets that it and the predicting list both rate. "Fused" is
built without the withheld list, calibration included, and measured on the very same outlets as the single list beside
it. The last two, made from Media Bias/Fact Check and others, give no number of the table, but were looked at when the values
of Wikipedia's verdicts were set by hand; CRED-1 and Lin et al. drew on some of the same raters.

| withheld | predicted by | outlets | that list alone | fused |
| --- | --- | --- | --- | --- |
{withheld}

On average over the lists withheld, each list alone and "fused" on the same outlets; in the first two columns only the lists
that go in are withheld:

| list | alone | fused | alone, all five | fused, all five |
| --- | --- | --- | --- | --- |
{means}

## Limits

- The values and weights above were settled by hand, and step 4 by its half, after comparing some twenty variants on the table
  above with its last two lists in sight, and on the labelled articles of two small public training sets. The two lists were never fitted to, but their figures are not those of an untouched test.
- Most outlets are rated by one list, the imputed one; their strength says so.
- English-language and above all American outlets are over-represented. An outlet that is missing is unrated, not
  doubtful.
- The lists share sources and a view of what a reliable outlet is; their agreement is no independent proof.
- An outlet changes; the table does not. Its day stands in the manifest.
- State control and satire are facts beside the number. Captured private media are not marked as the state's.
"""


def card(
    coverage: Mapping[str, int],
    withheld: Sequence[Mapping[str, Any]],
    lists: Mapping[str, str],
    weights: Mapping[str, float],
) -> str:
    """Return the card as Markdown."""
    return _CARD.format(
        lists="\n".join(f"| {short} | {name} | {weights[short]:g} |" for short, name in lists.items()),
        coverage="\n".join(f"| {what} | {number:,} |" for what, number in coverage.items()),
        withheld="\n".join(
            f"| {row['withheld']} | {row['list']} | {row['n']:,} | {_figure(row['single'])} | {_figure(row['fused'])} |"
            for row in withheld
        ),
        means="\n".join(_means(name, withheld, lists) for name in lists),
    )


def _means(name: str, withheld: Sequence[Mapping[str, Any]], lists: Mapping[str, str]) -> str:
    rows = [row for row in withheld if row["list"] == name and row["single"] is not None]
    cells = [
        _figure(fmean(row[column] for row in chosen))
        for chosen in ([row for row in rows if row["withheld"] in lists], rows)
        for column in ("single", "fused")
        if chosen
    ]
    return f"| {name} | {' | '.join(cells)} |"


def _figure(value: float | None) -> str:
    return "too few" if value is None else f"{value:.3f}"
