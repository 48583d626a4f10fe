"""The arrows between the rooms go one way, and what is not needed is not loaded."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "attn_tui"

ALLOWED: dict[str, set[str]] = {
    "files": set(),
    "text": set(),
    "graph": set(),
    "paint": {"text"},
    "tokenize": {"files", "text", "graph"},
    "inputs": {"files", "text", "graph", "tokenize"},
    "models": {"files", "text", "graph", "tokenize", "inputs"},
    "runs": {"files", "text", "graph", "tokenize", "models"},
    "tour": {"text", "graph", "tokenize", "inputs", "models", "runs"},
    "space": {"text", "graph", "tour"},
    "analysis": {"files", "text", "graph", "tokenize", "models", "runs", "tour", "space"},
    "course": {"files", "text"},
    "export": {"files", "text", "graph", "tokenize", "tour", "paint", "staging"},
    "train": {"files", "text", "graph", "tokenize", "models"},
    "learner": {
        *("files", "text", "graph", "tokenize", "inputs", "models", "runs"),
        *("tour", "space", "analysis", "course"),
    },
    "staging": {"text", "graph", "models", "tour", "analysis", "learner", "paint"},
    "tui": {
        *("staging",),
        *("text", "graph", "models", "runs", "tour", "space", "analysis", "course", "export", "learner"),
        *("files", "paint", "train"),
    },
    "command": {
        *("text", "graph", "tokenize", "models", "runs", "tour", "analysis", "course", "export", "learner"),
        *("files", "inputs", "paint", "tui", "train"),
    },
    "workshop": {"files", "text", "graph", "tokenize", "inputs", "models", "runs"},
    "__main__": {"command"},
    "__init__": set(),
}
"""What each room may import of the others; an arrow not listed here does not exist."""


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The rooms that a file imports, those inside functions included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            module = node.module or ""
            names |= {f"{module}.{alias.name}" for alias in node.names} if module == "attn_tui" else {module}
    rooms = {name.split(".")[1] for name in names if name.startswith("attn_tui.")}
    return {name for name in rooms if name in ALLOWED}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_arrows_go_one_way(path: Path) -> None:
    here = room(path)
    assert here in ALLOWED, f"the room {here} is not on the map"
    assert imported(path) - {here} <= ALLOWED[here]


def test_the_map_itself_has_no_circle() -> None:
    done: set[str] = set()
    while len(done) < len(ALLOWED):
        ready = {name for name, needs in ALLOWED.items() if needs <= done} - done
        assert ready, f"a circle among {set(ALLOWED) - done}"
        done |= ready


def loaded(module: str) -> set[str]:
    """The top-level modules in a fresh interpreter after importing this one, beyond a bare start."""
    code = "import sys; before = set(sys.modules); import {}; print(*(set(sys.modules) - before), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code.format(module)],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize(
    "module",
    [
        "graph",
        "tokenize.words",
        "models.model",
        "tour",
        "course.reading",
        "paint.stage.draw",
        "learner.session",
        "learner.scene",
        "command.main",
    ],
)
def test_only_the_screen_loads_textual(module: str) -> None:
    assert "textual" not in loaded(f"attn_tui.{module}")


def test_the_graph_loads_numpy_and_the_standard_library_alone() -> None:
    foreign = loaded("attn_tui.graph") - set(sys.stdlib_module_names) - {"attn_tui", "numpy"}
    assert {name for name in foreign if not name.startswith("_")} == set()


def test_the_bottom_room_loads_no_more_than_it_says() -> None:
    foreign = set().union(*(loaded(f"attn_tui.files.{name}") for name in ("atomic", "checked", "folders")))
    # msgspec takes typing_extensions where it is there
    known = {"attn_tui", "msgspec", "platformdirs", "typing_extensions"}
    assert {name for name in foreign - set(sys.stdlib_module_names) if not name.startswith("_")} <= known


def test_the_package_itself_costs_nothing() -> None:
    assert loaded("attn_tui") == {"attn_tui"}


def test_the_rest_of_the_map_is_as_quiet() -> None:
    assert "numpy" not in loaded("attn_tui.course.reading")
    assert "rich" not in loaded("attn_tui.tour.tour")
    assert not {"attn_tui.graph"} & loaded("attn_tui.paint.stage.draw")
