"""One vector a token, in the light of its neighbours: a trained convolution network, run by numpy alone.

Every head of the reading (attributions, mentions, hedges) works on these vectors, so that the network's cost is paid once. A word type's
part in the first layer is worked out once and remembered; the rest is a few matrix products over the whole article.
"""

import zlib
from collections.abc import Mapping
from operator import gt
from threading import Lock, local
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from credscore.annotate.text.page import Page
from credscore.annotate.text.tokens import Tokens

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

STRUCTURES = 128
"""How many ways there are for a token to lie in its text: see `setting`."""
PREFIXES, SUFFIXES, ENDINGS, SHAPES = 2048, 2048, 1024, 128
"""Buckets for a word's first three letters, its last three, its last two, and the way it is written."""
CONTEXT = 2
"""Before which layer each token is told the mean of its sentence."""
_QUOTATION_MARKS = {"«": "“", "„": "“", "»": "”"}  # read as the marks that the network was shown
_AT_ONCE = 384  # tokens convolved in one go: what is made of them on the way stays in the processor's cache
_MOST_TYPES = 100_000  # word types remembered, at some hundred floats each, before the memory starts anew


class Setting(NamedTuple):
    """Where tokens lie in their text, one number a token."""

    structure: Ints
    sentence: Ints
    paragraph: Ints

    def part(self, first: int, stop: int) -> "Setting":
        """Return the setting of the tokens from `first` up to, not including, `stop`."""
        return Setting(self.structure[first:stop], self.sentence[first:stop], self.paragraph[first:stop])


def setting(page: Page) -> Setting:
    """Return the setting of every token of the page.

    `structure` adds up: 0 outside quotation marks, 1 inside double ones, 2 inside single ones, 3 in a paragraph to which a quotation was
    carried on; 4 for the first token of a paragraph, 8 of a sentence; 16 in the first paragraph that holds prose, and in what stands before
    it; 32 after a space; 64 in furniture.
    """
    tokens = page.tokens
    lengths = [s.stop - s.first for s in page.sentences]
    sentence = np.repeat(np.arange(len(lengths)), lengths)
    paragraph = np.repeat(np.array([s.paragraph for s in page.sentences], dtype=np.int64), lengths)
    structure = np.repeat(np.array([0 if s.prose else 64 for s in page.sentences], dtype=np.int64), lengths)
    for first, stop in page.quote_ranges:
        structure[first:stop] += 2 if tokens.words[first] in "'‘" else 1
        if paragraph[stop - 1] != paragraph[first]:
            structure[first:stop][paragraph[first:stop] != paragraph[first]] |= 3
    structure[:1] += 4 + 8 + 32
    structure[1:] += 4 * (paragraph[1:] != paragraph[:-1])
    structure[1:] += 8 * (sentence[1:] != sentence[:-1])
    spaced = bytes(map(gt, tokens.starts[1:], tokens.ends))
    structure[1:] += 32 * np.frombuffer(spaced, np.bool_)
    structure += 16 * (paragraph <= next((s.paragraph for s in page.sentences if s.prose), 0))
    return Setting(structure, sentence, paragraph)


def sentence_runs(sentence: Ints) -> tuple[Ints, Ints]:
    """Return where sentences begin, and how many tokens each has, given the number of each token's sentence."""
    heads = np.searchsorted(sentence, np.arange(sentence[0], sentence[-1] + 1))  # every sentence has a token
    return heads, np.bincount(sentence - sentence[0])


def shape(word: str) -> int:
    """Return a number below `SHAPES` for how a word is written: capitals, digits, marks, a hyphen or apostrophe inside."""
    first = word[0]
    if first.isupper():
        kind = 1 if not word[1:].isupper() else 2
    elif first.isalpha():
        kind = 0
    else:
        kind = 3 if first.isdigit() else 4 + zlib.crc32(first.encode("utf-8", "replace")) % 60
    return kind + 64 * any(c in "-'’" for c in word[1:])


def hashed(text: str, size: int) -> int:
    """Return a bucket below `size`, the same on every machine."""
    return zlib.crc32(text.encode("utf-8", "replace")) % size


def affixes(lower: str) -> tuple[int, int, int]:
    """Return the buckets of a word's first three letters, its last three and its last two."""
    return hashed("p" + lower[:3], PREFIXES), hashed("s" + lower[-3:], SUFFIXES), hashed("t" + lower[-2:], ENDINGS)


class _Types:
    """The word types met so far: what each gives to the token before it, to itself and to the token after it."""

    def __init__(self, channels: int) -> None:
        self.row: dict[str, int] = {}
        self.tables = tuple(np.empty((4096, channels), dtype=np.float32) for _ in range(3))

    def add(self, words: tuple[str, ...], vectors: Floats) -> None:
        """Add `words`. The tables are complete before a word is, so that another thread never reads a row that is not there."""
        size, channels = len(self.row), self.tables[0].shape[1]
        if size + len(words) > len(self.tables[0]):
            larger = tuple(np.empty((2 * (size + len(words)), channels), dtype=np.float32) for _ in range(3))
            for new, old in zip(larger, self.tables, strict=True):
                new[:size] = old[:size]
            self.tables = larger
        for k, table in enumerate(self.tables):
            table[size : size + len(words)] = vectors[:, k * channels : (k + 1) * channels]
        self.row.update(zip(words, range(size, size + len(words)), strict=True))


def _looked_up(words: tuple[str, ...], row: Mapping[str, int]) -> Ints | None:
    """Return the row of each word; None where one has none."""
    try:
        return np.fromiter(map(row.__getitem__, words), np.int64, len(words))
    except KeyError:
        return None


def _powers(number: int) -> Floats:
    """Return the first powers of six points: what a polynomial with so many coefficients is there. The last point is infinity."""
    rows = np.vander((0, 1, -1, 1 / 2, -2), number, increasing=True)
    return np.vstack([rows, np.eye(number)[-1:]]).astype(np.float32)


_SPREAD, _KERNELS, _GATHER = np.linalg.inv(_powers(6)).T, _powers(3), _powers(4).T
"""A convolution over three tokens gives four tokens their vectors by six products instead of twelve: six mixtures of the six tokens that
these four see, each times a mixture of the three kernels, are mixed anew. Source: S. Winograd, Arithmetic Complexity of Computations, 1980."""


class _Layer(NamedTuple):
    """A residual convolution over three tokens: x + max(0, Wx + b), worked out as x + max(-b, Wx) + b with the last b left for the end."""

    step: int
    kernels: Floats
    """One for each mixture of tokens."""
    floor: Floats
    """As often as there are tokens in a block: longer rows are worked out faster."""
    nothing: Floats
    """What stands for no token there."""


class Encoder:
    """The network's lower part: its weights and the word types met so far. Safe to share between threads."""

    def __init__(self, weights: Mapping[str, NDArray[np.float32]], vocabulary: list[str], steps: list[int]) -> None:
        self._weights = weights
        self._index = dict(zip(vocabulary, range(1, len(vocabulary) + 1), strict=True))
        self._channels: int = weights["struct"].shape[1]
        self._types = _Types(self._channels)
        self._layers: list[_Layer] = []
        self._zeros = owed = np.zeros(self._channels, dtype=np.float32)
        for k, step in enumerate(steps):
            if k == CONTEXT:
                self._context_bias = owed @ weights["context.w"] + weights["context.b"]
            kernels = weights[f"conv{k}.w"].reshape(3, self._channels, self._channels)
            bias = weights[f"conv{k}.b"] + owed @ kernels.sum(axis=0)
            self._layers.append(_Layer(step, np.tensordot(_KERNELS, kernels, 1), np.tile(-bias, (4, step)), -owed))
            owed = owed + bias
        self._rest = owed
        self._lock = Lock()
        self._local = local()

    def __call__(self, tokens: Tokens, place: Setting, first: int, stop: int) -> Floats:
        """Return vectors (token, channel) of the tokens from `first` up to, not including, `stop`, as if there were no others.

        The array is the thread's own and holds until its next call.
        """
        n, margin, channels = stop - first, max(layer.step for layer in self._layers), self._channels
        rows, (following, own, preceding) = self._rows(tokens.words[first:stop], tokens.lower[first:stop])
        padded = self.scratch("padded", n + 7 * margin, channels)
        x, part = padded[margin : margin + n], self.scratch("part", n, channels)
        own.take(rows, axis=0, out=x, mode="clip")
        x += self._weights["struct"].take(place.structure[first:stop], axis=0, out=part, mode="clip")
        x[1:] += preceding.take(rows[: n - 1], axis=0, out=part[: n - 1], mode="clip")
        x[: n - 1] += following.take(rows[1:], axis=0, out=part[: n - 1], mode="clip")
        np.maximum(x, self._zeros, out=x)  # in half the time that a plain 0 takes
        for k, layer in enumerate(self._layers):
            if k == CONTEXT:
                x += self._of_sentences(x, place.sentence[first:stop])
            padded[:margin] = padded[margin + n :] = layer.nothing
            x += self._convolved(padded[margin - layer.step :], layer, n)
        return np.add(x, self._rest, out=part)

    def _of_sentences(self, x: Floats, sentence: Ints) -> Floats:
        """Return for each token what the mean of its sentence adds to it."""
        heads, lengths = sentence_runs(sentence)
        means = np.add.reduceat(x, heads, axis=0) / lengths[:, None].astype(np.float32)
        told: Floats = means @ self._weights["context.w"] + self._context_bias
        return told.repeat(lengths, axis=0)

    def _convolved(self, rows: Floats, layer: _Layer, n: int) -> Floats:
        """Return what `n` tokens and their neighbours come to, its floor at least; `rows` begins with the neighbour before the first. See `_SPREAD`."""
        blocks, several = (-(-number // (4 * layer.step)) for number in (n, _AT_ONCE))
        channels, width = self._channels, layer.step * self._channels
        y = self.scratch("y", 4 * blocks, width).reshape(blocks, 4, width)
        strides = 4 * width * rows.itemsize, width * rows.itemsize, rows.itemsize
        seen = np.ndarray((blocks, 6, width), rows.dtype, rows, strides=strides)  # each block runs into the next
        for first in range(0, blocks, several):
            here = slice(first, min(first + several, blocks))
            shape = 6, here.stop - first, width
            mixed, made = (self.scratch(name, 6 * shape[1], width).reshape(shape) for name in ("mixed", "made"))
            np.matmul(_SPREAD, seen[here], out=mixed.swapaxes(0, 1))
            np.matmul(mixed.reshape(6, -1, channels), layer.kernels, out=made.reshape(6, -1, channels))
            np.matmul(_GATHER, made.swapaxes(0, 1), out=y[here])
            np.maximum(y[here], layer.floor, out=y[here])
        return y.reshape(-1, channels)[:n]

    def scratch(self, name: str, rows: int, columns: int) -> Floats:
        """Return room for a matrix, the same at every call of a thread: fresh memory costs as much as a layer."""
        kept: dict[str, Floats] = self._local.__dict__
        if name not in kept or len(kept[name]) < rows * columns:
            kept[name] = np.empty(rows * columns * 3 // 2, dtype=np.float32)
        return kept[name][: rows * columns].reshape(rows, columns)

    def _rows(self, words: tuple[str, ...], lower: tuple[str, ...]) -> tuple[Ints, tuple[Floats, ...]]:
        """Return each token's row in the tables of word types, and the tables, with the types not met before added to them."""
        known = self._types
        if (rows := _looked_up(words, known.row)) is not None:
            return rows, known.tables
        with self._lock:
            known = self._types
            new = {word: low for word, low in zip(words, lower, strict=True) if word not in known.row}
            if len(known.row) + len(new) > _MOST_TYPES:
                known = self._types = _Types(self._channels)
                new = dict(zip(words, lower, strict=True))
            if new:
                known.add(tuple(new), self._vectors(tuple(new), tuple(new.values())))
            rows = _looked_up(words, known.row)
        assert rows is not None
        return rows, known.tables

    def _vectors(self, words: tuple[str, ...], lower: tuple[str, ...]) -> Floats:
        """Return the vectors of word types. Each is a product of its own: within a larger one its last bit would hang on its place there."""
        w = self._weights
        words, lower = (tuple(_QUOTATION_MARKS.get(word, word) for word in given) for given in (words, lower))
        pre, suf, end = zip(*(affixes(low) for low in lower), strict=True)
        parts = (
            w["word"][[self._index.get(low, 0) for low in lower]] * w["word.scale"],
            w["pre"][list(pre)],
            w["suf"][list(suf)],
            w["end"][list(end)],
            w["shape"][[shape(word) for word in words]],
        )
        x = np.concatenate(parts, axis=1)[:, np.newaxis]
        hidden = np.maximum(x @ w["i1.w"] + w["i1.b"], 0)
        vectors: Floats = (hidden @ w["i2.w"])[:, 0] + w["i2.b"]
        return vectors
