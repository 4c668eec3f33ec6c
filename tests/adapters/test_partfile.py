"""A file in the making survives a kill and knows what it was made from."""

import json
from pathlib import Path

import pytest

from credscore.adapters.partfile import PartFile
from credscore.errors import TableError

HEADER = b"id,text\n"
ORIGIN = {"the input": "a1b2", "the columns": {"header": ("id", "text")}}


def begun(target: Path, records: bytes) -> None:
    with PartFile(target) as part:
        part.begin(HEADER, ORIGIN, resume=False)
        part.append(records)


def test_a_complete_file_takes_its_place_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("an older result")
    with PartFile(target) as part:
        assert part.begin(HEADER, ORIGIN, resume=False) == 0
        part.append(b"1,a\n")
        assert target.read_text() == "an older result"
        part.become(target)
    assert target.read_bytes() == HEADER + b"1,a\n"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("left", "kept"),
    [
        (b"", 0),
        (b"1,a\n", 1),
        (b"1,a\n2,b", 1),
        (b'1,a\n2,"b\n', 1),
        (b'1,a\n2,"b\nc"\n3,"d', 2),
        (b'1,"say ""so""\nthen"\n', 1),
        (b'1,a\n2,"b""', 1),
    ],
)
def test_the_torn_last_record_is_dropped_and_no_other(tmp_path: Path, left: bytes, kept: int) -> None:
    target = tmp_path / "out.csv"
    begun(target, left)
    with PartFile(target) as part:
        assert part.rows() == kept
        assert part.begin(HEADER, ORIGIN, resume=True) == kept
        part.append(b"9,z\n")
        part.become(target)
    content = target.read_bytes()
    assert content.endswith(b"9,z\n")
    assert (HEADER + left).startswith(content.removesuffix(b"9,z\n"))


def test_a_torn_header_is_written_anew(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    begun(target, b"")
    (tmp_path / "out.csv.part").write_bytes(b"id,te")
    with PartFile(target) as part:
        assert part.begin(HEADER, ORIGIN, resume=True) == 0
        part.become(target)
    assert target.read_bytes() == HEADER


def test_without_resume_the_rows_are_discarded(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    begun(target, b"1,a\n")
    with PartFile(target) as part:
        assert part.begin(HEADER, ORIGIN, resume=False) == 0
        part.become(target)
    assert target.read_bytes() == HEADER


def test_resume_with_nothing_to_go_on_with_begins(tmp_path: Path) -> None:
    with PartFile(tmp_path / "out.csv") as part:
        assert part.begin(HEADER, ORIGIN, resume=True) == 0


def test_rows_of_another_input_are_not_gone_on_with(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    begun(target, b"1,a\n")
    with PartFile(target) as part, pytest.raises(TableError, match=r"the input changed.*Run without --resume"):
        part.begin(HEADER, ORIGIN | {"the input": "ffff"}, resume=True)
    assert (tmp_path / "out.csv.part").read_bytes() == HEADER + b"1,a\n"


@pytest.mark.parametrize("damage", ["missing", "torn"])
def test_rows_of_unknown_origin_are_not_gone_on_with(tmp_path: Path, damage: str) -> None:
    target = tmp_path / "out.csv"
    begun(target, b"1,a\n")
    description = tmp_path / "out.csv.part.json"
    assert json.loads(description.read_text())["the input"] == "a1b2"
    if damage == "missing":
        description.unlink()
    else:
        description.write_text('{"the inp')
    with PartFile(target) as part, pytest.raises(TableError, match="is missing or damaged"):
        part.begin(HEADER, ORIGIN, resume=True)
