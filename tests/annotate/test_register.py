"""How the prose is written: what counts as a name, and what is shouted (credscore/annotate/register.py)."""

import pytest

from credscore.annotate.register import SHOUTED, find_register
from credscore.annotate.text.page import lay_out
from credscore.annotate.values import Mention, MentionLabel
from credscore.spans import Span


@pytest.mark.parametrize(
    ("text", "mentioned", "names", "shouted"),
    [
        ("We must WAKE UP now.", {}, {"up", "wake"}, ["WAKE", "UP"]),
        ("We must WAKE now.", {}, {"wake"}, []),
        ("We IN UP now.", {}, {"in", "up"}, []),
        ("We must WAKE 4U now.", {}, {"wake"}, []),
        ("The TARN LOCK board met.", {"TARN": "organisation"}, {"lock", "tarn"}, ["TARN", "LOCK"]),
        ("The TARN LOCK met.", {"TARN": "organisation", "LOCK": "organisation"}, {"lock", "tarn"}, []),
        ("The TARN BOARD met.", {"TARN": "organisation"}, {"board", "tarn"}, []),
        ("Then al-Rashid came to a well-known lock.", {}, {"al-rashid"}, []),
        ("Then Pell and I went.", {}, {"pell"}, []),
        ("The Tarn froze - and so.", {}, {"tarn"}, []),
    ],
)
def test_names_and_what_is_shouted(text: str, mentioned: dict[str, str], names: set[str], shouted: list[str]) -> None:
    page = lay_out(text)
    mentions = [
        Mention(span=Span(text.index(name), text.index(name) + len(name)), label=MentionLabel(label), canonical=name)
        for name, label in mentioned.items()
    ]
    found = find_register(page.tokens, page.sentences, page.quotes, mentions)
    assert found.names == names
    assert [page.tokens.words[i] for i in found.at(SHOUTED)] == shouted
