"""What the heads for names and for hedges learn from: sentences whose names, or whose words of caution, people have marked."""

import random
import re
from pathlib import Path
from zlib import crc32

import numpy as np

from credscore.annotate.encoder import Setting, setting
from credscore.annotate.page import lay_out
from credscore.annotate.tagger import TAGS
from credscore.training.tagger.data import Row, read_rows
from credscore.training.tagger.network import Sample

_LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_NO_GAP_BEFORE = frozenset([",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "'", "”"])
_NO_GAP_AFTER = frozenset(["(", "[", "$", "£", "“"])
_FIRST_PARAGRAPH = 16  # what `setting` adds in a text's first paragraph
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
        self.hedges = [row for row in read_rows(data / "hedging/conll2010_train.jsonl.gz") if not held_out(row)]
        self.rng = random.Random(seed)

    def epoch(self) -> list[Sample]:
        """Return every sentence with names, and half of those with hedges, drawn at random."""
        rng = self.rng
        made = [self._named(row) for row in self.names]
        made += [self._hedged(row) for row in rng.sample(self.hedges, len(self.hedges) // 2)]
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

    def _hedged(self, row: Row) -> Sample | None:
        page = lay_out(row["text"])
        cues = row["cues"] if row["cues"] or not row["hedged"] else None
        marks = None
        if cues is not None:
            marks = np.zeros(len(page.tokens), bool)
            for start, end in cues:
                first, stop = page.tokens.range(start, end)
                marks[first:stop] = True
        return Sample.of(page.tokens, self._place(setting(page)), task="hedges", hedges=marks, hedged=row["hedged"])

    def _place(self, place: Setting) -> Setting:
        """Return the setting, half of the time as if the sentence stood further down in an article."""
        if self.rng.random() < 0.5:
            return place
        return Setting(place.structure & ~_FIRST_PARAGRAPH, place.sentence, place.paragraph)


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
