"""Documents cited: filings, studies, data and links that a reader could open.

Why it matters:  A document can be read again by anybody; a link lets the reader do so now.
Source:          W3C Credibility Signals draft (2019), section 7.4, "Documents Cited", "Documents Made Available"; Zhang et al. (2018), citation
                 of studies (r = 0.107, n.s.: worth showing, not worth many points).
Limits:          A document counts when it is given as the source of something said and the text names whose it is. Where a link leads is not looked at here.
"""

from credscore.annotate.annotated import Annotated, Identified, SourceType
from credscore.signals.base import Reading, Signal, evidence


def measure(annotated: Annotated) -> Reading:
    """Return the number of distinct named documents that are sources, plus the number of links, in the prose."""
    found = []
    for source in annotated.sources:
        if source.source_type is not SourceType.DOCUMENT or source.identified is not Identified.NAMED:
            continue
        first = annotated.attributions[source.attributions[0]]
        if first.source is not None and annotated.in_prose(first.cue):
            found.append(evidence(annotated, first.source, f"document as a source: {source.name}", "for"))
    found += [
        evidence(annotated, link.span, "link", "for") for link in annotated.links if annotated.in_prose(link.span)
    ]
    return SIGNAL.value(len(found), sorted(found, key=lambda e: e.span))


SIGNAL = Signal(
    name="documents_cited",
    version=1,
    lifecycle="stable",
    unit="documents and links",
    question="How many documents and links could a reader open?",
    measure=measure,
)
