"""The keys that matter now, in one line at the foot."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from attn_tui.paint.look import Look
from attn_tui.tui.keys import CAPS_TOGETHER, Key
from attn_tui.tui.lines import Lines


class KeyBar(Lines):
    """As many keys as fit."""

    def __init__(self) -> None:
        """Nothing yet."""
        super().__init__(id="keys")
        self._keys: tuple[Key, ...] = ()
        self._hint = ""
        self._look = Look()

    def show(self, keys: tuple[Key, ...], look: Look) -> None:
        """Show these keys."""
        self._keys, self._hint, self._look = keys, "", look
        self.redraw()

    def say(self, hint: str, look: Look) -> None:
        """Show these words, the keys of a panel."""
        self._keys, self._hint, self._look = (), hint, look
        self.redraw()

    def lines(self, width: int) -> list[Text]:
        """One line: the keys in order, the least weighty left out until the rest fits."""
        if self._hint:
            return [_spelled(self._hint, width, self._look)]
        entries = [
            (key.weight, *_said(key, key.brief[self._look.lang]))
            for key in self._keys
            if key.brief is not None
        ]
        while entries and sum(cell_len(f"{cap} {word}  ") for _, cap, word in entries) > width:
            least = min(weight for weight, _, _ in entries)
            del entries[max(i for i, (weight, _, _) in enumerate(entries) if weight == least)]
        text = Text(no_wrap=True, end="")
        for _, cap, word in entries:
            text.append(cap, "bold")
            text.append(f" {word}  ")
        return [text]


def _spelled(hint: str, width: int, look: Look) -> Text:
    """`Esc close · …` with the keys bold, as many of them as fit."""
    line = Text(no_wrap=True, end="")
    for part in hint.split(" · "):
        key, _, word = part.partition(" ")
        if line.cell_len + cell_len(part) + 2 > width:
            break
        line.append(key, "bold")
        line.append(f" {word}  ")
    return line


def _said(key: Key, brief: str) -> tuple[str, str]:
    return CAPS_TOGETHER.get(key.keys, key.caps.split("  ")[0]), brief
