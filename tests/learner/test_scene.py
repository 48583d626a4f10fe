"""The whole tour runs on any text, one text after another in the same graph."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attn_tui.learner.scene import scene
from attn_tui.learner.session import Session
from attn_tui.paint.arithmetic import spell_lines
from attn_tui.runs.runs import Tours

TOURS = Tours()


@pytest.mark.parametrize("model", ["tiny", "byhand"])
@settings(max_examples=15, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.text(st.sampled_from("The cat 小猫番茄，。😀\n\t"), max_size=40),
    lang=st.sampled_from(["zh", "en"]),
    head=st.integers(0, 1),
)
@example(text="", lang="zh", head=0)
@example(text="龘" * 60, lang="en", head=1)
@example(text="word " * 200, lang="zh", head=0)
@example(text="\x00\x1b[31m\u202e", lang="en", head=1)
def test_every_step_of_every_layer_has_its_scene(model: str, text: str, lang: str, head: int) -> None:
    for step, layer in TOURS[model].stations:
        session = Session(text, step.id, lang, model, layer=max(layer, 0), head=head)
        tour = TOURS.settle(session.setup)
        now = scene(session, tour)
        assert (now.result is None) == (not now.tokens)
        if now.arithmetic is not None and now.result is not None:
            assert now.arithmetic.value == pytest.approx(
                now.result.view.values[now.place], rel=1e-3, abs=1e-4
            )
            assert list(spell_lines(now.arithmetic, 80))
