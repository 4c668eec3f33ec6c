"""Claims at two removes or more that the article might have had at first hand: of a person or a document, known from another medium alone."""

from collections.abc import Iterator

from credscore.annotate.annotated import Annotated
from credscore.annotate.english import grammar
from credscore.annotate.values import Attribution, Chain, Identified, MentionLabel, SourceType
from credscore.lint.around import cue_words, is_post, is_real, is_whole
from credscore.report.legible import one_line, words_of
from credscore.report.wording import definite
from credscore.resources import words as listed
from credscore.spans import Span

_FAR = 2  # removes
_SURE = 0.9
_MOST_WHO = 70
_ACCUSING = listed("lint", "accusing")
_TOLD = listed("lint", "saying") | listed("lint", "finding")
_WHOSE = frozenset({MentionLabel.ORGANISATION, MentionLabel.PERSON})
_PRIVATE = frozenset({SourceType.PERSON, SourceType.EXPERT, SourceType.EYEWITNESS})


def far_removed(annotated: Annotated) -> Iterator[tuple[Span, str]]:
    """Yield the first sources of claims that another medium passes on, with what to ask: once for each two.

    What an office or a body says to the press is public, whoever reports it; so is what somebody says whom the article heard elsewhere.
    """
    seen: set[tuple[str, str]] = set()
    for chain in annotated.chains:
        outer = annotated.attributions[chain.voices[0]] if chain.removes >= _FAR else None
        first = annotated.attributions[chain.links[-1]]
        if (
            outer is None
            or first.source is None
            or chain.own_outlet
            or not _passes_on(annotated, outer)
            or not _is_plain(annotated, first)
        ):
            continue
        if not _is_first_hand_elsewhere(annotated, chain, first):
            who, by = _called(annotated, first), one_line(outer.canonical or "", _MOST_WHO)
            if (by, who) not in seen:
                seen.add((by, who))
                yield first.source, f"Did anyone {who}, or is it known from {by} alone?"


def _passes_on(annotated: Annotated, outer: Attribution) -> bool:
    """Say whether the one who is nearest to the reader is surely a medium that is named and is no person."""
    sure = outer.confidence >= _SURE and outer.resolved and outer.antecedent is None and is_real(annotated, outer)
    medium = outer.source_type is SourceType.MEDIA and outer.identified is Identified.NAMED
    people = {m.canonical for m in annotated.mentions if m.label is MentionLabel.PERSON}
    large = words_of(annotated, outer.source).lower().startswith("the ") if outer.source else False
    return sure and medium and (large or outer.canonical not in people)  # "the Courier" is no person, whatever its name


def _is_plain(annotated: Annotated, first: Attribution) -> bool:
    """Say whether a first source is surely a private person or a document of no public body, named here and not between quotation marks."""
    if first.source is None or first.confidence < _SURE or first.antecedent is not None or not first.canonical:
        return False
    if first.identified is not Identified.NAMED or not annotated.in_prose(first.cue):
        return False
    if annotated.in_quote(first.cue.start) or is_post(annotated, first.source.start):
        return False
    said = cue_words(annotated, first)
    if not _ACCUSING.isdisjoint(said) or _TOLD.isdisjoint(said):
        return False  # an accusation stands on record with whoever made it
    within = {m.label for m in annotated.mentions if first.source.start <= m.span.start < first.source.end}
    private = MentionLabel.PERSON in within and _is_private(annotated, first)
    document = first.source_type is SourceType.DOCUMENT and within.isdisjoint(_WHOSE)
    return (private or document) and is_real(annotated, first) and is_whole(annotated, first)


def _is_private(annotated: Annotated, first: Attribution) -> bool:
    """Say whether nothing is told of what a person is: an office speaks in public, and whoever goes by a surname alone is known to every reader."""
    said = words_of(annotated, first.source).lower().split() if first.source else []
    tells = first.role or not grammar.RELATIVES.isdisjoint(said)  # "Ana Ruiz, who heads the board"
    tells = tells or said[:1] == ["the"]  # "the Ruiz family"
    return first.source_type in _PRIVATE and not tells and " " in (first.canonical or "")


def _is_first_hand_elsewhere(annotated: Annotated, chain: Chain, first: Attribution) -> bool:
    """Say whether the article has the same source at one remove somewhere else."""
    return any(
        other.removes < _FAR and annotated.attributions[other.links[-1]].canonical == first.canonical
        for other in annotated.chains
        if other is not chain
    )


def _called(annotated: Annotated, link: Attribution) -> str:
    """Return what there is to do: "ask Ana Ruiz", "see the minutes of March"."""
    assert link.source is not None
    if link.source_type is SourceType.DOCUMENT:
        return f"see {definite(one_line(words_of(annotated, link.source), _MOST_WHO))}"
    return f"ask {one_line(link.canonical or '', _MOST_WHO)}"
