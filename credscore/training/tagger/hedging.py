"""The head for hedges, trained last, on the encoder as it is.

Marked sentences teach which words weaken what is said, and sentences of news without a listed hedge are taken to have none. Whether a listed
word hedges where it stands is learnt from an elder network, of which the marks of neither set say enough. An
encyclopaedia's "some" hides who says so where a newspaper's tells how many: so beside the head a register is learnt, which tells the one
from the other by the mean of a sentence's vectors.

    python -m credscore.training.tagger.hedging --data DATA --weights models/tagger-1

fits this head anew, and nothing else, to weights that were trained further; --elder is a folder with weights from before that.
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from credscore.annotate.network.encoder import setting
from credscore.annotate.text.page import lay_out
from credscore.training.tagger.data import read_rows
from credscore.training.tagger.network import Network, Sample, batches
from credscore.training.tagger.other_heads import (
    as_if_further_down,
    hedged_sentence,
    marked_for_hedges,
    of_list,
)
from credscore.training.tagger.shipped import export, load

_EPOCHS = 20
_RATE, _REGISTER_RATE, _SENTENCES = 4e-3, 3e-2, 128
_ARTICLES, _LONGEST, _OF_EACH = 1000, 4000, 16
"""How many articles of news are read, how many characters of each, and how many sentences are drawn beside those with a listed hedge."""
_CUT = 0.7  # of the sentences of news read by themselves, so many are cut down to a few words
_WORD, _LISTED = 4.0, 3.0  # how much marked words and listed ones weigh beside sentences


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with its vectors, as it begins an article and as it stands further down."""

    vectors: tuple[Tensor, Tensor]
    marks: NDArray[np.float32] | None
    listed: NDArray[np.float32]
    hedged: float | None
    encyclopaedic: float | None


def fit_hedging(network: Network, elder: Network, data: Path, epochs: int, seed: int) -> None:
    """Train the head for hedges to say what is marked, of news that it has no hedges but the listed ones, and of these what `elder` says."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network.eval()
    with torch.no_grad():
        told = [*_marked(network, elder, data), *_news(network, elder, data, rng)]
    heads = network.heads
    heads.train()
    groups = [(list(heads.hedging.parameters()), _RATE), (list(heads.register.parameters()), _REGISTER_RATE)]
    optimizer = torch.optim.AdamW([{"params": part, "lr": rate} for part, rate in groups])
    for epoch in range(epochs):
        rng.shuffle(told)
        for first in range(0, len(told), _SENTENCES):
            for group, (_, rate) in zip(optimizer.param_groups, groups, strict=True):
                group["lr"] = rate * (1 - (epoch + first / len(told)) / epochs)
            loss = _loss(network, told[first : first + _SENTENCES], int(rng.random() < 0.5))
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    network.eval()


def _marked(network: Network, elder: Network, data: Path) -> Iterator[_Told]:
    """Yield the sentences that people marked."""
    rows = marked_for_hedges(data)
    for domain, told in (("wikipedia", 1.0), ("biomedical", None)):
        samples = [sample for row in rows if row["domain"] == domain and len(sample := hedged_sentence(row))]
        for s, vectors, listed in _read(network, elder, samples):
            yield _Told(vectors, s.hedges, listed, s.hedged, told)


def _news(network: Network, elder: Network, data: Path, rng: random.Random) -> Iterator[_Told]:
    """Yield sentences of news, half of them read by themselves, some of these cut short, and half where they stand."""
    apart = {row["id"] for row in read_rows(data / "chains/dev_real.jsonl")}
    rows = [row for row in read_rows(data / "articles/train.jsonl.gz") if row["id"] not in apart]
    alone: list[Sample] = []
    for row in rng.sample(rows, min(len(rows), _ARTICLES)):
        page = lay_out(row["text"][:_LONGEST])
        prose = [s for s in page.sentences if s.prose and s.stop - s.first > 2]
        if not prose:
            continue
        whole = Sample.of(page.tokens, setting(page), listed=of_list(page, None))
        hidden, found = network.enc([whole])[0][0], _opinion(elder, [whole])[0]
        for s in rng.sample(prose, min(len(prose), _OF_EACH)):
            first, stop = s.first, s.stop
            if rng.random() < 0.5:
                yield _unmarked((hidden[first:stop],) * 2, found[first:stop])
                continue
            if rng.random() < _CUT:
                first = rng.randint(first, stop - 3)
                stop = min(stop, first + rng.randint(3, 12))
            words, lower = page.tokens.words[first:stop], page.tokens.lower[first:stop]
            alone.append(
                Sample(words=words, lower=lower, place=whole.place.part(first, stop), listed=found[first:stop])
            )
    for _, vectors, listed in _read(network, elder, alone):
        yield _unmarked(vectors, listed)


def _unmarked(vectors: tuple[Tensor, Tensor], listed: NDArray[np.float32]) -> _Told:
    """Return a sentence of news: without a hedge, unless it has a listed one."""
    return _Told(vectors, None, listed, None if (listed > -1).any() else 0.0, 0.0)


def _read(
    network: Network, elder: Network, samples: list[Sample]
) -> Iterator[tuple[Sample, tuple[Tensor, Tensor], NDArray[np.float32]]]:
    """Yield samples, each read by itself, with their vectors and what the elder network says of the listed words."""
    for batch in batches(samples, 6000, random.Random(0)):
        opinions, near = _opinion(elder, batch), network.enc(batch)[0]
        for s in batch:
            s.place = as_if_further_down(s.place)
        for s, one, other, listed in zip(batch, near, network.enc(batch)[0], opinions, strict=True):
            yield s, (one[: len(s)].clone(), other[: len(s)].clone()), listed


def _opinion(elder: Network, samples: list[Sample]) -> list[NDArray[np.float32]]:
    """Return for each token how likely the elder network thinks a listed word to hedge there, and -1 for all other words."""
    likely = elder.heads.hedging(elder.enc(samples)[0])[..., 1].sigmoid().numpy()
    opinions = []
    for s, row in zip(samples, likely, strict=True):
        assert s.listed is not None
        opinion = row[: len(s)].copy()
        opinion[s.listed == -1] = -1
        opinions.append(opinion)
    return opinions


def _loss(network: Network, told: list[_Told], which: int) -> Tensor:
    """Return what is wrong with sentences as a whole, with their marked words, with their listed ones and with their register."""
    heads, sizes = network.heads, torch.tensor([len(t.listed) for t in told])
    vectors = torch.cat([t.vectors[which] for t in told])
    any_word, listed_word = heads.hedging(heads.drop(vectors)).unbind(-1)
    whole = torch.stack([z.logsumexp(0) for z in any_word.split(sizes.tolist())])
    register = heads.register(torch.stack([v.mean(0) for v in vectors.split(sizes.tolist())]))[:, 0]
    known = torch.repeat_interleave(torch.tensor([float(t.marks is not None) for t in told]), sizes)
    marks = _together([np.zeros(len(t.listed), np.float32) if t.marks is None else t.marks for t in told])
    listed = _together([t.listed for t in told])
    return (
        _wrong(whole, *_targets([t.hedged for t in told]))
        + _WORD * _wrong(any_word, marks, known)
        + _LISTED * _wrong(listed_word, listed.clamp(min=0), (listed >= 0).float())
        + _wrong(register, *_targets([t.encyclopaedic for t in told]))
    )


def _targets(values: list[float | None]) -> tuple[Tensor, Tensor]:
    """Return values, 0 where nobody told them, and which were told."""
    return torch.tensor([v or 0.0 for v in values]), torch.tensor([float(v is not None) for v in values])


def _together(arrays: list[NDArray[np.float32]]) -> Tensor:
    return torch.from_numpy(np.concatenate(arrays))


def _wrong(logits: Tensor, target: Tensor, weights: Tensor) -> Tensor:
    lost = functional.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return (lost * weights).sum() / (weights.sum() + 1)


def main() -> None:
    """Fit the head anew to the weights in a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, required=True, help="the folder that holds hedging/, chains/ and articles/"
    )
    parser.add_argument("--weights", type=Path, required=True, help="the folder whose head for hedges is replaced")
    parser.add_argument(
        "--elder", type=Path, help="a folder whose head says what listed words are; else that of --weights"
    )
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    network, words = load(args.weights)
    elder, _ = load(args.elder or args.weights)
    config = json.loads((args.weights / "config.json").read_text(encoding="utf-8"))
    fit_hedging(network, elder.eval(), args.data, _EPOCHS, args.seed)
    export(network, words, args.weights, threshold=config["threshold"], carrying=config["carrying"])


if __name__ == "__main__":
    main()
