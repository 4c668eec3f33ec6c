"""Model folders: the checks that come before anything is read, and their order."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from credscore import ModelError
from credscore.modelstore import MANIFEST, open_model, sha256, write_manifest

SIGNALS = {"named_sources": 1, "hedging": 2}
OTHER = {"named_sources": 1, "hedging": 3}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a model folder of two files, as it is written."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "tables.json").write_text('{"base": 0.1}\n', encoding="utf-8")
    (folder / "names.tsv").write_bytes(b"a\t1\n")
    write(folder)
    return folder


def write(folder: Path, **changes: Any) -> None:
    given: dict[str, Any] = {
        "name": "mine",
        "kind": "additive",
        "version": 3,
        "files": ["tables.json", "names.tsv"],
        "data": ["forty articles"],
        "licence": "CC0",
        "signals": SIGNALS,
    }
    write_manifest(folder, **(given | changes))


def test_what_was_written_opens(folder: Path) -> None:
    model = open_model(folder, kind="additive", versions=SIGNALS)
    assert model.folder == folder
    assert model.read("tables.json") == b'{"base": 0.1}\n'
    assert model.sha256 == hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()


def test_the_manifest_names_all_that_a_reader_asks(folder: Path) -> None:
    write(folder, seed=7)
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    assert {name: manifest[name] for name in ("name", "kind", "version", "licence", "data", "signals", "seed")} == {
        "name": "mine",
        "kind": "additive",
        "version": 3,
        "licence": "CC0",
        "data": ["forty articles"],
        "signals": SIGNALS,
        "seed": 7,
    }
    assert manifest["files"] == {name: sha256(folder / name) for name in ("tables.json", "names.tsv")}


@pytest.mark.slow
def test_what_is_read_is_what_the_manifest_vouches_for(folder: Path) -> None:
    model = open_model(folder, kind="additive")
    assert model.read("tables.json") == b'{"base": 0.1}\n'
    (folder / "tables.json").write_bytes(b"{}")
    assert model.read("tables.json") == b'{"base": 0.1}\n'


def test_the_versions_are_checked_only_where_the_caller_relies_on_some(folder: Path) -> None:
    assert open_model(folder, kind="additive").manifest["signals"] == SIGNALS
    write(folder, signals=None)
    assert open_model(folder, kind="additive").manifest["signals"] is None


def test_the_order_of_signals_does_not_matter(folder: Path) -> None:
    assert open_model(folder, kind="additive", versions=dict(reversed(SIGNALS.items())))


def test_a_file_that_the_manifest_does_not_list_is_not_given(folder: Path) -> None:
    (folder / "more.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError) as raised:
        open_model(folder, kind="additive").read("more.json")
    assert "mine holds no file 'more.json'; its manifest lists ['names.tsv', 'tables.json']" in str(raised.value)


# What is refused


def spoil_manifest(text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / MANIFEST).write_text(text, encoding="utf-8")


def spoil_file(folder: Path) -> None:
    with (folder / "tables.json").open("a", encoding="utf-8") as file:
        file.write(" ")


REFUSED: dict[str, tuple[Callable[[Path], object], dict[str, Any], list[str]]] = {
    "no manifest": (lambda f: (f / MANIFEST).unlink(), {}, ["holds no manifest.json", "credscore train"]),
    "no folder": (lambda f: f.rename(f.with_name("gone")), {}, ["holds no manifest.json"]),
    "not JSON": (spoil_manifest("{"), {}, ["cannot be read as a manifest", "train the model again"]),
    "not UTF-8": (lambda f: (f / MANIFEST).write_bytes(b'{"kind": "\xff\xff"}'), {}, ["cannot be read as a manifest"]),
    "a list": (spoil_manifest("[]"), {}, ["cannot be read as a manifest"]),
    "no kind": (spoil_manifest('{"files": {}}'), {}, ["cannot be read as a manifest", "'kind'"]),
    "no files": (spoil_manifest('{"kind": "additive"}'), {}, ["cannot be read as a manifest", "'files'"]),
    "files a list": (spoil_manifest('{"kind": "additive", "files": ["tables.json"]}'), {}, ["cannot be read as a manifest"]),
    "another kind": (lambda _: None, {"kind": "outlet-priors"}, ["kind 'additive'; expected 'outlet-priors'"]),
    "changed file": (spoil_file, {}, ["tables.json is not the file", "sha256 is", "nothing was loaded"]),
    "missing file": (lambda f: (f / "names.tsv").unlink(), {}, ["names.tsv is not the file", "no such file"]),
    "other versions": (lambda _: None, {"versions": OTHER}, [str(SIGNALS), str(OTHER), "Train the model again"]),
    "fewer signals": (lambda _: None, {"versions": {"hedging": 2}}, [str(SIGNALS), str({"hedging": 2})]),
}  # fmt: skip


@pytest.mark.parametrize(("spoil", "options", "words"), REFUSED.values(), ids=REFUSED)
def test_a_folder_that_is_not_as_it_was_written_is_refused_with_what_to_do(
    spoil: Callable[[Path], object], options: dict[str, Any], words: list[str], folder: Path
) -> None:
    spoil(folder)
    with pytest.raises(ModelError) as raised:
        open_model(folder, **{"kind": "additive", "versions": SIGNALS} | options)
    message = str(raised.value)
    assert str(folder) in message
    assert [word for word in words if word not in message] == [], message


def test_a_changed_file_is_shown_with_both_hashes(folder: Path) -> None:
    before = sha256(folder / "tables.json")
    spoil_file(folder)
    with pytest.raises(ModelError) as raised:
        open_model(folder, kind="additive")
    assert before in str(raised.value)
    assert sha256(folder / "tables.json") in str(raised.value)


@pytest.mark.parametrize("name", ["../outside.json", "/outside.json", "inner/../tables.json"])
def test_the_manifest_vouches_for_files_of_its_own_folder_alone(name: str, folder: Path) -> None:
    (folder.parent / "outside.json").write_text("{}", encoding="utf-8")
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"][name] = hashlib.sha256(b"{}").hexdigest()
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelError, match="of the folder itself"):
        open_model(folder, kind="additive")


def test_the_checks_come_in_order(folder: Path) -> None:
    """Manifest, kind, hashes, versions: with everything wrong, the first is told, and then the next."""
    spoil_file(folder)
    wrong = {"kind": "outlet-priors", "versions": OTHER}
    manifest = (folder / MANIFEST).read_text(encoding="utf-8")
    spoil_manifest("{")(folder)
    with pytest.raises(ModelError, match="cannot be read as a manifest"):
        open_model(folder, **wrong)  # type: ignore[arg-type]
    spoil_manifest(manifest)(folder)
    with pytest.raises(ModelError, match="expected 'outlet-priors'"):
        open_model(folder, **wrong)  # type: ignore[arg-type]
    with pytest.raises(ModelError, match="vouches for"):
        open_model(folder, kind="additive", versions=OTHER)
    write(folder)
    with pytest.raises(ModelError, match="was trained on signals"):
        open_model(folder, kind="additive", versions=OTHER)
