"""Second-hand and agentless attributions, made out of plain ones.

"The mayor said the bridge was safe." becomes "The Courier quoted the mayor as saying the bridge was safe.", and so on: what chains
of attribution are made of, and rare in articles whose annotators marked outermost attributions alone. Only the frames are written
here; their words come from the training articles.
"""

import random
import re
from typing import Any

from credscore.training.tagger.data import LOWERED, SPEAKING, Row, Templates, sentences, shifted

Found = tuple[str, list[dict[str, Any]]]
"""A sentence and what it attributes, with offsets into it."""

_SAY = ("said", "reported", "wrote", "says", "reports", "revealed", "announced")
_BELIEVED = (
    "believed",
    "understood",
    "thought",
    "said",
    "reported",
    "alleged",
    "rumoured",
    "claimed",
    "feared",
    "expected",
    "suspected",
)
_ADVERBS = ("reportedly", "allegedly", "apparently", "purportedly", "supposedly")
_PRONOUNS = frozenset(
    ("i", "we", "you", "he", "she", "it", "they", "who", "which", "that", "this", "those", "these", "one")
)
_NOUNS = ("reports", "rumours", "claims", "suggestions", "allegations", "fears", "suspicions")
_COPULA = re.compile(
    r"^((?:[A-Z][\w’'-]*|the|a|an)(?: [\w’'-]+){0,5}?) (is|was|are|were|has|have|had) (?!not\b|been\b|to\b|n[o']\b)(\w.*)$"
)
_HIDDEN = re.compile(r"[“”\"]|''")


class Frame:
    """A sentence under construction: pieces are added one by one, and remember where they stand."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, piece: str) -> list[int]:
        """Add words and return where they stand; a capital begins the sentence."""
        if not self.text:
            piece = piece[:1].upper() + piece[1:]
        self.text += piece
        return [len(self.text) - len(piece), len(self.text)]


def _link(source: list[int] | None, cue: list[int], *content: list[int], inside: int | None = None) -> dict[str, Any]:
    return {
        "source": [source] if source else [],
        "cue": [cue],
        "content": list(content),
        "nested_in": inside,
        "wrapper": True,
        "kind": 0,
    }


def low(words: str) -> str:
    """Return words as they stand in the midst of a sentence."""
    first = re.match(r"\w+", words)
    return words[:1].lower() + words[1:] if first and first[0].lower() in LOWERED else words


def second_hand(source: str, cue: str, that: str, claim: str, other: str, rng: random.Random) -> Found:
    """Return "SOURCE CUE that CLAIM" told by, or together with, `other`."""
    f = Frame()
    source, other, say = low(source), low(other), rng.choice(_SAY)
    match rng.randrange(11):
        case 0:  # OTHER quoted SOURCE as saying CLAIM
            a = f.add(other), f.add(" ") and f.add(rng.choice(("quoted", "quotes", "cited"))), f.add(" ")
            s, _, c, _, k = f.add(source), f.add(" as "), f.add("saying"), f.add(" " + that), f.add(claim)
            links = [_link(a[0], a[1], [s[0], k[1]]), _link(s, c, k, inside=0)]
        case 1:  # SOURCE was quoted by OTHER as saying CLAIM
            s, _, c, _, o, _ = (
                f.add(source),
                f.add(" "),
                f.add(rng.choice(("was quoted", "is quoted", "were quoted"))),
                f.add(" by "),
                f.add(other),
                f.add(" "),
            )
            start, inner, _, k = f.add("as "), f.add("saying"), f.add(" " + that), f.add(claim)
            links = [_link(o, c, s, [start[0], k[1]]), _link(s, inner, k, inside=0)]
        case 2:  # SOURCE was quoted as saying CLAIM
            s, _, c, _, k = (
                f.add(source),
                f.add(" "),
                f.add(rng.choice(("was quoted as saying", "is quoted as saying", "has been quoted as saying"))),
                f.add(" " + that),
                f.add(claim),
            )
            links = [_link(s, c, k)]
        case 3:  # CLAIM, OTHER reported, citing SOURCE
            k, _, o, _, c, _ = f.add(claim), f.add(", "), f.add(other), f.add(" "), f.add(say), f.add(", ")
            inner, _, s = f.add(rng.choice(("citing", "citing", "quoting"))), f.add(" "), f.add(source)
            links = [_link(o, c, k), _link(s, inner, k, inside=0)]
        case 4:  # OTHER, citing SOURCE, reported that CLAIM
            o, _, inner, _, s, _ = (
                f.add(other),
                f.add(", "),
                f.add(rng.choice(("citing", "citing", "quoting"))),
                f.add(" "),
                f.add(source),
                f.add(", "),
            )
            c, _, k = f.add(say), f.add(" " + that), f.add(claim)
            links = [_link(o, c, k), _link(s, inner, k, inside=0)]
        case 5:  # according to OTHER, SOURCE CUE CLAIM
            c, _, o, _, s, _, inner, _, k = (
                f.add("according to"), f.add(" "), f.add(other), f.add(", "), f.add(source), f.add(" "), f.add(cue), f.add(" " + that), f.add(claim),
            )  # fmt: skip
            links = [_link(o, c, [s[0], k[1]]), _link(s, inner, k, inside=0)]
        case 6:  # CLAIM, SOURCE CUE, according to OTHER
            k, _, s, _, inner, _, c, _, o = (
                f.add(claim), f.add(", "), f.add(source), f.add(" "), f.add(cue), f.add(", "), f.add("according to"), f.add(" "), f.add(other),
            )  # fmt: skip
            links = [_link(o, c, [k[0], inner[1]]), _link(s, inner, k, inside=0)]
        case 7:  # CLAIM, according to SOURCE
            k, _, c, _, s = f.add(claim), f.add(", "), f.add("according to"), f.add(" "), f.add(source)
            links = [_link(s, c, k)]
        case 8:  # OTHER denied reports that CLAIM
            o, _, c, _ = (
                f.add(other),
                f.add(" "),
                f.add(rng.choice(("denied", "dismissed", "rejected", "confirmed"))),
                f.add(" "),
            )
            inner, _, k = f.add(rng.choice(_NOUNS)), f.add(" that "), f.add(claim)
            links = [_link(o, c, [inner[0], k[1]]), _link(None, inner, k, inside=0)]
        case 9:  # OTHER was told by SOURCE that CLAIM
            f.add(other)
            _, c, _, s, _, k = (
                f.add(" "),
                f.add(rng.choice(("was told", "had been told", "were told"))),
                f.add(" by "),
                f.add(source),
                f.add(" that "),
                f.add(claim),
            )
            links = [_link(s, c, k)]
        case _:  # SOURCE, according to OTHER, CUE CLAIM
            s, _, c, _, o, _, inner, _, k = (
                f.add(source), f.add(", "), f.add("according to"), f.add(" "), f.add(other), f.add(", "), f.add(cue), f.add(" " + that), f.add(claim),
            )  # fmt: skip
            links = [_link(o, c, s, [inner[0], k[1]]), _link(s, inner, k, inside=0)]
    links[-1]["wrapper"] = False  # nobody looked for more inside the claim itself
    return f.text, links


def agentless(claim: str, rng: random.Random) -> Found | None:
    """Return a claim on nobody's word."""
    f = Frame()
    parts = _COPULA.match(claim)
    kind = rng.randrange(5)
    if kind == 0:
        c, _, k = (
            f.add(f"it {rng.choice(('is', 'was', 'has been'))} {rng.choice(_BELIEVED)}"),
            f.add(" that "),
            f.add(low(claim)),
        )
        return f.text, [_link(None, c, k)]
    if kind == 1:
        c = f.add(
            rng.choice(
                (
                    f"there {rng.choice(('are', 'were', 'have been'))} {rng.choice(_NOUNS)}",
                    "it emerged",
                    "it became known",
                    "word is",
                )
            )
        )
        _, k = f.add(" that "), f.add(low(claim))
        return f.text, [_link(None, c, k)]
    if kind == 2:
        k, _, c = (
            f.add(claim),
            f.add(", "),
            f.add(
                rng.choice(
                    ("it is claimed", "it was reported", "it is said", "it is understood", "reportedly", "it emerged")
                )
            ),
        )
        return f.text, [_link(None, c, k)]
    if parts is None:
        return None
    subject, verb, rest = parts.groups()
    if kind == 3:
        a, _, c, _, b = f.add(f"{subject} {verb}"), f.add(" "), f.add(rng.choice(_ADVERBS)), f.add(" "), f.add(rest)
        return f.text, [_link(None, c, a, b)]
    plural, past = verb in ("are", "were", "have"), verb in ("was", "were", "has", "have", "had")
    to = ("have been " if past else "be ") if verb not in ("has", "have", "had") else "have "
    a, _ = f.add(subject), f.add(" ")
    c = f.add(f"{'are' if plural else 'is'} {rng.choice(('', '', 'widely '))}{rng.choice(_BELIEVED)} to")
    _, b = f.add(" "), f.add(to + rest)
    return f.text, [_link(None, c, a, b)]


def _others(templates: Templates, rng: random.Random) -> str:
    """Return some source of the training articles that is no pronoun."""
    while (other := rng.choice(templates.before)[0]).lower() in _PRONOUNS:
        pass
    return other


def reword(row: Row, templates: Templates, rng: random.Random, *, told: float, plain: float) -> Row:
    """Return the row with some sentences reworded.

    `told` is the chance of a sentence that is all "source cue claim", `plain` of one that attributes nothing.
    """
    text, marked = row["text"], list(row["attributions"])
    hulls = []
    for given in marked:
        points = [p for role in ("source", "cue", "content") for span in given[role] for p in span]
        hulls.append((min(points), max(points)) if points else (0, 0))
    out, at, made, gone = [], 0, [], set()
    edits: list[tuple[int, int, int]] = []
    for begin, end in sentences(text):
        sentence = text[begin:end]
        if not 30 <= end - begin <= 300 or sentence[-1] != "." or begin == 0 or _HIDDEN.search(sentence):
            continue
        over = [i for i, (a, b) in enumerate(hulls) if a < end and b > begin]
        new: Found | None = None
        if not over:
            if rng.random() < plain:
                new = agentless(sentence[:-1], rng)
        elif len(over) == 1 and rng.random() < told:
            given = marked[over[0]]
            if given["nested_in"] is None and all(len(given[role]) == 1 for role in ("source", "cue", "content")):
                (s0, s1), (c0, c1), (k0, k1) = (given[role][0] for role in ("source", "cue", "content"))
                that = text[c1:k0]
                clause = text[c0:c1] in SPEAKING and text[s0:s1].lower() not in _PRONOUNS
                if clause and s0 == begin and c0 == s1 + 1 and that in (" ", " that ") and k1 in (end, end - 1):
                    claim = text[k0 : end - 1].removeprefix("that ")
                    that = "that " if "that" in text[c1 : k0 + 5] else rng.choice(("", "that "))
                    new = second_hand(text[s0:s1], text[c0:c1], that, claim, _others(templates, rng), rng)
        if new is None:
            continue
        gone.update(over)
        words = new[0] + "."
        base = begin + sum(more for _, _, more in edits)
        made.append((base, new[1]))
        edits.append((begin, end, len(words) - (end - begin)))
        out += [text[at:begin], words]
        at = end
    out.append(text[at:])
    kept: list[Row] = []
    number: dict[int, int] = {}
    for i, given in enumerate(marked):
        if i not in gone:
            number[i] = len(kept)
            kept.append(
                {
                    **given,
                    **{
                        role: [[shifted(s, edits), shifted(e, edits)] for s, e in given[role]]
                        for role in ("source", "cue", "content")
                    },
                }
            )
    for given in kept:
        given["nested_in"] = number.get(given["nested_in"])
    for base, links in made:
        first = len(kept)
        for link in links:
            moved = {role: [[s + base, e + base] for s, e in link[role]] for role in ("source", "cue", "content")}
            inside = link["nested_in"]
            kept.append({**link, **moved, "nested_in": None if inside is None else first + inside})
    return {**row, "text": "".join(out), "attributions": kept}
