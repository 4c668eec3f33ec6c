"""Right of reply: whether somebody who is accused is heard, or was asked.

Why it matters:  Who is accused has something to say to it, and a newsroom that asked can say so. "Declined to comment" and "did not respond to a
                 request for comment" are attempts, and count.
Source:          IPSO, Editors' Code of Practice, clause 1; BBC Editorial Guidelines, section 6.3.38, "Right of reply"; Society of Professional
                 Journalists, Code of Ethics (2014): "Diligently seek subjects of news coverage to allow them to respond to criticism".
Limits:          Finds accusations by the words for them: "accused", "alleged", "charged with"; one made without such a word is not seen, and the signal is
                 not assessed. Who speaks for the accused is told from "lawyer" or "spokeswoman". Reports of trials follow rules of their own.
"""

from collections.abc import Sequence

from credscore.annotate.annotated import Annotated
from credscore.annotate.english import grammar
from credscore.annotate.text.phrases import Match, Phrases
from credscore.annotate.values import Attribution, MentionLabel, SourceType
from credscore.resources import lexicon, words
from credscore.signals.base import Reading, Signal, Tone, evidence, in_order, once
from credscore.spans import Span

_WORDS: Phrases[str] = Phrases(
    [(phrase, sort) for sort in ("accusations", "replies", "attempts") for phrase in lexicon("replies")[sort]]
)
_DENIALS = words("replies", "denials") | words("replies", "insistence")
_SPEAK_FOR = words("replies", "speak_for")
_TURNED_DOWN = _DENIALS | words("replies", "turned_down")
_CLEARED = words("replies", "cleared")
_UNFOUNDED = words("replies", "unfounded")
_NOBODY = words("replies", "nobody")
_CLAIMS = words("roles", "claims") | words("replies", "cases")
_PROVED = words("replies", "proved")
_BEFORE = 4  # words between a denial and what is denied: "dismissed the latest allegations"
_NEAR = 80  # characters: how far from the word for it the accused is named


def measure(annotated: Annotated) -> Reading:
    """Return 1 where the accused is heard or was asked, 0 where an accusation stands alone; not assessed where nobody is accused."""
    accusations: list[Span] = []
    standing = False
    replies: list[tuple[Span, str]] = []
    accused: set[str] = set()
    for match in told_of_replies(annotated):
        span = annotated.tokens.span(match.first, match.stop)
        if not annotated.in_prose(span):
            continue
        if match.entry == "accusations" and is_no_charge(annotated, span):
            continue
        if match.entry == "accusations":
            standing = standing or not is_turned_down(annotated, span)
            accusations.append(span)
            accused |= accused_by(annotated, span)
        else:
            note = "attempt to hear the accused" if match.entry == "attempts" else "reply of the accused"
            replies.append((span, note))
    if not accusations:
        return SIGNAL.absent("nobody is seen to be accused")
    heard = _heard(annotated, replies, accused)
    if not (standing or heard):
        return SIGNAL.absent("no accusation is made that is not turned down as it is told")
    tone = Tone.NOTED if heard else Tone.AGAINST
    noted = [evidence(annotated, span, "accusation", tone) for span in accusations]
    noted += [evidence(annotated, span, note, Tone.FOR) for span, note in heard.items()]
    told = (
        "Somebody is accused, and is heard or was asked."
        if heard
        else "Somebody is accused, and is neither heard nor asked."
    )
    return SIGNAL.value(int(bool(heard)), in_order(noted), told=told)


def _heard(annotated: Annotated, replies: list[tuple[Span, str]], accused: set[str]) -> dict[Span, str]:
    """Return the words of replies that the accused give or were asked for, each with what it is; what vague sources say is none."""
    vague = {annotated.sentence_at(a.cue.start).first for a in annotated.in_the_prose if _is_vague(a)}
    heard = {
        span: note
        for span, note in replies
        if annotated.sentence_at(span.start).first not in vague and _concerns(annotated, span, accused)
    }
    for a in annotated.in_the_prose:
        if not _is_vague(a) and _answers(annotated, a.cue, a.canonical, accused):
            heard[a.cue] = "reply of the accused"
    return heard


@once
def told_of_replies(annotated: Annotated) -> list[Match[str]]:
    """Return the words for accusations, for replies and for attempts to get one."""
    return _WORDS.find(annotated.tokens)


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


def is_no_charge(annotated: Annotated, word: Span) -> bool:
    """Say whether words of accusation tell that nobody is accused, or of nothing that was so: "was never accused", "wrongly accused"."""
    first, stop = annotated.tokens.range(word.start, word.end)
    opens, _ = _sentence(annotated, word)
    near = annotated.tokens.lower[max(opens, first - _BEFORE) : stop]
    told = any(grammar.is_negated(w) or w in _UNFOUNDED or w in _NOBODY for w in near)
    return told and _TURNED_DOWN.isdisjoint(near)  # "did not dispute accusations of"


def is_turned_down(annotated: Annotated, word: Span) -> bool:
    """Say whether an accusation is denied, or dropped, where it is told: "dismissed claims that", "the allegations were thrown out"."""
    opens, closes = _sentence(annotated, word)
    first, stop = annotated.tokens.range(word.start, word.end)
    lower = annotated.tokens.lower[opens:closes]
    for i, said in enumerate(lower):
        was = i > 0 and lower[i - 1] in grammar.BE
        if said in _TURNED_DOWN and (_denies(lower, i, (first - opens, stop - opens)) or (was and _claimed(lower[:i]))):
            return True
        if (said in _CLEARED and was) or (said == "guilty" and lower[max(i - 2, 0) : i] == ("found", "not")):
            return True
        if said in _UNFOUNDED and i >= stop - opens and (was or lower[i - 1] in _PROVED or _claimed(lower[:i])):
            return True
    return False


def _denies(lower: Sequence[str], verb: int, accusation: tuple[int, int]) -> bool:
    """Say whether a verb of denial before an accusation has it for its object: "denied that", "dismissed the latest allegations"."""
    first, stop = accusation
    if verb and grammar.is_negated(lower[verb - 1]):
        return False
    if verb < first and lower[verb + 1 : verb + 2] == ("that",):
        return True
    noun = next((i for i in range(verb + 1, min(verb + 1 + _BEFORE, len(lower))) if lower[i] in _CLAIMS), stop)
    return noun < stop and (noun >= first or lower[noun + 1 : noun + 2] == ("that",))


def _claimed(words: Sequence[str]) -> bool:
    """Say whether a claim, or a case, is spoken of."""
    return not _CLAIMS.isdisjoint(words)


def _sentence(annotated: Annotated, word: Span) -> tuple[int, int]:
    """Return the tokens of the sentence in which a word stands."""
    span = annotated.sentence_at(word.start).span
    return annotated.tokens.range(span.start, span.end)


def _concerns(annotated: Annotated, reply: Span, accused: set[str]) -> bool:
    """Say whether it is the accused who reply: another who is named there, and speaks for nobody, is somebody else."""
    sentence = annotated.sentence_at(reply.start).span
    names = {m.canonical for m in annotated.mentions if sentence.start <= m.span.start < reply.start}
    words = set(Span(sentence.start, reply.start).of(annotated.text).lower().replace(",", " ").split())
    return not accused or not names or bool(names & accused) or bool(words & _SPEAK_FOR)


def _is_vague(attribution: Attribution) -> bool:
    """Say whether a source is so loosely described that it cannot be the accused: "sources said in response"."""
    described = attribution.source is not None and attribution.resolved and attribution.canonical is None
    return described and attribution.source_type is SourceType.UNSPECIFIED


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
