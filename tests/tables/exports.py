"""Exports as people have them: one for each tool that is known, and some broken in the ways in which users' files are.

Each is written here from the tools' own descriptions, with an article of this project's own.
"""

import bz2
import csv
import gzip
import io
import json
import lzma
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

TITLE = "Lock fails, board silent"
TEXT = (
    "The harbour office said on Monday that the lock had failed. Its keeper, Ines Duarte, said she had warned the board in March; "
    "“I wrote to them twice,” she said.\n\nTwo engineers who asked not to be named said the gate was thought to have been repaired "
    "badly. The board did not answer questions on Tuesday.\n\nA report by the inspectorate says that eleven of the forty locks on "
    "the canal are overdue for repair, among them Zoë’s Lock."
)
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))
URL = "https://ledger.example/lock"
DAY = "2025-03-04"


@dataclass(frozen=True)
class Export:
    """A file, and what is to be read from it."""

    name: str
    """Of the tool, or of what is broken."""
    file: str
    content: bytes
    rows: int = 2
    title: str | None = TITLE
    text: str = TEXT
    author: str | None = None
    outlet: str | None = None
    day: str | None = None
    html: bool = False
    warned: str | None = None
    """What the first row's warning says."""
    needs: str | None = None
    """A package without which it cannot be read."""


def table(
    header: Sequence[str],
    *rows: Sequence[str],
    mark: str = ",",
    end: str = "\n",
    encoding: str = "utf-8",
    quoting: int = csv.QUOTE_MINIMAL,
) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=mark, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows([header, *rows] if header else rows)
    return stream.getvalue().encode(encoding, "replace")


def items(*rows: object, **around: object) -> bytes:
    return json.dumps({**around, "articles": rows} if around else rows, ensure_ascii=False).encode()


def lines(*rows: object) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "."), content)
    return stream.getvalue()


def zstd(content: bytes) -> bytes:
    try:
        import zstandard
    except ImportError:
        return b"\x28\xb5\x2f\xfd"
    return zstandard.ZstdCompressor().compress(content)


def workbook(*rows: Sequence[object], **others: Sequence[Sequence[object]]) -> bytes:
    try:
        import openpyxl
    except ImportError:
        return b""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    for name, more in others.items():
        sheet = book.create_sheet(name)
        for row in more:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parquet(**columns: Sequence[object]) -> bytes:
    try:
        import pyarrow as pa
        from pyarrow import parquet as pq
    except ImportError:
        return b""
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def twice(row: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    return row, row


HEADER = ("id", "title", "text")
ROW = ("7", TITLE, TEXT)
PLAIN = table(HEADER, ROW, ROW)
ITEM = {"id": "7", "title": TITLE, "text": TEXT}
TRAFILATURA = (URL, "null", "f3a9", "ledger.example", TITLE, "null", DAY, TEXT, "null", "null", "article")
MEDIACLOUD = ("id", "indexed_date", "language", "media_name", "media_url", "publish_date", "title", "url")
NEWSPLEASE = {
    "authors": ["Ana Ruiz", "Bo Lind"],
    "date_download": "2025-03-09 08:00:00",
    "date_publish": f"{DAY} 10:15:00",
    "description": "A short teaser.",
    "filename": "a.json",
    "language": "en",
    "maintext": TEXT,
    "source_domain": "ledger.example",
    "text": None,
    "title": TITLE,
    "title_page": None,
    "url": URL,
}
NEWSAPI = {
    "source": {"id": None, "name": "Ledger"},
    "author": "Ana Ruiz",
    "title": TITLE,
    "description": "A short teaser.",
    "url": URL,
    "publishedAt": f"{DAY}T10:15:00Z",
    "content": f"{TEXT[:190]}… [+900 chars]",
}
FEEDLY = {
    "id": "f1",
    "title": TITLE,
    "author": "Ana Ruiz",
    "published": 1741082400000,
    "crawled": 1741900000000,
    "content": {"content": HTML, "direction": "ltr"},
    "origin": {"title": "Ledger", "htmlUrl": "https://ledger.example"},
    "alternate": [{"href": URL, "type": "text/html"}],
}
NINJS = {
    "guid": "urn:1",
    "type": "text",
    "headline": TITLE,
    "body_html": HTML,
    "firstpublished": f"{DAY}T10:15:00+00:00",
    "byline": "Ana Ruiz",
    "source": "Ledger",
    "subject": [{"code": "1", "name": "locks"}],
    "authors": [{"name": "Ana Ruiz"}],
}
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Ledger</title><link>https://ledger.example</link><description>News &amp;nbsp; of the canal&nbsp;</description>
<image><url>https://ledger.example/i.png</url><title>Ledger</title><link>https://ledger.example</link></image>
ITEM ITEM</channel></rss>""".replace(
    "ITEM",
    f"<item><title>{TITLE}</title><link>{URL}</link><pubDate>Tue, 04 Mar 2025 10:15:00 +0000</pubDate><dc:creator>Ana Ruiz"
    f"</dc:creator><description>A short teaser.</description><content:encoded><![CDATA[{HTML}]]></content:encoded></item>",
)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ledger</title><link href="https://ledger.example"/>
ENTRY ENTRY</feed>""".replace(
    "ENTRY",
    f'<entry><title>{TITLE}</title><link rel="self" href="x"/><link href="{URL}"/><published>{DAY}T10:15:00Z</published>'
    f"<author><name>Ana Ruiz</name><uri>x</uri></author><content type='html'>{HTML.replace('<', '&lt;')}</content></entry>",
)
WORDPRESS = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file generated by WordPress as an export of your site. -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Ledger</title><wp:wxr_version>1.2</wp:wxr_version>
<item><title>lock.jpg</title><content:encoded></content:encoded><wp:post_type>attachment</wp:post_type></item>
POST POST</channel></rss>""".replace(
    "POST",
    f"<item><title><![CDATA[{TITLE}]]></title><link>{URL}</link><pubDate>Tue, 04 Mar 2025 10:15:00 +0000</pubDate>"
    f"<dc:creator>ana</dc:creator><content:encoded><![CDATA[{TEXT}\x0b]]></content:encoded><excerpt:encoded></excerpt:encoded>"
    "<wp:post_type>post</wp:post_type><category>Canal</category><category>Locks</category></item>",
)
FACTIVA = "<ppsArticleResponse><ppsArticles>ART ART</ppsArticles></ppsArticleResponse>".replace(
    "ART",
    "<ppsArticle><article><reference>distdoc:archive/A1</reference>"
    f"<headline><paragraph>{TITLE}</paragraph></headline><byline>By Ana Ruiz</byline><sourceName>Ledger</sourceName>"
    f"<publicationDate><date>{DAY}</date></publicationDate>"
    f"<leadParagraph><paragraph>{TEXT.split(chr(10))[0]}</paragraph></leadParagraph><tailParagraphs>"
    + "".join(f"<paragraph>{part}</paragraph>" for part in TEXT.split("\n\n")[1:])
    + "</tailParagraphs></article></ppsArticle>",
)

TOOLS = (
    Export("a plain CSV file", "a.csv", PLAIN),
    Export(
        "Media Cloud with texts",
        "mc.csv",
        table(
            (*MEDIACLOUD, "text"),
            *twice(("9", "2025-03-05", "en", "ledger.example", "https://ledger.example", DAY, TITLE, URL, TEXT)),
        ),
        outlet="https://ledger.example",
        day=DAY,
    ),
    Export(
        "Media Cloud's old explorer",
        "stories.csv",
        table(
            ("stories_id", "publish_date", "title", "url", "media_id", "media_name"),
            ("9", f"{DAY} 10:15:00", TITLE, URL, "1", "Ledger"),
        ),
        rows=1,
        text="",
        outlet="Ledger",
        day=DAY,
    ),
    Export(
        "NewsAPI's raw answer",
        "newsapi.json",
        items(NEWSAPI, NEWSAPI, status="ok", totalResults=2),
        text="",
        author="Ana Ruiz",
        outlet="Ledger",
        day=DAY,
        warned="cut by its exporter",
    ),
    Export(
        "NewsAPI by json_normalize",
        "newsapi.csv",
        table(
            ("source.id", "source.name", "author", "title", "url", "publishedAt", "content"),
            ("", "Ledger", "Ana Ruiz", TITLE, URL, f"{DAY}T10:15:00Z", f"{TEXT[:190]}… [+900 chars]"),
        ),
        rows=1,
        text="",
        author="Ana Ruiz",
        outlet="Ledger",
        day=DAY,
        warned="cut by its exporter",
    ),
    Export(
        "a NewsAPI-like set with full texts",
        "hub.csv",
        table(
            (
                "article_id",
                "source_id",
                "source_name",
                "author",
                "title",
                "url",
                "published_at",
                "content",
                "full_content",
            ),
            *twice(("1", "led", "Ledger", "Ana Ruiz", TITLE, URL, f"{DAY} 10:15:00", TEXT[:200], TEXT)),
        ),
        author="Ana Ruiz",
        outlet="Ledger",
        day=DAY,
    ),
    Export(
        "newsdata.io",
        "nd.json",
        json.dumps(
            {
                "status": "success",
                "results": [
                    {
                        "article_id": "1",
                        "title": TITLE,
                        "link": URL,
                        "creator": ["Ana Ruiz"],
                        "pubDate": f"{DAY} 10:15:00",
                        "content": TEXT,
                        "source_id": "ledger",
                        "nextPage": None,
                    }
                ]
                * 2,
            }
        ).encode(),
        author="Ana Ruiz",
        outlet="ledger",
        day=DAY,
    ),
    Export(
        "GDELT's list of articles",
        "gdelt.csv",
        table(
            ("url", "url_mobile", "title", "seendate", "socialimage", "domain", "language", "sourcecountry"),
            (URL, "", TITLE, "20250304T101500Z", "", "ledger.example", "English", "United Kingdom"),
        ),
        rows=1,
        text="",
        outlet="ledger.example",
        day=DAY,
    ),
    Export(
        "news-please as JSON lines",
        "np.jsonl",
        lines(NEWSPLEASE, NEWSPLEASE),
        author="Ana Ruiz; Bo Lind",
        outlet="ledger.example",
        day=DAY,
    ),
    Export(
        "news-please as CSV, two text columns",
        "np.csv",
        table(tuple(NEWSPLEASE), *twice([str(value) for value in NEWSPLEASE.values()])),
        author="Ana Ruiz; Bo Lind",
        outlet="ledger.example",
        day=DAY,
    ),
    Export(
        "one article of news-please",
        "one.json",
        json.dumps(NEWSPLEASE, indent=2).encode(),
        rows=1,
        author="Ana Ruiz; Bo Lind",
        outlet="ledger.example",
        day=DAY,
    ),
    Export(
        "newspaper4k",
        "n4k.csv",
        table(
            ("url", "canonical_link", "meta_site_name", "title", "authors", "publish_date", "text"),
            *twice((URL, URL, "Ledger", TITLE, "['Ana Ruiz', 'Bo Lind']", f"{DAY}T10:15:00+00:00", TEXT)),
        ),
        author="Ana Ruiz; Bo Lind",
        outlet="Ledger",
        day=DAY,
    ),
    Export(
        "trafilatura without a header",
        "t.csv",
        table((), *twice(TRAFILATURA), mark="\t"),
        outlet="ledger.example",
        day=DAY,
    ),
    Export(
        "trafilatura as JSON",
        "t.json",
        json.dumps(
            {
                "title": TITLE,
                "author": "Ana Ruiz; Bo Lind",
                "hostname": "ledger.example",
                "date": DAY,
                "source": URL,
                "text": TEXT,
                "comments": "",
            }
        ).encode(),
        rows=1,
        author="Ana Ruiz; Bo Lind",
        outlet="ledger.example",
        day=DAY,
    ),
    Export(
        "a table made of Nexis",
        "nexis.csv",
        table(
            ("Title", "Newspaper", "Date", "Author", "Body Text"),
            *twice((TITLE, "Ledger", "March 4, 2025 Tuesday", "Ana Ruiz", TEXT)),
        ),
        author="Ana Ruiz",
        outlet="Ledger",
        day=DAY,
    ),
    Export(
        "a script's table of Nexis",
        "caren.csv",
        table(
            ("SEARCH_ID", "PUBLICATION", "DATE", "TITLE", "EDITION", "TEXT"),
            *twice(("1", "Ledger", DAY, TITLE, "Final", TEXT)),
        ),
        outlet="Ledger",
        day=DAY,
    ),
    Export(
        "Factiva as XML",
        "factiva.xml",
        FACTIVA.encode(),
        author="By Ana Ruiz",
        outlet="Ledger",
        day=DAY,
        needs="defusedxml",
    ),
    Export(
        "a sample of CC-News",
        "cc.jsonl.gz",
        gzip.compress(
            lines(
                *[
                    {
                        "id": "1",
                        "url": URL,
                        "title": TITLE,
                        "text": TEXT,
                        "source_domain": "ledger.example",
                        "date_download": "2025-03-09T08:00:00",
                    }
                ]
                * 2
            )
        ),
        outlet="ledger.example",
        day="2025-03-09",
    ),
    Export(
        "Feedly's stream",
        "feedly.json",
        json.dumps({"id": "feed/x", "items": [FEEDLY, FEEDLY], "continuation": "c"}).encode(),
        text=HTML,
        html=True,
        author="Ana Ruiz",
        outlet="Ledger",
        day=DAY,
    ),
    Export(
        "sfeed",
        "sfeed.tsv",
        table(
            (),
            *twice(("1741082400", TITLE, URL, TEXT.replace("\n", "\\n"), "plain", "g1", "Ana Ruiz", "", "")),
            mark="\t",
            quoting=csv.QUOTE_NONE,
        ),
        author="Ana Ruiz",
        day=DAY,
    ),
    Export(
        "fundus",
        "fundus.json",
        json.dumps(
            [
                {
                    "title": TITLE,
                    "plaintext": TEXT,
                    "authors": ["Ana Ruiz"],
                    "publishing_date": f"{DAY} 10:15:00+00:00",
                    "topics": [],
                }
            ]
            * 2,
            indent=1,
        ).encode(),
        author="Ana Ruiz",
        day=DAY,
    ),
    Export(
        "one item of ninjs",
        "ninjs.json",
        json.dumps(NINJS, indent=1).encode(),
        rows=1,
        text=HTML,
        html=True,
        author="Ana Ruiz",
        outlet="Ledger",
        day=DAY,
    ),
    Export(
        "Superdesk's list of ninjs",
        "items.json",
        json.dumps({"_items": [NINJS, NINJS], "_meta": {"total": 2}}).encode(),
        text=HTML,
        html=True,
        author="Ana Ruiz",
        outlet="Ledger",
        day=DAY,
    ),
    Export(
        "Google Sheets",
        "sheet.csv",
        table(
            ("Headline", "Full text", "Published at", "Outlet"),
            *twice((TITLE, TEXT, "4 Mar 2025", "Ledger")),
            end="\r\n",
        ),
        outlet="Ledger",
        day=DAY,
    ),
    Export("RSS", "feed.xml", RSS.encode(), text=HTML, html=True, author="Ana Ruiz", day=DAY, needs="defusedxml"),
    Export("Atom", "feed.atom", ATOM.encode(), text=HTML, html=True, author="Ana Ruiz", day=DAY, needs="defusedxml"),
    Export(
        "WordPress",
        "ledger.WordPress.2025-03-09.xml",
        WORDPRESS.encode(),
        text="".join(f"<p>{part}</p>\n\n" for part in TEXT.split("\n\n")),
        html=True,
        author="ana",
        day=DAY,
        needs="defusedxml",
    ),
    Export(
        "Excel",
        "a.xlsx",
        workbook(("id", "Headline", "Body", "Date"), (7, TITLE, TEXT, 45720), (8, TITLE, TEXT, None), notes=[["x"]]),
        warned="the date '45720'",
        needs="openpyxl",
    ),
    Export(
        "Parquet",
        "a.parquet",
        parquet(title=[TITLE] * 2, text=[TEXT] * 2, source=[{"name": "Ledger", "id": None}] * 2),
        outlet="Ledger",
        needs="pyarrow",
    ),
    Export(
        "Elasticsearch",
        "es.json",
        json.dumps({"took": 1, "hits": {"total": {"value": 2}, "hits": [{"_id": "1", "_source": ITEM}] * 2}}).encode(),
    ),
    Export(
        "Guardian's interface",
        "g.json",
        json.dumps(
            {
                "response": {
                    "status": "ok",
                    "results": [
                        {
                            "id": "a/b",
                            "webTitle": TITLE,
                            "webUrl": URL,
                            "webPublicationDate": f"{DAY}T10:15:00Z",
                            "fields": {"bodyText": TEXT, "byline": "Ana Ruiz"},
                        }
                    ]
                    * 2,
                }
            }
        ).encode(),
        author="Ana Ruiz",
        day=DAY,
    ),
    Export(
        "pandas, by columns",
        "df.json",
        json.dumps({"title": {"0": TITLE, "1": TITLE}, "text": {"0": TEXT, "1": TEXT}}).encode(),
    ),
    Export("pandas, by rows", "df.json", json.dumps({"0": ITEM, "1": ITEM}).encode()),
    Export(
        "pandas, split", "df.json", json.dumps({"columns": list(HEADER), "index": [0, 1], "data": [ROW, ROW]}).encode()
    ),
    Export(
        "a page",
        "a.html",
        f"<!DOCTYPE html><html><body>{HTML}</body></html>".encode(),
        rows=1,
        title=None,
        text=f"<!DOCTYPE html><html><body>{HTML}</body></html>",
        html=True,
    ),
    Export("a text", "a.txt", TEXT.encode(), rows=1, title=None),
)
"""What tools write."""

BROKEN = (
    Export("semicolons", "a.csv", table(HEADER, ROW, ROW, mark=";")),
    Export("bars", "a.csv", table(HEADER, ROW, ROW, mark="|")),
    Export("tabs in a .txt", "a.txt", table(HEADER, ROW, ROW, mark="\t")),
    Export("a byte-order mark", "a.csv", b"\xef\xbb\xbf" + PLAIN),
    Export("UTF-16 of Excel's Unicode text", "a.txt", table(HEADER, ROW, ROW, mark="\t", encoding="utf-16")),
    Export("UTF-16 without its mark", "a.csv", table(HEADER, ROW, ROW, encoding="utf-16-le")),
    Export("Windows-1252", "a.csv", table(HEADER, ROW, ROW, encoding="cp1252"), warned="Windows-1252"),
    Export("NUL bytes", "a.csv", PLAIN.replace(b"Monday", b"Mon\x00day"), text=TEXT.replace("Monday", "Mon\x00day")),
    Export("every field in quotation marks", "a.csv", table(HEADER, ROW, ROW, quoting=csv.QUOTE_ALL)),
    Export("line ends of Windows", "a.csv", table(HEADER, ROW, ROW, end="\r\n")),
    Export("line ends mixed", "a.csv", table(HEADER, ROW, end="\r\n") + table((), ROW)),
    Export("the header again", "a.csv", PLAIN + PLAIN, rows=4),
    Export("blank rows at the end", "a.csv", PLAIN + b",,\n,,\n\n\n"),
    Export("sep=; above", "a.csv", b"sep=;\r\n" + table(HEADER, ROW, ROW, mark=";")),
    Export(
        "title rows above",
        "a.csv",
        b"Export of the canal desk\n\nfrom,2025-03-01\n" + table((*HEADER, "url"), *twice((*ROW, URL))),
    ),
    Export(
        "title rows above, filled up",
        "a.csv",
        b"Export of the canal desk,,,\n" + table((*HEADER, "url"), *twice((*ROW, URL))),
    ),
    Export(
        "title rows in Excel",
        "a.xlsx",
        workbook(("Export of the canal desk",), (), HEADER, ROW, ROW, ("", "", "")),
        needs="openpyxl",
    ),
    Export(
        "the second sheet of Excel",
        "a.xlsx",
        workbook(("about", "this file"), articles=[HEADER, ROW, ROW]),
        needs="openpyxl",
    ),
    Export("ragged rows", "a.csv", PLAIN + b"8,short\n9,a,b,c\n", rows=4),
    Export("two columns of one name", "a.csv", table(("text", "title", "text"), *twice((TEXT, TITLE, "other")))),
    Export(
        "a cell of two hundred thousand characters",
        "a.csv",
        table(HEADER, (ROW[0], TITLE, "word " * 40_000)),
        rows=1,
        text="word " * 40_000,
    ),
    Export("names in capitals with blanks around", "a.csv", table((" ID ", " TITLE ", " Body Text "), ROW, ROW)),
    Export("words for nothing", "a.csv", table((*HEADER, "author", "date"), *twice((*ROW, "None", "nan")))),
    Export("JSON lines in a .json", "a.json", lines(ITEM, ITEM)),
    Export("JSON lines, one torn", "a.jsonl", lines(ITEM) + b'{"id": "8", "tit\n' + lines(ITEM), rows=3),
    Export("JSON torn in its middle", "a.json", items(ITEM, ITEM)[:-200], rows=2),
    Export("JSON with a byte-order mark", "a.json", b"\xef\xbb\xbf" + items(ITEM, ITEM)),
    Export("JSON in a .csv", "a.csv", items(ITEM, ITEM)),
    Export("objects under each other", "a.json", json.dumps(ITEM, indent=2).encode() * 2),
    Export("CSV in a .json", "a.json", PLAIN),
    Export("gzip", "a.csv.gz", gzip.compress(PLAIN)),
    Export("gzip in a .csv", "a.csv", gzip.compress(PLAIN)),
    Export(
        "gzip torn",
        "a.csv.gz",
        gzip.compress(PLAIN + b"".join(b"%d,x,%x\n" % (n, hash((n, "x")) & 0xFFFFFFFF) for n in range(9999)))[:9000],
        rows=-1,
    ),
    Export("bzip2", "a.csv.bz2", bz2.compress(PLAIN)),
    Export("xz", "a.csv.xz", lzma.compress(PLAIN)),
    Export("zstd", "a.csv.zst", zstd(PLAIN), needs="zstandard"),
    Export("zip", "a.zip", archive(a__csv=PLAIN)),
    Export("zip of several", "a.zip", archive(a__csv=PLAIN, b__csv=PLAIN, __MACOSX__a__csv=b"x"), rows=4),
    Export("zip of texts", "a.zip", archive(a__txt=TEXT.encode(), b__txt=TEXT.encode()), title=None),
    Export(
        "XML with HTML's entities",
        "a.xml",
        f"<list><a><title>{TITLE}</title><text>{TEXT.replace('ë', '&euml;')}</text></a></list>".encode(),
        rows=1,
        needs="defusedxml",
    ),
    Export(
        "XML in Windows-1252",
        "a.xml",
        f"<?xml version='1.0' encoding='windows-1252'?><list><a><title>{TITLE}</title><text>{TEXT}</text></a></list>".encode(
            "cp1252"
        ),
        rows=1,
        text=TEXT,
        needs="defusedxml",
    ),
    Export(
        "RSS torn",
        "feed.xml",
        RSS.encode()[: -len(RSS) // 3],
        rows=2,
        text=HTML,
        html=True,
        author="Ana Ruiz",
        day=DAY,
        needs="defusedxml",
    ),
)
"""What users' files are like."""

Reader = Callable[[Export], object]
