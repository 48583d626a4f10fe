"""The model card: what was measured, by the program that measured it."""

from __future__ import annotations

from attn_tui.workshop.senses.kinds import Kind
from attn_tui.workshop.senses.train import BATCH, HELD_OUT, RATE, Trained

DATA = {
    "digits": (
        "16 × 16 grey pixels, drawn by `attn_tui/inputs/drawn.py`: strokes of a pen in our own shapes of the "
        "digits 0 to 9 and of circle, square, triangle and cross; each moved, turned by up to 14°, slanted, "
        "in other sizes and thicknesses, with noise. It has seen no handwriting of people."
    ),
    "tones": (
        "0.4 seconds at 8000 samples a second, made by `attn_tui/inputs/sounded.py`: steady tones, sweeps up "
        "and down, noise, and the vowels a, i, u as harmonics through three formants; in other pitches, "
        "loudnesses and lengths, with noise. It has heard no voice of people."
    ),
}


def card(kind: Kind, trained: Trained, steps: int, size: int) -> str:
    """The card in Markdown."""
    shape, count = kind.config.architecture, sum(array.size for array in trained.weights.values())
    rows = "".join(f"| {name} | {rate:.1%} |\n" for name, rate in trained.right.items())
    return f"""# {kind.name}

{kind.about.en}

- **Classes**: {", ".join(kind.classes)}.
- **Data**: {kind.count:,} examples for training, {HELD_OUT:,} held out (another seed), all classes alike.
  {DATA[kind.name]}
- **Licence**: data and weights are this project's own, under its licence (MIT). Nothing of others went in.
- **Shape**: {shape.layers} layers, {shape.heads} heads of {shape.d_head}, d {shape.d_model}, feed-forward
  {shape.d_mlp}, {shape.context - 1} rows and a class token, LayerNorm first, learned positions;
  {count:,} weights in half precision, {size / 1000:.0f} kB.
- **Training**: {steps:,} steps of {BATCH} examples, AdamW, rate {RATE:g} along a line to 0;
  {trained.seconds:.0f} seconds on one thread, data included.
  `python -m attn_tui.workshop.senses {kind.name}` makes it again.

| right on held-out examples | |
| --- | --- |
{rows}
Both baselines see the numbers that the model sees, all rows side by side. What is held out was drawn or
sounded by the same program: the figures say nothing of other pictures or sounds.
"""
