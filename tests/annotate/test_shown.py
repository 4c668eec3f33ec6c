import pytest

import credscore
from credscore.signals.direct_quotation import SIGNAL

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
