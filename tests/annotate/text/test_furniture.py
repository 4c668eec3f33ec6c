"""Furniture: what stands on the page and is no prose. Prose taken for furniture would hide evidence, so the negatives come first."""

import pytest

import credscore
from credscore.annotate.text.datelines import dateline
from credscore.annotate.text.notices import is_notice

BODY = "The canal froze on Friday night, and nobody came to the lock before noon."


def furniture(text: str) -> list[tuple[str, str]]:
    """Return the kind and the words of each piece of furniture."""
    return [(str(piece.kind), piece.span.of(text)) for piece in credscore.annotate(text).furniture]


@pytest.mark.parametrize(
    "line",
    [
        "It froze.",
        "Nobody came.",
        "By noon the canal had frozen.",
        "By Friday nobody was left.",
        "May was cold.",
        "Yesterday it froze.",
        "Two days ago it froze.",
        "Today nobody came.",
        "Photographs of the lock hang in the hall.",
        "The picture shows the lock at dawn.",
        "Copying the ledger took a week.",
        "Reading the ledger took a week.",
        "Sources in the guild said nothing.",
        "Share prices fell.",
        "Print was dear that winter.",
        "“No eels,” she said.",
        "“It froze”",
        "‘It froze.’",
        "‘Who froze?’",
        "The keeper called it ‘a winter too long’ when the ice was still on the lower canal",
        "- two lemons",
        "and nobody came to the lock before noon",
        "The eels – all of them – died.",
        "The keeper said:",
        "Copyright law protects the songs of the guild.",
        "Copyrights on the songs have ended.",
    ],
)
def test_ordinary_short_sentences_are_prose(line: str) -> None:
    assert furniture(f"{line}\n\n{BODY}") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 day Ago By Oskar Malec", [("date", "1 day Ago"), ("byline", "By Oskar Malec")]),
        (
            "Posted 3 hrs ago | By Newsdesk | 14 comments",
            [("date", "Posted 3 hrs ago"), ("byline", "By Newsdesk"), ("notice", " | 14 comments")],
        ),
        ("By Mara Tell", [("byline", "By Mara Tell")]),
        ("By Mara Tell and Ivo van Brandt", [("byline", "By Mara Tell and Ivo van Brandt")]),
        ("BY MARA TELL", [("byline", "BY MARA TELL")]),
        ("Written by our staff", [("byline", "Written by our staff")]),
        ("By Mara Tell, Harbour Correspondent", [("byline", "By Mara Tell"), ("notice", ", Harbour Correspondent")]),
        ("3 May 2031", [("date", "3 May 2031")]),
        ("May 3, 2031", [("date", "May 3, 2031")]),
        ("2031-05-03", [("date", "2031-05-03")]),
        ("Updated: 3 May 2031 at 14:05", [("date", "Updated: 3 May 2031 at 14:05")]),
        ("Published on Friday, 3 May 2031", [("date", "Published on Friday, 3 May 2031")]),
        ("2 hours ago", [("date", "2 hours ago")]),
        ("Frozen Canal Shuts the Lower Town", [("heading", "Frozen Canal Shuts the Lower Town")]),
        ("A long winter", [("heading", "A long winter")]),
        ("‘A winter too long’", [("heading", "‘A winter too long’")]),
        ("'A winter too long'", [("heading", "'A winter too long'")]),
        ("The 'Winter of Eels'", [("heading", "The 'Winter of Eels'")]),
        ("“The Longest Winter of Them All”", [("heading", "“The Longest Winter of Them All”")]),
        (
            "LOCK KEEPER WARNS THAT THE WINTER IS FAR FROM OVER AS THE TOWN WAITS FOR THE 'BIG THAW'",
            [("heading", "LOCK KEEPER WARNS THAT THE WINTER IS FAR FROM OVER AS THE TOWN WAITS FOR THE 'BIG THAW'")],
        ),
        ("Photo: the lock at dawn", [("caption", "Photo: the lock at dawn")]),
        ("The lock at dawn. Ivo Tell/Reuters", [("caption", "The lock at dawn. Ivo Tell/Reuters")]),
        ("Image credit: Ivo Tell", [("caption", "Image credit: Ivo Tell")]),
        ("Copyright @ 2031 Marsh Digital", [("notice", "Copyright @ 2031 Marsh Digital")]),
        ("Copyright Marsh Digital Ltd", [("notice", "Copyright Marsh Digital Ltd")]),
        ("© 2031 Marsh Digital", [("notice", "© 2031 Marsh Digital")]),
        ("(c) 2031 Marsh Digital. All rights reserved.", [("notice", "(c) 2031 Marsh Digital. All rights reserved.")]),
        ("Read more: What the keepers fear", [("notice", "Read more: What the keepers fear")]),
        ("Also read: What the keepers fear", [("notice", "Also read: What the keepers fear")]),
        ("Advertisement", [("notice", "Advertisement")]),
        ("Share this article", [("notice", "Share this article")]),
        ("Subscribe to our newsletter for more", [("notice", "Subscribe to our newsletter for more")]),
        ("Additional reporting by Ivo Tell", [("notice", "Additional reporting by Ivo Tell")]),
        ("This article was first published in the Venn Courier.", [("notice", "This article was first published in the Venn Courier.")]),
    ],
)  # fmt: skip
def test_furniture_is_recognised(line: str, expected: list[tuple[str, str]]) -> None:
    assert furniture(f"{line}\n\n{BODY}") == expected
    assert furniture(f"{BODY}\n\n{line}") == expected


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("VENN — ", BODY),
        ("VENN, Oddland (AP) — ", BODY),
        ("PORT ODD, May 3 (Reuters) - ", BODY),
        ("VENN, Oddland -- ", BODY),
        ("VENN, May 3, 2025 — ", BODY),
    ],
)
def test_a_dateline_is_cut_off_its_paragraph(dateline: str, rest: str) -> None:
    text = f"{dateline}{rest}\n\n{BODY}"
    assert furniture(text) == [("dateline", dateline)]
    assert [s.prose for s in credscore.annotate(text).sentences] == [False, True, True]


def test_furniture_is_left_out_of_the_words_of_the_prose() -> None:
    plain = credscore.annotate(BODY).prose_words
    framed = f"Frozen Canal\n\nBy Mara Tell\n\n3 May 2031\n\n{BODY}\n\nPhoto: the lock at dawn\n\n© 2031 Marsh Digital"
    assert credscore.annotate(framed).prose_words == plain == 14


def test_a_text_of_one_line_is_no_heading() -> None:
    assert furniture("Frozen canal shuts town") == []


@pytest.mark.parametrize("mark", ["\ufeff", "\u202e", "\u200b\u200e", "\x00"])
def test_a_mark_that_nobody_sees_hides_no_byline(mark: str) -> None:
    text = f"{mark}By Nadia Orlow\n\n{mark}The barge sank on Friday night in the old port."
    assert [(str(f.kind), f.span.of(text)) for f in credscore.annotate(text).furniture] == [
        ("byline", "By Nadia Orlow")
    ]


@pytest.mark.parametrize("between", [" ", " | ", " – "])
def test_a_byline_may_go_before_its_date(between: str) -> None:
    text = f"By Nadia Orlow{between}3 hours ago\n\nThe barge sank on Friday night in the old port."
    found = [(str(f.kind), f.span.of(text)) for f in credscore.annotate(text).furniture]
    assert found == [("byline", "By Nadia Orlow"), ("date", "3 hours ago")]


def test_markup_makes_furniture_of_its_own_paragraphs_alone() -> None:
    page = (
        "<article><h1>The lock is shut</h1><p>The lock froze, police said.</p>"
        "<figure><figcaption>The lock at dawn.</figcaption></figure>"
        "<p>Nobody came, they said.</p><h2>What next</h2><p>It thawed at noon.</p></article>"
    )
    read = credscore.annotate(page, html=True)
    assert [(str(piece.kind), piece.span.of(page)) for piece in read.furniture] == [
        ("heading", "The lock is shut"),
        ("caption", "The lock at dawn."),
        ("heading", "What next"),
    ]
    assert [s.span.of(page) for s in read.sentences if s.prose] == [
        "The lock froze, police said.",
        "Nobody came, they said.",
        "It thawed at noon.",
    ]


def test_a_headline_that_runs_into_the_first_line_is_furniture() -> None:
    text = "The Lock Is Shut For Winter The canal froze on Friday night, and nobody came to the lock before noon."
    read = credscore.annotate(credscore.Article(text, title="The Lock Is Shut For Winter"))
    assert [(str(piece.kind), piece.span.of(text).strip()) for piece in read.furniture] == [
        ("heading", "The Lock Is Shut For Winter")
    ]
    plain = "The lock is shut for winter and nobody came before noon."
    assert not credscore.annotate(credscore.Article(plain, title="The lock is shut for winter")).furniture


@pytest.mark.parametrize(
    "sentence",
    [
        *("Sign up for our newsletter.", "Click here.", "Click on the map.", "Subscribe today.", "Watch the full video below."),
        *("Share this with your friends.", "Download the app.", "Send us your comments.", "Donate to us.", "Join us.", "Contact us."),
        *("Watch the video on the website.", "See our website.", "Log in here.", "Register for the podcast.", "(Read more about it below.)"),
        *("Your support keeps our journalism alive; become a member.", "Please sign up for our newsletter."),
        *("Send @vennlocks your comments, write to @vennlocks", "TELL THE KEEPERS IN THE COMMENTS"),
    ],
)  # fmt: skip
def test_notices(sentence: str) -> None:
    assert is_notice(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        *("Tell us what you think.", "Click.", "Subscribe and be merry.", "Like our page.", "Get the newsletter.", "Make a website."),
        *("Follow the money, said nobody.", "Watch us.", "Join “our newsletter”.", "It is our newsletter.", "Watch the podcast grow."),
        "Register with the app of the keepers of the locks and of the whole lower town for winter days.",
        "Sign up for our newsletter " + "and the list of the keepers " * 8 + "now.",
        *("Follow the keepers.", "Our journalism is old.", "Become a member of the guild.", "3.14"),
    ],
)  # fmt: skip
def test_what_is_no_notice(sentence: str) -> None:
    assert not is_notice(sentence)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "The lock is shut",
            "Lock shut, keepers say",
            "12 boats sink",
            "Why did it freeze?",
            "Was it cold, as they said?",
        ),
        "The Lock Is Shut and the Boats Are in the Basin",
        "100 Boats Sink in the Harbour of the Lower Town",
    ],
)
def test_headings(line: str) -> None:
    assert furniture(f"{BODY}\n\n{line}\n\n{BODY}") == [("heading", line)]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "the lock is shut",
            "(The lock is shut)",
            "«Lock» is shut",
            "It froze:",
            "The lock is shut…",
            "1 2 3 4 5 6 7 8",
        ),
        "The lock is shut and the boats are in the basin",
        "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen",
        *("why did it freeze?", "Did you see how it froze at the weir?", "Anna: why did the canal freeze so early?"),
        "Why did the canal freeze so early and so hard in the lower town?",
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    assert furniture(f"{BODY}\n\n{line}\n\n{BODY}") == []


def test_a_question_after_a_question_is_no_heading() -> None:
    line = "And why did it freeze so early in the town?"
    assert furniture(f"{BODY}\n\nWhy did it freeze so hard in the lower town?\n\n{line}\n\n{BODY}") == []


SIGN, SUBSCRIBE = "Sign up for our newsletter.", "Subscribe to our newsletter."
ROPE = "The lock at dawn, " + "with its long wet rope, " * 30 + "is shut."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{BODY} {SIGN} {BODY}", [("notice", SIGN)]),
        (f"{BODY} {SIGN} {SUBSCRIBE} {BODY}", [("notice", f"{SIGN} {SUBSCRIBE}")]),
        (f"{BODY} {SIGN} {BODY} {SUBSCRIBE}", [("notice", SIGN), ("notice", SUBSCRIBE)]),
        (f"{BODY} “It froze. {SIGN} It thawed,” she said.", []),
        (f"{BODY} (AP Photo/Ida Holm) {BODY}", [("caption", "(AP Photo/Ida Holm)")]),
        ("The lock at dawn. Ida Holm/Reuters", [("caption", "The lock at dawn. Ida Holm/Reuters")]),
        ("The lock at dawn. “It froze.” Ida Holm/Reuters", [("caption", "Ida Holm/Reuters")]),
        ("The lock. It froze. It thawed. It froze. Ida Holm/Reuters", [("caption", "Ida Holm/Reuters")]),
        (f"{ROPE} Ida Holm/Reuters", [("caption", "Ida Holm/Reuters")]),
        (f"{BODY} {BODY} {SIGN} Photo: Ida Holm/AP", [("notice", SIGN), ("caption", "Photo: Ida Holm/AP")]),
    ],
)
def test_furniture_amid_prose(line: str, expected: list[tuple[str, str]]) -> None:
    assert furniture(f"{line}\n\n{BODY}") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("By Ida Holm 3 May 2031", [("byline", "By Ida Holm"), ("date", "3 May 2031")]),
        ("3 May 2031", [("date", "3 May 2031")]),
        ("3 May", []),
        ("2 hours ago", []),
        ("By Ida Holm 2 hours ago", [("byline", "By Ida Holm"), ("date", "2 hours ago")]),
        ("Updated 2 hours ago", [("notice", "Updated"), ("date", "2 hours ago")]),
        ("By Ida Holm Share Tweet", [("byline", "By Ida Holm"), ("notice", "Share Tweet")]),
        ("Share Tweet", []),
        ("Ida Holm/Reuters", [("caption", "Ida Holm/Reuters")]),
    ],
)
def test_what_runs_into_the_first_line(words: str, expected: list[tuple[str, str]]) -> None:
    text = f"{words} {BODY}\n\n{BODY}"
    assert [(kind, piece.strip()) for kind, piece in furniture(text)] == expected


@pytest.mark.parametrize(
    ("line", "found"),
    [("Venn (Tarn News) - The lock froze.", "Venn (Tarn News) - "), ("Venn — The lock froze.", "Venn — "), ("Venn - The lock froze.", None), ("The Venn — The lock froze.", None), ("FALSE — The lock froze.", "FALSE —")],
)  # fmt: skip
def test_datelines_that_open_a_text(line: str, found: str | None) -> None:
    piece = dateline(line, opens=True)
    assert (None if piece is None else line[piece[1] : piece[2]]) == found
