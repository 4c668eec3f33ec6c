"""Labels of articles as people give them: on a scale that is asked for, and never guessed.

Stars from 1 to 5 read as shares from 0 to 1 would leave out the fours and make one star perfect; so a label beyond the scale is refused, with
the line it stands in.
"""

from collections.abc import Callable, Iterable, Mapping

from credscore.errors import TableError

RELIABLE = 0.75  # of the scale: labels from here up count as reliable
UNRELIABLE = 0.6  # labels below count as not; between the two lies "mostly", which teaches neither
_WORDS = {"true": 1.0, "yes": 1.0, "reliable": 1.0, "false": 0.0, "no": 0.0, "unreliable": 0.0}


def _between(low: float, high: float) -> Callable[[str], float | None]:
    def read(words: str) -> float | None:
        try:
            number = float(words)
        except ValueError:
            return None
        return (number - low) / (high - low) if low <= number <= high else None

    return read


def _truth(words: str) -> float | None:
    return _WORDS.get(words.lower())


SCALES: Mapping[str, Callable[[str], float | None]] = {
    "0..1": _between(0, 1),
    "0..5": _between(0, 5),
    "1..5": _between(1, 5),
    "0..10": _between(0, 10),
    "0..100": _between(0, 100),
    "true/false": _truth,
}
"""What labels may be given on, by the name that `--scale` takes."""
DEFAULT_SCALE = "0..1"


def read_labels(labels: Iterable[tuple[int, object]], scale: str) -> list[float | None]:
    """Return labels, each given with its line, as shares of the scale; None where there is none. TableError at the first that is beyond it.

    >>> read_labels([(2, "5"), (3, ""), (4, "1.0")], "1..5")
    [1.0, None, 0.0]
    >>> read_labels([(2, "0.5"), (3, "4")], "0..1")
    Traceback (most recent call last):
    credscore.errors.TableError: the label '4' of line 3 is not on the scale 0..1; say which one it is on with --scale: 0..1, 0..5, 1..5, 0..10, 0..100, true/false
    """
    if scale not in SCALES:
        raise TableError(f"the scale {scale!r} is not known; expected one of {', '.join(SCALES)}")
    found = []
    for line, label in labels:
        words = "" if label is None else str(label).strip()
        value = SCALES[scale](words) if words else None
        if words and value is None:
            raise TableError(
                f"the label {words!r} of line {line} is not on the scale {scale}; say which one it is on with --scale: {', '.join(SCALES)}"
            )
        found.append(value)
    return found
