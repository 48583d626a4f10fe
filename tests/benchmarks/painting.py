"""Timing what a learner waits for: from an act to the last paint that follows it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual import events
from textual._compositor import CompositorUpdate
from textual._styles_cache import StylesCache
from textual.app import App
from textual.strip import Strip

QUIET = 0.06
"""Seconds without a paint after which an act counts as painted; more than three frames."""

PATIENCE = 120.0


_drawn = [0]


def drawn_lines() -> int:
    """How many lines of widgets have been drawn, from the first call on; those kept do not count."""
    if not hasattr(StylesCache.render_line, "counts"):
        plain = StylesCache.render_line

        def counted(self: StylesCache, *arguments: Any, **named: Any) -> Strip:
            _drawn[0] += 1
            return plain(self, *arguments, **named)

        counted.counts = True  # type: ignore[attr-defined]
        StylesCache.render_line = counted  # type: ignore[method-assign]
    return _drawn[0]


@dataclass(frozen=True)
class Cost:
    """From the act to the end of its last paint, in seconds: on the clock, and of this process's work.

    `paints` came of it, for which widgets drew so many `lines`.
    """

    wall: float
    work: float
    paints: int = 0
    lines: int = 0


class Painted:
    """Listens to an app's paints, and makes the bytes for the terminal, which headless apps do not."""

    def __init__(self, app: App[Any]) -> None:
        self._app, self._paint = app, app._display
        self._painted = asyncio.Event()
        self._last, self._paints = Cost(0, 0), 0
        app._display = self._display  # type: ignore[method-assign]

    async def after(self, act: Callable[[], object]) -> Cost:
        """Do this; what it cost until painted."""
        self._painted.clear()
        self._paints, lines = 0, drawn_lines()
        wall, work = time.perf_counter(), time.process_time()
        act()
        await asyncio.wait_for(self._painted.wait(), PATIENCE)
        while self._painted.is_set():
            self._painted.clear()
            await asyncio.sleep(QUIET)
        lines = drawn_lines() - lines
        return Cost(self._last.wall - wall, self._last.work - work, self._paints, lines)

    async def after_key(self, key: str, character: str | None = None) -> Cost:
        """Press a key, as the terminal's driver reports it."""
        return await self.after(lambda: self._app.post_message(events.Key(key, character)))

    def _display(self, screen: Any, renderable: Any) -> None:
        self._paint(screen, renderable)
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self._app.console)
            self._paints += 1
            self._last = Cost(time.perf_counter(), time.process_time())
            self._painted.set()
