"""Exports broken in the ways in which users' files are."""

import bz2
import csv
import gzip
import json
import lzma

from exports import HEADER, ITEM, PLAIN, ROW, RSS
from forms import DAY, HTML, TEXT, TITLE, URL, Export, archive, items, lines, table, twice, workbook, zstd

BACKSLASHED = (
    table(HEADER, ROW, ROW, quoting=csv.QUOTE_ALL)
    .replace("“I".encode(), b'\\"I')
    .replace("twice,”".encode(), b'twice,\\"')
)

BROKEN = (
    Export(
        "quotation marks behind backslashes",
        "a.csv",
        BACKSLASHED,
        text=TEXT.replace("“I", '"I').replace("twice,”", 'twice,"'),
    ),
    Export("a list of paragraphs", "a.json", items({"title": TITLE, "text": TEXT.split("\n\n")}), rows=1),
    Export(
        "XML of trafilatura",
        "t.xml",
        f'<doc title="{TITLE}" author="Ana Ruiz" date="{DAY}" url="{URL}" hostname="ledger.example"><main>'.encode()
        + "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n")).encode()
        + b"</main><comments/></doc>",
        rows=1,
        author="Ana Ruiz",
        outlet="ledger.example",
        day=DAY,
        needs="defusedxml",
    ),
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
        "a title row in Excel",
        "a.xlsx",
        workbook(("Export of the canal desk",), HEADER, ROW, ROW),
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
