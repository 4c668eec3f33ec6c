"""The attribution tagger's network, as it is trained: an encoder of token vectors and the heads that read them.

The same heads sit on the small convolutional encoder that ships and on the large one that teaches it.
"""

import random
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from credscore.annotate.network.encoder import (
    CONTEXT,
    ENDINGS,
    PREFIXES,
    SHAPES,
    STRUCTURES,
    SUFFIXES,
    Setting,
    affixes,
    shape,
)
from credscore.annotate.network.tagger import KINDS, SLOTS, TAGS, distance_buckets, sentence_buckets
from credscore.annotate.text.tokens import Tokens
from credscore.training.tagger.data import CHAINS, NO_CLAIM

Task = Literal["links", "names", "hedges"]
"""What is marked in a sample."""
POINTER = 32
"""Dimensions of the vectors by which a cue points."""
_REACH = 1024
HEDGING = 64
"""Width of the head for hedges, which is trained when all else is."""
KIND_WIDTH = 64
"""Width of the head that tells claims from stances."""
_FAR = -1e4
_NAMES, _HEDGES, _KIND = 4.0, 0.5, 3.0
"""How much names, hedges and the kinds of cues weigh beside attributions."""


class Drop(nn.Module):
    """Dropout whose mask costs one random byte an element, a fraction of what torch's own costs on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.level = int(rate * 256)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.level:
            return x
        noise = torch.randint(-(2**63), 2**63 - 1, (x.numel() // 8 + 1,)).view(torch.uint8)[: x.numel()].view(x.shape)
        return x * ((noise >= self.level).float() * (256 / (256 - self.level)))


@dataclass(slots=True, kw_only=True)
class Sample:
    """A stretch of a document, with what is to be found in it."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    place: Setting
    task: Task = "links"
    scheme: int = CHAINS
    """By whose rules it is marked: see `data.CHAINS`."""
    outer: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """Outside, begin, inside of outermost cues."""
    any: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """The same of all cues."""
    known: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    """Where `any` is known: not inside contents that the annotators left blank."""
    doubted: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    """Where a cue may stand that is no claim, so that neither `outer` nor `any` is known."""
    soft: NDArray[np.float16] | None = None
    """A teacher's probabilities in place of `outer` and `any`."""
    sources: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    contents: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    pointers: list[tuple[int, ...]] = field(default_factory=list)
    """First and last token of each cue, of its source, of its content before and after it; -1 for none."""
    weights: list[float] = field(default_factory=list)
    """How much each cue's pointers count."""
    kinds: list[int] = field(default_factory=list)
    """What each cue is: see `data.Marked`."""
    tags: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """The tag of each token, for samples whose task is names."""
    hedges: NDArray[np.float32] | None = None
    """How far each token weakens what is said, from 0 to 1, for samples whose task is hedges; None where it is only known whether any does."""
    hedged: float | None = None
    """Whether the sentence has any."""
    listed: NDArray[np.float32] | None = None
    """How far each word of the list of hedges is one where it stands, from 0 to 1; -0.5 where nobody said; -1 for all other words."""

    def __len__(self) -> int:
        return len(self.words)

    @classmethod
    def of(cls, tokens: Tokens, place: Setting, **more: Any) -> "Sample":
        """Return a whole text as a sample."""
        return cls(words=tokens.words, lower=tokens.lower, place=place, **more)


class Heads(nn.Module):
    """Cues, roles and pointers from token vectors."""

    bucket: Tensor

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.cue = nn.Linear(channels, 6)
        self.aux = nn.Linear(channels, 6)  # sources and contents, to teach the encoder; not shipped
        self.tag = nn.Linear(channels, len(TAGS))
        self.hedging = nn.Sequential(nn.Linear(channels, HEDGING), nn.ReLU(), nn.Linear(HEDGING, 2))
        self.register = nn.Linear(channels, 1)  # of a sentence's mean: whether it is told as an encyclopaedia tells it
        self.key = nn.Linear(channels, 4 * POINTER)
        self.query = nn.Linear(2 * channels, SLOTS * POINTER)
        self.null = nn.Linear(2 * channels, 3)
        self.kind = nn.Sequential(nn.Linear(2 * channels, KIND_WIDTH), nn.ReLU(), nn.Linear(KIND_WIDTH, len(KINDS)))
        self.unary = nn.Linear(channels, SLOTS)
        self.rel = nn.Parameter(torch.zeros(SLOTS, 86))
        self.sd = nn.Parameter(torch.zeros(SLOTS, 45))
        self.drop = Drop(0.1)
        self.register_buffer("bucket", torch.from_numpy(distance_buckets(_REACH)), persistent=False)

    def tokens(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.drop(hidden)
        return self.cue(hidden), self.aux(hidden)

    def kinds(self, hidden: Tensor, cues: Tensor) -> Tensor:
        """Return log-probabilities (cue, kind); `cues` holds row, first, last of each."""
        row, first, last = cues.unbind(1)
        hidden = self.drop(hidden)
        found: Tensor = self.kind(torch.cat([hidden[row, first], hidden[row, last]], -1)).log_softmax(-1)
        return found

    def pointers(self, hidden: Tensor, mask: Tensor, cues: Tensor, sentence: Tensor, paragraph: Tensor) -> Tensor:
        """Return log-probabilities (cue, slot, token), the last token standing for none. `cues` holds row, first, last of each."""
        hidden = self.drop(hidden)
        row, first, last = cues.unbind(1)
        length = hidden.shape[1]
        ends = torch.cat([hidden[row, first], hidden[row, last]], -1)
        query = self.query(ends).view(-1, SLOTS, POINTER)
        null = self.null(ends).repeat_interleave(2, 1)
        keys = self.key(hidden).view(len(hidden), length, 4, POINTER)[:, :, [0, 1, 2, 3, 2, 3]]
        unary = self.unary(hidden)
        at = torch.arange(length)
        found: list[Tensor] = []
        order: list[Tensor] = []
        for r in torch.unique(row):
            mine = (row == r).nonzero()[:, 0]
            begin, end = first[mine][:, None], last[mine][:, None]
            score = torch.einsum("nsd,lsd->nsl", query[mine], keys[r]) / POINTER**0.5 + unary[r].T[None]
            score = score + self.rel[:, self.bucket[(at[None] - begin).clamp(-_REACH, _REACH) + _REACH]].transpose(0, 1)
            apart = sentence_buckets(sentence[r][None] - sentence[r][begin], paragraph[r][None] - paragraph[r][begin])
            score = score + self.sd[:, apart].transpose(0, 1)
            before, after = at[None] < begin, at[None] > end
            allowed = torch.stack([before | after] * 2 + [before] * 2 + [after] * 2, 1) & mask[r][None, None]
            found.append(torch.cat([score.masked_fill(~allowed, _FAR), null[mine][:, :, None]], -1).log_softmax(-1))
            order.append(mine)
        return torch.cat(found)[torch.argsort(torch.cat(order))]


def padded(columns: list[Any], dtype: torch.dtype = torch.long) -> Tensor:
    """Return columns of unlike length as one matrix, zeros at the end."""
    out = torch.zeros(len(columns), max(map(len, columns)), dtype=dtype)
    for row, column in zip(out, columns, strict=True):
        row[: len(column)] = torch.as_tensor(np.asarray(column), dtype=dtype)
    return out


def batches(samples: list[Sample], budget: int, rng: random.Random) -> list[list[Sample]]:
    """Return samples of like length together, at most `budget` tokens in a batch, in random order."""
    ordered = sorted(((len(s) + rng.random() * 30, i) for i, s in enumerate(samples)))
    out: list[list[Sample]] = [[]] if samples else []
    for _, i in ordered:
        if out[-1] and len(samples[i]) * (len(out[-1]) + 1) > budget:
            out.append([])
        out[-1].append(samples[i])
    rng.shuffle(out)
    return out


def sentence_means(x: Tensor, sentence: Tensor, there: Tensor) -> Tensor:
    """Return for each token the mean of the vectors of its sentence (sample, token, channel)."""
    many = int(sentence.max()) + 1
    where = (sentence + many * torch.arange(len(x))[:, None]).flatten()
    sums = x.new_zeros(many * len(x), x.shape[2]).index_add(0, where, (x * there).flatten(0, 1))
    size = x.new_zeros(many * len(x)).index_add(0, where, there.flatten())
    return (sums / size.clamp(min=1)[:, None])[where].view_as(x)


class Convolutions(nn.Module):
    """Residual dilated convolutions over token vectors; each distinct word type has one vector to begin with."""

    hide: Tensor

    def __init__(
        self,
        vocabulary: list[str],
        vectors: NDArray[np.float32],
        *,
        channels: int,
        steps: tuple[int, ...],
    ) -> None:
        super().__init__()
        self.index = {word: i + 1 for i, word in enumerate(vocabulary)}
        self.word = nn.Embedding(len(vocabulary) + 1, vectors.shape[1], sparse=True)
        self.word.weight.data[0] = 0
        self.word.weight.data[1:] = torch.from_numpy(vectors) * 0.5
        self.pre, self.suf, self.end, self.shape = (
            nn.Embedding(n, d) for n, d in ((PREFIXES, 24), (SUFFIXES, 24), (ENDINGS, 24), (SHAPES, 16))
        )
        for table in (self.pre, self.suf, self.end, self.shape):
            nn.init.normal_(table.weight, std=0.3)
        self.i1 = nn.Linear(vectors.shape[1] + 88, 256)
        self.i2 = nn.Linear(256, 3 * channels)  # for the token before, for the token itself, for the one after
        self.struct = nn.Embedding(STRUCTURES, channels)
        nn.init.normal_(self.struct.weight, std=0.1)
        self.scheme = nn.Parameter(torch.zeros(2, channels))  # what the other two schemes add to the guidelines'
        self.steps = steps
        layers = [nn.Linear(3 * channels, channels) for _ in steps]
        for layer in layers:
            nn.init.normal_(layer.weight, std=(2 / (3 * channels)) ** 0.5 * 0.6)
            nn.init.zeros_(layer.bias)
        self.conv = nn.ModuleList(layers)
        self.context = nn.Linear(channels, channels)  # what the mean of a sentence adds to each of its tokens
        nn.init.zeros_(self.context.weight)
        nn.init.zeros_(self.context.bias)
        self.drop = Drop(0.1)
        # Rare words are hidden more often, so that the network learns to read words it has never met.
        rate = torch.cat([torch.zeros(1), 0.25 * torch.linspace(0.1, 1, len(vocabulary)) ** 0.5])
        self.register_buffer("hide", rate, persistent=False)
        self._features: dict[str, tuple[int, int, int, int, int]] = {}

    def features(self, word: str, low: str) -> tuple[int, int, int, int, int]:
        found = self._features.get(word)
        if found is None:
            found = self._features[word] = (self.index.get(low, 0), *affixes(low), shape(word))
        return found

    def forward(self, samples: list[Sample]) -> tuple[Tensor, Tensor]:
        """Return vectors (sample, token, channel) and where there are tokens."""
        mask = padded([np.ones(len(s), bool) for s in samples], torch.bool)
        features = torch.zeros(*mask.shape, 5, dtype=torch.long)
        for row, s in zip(features, samples, strict=True):
            row[: len(s)] = torch.tensor([self.features(w, low) for w, low in zip(s.words, s.lower, strict=True)])
        word, pre, suf, end, form = features.unbind(-1)
        if self.training:
            word = torch.where(torch.rand(word.shape) < self.hide[word], 0, word)
        x = torch.cat([self.word(word), self.pre(pre), self.suf(suf), self.end(end), self.shape(form)], -1)
        there = mask[:, :, None].float()
        following, own, preceding = (self.i2(functional.relu(self.i1(self.drop(x)))) * there).chunk(3, -1)
        schemes = torch.cat([torch.zeros_like(self.scheme[:1]), self.scheme])[[s.scheme for s in samples]]
        x = own + functional.pad(preceding, (0, 0, 1, 0))[:, :-1] + functional.pad(following, (0, 0, 0, 1))[:, 1:]
        x = x + self.struct(padded([s.place.structure for s in samples])) + schemes[:, None]
        x = self.drop(functional.relu(x) * there)
        length = x.shape[1]
        sentence = padded([s.place.sentence - s.place.sentence[0] for s in samples])
        for k, (layer, step) in enumerate(zip(self.conv, self.steps, strict=True)):
            if k == CONTEXT:
                x = (x + self.drop(self.context(sentence_means(x, sentence, there)))) * there
            wide = functional.pad(x, (0, 0, step, step))
            y = layer(torch.cat([wide[:, :length], x, wide[:, 2 * step :]], -1))
            x = (x + self.drop(functional.relu(y))) * there
        return x, mask


def hedging_loss(logits: Tensor, mask: Tensor, samples: list[Sample]) -> Tensor:
    """Return what is wrong with hedges (sample, token, 2).

    Of any word: token by token where they are marked, and whether the sentence has any, by the likeliest. Of a listed word: whether it hedges.
    """
    wrong = partial(functional.binary_cross_entropy_with_logits, reduction="none")
    any_word, listed_word = logits.unbind(-1)
    told = torch.tensor([s.hedged is not None for s in samples])
    highest = any_word.masked_fill(~mask, _FAR).logsumexp(1)
    sentence = wrong(highest, torch.tensor([s.hedged or 0.0 for s in samples])) * told
    known = torch.tensor([s.hedges is not None for s in samples])[:, None] & mask
    marks = padded([np.zeros(len(s)) if s.hedges is None else s.hedges for s in samples], torch.float32)
    word = wrong(any_word, marks) * known
    listed = padded([np.full(len(s), -1.0) if s.listed is None else s.listed for s in samples], torch.float32)
    there = (listed >= 0) & mask
    of_list = wrong(listed_word, listed.clamp(min=0)) * there
    return sentence.sum() / (told.sum() + 1) + 4 * word.sum() / (known.sum() + 1) + of_list.sum() / (there.sum() + 1)


def kind_loss(logs: Tensor, kinds: Tensor) -> Tensor:
    """Return what is wrong with the kinds of cues, summed: of those that are told, and of those told to be no claim."""
    told, no_claim = kinds >= 0, kinds == NO_CLAIM
    named = -logs[told].gather(1, kinds[told, None]).sum()
    return named - logs[no_claim][:, 1:].logsumexp(1).sum()


class Network(nn.Module):
    """An encoder with its heads."""

    def __init__(self, encoder: nn.Module, channels: int) -> None:
        super().__init__()
        self.enc = encoder
        self.heads = Heads(channels)

    def loss(self, samples: list[Sample]) -> Tensor:
        """Return what is wrong with the reading of `samples`, all of one task, and either all marked by people or all by a teacher."""
        hidden, mask = self.enc(samples)
        if samples[0].task == "names":
            tags = self.heads.tag(self.heads.drop(hidden)).transpose(1, 2)
            wrong = functional.cross_entropy(tags, padded([s.tags for s in samples]), reduction="none")
            return _NAMES * (wrong * mask).sum() / mask.sum()
        if samples[0].task == "hedges":
            return _HEDGES * hedging_loss(self.heads.hedging(self.heads.drop(hidden)), mask, samples)
        cue, aux = self.heads.tokens(hidden)
        there = mask.float()
        tokens = there.sum() + 1

        def hard(logits: Tensor, target: Tensor, where: Tensor) -> Tensor:
            return (functional.cross_entropy(logits.transpose(1, 2), target, reduction="none") * where).sum() / (
                where.sum() + 1
            )

        if samples[0].soft is not None:
            soft = torch.zeros(*mask.shape, 6)
            for row, s in zip(soft, samples, strict=True):
                row[: len(s)] = torch.from_numpy(np.asarray(s.soft, np.float32))
            outer, every = (
                -((soft[..., k] * cue[..., k].log_softmax(-1)).sum(-1) * there).sum() / tokens
                for k in (slice(0, 3), slice(3, 6))
            )
        else:
            clear = there * (1 - padded([s.doubted for s in samples], torch.float32))
            known = clear * padded([s.known for s in samples], torch.float32)
            outer = hard(cue[..., :3], padded([s.outer for s in samples]), clear)
            every = hard(cue[..., 3:], padded([s.any for s in samples]), known)
        roles = hard(aux[..., :3], padded([s.sources for s in samples]), there) + hard(
            aux[..., 3:], padded([s.contents for s in samples]), there
        )
        total: Tensor = 4 * outer + 3 * every + roles
        rows = [(i, *pointer) for i, s in enumerate(samples) for pointer in s.pointers]
        if rows:
            cues = torch.tensor(rows)
            sentence, paragraph = (
                padded([c - c[0] for c in columns])
                for columns in ([s.place.sentence for s in samples], [s.place.paragraph for s in samples])
            )
            logs = self.heads.pointers(hidden, mask, cues[:, :3], sentence, paragraph)
            target = cues[:, 3:]
            target = torch.where(target < 0, logs.shape[-1] - 1, target)
            wrong = -logs.gather(-1, target[:, :, None])[:, :, 0].clamp(min=-12)
            total = total + (wrong.sum(-1) * torch.tensor([w for s in samples for w in s.weights])).sum() / tokens
            kinds = torch.tensor([kind for s in samples for kind in s.kinds])
            total = total + _KIND * kind_loss(self.heads.kinds(hidden, cues[:, :3]), kinds) / tokens
        return total

    @torch.no_grad()
    def point(self, hidden: Tensor, sample: Sample, cues: list[tuple[int, int]]) -> NDArray[np.float32]:
        """Return the pointers' log-probabilities for cues of one sample, given its token vectors."""
        where = torch.tensor([[0, first, stop - 1] for first, stop in cues])
        there = torch.ones(1, len(sample), dtype=torch.bool)
        sentence, paragraph = (
            torch.from_numpy(sample.place.sentence)[None],
            torch.from_numpy(sample.place.paragraph)[None],
        )
        found: NDArray[np.float32] = self.heads.pointers(hidden[None], there, where, sentence, paragraph).numpy()
        return found
