"""`attn-tui course` and `attn-tui check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attn_tui.command.main import main


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("attn_tui.learner.progress.state_folder", lambda: tmp_path)
    return tmp_path


def test_answers_are_checked_ticked_and_on_the_receipt(capsys: pytest.CaptureFixture[str]) -> None:
    check = ["check", "--lang", "en", "scores", "meet-try"]
    assert main([*check, "1"]) == 1 and capsys.readouterr().out.startswith("Not yet.")
    assert main([*check, "8.25 + 5.32"]) == 0 and capsys.readouterr().out == "Right.\n"
    assert main(["check", "--lang", "en", "scaling", "off", "switch scaling off"]) == 0
    capsys.readouterr()
    assert main(["course", "--lang", "en", "--receipt"]) == 0
    receipt = capsys.readouterr().out
    assert "(scores/meet-try)" in receipt and "8.25 + 5.32" in receipt and "(scaling/off)" in receipt
    assert main(["course", "--lang", "en", "--json"]) == 0
    cards = [card for chapter in json.loads(capsys.readouterr().out) for card in chapter["cards"]]
    assert [card["card"] for card in cards if card["done"]] == ["meet-try", "off"]
    assert main(["course", "--lang", "zh"]) == 0
    assert "●" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nowhere", "x", "1"], "there is no lesson 'nowhere'"),
        (["check", "scores", "nothing", "1"], "its tasks are: meet-try"),
        (["check", "scaling", "off", "flip it"], "there is no move 'flip'"),
        (["check", "scores"], "required"),
        (["course", "--json", "--receipt"], "not allowed"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1


def test_a_damaged_file_is_told_once(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (state / "progress.json").write_text("{")
    assert main(["course"]) == 0
    assert "afresh" in capsys.readouterr().err
    assert main(["course"]) == 0
    assert capsys.readouterr().err == ""
