"""The words of labelled articles as a matrix: which words may teach, and how much each says of each article."""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.resources import lexicon
from credscore.training.data import Table

_SHARE = 0.006  # of the articles: a word that stands in fewer is too rare to teach
_LEAST_ARTICLES = 20
_LEAST_GROUPS = 5  # outlets or sets: a word that only one newsroom uses would teach who writes, not how
_MOST_CAPITALS = 0.5  # times as often in names as not: beyond it the word is a name that opened a sentence


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of all articles."""

    vocabulary: tuple[str, ...]
    rarity: npt.NDArray[np.float64]
    """Shape (words,)."""
    matrix: Any
    """Sparse, shape (articles, words), each row of unit length."""


def bag(table: Table) -> Bag:
    """Return the words that may teach: frequent enough, used by several outlets, no names and none of the masked list."""
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]  # scipy ships no type information

    articles: Counter[str] = Counter()
    users: dict[str, set[str]] = defaultdict(set)
    for words, group in zip(table.words, table.groups, strict=True):
        articles.update(words.keys())
        for word in words:
            if len(users[word]) < _LEAST_GROUPS:
                users[word].add(str(group))
    masked = frozenset(lexicon("register")["masked"]["words"].split())
    least = max(_LEAST_ARTICLES, _SHARE * len(table.words))
    vocabulary = sorted(
        word
        for word, count in articles.items()
        if count >= least
        and len(users[word]) == _LEAST_GROUPS
        and table.capitals.get(word, 0) <= _MOST_CAPITALS * count
        and word not in masked
    )
    row = {word: i for i, word in enumerate(vocabulary)}
    rarity = np.array([round(1 + math.log(len(table.words) / (1 + articles[word])), 3) for word in vocabulary])
    starts, columns, values = [0], [], []
    for words in table.words:
        own = [(row[word], (1 + math.log(count)) * rarity[row[word]]) for word, count in words.items() if word in row]
        length = math.sqrt(sum(value * value for _, value in own))
        columns += [column for column, _ in own]
        values += [value / length for _, value in own]
        starts.append(len(columns))
    matrix = csr_matrix((values, columns, starts), shape=(len(table.words), len(vocabulary)))
    return Bag(tuple(vocabulary), rarity, matrix)
