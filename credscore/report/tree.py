"""The chains of an article as sentences: who says that who says that who says what."""

from dataclasses import dataclass

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Attribution, AttributionKind, Chain, Identified, SourceType
from credscore.report.legible import one_line, quoted, words_of
from credscore.resources import words
from credscore.spans import Span

ROOT = "the article says that"
_MOST_CLAIM = 240
_MOST_SOURCE = 120
_MOST_CUE = 60
# A cue may stand a few words after its source ("has repeatedly said") and the two still read as one clause.
_MOST_GAP = 24
_CLAUSE_BREAKS = frozenset('.;:!?\n"“”„«»')
# After these the next link follows without "that".
_NO_THAT = tuple(words("report", "without_that"))
_SAY_WHY = words("sources", "reason_openers")
# No one asks a newspaper or a file why it is not named.
_NOT_PEOPLE = (SourceType.MEDIA, SourceType.DOCUMENT, SourceType.ORGANISATION)
_ENDS = {
    Identified.NAMED: "ends at a named source",
    Identified.UNNAMED: "ends at a source that is not named",
    Identified.NONE: "ends at nobody",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Twig:
    """One link of a chain."""

    words: str
    """A clause that leads on to the next link or to the claim."""
    who: str
    """Whether its source is named, and what sort of source it is."""
    identified: Identified


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One chain, from the article's own voice to the claim."""

    removes: int
    summary: str
    twigs: tuple[Twig, ...]
    """Outermost first."""
    claim: str
    """What is claimed, between quotation marks where it is a source's own words."""

    @property
    def words(self) -> str:
        """The whole chain in one line."""
        return " ".join(filter(None, (*(twig.words for twig in self.twigs), self.claim)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The chains of the prose."""

    deep: tuple[Branch, ...]
    """Those of two removes or more, the deepest first, and those that come back to where they began: to be drawn."""
    direct: tuple[Branch, ...]
    """Those of one remove, in order: a line each."""

    @property
    def summary(self) -> str:
        """How many chains there are, and how deep."""
        count = len(self.deep) + len(self.direct)
        if not count:
            return "Nothing in the text is attributed to anyone."
        far = f", {len(self.deep)} of them at two removes or more" if self.deep else ""
        return f"{count} {'claim' if count == 1 else 'claims'}{far or ', at one remove'}."


def tree(annotated: Annotated) -> Tree:
    """Return the chains of the article's prose, all of them."""
    chains = [chain for chain in annotated.chains if annotated.in_prose(annotated.attributions[chain.links[-1]].cue)]
    deep = [chain for chain in chains if _is_deep(chain)]
    direct = [chain for chain in chains if not _is_deep(chain)]
    return Tree(
        deep=tuple(_branch(annotated, chain) for chain in sorted(deep, key=lambda chain: -chain.removes)),
        direct=tuple(_branch(annotated, chain) for chain in direct),
    )


def _is_deep(chain: Chain) -> bool:
    return chain.removes > 1 or chain.loops or chain.own_outlet


def removes(count: int) -> str:
    """Return a number of removes in words.

    >>> removes(1), removes(3)
    ('1 remove', '3 removes')
    """
    return f"{count} remove{'' if count == 1 else 's'}"


def _branch(annotated: Annotated, chain: Chain) -> Branch:
    links = [annotated.attributions[i] for i in chain.links]
    return Branch(
        removes=chain.removes,
        summary="; ".join([f"{removes(chain.removes)}, {_end(links)}", *_warnings(chain)]),
        twigs=tuple(_twig(annotated, link, last=link is links[-1]) for link in links),
        claim=_claim(annotated, links[-1]) if links else "",
    )


def _end(links: list[Attribution]) -> str:
    """Return in words where a chain ends."""
    if links and not links[-1].resolved:
        return "ends at a source that could not be traced"
    return _ENDS[links[-1].identified if links else Identified.NONE]


def _warnings(chain: Chain) -> list[str]:
    found = ["comes back to a source that has already spoken"] if chain.loops else []
    return [*found, "runs through the article's own outlet"] if chain.own_outlet else found


def _twig(annotated: Annotated, link: Attribution, *, last: bool) -> Twig:
    words = _clause(annotated, link)
    if last:
        words = words.rstrip(":") + ":"
    elif not words.endswith(_NO_THAT):
        words += " that"
    return Twig(words=words, who=_who(annotated, link), identified=link.identified)


def _clause(annotated: Annotated, link: Attribution) -> str:
    """Return "Ana Ruiz said": in the article's own words where source and cue stand together, otherwise in ours."""
    cue = one_line(words_of(annotated, link.cue), _MOST_CUE)
    if link.source is None:
        return f"nobody in particular says (“{cue}”)"
    gap = annotated.text[link.source.end : link.cue.start]
    if link.source.end <= link.cue.start and len(gap) <= _MOST_GAP and not _CLAUSE_BREAKS.intersection(gap):
        return one_line(words_of(annotated, Span(link.source.start, link.cue.end)), _MOST_SOURCE + _MOST_CUE)
    source = one_line(words_of(annotated, link.source), _MOST_SOURCE)
    return f"{source} said" if cue.casefold() == "said" else f"{source} said (“{cue}”)"


def _who(annotated: Annotated, link: Attribution) -> str:
    sort = "source" if link.source_type is SourceType.UNSPECIFIED else str(link.source_type)
    if link.identified is Identified.NONE:
        return "no source given"
    if not link.resolved:
        return f"{sort} that could not be traced"
    if link.identified is Identified.UNNAMED:
        if link.anonymity_reason is not None:
            reason = words_of(annotated, link.anonymity_reason)
            because = "" if reason.split()[0].lower() in _SAY_WHY else "because "
            return f"unnamed {sort}, {because}“{reason}”"
        return f"unnamed {sort}" + ("" if link.source_type in _NOT_PEOPLE else ", no reason given")
    spoken = words_of(annotated, link.source) if link.source else ""
    name = one_line(link.canonical or "")
    return f"named {sort}" + (f", {name}" if name and name not in spoken else "")


def _claim(annotated: Annotated, link: Attribution) -> str:
    words = " … ".join(filter(None, (words_of(annotated, span) for span in link.content)))
    if link.kind is AttributionKind.DIRECT:
        return quoted(words, _MOST_CLAIM)
    return one_line(words, _MOST_CLAIM)  # a paraphrase is nobody's words but the article's
