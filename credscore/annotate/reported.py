"""Attributions with a reporting verb or phrase: who said what, read from the order of words.

Subject before verb, verb before subject, content on either side or on both, participles that share or take up a subject, and second-hand
forms: "quoted B as saying", "citing B".
"""

from credscore.annotate import evidentials, grammar
from credscore.annotate.cues import Cue, CueClass, cues
from credscore.annotate.draft import Draft
from credscore.annotate.evidentials import clause_end
from credscore.annotate.page import Page, Range
from credscore.annotate.sources import head as source_head, is_source_noun, shows

_CLOSING = frozenset('"”’»')
_OPENING = frozenset('"“‘«')
_RECENT = 4  # attributions: how many before this one may stand in the same sentence and bound its subject
_TELL = frozenset({"tell", "inform", "notify", "assure", "warn", "advise", "remind", "promise"})
_BELIEF = frozenset({"believe", "think", "expect", "know", "feel"})
_FIRST_PERSON = frozenset({"i", "we"})
_NOUN_ADJECTIVES = frozenset("latest recent early initial first new fresh media news press local police unconfirmed conflicting numerous several various false separate annual".split())


def find_drafts(page: Page) -> list[Draft]:
    """Return every attribution found in the page, in order of cues, not yet placed or labelled."""
    drafts: list[Draft] = []
    for match in cues().find(page.tokens):
        sentence = page.sentences[page.sentence_at[match.first]]
        a, b = _bounds(page, match.first, sentence.first, sentence.stop)
        draft = _read(page, match.entry, match.first, match.stop, a, b, drafts)
        drafts += [draft] if isinstance(draft, Draft) else draft
    drafts += _devices(page, {d.cue for d in drafts})
    drafts.sort(key=lambda d: d.cue)
    return _without_overlaps(drafts)


def _bounds(page: Page, i: int, a: int, b: int) -> Range:
    """Return the stretch of its sentence in which the words round token `i` can belong to one attribution."""
    quote = page.quote_at[i]
    if quote >= 0:
        first, stop = page.quote_ranges[quote]
        return max(a, first + 1), min(b, stop - 1 if page.tokens.words[stop - 1] in _CLOSING else stop)
    return a, b


def _devices(page: Page, taken: set[Range]) -> list[Draft]:
    """Return the agentless devices whose words are no reporting verbs: "it emerged that", "rumours that"."""
    found: list[Draft] = []
    lower = page.tokens.lower
    for i, word in enumerate(lower):
        if word in evidentials.DEVICE_WORDS:
            sentence = page.sentences[page.sentence_at[i]]
            a, b = _bounds(page, i, sentence.first, sentence.stop)
            draft = evidentials.noun(page, i, a, b) or evidentials.emerged(page, i, a, b) or (evidentials.passive(page, i, a, b) if word in evidentials.PARTICIPLES else None)
            if draft is not None and draft.cue not in taken:
                found.append(draft)
    return found


def _without_overlaps(drafts: list[Draft]) -> list[Draft]:
    """Keep the longer of two drafts whose cues share a token."""
    kept: list[Draft] = []
    for draft in drafts:
        if kept and draft.cue[0] < kept[-1].cue[1]:
            if draft.cue[1] - draft.cue[0] > kept[-1].cue[1] - kept[-1].cue[0]:
                kept[-1] = draft
            continue
        kept.append(draft)
    return kept


def _read(page: Page, cue: Cue, first: int, stop: int, a: int, b: int, before: list[Draft]) -> list[Draft] | Draft:
    if CueClass.HEARSAY in cue.classes:
        return evidentials.hearsay(page, first, a, b) or []
    if CueClass.ACCORDING in cue.classes:
        return _according(page, first, stop, a, b) or []
    if CueClass.CITING in cue.classes:
        return _citing(page, first, stop, a, b, before) or []
    return _verb(page, cue, first, a, b, before)


def _according(page: Page, first: int, stop: int, a: int, b: int) -> Draft | None:
    """Read "according to B": what it attributes stands before it, after it, or on both sides."""
    lower = page.tokens.lower
    source = grammar.noun_phrase_after(page.tokens, stop, b)
    if source is None:
        return None
    content: list[Range] = []
    edge = first - 1 if first > a and lower[first - 1] in {",", "—", "–"} else None
    opens = first - a <= 1 or lower[first - 1] in {";", "and", "but", "that"}
    rest = source[1] + 1 if source[1] < b and lower[source[1]] == "," else source[1]
    if not opens:
        left = edge if edge is not None else first
        start = _left_start(page, left, a)
        if start < left:
            content.append((start, left))
    if opens or (rest > source[1] and rest < b and lower[rest] not in grammar.COORDINATORS | grammar.RELATIVES and not lower[rest].endswith("ing") and edge is not None):
        end = clause_end(page, rest, b) if rest < b else rest
        if rest < end and lower[rest][0].isalnum() | (lower[rest] in _OPENING) and (opens or grammar.has_finite(page.tokens, rest, end)):
            content.append((rest, end))
    return Draft(source=source, cue=(first, stop), content=content, edge=edge if not opens else None, confidence=0.95) if content else None


def _citing(page: Page, first: int, stop: int, a: int, b: int, before: list[Draft]) -> Draft | None:
    """Read "A reported X, citing B": B is given as the source of A's own report."""
    tokens, lower = page.tokens, page.tokens.lower
    source = grammar.noun_phrase_after(tokens, stop, b, stop_at=lambda j: lower[j] == ",")
    if source is None or not is_source_noun(page, source):
        return None
    edge = first - 1 if first > a and lower[first - 1] == "," else None
    governing = next((d for d in reversed(before) if a <= d.cue[0] < b and not d.agentless), None)
    if governing is not None and edge is not None:
        return Draft(source=source, cue=(first, stop), content=[], edge=edge, relays=governing, confidence=0.9)
    closing = next((j for j in range(source[1], min(b, source[1] + 15)) if lower[j] == ","), None)
    if edge is not None and closing is not None:
        source = (source[0], closing)
        return Draft(source=source, cue=(first, stop), content=[], relays=None, confidence=0.7)  # "A, citing B, said X": filled in by A's verb
    left = edge if edge is not None else first
    start = _left_start(page, left, a)
    if not grammar.has_finite(tokens, start, left):
        return None
    return Draft(source=source, cue=(first, stop), content=[(start, left)], edge=edge, confidence=0.7)


def _left_start(page: Page, left: int, a: int) -> int:
    """Return where content begins that runs up to token `left`."""
    lower = page.tokens.lower
    start = a
    while start < left and (lower[start] in {"but", "and", "or", ",", "—", "–", "-"} or not lower[start][0].isalnum() and lower[start] not in _OPENING | {"$", "£", "€", "@", "#", "("}):
        start += 1
    return start


def _verb(page: Page, cue: Cue, i: int, a: int, b: int, before: list[Draft]) -> list[Draft] | Draft:
    tokens, lower = page.tokens, page.tokens.lower
    start = grammar.verb_group_start(tokens, i, a)
    group = lower[start:i]
    be = any(word in grammar.BE for word in group)
    if cue.form == "past" and (be or i + 1 < b and lower[i + 1] in {"to", "of"}):
        if (draft := _quoted_as(page, cue, start, i, a, b) if be else None) is not None:
            return draft
        passive = evidentials.passive(page, i, a, b)
        if passive is not None:
            passive.confidence = 0.95
            return passive
        if be:
            return []
    if _is_noun(page, cue, i, start, a, b):
        return []
    if cue.lemma not in _BELIEF and any(grammar.is_negated(lower[j]) for j in range(max(a, start - 1), i)):
        return []
    if cue.form == "ing" and not be:
        return _participle(page, cue, i, a, b, before) or []
    inverted = _inverted(page, cue, i, start, a, b)
    if inverted is not None:
        return inverted
    floor = max([a, *(d.cue[1] for d in before[-_RECENT:] if a <= d.cue[0] and d.cue[1] <= start and d.relays is None and d.content)])
    subject = grammar.noun_phrase_before(tokens, grammar.subject_end(tokens, start, floor), floor)
    if subject is None or not _subject_fits(page, cue, subject, start, i):
        return []
    draft = _with_subject(page, cue, subject, start, i, a, b)
    if draft is None:
        return []
    waiting = [d for d in before if not d.content and d.relays is None and a <= d.cue[0] < i]
    for citing in waiting:
        citing.relays = draft
    return draft


def _is_noun(page: Page, cue: Cue, i: int, start: int, a: int, b: int) -> bool:
    """Say whether a form that could be a noun is one: "the report", "a claim", "to say"."""
    lower = page.tokens.lower
    previous = lower[i - 1] if i > a else ""
    if previous == "to" or cue.form == "base" and start == i and (i == a or previous in grammar.DETERMINERS | grammar.PREPOSITIONS):
        return True
    if cue.form in {"s", "base"}:
        if previous in grammar.DETERMINERS | grammar.PREPOSITIONS | _NOUN_ADJECTIVES or previous == "'s":
            return True
        if lower[i] in evidentials.DEVICE_WORDS and i > a and (grammar.is_past(page.tokens, i - 1) or previous in grammar.COORDINATORS):
            return True
        return i + 1 < b and lower[i + 1] in {"of", "from"}
    return cue.form == "past" and previous in grammar.DETERMINERS - {"this", "that", "some", "many", "all", "both"}


def _subject_fits(page: Page, cue: Cue, subject: Range, start: int, i: int) -> bool:
    first, stop = subject
    lower, words = page.tokens.lower, page.tokens.words
    head = lower[source_head(page, subject)[1] - 1]
    if lower[first] in grammar.PREPOSITIONS:
        return False
    if stop - first == 1 and head in _FIRST_PERSON and page.quote_at[i] == -1:
        return False  # the writer's own voice
    if head in {"it", "this", "which", "what", "there"} and CueClass.DOCUMENT not in cue.classes and cue.lemma not in {"read", "say", "add", "report"}:
        return False
    if stop - first == 1 and head in {"you", "nobody", "none", "nothing"} or lower[first] in {"no", "nobody", "if"}:
        return False
    if cue.form == "base" and start == i:  # a bare form needs a plural subject
        plural = head.endswith("s") and head != "'s" or head in {"they", "i", "we", "people", "police", "some", "many", "most", "others", "who", "media", "men", "women", "all", "several", "few"}
        return plural or "and" in lower[first:stop] or not words[stop - 1][0].isalpha()
    return True


def _participle(page: Page, cue: Cue, i: int, a: int, b: int, before: list[Draft]) -> Draft | None:
    """Read "…, adding that Y" (the subject of the verb before), "a letter saying that Y" and "quoted B as saying Y" (the noun before)."""
    lower = page.tokens.lower
    previous = lower[i - 1] if i > a else ""
    if previous in {",", "and", "but"}:
        main = next((d for d in reversed(before) if a <= d.cue[0] < i and d.source is not None and d.relays is None), None)
        if main is None or main.source is None:
            return None
        edge = i - 1
        while edge > a and lower[edge - 1] in {",", "and"}:
            edge -= 1
        content = _content_after(page, cue, main.source, i + 1, b)
        return Draft(source=main.source, cue=(i, i + 1), content=content, edge=edge) if content else None
    relayed = previous == "as" and bool(before) and a <= before[-1].cue[0] < i and before[-1].content[:1] != []
    if not relayed and (previous in grammar.PREPOSITIONS or not previous or not previous[0].isalnum()):
        return None
    floor = before[-1].cue[1] if relayed else a
    antecedent = grammar.noun_phrase_before(page.tokens, i - 1 if relayed else i, floor)
    if antecedent is None or not relayed and antecedent[0] > a and grammar.is_past(page.tokens, antecedent[0] - 1) and not is_source_noun(page, antecedent):
        return None
    content = _content_after(page, cue, antecedent, i + 1, b)
    return Draft(source=antecedent, cue=(i, i + 1), content=content, confidence=0.9 if relayed else 0.7) if content else None


def _quoted_as(page: Page, cue: Cue, start: int, i: int, a: int, b: int) -> list[Draft] | None:
    """Read "B was quoted as saying X" (one link) and "B was quoted by A as saying X" (two)."""
    tokens, lower = page.tokens, page.tokens.lower
    if CueClass.RELAY not in cue.classes:
        return None
    subject = grammar.noun_phrase_before(tokens, grammar.subject_end(tokens, start, a), a)
    after, agent = i + 1, None
    if after < b and lower[after] == "by":
        agent = grammar.noun_phrase_after(tokens, after + 1, b, stop_at=lambda j: lower[j] == "as")
        after = agent[1] if agent else after
    if subject is None or after + 2 >= b or lower[after] != "as" or not lower[after + 1].endswith("ing"):
        return None
    content = _content_after(page, cue, subject, after + 2, b) or [(after + 2, clause_end(page, after + 2, b))]
    if agent is None:
        return [Draft(source=subject, cue=(start, after + 2), content=content, confidence=0.95)]
    outer = Draft(source=agent, cue=(start, i + 1), content=[subject, (after, content[-1][1])], confidence=0.95)
    return [outer, Draft(source=subject, cue=(after + 1, after + 2), content=content, confidence=0.95)]


def _relay(page: Page, cue: Cue, subject: Range, start: int, i: int, b: int) -> Draft | None:
    """Read the outer link of "A quoted B as saying X"; the participle rule reads the inner one, after "as"."""
    lower = page.tokens.lower
    inner = next((j for j in range(i + 2, min(b - 1, i + 25)) if lower[j] == "as" and lower[j + 1].endswith("ing")), None)
    if inner is None:
        return None
    return Draft(source=subject, cue=(start, i + 1), content=[(i + 1, clause_end(page, i + 1, b))], confidence=0.95)


def _with_subject(page: Page, cue: Cue, subject: Range, start: int, i: int, a: int, b: int) -> Draft | None:
    if CueClass.RELAY in cue.classes:
        return _relay(page, cue, subject, start, i, b)
    if CueClass.JUDGEMENT in cue.classes:
        return _judgement(page, cue, subject, start, i, b)
    content = _content_after(page, cue, subject, i + 1, b)
    lower = page.tokens.lower
    left, edge = None, None
    if subject[0] > a and lower[subject[0] - 1] in {",", "”", '"', "’", "—", "–"}:
        edge = subject[0] - 1
        left = _content_before(page, cue, subject[0], a)
    parenthetical = subject[0] > a and lower[subject[0] - 1] == "," and i + 2 < b and lower[i + 1] == ","
    if parenthetical and left is None and page.quote_at[i + 2] == page.quote_at[i]:
        left = (_left_start(page, subject[0] - 1, a), subject[0] - 1)
        content = [(i + 2, clause_end(page, i + 2, b))]
    elif left is not None and content is None and page.tokens.words[left[1] - 1] not in _CLOSING and not _ends_with_cue(page, cue, i + 1, b):
        left = None
    elif left is not None and content is not None and not _continues(page, i + 1, content[0][0]):
        left = None  # "In March, he said X": what stands before the comma is only where or when
    if left is None and content is None:
        return None
    spans = ([left] if left else []) + (content or [])
    of = content is not None and content[0][0] == i + 1 and lower[i + 1] == "of"
    if of:
        spans[-1] = (i + 2, spans[-1][1])
    return Draft(source=subject, cue=(start, i + 2 if of else i + 1), content=spans, edge=edge if left else None, confidence=0.9 if cue.lemma == "say" else 0.8)


def _ends_with_cue(page: Page, cue: Cue, i: int, b: int) -> bool:
    """Say whether nothing but time, place and hearer follows a cue that ends before token `i`, as in "X, he said on Friday."."""
    j = _past_adjuncts(page, cue, i, b)
    return j >= b or not page.tokens.lower[j][0].isalnum() or page.tokens.lower[j] in grammar.COORDINATORS | grammar.SUBORDINATORS | grammar.PREPOSITIONS - {"to"}


def _continues(page: Page, i: int, content: int) -> bool:
    """Say whether content on the right goes on with what was interrupted: it follows a comma, or opens a new quotation."""
    return content > i and page.tokens.lower[content - 1] in {",", "."} or page.quote_at[content] >= 0 and page.quote_ranges[page.quote_at[content]][0] == content


def _content_before(page: Page, cue: Cue, end: int, a: int) -> Range | None:
    """Return the content that stands before an attribution beginning at token `end`: a quotation, or the clause up to the comma."""
    lower = page.tokens.lower
    last = end - 1
    quote = page.quote_at[last - 1] if lower[last] in {",", "—", "–"} and last > 0 and page.tokens.words[last - 1] in _CLOSING else page.quote_at[last]
    if quote >= 0 and page.quote_at[end] != quote:
        first, stop = page.quote_ranges[quote]
        lead = _left_start(page, first, a)
        if first <= a or lead >= first or lower[first - 1] in {":", ","} and not grammar.has_finite(page.tokens, a, first):
            return first, stop
        return lead, stop
    if lower[last] != "," or CueClass.QUOTATION in cue.classes and len(cue.classes) == 1:
        return None
    start = _left_start(page, last, a)
    return (start, last) if grammar.has_finite(page.tokens, start, last) else None


def _inverted(page: Page, cue: Cue, i: int, start: int, a: int, b: int) -> Draft | None:
    """Read "“X,” said B" and "X, said B"."""
    tokens, lower = page.tokens, page.tokens.lower
    if cue.form not in {"past", "s"} or cue.lemma in _TELL or CueClass.JUDGEMENT in cue.classes or CueClass.RELAY in cue.classes:
        return None
    quoted_before = start == a and a > 0 and page.quote_at[a - 1] >= 0 and page.quote_at[a] == -1
    if not quoted_before and (start == a or lower[start - 1] not in {",", "”", '"', "’", "»", "—", "–"}):
        return None
    begin = i + 1
    if begin >= b or lower[begin] in {"that", ":", ","} or tokens.words[begin] in _OPENING:
        return None
    left = _content_before(page, cue, start, a) if start > a else page.quote_ranges[page.quote_at[a - 1]]
    if left is None:
        return None
    if lower[start - 1] == "," and page.quote_at[start - 2] == -1 and grammar.noun_phrase_before(tokens, start, a) is not None and lower[begin] not in grammar.DETERMINERS and not tokens.words[begin][0].isupper():
        return None
    source = grammar.noun_phrase_after(tokens, begin, b)
    if source is None or lower[source[0]] in grammar.PREPOSITIONS or (lower[source[0]] in _FIRST_PERSON and page.quote_at[i] == -1):
        return None
    content = [left]
    after = source[1]
    while after < b and lower[after] not in {",", "."} and page.quote_at[after] == -1:
        after += 1
    further = _quote_from(page, after + 1 if after < b else after, left)
    if further is not None:
        content.append(further)
    return Draft(source=source, cue=(start, i + 1), content=content, edge=start - 1 if start > a else None, confidence=0.9)


def _quote_from(page: Page, i: int, left: Range) -> Range | None:
    """Return the quotation that opens at token `i` and goes on with the one in `left`, in the same paragraph."""
    if i >= len(page.tokens) or page.quote_at[i] < 0 or page.quote_at[left[1] - 1] < 0:
        return None
    first, stop = page.quote_ranges[page.quote_at[i]]
    same = page.sentences[page.sentence_at[i]].paragraph == page.sentences[page.sentence_at[left[1] - 1]].paragraph
    return (first, stop) if first == i and same else None


def _judgement(page: Page, cue: Cue, subject: Range, start: int, i: int, b: int) -> Draft | None:
    """Read "accused A of X", "blamed X", "called the plan a farce"."""
    lower = page.tokens.lower
    end = clause_end(page, i + 1, b) if i + 1 < b else i + 1
    if end <= i + 1:
        return None
    first = i + 1
    if cue.lemma == "accuse":
        of = next((j for j in range(i + 1, end) if lower[j] == "of"), None)
        if of is None or of + 1 >= end:
            return None
        first = of + 1
    elif cue.lemma == "describe":
        if "as" not in lower[i + 1 : end]:
            return None
    elif cue.lemma == "call":
        quoted = any(page.quote_at[j] >= 0 and page.quote_at[i] != page.quote_at[j] for j in range(i + 1, end))
        named = end - i > 3 and lower[i + 1] not in {"on", "for", "in", "off", "out", "upon", "up", "to", "at", "the"} and any(lower[j] in {"a", "an"} for j in range(i + 2, end))
        if not (quoted or named) or lower[i + 1] in {"on", "for", "in", "off", "out"}:
            return None
    elif cue.lemma in {"label", "brand", "dub"} and not any(page.quote_at[j] >= 0 for j in range(i + 1, end)):
        return None
    return Draft(source=subject, cue=(start, i + 1), content=[(first, end)], confidence=0.7)


def _content_after(page: Page, cue: Cue, subject: Range, i: int, b: int) -> list[Range] | None:
    """Return the content that follows a cue ending before token `i`; None where nothing reported follows."""
    tokens, lower = page.tokens, page.tokens.lower
    j = _past_adjuncts(page, cue, i, b)
    if j < b and lower[j] == "that":
        return _span(page, j + 1, b)
    if j < b and lower[j] in {":", ","}:
        if j + 1 < b and page.quote_at[j + 1] >= 0 and tokens.words[j + 1] in _OPENING and page.quote_at[j + 1] != page.quote_at[i - 1]:
            return [page.quote_ranges[page.quote_at[j + 1]]]
        if lower[j] == ":" and j + 1 < b:
            return _span(page, j + 1, b)
        if lower[j] == ":" and b < len(tokens) and page.quote_at[b] >= 0 and page.quote_ranges[page.quote_at[b]][0] == b:
            return [page.quote_ranges[page.quote_at[b]]]
        return None
    if j < b and lower[j] == "." and j + 1 == b and page.quote_at[i - 1] == -1 and b < len(tokens) and page.quote_at[b] >= 0 and page.quote_ranges[page.quote_at[b]][0] == b and cue.lemma in {"say", "add", "reply", "write"}:
        same = page.sentences[page.sentence_at[b]].paragraph == page.sentences[page.sentence_at[i - 1]].paragraph
        return [page.quote_ranges[page.quote_at[b]]] if same else None
    if j >= b or lower[j] in {".", ";", "!", "?", ")", "—", "–"}:
        return None
    quote = page.quote_at[j]
    if quote >= 0 and page.quote_ranges[quote][0] == j:
        first, stop = page.quote_ranges[quote]
        rest = _span(page, j, b)
        return [(first, stop)] if stop >= b or rest is None or rest[0][1] <= stop else rest
    if CueClass.QUOTATION in cue.classes and len(cue.classes) == 1:
        return None
    if not _takes_clause(page, cue, subject, j, b):
        return None
    return _span(page, j, b)


def _span(page: Page, first: int, b: int) -> list[Range] | None:
    if first >= b:
        return None
    stop = clause_end(page, first, b)
    quote = page.quote_at[stop - 1]
    if quote >= 0 and page.quote_at[first] != quote:
        stop = max(stop, page.quote_ranges[quote][1])
    return [(first, stop)] if first < stop else None


def _takes_clause(page: Page, cue: Cue, subject: Range, j: int, b: int) -> bool:
    """Say whether what begins at token `j`, without "that", is reported by the cue."""
    tokens, lower = page.tokens, page.tokens.lower
    word = lower[j]
    if word == "of":
        return cue.lemma in {"warn", "boast", "brag", "complain"}
    if word in grammar.PREPOSITIONS | grammar.SUBORDINATORS or word in {"up", "out"}:
        return False
    if word in grammar.SUBJECT_PRONOUNS and word != "who" and j + 1 < b and lower[j + 1][0].isalnum() | (lower[j + 1][0] == "'"):
        return True
    if CueClass.SPEECH in cue.classes and (word in grammar.DETERMINERS or tokens.words[j][0].isupper()) and clause_end(page, j, b) - j > 2:
        return True
    if CueClass.DOCUMENT in cue.classes and not shows(page, subject) and not tokens.words[subject[1] - 1][0].isupper():
        return False
    if grammar.has_finite(tokens, j, clause_end(page, j, b)):
        subject_like = word in grammar.DETERMINERS or word in grammar.SUBJECT_PRONOUNS or word[0].isdigit() or tokens.words[j][0].isupper() or lower[j + 1 : j + 2] != () and not word.endswith(("ing", "ly"))
        return subject_like
    if CueClass.DOCUMENT in cue.classes:
        return shows(page, subject)
    return cue.lemma in {"deny", "confirm", "allege", "claim", "announce", "predict", "fear", "suspect", "admit", "acknowledge", "forecast", "promise", "expect", "estimate", "reveal"} and word not in grammar.PRONOUNS


def _past_adjuncts(page: Page, cue: Cue, i: int, b: int) -> int:
    """Return the first token after a cue that is not its hearer, its time or its place."""
    tokens, lower = page.tokens, page.tokens.lower
    j = i
    if cue.lemma in _TELL and j < b and lower[j] not in {"that", ":", ","} and page.quote_at[j] == page.quote_at[i - 1]:
        j = _past_hearer(page, j, b)
    limit = min(b, j + 14)
    that = next((k for k in range(j, limit) if lower[k] in {"that", ":"} or tokens.words[k] in _OPENING), None)
    if that is not None and that > j and lower[j] in grammar.PREPOSITIONS | grammar.TIME | grammar.ADVERBS and not grammar.has_finite(tokens, j, that):
        return that - 1 if tokens.words[that] in _OPENING and lower[that - 1] == "," else that
    while j < b:
        if grammar.is_adverb(lower[j]) and lower[j] not in {"only", "just", "more", "once", "too"} or lower[j] in grammar.TIME - {"may"}:
            j += 1
        elif lower[j] in {"on", "in", "at", "to", "during", "late", "early"} and (width := _adjunct_width(page, j, b)):
            j += width
        else:
            break
    return j


def _past_hearer(page: Page, j: int, b: int) -> int:
    tokens, lower = page.tokens, page.tokens.lower
    if lower[j] in grammar.PRONOUNS:
        return j + 1
    k = j
    while k < b and lower[k] in grammar.DETERMINERS:
        k += 1
    k += 1
    while k < b and lower[k] not in {"that", ":", ",", ".", "on", "in", "at"} and tokens.words[k] not in _OPENING:
        if lower[k] in grammar.DETERMINERS or lower[k] in grammar.SUBJECT_PRONOUNS or lower[k] in grammar.FINITE:
            break
        k += 1
    return k


def _adjunct_width(page: Page, j: int, b: int) -> int:
    """Return the number of tokens in "on Tuesday", "in a statement", "to the BBC, " at token `j`, or 0."""
    lower = page.tokens.lower
    for k in range(j + 1, min(b, j + 7)):
        if lower[k] in grammar.TIME or lower[k] in {"statement", "interview", "letter", "email", "report", "post", "tweet", "briefing", "conference", "court", "hearing", "time", "speech", "blog"} or lower[k][0].isdigit():
            stop = k + 1
            while stop < b and (lower[stop] in grammar.TIME or lower[stop][0].isdigit() or lower[stop] in {"on", "of"} and stop + 1 < b and (lower[stop + 1] in grammar.TIME or lower[stop + 1][0].isdigit())):
                stop += 1
            return stop - j
        if lower[k] in grammar.FINITE or lower[k] in {",", "that", "."}:
            return 0
    return 0
