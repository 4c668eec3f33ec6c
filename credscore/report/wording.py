"""Words of the article made to fit into a question: a noun phrase with "the", a claim as a clause, an infinitive as a verb.

Nothing is said that the article does not say: where a phrase does not bear being turned, the caller quotes it.
"""

import re
from collections.abc import Sequence

from credscore.annotate.english import grammar
from credscore.annotate.english.namewords import BODIES, DEMONYMS
from credscore.annotate.english.nouns import NUMBERS, VAGUE, is_role
from credscore.annotate.english.offices import SPOKEN_FOR
from credscore.annotate.text.tokens import tokenise
from credscore.report.legible import one_line
from credscore.resources import lexicon, words

_POST = words("report", "post_modifiers") | grammar.PREPOSITIONS | grammar.RELATIVES
_PARTICIPLES = words("report", "participles")
_AFTER_PARTICIPLES = words("report", "after_participles") | grammar.PREPOSITIONS | grammar.ARTICLES
_INDEFINITE = words("report", "indefinite")
_HIDDEN = words("report", "hidden")
_SHIELDED = words("report", "shielded")
_LONE = words("report", "lone")
_MEANT = words("report", "meant")
_PLURALS = words("report", "plurals")
_SINGULARS = words("report", "singulars")
_ASKS: dict[str, str] = lexicon("report")["asks"]
_ACCUSING: dict[str, str] = lexicon("report")["accusing"]
_THIRD: dict[str, str] = lexicon("report")["third_person"]
_PLURAL: dict[str, str] = lexicon("report")["plural_person"]
_ONE = words("report", "one")
_SINGULAR_CUES = words("report", "singular_cues")
_PLURAL_CUES = words("report", "plural_cues")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)\Z")  # after which a verb takes "es"
_GRAMMAR = grammar.DETERMINERS | grammar.PRONOUNS | grammar.PREPOSITIONS | grammar.SUBORDINATORS | NUMBERS | _INDEFINITE
_NEVER = words("report", "never")
_NO_OPENER = (grammar.PRONOUNS | grammar.RELATIVES | grammar.PREPOSITIONS | grammar.COORDINATORS) - words(
    "grammar", "possessives"
)
_NO_CLAUSE = grammar.FINITE | grammar.PREPOSITIONS | words("report", "no_clause")
_FORECASTS = words("report", "forecasts")
_BODIES = (BODIES | words("report", "bodies")) - words("sources", "holders")
_HOLDERS = words("sources", "holders") | SPOKEN_FOR
_MOST_CLAIM = 150
_MOST_WORDS = 9
_EDGES = " \t\n.,;:!?—–-…"


def is_lone(phrase: str) -> bool:
    """Say whether a phrase is a word such as "others" that cannot be asked for with "the"."""
    return phrase.lower() in _LONE


def is_meant(phrase: str) -> bool:
    """Say whether a phrase is a word such as "others" of which it can be asked who is meant by it."""
    return phrase.lower() in _MEANT


def head(phrase: str) -> str:
    """Return a noun phrase without what says more about its noun.

    >>> head("a person close to the operator"), head("two officials, one of them senior"), head("the published minutes")
    ('a person', 'two officials', 'the published minutes')
    """
    parts = phrase.split()
    for i, word in enumerate(parts):
        small = word.lower().strip(",")
        follows = parts[i + 1].lower() if i + 1 < len(parts) else ""
        closes = small in _POST or (small in _PARTICIPLES and (not follows or follows in _AFTER_PARTICIPLES))
        if i and closes:
            return " ".join(parts[:i])
        if word.endswith(","):
            return " ".join([*parts[:i], word.rstrip(",")])
    return phrase


def short(phrase: str) -> str:
    """Return a noun phrase without a clause, an apposition or a day after it.

    >>> short("a clerk at the town hall, who would not be named"), short("a prosecutor on Monday")
    ('a clerk at the town hall', 'a prosecutor')
    """
    kept: list[str] = []
    for word in phrase.split():
        small = word.lower().rstrip(",")
        opens_clause = small in grammar.RELATIVES and not (kept and kept[-1].lower() in grammar.PREPOSITIONS)
        if kept and (opens_clause or small in grammar.TIME):
            break
        kept.append(word.rstrip(","))
        if word.endswith(","):
            break
    while len(kept) > 1 and kept[-1].lower() in grammar.PREPOSITIONS:
        del kept[-1]
    return " ".join(kept)


def is_askable(phrase: str) -> bool:
    """Say whether a phrase is a plain noun phrase around a noun that sources go by, so that a question can be made of it.

    >>> is_askable("a person close to the bank"), is_askable("the same ladder"), is_askable("us"), is_askable("46 of its schools")
    (True, False, False, False)
    """
    parts = head(phrase).split()
    if (
        not parts
        or len(parts) > _MOST_WORDS
        or parts[0].lower() in _NO_OPENER
        or not all(_is_plain(part) for part in parts)
    ):
        return False
    if (
        not _NEVER.isdisjoint(part.lower() for part in parts)
        or is_lone(parts[-1])
        or is_clause(" ".join(parts))
        or (len(parts) > 1 and _may_be_verb(parts[0]))
    ):
        return False
    return is_role(parts[-1].lower()) or parts[-1].lower() in VAGUE


def is_body(phrase: str) -> bool:
    """Say whether a noun phrase names a body, in which somebody must have said it: "the council"."""
    return _noun(phrase) in _BODIES


def is_holder(phrase: str) -> bool:
    """Say whether a noun phrase names somebody who speaks for a body: "a spokeswoman"."""
    return _noun(phrase) in _HOLDERS


def is_shielded(phrase: str) -> bool:
    """Say whether a noun phrase stands for one whom newsrooms do not name for their own good: "the girl", "a victim"."""
    return _noun(phrase) in _SHIELDED


def one_of(phrase: str) -> str | None:
    """Return "of the guests" for "one of the guests"; None where nobody is chosen out of others, or only out of "them".

    >>> one_of("one of the guests"), one_of("some of them"), one_of("most of the coverage")
    ('of the guests', None, None)
    """
    first, _, rest = phrase.partition(" ")
    chosen = first.lower() in _LONE and rest.startswith("of ")
    return short(rest) if chosen and is_plural(rest.removeprefix("of ")) else None


def is_indefinite(phrase: str) -> bool:
    """Say whether a noun phrase brings something in that was not spoken of before: "a study", "local media", not "the report".

    >>> is_indefinite("a study"), is_indefinite("local media"), is_indefinite("the report"), is_indefinite("the firm's records")
    (True, True, False, False)
    """
    first, *rest = phrase.lower().split()
    owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in (first, *rest))
    return not owned and (first in _INDEFINITE or first not in grammar.DETERMINERS)


def bare(phrase: str) -> str:
    """Return a noun phrase without its opener and what merely says that a name is missing.

    >>> bare("an unnamed official"), bare("the two men"), bare("local media")
    ('official', 'two men', 'local media')
    """
    parts = phrase.split()
    while len(parts) > 1 and parts[0].lower() in _INDEFINITE | _HIDDEN | {"the"}:
        del parts[0]
    return " ".join(part for part in parts if part.lower() not in _HIDDEN) or phrase


def definite(phrase: str) -> str:
    """Return a noun phrase as one that was spoken of before.

    >>> definite("a person close to the operator"), definite("two aides"), definite("her lawyer")
    ('the person close to the operator', 'the two aides', 'her lawyer')
    """
    first = phrase.split()[0].lower() if phrase.split() else ""
    owned = first in grammar.DETERMINERS and first not in _INDEFINITE and first not in NUMBERS
    return phrase if owned or first.endswith(("'s", "’s")) else f"the {bare(phrase)}"


def is_definite(phrase: str) -> bool:
    """Say whether a phrase opens like a noun phrase that was spoken of before: "the firm", "his aides"."""
    return phrase.split(" ", 1)[0].lower() in grammar.DETERMINERS - _INDEFINITE


def holds_a_name(phrase: str) -> bool:
    """Say whether a noun phrase holds a name by which it can be found: "a new CBS poll", not "a British poll".

    >>> holds_a_name("a new CBS poll"), holds_a_name("a British poll"), holds_a_name("Studies")
    (True, False, False)
    """
    later = head(phrase).split()[1:]
    return any(word[:1].isupper() and word.lower() not in DEMONYMS for word in later)


def is_plural(phrase: str) -> bool:
    """Say whether a noun phrase names several.

    >>> is_plural("people close to the bank"), is_plural("one of the officials"), is_plural("police"), is_plural("a witness")
    (True, False, True, False)
    """
    parts = head(phrase).lower().split()
    if not parts or parts[0] in _ONE:
        return False
    last = parts[-1]
    if parts[0] in NUMBERS or last in _PLURALS:
        return True
    plain = last.endswith("s") and not last.endswith(("ss", "us", "is")) and last not in _SINGULARS
    return plain or "and" in parts


def claim(spans: Sequence[str], cue: str) -> str | None:
    """Return what is claimed as a clause to follow "that"; None where the words cannot be made one.

    An infinitive becomes a verb in the number of its cue.

    >>> claim(["The ship", "need repairs"], "is said to"), claim(["the crew was told to leave"], "it is said that")
    ('The ship needs repairs', 'the crew was told to leave')
    """
    parts = [part for part in (one_line(part).strip(_EDGES) for part in spans) if part]
    last = cue.lower().rpartition(" ")[2]
    if last == "to":
        if len(parts) != 2:
            return None
        parts[1] = _finite(parts[1], singular=_is_singular(cue.lower().split()[0], parts[0]))
    elif last in grammar.PREPOSITIONS or not parts or any(grammar.is_negated(word) for word in cue.lower().split()):
        return None  # "it is not believed that": what is claimed is the opposite
    elif not last.endswith(
        "ly"
    ):  # an adverb stands inside its clause; before other cues stands who was told, or what came before
        parts = parts[-1:]
    clause = one_line(" ".join(parts), _MOST_CLAIM).removeprefix("that ")
    opens = clause.split(" ", 1)[0].lower()
    if grammar.is_past(tokenise(clause.lower()), 0) or (len(parts) > 1 and parts[1].startswith("to ")):
        return None
    whole = opens[0].isalnum() and opens not in _NO_CLAUSE and is_clause(clause)
    return clause if whole or (last == "to" and opens not in grammar.RELATIVES) else None


def is_forecast(cue: str) -> bool:
    """Say whether a cue only looks ahead: "is expected to"."""
    return not _FORECASTS.isdisjoint(cue.lower().split())


def is_charge(cue: str) -> bool:
    """Say whether a cue accuses somebody: "was accused of"."""
    return not _ACCUSING.keys().isdisjoint(cue.lower().split())


def accusation(spans: Sequence[str], cue: str) -> tuple[str, str, str] | None:
    """Return who accuses, in a verb, whom, and of what, for "has been accused of"; None for another cue.

    >>> accusation(["The firm", "hiding its losses"], "was accused of")
    ('accuses', 'The firm', 'hiding its losses')
    """
    said = cue.lower().split()
    verb = next((_ACCUSING[word] for word in said if word in _ACCUSING), None)
    if verb is None or said[-1] != "of" or len(spans) != 2:
        return None
    whom, what = (one_line(part, _MOST_CLAIM).strip(_EDGES) for part in spans)
    return verb, whom, what


def asking(cue: str) -> str:
    """Return the verb that asks for who is behind a cue.

    >>> asking("is believed to"), asking("reportedly")
    ('believes', 'says')
    """
    return next((_ASKS[word] for word in cue.lower().split() if word in _ASKS), "says")


def decapitalised(phrase: str, names: frozenset[str] = frozenset()) -> str:
    """Return a phrase whose first word is written small where it opened a sentence and is no name; `names` holds the words of those.

    >>> decapitalised("The ship"), decapitalised("Parents are told", frozenset({"Ana"})), decapitalised("Ana said", frozenset({"Ana"}))
    ('the ship', 'parents are told', 'Ana said')
    """
    first, _, rest = phrase.partition(" ")
    small = first.lower()
    titled = first[:1].isupper() and first[1:] == small[1:]
    keeps = first in names or small in DEMONYMS or rest[:1].isupper() or not first.replace("-", "").isalpha()
    if not titled or first == "I" or (keeps and small not in _GRAMMAR):
        return phrase
    return f"{small} {rest}".rstrip(" ")


def is_clause(phrase: str) -> bool:
    """Say whether a verb stands in a phrase."""
    tokens = tokenise(phrase)
    return grammar.has_finite(tokens, 0, len(tokens))


def _may_be_verb(word: str) -> bool:
    """Say whether a word at the head of a phrase may be a verb, of which the phrase is the object: "leaving the family", "allows police"."""
    return word.islower() and (
        word.endswith("ing") or (word.endswith("s") and not word.endswith(("ss", "'s", "’s")) and is_bare(word))
    )


def is_bare(word: str) -> bool:
    """Say whether a word opens no noun phrase by itself."""
    return word not in grammar.DETERMINERS and word not in _INDEFINITE and word not in NUMBERS and not is_role(word)


def _noun(phrase: str) -> str:
    return head(phrase).lower().rpartition(" ")[2]


def _is_plain(word: str) -> bool:
    """Say whether a word of a noun phrase is a word and no name: a name in the midst shows that the reading was cut wrong."""
    return word.replace("-", "").replace("'", "").replace("’", "").isalnum()


def _is_singular(opens: str, subject: str) -> bool:
    """Say whether the verb after a cue that opens with this word is in the singular, as the cue's own is."""
    return opens in _SINGULAR_CUES or (opens not in _PLURAL_CUES and not is_plural(subject))


def _finite(predicate: str, *, singular: bool) -> str:
    """Return an infinitive with what follows it as a finite verb in the present."""
    parts = predicate.split(" ")
    at = next((i for i, word in enumerate(parts) if not grammar.is_adverb(word.lower())), 0)
    verb = parts[at].lower()
    if verb == "have" and parts[at + 1 : at + 2] and parts[at + 1].endswith("ed"):  # "to have received": received
        return " ".join([*parts[:at], *parts[at + 1 :]])
    parts[at] = (_THIRD.get(verb) or _third(verb)) if singular else _PLURAL.get(verb, verb)
    return " ".join(parts)


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if _SIBILANT.search(verb) else f"{verb}s"
