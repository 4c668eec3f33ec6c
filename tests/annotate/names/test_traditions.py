"""No tradition of naming is read worse than another, by names and sentences that no rule was written for."""

import tomllib

import pytest

import credscore
from credscore.annotate.values import Identified
from credscore.resources import bundled

_DATA = tomllib.loads((bundled("datasets") / "gold" / "traditions.toml").read_text(encoding="utf-8"))
_FRAMES = _DATA["frames"]["sentences"][1::2]


def named(name: str, frame: str) -> tuple[bool, bool]:
    """Return whether the source of a sentence is read as named, and whether under its whole name."""
    sources = credscore.annotate(frame.replace("NAME", name)).sources
    read = [(source.name or "").removesuffix(".") for source in sources if source.identified is Identified.NAMED]
    last = name.split()[-1]
    return any(last in one or one in name for one in read), name in read


@pytest.mark.slow
def test_traditions_fare_alike() -> None:
    shares = []
    for names in _DATA["names"].values():
        found = [named(name, frame) for name in names[1::2] for frame in _FRAMES]
        shares.append([sum(column) / len(found) for column in zip(*found, strict=True)])
    as_named, as_whole = zip(*shares, strict=True)
    assert max(as_named) - min(as_named) <= 0.03
    assert max(as_whole) - min(as_whole) <= 0.06
    assert min(as_whole) >= 0.9
