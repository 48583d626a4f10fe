"""What a published architecture declares, and how its tensors get our names."""

from __future__ import annotations

import reprlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

import msgspec

from attn_tui.files.checked import CheckError, checked
from attn_tui.models.architecture import Architecture
from attn_tui.models.formats.tensor import Tensor

Count = Annotated[int, msgspec.Meta(ge=1, le=1 << 20)]
Layers = Annotated[int, msgspec.Meta(ge=1, le=1 << 10)]
Epsilon = Annotated[float, msgspec.Meta(gt=0, le=1)]


@dataclass(frozen=True)
class Name:
    """What a tensor of ours is called in the files, and how it lies there.

    `{i}` stands for the layer in both. `transposed`: as (out, in), while ours are (in, out). `part`: one of
    so many equal parts of the columns.
    """

    ours: str
    theirs: str
    transposed: bool = False
    part: tuple[int, int] = (0, 1)


@dataclass(frozen=True)
class InGguf:
    """How an architecture lies in a GGUF file: its metadata by the keys of its config, and its names.

    For the `neighbours` among its kinds the numbers that are turned together stand side by side.
    """

    keys: Mapping[str, str]
    names: tuple[Name, ...]
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Published:
    """An architecture as `config.json` names it, in `model_type`, by one of these `kinds`.

    `architecture` reads the config: CheckError where it says something that is not known here. Before the
    names in the files one of the `prefixes` may stand.
    """

    kinds: tuple[str, ...]
    architecture: Callable[[str], Architecture]
    names: tuple[Name, ...]
    prefixes: tuple[str, ...] = ("",)
    gguf: InGguf | None = None


PUBLISHED: dict[str, Published] = {}
"""Every published architecture that is known, by its `model_type`."""


def register(one: Published) -> None:
    """Let models of this architecture be opened."""
    PUBLISHED.update(dict.fromkeys(one.kinds, one))


class _Kind(msgspec.Struct):
    model_type: str = ""
    architectures: list[str] | None = None


def published_of(config: str) -> Published:
    """The architecture that a `config.json` names; CheckError says which, and which ones are known."""
    kind = checked(config, _Kind)
    return known(kind.model_type or ", ".join(kind.architectures or ()))


def known(kind: str) -> Published:
    """The architecture of this `model_type`; CheckError says which ones are known."""
    if kind not in PUBLISHED:
        raise CheckError(f"its architecture is {kind[:60] or 'not said'}; known are: {', '.join(PUBLISHED)}")
    return PUBLISHED[kind]


def renamed(
    tensors: Mapping[str, Tensor],
    names: tuple[Name, ...],
    architecture: Architecture,
    prefixes: tuple[str, ...],
) -> dict[str, Tensor]:
    """The tensors by our names, those that the files have; CheckError where one has not two sides."""
    found = {}
    for ours, theirs, name in _of_layers(names, architecture.layers):
        tensor = next((tensors[p + theirs] for p in prefixes if p + theirs in tensors), None)
        if tensor is None or (ours == "W_u" and architecture.tied):
            continue
        if name.transposed and len(tensor.shape) != 2:
            raise CheckError(f"tensor {reprlib.repr(theirs)} has shape {tensor.shape}, not two sides")
        if not tensor.shape or tensor.shape[-1] % name.part[1]:
            raise CheckError(
                f"tensor {reprlib.repr(theirs)} has shape {tensor.shape}: no {name.part[1]} parts"
            )
        tensor = tensor.transposed() if name.transposed else tensor
        found[ours] = tensor.part(*name.part) if name.part != (0, 1) else tensor
    return found


def in_halves(tensor: Tensor, heads: int) -> Tensor:
    """W (in, h·k) or b (h·k,): numbers that are turned together and stand side by side, half a head apart."""
    *rows, width = tensor.shape
    pairs = (*rows, heads, width // heads // 2, 2)
    return tensor.moved(tensor.shape, lambda w: w.reshape(pairs).swapaxes(-1, -2).reshape(tensor.shape))


def _of_layers(names: tuple[Name, ...], layers: int) -> Iterator[tuple[str, str, Name]]:
    for name in names:
        for i in range(layers) if "{i}" in name.ours else (0,):
            yield name.ours.replace("{i}", str(i)), name.theirs.replace("{i}", str(i)), name
