"""Canonical names: each name of an article under the fullest form that the article gives of it.

"Ortiz", "Ms Ortiz", "J. Ortiz" and "ORTIZ" after "Juana Ortiz" are Juana Ortiz; "the Board" and "VHB" after "the Venn Harbour Board (VHB)" are
that board. Two people who share a surname are never merged: what may mean either keeps the form it was written in.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from credscore.annotate.english.cues import verb_forms
from credscore.annotate.english.namewords import (
    BODIES,
    COMMON,
    COMPANY,
    DEMONYMS,
    GENDERS,
    KIN,
    PARTICLES,
    TITLES,
)
from credscore.annotate.english.nouns import is_role
from credscore.annotate.names.acronyms import LINKS, acronyms, is_short_for
from credscore.annotate.names.parts import MONTHS, before_headline, is_date
from credscore.annotate.names.placed import Key, Name, as_places, is_thing
from credscore.annotate.names.whole import SUFFIXES
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page
from credscore.annotate.text.tokens import CLOSING, OPENING
from credscore.annotate.values import MentionLabel

_PLACING = frozenset({"in", "at", "from", "near", "outside", "across", "to"})  # a place's name follows, not a person's
_OPENING, _CLOSING = OPENING | {"("}, CLOSING | {")"}
_QUOTES = _OPENING | _CLOSING
_NICKNAME = {"known": ("known", "as"), "nicknamed": ("nicknamed",), "dubbed": ("dubbed",)}
_PERSON, _BODY, _PLACE = MentionLabel.PERSON, MentionLabel.ORGANISATION, MentionLabel.PLACE
_INITIALS = re.compile(r"(?:[a-z]\.)+")
_NICKNAMED = re.compile(r"(?<=\w)\s+[“\"‘'«(][^“”\"‘’'«»()]{1,30}[”\"’'»)]\s+(?=\w)")
_POSSESSIVE = re.compile(r"(?<=.)['’]s?$|[)”\"]$")  # a mark alone is kept: no name is nothing
_NO_NAMES = COMMON - MONTHS
_TITLE_VOTES = 2  # votes that "Mr" before a name has beside the tags
_SOON = 60  # tokens after a surname within which its bearer may still be named in full
_NEAR = 6  # tokens after a name in which a nickname or an acronym of it is given


@dataclass(slots=True)
class _Known:
    """The names met so far."""

    full: dict[Key, Key] = field(default_factory=dict)
    """Each full form and the fullest one that is meant by it."""
    bearers: dict[str, list[tuple[Key, MentionLabel]]] = field(default_factory=lambda: defaultdict(list))
    """The people and bodies that a single word can stand for, in order."""
    given: dict[Key, Key] = field(default_factory=dict)
    """Nicknames and acronyms that the text itself gives, and whose they are."""
    first: dict[Key, int] = field(default_factory=dict)
    """Where each person is first named in full; nowhere for "Ana Ruiz, his wife", who is another than the Ruiz before her."""


def canonical_names(page: Page, found: Sequence[tuple[int, int, MentionLabel]]) -> list[tuple[Name, str]]:
    """Return the names that runs of tagged tokens make up, each with its canonical form, in order.

    A name that is tagged differently in two places has the label that most of them have, the first among equals.
    """
    names = [name for name in (_placed(page, name) for name in _joined(page, found)) if name.key]
    names = sorted([*names, *_untagged(page, names)], key=attrgetter("first"))
    as_places(page, names)
    _as_people(page, names)
    _vote(names)
    known = _Known()
    _learn(page, names, known)
    shown: dict[tuple[Key, MentionLabel], str] = {}
    keys: list[Key] = []
    seen: set[Key] = set()
    for name in names:
        key = _meant(page, name, known, seen)
        keys.append(key)
        seen.add(key)
    labels = dict[Key, MentionLabel]()
    for name, key in zip(names, keys, strict=True):
        if name.key == key:
            labels.setdefault(key, name.label)
    for name, key in zip(names, keys, strict=True):
        name.label = labels.get(key, name.label)
        if name.key == key:
            kept = shown.get((key, name.label))
            if kept is None or (kept.isupper() and not _written(page, name).isupper()):
                shown[key, name.label] = _written(page, name)
    return [(name, shown.get((key, name.label)) or _written(page, name)) for name, key in zip(names, keys, strict=True)]


def _before(page: Page, first: int) -> str:
    """Return the word before a name, the full point of "Mr." passed over."""
    lower = page.tokens.lower
    at = first - 1
    if at > 0 and lower[at] == ".":
        at -= 1
    return lower[at] if at >= 0 and page.sentence_at[at] == page.sentence_at[first] else ""


def _joined(page: Page, found: Sequence[tuple[int, int, MentionLabel]]) -> Iterator[Name]:
    """Yield the names: runs that touch, or that only a particle or a nickname in quotation marks parts, are one name."""
    names: list[Name] = []
    for first, stop, label in found:
        if names and _goes_on(page, names[-1], first, stop, label):
            names[-1].stop = stop
            names[-1].label = label
        elif not names or names[-1].stop <= first:
            names.append(Name(first, stop, label))
    return iter(names)


def _goes_on(page: Page, now: Name, first: int, stop: int, label: MentionLabel) -> bool:
    if page.sentence_at[now.first] != page.sentence_at[first]:
        return False
    between = page.tokens.lower[now.stop : first]
    if label is _PERSON and now.label is _PERSON:
        mark = page.tokens.lower[now.stop - 1 : now.stop]
        return (between == (".",) and len(mark[0]) == 1) or (
            len(between) == 1 and (between[0] in _OPENING or between[0] in _CLOSING) and _is_nickname(page, now, first)
        )
    if between or label is not _BODY:
        return False
    if now.label is _PLACE:  # "Venn Council", tagged apart
        return stop - first == 1 and page.tokens.lower[first] in BODIES
    return now.label is _BODY or page.tokens.lower[stop - 1] in BODIES


def _is_nickname(page: Page, now: Name, first: int) -> bool:
    """Say whether a quotation mark between two runs is one of a pair that holds a nickname."""
    lower = page.tokens.lower
    low, high = now.first, first + 4
    marks = [i for i in range(low, min(high, len(lower))) if lower[i] in _OPENING or lower[i] in _CLOSING]
    return len(marks) == 2


def _key(page: Page, first: int, stop: int) -> Key:
    """Return the words that tell a name from others."""
    lower = page.tokens.lower[first:stop]
    if all(map(str.isalnum, lower)):
        return lower[lower[:1] == ("the",) :]
    key: list[str] = []
    within = 0
    for i in range(first, stop):
        word, tail = page.tokens.lower[i], page.tokens.lower[i + 1 : stop]
        if word in _QUOTES:
            closes = any(mark in _CLOSING for mark in tail)
            within = 0 if within else int(closes)
            continue
        if within or word in {"'s", "."} or (not word[0].isalnum() and word != "&"):
            continue
        if _INITIALS.fullmatch(word):
            key += word.split(".")[:-1] if stop - first > 1 else [word.replace(".", "")]
        else:
            key.append(word)
    return tuple(key[key[:1] == ["the"] :])


def _written(page: Page, name: Name) -> str:
    """Return the name as written, without the nickname in its middle and without a possessive."""
    tokens = page.tokens
    text = " ".join(page.text[tokens.starts[name.first] : tokens.ends[name.stop - 1]].split())
    return text if text.replace(" ", "").isalnum() else _POSSESSIVE.sub("", _NICKNAMED.sub(" ", text))


def _placed(page: Page, name: Name) -> Name:
    """Return the name with its key, and what stands before it."""
    surname = before_headline(page.tokens.words[name.first : name.stop])
    if surname:
        name.stop, name.label = name.first + surname, _PERSON
    name.key = _key(page, name.first, name.stop)
    before = _before(page, name.first)
    name.the = before == "the"
    name.titled = GENDERS.get(before) or ("?" if before in TITLES and name.label is not _PLACE else "")
    name.thing = is_thing(page, name)
    return name


def _untagged(page: Page, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the surnames and acronyms that stand elsewhere without a tag, of people and bodies that are named in full."""
    written = page.tokens.words
    wanted = _wanted(page, names)
    taken = {i for name in names for i in range(name.first, name.stop)}
    for i in page.tokens.find(frozenset(wanted)):
        if i not in taken and written[i][0].isupper() and _stands_alone(page, i, taken):
            label = wanted[page.tokens.lower[i]]
            if label is _PERSON or written[i].isupper():
                yield _placed(page, Name(i, i + 1, label))


def _wanted(page: Page, names: Sequence[Name]) -> dict[str, MentionLabel]:
    """Return the words that name somebody by themselves: surnames, given names that tell a gender, acronyms."""
    wanted: dict[str, MentionLabel] = {}
    for name in names:
        if name.label is _PERSON and len(name.key) > 1 and (surname := _parts(name.key)[1]) not in _NO_NAMES:
            wanted[surname] = _PERSON
            if name.key[0] in GENDERS:
                wanted.setdefault(name.key[0], _PERSON)
        elif name.label is _PERSON and len(name.key) == 1 and not _is_word(name.key[0]):
            wanted.setdefault(name.key[0], _PERSON)
        elif name.label is _BODY and len(name.key) == 1 and name.key[0].upper() == page.tokens.words[name.first]:
            wanted.setdefault(name.key[0], _BODY)
    return wanted


def _is_word(word: str) -> bool:
    """Say whether what is tagged as somebody's name may be another word elsewhere, with a capital from its place."""
    return word in COMMON or word in TITLES or is_role(word) or word in verb_forms() or word in DEMONYMS


def _stands_alone(page: Page, i: int, taken: Container[int]) -> bool:
    """Say whether no part of a longer name stands beside token `i`."""
    lower, written = page.tokens.lower, page.tokens.words
    if lower[i] in MONTHS and is_date(page, i):
        return False
    if i - 1 in taken or i + 1 in taken or (i + 1 < len(lower) and written[i + 1][0].isupper()):
        return False
    return not (i and written[i - 1][0].isupper()) or lower[i - 1] in TITLES or lower[i - 1] in COMMON


def _as_people(page: Page, names: Sequence[Name]) -> None:
    """Give the label of a person to the bare surnames of people, and to full names of which the surname alone is a person's elsewhere."""
    people = [name for name in names if name.label is _PERSON]
    surnames = {_parts(name.key)[1] for name in people if len(name.key) > 1}
    alone = {name.key[0] for name in people if len(name.key) == 1}
    bodies = BODIES - {name.key[-1] for name in names if name.titled in {"m", "f"}}  # "Mr. Mills" is no mill
    for name in names:
        if name.label is _PERSON or name.the or name.key[-1] in bodies or not LINKS.isdisjoint(name.key):
            continue
        if (len(name.key) == 1 and name.key[0] in surnames and _before(page, name.first) not in _PLACING) or (
            len(name.key) in (2, 3) and _parts(name.key)[1] in alone
        ):
            name.label = _PERSON


def _vote(names: Sequence[Name]) -> None:
    """Give every name the label that most mentions of the same words have."""
    votes: dict[Key, dict[MentionLabel, int]] = {}
    for name in names:
        ballot = votes.setdefault(name.key, {})
        ballot[name.label] = ballot.get(name.label, 0) + 1
        if name.titled in {"m", "f"}:
            ballot[_PERSON] = ballot.get(_PERSON, 0) + _TITLE_VOTES
    titled = {name.key for name in names if name.titled}
    things = {name.key for name in names if name.thing} - titled
    for name in names:
        ballot = votes[name.key]
        if name.key in things and name.label is _PERSON:
            name.label = _BODY
        elif len(ballot) > 1 and not (name.label is _PLACE and _PERSON not in ballot):
            name.label = max(ballot, key=lambda label: ballot[label])


def _learn(page: Page, names: Sequence[Name], known: _Known) -> None:
    """Enter what the text says its names are called for short, and the full names, the fullest first."""
    for name, after in zip(names, (*names[1:], None), strict=False):
        if name.label is not _PLACE:
            _learn_aliases(known, name, _aliases(page, name, after))
    several = ((name.key, name.label) for name in names if len(name.key) > 1 and name.label is not _PLACE)
    full = [entry for entry in dict.fromkeys(several) if entry[0] not in known.given]
    _learn_full(known, full)
    for name in names:
        if name.label is _PERSON and name.key in known.full:
            never = len(page.tokens) + _SOON + 1
            known.first.setdefault(known.full[name.key], never if _is_kin(page, name) else name.first)
    for key, label in full:
        if known.full[key] == key:
            for word in dict.fromkeys(_short_forms(key) if label is _PERSON else _short_bodies(key)):
                known.bearers[word].append((key, label))


def _learn_aliases(known: _Known, name: Name, aliases: Iterable[Key]) -> None:
    """Enter what somebody is called, alone and before the surname: "Bob", "Bob Ortiz"."""
    for alias in aliases:
        known.given.setdefault(alias, name.key)
        if name.label is _PERSON and len(alias) == 1 and len(name.key) > 1:
            known.given.setdefault((*alias, name.key[-1]), name.key)


def _learn_full(known: _Known, full: Iterable[tuple[Key, MentionLabel]]) -> None:
    """Enter each name of several words under the one fuller name that it can stand for, or else under itself."""
    fuller: dict[tuple[str, MentionLabel], set[Key]] = defaultdict(set)
    for key, label in sorted(full, key=lambda entry: (len(entry[0]), len("".join(entry[0]))), reverse=True):
        fits = _fits_person if label is _PERSON else _fits_body
        ends = {key[0], key[-1], _parts(key)[1]}
        roots = {known.full[other] for end in ends for other in fuller[end, label] if fits(key, other)}
        known.full[key] = roots.pop() if len(roots) == 1 else key
        for end in ends:
            fuller[end, label].add(key)


def _is_kin(page: Page, name: Name) -> bool:
    """Say whether somebody is introduced as another's relative: "his wife, Ana Ruiz", "Ana Ruiz, the mayor's sister"."""
    lower = page.tokens.lower
    before, after = lower[max(name.first - 2, 0) : name.first], lower[name.stop : name.stop + _NEAR]
    return not (KIN.isdisjoint(before) and (after[:1] != (",",) or KIN.isdisjoint(after)))


@lru_cache(maxsize=4096)
def _parts(key: Key) -> tuple[Key, str, str]:
    """Return given names, surname and "jr" of a person's name. Particles count as neither."""
    suffix = key[-1] if key[-1] in SUFFIXES else ""
    bare = [word for word in (key[:-1] if suffix else key) if word not in PARTICLES]
    return tuple(bare[:-1]), bare[-1] if bare else "", suffix


def _fits_person(key: Key, fuller: Key) -> bool:
    """Say whether a name of several words can stand for a fuller one: "J. Ortiz", "Juana Ortiz" for "Juana R. Ortiz"."""
    given, surname, suffix = _parts(key)
    others, other, fuller_suffix = _parts(fuller)
    if suffix and fuller_suffix and suffix != fuller_suffix:
        return False
    if surname != other:
        return key == fuller[: len(key)]
    if not given or key == fuller[-len(key) :]:
        return key == fuller[-len(key) :]
    if not others or not _same_given(given[0], others[0]):
        return False
    rest = iter(others[1:])
    return all(any(_same_given(one, two) for two in rest) for one in given[1:])


def _same_given(one: str, two: str) -> bool:
    return one == two or (1 in (len(one), len(two)) and one[0] == two[0])


def _fits_body(key: Key, fuller: Key) -> bool:
    """Say whether several words can stand for a body: the beginning of its name, or its end."""
    return key in (fuller[: len(key)], fuller[-len(key) :])


def _short_forms(key: Key) -> Iterator[str]:
    given, surname, _ = _parts(key)
    yield from (word for word in (surname, given[0] if given else "") if len(word) > 1)


def _short_bodies(key: Key) -> Iterator[str]:
    """Yield the single words that a body goes by: "Ledger", "Ministry" of Canals, "Inkwell" Systems, and its initials."""
    named = [i for i, word in enumerate(key) if word in LINKS]
    yield key[named[0] - 1] if named and named[0] else key[-1]
    if key[-1] in COMPANY and key[0] not in BODIES:
        yield key[0]
    yield from acronyms(key)


def _aliases(page: Page, name: Name, after: Name | None) -> Iterator[Key]:
    """Yield what the text says the bearer is called: "Robert “Bob” Ortiz", "known as the Eel", "the Harbour Board (VHB)"."""
    if name.label is _PERSON:
        yield from _nicknames_within(page, name)
        if not page.tokens.places.keys().isdisjoint(_NICKNAME):
            yield from _nicknames_after(page, name)
    elif len(name.key) > 1 and not (after is not None and after.first == name.stop + 1 and after.label is _PLACE):
        yield from _acronym_after(page, name)


def _nicknames_within(page: Page, name: Name) -> Iterator[Key]:
    """Yield what stands in marks amid a name: "Robert “Bob” Ortiz"."""
    lower = page.tokens.lower
    for i in range(name.first + 1, name.stop):
        if lower[i] in _OPENING:
            close = next((j for j in range(i + 1, min(i + 4, name.stop)) if lower[j] in _CLOSING), None)
            if close is not None:
                yield _key(page, i + 1, close)


def _acronym_after(page: Page, name: Name) -> Iterator[Key]:
    """Yield the acronym in brackets behind the name of a body: "the Harbour Board (VHB)"."""
    at, tokens = name.stop, page.tokens
    if (
        tokens.lower[at : at + 1] == ("(",)
        and tokens.lower[at + 2 : at + 3] == (")",)
        and tokens.words[at + 1].isupper()
    ):
        alias = tokens.lower[at + 1].replace(".", "")
        if is_short_for(alias, name.key):
            yield (alias,)


def _nicknames_after(page: Page, name: Name) -> Iterator[Key]:
    """Yield what a person is said to be known as, in the sentence, within a few words of the name."""
    lower, written = page.tokens.lower, page.tokens.words
    for i in range(name.stop, min(name.stop + _NEAR, len(lower))):
        if lower[i] in {".", ";"}:
            return
        cue = _NICKNAME.get(lower[i])
        if cue is None or lower[i : i + len(cue)] != cue:
            continue
        first = i + len(cue)
        first = runs.end(first, len(lower), lambda i: lower[i] in _OPENING or lower[i] == "the")
        last = runs.end(first, min(first + 3, len(lower)), lambda i: written[i][0].isupper())
        if last > first:
            yield _key(page, first, last)


def _until(page: Page, name: Name) -> int:
    """Return up to which token the full name may still come: a heading, somebody quoted, or "President Ruiz" need not name in full first."""
    prose = page.sentences[page.sentence_at[name.first]].prose
    return name.first + _SOON if prose and page.quote_at[name.first] == -1 and name.titled != "?" else len(page.tokens)


def _meant(page: Page, name: Name, known: _Known, seen: set[Key]) -> Key:
    """Return the fullest form that a name stands for; itself where it may stand for two, or for somebody named only later."""
    key = name.key
    if key in known.full:
        return known.full[key]
    bearers = _bearers(name, known)
    if key in known.given:
        whose = known.given[key]
        bearers = list(dict.fromkeys([known.full.get(whose, whose), *bearers]))
    if not bearers:
        return key
    met = [bearer for bearer in bearers if bearer in seen and not (key in seen and _came_as_kin(page, bearer, known))]
    if not met:
        until = _until(page, name)
        met = [bearer for bearer in bearers if known.first.get(bearer, 0) <= until]
    if name.titled in {"m", "f"}:  # "Mr Reed" is not Anna Reed; of two Reeds he is the one who can only be a man
        met = [bearer for bearer in met if GENDERS.get(bearer[0], name.titled) == name.titled]
    return met[0] if len(met) == 1 else key


def _came_as_kin(page: Page, bearer: Key, known: _Known) -> bool:
    """Say whether somebody came in as a relative of whoever bore the surname alone before: "Ruiz", "first lady Ana Ruiz"."""
    return known.first.get(bearer, 0) > len(page.tokens)


def _bearers(name: Name, known: _Known) -> list[Key]:
    """Return the people or bodies that a surname, a given name or a body's own word may stand for."""
    if name.label is _PLACE:
        return []
    if name.label is _BODY and not name.the and name.key[0] in BODIES:
        return []  # "Council" by itself; "Democratic Party", of which "Party" is tagged
    given, surname, _ = _parts(name.key)
    word = surname if name.label is _PERSON and not given else name.key[0] if len(name.key) == 1 else ""
    wanted = _BODY if name.the else _PERSON if name.titled else name.label
    return [bearer for bearer, label in known.bearers.get(word, ()) if label is wanted]
