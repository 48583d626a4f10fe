"""A terminal step-through tutor for Transformer self-attention."""

__version__ = "0.1.0"
