"""A lazy graph of named arrays: the whole data flow of a Transformer, in NumPy alone.

Read it in this order: `arithmetic` (how one number came about), `op` (what an operation knows),
`ops.elementwise`, `ops.linear`, `ops.attention`, `ops.offsets`, `ops.buckets`, `ops.rotary`, `ops.gate`,
`ops.sampling`, `ops.ablation`, `ops.senses` (the operations), `graph`
(how they hang together), `finite` (where numbers overflow), `uses` (who needs a number), `prefix` (what a
longer text need not compute again). Then training: `ops.loss`, `ops.gradients` and those of attention and
norms, `backward` (the chain rule as nodes), `ops.updates`, `optimiser` (a step downhill as nodes).
"""

from attn_tui.graph.arithmetic import Arithmetic, Factor, Term, recombine
from attn_tui.graph.backward import add_gradients, gradients
from attn_tui.graph.finite import first_not_finite
from attn_tui.graph.graph import Graph, Node
from attn_tui.graph.op import Given, GraphError, Kind, Op
from attn_tui.graph.ops.ablation import Copy, Hardmax, Uniform
from attn_tui.graph.ops.attention import CausalMask, MergeHeads, RepeatHeads, Scores, SplitHeads, WeightedSum
from attn_tui.graph.ops.attention_gradients import (
    HiddenGradient,
    MergeHeadsGradient,
    RepeatHeadsGradient,
    SoftmaxGradient,
    TransposedProduct,
)
from attn_tui.graph.ops.buckets import Buckets, BucketsGradient, TakeBuckets
from attn_tui.graph.ops.elementwise import Add, Divide, Gelu, LayerNorm, RMSNorm, Scale, Softmax
from attn_tui.graph.ops.gate import Multiply, Silu, SiluGradient
from attn_tui.graph.ops.gradients import (
    Blocked,
    DivideGradient,
    GeluGradient,
    LookupGradient,
    Ones,
    PositionsGradient,
    RowSum,
    Sum,
    WeightGradient,
)
from attn_tui.graph.ops.linear import Linear, Lookup, Positions, Unembed
from attn_tui.graph.ops.loss import CrossEntropy, CrossEntropyGradient, MeanLoss, MeanLossGradient, NextTokens
from attn_tui.graph.ops.norm_gradients import (
    LayerNormGainGradient,
    LayerNormGradient,
    RMSNormGainGradient,
    RMSNormGradient,
)
from attn_tui.graph.ops.offsets import AddOffsets, OffsetsGradient
from attn_tui.graph.ops.rotary import AngleGradient, Angles, Rotate
from attn_tui.graph.ops.sampling import Draw, Fill, Keep, Sample
from attn_tui.graph.ops.senses import (
    Above,
    Below,
    Frames,
    FramesGradient,
    LastRow,
    Logarithm,
    LogarithmGradient,
    Patches,
    PatchesGradient,
    Shift,
    SquareGradient,
    SumOfSquares,
    Turn,
)
from attn_tui.graph.ops.updates import AdamStep, Descend, Increment, MovingAverage, Within

__all__ = [
    "Above",
    "AdamStep",
    "Add",
    "AddOffsets",
    "AngleGradient",
    "Angles",
    "Arithmetic",
    "Below",
    "Blocked",
    "Buckets",
    "BucketsGradient",
    "CausalMask",
    "Copy",
    "CrossEntropy",
    "CrossEntropyGradient",
    "Descend",
    "Divide",
    "DivideGradient",
    "Draw",
    "Factor",
    "Fill",
    "Frames",
    "FramesGradient",
    "Gelu",
    "GeluGradient",
    "Given",
    "Graph",
    "GraphError",
    "Hardmax",
    "HiddenGradient",
    "Increment",
    "Keep",
    "Kind",
    "LastRow",
    "LayerNorm",
    "LayerNormGainGradient",
    "LayerNormGradient",
    "Linear",
    "Logarithm",
    "LogarithmGradient",
    "Lookup",
    "LookupGradient",
    "MeanLoss",
    "MeanLossGradient",
    "MergeHeads",
    "MergeHeadsGradient",
    "MovingAverage",
    "Multiply",
    "NextTokens",
    "Node",
    "OffsetsGradient",
    "Ones",
    "Op",
    "Patches",
    "PatchesGradient",
    "Positions",
    "PositionsGradient",
    "RMSNorm",
    "RMSNormGainGradient",
    "RMSNormGradient",
    "RepeatHeads",
    "RepeatHeadsGradient",
    "Rotate",
    "RowSum",
    "Sample",
    "Scale",
    "Scores",
    "Shift",
    "Silu",
    "SiluGradient",
    "Softmax",
    "SoftmaxGradient",
    "SplitHeads",
    "SquareGradient",
    "Sum",
    "SumOfSquares",
    "TakeBuckets",
    "Term",
    "TransposedProduct",
    "Turn",
    "Unembed",
    "Uniform",
    "WeightGradient",
    "WeightedSum",
    "Within",
    "add_gradients",
    "first_not_finite",
    "gradients",
    "recombine",
]
