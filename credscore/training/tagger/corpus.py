"""The marked articles as samples, made anew for every epoch: reworded, wrapped, restyled, with made-up ones beside them."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from credscore.annotate.text.page import Range
from credscore.training.tagger.crossed import Kit, crossed
from credscore.training.tagger.data import (
    CHAINS,
    GUM,
    NO_CLAIM,
    POLNEAR,
    Document,
    Marked,
    Row,
    Templates,
    chunks,
    document,
    permitted,
    read_rows,
    restyle,
    wrap,
)
from credscore.training.tagger.forms import forms
from credscore.training.tagger.gold import annotated_rows, chain_rows, polnear_rows
from credscore.training.tagger.invented import invented
from credscore.training.tagger.network import Sample
from credscore.training.tagger.other_heads import Heads
from credscore.training.tagger.rewording import reword

_LONGEST_SAMPLE = 1100
_BY_ITSELF = 0.3  # of PolNeAR's articles, so many are taught as being of another scheme

Doubter = Callable[[Document], list[Range]]
"""An earlier network that says where a cue may stand."""


def samples_of(made: Document, size: int) -> Iterator[Sample]:
    """Yield a document in stretches of about `size` tokens with what is to be found in each."""
    for begin, stop in chunks(made, size):
        end = min(stop, begin + _LONGEST_SAMPLE)
        n, t, place = end - begin, made.tokens, made.place
        sample = Sample(
            words=t.words[begin:end],
            lower=t.lower[begin:end],
            place=place.part(begin, end),
            scheme=made.scheme,
            outer=np.zeros(n, np.int64),
            any=np.zeros(n, np.int64),
            known=np.ones(n, bool),
            doubted=np.zeros(n, bool),
            sources=np.zeros(n, np.int64),
            contents=np.zeros(n, np.int64),
        )
        here = [m for m in made.marked if begin <= m.cue[0] and m.cue[1] <= end]
        for m in here:
            roles = [m.cue, m.source, m.left, m.right]
            if any(r and (r[0] < begin or r[1] > end) for r in roles):
                continue
            moved = [(r[0] - begin, r[1] - begin) if r else None for r in roles]
            sample.pointers.append(tuple(x for r in moved for x in ((r[0], r[1] - 1) if r else (-1, -1))))
            sample.weights.append(0.0 if m.kind == NO_CLAIM else 1.0)
            sample.kinds.append(m.kind)
            for r, column in zip(moved[1:], (sample.sources, sample.contents, sample.contents), strict=True):
                if r and m.parent is None:
                    column[r[0] : r[1]] = 2
                    column[r[0]] = 1
            if m.blind:
                for r in moved[2:]:
                    if r:
                        sample.known[r[0] : r[1]] = False
        for m in here:
            first, last = m.cue[0] - begin, m.cue[1] - begin
            if m.kind == NO_CLAIM:
                sample.doubted[first:last] = True
                continue
            sample.known[first:last] = True
            for column in (sample.any, sample.outer) if m.parent is None else (sample.any,):
                column[first:last] = 2
                column[first] = 1
        yield sample


def add_doubts(made: Document, doubter: Doubter | None) -> Document:
    """Return a document of the guidelines' scheme in which every cue that an earlier network sees, and nobody marked, is told to be no claim."""
    if doubter is not None:
        taken = [m.cue for m in made.marked]
        for cue in doubter(made):
            if not any(cue[0] < stop and first < cue[1] for first, stop in taken):
                made.marked.append(Marked(cue=cue, kind=NO_CLAIM))
    return made


@dataclass(kw_only=True)
class Mix:
    """How much of what makes up an epoch."""

    polnear: float = 1.0
    """Share of PolNeAR's articles, drawn anew each time."""
    gum: float = 1.0
    real: int = 1
    """How many times each real article by the guidelines is shown."""
    passages: int = 1
    invented: int = 250
    crossed: int = 400
    forms: int = 300


class Corpus:
    """The marked articles."""

    def __init__(self, data: Path, annotations: Path, seed: int, size: int, heads: Heads | None) -> None:
        self.polnear = polnear_rows(data)
        self.gum = [row for row in read_rows(data / "attribution/gum_train.jsonl.gz") if permitted(row)]
        self.real = chain_rows(data / "chains/train_real.jsonl") + annotated_rows(annotations / "links.jsonl", data)
        self.passages = chain_rows(data / "chains/train_passages.jsonl") + chain_rows(annotations / "passages.jsonl")
        self.templates = Templates.of(self.polnear)
        self.heads = heads
        self.rng = random.Random(seed)
        self.size = size
        self.doubter: Doubter | None = None
        self.mix = Mix()
        self.kit = Kit.whole()

    def epoch(self) -> list[Sample]:
        rng, mix, made = self.rng, self.mix, []
        for row in rng.sample(self.polnear, round(mix.polnear * len(self.polnear))):
            # Many as if by the guidelines, lest the library miss the stances that PolNeAR marks.
            scheme = POLNEAR if rng.random() < _BY_ITSELF else CHAINS
            made.append(document(restyle(self._twice(row, told=0.35), rng), scheme=scheme, blind=True))
        for row in rng.sample(self.gum, round(mix.gum * len(self.gum))):
            made.append(document(restyle(row, rng), scheme=GUM))
        for row in self.real * mix.real:
            given = self._twice(row, told=0.15) if rng.random() < 0.3 else row
            made.append(self._ours(given))
        made += [self._ours(row) for row in self.passages * mix.passages]
        made += [self._ours(invented(rng)) for _ in range(mix.invented)]
        made += [document(restyle(crossed(self.kit, rng), rng)) for _ in range(mix.crossed)]
        made += [document(restyle(forms(rng), rng)) for _ in range(mix.forms)]
        return [sample for d in made for sample in samples_of(d, self.size)]

    def _twice(self, row: Row, *, told: float) -> Row:
        """Return a row with some of its sentences reworded or put into the mouths of further sources."""
        rng, templates = self.rng, self.templates
        retold = reword(row, templates, rng, told=told, plain=0.03)
        once = wrap(retold, templates, rng, holding=0.25, plain=0.04)
        return wrap(once, templates, rng, holding=0.05, plain=0.0)

    def _ours(self, row: Row) -> Document:
        return add_doubts(document(restyle(row, self.rng)), self.doubter)
