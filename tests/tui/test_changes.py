"""Why, what if and compare: every key of them does what the help says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from attn_tui.models.switches import SWITCHES
from attn_tui.tui.app import TutorApp
from attn_tui.tui.keys import KEYS
from attn_tui.tui.panels.code import Code
from attn_tui.tui.panels.listing import Listing
from attn_tui.tui.panels.number import Number
from attn_tui.tui.panels.why import Why
from attn_tui.tui.screens.heads import Heads
from attn_tui.tui.screens.lens import Lens
from attn_tui.tui.screens.space import Space
from attn_tui.tui.screens.split import HeadSplit
from tests.tui.driving import LARGE, SMALL, drive, screen, shown

P = Pilot[Any]
TEXT = "the cat sat because it was tired"
UP_TO_IT = ("up", "up")


def there(app: TutorApp) -> tuple[str, tuple[int, ...]]:
    assert isinstance(app.tutor.panel, Why)
    return app.tutor.panel.here.node, app.tutor.panel.here.cell


def test_enter_goes_back_to_the_weights_and_backspace_returns() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press(*UP_TO_IT, "enter")
        way = [there(app)]
        assert way[0] == ("layer.0.weights", (0, 4, 1))
        while "Nobody" not in screen(app):
            await pilot.press("enter")
            way.append(there(app))
            assert len(way) < 30
        assert way[-1][0] in ("E", "P") or ".W_" in way[-1][0]
        for place in reversed(way):
            assert there(app) == place
            await pilot.press("backspace")
        assert app.tutor.panel is None

    drive(script, text=TEXT, step="weights")


def test_the_arrows_choose_among_the_operands_and_g_goes_to_one() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press(*UP_TO_IT, "enter", "down", "right", "enter")
        node, cell = there(app)
        assert node == "layer.0.k"
        await pilot.press("J")
        now = shown(app)
        assert now.step.id == "k" and now.result is not None
        assert now.result.view.cell(now.place) == cell

    drive(script, text=TEXT, step="scores")


def test_u_asks_who_uses_it_and_follows_forward() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press(*UP_TO_IT, "U")
        assert there(app)[0] == "layer.0.scores" and "S/√k[it → cat]" in screen(app)
        await pilot.press("enter", "enter")
        assert there(app)[0] == "layer.0.masked"
        await pilot.press("U")
        assert "Why this number" in screen(app)

    drive(script, text=TEXT, step="scores", size=SMALL)


def test_a_long_sum_unfolds() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("enter")
        before = screen(app)
        assert "more:" in before
        for _ in range(40):
            await pilot.press("down")
            if " more:" in screen(app) and "▸ + … " in screen(app):
                await pilot.press("enter")
                break
        assert there(app)[0] == "layer.0.scores"
        assert isinstance(app.tutor.panel, Why) and app.tutor.panel.here.unfolded

    drive(script, text="The cat sat", step="scores", model="tiny")


def test_a_click_follows_an_operand() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press(*UP_TO_IT, "enter")
        lines = screen(app).splitlines()
        y = next(i for i, line in enumerate(lines) if "Q[it, 0]" in line)
        await pilot.click(offset=(lines[y].index("Q[it, 0]") + 1, y))
        assert there(app)[0] == "layer.0.q"

    drive(script, text=TEXT, step="scores")


def test_c_shows_the_code_with_the_shapes() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("c")
        assert isinstance(app.tutor.panel, Code)
        text = screen(app)
        assert "q @ k.swapaxes(-1, -2)" in text and "q @ k.transpose(-1, -2)" in text and "(2, 7, 7)" in text
        await pilot.press("escape")
        assert app.tutor.panel is None

    drive(script, text=TEXT, step="scores")


def test_equals_changes_a_number_and_everything_behind_it() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        tutor = app.tutor
        before = tutor.tour.graph.value("layer.0.weights").copy()
        await pilot.press(*UP_TO_IT, "equals_sign")
        assert isinstance(app.tutor.panel, Number)
        await pilot.press("n", "o", "enter")
        assert "is no number" in screen(app)
        await pilot.press("backspace", "backspace", *"99999", "enter")
        assert "from -10000 to 10000" in screen(app)
        await pilot.press("backspace", "backspace", "backspace", "backspace", "enter")
        assert app.tutor.panel is None and "1 changed" in screen(app)
        (edit,) = tutor.now.edits
        assert (edit.node, edit.cell, edit.value) == ("layer.0.scores", (0, 4, 1), 9.0)
        after = tutor.tour.graph.value("layer.0.weights")
        assert not np.array_equal(before[0, 4], after[0, 4]) and np.array_equal(before[1], after[1])
        await pilot.press("z")
        assert not tutor.now.edits and np.array_equal(tutor.tour.graph.value("layer.0.weights"), before)
        await pilot.press("Z")
        assert tutor.now.edits == (edit,)
        await pilot.press("equals_sign", "enter")
        assert not tutor.now.edits
        await pilot.press("equals_sign", "5", "escape")
        assert not tutor.now.edits

    drive(script, text=TEXT, step="scores")


def test_the_list_of_changes_switches_one_off_drops_and_clears() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        tutor = app.tutor
        await pilot.press("y")
        assert "Nothing is changed yet" in screen(app)
        await pilot.press(
            "escape", *UP_TO_IT, "equals_sign", "9", "enter", "left", "equals_sign", "8", "enter", "y"
        )
        assert isinstance(app.tutor.panel, Listing) and screen(app).count("● S[") == 2
        await pilot.press("left")
        assert [edit.on for edit in tutor.now.edits] == [False, True] and len(tutor.now.setup.edits) == 1
        await pilot.press("right", "delete")
        assert len(tutor.now.edits) == 1
        await pilot.press("z")
        assert len(tutor.now.edits) == 2
        await pilot.press("X")
        assert not tutor.now.edits
        await pilot.press("z", "Z", "z", "down", "enter")
        assert app.tutor.panel is None and shown(app).place == (4, 0)

    drive(script, text=TEXT, step="scores")


def test_an_edit_waits_where_the_sentence_has_no_such_cell() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("equals_sign", "9", "enter")
        app.tutor.type("it was")
        await pilot.pause()
        assert "no cell in this sentence" in screen(app)
        await pilot.press("y")
        assert "no such cell" in screen(app)
        await pilot.press("escape")
        app.tutor.type(TEXT)
        await pilot.pause()
        (edit,) = app.tutor.now.edits
        assert app.tutor.tour.graph.value(edit.node)[edit.cell] == 9 and "no cell" not in screen(app)

    drive(script, text=TEXT, step="scores")


@pytest.mark.parametrize("model", ["byhand", "tiny"])
def test_the_digits_turn_the_switches_and_0_turns_all_back(model: str) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        tutor = app.tutor
        before = tutor.tour.graph.value("probs").tobytes()
        known = [SWITCHES[switch] for switch in tutor.tour.model.family.switches]
        plain = [switch for switch in known if not switch.of_heads]
        for key, switch in enumerate(plain, 1):
            await pilot.press(str(key))
            assert switch.id in tutor.now.switches and "not how the weights were trained" in screen(app)
        await pilot.press("8", "9")
        assert {"silent", "only"} <= tutor.now.switches.keys()
        assert np.isfinite(tutor.tour.graph.value("probs")).all()
        await pilot.press("8", "9")
        assert "silent" not in tutor.now.switches
        await pilot.press("0")
        assert not tutor.now.switches and tutor.tour.graph.value("probs").tobytes() == before
        await pilot.press("f", "enter", "down", "enter", "down", "right", "left", "enter", "escape")
        assert dict(tutor.now.switches) == {"mask": "none", "attention": "uniform"}

    drive(script, text="The cat sat because it", step="weights", model=model)


def test_a_step_that_a_switch_takes_away_is_left() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("5", "5")
        assert app.tutor.now.switches["norm"] == "none" and shown(app).step.id == "x"
        await pilot.press("5")
        assert not app.tutor.now.switches

    drive(script, text="The cat", step="norm1", model="tiny")


def test_p_pins_and_d_shows_now_then_and_the_difference() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        tutor = app.tutor
        then = tutor.tour.graph.value("layer.0.weights")[0].copy()
        await pilot.press("d")
        assert tutor.now.comparison == "now"
        await pilot.press("p", "1")
        now = shown(app)
        assert now.moved and now.result is not None
        moved = dict(zip((step.id for step in tutor.tour.steps), now.moved, strict=True))
        assert moved["scores"] == 0 and moved["scaled"] > 0 and moved["weights"] > 0
        values = now.result.view.values.copy()
        await pilot.press("d")
        assert shown(app).result.view.values.tolist() == then.tolist()  # type: ignore[union-attr]
        await pilot.press("d")
        np.testing.assert_allclose(shown(app).result.view.values, values - then, atol=1e-12)  # type: ignore[union-attr]
        assert "now − before" in screen(app)
        await pilot.press("p")
        assert tutor.now.pinned is None and not shown(app).moved and tutor.now.comparison == "now"

    drive(script, text=TEXT, step="weights")


def test_two_sentences_are_compared_token_by_token() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("p")
        app.tutor.type("the tomato sat because it was tired")
        await pilot.pause()
        assert shown(app).differing == {1} and "‹tomato›" in screen(app)
        app.tutor.type("the big cat sat because it was tired")
        await pilot.pause()
        assert shown(app).differing == {1}
        await pilot.press("d", "d")
        values = shown(app).result.view.values  # type: ignore[union-attr]
        assert np.isnan(values[1]).all() and np.isfinite(values[0, 0])

    drive(script, text=TEXT, step="embed")


def test_the_views_open_and_close() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        for view, kind in (("heads", Heads), ("split", HeadSplit), ("lens", Lens), ("space", Space)):
            app.tutor.action_open(view)
            await pilot.pause()
            assert isinstance(app.screen, kind)
            await pilot.press("left", "right", "up", "down", "escape")
            assert app.tutor.panel is None
        await pilot.press("H", "right", "enter")
        assert app.tutor.now.head == 1

    drive(script, text=TEXT, step="weights")


def test_words_typed_into_the_space_are_seen_there() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("r", "e", "end", "space", *"queen")
        space = app.screen
        assert isinstance(space, Space) and space.query_one(Input).value.endswith(" queen")
        assert "● queen" in screen(app)
        await pilot.press("space", *"[zzqx", "escape")
        assert "not known: [zzqx" in screen(app)
        await pilot.press("v")
        assert "a space keeps" in screen(app)
        await pilot.press("a")
        assert "left out" in screen(app)
        await pilot.press("escape")
        assert app.tutor.panel is None

    drive(script, text=TEXT, step="embed", size=LARGE)


def test_within_a_layer_the_space_is_that_of_its_rows() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("r")
        assert "layer.0.attn" in screen(app) and "● it" in screen(app).replace("␣", "")

    drive(script, text="The cat sat because it", step="attn", model="tiny")


def test_x_writes_the_view_into_the_present_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("x", "enter", "x", "enter", "x", "down", "enter")
        assert sorted(path.name for path in tmp_path.glob("*.*")) == [
            "attn-tui-weights-2.svg", "attn-tui-weights.md", "attn-tui-weights.svg",
        ]  # fmt: skip

    drive(script, text=TEXT, step="weights")


def test_every_key_here_is_in_the_help() -> None:
    caps = {cap for key in KEYS for cap in key.caps.split()}
    assert {
        "Enter",
        "u",
        "U",
        "c",
        "=",
        "z",
        "Z",
        "y",
        "f",
        "p",
        "d",
        "H",
        "i",
        "r",
        "x",
        *"0123456789",
    } <= caps
