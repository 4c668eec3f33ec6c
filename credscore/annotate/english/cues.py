"""The forms of reporting verbs."""

from functools import cache

from credscore.resources import lexicon


@cache
def verb_forms() -> frozenset[str]:
    """Return the forms of the reporting verbs that are no bare stem: "said", "warns", "telling"."""
    data = lexicon("cues")
    return frozenset(form for verb in data["verbs"].split() for form in data["forms"].get(verb) or _regular(verb))


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s"), verb + "ed", verb + "ing"
