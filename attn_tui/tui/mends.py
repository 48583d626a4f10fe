"""What Textual 8.2 does otherwise than a learner needs it, changed here and nowhere else.

- Input is decoded strictly: one byte that is no UTF-8 ended the app. Now it becomes U+FFFD.
- A list without a line of room knows no line to page from: Page Down raised KeyError. Now it stays.
- A screen that is told to leave twice, by two keys in one burst, took the one below with it, or ended the
  app. Now the second does nothing.
- Text in no room at all could not be wrapped (the palette in a window one cell wide). Now it takes a cell.
- What widgets of Textual's own draw may hold control characters (pasted, say). Every strip is cleaned
  where it leaves for the terminal.
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable
from typing import Any, Literal

from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.driver import Driver
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import OptionList

from attn_tui.text.clean import clean_segments


def forgiving_decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    """Like `codecs.getincrementaldecoder`, but what cannot be decoded becomes U+FFFD."""
    decoder = codecs.getincrementaldecoder(encoding)
    return lambda: decoder(errors="replace")


def forgive_odd_bytes(driver: type[Driver]) -> type[Driver]:
    """The driver, its module's decoder replaced; it is asked for when the input thread starts."""
    module: Any = sys.modules[driver.__module__]
    if hasattr(module, "getincrementaldecoder"):
        module.getincrementaldecoder = forgiving_decoder
    return driver


def clean_update(update: object) -> None:
    """Make one update of the screen safe, in place; mostly there is nothing to do."""
    if isinstance(update, LayoutUpdate):
        update.strips = [[_clean(strip) for strip in line] for line in update.strips]
    elif isinstance(update, ChopsUpdate):
        update.chops = [{x: strip and _clean(strip) for x, strip in line.items()} for line in update.chops]


def _clean(strip: Strip) -> Strip:
    segments = strip._segments
    cleaned = clean_segments(segments)
    return strip if cleaned is segments else Strip(cleaned, strip.cell_length)


def mend() -> None:
    """Let a list page only where it has lines, a screen leave only once, and text have a width."""
    page, dismiss, wrap = OptionList._move_page, Screen.dismiss, Content._wrap_and_format

    def move_page(self: OptionList, direction: Literal[-1, 1]) -> None:
        if self.highlighted is not None and self.highlighted in self._index_to_line:
            page(self, direction)

    def leave(self: Screen[Any], result: Any = None) -> AwaitComplete:
        return dismiss(self, result) if self.app.screen is self else AwaitComplete()

    def wrap_within(self: Content, width: int, *arguments: Any, **more: Any) -> list[Any]:
        return wrap(self, max(1, width), *arguments, **more)

    Content._wrap_and_format = wrap_within  # type: ignore[method-assign]
    OptionList._move_page = move_page  # type: ignore[method-assign]
    Screen.dismiss = leave  # type: ignore[method-assign]
