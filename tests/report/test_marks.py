import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_cases import annotated, attribution, contribution, evidence, harbour, place, score

from credscore import report
from credscore.annotate.text.markup import read_html
from credscore.annotate.values import Furniture, FurnitureKind, Sentence
from credscore.article import Article
from credscore.report.legible import legible
from credscore.report.marks import bracketed, marks
from credscore.signals.base import Evidence, Tone
from credscore.spans import Span


def drawn(text, *found, **article):
    """Return the marked text of an article, one string a line, with the notes of the evidence numbered."""
    result = marks(
        score([contribution("signal", -1.0, "A reason.", *found)]), annotated(Article(text, **article), sentences=())
    )
    return [bracketed(line, str) for line in result.fields["text"]]


def test_nested_evidence_is_marked_inside_out():
    text = "They are said to have fled."
    assert drawn(text, evidence(text, "are said to have fled", "wide"), evidence(text, "said", "narrow")) == [
        "They ⟦are ⟦said⟧² to have fled⟧¹."
    ]


def test_overlapping_evidence_keeps_both_numbers():
    text = "one two three four"
    assert drawn(text, evidence(text, "one two three", "a"), evidence(text, "two three four", "b")) == [
        "⟦one ⟦two three⟧¹ four⟧²"
    ]


def test_all_that_is_said_of_the_same_words_stands_under_one_number():
    text = "reportedly gone"
    found = [evidence(text, "reportedly", note) for note in ("hides who", "named: Ana", "named: Ana (official)")]
    assert drawn(text, *found) == ["⟦reportedly⟧¹ gone"]
    (note,) = marks(score([contribution("signal", -1.0, "A reason.", *found)]), annotated(Article(text))).notes
    assert note.words == "hides who; named: Ana (official)"


def test_words_that_speak_both_ways_say_so():
    text = "reportedly gone"
    found = [evidence(text, "reportedly", tone, tone=tone) for tone in ("for", "against")]
    (note,) = marks(score([contribution("signal", -1.0, "A reason.", *found)]), annotated(Article(text))).notes
    assert (note.tone, note.side) == (Tone.NOTED, "speaks for and against")


def test_questions_are_placed_where_their_words_begin():
    text = "It rained. Some say so."
    (line,) = marks(score([]), annotated(Article(text)), [place(text, "Some"), place(text, "It")]).fields["text"]
    assert [(segment.text, segment.asked) for segment in line] == [("It rained. ", (2,)), ("Some say so.", (1,))]


def test_places_that_say_the_same_share_a_number():
    text = "allegedly here, allegedly there"
    same = [evidence(text, "allegedly", "hides who", nth=n) for n in (0, 1)]
    assert drawn(text, *same) == ["⟦allegedly⟧¹ here, ⟦allegedly⟧¹ there"]


def test_evidence_over_paragraphs_opens_and_closes_once():
    text = "He said: “It began.\n\n“It ended.” So."
    assert drawn(text, evidence(text, "“It began.\n\n“It ended.”", "a quotation")) == [
        "He said: ⟦“It began.",
        "“It ended.”⟧¹ So.",
    ]


def test_a_contribution_and_its_reading_are_noted_once():
    given_score, found = harbour()
    assert [note.words for note in marks(given_score, found).notes].count("three removes") == 1


def test_tones_are_those_of_the_evidence():
    given_score, found = harbour()
    tones = {note.words: note.tone for note in marks(given_score, found).notes}
    assert (tones["three removes"], tones["a named official"], tones["a loaded word"]) == (
        Tone.AGAINST,
        Tone.FOR,
        Tone.NOTED,
    )


@pytest.mark.parametrize("render", [report.text, report.markdown, report.html])
def test_evidence_speaks_and_only_points_count(render):
    out = render(*harbour())
    assert all(words in out for words in ("speaks against", "speaks for", "noted"))
    assert not any(words in out for words in ("counts against", "counts for", "noted, without weight"))


def test_furniture_is_bracketed():
    text = "By Ana Lind\nThe quay was sold."
    found = annotated(Article(text), furniture=(Furniture(span=place(text, "By Ana Lind"), kind=FurnitureKind.BYLINE),))
    found_lines = marks(score([]), found).fields["text"]
    assert [bracketed(line, str) for line in found_lines] == ["‹By Ana Lind›", "The quay was sold."]


def test_lines_broken_by_width_are_joined():
    text = "The quay was\r\nsold."
    whole = Sentence(span=Span(0, len(text)), first=0, stop=5, paragraph=0, prose=True)
    lines = marks(score([]), annotated(Article(text), sentences=(whole,))).fields["text"]
    assert [segment.text for line in lines for segment in line] == ["The quay was  sold."]


def test_html_shows_the_words_and_not_the_tags():
    text = "<p>Fish &amp; chips are <b>said</b> to be <i>gone</i>.</p><script>alert(1)</script><p>So.</p>"
    found = [
        evidence(text, "said</b> to", "hides who", visible="said to"),
        evidence(text, "Fish &amp; chips", "named", visible="Fish & chips"),
    ]
    assert drawn(text, *found, html=True) == ["⟦Fish & chips⟧¹ are ⟦said to⟧² be gone.", "So."]


@pytest.mark.slow
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_any_evidence_on_any_text_is_marked_and_nothing_is_lost(text, pairs):
    spans = {Span(*sorted((min(a, len(text)), min(b, len(text))))) for a, b in pairs}
    found = [
        Evidence(field="text", span=s, quote=s.of(text), note=f"{s.start}-{s.end}", tone="noted", words=s.of(text))
        for s in spans
    ]
    result = marks(score([contribution("signal", -1.0, "A reason.", *found)]), annotated(Article(text)))
    segments = [segment for line in result.fields.get("text", ()) for segment in line]
    assert "".join("".join(s.text for s in segments).split()) == "".join(legible(text).split())
    for note in result.notes:
        under = "".join(s.text for s in segments if note.number in s.notes)
        start, end = map(int, note.words.split("-"))
        assert "".join(under.split()) == "".join(legible(text)[start:end].split())
    joined = "\n".join(
        bracketed(line, lambda words: re.sub("[⟦⟧]", "", words)) for line in result.fields.get("text", ())
    )
    assert joined.count("⟦") == joined.count("⟧")


def test_read_html_and_the_marks_agree_on_long_entities():
    text = "a &hellip; <b>b</b>"
    assert read_html(text).text == "a … b"
    assert drawn(text, evidence(text, "&hellip;", "note"), html=True) == ["a ⟦…⟧¹ b"]


def test_attributions_need_no_evidence_to_be_shown():
    text = "Ana said it rained."
    found = annotated(Article(text), attributions=(attribution(text, "Ana", "said", "it rained"),))
    assert marks(score([]), found).notes == ()
