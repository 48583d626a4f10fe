"""Every key of the tutor, pressed."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from attn_tui.learner.reading import lesson_of
from attn_tui.paint.stage.what import RESULT, TOKEN
from attn_tui.tour.steps import STEPS
from attn_tui.tui.app import TutorApp
from attn_tui.tui.keys import GROUPS, KEYS
from attn_tui.tui.offered import MOST_HINTS, hints, offered
from attn_tui.tui.panels.pick import Pick
from attn_tui.tui.panels.why import Why
from attn_tui.tui.panes.cell import CellLine
from attn_tui.tui.panes.flow import FlowMap
from attn_tui.tui.panes.lesson import LessonPane
from attn_tui.tui.panes.sentence import Chips, SentenceBar
from attn_tui.tui.panes.stage import StagePane
from attn_tui.tui.screens.help import Help, help_lines
from tests.tui.driving import LARGE, SMALL, drive, field, screen, shown

P = Pilot[Any]


def cell_on(pane: StagePane, which: int, place: tuple[int, int]) -> tuple[int, int]:
    """Where on the pane a cell is drawn, its frame counted."""
    inside = pane.content_region.offset - pane.region.offset
    for y, spans in enumerate(pane.drawn.spans):
        for span in spans:
            if span.which == which and span.row == place[0] and place[1] in span.columns:
                x = span.x + span.width * list(span.columns).index(place[1])
                return x + inside.x + 1, y + inside.y
    raise AssertionError(f"{place} of {which} is not drawn")


def test_n_and_b_walk_the_whole_way_and_back() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        steps = [step.id for step in app.tutor.tour.steps]
        walked = [app.tutor.now.step]
        for _ in steps[1:]:
            await pilot.press("n")
            walked.append(app.tutor.now.step)
        assert walked == steps
        await pilot.press("n")
        assert app.tutor.now.step == steps[-1]
        for _ in range(len(steps)):
            await pilot.press("b")
        assert app.tutor.now.step == steps[0]

    drive(script)


@pytest.mark.parametrize(
    ("key", "lands"),
    [("space", 6), ("f8", 6), ("f7", 4), ("home", 0), ("end", -1), ("n", 6), ("b", 4)],
)
def test_step_keys(key: str, lands: int) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        steps = [step.id for step in app.tutor.tour.steps]
        app.tutor.go(steps[5])
        await pilot.press(key)
        assert app.tutor.now.step == steps[lands]

    drive(script)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_arrows_move_the_cell_and_stop_at_the_edge(size: tuple[int, int]) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        rows = len(shown(app).tokens)
        await pilot.press(*["left"] * 12, "right", "right", "up")
        assert shown(app).place == (rows - 2, 2)
        await pilot.press("left")
        assert shown(app).place == (rows - 2, 1)
        await pilot.press("down", "down", "down")
        assert shown(app).place == (rows - 1, 1)
        await pilot.press(*["left"] * 4)
        assert shown(app).place == (rows - 1, 0)

    drive(script, size, step="scores")


def test_heads_go_round_and_a_single_layer_stays() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("right_curly_bracket")
        assert app.tutor.now.head == 1
        await pilot.press("right_curly_bracket")
        assert app.tutor.now.head == 0
        await pilot.press("left_curly_bracket")
        assert app.tutor.now.head == 1
        await pilot.press("left_square_bracket", "right_square_bracket")
        assert app.tutor.now.layer == 0

    drive(script, step="scores")


def test_token_and_head_outlive_stepping() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("up", "up", "right_curly_bracket")
        token = shown(app).token
        await pilot.press(*["n"] * 6)
        assert (shown(app).token, app.tutor.now.head) == (token, 1)
        assert app.tutor.now.step != "scores"

    drive(script, step="scores")


def test_capital_l_switches_everything_and_keeps_the_place() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("up", "right")
        before = app.tutor.now
        english = screen(app)
        await pilot.press("L")
        assert app.tutor.now.lang == "zh"
        assert (app.tutor.now.step, app.tutor.now.at) == (before.step, before.at)
        chinese = screen(app)
        assert "谁该看谁" in chinese and "谁该看谁" not in english
        assert "下一步" in chinese and "next" in english
        await pilot.press("L")
        assert screen(app) == english

    drive(script, step="scores")


def test_t_switches_dark_and_light() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        dark = screen(app)
        assert app.current_theme.dark
        await pilot.press("t")
        assert not app.current_theme.dark
        assert screen(app) == dark
        await pilot.press("t")
        assert app.current_theme.dark

    drive(script, step="weights")


def test_question_mark_lists_every_key() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("question_mark")
        assert isinstance(app.screen, Help)
        assert "next step" in screen(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, Help)

    drive(script)
    for lang in ("zh", "en"):
        for width in (78, 156):
            text = "\n".join(line.plain for line in help_lines(lang, width))
            assert all(key.tooltip[lang] in text for key in KEYS)


def test_what_is_typed_into_the_help_leaves_the_keys_that_say_it() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("question_mark", *"temper")
        page = screen(app)
        assert "next knob: temperature" in page and "next step" not in page
        await pilot.press(*"zz")
        assert "no such key" in screen(app)
        await pilot.press("enter")
        assert not isinstance(app.screen, Help)

    drive(script)


def test_g_puts_the_next_token_at_the_end() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("up", "up")
        best = app.tutor.tour.candidates(1)[0].token
        before = app.tutor.now
        await pilot.press("g")
        assert app.tutor.now.text == f"{before.text} {best}"
        assert app.tutor.now.step == before.step
        assert shown(app).token == len(shown(app).tokens) - 1
        assert field(app).value == app.tutor.now.text

    drive(script, text="the cat sat", step="scores")


def test_g_needs_a_sentence() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("g")
        assert app.tutor.now.text == ""

    drive(script, text="")


async def open_line(app: TutorApp, pilot: P, menu: str, view: str) -> None:
    """Open a menu and take its line of this name."""
    group = GROUPS["go" if menu == "o" else "try"]
    lines = [key for key in group if key.listed and offered(*key.does, app.tutor.situation, editing=False)]
    at = next(index for index, key in enumerate(lines) if key.action == f"open('{view}')")
    await pilot.press(menu, *["down"] * at, "enter")
    await pilot.pause()


def test_o_jumps_to_any_step() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await open_line(app, pilot, "o", "steps")
        assert isinstance(app.tutor.panel, Pick)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert app.tutor.now.step == app.tutor.tour.steps[2].id
        await open_line(app, pilot, "o", "steps")
        await pilot.press("end", "escape")
        await pilot.pause()
        assert app.tutor.now.step == app.tutor.tour.steps[2].id

    drive(script)


def test_o_offers_example_sentences() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        examples = app.tutor.tour.model.card.examples["zh"]
        await open_line(app, pilot, "o", "examples")
        assert app.screen.query_one(OptionList).option_count == len(examples)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.tutor.now.text == examples[1]
        assert field(app).value == examples[1]

    drive(script, lang="zh", step="weights")


@pytest.mark.parametrize("model", ["byhand", "tiny"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_narrow_window_shows_lesson_and_matrices_at_once(lang: str, model: str) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        lesson, stage = app.tutor.query_one(LessonPane), app.tutor.query_one(StagePane)
        for _ in app.tutor.tour.steps:
            await pilot.press("n")
            assert 3 <= lesson.region.height <= 9 and stage.region.height >= 8
            assert lesson.region.bottom <= 24 and not lesson.region.overlaps(stage.region)

    drive(script, SMALL, lang, model=model)


def test_the_bar_never_has_more_than_seven_hints() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        for key in ("n", "1", "p", "8", "end", "less_than_sign", "u"):
            await pilot.press(key)
            shown_now = hints(app.tutor.situation)
            assert len(shown_now) <= MOST_HINTS
            assert {"n,space,f8", "f", "o", "question_mark"} <= {each.keys for each in shown_now}
        assert any(each.keys == "u,z" for each in shown_now)

    drive(script, model="tiny")


@pytest.mark.parametrize(("letter", "arrow"), [("h", "left"), ("j", "down"), ("k", "up"), ("l", "right")])
def test_letters_move_as_the_arrows_do(letter: str, arrow: str) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("up", "right", arrow)
        place = shown(app).place
        await pilot.press({"left": "right", "right": "left", "up": "down", "down": "up"}[arrow], letter)
        assert shown(app).place == place

    drive(script, step="scores")


def test_page_down_and_up_scroll_the_lesson() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        lesson = app.tutor.query_one(LessonPane)
        await pilot.press("pagedown")
        await pilot.pause()
        down = lesson.scroll_offset.y
        assert down > 0
        await pilot.press("pageup")
        await pilot.pause()
        assert lesson.scroll_offset.y < down

    drive(script, (120, 30))


def test_full_stop_and_comma_turn_the_lessons() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        lessons = app.tutor.course.lessons["en"]
        for lesson in lessons[1:]:
            await pilot.press("full_stop")
            assert lesson_of(app.tutor.now, app.tutor.course) == lesson
            assert app.tutor.now.step == lesson.step
        await pilot.press("comma")
        assert lesson_of(app.tutor.now, app.tutor.course) == lessons[-2]

    drive(script)


def test_q_leaves() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("q")

    assert drive(script).return_code == 0


def test_the_mouse_picks_cells_tokens_steps_and_the_sentence() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        pane = app.tutor.query_one(StagePane)
        await pilot.click(pane, offset=cell_on(pane, RESULT, (1, 1)))
        assert shown(app).place == (1, 1)
        await pilot.click(Chips, offset=(1, 0))
        assert shown(app).token == 0
        await pilot.click(FlowMap, offset=(3, 0))
        assert app.tutor.now.step == "text"
        await pilot.click(SentenceBar, offset=(30, 1))
        assert field(app).has_focus

    drive(script, step="scores")


def test_a_click_on_an_operand_selects_what_is_made_of_it_and_then_asks_why() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        pane = app.tutor.query_one(StagePane)
        for which, place, made in ((0, (2, 1), 0), (1, (0, 3), 1)):
            view = shown(app).operands[which].view
            await pilot.click(pane, offset=cell_on(pane, which, place))
            await pilot.pause()
            assert app.tutor.panel is None and shown(app).place[made] == place[made]
            await pilot.click(pane, offset=cell_on(pane, which, place))
            await pilot.pause()
            assert isinstance(app.tutor.panel, Why)
            assert (app.tutor.panel.here.node, app.tutor.panel.here.cell) == (view.node, view.cell(place))
            await pilot.press("escape")
            await pilot.pause()

    drive(script, step="scores")


def test_a_click_on_a_token_under_attention_chooses_its_row() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        pane = app.tutor.query_one(StagePane)
        await pilot.click(pane, offset=cell_on(pane, TOKEN, (2, 0)))
        await pilot.pause()
        assert shown(app).place[0] == 2 and shown(app).token == 2

    drive(script, step="weights")


def test_the_wheel_selects_other_rows_and_columns() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        pane = app.tutor.query_one(StagePane)
        last = len(shown(app).tokens) - 1
        await pilot.press(*["left"] * 9)
        for event, shift, place in (
            (events.MouseScrollUp, False, (last - 3, 0)),
            (events.MouseScrollDown, True, (last - 3, 3)),
            (events.MouseScrollDown, False, (last, 3)),
        ):
            pane.post_message(event(pane, 1, 1, 0, 0, 0, shift, False, False))
            await pilot.pause()
            assert shown(app).place == place

    drive(script, step="embed")


def test_resizing_keeps_the_place_and_a_tiny_window_says_so() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("up", "right")
        before, page = app.tutor.now, screen(app)
        await pilot.resize_terminal(38, 10)
        await pilot.pause()
        assert "40×12" in screen(app)
        for size in ((40, 12), (80, 24), (99, 30), (100, 30), LARGE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "40×12" not in screen(app)
            assert app.tutor.now == before
        assert screen(app) == page

    drive(script, step="scores")


def test_the_palette_jumps_to_any_step_and_any_lesson() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        commands = {command.title: command.callback for command in app.get_system_commands(app.screen)}
        for step in app.tutor.tour.steps:
            commands[f"go to: {step.title['en']}"]()
            await pilot.pause()
            assert app.tutor.now.step == step.id or STEPS[app.tutor.now.step].title == step.title
        await pilot.press("ctrl+p")
        await pilot.pause()
        for character in "softmax":
            await pilot.press(character)
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert app.tutor.now.step in ("weights", "probs")

    drive(script)


def test_the_cell_line_spells_the_arithmetic() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        scene = app.tutor.scene
        assert scene is not None and scene.arithmetic is not None
        line = app.tutor.query_one(CellLine).lines(150)[0].plain
        assert len(scene.arithmetic.terms) == app.tutor.tour.model.architecture.d_head
        assert line.count("×") >= len(scene.arithmetic.terms)

    drive(script, step="scores")


def test_the_last_step_shows_candidates() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        page = screen(app)
        best = shown(app).candidates[0]
        assert best.token in page and f"{best.drawn:.1%}" in page

    drive(script, step="next")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [(40, 12), SMALL, (100, 30), LARGE])
def test_no_line_is_wider_than_the_window(lang: str, size: tuple[int, int]) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        for _ in app.tutor.tour.steps:
            lines = screen(app).splitlines()
            assert len(lines) == size[1]
            assert max(map(cell_len, lines)) <= size[0]
            await pilot.press("n")

    drive(script, size, lang)


@pytest.mark.parametrize("colours", ["none", "16"])
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_few_colours_or_none_lose_no_number(colours: str, size: tuple[int, int]) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        for _ in app.tutor.tour.steps:
            await pilot.press("n")
        app.tutor.go("weights")
        await pilot.press("up", "up")
        await pilot.pause()
        page = screen(app)
        assert "0.98█" in page.replace("0.98]", "0.98█")
        assert "▸it" in page
        await pilot.press("question_mark", "escape", "e", "x", "escape", "t")

    drive(script, size, step="text", colours=colours)


def test_no_two_keys_are_one() -> None:
    pressed = [one for key in KEYS for one in key.keys.split(",") if one]
    assert sorted(pressed) == sorted(set(pressed))
