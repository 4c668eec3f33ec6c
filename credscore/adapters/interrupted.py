"""What is said where a person stops the command, whether it works already or is still being loaded."""

import sys

INTERRUPTED = 130


def interrupted() -> int:
    """Say so, and return the exit status."""
    print("credscore: interrupted", file=sys.stderr)  # noqa: T201 - this is the command line
    return INTERRUPTED
