"""Whatever is asked, and wherever the output goes: an answer, or one line and exit code 2."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from attn_tui.command.main import main

CAT = ("--model", "byhand", "--text", "the cat")
LONG = "x" * 300


def shell(command: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; attn() {{ {python} -m attn_tui \"$@\"; }}; {command}"],
        capture_output=True, text=True, timeout=60, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("attn steps | true", 0),
        ("attn steps > /dev/full", 2),
        ("attn show --all --model byhand --text 'the cat' > /dev/full", 2),
        ("attn steps >&-", 2),
        ("attn steps <&-", 0),
        ("attn <&-", 2),
        ("attn >&-", 2),
        ("attn 2>&-", 2),
        ("attn show nowhere 2>&-", 2),
        ("attn show nowhere 2> /dev/full", 2),
        ("attn --help | true", 0),
        ("attn --help > /dev/full", 0),
    ],
)
def test_an_output_that_ends_early_is_no_crash(command: str, code: int) -> None:
    done = shell(command)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr
    assert done.stderr.count("\n") <= 1


def test_without_asserts_it_says_the_same() -> None:
    done = shell("attn show scores --text 'the cat' --set foo", f"{sys.executable} -O")
    assert done.returncode == 2 and "is no edit" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["export", "--format", "py", "-o", ""], "a folder"),
        (["export", "--format", "md", "-o", "."], "a folder"),
        (["export", "--format", "md", "-o", "/"], "a folder"),
        (["export", "--format", "md", "-o", LONG], "too long"),
        (["--lessons", LONG], "too long"),
        (["lessons", "--check", LONG], "too long"),
        (["lessons", "--lessons", "a\0b"], "no such name"),
        (["--state", LONG], "too long"),
        (["--state", "/dev/zero"], "a device"),
        (["--state", "/proc/nothing/x"], "cannot be written"),
        (["show", "--all", "--head", "9"], "leave out --head"),
        (["show", "--all", "--layer", "9", "--why"], "leave out --layer, --why"),
        (["show", "--all", "--depth", "2", "--against", "x"], "leave out --depth, --against"),
        (["show", "scores", "--cell", "0,0", "--why", "--format", "csv"], "leave out csv"),
        (["--fresh", "steps"], "--fresh is nothing that `attn-tui steps` takes"),
        (["--state", "x", "show", "scores"], "--state is nothing"),
        (["--step", "scores", "show", "q"], "--step is nothing"),
        (["--set", "E[0,0]=1", "models"], "--set is nothing"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: list[str], wrong: str, capsys: pytest.CaptureFixture[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home"))
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert wrong in error and error.count("\n") == 1
    assert not [each for each in tmp_path.iterdir() if each.name != "home"]


@pytest.mark.skipif(os.geteuid() == 0, reason="for root nothing is without permission")
def test_a_folder_without_permission_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    for arguments in (
        ["--lessons", str(tmp_path / "shut" / "x")],
        ["lessons", "--check", str(tmp_path / "shut")],
        ["--state", str(tmp_path / "shut" / "x")],
    ):
        assert main(arguments) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_switches_before_and_after_the_verb_both_count(capsys: pytest.CaptureFixture[str]) -> None:
    def weights(*arguments: str) -> object:
        assert main([*arguments, "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)["values"]

    both = weights("show", "weights", *CAT, "--switch", "scaling=off", "--switch", "mask=none")
    split = weights("--switch", "scaling=off", *CAT, "show", "weights", "--switch", "mask=none")
    assert both == split != weights("show", "weights", *CAT, "--switch", "mask=none")
    edits = ("layer.0.scores[0,1,0]=3.0", "layer.0.scores[0,1,1]=-3.0")
    assert weights(*CAT, "--set", edits[0], "show", "weights", "--set", edits[1]) == weights(
        "show", "weights", *CAT, "--set", edits[0], "--set", edits[1]
    )


slow = pytest.mark.slow


@pytest.mark.parametrize(
    "asked",
    ["pieces", "pieces --cell 0,0", pytest.param("probs", marks=slow), pytest.param("--all", marks=slow)],
)
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_no_control_character_reaches_a_terminal(
    form: str, asked: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = "a \x1b]0;PWNED\x07 \x9b31m \u202e \u2028 b"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["show", *asked.split(), "--text", hostile, "--format", form]) == 0
    said = capsys.readouterr().out
    assert not {c for c in said if ord(c) < 32 and c not in "\n\t"}
    assert not {"\x7f", "\x9b", "\u202e", "\u2028"} & set(said)


def test_a_checked_folders_name_is_made_safe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "a\x1b[31mb"
    folder.mkdir()
    main(["lessons", "--check", str(folder)])
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err


TOO_LARGE = [
    "--switch", "norm=none", "--model", "tiny", "--text", "The cat sat",
    *(part for cell in ("layer.0.W_in[0,0]", "layer.0.W_out[0,0]", "layer.1.W_in[0,0]", "layer.1.W_out[0,0]",
                        "x[0,0]") for part in ("--set", f"{cell}=10000")),
]  # fmt: skip


@pytest.mark.parametrize("form", ["table", "json"])
@pytest.mark.parametrize(
    ("what", "code"),
    [(["probs"], 2), (["--all"], 2), (["next", "--cell", "0", "--why"], 2), (["layer.2.scores"], 0)],
)
def test_where_numbers_ended_is_said_in_one_line(
    what: list[str],
    code: int,
    form: str,
    capsys: pytest.CaptureFixture[str],
    recwarn: pytest.WarningsRecorder,
) -> None:
    assert main(["show", *what, *TOO_LARGE, "--format", form]) == code
    error = capsys.readouterr().err
    assert "from layer.2.scores on" in error and error.count("\n") == 1
    assert not [each for each in recwarn if issubclass(each.category, RuntimeWarning)]
    assert main(["show", "layer.0.mlp_in", *TOO_LARGE, "--format", form]) == 0
    assert capsys.readouterr().err == ""
