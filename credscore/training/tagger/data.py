"""What the attribution tagger learns from: articles with their attributions as token ranges, and new ones made out of them.

PolNeAR marks outermost attributions alone. To learn nested ones, a sentence that holds an attribution is wrapped in another's
"source cue" words: what was outermost is then inside, and known to be complete.
"""

import bisect
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from credscore.annotate.network.encoder import Setting, setting
from credscore.annotate.text.page import Range, lay_out
from credscore.annotate.text.tokens import Tokens

Row = dict[str, Any]
_SENTENCE_GAP = re.compile(r'(?<=[.!?])\s+(?=[A-Z“"‘])|\n+')
LOWERED = frozenset(  # words that a sentence may begin with and that lose their capital after "said that"
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "he",
        "she",
        "it",
        "they",
        "we",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "there",
        "some",
        "many",
        "most",
        "no",
        "one",
        "as",
        "if",
        "when",
        "while",
        "after",
        "before",
        "but",
        "and",
        "for",
        "all",
        "both",
        "each",
        "several",
        "under",
        "over",
        "since",
        "until",
        "by",
        "with",
        "from",
        "among",
    ]
)
SPEAKING = frozenset(
    (
        "said",
        "says",
        "say",
        "argued",
        "argues",
        "claimed",
        "claims",
        "wrote",
        "reported",
        "noted",
        "announced",
        "believes",
        "thinks",
        "insisted",
        "acknowledged",
        "stated",
        "explained",
        "warned",
        "confirmed",
        "believed",
        "thought",
        "alleged",
        "has said",
        "have said",
        "also said",
    )
)
_COMMON_CUE = 8
_LONGEST_CUE_GAP = 6
_IN_ONE_LINE = 0.12  # of the texts, as exports and pages without layout give them

CHAINS, POLNEAR, GUM = range(3)
"""By whose scheme a text is marked: the guidelines' of this project, which the library follows, or one of the other two."""
UNTOLD, NO_CLAIM = -1, -2
"""What a cue is, beside `tagger.KINDS`: nobody said, or nobody said but that it is no claim."""


@dataclass(slots=True, kw_only=True)
class Marked:
    """One attribution in tokens: its content before the cue and after it."""

    cue: Range
    source: Range | None = None
    left: Range | None = None
    right: Range | None = None
    parent: int | None = None
    blind: bool = False
    """Whether attributions inside its content were left unmarked by the annotators."""
    kind: int = UNTOLD
    """Index in `tagger.KINDS`, `UNTOLD` or `NO_CLAIM`."""


@dataclass(slots=True, kw_only=True)
class Document:
    """A text with what is marked in it."""

    tokens: Tokens
    place: Setting
    marked: list[Marked] = field(default_factory=list)
    scheme: int = CHAINS


def read_rows(path: Path) -> list[Row]:
    """Return the objects of a JSONL file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def permitted(row: Row) -> bool:
    """Say whether a GUM document's licence allows training: all but the non-commercial ones."""
    return "NC" not in row["licence"]


def document(row: Row, *, scheme: int = CHAINS, blind: bool = False) -> Document:
    """Return a row's text in tokens with its attributions; those without cue or content are left out.

    `blind` says that attributions inside content were left unmarked.
    """
    page = lay_out(row["text"])
    tokens = page.tokens
    made = Document(tokens=tokens, place=setting(page), scheme=scheme)
    kept: dict[int, int] = {}
    for number, given in enumerate(row.get("attributions", ())):
        marked = _marked(tokens, given, blind=blind and not given.get("wrapper", False))
        if marked:
            if scheme == CHAINS and marked.right and tokens.lower[marked.right[0]] == "that":
                marked.right = _range(marked.right[0] + 1, marked.right[1]) or marked.right
            kept[number] = len(made.marked)
            made.marked.append(marked)
    for marked in made.marked:
        marked.parent = None if marked.parent is None else kept.get(marked.parent)
    return made


def _marked(tokens: Tokens, given: Row, *, blind: bool) -> Marked | None:
    cues, sources, contents = (_ranges(tokens, given[role]) for role in ("cue", "source", "content"))
    if cues and given.get("kind") == NO_CLAIM:
        return Marked(cue=cues[0], kind=NO_CLAIM)
    if not cues or not contents:
        return None
    begin, stop = cues[0]
    if cues[-1][1] - begin <= _LONGEST_CUE_GAP:
        stop = cues[-1][1]
    before = [r for r in contents if r[0] < begin]
    after = [r for r in contents if r[1] > stop]
    left = _range(before[-1][0], min(before[-1][1], begin)) if before else None
    right = _range(max(after[0][0], stop), after[0][1]) if after else None
    if left is None and right is None:
        return None
    source = None
    if sources:
        first, last = sources[0][0], sources[-1][1]
        source = (first, last)
        if first < stop and last > begin:  # astride the cue: its longer side
            sides = [side for side in (_range(first, begin), _range(stop, last)) if side]
            source = max(sides, key=lambda r: r[1] - r[0], default=None)
    return Marked(
        cue=(begin, stop),
        source=source,
        left=left,
        right=right,
        parent=given.get("nested_in"),
        blind=blind,
        kind=given.get("kind", UNTOLD),
    )


def _range(first: int, stop: int) -> Range | None:
    return (first, stop) if first < stop else None


def _ranges(tokens: Tokens, spans: list[list[int]]) -> list[Range]:
    """Return the tokens that character spans touch."""
    found = ((bisect.bisect_right(tokens.ends, s), bisect.bisect_left(tokens.starts, e)) for s, e in spans)
    return [(first, stop) for first, stop in found if first < stop]


def chunks(made: Document, size: int) -> Iterator[Range]:
    """Cut a document into about `size` tokens, through no attribution: at ends of paragraphs, or of sentences where a paragraph is longer."""
    n, paragraph, sentence = len(made.tokens), made.place.paragraph, made.place.sentence
    whole = bytearray(n + 1)
    for marked in made.marked:
        points = [p for r in (marked.cue, marked.source, marked.left, marked.right) if r for p in r]
        for i in range(min(points) + 1, max(points)):
            whole[i] = 1
    ends = [i for i in range(1, n) if sentence[i] != sentence[i - 1] and not whole[i]] + [n]
    begin = last = 0
    for end in ends:
        if end - begin > size and last > begin:
            yield begin, last
            begin = last
        if end == n or paragraph[end] != paragraph[end - 1] or end - begin > size:
            last = end
    if last > begin:
        yield begin, last


@dataclass(frozen=True, slots=True)
class Templates:
    """Ways in which the training articles attribute: (source, cue, words between the cue and what follows it)."""

    before: tuple[tuple[str, str, str], ...]
    """Those that stand before their content."""
    after: tuple[tuple[str, str, str], ...]
    """Those that end their sentence; nothing follows."""

    @classmethod
    def of(cls, rows: list[Row]) -> "Templates":
        before, after = [], []
        for row in rows:
            text = row["text"]
            for given in row["attributions"]:
                if any(len(given[role]) != 1 for role in ("source", "cue", "content")):
                    continue
                (s0, s1), (c0, c1), (k0, k1) = (given[role][0] for role in ("source", "cue", "content"))
                if c0 != s1 + 1 or s1 - s0 > 90 or c1 - c0 > 25 or "\n" in text[s0:c1]:
                    continue
                if 0 < k0 - c1 <= 6 and text[k0] not in "\"“'‘" and re.fullmatch(r" (that )?", text[c1:k0]):
                    before.append((text[s0:s1], text[c0:c1], text[c1:k0]))
                if k1 < s0 <= k1 + 3 and c1 - c0 < 16 and text[c1 : c1 + 1] in (".", "\n", ""):
                    after.append((text[s0:s1], text[c0:c1], ""))
        uses = Counter(cue.lower() for _, cue, _ in before + after)
        common = [tuple(t for t in part if uses[t[1].lower()] >= _COMMON_CUE) for part in (before, after)]
        return cls(*common)


def wrap(row: Row, templates: Templates, rng: random.Random, *, holding: float, plain: float) -> Row:
    """Return the row with some sentences put into the mouth of a further source.

    `holding` is the chance of a sentence that holds an attribution, `plain` of one that holds none.
    """
    text = row["text"]
    marked = [{**given, "nested_in": given.get("nested_in")} for given in row["attributions"]]
    hulls = []
    for given in marked:
        points = [p for role in ("source", "cue", "content") for span in given[role] for p in span]
        hulls.append((min(points), max(points)) if points else (0, 0))
    out, moves, wrappers, at, shift = [], [(0, 0)], [], 0, 0
    for begin, end in sentences(text):
        if end - begin < 30 or text[end - 1] != "." or begin == 0:
            continue
        inside = [i for i, (a, b) in enumerate(hulls) if begin <= a and b <= end]
        if any(a < end and b > begin and not (begin <= a and b <= end) for a, b in hulls):
            continue
        if rng.random() > (holding if inside else plain):
            continue
        sentence = text[begin:end]
        head, body, tail, (source, cue, content) = _wrapped(sentence, templates, rng)
        base = begin + shift
        sentence_cue = (head + body + tail)[slice(*cue)]
        wrapper = {
            "source": [_moved(source, base)],
            "cue": [_moved(cue, base)],
            "content": [_moved(content, base)],
            "nested_in": None,
            "wrapper": True,
            "kind": 0 if sentence_cue in SPEAKING else UNTOLD,
        }
        wrappers.append((wrapper, [i for i in inside if marked[i]["nested_in"] is None]))
        out += [text[at:begin], head, body, tail]
        moves.append((begin, shift + len(head)))
        shift += len(head) + len(body) + len(tail) - len(sentence)
        moves.append((end, shift))
        at = end
    out.append(text[at:])
    keys = [key for key, _ in moves]
    for given in marked:
        for role in ("source", "cue", "content"):
            given[role] = [
                [s + moves[bisect.bisect_right(keys, s) - 1][1], e + moves[max(bisect.bisect_left(keys, e) - 1, 0)][1]]
                for s, e in given[role]
            ]
    for wrapper, held in wrappers:
        for i in held:
            marked[i]["nested_in"] = len(marked)
        marked.append(wrapper)
    return {**row, "text": "".join(out), "attributions": marked}


def _wrapped(
    sentence: str, templates: Templates, rng: random.Random
) -> tuple[str, str, str, tuple[Range, Range, Range]]:
    """Return what comes before a sentence, the sentence, what comes after it, and where source, cue and content then stand."""
    quotable = '"' not in sentence and "“" not in sentence
    if rng.random() < 0.65:
        source, cue, gap = rng.choice(templates.before)
        if rng.random() < 0.3:
            source = source[:1].upper() + source[1:]
        head = f"{source} {cue}{gap}"
        quoted = quotable and rng.random() < 0.25
        that = gap != " "
        if quoted:
            head = head + "“" if that else head.rstrip() + ", “"
        word = re.match(r"\w+", sentence)
        if word and word[0].lower() in LOWERED and (that or not quoted):
            sentence = sentence[:1].lower() + sentence[1:]
        first = len(head) - quoted
        stop = len(head) + len(sentence) + (1 if quoted else -1)
        spans = ((0, len(source)), (len(source) + 1, len(source) + 1 + len(cue)), (first, stop))
        return head, sentence, "”" if quoted else "", spans
    source, cue, _ = rng.choice(templates.after)
    quoted = quotable and rng.random() < 0.6
    head, body, closing = "“" if quoted else "", sentence[:-1], ",” " if quoted else ", "
    tail = f"{closing}{source} {cue}."
    begin = len(head) + len(body) + len(closing)
    stop = len(head) + len(body) + (2 if quoted else 0)
    return (
        head,
        body,
        tail,
        ((begin, begin + len(source)), (begin + len(source) + 1, begin + len(source) + 1 + len(cue)), (0, stop)),
    )


def shifted(point: int, edits: list[tuple[int, int, int]]) -> int:
    """Return where an offset lies after edits, each with its old begin and end and by how much it lengthened the text."""
    return point + sum(more for _, end, more in edits if end <= point)


def _moved(span: Range, by: int) -> list[int]:
    return [span[0] + by, span[1] + by]


def sentences(text: str) -> Iterator[Range]:
    """Yield about where sentences begin and end."""
    at = 0
    for gap in _SENTENCE_GAP.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def restyle(row: Row, rng: random.Random) -> Row:
    """Return the row with its quotation marks written otherwise, or all in one line, one character for one, so that no offset moves."""
    text, style = row["text"], rng.random()
    opening = r'(?:(?<=[\s(\[—–-])|^)"(?=\S)'
    if rng.random() < _IN_ONE_LINE:
        text = text.replace("\n", " ")
    if style < 0.6:
        return {**row, "text": text}
    if style < 0.75:
        text = text.translate(str.maketrans("“”’‘", "\"\"''"))
    elif style < 0.93:
        text = re.sub(opening, "“", text).replace('"', "”")
        if rng.random() < 0.7:
            text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    else:
        text = re.sub(opening, "‘", text).replace('"', "’").replace("“", "‘").replace("”", "’")
    return {**row, "text": text}
