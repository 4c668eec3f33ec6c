from dataclasses import replace

from report_cases import annotated, attribution, chain, harbour, lines, place

from credscore.annotate.values import AttributionKind, Identified, SourceType
from credscore.article import Article
from credscore.report.tree import tree


def one(text, *links, ends=Identified.NAMED, **article):
    """Return the words of the one chain that `links` make."""
    chains = (chain(*range(len(links)), ends=ends),)
    found = tree(annotated(Article(text, **article), attributions=links, chains=chains))
    (branch,) = (*found.deep, *found.direct)
    return branch


def words(branch):
    return [twig.words for twig in branch.twigs]


def test_a_chain_reads_like_a_sentence():
    _, found = harbour()
    deepest = tree(found).deep[0]
    assert deepest.removes == 3
    assert words(deepest) == [
        "reports in regional media said (“according to”) that",
        "nobody in particular says (“is said to”) that",
        "people close to the port authority said (“have been told by”):",
    ]
    assert deepest.claim == "the northern quay will be leased"
    assert deepest.summary == "3 removes, ends at a source that is not named"


def test_the_articles_own_words_where_source_and_cue_stand_together():
    text = "The ministry has repeatedly warned that the bridge may fall."
    link = attribution(text, "The ministry", "warned", "the bridge may fall")
    assert words(one(text, link)) == ["The ministry has repeatedly warned:"]


def test_a_cue_in_another_sentence_is_not_pulled_in():
    text = "Ana Lind left. She said so."
    assert words(one(text, attribution(text, "Ana Lind", "said", "so"))) == ["Ana Lind said:"]


def test_a_quotation_keeps_its_own_marks():
    text = "“We lost,” said Ana Lind."
    link = attribution(text, "Ana Lind", "said", "“We lost,”", kind=AttributionKind.DIRECT)
    branch = one(text, link)
    assert (words(branch), branch.claim) == (["Ana Lind said:"], "“We lost,”")


def test_who_says_names_the_sort_of_source_and_the_reason_for_hiding_it():
    text = "An official, who was not allowed to speak, said no. Lind said yes, it is said."
    official = attribution(
        text,
        "An official",
        "said",
        "no",
        source_type=SourceType.OFFICIAL,
        anonymity_reason=place(text, "who was not allowed to speak"),
    )
    lind = attribution(
        text, "Lind", "said", "yes", source_type=SourceType.PERSON, identified=Identified.NAMED, canonical="Ana Lind"
    )
    nobody = attribution(text, None, "it is said", "yes")
    assert [one(text, link).twigs[0].who for link in (official, lind, nobody)] == [
        "unnamed official, because “who was not allowed to speak”",
        "named person, Ana Lind",
        "no source given",
    ]


def test_all_chains_are_there_the_deep_ones_apart():
    _, found = harbour()
    chains = tree(found)
    assert [branch.removes for branch in chains.deep] == [3]
    assert [branch.claim for branch in chains.direct] == [
        "“No lease has been signed.”",
        "a loss",
        "Dockers … fear for their jobs",
    ]
    assert chains.summary == "4 claims, 1 of them at two removes or more."


def test_nobody_says_anything_where_nothing_is_attributed():
    assert tree(annotated(Article("It rained."))).summary == "Nothing in the text is attributed to anyone."


def test_what_stands_beside_the_prose_is_no_chain_of_the_article():
    text = "Ana said no."
    link = attribution(text, "Ana", "said", "no")
    heading = (replace(next(lines(text)), prose=False),)
    found = annotated(Article(text), attributions=(link,), chains=(chain(0, ends=Identified.NAMED),), sentences=heading)
    assert tree(found).direct == ()


def test_html_is_read_as_its_words():
    text = "<p>The <b>ministry</b> <i>said</i> that A &amp; B <br>won.</p>"
    link = attribution(text, "<b>ministry</b>", "said", "A &amp; B <br>won")
    branch = one(text, link, html=True)
    assert (words(branch), branch.claim) == (["ministry said:"], "A & B won")


def test_a_long_claim_is_cut_at_a_word():
    text = "Ana said " + "never " * 100
    claim = one(text, attribution(text, "Ana", "said", "never " * 100)).claim
    assert claim.endswith("never…")
    assert len(claim) < 250
