"""A lazy graph of named arrays: the whole data flow of a Transformer, in NumPy alone.

Read it in this order: `arithmetic` (how one number came about), `op` (what an operation knows),
`elementwise`, `linear`, `attention`, `sampling`, `ablation` (the operations), `graph` (how they hang
together).
"""

from attn_tui.graph.arithmetic import Arithmetic, Factor, Term, recombine
from attn_tui.graph.graph import Graph, GraphError, Node
from attn_tui.graph.op import Given, Kind, Op
from attn_tui.graph.ops.ablation import Copy, Hardmax, Uniform
from attn_tui.graph.ops.attention import CausalMask, MergeHeads, Scores, SplitHeads, WeightedSum
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
    "Sample",
    "Scale",
    "Scores",
    "Softmax",
    "SplitHeads",
    "Term",
    "Unembed",
    "Uniform",
    "WeightedSum",
    "recombine",
]
