"""What a host sends over standard input, made fit to be read: half a character in JSON would make a call that nobody can answer."""

import re
from io import BufferedReader, RawIOBase
from typing import IO

# What escapes in JSON may be: one of a backslash, a character in two halves, or half a character alone.
_ESCAPE = re.compile(
    rb"\\(?:\\|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2}))"
)
_REPLACEMENT = rb"\ufffd"


class _Whole(RawIOBase):
    """The lines of another stream, mended."""

    def __init__(self, lines: IO[bytes]) -> None:
        self._lines = lines
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        """Give what is left of a line, or the next one."""
        if not self._rest:
            self._rest = memoryview(whole(self._lines.readline()))
        given, self._rest = self._rest[: len(room)], self._rest[len(room) :]
        room[: len(given)] = given
        return len(given)


def whole(line: bytes) -> bytes:
    r"""Return a line of JSON in which U+FFFD stands for each lone surrogate, so that it counts one character as before.

    >>> whole(rb'"weir \ud83c, \ud83c\udf0a, \\ud83c"')
    b'"weir \\ufffd, \\ud83c\\udf0a, \\\\ud83c"'
    """
    return _ESCAPE.sub(lambda escape: _REPLACEMENT if escape["half"] else escape[0], line)


def mended(lines: IO[bytes]) -> BufferedReader:
    """Return a stream of the same lines, each mended."""
    return BufferedReader(_Whole(lines))
