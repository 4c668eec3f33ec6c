"""The command `credscore`, also `python -m credscore`. What it is made of is loaded where a Ctrl-C is waited for."""

import sys

from credscore.adapters.interrupted import interrupted


def run() -> int:
    """Run one command in a process of its own, and return its exit status."""
    try:
        from credscore.adapters.cli import main
        from credscore.adapters.garbage import leave_it, look_seldom

        look_seldom()
        status = main()
        leave_it()
    except KeyboardInterrupt:
        return interrupted()
    return status


if __name__ == "__main__":
    sys.exit(run())
