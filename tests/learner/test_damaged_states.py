"""Thousands of damaged states: each opens and can be shown, or says in one line why not."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attn_tui.files.atomic import write
from attn_tui.graph import GraphError
from attn_tui.learner import session as sessions
from attn_tui.learner.scene import scene
from attn_tui.learner.session import Session
from attn_tui.learner.state import StateError, load, to_text
from attn_tui.runs.edit import Edit
from attn_tui.runs.run import Runs
from attn_tui.tour.tour import Tour

COUNT = 4_000
ODD: tuple[Any, ...] = (
    None, True, False, -1, 0, 1, 2, 3, 9_999, 1 << 31, 1 << 70, -0.0, 0.5, 1e-320, 1e308, "", "zh", "now",
    "then", "difference", "byhand", "tiny", "softmax", "\ud800", "\x1b]0;x\x07\u202e\u2028\uffff",
    "x" * 500, [], {},
    [[]], {"a": 1}, "E[0,0]=nan", "E[0,0]=1e4", "tokens[0]=1", "tokens[1]=9999",
    "merges[0,0]=9000", "draw[0]=0.99",
    "draw[0]=5", "temperature[0]=0", "temperature[0]=100", "top_k[0]=1", "top_p[0]=0.001",
    "text[0]=-1", "probs[3,1]=10000",
    "layer.0.scores[0,1,1]=-10000", "layer.0.W_q[0,0]=-10000", "layer.9.q[0,0,0]=1", "next[0]=3",
    "only", "0.1", "0.0,0.1",
    "uniform", "argmax", "none", "window", "off", "after", "sinusoidal", "shuffled", "ids",
    "logits", "place.step",
)  # fmt: skip


def bases() -> Iterator[dict[str, Any]]:
    plain = Session("the cat sat because it was tired", "weights", "en", "byhand", head=1)
    edits = (
        Edit("layer.0.scores", (0, 4, 1), 0.5),
        Edit("E", (5, 2), -2.5, on=False),
        Edit("tokens", (1,), 3),
    )
    full = sessions.pin(sessions.make_edit(plain, edits[0]))
    for edit in edits[1:]:
        full = sessions.make_edit(full, edit)
    for session in (plain, full, Session("小猫累了", "logits", "zh", "tiny", layer=3, head=7)):
        yield json.loads(to_text(session))
    first = Path(__file__).with_name("state_1.json")
    yield json.loads(first.read_text(encoding="utf-8"))


def places(raw: Any) -> Iterator[tuple[Any, Any]]:
    """Every container of the JSON, with a key of it."""
    keys = raw if isinstance(raw, dict) else range(len(raw)) if isinstance(raw, list) else ()
    for key in keys:
        yield raw, key
        yield from places(raw[key])


def damaged(base: dict[str, Any], chance: random.Random) -> bytes:
    raw = json.loads(json.dumps(base))
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        inside, key = chance.choice(list(places(raw)))
        kind = chance.random()
        if kind < 0.1:
            del inside[key]
        elif kind < 0.2 and isinstance(inside, dict):
            inside[chance.choice(("cell", "silent", "only", "mask", "seed", "set", "x"))] = chance.choice(ODD)
        elif kind < 0.3 and isinstance(inside[key], str):
            cut = chance.randrange(len(inside[key]) + 1)
            inside[key] = (
                inside[key][:cut] + chance.choice(("", "0", "]", "\x00", "é")) + inside[key][cut + 1 :]
            )
        else:
            inside[key] = chance.choice(ODD)
        if not raw:
            break
    data = json.dumps(raw).encode("ascii")
    if chance.random() < 0.15:
        cut = chance.randrange(len(data))
        data = data[:cut] + bytes([chance.randrange(256)]) * chance.choice((0, 1)) + data[cut + 1 :]
    return data


@pytest.mark.slow
def test_no_damaged_state_is_a_crash(tmp_path: Path) -> None:
    chance, runs, path = random.Random(0), Runs(), tmp_path / "state.json"
    opened, states = 0, list(bases())
    for number in range(COUNT):
        data = damaged(states[number % len(states)], chance)
        write(path, data)
        try:
            session = load(path, runs)
        except StateError as error:
            assert "\n" not in str(error) and len(str(error)) < 600, data
            continue
        opened += 1
        to_text(session).encode("utf-8")
        try:
            pinned = Tour(runs[session.pinned]) if session.pinned else None
            scene(session, Tour(runs[session.setup]), pinned)
        except GraphError as error:
            # numbers that end are told, at the node where they do
            assert "on the numbers" in str(error), (data, str(error))
    assert COUNT // 20 < opened < COUNT
