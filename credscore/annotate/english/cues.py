"""The cues of attribution, looked up in one pass: every form of every reporting verb, and the set phrases."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from credscore import resources
from credscore.annotate.text.phrases import Phrases
from credscore.resources import lexicon


class CueClass(StrEnum):
    """Which complement makes a word a cue; see lexicons/en/cues.toml."""

    SPEECH = "speech"
    REPORT = "report"
    DOCUMENT = "document"
    QUOTATION = "quotation"
    RELAY = "relay"
    JUDGEMENT = "judgement"
    ACCORDING = "according"
    CITING = "citing"
    HEARSAY = "hearsay"


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of the cue list."""

    lemma: str
    classes: frozenset[CueClass]
    form: str
    """"base", "s", "past" or "ing" for verbs, otherwise empty."""


@cache
def cues() -> Phrases[Cue]:
    """Return every cue, ready to be matched against tokens."""
    return Phrases(_entries())


@cache
def verb_forms() -> frozenset[str]:
    """Return the forms of the reporting verbs that are no bare stem: "said", "warns", "telling"."""
    return frozenset(form for form, cue in _entries() if cue.form in {"s", "past", "ing"})


def words(name: str) -> frozenset[str]:
    """Return one of the word lists of evidential devices."""
    return resources.words("cues", "evidential", name)


def _entries() -> Iterator[tuple[str, Cue]]:
    data = lexicon("cues")
    classes: dict[str, set[CueClass]] = {}
    for name, lemmas in data["verbs"].items():
        for lemma in lemmas.split():
            classes.setdefault(lemma, set()).add(CueClass(name))
    for lemma, its in classes.items():
        yield lemma, Cue(lemma, frozenset(its), "base")
        for form in data["forms"].get(lemma) or _regular(lemma):
            kind = "ing" if form.endswith("ing") else "s" if form.endswith("s") else "past"
            yield form, Cue(lemma, frozenset(its), kind)
    for name, phrases in data["phrases"].items():
        for phrase in phrases:
            yield phrase, Cue(phrase, frozenset({CueClass(name)}), "")


def _regular(lemma: str) -> tuple[str, str, str]:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma[:-1] + "ing"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"), lemma + "ed", lemma + "ing"
