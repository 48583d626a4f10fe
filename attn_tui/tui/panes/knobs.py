"""The knobs of sampling in words: how they stand, and which one the keys turn."""

from __future__ import annotations

from rich.text import Text

from attn_tui.learner.session import KNOBS, STARTS, Session
from attn_tui.paint.look import Look
from attn_tui.tui import strings


def knob_text(session: Session, node: str) -> str:
    """`T 0.7`, `top-k 20`, `seed 3`; `greedy` where nothing is drawn."""
    value, lang = session.knobs[node], session.lang
    if node == "seed" and not value:
        return strings.GREEDY[lang]
    shown = strings.ALL[lang] if node == "top_k" and not value else f"{value:g}"
    return f"{strings.KNOBS[node][lang]} {shown}"


def turned(session: Session) -> str:
    """The knobs that do not stand where they started."""
    moved = (knob.node for knob in KNOBS if session.knobs[knob.node] != STARTS[knob.node])
    return "".join(f" · {knob_text(session, node)}" for node in moved)


def knob_line(session: Session, look: Look) -> Text:
    """All of them, the chosen one between arrows."""
    line = Text(no_wrap=True, end="", overflow="ellipsis")
    for index, knob in enumerate(KNOBS):
        text = knob_text(session, knob.node)
        line.append("  " if index else "")
        if knob.node == session.knob:
            line.append(f"‹{text}›", look.accent)
        else:
            line.append(text, look.theme.dim if look.full else "dim")
    return line
