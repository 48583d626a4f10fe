"""How the next step of training is taken, and the steps that were: data, from which all weights follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from attn_tui.graph import Graph, Within
from attn_tui.graph.optimiser import SGD, AdamW, Optimiser
from attn_tui.models.architecture import Stack
from attn_tui.models.names import parse
from attn_tui.runs.edit import Edit
from attn_tui.text.bilingual import Bilingual

Pairs = tuple[tuple[str, str], ...]

OPTIMISERS: dict[str, tuple[Optimiser, Bilingual]] = {
    "sgd": (SGD(0.01), Bilingual("SGD", "SGD")),
    "momentum": (SGD(0.01, momentum=0.9), Bilingual("动量 0.9", "momentum 0.9")),
    "adamw": (AdamW(decay=0.0), Bilingual("AdamW", "AdamW")),
}
"""By what rule a weight learns; a new one is a row."""
RATES = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
"""The learning rates that a key goes through."""
EVERYTHING, EMBEDDING, QUERIES = "", "E", "W_q"
MOST = 2000
"""So many steps can be taken: what follows from them is computed again when a kept visit is opened."""


class PlanError(Exception):
    """A step that cannot be taken, in one line for people."""


@dataclass(frozen=True)
class LearningPlan:
    """The optimiser by its id, the rate, and what is trained.

    `part` is a weight's short name, or one head as `layer.0.2`, its stack's layer and the head; nothing
    stands for all weights. What is not trained is frozen.
    """

    optimiser: str = "sgd"
    rate: float = 0.01
    part: str = EVERYTHING

    @property
    def rule(self) -> Optimiser:
        """The optimiser with its rate."""
        return replace(OPTIMISERS[self.optimiser][0], rate=self.rate)

    def weights(self, graph: Graph, stacks: tuple[Stack, ...]) -> tuple[str, ...] | None:
        """The weights that are trained, at least in part; None for all of them."""
        if not self.part:
            return None
        if (head := head_of(self.part, stacks)) is not None:
            return tuple(_of_head(graph, *head))
        return tuple(name for name in graph.names if parse(name).short == self.part)

    def within(self, graph: Graph, stacks: tuple[Stack, ...]) -> Mapping[str, Within]:
        """Of weights that several heads share, the part of the one that is trained."""
        head = head_of(self.part, stacks)
        return {} if head is None else _of_head(graph, *head)


USUAL = LearningPlan()
"""How a step is taken as long as the learner chose nothing else."""


@dataclass(frozen=True)
class Stretch:
    """`count` steps, one like the other: on one sentence after another, built and edited as it was then."""

    texts: tuple[str, ...]
    plan: LearningPlan
    count: int = 1
    switches: Pairs = ()
    edits: tuple[Edit, ...] = ()
    others: Pairs = ()


Taken = tuple[Stretch, ...]
"""All steps that were taken, in order; from them and the model as it was trained all weights follow."""


def steps_in(taken: Taken) -> int:
    """How many steps that is."""
    return sum(stretch.count for stretch in taken)


def further(taken: Taken, stretch: Stretch) -> Taken:
    """With so many more steps; those that go on like the last are of one stretch with it."""
    if taken and replace(taken[-1], count=stretch.count) == stretch:
        return (*taken[:-1], replace(stretch, count=taken[-1].count + stretch.count))
    return (*taken, stretch)


def first(taken: Taken, count: int) -> Taken:
    """The first `count` of the steps."""
    kept: list[Stretch] = []
    for stretch in taken:
        if count > 0:
            kept.append(replace(stretch, count=min(count, stretch.count)))
        count -= stretch.count
    return tuple(kept)


def head_of(part: str, stacks: tuple[Stack, ...]) -> tuple[Stack, int, int] | None:
    """The stack, layer and head that a part stands for; None where it is no head of these stacks."""
    at, _, head = part.rpartition(".")
    for stack in stacks:
        for layer in range(stack.layers):
            if f"{at}." == stack.at(layer) and head.isdecimal() and int(head) < stack.heads:
                return stack, layer, int(head)
    return None


def parts(graph: Graph, stacks: tuple[Stack, ...], at: str, head: int) -> tuple[str, ...]:
    """What can be trained alone: everything, E, W_q, and the head `head` of the layer `at`."""
    found = [EVERYTHING, EMBEDDING, QUERIES, f"{at}{head}"]
    return tuple(one for one in found if not one or LearningPlan(part=one).weights(graph, stacks))


def _of_head(graph: Graph, stack: Stack, layer: int, head: int) -> dict[str, Within]:
    """Its columns of W_q, W_k and W_v, and its rows of W_o."""
    at, found = stack.at(layer), {}
    shared = head * stack.kv_heads // stack.heads
    for name, axis, heads, one in (
        ("W_q", 1, stack.heads, head), ("W_k", 1, stack.kv_heads, shared),
        ("W_v", 1, stack.kv_heads, shared), ("W_o", 0, stack.heads, head),
    ):  # fmt: skip
        if f"{at}{name}" in graph:
            width = graph.value(f"{at}{name}").shape[axis] // heads
            found[f"{at}{name}"] = Within(axis, one * width, (one + 1) * width)
    return found
