"""The weights of words: what a bag of words comes to, and what is refused."""

import math
from typing import Any

import pytest

from credscore.scoring.words import Words, read_words

TABLE = {"words": {"gate": [1.0, 400, 200], "shameful": [3.0, -900, -700], "lock": [2.0, 0, 0]}}
WORDS: Words = read_words(TABLE, 1)


def test_the_weights_are_averaged_by_how_much_each_word_says() -> None:
    found = WORDS.weigh(["gate", "shameful", "shameful", "quay"])
    gate, shameful = 1.0, (1 + math.log(2)) * 3.0
    length = math.hypot(gate, shameful)
    assert found.points == pytest.approx((0.4 * gate - 0.9 * shameful) / length, abs=5e-4)
    assert found.folds == pytest.approx([(0.2 * gate - 0.7 * shameful) / length])


def test_the_shares_add_up_to_the_points_and_the_strongest_comes_first() -> None:
    found = WORDS.weigh(["gate", "lock", "shameful"])
    assert next(word for word, _ in found.shares) == "shameful"
    assert math.fsum(share for _, share in found.shares) == pytest.approx(found.points, abs=5e-4)

    assert (len(WORDS.weigh(["gate", "lock", "shameful"], most=1).shares), found.known) == (1, 3)


@pytest.mark.parametrize("plain", [[], ["quay", "barge"]])
def test_a_text_of_unknown_words_has_no_points(plain: list[str]) -> None:
    found = WORDS.weigh(plain)
    assert (found.points, found.folds, found.shares, found.known) == (0.0, (0.0,), (), 0)


def test_a_text_twice_as_long_has_the_same_words() -> None:
    once, twice = (WORDS.weigh(["gate", "shameful", "lock"] * times) for times in (1, 2))
    assert once.points == twice.points


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"words": {}},
        {"words": {"gate": [1.0, 400]}},
        {"words": {"gate": [0.0, 400, 200]}},
        {"words": {"gate": [1.0, None, 200]}},
        {"words": {"gate": [1.0, 400, 200], "lock": [1.0]}},
    ],
)
def test_tables_of_another_form_are_refused(data: dict[str, Any]) -> None:
    with pytest.raises((KeyError, ValueError)):
        read_words(data, 1)
