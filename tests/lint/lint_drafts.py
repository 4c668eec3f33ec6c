"""Drafts written for the tests of lint."""

from credscore.annotate.annotated import Annotated
from credscore.article import Article
from credscore.lint import Finding, Settings, lint
from credscore.scorer import Scorer
from credscore.scoring.score import Score

SCORER = Scorer(estimate=False)

WELL = (
    "The footbridge at Orle will stay shut until June, the town council decided on Tuesday.\n\n"
    "“The bearings are worn, and we will not send anybody over them,” said Ines Kaval, the council's engineer, who "
    "inspected the bridge in March. Her report of 4 March counts eleven cracks.\n\n"
    "Jonas Peer, who runs the mill on the far bank, said that his customers now walk two kilometres. “We lose a third "
    "of our trade,” he said. Mayor Rita Solm said the town would pay for a boat."
)
THIN = (
    "The footbridge at Orle will be torn down before the winter, a senior official said on Tuesday.\n\n"
    "The bearings are said to be worn. There are rumours that the inspector was told to keep silent. "
    "A study found that eleven cracks run through the deck. The mill on the far bank may have to close, and its owner "
    "has told his customers to stay at home until the matter is settled by the council, which meets in the spring."
)


def explain(article: Article) -> tuple[Score, Annotated]:
    return SCORER.explain(article)


def found_in(text: str, title: str | None = None, settings: Settings | None = None) -> tuple[Finding, ...]:
    return lint(*explain(Article(text, title=title)), settings)


def codes(text: str, title: str | None = None) -> list[str]:
    return [str(finding.code) for finding in found_in(text, title)]
