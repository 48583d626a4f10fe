"""The sentence, typed, pasted and committed by an input method."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from attn_tui.tui.app import TutorApp
from attn_tui.tui.screens.help import Help
from tests.tui.driving import LARGE, SMALL, drive, field, screen, shown

P = Pilot[Any]


def test_typing_reflows_at_the_same_step_and_no_key_leaks() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        before = app.tutor.now
        await pilot.press("e")
        assert field(app).has_focus
        for key in (" ", "n", "b", "l", "q", "t", "question_mark", "left_square_bracket", "e", "m", "comma"):
            await pilot.press("space" if key == " " else key)
        assert app.tutor.now.text == before.text + " nblqt?[em,"
        assert (app.tutor.now.step, app.tutor.now.lang) == (before.step, before.lang)
        assert app.is_running and not isinstance(app.screen, Help)
        await pilot.press("escape")
        assert not field(app).has_focus
        await pilot.press("n")
        assert app.tutor.now.text == before.text + " nblqt?[em,"
        assert app.tutor.now.step != before.step

    drive(script, step="scores", text="the cat sat")


def test_keys_of_one_burst_do_not_leak() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        for key, character in (("e", "e"), ("n", "n"), ("q", "q"), ("end", None)):
            app.post_message(events.Key(key, character))
        await pilot.pause()
        assert app.tutor.now.text == "the cat satnq"
        assert app.tutor.now.step == "scores"
        for key, character in (("escape", "\x1b"), ("n", "n"), ("n", "n")):
            app.post_message(events.Key(key, character))
        await pilot.pause()
        assert app.tutor.now.text == "the cat satnq"
        assert app.tutor.now.step == "masked"

    drive(script, text="the cat sat", step="scores")


def test_a_burst_of_an_input_method_arrives_in_order() -> None:
    text = "番茄很甜，因为它是红的" * 3

    async def script(app: TutorApp, pilot: P) -> None:
        app.post_message(events.Key("e", "e"))
        for character in text:
            app.post_message(events.Key(character, character))
        app.post_message(events.Key("f8", None))
        await pilot.pause(0.3)
        assert field(app).value == app.tutor.now.text == text
        assert app.tutor.now.step == "pieces"

    drive(script, text="", lang="zh")


def test_typing_keeps_what_is_there() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("e", "!")
        assert app.tutor.now.text == "the cat sat!"
        await pilot.press("enter")
        assert not field(app).has_focus

    drive(script, text="the cat sat")


def test_function_keys_step_while_editing() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("e", "f8", "f8", "a")
        assert app.tutor.now.step == app.tutor.tour.steps[2].id
        assert app.tutor.now.text.endswith("a")
        assert field(app).has_focus

    drive(script)


def test_chinese_arrives_whole_typed_and_pasted() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("e")
        for character in "小猫累了":
            await pilot.press(character)
        assert app.tutor.now.text == "小猫累了"
        app.post_message(events.Paste("，因为它\n很小\x1b[31m"))
        await pilot.pause()
        assert app.tutor.now.text == "小猫累了，因为它 很小␛[31m"
        assert "\x1b" not in screen(app)
        tokens = shown(app).tokens
        assert "小猫" in tokens and "它" in tokens

    drive(script, text="", lang="zh")


MARKUP = ("[/foo]", "[CLS]", "[", "[/", "[red]x[/red]", "[UNK]", "\\[", "{{scores[0,0]}}")


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_what_is_typed_is_never_markup(size: tuple[int, int]) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        for text in MARKUP:
            app.tutor.type(text)
            for step in ("text", "ids", "weights"):
                app.tutor.go(step)
                await pilot.pause()
                assert text in screen(app), step
        app.tutor.type(" ".join(MARKUP))
        for each in app.tutor.tour.steps:
            app.tutor.go(each.id)
            await pilot.pause()
            assert MARKUP[0] in screen(app), each.id

    drive(script, size)


def test_an_empty_sentence_says_what_to_do() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        for _ in app.tutor.tour.steps:
            await pilot.press("n", "right", "down")
        assert "press e" in screen(app)
        await pilot.press("e", "c", "a", "t")
        assert "press e" not in screen(app)
        assert shown(app).tokens == ("cat",)

    drive(script, text="")


def test_unknown_words_are_said_in_one_line() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        page = screen(app)
        assert "<unk>: zyzzyx" in page
        assert "<unk>" in shown(app).tokens

    drive(script, text="the zyzzyx sat")


def test_a_text_beyond_the_context_says_what_was_dropped() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        context = app.tutor.tour.model.architecture.context
        assert f"only the last {context} tokens" in screen(app)
        assert len(shown(app).tokens) == context

    drive(script, text="the cat " * 40)
