"""Print the oldest version of each dependency that pyproject.toml allows, as constraints for pip: `make oldest` installs those."""

import re
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

_BOUND = re.compile(r"(?P<name>[\w.-]+)(?:\[[^]]*\])?>=(?P<version>[\d.]+)")


def constraints(project: dict[str, Any]) -> Iterator[str]:
    """Yield `name==version` for the library's dependencies, those of its extras but the ones for training, and the test tools."""
    extras = project["project"]["optional-dependencies"]
    asked = chain(
        project["project"]["dependencies"],
        *(packages for extra, packages in extras.items() if extra not in ("all", "train")),
        project["dependency-groups"]["test"],
    )
    for each in asked:
        bound = _BOUND.fullmatch(each)
        if bound is None:
            raise SystemExit(f"{each!r} in pyproject.toml has no lower bound of the form name>=version")
        yield f"{bound['name']}=={bound['version']}"


if __name__ == "__main__":
    pyproject = Path(__file__).parents[1] / "pyproject.toml"
    sys.stdout.write("\n".join(constraints(tomllib.loads(pyproject.read_text(encoding="utf-8")))) + "\n")
