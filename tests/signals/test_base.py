import pytest

from credscore.signals import SIGNALS, Reading


@pytest.mark.parametrize(("value", "absent"), [(None, None), (1.0, "there is no prose")])
def test_a_reading_has_a_value_or_a_reason(value: float | None, absent: str | None) -> None:
    with pytest.raises(ValueError, match="either a value or the reason"):
        Reading(signal="hedging", value=value, absent=absent, unit="per 100 words")


def test_zero_is_not_absence() -> None:
    signal = SIGNALS[0]
    assert signal.value(0).absent is None
    assert signal.absent("no reason").value is None
