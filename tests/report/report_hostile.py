"""Articles that try to break what is printed around them."""

from report_cases import abstention, annotated, attribution, chain, contribution, evidence, score, source

from credscore.annotate.values import AttributionKind, Furniture, FurnitureKind, Identified, SourceType
from credscore.article import Article

HOSTILE = (
    "<script>alert(1)</script>\x00 said \"so\" & 'more' \ud83d \x1b[2J\x1b]0;x\x07 \u202eevil\u202c </p></mark>"
    "<img src=x onerror=alert(1)> `code` **bold** | [link](javascript:alert(1)) \u200fשלום\n"
    "# heading\n- item\r\n<!-- --> ]]> \udc00"
)


def hostile():
    """Return a score and an article in which every string is hostile."""
    found = annotated(
        Article(HOSTILE, title=HOSTILE, author=HOSTILE, url="javascript:alert('" + HOSTILE, outlet=HOSTILE),
        attributions=(
            attribution(
                HOSTILE,
                "<script>alert(1)</script>",
                "said",
                HOSTILE[30:90],
                canonical=HOSTILE,
                identified=Identified.NAMED,
            ),
            attribution(HOSTILE, None, "said", HOSTILE[30:60], kind=AttributionKind.EVIDENTIAL),
            attribution(HOSTILE, "link", "said", HOSTILE[30:90], source_type=SourceType.DOCUMENT),
        ),
        chains=(
            chain(0, ends=Identified.NAMED),
            chain(1, ends=Identified.NONE),
            chain(0, 2, ends=Identified.UNNAMED),
        ),
        sources=(
            source(HOSTILE, SourceType.PERSON, 0, role=(evidence(HOSTILE, "**bold** | [", "x").span,)),
            source(None, SourceType.DOCUMENT, 2, words="a report <b>" + HOSTILE[:30]),
        ),
        furniture=(Furniture(span=evidence(HOSTILE, "# heading", "x").span, kind=FurnitureKind.HEADING),),
    )
    marked = [
        evidence(HOSTILE, quote, HOSTILE)
        for quote in ("<script>alert(1)</script>\x00", "onerror=alert(1)>", "\ud83d", "evil\u202c </p>")
    ]
    fields = [evidence(HOSTILE, "said", HOSTILE, field=field) for field in ("title", "author")]
    return score(
        [contribution(HOSTILE, -1.0, HOSTILE, *marked, *fields)],
        band=HOSTILE,
        edge=HOSTILE,
        notes=(HOSTILE,),
        versions={"library": HOSTILE},
    ), found


def empty():
    return abstention("the text is empty"), annotated(Article(""))
