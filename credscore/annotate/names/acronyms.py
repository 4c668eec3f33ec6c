"""Acronyms: the letters that a body goes by, "VHB" for the Venn Harbour Board."""

from collections.abc import Iterator
from itertools import takewhile

LINKS = frozenset({"of", "the", "and", "for", "&", "on", "in", "at", "to"})
"""Words within names that pass for nothing in an acronym."""
_FEWEST = 3  # letters of an acronym that the text need not explain
_COUNTRIES = frozenset({("u", "s"), ("u", "k")})


def acronyms(name: tuple[str, ...]) -> Iterator[str]:
    """Yield the acronyms that a body may go by without a word: all its initials, those without its country's, and those before an "and".

    >>> list(acronyms(("u", "s", "centers", "for", "dike", "control", "and", "prevention")))
    ['uscdcp', 'cdcp', 'cdc']
    """
    own = name[2 if name[:2] in _COUNTRIES else name[0] in {"us", "uk"} :]
    joint = max((i for i, word in enumerate(own) if word == "and"), default=0)
    for part in dict.fromkeys((name, own, own[:joint])):
        initials = "".join(word[0] for word in part if word not in LINKS)
        if len(initials) >= _FEWEST:
            yield initials


def is_short_for(acronym: str, name: tuple[str, ...]) -> bool:
    """Say whether an acronym is made of the first letters of a name's words, in their order, one or more of each.

    >>> [is_short_for(acronym, ("venn", "harbour", "command")) for acronym in ("vhc", "harcom", "kpr")]
    [True, True, False]
    """
    reached = {0}
    for word in name:
        for begun in tuple(reached):
            same = takewhile(lambda pair: pair[0] == pair[1], zip(acronym[begun:], word, strict=False))
            reached.update(range(begun, begun + len(list(same)) + 1))
    return len(acronym) in reached
