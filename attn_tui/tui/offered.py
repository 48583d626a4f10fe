"""Which keys do something now: a pure function of what is shown."""

from __future__ import annotations

from dataclasses import dataclass

from attn_tui.learner.session import Session

NEEDS_A_CELL = ("why", "uses", "code", "change", "heads", "split", "lens", "export")
"""What opens only beside a result: without tokens there is none."""


@dataclass(frozen=True)
class Situation:
    """All that decides it: the session, how many layers and heads there are, what stands beside."""

    session: Session
    layers: int = 1
    heads: int = 1
    has_result: bool = False
    foreign_lesson: bool = False
    narrow: bool = False


def offered(action: str, arguments: tuple[object, ...], now: Situation, editing: bool) -> bool | None:
    """True where the key does something, None where it rests, False where it is another's now (Textual's)."""
    what = arguments[0] if action in ("learn", "open") and arguments else action
    if what in ("edit", "move", "switch_pane") and editing:
        return False
    if what == "leave":
        return editing
    does = {
        "switch_pane": now.narrow,
        "along": now.foreign_lesson,
        "undo": bool(now.session.past),
        "redo": bool(now.session.future),
        "comparison": now.session.pinned is not None,
        "layer": now.layers > 1,
        "head": now.heads > 1,
        **dict.fromkeys(NEEDS_A_CELL, now.has_result),
    }
    return True if does.get(str(what), True) else None
