"""Who somebody is by what the article calls them elsewhere, with names and links tagged by hand (credscore/annotate/who)."""

import pytest
from gold_cases import unmark
from tagged_by_hand import tagged, told

from credscore.annotate.attributions import find_attributions
from credscore.annotate.names.mentions import find_mentions
from credscore.annotate.values import Source
from credscore.annotate.who.collected import collect

LATER = "[[Ruiz|P2 S1]] [[said|C1]] [[it froze|K1]]."


@pytest.mark.parametrize(
    ("introduced", "who"),
    [
        ("[[Ana Ruiz|P1]] (D–Venn) came.", "official"),
        ("[[Ana Ruiz|P1]] (D, Venn) came.", "person"),
        ("[[Ana Ruiz|P1]] (cold – so they say) came.", "person"),
        ("[[Ana Ruiz|P1]], prosecuting, came.", "official"),
        ("Prosecuting, [[Ana Ruiz|P1]] spoke.", "official"),
        ("Mayor [[Ana Ruiz|P1]], who runs the harbour bank, came.", "official; Mayor"),
        ("[[Ana Ruiz|P1]], who runs the harbour bank, came.", "organisation"),
        ("Its president, [[Ana Ruiz|P1]], left.", "organisation; president"),
        ("The president, [[Ana Ruiz|P1]], left.", "official; president"),
        ("It met Federal Reserve Chairman [[Ana Ruiz|P1]].", "official; Federal Reserve Chairman"),
        ("[[Ana Ruiz|P1]], a nurse, came. [[Ana Ruiz|P1]], a baker, left.", "expert; nurse"),
    ],
)
def test_a_surname_alone_speaks_as_whoever_was_introduced(introduced: str, who: str) -> None:
    kind, *role = who.split("; ")
    assert told(f"{introduced} {LATER}") == ["; ".join([f"Ana Ruiz {kind} = Ana Ruiz", *role])]


@pytest.mark.parametrize(
    ("introduced", "who"),
    [
        ("[[Marl Systems|O1]], a newspaper, closed.", "Marl Systems media; newspaper"),
        ("[[Marl Systems|O1]], a contractor, closed.", "Marl Systems organisation; contractor"),
    ],
)
def test_a_body_is_what_it_is_called(introduced: str, who: str) -> None:
    assert told(f"{introduced} [[Marl Systems|O2 S1]] [[said|C1]] [[it froze|K1]].") == [who]


@pytest.mark.parametrize(
    ("introduced", "pronoun", "who"),
    [
        ("Ms [[Ana Ruiz|P1]], the chairman of the bank, came.", "She", "Ana Ruiz organisation = Ana Ruiz; chairman of the bank"),
        ("[[Ana Ruiz|P1]], a nurse, came.", "He", "unnamed person ?"),
    ],
)  # fmt: skip
def test_a_noun_changes_no_gender_that_is_told_otherwise(introduced: str, pronoun: str, who: str) -> None:
    assert told(f"{introduced} [[{pronoun}|S1]] [[said|C1]] [[it froze|K1]].") == [who]


def test_a_place_named_only_further_down_tells_of_no_council_before_it() -> None:
    council = "[[The district council|S1]] [[said|C1]] [[it froze|K1]]."
    assert told(f"{council} It was cold. It went on. [[Venn|L1]] froze.") == ["unnamed official"]
    assert told(f"[[Venn|L1]] froze. {council}") == ["district council official"]


@pytest.mark.parametrize(
    ("before", "document", "who"),
    [
        ("[[The Venn Board|O1]] published figures.", "The figures", "Venn Board figures document = figures"),
        ("[[The Venn Board|O1]] published new figures.", "The figures", "Venn Board figures document = new figures"),
        ("According to [[Venn Board|O1]] figures, it froze.", "The figures", "Venn Board figures document = Venn Board figures"),
        ("The report by the [[Venn Board|O1]] came out.", "The report", "report by the Venn Board document = The report"),
        ("The [[Venn Board|O1]] has figures.", "The figures", "unnamed document"),
        ("A report came, the [[Venn Board|O1]] froze.", "The report", "unnamed document ?"),
        ("[[The Venn Board|O1]] froze. The clerk published a report.", "The report", "unnamed document ?"),
        ("A report by the [[Venn Board|O1]] came out.", "The letter", "unnamed document"),
        ("A memo is a page from the [[Venn Board|O1]].", "The memo", "unnamed document ?"),
    ],
)  # fmt: skip
def test_a_document_keeps_the_name_under_which_it_was_told_of(before: str, document: str, who: str) -> None:
    assert told(f"{before} [[{document}|S1]] [[said|C1]] [[it sank|K1]].") == [who]


@pytest.mark.parametrize(
    ("shows", "who"),
    [
        ("[[The roof slates|S1]]", "unnamed document"),
        ("[[Roof slates|S1]]", "unnamed person"),
        ("[[The skipper|S1]]", "unnamed person; skipper"),
        ("[[The neighbours|S1]]", "unnamed eyewitness; neighbours"),
        ("[[Both|S1]]", "unnamed unspecified"),
        ("[[Critics|S1]]", "unnamed unspecified"),
        ("[[Juana Ruiz|P1]], 34, came. [[The 34-year-old|S1]]", "Juana Ruiz person = Juana Ruiz"),
        ("[[Juana Ruiz|P1]], 34, came. [[The 35-year-old|S1]]", "unnamed person ?"),
        ("[[The Venn Board|O1]] closed. [[It|S1]]", "Venn Board organisation = Venn Board"),
    ],
)
def test_what_shows_something_is_a_document_where_it_is_nobody(shows: str, who: str) -> None:
    assert told(f"{shows} [[showed|C1]] [[it froze|K1]].") == [who]


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        ("[[Mary Ruiz|P1]] came. People around [[her|S1]] are [[worried|C1]] [[it froze|K1]].", ["unnamed unspecified"]),
        ("[[Mary Ruiz|P1]] came. [[Her study for the [[Venn Board|O1]]|S1]] [[said|C1]] [[it froze|K1]].", ["study for the Venn Board document"]),
        ("[[Mary Ruiz|P1]] came. [[My statement|S1]] [[said|C1]] [[it froze|K1]].", ["unnamed document"]),
        ("[[Mary Ruiz|P1]] came. “[[[[I|S2]] [[think|C2]] [[it froze|K2]]|K1]],” [[she|S1]] [[said|C1]].", ["Mary Ruiz person = Mary Ruiz", "Mary Ruiz person = Mary Ruiz"]),
        ("[[Peter Quill|P1 S1]] [[said|C1]] [[it froze|K1]]. [[Quill|P2 S2]], who was there, [[said|C2]] [[it sank|K2]].", ["Peter Quill eyewitness", "Peter Quill eyewitness = Peter Quill ! who was there"]),
        ("Mayor [[Ana Ruiz|P1 S1]] [[said|C1]] [[it froze|K1]]. [[Ruiz|P2 S2]], who was there, [[said|C2]] [[it sank|K2]].", ["Ana Ruiz official; Mayor", "Ana Ruiz eyewitness = Ana Ruiz; Mayor ! who was there"]),
        ("Former President [[Tarr Ruiz|P1]] came. [[Ruiz|P2 S1]], who was there, [[said|C1]] [[it froze|K1]].", ["Tarr Ruiz eyewitness = Tarr Ruiz; Former President ! who was there"]),
        ("Spokeswoman [[Tarr Tell|P1]] came. [[Tell|P2 S1]] [[said|C1]] [[it froze|K1]]. [[She|S2]] [[said|C2]] [[it sank|K2]].", ["Tarr Tell organisation = Tarr Tell; Spokeswoman"] * 2),
        ("[[Police|S1]] [[said|C1]] [[it froze|K1]]. [[A spokeswoman for the port|S2]] [[said|C2]] [[it sank|K2]].", ["unnamed official", "unnamed organisation; spokeswoman for the port"]),
        ("[[Police|S1]] [[said|C1]] [[it froze|K1]]. [[Mary Ruiz|P1 S2]] [[said|C2]] [[it sank|K2]]. [[A spokeswoman|S3]] [[said|C3]] [[it thawed|K3]].", ["unnamed official", "Mary Ruiz person", "unnamed official; spokeswoman"]),
        ("[[[[Venn Board|O1]] director [[Ana Ruiz|P1]]|S1]] [[said|C1]] [[it froze|K1]].", ["Ana Ruiz organisation; Venn Board director"]),
        ("[[Venn|L1]] froze. [[The Afghan leader|S1]] [[said|C1]] [[it sank|K1]].", ["unnamed person; Afghan leader"]),
        ("[[A man|S1]], who runs the harbour bank, [[said|C1]] [[it froze|K1]].", ["unnamed organisation; man ! who runs the harbour bank"]),
        ("[[The sheriff|S1]] [[said|C1]] [[it froze|K1]]. [[He|S2]] [[said|C2]] [[it sank|K2]].", ["unnamed official; sheriff", "unnamed official = The sheriff; sheriff"]),
    ],
)  # fmt: skip
def test_who_a_source_is_by_what_was_said_before(marked: str, who: list[str]) -> None:
    assert told(marked) == who


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        ("[[Mary|P1]] came. It was cold. The well froze. A clerk asked not to give her last name. It rained on all of the cold old town. [[Mary|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Mary person"]),
        ("[[Mary Ruiz|P1 S1]], who left [[Venn|L1]] in the cold of a wet spring (not her real name), [[said|C1]] [[it froze|K1]].", ["unnamed person ! not her real name"]),
        ("[[Mary Ruiz|P1 S1]] (not her real name) [[said|C1]] [[that [[Ana Bell|P2]] froze|K1]]. [[Bell|P3 S2]] [[said|C2]] [[it sank|K2]].", ["unnamed person ! not her real name", "Ana Bell person = Ana Bell"]),
        ("[[A clerk|S1]] [[said|C1]] [[it froze|K1]], on condition of anonymity\n\nBecause it was cold he left the town with her.", ["unnamed person; clerk ! on condition of anonymity"]),
    ],
)  # fmt: skip
def test_whose_name_is_withheld(marked: str, who: list[str]) -> None:
    assert told(marked) == who


def heard(marked: str) -> list[Source]:
    """Return the distinct sources of a tagged text."""
    page, tags, _ = tagged(marked)
    mentions = find_mentions(page, tags)
    attributions, _, voices = find_attributions(page, tags, mentions)
    return list(collect(page, attributions, voices))


def test_a_source_keeps_what_was_told_of_it_first() -> None:
    marked = "Mayor [[Ana Ruiz|P1 S1]], who saw it, [[said|C1]] [[it froze|K1]]. Chairman [[Ana Ruiz|P2 S2]] [[said|C2]] “[[it|K2]] sank”."
    (source,) = heard(marked)
    text = unmark(marked)[0]
    assert [span.of(text) for span in (*source.role, *source.why)] == ["Mayor", "who saw it"]


def test_only_words_between_quotation_marks_are_quoted() -> None:
    (source,) = heard("[[Ana Ruiz|P1 S1]] [[said|C1]] [[it “sank at once” and thawed|K1]].")
    assert (source.words_attributed, source.words_quoted) == (6, 3)


def test_an_article_before_its_noun_makes_no_other_source() -> None:
    found = heard("[[The clerk|S1]] [[said|C1]] [[it froze|K1]]. [[A clerk|S2]] [[said|C2]] [[it sank|K2]].")
    assert [source.attributions for source in found] == [(0, 1)]


def test_several_whom_they_takes_up_are_each_a_source_by_name() -> None:
    found = heard("[[Mary Ruiz|P1]] and [[Susan Pell|P2]] came. [[They|S1]] [[said|C1]] [[it froze|K1]].")
    assert [source.words for source in found] == ["Mary Ruiz", "Susan Pell"]
