"""Right of reply: whether somebody who is accused is heard, or was asked.

Why it matters:  Who is accused has something to say to it, and a newsroom that asked can say so. "Declined to comment" and "did not respond to a
                 request for comment" are attempts, and count.
Source:          IPSO, Editors' Code of Practice, clause 1; BBC Editorial Guidelines, section 6.3.38, "Right of reply"; Society of Professional
                 Journalists, Code of Ethics (2014): "Diligently seek subjects of news coverage to allow them to respond to criticism".
Limits:          Finds accusations by the words for them: "accused", "alleged", "charged with"; one made without such a word is not seen, and the signal is
                 not assessed. Who speaks for the accused is told from "lawyer" or "spokeswoman". Reports of trials follow rules of their own.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.text.phrases import Phrases
from credscore.annotate.values import MentionLabel
from credscore.resources import lexicon, words
from credscore.signals.base import Evidence, Reading, Signal, Tone, evidence
from credscore.spans import Span

_WORDS: Phrases[str] = Phrases(
    [(phrase, sort) for sort in ("accusations", "replies", "attempts") for phrase in lexicon("replies")[sort]]
)
_DENIALS = words("replies", "denials") | words("replies", "insistence")
_SPEAK_FOR = words("replies", "speak_for")
_NEAR = 80  # characters: how far from the word for it the accused is named


def measure(annotated: Annotated) -> Reading:
    """Return 1 where the accused is heard or was asked, 0 where an accusation stands alone; not assessed where nobody is accused."""
    accusations: list[Span] = []
    replies: list[Evidence] = []
    accused: set[str] = set()
    for match in _WORDS.find(annotated.tokens):
        span = annotated.tokens.span(match.first, match.stop)
        if not annotated.in_prose(span):
            continue
        if match.entry == "accusations":
            accusations.append(span)
            accused |= accused_by(annotated, span)
        else:
            note = "attempt to hear the accused" if match.entry == "attempts" else "reply of the accused"
            replies.append(evidence(annotated, span, note, Tone.FOR))
    if not accusations:
        return SIGNAL.absent("nobody is seen to be accused")
    heard = [reply for reply in replies if _concerns(annotated, reply.span, accused)]
    heard += [
        evidence(annotated, a.cue, "reply of the accused", Tone.FOR)
        for a in annotated.in_the_prose
        if _answers(annotated, a.cue, a.canonical, accused)
    ]
    heard = list({reply.span: reply for reply in heard}.values())
    tone = Tone.NOTED if heard else Tone.AGAINST
    noted = [evidence(annotated, span, "accusation", tone) for span in accusations]
    told = (
        "Somebody is accused, and is heard or was asked."
        if heard
        else "Somebody is accused, and is neither heard nor asked."
    )
    return SIGNAL.value(int(bool(heard)), sorted([*noted, *heard], key=lambda e: e.span), told=told)


def accused_by(annotated: Annotated, word: Span) -> set[str]:
    """Return who is named next to a word of accusation: after "accused", before "was accused of"."""
    sentence = annotated.sentence_at(word.start).span
    names = [
        m
        for m in annotated.mentions
        if sentence.start <= m.span.start < sentence.end and m.label is not MentionLabel.PLACE
    ]
    after = [m.canonical for m in names if 0 <= m.span.start - word.end <= _NEAR]
    before = [m.canonical for m in names if 0 <= word.start - m.span.end <= _NEAR]
    passive = word.of(annotated.text).lower().split()[-1] in {"of", "with"}
    order = before[::-1] if passive else [*after, *before[::-1]]
    return set(order[:1])


def _concerns(annotated: Annotated, reply: Span, accused: set[str]) -> bool:
    """Say whether it is the accused who reply: another who is named there, and speaks for nobody, is somebody else."""
    sentence = annotated.sentence_at(reply.start).span
    names = {m.canonical for m in annotated.mentions if sentence.start <= m.span.start < reply.start}
    words = set(Span(sentence.start, reply.start).of(annotated.text).lower().replace(",", " ").split())
    return not accused or not names or bool(names & accused) or bool(words & _SPEAK_FOR)


def _answers(annotated: Annotated, cue: Span, who: str | None, accused: set[str]) -> bool:
    """Say whether an attribution lets the accused speak: in their own name, or in words of denial."""
    if who is not None and who in accused:
        return True
    denies = cue.of(annotated.text).lower().split()[-1] in _DENIALS
    return denies and (not accused or who is None)


SIGNAL = Signal(
    name="right_of_reply",
    version=1,
    lifecycle="stable",
    unit="1 heard or asked, 0 neither",
    question="Is somebody who is accused heard, or at least asked?",
    measure=measure,
    learnt="value",
    direction=1,
)
