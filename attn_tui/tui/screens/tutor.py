"""The one screen of the tutor: it holds a session, and every key makes another of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from attn_tui.course.course import Course
from attn_tui.graph import GraphError
from attn_tui.learner import history
from attn_tui.learner import session as sessions
from attn_tui.learner.ended import scene_or_end
from attn_tui.learner.moves import MOVES
from attn_tui.learner.progress import Progress
from attn_tui.learner.scene import Scene, with_hidden
from attn_tui.learner.session import Session
from attn_tui.models.model import Model
from attn_tui.paint.look import Look
from attn_tui.runs.run import Runs
from attn_tui.text.clean import clean
from attn_tui.tour.tour import Tour, tour_of
from attn_tui.tui import strings
from attn_tui.tui.exercise import Exercise
from attn_tui.tui.keys import BETWEEN, EDITING, KEYS
from attn_tui.tui.messages import (
    Answered,
    CellPicked,
    LayerPicked,
    OperandPicked,
    SentenceChanged,
    StepPicked,
    TokenPicked,
)
from attn_tui.tui.offered import Situation, hints, offered
from attn_tui.tui.panes.captions import news, notice, place, texts
from attn_tui.tui.panes.cell import CellLine
from attn_tui.tui.panes.effect import EffectLine, said_of
from attn_tui.tui.panes.flow import FlowMap, flow_of
from attn_tui.tui.panes.keybar import KeyBar
from attn_tui.tui.panes.lesson import LessonPane
from attn_tui.tui.panes.sentence import Chips, SentenceBar
from attn_tui.tui.panes.stage import StagePane
from attn_tui.tui.screens import showing
from attn_tui.tui.screens.panelled import Panelled

NARROW, WIDE = 100, 140
LEAST_WIDTH, LEAST_HEIGHT = 40, 12


class TutorScreen(Panelled, inherit_bindings=False):
    """Sentence, flow map, lesson, matrices, cell line, keys."""

    AUTO_FOCUS = ""
    # Textual's own Tab and Shift+Tab would walk into the sentence, and the next keys would be typed there
    BINDINGS = [
        *(key.binding() for key in KEYS if key.keys),
        Binding("ctrl+c,super+c", "screen.copy_text", show=False),
    ]
    TITLE = "attn-tui"

    session: var[Session | None] = var(None, init=False)

    def __init__(
        self,
        runs: Runs,
        session: Session,
        course: Course,
        progress: Progress | None = None,
        progressed: Callable[[Progress], None] = lambda progress: None,
        greet: bool = False,
    ) -> None:
        """Open at this session; `greet` says where on the road it goes on."""
        super().__init__()
        self.runs, self.course = runs, course
        self.exercise = Exercise(runs, course, progress or Progress(), progressed)
        self.greet = greet
        self.scene: Scene | None = None
        self._first, self._situation = session, Situation(session)

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield SentenceBar(id="sentence")
        yield FlowMap()
        yield EffectLine()
        with Container(id="main"):
            yield LessonPane(id="lesson")
            yield StagePane(id="matrices")
        yield CellLine()
        yield KeyBar()
        yield Static(id="toosmall", markup=False)

    def on_mount(self) -> None:
        """Show the first scene."""
        self.watch(self.app, "theme", self.show_again, init=False)
        self.query_one(SentenceBar).set_text(self._first.text)
        self.session = self._first

    @property
    def now(self) -> Session:
        """The present session."""
        return self.session or self._first

    @property
    def tour(self) -> Tour:
        """The tour through what is set up now."""
        return tour_of(self.runs[self.now.setup], self.now.step)

    @property
    def trained(self) -> Model:
        """The model as it was trained."""
        return self.runs.model(self.now.model)

    @property
    def look(self) -> Look:
        """The language, dark or light, and how many colours the terminal has."""
        return Look(self.now.lang, self.app.current_theme.dark, getattr(self.app, "depth", "truecolor"))

    @property
    def situation(self) -> Situation:
        """What decides which keys do something."""
        return showing.situation_of(self)

    @property
    def editing(self) -> bool:
        """Whether what is typed goes into the sentence."""
        return self.query_one(SentenceBar).editing or self.query_one(LessonPane).field.has_focus

    def take(self, session: Session, typed: bool = False) -> None:
        """Another session, shown at once; if its sentence is another, it goes into the field.

        What it changed can be undone; what is `typed` in one go is one change.
        """
        session = history.remembered(self.now, session, typed)
        # where it is not, what stands in the field may be ahead of the session, and is left alone
        if session.text != self.now.text and not typed:
            self.query_one(SentenceBar).set_text(session.text)
        self.session = session

    def watch_session(self, before: Session | None, after: Session | None) -> None:
        """A new session: show it."""
        if after is not None:
            self.exercise.look_at(after)
            self._show(after)
            getattr(self.app, "remember", lambda session: None)(after)

    def on_resize(self, event: events.Resize) -> None:
        """Fold or unfold the panes; what is inside fits itself to its own size."""
        width, height = event.size
        self.set_class(height < 30, "low")
        self.set_class(width >= WIDE, "wide")
        self.set_class(height < 18, "tiny")
        self.set_class(width < LEAST_WIDTH or height < LEAST_HEIGHT, "toosmall")
        if self.has_class("narrow") != (width < NARROW):
            self.toggle_class("narrow")
            self.show_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that do nothing now are greyed out; in the sentence, keys that move the cell rest."""
        return offered(action, parameters, self._situation, self.typing)

    def action_learn(self, move: str, *arguments: object) -> None:
        """Make a move of `learner/moves.py`, and say what of it is not to be seen."""
        before = self.now
        try:
            after = MOVES[move](before, self.runs, self.course, *arguments)
        except GraphError as error:
            # numbers that ended lead nowhere: say where, and stay
            self.notify(clean(str(error)), markup=False, severity="warning")
            return
        if move == "onward":
            self.greet = False
            after = self.exercise.returning(before, after) if arguments == (1,) else after
        if said := news(move, before, after):
            self.notify(said, markup=False, timeout=2)
        self.take(after)

    def action_open(self, view: str) -> None:
        """Open a view over the tutor."""
        if view == "why" and self.exercise.asks(self.now) == "number":
            self.set_focus(self.query_one(LessonPane).field)
            return
        # what opens later is imported later: see there
        from attn_tui.tui.screens.opening import VIEWS

        try:
            VIEWS[view](self)
        except GraphError as error:
            self.notify(clean(str(error)), markup=False, severity="warning")

    def action_move(self, rows: int, columns: int) -> None:
        """Another cell."""
        if self.scene is not None and self.scene.result is not None:
            self.session = sessions.move(self.now, self.scene.result.view, rows, columns)

    def action_edit(self) -> None:
        """Type into the sentence, at its end."""
        # not its focus(), which waits: keys of the same burst must already go into the sentence
        self.set_focus(self.query_one(SentenceBar).field)

    def action_other_text(self) -> None:
        """On with the model's other text, where it has two."""
        self.set_focus(self.query_one(SentenceBar).other)

    def action_leave(self) -> None:
        """Out of the sentence, so that what is typed later is another change; or out of the panel."""
        if self.editing:
            self.set_focus(None)
            self.session = replace(self.now, typing=False)
        elif self.panel is not None:
            self.panel.dismiss(None)

    def action_theme(self) -> None:
        """Dark or light."""
        self.app.action_toggle_dark()

    def action_more(self) -> None:
        """The longer text behind the card, or the card again."""
        self.exercise.more = not self.exercise.more
        self._show(self.now)

    def action_hint(self) -> None:
        """One more hint for the card's task, or its worked answer."""
        self.exercise.help(self.now)
        self._show_news()

    def on_key(self, event: events.Key) -> None:
        """A digit chooses where the card asks for a choice, and begins a number where it asks for one."""
        asked, typed = self.exercise.asks(self.now), event.character or ""
        if self.typing or self.panel is not None:
            return
        if asked == "choice" and typed and typed in "123456789":
            event.stop()
            self._answer(typed)
        elif asked == "number" and typed and typed in "0123456789.-−":
            event.stop()
            field = self.query_one(LessonPane).field
            self.set_focus(field)
            field.insert_text_at_cursor(typed)
        elif self.exercise.answered_by_keys(self.now) and typed and typed in "0123456789":
            # a second answer, after the question is closed, must not turn a switch
            event.stop()

    def on_answered(self, message: Answered) -> None:
        """An answer was typed."""
        self._answer(message.answer)

    def _answer(self, answer: str) -> None:
        self.exercise.answer(self.now, answer)
        # right or wrong, the next key is a key again; a digit begins another answer
        self.set_focus(None)
        self._show_news()

    def _show_news(self) -> None:
        self._show(self.now)
        self.call_after_refresh(self.query_one(LessonPane).show_news)

    def action_scroll_text(self, by: int) -> None:
        """Up or down in the lesson, or in the panel over it."""
        if self.panel is not None:
            self.panel.scroll_text(by)
        else:
            self.query_one(LessonPane).page(by)

    def go(self, step: str, part: str | None = None) -> None:
        """Jump to a step, in this part of the model or else in the one where one is."""
        tour = tour_of(self.runs[self.now.setup], step)
        part = self.now.stack if part is None else part
        self.take(sessions.go_to(self.now, tour.station(step, part, self.now.layer)))

    def type(self, text: str) -> None:
        """Replace the sentence."""
        self.take(sessions.edit(self.now, text))

    def on_sentence_changed(self, message: SentenceChanged) -> None:
        """Every keystroke reflows everything; the field may be ahead of its messages: the last one counts."""
        bar = self.query_one(SentenceBar)
        if message.first and message.text == bar.field.value:
            self.take(sessions.edit(self.now, message.text), typed=True)
        elif not message.first and message.text == bar.second.value:
            second = self.trained.family.inputs[1].id
            self.take(sessions.edit_other(self.now, second, message.text), typed=True)

    def on_descendant_focus(self) -> None:
        """Other keys matter now."""
        self._show_keys()

    on_descendant_blur = on_descendant_focus

    def on_cell_picked(self, message: CellPicked) -> None:
        """A click on the result selects."""
        if self.scene is not None and self.scene.result is not None:
            self.session = sessions.select(self.now, self.scene.result.view, message.place)

    def on_operand_picked(self, message: OperandPicked) -> None:
        """A click on what goes into the result asks why it is what it is."""
        from attn_tui.tui.screens.opening import why_of

        why_of(self, message.node, message.cell)

    def on_token_picked(self, message: TokenPicked) -> None:
        """A click on a chip."""
        axis = self.scene.axis if self.scene is not None else "token"
        self.session = sessions.select_token(self.now, message.token, axis)

    def on_step_picked(self, message: StepPicked) -> None:
        """A click on the flow map."""
        self.go(message.step, message.part)

    def on_layer_picked(self, message: LayerPicked) -> None:
        """A click on the gauge of layers."""
        self.take(replace(self.now, layer=message.layer))

    def show_again(self) -> None:
        """Show the same in another theme or another room."""
        if self.session is not None:
            self._show(self.now)

    def _show(self, session: Session) -> None:
        beside = tour_of(self.runs[session.pinned], session.step) if session.pinned is not None else None
        tour, look = tour_of(self.runs[session.setup], session.step), self.look
        now = scene_or_end(session, tour, beside)
        hidden = self.exercise.hidden(session)
        self.scene = now = showing.measured(self, now if hidden is None else with_hidden(now, hidden))
        self._show_sentence(now, tour, look)
        flow = flow_of(now, tour, look.lang)
        self.query_one(FlowMap).show(flow, tuple((place.step.id, place.part) for place in tour.places), look)
        self.query_one(EffectLine).show(said_of(now, tour, look))
        showing.show_lesson(self, session, look)
        self.query_one(StagePane).show(now, look)
        showing.show_words(self, session, look)
        self.query_one(CellLine).show(now, look)
        if self.panel is not None:
            self.panel.renew(tour, look)
        self.look_around()
        self.query_one("#toosmall", Static).update(Content(strings.TOO_SMALL[look.lang]), layout=False)

    def _show_sentence(self, now: Scene, tour: Tour, look: Look) -> None:
        bar = self.query_one(SentenceBar)
        bar.field.placeholder = strings.PLACEHOLDER[look.lang]
        inputs = tour.model.family.inputs
        bar.set_class(len(inputs) > 1, "two")
        for given in inputs[1:2]:
            bar.show_second(dict(now.session.others).get(given.id, ""), tour.run.text(given))
        own = showing.sentence_caption(self, now.session)
        bar.caption(notice(now, tour.run) or own or texts(now.session, inputs), place(now.session, tour))
        self.query_one(Chips).show(now.tokens, now.ids, now.token, look, now.differing)

    def _show_keys(self) -> None:
        bar = self.query_one(KeyBar)
        if self.editing:
            bar.show((*EDITING, *BETWEEN) if len(self.trained.family.inputs) > 1 else EDITING, self.look)
        elif self.panel is not None and self.focused is not None:
            bar.say(self.panel.hint, self.look)
        else:
            bar.show(hints(self._situation), self.look)

    def look_around(self) -> None:
        """What decides which keys do something is another."""
        self._situation = self.situation
        self._show_keys()
        self.refresh_bindings()
