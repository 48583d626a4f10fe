"""The knobs of sampling in words: how they stand, and which one the keys turn."""

from __future__ import annotations

from rich.text import Text

from attn_tui.learner.session import Session
from attn_tui.models.knobs import KNOBS
from attn_tui.paint.look import Look


def knob_text(session: Session, node: str) -> str:
    """`T 0.7`, `top-k 20`, `seed 3`; `greedy` where nothing is drawn."""
    knob, lang = KNOBS[node], session.lang
    value = session.knobs.get(node, knob.rest)
    if not value and node == "seed" and knob.off is not None:
        return knob.off[lang]
    shown = knob.off[lang] if not value and knob.off is not None else f"{value:g}"
    return f"{knob.words[lang]} {shown}"


def turned(session: Session) -> str:
    """The knobs that do not stand where they started."""
    moved = (node for node, value in session.knobs.items() if value != KNOBS[node].rest)
    return "".join(f" · {knob_text(session, node)}" for node in moved)


def knob_line(session: Session, look: Look) -> Text:
    """All of them, the chosen one between arrows."""
    line = Text(no_wrap=True, end="", overflow="ellipsis")
    for index, node in enumerate(KNOBS):
        text = knob_text(session, node)
        line.append("  " if index else "")
        if node == session.knob:
            line.append(f"‹{text}›", look.accent)
        else:
            line.append(text, look.theme.dim if look.full else "dim")
    return line
