"""Articles that nobody has marked, read by a larger or an earlier network for the small one to learn from."""

import logging
import random
import time
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from credscore.annotate.network.tagger import best_spans, cue_odds, cue_runs
from credscore.annotate.text.page import Range
from credscore.training.tagger.data import UNTOLD, document, read_rows, restyle
from credscore.training.tagger.network import Network, Sample

_THRESHOLD = 0.3
_TOLD = 0.7  # how likely a kind must be to be taught
_PER_OUTLET = 90
_AT_ONCE = 4


def plain_articles(data: Path, seed: int, apart: Collection[str]) -> Iterator[str]:
    """Return articles for the teacher to read, at most a few of each outlet, with and without their headlines.

    Those whose ids are in `apart` are left out: they are kept for choosing, or people have marked them.
    """
    rows, rng, taken = read_rows(data / "articles/train.jsonl.gz"), random.Random(seed), Counter[str]()
    rng.shuffle(rows)
    for row in rows:
        outlet, text = row["outlet"] or row["dataset"], row["text"]
        if row["id"] in apart or taken[outlet] >= _PER_OUTLET or len(text) < 600:
            continue
        taken[outlet] += 1
        if len(text) > 9000:
            cut = text.rfind("\n", 3000, 9000)
            text = text[: cut if cut > 0 else 9000]
        if row["title"] and rng.random() < 0.6:
            text = f"{row['title']}\n\n{text}"
        yield restyle({"text": text}, rng)["text"]


@torch.no_grad()
def label(teacher: Network, texts: Iterator[str]) -> list[Sample]:
    """Return texts as samples, read by `teacher`: cue probabilities as they are, spans weighted by how sure they are."""
    began, out = time.monotonic(), []
    batch: list[Sample] = []
    for text in texts:
        made = document({"text": text})
        if len(made.tokens) > 60:
            batch.append(Sample.of(made.tokens, made.place))
        if len(batch) == _AT_ONCE:
            for sample, hidden in zip(batch, teacher.enc(batch)[0], strict=True):
                opine(sample, teacher, hidden[: len(sample)])
            out += batch
            batch = []
    logging.info("%d articles read in %.1f minutes", len(out), (time.monotonic() - began) / 60)
    return out


def opine(sample: Sample, teacher: Network, hidden: torch.Tensor) -> None:
    """Fill in a sample by what a network makes of it, nested attributions too, given its token vectors."""
    cue, aux = teacher.heads.tokens(hidden)
    soft = torch.cat([cue[..., :3].softmax(-1), cue[..., 3:].softmax(-1)], -1)
    sample.soft = soft.numpy().astype(np.float16)
    sample.sources, sample.contents = (aux[..., part].argmax(-1).numpy() for part in (slice(0, 3), slice(3, 6)))
    odds, begins = cue_odds(soft[:, 3:].log().T.numpy())
    cues = cue_runs(odds, begins, _THRESHOLD)
    if not cues:
        return
    points = teacher.point(hidden, sample, cues)
    where = torch.tensor([[0, first, stop - 1] for first, stop in cues])
    likeliest, kind = teacher.heads.kinds(hidden[None], where).exp().max(-1)
    sample.kinds = [int(k) if p >= _TOLD else UNTOLD for k, p in zip(kind, likeliest, strict=True)]
    for cue_range, (source, left, right, sure) in zip(cues, spans_of(points, cues), strict=True):
        roles = (r if r else (-1, 0) for r in (source, left, right))
        sample.pointers.append(
            (cue_range[0], cue_range[1] - 1, *(x for first, stop in roles for x in (first, stop - 1)))
        )
        sample.weights.append(sure)


def spans_of(
    logs: NDArray[np.float32], cues: list[Range]
) -> Iterator[tuple[Range | None, Range | None, Range | None, float]]:
    """Yield each cue's source, content before and after it, and the geometric mean of their probabilities."""
    n = logs.shape[2] - 1
    points, none = np.ascontiguousarray(logs[:, :, :n].transpose(1, 0, 2)), logs[:, :, n]
    roles = best_spans(points, np.stack([none[:, k] + none[:, k + 1] for k in (0, 2, 4)], axis=1), cues)
    for k in range(len(cues)):
        kept = [spans[k] if gains[k] > 0 else None for spans, gains in roles]
        if kept[1] is None and kept[2] is None:
            better = 1 if roles[1][1][k] > roles[2][1][k] else 2
            kept[better] = roles[better][0][k]
        total = sum(
            logs[k, 2 * i, r[0] if r else n] + logs[k, 2 * i + 1, r[1] - 1 if r else n] for i, r in enumerate(kept)
        )
        yield kept[0], kept[1], kept[2], float(np.exp(max(total / 6, -3.0)))
