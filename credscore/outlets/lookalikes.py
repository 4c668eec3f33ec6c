"""Look-alike domains: sites that are named so as to be taken for another.

Reported are: letters of another alphabet, or accents, in a known name; a known name under a suffix that papers do not
use ("spiegel.ltd"); a known name with words of the trade around it ("bbc-news.example"); a known name with a slip of a
letter; and a known site's host before another's domain. Country editions, namesakes and sister sites look much alike,
so that everyday names are exempt, and every site that rating lists hold to be good (lookalikes.toml has the words).
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from credscore.outlets.names import is_name_of, names, squeezed

# Letters that read as a Latin one, by Unicode's confusables (UTS 39) in lower case, as far as domain names use them.
_LATIN = str.maketrans(
    {
        letter: latin
        for latin, letters in {
            "a": "аɑαɐ",
            "b": "ьв",
            "c": "сϲᴄ",
            "d": "ԁɗđ",
            "e": "еєεҽ",
            "f": "ƒ",
            "g": "ɡց",
            "h": "һհн",
            "i": "іıιɩ",
            "j": "јʝ",
            "k": "кκ",
            "l": "ӏłⅼ",
            "m": "мʍ",
            "n": "ոпη",
            "o": "оοσօø",
            "p": "рρ",
            "q": "ԛզ",
            "r": "гᴦ",
            "s": "ѕꜱ",
            "t": "тτ",
            "u": "υսцᴜ",
            "v": "νѵᴠ",
            "w": "ѡԝшωᴡ",
            "x": "хχ",
            "y": "уγүʏ",
            "z": "ᴢʐ",
        }.items()
        for letter in letters
    }
)
_LOOKS = str.maketrans({"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b"})
_PAIRS = (("rn", "m"), ("vv", "w"))
_SHORTEST_NAME = 3
_SHORTEST_OWN = 9  # letters of a name that is no everyday word unless it is listed as one
_SHORTEST_READ = 4  # letters of a name that digits can be read as
_SHORTEST_SLIP = 7  # letters of a name in which a slip is told from another word
_SHORTEST_RARE_SLIP = 11  # the same, in a rarer word
_SHORTEST_LEFT_OUT = 8  # the same, for a letter that is missing
_SHORTEST_NUMBERED = 6  # letters of a name behind which a number alone says something
_PROXIED = re.compile(r"(?:^|[.-])(?:ez)?proxy|\.(?:edu|ac\.[a-z]{2}|edu\.[a-z]{2})$")
_NEW_SUFFIX = 4  # letters; nearly all generic suffixes of this length came with the rounds of 2012 and later


def imitated(host: str, domain: str, is_known: Callable[[str], bool], is_good: Callable[[str], bool]) -> str | None:
    """Return the known domain that a site is made to look like, where it is another; None where it is like none.

    `is_known` says whether a domain is one that lists or tables hold; `is_good` whether it is held to be a good one.

    >>> imitated("xn--bb-pmc.com", "xn--bb-pmc.com", {"bbc.com"}.__contains__, {"bbc.com"}.__contains__)
    'bbc.com'
    >>> imitated("spiegel.ltd", "spiegel.ltd", set().__contains__, set().__contains__)
    'spiegel.de'
    """
    if is_good(domain):
        return None
    if "xn--" in domain:
        read = _read(domain)
        if read is None:
            return None
        shown, plain = read
        label = plain.partition(".")[0]
        found = plain if is_known(plain) else _words().strong.get(label) or _words().rare.get(label)
        if found is not None:
            return None if is_name_of(shown.partition(".")[0], found) else found
        return _like(plain, domain)
    if domain != host and domain not in names():
        before = _before(host, domain)
        if before is not None:
            return before
    return _like(domain, domain)


def _like(plain: str, domain: str) -> str | None:
    label, _, suffix = plain.partition(".")
    words = _words()
    if len(label) < _SHORTEST_NAME or not words.may_hold_a_name(label):
        return None
    if domain in names() or domain in words.genuine:
        return None
    found = _same(label, suffix) or _dressed(label, suffix) or _slipped(label, suffix)
    return None if found == domain else found


def _same(label: str, suffix: str) -> str | None:
    """Return whose name a label is, where it stands under a suffix that papers do not use."""
    words = _words()
    found = words.strong.get(label) or words.rare.get(label)
    return found if found is not None and words.is_odd(suffix) else None


def _dressed(label: str, suffix: str) -> str | None:
    """Return whose name stands in a label among words of the trade."""
    words = _words()
    if "-" in label:
        parts = [part for part in label.split("-") if part]
        for start in range(len(parts)):
            for stop in range(len(parts), start, -1):
                name = "".join(parts[start:stop])
                found = words.strong.get(name) or (words.rare.get(name) if words.is_anyones(suffix) else None)
                if found is None:
                    continue
                rest = parts[:start] + parts[stop:]
                if rest and rest == found.split(".")[1:] and words.is_anyones(suffix):
                    return found  # the site's own suffix with hyphens for its dots
                if rest and all(map(words.is_affix, rest)) and any(map(words.is_word, rest)):
                    return found
                if stop - start > 1 and words.is_anyones(suffix) and all(map(words.is_affix, rest)):
                    return found  # nothing but a hyphen in the name itself, or a place beside it
        return None
    if not words.is_anyones(suffix):
        return None
    splits: list[tuple[str, str]] = []
    if label[:3] in words.starts and label[-2:] in words.affix_ends:
        splits += [(label[:place], label[place:]) for place in range(_SHORTEST_NAME, len(label))]
    if label[-3:] in words.ends and label[:2] in words.affix_starts:
        splits += [(label[place:], label[:place]) for place in range(1, len(label) - _SHORTEST_NAME + 1)]
    for name, around in splits:
        found = words.strong.get(name)
        if found is not None and (words.is_word(around) or (around.isdigit() and len(name) >= _SHORTEST_NUMBERED)):
            return found
    return None


def _slipped(label: str, suffix: str) -> str | None:
    """Return whose name a label is but for letters that look alike, or one that is doubled, left out or swapped."""
    words = _words()
    looks = label.translate(_LOOKS)
    candidates = [looks] if looks != label else []
    candidates += [looks.replace(pair, one) for pair, one in _PAIRS if pair in looks]
    for candidate in candidates:
        if len(candidate) > _SHORTEST_READ and candidate in words.strong:
            return words.strong[candidate]
    if not words.is_anyones(suffix):
        return None
    size = len(label)
    head, tail = _ends(label, size)
    for name in (*words.by_start.get((head, size), ()), *words.by_end.get((tail, size), ())):
        if name != label and _is_slip(label, name):
            return words.strong.get(name) or words.rare[name]
    return None


def _is_slip(label: str, name: str) -> bool:
    """Say whether a label is a name with one letter doubled, left out, exchanged for a look-alike or two swapped."""
    at = 0  # where the two part
    for one, other in zip(label, name, strict=False):
        if one != other:
            break
        at += 1
    longer = len(label) - len(name)
    if longer == 1:  # doubled
        return at > 0 and label[at] == label[at - 1] and label[at + 1 :] == name[at:]
    if longer == -1:  # left out, but not the last, which may be a plural's
        return len(name) >= _SHORTEST_LEFT_OUT and 0 < at < len(label) and label[at:] == name[at + 1 :]
    if label[at + 1 :] == name[at + 1 :]:
        return {label[at], name[at]} in _ALIKE
    return label[at + 2 :] == name[at + 2 :] and label[at : at + 2] == name[at : at + 2][::-1]


def _ends(word: str, size: int) -> tuple[str, str]:
    """Return the beginning and the end of a word of which a slip changes one at most. `size` is that of what was typed."""
    long = size >= _LONG
    head = _THE + 3 if size >= _LONG + 2 and word.startswith("the") else 3 + long
    return word[:head], word[-3 - long :]


_LONG = 10
_THE = len("the")
_ALIKE = tuple(map(set, ("il", "ij", "uv", "vw", "nm", "ce", "gq", "sz", "ck", "lt", "oq")))


def _before(host: str, domain: str) -> str | None:
    """Return the known site whose whole host stands before another's domain; library proxies put it there as well."""
    front = host.removesuffix(domain).rstrip(".").removeprefix("www.")
    if "." not in front or _PROXIED.search(host):
        return None
    while "." in front:
        if front in names() or front in _words().genuine:
            return front
        front = front.partition(".")[2]
    return None


def _read(domain: str) -> tuple[str, str] | None:
    """Return a domain as it is shown, and as it reads in plain Latin letters; None where it does not."""
    labels = [_decoded(label) for label in domain.split(".")]
    if None in labels:
        return None
    shown = ".".join(label for label in labels if label)
    bare = "".join(c for c in unicodedata.normalize("NFKD", shown) if not unicodedata.combining(c))
    plain = bare.translate(_LATIN)
    return (shown, plain) if plain.isascii() else None


def _decoded(label: str) -> str | None:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode").lower()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Words:
    strong: dict[str, str]
    """Known names, squeezed, that are no everyday words, and the domains of their outlets."""
    rare: dict[str, str]
    """Those that are words to some, but hardly to an impostor's neighbours."""
    by_start: dict[tuple[str, int], list[str]]
    """Names long enough to tell a slip, by their beginnings and the lengths that a slip can have."""
    by_end: dict[tuple[str, int], list[str]]
    starts: frozenset[str]
    """The first three letters of all these names."""
    ends: frozenset[str]
    affix_starts: frozenset[str]
    """The first two letters of what an impostor puts before a name."""
    affix_ends: frozenset[str]
    genuine: frozenset[str]
    odd: frozenset[str]
    ordinary: frozenset[str]
    places: frozenset[str]
    dressing: re.Pattern[str]
    """One word of the trade or several, with or without numbers."""

    def may_hold_a_name(self, label: str) -> bool:
        """Say, quickly, whether a label is worth a closer look: nearly all are not."""
        return label[:3] in self.starts or label[-3:] in self.ends or "-" in label

    def is_affix(self, part: str) -> bool:
        return part.isdigit() or part in self.places or self.is_word(part)

    def is_word(self, part: str) -> bool:
        return self.dressing.fullmatch(part) is not None

    def is_odd(self, suffix: str) -> bool:
        """Say whether hardly any paper stands under a suffix."""
        if suffix in self.odd:
            return True
        return len(suffix) >= _NEW_SUFFIX and suffix.isalpha() and suffix not in self.ordinary

    def is_anyones(self, suffix: str) -> bool:
        """Say whether a suffix is open to all the world, so that no country's namesake stands under it."""
        return suffix in ("com", "net", "org", "info") or self.is_odd(suffix)


@cache
def _words() -> _Words:
    table: dict[str, Any] = tomllib.loads(
        files("credscore.outlets").joinpath("lookalikes.toml").read_text(encoding="utf-8")
    )
    labels: dict[str, str] = {}
    for domain in names():
        for form in (domain.partition(".")[0].replace("-", ""), domain.partition(".")[0], *squeezed(domain)):
            if form.isascii() and len(form) >= _SHORTEST_NAME:
                labels.setdefault(form, domain)
    common = frozenset(table["common"]["labels"])
    short = frozenset(table["short"]["labels"])
    strong = {
        form: domain
        for form, domain in labels.items()
        if form in short or (len(form) >= _SHORTEST_OWN and form not in common)
    }
    by_start: dict[tuple[str, int], list[str]] = {}
    by_end: dict[tuple[str, int], list[str]] = {}
    rare = {form: labels[form] for form in table["rare"]["labels"] if form in labels}
    for form in (*strong, *rare):
        if len(form) >= (_SHORTEST_SLIP if form in strong else _SHORTEST_RARE_SLIP):
            for size in range(len(form) - 1, len(form) + 2):
                head, tail = _ends(form, size)
                by_start.setdefault((head, size), []).append(form)
                by_end.setdefault((tail, size), []).append(form)
    dressing: list[str] = sorted(table["affixes"]["words"], key=len, reverse=True)
    numbers = [str(number) for number in range(100)]
    return _Words(
        strong=strong,
        rare=rare,
        by_start=by_start,
        by_end=by_end,
        starts=frozenset(form[:3] for form in (*strong, *rare)),
        ends=frozenset(form[-3:] for form in (*strong, *rare)),
        affix_starts=frozenset(word[:2] for word in (*dressing, *numbers))
        | {n + w[0] for n in numbers[:10] for w in dressing},
        affix_ends=frozenset(word[-2:] for word in (*dressing, *numbers))
        | {w[-1] + n for n in numbers[:10] for w in (*dressing, *strong)},
        genuine=frozenset(table["genuine"]["domains"]),
        odd=frozenset(table["suffixes"]["odd"]),
        ordinary=frozenset(table["suffixes"]["ordinary"]),
        places=frozenset(table["affixes"]["places"]),
        dressing=re.compile(rf"\d*(?:(?:{'|'.join(dressing)})\d*)+"),
    )
