"""Every formula and label that is words has its Chinese; mathematics stays as it is."""

from __future__ import annotations

import re

import numpy as np
import pytest

from attn_tui.graph.arithmetic import factors
from attn_tui.models.switches import SWITCHES
from attn_tui.runs.run import Run, Runs, run_of
from attn_tui.runs.setup import Setup
from attn_tui.tour.wording import FORMULAS, GIVEN, formula_words, label_words, notice_words
from attn_tui.train.start import begin_task
from attn_tui.train.tasks import TASKS
from tests.fixtures.make_published import FOLDER

RUNS = Runs()
NAMES = ("byhand", *(pytest.param(name, marks=pytest.mark.slow) for name in ("tiny", "masked")))
WORDS = re.compile("[a-z]{2,}[, ]+[a-z]{2,}")
AS_TRAINED = ("learned", "rope", "offsets", "disentangled")
OTHERWISE = [(s.id, o.id) for s in SWITCHES.values() for o in s.options if o.id not in AS_TRAINED]


@pytest.mark.parametrize("model", [*NAMES, pytest.param(str(FOLDER / "llama"), id="llama")])
def test_no_formula_and_no_label_of_any_model_is_left_in_english(model: str) -> None:
    # the larger model has the same ops and takes ten times as long
    for switch in [None, *OTHERWISE, ("silent", "0.0")] if model == "byhand" else [None]:
        no_english(RUNS[Setup(model, "the cat sat on it", switches=(switch,) if switch else ())].training)


def test_nor_of_one_that_knows_distances() -> None:
    task = TASKS["copy"]
    made = begin_task(task, task.plan)
    no_english(run_of(made.model(made.training.learner.flat, "copy"), "A b C b").training)


def no_english(run: Run) -> None:
    """All formulas and labels of the corners of all nodes are mathematics, or Chinese."""
    for name in run.graph.names:
        formula = formula_words(run.graph.node(name).formula, "zh")
        assert not WORDS.search(formula), formula
        value = run.graph.value(name)
        corners = {
            tuple(0 for _ in value.shape),
            tuple(n - 1 for n in value.shape),
            (*(0 for _ in value.shape[:-1]), value.shape[-1] - 1),
        }
        for cell in corners if value.size else ():
            for factor in factors(run.graph.explain(name, cell)):
                if not factor.node and factor.label not in GIVEN:
                    assert not re.search("[a-z]{4,}", label_words(factor.label, "zh")), factor.label


def test_what_is_mathematics_in_a_formula_stays() -> None:
    assert formula_words("Q = x · W_q, split in heads", "zh") == "Q = x · W_q，切成各头"
    assert formula_words("softmax(masked)", "zh") == "softmax(masked)"
    assert label_words("12 others", "zh") == "另外 12 个"
    said = "draw takes a number of at least 0 and below 1, not 1"
    assert notice_words(said, "zh") == "draw 要不小于 0、小于 1 的数，1 不行"
    assert all(formula_words(row.en, "en") == row.en for row in FORMULAS)
    assert np.all([row.zh.count("{") == row.en.count("{") for row in FORMULAS])
