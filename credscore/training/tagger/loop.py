"""The loop by which a network is trained."""

import copy
import logging
import time
from dataclasses import dataclass

import torch
from torch import nn

from credscore.training.tagger.corpus import Corpus
from credscore.training.tagger.network import Convolutions, Network, Sample, batches


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast and how long to train."""

    rate: float
    budget: int
    """Tokens in a batch."""
    epochs: int
    decay: float
    """How much of the running mean of the weights is kept at each step."""


def fit(network: Network, corpus: Corpus, silver: list[Sample], pace: Pace, name: str) -> Network:
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
        others = corpus.heads.epoch() if corpus.heads else []
        for task in ("names", "hedges"):
            todo += batches([sample for sample in others if sample.task == task], budget, corpus.rng)
        corpus.rng.shuffle(todo)
        total, lost = total or len(todo) * pace.epochs, 0.0
        for batch in todo:
            scale = min(1.0, (step + 1) / 100) * max(0.02, 1 - step / total)
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
            "%s epoch %d: loss %.4f, %.1f minutes", name, epoch, lost / len(todo), (time.monotonic() - began) / 60
        )
    return mean.eval()
