"""`python -m credscore`: the command line, where the command `credscore` is not on the path."""

import sys

from credscore.adapters.cli import run

if __name__ == "__main__":
    sys.exit(run())
