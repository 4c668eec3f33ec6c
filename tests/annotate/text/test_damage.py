"""Damaged text: mended for the reading where there is no doubt, told in the notes, and spans in the text as given all the same."""

import pytest

import credscore
from credscore.annotate.text.damage import mend

WHOLE = (
    "Lena Orr said the weir was sound. “We walked on it,” she told the guild. Nobody’s mill is in danger, Bo Falk said."
)


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        'He said "yes" and left. The 5\'10" post fell.',
        "Is it sound? Nobody knows. Why? Because.",
        "AT&T and M&S paid; R&D did not.",
        "Åsa Ögren of Malmö, São Tomé and Curaçao, Noël and Ângela said so.",
        "See https://courier.example/find?query=weir&page=2 for more.",
        "''Weir'' is in italics on a wiki.",
        "Иван Петров said so in Москва, and Νίκος did too.",
        *("''No''", "“”No“”", "‘‘’’ is empty", "a‘‘No,’’ she said.", "&bogus; and &", "Lжna said so.", "eé and Лена"),
        "",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert mend(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("â€œNoâ€\x9d", "“No”"),
        ("â€œNo,â€ she said.", "“No,” she said."),
        ("Nobodyâ€™s mill", "Nobody’s mill"),
        ("the weir â€“ and the mill", "the weir – and the mill"),
        ("cafÃ© in SÃ£o TomÃ©", "café in São Tomé"),
        ("&quot;No,&quot; she said; it&#8217;s shut.", '"No," she said; it’s shut.'),
        ("&ldquo;No&rdquo; &amp; more", "“No” & more"),
        ("``No,'' she said.", "“No,” she said."),
        ("`` No , '' she said .", "“ No , ” she said ."),
        ('She said ""No"" to it.', "She said “No” to it."),
        ("‘‘No,’’ she said.", "“No,” she said."),
        ("\ufffdNo,\ufffd she said. \ufffdNever.\ufffd", "“No,” she said. “Never.”"),
        ("Nobody\ufffds mill", "Nobody’s mill"),
        ("?No,? she said. It?s shut.", "“No,” she said. It’s shut."),
        ("The we\u00adir \u200bga\u200dve w\u2060ay.\ufeff", "The weir gave way."),
        ("L\u0435na \u041err", "Lena Orr"),
        ("\uff2c\uff45\uff4e\uff41 \U0001d40err", "Lena Orr"),
        ("o\ufb03ce", "office"),
        ("‘‘No’’ ``Yes\n''", "“No” ``Yes\n''"),
        ("L\u0435na \u0440\u043e\u0440", "Lena pop"),
        ("L\u0435na \u0436\u0430", "Lena \u0436\u0430"),
        ("\ufffdNo? she said.\ufffd", "“No? she said.”"),
    ],
)
def test_damage_is_undone(text: str, meant: str) -> None:
    mended = mend(text)
    assert mended is not None
    assert mended.text == meant
    assert len(mended.notes) >= 1
    assert len(mended.starts) == len(mended.ends) == len(meant)


@pytest.mark.parametrize("text", ["caf\ufffd and na\ufffdve", "Is it ?sound at all", "a `` alone"])
def test_what_is_not_certain_is_left(text: str) -> None:
    mended = mend(text)
    assert mended is None or mended.text == text


def test_characters_that_are_lost_are_told() -> None:
    assert any("U+FFFD" in note for note in credscore.annotate("The caf\ufffd was shut, the guild said.").notes)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("â€œ", "â€\x9d"), ("&quot;", "&quot;"), ("``", "''"), ('""', '""'), ("\ufffd", "\ufffd"), ("?", "?")],
)
def test_a_quotation_is_read_through_damaged_marks_and_lies_in_the_text_as_given(opening: str, closing: str) -> None:
    text = WHOLE.replace("“", opening).replace("”", closing)
    annotated = credscore.annotate(text)
    assert annotated.text == text
    assert [quote.span.of(text) for quote in annotated.quotes] == [f"{opening}We walked on it,{closing}"]
    assert [a.cue.of(text) for a in annotated.attributions] == ["said", "told", "said"]
    assert annotated.notes


def test_damage_in_html_is_mended_too_and_entities_there_are_none() -> None:
    html = "<p>Lena Orr said: &ldquo;Noâ€™body &amp; nothing.&rdquo;</p>"
    annotated = credscore.annotate(html, html=True)
    assert [quote.span.of(html) for quote in annotated.quotes] == ["&ldquo;Noâ€™body &amp; nothing.&rdquo;"]
    assert len(annotated.notes) == 1


INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def test_characters_that_nobody_sees_move_nothing() -> None:
    text = WHOLE * 5
    sown = "".join(c + INVISIBLE[i % len(INVISIBLE)] if c.isalpha() and i % 5 == 0 else c for i, c in enumerate(text))
    plain, other = credscore.score(text), credscore.score(sown)
    assert [(r.signal, r.value) for r in other.readings] == [(r.signal, r.value) for r in plain.readings]
    assert (other.value, other.band) == (plain.value, plain.band)
    assert all(sown[e.span.start : e.span.end] == e.quote == e.words for r in other.readings for e in r.evidence if e.field == "text")  # fmt: skip


def test_letters_that_look_alike_move_nothing() -> None:
    text = WHOLE * 5
    swapped = text.translate(str.maketrans("aeoL", "\u0430\u0435\u043eL", ""))
    plain, other = credscore.score(text), credscore.score(swapped)
    assert [(r.signal, r.value) for r in other.readings] == [(r.signal, r.value) for r in plain.readings]
    assert other.notes != plain.notes


def test_the_way_back_leads_through_every_repair() -> None:
    text = "â€œNoâ€\x9d &amp; it&#8217;s “L\u0435na”"
    mended = mend(text)
    assert mended is not None
    assert mended.text == "“No” & it’s “Lena”"
    assert [text[mended.starts[i] : mended.ends[i]] for i in (0, 1, 3, 5, 9, 10)] == [
        "â€œ",
        "N",
        "â€\x9d",
        "&amp;",
        "&#8217;",
        "s",
    ]
