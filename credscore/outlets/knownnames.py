"""Names that impostors take: those of the table of names by how well they are told from words, and what stands around them.

The words are those of lookalikes.toml, whose notes say what each list is for.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from credscore.outlets.names import further, names, squeezed

SHORTEST_NAME = 3
SHORTEST_GLUED = 6  # letters of a domain without its dots
_SHORTEST_OWN = 9  # letters of a name that is no everyday word unless it is listed as one
_SHORTEST_SLIP = 5  # letters of a name in which a slip is told from another word
_SHORTEST_RARE_SLIP = 6  # the same, in a rarer word
_SHORTEST_WORD_SLIP = 7  # the same, in an everyday word
_NEW_SUFFIX = 4  # letters; nearly all generic suffixes of this length came with the rounds of 2012 and later
_DOTLESS = ("com", "org", "net", "couk", "comau", "de", "fr", "it")
"""Suffixes that are no words, written without their dots."""
_NOT_REACHED, _NO_WORD_YET, _WORDS = range(3)
_LONGEST_WORD = 20
_LONG = 10
_THE = "the"


def ends(word: str, size: int) -> tuple[str, str]:
    """Return the beginning and the end of a word of which a slip changes one at most. `size` is that of what was typed."""
    long = size >= _LONG
    head = len(_THE) + 3 if size >= _LONG + 2 and word.startswith(_THE) else 3 + long
    return word[:head], word[-3 - long :]


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The table, in the forms in which it is asked."""

    labels: dict[str, str]
    """All known names, squeezed, and the domains of their outlets."""
    strong: dict[str, str]
    """Those that are no everyday words."""
    short: frozenset[str]
    """Those of them that are known though they are short."""
    cores: dict[str, int]
    """How many letters of a name stand before the words of the trade at its end."""
    rare: dict[str, str]
    """Those that are words to some, but hardly to an impostor's neighbours."""
    whose: dict[str, str]
    """Those that several outlets bear and one above all."""
    dotless: dict[str, str]
    """Domains without their dots."""
    by_start: dict[tuple[str, int], list[str]]
    """Names long enough to tell a slip, by their beginnings and the lengths that a slip can have."""
    by_end: dict[tuple[str, int], list[str]]
    starts: frozenset[str]
    """The first three letters of all that a look-alike may begin with."""
    ends: frozenset[str]
    affix_starts: frozenset[str]
    """The first two letters of what an impostor puts before a name."""
    affix_ends: frozenset[str]
    neighbours: frozenset[str]
    """Words and names in their own right, one letter from a known name."""
    genuine: frozenset[str]
    carriers: frozenset[str]
    odd: frozenset[str]
    odd_for_few: frozenset[str]
    """Suffixes that are odd for a name that is no everyday word, and for no other."""
    ordinary: frozenset[str]
    places: frozenset[str]
    codes: frozenset[str]
    """Places, in short, that make an edition only with the outlet's leave."""
    corporate: frozenset[str]
    """Words that outlets put behind their own names, for what they do beside the news."""
    endings: tuple[str, ...]
    """Words of the trade that stand behind a name most often."""
    trade: frozenset[str]
    """The words of the trade."""
    news: re.Pattern[str]

    def may_hold_a_name(self, label: str) -> bool:
        """Say, quickly, whether a label is worth a closer look: nearly all are not."""
        return label[:3] in self.starts or label[-3:] in self.ends or "-" in label

    def may_be_dressed(self, label: str) -> bool:
        """Say, quickly, whether a word of the trade may stand at either end of a label."""
        return (label[-2:] in self.affix_ends and label[-1:].isalpha()) or label[:2] in self.affix_starts

    def is_affix(self, part: str) -> bool:
        return part.isdigit() or part in self.places or self.is_word(part)

    def is_word(self, part: str) -> bool:
        """Say whether something is one word of the trade or several, with or without numbers.

        Step by step and not by a pattern, which would try "24242424…" in more ways than there is time for.
        """
        told = [_NOT_REACHED] * (len(part) + 1)
        told[0] = _NO_WORD_YET
        for at in range(len(part)):
            if told[at] == _NOT_REACHED:
                continue
            if part[at].isdigit():
                told[at + 1] = max(told[at + 1], told[at])
            for size in range(1, min(_LONGEST_WORD, len(part) - at) + 1):
                if part[at : at + size] in self.trade:
                    told[at + size] = _WORDS
        return told[-1] == _WORDS

    def is_news(self, part: str) -> bool:
        """Say whether something is words of the trade, one of which speaks of news and of nothing else."""
        return self.news.search(part) is not None and self.is_word(part)

    def is_odd(self, suffix: str) -> bool:
        """Say whether hardly any paper stands under a suffix."""
        if suffix in self.odd:
            return True
        return len(suffix) >= _NEW_SUFFIX and suffix.isalpha() and suffix not in self.ordinary

    def is_anyones(self, suffix: str) -> bool:
        """Say whether a suffix is open to all the world, so that no country's namesake stands under it."""
        return suffix in ("com", "net", "org", "info", "tv") or suffix in self.odd_for_few or self.is_odd(suffix)


def _core(form: str, trade: re.Pattern[str]) -> int:
    found = trade.search(form, 2)
    return len(form) if found is None else found.start()


@cache
def known_names() -> KnownNames:
    """Return the table, read on the first call."""
    table: dict[str, Any] = tomllib.loads(
        files("credscore.outlets").joinpath("lookalikes.toml").read_text(encoding="utf-8")
    )
    labels: dict[str, str] = dict(table["whose"])
    for domain in names():
        for form in (domain.partition(".")[0].replace("-", ""), domain.partition(".")[0], *squeezed(domain)):
            if form.isascii() and len(form) >= SHORTEST_NAME:
                labels.setdefault(form, domain)
    common = frozenset(table["common"]["labels"])
    short = frozenset(table["short"]["labels"])
    strong = {
        form: domain
        for form, domain in labels.items()
        if form in short or (len(form) >= _SHORTEST_OWN and form not in common)
    }
    rare = {form: labels[form] for form in table["rare"]["labels"] if form in labels}
    by_start: dict[tuple[str, int], list[str]] = {}
    by_end: dict[tuple[str, int], list[str]] = {}
    shortest = {**dict.fromkeys(rare, _SHORTEST_RARE_SLIP), **dict.fromkeys(strong, _SHORTEST_SLIP)}
    slips = [form for form in labels if len(form) >= shortest.get(form, _SHORTEST_WORD_SLIP)]
    for form in slips:
        for size in range(len(form) - 1, len(form) + 2):
            head, tail = ends(form, size)
            by_start.setdefault((head, size), []).append(form)
            by_end.setdefault((tail, size), []).append(form)
    dotless = {}
    for domain in names():
        label, _, suffix = domain.partition(".")
        glued = domain.replace(".", "").replace("-", "")
        told = len(label) >= SHORTEST_GLUED or label in strong or label in rare
        if suffix.replace(".", "") in _DOTLESS and told and len(glued) >= SHORTEST_GLUED:
            dotless[glued] = domain
    endings = tuple(table["affixes"]["endings"])
    dressing: list[str] = sorted(table["affixes"]["words"], key=len, reverse=True)
    trade = re.compile(f"(?:{'|'.join(filter(str.isalpha, (*table['affixes']['news'], *endings)))})+$")
    whole = frozenset(table["short"]["whole"])
    numbers = [str(number) for number in range(100)]
    forms = (*strong, *rare, *slips, *dotless)
    return KnownNames(
        labels=labels,
        short=short,
        cores={form: len(form) if form in whole else _core(form, trade) for form in labels},
        strong=strong,
        rare=rare,
        whose=dict(table["whose"]),
        dotless=dotless,
        by_start=by_start,
        by_end=by_end,
        starts=frozenset(form[:3] for form in forms) | {"www", "the"},
        ends=frozenset(form[-3:] for form in forms),
        affix_starts=frozenset(word[:2] for word in (*dressing, *numbers))
        | {n + w[0] for n in numbers[:10] for w in dressing},
        affix_ends=frozenset(word[-2:] for word in (*dressing, *numbers, *table["affixes"]["codes"]))
        | {w[-1] + n for n in numbers[:10] for w in (*dressing, *strong)},
        neighbours=frozenset(table["neighbours"]["labels"]),
        genuine=frozenset(table["genuine"]["domains"]) | further().keys(),
        carriers=frozenset(table["carriers"]["domains"]),
        odd=frozenset(table["suffixes"]["odd"]),
        odd_for_few=frozenset(table["suffixes"]["odd_for_few"]),
        ordinary=frozenset(table["suffixes"]["ordinary"]),
        places=frozenset(table["affixes"]["places"]),
        codes=frozenset(table["affixes"]["codes"]),
        corporate=frozenset(table["affixes"]["corporate"]),
        endings=endings,
        trade=frozenset(dressing),
        news=re.compile("|".join(table["affixes"]["news"])),
    )
