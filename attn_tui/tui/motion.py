"""Whether a result may be seen as it is made: not where motion is unwanted, or a link is slow."""

from __future__ import annotations

from collections.abc import Mapping

STILL = ("NO_COLOR", "SSH_CONNECTION", "SSH_TTY", "ATTN_TUI_NO_MOTION")
"""Variables that, where they say anything, ask for stillness: of terminals without colour, and far away."""
PACE = 1 / 25
"""Seconds a frame."""


def moves(environ: Mapping[str, str], unwanted: bool = False) -> bool:
    """Whether there is motion in this environment, where the options do not say that it is `unwanted`."""
    if unwanted or any(environ.get(name) for name in STILL) or environ.get("TERM") == "dumb":
        return False
    return environ.get("TEXTUAL_ANIMATIONS", "full").lower() not in ("none", "basic")
