"""What can happen: each plot chooses its cast and adds its events."""

from collections.abc import Callable

from attn_tui.workshop.world.cast import Cast
from attn_tui.workshop.world.plots import creatures, daily, days, home, links, outside, results, school

Plot = Callable[[Cast], None]

ALL: tuple[tuple[Plot, float], ...] = (
    *links.PLOTS,
    *results.PLOTS,
    *home.PLOTS,
    *outside.PLOTS,
    *school.PLOTS,
    *creatures.PLOTS,
    *daily.PLOTS,
    *days.PLOTS,
)
"""Every plot and how often it is told."""
