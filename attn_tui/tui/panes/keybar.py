"""The keys that matter now, in one line at the foot."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from attn_tui.paint.palette import ColorDepth, theme
from attn_tui.tui.keys import CAPS_TOGETHER, Key
from attn_tui.tui.lines import Lines


class KeyBar(Lines):
    """As many keys as fit."""

    def __init__(self) -> None:
        """Nothing yet."""
        super().__init__(id="keys")
        self._keys: tuple[Key, ...] = ()
        self._how: tuple[str, bool, ColorDepth] = ("en", True, "truecolor")

    def show(self, keys: tuple[Key, ...], lang: str, dark: bool, depth: ColorDepth) -> None:
        """Show these keys in this language."""
        self._keys, self._how = keys, (lang, dark, depth)
        self.redraw()

    def lines(self, width: int) -> list[Text]:
        """One line: the keys in order, the least weighty left out until the rest fits."""
        lang, dark, depth = self._how
        entries = [(key.weight, *_said(key, key.brief[lang])) for key in self._keys if key.brief is not None]
        while entries and sum(cell_len(f"{cap} {word}  ") for _, cap, word in entries) > width:
            least = min(weight for weight, _, _ in entries)
            del entries[max(i for i, (weight, _, _) in enumerate(entries) if weight == least)]
        colour = theme(dark).accent if depth == "truecolor" else ""
        text = Text(no_wrap=True, end="")
        for _, cap, word in entries:
            text.append(cap, f"bold {colour}".strip())
            text.append(f" {word}  ")
        return [text]


def _said(key: Key, brief: str) -> tuple[str, str]:
    return CAPS_TOGETHER.get(key.keys, key.caps.split("  ")[0]), brief
