"""Look-alike domains: sites that are named so as to be taken for another.

Reported are: letters of another alphabet, or accents, in a known name; a known name under a suffix that papers do not
use ("spiegel.ltd"); a known name with words of the trade around it ("bbc-news.example"); a known name with a slip of a
letter or with digits for letters; a dot left out ("wwwbbc.com"); and a known site's domain in the front of another's
host. Country editions, namesakes and sister sites look much alike, so that everyday names are exempt, and every site that
rating lists hold to be good (lookalikes.toml has the words).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice, pairwise, product

from credscore.outlets.knownnames import SHORTEST_GLUED, SHORTEST_NAME, known_names
from credscore.outlets.names import domains_of, further, is_name_of, names
from credscore.outlets.slips import near

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
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"), ("m", "rn"))
_MOST_READINGS = 32
_NUMBER = re.compile(r"(?!(?:0+|1+)(?!\d))\d{2,}")
_MAY_READ_ELSE = re.compile(r"\d|rn|vv|cl|nn|m")
_SHORTEST_READ = 5  # letters of a name that digits can be read as
_SHORTEST_EDGED = 7  # the same, for a digit at an end, where channels have their numbers
_SHORTEST_JOINED = 12  # letters of a label in which an m is read as "rn": "wallstreetjoumal", but not "stem"
_SHORTEST_ARTICLED = 9  # letters of a name with an article, as several papers have it, among words of the trade
_SHORTEST_TRADE = 10  # letters of a domain that is nothing but words of the trade, before which a name is set
_SHORTEST_NUMBERED = 6  # letters of a name behind which a number alone says something
_OF_SUFFIXES = frozenset({"com", "co", "org", "net", "info", "news"})
_ARTICLES = ("the", "el", "il", "la")
"""With which the names of several papers begin."""
_PROXIED = re.compile(
    r"proxy|ezp|(?:^|[.-])(?:lib|library|libraries|oclc|openathens)(?:[.-]|$)|\.(?:edu|ac\.[a-z]{2}|edu\.[a-z]{2})$"
)


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
        found = plain if is_known(plain) else known_names().strong.get(label) or known_names().rare.get(label)
        if found is not None:
            return None if is_name_of(shown.partition(".")[0], found) else found
        return _like(plain, domain, is_label)
    if domain in names() or domain in known_names().genuine:
        return None
    if domain != host:
        before = _before(host, domain)
        if before is not None:
            return before
    return _like(domain, domain, is_label)


def _like(plain: str, domain: str, is_label: Callable[[str], bool]) -> str | None:
    label, _, suffix = plain.partition(".")
    words = known_names()
    if len(label) < SHORTEST_NAME:
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
    words = known_names()
    if label in words.strong and suffix in words.odd_for_few:
        return words.strong[label]
    found = words.strong.get(label) or words.rare.get(label)
    return found if found is not None and words.is_odd(suffix) else None


def _glued(label: str, suffix: str) -> str | None:
    """Return whose domain a label is without a dot: "www" before it, or its suffix behind it."""
    words = known_names()
    if label.startswith("www") and len(label) > len("www") + 1:
        rest = label[3:].lstrip("-")
        domain = f"{rest}.{suffix}"
        if domain in names():
            return domain
        if words.is_anyones(suffix) and len(rest) >= SHORTEST_GLUED and rest in words.labels:
            return words.labels[rest]
        return further().get(domain) or words.strong.get(rest) or words.dotless.get(rest)
    return words.dotless.get(label.replace("-", ""))


def _dressed(label: str, suffix: str) -> str | None:
    """Return whose name stands in a label among words of the trade."""
    words = known_names()
    if "-" in label:
        return _hyphened(label, suffix)
    if not words.is_anyones(suffix) or label in words.labels:
        return None
    splits: list[tuple[str, str, str]] = []
    if label[:3] in words.starts and label[-2:] in words.affix_ends:
        splits += [("", label[:place], label[place:]) for place in range(len(label) - 1, SHORTEST_NAME - 1, -1)]
    if label[-3:] in words.ends and label[:2] in words.affix_starts:
        splits += [(label[:place], label[place:], "") for place in range(1, len(label) - SHORTEST_NAME + 1)]
    if label.startswith("the"):
        splits += [("the", label[3:place], label[place:]) for place in range(3 + SHORTEST_NAME, len(label))]
    for before, name, behind in splits:
        around = before + behind
        found = words.strong.get(name)
        if around in words.corporate and not words.is_odd(suffix):
            continue
        if found is None:
            long = _SHORTEST_ARTICLED if name.startswith(_ARTICLES) else _SHORTEST_READ
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
    words = known_names()
    parts = [part for part in label.split("-") if part]
    anyones, odd = words.is_anyones(suffix), words.is_odd(suffix)
    for start in range(len(parts)):
        for stop in range(len(parts), start, -1):
            name = "".join(parts[start:stop])
            found = words.strong.get(name) or (words.rare.get(name) if anyones else None)
            if found is None and odd:
                found = words.whose.get(name)
            slip = None if found is not None or len(parts) == 1 else near(name, suffix)
            rest = parts[:start] + parts[stop:]
            if slip is not None and rest and all(map(words.is_word, rest)):
                return slip
            if found is None:
                continue
            if rest and anyones and any(rest == each.split(".")[1:] for each in domains_of(found)):
                return found  # the site's own suffix with hyphens for its dots
            if rest and all(map(words.is_affix, rest)) and any(map(words.is_word, rest)):
                return found
            if (
                anyones
                and all(map(words.is_affix, rest))
                and (stop - start > 1 or name in words.strong or len(name) >= _SHORTEST_ARTICLED)
            ):
                return found  # nothing but a hyphen in the name itself, or a place beside it
    return _dressed("".join(parts), suffix) if len(parts) > 1 else None


def _slipped(label: str, suffix: str) -> str | None:
    """Return whose name a label is but for one letter that is doubled, missing, too many, exchanged or swapped."""
    words = known_names()
    found = near(label, suffix)
    if found is not None or not words.is_anyones(suffix):
        return found
    # A slip with one word of the trade behind it: "reutersnwes" is not looked for, "reutrsnews" is.
    for word in words.endings:
        if label.endswith(word) and len(label) - len(word) >= _SHORTEST_READ:
            found = near(label.removesuffix(word), suffix)
            if found is not None:
                return found
    return None


def _read_else(label: str, suffix: str) -> str | None:
    """Return whose name a label is where digits stand for letters, or two letters for one that looks like them."""
    words = known_names()
    if label in words.neighbours:
        return None
    for reading in islice(_readings(label), _MOST_READINGS):
        if not words.may_hold_a_name(reading):
            continue
        if reading in words.labels and reading not in words.neighbours:
            edge = not (label[0].isalpha() and label[-1].isalpha())  # "1news", "7online": a channel's number
            size = len(reading) if reading in words.strong else words.cores[reading]
            if size >= (_SHORTEST_EDGED if edge else _SHORTEST_READ):
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
    words = known_names()
    for word in words.endings:
        name = reading.removesuffix(word)
        if name != reading and len(name) >= _SHORTEST_EDGED and name in words.labels:
            return words.labels[name]
    return None


def _readings(label: str) -> Iterator[str]:
    """Yield what a label reads as; a run of several digits is a number, but for one repeated."""
    numbers = {at for run in _NUMBER.finditer(label) for at in range(*run.span())}
    digits = [(c, *_DIGITS[c]) if c in _DIGITS and at not in numbers else (c,) for at, c in enumerate(label)]
    for letters in islice(product(*digits), 1, None):
        yield "".join(letters)
    for pair, one in _PAIRS:
        at = label.find(pair) if len(pair) > 1 or len(label) >= _SHORTEST_JOINED else -1
        while at >= 0:
            yield label[:at] + one + label[at + len(pair) :]
            at = label.find(pair, at + 1)


def _before(host: str, domain: str) -> str | None:
    """Return the known site that stands in front of another's domain; library proxies and carriers put it there as well."""
    words = known_names()
    front = host.removesuffix(domain).removeprefix("www.").rstrip(".")
    label, _, suffix = domain.partition(".")
    if not front or _PROXIED.search(host) or any(host.endswith(carrier) for carrier in words.carriers):
        return None
    # "nytimes.com-login.net": the domain's own label begins with the suffix of the other's.
    broken = f"{front}.{label.partition('-')[0]}" if front and "-" in label else ""
    for given in (front, broken, front.replace("-", ".")):
        while "." in given:
            if given in names() and given.index(".") >= SHORTEST_NAME:
                return given
            if given in further():
                return further()[given]
            given = given.partition(".")[2]
    labels = front.split(".")
    for name, then in pairwise(labels):
        if name in words.strong and then in _OF_SUFFIXES:
            return words.strong[name]  # "nytimes.co.uk", which is nobody's
    name = labels[-1]
    if name in words.strong and words.is_anyones(suffix) and words.is_word(label.replace("-", "")):
        return words.strong[name] if "-" in label or words.is_odd(suffix) or len(label) >= _SHORTEST_TRADE else None
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
