"""The letters of queries, keys and values in their hues, wherever a text names them."""

from __future__ import annotations

import re

from rich.style import Style
from rich.text import Text

from attn_tui.paint.look import Look
from attn_tui.paint.palette import hue

_NAMED = re.compile(r"(?<![A-Za-z_])(?:W_([qkv])|([QKV])ᵀ?)(?![A-Za-z_])")
"""Q, Kᵀ, W_v: the matrices. A small letter is too often something else, as the k of √k is."""


def hued(text: Text, look: Look) -> Text:
    """The text with those names coloured; without colours as it is, for the letters say it themselves."""
    for found in _NAMED.finditer(text.plain):
        colour = hue((found[1] or found[2]).upper(), look.dark, look.depth)
        if colour is not None:
            text.stylize(Style(color=colour), *found.span())
    return text
