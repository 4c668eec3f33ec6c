"""The numpy tagger and the network that was trained say the same."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch, credscore[train]")

from credscore.annotate.network.encoder import Floats, setting  # noqa: E402
from credscore.annotate.network.tagger import Tagger, cue_odds, cue_runs  # noqa: E402
from credscore.annotate.text.page import lay_out  # noqa: E402
from credscore.training.tagger.carrying import NOTHING_CARRIED  # noqa: E402
from credscore.training.tagger.fit import CHANNELS, STEPS  # noqa: E402
from credscore.training.tagger.network import Convolutions, Network, Sample  # noqa: E402
from credscore.training.tagger.shipped import export, load  # noqa: E402
from credscore.training.tagger.silver import spans_of  # noqa: E402

# Prose alone: what stands before it is read by itself, and the network is asked about one stretch.
TEXT = """The mayor of Ferrow said on Tuesday that the bridge was safe. “It was inspected in May,” she told reporters.

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
    torch.manual_seed(1)
    rng = np.random.default_rng(3)
    vectors = rng.normal(size=(len(WORDS), 96)).astype(np.float32)
    network = Network(Convolutions(WORDS, vectors, channels=CHANNELS, steps=STEPS), CHANNELS)
    for table in (network.heads.rel, network.heads.sd):
        torch.nn.init.normal_(table)
    export(network, WORDS, tmp_path, threshold=0.4, carrying=NOTHING_CARRIED)
    with np.load(tmp_path / "weights.npz") as kept:  # what was rounded on the way
        network.enc.word.weight.data = torch.from_numpy(kept["word"] * kept["word.scale"])
        for name in ("pre", "suf", "end", "shape"):
            getattr(network.enc, name).weight.data = torch.from_numpy(kept[name].astype(np.float32))
    return network.eval(), Tagger.load(tmp_path)


def vectors(tagger: Tagger, text: str) -> Floats:
    page = lay_out(text)
    return tagger.encoder(page.tokens, setting(page), 0, len(page.tokens)).copy()


def test_agrees_with_the_trained_network(pair: tuple[Network, Tagger]) -> None:
    network, tagger = pair
    page = lay_out(TEXT)
    sample = Sample.of(page.tokens, setting(page))
    with torch.no_grad():
        hidden, _ = network.enc([sample])
        logits = network.heads.tokens(hidden)[0][0].numpy()
    assert np.allclose(vectors(tagger, TEXT), hidden[0].numpy(), atol=1e-4)
    cues = cue_runs(*cue_odds(np.ascontiguousarray(logits[:, 3:].T)), 0.4)
    assert cues
    found = {link.cue: link for link in tagger(page).links}
    where = torch.tensor([[0, first, stop - 1] for first, stop in cues])
    with torch.no_grad():
        kinds = network.heads.kinds(hidden, where).exp().tolist()
    spans = spans_of(network.point(hidden[0], sample, cues), cues)
    for cue, (source, left, right, _), (claim, stance, *_) in zip(cues, spans, kinds, strict=True):
        if cue in found:
            assert found[cue].claim == pytest.approx(claim, abs=1e-4)
            assert found[cue].stance == pytest.approx(stance, abs=1e-4)
            assert found[cue].source == source
            assert found[cue].content == tuple(r for r in (left, right) if r)
    assert found


def test_what_was_exported_is_loaded_again(pair: tuple[Network, Tagger], tmp_path: Path) -> None:
    network, _ = pair
    again, words = load(tmp_path)
    assert words == WORDS
    kept = again.state_dict()
    for name, tensor in network.state_dict().items():
        if not name.startswith(("heads.aux", "enc.scheme")):
            assert torch.allclose(kept[name], tensor, atol=1e-6), name


def test_company_changes_nothing(pair: tuple[Network, Tagger], tmp_path: Path) -> None:
    _, tagger = pair
    alone = vectors(tagger, TEXT)
    other = Tagger.load(tmp_path)
    for line in TEXT.splitlines():
        other(lay_out(line))
    assert np.array_equal(alone, vectors(other, TEXT))


@pytest.mark.parametrize(
    "text", ["", "\n\n", "a", "“", "''", "He said.", "\n“Yes,” he said. “No", "said " * 3000, "He said so.\n" * 4000]
)
def test_any_text_is_read(pair: tuple[Network, Tagger], text: str) -> None:
    _, tagger = pair
    page = lay_out(text)
    for link in tagger(page).links:
        for first, stop in (link.cue, *link.content, *([link.source] if link.source else [])):
            assert 0 <= first < stop <= len(page.tokens)
