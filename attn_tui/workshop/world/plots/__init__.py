"""What can happen: each plot chooses its cast and adds its events."""

from collections.abc import Callable

from attn_tui.workshop.world.cast import Cast
from attn_tui.workshop.world.plots import (
    creatures,
    daily,
    days,
    games,
    home,
    kitchen,
    learning,
    links,
    outside,
    readers,
    results,
    school,
)

Plot = Callable[[Cast], None]

Plots = tuple[tuple[Plot, float], ...]
"""Plots and how often each is told."""

ALL: Plots = (
    *creatures.PLOTS,
    *daily.PLOTS,
    *days.PLOTS,
    *games.PLOTS,
    *home.PLOTS,
    *kitchen.PLOTS,
    *learning.PLOTS,
    *links.PLOTS,
    *outside.PLOTS,
    *readers.PLOTS,
    *results.PLOTS,
    *school.PLOTS,
)
"""Every plot and how often it is told."""
