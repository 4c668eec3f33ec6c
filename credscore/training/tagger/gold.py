"""Texts annotated by this project's own guidelines, and what the cues of PolNeAR are by them: claims, stances, talk or nothing.

Annotations of this project's own are kept without their texts, which belong to their publishers: each names the article of
`articles/train` that it belongs to, and the digest of its text.
"""

import gzip
import json
from collections import defaultdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from credscore.annotate.network.tagger import KINDS
from credscore.training.tagger.data import Row, read_rows

CLAIM, STANCE = KINDS.index("claim"), KINDS.index("stance")


def row_of(text: str, given: dict[str, Any], name: str) -> Row:
    """Return an annotated text with its links, and its stances where they are noted, as attributions."""
    marked: list[dict[str, Any]] = [
        {
            "source": [link["source"]] if link["source"] else [],
            "cue": [link["cue"]],
            "content": link["content"],
            "nested_in": link["parent"],
            "kind": CLAIM,
        }
        for link in given.get("links", ())
    ]
    for stance in given.get("stances", ()):
        source, cue, content = (_spans(stance.get(role)) for role in ("source", "cue", "content"))
        if len(cue) == 1 and content and not any(_touch(cue[0], link["cue"][0]) for link in marked):
            holder = next(
                (
                    i
                    for i, link in enumerate(marked)
                    if any(s <= cue[0][0] and cue[0][1] <= e for s, e in link["content"])
                ),
                None,
            )
            marked.append({"source": source[:1], "cue": cue, "content": content, "nested_in": holder, "kind": STANCE})
    return {"id": name, "text": text, "attributions": marked, "carried": given.get("carried")}


def _spans(given: Any) -> list[list[int]]:
    """Return one span or several as a list."""
    if not given:
        return []
    return [given] if isinstance(given[0], int) else list(given)


def _touch(one: list[int], other: list[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def chain_rows(path: Path) -> list[Row]:
    """Return the texts of a file of chains."""
    return [row_of(row["text"], row, row["id"]) for row in read_rows(path)]


def annotated_rows(path: Path, data: Path) -> list[Row]:
    """Return the articles annotated in a file, and the parts of articles, their texts found in `articles/train` by their ids."""
    given = defaultdict[str, list[dict[str, Any]]](list)
    for row in read_rows(path):
        given[row["id"]].append(row)
    found = []
    with gzip.open(data / "articles/train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            text = article["text"]
            for annotation in given.get(article["id"], ()):
                if sha256(text.encode()).hexdigest() == annotation["sha256"]:
                    part = slice(*annotation.get("part", (0, len(text))))
                    found.append(row_of(text[part], annotation, article["id"]))
    return found


def polnear_rows(data: Path) -> list[Row]:
    """Return PolNeAR's training articles; of some cues it is told what they are."""
    rows = read_rows(data / "attribution/polnear_train.jsonl.gz")
    told = [line.split("\t") for line in (data / "attribution/polnear_classes.tsv").read_text("utf-8").splitlines()[1:]]
    kinds = {(name, int(number)): KINDS.index(kind) for name, number, kind in told}
    for row in rows:
        for number, given in enumerate(row["attributions"]):
            if (row["id"], number) in kinds:
                given["kind"] = kinds[row["id"], number]
    return rows
