"""How well attributions were found: what was read set against what people marked, in words.

Two sets of definitions, one for each way of annotating. Outermost attributions, as PolNeAR has them, and GUM's use `spoken`; the chain
passages, which say of every link who, how and inside what, use `chained`. Every figure pools the texts: a long article counts for more.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Offsets = tuple[int, int]
Words = frozenset[int]
Rank = tuple[float, float]

_COMPOUND = re.compile(r"\w+(?:['’.\-]\w+)*")  # "won't" and "U.S" are one word
_PLAIN = re.compile(r"\w+")
_CONTENT = 0.5  # the least overlap, shared words by all words, for two contents to count as the same
_SOURCE = 0.3  # the same for sources of the chain passages
_CUE = 1 / 3  # the same for their cues
LABELS = ("kind", "source_type", "identified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One attribution as character offsets, whoever marked it."""

    source: Sequence[Offsets]
    cue: Sequence[Offsets]
    content: Sequence[Offsets]
    parent: int | None = None
    """Index, in the same text, of the link whose content holds this one."""
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One text with the links that people marked in it and those that were found."""

    text: str
    gold: Sequence[Link]
    found: Sequence[Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measure with what it is made of: right ones of those found, and of those there are."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Per cent of what was found that is right."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Per cent of what there is that was found."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 200 * self.right / (self.found + self.gold) if self.right else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A measure that is a plain share of texts."""

    right: int
    texts: int

    @property
    def per_cent(self) -> float:
        """Per cent of the texts."""
        return 100 * self.right / self.texts if self.texts else 0.0


@dataclass(frozen=True, slots=True)
class _Sets:
    """A link's three roles as sets of word numbers."""

    source: Words
    cue: Words
    content: Words


def spoken(reads: Iterable[Read]) -> dict[str, Figure]:
    """Return detect, triple, strict triple and nested for texts whose roles may be empty or in pieces.

    detect         the cues share a word; where either has no cue, the contents overlap by half or more
    triple         detected, the contents overlap by half or more, and the sources share a word or are both empty
    strict triple  detected, and source and content are the same words
    nested         of links inside others only: detected, and the links that they lie in are detected as each other too
    """
    count: Counter[str] = Counter()
    for read in reads:
        found, gold = _word_sets(read, _COMPOUND)
        count["found"] += len(found)
        count["gold"] += len(gold)
        detected: dict[tuple[int, int], Rank] = {}
        triple: dict[tuple[int, int], Rank] = {}
        strict: dict[tuple[int, int], Rank] = {}
        for i, a in enumerate(found):
            for j, b in enumerate(gold):
                shared, overlap = len(a.cue & b.cue), _overlap(a.content, b.content, empty=0.0)
                cueless = not a.cue or not b.cue
                if not shared and not (cueless and overlap >= _CONTENT):
                    continue
                detected[i, j] = (shared, overlap)
                if overlap >= _CONTENT and (a.source & b.source or not (a.source or b.source)):
                    triple[i, j] = (overlap, shared)
                if a.source == b.source and a.content == b.content:
                    strict[i, j] = (overlap, shared)
        pairs = _pair_off(detected)
        count["detect"] += len(pairs)
        count["triple"] += len(_pair_off(triple))
        count["strict triple"] += len(_pair_off(strict))
        _count_nested(read, pairs, count)
    figures = {
        name: Figure(right=count[name], found=count["found"], gold=count["gold"])
        for name in ("triple", "strict triple", "detect")
    }
    figures["nested"] = Figure(right=count["nested"], found=count["nested found"], gold=count["nested gold"])
    return figures


def chained(reads: Sequence[Read]) -> dict[str, Figure | Share]:
    """Return the measures of the chain passages, in which every link has one cue.

    link         the cues overlap by a third or more: shared words by all words of both
    triple       linked, the sources overlap by three tenths or are both empty, the contents overlap by half
    nested       of links inside others only: linked, and the links that they lie in are linked to each other too
    depth right  passages whose deepest chain has as many links as people counted
    quiet        passages with nothing attributed in which nothing was found
    and for each label, the links that carry the right one.
    """
    count: Counter[str] = Counter()
    for read in reads:
        found, gold = _word_sets(read, _PLAIN)
        count["found"] += len(found)
        count["gold"] += len(gold)
        candidates = {
            (i, j): (float(len(a.cue & b.cue)), _overlap(a.content, b.content, empty=1.0))
            for i, a in enumerate(found)
            for j, b in enumerate(gold)
            if _overlap(a.cue, b.cue, empty=0.0) >= _CUE
        }
        pairs = _pair_off(candidates)
        count["link"] += len(pairs)
        for i, j in pairs.items():
            same_source = _overlap(found[i].source, gold[j].source, empty=1.0) >= _SOURCE
            count["triple"] += same_source and candidates[i, j][1] >= _CONTENT
            for label in LABELS:
                count[label] += read.found[i].labels[label] == read.gold[j].labels[label]
        _count_nested(read, pairs, count)
        count["depth right"] += _deepest(read.found) == _deepest(read.gold)
        if not gold:
            count["nothing to find"] += 1
            count["quiet"] += not found
    nested = Figure(right=count["nested"], found=count["nested found"], gold=count["nested gold"])
    whole = {
        name: Figure(right=count[name], found=count["found"], gold=count["gold"])
        for name in ("link", "triple", *LABELS)
    }
    return {
        "link": whole["link"],
        "triple": whole["triple"],
        "nested": nested,
        "depth right": Share(right=count["depth right"], texts=len(reads)),
        "quiet": Share(right=count["quiet"], texts=count["nothing to find"]),
        **{label: whole[label] for label in LABELS},
    }


def without_authorship(text: str, links: Sequence[Link]) -> list[Link]:
    """Return the links without those that give a whole essay or letter to its author: no cue, and more than half of the text.

    What lay in one of them then lies in whatever that one lay in.
    """

    def artefact(link: Link) -> bool:
        return not link.cue and 2 * sum(end - start for start, end in link.content) > len(text)

    kept = [i for i, link in enumerate(links) if not artefact(link)]
    place = {old: new for new, old in enumerate(kept)}

    def parent(link: Link) -> int | None:
        above = link.parent
        while above is not None and above not in place:
            above = links[above].parent
        return None if above is None else place[above]

    return [
        Link(source=link.source, cue=link.cue, content=link.content, parent=parent(link), labels=link.labels)
        for link in map(links.__getitem__, kept)
    ]


def _word_sets(read: Read, word: re.Pattern[str]) -> tuple[list[_Sets], list[_Sets]]:
    spans = [m.span() for m in word.finditer(read.text)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]

    def touched(pieces: Sequence[Offsets]) -> Words:
        return frozenset(i for start, end in pieces for i in range(bisect_right(ends, start), bisect_left(starts, end)))

    def sets(links: Sequence[Link]) -> list[_Sets]:
        return [_Sets(touched(link.source), touched(link.cue), touched(link.content)) for link in links]

    return sets(read.found), sets(read.gold)


def _overlap(a: Words, b: Words, *, empty: float) -> float:
    return len(a & b) / len(a | b) if a or b else empty


def _pair_off(candidates: Mapping[tuple[int, int], Rank]) -> dict[int, int]:
    """Return what was found by what it is paired with: best pairs first, each link once, the earlier links where two are as good."""

    def order(pair: tuple[int, int]) -> tuple[float, float, int, int]:
        first, second = candidates[pair]
        return -first, -second, *pair

    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(candidates, key=order):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _count_nested(read: Read, pairs: Mapping[int, int], count: Counter[str]) -> None:
    count["nested found"] += sum(link.parent is not None for link in read.found)
    count["nested gold"] += sum(link.parent is not None for link in read.gold)
    for i, j in pairs.items():
        inside, holder = read.found[i].parent, read.gold[j].parent
        count["nested"] += inside is not None and holder is not None and pairs.get(inside) == holder


def _deepest(links: Sequence[Link]) -> int:
    return max((_depth(links, i) for i in range(len(links))), default=0)


def _depth(links: Sequence[Link], i: int) -> int:
    above, depth = links[i].parent, 1
    while above is not None and depth <= len(links):  # a circle of parents ends here
        above, depth = links[above].parent, depth + 1
    return depth
