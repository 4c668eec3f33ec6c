"""Chains: the path from the article's own voice to the first source of each claim."""

from collections.abc import Sequence

from credscore.annotate.annotated import Attribution, Chain


def find_chains(attributions: Sequence[Attribution]) -> tuple[Chain, ...]:
    """Return one chain for every attribution that holds no other, outermost link first."""
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
        chains.append(Chain(links=tuple(reversed(links)), depth=len(links), ends=attribution.identified))
    return tuple(chains)
