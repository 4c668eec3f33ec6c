"""The table of who speaks."""

from dataclasses import replace

from report_cases import annotated, attribution, chain, harbour, lines, place, source

from credscore.annotate.values import Identified, Mention, MentionLabel, SourceType
from credscore.article import Article
from credscore.report.speakers import speakers


def rows(found):
    return [(s.who, s.standing, s.counts) for s in speakers(found)]


def test_sources_by_their_claims_then_nobody():
    _, found = harbour()
    assert rows(found) == [
        ("people close to the port authority", "not named, no reason given", "1"),
        ("Ruth Okafor", "named", "1"),
        ("The authority’s annual statement", "named", "1"),
        ("reports in regional media", "not named", "passes on 1"),
        ("nobody", "no source given", "1"),
    ]
    mayor = speakers(found)[1]
    assert (mayor.role, mayor.kind, mayor.quoted) == ("Mayor", "official", 5)


def test_claims_add_up_to_all_claims():
    _, found = harbour()
    assert sum(s.claims for s in speakers(found)) == len(found.claim_numbers)


def test_how_a_source_is_hidden_and_how_it_knows_are_told_apart():
    text = "A clerk who saw the letter and who feared for her job said it blew."
    reason, why = place(text, "feared for her job"), place(text, "who saw the letter")
    link = attribution(text, "A clerk", "said", "it blew", source_type=SourceType.PERSON, anonymity_reason=reason)
    clerk = source(None, SourceType.PERSON, 0, words="A clerk", why=(why, reason))
    (row,) = speakers(
        annotated(Article(text), attributions=(link,), chains=(chain(0, ends=link.identified),), sources=(clerk,))
    )
    assert (row.standing, row.why) == ("not named: “feared for her job”", "who saw the letter")


def test_a_person_who_speaks_for_a_body_is_told_from_the_body():
    text = "Tomas Veld said no."
    link = attribution(text, "Tomas Veld", "said", "no", identified=Identified.NAMED, canonical="Tomas Veld")
    person = Mention(span=place(text, "Tomas Veld"), label=MentionLabel.PERSON, canonical="Tomas Veld")
    given = {"attributions": (link,), "sources": (source("Tomas Veld", SourceType.ORGANISATION, 0),)}
    assert speakers(annotated(Article(text), mentions=(person,), **given))[0].kind == "for an organisation"
    assert speakers(annotated(Article(text), **given))[0].kind == "organisation"


def test_whoever_a_pronoun_stands_for_has_a_row_where_it_was_not_traced():
    text = "They said no."
    link = attribution(text, "They", "said", "no", resolved=False)
    found = annotated(Article(text), attributions=(link,), chains=(chain(0, ends=link.identified),))
    assert [(s.who, s.role, s.claims) for s in speakers(found)] == [("not traced", "“they”", 1)]


def test_who_speaks_in_a_caption_alone_is_not_listed():
    text = "Ana said no."
    link = attribution(text, "Ana", "said", "no")
    caption = (replace(next(lines(text)), prose=False),)
    given = {"attributions": (link,), "sources": (source(None, SourceType.PERSON, 0, words="Ana"),)}
    assert speakers(annotated(Article(text), sentences=caption, **given)) == ()
