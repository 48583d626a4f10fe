"""Steps of training: taken, gone back over, frozen in part, kept, and too large ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from attn_tui.graph.optimiser import stepped
from attn_tui.learner import learning
from attn_tui.learner.history import remembered, undo
from attn_tui.learner.session import Session
from attn_tui.learner.state import from_state, parse, to_text
from attn_tui.runs.learned import DivergedError
from attn_tui.runs.plan import MOST, LearningPlan, PlanError, Stretch, first, further, parts, steps_in
from attn_tui.runs.run import Run, Runs
from attn_tui.runs.shelf import Shelf

RUNS = Runs()
HERE = Session("the cat sat because it was tired", "target", model="byhand")


def loss(session: Session, runs: Runs = RUNS) -> float:
    return float(runs[session.setup].training.graph.value("loss")[0])


def weights(run: Run) -> dict[str, bytes]:
    return {name: np.asarray(value).tobytes() for name, value in run.model.weights.items()}


@pytest.mark.parametrize("optimiser", ["sgd", "momentum", "adamw"])
def test_a_step_gives_the_weights_the_value_of_new_and_ten_steps_are_ten_of_them(optimiser: str) -> None:
    now = replace(HERE, plan=LearningPlan(optimiser, 0.01))
    for _ in range(3):
        run = RUNS[now.setup].training
        after = learning.step_on(now)
        learned = RUNS[after.setup]
        for name, value in stepped(run.graph).items():
            if name in learned.graph:
                assert np.array_equal(learned.graph.value(name), value), name
        assert loss(after) < loss(now)
        now = after
    assert now.taken == learning.step_on(replace(HERE, plan=now.plan), 3).taken
    fresh = Runs()[now.setup]
    assert weights(fresh) == weights(RUNS[now.setup]) and fresh.learned.losses == learned.learned.losses
    before = replace(HERE, plan=now.plan)
    kept = remembered(before, learning.step_on(before))
    assert kept.pinned == before.setup and undo(kept).setup == before.setup
    back = remembered(kept, undo(kept))
    assert back.walked == kept.taken and back.pinned is None


def test_any_step_taken_can_be_gone_back_to_and_nothing_else_moves() -> None:
    trained = weights(RUNS[HERE.setup])
    far = learning.step_on(replace(HERE, plan=LearningPlan("momentum", 0.01)), 40)
    there = [loss(learning.at_step(far, count)) for count in (40, 7, 0, 23, 40)]
    assert there[0] == there[4] < there[3] < there[1] < there[2] == loss(HERE)
    assert weights(RUNS[learning.unlearn(far).setup]) == trained == weights(RUNS[HERE.setup])
    assert RUNS[far.setup].learned.losses[7] == pytest.approx(there[1], rel=1e-6)
    again = learning.step_on(learning.at_step(far, 7))
    assert steps_in(again.walked) == 8


@pytest.mark.parametrize("part", ["E", "W_q", "layer.0.1"])
def test_what_is_frozen_stays_bit_for_bit(part: str) -> None:
    before = RUNS[HERE.setup]
    assert part in parts(before.graph, before.stacks, "layer.0.", 1)
    after = RUNS[learning.step_on(replace(HERE, plan=LearningPlan("adamw", 0.01, part)), 2).setup]
    moved = {
        name: np.argwhere(value != after.model.weights[name]) for name, value in before.model.weights.items()
    }
    touched = {name.rpartition(".")[2] for name, cells in moved.items() if len(cells)}
    if part == "layer.0.1":
        assert touched <= {"W_q", "W_k", "W_v", "W_o"} and touched
        for name, cells in moved.items():
            if len(cells):
                assert cells[:, 0 if name.endswith("W_o") else 1].min() >= 3
    else:
        assert touched == {part}


def test_too_large_a_rate_says_so_and_what_was_before_stays() -> None:
    wild = replace(HERE, plan=LearningPlan("sgd", 100.0))
    with pytest.raises(DivergedError, match="smaller rate") as caught:
        _ = RUNS[learning.step_on(wild, 60).setup]
    last = learning.step_on(wild, caught.value.at - 1) if caught.value.at > 1 else wild
    assert np.isfinite(loss(last)) and loss(HERE) == loss(HERE, Runs())
    with pytest.raises(PlanError, match=f"{MOST} steps"):
        learning.step_on(wild, MOST + 1)


def test_several_sentences_take_turns_and_all_are_learned() -> None:
    texts = (HERE.text, "the dog ran because it was happy")
    two = learning.practise(HERE, texts[1])
    assert learning.sentences(two) == texts and learning.practise(two, texts[1]) == HERE
    after = learning.step_on(replace(two, plan=LearningPlan("adamw", 0.03)), 60)
    assert all(loss(replace(after, text=text)) < 0.5 * loss(replace(HERE, text=text)) for text in texts)


def test_steps_and_plan_are_kept_and_wrong_ones_said() -> None:
    after = learning.step_on(replace(HERE, plan=LearningPlan("adamw", 0.003, "layer.0.1"), side="both"), 5)
    again = from_state(parse(to_text(after)), RUNS)
    assert again == replace(after, past=(), future=())
    text = to_text(after)
    for right, wrong in (("adamw", "adamx"), ("layer.0.1", "layer.7.1"), ("0.003", "-1")):
        with pytest.raises(Exception, match=r"plan\."):
            from_state(parse(text.replace(right, wrong)), RUNS)


def test_stretches_are_counted_cut_and_joined() -> None:
    one = Stretch(("a",), LearningPlan(), 2)
    taken = further(further((), one), one)
    assert taken == (replace(one, count=4),) and first(taken, 3) == (replace(one, count=3),)
    other = further(taken, replace(one, texts=("b",)))
    assert steps_in(other) == 6 and steps_in(first(other, 5)) == 5 and first(other, 0) == ()


def test_the_rate_goes_through_its_stops_and_each_optimiser_begins_at_its_own() -> None:
    assert learning.turn_rate(HERE, 1).plan.rate == 0.03 and learning.turn_rate(HERE, -1).plan.rate == 0.003
    odd = replace(HERE, plan=LearningPlan(rate=0.05))
    assert learning.turn_rate(odd, 1).plan.rate == 0.1 and learning.turn_rate(odd, -1).plan.rate == 0.03
    end = replace(HERE, plan=LearningPlan(rate=100.0))
    assert learning.turn_rate(end, 1) == end
    seen = [HERE.plan.optimiser]
    now = HERE
    for _ in range(3):
        now = learning.next_optimiser(now)
        seen.append(now.plan.optimiser)
    assert seen == ["sgd", "momentum", "adamw", "sgd"]


def test_what_was_learned_is_on_the_shelf_for_the_next_visit_and_may_be_lost(tmp_path: Path) -> None:
    after = learning.step_on(replace(HERE, plan=LearningPlan("adamw", 0.01)), 20)
    first_visit = Runs(shelf=Shelf(tmp_path))
    learned = first_visit[after.setup]
    first_visit.store(after.setup)
    (kept,) = tmp_path.iterdir()
    further_on = learning.step_on(after, 3)
    second = Runs(shelf=Shelf(tmp_path))
    # a copy of the file under the name of other steps would be believed, so that it was read is seen
    assert weights(second[further_on.setup]) == weights(Runs()[further_on.setup])
    assert second[after.setup].learned.losses == learned.learned.losses
    kept.write_bytes(kept.read_bytes()[:1000])
    assert weights(Runs(shelf=Shelf(tmp_path))[after.setup]) == weights(learned)
    Runs(shelf=Shelf(tmp_path / "no" / "folder"))[after.setup]
