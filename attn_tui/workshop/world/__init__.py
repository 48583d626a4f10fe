"""A little world: people, animals and things with a state, told in English and Chinese from the same events.

`stories` tells what happens in it, `sayings` only the shortest of it; `facts` are the short lines that a child's primer has (weekdays, counting,
opposites, colours). All are seeded: the same seed gives the same documents.
"""

from attn_tui.workshop.world.facts import facts
from attn_tui.workshop.world.stories import sayings, stories

__all__ = ["facts", "sayings", "stories"]
