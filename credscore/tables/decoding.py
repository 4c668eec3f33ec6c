"""Bytes as text: their encoding told by the first of them, and those that are not UTF-8 read as what they mostly are."""

import codecs
import re

NOT_UTF8 = "bytes that are not UTF-8 were read as Windows-1252"

START = 1 << 16  # bytes looked at to tell what a file holds
_UNDECODED = re.compile(r"[\udc80-\udcff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f\udc80-\udcff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MOST_CONTROL = 0.05  # of the characters of a text; pictures and programs have a third and more
_MOSTLY = 0.4  # of every second byte, and hardly any of the others, is 0: UTF-16 of a European language
_HARDLY = 0.02


def encoding_of(start: bytes) -> str:
    """Return the encoding of a text by its first bytes: UTF-16 by its mark or its zeros, otherwise UTF-8."""
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    even, odd = start[:4000:2], start[1:4000:2]
    if len(odd) > 1:
        zeros = even.count(0) / len(even), odd.count(0) / len(odd)
        if zeros[1] > _MOSTLY and zeros[0] < _HARDLY:
            return "utf-16-le"
        if zeros[0] > _MOSTLY and zeros[1] < _HARDLY:
            return "utf-16-be"
    return "utf-8-sig"


def name_of_encoding(start: bytes) -> str:
    r"""Return the name of the encoding of a text, for people, by its first bytes.

    >>> name_of_encoding("cafés".encode()), name_of_encoding(b"caf\xe9s"), name_of_encoding("café".encode() + b" caf\xe9s")
    ('UTF-8', 'Windows-1252', 'UTF-8 and Windows-1252')
    """
    encoding = encoding_of(start)
    if encoding != "utf-8-sig":
        return encoding.upper()
    # A letter that the end of these bytes cuts in two is waited for, and is no byte of another encoding.
    text = codecs.getincrementaldecoder(encoding)("surrogateescape").decode(start)
    if not undecoded(text):
        return "UTF-8"
    return "UTF-8 and Windows-1252" if _BEYOND_ASCII.search(text) else "Windows-1252"


def decoded(raw: bytes) -> tuple[str, str | None]:
    r"""Return bytes as text, and the warning that this needs.

    >>> decoded(b"caf\xe9")
    ('café', 'bytes that are not UTF-8 were read as Windows-1252')
    """
    encoding = encoding_of(raw[:START])
    text = raw.decode(encoding, on_error(encoding))
    return (mended(text), NOT_UTF8) if undecoded(text) else (text, None)


def is_binary(start: str) -> bool:
    """Say whether the first characters of a file are those of a picture or a program. What holds no letter is neither: it is empty."""
    return len(_CONTROL.findall(start)) > _MOST_CONTROL * len(start) and any(map(str.isalpha, start))


def undecoded(text: str) -> bool:
    """Say whether a text holds bytes that are not UTF-8, as lone surrogates."""
    return _UNDECODED.search(text) is not None


def mended(text: str) -> str:
    """Return a text with its bytes that are not UTF-8 read as Windows-1252."""
    return _UNDECODED.sub(lambda byte: bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def on_error(encoding: str) -> str:
    """Return what stands for bytes that are not of that encoding."""
    # Bytes that are not UTF-8 come through as lone surrogates, so that one bad row does not cost the file.
    return "replace" if encoding.startswith("utf-16") else "surrogateescape"
