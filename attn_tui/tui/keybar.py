"""The keys that matter now, in one line at the foot."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Static

from attn_tui.paint.palette import ColorDepth, theme
from attn_tui.tui.keymap import CAPS_TOGETHER, KEYS


class KeyBar(Static):
    """As many keys as fit, the weightiest first; `?` always."""

    can_focus = False

    def __init__(self) -> None:
        """Nothing yet."""
        super().__init__(id="keys", markup=False)
        self._how: tuple[str, frozenset[str], bool, ColorDepth] = ("en", frozenset(), True, "truecolor")

    def show(self, lang: str, idle: frozenset[str], dark: bool, depth: ColorDepth) -> None:
        """Show the keys in this language, `idle` ones (by their first key) left out."""
        self._how = (lang, idle, dark, depth)
        self.update(self.line(self.content_size.width))

    def on_resize(self) -> None:
        """Fill the new width."""
        self.update(self.line(self.content_size.width))

    def line(self, width: int) -> Text:
        """The line for this width."""
        lang, idle, dark, depth = self._how
        shown = [k for k in KEYS if k.brief is not None and k.keys not in idle]
        entries = [
            (CAPS_TOGETHER.get(k.keys, k.caps.split("  ")[0]), k.brief[lang]) for k in shown if k.brief
        ]
        sizes = [cell_len(f"{cap} {word}  ") for cap, word in entries]
        while sizes and sum(sizes) > width:
            last = len(sizes) - 3 if len(sizes) > 3 else 0
            del entries[last], sizes[last]
        colour = theme(dark).accent if depth == "truecolor" else ""
        text = Text(no_wrap=True, end="")
        for cap, word in entries:
            text.append(cap, f"bold {colour}".strip())
            text.append(f" {word}  ")
        return text
