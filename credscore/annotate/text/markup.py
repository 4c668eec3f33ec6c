"""HTML as a reader sees it: the article on a page, its links, and where each of its characters lies in the raw page.

The article is what stands in `article` or `main`, or else the part that holds most of the page's text; navigation, asides, forms, what is
related and what readers comment are left out. Captions and headings are handed on as furniture, block quotations and embedded posts as
quotations. A part that holds half of the text is the article, whatever its tag or class says.
"""

from array import array
from collections.abc import Sequence
from itertools import accumulate

from credscore.annotate.text.elements import Element, Elements, class_words, named
from credscore.annotate.text.pagehead import read_head
from credscore.annotate.text.visible import Visible
from credscore.annotate.values import Furniture, FurnitureKind, Link
from credscore.spans import Span

_RUNNING = 25  # characters: text of at least so many in one piece, no link, counts when the article is looked for
_HALF = 0.5
_ENOUGH = 0.4  # of the text: with less, an `article` is a teaser among many
_MOST = 0.75  # of the text: what holds so much holds the article
_QUOTATION = "quotation"
_LONGEST_BYLINE = 120  # characters
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def read_html(raw: str) -> Visible:
    r"""Return the visible text of the article on an HTML page, or of a fragment.

    >>> page = read_html("<p>Fish &amp; chips</p><script>x</script><p>Peas</p>")
    >>> page.text, page.raw(Span(0, 6))
    ('Fish & chips\nPeas\n', Span(start=3, end=13))
    """
    page = Elements(raw)
    _weigh(page)
    left_out = _left_out(page.elements)
    root = _root(page.elements, left_out)
    inside = _inside(page.elements, root, left_out)
    pieces = [piece for piece in page.pieces if inside[piece.element]]
    starts, ends = array("q"), array("q")
    for piece in pieces:
        if len(piece.text) == piece.end - piece.start:
            starts.extend(range(piece.start, piece.end))
            ends.extend(range(piece.start + 1, piece.end + 1))
        else:
            starts.extend([piece.start] * len(piece.text))
            ends.extend([piece.end] * len(piece.text))
    kept = [len(piece.text) if inside[piece.element] else 0 for piece in page.pieces]
    before = [0, *accumulate(kept)]
    links = [Link(span=Span(before[a.first], before[a.stop]), target=a.target) for a in page.links]
    marked = _marked(page, inside, root, before)
    return Visible(
        text="".join([piece.text for piece in pieces]),
        starts=starts,
        ends=ends,
        links=tuple([link for link in links if link.span.start < link.span.end]),
        furniture=tuple(
            [Furniture(span=span, kind=FurnitureKind(kind)) for span, kind in marked if kind != _QUOTATION]
        ),
        quotations=tuple([span for span, kind in marked if kind == _QUOTATION]),
        head=read_head(page, inside),
    )


def _weigh(page: Elements) -> None:
    """Fill in how much running text each element holds, what it holds included; the text of links is none."""
    linked = bytearray(len(page.pieces))
    for link in page.links:
        linked[link.first : link.stop] = b"\1" * (link.stop - link.first)
    for piece, in_link in zip(page.pieces, linked, strict=True):
        if not in_link and len(piece.text) >= _RUNNING:
            page.elements[piece.element].text += len(piece.text)
    for element in reversed(page.elements[1:]):
        page.elements[element.parent].text += element.text


def _left_out(elements: Sequence[Element]) -> list[bool]:
    """Say of each element whether it is no part of an article by its tag, role or class, and holds less than half of the text."""
    most = _HALF * elements[0].text
    return [_is_outside(element) and element.text < max(most, 1) for element in elements]


def _is_outside(element: Element) -> bool:
    if element.tag in named("outside") or element.attributes.get("role", "").lower() in named("roles"):
        return True
    if element.tag in _HEADINGS or element.tag in ("p", "blockquote", "figcaption", "article", "main", "body", "html"):
        return False  # told by their tags; "p" with a class such as "share-lead" is prose
    return not named("classes").isdisjoint(class_words(element.attributes))


def _root(elements: Sequence[Element], left_out: Sequence[bool]) -> int:
    """Return the element that holds the article."""
    inside = _inside(elements, 0, left_out)
    whole = elements[0].text - sum(
        e.text for e, out in zip(elements, left_out, strict=True) if out and inside[e.parent]
    )
    for tags, least in ((("article",), _ENOUGH), (("main",), _ENOUGH)):
        fitting = [i for i, e in enumerate(elements) if inside[i] and _is(e, tags[0])]
        if fitting and elements[best := max(fitting, key=lambda i: elements[i].text)].text >= least * whole:
            return best
    if not any(element.tag in ("html", "body") for element in elements):
        return 0  # a fragment is the article itself
    children: dict[int, list[int]] = {}
    for i, element in enumerate(elements[1:], 1):
        if inside[i] and element.tag in named("holders"):
            children.setdefault(element.parent, []).append(i)
    at = 0
    while at in children:
        best = max(children[at], key=lambda i: elements[i].text)
        if elements[best].text < max(_MOST * whole, 1):
            break
        at = best
    return at


def _is(element: Element, tag: str) -> bool:
    return element.tag == tag or (tag == "main" and element.attributes.get("role") == "main")


def _inside(elements: Sequence[Element], root: int, left_out: Sequence[bool]) -> list[bool]:
    """Say of each element whether it belongs to the article below `root`; an article inside the article is another one."""
    inside = [False] * len(elements)
    inside[root] = True
    others: set[int] = set()
    for i in range(root + 1, len(elements)):
        inside[i] = inside[elements[i].parent] and not (left_out[i] or elements[i].hidden)
        if inside[i] and elements[i].tag == "article":
            others.add(i)
    if root > 0 and others and sum(elements[i].text for i in others) <= _HALF * elements[root].text:
        left_out = [out or (i in others) for i, out in enumerate(left_out)]
        return _inside(elements, root, left_out)
    return inside


def _marked(page: Elements, inside: Sequence[bool], root: int, before: Sequence[int]) -> list[tuple[Span, str]]:
    """Return the outermost captions, headings, bylines and quotations in the visible text, in order."""
    kinds: dict[int, str] = {}
    most = _HALF * page.elements[root].text
    for i in range(root + 1, len(page.elements)):
        if inside[i] and page.elements[i].parent not in kinds:
            told = _told(page.elements[i], most)
            if told is not None:
                kinds[i] = told
    if not kinds:
        return []
    of: dict[int, int] = {i: i for i in kinds}
    for i in range(root + 1, len(page.elements)):
        if i not in of and page.elements[i].parent in of:
            of[i] = of[page.elements[i].parent]
    bounds: dict[int, tuple[int, int]] = {}
    for number, piece in enumerate(page.pieces):
        if piece.element in of and inside[piece.element] and not piece.text.isspace():
            owner = of[piece.element]
            bounds[owner] = (bounds.get(owner, (number, 0))[0], number)
    found = [(Span(before[a], before[b + 1]), kinds[i]) for i, (a, b) in bounds.items()]
    return sorted(
        [
            (span, kind)
            for span, kind in found
            if kind is not FurnitureKind.BYLINE or span.end - span.start <= _LONGEST_BYLINE
        ],
        key=lambda entry: entry[0],
    )


def _told(element: Element, most: float) -> str | None:
    """Return what an element's tag or class says that it is: a kind of furniture, or a quotation."""
    if element.tag in _HEADINGS:
        return FurnitureKind.HEADING
    classes = class_words(element.attributes)
    if element.text >= max(most, 1):
        return None
    if element.tag == "figcaption" or not named("captions").isdisjoint(classes):
        return FurnitureKind.CAPTION
    if element.tag in ("blockquote", "q") or not named("embeds").isdisjoint(classes):
        return _QUOTATION
    if not named("bylines").isdisjoint(classes) or element.attributes.get("rel") == "author":
        return FurnitureKind.BYLINE
    return None
