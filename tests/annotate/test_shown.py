import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

import credscore
from credscore.annotate.shown import find_shown
from credscore.annotate.text.page import lay_out
from credscore.annotate.values import Mention, MentionLabel
from credscore.signals.direct_quotation import SIGNAL
from credscore.spans import Span

POST = "The lock was shut at noon.\n\nWe shut the lock because the gate is cracked. Nobody was hurt. — Olga Brandt (@obrandt) March 3, 2031\n\nThe boats stayed."
TALK = (
    "OLGA BRANDT: We shut it at noon because the gate is cracked.\n\nTOMAS VELD: Who told you that?\n\n"
    "OLGA BRANDT: I saw it myself.\n\nTOMAS VELD: Then we agree."
)
INTERVIEW = (
    "Olga Brandt spoke to the Courier about the lock.\n\nWhy did you shut it?\n\nI saw a crack in the gate, and I called the guild.\n\n"
    "What did they tell you?\n\nThey told me to wait. I did not.\n\nWould you do it again?\n\nI would, and my crew would."
)
SIGNED = "The town is divided.\n\n“The lock should have been shut a year ago, and everybody knew it.”\n\n— Olga Brandt, the Courier\n\nThe boats stayed."
ANNOUNCED = (
    "Here is the post by Olga Brandt:\n\nThe gate is cracked and the lock stays shut.\n\nThe boats stayed in the basin."
)
WHOLE = (
    "The guild gave the full text of the speech by Olga Brandt, which follows.\n\nI shut the lock because the gate is cracked. We will mend it in May, and we "
    "will open it to all of our boats."
)
CASES = {
    "a post": (POST, ["We shut the lock because the gate is cracked. Nobody was hurt."]),
    "the turns of a talk": (
        TALK,
        ["We shut it at noon because the gate is cracked.", "Who told you that?", "I saw it myself.", "Then we agree."],
    ),
    "an interview": (
        INTERVIEW,
        [
            "I saw a crack in the gate, and I called the guild.",
            "They told me to wait. I did not.",
            "I would, and my crew would.",
        ],
    ),
    "a signed quotation": (SIGNED, ["“The lock should have been shut a year ago, and everybody knew it.”"]),
    "an announced passage": (ANNOUNCED, ["The gate is cracked and the lock stays shut."]),
    "a speech given whole": (
        WHOLE,
        [
            "I shut the lock because the gate is cracked. We will mend it in May, and we will open it to all of our boats."
        ],
    ),
}


TURNS = "the turns of a talk"
MISREAD = pytest.mark.xfail(strict=True, reason="the name in the turn is not joined to the one in the text")


@pytest.mark.parametrize("name", [*(name for name in CASES if name != TURNS), pytest.param(TURNS, marks=MISREAD)])
def test_speech_that_the_page_shows_is_its_speakers(name: str) -> None:
    text, words = CASES[name]
    annotated = credscore.annotate(text)
    shown = annotated.tracing.attributions[annotated.tracing.shown :]
    assert [span.of(text) for each in shown for span in each.content] == words
    assert "Olga Brandt" in {each.canonical for each in shown}
    assert SIGNAL.measure(annotated).value


NONE = {
    "a name and a colon before what the article tells": "BRANDT: The lock was shut by Brandt, said Olga Brandt.\n\nVELD: The gate was dry, said Tomas Veld.",
    "questions to the reader": "Do you like boats? The canal froze. Would you pay for a lock? The gate is dry. Have you seen it? It is cracked.",
    "a colon before the article's own list": "The council has three aims:\n\nThe lock is to be mended, and the gate is to be painted.",
    "a heading below a quotation": "“The lock should have been shut a year ago, and everybody knew it.”\n\nMore about boats\n\nThe canal froze.",
}


@pytest.mark.parametrize("name", NONE)
def test_what_the_article_says_itself_is_nobodys(name: str) -> None:
    annotated = credscore.annotate(NONE[name])
    assert annotated.tracing.attributions[annotated.tracing.shown :] == ()


def test_what_somebody_is_said_to_think_is_not_said_by_them() -> None:
    said, thought = (
        credscore.annotate(f"Olga Brandt {cue} that the lock was shut at noon.") for cue in ("says", "thinks")
    )
    assert said.tracing.voices
    assert thought.tracing.voices == ()
    assert thought.attributions[0].canonical == "Olga Brandt"


OLGA, TOMAS = {"Olga Brandt": "person"}, {"Tomas Veld": "person"}
BOTH = OLGA | TOMAS


def found(
    text: str, names: Mapping[str, str], title: str | None = None, cued: Sequence[str] = ()
) -> list[tuple[str | None, str]]:
    """Return who is shown to say what, given the names of the text, "Tell=Ivo Tell" where one is short for another, and the pairs of words, "source/cue", that are attributions in it."""
    page = lay_out(text)
    mentions = [
        Mention(span=Span(*match.span()), label=MentionLabel(label), canonical=full or words)
        for name, label in names.items()
        for words, _, full in [name.partition("=")]
        for match in re.finditer(re.escape(words), text)
    ]
    links = []
    for pair in cued:
        source, cue = (text.rindex(words) if words else -1 for words in pair.split("/"))
        link = credscore.annotate("Lena Orr said that the gate was dry.").attributions[0]
        at = Span(source, source + pair.index("/")) if source >= 0 else None
        links.append(replace(link, source=at, cue=Span(cue, cue + len(pair) - pair.index("/") - 1)))
    shown = find_shown(
        text,
        page.tokens,
        page.sentences,
        page.quotes,
        mentions=sorted(mentions, key=lambda mention: mention.span),
        attributions=links,
        title=title,
    )
    return [(each.canonical, span.of(text)) for each in shown for span in each.content]


LONG_AGO = "“The lock should have been shut a year ago, and everybody knew it.”"


@pytest.mark.parametrize(
    ("signature", "names", "signed"),
    [
        ("— Olga Brandt", OLGA, True),
        ("Olga Brandt", OLGA, True),
        ("Olga Brandt, keeper", OLGA, True),
        ("— Olga Brandt at home", OLGA, True),
        ("Olga Brandt at home", OLGA, False),
        ("— The Guild", {"Guild": "organisation"}, True),
        ("— Lomme", {"Lomme": "place"}, False),
    ],
)
def test_a_signature_below_a_quotation(signature: str, names: Mapping[str, str], signed: bool) -> None:
    assert bool(found(f"{LONG_AGO}\n\n{signature}\n\nIt froze.", names)) == signed


@pytest.mark.parametrize("quotation", ["“The lock is shut.”", LONG_AGO[:-1]])
def test_a_short_or_unclosed_quotation_is_not_signed(quotation: str) -> None:
    assert found(f"{quotation}\n\n— Olga Brandt\n\nIt froze.", OLGA) == []


def test_a_name_below_a_quotation_that_has_its_cue_is_no_signature() -> None:
    assert found(f"{LONG_AGO}\n\nOlga Brandt, keeper\n\nIt froze.", OLGA, cued=["Olga Brandt/Brandt"]) == []


SPEECH = "I shut the lock because my gate is cracked. We will mend it in May."


@pytest.mark.parametrize(
    ("lead", "speech", "names", "whole"),
    [
        ("The guild gave the full text of the speech by Olga Brandt, which follows.", SPEECH, OLGA, True),
        ("The guild gave the full text of the speech by Olga Brandt, which follows.", SPEECH, {}, False),
        ("The guild gave the full text of the speech by Olga Brandt, which follows.", "The lock is shut because the gate is cracked. They will mend it.", OLGA, False),
        ("“The guild gave the full text of the speech by Olga Brandt, which follows.”", SPEECH, OLGA, False),
        ("The full text is long, said Olga Brandt. A storm follows.", SPEECH, OLGA, False),
        ("A storm follows Olga Brandt. She gave the full text to Tomas Veld.", SPEECH, BOTH, False),
    ],
)  # fmt: skip
def test_a_speech_that_is_given_whole(lead: str, speech: str, names: Mapping[str, str], whole: bool) -> None:
    assert found(f"{lead} {speech}", names) == ([("Olga Brandt", speech)] if whole else [])


CRACKED = "The gate is cracked. The lock stays shut."


@pytest.mark.parametrize(
    ("lead", "names", "who"),
    [
        ("Here is the post by Olga Brandt:\n\n", OLGA, "Olga Brandt"),
        ("Here is the post by Olga Brandt: ", OLGA, None),
        ("The town that Olga Brandt has kept for forty years at the weir has three old barges:\n\n", OLGA, None),
        ("The statement that Olga Brandt has made for forty years at the weir of the town:\n\n", OLGA, "Olga Brandt"),
        ("Olga Brandt on the lock:\n\n", OLGA, "Olga Brandt"),
        ("The Guild and Olga Brandt wrote:\n\n", OLGA | {"Guild": "organisation"}, "Olga Brandt"),
        ("The Guild on the lock:\n\n", {"Guild": "organisation"}, "Guild"),
        ("A word on the lock:\n\n", OLGA, None),
        ("Lomme on the lock:\n\n", {"Lomme": "place"}, None),
    ],
)
def test_a_passage_that_a_colon_announces(lead: str, names: Mapping[str, str], who: str | None) -> None:
    assert found(f"{lead}{CRACKED}\n\nIt froze.", names) == ([(who, CRACKED)] if who else [])


QUESTIONS = ("Why did you shut it?", "What did they tell you?", "Would you do it again?")
ANSWERS = ("I saw a crack in the gate.", "They told me to wait.", "I would, and my crew would.")
TALKED = "Olga Brandt spoke to the Courier about the lock."
GUILD = "The Guild spoke to the Courier about the lock."


@pytest.mark.parametrize(
    ("opening", "questions", "answers", "names", "who"),
    [
        (TALKED, QUESTIONS, ANSWERS, OLGA, "Olga Brandt"),
        ("Olga Brandt keeps the lock.", QUESTIONS, ANSWERS, OLGA, None),
        ("We spoke to the keeper about the lock.", QUESTIONS, ANSWERS, OLGA, None),
        (TALKED, QUESTIONS[:2], ANSWERS[:2], OLGA, None),
        (TALKED, QUESTIONS, ("The gate is cracked.", "The guild told the crew to wait.", "I would."), OLGA, None),
        (TALKED, (*QUESTIONS[:2], "“Would you do it again?”"), ANSWERS, OLGA, None),
        (TALKED, ("Why was it shut?", *QUESTIONS[1:]), ANSWERS, OLGA, None),
        (GUILD, QUESTIONS, ANSWERS, {"Guild": "organisation"}, None),
        ("Tomas Veld of the Courier spoke to Olga Brandt. Olga Brandt shut the lock.", QUESTIONS, ANSWERS, BOTH, "Olga Brandt"),
    ],
)  # fmt: skip
def test_an_interview(
    opening: str, questions: Sequence[str], answers: Sequence[str], names: Mapping[str, str], who: str | None
) -> None:
    turns = [f"{question}\n\n{answer}" for question, answer in zip(questions, answers, strict=True)]
    assert found("\n\n".join([opening, *turns]), names) == ([(who, answer) for answer in answers] if who else [])


def test_an_interview_with_a_body_that_its_headline_names_and_that_ends_in_a_question() -> None:
    turns = [f"{question}\n\n{answer}" for question, answer in zip(QUESTIONS, ANSWERS, strict=True)]
    text = "\n\n".join([GUILD, *turns, "Are you sure?"])
    assert found(text, {"Guild": "organisation"}, title="Guild speaks") == [("Guild", answer) for answer in ANSWERS]


@pytest.mark.parametrize(
    ("text", "names", "cued", "posts"),
    [
        ("The lock was shut. We shut it early. — Olga Brandt (@obrandt)", {}, (), ["The lock was shut. We shut it early."]),
        ("The guild said so. We shut it early. — Olga Brandt (@obrandt)", OLGA, ["The guild/said"], ["We shut it early."]),
        ("It is said so. We shut it early. — Olga Brandt (@obrandt)", OLGA, ["/said"], ["It is said so. We shut it early."]),
        ("The guild spoke of it: we shut it early — Olga Brandt (@obrandt)", OLGA, ["The guild/spoke"], ["we shut it early"]),
        ("We shut it early. — Olga Brandt (@obrandt) The guild said so.", OLGA, ["The guild/said"], ["We shut it early."]),
        ("We shut it early. — Olga Brandt (@obrandt) It froze. — Tomas Veld (@tveld)", BOTH, (), ["We shut it early.", "It froze."]),
        ("We shut it early. — Olga Brandt (@obrandt) — Tomas Veld (@tveld)", BOTH, (), ["We shut it early."]),
    ],
)  # fmt: skip
def test_where_a_post_begins(text: str, names: Mapping[str, str], cued: Sequence[str], posts: list[str]) -> None:
    assert [words for _, words in found(text, names, cued=cued)] == posts


MET = "Olga Brandt met Tomas Veld.\n\n"
SHUT, ASKED, SAW = "We shut it.", "Who told you?", "I saw it."
THREE = [("Olga Brandt", SHUT), ("Tomas Veld", ASKED), ("Olga Brandt", SAW)]


@pytest.mark.parametrize(
    ("text", "names", "turns"),
    [
        (f"OLGA BRANDT: {SHUT}\n\nTOMAS VELD: {ASKED}\n\nOLGA BRANDT: {SAW}", {}, THREE),
        (f"OLGA BRANDT: {SHUT}\n\nTOMAS VELD: {ASKED}", {}, []),
        (f"OLGA BRANDT: Did you see Dr. Tell.\n\nTOMAS VELD: {ASKED}\n\nOLGA BRANDT: {SAW}", {"Tell=Ivo Tell Jr": "person"}, [("Olga Brandt", "Did you see Dr. Tell."), *THREE[1:]]),
        ("OLGA BRANDT: The lock is shut.\n\nTOMAS VELD: The gate is cracked.\n\nOLGA BRANDT: The weir is dry.", {}, []),
        (f"{MET}Brandt: {SHUT}\n\nVeld: {ASKED}\n\nBrandt: {SAW}", BOTH, THREE),
        (f"{MET}Brandt: {SHUT}\n\nVeld: {ASKED}\n\nBrandt: \n", BOTH, THREE[:2]),
        (f"{MET}Brandt: {SHUT}\n\nVeld: {ASKED}\n\nBrandt: {SAW}", OLGA | {"Veld": "place"}, []),
        (f"{MET}“Brandt: {SHUT}\nVeld: {ASKED}\nBrandt: {SAW}”", BOTH, []),
        (f"{MET}Old Lock Keeper Brandt: {SHUT}\n\nVeld: {ASKED}\n\nBrandt: {SAW}", BOTH, []),
        (f"Olga Wu met Tomas Veld.\n\nWu: {SHUT}\n\nVeld: {ASKED}\n\nWu: {SAW}", {"Olga Wu": "person"} | TOMAS, []),
        (f"{MET}Olga Brandt: “The lock is shut.”\n\nIt froze.", BOTH, [("Olga Brandt", "“The lock is shut.”")]),
        (f"{MET}Olga Brandt: The lock is shut.\n\nIt froze.", BOTH, []),
    ],
)  # fmt: skip
def test_the_turns_of_a_talk(text: str, names: Mapping[str, str], turns: list[tuple[str, str]]) -> None:
    assert found(text, names) == turns


def test_a_turn_in_which_its_speaker_is_quoted_is_the_articles_own() -> None:
    text = f"{MET}Brandt: It froze, said Olga Brandt.\n\nVeld: {ASKED}\n\nBrandt: {SAW}\n\nVeld: {SAW}"
    assert found(text, BOTH, cued=["said Olga Brandt/said"]) == [THREE[1], THREE[2], ("Tomas Veld", SAW)]


def test_a_signed_quotation_that_is_announced_is_shown_once() -> None:
    text = f"Here is the post by Olga Brandt:\n\n{LONG_AGO}\n\n— Olga Brandt\n\nIt froze."
    assert found(text, OLGA) == [("Olga Brandt", LONG_AGO)]
