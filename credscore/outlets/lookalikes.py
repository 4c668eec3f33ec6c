"""Look-alike domains: sites that are named so as to be taken for another.

Reported are: letters of another alphabet, or accents, in a known name; a known name under a suffix that papers do not
use ("spiegel.ltd"); a known name with words of the trade around it ("bbc-news.example"); a known name with a slip of a
letter or with digits for letters; a dot left out ("wwwbbc.com"); and a known site's domain in the front of another's
host. Country editions, namesakes and sister sites look much alike, so that everyday names are exempt, and every site that
rating lists hold to be good (lookalikes.toml has the words).
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice, product
from typing import Any

from credscore.outlets.names import further, is_name_of, names, squeezed

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
_DIGITS = {"0": "o", "1": "li", "3": "e", "4": "a", "5": "s", "6": "bg", "7": "t", "8": "b", "9": "g"}
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"))
_MOST_READINGS = 32
_NUMBER = re.compile(r"(?!(?:0+|1+)(?!\d))\d{2,}")
_MAY_READ_ELSE = re.compile(r"\d|rn|vv|cl|nn")
_SHORTEST_NAME = 3
_SHORTEST_OWN = 9  # letters of a name that is no everyday word unless it is listed as one
_SHORTEST_READ = 5  # letters of a name that digits can be read as
_SHORTEST_SLIP = 5  # letters of a name in which a slip is told from another word
_SHORTEST_RARE_SLIP = 6  # the same, in a rarer word
_SHORTEST_WORD_SLIP = 7  # the same, in an everyday word
_SHORTEST_LOOSE = 7  # the same, for a letter that is missing, too many, or a neighbour on the keyboard
_SHORTEST_ANY = 9  # the same, for any other letter
_SHORTEST_NUMBERED = 6  # letters of a name behind which a number alone says something
_SHORTEST_GLUED = 6  # letters of a domain without its dots
_ARTICLES = ("the", "el", "il", "la")
"""With which the names of several papers begin."""
_DOTLESS = ("com", "org", "net", "couk", "comau", "de", "fr", "it")
"""Suffixes that are no words, written without their dots."""
_PROXIED = re.compile(
    r"proxy|ezp|(?:^|[.-])(?:lib|library|libraries|oclc|openathens)(?:[.-]|$)|\.(?:edu|ac\.[a-z]{2}|edu\.[a-z]{2})$"
)
_NEW_SUFFIX = 4  # letters; nearly all generic suffixes of this length came with the rounds of 2012 and later
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = frozenset(map(frozenset, ("ij", "uv", "vw", "nm", "ce", "gq", "lt", "oq", "hb")))
_VOWELS = frozenset("aeiouy")
_SOUNDS = frozenset(map(frozenset, ("sz", "ck", "cs", "dt", "bp", "gj", "fv", "kq")))


def imitated(
    host: str,
    domain: str,
    is_known: Callable[[str], bool],
    is_good: Callable[[str], bool],
    is_label: Callable[[str], bool] = frozenset().__contains__,
) -> str | None:
    """Return the known domain that a site is made to look like, where it is another; None where it is like none.

    `is_known` says whether a domain is one that lists or tables hold; `is_good` whether it is held to be a good one;
    `is_label` whether a good one begins with a label, so that it is a name in its own right.

    >>> imitated("xn--bb-pmc.com", "xn--bb-pmc.com", {"bbc.com"}.__contains__, {"bbc.com"}.__contains__)
    'bbc.com'
    >>> imitated("spiegel.ltd", "spiegel.ltd", set().__contains__, set().__contains__)
    'spiegel.de'
    >>> imitated("reutrs.com", "reutrs.com", set().__contains__, set().__contains__)
    'reuters.com'
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
        return _like(plain, domain, is_label)
    if domain in names() or domain in _words().genuine:
        return None
    if domain != host:
        before = _before(host, domain)
        if before is not None:
            return before
    return _like(domain, domain, is_label)


def _like(plain: str, domain: str, is_label: Callable[[str], bool]) -> str | None:
    label, _, suffix = plain.partition(".")
    words = _words()
    if len(label) < _SHORTEST_NAME:
        return None
    found = None
    may_hold = words.may_hold_a_name(label)
    if may_hold:
        found = _same(label, suffix) or _glued(label, suffix) or _dressed(label, suffix)
        if found is None and (found := _slipped(label, suffix)) and is_label(label):
            return None
    if found is None and (may_hold or words.may_be_dressed(label)) and _MAY_READ_ELSE.search(label):
        found = _read_else(label, suffix)
        if found is not None and is_label(label):
            return None
    return None if found == domain else found


def _same(label: str, suffix: str) -> str | None:
    """Return whose name a label is, where it stands under a suffix that papers do not use."""
    words = _words()
    if label in words.strong and suffix in words.odd_for_few:
        return words.strong[label]
    found = words.strong.get(label) or words.rare.get(label)
    return found if found is not None and words.is_odd(suffix) else None


def _glued(label: str, suffix: str) -> str | None:
    """Return whose domain a label is without a dot: "www" before it, or its suffix behind it."""
    words = _words()
    if label.startswith("www") and len(label) > len("www") + 1:
        rest = label[3:].lstrip("-")
        domain = f"{rest}.{suffix}"
        if domain in names():
            return domain
        if words.is_anyones(suffix) and len(rest) >= _SHORTEST_GLUED and rest in words.labels:
            return words.labels[rest]
        return further().get(domain) or words.strong.get(rest) or words.dotless.get(rest)
    return words.dotless.get(label.replace("-", ""))


def _dressed(label: str, suffix: str) -> str | None:
    """Return whose name stands in a label among words of the trade."""
    words = _words()
    if "-" in label:
        return _hyphened(label, suffix)
    if not words.is_anyones(suffix) or label in words.labels:
        return None
    splits: list[tuple[str, str, str]] = []
    if label[:3] in words.starts and label[-2:] in words.affix_ends:
        splits += [("", label[:place], label[place:]) for place in range(len(label) - 1, _SHORTEST_NAME - 1, -1)]
    if label[-3:] in words.ends and label[:2] in words.affix_starts:
        splits += [(label[:place], label[place:], "") for place in range(1, len(label) - _SHORTEST_NAME + 1)]
    if label.startswith("the"):
        splits += [("the", label[3:place], label[place:]) for place in range(3 + _SHORTEST_NAME, len(label))]
    for before, name, behind in splits:
        around = before + behind
        found = words.strong.get(name)
        if found is None:
            long = _SHORTEST_ANY if name.startswith(_ARTICLES) else _SHORTEST_READ
            if name in words.rare and len(name) >= long and words.is_news(around):
                return words.rare[name]
            continue
        if (not before or words.is_word(before)) and (not behind or words.is_word(behind)):
            return found
        if around.isdigit() and len(name) >= _SHORTEST_NUMBERED:
            return found
        if behind in words.codes and not before and name in words.short:
            return found
    return None


def _hyphened(label: str, suffix: str) -> str | None:
    words = _words()
    parts = [part for part in label.split("-") if part]
    anyones, odd = words.is_anyones(suffix), words.is_odd(suffix)
    for start in range(len(parts)):
        for stop in range(len(parts), start, -1):
            name = "".join(parts[start:stop])
            found = words.strong.get(name) or (words.rare.get(name) if anyones else None)
            if found is None and odd:
                found = words.whose.get(name)
            near = None if found is not None or len(parts) == 1 else _near(name, suffix)
            rest = parts[:start] + parts[stop:]
            if near is not None and rest and all(map(words.is_word, rest)):
                return near
            if found is None:
                continue
            if rest and rest == found.split(".")[1:] and anyones:
                return found  # the site's own suffix with hyphens for its dots
            if rest and all(map(words.is_affix, rest)) and any(map(words.is_word, rest)):
                return found
            if anyones and all(map(words.is_affix, rest)) and (stop - start > 1 or name in words.strong):
                return found  # nothing but a hyphen in the name itself, or a place beside it
    return None


def _slipped(label: str, suffix: str) -> str | None:
    """Return whose name a label is but for one letter that is doubled, missing, too many, exchanged or swapped."""
    words = _words()
    found = _near(label, suffix)
    if found is not None or not words.is_anyones(suffix):
        return found
    # A slip with one word of the trade behind it: "reutersnwes" is not looked for, "reutrsnews" is.
    for word in words.endings:
        if label.endswith(word) and len(label) - len(word) >= _SHORTEST_SLIP:
            found = _near(label.removesuffix(word), suffix)
            if found is not None:
                return found
    return None


def _near(label: str, suffix: str) -> str | None:
    """Return whose name a label is but for a slip, where the suffix is open to all or the outlet's own."""
    words = _words()
    if label in words.neighbours or label in words.labels:
        return None
    size = len(label)
    head, tail = _ends(label, size)
    for name in (*words.by_start.get((head, size), ()), *words.by_end.get((tail, size), ())):
        domain = words.labels[name]
        own = suffix == domain.partition(".")[2]
        if (own or words.is_anyones(suffix)) and _is_slip(label, name, own=own):
            return domain
    return None


def _ends(word: str, size: int) -> tuple[str, str]:
    """Return the beginning and the end of a word of which a slip changes one at most. `size` is that of what was typed."""
    long = size >= _LONG
    head = len(_THE) + 3 if size >= _LONG + 2 and word.startswith(_THE) else 3 + long
    return word[:head], word[-3 - long :]


_LONG = 10
_THE = "the"


def _is_slip(label: str, name: str, *, own: bool) -> bool:
    """Say whether a label is a name with one slip, of a sort that is told from another word in a name of its length.

    `own`: whether it stands under the outlet's own suffix, where an everyday word misspelt has fewer other bearers.
    """
    words = _words()
    word = name not in words.strong and name not in words.rare and not (own and words.cores[name] >= _SHORTEST_ANY)
    at = 0  # where the two part
    for one, other in zip(label, name, strict=False):
        if one != other:
            break
        at += 1
    core = words.cores[name]
    inside = at < core  # "foxnewz" is a slip in the word of the trade, "voxnews" another name
    size = core if inside else len(name)
    longer = len(label) - len(name)
    if longer >= 0 and not label[min(at, len(label) - 1)].isalpha():
        return False  # another number
    if longer == 1:
        if label[at + 1 :] != name[at:]:
            return False
        if at and label[at] == label[at - 1]:  # doubled
            return core >= _SHORTEST_NAME
        if word or size < _SHORTEST_LOOSE or at == 0:
            return False
        if at == len(name):  # put on at the end, it may make another form of a word
            return label[at] == "s" and size >= _SHORTEST_ANY and name in words.strong
        return size >= _SHORTEST_ANY or _is_beside(label[at], label[at - 1]) or _is_beside(label[at], name[at])
    if longer == -1:
        if label[at:] != name[at + 1 :] or word or size < _SHORTEST_LOOSE or at == 0 or not name[at].isalpha():
            return False
        return at < len(name) - 1 or size >= _SHORTEST_ANY or name in words.strong
    if label[at + 1 :] == name[at + 1 :]:
        pair = frozenset((label[at], name[at]))
        if pair == {"i", "l"}:
            return size >= _SHORTEST_READ
        if word or size < _SHORTEST_LOOSE:
            return False
        edge = at in (0, len(name) - 1)
        if edge and size < _SHORTEST_ANY:  # the first letter makes another word, the last another form of it
            return name in words.strong and _is_beside(*pair) and not pair <= _VOWELS
        told = _is_beside(*pair) or pair in _ALIKE or (at > 0 and (pair <= _VOWELS or pair in _SOUNDS))
        return told or (size >= _SHORTEST_ANY and at > 1)
    if at == 0 and name not in words.strong:
        return False
    size = core if at < core - 1 else len(name)
    return (
        size >= _SHORTEST_SLIP and label[at + 2 :] == name[at + 2 :] and label[at : at + 2] == name[at : at + 2][::-1]
    )


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


def _read_else(label: str, suffix: str) -> str | None:
    """Return whose name a label is where digits stand for letters, or two letters for one that looks like them."""
    words = _words()
    for reading in islice(_readings(label), _MOST_READINGS):
        if not words.may_hold_a_name(reading):
            continue
        if reading in words.labels and reading not in words.neighbours:
            edge = not (label[0].isalpha() and label[-1].isalpha())  # "1news", "7online": a channel's number
            size = len(reading) if reading in words.strong else words.cores[reading]
            if size >= (_SHORTEST_LOOSE if edge else _SHORTEST_READ):
                return words.labels[reading]
            continue
        found = (
            _dressed(reading, suffix)
            or _told_by_its_digits(reading)
            or (_same(reading, suffix) if len(reading) >= _SHORTEST_READ else None)
        )
        if found is not None and len(found.partition(".")[0]) >= _SHORTEST_READ:
            return found
    return None


def _told_by_its_digits(reading: str) -> str | None:
    """Return whose name stands before a word of the trade, be it an everyday word: who writes it with digits means it."""
    words = _words()
    for word in words.endings:
        name = reading.removesuffix(word)
        if name != reading and len(name) >= _SHORTEST_WORD_SLIP and name in words.labels:
            return words.labels[name]
    return None


def _readings(label: str) -> Iterator[str]:
    """Yield what a label reads as; a run of several digits is a number, but for one repeated."""
    numbers = {at for run in _NUMBER.finditer(label) for at in range(*run.span())}
    digits = [(c, *_DIGITS[c]) if c in _DIGITS and at not in numbers else (c,) for at, c in enumerate(label)]
    for letters in islice(product(*digits), 1, None):
        yield "".join(letters)
    for pair, one in _PAIRS:
        at = label.find(pair)
        while at >= 0:
            yield label[:at] + one + label[at + 2 :]
            at = label.find(pair, at + 1)


def _before(host: str, domain: str) -> str | None:
    """Return the known site that stands in front of another's domain; library proxies and carriers put it there as well."""
    words = _words()
    front = host.removesuffix(domain).removeprefix("www.").rstrip(".")
    label, _, suffix = domain.partition(".")
    if not front or _PROXIED.search(host) or domain in words.carriers:
        return None
    # "nytimes.com-login.net": the domain's own label begins with the suffix of the other's.
    broken = f"{front}.{label.partition('-')[0]}" if front and "-" in label else ""
    for given in (front, broken, front.replace("-", ".")):
        while "." in given:
            if given in names():
                return given
            if given in further():
                return further()[given]
            given = given.partition(".")[2]
    name = front.rpartition(".")[2]
    if name in words.strong and words.is_anyones(suffix) and words.is_word(label.replace("-", "")):
        return words.strong[name] if "-" in label or words.is_odd(suffix) or len(label) > _SHORTEST_OWN else None
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
    labels: dict[str, str]
    """All known names, squeezed, and the domains of their outlets."""
    strong: dict[str, str]
    """Those that are no everyday words."""
    short: frozenset[str]
    """Those of them that are known though they are short."""
    cores: dict[str, int]
    """How many letters of a name stand before the words of the trade at its end."""
    rare: dict[str, str]
    """Those that are words to some, but hardly to an impostor's neighbours."""
    whose: dict[str, str]
    """Those that several outlets bear and one above all."""
    dotless: dict[str, str]
    """Domains without their dots."""
    by_start: dict[tuple[str, int], list[str]]
    """Names long enough to tell a slip, by their beginnings and the lengths that a slip can have."""
    by_end: dict[tuple[str, int], list[str]]
    starts: frozenset[str]
    """The first three letters of all that a look-alike may begin with."""
    ends: frozenset[str]
    affix_starts: frozenset[str]
    """The first two letters of what an impostor puts before a name."""
    affix_ends: frozenset[str]
    neighbours: frozenset[str]
    """Words and names in their own right, one letter from a known name."""
    genuine: frozenset[str]
    carriers: frozenset[str]
    odd: frozenset[str]
    odd_for_few: frozenset[str]
    """Suffixes that are odd for a name that is no everyday word, and for no other."""
    ordinary: frozenset[str]
    places: frozenset[str]
    codes: frozenset[str]
    """Places, in short, that make an edition only with the outlet's leave."""
    endings: tuple[str, ...]
    """Words of the trade that stand behind a name most often."""
    dressing: re.Pattern[str]
    """One word of the trade or several, with or without numbers."""
    news: re.Pattern[str]

    def may_hold_a_name(self, label: str) -> bool:
        """Say, quickly, whether a label is worth a closer look: nearly all are not."""
        return label[:3] in self.starts or label[-3:] in self.ends or "-" in label

    def may_be_dressed(self, label: str) -> bool:
        """Say, quickly, whether a word of the trade may stand at either end of a label."""
        return (label[-2:] in self.affix_ends and label[-1:].isalpha()) or label[:2] in self.affix_starts

    def is_affix(self, part: str) -> bool:
        return part.isdigit() or part in self.places or self.is_word(part)

    def is_word(self, part: str) -> bool:
        return self.dressing.fullmatch(part) is not None

    def is_news(self, part: str) -> bool:
        """Say whether something is words of the trade, one of which speaks of news and of nothing else."""
        return self.news.search(part) is not None and self.is_word(part)

    def is_odd(self, suffix: str) -> bool:
        """Say whether hardly any paper stands under a suffix."""
        if suffix in self.odd:
            return True
        return len(suffix) >= _NEW_SUFFIX and suffix.isalpha() and suffix not in self.ordinary

    def is_anyones(self, suffix: str) -> bool:
        """Say whether a suffix is open to all the world, so that no country's namesake stands under it."""
        return suffix in ("com", "net", "org", "info") or suffix in self.odd_for_few or self.is_odd(suffix)


def _core(form: str, trade: re.Pattern[str]) -> int:
    found = trade.search(form, 2)
    return len(form) if found is None else found.start()


@cache
def _words() -> _Words:
    table: dict[str, Any] = tomllib.loads(
        files("credscore.outlets").joinpath("lookalikes.toml").read_text(encoding="utf-8")
    )
    labels: dict[str, str] = dict(table["whose"])
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
    rare = {form: labels[form] for form in table["rare"]["labels"] if form in labels}
    by_start: dict[tuple[str, int], list[str]] = {}
    by_end: dict[tuple[str, int], list[str]] = {}
    shortest = {**dict.fromkeys(rare, _SHORTEST_RARE_SLIP), **dict.fromkeys(strong, _SHORTEST_SLIP)}
    slips = [form for form in labels if len(form) >= shortest.get(form, _SHORTEST_WORD_SLIP)]
    for form in slips:
        for size in range(len(form) - 1, len(form) + 2):
            head, tail = _ends(form, size)
            by_start.setdefault((head, size), []).append(form)
            by_end.setdefault((tail, size), []).append(form)
    dotless = {}
    for domain in names():
        label, _, suffix = domain.partition(".")
        glued = domain.replace(".", "").replace("-", "")
        told = len(label) >= _SHORTEST_GLUED or label in strong or label in rare
        if suffix.replace(".", "") in _DOTLESS and told and len(glued) >= _SHORTEST_GLUED:
            dotless[glued] = domain
    endings = tuple(table["affixes"]["endings"])
    dressing: list[str] = sorted(table["affixes"]["words"], key=len, reverse=True)
    trade = re.compile(f"(?:{'|'.join(filter(str.isalpha, (*table['affixes']['news'], *endings)))})+$")
    whole = frozenset(table["short"]["whole"])
    numbers = [str(number) for number in range(100)]
    forms = (*strong, *rare, *slips, *dotless)
    return _Words(
        labels=labels,
        short=short,
        cores={form: len(form) if form in whole else _core(form, trade) for form in labels},
        strong=strong,
        rare=rare,
        whose=dict(table["whose"]),
        dotless=dotless,
        by_start=by_start,
        by_end=by_end,
        starts=frozenset(form[:3] for form in forms) | {"www", "the"},
        ends=frozenset(form[-3:] for form in forms),
        affix_starts=frozenset(word[:2] for word in (*dressing, *numbers))
        | {n + w[0] for n in numbers[:10] for w in dressing},
        affix_ends=frozenset(word[-2:] for word in (*dressing, *numbers, *table["affixes"]["codes"]))
        | {w[-1] + n for n in numbers[:10] for w in (*dressing, *strong)},
        neighbours=frozenset(table["neighbours"]["labels"]),
        genuine=frozenset(table["genuine"]["domains"]) | further().keys(),
        carriers=frozenset(table["carriers"]["domains"]),
        odd=frozenset(table["suffixes"]["odd"]),
        odd_for_few=frozenset(table["suffixes"]["odd_for_few"]),
        ordinary=frozenset(table["suffixes"]["ordinary"]),
        places=frozenset(table["affixes"]["places"]),
        codes=frozenset(table["affixes"]["codes"]),
        endings=endings,
        dressing=re.compile(rf"\d*(?:(?:{'|'.join(dressing)})\d*)+"),
        news=re.compile("|".join(table["affixes"]["news"])),
    )
