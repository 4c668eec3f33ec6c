import pytest
from readings import quotes, read

from credscore.signals.named_source_share import SIGNAL


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Olga Brandt said the lock was shut.", 1),
        ("Olga Brandt said the lock was shut. She said it froze.", 1),
        ("Two officials said the lock was shut.", 0),
        ("The lock is said to be shut.", 0),
        ("Olga Brandt said the lock was shut. The pump reportedly froze.", 0.5),
        ("The Venn Courier reported that two officials had said the lock was shut.", 0),
    ],
)
def test_the_share_of_claims_whose_first_source_is_named(text: str, share: float) -> None:
    assert read(SIGNAL, text).value == share


def test_every_claim_is_shown() -> None:
    reading = read(SIGNAL, "Olga Brandt said the lock was shut. Residents said it froze. The pump is said to be off.")
    assert quotes(reading) == ["Olga Brandt", "Residents", "is said to"]


@pytest.mark.parametrize("text", ["", "The canal froze."])
def test_without_claims_there_is_no_share(text: str) -> None:
    assert read(SIGNAL, text).absent == "nothing is attributed"
