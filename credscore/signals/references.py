"""References: where the text names a document, a day, a figure or an occasion, found in one pass for the signals that count them."""

import re
from collections.abc import Iterable, Iterator

from credscore.annotate.annotated import Annotated
from credscore.annotate.register import NUMERAL
from credscore.annotate.text.tokens import DASHES, QUOTATION, Tokens
from credscore.annotate.tracing import Standing, standing_of
from credscore.annotate.values import Attribution, MentionLabel, Sentence, SourceType
from credscore.resources import words
from credscore.signals.base import once
from credscore.spans import Span

_DOCUMENTS = (words("sources", "document") | words("references", "documents")) - words("references", "vague")
_OCCASIONS = words("references", "occasions")
_DAYS = words("register", "words", "day_or_month")
_WEEKDAYS = words("references", "weekdays")
_MONTHS = (_DAYS | words("references", "months")) - _WEEKDAYS
_WHEN = _WEEKDAYS | _MONTHS
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_LAST_DAY = 31
_BETWEEN = 4  # tokens: parts of one date stand nearer to each other
_JOINS = frozenset((",", ".", "the", "of"))  # between the parts of one date
_TELLS_WHO = frozenset(
    {SourceType.OFFICIAL, SourceType.EXPERT, SourceType.EYEWITNESS, SourceType.DOCUMENT, SourceType.ORGANISATION}
)
"""The sorts of source that say by themselves why they should know."""
_CENTURIES = ("19", "20")
_YEAR = 4  # digits
_PARTING = QUOTATION | DASHES | frozenset(",;:()")
_CURRENCIES = frozenset("$£€¥")
_PERCENT = frozenset(("%", "percent", "per"))
_ORDINALS = words("references", "ordinals")
_UNITS = words("references", "units")
_TIMED = words("references", "timed")
_AMOUNTS = words("references", "amounts")
_NUMBERED = words("references", "numbered")
_PICTURES = words("references", "pictures")
_CREDITS = words("references", "credits")
_CLAUSES = words("references", "clauses")
_COORDINATORS = words("references", "coordinators")
_NO_MODIFIERS = words("references", "no_modifiers") | _CLAUSES
_BEFORE, _AFTER = 4, 5  # tokens: how far from the noun its name, number or day stands


def is_date(word: str) -> bool:
    """Say whether a token, in lower case, is a day, a month or a year."""
    return word in _DAYS or (len(word) == _YEAR and word.isdigit() and word.startswith(_CENTURIES))


@once
def dates(annotated: Annotated) -> set[int]:
    """Return the tokens of the prose that are a day, a month or a year."""
    years = [i for i in annotated.register.at(NUMERAL) if is_date(annotated.tokens.lower[i])]
    return {*annotated.tokens.find(_DAYS), *years}


def whole_dates(annotated: Annotated) -> dict[tuple[str, ...], tuple[Span, bool]]:
    """Return the different dates of the prose by their words, each where it first stands, and whether it tells the day: "Tuesday, 3 March 2019" is one."""
    tokens, at = annotated.tokens, annotated.tracing.at
    lower, last = tokens.lower, len(tokens) - 1
    runs: list[list[int]] = []
    months = [i for i in tokens.find(_MONTHS - _DAYS) if any(map(_is_day, lower[max(i - 1, 0) : i + 2]))]
    for i in sorted({*dates(annotated), *months}):  # "may" and "march" are months where a day stands beside them
        if at[i] < 0:
            continue
        before = runs[-1][-1] if runs else -_BETWEEN
        near = i - before < _BETWEEN and at[i] == at[before]
        if near and all(word in _JOINS or _is_day(word) for word in lower[before + 1 : i]):
            runs[-1].append(i)
        else:
            runs.append([i])
    found: dict[tuple[str, ...], tuple[Span, bool]] = {}
    for run in runs:
        first = run[0] - 1 if run[0] and _is_day(lower[run[0] - 1]) else run[0]
        stop = run[-1] + (2 if run[-1] < last and _is_day(lower[run[-1] + 1]) else 1)
        parts = tuple([word for word in lower[first:stop] if word not in _JOINS])
        exact = any(word in _WEEKDAYS or _is_day(word) for word in parts)
        found.setdefault(parts, (tokens.span(first, stop), exact))
    return found


def _is_day(word: str) -> bool:
    """Say whether a token is a number that a day of the month can have: "3", "3rd"."""
    number = _DAY.fullmatch(word)
    return number is not None and 0 < int(number[1]) <= _LAST_DAY


def days(annotated: Annotated) -> dict[int, Span]:
    """Return the first words in each sentence of the prose, by its number, that tell on which day.

    That is a day of the week, or a month with its day beside it. A month or a year alone does not.
    """
    tokens, tracing = annotated.tokens, annotated.tracing
    found: dict[int, Span] = {}
    for at in tokens.find(_WHEN):
        if tokens.lower[at] not in _WEEKDAYS:
            near = tokens.lower[max(at - 2, 0) : at + 3]
            if not any(map(_is_day, near)):
                continue
        sentence = tracing.at[at]
        if sentence >= 0 and sentence not in found:
            found[sentence] = tokens.span(at, at + 1)
    return found


@once
def occasions(annotated: Annotated) -> list[int]:
    """Return the tokens, in order, that say where or how something was said."""
    return annotated.tokens.find(_OCCASIONS)


def well_sourced(annotated: Annotated) -> set[int]:
    """Return the numbers of the sentences of the prose in which a named source speaks, or a document is named exactly."""
    tracing = annotated.tracing
    found = {number for number, standing in enumerate(tracing.standings) if standing is Standing.NAMED}
    exact = map(tracing.sentence_of, [span.start for span in documents(annotated)])
    return found.union([number for number in exact if number is not None])


def answered_for(annotated: Annotated) -> list[Sentence]:
    """Return the sentences of the prose in which somebody speaks who answers for it, or a document is named exactly.

    That is whoever is named and no other medium, and of those who are not named an office, a body, an expert, a witness or a document: "the
    police said" can be asked, "a friend said" cannot.
    """
    tracing = annotated.tracing
    exact = {tracing.sentence_of(span.start) for span in documents(annotated)}
    answer = {number for number in tracing.voices if answers(tracing.attributions[number])}
    return [
        sentence
        for number, sentence in enumerate(tracing.sentences)
        if number in exact or not answer.isdisjoint(tracing.speaking.get(number, ()))
    ]


def answers(attribution: Attribution) -> bool:
    """Say whether a source can be asked: it is named and no other medium, or of a sort that can be found without a name."""
    if attribution.source_type is SourceType.MEDIA:
        return False
    return standing_of(attribution) is Standing.NAMED or attribution.source_type in _TELLS_WHO


@once
def documents(annotated: Annotated) -> list[Span]:
    """Return where a document, data, a post or a recording is named by more than its kind: with a name, a number or a day beside it."""
    tokens, tracing = annotated.tokens, annotated.tracing
    nouns = tokens.find(_DOCUMENTS)
    if not nouns:
        return []
    named, cues, spoken = _named(annotated), _cues(annotated), _spoken_in(annotated)
    opens = {
        tokens.range(link.cue.start, link.cue.end)[0] for link in annotated.attributions if link.source is not None
    }
    found: list[Span] = []
    for at in nouns:
        number = tracing.at[at]
        if number < 0 or named[at]:  # "Directorate of Intelligence" is a body
            continue
        if at in opens:  # "experts estimate that" is a verb
            continue
        if annotated.in_quote(tokens.starts[at]) or _is_measure(tokens, at):
            continue
        sentence = tracing.sentences[number]
        mark = _mark(tokens, at, sentence, cues, named)
        if mark is not None:
            span = tokens.span(min(at, mark), max(at, mark) + 1)
        elif at in spoken:
            span = spoken[at]
        else:
            continue
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _spoken_in(annotated: Annotated) -> dict[int, Span]:
    """Return the words for occasions in which somebody named speaks, each with the words that name both: "the ministry said in a statement"."""
    tokens, tracing = annotated.tokens, annotated.tracing
    beside = beside_cues(annotated)
    found: dict[int, Span] = {}
    for at in occasions(annotated):
        if at not in beside:
            continue
        attribution = tracing.attributions[beside[at]]
        if attribution.source is None or standing_of(attribution) < Standing.NAMED:
            continue
        here = tokens.span(at, at + 1)
        start, end = min(here.start, attribution.source.start), max(here.end, attribution.source.end)
        found[at] = Span(start, end)
    return found


@once
def beside_cues(annotated: Annotated) -> dict[int, int]:
    """Return the days, months, years and occasions that stand in the clause in which a source is said to speak, each with its attribution.

    They are neither the source's name or role nor what it says, and no relative clause is between them and the cue: of "Brandt, who came in
    2019, said on Monday that it would open in May" they are "on Monday".
    """
    tokens, tracing = annotated.tokens, annotated.tracing
    dated, lower = dates(annotated), tokens.lower
    telling = sorted(dated.union(occasions(annotated)))
    last = {tracing.at[i]: i for i in telling}
    found: dict[int, int] = {}
    if not telling:
        return found
    taken, named = _taken(annotated), _named(annotated)
    for number in tracing.voices:
        cue, source = tracing.attributions[number].cue, tracing.attributions[number].source
        at = tracing.sentence_of(cue.start)
        if at is None or source is None or last.keys().isdisjoint((at, tracing.sentence_of(source.start))):
            continue
        first, stop = tokens.range(cue.start, cue.end)
        own = [i for i in range(*tokens.range(source.start, source.end)) if i in dated and not named[i]]
        sentence = tracing.sentences[at]
        for i in range(stop, last.get(at, -1) + 1):
            if lower[i] == ";" or (not taken[i] and lower[i] in _CLAUSES):
                break
            if not taken[i] and i not in found:
                found[i] = number
        for i in (*range(first + 1, stop), *_before(tokens, first, sentence.first, taken), *own):
            found.setdefault(i, number)
    return {i: found[i] for i in telling if i in found}


def _before(tokens: Tokens, cue: int, first: int, taken: bytearray) -> Iterator[int]:
    """Yield the tokens of the cue's clause that stand before it; a part between commas with a word that opens another clause is none of it."""
    part: list[int] = []
    for i in range(cue - 1, first - 1, -1):
        word = tokens.lower[i]
        if word in _COORDINATORS and i == first:
            break
        if word == ";" or word in _COORDINATORS:
            return
        if word == "," or taken[i]:
            yield from part
            part = []
        elif word in _CLAUSES:
            part = []
        else:
            part.append(i)
    yield from part


def _taken(annotated: Annotated) -> bytearray:
    """Return a mark for each token of what is said, and of who says it."""
    spans = [quote.span for quote in annotated.quotes]
    for a in annotated.attributions:
        spans += (*a.content, *a.role, a.cue)
        if a.source is not None:
            spans.append(a.source)
    return _marked(annotated, spans)


def said_by_sources(annotated: Annotated) -> bytearray:
    """Return a mark for each token of what the sources that speak to the reader are said to say."""
    tracing = annotated.tracing
    return _marked(annotated, [span for number in tracing.voices for span in tracing.attributions[number].content])


def _marked(annotated: Annotated, spans: Iterable[Span]) -> bytearray:
    """Return a mark for each token that stands in one of the spans."""
    found = bytearray(len(annotated.tokens))
    for span in spans:
        first, stop = annotated.tokens.range(span.start, span.end)
        found[first:stop] = b"\1" * (stop - first)
    return found


def _is_measure(tokens: Tokens, at: int) -> bool:
    """Say whether a word counts time and names no document: "11 minutes", "minutes later"."""
    if tokens.lower[at] not in _UNITS:
        return False
    before = tokens.lower[at - 1] if at else ""
    after = tokens.lower[at + 1] if at + 1 < len(tokens) else ""
    return before[:1].isdigit() or before in _AMOUNTS or after in _TIMED


def _mark(tokens: Tokens, at: int, sentence: Sentence, cues: bytearray, named: bytearray) -> int | None:
    """Return the token that tells which document the noun at `at` means; None where none belongs to it."""
    picture = tokens.lower[at] in _PICTURES
    credited = not picture
    if credited:
        for i in range(at - 1, max(sentence.first, at - _BEFORE) - 1, -1):
            if cues[i] or _parts(tokens, i) or tokens.lower[i] in _NO_MODIFIERS:
                break
            if _tells_which(tokens, i, sentence, named) and not _is_amount(tokens, i):
                return i
    for i in range(at + 1, min(sentence.stop, at + 1 + _AFTER)):
        if cues[i] or _parts(tokens, i) or tokens.lower[i] in _CLAUSES:
            break
        credited = credited or tokens.lower[i] in _CREDITS
        dated = picture and is_date(tokens.lower[i])  # "photos from November" are anybody's
        if credited and not dated and _tells_which(tokens, i, sentence, named) and not _is_amount(tokens, i):
            return i
    return None


def _parts(tokens: Tokens, i: int) -> bool:
    """Say whether a token is a mark that parts clauses, or opens or closes a quotation."""
    return tokens.words[i] in _PARTING


def _is_amount(tokens: Tokens, i: int) -> bool:
    """Say whether a number says how many or how much, and not which: "30,000 emails", "an email that $240,000"."""
    word = tokens.words[i]
    if not word[0].isdigit() or is_date(tokens.lower[i]):
        return False
    before = tokens.words[i - 1] if i else ""
    after = tokens.lower[i + 1] if i + 1 < len(tokens) else ""
    if before in _CURRENCIES or after in _PERCENT:
        return True
    if after == "-" or is_date(after) or before.lower() in _DAYS or word.lower().lstrip("0123456789") in _ORDINALS:
        return False
    return before.lower() not in _DOCUMENTS and before.lower() not in _NUMBERED


def _tells_which(tokens: Tokens, i: int, sentence: Sentence, named: bytearray) -> bool:
    """Say whether a token is part of a name, a number, a day, or a word with a capital that does not open its sentence."""
    word = tokens.words[i]
    if word[0].isdigit() or named[i] or is_date(tokens.lower[i]):
        return True
    return word[0].isupper() and i > sentence.first and len(word) > 1


def _cues(annotated: Annotated) -> bytearray:
    return _marked(annotated, [attribution.cue for attribution in annotated.attributions])


@once
def _named(annotated: Annotated) -> bytearray:
    """Return a mark for each token of the names of persons and bodies."""
    return _marked(annotated, [m.span for m in annotated.mentions if m.label is not MentionLabel.PLACE])
