"""Attributions as the rules make them of what the network tags, which is given by hand: what stands, how far it goes, and whose it is."""

from dataclasses import replace

import pytest
from gold_cases import unmark
from tagged_by_hand import attributed, named, told

from credscore.annotate.chains import find_chains
from credscore.annotate.said.carried import go_on
from credscore.annotate.text.page import lay_out
from credscore.annotate.values import Identified, SourceType
from credscore.annotate.who.antecedents import can_be
from credscore.annotate.who.identity import Identity
from credscore.article import Article

SAID = [
    ("[[Ana Ruiz|P1 S1]] [[said|C1]] [[the lock froze|K1]].", ["Ana Ruiz / said: the lock froze"]),
    ("[[Ana Ruiz|P1 S1]] [[said|C1]] [[that the lock froze,|K1]] she hopes.", ["Ana Ruiz / said: the lock froze"]),
    ("[[Ana Ruiz|P1 S1]] [[accused|C1]] [[the board of theft|K1]].", ["Ana Ruiz / accused: theft"]),
    ("[[Ana Ruiz|P1 S1]] [[said|C1]] “[[It froze|K1]].”", ["Ana Ruiz / said: “It froze.”"]),
    ("“[[It froze|K1]],” [[said|C1]] [[Ana Ruiz|P1 S1]].", ["Ana Ruiz / said: “It froze,”"]),
    ("“[[It froze|K1]],” [[Ana Ruiz|P1 S1]] [[told|C1]] [[her crew on Friday|K1]].", ["Ana Ruiz / told: “It froze,”"]),
    ("“[[It froze|K1]],” [[Ana Ruiz|P1 S1]] [[told|C1]] [[her crew, that was cold|K1]].", ["Ana Ruiz / told: “It froze,” … her crew, that was cold"]),
    ("“[[It froze|K1]],” [[Ana Ruiz|P1 S1]] [[said|C1]], “[[and it thawed|K1]].”", ["Ana Ruiz / said: “It froze,” … “and it thawed.”"]),
    ("“It froze,” [[Ana Ruiz|P1 S1]] [[said|C1]]. “[[It thawed on the same day|K1]].”", ["Ana Ruiz / said: “It thawed on the same day.”"]),
    ("“[[It froze|K1]],” [[Ana Ruiz|P1 S1]] [[said|C1]]. “It thawed on the very same day.” “It was a cold and dark day for us.”", ["Ana Ruiz / said: “It froze,” … “It thawed on the very same day.” … “It was a cold and dark day for us.”"]),
    ("“[[It froze|K1]],” [[Ana Ruiz|P1 S1]] [[said|C1]]. “It thawed on the very same day.” It was cold. “It was a cold and dark day for us.”", ["Ana Ruiz / said: “It froze,” … “It thawed on the very same day.”"]),
    ("“[[It froze|K1]],” [[Ana Ruiz|P1 S1]] [[said|C1]]. The “Old Lock by the Tarn Water Gate” is shut.", ["Ana Ruiz / said: “It froze,”"]),
    ("“[[It froze|K1]],” [[Ana Ruiz|P1 S1]] [[said|C1]]. “Old Lock.”", ["Ana Ruiz / said: “It froze,” … “Old Lock.”"]),
    ("“[[It froze|K1]],” [[Ana Ruiz|P1 S1]] [[said|C1]].\n\n“It thawed on the very same day.”\n\n“It was a cold and dark day for us.”", ["Ana Ruiz / said: “It froze,” … “It thawed on the very same day.” … “It was a cold and dark day for us.”"]),
    ("“[[It froze|K1]],” [[Ana Ruiz|P1 S1]] [[said|C1]]. “It thawed on the very same day,” [[Bo Falk|P2 S2]] [[said|C2]].", ["Ana Ruiz / said: “It froze,”"]),
    ("It rained all day [[the agency|S1]] [[said|C1]] [[a day after it froze|K1]].", ["the agency / said: It rained all day"]),
    ("When it rained all day [[the agency|S1]] [[said|C1]] [[a day after it froze|K1]].", ["the agency / said: a day after it froze"]),
    ("It rained, [[the agency|S1]] [[said|C1]] [[a day after it froze|K1]].", ["the agency / said: a day after it froze"]),
    ("Rain all day [[the agency|S1]] [[said|C1]] [[a day after it froze|K1]].", ["the agency / said: a day after it froze"]),
    ("[[Bo Falk|P1 S2]] [[said|C2]] [[it was wet|K2]] [[the agency|S1]] [[said|C1]] [[a day after it froze|K1]].", ["Bo Falk / said: it was wet", "the agency / said: a day after it froze"]),
    ("We [[said|C1]] [[it froze|K1]].", ["- / said: it froze"]),
    ("[[We|S1]] [[said|C1]] [[it froze|K1]].", []),
    ("“[[We|S1]] [[said|C1]] [[it froze|K1]],” she cried.", ["We / said: it froze"]),
    ("[[Ana Ruiz|P1 S1]] [[spoke|C1]] of [[the lock|K1]].", ["Ana Ruiz / spoke: the lock"]),
    ("[[Ana Ruiz|P1 S1]] [[said|C1]] [[the lock|K1]].", ["Ana Ruiz / said: the lock"]),
    ("[[Ana Ruiz|P1 S1]] [[Said|C1]] [[it was cold|K1]].", ["Ana Ruiz / Said: it was cold"]),
    ("By [[Ana Ruiz|P1 S1]] [[said|C1]]\n\nIt froze.", []),
    ("[[The Courier|O1 S1]] [[reported|C1]] [[it froze|K1 K2]], [[citing|C2]] [[a guard|S2]].", ["The Courier / reported: it froze", "a guard / citing: it froze < 1"]),
    ("[[The Courier|O1 S1]], [[citing|C2]] [[a guard|S2]], [[reported|C1]] [[it froze|K1 K2]].", ["a guard / citing: it froze < 2", "The Courier / reported: it froze"]),
    ("[[it froze|K1]], [[the Courier|O1 S1]] [[citing|C1]] a guard.", ["a guard / citing: it froze"]),
    ("[[it froze|K1]], [[the Courier|O1 S1]] [[citing|C1]]", ["the Courier / citing: it froze"]),
    ("Suppose [[she|S1]] [[says|C1]] [[it froze|K1]].", []),
    ("[[Expect|C1]] [[her to go|K1]].", []),
    ("[[Ana Ruiz|P1 S1]] [[told|C1]] herself [[it froze|K1]].", []),
    ("[[Ana Ruiz|P1 S1]] [[told|C1]] him [[it froze|K1]].", ["Ana Ruiz / told: it froze"]),
    ("[[Anyone|S1]] who [[thinks|C1]] [[it froze|K1]] may write.", []),
    ("[[A man|S1]] who [[thinks|C1]] [[it froze|K1]] may write.", ["A man / thinks: it froze"]),
    ("[[Ana Ruiz|P1 S1]] [[called|C1]] [[him|K1]].", []),
    ("[[Ana Ruiz|P1 S1]] [[called|C1]] [[it a shame that it froze|K1]].", ["Ana Ruiz / called: it a shame that it froze"]),
    ("[[She|S1]] had a lane [[called|C1]] “[[Hope|K1]]”.", []),
    ("[[She|S1]] [[called|C1]] it “[[a shame for us|K1]]”.", ["She / called: “a shame for us”"]),
    ("What [[she|S1]] [[called|C1]] “[[a shame for us|K1]]” was.", ["she / called: “a shame for us”"]),
    ("[[She|S1]] [[called|C1]] “[[a shame|K1]] for us” a lie.", []),
    ("Her [[alleged|C1]] [[accomplice was shot|K1]].", []),
    ("The [[reported|C1]] [[sum was paid|K1]].", []),
    ("[[Ana Ruiz|P1 S1]] would have [[warned|C1]] [[that it froze|K1]].", []),
    ("[[Ana Ruiz|P1 S1]] has [[warned|C1]] [[that it froze|K1]].", ["Ana Ruiz / warned: it froze"]),
    ("[[Ana Ruiz|P1 S1]] would have been [[warned|C1]] [[that it froze|K1]].", []),
    ("Asked [[about the rust|K1]], [[Ana Ruiz|P1 S1]] smiled.", []),
    ("[[Asked|C1]] [[about the rust|K1]], [[Ana Ruiz|P1 S1]] smiled.", []),
    ("[[Told|C1]] [[it broke|K1]], [[Ana Ruiz|P1 S1]] smiled.", []),
    ("[[Ana Ruiz|P1 S1]] was [[asked|C1]] [[if it broke|K1]].", ["Ana Ruiz / asked: if it broke"]),
    ("[[Ana Ruiz|P1 S1]], [[asked|C1]] [[if it broke|K1]], smiled.", []),
    ("[[Ana Ruiz|P1 S1]] [[asked|C1]] [[if it broke|K1]].", ["Ana Ruiz / asked: if it broke"]),
    ("[[Ana Ruiz|P1 S1]] never [[said|C1]] [[that it broke|K1]].", []),
    ("[[Ana Ruiz|P1 S1]] did not [[confirm|C1]] [[that it broke|K1]].", []),
    ("[[Ana Ruiz|P1 S1]] did not only [[say|C1]] [[that it broke|K1]].", ["Ana Ruiz / say: it broke"]),
    ("[[Ana Ruiz|P1 S1]] could hardly [[verify|C1]] [[that it broke|K1]].", ["Ana Ruiz / verify: it broke"]),
    ("[[Ana Ruiz|P1 S1]] did not, he knew, [[say|C1]] [[that it broke|K1]].", ["Ana Ruiz / say: it broke"]),
    ("[[Ana Ruiz|P1 S1]] [[shrugged|C1]] [[that it broke|K1]].", ["Ana Ruiz / shrugged: it broke"]),
    ("[[Ana Ruiz|P1 S1]] [[shrugged|C1]] “[[old stuff|K1]]”.", ["Ana Ruiz / shrugged: “old stuff”"]),
    ("[[Ana Ruiz|P1 S1]] was [[cleared of|C1]] [[claims that it broke|K1]].", []),
    ("[[Ana Ruiz|P1 S1]] faces [[accusations|C1]] [[that it broke|K1]].", ["- / accusations: it broke"]),
    ("[[Ana Ruiz|P1 S1]]’s [[claim|C1]] [[that it broke|K1]] is old.", ["Ana Ruiz / claim: it broke"]),
    ("[[Ana Ruiz|P1 S1]] made the [[claim|C1]] [[that it broke|K1]].", ["Ana Ruiz / claim: it broke"]),
    ("[[Ana Ruiz|P1 S1]] [[claim|C1]] [[that it broke|K1]].", ["Ana Ruiz / claim: it broke"]),
    ("[[Residents|S1]] [[were warned|C1]] [[that it broke|K1]].", ["- / were warned: it broke"]),
    ("[[Ana Ruiz, who has run the yard,|S1 K1]] [[said|C1]] that it broke.", ["Ana Ruiz, who has run the yard / said: it broke"]),
    ("“[[It broke|K1 K2]],” [[said|C1]] [[Ana Ruiz|P1 S1]], and [[Bo Falk|P2 S2]] [[agreed|C2]].", ["Ana Ruiz / said: “It broke,”"]),
    ("“[[It broke|K1]],” [[said|C1]] [[Ana Ruiz|P1 S1]], and [[Bo Falk|P2 S2]] [[agreed|C2]]: “[[It did|K2]].”", ["Ana Ruiz / said: “It broke,”", "Bo Falk / agreed: “It did.”"]),
    ("[[Ana Ruiz|P1 S1 S2]], [[defending|C1]] it, [[said|C2]] [[it was a loan|K1 K2]].", ["Ana Ruiz / said: it was a loan"]),
    ("The women [[who|S1]] [[say|C1]] [[he lied, left|K1]].", ["The women / say: he lied, left"]),
    ("[[The audit|S1]] led to a letter that [[said|C1]] [[it leaked|K1]].", ["a letter / said: it leaked"]),
    ("[[Ana Ruiz|P1 S1]] [[said|C1]] [[it broke, while [[Bo Falk|P2 S2]] [[denied|C2]] [[it sank|K2]]|K1]].", ["Ana Ruiz / said: it broke", "Bo Falk / denied: it sank"]),
    ("[[Ana Ruiz|P1 S1]] [[said|C1]] [[it broke and [[Bo Falk|P2 S2]] [[denied|C2]] [[it sank|K2]]|K1]].", ["Ana Ruiz / said: it broke and Bo Falk denied it sank", "Bo Falk / denied: it sank < 1"]),
    ("[[Ana Ruiz|P1 S1 S2]] [[said|C1]] [[it broke, [[adding|C2]] [[that it sank|K2]]|K1]].", ["Ana Ruiz / said: it broke", "Ana Ruiz / adding: it sank"]),
    ("[[Police|S1]] [[suspect|C1]] [[it was forged|K1 K2]], [[Ana Ruiz|P1 S2]] [[told|C2]] the court.", ["Police / suspect: it was forged < 2", "Ana Ruiz / told: Police suspect it was forged"]),
    ("[[Police|S1]] [[suspect|C1]] that [[it was forged|K1 K2]], [[Ana Ruiz|P1 S2]] [[told|C2]] the court.", ["Police / suspect: it was forged < 2", "Ana Ruiz / told: Police suspect that it was forged"]),
    ("[[Police|S1]] [[suspect|C1]] gravely [[it was forged|K1 K2]], [[Ana Ruiz|P1 S2]] [[told|C2]] the court.", ["Police / suspect: it was forged", "Ana Ruiz / told: it was forged"]),
    ("[[Police|S1]] [[say|C1]] [[[[Ana Ruiz|P1 S2]] [[knew|C2]] [[it was forged|K2]]|K1]].", ["Police / say: Ana Ruiz knew it was forged", "Ana Ruiz / knew: it was forged < 1"]),
    ("[[Ana Ruiz, a friend of Bo Falk,|S2]] [[said|C1]] that [[Ivo Pell, a clerk,|S1]] [[knew|C2]] [[it froze|K1 K2]].", ["Ivo Pell, a clerk / said: it froze", "Ana Ruiz, a friend of Bo Falk / knew: it froze"]),
    ("According to [[a memo the agency|S1]] [[reviewed|C1]], [[it froze|K1]].", ["the agency / reviewed: it froze"]),
    ("[[Ana Ruiz, who is [[said|C2]] [[to be ill|K2]],|S1]] [[told|C1]] the court [[it froze|K1]].", ["- / said: be ill", "Ana Ruiz, who is said to be ill / told: it froze"]),
    ("In a note to [[the Ledger, the mayor|S1]] [[said|C1]] [[it froze|K1]].", ["the mayor / said: it froze"]),
    ("In [[her diary the mayor|S1]] [[said|C1]] [[it froze|K1]].", ["the mayor / said: it froze"]),
    ("Speaking to [[the Ledger, the mayor|S1]] [[said|C1]] [[it froze|K1]].", ["the mayor / said: it froze"]),
    ("A note to [[the Ledger, the mayor|S1]] [[said|C1]] [[it froze|K1]].", ["the Ledger, the mayor / said: it froze"]),
    ("[[Ana Ruiz|P1]], [[who|S1]] [[said|C1]] [[it froze|K1]], left.", ["Ana Ruiz / said: it froze"]),
    ("[[Ana Ruiz|P1]], [[a nurse|S1]], [[said|C1]] [[it froze|K1]].", ["Ana Ruiz, a nurse / said: it froze"]),
    ("[[Venn|L1]], [[a nurse|S1]], [[said|C1]] [[it froze|K1]].", ["a nurse / said: it froze"]),
    ("It was [[Ana Ruiz|P1]]. [[Who|S1]] [[said|C1]] [[it froze|K1]]?", ["Who / said: it froze"]),
    ("[[Ana Ruiz|P1]], [[nurses|S1]], [[said|C1]] [[it froze|K1]].", ["nurses / said: it froze"]),
    ("[[Ana|S1]] [[Ruiz|P1]] [[said|C1]] [[it froze|K1]].", ["Ana Ruiz / said: it froze"]),
    ("[[Ana Ruiz|P1 S1]] [[hopes|T1]] [[it froze|K1]].", []),
    ("when [[told|C1]] [[it broke|K1]], [[Ana Ruiz|P1 S1]] smiled.", ["Ana Ruiz / told: it broke"]),
    ("Rain came and [[the agency|S1]] [[said|C1]] [[a day after it froze|K1]].", ["the agency / said: a day after it froze"]),
    ("“[[It froze|K1]],” [[Ana Ruiz|P1 S1]] [[told|C1]] [[her crew “on Friday”|K1]].", ["Ana Ruiz / told: “It froze,” … her crew “on Friday”"]),
    ("“[[It froze|K1]],” [[said|C1]] [[Ana Ruiz|P1 S1]] . The old “lock that was shut” froze.", ["Ana Ruiz / said: “It froze,”"]),
    ("[[She|S1]] [[called|C1]] it “[[a shame|K1]] for us”.", ["She / called: “a shame for us”"]),
    ("[[Ana Ruiz|P1 S1]] never [[fell|C1]] [[it broke|K1]].", ["Ana Ruiz / fell: it broke"]),
    ("[[Ana Ruiz|P1 S1]] [[said|C1]] [[that|K1]].", []),
    ("[[Ana Ruiz|P1]]. [[A nurse|S1]], cold, [[said|C1]] [[it froze|K1]].", ["A nurse / said: it froze"]),
    ("[[The letter|S1]] with that [[said|C1]] [[it leaked|K1]].", ["The letter / said: it leaked"]),
    ("[[Ana Ruiz|P1 S1]] [[said|C1]] “[[It froze|K1]]. [[It sank|K2]],” [[Bo Falk|P2 S2]] [[said|C2]].", ["Ana Ruiz / said: “It froze. It sank,”"]),
    ("“[[It froze, and it sank|K1]]”, [[said|C1]] [[Ana Ruiz|P1 S1]]; “[[It froze, and it sank|K2]]”, [[said|C2]] [[Bo Falk|P2 S2]].", ["Ana Ruiz / said: “It froze, and it sank”", "Bo Falk / said: “It froze, and it sank”"]),
    ("[[Ana Ruiz|P1 S1 S2]] [[ran|C1]] and [[hid|C2]] [[it was a loan|K1 K2]].", ["Ana Ruiz / ran: it was a loan", "Ana Ruiz / hid: it was a loan"]),
    ("“[[It froze|K1]],” [[the old [[keeper|K1]]|S1]] [[said|C1]].", ["the old keeper / said: “It froze,”"]),
    ("[[[[Orr|S1]] [[said|C1]] that Pell, a clerk,|S2]] [[knew|C2]] [[it froze|K1 K2]].", ["Orr / said: it froze", "a clerk / knew: it froze"]),
    ("[[The Courier|O1 S1]] [[reported|C1]] [[it froze|K1 K2]], [[citing|C2]] a guard.", ["The Courier / reported: it froze", "- / citing: it froze < 1"]),
    ("The [[claim|C1]] by [[Ana Ruiz|P1 S1]] [[that it broke|K1]] is old.", ["Ana Ruiz / claim: it broke"]),
    ("[[Ana Ruiz|P1 S1]] did not [[tell|C1]] them [[that it broke|K1]].", []),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), SAID)
def test_what_is_said(marked: str, expected: list[str]) -> None:
    """An attribution is written as its source, "-" where there is none, its cue and the parts of its content, and the number of the one that holds it."""
    text, attributions, _ = attributed(marked)
    assert [
        f"{a.source.of(text) if a.source else '-'} / {a.cue.of(text)}: {' … '.join(part.of(text) for part in a.content)}"
        + ("" if a.parent is None else f" < {a.parent + 1}")
        for a in attributions
    ] == expected


WHO = [
    ("[[Ana Ruiz|P1 S1]] [[said|C1]] [[it froze|K1]]. [[Ruiz|P2 S2]] [[said|C2]] [[it sank|K2]]. [[She|S3]] [[said|C3]] [[it thawed|K3]].", ["Ana Ruiz person", "Ana Ruiz person = Ana Ruiz", "Ana Ruiz person = Ana Ruiz"]),
    ("[[Juana Ruiz|P1 S1]] [[said|C1]] [[it froze|K1]]. [[He|S2]] [[said|C2]] [[it sank|K2]].", ["Juana Ruiz person", "unnamed person ?"]),
    ("[[Mary Ruiz|P1]] met [[John Pell|P2]]. [[She|S1]] [[said|C1]] [[it froze|K1]]. [[He|S2]] [[said|C2]] [[it sank|K2]]. [[They|S3]] [[said|C3]] [[it thawed|K3]].", ["Mary Ruiz person = Mary Ruiz", "John Pell person = John Pell", "unnamed person ?"]),
    ("[[Mary Ruiz|P1]] and [[Susan Pell|P2]] came. [[She|S1]] [[said|C1]] [[it froze|K1]]. [[They|S2]] [[said|C2]] [[it thawed|K2]].", ["unnamed person ?", "Mary Ruiz and Susan Pell person = Mary Ruiz and Susan Pell"]),
    ("[[Mary Ruiz|P1]] met [[Susan Pell|P2]]. [[She|S1]] [[said|C1]] [[it froze|K1]].", ["Mary Ruiz person = Mary Ruiz"]),
    ("[[Mary Ruiz|P1]]’s aide met [[Susan Pell|P2]]. [[She|S1]] [[said|C1]] [[it froze|K1]].", ["Susan Pell person = Susan Pell"]),
    ("[[Mary Ruiz|P1 S1]] [[said|C1]] [[[[Susan Pell|P2]] froze|K1]]. [[She|S2]] [[said|C2]] [[it froze|K2]].", ["Mary Ruiz person", "Mary Ruiz person = Mary Ruiz"]),
    ("A dentist came. [[He|S1]] [[said|C1]] [[it froze|K1]]. The mayor came. [[He|S2]] [[said|C2]] [[it froze|K2]]. Her lawyer came. [[She|S3]] [[said|C3]] [[it froze|K3]].", ["unnamed person = A dentist; dentist", "unnamed person ?", "unnamed person ?"]),
    ("[[The Venn Board|O1 S1]] [[said|C1]] [[it froze|K1]]. [[It|S2]] [[said|C2]] [[it sank|K2]]. [[The board|S3]] [[said|C3]] [[it thawed|K3]]. [[They|S4]] [[said|C4]] [[it was cold|K4]].", ["Venn Board organisation", "Venn Board organisation = The Venn Board", "Venn Board organisation = Venn Board", "Venn Board organisation = Venn Board"]),
    ("[[Mayor Juana Ruiz|P1]] came. [[The mayor|S1]] [[said|C1]] [[it froze|K1]]. [[The minister|S2]] [[said|C2]] [[it froze|K2]]. [[A mayor|S3]] [[said|C3]] [[it froze|K3]].", ["Juana Ruiz official = Juana Ruiz; mayor", "unnamed official ?", "unnamed official; mayor"]),
    ("[[Juana Ruiz|P1]], a nurse, came. [[The nurse|S1]] [[said|C1]] [[it froze|K1]]. [[Ruiz|P2 S2]] [[said|C2]] [[it sank|K2]].", ["Juana Ruiz expert = Juana Ruiz; nurse", "Juana Ruiz expert = Juana Ruiz; nurse"]),
    ("Dr. [[Juana Ruiz|P1]] came. [[The doctor|S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ruiz expert = Juana Ruiz; doctor"]),
    ("The mayor, [[Juana Ruiz|P1]], came. [[The mayor|S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ruiz official = Juana Ruiz; mayor"]),
    ("[[Juana Ruiz|P1]], 34, came. [[The 34-year-old|S1]] [[said|C1]] [[it froze|K1]]. [[The 35-year-old|S2]] [[said|C2]] [[it froze|K2]].", ["Juana Ruiz person = Juana Ruiz", "unnamed person ?"]),
    ("[[Juana Ruiz|P1 S1]], who researches ice, [[said|C1]] [[it froze|K1]]. [[The researcher|S2]] [[added|C2]] [[it sank|K2]]. [[The minister|S3]] [[said|C3]] [[it sank|K3]].", ["Juana Ruiz expert ! who researches ice", "Juana Ruiz expert = Juana Ruiz; researcher", "unnamed official ?"]),
    ("[[Marl Systems|O1]] closed. [[The company|S1]] [[said|C1]] [[it froze|K1]]. [[The agency|S2]] [[said|C2]] [[it froze|K2]]. [[The trust’s bank|S3]] [[said|C3]] [[it froze|K3]]. [[The Venn company|S4]] [[said|C4]] [[it froze|K4]].", ["Marl Systems organisation = Marl Systems", "unnamed official", "unnamed organisation", "unnamed organisation ?"]),
    ("[[Marl Systems|O1]] met [[Tarn Systems|O2]]. [[Tarn Systems|O3]] closed. [[Marl Systems|O4]] closed. [[The company|S1]] [[said|C1]] [[it froze|K1]].", ["unnamed organisation ?"]),
    ("[[HHS|S1]] [[announced|C1]] [[it froze|K1]]. [[The agency|S2]] [[said|C2]] [[it sank|K2]].", ["HHS official", "HHS official = HHS"]),
    ("[[A report by the Venn Board|S1]] [[said|C1]] [[it froze|K1]]. [[The report|S2]] [[said|C2]] [[it sank|K2]]. [[The study|S3]] [[said|C3]] [[it sank|K3]].", ["report by the Venn Board document", "report by the Venn Board document = A report", "report by the Venn Board document = A report"]),
    ("[[A leaked memo|S1]] [[said|C1]] [[it froze|K1]]. [[The memo|S2]] [[said|C2]] [[it sank|K2]]. [[She|S3]] [[said|C3]] [[it sank|K3]].", ["unnamed document", "unnamed document = A leaked memo", "unnamed person ?"]),
    ("A card hung there. “[[Shut|K1]],” [[it|S1]] [[reads|C1]]. [[It|S2]] [[said|C2]] [[it froze|K2]].", ["unnamed document ?", "unnamed unspecified ?"]),
    ("[[Mary Ruiz|P1]] came. [[Her statement|S1]] [[said|C1]] [[it froze|K1]]. [[Her office|S2]] [[said|C2]] [[it froze|K2]]. [[Her lawyer|S3]] [[said|C3]] [[it froze|K3]]. [[My statement|S4]] [[said|C4]] [[it froze|K4]].", ["Mary Ruiz’s statement document = Mary Ruiz", "Mary Ruiz’s office official = Mary Ruiz", "unnamed person; lawyer", "unnamed document"]),
    ("[[Mary Ruiz|P1]] came. [[Her|S1]] [[claim|C1]] [[that it froze|K1]] is old. [[His|S2]] [[claim|C2]] [[that it froze|K2]] is old.", ["Mary Ruiz person = Mary Ruiz", "unnamed person ?"]),
    ("“[[[[I|S2]] [[think|C2]] [[it froze|K2]]|K1]],” [[said|C1]] [[Mary Ruiz|P1 S1]].", ["Mary Ruiz person = Mary Ruiz", "Mary Ruiz person"]),
    ("[[Former President Juana Ruiz|P1]] came. [[President Ruiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ruiz person = Juana Ruiz; President"]),
    ("[[President Juana Ruiz|P1]] came. [[Ruiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ruiz official = Juana Ruiz; President"]),
    ("[[Police|S1]] [[said|C1]] [[it froze|K1]]. [[A spokeswoman|S2]] [[said|C2]] [[it sank|K2]]. [[She|S3]] [[said|C3]] [[it thawed|K3]].", ["unnamed official", "unnamed official; spokeswoman", "unnamed official = A spokeswoman; spokeswoman"]),
    ("[[A spokeswoman|S1]] [[said|C1]] [[it sank|K1]].", ["unnamed organisation; spokeswoman"]),
    ("When [[she|S1]] [[said|C1]] [[it froze|K1]], [[Mary Ruiz|P1]] sat.", ["Mary Ruiz person = Mary Ruiz"]),
    ("When [[he|S1]] [[said|C1]] [[it froze|K1]], [[Mary Ruiz|P1]] sat.", ["unnamed person ?"]),
    ("When [[she|S1]] [[said|C1]] [[it froze|K1]]. [[Mary Ruiz|P1]] sat.", ["unnamed person ?"]),
    ("Then [[she|S1]] [[said|C1]] [[it froze|K1]], [[Mary Ruiz|P1]] heard.", ["unnamed person ?"]),
    ("[[She|S1]] [[said|C1]] [[it froze|K1]]. [[Ruiz|P1]] came. [[She|S2]] [[said|C2]] [[it sank|K2]].", ["unnamed person ?", "Ruiz person = Ruiz"]),
    ("[[Tell|P1]], an editor, came. [[He|S1]] [[said|C1]] [[it froze|K1]].", ["Tell media = Tell; editor"]),
    ("[[Uzo Tell|P1]] pushed him. [[She|S1]] [[said|C1]] [[it froze|K1]].", ["Uzo Tell person = Uzo Tell"]),
    ("[[Tell|P1]] sat. A lock of theirs froze. [[He|S1]] [[said|C1]] [[it sank|K1]].", ["Tell person = Tell"]),
    ("It froze. [[The French government|S1]] [[said|C1]] [[it sank|K1]].", ["French government official"]),
    ("It froze. [[A French government|S1]] [[said|C1]] [[it sank|K1]].", ["unnamed official"]),
    ("[[The Marl Commissioner of Police, [[Uzo Tell|P1]],|S1]] [[said|C1]] [[it sank|K1]].", ["Uzo Tell official; Marl Commissioner of Police"]),
    ("[[Venn|L1]] froze. [[The district council|S1]] [[said|C1]] [[it sank|K1]]. [[Its mayor|S2]] [[said|C2]] [[it sank|K2]]. [[A district council|S3]] [[said|C3]] [[it sank|K3]].", ["district council official", "unnamed official; mayor", "unnamed official"]),
    ("It froze. [[The district council|S1]] [[said|C1]] [[it sank|K1]].", ["unnamed official"]),
    ("[[Mary Ruiz and John Pell|S1]] [[said|C1]] [[it froze|K1]]. [[They|S2]] [[said|C2]] [[it sank|K2]].", ["Mary Ruiz and John Pell person", "Mary Ruiz and John Pell person = Mary Ruiz and John Pell"]),
    ("[[Mary Ruiz|P1 S1]] (not her real name) [[said|C1]] [[it froze|K1]]. [[Mary Ruiz|P2 S2]] [[said|C2]] [[it sank|K2]].", ["unnamed person ! not her real name", "unnamed person = Mary Ruiz"]),
    ("[[Mary|P1 S1]] [[said|C1]] [[it froze|K1]]. She asked not to give her last name. [[Mary|P2 S2]] [[said|C2]] [[it sank|K2]].", ["unnamed person ! not to give her last name", "unnamed person = Mary"]),
    ("[[Mary Ruiz|P1 S1]] [[said|C1]] [[it froze|K1]]. She asked not to give her last name.", ["Mary Ruiz person"]),
    ("She asked not to give her last name. [[Mary|P1 S1]] [[said|C1]] [[it froze|K1]].", ["unnamed person"]),
    ("[[A clerk|S1]], who asked not to be named, [[said|C1]] [[it froze|K1]].", ["unnamed person; clerk ! who asked not to be named"]),
    ("[[A clerk|S1]] [[said|C1]] [[it froze|K1]], on condition of anonymity, because she feared for her job; it rained.", ["unnamed person; clerk ! on condition of anonymity, because she feared for her job"]),
    ("[[A clerk|S1]] [[said|C1]] [[it froze|K1]] because he was not authorised to speak publicly.", ["unnamed person; clerk ! because he was not authorised to speak publicly"]),
    ("[[A clerk|S1]] [[asked|C1]] [[not to be named|K1]].", []),
    ("[[Peter Quill|P1 S1]], who saw the crash, [[said|C1]] [[it froze|K1]].", ["Peter Quill eyewitness ! who saw the crash"]),
    ("[[Peter Quill|P1 S1]], who was there, [[said|C1]] [[it froze|K1]].", ["Peter Quill eyewitness ! who was there"]),
    ("[[Peter Quill|P1 S1]], who there, [[said|C1]] [[it froze|K1]].", ["Peter Quill person"]),
    ("[[Peter Quill|P1 S1]], who had not seen it, [[said|C1]] [[it froze|K1]].", ["Peter Quill person"]),
    ("[[Peter Quill|P1 S1]], who saw, [[said|C1]] [[it froze|K1]].", ["Peter Quill eyewitness ! who saw"]),
    ("[[Two people familiar with the talks|S1]] [[said|C1]] [[it froze|K1]].", ["unnamed person; Two people ! familiar with the talks"]),
    ("[[Two people familiar|S1]] [[said|C1]] [[it froze|K1]].", ["unnamed person"]),
    ("Transport minister [[Juana Ortiz|P1 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz official; Transport minister"]),
    ("In May transport minister [[Juana Ortiz|P1]] came. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz official = Juana Ortiz; transport minister"]),
    ("The head of the lock board, [[Juana Ortiz|P1]], came. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz organisation = Juana Ortiz; head of the lock board"]),
    ("He met the head of the lock board, [[Juana Ortiz|P1]]. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person = Juana Ortiz"]),
    ("He saw the town, the minister, [[Juana Ortiz|P1]]. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz official = Juana Ortiz; minister"]),
    ("By the minister, [[Juana Ortiz|P1]] sat. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz official = Juana Ortiz; minister"]),
    ("Ministers [[Juana Ortiz|P1]] sat. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person = Juana Ortiz"]),
    ("Sens. [[Juana Ortiz|P1]] sat. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz official = Juana Ortiz; Sens."]),
    ("Heart surgeon Dr. [[Juana Ortiz|P1]] sat. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz expert = Juana Ortiz; Heart surgeon"]),
    ("Mrs. [[Juana Ortiz|P1]] sat. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person = Juana Ortiz"]),
    ("The town’s mayor [[Juana Ortiz|P1]] sat. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz official = Juana Ortiz; town’s mayor"]),
    ("The skipper [[Juana Ortiz|P1]] sat. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person = Juana Ortiz; skipper"]),
    ("The weather [[Juana Ortiz|P1]] sat. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person = Juana Ortiz"]),
    ("[[Juana Ortiz|P1 S1]], 44, a baker, [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person; baker"]),
    ("[[Juana Ortiz|P1 S1]], 44, of Venn, a baker, [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person"]),
    ("[[Juana Ortiz|P1 S1]], of Venn, [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person"]),
    ("[[Juana Ortiz|P1 S1]] (a baker) [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person; baker"]),
    ("[[Juana Ortiz|P1 S1]], an old hand, [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person; old hand"]),
    ("[[Juana Ortiz|P1 S1]], the old hand, [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person; old hand"]),
    ("[[Juana Ortiz, an adviser focused on trade|S1]], [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person"]),
    ("[[Juana Ortiz|P1]] is a baker. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person = Juana Ortiz; baker"]),
    ("[[Juana Ortiz|P1]], who is a baker, came. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person = Juana Ortiz; baker"]),
    ("[[Juana Ortiz|P1]] was cold. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person = Juana Ortiz"]),
    ("[[Juana Ortiz|P1]], and the baker, came. [[Ortiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person = Juana Ortiz"]),
    ("[[A spokesman for the port|S1]] [[said|C1]] [[it froze|K1]].", ["unnamed organisation; spokesman for the port"]),
    ("[[Some|S1]] [[said|C1]] [[it froze|K1]].", ["unnamed unspecified"]),
    ("[[A 40-year-old baker|S1]] [[said|C1]] [[it froze|K1]].", ["unnamed person; baker"]),
    ("[[The lock|S1]] [[said|C1]] [[it froze|K1]].", ["unnamed person"]),
    ("[[Mayor Juana Ortiz and harbour chief Ivo Tell|S1]] [[said|C1]] [[it froze|K1]].", ["Juana Ortiz and Ivo Tell official; harbour chief"]),
    ("[[Juana Ortiz|P1 S1]] [[said|C1]] [[it froze|K1]]. It was [[Bo Falk|P2]], who", ["Juana Ortiz person"]),
    ("“[[The mayor froze|K1]],” [[said|C1]] [[Ana Ruiz|P1 S1]]. [[She|S2]] [[said|C2]] [[it sank|K2]].", ["Ana Ruiz person", "Ana Ruiz person = Ana Ruiz"]),
    ("[[Juana Ortiz|P1]], R-Venn, came. [[The Republican|S1]] [[said|C1]] [[it froze|K1]].", ["unnamed organisation"]),
    ("[[Juana Ortiz|P1]], the fast lock keeper, came. [[The fast keeper|S1]] [[said|C1]] [[it froze|K1]]. [[The slow keeper|S2]] [[said|C2]] [[it sank|K2]].", ["Juana Ortiz person = Juana Ortiz; fast keeper", "unnamed person ?"]),
    ("[[The Venn Board|O1]]’s report came out. [[The report|S1]] [[said|C1]] [[it froze|K1]].", ["unnamed document ?"]),
    ("A report on [[Venn|L1]] came out. [[The report|S1]] [[said|C1]] [[it froze|K1]].", ["unnamed document ?"]),
    ("[[The Venn Board|O1]] issued a report. [[The report|S1]] [[said|C1]] [[it froze|K1]].", ["Venn Board report document = a report"]),
    ("[[A clerk|S1]] [[said|C1]] [[it froze|K1]] because he was not authorised to speak publicly, on condition of anonymity because he feared for it.", ["unnamed person; clerk ! because he was not authorised to speak publicly, on condition of anonymity"]),
    ("[[A clerk|S1]] [[said|C1]] [[it froze|K1]], on condition of anonymity. Because it was cold he left.", ["unnamed person; clerk ! on condition of anonymity"]),
    ("[[Mary Ruiz|P1]] came. It was cold. (Not her real name.) [[Mary Ruiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["unnamed person"]),
    ("[[Mary|P1]] came. (Not her real name.) It froze. [[Mary|P2 S1]] [[said|C1]] [[it froze|K1]].", ["unnamed person"]),
    ("[[Mary Ruiz|P1]] spoke for a man. [[He|S1]] [[said|C1]] [[it froze|K1]]. [[A friend|S2]] [[said|C2]] [[it sank|K2]]. [[She|S3]] [[said|C3]] [[it thawed|K3]].", ["unnamed person ?", "unnamed person; friend", "unnamed person = A friend; friend"]),
    ("[[Mary Ruiz|P1 S1]] [[said|C1]] [[that [[she|S2]] [[thought|C2]] [[it froze|K2]]|K1]].", ["Mary Ruiz person", "Mary Ruiz person = Mary Ruiz"]),
    ("[[Mary Ruiz|P1 S1]] [[said|C1]] [[that [[Susan Pell|P2]] ran and that [[she|S2]] [[thought|C2]] [[it froze|K2]]|K1]].", ["Mary Ruiz person", "Mary Ruiz person = Mary Ruiz"]),
    ("[[A doctor|S1]] [[said|C1]] [[it froze|K1]]. [[The doctor|S2]] [[said|C2]] [[it sank|K2]]. [[The nurse|S3]] [[said|C3]] [[it sank|K3]].", ["unnamed expert; doctor", "unnamed expert = A doctor; doctor", "unnamed expert; nurse"]),
    ("[[Mr Juana Ortiz|P1]], a doctor, met [[Mary Ruiz|P2]], a doctor. [[The doctor|S1]] [[said|C1]] [[it froze|K1]].", ["unnamed expert ?"]),
    ("[[Juana Ortiz|P1 S1]], an adviser focused on trade, [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person"]),
    ("[[Marl Systems|O1]] closed. [[The company|S1]] [[said|C1]] [[it froze|K1]]. Near [[Marl Systems|O2]] it rained.", ["Marl Systems organisation = Marl Systems"]),
    ("[[Marl Systems|O1]] closed. It rained in [[Marl Systems|O2]]. [[The company|S1]] [[said|C1]] [[it froze|K1]].", ["unnamed organisation ?"]),
    ("[[Mary Ruiz|P1]] left with his hat. [[She|S1]] [[said|C1]] [[it froze|K1]].", ["Mary Ruiz person = Mary Ruiz"]),
    ("[[Former President Tarr Ruiz|P1]] met [[President Tarr Pell|P2]]. [[The president|S1]] [[said|C1]] [[it froze|K1]].", ["Tarr Pell official = Tarr Pell; president"]),
    ("[[Tarr Ruiz|P1]] (R-Marl) came. [[Ruiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Tarr Ruiz official = Tarr Ruiz"]),
    ("Former Rep. [[Tarr Ruiz|P1]] (R-Marl) came. [[Ruiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Tarr Ruiz person = Tarr Ruiz; Former Rep."]),
    ("According to an insider, [[Tarr Ruiz|P1]] left. [[Ruiz|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Tarr Ruiz person = Tarr Ruiz"]),
    ("[[Lockway|O1]], an app for bargees, closed. [[Lockway|O2 S1]] [[said|C1]] [[it froze|K1]].", ["Lockway organisation; app for bargees"]),
    ("[[Tarr Tell|P1]], a contractor, came. [[Tell|P2 S1]] [[said|C1]] [[it froze|K1]].", ["Tarr Tell person = Tarr Tell; contractor"]),
    ("Spokeswoman [[Tarr Tell|P1]] came. [[She|S1]] [[said|C1]] [[it froze|K1]]. [[He|S2]] [[said|C2]] [[it froze|K2]].", ["Tarr Tell organisation = Tarr Tell; Spokeswoman", "unnamed person ?"]),
    ("[[A clerk|S1]] [[said|C1]] [[it froze|K1]]. The bank left. [[The bank’s statement|S2]] [[said|C2]] [[it sank|K2]].", ["unnamed person; clerk", "unnamed document"]),
    ("[[Marl Bank|O1]] closed. [[The bank’s statement|S1]] [[said|C1]] [[it sank|K1]]. [[The bank’s office|S2]] [[said|C2]] [[it sank|K2]].", ["Marl Bank’s statement document = Marl Bank", "Marl Bank’s office official = Marl Bank"]),
    ("[[The officers|S1]] [[said|C1]] [[it froze|K1]]. [[The officer|S2]] [[said|C2]] [[it sank|K2]].", ["unnamed official; officers", "unnamed official; officer"]),
    ("[[Peter Quill|P1 S1]], who [[told|C2]] police [[it was dark|K2]] and saw it, [[said|C1]] [[it froze|K1]].", ["none unspecified", "Peter Quill person"]),
    ("[[Juana Ortiz|P1 S1]], an Orrin hand, [[said|C1]] [[it froze|K1]].", ["Juana Ortiz person; Orrin hand"]),
    ("[[Peter Quill|P1 S1]], who [[said|C2]] [[it was dark|K2]], [[told|C1]] us [[it froze|K1]].", ["none unspecified", "Peter Quill person"]),
    ("[[Critics|S1]] [[said|C1]] [[it froze|K1]]. [[The critics|S2]] [[said|C2]] [[it sank|K2]].", ["unnamed unspecified", "unnamed unspecified = Critics"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), WHO)
def test_who_says_it(marked: str, expected: list[str]) -> None:
    assert told(marked) == expected


def test_a_stance_is_no_attribution() -> None:
    text, attributions, stances = attributed("[[Ana Ruiz|P1 S1]] [[hopes|T1]] [[it froze|K1]].")
    assert attributions == ()
    assert [(stance.source.of(text), stance.cue.of(text)) for stance in stances] == [("Ana Ruiz", "hopes")]


def test_a_link_that_is_not_sure_is_no_remove() -> None:
    marked = "[[Police|S1]] [[say|C1]] [[[[Ana Ruiz|P1 S2]] [[knew|C2]] [[it was forged|K2]]|K1]]."
    _, attributions, _ = attributed(marked)
    for sure, removes in ((0.9, 2), (0.5, 1)):
        links = [replace(attributions[0], confidence=sure), attributions[1]]
        assert [chain.removes for chain in find_chains(Article("x"), links, ())] == [removes]


PERSON = Identity(SourceType.PERSON, Identified.NAMED, "Ana Ruiz")


@pytest.mark.parametrize(
    ("who", "pronouns"),
    [
        (PERSON, "he she"),
        (PERSON._replace(gender="f"), "she"),
        (PERSON._replace(gender="m"), "he"),
        (PERSON._replace(plural=True), "they"),
        (PERSON._replace(identified=Identified.UNNAMED), "he she they"),
        (PERSON._replace(identified=Identified.UNNAMED, gender="f"), "she"),
        (PERSON._replace(identified=Identified.NONE), ""),
        (PERSON._replace(source_type=SourceType.ORGANISATION, a_body=True), "it they"),
        (PERSON._replace(source_type=SourceType.DOCUMENT), "it"),
        (PERSON._replace(source_type=SourceType.DOCUMENT, plural=True), "they"),
    ],
)
def test_which_pronouns_can_stand_for_whom(who: Identity, pronouns: str) -> None:
    assert [word for word in ("he", "she", "it", "they") if can_be(word, who)] == pronouns.split()


@pytest.mark.parametrize(
    ("after", "trait"),
    [
        ("It was 40 feet deep.", "figures"),
        ("Two of them sank.", "figures"),
        ("“It froze.”", "quoted"),
        ("They were shut.", "they"),
        ("Was it cold?", "asks"),
        ("\n\nIt was cold in the town and the boats were shut.", "other_paragraph"),
    ],
)
def test_what_speaks_for_an_account_going_on(after: str, trait: str) -> None:
    marked = f"[[Ana Ruiz|P1 S1]] [[said|C1]] [[it took 30 days|K1]]. {after}"
    text, attributions, _ = attributed(marked)
    page, mentions, _ = named(marked)
    seen: list[frozenset[str]] = []
    go_on(page, attributions, mentions, lambda _, traits: seen.append(traits) is None)
    assert trait in seen[-1]
    plain = f"{text[: text.index(after)]}It froze."
    seen.clear()
    go_on(lay_out(plain), attributions, (), lambda _, traits: seen.append(traits) is None)
    assert trait not in seen[-1]


ENDS_IN_A_SOURCE = "[[It froze|K1]], [[said|C1]] [[the mayor|L1 S1]]"


@pytest.mark.parametrize("marked", [*(marked for marked, _ in [*SAID, *WHO]), ENDS_IN_A_SOURCE])
def test_a_tagged_text_may_break_off_behind_any_of_its_parts(marked: str) -> None:
    text, spans = unmark(marked)
    ends = {span.end for found in spans.values() for span in found}
    for cut in sorted(ends | {end + 1 for end in ends if end < len(text)}):
        _, attributions, _ = attributed(marked, cut)
        assert all(span.end <= cut for each in attributions for span in (each.cue, *each.content))
