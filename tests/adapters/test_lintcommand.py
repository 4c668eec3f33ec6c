"""`credscore lint` as it is run."""

import io
import json
import os
import sys
import threading
from pathlib import Path

import pytest

from credscore.adapters.cli import main

THIN = (
    "The footbridge at Orle will be torn down before the winter, a senior official said on Tuesday. The inspector is "
    "said to have fled. The mill on the far bank may have to close, and its owner has told his customers to stay at home "
    "until the matter is settled by the council, which meets in the spring in the old school beside the church."
)


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "draft.md"
    path.write_text(THIN, encoding="utf-8")
    return path


@pytest.mark.usefixtures("draft")
def test_findings_are_lines_and_an_error_is_exit_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "draft.md"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("draft.md:1:") for line in lines)
    assert any(": claim-of-nobody " in line and line.endswith("[error]") for line in lines)


@pytest.mark.usefixtures("draft")
def test_without_an_error_it_is_exit_0(capsys: pytest.CaptureFixture[str]) -> None:
    Path("credscore.toml").write_text('[lint.levels]\nclaim-of-nobody = "warning"\n')
    assert main(["lint", "."]) == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "claim-of-nobody" in line)
    assert line.endswith("[warning]")


@pytest.mark.usefixtures("draft")
def test_a_value_that_is_too_low_fails_and_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("s.toml").write_text('[lint]\nlevels = { claim-of-nobody = "off" }\n')
    assert main(["lint", "draft.md", "--config", "s.toml", "--fail-under", "99"]) == 1
    assert "less than the 99 asked for" in capsys.readouterr().err
    assert main(["lint", "draft.md", "--config", "s.toml", "--fail-under", "0"]) == 0


def test_standard_input_has_the_name_that_it_is_given(
    draft: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(draft.read_bytes())))
    assert main(["lint", "-", "--stdin-name", "desk/x.md", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["drafts"][0]["name"] == "desk/x.md"


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.md"], "none.md does not exist"),
        (["empty"], "no drafts in empty"),
        (["draft.md", "--fail-under", "101"], "from 0 to 100"),
        (["draft.md", "--config", "none.toml"], "cannot be read"),
    ],
)
def test_bad_input_is_exit_2_and_says_what_to_do(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    Path("empty").mkdir()
    assert main(["lint", *arguments]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("draft")
def test_a_short_draft_is_not_checked_and_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("short.txt").write_text("A senior official said so.")
    assert main(["lint", "short.txt"]) == 0
    assert "not checked: the text has 5 words" in capsys.readouterr().err


@pytest.mark.usefixtures("draft")
def test_a_draft_that_is_too_long_to_be_read_does_not_cost_the_others_theirs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("all.md").write_text("A senior official said so. " * 10_000)
    assert main(["lint", "all.md", "draft.md"]) == 1
    shown = capsys.readouterr()
    assert "all.md: not checked: the text has 270,000 characters" in shown.err
    assert "draft.md:" in shown.out


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize(
    ("other", "said"), [("table.txt", "table.txt is no text"), ("none.md", "none.md does not exist")]
)
def test_a_draft_that_cannot_be_read_does_not_cost_the_others_theirs_and_is_exit_2(
    capsys: pytest.CaptureFixture[str], other: str, said: str
) -> None:
    Path("table.txt").write_bytes(bytes(range(256)) * 20)
    assert main(["lint", other, "draft.md"]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert "draft.md:1:" in shown.out


def test_what_a_folder_leaves_out_stands_in_its_own_settings(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = draft.parent / "desk"
    (desk / "old").mkdir(parents=True)
    for name in ("old/a.md", "b.md"):
        (desk / name).write_text(THIN)
    (desk / "credscore.toml").write_text('[lint]\nexclude = ["old/*"]\n')
    main(["lint", "desk", "--format", "json"])
    names = [each["name"] for each in json.loads(capsys.readouterr().out)["drafts"]]
    assert names == [str(Path("desk", "b.md"))]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_with_a_name_is_read(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = draft.with_name("pipe")
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(THIN,))
    writer.start()
    assert main(["lint", "pipe"]) == 1
    writer.join()
    assert capsys.readouterr().out.startswith("pipe:1:")
