"""Hundreds of odd command lines: each prints something, or one line about what is wrong."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from attn_tui.command.main import main

COUNT = 700
TEXTS = (
    "",
    " ",
    "the cat",
    "小猫累了",
    "\x1b[2J",
    "\ud800",
    "a" * 400,
    "\u2028\uffff\u202e",
    "\x00",
    "<|end|>",
    "🐱" * 9,
)
NUMBERS = ("0", "1", "-1", "7", "99", "x", "", "1e9", "9" * 30, "٣", "0.5", "nan")
NAMES = (
    "scores",
    "weights",
    "text",
    "next",
    "layer.0.scores",
    "layer.9.q",
    "E",
    "",
    "..",
    "\x1b",
    "probs",
    "x" * 999,
)
VALUES: dict[str, tuple[str, ...]] = {
    "--text": TEXTS,
    "--against": TEXTS,
    "--lang": ("zh", "en", "fr", ""),
    "--model": ("tiny", "byhand", "byhand", "byhand", "nope", "../tiny", "", "\x1b"),
    "--set": ("E[0,0]=1", "E[0]=1", "x", "tokens[0]=3", "tokens[0]=9999",
        "layer.0.scores[0,0,0]=nan", "probs[0,0]=1e4",
              "draw[0]=1", "a[" + "1," * 999 + "1]=1", "E[-1,-1]=-9999", "text[0]=1"),
    "--switch": ("scaling=off", "mask=none", "mask=", "=", "silent=0.1", "only=9.9", "seed=1",
        "seed=x", "norm=none",
                 "temperature=0", "temperature=nan", "top_p=1e-9", "order=shuffled",
                 "positions=sinusoidal", "x"),
    "--state": ("", ".", "/dev/zero", "/proc/x", "x" * 300, "none/of/these"),
    "--step": NAMES,
    "--lesson": ("preface", "softmax", "nope", "\x1b"),
    "--lessons": ("", ".", "nope", "x" * 300, "/dev/zero"),
    "--layer": NUMBERS,
    "--head": NUMBERS,
    "--depth": NUMBERS,
    "--cell": (*NUMBERS, "0,0", "-1,-1", "0,0,0", "1,2,3,4", ",", "0," + "0," * 99 + "0"),
    "--format": ("table", "json", "csv", "py", "ipynb", "md", "html", "svg", "npz", "pdf", ""),
    "--output": ("", ".", "/", "out", "out.py", "a/b", "x" * 300, "/dev/full", "link", "\ud800",
        "a\x00b"),
}  # fmt: skip
FLAGS = ("--fresh", "--all", "--why", "--check", "--json", "--version", "--help", "--nonsense", "-", "--")
VERBS = (
    "steps",
    "models",
    "lessons",
    "terms",
    "show",
    "show",
    "show",
    "export",
    "export",
    "open",
    "",
    "\ud800",
)


def line(chance: random.Random) -> list[str]:
    def options(most: int) -> list[str]:
        said: list[str] = []
        for _ in range(chance.randrange(most + 1)):
            if chance.random() < 0.15:
                said.append(chance.choice(FLAGS))
            else:
                name = chance.choice(list(VALUES))
                said += [name, chance.choice(VALUES[name])]
        return said

    verb = chance.choice(VERBS)
    said = ["--model", "byhand", *options(2), verb]
    if verb == "show" and chance.random() < 0.9:
        said.append(chance.choice(NAMES))
    if verb == "export" and chance.random() < 0.9:
        said += ["--format", chance.choice(VALUES["--format"]), "-o", chance.choice(VALUES["--output"])]
    return said + options(4 if chance.random() < 0.5 else 1)


@pytest.mark.slow
def test_no_odd_line_is_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path / "linked")
    chance, done = random.Random(0), {0: 0, 2: 0}
    for _ in range(COUNT):
        arguments = line(chance)
        try:
            code = main(arguments)
        except SystemExit as left:
            assert left.code == 0 and {"--help", "--version"} & set(arguments), arguments
            code = 0
        said = capsys.readouterr()
        done[code] += 1
        assert code == 0 or (said.err.startswith("attn-tui: ") and said.err.count("\n") == 1), arguments
        assert "Traceback" not in said.err and "Warning" not in said.err, arguments
        assert not {c for c in said.err if ord(c) < 32 and c != "\n"}, arguments
    assert done[0] > COUNT // 20 and done[2] > COUNT // 3
    assert Path("/dev/full").is_char_device() and (tmp_path / "link").is_symlink()
