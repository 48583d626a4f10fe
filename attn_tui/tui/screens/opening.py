"""What opens over the tutor, by the names that the keys give it, and what comes back from there.

Each screen is imported when it opens: together they would be a third of the time to the first screen,
and most visits open few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from attn_tui.graph import GraphError, first_not_finite
from attn_tui.graph.arithmetic import Cell
from attn_tui.learner import reading
from attn_tui.learner import session as sessions
from attn_tui.learner.moves import kept_in_place
from attn_tui.runs.edit import Edit, EditError, checked
from attn_tui.staging import words as staged_words
from attn_tui.text.clean import clean
from attn_tui.tui import strings
from attn_tui.tui.screens.lists import examples, export, lessons, menu, pick, steps, terms

if TYPE_CHECKING:
    from rich.text import Text

    from attn_tui.learner.session import Session
    from attn_tui.tour.tour import Tour
    from attn_tui.train.start import TrainingRun
    from attn_tui.tui.host import Host
    from attn_tui.tui.panels.why import Leave


def why(tutor: Host, forward: bool = False) -> None:
    """The reasons of the selected cell, or who uses it."""
    scene = tutor.scene
    if scene is not None and scene.result is not None and scene.arithmetic is not None:
        why_of(tutor, scene.result.view.node, scene.result.view.cell(scene.place), forward)


def why_of(tutor: Host, node: str, cell: Cell, forward: bool = False) -> None:
    """The reasons of any cell."""
    from attn_tui.tui.panels.why import Why

    tutor.open_panel(Why(tutor.tour, node, cell, tutor.look, forward), partial(_left_why, tutor))


def _left_why(tutor: Host, leave: Leave | None) -> None:
    if leave is not None:
        (_change if leave.edit else _go_to_cell)(tutor, leave.node, leave.cell)


def code(tutor: Host) -> None:
    """The code of the step."""
    from attn_tui.tui.panels.code import Code

    def shown() -> tuple[Tour, str, str]:
        scene = tutor.scene
        assert scene is not None
        return tutor.tour, scene.seen.node, scene.step.title[tutor.look.lang]

    if tutor.scene is not None and tutor.scene.result is not None:
        tutor.open_panel(Code(shown, tutor.look))


def change(tutor: Host) -> None:
    """Put another number into the selected cell."""
    scene = tutor.scene
    if scene is not None and scene.result is not None and scene.arithmetic is not None:
        # the largest of a row is selected unasked; once it is changed another may be the largest
        tutor.take(sessions.select(tutor.now, scene.result.view, scene.place))
        _change(tutor, scene.result.view.node, scene.result.view.cell(scene.place))


def _change(tutor: Host, node: str, cell: Cell) -> None:
    """Ask for a number and put it into the cell."""
    from attn_tui.paint.numbers import short
    from attn_tui.tui.panels.number import Number

    tour, lang = tutor.tour, tutor.look.lang
    if not tour.has(node, cell):
        # the palette may have changed the sentence while the cell was asked about
        tutor.say(strings.NOT_HERE[lang])
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
    tutor.open_panel(Number(tour.cell_name(node, cell, lang), now, tutor.look, wrong, typed))


def _go_to_cell(tutor: Host, node: str, cell: Cell) -> None:
    """The step that makes this cell, with the cell selected."""
    tour = tutor.tour
    found = tour.station_of_node.get(node)
    if found is None or not tour.has(node, cell):
        tutor.say(strings.NO_PLACE[tutor.look.lang])
        return
    tutor.take(sessions.at_cell(tutor.now, tour, found, node, cell))


def edits(tutor: Host) -> None:
    """The list of edits."""
    from attn_tui.tui.panels.listing import Listing
    from attn_tui.tui.panes.changes import edit_rows

    learn = tutor.action_learn
    keys: dict[str, Callable[[int], None]] = {
        "left,right": lambda at: learn("flip_edit", at),
        "delete,backspace": lambda at: learn("drop_edit", at),
        "X": lambda at: learn("clear_edits"),
    }

    def went(at: int | None) -> None:
        if at is not None and at < len(tutor.now.edits):
            _go_to_cell(tutor, tutor.now.edits[at].node, tutor.now.edits[at].cell)

    def rows(width: int) -> Sequence[Text]:
        return edit_rows(tutor.now, tutor.tour, tutor.look, width)

    panel = Listing(strings.EDITS_TITLE, strings.EDITS_HINT, rows, keys, tutor.look, enter_leaves=True)
    tutor.open_panel(panel, went)


def switches(tutor: Host) -> None:
    """All switches and knobs in one list."""
    from attn_tui.tui.panels.listing import Listing
    from attn_tui.tui.panes.changes import switch_note, switch_rows, turn_row

    def act(at: int, by: int) -> None:
        tutor.take(kept_in_place(turn_row(tutor.now, tutor.trained, at, by), tutor.runs))

    keys: dict[str, Callable[[int], None]] = {
        "right": lambda at: act(at, 1),
        "left": lambda at: act(at, -1),
    }

    def rows(width: int) -> Sequence[Text]:
        return switch_rows(tutor.now, tutor.trained, tutor.look, width)

    def note(at: int) -> str:
        return switch_note(tutor.trained, tutor.look.lang, at)

    title, hint = strings.SWITCHES_TITLE, strings.SWITCHES_HINT
    tutor.open_panel(Listing(title, hint, rows, keys, tutor.look, note=note))


def second(tutor: Host) -> None:
    """Another sentence to compare with, in a field of its own."""
    from attn_tui.tui.panels.second import Second

    before = tutor.now.pinned, tutor.now.kept

    def compare(text: str) -> None:
        now = tutor.now
        tutor.take(sessions.compare(now, replace(now.setup, text=text)) if text != now.text else now)

    def back() -> None:
        tutor.take(replace(tutor.now, pinned=before[0], kept=before[1]))

    tutor.open_panel(Second(tutor.now.text, tutor.look, compare, back))


def heads(tutor: Host) -> None:
    """Maps of all heads; the one that is taken is shown."""
    from attn_tui.analysis.heads import head_scores
    from attn_tui.tui.screens.heads import Heads

    def taken(place: tuple[str, int, int] | None) -> None:
        if place is not None:
            tutor.action_learn("open_head", *place)

    now, tour = tutor.now, tutor.tour
    stack = sessions.stack_of(now, tour).prefix
    tutor.open_screen(Heads(head_scores(tour.run), stack, now.layer, now.head, tutor.look), taken)


def split(tutor: Host) -> None:
    """One product cut in pieces, and a product for each head."""
    from attn_tui.tui.screens.split import HeadSplit

    tour = tutor.tour
    stack = sessions.stack_of(tutor.now, tour)
    at = stack.at(tutor.now.layer)
    _need(tutor, f"{at}q_proj")
    tutor.open_screen(HeadSplit(tour.run, at, tutor.now.head, tutor.look))


def lens(tutor: Host) -> None:
    """What the model would say after each layer."""
    from attn_tui.tui.screens.lens import Lens

    token = tutor.scene.token if tutor.scene is not None else None
    if token is not None:
        _need(tutor, "logits", *tutor.tour.streams(tutor.tour.run.stacks[-1]))
        tutor.open_screen(Lens(tutor.tour, token, tutor.look))


def space(tutor: Host) -> None:
    """The space that words live in; within a layer that of the rows of its matrix."""
    from attn_tui.tui.screens.space import Space

    tour, now = tutor.tour, tutor.now
    _need(tutor, *tour.streams(sessions.stack_of(now, tour)))
    station = now.station(tour)
    rows = station.stack is not None and tour.graph.node(station.node).axes[0] == station.stack.rows
    tutor.open_screen(Space(tour, tutor.look, station.node if rows else ""))


def nudge(tutor: Host) -> None:
    """The selected number pushed up and down, the slope of the loss, and the gradient beside it."""
    from attn_tui.analysis.nudge import Nudged
    from attn_tui.models.names import plain_name
    from attn_tui.text.clean import clean
    from attn_tui.tui.screens.nudge import NudgeView

    scene, run, lang = tutor.scene, tutor.tour.run, tutor.look.lang
    if scene is None or scene.result is None or scene.arithmetic is None:
        return
    node, cell = scene.result.view.node, scene.result.view.cell(scene.place)
    if f"d.{plain_name(node)}" not in run.training.graph:
        raise GraphError(strings.ONE_SIDED[lang])
    name = clean(tutor.tour.cell_name(plain_name(node), cell, lang))
    tutor.open_screen(NudgeView(Nudged(run, node, cell), name, tutor.look))


def learning(tutor: Host) -> None:
    """Steps of training, and what they do; what was learned stays until it is undone."""
    from attn_tui.tui.screens.learning import LearningView

    now = tutor.now
    _need(tutor, "logits")

    def left(after: Session | None) -> None:
        if after is not None:
            # other parts learn now, and the step that is shown may be of one that does not
            tutor.take(kept_in_place(after, tutor.runs))

    found = reading.examples(tutor.runs, now.model, now.lang)
    tutor.open_screen(LearningView(now, tutor.runs, found, tutor.look), left)


def cache(tutor: Host, part: int = 0) -> None:
    """What one token more costs: the rows computed anew, the memory of a cache, the time on this machine."""
    from attn_tui.tui.screens.cache import CacheView

    now, tour = tutor.now, tutor.tour
    _need(tutor, "logits")
    tutor.open_screen(
        CacheView(tour, tutor.runs, min(now.layer, tour.run.stacks[0].layers - 1), tutor.look, part)
    )


def retrieval(tutor: Host) -> None:
    """Stored sentences against this one; the one that is taken is put before it."""
    from attn_tui.tui.screens.retrieval import RetrievalView

    def taken(text: str | None) -> None:
        if text is not None:
            tutor.type(text)

    tutor.open_screen(RetrievalView(tutor.now.setup, tutor.runs, tutor.look), taken)


def families(tutor: Host) -> None:
    """The sentence in the three families of Transformers, beside each other."""
    from attn_tui.analysis.families import sides
    from attn_tui.tui.screens.families import FamiliesView

    tutor.open_screen(FamiliesView(sides(tutor.runs, tutor.now.text, tutor.now.lang), tutor.look))


def train(tutor: Host) -> None:
    """What can be trained, and what was begun; then the run itself."""
    from attn_tui.tui.screens.runs import RunChoice, choices, on_texts

    lang = tutor.now.lang
    found = choices()

    def begin(one: RunChoice, make: Callable[[], TrainingRun]) -> None:
        from attn_tui.tui.screens.training import TrainingView

        view = TrainingView(one.title[lang], one.gloss[lang], one.name, make, tutor.look)
        tutor.open_screen(view, partial(_open_moment, tutor))

    def ask(one: RunChoice) -> None:
        from attn_tui.tui.panels.own_text import OwnText

        def left(texts: tuple[str, ...] | None) -> None:
            if texts is not None:
                begin(one, on_texts(one, texts))

        tutor.open_panel(OwnText(tutor.look), left)

    def take(at: int) -> None:
        one = found[at]
        if one.make is None:
            ask(one)
        else:
            begin(one, one.make)

    pick(tutor, strings.TRAIN[lang], [one.entry[lang] for one in found], 0, take)


def _open_moment(tutor: Host, moment: tuple[str, int, int] | None) -> None:
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
        tutor.say(clean(str(error)), wrong=True)
        return
    tour = Tour(tutor.runs[Setup(name, text)])
    moved = sessions.change_model(tutor.now, tour, text)
    tutor.take(sessions.open_head(moved, tour, tour.run.stacks[0].prefix, layer, head))


def help_(tutor: Host) -> None:
    """All the keys."""
    from attn_tui.tui.screens.help import Help

    tutor.open_screen(Help(tutor.look.lang))


def _need(tutor: Host, *nodes: str) -> None:
    """GraphError, one line, where what a view is made of has no numbers, or ends on the way there."""
    graph = tutor.tour.graph
    for node in nodes:
        graph.value(node)
    if ended := first_not_finite(graph, *nodes):
        raise GraphError(staged_words.ENDED[tutor.look.lang].format(node=ended))


VIEWS: Mapping[str, Callable[[Host], None]] = {
    "why": why,
    "uses": partial(why, forward=True),
    "code": code,
    "change": change,
    "edits": edits,
    "second": second,
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
    "families": families,
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
