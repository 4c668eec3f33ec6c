"""What a file holds, whatever its name says: opened, unpacked, and its encoding told by its first bytes."""

import bz2
import gzip
import importlib.util
import io
import lzma
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from credscore.errors import MissingExtra, TableError
from credscore.tables.decoding import START, encoding_of, name_of_encoding, on_error

LONGEST_LINE = 1 << 24
"""Characters kept of a line: no article is longer, and copies of that much stay small."""
_CHUNK = 1 << 20
_PIECE = 1 << 14  # bytes unpacked at a time: no more are lost where a file is damaged
_LAYERS = 3  # compressions inside each other, beyond which nobody packs a file by accident
_LINE_ENDS = ("\n", "\r")
_ZIP = b"PK\x03\x04"
_PACKED = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz"}


@dataclass(frozen=True)
class Content:
    """A file, or what lies in one, which can be read again and again."""

    name: str
    """What a person knows it by."""
    path: Path
    member: str | None = None
    """The file inside a zip archive; None for the file itself."""
    packed: tuple[str, ...] = ()
    """How it is compressed, outermost first."""

    @classmethod
    def of(cls, path: Path, name: str | None = None) -> "Content":
        """Return the content of a file, unpacked. Raise TableError where there is no such file."""
        shown = str(path) if name is None else name
        try:
            with path.open("rb"):
                pass
        except FileNotFoundError:
            raise TableError(f"{shown} does not exist; expected a file or a folder of articles") from None
        except OSError as problem:
            raise TableError(f"{shown} cannot be read: {problem.strerror}") from None
        return cls(shown, path).unpacked()

    def unpacked(self) -> "Content":
        """Return what lies under its compression."""
        content = self
        for _ in range(_LAYERS):
            kind = next((kind for magic, kind in _PACKED.items() if content.start.startswith(magic)), None)
            if kind is None:
                break
            if kind == "zstd" and importlib.util.find_spec("zstandard") is None:
                raise MissingExtra("zstandard", "zstd", f"reading {self.name}, which is compressed with zstd,")
            content = replace(content, packed=(*content.packed, kind))
        return content

    @property
    def is_zip(self) -> bool:
        """Whether it is a zip archive; Office documents are."""
        return self.start.startswith(_ZIP)

    @property
    def start(self) -> bytes:
        """Its first bytes."""
        return self._beginning[0]

    @property
    def damage(self) -> str | None:
        """What the damage is that cuts its first bytes short; None where they are whole."""
        return self._beginning[1]

    @cached_property
    def _beginning(self) -> tuple[bytes, str | None]:
        with self.open() as stream:
            return stream.read(START), torn(stream)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Give its bytes, from the first."""
        with self.path.open("rb") as file:
            stream: IO[bytes] = file
            if self.member is not None:
                stream = zipfile.ZipFile(file).open(self.member)  # noqa: SIM115 - it lies in the file, which is closed
            for kind in self.packed:
                stream = _unpacking(stream, kind)
            yield cast(BinaryIO, io.BufferedReader(_Watched(stream), _CHUNK) if stream is not file else stream)

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """Give its bytes as a file in which one can go back and forth."""
        with self.open() as stream:
            if self.member is None and not self.packed:
                yield stream
                return
            with tempfile.TemporaryFile() as spooled:
                shutil.copyfileobj(stream, spooled, _CHUNK)
                if damage := torn(stream):
                    raise TableError(f"{self.name} cannot be read to its end: {damage}")
                spooled.seek(0)
                yield cast(BinaryIO, spooled)

    @contextmanager
    def text(self) -> Iterator[io.TextIOWrapper]:
        """Give its characters. Bytes that its encoding does not know come through as lone surrogates."""
        encoding = encoding_of(self.start)
        with self.open() as stream:
            yield io.TextIOWrapper(stream, encoding=encoding, errors=on_error(encoding), newline="")

    @property
    def encoding(self) -> str:
        """The name of its encoding, for people."""
        return name_of_encoding(self.start)


def lines_of(stream: io.TextIOBase) -> Iterator[str]:
    """Yield the lines of a text, of those that are too long only their beginnings, which `is_cut` tells."""
    while line := stream.readline(LONGEST_LINE):
        yield line
        if is_cut(line):
            while (rest := stream.readline(_CHUNK)) and not rest.endswith(_LINE_ENDS):
                pass


def is_cut(line: str) -> bool:
    """Say whether a line is the beginning of one that is too long."""
    return len(line) >= LONGEST_LINE and not line.endswith(_LINE_ENDS)


def torn(stream: object) -> str | None:
    """Return what the damage is at which a stream of a Content ended; None where it came to its end."""
    raw = getattr(getattr(stream, "buffer", stream), "raw", None)
    return raw.damage if isinstance(raw, _Watched) else None


def _unpacking(stream: IO[bytes], kind: str) -> IO[bytes]:
    if kind == "gzip":
        return cast(IO[bytes], gzip.GzipFile(fileobj=stream))
    if kind == "bzip2":
        return bz2.BZ2File(stream)
    if kind == "xz":
        return lzma.LZMAFile(stream)
    return cast(IO[bytes], _Zstandard(stream))


class _Zstandard:
    """Reads zstd frames, and says where the last of them is not whole, which zstandard's own reader does not."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._frame: Any = None
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """Return some bytes, none at the end."""
        import zstandard

        while True:
            packed = self._rest or self._stream.read(size if size > 0 else _CHUNK)
            self._rest = b""
            if not packed:
                if self._frame is not None:
                    raise EOFError("the last frame is not whole")
                return b""
            if self._frame is None:
                self._frame = zstandard.ZstdDecompressor().decompressobj()
            plain: bytes = self._frame.decompress(packed)
            if self._frame.eof:
                self._rest, self._frame = self._frame.unused_data, None
            if plain:
                return plain


class _Watched(io.RawIOBase):
    """A stream that ends where it is damaged, whatever unpacks it, and keeps what the damage is."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._read: Callable[[int], bytes] = getattr(
            stream, "read1", stream.read
        )  # read1 gives what came before damage
        self._left = b""
        self.damage: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._left and self.damage is None:
            try:
                self._left = self._read(_PIECE)
            except (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, OSError) as problem:
                self.damage = str(problem)
            except Exception as problem:
                if type(problem).__name__ != "ZstdError":
                    raise
                self.damage = str(problem)
        taken, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)
