"""A lazy graph of named arrays: the whole data flow of a Transformer, in NumPy alone.

Read it in this order: `arithmetic` (how one number came about), `op` (what an operation knows),
`ops.elementwise`, `ops.linear`, `ops.attention`, `ops.sampling`, `ops.ablation` (the operations), `graph`
(how they hang together), `finite` (where numbers overflow), `uses` (who needs a number), `prefix` (what a
longer text need not compute again).
"""

from attn_tui.graph.arithmetic import Arithmetic, Factor, Term, recombine
from attn_tui.graph.finite import first_not_finite
from attn_tui.graph.graph import Graph, Node
from attn_tui.graph.op import Given, GraphError, Kind, Op
from attn_tui.graph.ops.ablation import Copy, Hardmax, Uniform
from attn_tui.graph.ops.attention import CausalMask, MergeHeads, RepeatHeads, Scores, SplitHeads, WeightedSum
from attn_tui.graph.ops.elementwise import Add, Divide, Gelu, LayerNorm, RMSNorm, Scale, Softmax
from attn_tui.graph.ops.linear import Linear, Lookup, Positions, Unembed
from attn_tui.graph.ops.sampling import Draw, Keep, Sample

__all__ = [
    "Add",
    "Arithmetic",
    "CausalMask",
    "Copy",
    "Divide",
    "Draw",
    "Factor",
    "Gelu",
    "Given",
    "Graph",
    "GraphError",
    "Hardmax",
    "Keep",
    "Kind",
    "LayerNorm",
    "Linear",
    "Lookup",
    "MergeHeads",
    "Node",
    "Op",
    "Positions",
    "RMSNorm",
    "RepeatHeads",
    "Sample",
    "Scale",
    "Scores",
    "Softmax",
    "SplitHeads",
    "Term",
    "Unembed",
    "Uniform",
    "WeightedSum",
    "first_not_finite",
    "recombine",
]
