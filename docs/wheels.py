"""Installs a project of a few modules without asking an index, for pages and tests that need a package of somebody else's.

It makes the wheel that the project's build backend would make, and leaves the rest to pip.

python docs/wheels.py TARGET install [--quiet] .    what `pip install .` is on a page
"""

import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile


def install(project: Path, target: Path) -> None:
    """Install the project in a folder that is to stand on Python's path."""
    with TemporaryDirectory() as folder:
        wheel = _wheel(project, Path(folder))
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
        subprocess.run([*command, "--no-deps", "--target", str(target), str(wheel)], check=True)


def _wheel(project: Path, folder: Path) -> Path:
    about = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    name, version = about["project"]["name"], about["project"]["version"]
    info = f"{name.replace('-', '_')}-{version}.dist-info"
    modules = [f"{module}.py" for module in about["tool"]["setuptools"]["py-modules"]]
    files = {module: (project / module).read_text(encoding="utf-8") for module in modules}
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    files[f"{info}/WHEEL"] = "Wheel-Version: 1.0\nGenerator: wheels.py\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files[f"{info}/entry_points.txt"] = "".join(
        f"[{group}]\n" + "".join(f"{entry} = {place}\n" for entry, place in entries.items())
        for group, entries in about["project"]["entry-points"].items()
    )
    files[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in (*files, f"{info}/RECORD"))
    wheel = folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
    with ZipFile(wheel, "w") as packed:
        for file, text in files.items():
            packed.writestr(file, text)
    return wheel


if __name__ == "__main__":
    if sys.argv[2:] not in (["install", "."], ["install", "--quiet", "."]):
        sys.exit(f"pages can run `pip install .` alone, and {' '.join(sys.argv[2:])} was asked for")
    install(Path(), Path(sys.argv[1]))
