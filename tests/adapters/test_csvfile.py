"""CSV in, CSV or Parquet out, however long it takes and whatever happens on the way."""

import csv
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from stand_ins import Dawdling, Fragile

from credscore.adapters.csvfile import score_csv
from credscore.adapters.scoredtable import OUTPUT_COLUMNS
from credscore.errors import TableError

SENTENCES = (
    "The harbour office said on Monday that the lock had failed.",
    'Its keeper, Ines Duarte, said she had warned the board in March. "I wrote to them twice," she said.',
    "Two engineers who asked not to be named said the gate was thought to have been repaired badly.",
    "The board did not answer questions on Tuesday.",
    "A report by the inspectorate says that eleven of the forty locks on the canal are overdue for repair.",
    "Boats are said to be waiting at both ends, according to a notice on the canal trust's door.",
)


def article(seed: int, sentences: int = 12) -> str:
    chosen = random.Random(seed)
    return "\n\n".join(chosen.choice(SENTENCES) for _ in range(sentences))


def table(path: Path, rows: int, header: tuple[str, ...] = ("id", "headline", "body")) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows([f"{n:05}", f"Headline, {n}", article(n) if n % 10 else ""] for n in range(rows))
    return path


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_columns_of_the_source_are_kept_and_the_scores_added(tmp_path: Path) -> None:
    source, target = table(tmp_path / "in.csv", 30), tmp_path / "out.csv"
    done = score_csv(source, target)
    before, after = read(source), read(target)
    assert [{name: row[name] for name in ("id", "headline", "body")} for row in after] == before
    assert list(after[0])[3:] == [column.name for column in OUTPUT_COLUMNS]
    assert (done.path, done.rows, done.scored, done.abstained, done.errors) == (target, 30, 27, 3, 0)
    assert done.columns.found() == {"id": "id", "title": "headline", "text": "body"}
    assert sum(row["credscore_value"] != "" for row in after) == 27
    assert {row["credscore_reason"] for row in after if row["credscore_abstained"] == "True"} == {
        "the cell in column 'body' is empty"
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]


@pytest.mark.slow
def test_pandas_reads_what_is_written(tmp_path: Path) -> None:
    score_csv(table(tmp_path / "in.csv", 20), tmp_path / "out.csv")
    frame = pd.read_csv(tmp_path / "out.csv", dtype={"id": str})
    assert frame["id"][3] == "00003"
    assert frame["credscore_abstained"].dtype == bool
    assert frame["credscore_value"].dropna().between(0, 100).all()
    assert frame["credscore_estimate"].dropna().between(0, 1).all()


def test_rows_that_fail_carry_their_error_and_spare_the_others(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    texts = {number: article(number).replace('"', "'") for number in (1, 3, 4, 5)}
    source.write_text(f'id,text\n1,"{texts[1]}"\n2\n3,"{texts[3]} BREAK HERE"\n4,"{texts[4]}",more\n5,"{texts[5]}"\n')
    done = score_csv(source, tmp_path / "out.csv", scorer=Fragile())
    errors = [row["credscore_error"] for row in read(tmp_path / "out.csv")]
    assert (done.rows, done.scored, done.errors) == (5, 2, 3)
    assert [bool(error) for error in errors] == [False, True, True, True, False]
    assert "1 field where the header has 2" in errors[1]
    assert "broken on purpose" in errors[2]
    assert "left out: 'more'" in errors[3]


def test_a_row_that_is_not_utf8_is_scored_with_a_warning(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes(b"id,text,date\n1,caf\xe9,03/04/2025\n")
    score_csv(source, tmp_path / "out.csv")
    (row,) = read(tmp_path / "out.csv")
    assert row["text"] == "café"
    assert "Windows-1252" in row["credscore_warning"]
    assert "03/04/2025" in row["credscore_warning"]


@pytest.mark.slow
def test_an_unclosed_quotation_mark_spares_the_rows_after_it_and_resume_counts_them(tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    texts = [article(number).replace('"', "'").replace("\n", " ").replace(",", ";") for number in range(60)]
    source.write_text("id,text\n" + "".join(f"{n},{chr(34) if n == 10 else ''}{t}\n" for n, t in enumerate(texts)))
    done = score_csv(source, target)
    rows = read(target)
    assert (done.rows, done.scored, done.errors) == (60, 59, 1)
    assert "line 12: a quotation mark" in rows[10]["credscore_error"]
    assert [row["text"] for row in rows] == texts
    run_until_death(source, tmp_path / "again.csv", lives=40)
    score_csv(source, tmp_path / "again.csv", resume=True)
    assert (tmp_path / "again.csv").read_bytes() == target.read_bytes()


def test_a_doubled_name_is_noted_where_its_column_is_read(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("text,text,x,x\na,b,c,d\n")
    assert score_csv(source, tmp_path / "out.csv").notes == ("2 columns are named 'text'; the first of them is read",)


def test_what_is_not_read_is_told_once_and_ids_that_stand_twice_are_counted(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("ID,Body,Writer,Desk,Shelf mark\n7,a,Ana Ruiz,b,c\n8,a,,,\n7,a,,,\n,a,,,\n,a,,,\n7,b,,,\n")
    lines: list[str] = []
    done = score_csv(source, tmp_path / "out.csv", announce=lines.append)
    assert lines[1:] == [
        "  columns read: id from 'ID', text from 'Body', author from 'Writer'",
        "  not read: 'Desk', 'Shelf mark'",
    ]
    assert done.notes == ("2 rows have ids that stand in a row before; every row is kept",)
    assert done.rows == 6
    score_csv(tmp_path / "out.csv", tmp_path / "again.csv", announce=lines.append)
    assert lines[-2] == "  not read: 'Desk', 'Shelf mark'"  # and not the scores of before, which are told apart
    assert lines[-1].startswith("  replaced by this scoring: 'credscore_value', ")


def test_many_columns_that_are_not_read_are_cut_short(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text(",".join(["text", *(f"tag {n}" for n in range(40))]) + "\na" + "," * 40 + "\n")
    lines: list[str] = []
    score_csv(source, tmp_path / "out.csv", announce=lines.append)
    assert lines[2].startswith("  not read: 'tag 0', 'tag 1', ")
    assert lines[2].endswith(" and 28 more")


@pytest.mark.slow
def test_the_bands_are_counted(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", 60)
    done = score_csv(source, tmp_path / "out.csv")
    bands = [row["credscore_band"] for row in read(tmp_path / "out.csv")]
    assert done.bands == {band: bands.count(band) for band in set(bands) - {""}}
    run_until_death(source, tmp_path / "again.csv", lives=40)
    assert score_csv(source, tmp_path / "again.csv", resume=True).bands == done.bands


@pytest.mark.slow
@pytest.mark.parametrize("n_jobs", [1, 2])
def test_the_progress_bar_counts_articles(tmp_path: Path, n_jobs: int, capsys: pytest.CaptureFixture[str]) -> None:
    score_csv(table(tmp_path / "in.csv", 60), tmp_path / "out.csv", n_jobs=n_jobs, progress=True)
    assert "60/60" in capsys.readouterr().err


def test_an_export_without_texts_keeps_every_row_with_its_reason(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text(
        "url,title,seendate,domain\nhttps://ledger.example/1,Lock fails,20230918T031500Z,ledger.example\n"
    )
    done = score_csv(source, tmp_path / "out.csv")
    (row,) = read(tmp_path / "out.csv")
    assert "no text column" in row["credscore_reason"]
    assert (done.rows, done.errors) == (1, 0)
    assert any("no column holds the articles' text" in note for note in done.notes)


def test_trafilatura_gains_a_header(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    fields = [
        "https://ledger.example/1",
        "null",
        "f3",
        "ledger.example",
        "Lock fails",
        "null",
        "2025-03-04",
        article(1),
    ]
    with source.open("w", newline="") as stream:
        csv.writer(stream, delimiter="\t").writerow([*fields, "null", "null", "article"])
    score_csv(source, tmp_path / "out.csv")
    (row,) = read(tmp_path / "out.csv")
    assert row["hostname"] == "ledger.example"
    assert row["credscore_value"]


@pytest.mark.slow
def test_a_scored_file_can_be_scored_again(tmp_path: Path) -> None:
    score_csv(table(tmp_path / "in.csv", 20), tmp_path / "once.csv")
    score_csv(tmp_path / "once.csv", tmp_path / "twice.csv")
    assert (tmp_path / "once.csv").read_bytes() == (tmp_path / "twice.csv").read_bytes()


@pytest.mark.parametrize("rows", [0, 1])
def test_short_files(tmp_path: Path, rows: int) -> None:
    assert score_csv(table(tmp_path / "in.csv", rows), tmp_path / "out.csv").rows == rows
    assert len(read(tmp_path / "out.csv")) == rows


@pytest.mark.slow
def test_two_processes_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", 450)
    one = score_csv(source, tmp_path / "one.csv")
    two = score_csv(source, tmp_path / "two.csv", n_jobs=2)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert (one.rows, one.scored, one.abstained) == (two.rows, two.scored, two.abstained)


def test_columns_of_other_names_can_be_given(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", 5, header=("key", "head", "story"))
    assert score_csv(source, tmp_path / "out.csv", columns={"text": "story", "title": "head"}).scored == 4


def test_columns_of_a_parquet_file_keep_what_they_hold(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    own = {"number": [7, None, 9], "share": [0.5, None, 2.0], "seen": [True, False, None], "tags": [["a"], [], ["b"]]}
    types = {"number": "Int64", "seen": "boolean"}
    pd.DataFrame({"text": [article(n) for n in range(3)], **own}).astype(types).to_parquet(tmp_path / "in.parquet")
    score_csv(tmp_path / "in.parquet", tmp_path / "out.parquet")
    scored = pd.read_parquet(tmp_path / "out.parquet", dtype_backend="numpy_nullable")
    assert [str(scored[name].dtype) for name in own] == ["Int64", "Float64", "boolean", "string"]
    assert list(scored["number"].dropna()) == [7, 9]
    assert list(scored["share"].dropna()) == [0.5, 2.0]
    assert list(scored["seen"].dropna()) == [True, False]
    assert list(scored["tags"]) == ['["a"]', "[]", '["b"]']


JSON_ROWS: tuple[dict[str, object], ...] = (
    {"id": 7, "words": 410, "share": 1, "seen": True, "desk": None, "tags": ["lock"], "title": "", "mixed": 1},
    {"id": 8, "words": None, "share": 0.5, "seen": False, "desk": "City", "tags": [], "title": "Lock", "mixed": "2"},
)
TYPES = {"id": int, "words": int, "share": float, "seen": bool, "desk": str, "tags": list, "title": str, "mixed": str}


@pytest.mark.parametrize("form", ["in.jsonl", "in.json", "several"])
def test_what_was_a_number_a_truth_a_list_or_nothing_in_json_is_so_again(form: str, tmp_path: Path) -> None:
    given = [{"text": article(n), **row} for n, row in enumerate(JSON_ROWS)]
    source = tmp_path / form
    if form == "several":
        source.mkdir()
        for n, row in enumerate(given):
            (source / f"{n}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    else:
        lines = json.dumps(given) if form == "in.json" else "\n".join(map(json.dumps, given))
        source.write_text(lines, encoding="utf-8")
    for _ in range(2):  # a second run knows its own file
        score_csv(source, tmp_path / "out.jsonl")
    scored = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    if form != "several":
        for row, before in zip(scored, JSON_ROWS, strict=True):
            held = {**before, "mixed": str(before["mixed"])}
            assert {name: row[name] for name in held} == held
            assert all(row[name] is None or type(row[name]) is kind for name, kind in TYPES.items())
    assert [row["id"] for row in scored] == [7, 8]
    assert [row["seen"] for row in scored] == [True, False]


def test_numbers_of_json_are_numbers_in_parquet(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "in.json").write_text(json.dumps([{"text": article(0), **row} for row in JSON_ROWS]), encoding="utf-8")
    score_csv(tmp_path / "in.json", tmp_path / "out.parquet")
    frame = pd.read_parquet(tmp_path / "out.parquet")
    assert {name: frame[name].dtype.kind for name in ("id", "share", "seen")} == {"id": "i", "share": "f", "seen": "b"}
    assert list(frame["tags"]) == ['["lock"]', "[]"]


@pytest.mark.slow
def test_parquet_by_the_name_of_the_target(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    source = table(tmp_path / "in.csv", 30)
    score_csv(source, tmp_path / "out.parquet")
    score_csv(source, tmp_path / "out.csv")
    frame = pd.read_parquet(tmp_path / "out.parquet")
    rows = read(tmp_path / "out.csv")
    assert list(frame["id"]) == [row["id"] for row in rows]
    assert list(frame["credscore_base"].dropna()) == [
        float(row["credscore_base"]) for row in rows if row["credscore_base"]
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv", "out.parquet"]


@pytest.mark.parametrize(
    ("target", "said"),
    [("nowhere/out.csv", "there is no folder"), ("in.csv", "is the file to be scored"), (".", "it is a folder")],
)
def test_targets_that_cannot_be_written(tmp_path: Path, target: str, said: str) -> None:
    source = table(tmp_path / "in.csv", 3)
    before = source.read_bytes()
    with pytest.raises(TableError, match=said):
        score_csv(source, tmp_path / target)
    assert source.read_bytes() == before


def test_bad_input_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("speaker,utterance\na,b\n")
    with pytest.raises(TableError, match="no column holds articles"):
        score_csv(tmp_path / "in.csv", tmp_path / "out.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


class Mortal(Dawdling):
    """Scores a number of articles, then dies."""

    def __init__(self, lives: int) -> None:
        super().__init__()
        self.lives = lives

    def __call__(self, article):  # type: ignore[no-untyped-def]
        self.lives -= 1
        if self.lives < 0:
            raise KeyboardInterrupt
        return super().__call__(article)


def run_until_death(source: Path, target: Path, lives: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        score_csv(source, target, scorer=Mortal(lives))
    assert target.with_name(f"{target.name}.part").exists()


@pytest.mark.slow
def test_resume_goes_on_after_the_last_whole_row(tmp_path: Path) -> None:
    source, target = table(tmp_path / "in.csv", 350), tmp_path / "out.csv"
    score_csv(source, tmp_path / "whole.csv")
    run_until_death(source, target, lives=250)
    part = tmp_path / "out.csv.part"
    part.write_bytes(part.read_bytes()[:-40])
    done = score_csv(source, target, resume=True)
    assert target.read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert (done.rows, done.scored, done.abstained) == (350, 315, 35)
    assert any("224 rows were taken over" in note for note in done.notes)


def test_resume_with_nothing_to_go_on_with_scores_everything_and_says_so(tmp_path: Path) -> None:
    done = score_csv(table(tmp_path / "in.csv", 3), tmp_path / "out.csv", resume=True)
    assert done.rows == 3
    assert any("no rows were left" in note for note in done.notes)


@pytest.mark.slow
def test_without_resume_a_run_begins_again_and_says_so(tmp_path: Path) -> None:
    source, target = table(tmp_path / "in.csv", 250), tmp_path / "out.csv"
    run_until_death(source, target, lives=150)
    done = score_csv(source, target)
    assert done.rows == 250
    assert any("125 rows of an unfinished run were discarded" in note for note in done.notes)


@pytest.mark.slow
def test_resume_refuses_an_input_that_changed(tmp_path: Path) -> None:
    source, target = table(tmp_path / "in.csv", 250), tmp_path / "out.csv"
    run_until_death(source, target, lives=150)
    left = (tmp_path / "out.csv.part").read_bytes()
    source.write_bytes(source.read_bytes().replace(b"Headline, 240", b"Headline: 240"))
    with pytest.raises(TableError, match="the input changed"):
        score_csv(source, target, resume=True)
    assert (tmp_path / "out.csv.part").read_bytes() == left


@pytest.mark.slow
def test_resume_refuses_other_columns(tmp_path: Path) -> None:
    source, target = table(tmp_path / "in.csv", 250), tmp_path / "out.csv"
    run_until_death(source, target, lives=150)
    with pytest.raises(TableError, match="the columns changed"):
        score_csv(source, target, columns={"text": "headline"}, resume=True)


SCRIPT = """
import sys
from stand_ins import Dawdling
from credscore.adapters.csvfile import score_csv
score_csv(sys.argv[1], sys.argv[2], scorer=Dawdling(), n_jobs=int(sys.argv[3]), resume=True)
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_killed_at_any_moment_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    source, target = table(tmp_path / "in.csv", 400), tmp_path / "out.csv"
    score_csv(source, tmp_path / "whole.csv")
    moments, kills = random.Random(5), 0
    part = tmp_path / "out.csv.part"
    while not target.exists():
        begun = part.stat().st_size if part.exists() else 0
        process = subprocess.Popen([sys.executable, "-c", SCRIPT, source, target, "1"], env=ENVIRONMENT)
        while process.poll() is None and not (part.exists() and part.stat().st_size > begun):
            time.sleep(0.005)
        time.sleep(moments.uniform(0, 0.2))
        process.kill()
        status = process.wait()
        assert status in (0, -signal.SIGKILL)
        kills += status == -signal.SIGKILL
    assert kills >= 2
    assert target.read_bytes() == (tmp_path / "whole.csv").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_two_processes_hand_their_rows_over_as_they_are_done(tmp_path: Path) -> None:
    source, target = table(tmp_path / "in.csv", 1500), tmp_path / "out.csv"
    score_csv(source, tmp_path / "whole.csv")
    part = tmp_path / "out.csv.part"
    with subprocess.Popen([sys.executable, "-c", SCRIPT, source, target, "2"], env=ENVIRONMENT) as process:
        while process.poll() is None and not (part.exists() and part.read_bytes().count(b"\n0") > 1):
            time.sleep(0.005)
        process.kill()
    done = score_csv(source, target, scorer=Dawdling(), n_jobs=2, resume=True)
    (taken_over,) = (int(note.split()[0].replace(",", "")) for note in done.notes if "taken over" in note)
    assert 0 < taken_over < 1000
    assert target.read_bytes() == (tmp_path / "whole.csv").read_bytes()
