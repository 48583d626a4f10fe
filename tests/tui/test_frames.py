"""The main steps as they look, compared with committed text frames.

After a change that is meant, look at the screens, then write them anew: UPDATE_FRAMES=1 pytest …
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from attn_tui.tui.app import TutorApp
from tests.tui.driving import LARGE, SMALL, drive, screen

FRAMES = Path(__file__).parent / "frames"
STEPS = {
    "byhand": ("text", "embed", "q", "scores", "masked", "weights", "mixed", "probs", "next"),
    "tiny": ("bytes", "merges", "pieces", "position", "norm1", "mlp_act", "kept", "next"),
}


@pytest.mark.parametrize("model", list(STEPS))
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_frames(lang: str, size: tuple[int, int], model: str) -> None:
    frames: dict[str, str] = {}

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        if size == SMALL:
            frames["lesson"] = screen(app)
            await pilot.press("tab")
        for step in STEPS[model]:
            app.tutor.go(step)
            await pilot.pause()
            frames[step] = screen(app)

    drive(script, size, lang, model=model)
    where = f"{lang}_{size[0]}x{size[1]}.txt"
    wrong = [step for step, frame in frames.items() if not _same(f"{model}/{step}_{where}", frame)]
    assert not wrong, f"these frames changed: {wrong}"


def _same(name: str, frame: str) -> bool:
    path = FRAMES / name
    if os.environ.get("UPDATE_FRAMES"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(frame, encoding="utf-8")
    return path.exists() and path.read_text(encoding="utf-8") == frame
