import pytest
from readings import quotes, read

from credscore.signals.single_source_share import SIGNAL

ONE_VOICE = "Olga Brandt said the lock was shut. She said it froze. Ivo Tell said it was open. Brandt said nobody came."
MANY = "Olga Brandt said the lock was shut. Ivo Tell said it was open. Residents said nobody came. The pump is said to be off."


@pytest.mark.parametrize(("text", "share"), [(ONE_VOICE, 0.75), (MANY, 0.25)])
def test_the_share_of_the_most_used_source(text: str, share: float) -> None:
    assert read(SIGNAL, text).value == share


def test_the_evidence_is_every_claim_of_that_source() -> None:
    assert quotes(read(SIGNAL, ONE_VOICE)) == ["Olga Brandt", "She", "Brandt"]


def test_two_who_share_a_surname_are_two_sources() -> None:
    text = "Maria Brandt said the lock was shut. Peter Brandt said it was open. Ivo Tell said nobody came."
    assert read(SIGNAL, text).value == pytest.approx(1 / 3)


@pytest.mark.parametrize("text", ["", "The canal froze.", "Olga Brandt said the lock was shut. She said it froze."])
def test_of_fewer_than_three_claims_there_is_no_share(text: str) -> None:
    assert read(SIGNAL, text).absent == "fewer than 3 claims are attributed"


def test_claims_that_rest_on_nobody_have_no_most_used_source() -> None:
    text = "The lock is said to be shut. The pump reportedly froze. There are rumours that the keeper left."
    assert read(SIGNAL, text).value is None
