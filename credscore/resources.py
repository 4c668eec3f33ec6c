"""Where the data files that travel with the library lie.

In a wheel, `models/` and `datasets/` lie under `credscore/_bundled/`; in a checkout they lie beside the package.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from credscore.errors import ModelError

_PACKAGE = Path(__file__).parent
OUTLET_PRIORS = "outlet-priors-1"
"""The bundled table of what public lists say of outlets."""


def bundled(name: str) -> Path:
    """Return the folder `name` ("models", "datasets" or "docs", of which a wheel has the schemas alone) that belongs to this copy of the library.

    >>> bundled("models").is_dir()
    True
    """
    inside = _PACKAGE / "_bundled" / name
    if inside.is_dir():
        return inside
    checkout = _PACKAGE.parent
    if not (checkout / "pyproject.toml").is_file():
        raise ModelError(f"this copy of credscore lacks the folder {inside}, which every wheel has. Install it again.")
    return checkout / name


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return the word list `credscore/lexicons/en/<name>.toml` as it stands.

    Every list carries its own `source` and `note` and can be edited without writing Python.
    """
    return tomllib.loads((_PACKAGE / "lexicons" / "en" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, *entry: str) -> frozenset[str]:
    """Return the words that an entry of the word list `credscore/lexicons/en/<name>.toml` holds; a list in a table is named by both.

    >>> "the" in words("grammar", "determiners"), "may" in words("hedges", "modal", "0.6")
    (True, True)
    """
    found = lexicon(name)
    for key in entry:
        found = found[key]
    return frozenset(found.split() if isinstance(found, str) else found)
