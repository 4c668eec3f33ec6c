"""Made-up training cases keep every mark where it belongs."""

import gzip
import json
import random
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="training needs torch, credscore[train]")

from credscore.training.tagger.carrying import examples
from credscore.training.tagger.corpus import add_doubts, samples_of
from credscore.training.tagger.crossed import Kit, crossed
from credscore.training.tagger.data import NO_CLAIM, Templates, document, restyle, wrap
from credscore.training.tagger.forms import forms
from credscore.training.tagger.gold import annotated_rows
from credscore.training.tagger.rewording import agentless, reword, second_hand

TEXT = "Bridge is safe.\n\nThe mayor said the bridge was safe. The old clerk is the only one who knows. Ana Ruiz said that the river rose."


def mark(text: str, source: str, cue: str, content: str) -> dict[str, Any]:
    begin = text.index(f"{source} {cue}")
    at = begin + len(source) + 1
    k = text.index(content, at)
    return {
        "source": [[begin, begin + len(source)]],
        "cue": [[at, at + len(cue)]],
        "content": [[k, k + len(content)]],
        "nested_in": None,
    }


@pytest.fixture
def row() -> dict[str, Any]:
    marked = [mark(TEXT, "The mayor", "said", "the bridge was safe"), mark(TEXT, "Ana Ruiz", "said", "the river rose")]
    return {"text": TEXT, "attributions": marked}


TEMPLATES = Templates(
    before=(("Bo Lind", "wrote", " that "), ("the Courier", "said", " ")), after=(("Cy Dunn", "said", ""),)
)


def words(row: dict[str, Any], role: str) -> list[list[str]]:
    return [[row["text"][s:e] for s, e in given[role]] for given in row["attributions"]]


@pytest.mark.parametrize("seed", range(12))
def test_wrapping_keeps_the_marks_and_nests_them(row: dict[str, Any], seed: int) -> None:
    made = restyle(wrap(row, TEMPLATES, random.Random(seed), holding=1.0, plain=1.0), random.Random(seed))
    assert words(made, "cue")[:2] == [["said"], ["said"]]
    assert [s[0].lower() for s in words(made, "source")[:2]] == ["the mayor", "ana ruiz"]
    assert words(made, "content")[:2] == [["the bridge was safe"], ["the river rose"]]
    for given in made["attributions"][:2]:
        outer = made["attributions"][given["nested_in"]]
        assert outer["content"][0][0] <= given["source"][0][0]
        assert given["content"][0][1] <= outer["content"][0][1]
    assert document(made).marked


@pytest.mark.parametrize("seed", range(40))
def test_rewording_marks_what_it_wrote(row: dict[str, Any], seed: int) -> None:
    made = reword(row, TEMPLATES, random.Random(seed), told=1.0, plain=1.0)
    assert made["text"] != TEXT
    claims = " ".join(w for spans in words(made, "content") for w in spans).lower()
    assert "bridge was safe" in claims
    assert "river rose" in claims
    for given in made["attributions"]:
        for role in ("source", "cue", "content"):
            for s, e in given[role]:
                span = made["text"][s:e]
                assert span == span.strip()
                assert span


def test_second_hand_names_both() -> None:
    rng = random.Random(0)
    for _ in range(60):
        text, links = second_hand("The mayor", "said", "that ", "it was safe", "Bo Lind", rng)
        assert text[0].isupper()
        for link in links:
            assert link["nested_in"] in (None, 0)
            assert all(text[s:e].strip() == text[s:e] for s, e in (*link["source"], *link["cue"], *link["content"]))


def test_agentless_has_no_source() -> None:
    rng = random.Random(0)
    found = [agentless("The old clerk is the only one", rng) for _ in range(60)]
    assert all(link["source"] == [] for made in found if made for link in made[1])
    assert any(made and made[0].startswith("The old clerk is reportedly") for made in found)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_made_up_marks_words_that_stand_there(seed: int) -> None:
    rng = random.Random(seed)
    for made in (forms(rng), crossed(Kit.whole(), rng)):
        assert len(document(made).marked) == len(made["attributions"])
        for cue in (given["cue"][0] for given in made["attributions"]):
            assert made["text"][cue[0] : cue[1]].strip() == made["text"][cue[0] : cue[1]]
            assert not set("[]{}|") & set(made["text"])


def test_verbs_held_out_are_taught_with_nobody() -> None:
    taught, asked = Kit.whole().parted()
    verbs = [{frame.split(" ")[0] for frame in kit.nothing} for kit in (taught, asked)]
    assert verbs[0].isdisjoint(verbs[1])
    assert set(taught.subjects).isdisjoint(asked.subjects)


def test_doubted_cues_are_known_to_be_no_claims() -> None:
    made = add_doubts(document({"text": "The clerk praised the lamp."}), lambda _: [(2, 3)])
    (sample,) = samples_of(made, 400)
    assert sample.kinds == [NO_CLAIM]
    assert sample.doubted.tolist() == [False, False, True, False, False, False]
    assert not sample.any.any()


def test_a_part_of_an_article_is_a_text_of_its_own(tmp_path: Path) -> None:
    text = "The mayor left.\nA clerk said the lamp was out."
    part = text.index("A clerk")
    link = {"source": [0, 7], "cue": [8, 12], "content": [[13, 29]], "parent": None}
    given = {"id": "a", "sha256": sha256(text.encode()).hexdigest(), "part": [part, len(text)], "links": [link]}
    (tmp_path / "links.jsonl").write_text(json.dumps(given) + "\n" + json.dumps({**given, "sha256": "0"}), "utf-8")
    (tmp_path / "articles").mkdir()
    with gzip.open(tmp_path / "articles/train.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": "a", "text": text}))
    (row,) = annotated_rows(tmp_path / "links.jsonl", tmp_path)
    assert row["text"] == "A clerk said the lamp was out."
    assert [row["text"][slice(*span)] for span in row["attributions"][0]["content"]] == ["the lamp was out"]
    assert list(examples([row], lambda _: pytest.fail("nobody said what is carried"))) == []
