"""Look-alike domains in number: most are reported, and no country edition, namesake or sister site is."""

import tomllib
from pathlib import Path

from credscore.outlets import resolve

_CASES = tomllib.loads((Path(__file__).parent / "lookalikes.toml").read_text(encoding="utf-8"))
IMPOSTORS, GENUINE = _CASES["impostors"].split(), _CASES["genuine"].split()


def test_most_impostors_are_reported() -> None:
    found = [domain for domain in IMPOSTORS if resolve(f"https://{domain}/x").impostor_of]
    assert len(found) >= 0.85 * len(IMPOSTORS)


def test_nobody_genuine_is_accused() -> None:
    assert [domain for domain in GENUINE if resolve(f"https://{domain}/x").impostor_of] == []


def test_who_is_reported_is_never_given_the_genuine_ones_key() -> None:
    for domain in IMPOSTORS:
        outlet = resolve(f"https://{domain}/x")
        assert outlet.impostor_of is None or outlet.domain != outlet.impostor_of
