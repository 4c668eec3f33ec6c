"""The trained network's reading of a page: attributions as token ranges, names, and how likely each token is to weaken what is said.

One pass of the encoder gives every token a vector; from it come the cues, and for each cue its source and its content, found by pointers
over the article; and with them the tags of names and of hedges.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from credscore.annotate.network.encoder import Encoder, Floats, Ints, Setting, sentence_runs, setting
from credscore.annotate.network.onethread import OneThread
from credscore.annotate.text.page import Page, Range
from credscore.modelstore import open_model

KIND = "tagger"
KINDS = ("claim", "stance", "talk", "none")
"""What a cue may be: somebody holds something to be so; wishes, plans, orders, praises or decides; talks about a subject or refuses to; nothing."""
SLOTS = 6
"""Pointers of a cue: where its source starts and ends, its content before it, its content after it."""
TAGS = ("O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place")
"""What the head for names tells apart: outside, and beginning or inside of a name of each label."""
_OUTERMOST = 3
"""How many of the numbers of the head for cues tell outermost ones, which only teach the network."""
_CUE, _TAG, _REGISTER, _HEDGE = slice(3), slice(3, 10), 10, slice(11, None)
"""Which of the numbers that the heads give each token are whose; those for hedges are a layer on the way."""
_KEYS = (0, 1, 2, 3, 2, 3)
"""Which of its keys a token shows to each pointer."""
_REACH = 1024  # tokens: how far from its cue a source or content may lie
_TOGETHER = 64  # cues worked out in one go, no further apart than that
_STRETCH = 6000  # tokens read in one go; a longer text is read in stretches, each as if it were a text of its own
_FURNITURE = 64  # in a token's structure
_LEAST = 0.2  # how likely a claim or a stance must be to be worked out, where nothing else is asked
_TOLD, _MOST_TOLD = np.float32(0.6), np.float32(4)
"""How much it counts that a sentence is told as an encyclopaedia tells it, "some" being its word for nobody, and not as news does."""
_IMPOSSIBLE = np.float32(-1e4)
_MOST_LOG = np.float32(72)  # of odds: a sentence's sum beyond it is more than a float32 holds

Least = Callable[[Page, Range], float]
"""Says how likely a claim or a stance must be that has the cue: what is less so cannot stand, and is not worked out."""
_Roles = tuple[Range | None, tuple[Range, ...]]
"""Source and content of a cue."""


class TaggedLink(NamedTuple):
    """One attribution, as token ranges."""

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    """What is attributed: what stands before the cue, then what stands after it. Never empty."""
    sure: float
    """The probability that it is a cue, of whatever kind."""
    claim: float
    """The probability that it is a claim, given that it is a cue."""
    stance: float
    """The same of a stance."""


class Tagged(NamedTuple):
    """What the network reads in a page."""

    links: tuple[TaggedLink, ...]
    """Attributions in order of their cues."""
    cue: Floats
    """For each token the probability that it is part of a cue, of whatever kind."""
    tag: Ints
    """For each token the likeliest of `TAGS`."""
    hedge: Floats
    """For each token the probability that it weakens what is said."""
    hedged: Floats
    """For each token the probability that something in its sentence does."""
    listed_hedge: Floats
    """The same, given that it is a word of the list of hedges and that its neighbours allow it to be one."""
    carrying: Mapping[str, float]
    """What speaks for a sentence going on with the account before it: see `said.carried`."""


def distance_buckets(reach: int) -> Ints:
    """Return the bucket of each distance from `-reach` to `reach` tokens: one each up to 24, then ever wider ones."""
    distance = np.arange(-reach, reach + 1)
    far = np.abs(distance)
    bucket = np.minimum(
        np.where(far <= 24, far, 24 + np.ceil(np.log2(np.maximum(far, 24) / 24) * 4)).astype(np.int64), 42
    )
    return np.where(distance < 0, bucket + 43, bucket)


def sentence_buckets(sentences: Any, paragraphs: Any) -> Any:
    """Return the bucket of each distance in sentences and in paragraphs, given as arrays of numpy or tensors of torch."""
    return sentences.clip(-4, 4) * 5 + paragraphs.clip(-2, 2) + 22


def _at_least(_page: Page, _cue: Range) -> float:
    return _LEAST


class Tagger:
    """The network. Safe to share between threads."""

    def __init__(self, weights: dict[str, NDArray[Any]], vocabulary: list[str], config: dict[str, Any]) -> None:
        w = {name: array.astype(np.float32) if array.dtype == np.float16 else array for name, array in weights.items()}
        self.encoder = Encoder(w, vocabulary, config["steps"])
        self.threshold: float = config["threshold"]
        """How likely a word must be to be a part of a cue."""
        self.carrying: Mapping[str, float] = config["carrying"]
        self._weights = w
        self._one_thread = OneThread()
        self._relative = np.ascontiguousarray(w["rel"][:, distance_buckets(_STRETCH)])
        self._relative[:2, _STRETCH] = self._relative[2:4, _STRETCH:] = self._relative[4:, : _STRETCH + 1] = _IMPOSSIBLE
        heads = ("tag", "register", "hedge1")
        self._token = np.concatenate([w["cue.w"][:, _OUTERMOST:], *(w[f"{head}.w"] for head in heads)], axis=1).T.copy()
        self._token_bias = np.concatenate([w["cue.b"][_OUTERMOST:], *(w[f"{head}.b"] for head in heads)])[:, None]
        size = w["query.w"].shape[1] // SLOTS
        self._query, self._query_bias = (w[f"query.{part}"] / np.float32(np.sqrt(size)) for part in "wb")
        key, key_bias = (w[f"key.{part}"].reshape(-1, 4, size)[:, _KEYS].swapaxes(0, 1) for part in "wb")
        self._key, self._key_bias = np.ascontiguousarray(key.swapaxes(1, 2)), key_bias[:, 0]
        self._unary = np.ascontiguousarray(w["unary.w"].T[:, None])
        self._unary_bias = w["unary.b"][:, None]

    @classmethod
    def load(cls, folder: Path) -> "Tagger":
        """Return the tagger in a model folder, after its hashes were checked."""
        model = open_model(folder, kind=KIND)
        with np.load(BytesIO(model.read("weights.npz")), allow_pickle=False) as file:
            weights = dict(file)
        words = model.read("vocabulary.txt").decode("utf-8").split("\n")
        return cls(weights, words, json.loads(model.read("config.json")))

    def __call__(self, page: Page, least: Least = _at_least) -> Tagged:
        """Return what the network reads in `page`, with the attributions that are as likely as they must be at `least`."""
        with self._one_thread:
            return self._read(page, least)

    def _read(self, page: Page, least: Least) -> Tagged:
        n = len(page.tokens)
        place = setting(page)
        links: list[TaggedLink] = []
        cue = np.empty(n, np.float32)
        hedging = np.empty((3, n), np.float32)
        tag = np.empty(n, np.int64)
        for first, stop in pairwise(_stretches(place)):
            hidden = self.encoder(page.tokens, place, first, stop)
            room = self.encoder.scratch("scores", len(self._token), stop - first)
            scores = np.matmul(self._token, hidden.T, out=room)
            scores += self._token_bias
            odds, begins = cue_odds(scores[_CUE])
            cue[first:stop] = odds / (1 + odds)
            tag[first:stop] = scores[_TAG].argmax(axis=0)
            hedging[:, first:stop] = self._hedging(scores[_REGISTER], scores[_HEDGE], place.sentence[first:stop])
            runs = cue_runs(odds, begins, self.threshold)
            needed = [least(page, _moved(run, first)) for run in runs]
            likely = cue[first:stop].tolist()
            part = place.part(first, stop)
            links += self._links(hidden, part, runs, needed=needed, likely=likely, offset=first)
        hedge, listed_hedge, hedged = hedging
        return Tagged(
            links=tuple(links),
            cue=cue,
            tag=tag,
            hedge=hedge,
            hedged=hedged,
            listed_hedge=listed_hedge,
            carrying=self.carrying,
        )

    def _hedging(self, register: Floats, layer: Floats, sentence: Ints) -> Floats:
        """Return for each token the probabilities that it weakens what is said, as any word and as one of the list, and that its sentence does.

        What speaks for a sentence is the sum of its words' odds, times what the way it is told makes of it.
        """
        made = np.maximum(layer, np.zeros((len(layer), 1), np.float32), out=layer)
        logits = self._weights["hedge2.w"].T @ made + self._weights["hedge2.b"][:, None]
        odds = np.empty((3, len(sentence)), np.float32)
        np.exp(logits.clip(-_MOST_LOG, _MOST_LOG, out=logits), out=odds[:2])
        heads, sizes = sentence_runs(sentence)
        told = (np.add.reduceat(register, heads) / sizes).clip(-_MOST_TOLD, _MOST_TOLD)
        odds[2] = (np.add.reduceat(odds[0], heads) * np.exp(_TOLD * told)).repeat(sizes)
        likely: Floats = odds / (1 + odds)
        return likely

    def _kinds(self, ends: Floats) -> Floats:
        """Return the probabilities of `KINDS` (cue, kind), given the vectors of the first and last token of each cue."""
        w = self._weights
        made = np.maximum(ends @ w["kind1.w"] + w["kind1.b"], 0)
        return _softmax(made @ w["kind2.w"] + w["kind2.b"])

    def _links(
        self,
        hidden: Floats,
        place: Setting,
        runs: list[Range],
        *,
        needed: list[float],
        likely: list[float],
        offset: int,
    ) -> Iterator[TaggedLink]:
        """Yield the attributions of a stretch that begins at token `offset`, each of whose cues is one of `runs`.

        `needed` says of each run how likely it must be, `likely` of each token how likely it is part of a cue. Cues near one another are worked
        out together, so that long texts cost no more a word.
        """
        if not runs:
            return
        ends = hidden[[(begin, stop - 1) for begin, stop in runs]].reshape(len(runs), -1)
        kinds = self._kinds(ends)
        sure = [max(likely[begin:stop]) for begin, stop in runs]
        kept = np.flatnonzero(np.array(sure) * (kinds[:, 0] + kinds[:, 1]) >= needed).tolist()
        chances = kinds.tolist()
        for group in _groups(kept, runs):
            low, high = max(0, runs[group[0]][0] - _REACH), min(len(hidden), runs[group[-1]][1] + _REACH)
            here = [_moved(runs[k], -low) for k in group]
            roles = self._point(hidden[low:high], place.part(low, high), here, ends[group])
            for k, (source, content) in zip(group, roles, strict=True):
                if not (source and source[0] <= content[0][0] and content[-1][1] <= source[1]):
                    yield TaggedLink(
                        cue=_moved(runs[k], offset),
                        source=_moved(source, offset + low) if source else None,
                        content=tuple([_moved(part, offset + low) for part in content]),
                        sure=sure[k],
                        claim=chances[k][0],
                        stance=chances[k][1],
                    )

    def _point(self, hidden: Floats, place: Setting, cues: list[Range], ends: Floats) -> list[_Roles]:
        """Point from each cue, given the vectors of its first and last token, to its source, and to its content before and after it."""
        n, many = len(hidden), len(cues)
        first = np.array([begin for begin, _ in cues])
        heads, sizes = sentence_runs(place.sentence)
        which = sentence_buckets(
            place.sentence[heads] - place.sentence[first][:, None],
            place.paragraph[heads] - place.paragraph[first][:, None],
        )
        near = self._weights["sd"].take(which, axis=1).repeat(sizes, axis=2)
        # The product of a cue's query and a token's key is that of a pointer, made of the query, and the token's vector.
        query = (ends @ self._query + self._query_bias).reshape(many, SLOTS, -1).swapaxes(0, 1)
        pointers = (query @ self._key + self._unary).reshape(SLOTS * many, -1)
        # What is the same for every token is taken off the score of there being none.
        same = (query @ self._key_bias[:, :, None])[:, :, 0] + self._unary_bias
        null: Any = 2 * (ends @ self._weights["null.w"] + self._weights["null.b"]) - (same[::2] + same[1::2]).T
        room = self.encoder.scratch("points", SLOTS * many, n)
        points = np.matmul(pointers, hidden.T, out=room).reshape(SLOTS, many, n)
        points += near
        points += _windows(self._relative, n)[:, _STRETCH - first]
        for k, (begin, stop) in enumerate(cues):
            if stop - begin > 1:  # no role holds a word of its cue; the first is ruled out with the distances
                points[:2, k, begin:stop] = points[4:, k, begin:stop] = _IMPOSSIBLE
        (source, source_gain), (left, left_gain), (right, right_gain) = best_spans(points, null, cues)
        found: list[_Roles] = []
        for k in range(many):
            content = [r for r, gain in ((left[k], left_gain[k]), (right[k], right_gain[k])) if gain > 0]
            content = content or [left[k] if left_gain[k] > right_gain[k] else right[k]]
            found.append((source[k] if source_gain[k] > 0 else None, tuple(content)))
        return found


def _windows(table: Floats, size: int) -> Floats:
    """Return every window of `size` columns of a table, as a view (row, first column, column); numpy's own takes 50 µs."""
    rows, columns = table.shape
    return np.ndarray((rows, columns - size + 1, size), table.dtype, table, strides=(*table.strides, table.itemsize))


def _softmax(logits: Floats) -> Floats:
    odds: Floats = np.exp(logits - logits.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    return odds


def _groups(kept: list[int], runs: list[Range]) -> Iterator[list[int]]:
    """Yield the indices in `kept` in groups whose runs lie near one another."""
    group: list[int] = []
    for k in kept:
        if group and (len(group) == _TOGETHER or runs[k][0] - runs[group[0]][0] > _REACH):
            yield group
            group = []
        group.append(k)
    if group:
        yield group


def _moved(span: Range, by: int) -> Range:
    return span[0] + by, span[1] + by


def _stretches(place: Setting) -> list[int]:
    """Return where the stretches begin in which a text is read, and where it ends: with a paragraph where one ends in reach.

    The furniture before the first paragraph that holds prose, and after the last, is read by itself, so that it moves nothing in between.
    """
    n = len(place.paragraph)
    prose = np.flatnonzero(place.structure & _FURNITURE == 0)
    if not len(prose):
        return _cut(0, n, place)
    first, stop = np.searchsorted(place.paragraph, (place.paragraph[prose[0]], place.paragraph[prose[-1]] + 1))
    edges = [edge for a, b in pairwise((0, int(first), int(stop), n)) if a < b for edge in _cut(a, b, place)[:-1]]
    return [*edges, n]


def _cut(first: int, stop: int, place: Setting) -> list[int]:
    """Return the edges of the stretches from token `first` to `stop`, both included."""
    if first >= stop:
        return [stop]
    if stop - first <= _STRETCH:
        return [first, stop]
    edges = [first]
    ends = np.flatnonzero(np.diff(place.paragraph)) + 1
    for _ in range((stop - first) // (_STRETCH // 2)):  # no stretch is shorter than half of the longest
        if stop - edges[-1] > _STRETCH:
            near = ends[(ends > edges[-1] + _STRETCH // 2) & (ends <= edges[-1] + _STRETCH)]
            edges.append(int(near[-1]) if len(near) else edges[-1] + _STRETCH)
    return [*edges, stop]


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


def best_spans(points: Floats, null: Floats, cues: list[Range]) -> list[tuple[list[Range], list[float]]]:
    """Return for source, content before and content after: each cue's likeliest span, and by how much it beats there being none.

    `points` scores each token as start and end of each, (slot, cue, token); `null` scores there being none, (cue, role). A source lies
    on one side of its cue.
    """
    n = points.shape[2]
    starts, ends = points[::2], points[1::2]
    firsts, lasts = starts.argmax(axis=2).tolist(), ends.argmax(axis=2).tolist()  # (role, cue)
    for role, (opens, closes) in enumerate(zip(firsts, lasts, strict=True)):
        for k, (first, last, (begin, _)) in enumerate(zip(opens, closes, cues, strict=True)):
            # Spans that start at `first` stop at `stop` or before; those that end at `last` start at `low` or after.
            low, stop = (begin if last >= begin else 0, begin if first < begin else n) if role == 0 else (0, n)
            if first <= last < stop:
                continue
            # The likeliest start and end do not go together; one is kept: a span has its start before its end, and crosses no edge.
            start, end = starts[role, k], ends[role, k]
            start_for = low + int(start[low : last + 1].argmax())
            end_for = first + int(end[first:stop].argmax())
            if start[start_for] + end[last] > start[first] + end[end_for]:
                opens[k] = start_for
            else:
                closes[k] = end_for
    at = np.arange(3)[:, None], np.arange(len(cues))
    gains = starts[*at, firsts] + ends[*at, lasts] - null.T
    spans = [[(a, b + 1) for a, b in zip(*edges, strict=True)] for edges in zip(firsts, lasts, strict=True)]
    return list(zip(spans, gains.tolist(), strict=True))
