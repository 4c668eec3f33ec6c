"""A small run of the command that trains the tagger, from raw data to weights that the library reads."""

import gzip
import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch, credscore[train]")

from credscore.annotate.network.tagger import Tagger  # noqa: E402
from credscore.annotate.text.page import lay_out  # noqa: E402
from credscore.training.tagger import fit  # noqa: E402
from credscore.training.tagger.carrying import NOTHING_CARRIED  # noqa: E402
from credscore.training.tagger.corpus import Mix  # noqa: E402
from credscore.training.tagger.network import Convolutions, Network  # noqa: E402
from credscore.training.tagger.shipped import export  # noqa: E402

BEFORE, AFTER = "The clerk said that the lamp number {n} was out.", "The lamp was out, Bo Lind said."
TEXT = "\n\n".join(f"{BEFORE.format(n=n)} {AFTER} The lamps were lit at dusk and nobody minded." for n in range(12))


def spans(text: str, words: str) -> list[list[int]]:
    at, found = text.find(words), []
    while at >= 0:
        found.append([at, at + len(words)])
        at = text.find(words, at + 1)
    return found


def attributions() -> list[dict[str, Any]]:
    return [
        {"source": [s], "cue": [[s[1] + 1, s[1] + 5]], "content": [content], "nested_in": None}
        for source, content in (("The clerk", None), ("Bo Lind", None))
        for s in spans(TEXT, source)
        for content in [[s[1] + 11, s[1] + 25] if source == "The clerk" else [s[0] - 18, s[0] - 2]]
    ]


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(lines.encode()))
    else:
        path.write_text(lines, encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    marked = attributions()
    links = [
        {"source": a["source"][0], "cue": a["cue"][0], "content": a["content"], "parent": None, "kind": "indirect"}
        for a in marked
    ]
    write(folder / "attribution/polnear_train.jsonl.gz", {"id": "p", "text": TEXT, "attributions": marked})
    (folder / "attribution/polnear_classes.tsv").write_text(
        "article\tattribution\tclass\np\t0\tclaim\n", encoding="utf-8"
    )
    write(
        folder / "attribution/gum_train.jsonl.gz",
        {"id": "g", "licence": "CC-BY-4.0", "text": TEXT, "attributions": marked},
    )
    for name in ("train_real", "train_passages"):
        write(folder / f"chains/{name}.jsonl", {"id": name, "text": TEXT, "links": links})
    write(folder / "chains/dev_real.jsonl", {"id": "held", "text": TEXT, "links": links})
    for name in ("ewt_train", "newswire_train"):
        write(
            folder / f"ner/{name}.jsonl.gz",
            *[{"id": f"{n}", "tokens": ["Ana", "left"], "tags": ["B-PER", "O"]} for n in range(9)],
        )
    write(
        folder / "hedging/conll2010_train.jsonl.gz",
        *[
            {"id": f"w{n}", "domain": "wikipedia", "text": "It may rain.", "hedged": True, "cues": [[3, 6]]}
            for n in range(9)
        ],
    )
    article = {"outlet": "a", "dataset": "d", "title": "Lamps", "text": TEXT}
    write(folder / "articles/train.jsonl.gz", *[{"id": f"a{n}", **article} for n in range(450)])
    digest = sha256(TEXT.encode()).hexdigest()
    carried = [{"span": spans(TEXT, "The lamps were lit at dusk and nobody minded.")[0], "link": 12}]
    write(tmp_path / "links.jsonl", {"id": "a0", "sha256": digest, "links": links, "stances": []})
    write(tmp_path / "passages.jsonl", {"id": "made-up", "text": TEXT, "links": links})
    write(tmp_path / "carried.jsonl", {"id": "a1", "sha256": digest, "carried": carried})
    words = sorted({"the", "clerk", "said", "that", "lamp", "was", "out", "."})
    vectors = np.random.default_rng(0).normal(size=(len(words), 96)).astype(np.float32)
    start = Network(Convolutions(words, vectors, channels=fit.CHANNELS, steps=fit.STEPS), fit.CHANNELS)
    export(start, words, tmp_path / "start", threshold=0.2, carrying=NOTHING_CARRIED)
    return folder


def test_weights_are_trained_from_raw_data(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit, "_TO_SHIP", Mix(invented=2, crossed=2, forms=2))
    where = ["--data", str(data), "--start", str(tmp_path / "start"), "--out", str(tmp_path / "tagger")]
    more = ["--annotations", str(tmp_path), "--work", str(tmp_path / "work"), "--articles", "4"]
    monkeypatch.setattr(sys, "argv", ["fit", *where, *more, "--epochs", "0", "0", "1", "1"])
    fit.main()
    tagger = Tagger.load(tmp_path / "tagger")
    assert len(tagger(lay_out(TEXT)).cue) == len(lay_out(TEXT).tokens)
    assert "bias" in tagger.carrying
    stages = sorted(path.name.rsplit("-", 1)[0] for path in (tmp_path / "work").iterdir())
    assert stages == ["first", "silver", "student"]


def test_a_teacher_needs_its_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["fit", "--data", str(tmp_path), "--out", str(tmp_path)])
    with pytest.raises(SystemExit):
        fit.main()
