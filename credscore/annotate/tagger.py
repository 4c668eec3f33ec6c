"""The trained attribution tagger, run by numpy alone.

One pass over an article gives every token a vector; from it come the cues, and for each cue its source and its content, found by
pointers over the article. Word types are embedded once and remembered, so that reading costs no Python per token but a look-up.
"""

import json
import zlib
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, local
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.annotate.tokens import Tokens

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Range = tuple[int, int]
"""First token and the one after the last."""
_Roles = tuple[Range | None, tuple[Range, ...]]
"""Source and content of a cue."""

_REACH = 1024
SLOTS = 6
"""Pointers of a cue: where its source starts and ends, its content before it, its content after it."""
_DOUBLE, _OPENING, _CLOSING, _SINGLE = '"“”„«»', "“„«", "”»", "'‘’`"
_MARKS = frozenset(_DOUBLE + _SINGLE)
_STOPS = frozenset(".!?")
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "gen",
        "lt",
        "col",
        "sgt",
        "prof",
        "st",
        "jr",
        "sr",
        "rev",
        "hon",
        "capt",
        "maj",
        "vs",
        "no",
        "inc",
        "corp",
        "co",
        "ltd",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "fla",
        "calif",
    ]
)
_IMPOSSIBLE = np.float32(-1e4)
_MOST_TYPES = 100_000
_TOGETHER = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedLink:
    """One attribution, as token ranges."""

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    """What is attributed: what stands before the cue, then what stands after it. Never empty."""
    nested: bool
    """Whether the network read the cue as lying inside another attribution's content."""
    confidence: float
    """From 0 to 1: the cue's probability."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where quotations, sentences and paragraphs lie, one number a token."""

    structure: Ints
    sentence: Ints
    paragraph: Ints


def layout(text: str, tokens: Tokens) -> Layout:
    """Return the layout features of `text`, the same that the network was trained on."""
    n = len(tokens)
    words, lower = tokens.words, tokens.lower
    starts, ends = np.asarray(tokens.starts, dtype=np.int64), np.asarray(tokens.ends, dtype=np.int64)
    breaks = np.flatnonzero(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32) == 10)
    lines = np.searchsorted(breaks, starts)
    new_paragraph = np.ones(n, dtype=bool)
    new_paragraph[1:] = lines[1:] > lines[:-1]
    paragraph = np.cumsum(new_paragraph) - 1
    gap = np.ones(n, dtype=bool)
    gap[1:] = starts[1:] > ends[:-1]
    heads = np.append(np.flatnonzero(new_paragraph), n).tolist()
    new_sentence = new_paragraph.copy()
    marks = []
    for i, word in enumerate(words):
        if len(word) > 1:
            continue
        if word in _MARKS:
            marks.append(i)
        elif word in _STOPS and not (word == "." and i and lower[i - 1] in _ABBREVIATIONS):
            j = i + 1
            while j < n and words[j] in "”\"'’»)" and not gap[j]:
                j += 1
            if (
                j < n
                and not new_paragraph[j]
                and (words[j][0].isupper() or words[j][0].isdigit() or words[j] in "\"“‘'(")
            ):
                new_sentence[j] = True
    quote = _quotes(words, gap.tolist(), paragraph.tolist() if marks else [], heads, marks)
    structure = quote + 4 * new_paragraph + 8 * new_sentence + 16 * (paragraph == 0) + 32 * gap
    return Layout(structure, np.cumsum(new_sentence) - 1, paragraph)


def _quotes(words: tuple[str, ...], gap: list[bool], paragraph: list[int], heads: list[int], marks: list[int]) -> Ints:
    """Return 0 outside quotation marks, 1 inside double ones, 2 inside single ones, 3 in a quotation carried on from the paragraph before."""
    n = len(words)
    quote = np.zeros(n, dtype=np.int64)
    opened, kind, carried, done = -1, 0, -5, -1
    for i in marks:
        here = paragraph[i]
        if opened >= 0 and paragraph[opened] != here:
            if kind != 2:
                carried = paragraph[opened]
            quote[opened : heads[paragraph[opened] + 1]] = kind
            opened, kind = -1, 0
        if i == done:
            continue
        word = words[i]
        joined = i + 1 < n and not gap[i + 1]
        double = word in _DOUBLE
        if not double and joined and words[i + 1] in _MARKS and words[i + 1] not in _DOUBLE:
            double, done = True, i + 1
        if double:
            opening = word in _OPENING or (word not in _CLOSING and kind not in (1, 3))
            if opened >= 0 and (not opening or kind == 2):
                quote[opened : i + 1 + (done == i + 1) if not opening and kind != 2 else i] = kind
                opened, kind = -1, 0
                if not opening:
                    continue
            if opening and opened < 0:
                opened, kind = i, 3 if i == heads[here] and carried == here - 1 else 1
        elif opened < 0:
            if word != "’" and gap[i] and joined and words[i + 1][0].isalpha():
                opened, kind = i, 2
        elif kind == 2 and word not in "‘`":
            quote[opened : i + 1] = kind
            opened, kind = -1, 0
    if opened >= 0:
        quote[opened : heads[paragraph[opened] + 1]] = kind
    return quote


def shape(word: str) -> int:
    """Return a small number for how a word is written: capitals, digits, marks, a hyphen or apostrophe inside."""
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


@dataclass(slots=True)
class _Types:
    """The word types met so far: their rows in a table of input vectors."""

    row: dict[str, int]
    table: Floats

    @classmethod
    def empty(cls, channels: int) -> "_Types":
        return cls({}, np.empty((4096, channels), dtype=np.float32))

    def add(self, words: tuple[str, ...], vectors: Floats) -> None:
        """Add `words`. The table is complete before a word is, so that another thread never reads a row that is not there."""
        size = len(self.row)
        if size + len(words) > len(self.table):
            larger = np.empty((2 * (size + len(words)), self.table.shape[1]), dtype=np.float32)
            larger[:size] = self.table[:size]
            self.table = larger
        self.table[size : size + len(words)] = vectors
        self.row.update(zip(words, range(size, size + len(words)), strict=True))


def distance_buckets(reach: int) -> Ints:
    """Return the bucket of each distance from `-reach` to `reach` tokens: one each up to 24, then ever wider ones."""
    distance = np.arange(-reach, reach + 1)
    far = np.abs(distance)
    bucket = np.minimum(
        np.where(far <= 24, far, 24 + np.ceil(np.log2(np.maximum(far, 24) / 24) * 4)).astype(np.int64), 42
    )
    return np.where(distance < 0, bucket + 43, bucket)


@dataclass(frozen=True, slots=True)
class _Layer:
    """A residual convolution over three tokens: x + max(0, Wx + b), worked out as x + max(-b, Wx) + b with the last b left for the end."""

    before: Floats
    here: Floats
    after: Floats
    floor: Floats
    nothing: Floats
    """What stands for no token there."""


def _layers(weights: dict[str, NDArray[Any]], count: int, channels: int) -> tuple[list[_Layer], Floats]:
    """Return the layers, and what has to be added to the last one's outcome."""
    layers, owed = [], np.zeros(channels, dtype=np.float32)
    for k in range(count):
        parts = [np.ascontiguousarray(part) for part in np.split(weights[f"conv{k}.w"], 3)]
        bias = weights[f"conv{k}.b"] + sum(owed @ part for part in parts)
        before, here, after = parts
        layers.append(_Layer(before, here, after, floor=-bias, nothing=-owed))
        owed = owed + bias
    return layers, owed


class Tagger:
    """The network's weights and the word types met so far."""

    def __init__(self, weights: dict[str, NDArray[Any]], vocabulary: list[str], config: dict[str, Any]) -> None:
        self._weights = {
            name: array.astype(np.float32) if array.dtype == np.float16 else array for name, array in weights.items()
        }
        self._index = {word: i + 1 for i, word in enumerate(vocabulary)}
        self._config = config
        self._types = _Types.empty(config["channels"])
        self._layers, self._rest = _layers(self._weights, len(config["dilations"]), config["channels"])
        self._lock = Lock()
        self._local = local()
        w = self._weights
        self._relative = np.ascontiguousarray(w["rel"][:, distance_buckets(3 * _REACH)])
        self._query = w["query.w"] / np.float32(np.sqrt(config["pointer"]))
        self._query_bias = w["query.b"] / np.float32(np.sqrt(config["pointer"]))
        self._token = np.ascontiguousarray(np.concatenate([w["cue.w"], w["unary.w"], w["key.w"]], axis=1).T)
        self._token_bias = np.concatenate([w["cue.b"], w["unary.b"], w["key.b"]])[:, None]

    @classmethod
    def load(cls, folder: Path) -> "Tagger":
        """Return the tagger whose weights, vocabulary and settings lie in `folder`."""
        with np.load(folder / "weights.npz", allow_pickle=False) as file:
            weights = dict(file)
        words = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        return cls(weights, words, config)

    def __call__(self, text: str, tokens: Tokens) -> tuple[TaggedLink, ...]:
        """Return the attributions of `text` in order of their cues."""
        if not len(tokens):
            return ()
        place = layout(text, tokens)
        hidden = self.encode(tokens, place)
        scores = np.matmul(self._token, hidden.T, out=self._scratch("scores", len(self._token), len(tokens)))
        scores += self._token_bias
        outer, outer_begins = cue_odds(scores[:3])
        cues = cue_runs(outer, outer_begins, self._config["threshold"])
        inner, inner_begins = cue_odds(scores[3:6])
        for first, stop in cues:
            inner[first:stop] = 0
        second = cue_runs(inner, inner_begins, self._config["nested_threshold"])
        roles = self._link(hidden, scores, place, cues + second, cues)
        inside = np.zeros(len(tokens), dtype=bool)
        for cue in cues:
            for first, stop in roles[cue][1]:
                inside[first:stop] = True
        outermost = set(cues)
        found = []
        for cue, (source, content) in roles.items():
            nested = cue not in outermost
            if source and all(source[0] <= first and stop <= source[1] for first, stop in content):
                continue
            if not nested or inside[cue[0]]:
                odds = float((inner if nested else outer)[cue[0] : cue[1]].max())
                found.append(
                    TaggedLink(cue=cue, source=source, content=content, nested=nested, confidence=odds / (1 + odds))
                )
        return tuple(found)

    def encode(self, tokens: Tokens, place: Layout) -> Floats:
        """Return one vector a token, in the light of its neighbours."""
        n, margin, channels = len(tokens), max(self._config["dilations"]), self._config["channels"]
        rows, table = self._rows(tokens)
        padded = self._scratch("padded", n + 2 * margin, channels)
        x = padded[margin : margin + n]
        np.take(table, rows, axis=0, out=x, mode="clip")
        x += self._weights["struct"][place.structure]
        np.maximum(x, 0, out=x)
        y, part = self._scratch("y", n, channels), self._scratch("part", n, channels)
        for step, layer in zip(self._config["dilations"], self._layers, strict=True):
            padded[:margin] = padded[margin + n :] = layer.nothing
            np.matmul(padded[margin - step : margin - step + n], layer.before, out=y)
            y += np.matmul(x, layer.here, out=part)
            y += np.matmul(padded[margin + step : margin + step + n], layer.after, out=part)
            x += np.maximum(y, layer.floor, out=y)
        return x + self._rest

    def _scratch(self, name: str, rows: int, columns: int) -> Floats:
        """Return room for a matrix, the same at every call of a thread: fresh memory costs as much as a layer."""
        kept: dict[str, Floats] = self._local.__dict__
        if name not in kept or len(kept[name]) < rows * columns:
            kept[name] = np.empty(rows * columns * 3 // 2, dtype=np.float32)
        return kept[name][: rows * columns].reshape(rows, columns)

    def _rows(self, tokens: Tokens) -> tuple[list[int], Floats]:
        """Return each token's row in the table of input vectors, and the table, with the word types not met before added to it."""
        known = self._types
        try:
            return [known.row[word] for word in tokens.words], known.table
        except KeyError:
            pass
        with self._lock:
            known = self._types
            new = {word: low for word, low in zip(tokens.words, tokens.lower, strict=True) if word not in known.row}
            if len(known.row) + len(new) > _MOST_TYPES:
                known = self._types = _Types.empty(self._config["channels"])
                new = dict(zip(tokens.words, tokens.lower, strict=True))
            if new:
                known.add(tuple(new), self._vectors(tuple(new), tuple(new.values())))
        return [known.row[word] for word in tokens.words], known.table

    def _vectors(self, words: tuple[str, ...], lower: tuple[str, ...]) -> Floats:
        """Return the input vectors of word types. Each is a product of its own, so that company never changes it by a bit."""
        w, index = self._weights, self._index
        parts = (
            w["word"][[index.get(low, 0) for low in lower]] * w["word.scale"],
            w["pre"][[hashed("p" + low[:3], 2048) for low in lower]],
            w["suf"][[hashed("s" + low[-3:], 2048) for low in lower]],
            w["suf2"][[hashed("t" + low[-2:], 1024) for low in lower]],
            w["shape"][[shape(word) for word in words]],
        )
        x = np.concatenate(parts, axis=1)[:, None, :]
        hidden = np.maximum(x @ w["i1.w"] + w["i1.b"], 0)
        vectors: Floats = (hidden @ w["i2.w"])[:, 0] + w["i2.b"]
        return vectors

    def _link(
        self, hidden: Floats, scores: Floats, place: Layout, cues: list[Range], walls: list[Range]
    ) -> dict[Range, _Roles]:
        """Return each cue's source and content, with cues near one another worked out together, so that long texts cost no more a word."""
        found: dict[Range, _Roles] = {}
        group: list[Range] = []
        for cue in [*sorted(cues), None]:
            if group and (cue is None or len(group) == _TOGETHER or cue[0] - group[0][0] > _REACH):
                low, high = max(0, group[0][0] - _REACH), min(len(hidden), group[-1][1] + _REACH)
                near = Layout(
                    place.structure[low:high], place.sentence[low:high] - place.sentence[low], place.paragraph[low:high]
                )
                here = [(first - low, stop - low) for first, stop in group]
                apart = [(first - low, stop - low) for first, stop in walls if low <= first and stop <= high]
                roles = self._point(hidden[low:high], scores[:, low:high], near, here, apart)
                for each, (source, content) in zip(group, roles, strict=True):
                    moved = (source[0] + low, source[1] + low) if source else None
                    found[each] = moved, tuple((first + low, stop + low) for first, stop in content)
                group = []
            if cue:
                group.append(cue)
        return found

    def _point(
        self, hidden: Floats, scores: Floats, place: Layout, cues: list[Range], walls: list[Range]
    ) -> list[_Roles]:
        """Point from each cue to its source, and to its content before and after it. No content holds one of `walls`."""
        n, many, size = len(hidden), len(cues), self._config["pointer"]
        first, last = np.array([c[0] for c in cues]), np.array([c[1] - 1 for c in cues])
        ends = np.concatenate([hidden[first], hidden[last]], axis=1)
        query = (ends @ self._query + self._query_bias).reshape(many, SLOTS, size)
        null = 2 * (ends @ self._weights["null.w"] + self._weights["null.b"])
        # What depends on the sentence pointed to rides along as further dimensions of the same product.
        heads = np.flatnonzero(np.diff(place.sentence, prepend=-1))
        which = np.clip(place.sentence[heads] - place.sentence[first][:, None], -4, 4) * 5 + 22
        which += np.clip(place.paragraph[heads] - place.paragraph[first][:, None], -2, 2)
        of_sentence = np.zeros((len(heads), n), dtype=np.float32)
        of_sentence[place.sentence, np.arange(n)] = 1
        points = np.empty((SLOTS, many, n), dtype=np.float32)
        near = (self._weights["sd"][:, which].reshape(-1, len(heads)) @ of_sentence).reshape(points.shape)
        for slot, key in enumerate((0, 1, 2, 3, 2, 3)):
            np.matmul(query[:, slot], scores[12 + key * size : 12 + (key + 1) * size], out=points[slot])
        points += near
        points += scores[6:12, None]
        zero = self._relative.shape[1] // 2
        for k, (begin, stop) in enumerate(cues):
            row = points[:, k]
            row += self._relative[:, zero - begin : zero - begin + n]
            row[:2, begin:stop] = row[2:4, begin:] = row[4:, :stop] = _IMPOSSIBLE
        (source, source_gain), (left, left_gain), (right, right_gain) = best_spans(points, null, cues, walls)
        found: list[_Roles] = []
        for k in range(many):
            content = [r for r, gain in ((left[k], left_gain[k]), (right[k], right_gain[k])) if gain > 0]
            content = content or [left[k] if left_gain[k] > right_gain[k] else right[k]]
            found.append((source[k] if source_gain[k] > 0 else None, tuple(content)))
        return found


def cue_odds(logits: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Return for each token the odds that it is part of a cue, and whether it would begin one, from the logits of outside, begin, inside."""
    outside, begin, inside = logits
    odds: Floats = np.exp(begin - outside)
    odds += np.exp(inside - outside)
    return odds, begin > inside


def cue_runs(odds: Floats, begins: NDArray[np.bool_], threshold: float) -> list[Range]:
    """Return the runs of tokens that are more likely a cue than `threshold`, parted where a new one begins."""
    runs: list[Range] = []
    for i in np.flatnonzero(odds > threshold / (1 - threshold)).tolist():
        if runs and runs[-1][1] == i and not begins[i]:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def best_spans(
    points: Floats, null: Floats, cues: list[Range], walls: list[Range]
) -> list[tuple[list[Range], list[float]]]:
    """Return for source, content before and content after: each cue's likeliest span, and by how much it beats there being none.

    `points` scores each token as start and end of each, (slot, cue, token); `null` scores there being none, (cue, role). A source lies
    on one side of its cue, and content never holds one of `walls`.
    """
    n = points.shape[2]
    peaks = points.argmax(axis=2)
    shared = sorted({0, n, *(edge for wall in walls for edge in wall)})
    edges = ([[0, begin, n] for begin, _ in cues], [shared] * len(cues), [shared] * len(cues))
    return [_best(points[2 * k : 2 * k + 2], peaks[2 * k : 2 * k + 2], null[:, k], edges[k]) for k in range(3)]


def _best(points: Floats, peaks: Ints, null: Floats, edges: list[list[int]]) -> tuple[list[Range], list[float]]:
    """Return for each cue the likeliest span, and by how much it beats there being none.

    Where the likeliest start and end do not go together, one of the two is kept: a span has its start before its end and crosses none
    of its cue's `edges`.
    """
    spans: list[Range] = []
    gains: list[float] = []
    for k, (first, last, marks) in enumerate(zip(*peaks.tolist(), edges, strict=True)):
        start, end = points[:, k]
        stop = marks[bisect_right(marks, first)]
        if not first <= last < stop:
            low = marks[bisect_right(marks, last) - 1]
            start_for = low + int(start[low : last + 1].argmax())
            end_for = first + int(end[first:stop].argmax())
            if start[start_for] + end[last] > start[first] + end[end_for]:
                first = start_for
            else:
                last = end_for
        spans.append((first, last + 1))
        gains.append(float(start[first] + end[last] - null[k]))
    return spans, gains
