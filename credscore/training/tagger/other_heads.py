"""What the heads for names and for hedges learn from: sentences whose names, or whose words of caution, people have marked."""

import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from credscore.annotate.encoder import Setting, setting
from credscore.annotate.hedges import listed
from credscore.annotate.page import lay_out
from credscore.annotate.tagger import TAGS
from credscore.training.tagger.data import Row, read_rows
from credscore.training.tagger.network import Sample

_LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_NO_GAP_BEFORE = frozenset([",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "'", "”"])
_NO_GAP_AFTER = frozenset(["(", "[", "$", "£", "“"])
_FIRST_PARAGRAPH = 16  # what `setting` adds in a text's first paragraph
_TAUGHT = 0.5  # how much of a mark is the teacher's
_PLAIN = 0.12  # of the news sentences without a listed hedge, so many are shown
_HELD_OUT = 10  # one row in so many is kept for choosing


def held_out(row: Row) -> bool:
    """Say whether a row is kept for choosing between configurations, and never trained on."""
    return crc32(row["id"].encode()) % _HELD_OUT == 0


class Heads:
    """The marked sentences, made anew for every epoch."""

    def __init__(self, data: Path, seed: int, doubts: Mapping[str, NDArray[np.float32]] | None = None) -> None:
        self.names = [
            row for name in ("ewt_train", "newswire_train") for row in read_rows(data / f"ner/{name}.jsonl.gz")
            if not held_out(row)
        ]  # fmt: skip
        self.hedges = marked_for_hedges(data)
        self.news = [row["text"] for row in read_rows(data / "attribution/polnear_train.jsonl.gz")]
        self.doubts = doubts or {}
        self.rng = random.Random(seed)

    def epoch(self) -> list[Sample]:
        """Return every sentence with names, and half of those with hedges, drawn at random, with some of the news beside them."""
        rng = self.rng
        made = [self._named(row) for row in self.names]
        made += [self._hedged(row) for row in rng.sample(self.hedges, len(self.hedges) // 2)]
        made += [sample for text in rng.sample(self.news, len(self.news) // 5) for sample in self._listed(text)]
        return [sample for sample in made if sample is not None and len(sample)]

    def _named(self, row: Row) -> Sample | None:
        text, starts = joined(row["tokens"], spaced=self.rng.random() < 0.5)
        page = lay_out(text)
        if not len(page.tokens):
            return None
        tags = np.zeros(len(page.tokens), np.int64)
        holder = np.searchsorted(starts, page.tokens.starts, "right") - 1
        before = -1
        for i, k in enumerate(holder.tolist()):
            given = row["tags"][k]
            if given[2:] in _LABELS:
                begins = k != before and (given[0] == "B" or k == 0 or row["tags"][k - 1][2:] != given[2:])
                tags[i] = TAGS.index(f"{'B' if begins else 'I'}-{_LABELS[given[2:]]}")
            before = k
        return Sample.of(page.tokens, self._place(setting(page)), task="names", tags=tags)

    def _hedged(self, row: Row) -> Sample:
        """Return a marked sentence, the teacher's doubts mixed into its marks where there are any."""
        sample = hedged_sentence(row)
        sample.place = self._place(sample.place)
        doubts = self.doubts.get(row["id"])
        if doubts is not None and len(doubts):
            if sample.hedges is not None:
                sample.hedges = (1 - _TAUGHT) * sample.hedges + _TAUGHT * doubts
            sample.hedged = (1 - _TAUGHT) * sample.hedged + _TAUGHT * float(doubts.max())
        return sample

    def _listed(self, text: str) -> Iterator[Sample]:
        """Yield sentences of a news article, their hedges marked by the list; of those without any, a few."""
        page = lay_out(text)
        place, t = setting(page), page.tokens
        marks = np.zeros(len(t), np.float32)
        for match in listed(page):
            marks[match.first : match.stop] = 1
        for s in page.sentences:
            hedged = bool(marks[s.first : s.stop].any())
            if s.prose and (hedged or self.rng.random() < _PLAIN):
                yield Sample(
                    words=t.words[s.first : s.stop],
                    lower=t.lower[s.first : s.stop],
                    place=place.part(s.first, s.stop),
                    task="hedges",
                    hedges=marks[s.first : s.stop],
                    hedged=float(hedged),
                )

    def _place(self, place: Setting) -> Setting:
        """Return the setting, half of the time as if the sentence stood further down in an article."""
        if self.rng.random() < 0.5:
            return place
        return Setting(place.structure & ~_FIRST_PARAGRAPH, place.sentence, place.paragraph)


def marked_for_hedges(data: Path) -> list[Row]:
    """Return the marked sentences to be trained on."""
    return [row for row in read_rows(data / "hedging/conll2010_train.jsonl.gz") if not held_out(row)]


def hedged_sentence(row: Row) -> Sample:
    """Return a sentence with its marks as people set them."""
    page = lay_out(row["text"])
    cues = row["cues"] if row["cues"] or not row["hedged"] else None
    marks = None
    if cues is not None:
        marks = np.zeros(len(page.tokens), np.float32)
        for start, end in cues:
            first, stop = page.tokens.range(start, end)
            marks[first:stop] = 1
    return Sample.of(page.tokens, setting(page), task="hedges", hedges=marks, hedged=float(row["hedged"]))


def joined(tokens: list[str], *, spaced: bool) -> tuple[str, list[int]]:
    """Return a text made of tokens, all `spaced` or as one writes, and where each begins."""
    text, starts, opened = "", [], False
    for number, token in enumerate(tokens):
        quote = token == '"'
        close = token in _NO_GAP_BEFORE or (quote and opened)
        glued = number and (
            close or tokens[number - 1] in _NO_GAP_AFTER or (tokens[number - 1] == '"' and opened and not quote)
        )
        if number and (spaced or not glued):
            text += " "
        starts.append(len(text))
        text += re.sub(r"\s", "_", token)
        opened ^= quote
    return text, starts
