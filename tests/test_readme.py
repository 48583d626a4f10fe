"""What the README promises is there: keys, commands, pictures, rooms."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from attn_tui.command.main import main
from attn_tui.course.folder import lessons_folder
from attn_tui.tui.keys import KEYS

CHECKOUT = Path(__file__).parents[1]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
ENGLISH, CHINESE = README.split("\n# 中文\n")
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

both = pytest.mark.parametrize("page", [ENGLISH, CHINESE], ids=["en", "zh"])


def blocks(page: str) -> list[list[str]]:
    """The lines of the shell blocks."""
    return [block.strip().splitlines() for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL)]


def commands(page: str) -> list[list[str]]:
    """The arguments of each `attn-tui` in a block, comments left out."""
    lines = (line for block in blocks(page) for line in block if line.startswith("attn-tui"))
    return [shlex.split(line, comments=True)[1:] for line in lines]


@both
def test_the_first_command_installs_and_opens_the_tutor(page: str) -> None:
    assert blocks(page)[0] == ["python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/attn-tui"]
    assert "attn-tui" in PROJECT["scripts"]


def test_the_test_command_is_marked_for_ci() -> None:
    (marked,) = re.findall(r"<!-- tests -->\n(.*?)<!-- /tests -->", README, re.DOTALL)
    ((command,),) = blocks(marked)
    (extra,) = re.findall(r"pip install '\.\[(\w+)\]'", command)
    assert extra in PROJECT["optional-dependencies"]
    assert command.endswith("pytest")
    assert "<!-- tests -->" in (CHECKOUT / ".ci/run").read_text(encoding="utf-8")


@both
def test_the_keys_are_those_of_the_tutor(page: str) -> None:
    rows = re.findall(r"^\| (`.*?) \| .* \|$", page, re.MULTILINE)
    said = {key for row in rows for key in re.findall(r"`([^`]+)`", row) if not key.endswith(("/", ".py"))}
    assert said - {"Ctrl+P"} == {cap for key in KEYS for cap in key.caps.split()}
    assert said >= {"Esc", "Ctrl+P"}


@both
def test_every_command_works(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "my-lessons").symlink_to(lessons_folder())
    (tmp_path / "story.txt").write_text("The cat sat on the mat. 小猫坐在垫子上。" * 400, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(commands(page)) >= 6
    for arguments in commands(page):
        opens = arguments[0].startswith("--")
        if arguments[0] == "train" and "--resume" not in arguments:
            arguments += ["--steps", "2"]
        assert main(arguments) == (2 if opens else 0), arguments
        # a command that opens the tutor gets as far as asking for a terminal
        assert ("needs a terminal" in capsys.readouterr().err) is opens


@both
def test_pictures_and_places_are_there(page: str) -> None:
    targets = re.findall(r"\]\(([^)]+)\)", page)
    assert sum(target.endswith(".png") for target in targets) >= 1
    for target in targets:
        if target.startswith("#"):
            headings = re.findall(r"^#+ (.+)$", README, re.MULTILINE)
            assert target[1:] in [heading.lower().replace(" ", "-") for heading in headings]
        else:
            assert (CHECKOUT / target).is_file(), target


def test_both_languages_tell_the_same() -> None:
    headings = [len(re.findall(r"^## ", page, re.MULTILINE)) for page in (ENGLISH, CHINESE)]
    # the page for contributors is in English alone
    assert headings[0] - 1 == headings[1]


def names_in(folder: Path) -> set[str]:
    """What is defined in the files below, classes, functions, constants, attributes; and the folders."""
    found = {f"{path.name}/" for path in folder.rglob("*") if path.is_dir()}
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                found.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                found.add(node.id)
    return found


def test_every_name_on_the_map_of_rooms_is_in_its_room() -> None:
    rows = re.findall(r"^\| `(\w+/)` \| (.*) \|$", ENGLISH, re.MULTILINE)
    assert len(rows) > 10
    for room, holds in rows:
        named = set(re.findall(r"`([^`]+)`", holds)) - set(PROJECT["optional-dependencies"])
        assert named <= names_in(CHECKOUT / "attn_tui" / room), room


def test_every_place_and_name_that_contributors_are_sent_to_is_there() -> None:
    page = (CHECKOUT / ".github/CONTRIBUTING.md").read_text(encoding="utf-8")
    table = page[page.index("| to add |") : page.index("## How to run what")]
    known = names_in(CHECKOUT / "attn_tui") | {
        path.name for path in CHECKOUT.glob("attn_tui/models/bundled/*/*")
    }
    for named in re.findall(r"`([^`]+)`", table):
        if "/" in named:
            assert any((root / named).exists() for root in (CHECKOUT, CHECKOUT / "attn_tui")), named
        elif named in ("step", "beside", "glossary.md") or named.startswith("attn-tui "):
            continue
        else:
            assert set(named.split(".")) <= known or named in known, named


def test_the_rooms_are_all_named() -> None:
    package = CHECKOUT / "attn_tui"
    rooms = {path.name + "/" for path in package.iterdir() if (path / "__init__.py").exists()}
    files = {path.name for path in package.glob("*.py") if not path.name.startswith("__")}
    named = {name for row in re.findall(r"^\| (`.*?) \|", ENGLISH, re.MULTILINE) for name in row.split("`")}
    assert rooms | files <= named
