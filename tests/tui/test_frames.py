"""The main steps as they look, compared with committed text frames.

After a change that is meant, look at the screens, then write them anew: UPDATE_FRAMES=1 pytest …
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from attn_tui.tui.app import TutorApp
from tests.tui.driving import LARGE, SMALL, close, drive, screen

FRAMES = Path(__file__).parent / "frames"
STEPS = {
    "byhand": ("text", "embed", "q", "scores", "masked", "weights", "mixed", "probs", "next"),
    "tiny": ("bytes", "merges", "pieces", "position", "norm1", "mid", "mlp_act", "kept", "next"),
}


VIEWS = {
    "why": ("weights", "enter"),
    "why_deep": ("weights", "enter", "enter", "enter", "enter"),
    "uses": ("q", "U"),
    "code": ("scores", "c"),
    "number": ("scores", "equals_sign", "x", "enter"),
    "edited": ("scores", "equals_sign", "9", "enter"),
    "edits": ("scores", "equals_sign", "9", "enter", "y"),
    "try": ("scores", "f"),
    "go": ("next", "o"),
    "switches": ("scores", "f", "enter", "down", "enter"),
    "switched": ("weights", "1", "8"),
    "pinned": ("weights", "p", "1", "d", "d"),
    "pinned_next": ("next", "p", "8"),
    "heads": ("weights", "H"),
    "lens": ("next", "i"),
    "split": ("q", "split"),
    "plane": ("embed", "r"),
    "axis": ("embed", "r", "v", "v"),
    "space": ("embed", "r", "v", "right", "tab"),
    "analogy": ("embed", "r", "a"),
    "layers": ("embed", "r", "s", "s"),
    "export": ("weights", "x"),
    "target": ("target",),
    "d_q": ("d.q",),
    "both_sides": ("scores", "D"),
    "learning": ("loss", "S"),
}
"""A step and the keys that open each view there; how heads are split has none."""


TRAINED = ("heads", "lens", "why_deep", "split")
"""The views that are more to look at with many heads and layers."""


@pytest.mark.parametrize("model", list(STEPS))
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_views(lang: str, size: tuple[int, int], model: str) -> None:
    frames: dict[str, str] = {}

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        first = app.tutor.now
        for view, (step, *keys) in VIEWS.items():
            if (view in TRAINED) != (model == "tiny"):
                continue
            app.tutor.session = replace(first, step=step)
            if view == "split":
                app.tutor.action_open(view)
            else:
                await pilot.press(*keys)
            await pilot.pause()
            app.clear_notifications()
            await pilot.pause()
            frames[view] = screen(app)
            await close(app, pilot)

    drive(script, size, lang, model=model)
    where = f"{lang}_{size[0]}x{size[1]}.txt"
    wrong = [view for view, frame in frames.items() if not same(f"views/{view}_{where}", frame)]
    assert not wrong, f"these frames changed: {wrong}"


@pytest.mark.parametrize("model", list(STEPS))
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_frames(lang: str, size: tuple[int, int], model: str) -> None:
    frames: dict[str, str] = {}

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        for step in STEPS[model]:
            app.tutor.go(step)
            await pilot.pause()
            frames[step] = screen(app)

    drive(script, size, lang, model=model)
    where = f"{lang}_{size[0]}x{size[1]}.txt"
    wrong = [step for step, frame in frames.items() if not same(f"{model}/{step}_{where}", frame)]
    assert not wrong, f"these frames changed: {wrong}"


def same(name: str, frame: str) -> bool:
    """Whether the frame is the committed one; written anew where that is asked for."""
    path = FRAMES / name
    if os.environ.get("UPDATE_FRAMES"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(frame, encoding="utf-8")
    return path.exists() and path.read_text(encoding="utf-8") == frame
