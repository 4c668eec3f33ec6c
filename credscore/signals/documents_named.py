"""Documents named: the documents, data, posts and recordings that the article names exactly enough to find, and its links.

Why it matters:  "The 41-page ruling", "a post of 3 March", "the bureau's census data" lead a reader to the thing itself, whether or not the
                 sentence has a verb of saying. "A study", "documents", "data" lead nowhere.
Source:          W3C Credibility Signals draft (2019), 7.4; The Trust Project's indicator "Citations and references"; Silverman (ed.),
                 "Verification Handbook" (2014), on documents and posts; ProPublica's practice of showing its documents.
Limits:          What stands in a quotation is its speaker's, and does not count. A name, a number or a day beside the word is taken for what tells which one is meant; it may belong to something else. A link is
                 counted, not opened.
"""

from urllib.parse import urldefrag, urlsplit

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Link, LinkKind
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, for_length, in_order
from credscore.signals.references import documents

_LEADS_TO = {
    LinkKind.DOCUMENT: "link to a document",
    LinkKind.OUTLET: "link to another outlet",
    LinkKind.OWN: "link within the same site",
    LinkKind.SOCIAL: "link to a social network",
    LinkKind.OTHER: "link",
}
_MOST_LINKS = 3  # that count: pages are strewn with links that lead to no source


def measure(annotated: Annotated) -> Reading:
    """Return the number of documents named exactly, and of distinct pages linked to, for the length of the prose."""
    if not annotated.tracing.words:
        return SIGNAL.absent("there is no prose")
    found = [
        evidence(annotated, span, "a document, data, a post or a recording named", Tone.FOR)
        for span in documents(annotated)
    ]
    pages: dict[str, Link] = {}
    for link in annotated.links:
        if annotated.in_prose(link.span) and (page := _page(link.target)):
            pages.setdefault(page, link)
    value = for_length(annotated, len(found) + min(len(pages), _MOST_LINKS))
    found += [evidence(annotated, link.span, _LEADS_TO[link.kind], Tone.FOR) for link in pages.values()]
    told = f"The article names or links {counted(len(found), 'document or page', 'documents and pages')} that a reader could find."
    return SIGNAL.value(value, in_order(found), told=told)


def _page(target: str) -> str | None:
    """Return the address of the page that a link leads to; None for a place in this very page, a script, an e-mail."""
    try:
        page, _ = urldefrag(target.strip())
        scheme = urlsplit(page).scheme
    except ValueError:  # an address that no browser could open
        return None
    return page if page and scheme in ("", "http", "https") else None


SIGNAL = Signal(
    name="documents_named",
    version=2,
    lifecycle="stable",
    unit="documents and pages, for the length",
    question="How many documents, data, posts and recordings are named exactly enough to find?",
    measure=measure,
    learnt="value",
    direction=1,
)
