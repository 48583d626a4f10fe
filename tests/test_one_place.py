"""A family, an op, a knob, a switch and a step of a file's own: everything that there is works with them.

Nothing in the package knows of what stands here. It is registered, and then stepped through, asked why down
to the leaves, edited, compared, exported, saved and opened again, in the tutor and at the command.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from textual.pilot import Pilot

from attn_tui.analysis.compare import compared
from attn_tui.analysis.heads import head_scores
from attn_tui.analysis.trace import Trace, trace
from attn_tui.command.main import main
from attn_tui.export import FORMATS, What, write
from attn_tui.graph import Arithmetic, Divide, Op, recombine
from attn_tui.graph.arithmetic import Cell
from attn_tui.graph.op import GRADIENT, Array, Part, Rows, constant, pick
from attn_tui.learner import session as sessions
from attn_tui.learner.scene import scene
from attn_tui.learner.session import Session
from attn_tui.learner.state import load, save
from attn_tui.models import families, knobs, library, switches
from attn_tui.models.architecture import Architecture, Input, Stack
from attn_tui.models.builder import Builder
from attn_tui.models.card import ModelCard
from attn_tui.models.families.family import FAMILIES, Family
from attn_tui.models.knobs import KNOBS, Knob
from attn_tui.models.model import Model
from attn_tui.models.switches import SWITCHES, Option, Switch
from attn_tui.runs.edit import Edit
from attn_tui.runs.run import Run, Runs
from attn_tui.runs.setup import Setup
from attn_tui.text.bilingual import Bilingual
from attn_tui.tokenize.words import WordTokenizer
from attn_tui.tour import steps
from attn_tui.tour.step import Step
from attn_tui.tour.steps import STEPS
from attn_tui.tour.tour import Tour
from attn_tui.tui.app import TutorApp
from tests.tui.driving import drive, screen

SOURCE = Input("source", Bilingual("原文", "source"), "source.")
TARGET = Input("target", Bilingual("译文", "target"))
WORDS = ("<unk>", "the", "cat", "sat", "on", "mat", "it", "was", "tired", "小猫", "累", "了")
TEXT, OTHERS = "the cat sat", (("source", "小猫累了"),)


class Cube(Op):
    """x³, cell by cell."""

    rows = Rows()
    numpy = "{0} * {0} * {0}"

    def forward(self, *inputs: Array) -> Array:
        x = inputs[0]
        return np.asarray(x * x * x)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        x = pick(inputs[0], cell, 0)
        return Arithmetic(x.value**3, "x³", ((x, x, x),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        return (Part(CubeGradient(), (GRADIENT, 0), "3 · {1}² ⊙ {0}"),)


class CubeGradient(Op):
    """3 · x² · g, cell by cell."""

    numpy = "3 * {1} * {1} * {0}"

    def forward(self, *inputs: Array) -> Array:
        g, x = inputs
        return np.asarray(3 * x * x * g)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        g, x = pick(inputs[0], cell, 0), pick(inputs[1], cell, 1)
        return Arithmetic(3 * x.value**2 * g.value, "3x²", ((constant(3, "3"), x, x, g),))


def stacks(shape: Architecture) -> tuple[Stack, ...]:
    reads, read = "token:source.tokens", "source:source.tokens"
    return (
        Stack("encoder.", 1, shape.heads, shape.heads, Bilingual("编码器", "encoder"), reads, read),
        Stack("decoder.", shape.layers, shape.heads, shape.heads, Bilingual("解码器", "decoder")),
    )


def build(builder: Builder) -> None:
    encoder, decoder = builder.stacks
    builder.text(SOURCE)
    tokens = builder.text(TARGET)
    memory = builder.embed(SOURCE)
    for layer in builder.layers(encoder):
        memory = builder.block(layer, memory)
    x = builder.embed(TARGET)
    for layer in builder.layers(decoder):
        x = builder.block(layer, x)
        x = builder.add_back(f"{layer.at}crossed", x, builder.attention(layer, x, memory))
        if builder.option("cubing").id == "on":
            axes = builder.graph.node(x).axes
            x = builder.graph.add(f"{layer.at}cubed", Cube(), (x,), axes, "x³")
    axes = builder.graph.node(x).axes
    x = builder.graph.add("eased", Divide(), (x, builder.knob("ease")), axes, "x / ease")
    builder.choose(builder.unembed(x), tokens)


def model() -> Model:
    shape = Architecture(2, 2, 6, 3, 4, len(WORDS), 16, family="crossing")
    rng = np.random.default_rng(5)
    sizes = families.tensor_shapes(shape)
    weights = {name: rng.normal(0, 0.3, size) for name, (size, needed) in sizes.items() if needed}
    examples = {"en": (TEXT,), "zh": ("小猫累了",)}
    return Model(
        shape, ModelCard("crossing", Bilingual("试", "a trial"), examples), WordTokenizer(WORDS), weights
    )


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    """The tables as this file fills them, and afterwards as they were."""
    tables: list[dict[Any, Any]] = [FAMILIES, SWITCHES, KNOBS, STEPS, steps._BY_NODE, library._registered]
    before = [dict(table) for table in tables]
    yes, no = Option("on", Bilingual("开", "on")), Option("off", Bilingual("关", "off"))
    said = Bilingual("立方", "cube")
    switches.register(Switch("cubing", said, said, said, (yes, no), lambda shape: "on"))
    knobs.register(Knob("ease", (1.0, 2.0, 4.0), 1.0, 0.5, 8.0, "ease", said, said, said))
    steps.register(
        Step("cubed", "{at}cubed", "x³", said, said, said),
        Step("crossing", "{at}cross_weights", "C", said, said, said),
        Step("eased", "eased", "eased", said, said, said),
    )
    known = ("scaling", "mask", "norm", "residual", "silent", "only", "cubing")
    families.register(Family("crossing", said, (TARGET, SOURCE), stacks, known, build))
    library.register("crossing", model)
    yield
    for table, was in zip(tables, before, strict=True):
        table.clear()
        table.update(was)


def run_of(**changes: Any) -> Run:
    return Runs()[replace(Setup("crossing", TEXT, others=OTHERS), **changes)]


def test_every_step_of_both_stacks_has_its_scene_and_every_reason_recombines() -> None:
    runs = Runs()
    session = Session(TEXT, "text", "en", "crossing", stack="source.", others=OTHERS)
    seen = []
    for _ in range(200):
        now = scene(session, Tour(runs[session.setup]))
        assert now.result is not None and now.arithmetic is not None
        assert recombine(now.arithmetic) == pytest.approx(float(now.result.view.values[now.place]), abs=1e-9)
        seen.append((now.step.id, session.stack, session.layer))
        after = sessions.step_by(session, Tour(runs[session.setup]), 1)
        if after == session:
            break
        session = after
    assert seen[-1][0] == "next"
    assert len(set(seen)) == len(seen) == len(Tour(runs[session.setup]).stations)
    for place in [("scores", "encoder.", 0), ("scores", "decoder.", 1), ("crossing", "decoder.", 0)]:
        assert place in seen
    assert {"cubed", "crossing", "eased"} <= {step for step, _, _ in seen}


def test_the_way_back_goes_through_both_stacks_and_an_op_of_ones_own() -> None:
    run = run_of().training
    for name in ("decoder.0.cubed", "encoder.0.W_q", "decoder.1.W_cross_k", "encoder.0.scores", "E"):
        found = run.graph.value(f"d.{name}")
        cell = tuple(int(i) for i in np.unravel_index(np.abs(found).argmax(), found.shape))
        losses = []
        for by in (1e-5, -1e-5):
            moved = run.graph.copy()
            moved.edit(name, cell, float(run.graph.value(name)[cell]) + by)
            losses.append(float(moved.value("loss")[0]))
        assert found[cell] == pytest.approx((losses[0] - losses[1]) / 2e-5, rel=1e-4), name
        assert recombine(run.graph.explain(f"d.{name}", cell)) == pytest.approx(found[cell])
    assert {"d.ease", "d.eased"} <= set(run.graph.names)


def test_rows_and_columns_of_crossing_are_two_sentences() -> None:
    tour = Tour(run_of())
    view = tour.result(tour.station("crossing", "decoder.", 1), 0, "en")
    assert list(view.rows) == ["the", "cat", "sat"] and list(view.columns) == ["小猫", "累", "了"]
    assert len(head_scores(tour.run)) == 2 * 3


def test_why_leads_to_the_weights_and_to_both_texts() -> None:
    graph, ends = run_of().graph, set()

    def walk(one: Trace) -> None:
        if not one.because:
            ends.add(one.node)
        for each in one.because:
            walk(each)

    for cell in [(2, 0), (0, 3)]:
        walk(trace(graph, "logits", cell, 60))
    assert ends and all(graph.node(name).given for name in ends)
    for name in graph.names:
        value = graph.value(name)
        arithmetic = graph.explain(name, tuple(size - 1 for size in value.shape))
        assert name == "next" or recombine(arithmetic) == pytest.approx(float(value.flat[-1]), abs=1e-9), name


def test_an_edit_a_knob_and_a_switch_change_what_follows_and_come_back() -> None:
    runs, setup = Runs(), Setup("crossing", TEXT, others=OTHERS)
    plain = runs[setup].graph.value("logits")
    edited = runs[replace(setup, edits=(Edit("decoder.0.cubed", (1, 2), 3.0),))].graph
    assert edited.value("decoder.0.cubed")[1, 2] == 3 and not np.allclose(edited.value("logits"), plain)
    eased = runs[replace(setup, knobs=tuple((n, 4.0 if n == "ease" else v) for n, v in setup.knobs))].graph
    np.testing.assert_allclose(eased.value("eased"), runs[setup].graph.value("eased") / 4)
    off = runs[replace(setup, switches=(("cubing", "off"),))]
    assert "decoder.0.cubed" not in off.graph and "cubed" not in {s.id for s in Tour(off).steps}
    silent = runs[replace(setup, switches=(("silent", "encoder.0.1,decoder.1.0"),))].graph
    assert not silent.value("encoder.0.concat")[:, 3:].any()
    assert not silent.value("decoder.1.concat")[:, :3].any()
    assert np.array_equal(runs[setup].graph.value("logits"), plain)


def test_it_is_compared_along_either_sentence() -> None:
    runs, setup = Runs(), Setup("crossing", TEXT, others=OTHERS)
    other = replace(setup, text="the mat sat", others=(("source", "累小猫累了"),))
    both = compared(Tour(runs[other]), Tour(runs[setup]))
    assert both.indices == {"tokens": (0, 1, 2), "source.tokens": (-1, 0, 1, 2)}
    now, then = both.values("decoder.0.cross_scores") or (None, None)
    assert now is not None and then is not None and now.shape == then.shape == (2, 3, 4)
    assert np.isnan(then[..., 0]).all() and np.isfinite(then[..., 1:]).all()
    assert both.moved("encoder.0.q") > 0


@pytest.mark.parametrize("changes", [{}, {"edits": (Edit("decoder.0.cubed", (1, 2), 3.0),)}])
def test_the_exported_script_runs_by_itself(changes: dict[str, Any], tmp_path: Path) -> None:
    run = run_of(**changes)
    for form in FORMATS:
        what = What("cubed", stack="decoder.") if form == "svg" else What()
        write(Tour(run), form, tmp_path / f"tour.{form}", what, "zh")
    code = "import sys; sys.path = [p for p in sys.path if 'attn' not in p]; "
    code += "sys.argv = ['tour.py', '--nodes', 'nodes.npz']; import runpy; runpy.run_path('tour.py')"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == WORDS[int(run.graph.value("next")[0])]
    with np.load(tmp_path / "nodes.npz") as nodes:
        assert set(nodes) == set(run.graph.names)
        for name in run.graph.names:
            np.testing.assert_allclose(nodes[name], run.graph.value(name), atol=1e-9, err_msg=name)


def test_a_state_file_opens_it_again(tmp_path: Path) -> None:
    session = Session(
        TEXT, "cubed", "zh", "crossing", stack="decoder.", layer=1, head=1, others=OTHERS,
        knobs=MappingProxyType(dict(knobs.at_rest()) | {"ease": 2.0}),
        switches=MappingProxyType({"scaling": "off", "silent": "decoder.0.1"}),
        edits=(Edit("decoder.0.cubed", (0, 1), 2.5),),
    )  # fmt: skip
    save(session, tmp_path / "state.json")
    assert load(tmp_path / "state.json", Runs()) == session


def test_the_command_knows_it(capsys: pytest.CaptureFixture[str]) -> None:
    about = [
        "--model",
        "crossing",
        "--text",
        TEXT,
        "--input",
        "source=小猫累了",
        "--switch",
        "ease=2",
        "--switch",
        "cubing=on",
    ]
    assert main(["show", "decoder.1.cubed", *about, "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["rows"] == ["the", "cat", "sat"] and shown["formula"] == "x³"
    assert main(["steps", "--model", "crossing"]) == 0 and "cubed" in capsys.readouterr().out
    assert main(["show", "cubed", *about, "--switch", "cubing=sideways"]) == 2
    assert "none of on, off" in capsys.readouterr().err


def test_the_tutor_walks_it() -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        app.tutor.take(replace(app.tutor.now, others=OTHERS))
        walked = set()
        for _ in app.tutor.tour.stations:
            walked.add((app.tutor.now.step, app.tutor.now.stack, app.tutor.now.layer))
            await pilot.press("n")
        assert ("cubed", "decoder.", 1) in walked and ("weights", "encoder.", 0) in walked
        app.tutor.go("cubed")
        await pilot.pause()
        assert "x³" in screen(app)
        await pilot.press("enter", "enter", "escape", "h", "escape", "f", "escape")
        assert app.tutor.now.step == "cubed"

    drive(script, model="crossing", text=TEXT)
