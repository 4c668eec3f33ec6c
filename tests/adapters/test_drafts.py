"""Files that take their place in one step."""

from pathlib import Path

import pytest

from credscore.adapters.drafts import create, draft, sweep


def test_a_draft_takes_its_place_when_it_is_done(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("before")
    with draft(target) as path:
        path.write_text("after")
        assert target.read_text() == "before"
        assert path.parent == tmp_path
    assert target.read_text() == "after"
    assert list(tmp_path.iterdir()) == [target]


def test_a_draft_that_fails_leaves_the_target_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("before")
    with pytest.raises(ZeroDivisionError), draft(target) as path:
        path.write_text(str(1 // 0))
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_names_cannot_be_foreseen_and_fit(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 250)
    names = set()
    for _ in range(20):
        with draft(target) as path:
            names.add(path.name)
    assert len(names) == 20


def test_what_a_killed_run_left_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    for name in (".out.csv.credscore-0123456789abcdef.tmp", ".out.csv.credscore-mine.tmp", ".in.csv.tmp", "out.csv"):
        (tmp_path / name).write_text("")
    sweep(tmp_path / "out.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".in.csv.tmp", ".out.csv.credscore-mine.tmp", "out.csv"]


def test_no_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "precious")
    with pytest.raises(OSError, match="link"):
        create(tmp_path / "link")
    assert not (tmp_path / "precious").exists()
