"""Fewer channels: those of a trained network that matter least are taken out, and the rest is trained on.

What a channel matters is how much the loss on attributions would move if it fell silent on its way into a layer, to first order: activation
times gradient, summed over tokens and layers (Molchanov et al., "Pruning Convolutional Neural Networks for Resource Efficient Inference", 2017).
"""

import torch
from torch import Tensor, nn

from credscore.training.tagger.network import Convolutions, Network, Sample


def pruned(network: Network, smaller: Network, batches: list[list[Sample]]) -> Network:
    """Return `smaller`, a network alike but with fewer channels, filled from `network`; from `batches` it is told which matter."""
    assert isinstance(network.enc, Convolutions)
    assert isinstance(smaller.enc, Convolutions)
    old, new = network.enc.struct.embedding_dim, smaller.enc.struct.embedding_dim
    keep = _importance(network, batches, old).argsort(descending=True)[:new].sort().values
    state = {}
    for name, tensor in network.state_dict().items():
        wanted = smaller.state_dict()[name].shape
        for axis, (had, size) in enumerate(zip(tensor.shape, wanted, strict=True)):
            if had != size:  # one, two or three vectors side by side
                tensor = tensor.index_select(axis, torch.cat([keep + old * k for k in range(had // old)]))
        state[name] = tensor.clone()
    smaller.load_state_dict(state)
    return smaller


def _importance(network: Network, batches: list[list[Sample]], channels: int) -> Tensor:
    """Return what each channel matters."""
    seen: list[Tensor] = []

    def note(_: nn.Module, given: tuple[Tensor, ...], __: Tensor) -> None:
        given[0].retain_grad()
        seen.append(given[0])

    assert isinstance(network.enc, Convolutions)
    handles = [layer.register_forward_hook(note) for layer in network.enc.conv]
    total = torch.zeros(channels)
    network.eval()
    for batch in batches:
        seen.clear()
        network.zero_grad()
        network.loss(batch).backward()  # type: ignore[no-untyped-call]
        for x in seen:
            if x.grad is not None:
                total += (x * x.grad).view(-1, 3, channels).abs().sum((0, 1)).detach()
    for handle in handles:
        handle.remove()
    return total
