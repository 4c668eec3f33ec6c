"""A text that breaks off anywhere is read, and every span lies in it: what looks at the next word asks first whether there is one."""

import pytest

import credscore

CUT_OFF = [
    "The lead author of the survey,",
    "Most of",
    "Ana Ruiz-Pell came at noon. Ruiz-Pell",
    "J.R.",
    "For Olga Brandt,",
    "Ivo Tell III",
    "The warden was Jan van der",
    "The warden went home. Olga Brandt called him at",
    "Courier reported, citing a warden.",
    "'The gate",
    "- Bread\n-",
    "A warden said the gate was shut, asking not to be named",
    "A chief",
    "“Give it a week,” said the man with the",
    "the ninth and never put back. “I wrote it in the book. I wrote it",
    "A leaked memo made the rounds. The memo said the ice",
    "Coopers who think the stream is",
    "“The gate was never tested,” said Olga Brandt, a weaver from",
    "Lowmoor University historian Ines",
    "“It drips,” said Ivo Tell, a",
    "According to a tally by the Wool League, two",
    "said that the gate was shut. A warden, who asked not to be named, said",
    "“Sleep well, captain,” one fan allegedly wrote. Another",
    "who confirmed they had been called by the ward were well.",
    "According to",
    "said Olga Brandt.",
    "“",
    "The",
]


@pytest.mark.parametrize("text", CUT_OFF)
def test_a_text_that_breaks_off_is_read(text: str) -> None:
    read = credscore.annotate(text)
    spans = [span for a in read.attributions for span in (a.source, a.cue, *a.content, a.antecedent, *a.role, *a.why)]
    spans += [mention.span for mention in read.mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in spans if span is not None)
