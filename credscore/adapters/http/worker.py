"""One process of the service: it reads requests from standard input and writes answers to standard output, until its parent is gone."""

import os
import signal
import sys
import threading
from typing import BinaryIO

from credscore.adapters.garbage import look_seldom
from credscore.adapters.http.answers import answered, warm
from credscore.adapters.http.kinds import ANSWERED, ASKED, KINDS, READY
from credscore.adapters.workers import end_with


def main(seconds: float) -> None:
    """Answer requests, one at a time, each within so many seconds."""
    for ending in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # both are the parent's business: it lets what is in hand be answered
        signal.signal(ending, signal.SIG_IGN)
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    given, told = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever prints must not end up among the answers
    look_seldom()
    warm()
    _tell(told, READY, b"")
    while len(head := given.read(ASKED.size)) == ASKED.size:
        kind, length = ASKED.unpack(head)
        body = given.read(length)
        if len(body) == length:
            _tell(told, *answered(KINDS[kind], body, seconds))


def _tell(stream: BinaryIO, status: int, body: bytes) -> None:
    stream.write(ANSWERED.pack(status, len(body)) + body)
    stream.flush()
