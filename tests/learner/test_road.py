"""The road: every card from the first to the last, its place, its numbers, its task."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attn_tui.course.card import Task
from attn_tui.course.course import Course
from attn_tui.course.directive import find
from attn_tui.course.reading import read_course
from attn_tui.course.stop import Stop
from attn_tui.learner import road, tasks
from attn_tui.learner.history import remembered
from attn_tui.learner.session import Road, Session
from attn_tui.learner.sight import Sight
from attn_tui.runs.plan import EVERYTHING, LearningPlan, Stretch
from attn_tui.runs.run import Runs
from attn_tui.tour.tour import tour_of
from tests.learner.sentences import OWN

LANGUAGES = ("zh", "en")
FLOW = ("text", "embedding", "attention", "heads", "layers", "next")
"""The chapters along the flow of data."""


@pytest.fixture(scope="module")
def runs() -> Runs:
    return Runs()


@pytest.fixture(scope="module")
def course() -> Course:
    return Course(read_course()[0])


def walked(course: Course, runs: Runs, lang: str, own: str = "") -> list[tuple[Stop, Session]]:
    """Every card with its session, by nothing but `n`."""
    session = road.begin(Session("", "text", lang, "tiny", road=Road(own=own)), runs, course)
    found: list[tuple[Stop, Session]] = []
    while True:
        stop = road.stop_of(session, course)
        assert stop is not None
        found.append((stop, session))
        after = road.onward(session, runs, course, 1)
        if after.road.card == session.road.card:
            return found
        session = after


@pytest.fixture(scope="module", params=LANGUAGES)
def way(request: pytest.FixtureRequest, course: Course, runs: Runs) -> list[tuple[Stop, Session]]:
    return walked(course, runs, request.param)


def test_n_alone_goes_through_every_card_once(way: list[tuple[Stop, Session]], course: Course) -> None:
    assert [stop for stop, _ in way] == list(course.road(way[0][1].lang))
    assert sum(stop.card.task is not None for stop, _ in way) >= 50
    assert len({stop.chapter.id for stop, _ in way}) >= 10


AHEAD = ("norm1", "probs", "next")
"""byhand has no norm: that comes with tiny, after the weighted sum; chances come before their knobs."""


def test_every_step_of_the_flow_is_met_in_its_order(way: list[tuple[Stop, Session]], runs: Runs) -> None:
    met = list(dict.fromkeys(session.step for stop, session in way if stop.chapter.id in FLOW))
    tour = tour_of(runs[replace(way[0][1], model="tiny", text="猫").setup], "text")
    wanted = [step.id for step in tour.steps]
    assert set(met) == set(wanted)
    assert [step for step in met if step not in AHEAD] == [step for step in wanted if step not in AHEAD]


def test_the_model_changes_twice_along_the_flow(way: list[tuple[Stop, Session]]) -> None:
    models = [session.model for stop, session in way if stop.chapter.id in FLOW]
    assert [one for one, before in zip(models, ["", *models], strict=False) if one != before] == [
        "tiny", "byhand", "tiny",
    ]  # fmt: skip


def test_the_place_of_every_card_is_there(way: list[tuple[Stop, Session]], runs: Runs) -> None:
    for stop, session in way:
        tour = tour_of(runs[session.setup], session.step)
        assert session.step == stop.card.where.step, stop.key
        assert road.place_of(session, tour, stop.card) is not None, stop.key
        assert road.is_there(session, runs, stop), stop.key


def resolved(sight: Sight) -> None:
    card = sight.stop.card
    texts = [card.text]
    if card.task is not None:
        texts += [card.task.question, *card.task.hints, *(option.text for option in card.task.options)]
    for directive in (directive for text in texts for directive in find(text)):
        assert sight.lookup(directive) is not None, (sight.stop.key, directive)
    assert set(sight.labels) == {"row", "column"}, sight.stop.key


def solved(task: Task, sight: Sight) -> None:
    """The worked answer is right, and a wrong one is not."""
    key = sight.stop.key
    if task.kind == "deed":
        assert not tasks.is_done(task, sight), key
        after = tasks.done(task, sight)
        assert tasks.is_done(task, replace(sight, session=after)), key
        return
    answer = tasks.worked(task, sight)
    assert tasks.check(task, answer, sight).right, (key, answer)
    if task.kind == "number":
        value = tasks.value_of(task, sight)
        assert value is not None
        for wrong in (value + 1, value - 1, 2 * value + 1):
            verdict = tasks.check(task, f"{wrong:.4f}", sight)
            assert not verdict.right and verdict.counts and verdict.said, (key, wrong)
        return
    offered = tasks.choices(task, sight)
    assert sum(choice.right for choice in offered) == 1 and len(offered) > 1, (key, offered)
    for at, choice in enumerate(offered, 1):
        assert tasks.check(task, str(at), sight).right is choice.right, key


def test_no_hint_contains_the_answer(way: list[tuple[Stop, Session]], runs: Runs) -> None:
    for stop, session in way:
        task, sight = stop.card.task, Sight(session, runs, stop)
        if task is None or task.kind == "deed":
            continue
        value = tasks.value_of(task, sight)
        right = next(
            (choice.text for choice in tasks.choices(task, sight) if choice.right), f"{value or 0:.2f}"
        )
        assert len(right) < 2 or not any(right in hint for hint in task.hints), stop.key


def test_every_live_value_resolves_and_every_task_is_solved(
    way: list[tuple[Stop, Session]], runs: Runs
) -> None:
    for stop, session in way:
        sight = Sight(session, runs, stop)
        resolved(sight)
        if stop.card.task is not None:
            solved(stop.card.task, sight)


@pytest.mark.slow
@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_on_a_sentence_of_the_learners_own(course: Course, runs: Runs, lang: str, at: int) -> None:
    own = OWN[lang][at]
    way = walked(course, runs, lang, own)
    assert any(session.text == own for _, session in way)
    for stop, session in way:
        sight = Sight(session, runs, stop)
        resolved(sight)
        if stop.card.task is not None:
            solved(stop.card.task, sight)


def test_an_own_sentence_goes_along_wherever_a_card_needs_none(course: Course, runs: Runs) -> None:
    own = OWN["zh"][1]
    for stop, session in walked(course, runs, "zh", own):
        needed = stop.card.where.text
        assert (
            session.text == needed
            if needed
            else session.text in (own, *runs.model(session.model).examples("zh"))
        )
        if not needed and session.model == "tiny":
            assert session.text == own


def test_a_sentence_typed_on_the_way_is_kept(course: Course, runs: Runs) -> None:
    from attn_tui.learner import session as sessions

    session = road.go_to_card(Session("", "text", "zh", "tiny"), runs, course, "tokens/text")
    typed = sessions.edit(session, "我爱番茄")
    assert not road.is_there(typed, runs, course.road("zh")[0])
    after = road.onward(typed, runs, course, 1)
    assert after.text == "我爱番茄" and after.road.own == "我爱番茄" and not after.road.typed


def test_leaving_is_free_and_one_key_comes_back(course: Course, runs: Runs) -> None:
    session = road.go_to_card(Session("", "text", "zh", "tiny"), runs, course, "scores")
    stop = road.stop_of(session, course)
    assert stop is not None and road.is_there(session, runs, stop)
    away = replace(session, step="weights", head=1)
    assert not road.is_there(away, runs, stop) and road.stop_of(away, course) == stop
    assert road.back_to_card(away, runs, course) == session


def test_the_road_off_goes_operation_by_operation(course: Course, runs: Runs) -> None:
    session = road.go_to_card(Session("", "text", "zh", "tiny"), runs, course, "tokens")
    off = road.turn_road(session, runs, course)
    assert road.onward(off, runs, course, 1).step == "bytes" and not off.road.on
    assert road.turn_road(off, runs, course).road == session.road


def test_a_card_is_a_fresh_start_that_undo_leaves_alone(course: Course, runs: Runs) -> None:
    session = road.begin(Session("", "text", "zh", "tiny"), runs, course)
    after = road.onward(session, runs, course, 1)
    assert remembered(session, after).past == ()


def test_further_layers_are_walked_or_skipped(course: Course, runs: Runs) -> None:
    stop = next(stop for stop in course.road("zh") if stop.card.skip)
    session = road.go_to_card(Session("", "text", "zh", "tiny"), runs, course, stop.key)
    skipped = road.onward(session, runs, course, 1)
    session, seen = road.walk(session, runs, course), []
    while session.road.walking:
        seen.append((session.layer, session.step))
        session = road.onward(session, runs, course, 1)
    assert seen[0] == (1, "norm1") and seen[-1] == (3, "out") and len(seen) == len(set(seen))
    assert session.road.card == skipped.road.card


def test_the_language_changes_on_the_same_card(course: Course, runs: Runs) -> None:
    session = road.go_to_card(Session("", "text", "zh", "tiny"), runs, course, "scores/meet")
    other = road.switch_language(session, runs, course)
    assert (other.lang, other.road.card, other.text) == (
        "en", session.road.card, runs.model("byhand").examples("en")[0],
    )  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_task_comes_back_with_other_numbers(course: Course, runs: Runs, lang: str) -> None:
    here = road.go_to_card(Session("", "text", lang, "tiny"), runs, course, "weighted-sum")
    first = road.go_to_card(here, runs, course, "scores/meet-try")
    again = road.come_back(here, runs, course, "scores/meet-try")
    stop = road.shown_stop(again, runs, course)
    assert stop is not None and stop.card.task is not None and again.text != first.text
    assert again.road.card == here.road.card
    solved(stop.card.task, Sight(again, runs, stop))
    onward = road.onward(again, runs, course, 1)
    assert not onward.road.again and onward.road.card == here.road.card
    assert road.onward(onward, runs, course, 1).road.card != here.road.card


def test_steps_taken_with_one_model_stay_behind_at_a_card(course: Course, runs: Runs) -> None:
    here = road.go_to_card(Session("", "text", "en", "byhand"), runs, course, "loss")
    plan = LearningPlan(part="W_q")
    learned = replace(here, plan=plan, taken=(Stretch((here.text,), plan),))
    after = road.go_to_card(learned, runs, course, "scores/meet-try")
    assert after.taken == () and after.plan.part == EVERYTHING
