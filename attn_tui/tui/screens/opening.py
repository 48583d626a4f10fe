"""What opens over the tutor, by the names that the keys give it, and what comes back from there.

Each screen is imported when it opens: together they would be a third of the time to the first screen,
and most visits open few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from attn_tui.graph import GraphError, first_not_finite
from attn_tui.graph.arithmetic import Cell
from attn_tui.learner import reading
from attn_tui.learner import session as sessions
from attn_tui.learner.moves import kept_in_place
from attn_tui.runs.edit import Edit, EditError, checked
from attn_tui.text.clean import clean
from attn_tui.text.width import fit
from attn_tui.tui import strings

if TYPE_CHECKING:
    from attn_tui.course.glossary import Term
    from attn_tui.learner.session import Session
    from attn_tui.tui.screens.tutor import TutorScreen
    from attn_tui.tui.screens.why import Leave


def why(tutor: TutorScreen, forward: bool = False) -> None:
    """The reasons of the selected cell, or who uses it."""
    scene = tutor.scene
    if scene is not None and scene.result is not None and scene.arithmetic is not None:
        why_of(tutor, scene.result.view.node, scene.result.view.cell(scene.place), forward)


def why_of(tutor: TutorScreen, node: str, cell: Cell, forward: bool = False) -> None:
    """The reasons of any cell."""
    from attn_tui.tui.screens.why import Why

    screen = Why(tutor.tour, node, cell, tutor.look, forward)
    tutor.app.push_screen(screen, partial(_left_why, tutor))


def _left_why(tutor: TutorScreen, leave: Leave | None) -> None:
    if leave is not None:
        (_change if leave.edit else _go_to_cell)(tutor, leave.node, leave.cell)


def code(tutor: TutorScreen) -> None:
    """The code of the step."""
    from attn_tui.tui.screens.code import Code

    scene = tutor.scene
    if scene is not None and scene.result is not None:
        title = scene.step.title[tutor.look.lang]
        tutor.app.push_screen(Code(tutor.tour, scene.result.view.node, title, tutor.look))


def change(tutor: TutorScreen) -> None:
    """Put another number into the selected cell."""
    scene = tutor.scene
    if scene is not None and scene.result is not None and scene.arithmetic is not None:
        # the largest of a row is selected unasked; once it is changed another may be the largest
        tutor.take(sessions.select(tutor.now, scene.result.view, scene.place))
        _change(tutor, scene.result.view.node, scene.result.view.cell(scene.place))


def _change(tutor: TutorScreen, node: str, cell: Cell) -> None:
    """Ask for a number and put it into the cell."""
    from attn_tui.paint.numbers import short
    from attn_tui.tour.names import cell_name
    from attn_tui.tui.screens.number import Number

    tour, lang = tutor.tour, tutor.look.lang
    if not tour.has(node, cell):
        # the palette may have changed the sentence while the cell was asked about
        tutor.notify(strings.NOT_HERE[lang], markup=False)
        return

    def wrong(value: float) -> str:
        try:
            checked(Edit(node, cell, value), tour.model, tour.graph)
        except EditError as error:
            return str(error)
        return ""

    def typed(value: float | None) -> None:
        at = [(edit.node, edit.cell) for edit in tutor.now.edits]
        if value is not None:
            tutor.action_learn("make_edit", Edit(node, cell, value))
        elif (node, cell) in at:
            tutor.action_learn("drop_edit", at.index((node, cell)))

    now = short(float(tour.graph.value(node)[cell]))
    tutor.app.push_screen(Number(cell_name(tour.run, node, cell, lang), now, lang, wrong, typed))


def _go_to_cell(tutor: TutorScreen, node: str, cell: Cell) -> None:
    """The step that makes this cell, with the cell selected."""
    tour = tutor.tour
    found = tour.station_of_node.get(node)
    if found is None or not tour.has(node, cell):
        tutor.notify(strings.NO_PLACE[tutor.look.lang], markup=False)
        return
    tutor.take(sessions.at_cell(tutor.now, tour, found, node, cell))


def edits(tutor: TutorScreen) -> None:
    """The list of edits."""
    from attn_tui.tui.panes.changes import edit_rows
    from attn_tui.tui.screens.listing import Listing

    learn = tutor.action_learn
    keys: dict[str, Callable[[int], None]] = {
        "space": lambda at: learn("flip_edit", at),
        "delete": lambda at: learn("drop_edit", at),
        "u,z": lambda at: learn("undo"),
        "ctrl+r,Z": lambda at: learn("redo"),
        "x": lambda at: learn("clear_edits"),
    }

    def went(at: int | None) -> None:
        if at is not None and at < len(tutor.now.edits):
            _go_to_cell(tutor, tutor.now.edits[at].node, tutor.now.edits[at].cell)

    lang = tutor.look.lang
    title, hint = strings.EDITS_TITLE[lang], strings.EDITS_HINT[lang]
    rows = lambda: edit_rows(tutor.now, tutor.tour, tutor.look)  # noqa: E731
    tutor.app.push_screen(Listing(title, hint, rows, keys, tutor.look, enter_leaves=True), went)


def switches(tutor: TutorScreen) -> None:
    """All switches in one list."""
    from attn_tui.tui.panes.changes import switch_note, switch_rows, turn_row
    from attn_tui.tui.screens.listing import Listing

    def act(at: int, by: int) -> None:
        tutor.take(kept_in_place(turn_row(tutor.now, tutor.trained, at, by), tutor.runs))

    keys: dict[str, Callable[[int], None]] = {
        "space": lambda at: act(at, 1),
        "right,greater_than_sign,plus": lambda at: act(at, 1),
        "left,less_than_sign,minus": lambda at: act(at, -1),
        "0": lambda at: tutor.action_learn("as_trained"),
    }
    lang = tutor.look.lang
    title, hint = strings.SWITCHES_TITLE[lang], strings.SWITCHES_HINT[lang]
    rows = lambda: switch_rows(tutor.now, tutor.trained, tutor.look)  # noqa: E731
    tutor.app.push_screen(
        Listing(title, hint, rows, keys, tutor.look, note=partial(switch_note, tutor.trained, lang))
    )


def heads(tutor: TutorScreen) -> None:
    """Maps of all heads; the one that is taken is shown."""
    from attn_tui.analysis.heads import head_scores
    from attn_tui.tui.screens.heads import Heads

    def taken(place: tuple[str, int, int] | None) -> None:
        if place is not None:
            tutor.action_learn("open_head", *place)

    now, tour = tutor.now, tutor.tour
    stack = sessions.stack_of(now, tour).prefix
    tutor.app.push_screen(Heads(head_scores(tour.run), stack, now.layer, now.head, tutor.look), taken)


def split(tutor: TutorScreen) -> None:
    """One product cut in pieces, and a product for each head."""
    from attn_tui.tui.screens.split import HeadSplit

    tour = tutor.tour
    stack = sessions.stack_of(tutor.now, tour)
    at = stack.at(tutor.now.layer)
    _need(tutor, f"{at}q_proj")
    tutor.app.push_screen(HeadSplit(tour.run, at, tutor.now.head, tutor.look))


def lens(tutor: TutorScreen) -> None:
    """What the model would say after each layer."""
    from attn_tui.tui.screens.lens import Lens

    token = tutor.scene.token if tutor.scene is not None else None
    if token is not None:
        _need(tutor, "logits", *tutor.tour.streams(tutor.tour.run.stacks[-1]))
        tutor.app.push_screen(Lens(tutor.tour, token, tutor.look))


def space(tutor: TutorScreen) -> None:
    """The space that words live in; within a layer that of the rows of its matrix."""
    from attn_tui.tui.screens.space import Space

    tour, now = tutor.tour, tutor.now
    _need(tutor, *tour.streams(sessions.stack_of(now, tour)))
    station = now.station(tour)
    rows = station.stack is not None and tour.graph.node(station.node).axes[0] == station.stack.rows
    tutor.app.push_screen(Space(tour, tutor.look, station.node if rows else ""))


def nudge(tutor: TutorScreen) -> None:
    """The selected number pushed up and down, the slope of the loss, and the gradient beside it."""
    from attn_tui.analysis.nudge import Nudged
    from attn_tui.models.names import plain_name
    from attn_tui.text.clean import clean
    from attn_tui.tour.names import cell_name
    from attn_tui.tui.screens.nudge import NudgeView

    scene, run, lang = tutor.scene, tutor.tour.run, tutor.look.lang
    if scene is None or scene.result is None or scene.arithmetic is None:
        return
    node, cell = scene.result.view.node, scene.result.view.cell(scene.place)
    if f"d.{plain_name(node)}" not in run.training.graph:
        raise GraphError(strings.ONE_SIDED[lang])
    name = clean(cell_name(run.training, plain_name(node), cell, lang))
    tutor.app.push_screen(NudgeView(Nudged(run, node, cell), name, tutor.look))


def learning(tutor: TutorScreen) -> None:
    """Steps of training, and what they do; what was learned stays until it is undone."""
    from attn_tui.tui.screens.learning import LearningView

    now = tutor.now
    _need(tutor, "logits")

    def left(after: Session | None) -> None:
        if after is not None:
            tutor.take(after)

    found = reading.examples(tutor.runs, now.model, now.lang)
    tutor.app.push_screen(LearningView(now, tutor.runs, found, tutor.look), left)


def cache(tutor: TutorScreen, part: int = 0) -> None:
    """What one token more costs: the rows computed anew, the memory of a cache, the time on this machine."""
    from attn_tui.tui.screens.cache import CacheView

    now, tour = tutor.now, tutor.tour
    _need(tutor, "logits")
    tutor.app.push_screen(
        CacheView(tour, tutor.runs, min(now.layer, tour.run.stacks[0].layers - 1), tutor.look, part)
    )


def retrieval(tutor: TutorScreen) -> None:
    """Stored sentences against this one; the one that is taken is put before it."""
    from attn_tui.tui.screens.retrieval import RetrievalView

    def taken(text: str | None) -> None:
        if text is not None:
            tutor.type(text)

    tutor.app.push_screen(RetrievalView(tutor.now.setup, tutor.runs, tutor.look), taken)


def train(tutor: TutorScreen) -> None:
    """What can be trained, and what was begun; then the run itself."""
    from attn_tui.tui.screens.runs import choices

    lang = tutor.now.lang
    found = choices()

    def take(at: int) -> None:
        from attn_tui.tui.screens.training import TrainingView

        one = found[at]
        tutor.app.push_screen(
            TrainingView(one.title[lang], one.gloss[lang], one.name, one.make, tutor.look),
            partial(_open_moment, tutor),
        )

    _pick(tutor, strings.TRAIN[lang], [one.entry[lang] for one in found], 0, take)


def _open_moment(tutor: TutorScreen, moment: tuple[str, int, int] | None) -> None:
    """The model of a moment of a run, with an exercise of its own, at the head that does most for it."""
    from attn_tui.models.architecture import ModelError
    from attn_tui.runs.setup import Setup
    from attn_tui.tour.tour import Tour

    if moment is None:
        return
    name, layer, head = moment
    try:
        text = (*tutor.runs.model(name).examples(tutor.now.lang), "")[0]
    except ModelError as error:
        tutor.notify(clean(str(error)), markup=False, severity="error")
        return
    tour = Tour(tutor.runs[Setup(name, text)])
    moved = sessions.change_model(tutor.now, tour, text)
    tutor.take(sessions.open_head(moved, tour, tour.run.stacks[0].prefix, layer, head))


def export(tutor: TutorScreen) -> None:
    """A file of this step, or of the whole tour."""
    from attn_tui.tui.screens.taking import choices, said, take_along

    now = tutor.now
    found = choices(now.step, now.stack, now.layer, now.head)
    entries = [said(choice, now.lang) for choice in found]

    def take(at: int) -> None:
        message, failed = take_along(tutor.tour, found[at], tutor.now.lang)
        tutor.notify(message, markup=False, severity="error" if failed else "information")

    _pick(tutor, strings.EXPORT[now.lang], entries, 0, take)


def menu(tutor: TutorScreen, group: str) -> None:
    """The keys of a group, to be chosen from: what does something now."""
    from attn_tui.tui.keys import GROUP_NAMES, GROUPS
    from attn_tui.tui.offered import offered

    lang, wide = tutor.now.lang, 11
    able = [key for key in GROUPS[group] if key.listed and offered(*key.does, tutor.situation, editing=False)]
    entries = [fit(key.caps, wide) + key.tooltip[lang] for key in able]

    def take(at: int) -> None:
        tutor.call_later(tutor.run_action, able[at].action)

    _pick(tutor, GROUP_NAMES[group][lang], entries, 0, take)


def lessons(tutor: TutorScreen) -> None:
    """The lessons of the course."""
    lang = tutor.now.lang
    found = tutor.course.lessons.get(lang, ())
    beside = reading.lesson_of(tutor.now, tutor.course)
    here = found.index(beside) if beside in found else 0
    entries = [f"{one.order:>2}  {one.title}" for one in found]
    _pick(tutor, strings.LESSON[lang], entries, here, lambda i: tutor.action_learn("read", found[i]))


def steps(tutor: TutorScreen) -> None:
    """The list of steps."""
    lang, found = tutor.now.lang, tutor.tour.steps
    entries = [f"{i + 1:>2}  {step.title[lang]}" for i, step in enumerate(found)]
    here = found.index(tutor.now.station(tutor.tour).step)
    _pick(tutor, strings.STEPS[lang], entries, here, lambda i: tutor.go(found[i].id))


def examples(tutor: TutorScreen) -> None:
    """The list of example sentences."""
    now = tutor.now
    found = reading.examples(tutor.runs, now.model, now.lang)
    here = found.index(now.text) if now.text in found else 0
    _pick(tutor, strings.EXAMPLES[now.lang], found, here, lambda i: tutor.type(found[i]))


def terms(tutor: TutorScreen) -> None:
    """The glossary; the term that is taken is explained."""
    lang, glossary = tutor.now.lang, tutor.course.glossary
    found = glossary.terms.get(lang, ())
    entries = ["  ".join((one.name, *glossary.others(one)[:1])) for one in found]
    _pick(tutor, strings.TERMS[lang], entries, 0, lambda i: term(tutor, found[i]))


def term(tutor: TutorScreen, one: Term) -> None:
    """What a term means; from there on to its lesson."""
    from attn_tui.tui.screens.explained import Explained

    lesson = tutor.course.find(one.lang, one.lesson)

    def left(read: bool | None) -> None:
        if read and lesson is not None:
            tutor.action_learn("read", lesson)

    names = (*one.aliases, *tutor.course.glossary.others(one))
    tutor.app.push_screen(Explained(one, names, lesson.title if lesson else ""), left)


def _pick(
    tutor: TutorScreen, title: str, entries: Sequence[str], here: int, take: Callable[[int], None]
) -> None:
    from attn_tui.tui.screens.pick import Pick

    def taken(index: int | None) -> None:
        if index is not None:
            take(index)

    tutor.app.push_screen(Pick(title, entries, here, tutor.look.lang), taken)


def help_(tutor: TutorScreen) -> None:
    """All the keys."""
    from attn_tui.tui.screens.help import Help

    tutor.app.push_screen(Help(tutor.look.lang))


def _need(tutor: TutorScreen, *nodes: str) -> None:
    """GraphError, one line, where what a view is made of has no numbers, or ends on the way there."""
    graph = tutor.tour.graph
    for node in nodes:
        graph.value(node)
    if ended := first_not_finite(graph, *nodes):
        raise GraphError(strings.ENDED[tutor.look.lang].format(node=ended))


VIEWS: Mapping[str, Callable[[TutorScreen], None]] = {
    "why": why,
    "uses": partial(why, forward=True),
    "code": code,
    "change": change,
    "edits": edits,
    "switches": switches,
    "heads": heads,
    "split": split,
    "lens": lens,
    "space": space,
    "learning": learning,
    "nudge": nudge,
    "cache": cache,
    "cache_bytes": partial(cache, part=1),
    "cache_time": partial(cache, part=2),
    "retrieval": retrieval,
    "train": train,
    "export": export,
    "try": partial(menu, group="try"),
    "go": partial(menu, group="go"),
    "steps": steps,
    "lessons": lessons,
    "terms": terms,
    "examples": examples,
    "help": help_,
}
