"""Look-alike domains made from outlets' own, one kind of change at a time, for the tests and the benchmark.

Every kind is a function from a domain to the look-alikes that can be made of it; `made` draws a few of each for every
outlet. Nothing here knows how the library looks for them.
"""

import random
from collections.abc import Callable, Iterator

_FAMILIAR = """
bbc.com cnn.com nytimes.com washingtonpost.com theguardian.com reuters.com apnews.com bloomberg.com foxnews.com nbcnews.com
cbsnews.com abcnews.go.com usatoday.com latimes.com nypost.com newsweek.com huffpost.com msnbc.com cnbc.com npr.org
politico.com dailymail.co.uk independent.co.uk telegraph.co.uk economist.com skynews.com euronews.com france24.com
lemonde.fr lefigaro.fr liberation.fr spiegel.de sueddeutsche.de tagesschau.de elpais.com corriere.it repubblica.it aljazeera.com
haaretz.com hindustantimes.com timesofindia.com ndtv.com straitstimes.com scmp.com
"""
_FURTHER = """
chicagotribune.com bostonglobe.com seattletimes.com sfchronicle.com miamiherald.com propublica.org buzzfeednews.com vanityfair.com
businessinsider.com marketwatch.com nationalgeographic.com scientificamerican.com thedailybeast.com breitbart.com newyorker.com
irishtimes.com theglobeandmail.com nzherald.co.nz smh.com.au handelsblatt.com tagesspiegel.de mediapart.fr leparisien.fr
lavanguardia.com elconfidencial.com ilfattoquotidiano.it volkskrant.nl aftonbladet.se politiken.dk wyborcza.pl
kyivindependent.com themoscowtimes.com hurriyetdailynews.com khaleejtimes.com koreaherald.com japantimes.co.jp bangkokpost.com
channelnewsasia.com rappler.com dailymaverick.co.za infobae.com clarin.com
"""

FAMILIAR, FURTHER = _FAMILIAR.split(), _FURTHER.split()
_TRADE = ("news", "live", "online", "breaking", "today", "24", "tv", "media", "daily", "world", "report", "headlines")
_NEW = (
    "ltd",
    "news",
    "live",
    "online",
    "site",
    "press",
    "today",
    "top",
    "xyz",
    "club",
    "click",
    "media",
    "space",
    "website",
)
_DOUBLED = ("com.co", "co", "co.com", "us.com", "cm", "cc", "ws")
_STRANGERS = ("login-check.com", "evil.com", "news-today.info", "x7q.net", "account-verify.org", "latest.live")
_CODES = ("us", "uk", "usa", "eu")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_DIGITS = {"o": "0", "l": "1", "i": "1", "e": "3", "a": "4", "s": "5", "t": "7", "b": "8", "g": "9"}
_SHAPES = (
    ("m", "rn"),
    ("w", "vv"),
    ("d", "cl"),
    ("i", "l"),
    ("l", "i"),
    ("m", "nn"),
    ("v", "u"),
    ("u", "v"),
    ("n", "m"),
)
_FOREIGN = {"a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "s": "ѕ", "i": "і", "x": "х", "y": "у"}  # Cyrillic
_ACCENTS = {"a": "á", "e": "é", "i": "í", "o": "ö", "u": "ü", "s": "š", "c": "ç", "n": "ñ"}

Change = Callable[[str, str], Iterator[str]]


def _letters(label: str) -> Iterator[tuple[int, str]]:
    return ((at, c) for at, c in enumerate(label) if c.isalpha())


def _dropped(label: str, suffix: str) -> Iterator[str]:
    for at, _ in _letters(label):
        if at:
            yield f"{label[:at]}{label[at + 1 :]}.{suffix}"


def _doubled(label: str, suffix: str) -> Iterator[str]:
    for at, c in _letters(label):
        yield f"{label[:at]}{c}{label[at:]}.{suffix}"


def _swapped(label: str, suffix: str) -> Iterator[str]:
    for at in range(len(label) - 1):
        if label[at] != label[at + 1]:
            yield f"{label[:at]}{label[at + 1]}{label[at]}{label[at + 2 :]}.{suffix}"


def _beside(c: str) -> str:
    row = next((keys for keys in _KEYS if c in keys), "")
    at = row.find(c)
    return row[max(at - 1, 0) : at] + row[at + 1 : at + 2] if row else ""


def _neighbour(label: str, suffix: str) -> Iterator[str]:
    for at, c in _letters(label):
        for other in _beside(c):
            yield f"{label[:at]}{other}{label[at + 1 :]}.{suffix}"


def _added_neighbour(label: str, suffix: str) -> Iterator[str]:
    for at, c in _letters(label):
        for other in _beside(c):
            yield f"{label[: at + 1]}{other}{label[at + 1 :]}.{suffix}"


def _digit(label: str, suffix: str) -> Iterator[str]:
    for at, c in enumerate(label):
        if c in _DIGITS:
            yield f"{label[:at]}{_DIGITS[c]}{label[at + 1 :]}.{suffix}"


def _shape(label: str, suffix: str) -> Iterator[str]:
    for one, other in _SHAPES:
        if one in label:
            yield f"{label.replace(one, other, 1)}.{suffix}"


def _foreign(label: str, suffix: str) -> Iterator[str]:
    for letters in (_FOREIGN, _ACCENTS):
        for at, c in enumerate(label):
            if c in letters:
                yield f"{label[:at]}{letters[c]}{label[at + 1 :]}.{suffix}"


def _hyphened_word(label: str, _suffix: str) -> Iterator[str]:
    for word in _TRADE:
        yield f"{label}-{word}.com"
        yield f"{word}-{label}.net"


def _glued_word(label: str, _suffix: str) -> Iterator[str]:
    for word in _TRADE:
        yield f"{label}{word}.com"
        yield f"{word}{label}.org"


def _two_words(label: str, _suffix: str) -> Iterator[str]:
    for word in _TRADE:
        yield f"{label}-{word}-now.com"
        yield f"the{label}{word}.com"
        yield f"{label}news{word}.net"


def _new_suffix(label: str, _suffix: str) -> Iterator[str]:
    yield from (f"{label}.{other}" for other in _NEW)


def _doubled_suffix(label: str, _suffix: str) -> Iterator[str]:
    yield from (f"{label}.{other}" for other in _DOUBLED)


def _www(label: str, suffix: str) -> Iterator[str]:
    yield f"www{label}.{suffix}"
    yield f"www-{label}.{suffix}"
    yield f"www{label}.com"


def _no_dot(label: str, suffix: str) -> Iterator[str]:
    glued = suffix.replace(".", "")
    yield f"{label}{glued}.com"
    yield f"{label}-{suffix.replace('.', '-')}.com"
    yield f"{label}{glued}.net"


def _in_front(label: str, suffix: str) -> Iterator[str]:
    for stranger in _STRANGERS:
        yield f"{label}.{suffix}.{stranger}"
        yield f"www.{label}.{suffix}.{stranger}"


def _glued_front(label: str, suffix: str) -> Iterator[str]:
    for stranger in _STRANGERS:
        yield f"{label}.{suffix}-{stranger}"
        yield f"www-{label}-{suffix.replace('.', '-')}.{stranger}"


def _country(label: str, _suffix: str) -> Iterator[str]:
    for code in _CODES:
        yield f"{label}-{code}.com"
        yield f"{label}{code}.com"


def _plural(label: str, suffix: str) -> Iterator[str]:
    yield f"{label}s.{suffix}" if not label.endswith("s") else f"{label[:-1]}.{suffix}"


def _slip_and_word(label: str, _suffix: str) -> Iterator[str]:
    for slip in (*_doubled(label, ""), *_swapped(label, ""), *_digit(label, "")):
        for word in ("news", "live"):
            yield f"{slip.rstrip('.')}-{word}.com"
            yield f"{slip.rstrip('.')}{word}.com"


def _slip_and_suffix(label: str, _suffix: str) -> Iterator[str]:
    for slip in (*_doubled(label, ""), *_swapped(label, ""), *_dropped(label, "")):
        for other in ("live", "online", "co"):
            yield f"{slip}{other}"


KINDS: dict[str, Change] = {
    "a letter dropped": _dropped,
    "a letter doubled": _doubled,
    "two letters swapped": _swapped,
    "a neighbour on the keyboard": _neighbour,
    "a digit for a letter": _digit,
    "a shape alike (rn, vv, l)": _shape,
    "another alphabet, an accent": _foreign,
    "a word of the trade, hyphened": _hyphened_word,
    "a word of the trade, glued": _glued_word,
    "a new suffix": _new_suffix,
    "a doubled suffix": _doubled_suffix,
    "www glued": _www,
    "its domain in front of another": _in_front,
}
HELD_OUT: dict[str, Change] = {
    "a neighbour's key added": _added_neighbour,
    "two words of the trade": _two_words,
    "its suffix without the dot": _no_dot,
    "its domain glued to another": _glued_front,
    "a country's code": _country,
    "an s more or less": _plural,
    "a slip and a word": _slip_and_word,
    "a slip and a suffix": _slip_and_suffix,
}
"""Kinds that were not looked at while the rules were written."""


def made(kind: Change, domains: list[str], *, each: int = 6, seed: int = 0) -> list[tuple[str, str]]:
    """Return pairs of a look-alike and the domain it was made from: at most `each` for every domain, drawn at random."""
    chance = random.Random(seed)
    found = []
    for domain in domains:
        label, _, suffix = domain.partition(".")
        of_one = sorted({host for host in kind(label, suffix) if host.partition(".")[0] != label or "." in host})
        found += [(host, domain) for host in chance.sample(of_one, min(each, len(of_one)))]
    return found
