"""The family of encoder and decoder, on the bundled translator: read, written, looked across."""

from __future__ import annotations

import numpy as np
import pytest

from attn_tui.learner import session as sessions
from attn_tui.learner.scene import scene
from attn_tui.learner.session import Session
from attn_tui.models.library import find
from attn_tui.runs.edit import Edit
from attn_tui.runs.run import Run, Runs
from attn_tui.runs.setup import Setup
from attn_tui.tour.tour import Tour

TEXT = "The cat sleeps."


@pytest.fixture(scope="module")
def runs() -> Runs:
    return Runs()


def typed(runs: Runs, target: str, **more: tuple[object, ...]) -> Run:
    return runs[Setup("translate", TEXT, others=(("target", target),), **more)]  # type: ignore[arg-type]


@pytest.mark.reference
def test_every_number_is_the_one_that_pytorch_finds(runs: Runs) -> None:
    import torch

    from attn_tui.workshop.translation.model import Translator

    run, model = typed(runs, "小猫在睡觉。"), find("translate")
    net = Translator(model.architecture)
    net.load_state_dict({name: torch.tensor(value) for name, value in model.arrays.items()})
    source = torch.tensor(run.graph.value("tokens"))[None]
    target = torch.tensor(run.graph.value("target.tokens"))[None]
    with torch.no_grad():
        logits, looked = net(source, torch.zeros(source.shape, dtype=torch.bool), target)
    np.testing.assert_allclose(run.graph.value("logits"), logits[0], atol=1e-4)
    for layer, logged in enumerate(looked):
        found = run.graph.value(f"decoder.{layer}.cross_weights")
        np.testing.assert_allclose(found, logged[0].exp(), atol=1e-4)


def test_the_encoder_sees_what_follows_and_the_decoder_does_not(runs: Runs) -> None:
    graph = typed(runs, "小猫").graph
    assert "encoder.0.masked" not in graph and (graph.value("encoder.0.weights") > 0).all()
    assert not np.triu(graph.value("decoder.0.weights"), 1).any()
    assert (graph.value("decoder.0.cross_weights") > 0).all()


def test_without_a_target_the_model_writes_its_own_and_a_typed_one_stands_in_its_place(runs: Runs) -> None:
    alone = runs[Setup("translate", TEXT)]
    written = alone.text(alone.written)
    assert "猫" in written and written.endswith("。")
    # it ends where the model would end it
    assert alone.graph.value("next")[0] == 0
    run = typed(runs, "小")
    assert run.text(run.written) == "小" and run.graph.value("target.tokens")[0] == 0
    session = Session(TEXT, "next", "zh", "translate", others=(("target", "小"),))
    longer = sessions.generate(session, Tour(run))
    assert longer.text == TEXT and dict(longer.others)["target"].startswith("小")
    assert len(dict(longer.others)["target"]) > 1
    assert not sessions.edit_other(longer, "target", "").others
    assert runs[Setup("translate", "")].text(alone.written) == ""


def test_an_edit_of_the_encoder_changes_what_is_written(runs: Runs) -> None:
    edits = tuple(Edit("memory", (1, feature), 0.0) for feature in range(128))
    run = runs[Setup("translate", TEXT, edits=edits)]
    assert run.text(run.written) != runs[Setup("translate", TEXT)].text(run.written)


def test_rows_are_of_the_target_and_columns_of_the_source(runs: Runs) -> None:
    session = Session(
        TEXT, "cross_weights", "en", "translate", stack="decoder.", others=(("target", "小猫"),)
    )
    now = scene(session, Tour(runs[session.setup]))
    assert now.result is not None
    assert list(now.result.view.rows) == list(now.tokens) == ["<|end|>", "小猫"]
    assert list(now.result.view.columns) == list(now.looked)
    assert now.looked == ("The", "␣cat", "␣sleep", "s", ".")
    assert sum(now.shares) == pytest.approx(1) and now.measures
