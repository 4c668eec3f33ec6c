"""The command line, as it is called from a shell."""

import io
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from test_csvfile import article, read, table

from credscore.adapters.cli import main

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
COMMAND = [sys.executable, "-m", "credscore"]


def run(*arguments: object, stdin: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, env=ENVIRONMENT | environment, check=False)


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        ("explain - <&-", 2, b"standard input is closed"),
        ("score - <&-", 2, b"standard input is closed"),
        ("explain in.txt >&-", 2, b"standard output is closed"),
        ("--version >&-", 2, b"standard output is closed"),
        ("explain nowhere.txt 2>&-", 2, b""),
        ("score in.csv 2>&-", 0, b""),
        ("explain in.txt --base-rate 2", 2, b"base_rate was given as 2.0"),
        ("explain in.txt --base-rate nan", 2, b"base_rate was given as nan"),
        ("outlets show $'\\xff'", 0, b""),
        ("outlets add $'\\xff' --date 2026-03-01 --value 0 --history h.sqlite", 2, b"names no outlet"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(command: str, status: int, said: bytes, tmp_path: Path) -> None:
    table(tmp_path / "in.csv", 1)
    (tmp_path / "in.txt").write_text(article(1))
    shell = ["bash", "-c", f'"$0" -m credscore {command}', sys.executable]
    done = subprocess.run(shell, capture_output=True, env=ENVIRONMENT, cwd=tmp_path, check=False, stdin=subprocess.PIPE)
    assert done.returncode == status, done.stderr
    assert b"Traceback" not in done.stderr
    assert said in done.stderr
    assert done.stderr.startswith(b"credscore: ") or not said


@pytest.mark.parametrize("remember", [[], ["--remember"]])
def test_a_history_that_is_no_database_stops_the_run_before_anything_is_written(
    remember: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = table(tmp_path / "in.csv", 1)
    (tmp_path / "h.sqlite").write_text("not a database " * 100)
    assert main(["score", str(source), "--history", str(tmp_path / "h.sqlite"), *remember]) == 2
    assert "h.sqlite cannot be used" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"in.csv", "h.sqlite"}


# --- score


def test_score_writes_the_table_and_the_report_and_names_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = table(tmp_path / "in.csv", 12)
    assert main(["score", str(source), "-o", str(tmp_path / "o.csv"), "--report", str(tmp_path / "r.html")]) == 0
    shown = capsys.readouterr()
    assert "12 rows, 10 scored, 2 without a score, 0 with errors" in shown.out
    (spread,) = (line for line in shown.out.splitlines() if "bands: " in line)
    bands = [row["credscore_band"] for row in read(tmp_path / "o.csv")]
    assert f" {bands.count('partly sourced')} partly sourced, " in spread
    assert spread.endswith(f" {bands.count('hard to trace')} hard to trace; 2 abstained")
    assert f"wrote {tmp_path / 'o.csv'}" in shown.out
    assert f"wrote {tmp_path / 'r.html'}" in shown.out
    assert shown.err == ""
    assert len(read(tmp_path / "o.csv")) == 12
    assert "<table" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_score_without_a_target_writes_beside_the_source(tmp_path: Path) -> None:
    assert main(["score", str(table(tmp_path / "in.csv", 3))]) == 0
    assert len(read(tmp_path / "in.scored.csv")) == 3


def test_rows_with_errors_give_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.csv").write_text("id,text\n1\n2,short\n")
    assert main(["score", str(tmp_path / "in.csv")]) == 1
    assert "1 with errors" in capsys.readouterr().out


def test_columns_can_be_named(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", 3, header=("key", "head", "story"))
    assert main(["score", str(source), "--columns", "text=story,title=head", "--columns", "id=key"]) == 0
    assert main(["score", str(source)]) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.csv"], "nowhere.csv does not exist"),
        (["speech.csv"], "--columns text=body"),
        (["in.csv", "--columns", "text=story"], "the table has no column 'story'"),
        (["in.csv", "--columns", "story"], "not of the form ROLE=NAME"),
        (["in.csv", "--columns", "text=a,text=b"], "two columns for text: 'a' and 'b'"),
        (["in.csv", "--jobs", "0"], "no number of processes"),
        (["in.csv", "--jobs", "-7"], "no number of processes"),
        (["in.csv", "-o", "nowhere/out.csv"], "there is no folder nowhere"),
        (["in.csv", "--report", "nowhere/r.html"], "there is no folder nowhere"),
        (["in.csv", "--report", "in.csv"], "expected a name that ends in .html"),
        (["in.csv", "--report", "r.md"], "expected a name that ends in .html"),
        (["in.csv", "--report", "report"], "expected a name that ends in .html"),
        (["in.csv", "-o", "r.html", "--report", "r.html"], "cannot be both"),
        (["in.csv", "--frobnicate"], "--frobnicate"),
        ([], "required: IN"),
    ],
)
def test_bad_usage_and_bad_input_give_status_2_one_message_and_no_file(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    table(tmp_path / "in.csv", 3)
    (tmp_path / "speech.csv").write_text("speaker,utterance\na,b\n")
    assert main(["score", *arguments]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert "Traceback" not in shown.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "speech.csv"]


@pytest.mark.parametrize("begun", [True, False])
def test_an_interrupted_run_tells_of_rows_that_are_kept_only_where_there_are_any(
    begun: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = table(tmp_path / "in.csv", 3), tmp_path / "out.csv"

    def interrupted(*_: object, **__: object) -> None:
        if begun:
            (tmp_path / "out.csv.part").touch()
        raise KeyboardInterrupt

    monkeypatch.setattr("credscore.adapters.csvfile.score_csv", interrupted)
    assert main(["score", str(source), "-o", str(target)]) == 130
    assert ("out.csv.part; the same command with --resume" in capsys.readouterr().err) is begun


@pytest.mark.parametrize(
    "loading", ["argparse", "credscore.adapters.cli", "credscore.adapters.csvfile", "credscore.scorer", "numpy"]
)
def test_whoever_interrupts_while_it_is_loaded_sees_one_line(loading: str, tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", 3)
    code = (
        "import runpy, sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {loading!r}: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "runpy.run_module('credscore', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "score", source, "--quiet"], capture_output=True, env=ENVIRONMENT, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"credscore: interrupted\n")


def test_the_command_is_what_the_module_runs() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert scripts == {"credscore": "credscore.__main__:run"}


@pytest.mark.slow
def test_a_run_of_two_processes_from_a_shell(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", 150)
    done = run("score", source, "-o", tmp_path / "two.csv", "--jobs", 2)
    assert (done.returncode, done.stderr) == (0, b"")
    assert main(["score", str(source), "-o", str(tmp_path / "one.csv")]) == 0
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


@pytest.mark.slow
def test_scoring_a_csv_needs_neither_pandas_nor_scikit_learn(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", 3)
    script = (
        "import sys; from credscore.adapters.cli import main; status = main(sys.argv[1:]); "
        "sys.exit(status or len({'pandas', 'sklearn', 'scipy'} & set(sys.modules)))"
    )
    (tmp_path / "a.txt").write_text(article(1), encoding="utf-8")
    for arguments in (["score", str(source)], ["explain", str(tmp_path / "a.txt")]):
        assert subprocess.run([sys.executable, "-c", script, *arguments], env=ENVIRONMENT, check=False).returncode == 0


# --- explain


def test_explain_reads_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(article(1), encoding="utf-8")
    assert main(["explain", str(tmp_path / "a.txt"), "--outlet", "Ledger", "--published", "2025-03-04"]) == 0
    shown = capsys.readouterr().out
    assert "Ines Duarte" in shown
    assert "\x1b[" not in shown


@pytest.mark.parametrize(("form", "sign"), [("text", ""), ("markdown", "#"), ("html", "<html"), ("json", "{")])
def test_explain_writes_four_formats(form: str, sign: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(article(1), encoding="utf-8")
    assert main(["explain", str(tmp_path / "a.txt"), "--format", form]) == 0
    shown = capsys.readouterr().out
    assert sign in shown
    assert shown.endswith("\n")
    if form == "json":
        assert json.loads(shown)["schema_version"]


@pytest.mark.slow
def test_explain_reads_standard_input() -> None:
    for arguments in (["explain"], ["explain", "-"]):
        done = run(*arguments, "--format", "json", stdin=b"\xef\xbb\xbf" + article(1).encode())
        assert done.returncode == 0
        assert json.loads(done.stdout)["abstained"] is False


def test_html_is_known_by_its_looks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in article(1).split("\n\n"))
    (tmp_path / "a.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    assert main(["explain", str(tmp_path / "a.html")]) == 0
    assert "</p>" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("article.docx", b"PK\x03\x04rest", "is an Office document or a zip archive; expected text or HTML"),
        (
            "empty.zip",
            b"PK\x05\x06" + b"\0" * 18,
            "empty.zip cannot be read: it is an empty zip archive; expected text",
        ),
        ("weir.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "weir.png is no text; expected text or HTML"),
        ("missing.txt", None, "missing.txt does not exist; expected a text or HTML file with one article"),
        (".", None, "is a folder; expected a text or HTML file with one article"),
        ("all.txt", b"The lock failed, an official said. " * 9000, "at most 200,000 are taken for one article; split"),
    ],
)
def test_files_that_cannot_be_read(
    name: str, content: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["explain", str(tmp_path / name)]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.err.count("\n") == 1
    assert shown.out == ""


BODY = article(1).replace("\n", " ")
QUOTED = BODY.replace('"', "“")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("in.csv", f'id,headline,body\n1,Lock shut,"{QUOTED}"\n2,Lock open,"{QUOTED}"\n'),
        ("in.txt", f"Headline\tBody text\nLock shut\t{QUOTED}\nLock open\t{QUOTED}\n"),
        ("in", f'Export of May\n\n"url";"text"\n"https://venn.example/1";"{QUOTED}"\n'),
        ("one.csv", f'text\n"{QUOTED}"\n"{QUOTED}"\n'),
        ("in.jsonl", json.dumps({"id": 1, "text": BODY}) + "\n" + json.dumps({"id": 2, "text": BODY}) + "\n"),
        ("in.json", json.dumps([{"title": "Lock shut", "body": BODY}], indent=1)),
        (
            "feed.xml",
            f"<?xml version='1.0'?><rss><channel><item><description>{QUOTED}</description></item></channel></rss>",
        ),
    ],
)
def test_explain_refuses_a_table(name: str, content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert main(["explain", str(tmp_path / name)]) == 2
    shown = capsys.readouterr()
    assert f"; credscore score {tmp_path / name} scores them" in shown.err
    assert shown.err.count("\n") == 1
    assert shown.out == ""


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("a.txt", "Author, date\nAna Ruiz, 3 May\n\n"),
        ("a.txt", "Summary\n\n"),
        ("a.txt", "Content, title and form were all disputed, she said.\n\n"),
        ("a.txt", "{Updated} [Lock, keeper]\n\n"),
        ("a.csv", "The lock, which was shut, stayed shut.\n\n"),
    ],
)
def test_explain_takes_an_article_for_no_table(name: str, opening: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(opening + article(1), encoding="utf-8")
    assert main(["explain", str(tmp_path / name)]) == 0


def test_an_empty_file_gets_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(" \n")
    assert main(["explain", str(tmp_path / "a.txt")]) == 0
    assert capsys.readouterr().out == "No score: there is no text to read\n"


@pytest.mark.parametrize(("encoding", "warned"), [("cp1252", True), ("utf-16", False), ("utf-8-sig", False)])
def test_explain_reads_the_encodings_that_score_reads(
    encoding: str, warned: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(f"“So,” said Zoë Ruiz.\n\n{article(1)}".encode(encoding))
    assert main(["explain", str(tmp_path / "a.txt")]) == 0
    shown = capsys.readouterr()
    assert "Zoë Ruiz" in shown.out
    note = f"credscore: {tmp_path / 'a.txt'}: bytes that are not UTF-8 were read as Windows-1252\n"
    assert shown.err == (note if warned else "")


def test_a_date_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(article(1), encoding="utf-8")
    assert main(["explain", str(tmp_path / "a.txt"), "--published", "yesterday"]) == 2
    shown = capsys.readouterr()
    assert "'yesterday' is no ISO 8601 date" in shown.err
    assert shown.out == ""


@pytest.mark.slow
@pytest.mark.parametrize("text", ["", "Ten words are too few.", "\x00", "‏\u200e", "milk\neggs\nbread\n"])
def test_what_is_no_article_gets_an_answer(text: str) -> None:
    done = run("explain", stdin=text.encode())
    assert done.returncode == 0
    assert done.stdout.strip()
    assert done.stderr == b""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="arguments are bytes on POSIX systems alone")
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
def test_lone_surrogates_and_poor_encodings_do_not_stop_the_output(encoding: str) -> None:
    command = [os.fsencode(part) for part in [*COMMAND, "explain", "--title"]] + [b"caf\xe9 \xf0\x9f\x9a\x80"]
    environment = ENVIRONMENT | {"PYTHONIOENCODING": encoding}
    done = subprocess.run(command, input=article(1).encode(), capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"caf" in done.stdout


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="pipes break otherwise elsewhere")
def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(article(1, sentences=1000), encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "explain", tmp_path / "a.txt", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


class Terminal(io.StringIO):
    """Standard output as if somebody looked at it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_is_for_terminals_that_want_it(
    no_color: str, coloured: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(article(1), encoding="utf-8")
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("NO_COLOR", no_color)
    assert main(["explain", str(tmp_path / "a.txt")]) == 0
    assert ("\x1b[" in screen.getvalue()) is coloured


# --- train and evaluate


@pytest.mark.parametrize("command", [["train", "-o", "model"], ["evaluate"]])
def test_without_data_it_is_said_what_is_missing(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CREDSCORE_DATA", raising=False)
    assert main(command) == 2
    assert "CREDSCORE_DATA" in capsys.readouterr().err
    monkeypatch.setenv("CREDSCORE_DATA", str(tmp_path))
    assert main(command) == 2
    assert str(tmp_path / "articles" / "train.jsonl.gz") in capsys.readouterr().err
    assert main([*command, "--data", "elsewhere"]) == 2
    assert str(Path("elsewhere", "articles", "train.jsonl.gz")) in capsys.readouterr().err
    assert main([command[0], "mine.jsonl", *command[1:]]) == 2
    assert "there is no file mine.jsonl" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# --- all of it


def test_no_command_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(command in shown for command in ("score", "explain", "train", "evaluate", "Exit status"))
    for command in ("score", "explain", "train", "evaluate"):
        assert main([command, "--help"]) == 0


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("credscore 0")
