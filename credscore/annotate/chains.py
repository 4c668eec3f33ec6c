"""Chains: the path from the article's own voice to the first source of each claim."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from credscore.annotate.values import Attribution, Chain, Identified, Source
from credscore.article import Article

_PARTS = re.compile(r"[^\W_]+")


def find_chains(article: Article, attributions: Sequence[Attribution], sources: Sequence[Source]) -> tuple[Chain, ...]:
    """Return one chain for every attribution that holds no other, outermost link first."""
    by_link: dict[int, list[int]] = defaultdict(list)
    for number, source in enumerate(sources):
        for link in source.attributions:
            by_link[link].append(number)
    outlet = _own_outlet(article)
    own = {number for number, source in enumerate(sources) if outlet is not None and outlet.is_called(source.name)}
    held = {a.parent for a in attributions}
    chains = []
    for i, attribution in enumerate(attributions):
        if i in held:
            continue
        links: list[int] = []
        at: int | None = i
        while at is not None:
            links.append(at)
            at = attributions[at].parent
        path = [number for link in links for number in by_link.get(link, ())]
        named = [number for number in path if sources[number].identified is Identified.NAMED]
        chains.append(
            Chain(
                links=tuple(reversed(links)),
                depth=len(links),
                ends=attribution.identified,
                source=next(iter(by_link.get(i, ())), None),
                loops=_returns(named),
                own_outlet=not own.isdisjoint(path),
            )
        )
    return tuple(chains)


def _returns(path: Sequence[int]) -> bool:
    """Say whether a source comes back after another has spoken; "he said he thinks" is one voice, and no loop."""
    voices = [number for number, _ in groupby(path)]
    return len(set(voices)) < len(voices)


@dataclass(frozen=True, slots=True)
class _Own:
    """The outlet in which an article stands: its domains, and what it is called where no table knows it."""

    domains: frozenset[str]
    names: frozenset[str]

    def is_called(self, name: str | None) -> bool:
        """Say whether a source's name is the outlet's."""
        if name is None:
            return False
        domain = _domain(name)
        return domain in self.domains if domain is not None else _squeezed(name) in self.names


def _own_outlet(article: Article) -> _Own | None:
    """Return the outlet that an article gives as its own, by name or address; None where it gives none."""
    given = [address for address in (article.outlet, article.url) if address]
    if not given:
        return None
    found = [(address, _domain(address)) for address in given]
    domains = frozenset(domain for _, domain in found if domain is not None)
    labels = {domain.split(".")[0] for domain in domains}
    return _Own(domains, frozenset(labels | {_squeezed(name) for name, domain in found if domain is None}) - {""})


def _domain(address: str) -> str | None:
    """Return the domain of whoever publishes at an address or goes by a name. What that takes is read only where an outlet is given."""
    from credscore.outlets.resolve import resolve

    return resolve(address).domain


def _squeezed(name: str) -> str:
    """Return a name as one run of letters, as a domain has it: "harbourledger" for "The Harbour Ledger"."""
    words = _PARTS.findall(name.lower())
    return "".join(words[1:] if words[:1] == ["the"] else words)
