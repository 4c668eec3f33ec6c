"""A network to and from the files that the library reads."""

import json
from pathlib import Path

import numpy as np
import torch

from credscore.annotate.network.tagger import KIND
from credscore.modelstore import write_manifest
from credscore.training.tagger.network import Convolutions, Network

_TABLES = ("pre", "suf", "end", "shape")
_HEADS = ("cue", "key", "query", "null", "unary", "tag", "register")
_DATA = (
    "PolNeAR 1.0, train, with the kinds of 2,600 of its cues",
    "GUM, train, documents whose licence is not NC",
    "real articles and passages annotated by the guidelines of chains",
    "articles/train, unlabelled, read by the teachers",
    "UNER English-EWT, train",
    "worldwide newswire, train",
    "CoNLL-2010, train",
    "all-MiniLM-L6-v2, the teacher's start and the words' first vectors",
)


def _linear(steps: int) -> dict[str, str]:
    """Return for each matrix, by its short name, what it is called in the network."""
    names = {"i1": "enc.i1", "i2": "enc.i2", "context": "enc.context"} | {
        f"conv{i}": f"enc.conv.{i}" for i in range(steps)
    }
    names |= {
        f"{short}{i + 1}": f"heads.{full}.{2 * i}"
        for short, full in (("hedge", "hedging"), ("kind", "kind"))
        for i in (0, 1)
    }
    return names | {name: f"heads.{name}" for name in _HEADS}


def export(network: Network, words: list[str], folder: Path, *, threshold: float, carrying: dict[str, float]) -> None:
    """Write what `Tagger.load` reads."""
    assert isinstance(network.enc, Convolutions)
    state = {name: tensor.numpy() for name, tensor in network.state_dict().items()}
    scale = np.abs(state["enc.word.weight"]).max(0) / 127
    weights = {
        "word": np.round(state["enc.word.weight"] / scale).astype(np.int8),
        "word.scale": scale.astype(np.float32),
    }
    for name in _TABLES:
        weights[name] = state[f"enc.{name}.weight"].astype(np.float16)
    weights |= {"struct": state["enc.struct.weight"], "rel": state["heads.rel"], "sd": state["heads.sd"]}
    for name, full in _linear(len(network.enc.steps)).items():
        weights[f"{name}.w"] = np.ascontiguousarray(state[f"{full}.weight"].T)
        weights[f"{name}.b"] = state[f"{full}.bias"]
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "weights.npz", **weights)
    (folder / "vocabulary.txt").write_text("\n".join(words), encoding="utf-8")
    config = {"steps": list(network.enc.steps), "threshold": threshold, "carrying": carrying}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    files = ("weights.npz", "vocabulary.txt", "config.json")
    write_manifest(folder, name=folder.name, kind=KIND, version=1, files=files, data=_DATA, licence="Apache-2.0")


def load(folder: Path) -> tuple[Network, list[str]]:
    """Return the network that was exported to `folder`, and its words. A head that it lacks is as good as new."""
    with np.load(folder / "weights.npz") as file:
        weights = dict(file)
    words = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
    steps = tuple(json.loads((folder / "config.json").read_text(encoding="utf-8"))["steps"])
    channels = weights["struct"].shape[1]
    vectors = weights["word"].astype(np.float32) * weights["word.scale"]
    network = Network(Convolutions(words, vectors[1:] * 2, channels=channels, steps=steps), channels)
    state = {"enc.word.weight": vectors, "enc.struct.weight": weights["struct"]}
    state |= {f"enc.{name}.weight": weights[name].astype(np.float32) for name in _TABLES}
    state |= {"heads.rel": weights["rel"], "heads.sd": weights["sd"]}
    for name, full in _linear(len(steps)).items():
        if f"{name}.w" in weights:
            state |= {f"{full}.weight": weights[f"{name}.w"].T.copy(), f"{full}.bias": weights[f"{name}.b"]}
    network.load_state_dict({name: torch.from_numpy(array) for name, array in state.items()}, strict=False)
    return network, words
