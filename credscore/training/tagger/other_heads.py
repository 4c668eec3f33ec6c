"""What the heads for names and for hedges learn from: sentences whose names, or whose words of caution, people have marked."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from credscore.annotate.hedges import listed
from credscore.annotate.network.encoder import Setting, setting
from credscore.annotate.network.tagger import TAGS
from credscore.annotate.text.page import Page, lay_out
from credscore.training.tagger.data import Row, read_rows
from credscore.training.tagger.network import Sample

_LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_NO_GAP_BEFORE = frozenset([",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "'", "”"])
_NO_GAP_AFTER = frozenset(["(", "[", "$", "£", "“"])
_FIRST_PARAGRAPH = 16  # what `setting` adds in a text's first paragraph
_UNTOLD = np.float32(-0.5)  # marks a word of the list of which nobody said whether it hedges
_NEWS = 400  # articles drawn for each epoch, and
_LONGEST = 4000  # characters read of each
_CUT = 0.4  # of the sentences, so many down to a few words, as people write them to try a tool
_HELD_OUT = 10  # one row in so many is kept for choosing


def held_out(row: Row) -> bool:
    """Say whether a row is kept for choosing between configurations, and never trained on."""
    return crc32(row["id"].encode()) % _HELD_OUT == 0


class Heads:
    """The marked sentences, made anew for every epoch."""

    def __init__(self, data: Path, seed: int) -> None:
        self.names = [
            row for name in ("ewt_train", "newswire_train") for row in read_rows(data / f"ner/{name}.jsonl.gz")
            if not held_out(row)
        ]  # fmt: skip
        self.hedges = marked_for_hedges(data)
        news = [read_rows(data / f"{name}.jsonl.gz") for name in ("attribution/polnear_train", "articles/train")]
        self.news = [row["text"][:_LONGEST] for rows in news for row in rows]
        self.rng = random.Random(seed)

    def epoch(self) -> list[Sample]:
        """Return every sentence with names, and half of those with hedges, drawn at random, with some of the news beside them."""
        rng = self.rng
        made = [self._named(row) for row in self.names]
        made += [self._hedged(row) for row in rng.sample(self.hedges, len(self.hedges) // 2)]
        made += [sample for text in rng.sample(self.news, _NEWS) for sample in self._listed(text)]
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
        sample = hedged_sentence(row)
        sample.place = self._place(sample.place)
        return sample

    def _listed(self, text: str) -> Iterator[Sample]:
        """Yield the sentences of a news article with listed hedges, every one of which is taken at its word; some cut short."""
        page = lay_out(text)
        place, t, found = setting(page), page.tokens, of_list(page, None)
        for s in page.sentences:
            hits = np.flatnonzero(found[s.first : s.stop] > 0)
            if s.prose and len(hits):
                first, stop = s.first, s.stop
                if self.rng.random() < _CUT:
                    at = first + int(hits[0])
                    first, stop = max(first, at - self.rng.randint(1, 6)), min(stop, at + self.rng.randint(2, 9))
                yield Sample(
                    words=t.words[first:stop],
                    lower=t.lower[first:stop],
                    place=self._place(place.part(first, stop)),
                    task="hedges",
                    listed=found[first:stop],
                )

    def _place(self, place: Setting) -> Setting:
        """Return the setting, half of the time as if the sentence stood further down in an article."""
        return place if self.rng.random() < 0.5 else as_if_further_down(place)


def as_if_further_down(place: Setting) -> Setting:
    """Return a setting without what marks the first paragraph."""
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
    return Sample.of(
        page.tokens,
        setting(page),
        task="hedges",
        hedges=marks,
        hedged=float(row["hedged"]),
        listed=np.minimum(of_list(page, None), _UNTOLD) if marks is None else of_list(page, marks),
    )


def of_list(page: Page, marks: NDArray[np.float32] | None) -> NDArray[np.float32]:
    """Return for each token -1, or, where a listed hedge stands, how far it is marked as one: wholly, where there are no marks."""
    found = np.full(len(page.tokens), -1, np.float32)
    for match in listed(page):
        found[match.first : match.stop] = 1 if marks is None else marks[match.first : match.stop].max()
    return found


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
