"""Slips of the keyboard: whose name a label is but for one letter.

How long a name must be for a slip to be told from another word depends on the sort of slip, and on the name: a doubled
letter makes no other word, a letter exchanged makes many ("reuters", "routers"). Words of the trade at the end of a name do
not count: "voxnews" is no slip of "foxnews", "foxnewz" is.
"""

from functools import cache

from credscore.outlets.knownnames import SHORTEST_NAME, ends, known_names

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = frozenset(map(frozenset, ("ij", "uv", "vw", "nm", "ce", "gq", "lt", "oq", "hb")))
_VOWELS = frozenset("aeiouy")
_SOUNDS = frozenset(map(frozenset, ("sz", "ck", "cs", "dt", "bp", "gj", "fv", "kq")))
_STROKES = frozenset("il")
_SHORTEST_CORE = (
    5  # letters of a name in which letters that are swapped, or strokes for each other, are told from a word
)
_SHORTEST_LOOSE = 7  # the same, for a letter that is missing, too many, or a neighbour on the keyboard
_SHORTEST_ANY = 9  # the same, for any other letter


def near(label: str, suffix: str) -> str | None:
    """Return whose name a label is but for a slip, where the suffix is open to all or the outlet's own."""
    words = known_names()
    if label in words.neighbours or label in words.labels:
        return None
    size = len(label)
    head, tail = ends(label, size)
    for name in (*words.by_start.get((head, size), ()), *words.by_end.get((tail, size), ())):
        domain = words.labels[name]
        own = suffix == domain.partition(".")[2]
        if (own or words.is_anyones(suffix)) and _is_slip(label, name, own=own):
            return domain
    return None


def _is_slip(label: str, name: str, *, own: bool) -> bool:
    """Say whether a label is a name with one slip, of a sort that is told from another word in a name of its length.

    `own`: whether it stands under the outlet's own suffix, where an everyday word misspelt has fewer other bearers.
    """
    at = 0  # where the two part
    for one, other in zip(label, name, strict=False):
        if one != other:
            break
        at += 1
    words = known_names()
    core = words.cores[name]
    size = core if at < core else len(name)  # "foxnewz" is a slip in the word of the trade, "voxnews" another name
    apart = name in words.strong or name in words.rare or (own and core >= _SHORTEST_ANY)  # from everyday words
    longer = len(label) - len(name)
    if longer >= 0 and not label[min(at, len(label) - 1)].isalpha():
        return False  # another number
    if longer == 1:
        if label[at + 1 :] != name[at:]:
            return False
        return _is_doubled(label, at, core) or (apart and size >= _SHORTEST_LOOSE and _is_added(label, name, at, size))
    if longer == -1:
        if label[at:] != name[at + 1 :] or at == 0 or not name[at].isalpha():
            return False
        return apart and size >= _SHORTEST_LOOSE and _is_missed(name, at, size)
    if label[at + 1 :] == name[at + 1 :]:
        pair = frozenset((label[at], name[at]))
        if pair == _STROKES:
            return size >= _SHORTEST_CORE
        return apart and size >= _SHORTEST_LOOSE and _is_exchanged(name, at, size, pair)
    if label[at + 2 :] != name[at + 2 :] or label[at : at + 2] != name[at : at + 2][::-1]:
        return False
    return (size if at < core - 1 else len(name)) >= _SHORTEST_CORE and (at > 0 or name in words.strong)


def _is_doubled(label: str, at: int, core: int) -> bool:
    return at > 0 and label[at] == label[at - 1] and core >= SHORTEST_NAME


def _is_added(label: str, name: str, at: int, size: int) -> bool:
    """Say whether a letter too many is a slip; put on at the end, it may make another form of a word."""
    if at == len(name):
        words = known_names()
        return label[at] == "s" and size >= _SHORTEST_ANY and (name in words.strong or name in words.rare)
    return at > 0 and (size >= _SHORTEST_ANY or _is_beside(label[at], label[at - 1]) or _is_beside(label[at], name[at]))


def _is_missed(name: str, at: int, size: int) -> bool:
    """Say whether a letter that is missing is a slip; without its last, a word may be another."""
    return at < len(name) - 1 or size >= _SHORTEST_ANY or name in known_names().strong


def _is_exchanged(name: str, at: int, size: int, pair: frozenset[str]) -> bool:
    """Say whether a letter for another is a slip; the first makes another word, the last another form of it."""
    beside = _is_beside(*pair)
    if at in (0, len(name) - 1) and size < _SHORTEST_ANY:
        return beside and not pair <= _VOWELS and name in known_names().strong
    if beside or pair in _ALIKE:
        return True
    return (at > 0 and (pair <= _VOWELS or pair in _SOUNDS)) or (at > 1 and size >= _SHORTEST_ANY)


def _is_beside(one: str, other: str) -> bool:
    """Say whether two letters lie side by side on a keyboard."""
    return other in _beside().get(one, "")


@cache
def _beside() -> dict[str, str]:
    at = {letter: (line, place + line / 2) for line, row in enumerate(_KEYS) for place, letter in enumerate(row)}
    return {
        one: "".join(
            other
            for other in at
            if other != one and abs(at[one][0] - at[other][0]) <= 1 and abs(at[one][1] - at[other][1]) <= 1
        )
        for one in at
    }
