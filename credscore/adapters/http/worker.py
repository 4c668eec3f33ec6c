"""One process of the service: it reads requests from standard input and writes answers to standard output, until its parent is gone."""

import os
import signal
import sys
import threading
from typing import BinaryIO

from credscore.adapters.http.answers import answered, warm
from credscore.adapters.http.kinds import ANSWERED, ASKED, KINDS, READY
from credscore.adapters.workers import end_with


def main() -> None:
    """Answer requests, one at a time."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    seconds = float(sys.argv[1])
    given, told = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever prints must not end up among the answers
    warm()
    _tell(told, READY, b"")
    while head := given.read(ASKED.size):
        if len(head) < ASKED.size:
            return
        kind, length = ASKED.unpack(head)
        body = given.read(length)
        if len(body) < length:
            return
        _tell(told, *answered(KINDS[kind], body, seconds))


def _tell(stream: BinaryIO, status: int, body: bytes) -> None:
    stream.write(ANSWERED.pack(status, len(body)) + body)
    stream.flush()


if __name__ == "__main__":
    main()
