"""Documents cited: filings, studies, data and links that a reader could open.

Why it matters:  A document can be read again by anybody; a link lets the reader do so now.
Source:          W3C Credibility Signals draft (2019), section 7.4, "Documents Cited", "Documents Made Available"; Zhang et al. (2018), citation
                 of studies (r = 0.107, n.s.: worth showing, not worth many points).
Limits:          A document counts when it is given as the source of something said and the text names whose it is. What stands on a page linked to is not looked at.
"""

from urllib.parse import urldefrag, urlsplit

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Identified, Link, LinkKind, SourceType
from credscore.signals.base import Reading, Signal, Tone, evidence

_LEADS_TO = {
    LinkKind.DOCUMENT: "link to a document",
    LinkKind.OUTLET: "link to another outlet",
    LinkKind.OWN: "link within the same site",
    LinkKind.SOCIAL: "link to a social network",
    LinkKind.OTHER: "link",
}


def measure(annotated: Annotated) -> Reading:
    """Return the number of distinct named documents that are sources, plus the number of distinct pages linked to, in the prose."""
    found = []
    for source in annotated.sources:
        if source.source_type is not SourceType.DOCUMENT or source.identified is not Identified.NAMED:
            continue
        first = annotated.first_in_prose(source)
        if first is not None and first.source is not None:
            found.append(evidence(annotated, first.source, f"document as a source: {source.name}", Tone.FOR))
    pages: dict[str, Link] = {}
    for link in annotated.links:
        if annotated.in_prose(link.span) and (page := _page(link.target)):
            pages.setdefault(page, link)
    found += [evidence(annotated, link.span, _LEADS_TO[link.kind], Tone.FOR) for link in pages.values()]
    return SIGNAL.value(len(found), sorted(found, key=lambda e: e.span))


def _page(target: str) -> str | None:
    """Return the address of the page that a link leads to; None for a place in this very page, a script, an e-mail."""
    try:
        page, _ = urldefrag(target.strip())
        scheme = urlsplit(page).scheme
    except ValueError:  # an address that no browser could open
        return None
    return page if page and scheme in ("", "http", "https") else None


SIGNAL = Signal(
    name="documents_cited",
    version=1,
    lifecycle="stable",
    unit="documents and links",
    question="How many documents and links could a reader open?",
    measure=measure,
)
