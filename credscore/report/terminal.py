"""Colour and line filling for a terminal."""

import re
import unicodedata

RESET = "\x1b[0m"
BOLD = "\x1b[1m"
DIM = "\x1b[2m"
AGAINST = "\x1b[4;33m"  # underlined as well: colour alone tells some readers nothing
FOR = "\x1b[4;36m"
NOTED = "\x1b[4m"
_SGR = re.compile(r"\x1b\[[0-9;]*m")


def columns(styled: str) -> int:
    r"""Return how many columns a string takes up, colour codes left out.

    >>> columns("\x1b[1mbold\x1b[0m"), columns("東京")
    (4, 4)
    """
    bare = _SGR.sub("", styled) if "\x1b" in styled else styled
    if bare.isascii():
        return len(bare)
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in bare)


def fill(styled: str, width: int, *, first: str = "", rest: str = "") -> str:
    """Return a string broken at spaces into lines of at most `width` columns, begun with `first` and then with `rest`.

    A word longer than a line stands on a line of its own. Colour that runs over a break is closed and taken up again.
    """
    lines: list[str] = []
    current, used, style = first, columns(first), ""
    fresh = True  # nothing but the margin stands on the current line
    for word in styled.split(" "):
        size = columns(word)
        if not fresh and used + 1 + size > width:
            lines.append(current + (RESET if style else ""))
            current, used, fresh = rest + style, columns(rest), True
        current += word if fresh else " " + word
        used += size + (not fresh)
        fresh = False
        if codes := _SGR.findall(word):
            style = "" if codes[-1] == RESET else codes[-1]
    lines.append(current)
    return "\n".join(line.rstrip(" ") for line in lines)
