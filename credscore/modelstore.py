"""Model folders: what they hold, and the checks that come before anything is read.

A model folder holds its files, a model card (`README.md`) and `manifest.json`. Checks, in order: the manifest is readable and of the
kind asked for, every file has the sha256 that it had when written, and the versions that the caller relies on are equal. Only then is
a file opened. Models are tables (npz, JSON), those that users train too, and nothing is unpickled: a hash shows that a file is the one that
was written, not that its writer can be trusted.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from credscore.errors import ModelError

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model folder whose files have been checked."""

    folder: Path
    manifest: dict[str, Any]
    sha256: str
    """Of the manifest, and so of everything that it vouches for."""
    files: Mapping[str, bytes] = field(repr=False)
    """What the files held when they were checked, so that what is read is what the manifest vouches for, whatever befell them since."""

    def read(self, name: str) -> bytes:
        """Return what a file holds that the manifest vouches for."""
        if name not in self.files:
            raise ModelError(f"{self.folder.name} holds no file {name!r}; its manifest lists {sorted(self.files)}.")
        return self.files[name]


def open_model(folder: Path, *, kind: str, versions: Mapping[str, int] | None = None) -> Model:
    """Return the model in `folder` after checking its manifest, its files' hashes and its versions.

    `versions` are those of the signals the caller will feed to the model: those that the manifest names must be among them.
    """
    path = folder / MANIFEST
    try:
        raw = path.read_bytes()
        manifest = json.loads(raw)
        given, files = manifest["kind"], manifest["files"].items()
    except (FileNotFoundError, NotADirectoryError):
        raise ModelError(
            f"{folder} holds no {MANIFEST}; expected a model folder, as `credscore train` writes it."
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"{path} cannot be read as a manifest ({error!r}). Restore the folder or train the model again."
        ) from None
    if given != kind:
        raise ModelError(f"{folder} holds a model of kind {given!r}; expected {kind!r}.")
    held: dict[str, bytes] = {}
    for name, expected in files:
        file = folder / name
        if file.name != name:
            raise ModelError(
                f"{path} names {name!r}; expected names of files of the folder itself. Nothing was loaded."
            )
        try:
            held[name] = file.read_bytes()
            actual = hashlib.sha256(held[name]).hexdigest()
        except FileNotFoundError:
            actual = "no such file"
        except OSError as error:
            actual = f"not to be had ({error.strerror})"
        if actual != expected:
            raise ModelError(
                f"{file} is not the file that the manifest vouches for: sha256 is {actual}, expected {expected}. "
                "Restore the folder or train the model again; nothing was loaded."
            )
    if versions is not None:
        trained = manifest.get("signals")
        if not isinstance(trained, dict) or any(versions.get(name) != version for name, version in trained.items()):
            raise ModelError(
                f"{folder} was trained on signals {trained}; those measured are {dict(versions)}. Train the model again."
            )
    return Model(folder=folder, manifest=manifest, sha256=hashlib.sha256(raw).hexdigest(), files=held)


def write_manifest(
    folder: Path,
    *,
    name: str,
    kind: str,
    version: int,
    files: Sequence[str],
    data: Sequence[str],
    licence: str,
    signals: Mapping[str, int] | None = None,
    **more: Any,
) -> None:
    """Write `manifest.json` for the files that already lie in `folder`. `data` names what the model was made from."""
    manifest = {
        "name": name,
        "kind": kind,
        "version": version,
        "licence": licence,
        "data": list(data),
        "signals": None if signals is None else dict(signals),
        **more,
        "files": {file: sha256(folder / file) for file in files},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def manifest_sha256(folder: Path) -> str:
    """Return the sha256 of a model folder's manifest, and so of the model, without reading its files."""
    try:
        return sha256(folder / MANIFEST)
    except OSError as error:
        raise ModelError(f"{folder / MANIFEST} cannot be read ({error.strerror}). Restore the folder.") from None


def sha256(path: Path) -> str:
    """Return the sha256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
