"""The real command in a real terminal: type Chinese, walk to the next token and back, and leave."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.terminal import CHECKOUT, Open, Terminal, environment, tutor_command

WIDE, SMALL = (120, 40), (80, 24)
SENTENCE = "番茄很甜，因为它是红的"
CTRL_U = "\x15"


def printed(*arguments: str) -> Any:
    """What the command prints as JSON."""
    done = subprocess.run(
        [*tutor_command(), *arguments], capture_output=True, check=True, cwd=CHECKOUT, env=environment()
    )
    return json.loads(done.stdout)


def edit(terminal: Terminal) -> None:
    terminal.press("e")
    terminal.wait_until(lambda screen: "Esc" in screen.splitlines()[-1], "the keys of the field")


def leave(terminal: Terminal) -> None:
    """Esc, alone: with a key close behind it would be Alt and that key, as in every terminal."""
    terminal.press("escape")
    terminal.wait_until(lambda screen: "Esc" not in screen.splitlines()[-1], "the keys of the steps")


def write(terminal: Terminal, text: str) -> None:
    """Replace the sentence by this, committed at once as an input method does."""
    edit(terminal)
    terminal.press("end", CTRL_U)
    terminal.wait_for("打一句话")
    terminal.commit(text)
    terminal.wait_for(text)
    leave(terminal)


def marked(screen: str) -> str:
    """The mark of the present step on the flow map."""
    line = next(line for line in screen.splitlines() if " ▸ " in line and "[" in line)
    return line.partition("[")[2].partition("]")[0]


slow = pytest.mark.slow


@pytest.mark.parametrize("size", [pytest.param(WIDE, marks=slow), SMALL])
def test_from_a_chinese_sentence_to_the_next_token_and_back(terminal: Open, size: tuple[int, int]) -> None:
    steps = printed("steps", "--json", "--lang", "zh", "--model", "byhand")
    shown = printed("show", "next", "--text", SENTENCE, "--format", "json", "--model", "byhand")
    next_token = shown["rows"][0]
    assert next_token not in SENTENCE
    tutor, count = terminal("--lang", "zh", "--model", "byhand", size=size), len(steps)

    tutor.wait_for("句子", f"1/{count}", "按键")
    tutor.leave_road()
    write(tutor, SENTENCE)
    tutor.wait_for(
        f"1/{count}", *(f" {token} " for token in ("番茄", "很", "甜", "，", "因为", "它", "是", "红"))
    )

    marks = [marked(tutor.text())]
    for place in range(2, count + 1):
        tutor.press("n")
        screen = tutor.wait_for(f" {place}/{count}")
        assert SENTENCE in screen
        marks.append(marked(screen))
    assert len(set(marks)) == count and marks[-1] == "下一个词"
    tutor.wait_for(f"next[{next_token}]")

    tutor.press("n")  # at the end it stays
    for place in reversed(range(1, count)):
        tutor.press("b")
        screen = tutor.wait_for(f" {place}/{count}")
        assert marked(screen) == marks[place - 1]
    tutor.press("end")
    tutor.wait_for(f" {count}/{count}", f"next[{next_token}]")
    tutor.press("home")
    tutor.wait_for(f" 1/{count}")
    assert SENTENCE in tutor.text()

    tutor.press("q")
    assert tutor.end() == 0


@pytest.mark.parametrize("size", [WIDE, SMALL])
@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=slow)])
def test_in_either_language_at_either_size(terminal: Open, lang: str, size: tuple[int, int]) -> None:
    quits = {"zh": "按键", "en": "keys"}
    other = "en" if lang == "zh" else "zh"
    tutor = terminal("--lang", lang, "--text", "", "--step", "text", size=size)
    tutor.wait_for(quits[lang])
    edit(tutor)
    tutor.press(*SENTENCE)
    tutor.wait_for(SENTENCE)
    leave(tutor)
    tutor.wait_for(*(f" {token} " for token in ("番茄", "因为", "它", "是")))
    last = tutor.wait_for(SENTENCE).count("\n")
    tutor.press("L")
    screen = tutor.wait_until(lambda now: quits[other] in now.splitlines()[-1], "the other language's keys")
    assert SENTENCE in screen and screen.count("\n") == last
    tutor.press("L")
    tutor.wait_until(lambda now: quits[lang] in now.splitlines()[-1], "the first language's keys")
    tutor.press("q")
    assert tutor.end() == 0


@pytest.mark.parametrize("size", [WIDE, pytest.param(SMALL, marks=slow)])
@pytest.mark.parametrize(("lang", "sampled"), [("zh", "种子 1"), ("en", "seed 1")])
def test_it_opens_on_the_trained_model_and_writes_on(
    terminal: Open, lang: str, sampled: str, size: tuple[int, int]
) -> None:
    tutor = terminal("--lang", lang, size=size)
    said = example = _sentence(tutor.wait_for("tiny", "4/4", "· 1/8"))
    assert any("一" <= char <= "鿿" for char in example) is (lang == "zh")
    tutor.leave_road()
    tutor.press("end", "s")
    tutor.wait_for("82/82", sampled)
    for _ in range(3):
        tutor.press("g")
        tutor.wait_until(lambda screen, said=said: len(_sentence(screen)) > len(said), "a longer sentence")  # type: ignore[misc]
        assert _sentence(tutor.text()).startswith(said)
        said = _sentence(tutor.text())
    tutor.press("q")
    assert tutor.end() == 0


def _sentence(screen: str) -> str:
    """What stands in the field."""
    return screen.splitlines()[1].strip("│ ")


def test_what_an_input_method_commits_arrives_whole(terminal: Open) -> None:
    committed = "小猫追小狗，因为它饿了。"
    tutor = terminal("--lang", "zh", "--text", "", "--step", "text")
    tutor.wait_for("打一句话")
    edit(tutor)
    tutor.commit(committed)  # one write
    tutor.wait_for(committed)
    tutor.commit(committed)
    tutor.wait_for(committed * 2)
    tutor.press("backspace")
    tutor.wait_until(lambda screen: f"{committed}{committed[:-1]} " in screen, "one character less")
    leave(tutor)
    tutor.press("q")
    assert tutor.end() == 0


def test_a_character_whose_bytes_come_apart_arrives_whole(terminal: Open) -> None:
    tutor = terminal("--lang", "zh", "--text", "", "--step", "text")
    tutor.wait_for("打一句话")
    edit(tutor)
    whole = "猫累了".encode()
    tutor.send_bytes(whole[:4])
    tutor.wait_until(lambda screen: "│ 猫 " in screen, "the first character")
    tutor.send_bytes(whole[4:])
    tutor.wait_until(lambda screen: "│ 猫累了 " in screen, "the others")
    assert "\ufffd" not in tutor.text()
    leave(tutor)
    tutor.press("q")
    assert tutor.end() == 0


@pytest.mark.parametrize(("lang", "asks"), [("zh", "请把窗口放大"), ("en", "please enlarge")])
def test_where_there_is_no_room_it_says_so_and_q_still_quits(terminal: Open, lang: str, asks: str) -> None:
    tutor = terminal("--lang", lang, size=(30, 8))
    tutor.wait_for(asks, "40×12")
    tutor.press("q")
    assert tutor.end() == 0


def test_while_editing_keys_are_letters_and_afterwards_keys_again(terminal: Open) -> None:
    tutor = terminal("--lang", "en", "--text", "the cat", "--step", "scores")
    screen = tutor.wait_for("[Q·Kᵀ]", "keys")
    place = next(word for word in screen.split() if "/" in word and word.replace("/", "").isdigit())
    tutor.leave_road()
    edit(tutor)
    tutor.press(*" nblq?")
    tutor.wait_for("the cat nblq?", place)
    leave(tutor)
    tutor.press("n")
    tutor.wait_for("the cat nblq?", "[÷√k]")
    tutor.press("L")
    tutor.wait_for("the cat nblq?", "[÷√k]", "按键")
    tutor.press("q")
    assert tutor.end() == 0


def test_pasted_text_arrives_whole_and_never_as_an_escape(terminal: Open) -> None:
    tutor = terminal("--lang", "zh", "--text", "", "--step", "text")
    tutor.wait_for("打一句话")
    edit(tutor)
    tutor.paste("小猫[/b] [CLS]\n它\x07累了")
    screen = tutor.wait_for("小猫[/b] [CLS] 它", "累了")
    assert "\x07" not in screen and "小猫[/b] [CLS] 它␇累了" in screen
    leave(tutor)
    tutor.press("q")
    assert tutor.end() == 0


@slow
def test_resizing_keeps_the_place(terminal: Open) -> None:
    tutor = terminal("--lang", "en", "--text", "The cat sat", "--step", "weights")
    tutor.wait_for("[softmax]", "keys")
    tutor.press("up")
    tutor.wait_for("The [␣cat] ␣sat")
    tutor.resize(30, 10)
    tutor.wait_for("40×12")
    tutor.resize(*SMALL)
    tutor.wait_for("[softmax]", "The [␣cat] ␣sat")
    tutor.resize(160, 48)
    tutor.wait_for("[softmax]", "The [␣cat] ␣sat", "keys")
    tutor.press("q")
    assert tutor.end() == 0


def test_the_terminal_is_given_back_as_it_was(terminal: Open) -> None:
    script = 'stty -g; "$@"; echo "left with $?"; stty -g'
    shell = terminal("--lang", "zh", command=["/bin/sh", "-c", script, "sh", *tutor_command()])
    shell.wait_for("句子", "按键")
    before = shell.raw.split(maxsplit=1)[0]
    shell.press("q")
    shell.end()
    screen, _, after = shell.raw.rpartition("left with 0")
    assert after.split() == [before]
    left = {mode: max(screen.rfind(f"\x1b[?{mode}h"), 0) for mode in (1049, 1000, 1003, 1004, 2004)}
    assert all(screen.rfind(f"\x1b[?{mode}l") > at > 0 for mode, at in left.items())
    assert screen.rfind("\x1b[?25h") > screen.rfind("\x1b[?25l")


@slow
def test_the_kitty_keyboard_protocol_is_off_until_asked_for(terminal: Open) -> None:
    for value, asked in ((None, False), ("1", False), ("0", True)):
        tutor = terminal(
            "--lang", "en", environ={} if value is None else {"TEXTUAL_DISABLE_KITTY_KEY": value}
        )
        tutor.wait_for("keys")
        assert bool(re.search(r"\x1b\[>\d+u", tutor.raw)) is asked
        tutor.press("q")
        assert tutor.end() == 0


def test_without_colours_nothing_is_lost(terminal: Open) -> None:
    tutor = terminal("--lang", "en", "--text", "The cat sat", "--step", "scores", environ={"NO_COLOR": "1"})
    plain = tutor.wait_for("[Q·Kᵀ]", "keys", "S (3×3)")
    assert "The cat sat" in plain
    colours = re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", tutor.raw)
    assert all(red == green == blue for red, green, blue in colours)
    tutor.press("q")
    assert tutor.end() == 0


def test_it_goes_on_where_the_learner_left(terminal: Open, tmp_path: Path) -> None:
    first = terminal("--lang", "en", "--model", "byhand", "--text", "it was tired", "--step", "scores")
    first.wait_for("Q · Kᵀ", "byhand")
    first.press("=")
    first.wait_for("Change this cell")
    first.press("9", "enter")
    first.wait_for("1 changed")
    first.press("1")
    first.wait_for("scaling off")
    first.press("q")
    assert first.end() == 0
    kept = tmp_path / "state" / "attn-tui" / "state.json"
    assert "scaling" in kept.read_text(encoding="utf-8")

    again = terminal()
    again.wait_for("byhand", "it was tired", "1 changed", "scaling off", "Q · Kᵀ")
    again.press("q")
    assert again.end() == 0
    fresh = terminal("--fresh", "--lang", "en")
    assert "1 changed" not in fresh.wait_for("tiny", "· 1/8")

    kept.write_text("{", encoding="utf-8")
    terminal("--lang", "en").wait_for("tiny", "· 1/8")


def test_a_state_file_opens_exactly_there(terminal: Open, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    first = terminal("--state", str(path), "--lang", "en")
    first.wait_for("tiny", "· 1/8")
    first.leave_road()
    first.press("home", "n", "n")
    first.wait_for(" 3/82")
    first.press("q")
    assert first.end() == 0
    second = terminal("--state", str(path))
    second.wait_for("tiny", " 3/82")
    second.press("q")
    assert second.end() == 0
    path.write_text('{"program": "attn-tui", "format": 99}', encoding="utf-8")
    refused = terminal("--state", str(path))
    assert refused.end() == 2 and "newer attn-tui" in refused.text().replace("\n", "")


@slow
def test_an_invalid_byte_from_the_terminal_does_not_end_the_tutor(terminal: Open) -> None:
    tutor = terminal("--lang", "en", "--model", "byhand", "--step", "text")
    tutor.wait_for("[text]")
    tutor.leave_road()
    tutor.send_bytes(b"\xff\xc3")
    tutor.press("n")
    tutor.wait_for("[tokens]")
    tutor.press("q")
    assert tutor.end() == 0
