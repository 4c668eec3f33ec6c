"""Names of persons, organisations and places, from capitals, word lists and the company that a name keeps.

Names are joined under their fullest form: "Ortiz" after "Maria Ortiz" is Maria Ortiz, unless two people in the article share the name.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from credscore.annotate.annotated import Mention, MentionLabel
from credscore.annotate.page import Page
from credscore.resources import words

_words = partial(words, "names")

TITLES = _words("titles")
DEMONYMS = _words("demonyms") | {f"{word}s" for word in _words("demonyms")}
_GIVEN, _ORGANISATION, _PLACES, _PLACE_WORDS, COMMON = map(
    _words, ("given", "organisation", "places", "place_words", "common")
)
_INSIDE = frozenset(
    ["of", "and", "for", "the", "de", "van", "von", "der", "da", "del", "la", "al", "bin", "e", "y", "&", "du"]
)
PARTICLES = frozenset(["de", "van", "von", "der", "da", "del", "la", "al", "bin", "du"])
_PLACE_PREPOSITIONS = frozenset(["in", "at", "near", "from", "to", "across", "outside", "into", "around"])
_PERSON, _BODY, _PLACE = MentionLabel.PERSON, MentionLabel.ORGANISATION, MentionLabel.PLACE


def find_mentions(page: Page) -> tuple[Mention, ...]:
    """Return the names in the page, in order."""
    borne = _last_names(page)
    found = [
        (first, stop, label)
        for first, stop in _runs(page)
        for label in [_label(page, first, stop, borne)]
        if label is not None
    ]
    forms = [" ".join(page.tokens.words[first:stop]) for first, stop, _ in found]
    canonical = _canonical([(form, label) for form, (_, _, label) in zip(forms, found, strict=True)])
    return tuple(
        Mention(
            span=page.tokens.span(first, stop), label=canonical[form, label][1], canonical=canonical[form, label][0]
        )
        for form, (first, stop, label) in zip(forms, found, strict=True)
    )


def _runs(page: Page) -> list[tuple[int, int]]:
    """Return the runs of capitalised tokens that may be names, titles and openers stripped."""
    words, lower, quote_at = page.tokens.words, page.tokens.lower, page.quote_at
    starts = {s.first for s in page.sentences}
    capitals = [i for i, word in enumerate(words) if _is_capital(word)]
    among = set(capitals)
    # Words that are capitalised in the middle of a sentence are names when they open one, too.
    inside = {words[i] for i in capitals if i not in starts and quote_at[i - 1] == quote_at[i] and words[i - 1] != ":"}
    runs: list[tuple[int, int]] = []
    free = 0
    for i in capitals:
        if i < free:
            continue
        free = _run_end(page, i, among)
        first = i
        while first < free and (lower[first] in COMMON or lower[first] in TITLES or words[first] == "."):
            first += 1
        quoted = quote_at[i] >= 0 and page.quote_ranges[quote_at[i]][0] == i - 1
        lone_opener = first == i and free - i == 1 and (i in starts or quoted)
        if first < free and not (lone_opener and not _known(words[i], lower[i], inside)):
            runs.append((first, free))
    return runs


def _run_end(page: Page, i: int, capitals: set[int]) -> int:
    """Return where the run of capitalised tokens ends that begins at `i`; "of", "van" and the stop of an initial may stand inside."""
    words, lower = page.tokens.words, page.tokens.lower
    last = page.sentences[page.sentence_at[i]].stop
    stop = i + 1
    while stop < last:
        if stop in capitals and lower[stop] not in COMMON:
            stop += 1
            continue
        abbreviated = words[stop] == "." and (len(words[stop - 1]) == 1 or lower[stop - 1] in TITLES)
        joined = lower[stop] in _INSIDE and _joins(lower, i, stop)
        if not ((abbreviated or joined) and stop + 1 < last and stop + 1 in capitals):
            break
        stop += 2
    return stop


def _is_capital(word: str) -> bool:
    return (
        word[0].isupper()
        or (word[0].isdigit() and word[-1].isupper() and len(word) > 2 and not word[1:].isdigit())
        or is_domain(word)
    )


def is_domain(word: str) -> bool:
    return (
        "." in word
        and word[0].isalpha()
        and word.rsplit(".", 1)[-1].isalpha()
        and len(word.rsplit(".", 1)[-1]) >= 2
        and not word.startswith(("http", "www"))
    )


def _joins(lower: tuple[str, ...], first: int, i: int) -> bool:
    """Say whether a small word inside a run joins two parts of one name: "Bureau of Investigation", "Ludwig van Beck"."""
    if lower[i] in PARTICLES:
        return True
    if lower[i] in {"of", "for"}:
        return any(word in _ORGANISATION for word in lower[first:i])
    return lower[i] == "&" or (
        lower[i] == "and" and any(word in _ORGANISATION for word in lower[first:i]) and lower[first] not in TITLES
    )


def _known(word: str, lower: str, seen_inside: Iterable[str]) -> bool:
    return (
        word in seen_inside
        or lower in _PLACES
        or lower in _GIVEN
        or is_domain(word)
        or (word.isupper() and len(word) > 1)
    )


def _last_names(page: Page) -> frozenset[str]:
    """Return the capitalised words that follow another one somewhere in the article, and so may be somebody's last name."""
    words, lower = page.tokens.words, page.tokens.lower
    pairs = zip(words, lower, words[1:], strict=False)
    return frozenset(
        b
        for a, folded, b in pairs
        if a[0].isupper() and b[0].isupper() and folded not in COMMON and folded not in DEMONYMS
    )


def _label(page: Page, first: int, stop: int, borne: frozenset[str]) -> MentionLabel | None:
    words, lower = page.tokens.words, page.tokens.lower
    names = lower[first:stop]
    before = lower[first - 1] if first > 0 else ""
    if all(name in DEMONYMS for name in names):
        return None
    if any(is_domain(word) for word in words[first:stop]):
        return _BODY
    if names[-1] in _PLACES and (
        len(names) == 1 or names[0] in DEMONYMS | {"north", "south", "east", "west", "new", "united"}
    ):
        return _PLACE
    if any(name in _ORGANISATION for name in names) and before not in TITLES - {"general"}:
        return _BODY
    if names[-1] in _PLACE_WORDS or names[0] in {"mount", "lake", "river", "port", "fort", "cape"}:
        return _PLACE
    if len(names) == 1 and words[first].isupper() and len(names[0]) > 1:
        return _BODY
    if (names[0] in _GIVEN and len(names) <= 5) or before in TITLES or (before == "." and lower[first - 2] in TITLES):
        return _PERSON
    after = lower[stop] if stop < len(lower) else ""
    if len(names) in {2, 3} and (
        after == ","
        and stop + 1 < len(lower)
        and (words[stop + 1][0].isdigit() or lower[stop + 1] in {"a", "an", "the", "who", "whose", "of"})
    ):
        return _PERSON
    if before == "the" and len(names) > 1:
        return _BODY
    if before in _PLACE_PREPOSITIONS:
        return _PLACE
    if len(names) in {2, 3} and not any(name in DEMONYMS for name in names) and before != "the":
        return _PERSON
    return (
        _BODY
        if before == "the" and len(names) == 1 and words[first] not in {"God"}
        else _PERSON
        if len(names) == 1 and words[first] in borne
        else None
    )


def _canonical(forms: list[tuple[str, MentionLabel]]) -> dict[tuple[str, MentionLabel], tuple[str, MentionLabel]]:
    """Map each form of a name to the fullest form that can be meant by it; a surname that two people share maps to itself."""
    full: dict[tuple[str, MentionLabel], tuple[str, MentionLabel]] = {}
    distinct = list(dict.fromkeys(forms))
    bearers: dict[tuple[str, MentionLabel], list[str]] = defaultdict(list)
    for form, label in distinct:
        if " " in form:
            # A person goes by either end of the name, a body by its last word: "the Ledger", but not "the Bank" of England.
            for part in {form.split()[0], form.split()[-1]} if label is _PERSON else {form.split()[-1]}:
                bearers[part, label].append(form)
    for form, label in distinct:
        fullest = bearers[form, label] if " " not in form and label is not _PLACE else []
        full[form, label] = (fullest[0] if len(fullest) == 1 else form, label)
    return full
