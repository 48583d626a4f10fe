"""A little world: people, animals and things with a state, told in English and Chinese from the same events.

`stories` tells what happens in it; `facts` are the short lines that a child's primer has (weekdays, counting,
opposites, colours). Both are seeded: the same seed gives the same documents.
"""

from attn_tui.workshop.world.facts import facts
from attn_tui.workshop.world.stories import stories

__all__ = ["facts", "stories"]
