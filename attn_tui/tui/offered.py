"""Which keys do something now, and which of them the bar shows: pure functions of what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from attn_tui.learner import session as sessions
from attn_tui.learner.scene import CHOOSING, Scene
from attn_tui.learner.session import Session
from attn_tui.tour.steps import STEPS
from attn_tui.tour.tour import Tour
from attn_tui.tui.keys import KEYS, Key

NEEDS_A_CELL = ("why", "uses", "code", "change", "heads", "split", "lens", "export", "nudge")
"""What opens only beside a result: without tokens there is none."""
MOST_HINTS = 7
WANTED = 10
"""The weight of a key that the open task takes: before all others."""


@dataclass(frozen=True)
class Situation:
    """All that decides it: the session, how many layers and heads there are, what stands beside.

    `layered` and `headed`: the step is one of a layer, or of a head, of which there are several; `in_layer`:
    without regard to how many; `repeating`: a layer begins that takes the steps of the one before;
    `choosing`: it is one of those that choose the next token; `scrollable`: the text is longer than its pane;
    `on_road`: a card is shown, `skipping`: one behind which layers can be skipped, `asking`: its open task,
    `needed`: the keys that it takes.
    """

    session: Session
    layers: int = 1
    heads: int = 1
    in_layer: bool = False
    layered: bool = False
    headed: bool = False
    choosing: bool = False
    has_result: bool = False
    foreign: bool = False
    panel: bool = False
    scrollable: bool = False
    repeating: bool = False
    on_road: bool = False
    skipping: bool = False
    asking: str = ""
    needed: frozenset[str] = frozenset()

    @property
    def pinned(self) -> bool:
        """Whether there is something to compare with."""
        return self.session.pinned is not None

    @property
    def in_training(self) -> bool:
        """Whether a step of training is shown."""
        return STEPS[self.session.step].in_training

    @property
    def past(self) -> bool:
        """Whether there is something to undo."""
        return bool(self.session.past)


def situated(now: Session, tour: Tour, scene: Scene | None) -> Situation:
    """What the place on the tour decides, and what is seen of it."""
    stack, station = sessions.stack_of(now, tour), now.station(tour)
    return Situation(
        session=now,
        layers=stack.layers,
        heads=stack.heads,
        in_layer=station.stack is not None,
        layered=station.stack is not None and stack.layers > 1,
        headed=sessions.headed(tour, station) and stack.heads > 1,
        choosing=station.step.id in CHOOSING,
        repeating=sessions.repeats(now, tour),
        has_result=scene is not None and scene.result is not None,
    )


def offered(action: str, arguments: tuple[object, ...], now: Situation, editing: bool) -> bool | None:
    """True where the key does something, None where it rests, False where it is another's now (Textual's)."""
    what = arguments[0] if action in ("learn", "open") and arguments else action
    if what in ("edit", "move", "switch_pane") and editing:
        return False
    if what == "leave":
        return editing or now.panel
    does = {
        "switch_pane": now.panel,
        "along": now.foreign,
        "more": now.on_road,
        "hint": bool(now.asking),
        "walk": now.skipping,
        "undo": now.past,
        "redo": bool(now.session.future),
        "comparison": now.pinned,
        "layer": now.layers > 1,
        "head": now.heads > 1,
        "skip": now.in_layer,
        **dict.fromkeys(NEEDS_A_CELL, now.has_result),
    }
    return True if does.get(str(what), True) else None


def hints(now: Situation, keys: Sequence[Key] = KEYS) -> tuple[Key, ...]:
    """The weightiest keys that do something now, seven at most, in the order of the table."""
    wanted = (replace(key, weight=WANTED) if key.keys in now.needed else key for key in keys)
    able = [
        key
        for key in wanted
        if key.brief
        and key.weight
        and (key.keys in now.needed or _fits(key, now))
        and offered(*key.does, now, editing=False)
    ]
    weighty = sorted(able, key=lambda key: -key.weight)[:MOST_HINTS]
    return tuple(key for key in able if key in weighty)


def _fits(key: Key, now: Situation) -> bool:
    return not key.when or bool(getattr(now, key.when))
