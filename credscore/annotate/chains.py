"""Chains: the path from the article's own voice to the first source of each claim."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from credscore.annotate.values import Attribution, Chain, Identified, Source
from credscore.article import Article

_SURE = 0.6
"""How sure a link must be to be a remove. Those less sure are right about half of the time."""


def find_chains(article: Article, attributions: Sequence[Attribution], sources: Sequence[Source]) -> tuple[Chain, ...]:
    """Return one chain for every attribution that holds no other, outermost link first."""
    by_link: dict[int, list[int]] = defaultdict(list)
    for number, source in enumerate(sources):
        for link in source.attributions:
            by_link[link].append(number)
    own = {number for number, source in enumerate(sources) if _is_own(source, article)}
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
                voices=_voices(attributions, by_link, links[::-1]),
                ends=attribution.identified,
                source=next(iter(by_link.get(i, ())), None),
                loops=_returns(named),
                own_outlet=not own.isdisjoint(path),
            )
        )
    return tuple(chains)


def _voices(
    attributions: Sequence[Attribution], sources: Mapping[int, Sequence[int]], links: Sequence[int]
) -> tuple[int, ...]:
    """Return the outermost of `links`, and of the others those at which another begins to speak, as far as both are sure."""
    voices = [links[0]]
    for link in links[1:]:
        last = voices[-1]
        sure = min(attributions[link].confidence, attributions[last].confidence) >= _SURE
        if sure and set(sources.get(link, ())).isdisjoint(sources.get(last, ())):
            voices.append(link)
    return tuple(voices)


def _returns(path: Sequence[int]) -> bool:
    """Say whether a source comes back after another has spoken; "he said he thinks" is one voice, and no loop."""
    voices = [number for number, _ in groupby(path)]
    return len(set(voices)) < len(voices)


def _is_own(source: Source, article: Article) -> bool:
    """Say whether a source is the article's own outlet. What that takes is read only where an outlet or an address is given."""
    given = [address for address in (article.outlet, article.url) if address]
    if not given or not source.name:
        return False
    from credscore.outlets.own import is_own

    return any(is_own(source.name, address) for address in given)
