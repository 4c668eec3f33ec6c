"""What was learnt from editors' ratings of sourcing: curves in points of the scale, beside the rule card, and how far ratings spread."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from credscore.errors import CardError
from credscore.resources import bundled
from credscore.scoring.card import Card
from credscore.scoring.curve import Curve
from credscore.scoring.curves import Curves, read_tables, unreadable
from credscore.scoring.score import on_scale

KIND = "sourcing"
BUNDLED = "sourcing-1"
BETTER = "Such articles were rated higher."
WORSE = "Such articles were rated lower."


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """Curves in points of the scale, and the interval that ratings of held-out articles lay in."""

    curves: Curves
    low: Curve
    """By value, how far below it the lowest twentieth of ratings begins."""
    high: Curve
    """By value, how far above it the highest twentieth of ratings begins."""
    card: str
    """sha256 of the rule card beside which the curves were fitted."""
    sha256: str

    def interval(self, value: float) -> tuple[int, int]:
        """Return between which values nine in ten ratings lay, of articles held out that had such a value."""
        return on_scale(value + self.low(value)), on_scale(value + self.high(value))

    def check_card(self, card: Card) -> None:
        """Raise a CardError where the curves were fitted beside another rule card."""
        if self.card != card.sha256:
            raise CardError(
                f"the curves were fitted beside another rule card than {card.name!r} (sha256 {card.sha256[:12]}…, and {self.card[:12]}… was "
                "expected), and what they learnt is what that one misses. Score with rules_only=True, or fit curves beside this card: "
                "python -m credscore.training.sourcing --card CARD.toml."
            )


def load_sourcing(folder: Path | None, versions: Mapping[str, int]) -> Sourcing:
    """Return the curves in a model folder, the bundled one by default."""
    model, data = read_tables(folder or bundled("models") / BUNDLED, KIND, versions)
    try:
        low, high = (Curve(tuple(data["interval"]["at"]), tuple(data["interval"][end])) for end in ("low", "high"))
        return Sourcing(
            curves=Curves(base=data["base"], curves=data["curves"], better=BETTER, worse=WORSE),
            low=low,
            high=high,
            card=model.manifest["card"],
            sha256=model.sha256,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(model, error) from None
