"""How far each word of the marked Wikipedia sentences weakens what they say, in the eyes of a large network that never saw the sentence.

The marks of that set are noisy: the same words are marked in one sentence and not in the next. A teacher is fitted to all parts but one and
reads that one, in turn; the small network then learns from marks and teacher together (Hinton et al., "Distilling the Knowledge in a Neural
Network", 2015).
"""

import logging
import random
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from credscore.training.tagger.minilm import MiniLM
from credscore.training.tagger.network import HEDGING, Drop, Sample, batches, hedging_loss

_PARTS, _EPOCHS, _BUDGET = 4, 3, 1000
_RATE, _HEAD_RATE = 1.2e-4, 1.5e-3
_WIDTH = 384


class _Teacher(nn.Module):
    """A language model with a head for hedges."""

    def __init__(self, minilm: Path) -> None:
        super().__init__()
        self.enc = MiniLM(minilm)
        self.head = nn.Sequential(Drop(0.1), nn.Linear(_WIDTH, HEDGING), nn.ReLU(), nn.Linear(HEDGING, 2))

    def forward(self, samples: list[Sample]) -> tuple[torch.Tensor, torch.Tensor]:
        hidden, mask = self.enc(samples)
        return self.head(hidden), mask


def cross_fit(samples: dict[str, Sample], minilm: Path, seed: int) -> dict[str, NDArray[np.float32]]:
    """Return for each sample the probability that each of its tokens weakens what is said, by a teacher that was fitted without it."""
    parts: list[list[str]] = [[] for _ in range(_PARTS)]
    for name in samples:
        parts[crc32(f"part {name}".encode()) % _PARTS].append(name)
    found: dict[str, NDArray[np.float32]] = {}
    for number, part in enumerate(parts):
        torch.manual_seed(seed + number)
        kept_out = set(part)
        teacher = _fitted([s for name, s in samples.items() if name not in kept_out], minilm, seed + number)
        found |= dict(zip(part, _read(teacher, [samples[name] for name in part]), strict=True))
    return found


def _fitted(samples: list[Sample], minilm: Path, seed: int) -> _Teacher:
    teacher, rng, step = _Teacher(minilm), random.Random(seed), 0
    groups = [[p for p in teacher.enc.parameters() if p.requires_grad], list(teacher.head.parameters())]
    optimizer = torch.optim.AdamW([{"params": group} for group in groups], weight_decay=0.01)
    for epoch in range(_EPOCHS):
        todo, lost = batches(samples, _BUDGET, rng), 0.0
        for batch in todo:
            pace = min(1.0, (step + 1) / 60) * max(0.02, 1 - step / (_EPOCHS * len(todo)))
            for group, rate in zip(optimizer.param_groups, (_RATE, _HEAD_RATE), strict=True):
                group["lr"] = rate * pace
            logits, mask = teacher(batch)
            loss = hedging_loss(logits, mask, batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_([p for group in groups for p in group], 1.0)
            optimizer.step()
            step += 1
            lost += loss.item()
        logging.info("hedges, part %d, epoch %d: loss %.4f", seed, epoch + 1, lost / len(todo))
    return teacher.eval()


@torch.no_grad()
def _read(teacher: _Teacher, samples: Sequence[Sample]) -> list[NDArray[np.float32]]:
    logits = (teacher([sample])[0][0, : len(sample), 0] for sample in samples)
    return [each.sigmoid().numpy() for each in logits]
