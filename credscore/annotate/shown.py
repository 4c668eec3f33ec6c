"""Speech that the page shows as somebody's by how it is laid out, and by no verb of saying: posts, turns of a talk, interviews, excerpts.

A post that stands with its account, a transcript with names before colons, the answers of an interview, a quotation with its author's name
below it, a passage that a sentence with a colon announces: none of them has a cue, so that none is an attribution, and all of them tell
whose words they are as plainly as "she said" does. They have the form of attributions, the words that name the speaker standing for both
source and cue, so that whoever counts the words that somebody answers for counts these as well.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from credscore.annotate.text.tokens import Tokens
from credscore.annotate.values import (
    Attribution,
    AttributionKind,
    Identified,
    Mention,
    MentionLabel,
    Quote,
    Sentence,
    SourceType,
)
from credscore.resources import words
from credscore.spans import Span

_POST = re.compile(r"(?<=[\s.!?…”\"])[—–-]{1,2}\s*(?P<name>[^\n()—–]{2,60}?)\s*\(@\s?\w{1,30}\)")
_POST_LENGTH = 340  # characters: what a post may hold, and a little more
_LABEL = re.compile(
    r"(?:^[ \t]*|(?<=[.!?…”\"\])–—] ))(?P<label>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?: ?:(?=\s)|[ \t]*$)",
    re.MULTILINE,
)
_LABEL_WORDS = 4
_BEFORE_LABELS = frozenset('.!?…”"])–—')
_LEAST_TURNS = 3
_SIGNATURE = re.compile(r"\s*+(?P<dash>[—–-]++\s*+)?+(?P<name>[A-Z][^\n.!?:“”\"()]{2,60}?)[ \t]*(?=\n|\Z)")
_SIGNED_WORDS = 8  # of a quotation that is signed: less is a title or a word
_FIRST = words("shown", "first_person")
_SECOND = words("shown", "second_person")
_ANNOUNCES = words("shown", "announces")
_TALKS = words("shown", "talks")
_WHOLE = words("shown", "whole")
_FOLLOWS = words("shown", "follows")
_ANSWERED = 0.6  # share of the answers of an interview in which somebody speaks of themselves
_SPEECH = 0.02  # share of the words of a speech in which the speaker is meant


def find_shown(
    text: str,
    tokens: Tokens,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    *,
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    title: str | None = None,
) -> tuple[Attribution, ...]:
    """Return the speech that is shown as somebody's, in order, in the form of attributions; one that overlaps another is left out."""
    page = _Page(text, tokens, sentences, quotes, mentions, attributions, title)
    found: list[Attribution] = []
    finders: tuple[Callable[[_Page], Iterator[Attribution]], ...] = (
        _posts,
        _turns,
        _signed,
        _transcript,
        _announced,
        _interview,
    )
    for finder in finders:
        for each in finder(page):
            if not any(span.overlaps(other) for span in each.content for one in found for other in one.content):
                found.append(each)
    return tuple(sorted(found, key=lambda each: each.cue))


@dataclass(frozen=True)
class _Page:
    text: str
    tokens: Tokens
    sentences: Sequence[Sentence]
    quotes: Sequence[Quote]
    mentions: Sequence[Mention]
    attributions: Sequence[Attribution]
    title: str | None

    @cached_property
    def surnames(self) -> dict[str, str]:
        """The names of the article by their last words, those of people before those of bodies."""
        found: dict[str, str] = {}
        for mention in sorted(self.mentions, key=lambda m: m.label is not MentionLabel.PERSON):
            if mention.label is not MentionLabel.PLACE:
                found.setdefault(mention.canonical.split()[-1].lower(), mention.canonical)
        return found

    def inside(self, span: Span) -> list[Mention]:
        """Return the names of people and bodies in a span."""
        return [m for m in self.mentions if span.contains(m.span) and m.label is not MentionLabel.PLACE]

    def person(self, span: Span) -> str | None:
        """Return who is meant by a label or signature: a person of the article, or a name of two words or more."""
        label = span.of(self.text).strip()
        held = next((m.canonical for m in self.inside(span) if m.label is MentionLabel.PERSON), None)
        if held is not None and held.split()[-1].lower() in label.lower():
            return held
        last = label.split()[-1].lower()
        if len(last) > 2 and last in self.surnames and len(label.split()) < 4:
            return self.surnames[last]
        return label.title() if label.isupper() and 1 < len(label.split()) < 4 else None

    def told_of(self, name: str, span: Span) -> bool:
        """Say whether somebody is said to say something in a span under that name: there the article speaks of them."""
        last = name.split()[-1].lower()
        return any(
            a.source is not None and span.contains(a.source) and last in a.source.of(self.text).lower()
            for a in self.attributions
        )

    def words(self, span: Span) -> tuple[str, ...]:
        """Return the words of a span in lower case."""
        first, stop = self.tokens.range(span.start, span.end)
        return self.tokens.lower[first:stop]

    def quoted(self, offset: int) -> bool:
        """Say whether a character stands in a quotation."""
        return any(quote.span.start <= offset < quote.span.end for quote in self.quotes)


def _shown(who: Span, name: str, kind: SourceType, content: Span) -> Attribution:
    return Attribution(
        source=who,
        cue=who,
        content=(content,),
        kind=AttributionKind.DIRECT,
        source_type=kind,
        identified=Identified.NAMED,
        canonical=name,
        resolved=True,
        antecedent=None,
        role=(),
        why=(),
        anonymity=None,
        anonymity_reason=None,
        confidence=1.0,
        parent=None,
        depth=1,
    )


def _sort(who: Mention) -> SourceType:
    """Return what sort of source a name is: a body whose words a page sets out at length is most often another medium."""
    return SourceType.PERSON if who.label is MentionLabel.PERSON else SourceType.MEDIA


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if end > start else None


def _posts(page: _Page) -> Iterator[Attribution]:
    """Yield the posts that stand with the name and the account of who wrote them."""
    if "(@" not in page.text:
        return
    last = 0
    for found in _POST.finditer(page.text):
        start = max(last, found.start() - _POST_LENGTH, page.text.rfind("\n", 0, found.start()) + 1)
        begins = [s.span.start for s in page.sentences if start <= s.span.start < found.start()]
        colon = page.text.rfind(": ", start, found.start())
        cued = [a.cue.end for a in page.attributions if start <= a.cue.start < found.start() and a.source is not None]
        after = max([start, *(cued[-1:])])
        start = next((b for b in begins if b >= after), colon + 1 if colon >= 0 else start)
        content = _trimmed(page.text, start, found.start())
        last = found.end()
        if content is None:
            continue
        who = Span(found.start("name"), found.end("name"))
        name = next((m.canonical for m in page.inside(who)), found["name"].strip())
        yield _shown(who, name, SourceType.PERSON, content)


def _turns(page: _Page) -> Iterator[Attribution]:
    """Yield the turns of a talk: what stands behind a name and a colon, up to the next one."""
    labels = _labels(page)
    named = sum(name is not None for _, name, _ in labels)
    ends = [*(who.start for who, _, _ in labels), len(page.text)][1:]
    turns = []
    for (who, name, start), end in zip(labels, ends, strict=True):
        stop = page.text.find("\n", _skip(page.text, start))
        last = end == len(page.text) or named < _LEAST_TURNS
        content = _trimmed(page.text, start, min(end, len(page.text) if stop < 0 else stop) if last else end)
        if content is not None and not (name and page.told_of(name, content)):
            turns.append((who, name, content))
    spoken = sum(
        "?" in content.of(page.text) or bool((_FIRST | _SECOND).intersection(page.words(content)))
        for _, _, content in turns
    )
    talk = named >= _LEAST_TURNS and spoken >= _ANSWERED * len(turns)
    for who, name, content in turns:
        if name is not None and (talk or content.of(page.text)[0] in '“"'):
            yield _shown(who, name, SourceType.PERSON, content)


def _labels(page: _Page) -> list[tuple[Span, str | None, int]]:
    """Return the names before colons and alone at the end of lines, each with who is meant, and where its label ends."""
    found = []
    for match in _like_labels(page.text):
        who = Span(match.start("label"), match.end("label"))
        if page.quoted(who.start):
            continue
        name = page.person(who)
        if name is not None or who.of(page.text).isupper():
            found.append((who, name, match.end()))
    return found


def _like_labels(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be labels. Only lines are searched that have some before a colon, or at their end, by the looks of it: few have."""
    start = 0
    while start < len(text):
        stop = text.find("\n", start) + 1 or len(text)
        if any(map(_may_end_in_label, text[start:stop].split(":"))):
            yield from _LABEL.finditer(text, start, stop)
        start = stop


def _may_end_in_label(words: str) -> bool:
    """Say whether the last word has a capital, and the last four are all there are or a sentence ends before or among them."""
    words = words.strip(" \t\n")
    if not "A" <= words[words.rfind(" ") + 1 :][:1] <= "Z":
        return False
    last = words.rsplit(" ", _LABEL_WORDS)
    return len(last) <= _LABEL_WORDS or any(word[-1:] in _BEFORE_LABELS for word in last[:-1])


def _skip(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _signed(page: _Page) -> Iterator[Attribution]:
    """Yield the quotations that have their author's name beside or below them: nothing else stands in its line."""
    for quote in page.quotes:
        found = _SIGNATURE.match(page.text, quote.span.end) if quote.closed else None
        if found is None or len(page.words(quote.span)) < _SIGNED_WORDS:
            continue
        who = Span(found.start("name"), found.end("name"))
        inside = page.inside(who)
        if not inside or not (inside[0].span == who or "," in found["name"] or found["dash"]):
            continue
        if not any(who.overlaps(a.cue) for a in page.attributions):
            yield _shown(who, inside[0].canonical, _sort(inside[0]), quote.span)


def _transcript(page: _Page) -> Iterator[Attribution]:
    """Yield what stands below a sentence that says that a speech, a statement or a letter is given whole."""
    if _WHOLE.isdisjoint(page.tokens.places) or _FOLLOWS.isdisjoint(page.tokens.places):
        return
    for at, sentence in enumerate(page.sentences[:-1]):
        said = page.tokens.lower[sentence.first : sentence.stop]
        if _FOLLOWS.isdisjoint(said) or _WHOLE.isdisjoint(said) or page.quoted(sentence.span.start):
            continue
        people = page.inside(sentence.span)
        content = Span(page.sentences[at + 1].span.start, page.sentences[-1].span.end)
        spoken = page.words(content)
        if people and sum(word in _FIRST for word in spoken) >= _SPEECH * len(spoken):
            yield _shown(people[-1].span, people[-1].canonical, SourceType.PERSON, content)
            return


def _announced(page: _Page) -> Iterator[Attribution]:
    """Yield the paragraphs that a sentence with a colon before them gives to somebody: "Here is the mayor's post:"."""
    if ":" not in page.tokens.places:
        return
    for at, (sentence, after) in enumerate(pairwise(page.sentences)):
        if after.paragraph == sentence.paragraph or page.tokens.words[sentence.stop - 1] != ":":
            continue
        said = page.tokens.lower[sentence.first : sentence.stop]
        people = page.inside(sentence.span)
        if not people or not (_ANNOUNCES.intersection(said) or len(said) <= 8):
            continue
        ends = [s.span.end for s in page.sentences[at + 1 :] if s.paragraph == after.paragraph]
        person = next((m for m in people if m.label is MentionLabel.PERSON), people[0])
        yield _shown(person.span, person.canonical, _sort(person), Span(after.span.start, ends[-1]))


def _asked(page: _Page) -> list[int]:
    """Return the sentences, by number, in which somebody is asked something."""
    if "?" not in page.tokens.places:
        return []
    return [
        number
        for number, s in enumerate(page.sentences)
        if page.tokens.words[s.stop - 1] == "?"
        and not _SECOND.isdisjoint(page.tokens.lower[s.first : s.stop])
        and not page.quoted(s.span.start)
    ]


def _interview(page: _Page) -> Iterator[Attribution]:
    """Yield the answers of an interview: what follows each question that is put to somebody, in an article that says with whom it speaks."""
    asked = _asked(page)
    if len(asked) < _LEAST_TURNS:
        return
    opening = Span(0, page.sentences[asked[0]].span.start)
    people = Counter(
        m.canonical for m in page.inside(opening) if m.label is MentionLabel.PERSON or m.canonical in (page.title or "")
    )
    if not people or not _TALKS.intersection(page.words(opening)):
        return
    name = people.most_common(1)[0][0]
    who = next(m.span for m in page.mentions if m.canonical == name)
    answers = []
    for question, end in zip(asked, [*asked[1:], len(page.sentences)], strict=True):
        if question + 1 < end:
            answers.append(Span(page.sentences[question + 1].span.start, page.sentences[end - 1].span.end))
    own = sum(bool(_FIRST.intersection(page.words(answer))) for answer in answers)
    if own >= _ANSWERED * len(answers):
        for answer in answers:
            yield _shown(who, name, SourceType.PERSON, answer)
