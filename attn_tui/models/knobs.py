"""The knobs: numbers that decide how the next token is chosen. A new one is a row of this table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph.op import Array
from attn_tui.text.bilingual import Bilingual


@dataclass(frozen=True)
class Knob:
    """A number (1,) given to the graph: its node, the stops it is turned through, where it rests, its limits.

    At rest it changes nothing. `label` is what the number is, as the graph calls it; `words` its short name,
    `gloss` what it does, `number` what a learner reads where the way back ends at it; `off` stands for 0.
    """

    node: str
    stops: tuple[float, ...]
    rest: float
    least: float
    most: float
    label: str
    words: Bilingual
    gloss: Bilingual
    number: Bilingual
    whole: bool = False
    off: Bilingual | None = None

    def value(self, number: float) -> Array:
        """The node's value, (1,)."""
        return np.array([number], dtype=np.int64 if self.whole else np.float64)


KNOBS: dict[str, Knob] = {}
"""Every knob, by its node."""


def register(*knobs: Knob) -> None:
    """Put knobs into the table."""
    KNOBS.update({knob.node: knob for knob in knobs})


def at_rest() -> tuple[tuple[str, float], ...]:
    """The knobs as they stand when nobody has turned one."""
    return tuple((knob.node, knob.rest) for knob in KNOBS.values())


register(
    Knob(
        "temperature", (0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.5, 2.0, 3.0, 5.0), 1.0, 0.01, 100.0,
        "temperature", Bilingual("温度", "T"),
        Bilingual("温度低，强者更强；温度高，机会更均匀。", "Low favours the strong; high evens out the chances."),
        Bilingual("温度", "the temperature"),
    ),
    Knob(
        "top_k", (1, 2, 3, 5, 10, 20, 50, 100, 0), 0.0, 0, 1 << 16,
        "top-k", Bilingual("top-k", "top-k"), Bilingual("只留最好的 k 个。", "Only the k best stay."),
        Bilingual("只留最好的几个，0 是全部", "how many of the best stay, 0 for all"),
        whole=True, off=Bilingual("全部", "all"),
    ),
    Knob(
        "top_p", (0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0), 1.0, 0.001, 1.0,
        "top-p", Bilingual("top-p", "top-p"),
        Bilingual("只留加起来占到 p 的那几个。", "Only the fewest stay that together reach p."),
        Bilingual("留下的加起来要占多少", "how much the ones that stay must add up to"),
    ),
    Knob(
        "seed", tuple(range(100)), 0.0, 0, 1 << 31,
        "seed", Bilingual("种子", "seed"),
        Bilingual("0 总取最可能的；别的数是抽签的种子。", "0 takes the likeliest; any other number seeds the draw."),
        Bilingual("种子；0 不抽签，总取最可能的", "the seed; 0 draws nothing and takes the likeliest"),
        whole=True, off=Bilingual("贪心", "greedy"),
    ),
)  # fmt: skip
