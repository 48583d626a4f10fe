"""Where the learner is, as a file: readable JSON that opens the tutor again exactly there."""

from __future__ import annotations

import json
import os
import reprlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attn_tui.learner.session import KNOBS, SHOWN, Session, stay
from attn_tui.models.config import Config, ModelError
from attn_tui.models.switches import turned
from attn_tui.runs.edit import LARGEST, Edit, EditError, check_knob, parse_edit
from attn_tui.runs.runs import Tours
from attn_tui.runs.setup import Setup
from attn_tui.tokenize.bpe import TextError, check
from attn_tui.tour.steps import STEPS

FORMAT = 1
LARGEST_FILE = 1 << 20
"""No state is larger: another file, given by mistake, must not fill the memory."""


class StateError(Exception):
    """A state file that cannot be used, in one line for people."""


def resume_path() -> Path:
    """Where the tutor keeps the state between two visits (XDG Base Directory Specification)."""
    folder = os.environ.get("XDG_STATE_HOME", "")
    base = Path(folder) if os.path.isabs(folder) else Path.home() / ".local" / "state"
    return base / "attn-tui" / "state.json"


def save(session: Session, path: Path) -> None:
    """Write the session's state, the file whole at any time; OSError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(json.dumps(to_json(session), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def load(path: Path, tours: Tours) -> Session:
    """The session that the file holds; StateError, one line, where it holds none that can be opened here."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise StateError(f"{path}: is too large to be a state of attn-tui")
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StateError(f"{path}: cannot be read ({error.strerror})") from None
    except (ValueError, RecursionError):
        raise StateError(f"{path}: is not JSON; it is damaged, or no state of attn-tui") from None
    try:
        return from_json(raw, tours)
    except KeyError as error:
        raise StateError(f"{path}: {error.args[0]!r} is missing; it is damaged, or no state file") from None
    except (ValueError, EditError, ModelError, TextError) as error:
        raise StateError(f"{path}: {error}") from None


def to_json(session: Session) -> dict[str, Any]:
    """The session as JSON takes it. What undo would bring back is not kept."""
    return {
        "program": "attn-tui",
        "format": FORMAT,
        "lang": session.lang,
        "setup": _setup_to_json(replace(session.setup, edits=session.edits)),
        "place": {
            "step": session.step,
            "layer": session.layer,
            "head": session.head,
            "cell": dict(session.at),
            "lesson": session.lesson,
            "knob": session.knob,
            "shows": session.shows,
        },
        "pinned": None if session.pinned is None else _setup_to_json(session.pinned),
    }


def from_json(raw: Any, tours: Tours) -> Session:
    """The session; KeyError, ValueError, EditError or ModelError say what is wrong."""
    if not isinstance(raw, dict) or raw.get("program") != "attn-tui":
        raise ValueError("is no state of attn-tui")
    version = raw["format"]
    if version != FORMAT:
        newer = isinstance(version, int) and version > FORMAT
        hint = "; it is from a newer attn-tui, install that" if newer else ""
        raise ValueError(f"format {reprlib.repr(version)} is not {FORMAT}, the one known here{hint}")
    setup = _setup_from_json(raw["setup"], tours)
    pinned = None if raw["pinned"] is None else _setup_from_json(raw["pinned"], tours)
    if pinned is not None and pinned.model != setup.model:
        raise ValueError("what is pinned belongs to another model")
    config, place = tours[setup.model].model.config, _object(raw["place"], "place")
    session = Session(
        text=setup.text,
        step=_one_of(place["step"], "step", [step.id for step in STEPS]),
        lang=_one_of(raw["lang"], "lang", ("zh", "en")),
        model=setup.model,
        layer=_count(place["layer"], "layer", config.layers),
        head=_count(place["head"], "head", config.heads),
        at=MappingProxyType(
            {axis: _count(index, "cell") for axis, index in _object(place["cell"], "cell").items()}
        ),
        lesson=_text(place["lesson"], "lesson"),
        knobs=MappingProxyType(dict(setup.knobs)),
        knob=_one_of(place["knob"], "knob", [knob.node for knob in KNOBS]),
        switches=MappingProxyType(dict(setup.switches)),
        edits=setup.edits,
        pinned=None if pinned is None else replace(pinned, edits=tuple(e for e in pinned.edits if e.on)),
        shows=_one_of(place["shows"], "shows", SHOWN if pinned is not None else SHOWN[:1]),
    )
    return stay(session, tours.settle(session.setup))


def _setup_to_json(setup: Setup) -> dict[str, Any]:
    return {
        "model": setup.model,
        "text": setup.text,
        "knobs": dict(setup.knobs),
        "switches": dict(setup.switches),
        "edits": [{"set": str(edit), "on": edit.on} for edit in setup.edits],
    }


def _setup_from_json(raw: Any, tours: Tours) -> Setup:
    found = _object(raw, "setup")
    model, text = _text(found["model"], "model"), _text(found["text"], "text")
    config = tours[model].model.config
    check(text)
    return Setup(
        model, text, _knobs(found["knobs"]), _switches(found["switches"], config), _edits(found["edits"])
    )


def _knobs(raw: Any) -> tuple[tuple[str, float], ...]:
    found = _object(raw, "knobs")
    knobs = []
    for knob in KNOBS:
        value = found[knob.node]
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"knob {knob.node} must be a number, not {reprlib.repr(value)}")
        check_knob(knob.node, value)
        knobs.append((knob.node, float(value)))
    return tuple(knobs)


def _switches(raw: Any, config: Config) -> tuple[tuple[str, str], ...]:
    switches: dict[str, str] = {}
    for name, value in _object(raw, "switches").items():
        switches = turned(config, switches, name, _text(value, "switches"))
    return tuple(switches.items())


def _edits(raw: Any) -> tuple[Edit, ...]:
    if not isinstance(raw, list):
        raise ValueError(f"edits must be a list, not {reprlib.repr(raw)}")
    edits: dict[tuple[str, tuple[int, ...]], Edit] = {}
    for each in raw:
        found = _object(each, "edits")
        edit = parse_edit(_text(found["set"], "edits"))
        if not -LARGEST <= edit.value <= LARGEST or min(edit.cell) < 0:
            raise ValueError(f"edit {edit} lies outside what a cell can hold")
        edits[edit.node, edit.cell] = replace(edit, on=found["on"] is True)
    return tuple(edits.values())


def _object(raw: Any, key: str) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise ValueError(f"{key} must be an object, not {reprlib.repr(raw)}")
    return raw


def _text(raw: Any, key: str) -> str:
    if not isinstance(raw, str):
        raise ValueError(f"{key} must be a text, not {reprlib.repr(raw)}")
    return raw


def _one_of(raw: Any, key: str, known: tuple[str, ...] | list[str]) -> str:
    if raw not in known:
        raise ValueError(f"{key} must be one of {', '.join(known)}, not {reprlib.repr(raw)}")
    return str(raw)


def _count(raw: Any, key: str, below: int = 1 << 31) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw < below:
        raise ValueError(f"{key} must be a whole number from 0 to {below - 1}, not {reprlib.repr(raw)}")
    return raw
