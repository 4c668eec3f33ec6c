"""One article cannot hold up the others."""

import signal
import time
from collections.abc import Iterator

import pytest

from credscore.adapters import timelimit
from credscore.adapters.scoredtable import score_row
from credscore.adapters.timelimit import TooSlow, time_limit
from credscore.tables.columns import find_columns

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarm")


@pytest.fixture(autouse=True)
def _handler_kept() -> Iterator[None]:
    before = signal.getsignal(signal.SIGALRM)
    yield
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_what_takes_too_long_is_given_up() -> None:
    with pytest.raises(TooSlow, match=r"more than 0\.02 seconds"), time_limit(0.02):
        time.sleep(5)


def test_what_is_quick_enough_is_left_alone() -> None:
    with time_limit(5):
        pass
    time.sleep(0.01)


def test_a_slow_article_is_an_error_of_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timelimit, "SECONDS", 0.02)
    cells = score_row({"text": "x"}, find_columns(["text"]), lambda _: time.sleep(5))  # type: ignore[arg-type, return-value]
    assert cells["credscore_error"] == "reading this article took more than 0.02 seconds, and it was given up"
