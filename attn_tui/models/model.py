"""A model as a whole: its shape, its words, its tokenizer and its weights, as it is built now."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from attn_tui.graph import Graph
from attn_tui.graph.op import Array
from attn_tui.models import switches
from attn_tui.models.architecture import Architecture, ModelError, Stack
from attn_tui.models.builder import Weights
from attn_tui.models.card import ModelCard
from attn_tui.models.families import Family, build, stacks_of
from attn_tui.models.families.family import family_of
from attn_tui.models.formats.tensor import Tensor
from attn_tui.models.switches import Switches
from attn_tui.tokenize.nodes import set_text
from attn_tui.tokenize.piece import Tokenizer

AS_TRAINED: Switches = MappingProxyType({})


@dataclass(frozen=True)
class Model:
    """Everything needed to run a text through a Transformer; `switches` say what is built otherwise."""

    architecture: Architecture
    card: ModelCard
    tokenizer: Tokenizer
    weights: Weights
    switches: Switches = field(default_factory=lambda: AS_TRAINED)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.card.name

    @property
    def family(self) -> Family:
        """The family that it belongs to."""
        return family_of(self.architecture)

    @cached_property
    def stacks(self) -> tuple[Stack, ...]:
        """Its stacks of layers."""
        return stacks_of(self.architecture)

    @property
    def lies_in_files(self) -> bool:
        """Whether its weights are read when somebody looks, as those of a large model are."""
        return any(isinstance(weight, Tensor) for weight in self.weights.values())

    @property
    def arrays(self) -> dict[str, Array]:
        """All weights as arrays; those that lie in files are read."""
        return {
            name: weight.read() if isinstance(weight, Tensor) else weight
            for name, weight in self.weights.items()
        }

    def examples(self, lang: str) -> tuple[str, ...]:
        """Sentences to try in this language, the best first."""
        return self.card.examples.get(lang, ())

    def turned(self, now: Switches, id: str, value: str) -> dict[str, str]:
        """The switches with one more turned; ModelError, one line, where this model cannot."""
        known = self.family.switches
        if id not in known:
            raise ModelError(
                f"there is no switch {id!r} in {self.name}; its switches are: {', '.join(known)}"
            )
        return switches.turned(self.name, self.architecture, self.stacks, now, id, value)

    def rebuilt(self, now: Switches) -> Model:
        """The same model with these switches turned; its weights are the same."""
        return replace(self, switches=MappingProxyType(dict(now)))

    def graph(self, text: str = "") -> Graph:
        """The lazy graph of this model for `text`; nothing is computed before it is looked at."""
        graph = build(self.architecture, self.weights, self.switches, self.tokenizer)
        for index, given in enumerate(self.family.inputs):
            set_text(graph, "" if index else text, given.prefix)
        return graph
