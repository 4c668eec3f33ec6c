"""Chains: the path from the article's own voice to the first source of each claim."""

import re
from collections.abc import Sequence
from itertools import groupby

from credscore.annotate.values import Attribution, Chain, Identified, Source
from credscore.article import Article
from credscore.resources import words

_PARTS = re.compile(r"[^\W_]+")
_HOST_PARTS = words("links", "host_parts")


def find_chains(article: Article, attributions: Sequence[Attribution], sources: Sequence[Source]) -> tuple[Chain, ...]:
    """Return one chain for every attribution that holds no other, outermost link first."""
    by_link = {link: number for number, source in enumerate(sources) for link in source.attributions}
    outlet = _outlet(article)
    own = {number for number, source in enumerate(sources) if outlet and _squeezed(source.name) == outlet}
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
        path = [by_link[link] for link in links if link in by_link]
        named = [number for number in path if sources[number].identified is Identified.NAMED]
        chains.append(
            Chain(
                links=tuple(reversed(links)),
                depth=len(links),
                ends=attribution.identified,
                source=by_link.get(i),
                loops=_returns(named),
                own_outlet=not own.isdisjoint(path),
            )
        )
    return tuple(chains)


def _returns(path: Sequence[int]) -> bool:
    """Say whether a source comes back after another has spoken; "he said he thinks" is one voice, and no loop."""
    voices = [number for number, _ in groupby(path)]
    return len(set(voices)) < len(voices)


def _outlet(article: Article) -> str:
    """Return the article's own outlet as one run of letters: "harbourledger" for www.harbourledger.example."""
    given = article.outlet or (article.url or "").split("://")[-1].split("/")[0]
    if "." in given and " " not in given:
        labels = [label for label in given.lower().split(".")[:-1] if label not in _HOST_PARTS]
        return _squeezed(labels[-1]) if labels else ""
    return _squeezed(given)


def _squeezed(name: str) -> str:
    words = _PARTS.findall(name.lower())
    return "".join(words[1:] if words[:1] == ["the"] else words)
