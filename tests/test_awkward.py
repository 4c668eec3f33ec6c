"""What is not an article: each gets a clear answer, an abstention or an error that says what to do."""

import time

import pytest

import credscore

SENTENCE = "Olga Brandt said the lock was shut on Friday, and nobody came to the basin before it was dark. "
GERMAN = (
    "Der Kanal ist in der Nacht auf Freitag zugefroren, und die Kähne in dem unteren Becken konnten nicht mehr bewegt werden. "
    "Die Schleuse bleibt nach den Worten der Wärterin bis zum Ende des Monats geschlossen. "
    "Zwei Pferde, die durch das Eis gebrochen waren, wurden von den Männern der Gilde mit Seilen aus dem Wasser gezogen. "
    "Ob der Markt am Sonntag stattfindet, ist noch nicht bekannt."
)
SHOPPING = "\n".join(["milk", "eggs", "two lemons", "rye bread", "salt", "candles", "soap", "nine eels"] * 8)
HTML = f"<html><head><title>x</title></head><body><p>{SENTENCE * 4}</p><script>{SENTENCE}</script></body></html>"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "there is no text to read"),
        (" \n\t ", "there is no text to read"),
        ("\x00\x00\x00", "there is no text to read"),
        ("\ud83d\udc00\ud83d", "there is no text to read"),
        ("\u200f\u202e\u2066", "there is no text to read"),
        ("Hi.", "the text has 1 word of prose"),
        ("Ten words are not enough for anybody to judge by.", "the text has 10 words"),
        (SHOPPING, "the text does not read as English"),
        ("x" * 5000, "the text has 1 word"),
        ("東京で運河が凍った。" * 60, "does not read as English"),
        (GERMAN, "the text is in German, and only English is read"),
        (SENTENCE * 3000, "at most 200,000 are taken for one article; split it"),
    ],
    ids=["empty", "blank", "NULs", "surrogates", "direction marks", "one word", "ten words", "shopping list", "one long word", "Japanese", "German", "too long"],
)  # fmt: skip
def test_abstentions_say_why(text: str, reason: str) -> None:
    score = credscore.score(text)
    assert score.abstained
    assert score.reason is not None
    assert reason in score.reason
    assert score.value is None
    assert len(score.readings) >= 12


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (SENTENCE * 4, False),
        (HTML, True),
        (SENTENCE.replace("lock", "lo\x00ck") * 4, False),
        (SENTENCE.replace(" ", " \ud83d") * 4, False),
        (SENTENCE.replace(" ", " \u200f") * 4, False),
        (("“" + SENTENCE) * 4, False),
        (SENTENCE.upper() + SENTENCE * 3, False),
    ],
    ids=["plain", "HTML", "NUL inside", "surrogates inside", "direction marks inside", "unclosed quotations", "capitals"],
)  # fmt: skip
def test_odd_characters_do_not_stop_a_score(text: str, html: bool) -> None:
    score = credscore.score(text, html=html)
    assert not score.abstained, score.reason
    assert score.value is not None
    assert 0 <= score.value <= 100


def test_a_page_whose_visible_text_is_too_long_is_not_read() -> None:
    score = credscore.score(f"<title>Lock shut</title><p>{SENTENCE * 3000}</p>", html=True)
    assert score.reason == credscore.score(SENTENCE * 3000 + "\n").reason
    assert {reading.absent for reading in score.readings[:-1]} == {"the text was not read"}
    assert any("Lock shut" in note for note in score.notes)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (SENTENCE * 3000, False),
        (f"<p>{SENTENCE * 3000}</p>", True),
        (f"<p>{SENTENCE}</p>" + "<br>" * 500_000, True),
    ],
    ids=["text", "the text of a page", "a page"],
)
def test_what_is_too_long_to_be_read_is_not_explained(text: str, html: bool) -> None:
    article = credscore.Article(text, html=html)
    with pytest.raises(credscore.ArticleError) as refused:
        credscore.Scorer().explain(article)
    assert str(refused.value) == credscore.score(article).reason


def test_direction_marks_and_surrogates_between_words_change_nothing() -> None:
    plain = credscore.score(SENTENCE * 4)
    marked = credscore.score(SENTENCE.replace(" ", " \u200f\ud83d") * 4)
    assert marked.probability == plain.probability


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "html", "seconds"),
    [
        (SENTENCE * 52_000, False, 60),
        ("“" * 100_000, False, 10),
        ("(" * 100_000, False, 10),
        ("said that " * 20_000, False, 10),
        ("a" * 1_000_000, False, 10),
        ("<p>" * 100_000, True, 10),
        ("<a href=x>" * 50_000, True, 10),
        ("citing citing, " * 10_000, False, 10),
        ("undeniably shameful " * 20_000, False, 10),
        ("'x " * 50_000, False, 10),
        ("By By By " * 20_000, False, 10),
        ("\n".join(["By Mara Tell", "It froze."] * 10_000), False, 10),
        ("she said he said " * 8_000, False, 5),
        ("who said who said " * 8_000, False, 5),
        ("reportedly " * 18_000, False, 5),
        ("a\u200b" * 90_000, False, 5),
        ("<?" * 400_000, True, 5),
        (f"<p>{SENTENCE * 20_000}</p>", True, 3),
    ],
    ids=["5 MB", "quotation marks", "brackets", "cues without end", "one long word", "paragraph tags", "link tags", "citing", "loaded words", "apostrophes", "bylines", "short lines", "pronouns", "relatives", "adverbs", "invisible characters", "instructions", "a long page"],
)  # fmt: skip
def test_long_texts_are_answered_in_time(text: str, html: bool, seconds: float) -> None:
    started = time.process_time()
    assert credscore.score(text, html=html).abstained
    assert time.process_time() - started < seconds


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (b"Police said so.", ["bytes", "expected str", "decode"]),
        (12, ["int", "expected str"]),
        (None, ["NoneType", "expected str", "Pass ''"]),
        (["Police said so."], ["list", "expected str"]),
    ],
)
@pytest.mark.parametrize("function", [credscore.score, credscore.annotate])
def test_what_is_no_text_is_an_error_that_teaches(function: object, given: object, words: list[str]) -> None:
    assert callable(function)
    with pytest.raises(credscore.ArticleError) as raised:
        function(given)
    assert all(word in str(raised.value) for word in words)


@pytest.mark.parametrize(
    ("field", "given", "words"),
    [
        ("title", 12, ["title", "int", "expected str"]),
        ("url", b"https://a.example", ["url", "bytes"]),
        ("author", 12, ["author", "12", "expected a string"]),
        ("author", ["Mara Tell", None], ["author", "several strings"]),
        ("published", 2031, ["published", "int", "ISO 8601"]),
    ],
)
def test_a_wrong_field_is_named(field: str, given: object, words: list[str]) -> None:
    with pytest.raises(credscore.ArticleError) as raised:
        credscore.score(SENTENCE, **{field: given})  # type: ignore[arg-type]
    assert all(word in str(raised.value) for word in words)


def test_a_date_that_cannot_be_read_is_left_out_and_noted() -> None:
    score = credscore.score(SENTENCE * 4, published="last May")
    assert score.value == credscore.score(SENTENCE * 4).value
    assert "'last May'" in score.notes[0]


def test_an_article_and_its_fields_are_not_given_twice() -> None:
    with pytest.raises(credscore.ArticleError, match="set them in the Article itself"):
        credscore.score(credscore.Article(SENTENCE), title="Lock shut")
