"""Look-alike domains: letters of another alphabet, or accents, in the name of a known site.

Only non-ASCII letters are judged. The same name under another suffix, or a name with a word added, is not reported:
country editions and namesakes look just like that.
"""

import unicodedata
from collections.abc import Callable

from credscore.outlets.names import is_name_of

# Letters that read as a Latin one, by Unicode's confusables (UTS 39) in lower case, as far as domain names use them.
_LATIN = str.maketrans(
    {
        **dict(zip("аɑαɐ", "aaaa", strict=True)),
        **dict(zip("ьв", "bb", strict=True)),
        **dict(zip("сϲᴄ", "ccc", strict=True)),
        **dict(zip("ԁɗđ", "ddd", strict=True)),
        **dict(zip("еєεҽ", "eeee", strict=True)),
        **dict(zip("ƒ", "f", strict=True)),
        **dict(zip("ɡց", "gg", strict=True)),
        **dict(zip("һհн", "hhh", strict=True)),
        **dict(zip("іıιɩ", "iiii", strict=True)),
        **dict(zip("јʝ", "jj", strict=True)),
        **dict(zip("кκ", "kk", strict=True)),
        **dict(zip("ӏłⅼ", "lll", strict=True)),
        **dict(zip("мʍ", "mm", strict=True)),
        **dict(zip("ոпη", "nnn", strict=True)),
        **dict(zip("оοσօø", "ooooo", strict=True)),
        **dict(zip("рρ", "pp", strict=True)),
        **dict(zip("ԛզ", "qq", strict=True)),
        **dict(zip("гᴦ", "rr", strict=True)),
        **dict(zip("ѕꜱ", "ss", strict=True)),
        **dict(zip("тτ", "tt", strict=True)),
        **dict(zip("υսцᴜ", "uuuu", strict=True)),
        **dict(zip("νѵᴠ", "vvv", strict=True)),
        **dict(zip("ѡԝшωᴡ", "wwwww", strict=True)),
        **dict(zip("хχ", "xx", strict=True)),
        **dict(zip("уγүʏ", "yyyy", strict=True)),
        **dict(zip("ᴢʐ", "zz", strict=True)),
    }
)


def imitated(domain: str, is_known: Callable[[str], bool]) -> str | None:
    """Return the known domain that `domain` reads as, where it is another; None where it reads as none.

    >>> imitated("xn--bb-pmc.com", {"bbc.com"}.__contains__)
    'bbc.com'
    >>> imitated("bbc.com", {"bbc.com"}.__contains__) is None
    True
    """
    if "xn--" not in domain:
        return None
    labels = [_decoded(label) for label in domain.split(".")]
    if None in labels:
        return None
    shown = ".".join(label for label in labels if label)
    bare = "".join(c for c in unicodedata.normalize("NFKD", shown) if not unicodedata.combining(c))
    read = bare.translate(_LATIN)
    if not read.isascii() or not is_known(read) or is_name_of(shown.partition(".")[0], read):
        return None
    return read


def _decoded(label: str) -> str | None:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode").lower()
    except ValueError:
        return None
