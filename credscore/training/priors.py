"""Builds the outlet priors: rating lists in, one fused number per outlet out.

    python -m credscore.training.priors --data DIR -o models/outlet-priors-1

Only lists whose licence allows it go in (`COLUMNS`). Each is brought to one scale of reliability, then the scales are
averaged with weights. The steps and their limits are told in the card that is written beside the table.
"""

import argparse
import gzip
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import curve_fit  # type: ignore[import-untyped]  # scipy ships no type information
from sklearn.isotonic import IsotonicRegression

from credscore.errors import DataMissing
from credscore.modelstore import write_manifest
from credscore.outlets.address import locate
from credscore.outlets.priors import KIND, TABLE
from credscore.resources import OUTLET_PRIORS
from credscore.training.priors_card import card

SOURCE = "outlets/outlets.csv.gz"
COLUMNS = ("lin_pc1", "cred1_category", "cred1_score", "wiki_rsp_2026", "wiki_rsp_2021", "state_media_typology")
"""All that is read to build the priors. Columns made from Media Bias/Fact Check are not among them."""

AS_OF = "2026-11-22"
LICENCE = "CC-BY-SA-4.0"
LISTS = {
    "wikipedia": "Wikipedia: Perennial sources (2026, 2021)",
    "cred-1": "CRED-1",
    "lin-2023": "Lin et al. 2023, first principal component",
}
"""The lists that rate, by the short name that a prior carries."""
STATE_LIST = "State media typology"

WEIGHTS = {"wikipedia": 12.0, "cred-1": 8.0, "lin-2023": 4.0}
"""Pseudo-observations. Wikipedia's verdicts rest on open discussion of the outlet itself; CRED-1 gathers others' lists;
in Lin et al. most cells were imputed before the component was taken."""
FEWEST = 30  # outlets in common, below which no correlation is told
BASE_MEAN, BASE_WEIGHT = 0.5, 1.0  # keeps every mean off 0 and 1

WIKIPEDIA = {
    "gr": 0.92,
    "nc": 0.55,
    "gu": 0.25,
    "d": 0.08,
    "Generally reliable": 0.92,
    "No consensus": 0.55,
    "Generally unreliable": 0.25,
    "Deprecated": 0.08,
    "Blacklisted": 0.05,
}
"""Reliability of a verdict. "Generally unreliable" covers tabloids and what users write, so it is not the bottom."""
DEPRECATED = ("d", "Deprecated")
EVALUATION = {
    "mbfc2026_reporting": ("very-low", "low", "mixed", "mostly-factual", "high", "very-high"),
    "idiap_reliability": ("-2.0", "-1.0", "0.0", "1.0"),
}
"""Lists that may not go into what is shipped, and their levels from worst to best. It is measured how well they are
predicted, and nothing else."""
BAD = (
    "conspiracy",
    "fake",
    "mixed",
    "rumor",
    "unreliable",
)  # CRED-1's categories, without satire and its three reliable ones
CRED_SHARE = 0.5
"""Of the chance that sites with such a score have by the component alone: the list names them for a reason."""
STATE = (
    "SC",
    "CaPu",
)  # state-controlled; publicly owned and captured. Captured private media (CaPr) are not the state's
NOT_SATIRE = ("blastingnews.com", "disclose.tv")  # called satire by CRED-1; neither presents itself so


def read_lists(data: Path, columns: Iterable[str] = COLUMNS) -> pd.DataFrame:
    """Return the chosen columns, one row per outlet as `resolve` names it."""
    path = data / SOURCE
    if not path.is_file():
        raise DataMissing(
            f"{SOURCE} was not found in {data}; expected the table of rating lists there. "
            "Name the folder that holds it with --data DIR or the environment variable CREDSCORE_DATA."
        )
    columns = list(columns)
    frame = pd.read_csv(path, usecols=["domain", *columns], dtype=str, keep_default_na=False)
    frame = frame[(frame[columns] != "").any(axis=1)]
    frame["outlet"] = [_outlet(domain) for domain in frame["domain"]]
    frame = frame[frame["outlet"] != ""]
    # Of several rows for one outlet the one under its own name counts, then the first.
    frame["other"] = frame["outlet"] != frame["domain"]
    frame = frame.sort_values(["outlet", "other", "domain"]).drop_duplicates("outlet")
    return frame.set_index("outlet")[columns]


def _outlet(domain: str) -> str:
    address = locate(domain)
    if address.domain is None or (address.kind == "platform" and not _is_customer(address.domain)):
        return ""
    # Departments of a portal are not the portal: only the row of the site itself speaks for it.
    if address.kind == "aggregator" and domain != address.domain:
        return ""
    return address.domain


def _is_customer(domain: str) -> bool:
    """Say whether the key is that of a customer of a shared host, as against the host itself."""
    return "/" in domain or locate("www." + domain.partition(".")[2]).kind == "platform"


def readings(frame: pd.DataFrame) -> dict[str, pd.Series]:
    """Return what each list says, on its own scale, higher being better; NaN where it says nothing."""
    bad = frame["cred1_category"].isin(BAD)
    wikipedia = frame["wiki_rsp_2026"].map(_verdict)
    lin = pd.to_numeric(frame["lin_pc1"].replace("", np.nan))
    return {
        "wikipedia": wikipedia.fillna(frame["wiki_rsp_2021"].map(_verdict)),
        "cred-1": pd.to_numeric(frame["cred1_score"].replace("", np.nan)).where(bad),
        # The imputation gives state-controlled media .5 to .8 for want of raters: it is no evidence there.
        "lin-2023": lin.mask(frame["state_media_typology"].isin((*STATE, "CaPr"))),
    }


def _verdict(codes: str) -> float:
    """Return the mean of a cell's verdicts: several stand there where it depends on the topic or the years."""
    known = [WIKIPEDIA[code] for code in codes.split("|") if code in WIKIPEDIA]
    return float(np.mean(known)) if known else float("nan")


def calibrated(frame: pd.DataFrame, lists: Mapping[str, pd.Series]) -> dict[str, pd.Series]:
    """Return the lists on one scale, the chance of being a reliable site.

    CRED-1 holds only bad sites, and not all: the share of listed ones at a given component of Lin et al. is the share
    of bad ones times CRED-1's completeness (Elkan and Noto, Learning classifiers from only positive and unlabeled data,
    2008), which is taken among the sites that Wikipedia deprecated. Without CRED-1, Wikipedia's verdicts take its
    place. CRED-1's own scores are then read off as that chance among the sites with such a score, times `CRED_SHARE`.
    """
    scaled = dict(lists)
    if "lin-2023" not in lists:
        return scaled
    lin = lists["lin-2023"]
    rated = lin.notna()
    if "cred-1" in lists:
        listed = lists["cred-1"].notna()
        deprecated = frame[["wiki_rsp_2026", "wiki_rsp_2021"]].isin(DEPRECATED).any(axis=1) & rated
        completeness = float(listed[deprecated].mean()) if deprecated.any() else 1.0
        scaled["lin-2023"] = _logistic_curve(lin[rated], 1 - listed[rated] / completeness, lin)
        score, chance = lists["cred-1"], scaled["lin-2023"]
        both = score.notna() & chance.notna()
        curve = IsotonicRegression(out_of_bounds="clip").fit(score[both], chance[both])
        scaled["cred-1"] = pd.Series(CRED_SHARE * curve.predict(score[listed]), index=score.index[listed])
        scaled["cred-1"] = scaled["cred-1"].reindex(score.index)
    else:
        known = rated & lists["wikipedia"].notna()
        scaled["lin-2023"] = _logistic_curve(lin[known], lists["wikipedia"][known], lin)
    if "wikipedia" in lists:
        scaled["wikipedia"] = _drawn(lists["wikipedia"], scaled["lin-2023"])
    return scaled


def _drawn(verdicts: pd.Series, chance: pd.Series) -> pd.Series:
    """Return verdicts half way to the mean chance of the outlets that got them, in the order of the verdicts.

    Values set by hand alone put the outlets with a verdict beyond those without one, where the other lists see none such.
    """
    both = verdicts.notna() & chance.notna()
    curve = IsotonicRegression(out_of_bounds="clip").fit(verdicts[both], chance[both])
    known = verdicts.notna()
    drawn = pd.Series(curve.predict(verdicts[known]), index=verdicts.index[known]).reindex(verdicts.index)
    return (verdicts + drawn) / 2


def _logistic_curve(x: pd.Series, y: pd.Series, where: pd.Series) -> pd.Series:
    """Return the logistic curve through x and y by least squares: it rises without steps, so no order is lost."""

    def curve(x: Any, middle: float, slope: float) -> Any:
        return 1 / (1 + np.exp(-slope * (x - middle)))

    (middle, slope), _ = curve_fit(curve, x.to_numpy(), y.to_numpy(), p0=(0.5, 8.0))
    return pd.Series(curve(where, middle, slope))


def fuse(frame: pd.DataFrame, lists: Mapping[str, pd.Series]) -> pd.DataFrame:
    """Return mean and strength for every outlet that a list rates."""
    scaled = calibrated(frame, lists)
    strength, total = pd.Series(0.0, index=frame.index), pd.Series(0.0, index=frame.index)
    for name, values in scaled.items():
        strength += values.notna() * WEIGHTS[name]
        total += values.fillna(0) * WEIGHTS[name]
    mean = (total + BASE_MEAN * BASE_WEIGHT) / (strength + BASE_WEIGHT)
    return pd.DataFrame({"mean": mean, "strength": strength})[strength > 0]


def kinds(frame: pd.DataFrame) -> pd.Series:
    """Return "state" or "satire" where a list says so, otherwise ""."""
    state = frame["state_media_typology"].isin(STATE)
    # CRED-1 took a whole magazine for satire because of one column in it; Wikipedia's verdict shows which.
    satire = (frame["cred1_category"] == "satire") & ~frame["wiki_rsp_2026"].str.contains("gr")
    satire &= ~frame.index.isin(NOT_SATIRE)
    own = pd.Series([locate(str(domain)).kind == "satire" for domain in frame.index], index=frame.index)
    return pd.Series(np.where(satire | own, "satire", np.where(state, "state", "")), index=frame.index)


def withheld(frame: pd.DataFrame, evaluation: Mapping[str, pd.Series]) -> list[dict[str, Any]]:
    """Return how well the rest predict each list that is withheld, as rank correlations on the same outlets.

    The lists in `evaluation` are predicted too; they are never fused.
    """
    lists = readings(frame)
    rows = []
    for target, truth in {**lists, **evaluation}.items():
        rest = {name: values for name, values in lists.items() if name != target}
        # A withheld list must be absent from the calibration too.
        blank = frame.assign(wiki_rsp_2026="", wiki_rsp_2021="") if target == "wikipedia" else frame
        fused = fuse(blank, rest)["mean"].reindex(frame.index)
        rows.append({"withheld": target, "list": "fused", **_rank(fused, fused, truth)})
        rows += [{"withheld": target, "list": name, **_rank(values, fused, truth)} for name, values in rest.items()]
    return rows


def _evaluation(data: Path, frame: pd.DataFrame) -> dict[str, pd.Series]:
    ratings = read_lists(data, EVALUATION).reindex(frame.index)
    return {
        name: ratings[name].map({level: rank for rank, level in enumerate(levels)})
        for name, levels in EVALUATION.items()
    }


def _rank(values: pd.Series, fused: pd.Series, truth: pd.Series) -> dict[str, Any]:
    both = values.notna() & truth.notna() & fused.notna()
    if both.sum() < FEWEST or min(x[both].nunique() for x in (values, fused, truth)) < 2:
        return {"n": int(both.sum()), "single": None, "fused": None}
    return {
        "n": int(both.sum()),
        "single": float(values[both].corr(truth[both], method="spearman")),
        "fused": float(fused[both].corr(truth[both], method="spearman")),
    }


def build(data: Path, target: Path) -> None:
    """Write the model folder: table, card and manifest. The same data give the same bytes."""
    frame = read_lists(data)
    lists, kind = readings(frame), kinds(frame)
    fused = fuse(frame, lists).reindex(frame.index)
    fused[kind == "satire"] = np.nan
    rates = pd.DataFrame({name: lists[name].notna() & fused["mean"].notna() for name in LISTS})
    target.mkdir(parents=True, exist_ok=True)
    with (target / TABLE).open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as table:
        table.write("".join(f"{line}\n" for line in _lines(fused, kind, rates)).encode("utf-8"))
    coverage = {
        "rated": int(rates.any(axis=1).sum()),
        **{f"rated by {name}": int(rates[name].sum()) for name in LISTS},
        "rated by two lists or more": int((rates.sum(axis=1) > 1).sum()),
        "state": int((kind == "state").sum()),
        "satire": int((kind == "satire").sum()),
    }
    figures = withheld(frame, _evaluation(data, frame))
    (target / "README.md").write_text(card(coverage, figures, LISTS, WEIGHTS), encoding="utf-8")
    write_manifest(
        target,
        name=OUTLET_PRIORS,
        kind=KIND,
        version=1,
        files=[TABLE],
        data=[*LISTS.values(), STATE_LIST],
        licence=LICENCE,
        lists=list(LISTS),
        as_of=AS_OF,
    )


def _lines(fused: pd.DataFrame, kind: pd.Series, rates: pd.DataFrame) -> Iterator[str]:
    yield "domain\tkind\tmean\tstrength\tlists"
    columns = zip(fused.index, kind, fused["mean"], fused["strength"], rates.to_numpy(), strict=True)
    for domain, word, mean, strength, which in columns:  # in the order of the domains, as read_lists gives them
        if which.any():
            yield f"{domain!s}\t{word}\t{mean:.3f}\t{strength:g}\t{','.join(map(str, np.flatnonzero(which)))}"
        elif word:
            yield f"{domain!s}\t{word}\t\t\t"


def main(argv: list[str] | None = None) -> None:
    """Build the priors from the command line."""
    parser = argparse.ArgumentParser(prog="python -m credscore.training.priors", description="Build the outlet priors.")
    parser.add_argument("--data", type=Path, default=None, help=f"folder that holds {SOURCE}; default: CREDSCORE_DATA")
    parser.add_argument("-o", "--output", type=Path, required=True, help="model folder to write")
    arguments = parser.parse_args(argv)
    data = arguments.data or os.environ.get("CREDSCORE_DATA")
    if not data:
        raise DataMissing(
            f"no data folder was given; expected one that holds {SOURCE}. "
            "Name it with --data DIR or the environment variable CREDSCORE_DATA."
        )
    build(Path(data), arguments.output)


if __name__ == "__main__":
    main()
