"""The numpy tagger and the network that was trained say the same."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch, credscore[train]")

from credscore.annotate.tagger import Tagger, cue_odds, cue_runs, layout  # noqa: E402
from credscore.annotate.tokens import tokenise  # noqa: E402
from credscore.training.tagger import CHANNELS, DILATIONS, _spans, export  # noqa: E402
from credscore.training.tagger_network import Convolutions, Network, Sample  # noqa: E402

TEXT = """Mayor denies it

The mayor of Ferrow said on Tuesday that the bridge was safe. “It was inspected in May,” she told reporters.

"We were told otherwise," said a clerk, who reportedly saw the file; 'nobody asked', he added. Dr. Holt agreed.
"""
WORDS = [
    "the",
    "of",
    "said",
    "on",
    "that",
    "was",
    "it",
    "in",
    "she",
    "told",
    "we",
    "were",
    "by",
    "a",
    "who",
    "he",
    "added",
]


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Network, Tagger]:
    torch.manual_seed(3)
    rng = np.random.default_rng(3)
    vectors = rng.normal(size=(len(WORDS), 96)).astype(np.float32)
    network = Network(Convolutions(WORDS, vectors, channels=CHANNELS, dilations=DILATIONS), CHANNELS)
    for table in (network.heads.rel, network.heads.sd):
        torch.nn.init.normal_(table)
    export(network, WORDS, tmp_path, threshold=0.4, nested_threshold=0.4)
    with np.load(tmp_path / "weights.npz") as kept:  # what was rounded on the way
        network.enc.word.weight.data = torch.from_numpy(kept["word"] * kept["word.scale"])
        for name in ("pre", "suf", "suf2", "shape"):
            getattr(network.enc, name).weight.data = torch.from_numpy(kept[name].astype(np.float32))
    return network.eval(), Tagger.load(tmp_path)


def test_agrees_with_the_trained_network(pair: tuple[Network, Tagger]) -> None:
    network, tagger = pair
    tokens = tokenise(TEXT)
    place = layout(TEXT, tokens)
    sample = Sample(
        words=tokens.words,
        lower=tokens.lower,
        structure=place.structure,
        sentence=place.sentence,
        paragraph=place.paragraph,
    )
    with torch.no_grad():
        hidden, _ = network.enc([sample])
        logits = network.heads.tokens(hidden)[0][0].numpy()
    assert np.allclose(tagger.encode(tokens, place), hidden[0].numpy(), atol=1e-4)
    cues = cue_runs(*cue_odds(np.ascontiguousarray(logits[:, :3].T)), 0.4)
    assert cues
    found = {link.cue: link for link in tagger(TEXT, tokens) if not link.nested}
    for cue, (source, left, right, _) in zip(
        cues, _spans(network.point(hidden[0], sample, cues), cues, cues), strict=True
    ):
        if cue in found:
            assert found[cue].source == source
            assert found[cue].content == tuple(r for r in (left, right) if r)
    assert found


def test_company_changes_nothing(pair: tuple[Network, Tagger], tmp_path: Path) -> None:
    _, tagger = pair
    alone = tagger.encode(tokenise(TEXT), layout(TEXT, tokenise(TEXT)))
    other = Tagger.load(tmp_path)
    for line in TEXT.splitlines():
        other(line, tokenise(line))
    again = other.encode(tokenise(TEXT), layout(TEXT, tokenise(TEXT)))
    assert np.array_equal(alone, again)


@pytest.mark.parametrize("text", ["", "\n\n", "a", "“", "''", "He said.", "\n“Yes,” he said. “No", "said " * 3000])
def test_any_text_is_read(pair: tuple[Network, Tagger], text: str) -> None:
    _, tagger = pair
    tokens = tokenise(text)
    for link in tagger(text, tokens):
        for first, stop in (link.cue, *link.content, *([link.source] if link.source else [])):
            assert 0 <= first < stop <= len(tokens)
