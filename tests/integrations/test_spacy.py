"""The spaCy component in a real pipeline."""

import pickle
from typing import Any

import pytest

import credscore

spacy: Any = pytest.importorskip("spacy", reason="the component needs credscore[spacy]")
pytestmark = pytest.mark.slow

TEXT = (
    "🌉 The night ferry to Skarra will be withdrawn in March, the Quay Gazette reported on Monday, citing a person close "
    "to the operator. The ship is said to need repairs that could cost two million crowns. “We have made no decision,” "
    "said Tomas Veld, a spokesman for Elmet Ferries. The harbour office keeps the timetable of the boats to Skarra."
)


def test_it_is_found_by_its_name_and_scores_each_document() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("credscore")
    score, found = credscore.Scorer(estimate=False).explain(TEXT)
    for doc in nlp.pipe([TEXT, "Too short."]):
        assert doc._.credscore.abstained == (doc.text != TEXT)
    doc = nlp(TEXT)
    assert doc._.credscore.value == score.value
    assert doc._.attributions == found.attributions
    cues = [span for span in doc.spans["credscore"] if span.label_ == "CUE"]
    assert [span.text for span in cues] == [a.cue.of(TEXT) for a in found.attributions]
    assert {span.id_ for span in cues} == {str(n) for n in range(len(found.attributions))}


def test_settings_are_kept_on_disk_and_in_a_pickle(tmp_path: Any) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("credscore", config={"rules_only": True})
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    expected = credscore.Scorer(rules_only=True)(TEXT).value
    assert again(TEXT)._.credscore.value == expected
    assert pickle.loads(pickle.dumps(nlp))(TEXT)._.credscore.value == expected
