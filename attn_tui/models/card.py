"""What is said of a model to people: its name, its examples, names for its features and heads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from attn_tui.text.bilingual import Bilingual

HeadNames = tuple[tuple[Bilingual, ...], ...]
"""A name for every head, layer by layer."""


@dataclass(frozen=True)
class ModelCard:
    """The words that go with a model. `heads_named` is by the prefix of the stack.

    `opens_at` are the layer and the head in which the examples show most.
    """

    name: str
    about: Bilingual = field(default_factory=lambda: Bilingual("", ""))
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    features: tuple[Bilingual, ...] = ()
    heads_named: Mapping[str, HeadNames] = field(default_factory=dict)
    opens_at: tuple[int, int] = (0, 0)

    def head_name(self, stack: str, layer: int, head: int) -> Bilingual | None:
        """What this head is called; None where it has no name."""
        named = self.heads_named.get(stack)
        return named[layer][head] if named else None
