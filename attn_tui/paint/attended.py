"""The sentence itself, every token on the colour of the share that one query gives it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from attn_tui.paint.look import Look
from attn_tui.paint.palette import glyph, quantise, sequential
from attn_tui.text.clean import clean
from attn_tui.text.width import fit


def attended(
    labels: Sequence[str], shares: Sequence[float], query: int, width: int, look: Look
) -> list[Text]:
    """Lines of at most `width` cells; the query's own token stands in brackets."""
    levels = quantise(np.asarray(shares), "sequential", 1.0).tolist()
    palette, lines = sequential(look.dark), [Text(no_wrap=True, end="")]
    for index, (label, level) in enumerate(zip(labels, levels, strict=True)):
        text = clean(label)
        text = f"[{text}]" if index == query else f" {text} "
        if not look.full:
            text += glyph(level, "sequential").strip()
        if cell_len(text) > width:
            text = fit(text, width)
        if lines[-1].cell_len + cell_len(text) > width:
            lines.append(Text(no_wrap=True, end=""))
        if look.full:
            style = Style(
                color=palette.foregrounds[level], bgcolor=palette.backgrounds[level], bold=index == query
            )
        else:
            style = Style(bold=index == query, reverse=index == query)
        lines[-1].append(text, style)
    return lines
