"""Look-alike domains in number: most are reported, and no country edition, namesake or sister site is."""

import time
import tomllib
from pathlib import Path

import pytest
from lookalike_kinds import FAMILIAR, FURTHER, HELD_OUT, KINDS, made

from credscore.outlets import resolve
from credscore.outlets.priors import bundled_priors

_CASES = tomllib.loads((Path(__file__).parent / "lookalikes.toml").read_text(encoding="utf-8"))
IMPOSTORS, GENUINE, WORDS = (_CASES[name].split() for name in ("impostors", "genuine", "words"))

# The least share that is to be reported, of well-known outlets and of others. Slips in names of three to six letters
# ("cnb.com", "nor.org") are other names more often than look-alikes, and many of the well-known have such names.
LEAST = {
    "a letter dropped": (0.65, 0.9),
    "a letter doubled": (0.8, 0.95),
    "two letters swapped": (0.8, 0.95),
    "a neighbour on the keyboard": (0.6, 0.9),
    "a digit for a letter": (0.9, 0.95),
    "a shape alike (rn, vv, l)": (0.75, 0.9),
    "another alphabet, an accent": (0.95, 0.95),
    "a word of the trade, hyphened": (0.9, 0.97),
    "a word of the trade, glued": (0.7, 0.88),
    "a new suffix": (0.9, 0.97),
    "a doubled suffix": (0.9, 0.97),
    "www glued": (0.97, 0.97),
    "its domain in front of another": (0.98, 0.98),
    "a neighbour's key added": (0.55, 0.85),
    "two words of the trade": (0.85, 0.95),
    "its suffix without the dot": (0.9, 0.85),
    "its domain glued to another": (0.98, 0.98),
    "a country's code": (0.5, 0.6),
    "an s more or less": (0.3, 0.6),
    "a slip and a word": (0.75, 0.9),
    "a slip and a suffix": (0.7, 0.9),
}


def reported(host: str) -> str | None:
    return resolve(f"https://{host}/x").impostor_of


def test_most_impostors_are_reported() -> None:
    found = [domain for domain in IMPOSTORS if reported(domain)]
    assert len(found) >= 0.9 * len(IMPOSTORS)


def test_nobody_genuine_is_accused() -> None:
    assert [domain for domain in GENUINE if reported(domain)] == []


def test_no_outlet_that_lists_hold_to_be_good_is_accused() -> None:
    good = [domain for domain in bundled_priors() if bundled_priors().is_good(domain)]
    assert [domain for domain in good if reported(domain)] == []


@pytest.mark.parametrize("suffix", ["com", "de", "fr", "it", "es", "co.uk"])
def test_a_word_in_its_own_right_is_no_slip(suffix: str) -> None:
    assert [word for word in WORDS if reported(f"{word}.{suffix}")] == []


@pytest.mark.parametrize("number", range(2), ids=["well-known", "others"])
@pytest.mark.parametrize("kind", LEAST)
def test_every_kind_of_change_is_seen(kind: str, number: int) -> None:
    cases = made((KINDS | HELD_OUT)[kind], (FAMILIAR, FURTHER)[number])
    found = [host for host, _ in cases if reported(host)]
    assert len(found) >= LEAST[kind][number] * len(cases)


def test_what_is_reported_is_nearly_always_the_one_that_was_meant() -> None:
    wrong = []
    for kind in (KINDS | HELD_OUT).values():
        for host, domain in made(kind, FAMILIAR + FURTHER, each=3):
            told = reported(host)
            if told not in (None, resolve(domain).domain):
                wrong.append((host, told))
    assert len(wrong) <= 15


def test_the_kinds_have_cases_and_draw_the_same_ones_again() -> None:
    assert LEAST.keys() == (KINDS | HELD_OUT).keys()
    drawn = [made(kind, FAMILIAR) for kind in KINDS.values()]
    assert drawn == [made(kind, FAMILIAR) for kind in KINDS.values()]
    assert all(drawn)


def test_who_is_reported_is_never_given_the_genuine_ones_key() -> None:
    for domain in IMPOSTORS:
        outlet = resolve(f"https://{domain}/x")
        assert outlet.impostor_of is None or outlet.domain != outlet.impostor_of


@pytest.mark.parametrize(
    "host",
    [
        "www.nytimes.com.libproxy.example.org",
        "www-nytimes-com.ezp.example.net",
        "www.bbc.co.uk.edgekey.net",
        "reuters.com.library.example.org",
        "bbc.github.io",
        "cnn.newsletters.example.org",
    ],
)
def test_a_carrier_or_a_librarys_door_is_no_impostor(host: str) -> None:
    assert reported(host) is None


@pytest.mark.parametrize(
    "label", ["bbc-" + "24" * 29 + "x", "bbc" + "news24" * 9 + "q", "1a" * 31, "cnn-" + "247" * 19]
)
def test_no_host_takes_long(label: str) -> None:
    reported("bbc.com")
    start = time.process_time()
    reported(f"{label}.com")
    assert time.process_time() - start < 0.2
