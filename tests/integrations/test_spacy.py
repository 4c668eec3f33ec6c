"""The spaCy component in real pipelines."""

import pickle
from pathlib import Path
from typing import Any

import pytest

import credscore

spacy: Any = pytest.importorskip("spacy", reason="the component needs credscore[spacy]")
pytestmark = pytest.mark.slow

TEXT = (
    "🌉 The night fe\u0301rry to Skarra will be withdrawn in March, the Quay Gazette reported on Monday, citing a person close "
    "to the operator. The ship is said to need repairs that could cost two million crowns.\r\n\r\n“We have made no decision,”said "
    "Tomas Veld, a spokesman for Elmet Ferries.The harbour office keeps the timetable of the boats to Skarra, and sells the "
    "tickets too, on weekdays from nine to five."
)


@pytest.fixture(scope="module")
def nlp() -> Any:
    made = spacy.blank("en")
    made.add_pipe("credscore")
    return made


@pytest.fixture(scope="module")
def read() -> Any:
    return credscore.Scorer(estimate=False).explain(TEXT)


def test_it_is_found_by_its_name_and_says_what_the_library_says(nlp: Any, read: Any) -> None:
    score, found = read
    doc = nlp(TEXT)
    assert doc._.credscore == score
    assert doc._.attributions == found.attributions
    assert spacy.blank("en")(TEXT)._.credscore is None


def test_every_span_stands_for_words_of_the_law_of_evidence(nlp: Any, read: Any) -> None:
    doc = nlp(TEXT)
    spans = list(doc.spans["credscore"])
    expected = [
        (label, str(number), place.of(TEXT))
        for number, link in enumerate(read[1].attributions)
        for label, places in (("SOURCE", [link.source]), ("CUE", [link.cue]), ("CONTENT", link.content))
        for place in places
        if place is not None
    ]
    assert len(expected) >= 8
    assert [(span.label_, span.id_, span._.credscore_quote) for span in spans] == expected
    for span in spans:
        assert span._.credscore_quote in span.text
        assert span._.credscore_cut == (span._.credscore_quote != span.text)
    assert any(span._.credscore_cut for span in spans), "“…,”said is one token to spaCy"
    assert not all(span._.credscore_cut for span in spans)
    assert doc[0:2]._.credscore_quote is None
    assert doc[0:2]._.credscore_cut is False


def test_a_tokeniser_of_whole_lines_costs_no_evidence(read: Any) -> None:
    from spacy.tokens import Doc

    nlp = spacy.blank("en")
    nlp.tokenizer = lambda text: Doc(nlp.vocab, [text], [False])
    nlp.add_pipe("credscore")
    doc = nlp(TEXT)
    cues = [span._.credscore_quote for span in doc.spans["credscore"] if span.label_ == "CUE"]
    assert cues == [link.cue.of(TEXT) for link in read[1].attributions]


@pytest.mark.parametrize("processes", [1, 2])
def test_many_documents_in_several_processes(nlp: Any, read: Any, processes: int) -> None:
    first, short, last = nlp.pipe([TEXT, "Too short.", TEXT], n_process=processes, batch_size=1)
    assert first._.credscore == last._.credscore == read[0]
    assert last._.attributions == read[1].attributions
    assert "at least 50 are needed" in short._.credscore.reason
    quotes = [span._.credscore_quote for span in last.spans["credscore"]]
    assert quotes == [span._.credscore_quote for span in first.spans["credscore"]]
    assert None not in quotes


def test_a_document_is_the_same_after_bytes_a_pickle_and_a_bin(nlp: Any, read: Any) -> None:
    from spacy.tokens import Doc, DocBin

    doc = nlp(TEXT)
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    for again in (
        Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        pickle.loads(pickle.dumps(doc)),
        next(iter(DocBin().from_bytes(kept).get_docs(nlp.vocab))),
    ):
        assert again._.credscore == read[0]
        assert again._.attributions == read[1].attributions
        assert [s._.credscore_quote for s in again.spans["credscore"]] == [
            s._.credscore_quote for s in doc.spans["credscore"]
        ]


def test_settings_are_those_of_a_scorer_and_are_kept(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("credscore", config={"rules_only": True})
    nlp.to_disk(tmp_path)
    expected = credscore.Scorer(rules_only=True)(TEXT).value
    assert spacy.load(tmp_path)(TEXT)._.credscore.value == expected
    assert pickle.loads(pickle.dumps(nlp))(TEXT)._.credscore.value == expected
    estimating = spacy.blank("en")
    estimating.add_pipe("credscore", config={"estimate": True, "base_rate": 0.2})
    again = pickle.loads(pickle.dumps(estimating(TEXT)))
    assert again._.credscore == credscore.Scorer(base_rate=0.2)(TEXT)


def test_what_is_no_setting_is_refused_and_what_is_too_long_is_not_read(nlp: Any) -> None:
    with pytest.raises(Exception, match="wrong"):
        spacy.blank("en").add_pipe("credscore", config={"wrong": True})
    doc = nlp(nlp.make_doc("The lock failed. " * 20_000))
    assert doc._.credscore.abstained
    assert doc._.attributions == ()
