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
_LEAST_GROUPS = 5  # outlets: a word that only one newsroom uses would teach who writes, not how
_LEAST_SETS = 5  # sets, or half of them where they are few: a word that only one collection knows would teach what was in the news
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
    """Return the words that may teach: frequent enough, used by several outlets and in several sets, no names and none of the masked lists."""
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]  # scipy ships no type information

    articles: Counter[str] = Counter()
    users: dict[str, set[str]] = defaultdict(set)
    homes: dict[str, set[str]] = defaultdict(set)
    for words, group, home in zip(table.words, table.groups.tolist(), table.sets.tolist(), strict=True):
        articles.update(words.keys())
        for word in words:
            users[word].add(group)
            homes[word].add(home)
    lists = lexicon("register")["masked"]
    masked = {word for name, words in lists.items() if name != "note" for word in words.split()}
    least = max(_LEAST_ARTICLES, _SHARE * len(table.words))
    least_sets = min(_LEAST_SETS, (len(set(table.sets)) + 1) // 2)
    vocabulary = sorted(
        word
        for word, count in articles.items()
        if count >= least
        and len(users[word]) >= min(_LEAST_GROUPS, len(set(table.groups)))
        and len(homes[word]) >= least_sets
        and table.capitals.get(word, 0) <= _MOST_CAPITALS * count
        and word not in masked
    )
    row = {word: i for i, word in enumerate(vocabulary)}
    rarity = np.array([round(1 + math.log(len(table.words) / (1 + articles[word])), 3) for word in vocabulary])
    starts, columns, counts = [0], [], []
    for words in table.words:
        own = words.keys() & row.keys()
        columns += [row[word] for word in own]
        counts += [words[word] for word in own]
        starts.append(len(columns))
    values = (1 + np.log(np.array(counts, dtype=np.float64))) * rarity[columns]
    matrix = csr_matrix((values, columns, starts), shape=(len(table.words), len(vocabulary)))
    matrix.sort_indices()  # sets have no order, and the same words must give the same sums
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix.data /= np.repeat(np.maximum(lengths, 1e-9), np.diff(matrix.indptr))
    return Bag(tuple(vocabulary), rarity, matrix)
