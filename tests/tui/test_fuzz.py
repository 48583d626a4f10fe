"""Whatever is pressed, resized and pasted, in whatever order: nothing crashes, nothing odd is drawn."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from attn_tui.tui.app import TutorApp
from attn_tui.tui.keys import KEYS
from tests.tui.driving import drive, field, screen, shown

pytestmark = pytest.mark.slow

P = Pilot[Any]
SEEDS, BURSTS, BURST = 4, 100, 25
"""20 × 100 × 25 = 50,000 keys and resizes."""
SENTENCES = 5_000

LEAVES = ("q", "ctrl+q", "ctrl+c")
PRESSED = [key for row in KEYS for key in row.keys.split(",") if key not in LEAVES]
TYPED = [*"abz01259.-[]/,", "小", "猫", "，", "space", "backspace", "delete", "ctrl+u", "ctrl+k", "ctrl+v"]
AGAIN = [
    "escape",
    "enter",
    "enter",
    "up",
    "down",
    "left",
    "right",
    "tab",
    "shift+tab",
    "pagedown",
    "ctrl+p",
    "z",
]
CHARACTERS = (
    *"abcdeft hw.,'!?0123456789\t\n\r",
    *"小猫坐在垫子上，因为它累了。番茄红的𠮷",
    *"éßЖשعग़🍅👩\u200d🍳e\u0301\ufe0f",
    *"\x00\x07\x08\x0b\x1b\x7f\x80\x9b\x9d\u2028\u2029\u200b\u202e\u2066\ufeff\ufffe\ufff9\U000e0001",
    *(
        "[/red]",
        "[b]",
        "<unk>",
        "<|end|>",
        "\x1b]0;x\x07",
        "\x1b[2J",
        "{{scores[0,0]}}",
        "[@click=app.quit]x[/]",
    ),
)


def key(name: str) -> events.Key:
    """The key as a terminal would send it."""
    return events.Key(name, name if len(name) == 1 else " " if name == "space" else None)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_random_keys_and_resizes(seed: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # exports go into the present folder
    monkeypatch.chdir(tmp_path)
    chance = random.Random(seed)
    done: list[str] = []

    async def script(app: TutorApp, pilot: P) -> None:
        for _ in range(BURSTS):
            size = (chance.randint(1, 300), chance.randint(1, 100))
            if chance.random() < 0.5:
                size = (chance.randint(1, 60), chance.randint(1, 14))
            done.append(f"{size}")
            await pilot.resize_terminal(*size)
            pool = chance.choice([PRESSED, PRESSED + AGAIN, TYPED, AGAIN])
            for name in chance.choices(pool, k=BURST - 1):
                done.append(name)
                app.post_message(key(name))
                if chance.random() < 0.1:
                    await pilot.pause()
            await pilot.pause()
            assert app._exception is None and not app._exit, done[-60:]
            drawn = screen(app)
            assert all(line.isprintable() for line in drawn.splitlines()), (drawn, done[-60:])

    try:
        drive(script, lang=chance.choice(["zh", "en"]), model="tiny" if seed % 5 == 0 else "byhand")
    except BaseException as error:
        error.add_note(f"seed {seed}, after {len(done)}: … {' '.join(done[-80:])}")
        raise


@pytest.mark.parametrize("seed", range(3))
def test_random_sentences(seed: int) -> None:
    chance = random.Random(seed)

    async def script(app: TutorApp, pilot: P) -> None:
        steps = [step.id for step in app.tutor.tour.steps]
        await pilot.press("e")
        for count in range(SENTENCES // 10):
            text = "".join(chance.choices(CHARACTERS, k=chance.choice([0, 1, 2, 5, 12, 30])))
            if count % 25 == 0:
                app.tutor.go(chance.choice(steps))
                await pilot.press(*chance.choice([(), ("escape", "g", "e"), ("f8",)]))
            field(app).clear()
            app.post_message(events.Paste(text))
            await pilot.pause()
            assert field(app).value == app.tutor.now.text and app._exception is None
            assert shown(app).session.text == app.tutor.now.text
            drawn = screen(app)
            assert all(line.isprintable() for line in drawn.splitlines()), (text, drawn)

    drive(script, chance.choice([(80, 24), (160, 48), (41, 13)]), model="tiny" if seed % 5 == 0 else "byhand")
