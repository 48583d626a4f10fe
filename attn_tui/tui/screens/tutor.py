"""The one screen of the tutor: it holds a session, and every key makes another of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult, SystemCommand
from textual.containers import Container
from textual.content import Content
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Static

from attn_tui.analysis.heads import head_scores
from attn_tui.course.course import Course
from attn_tui.course.directive import fill
from attn_tui.course.lesson import Lesson
from attn_tui.graph.arithmetic import Cell
from attn_tui.learner import session as sessions
from attn_tui.learner.scene import Scene, scene
from attn_tui.learner.session import Session
from attn_tui.models.config import Config
from attn_tui.models.switches import SWITCHES
from attn_tui.paint.numbers import short
from attn_tui.paint.palette import ColorDepth
from attn_tui.runs.edit import Edit, EditError, checked
from attn_tui.runs.runs import Tours
from attn_tui.runs.setup import Setup
from attn_tui.text.width import clean
from attn_tui.tour.names import cell_name
from attn_tui.tour.tour import Tour
from attn_tui.tui import strings
from attn_tui.tui.keys import EDITING, KEYS
from attn_tui.tui.messages import CellPicked, SentenceChanged, StepPicked, TokenPicked
from attn_tui.tui.panes.cell import CellLine
from attn_tui.tui.panes.changes import badges, edit_rows, switch_note, switch_rows, switched, turn_row
from attn_tui.tui.panes.equation import MatrixPane
from attn_tui.tui.panes.flow import FlowMap
from attn_tui.tui.panes.keybar import KeyBar
from attn_tui.tui.panes.knobs import turned
from attn_tui.tui.panes.lesson import LessonPane
from attn_tui.tui.panes.sentence import Chips, SentenceBar
from attn_tui.tui.screens.code import Code
from attn_tui.tui.screens.heads import Heads
from attn_tui.tui.screens.lens import Lens
from attn_tui.tui.screens.listing import Listing
from attn_tui.tui.screens.number import Number
from attn_tui.tui.screens.pick import Help, Pick
from attn_tui.tui.screens.split import HeadSplit
from attn_tui.tui.screens.why import Leave, Why

if TYPE_CHECKING:
    from attn_tui.export import What

NARROW = 100
LEAST_WIDTH, LEAST_HEIGHT = 40, 12


class TutorScreen(Screen[None]):
    """Sentence, flow map, lesson, matrices, cell line, keys."""

    AUTO_FOCUS = ""
    BINDINGS = [key.binding() for key in KEYS]
    TITLE = "attn-tui"

    session: var[Session | None] = var(None, init=False)

    def __init__(self, tours: Tours, session: Session, course: Course) -> None:
        """Open at this session."""
        super().__init__()
        self.tours, self.course = tours, course
        self._first = session
        self.add_class("reading")
        self._scene: Scene | None = None

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield SentenceBar(id="sentence")
        yield FlowMap()
        with Container(id="main"):
            yield LessonPane(id="lesson")
            yield MatrixPane(id="matrices")
        yield CellLine()
        yield KeyBar()
        yield Static(id="toosmall", markup=False)

    def on_mount(self) -> None:
        """Show the first scene."""
        self.watch(self.app, "theme", self._show_again, init=False)
        self._replace(self._first)

    @property
    def now(self) -> Session:
        """The present session."""
        return self.session or self._first

    @property
    def tour(self) -> Tour:
        """The tour through what is set up now."""
        return self.tours.settle(self.now.setup)

    @property
    def depth(self) -> ColorDepth:
        """How many colours the terminal has."""
        depth: ColorDepth = getattr(self.app, "depth", "truecolor")
        return depth

    def watch_session(self, before: Session | None, after: Session | None) -> None:
        """A new session: show it."""
        if after is not None:
            self._show(after)
            remember = getattr(self.app, "remember", None)
            if remember is not None:
                remember(after)

    def _beside(self, session: Session) -> Tour | None:
        """The tour to compare with, if anything is pinned."""
        return self.tours.held(session.pinned) if session.pinned is not None else None

    def on_resize(self, event: events.Resize) -> None:
        """Fold or unfold the panes; what is inside fits itself to its own size."""
        width, height = event.size
        self.set_class(height < 30, "low")
        self.set_class(height < 18, "tiny")
        self.set_class(width < LEAST_WIDTH or height < LEAST_HEIGHT, "toosmall")
        if self.has_class("narrow") != (width < NARROW):
            self.toggle_class("narrow")
            if self.session is not None:
                self._show(self.now)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that do nothing now are greyed out; in the sentence, keys that move the cell rest."""
        config = self.tour.model.config
        editing = self.query_one(SentenceBar).editing
        if action in ("edit", "move", "switch_pane") and editing:
            return False
        if action == "leave":
            return editing
        if action == "switch_pane":
            return True if self.has_class("narrow") else None
        if action == "along":
            lesson = self._lesson(self.now)
            return True if lesson is not None and self._foreign(lesson) else None
        if action in ("why", "uses", "code", "change", "heads", "split", "lens", "export"):
            return True if self._scene is not None and self._scene.result is not None else None
        if action in ("undo", "redo"):
            return True if (self.now.past if action == "undo" else self.now.future) else None
        if action == "shows":
            return True if self.now.pinned is not None else None
        if (action == "layer" and config.layers == 1) or (action == "head" and config.heads == 1):
            return None
        return True

    def action_step(self, by: int) -> None:
        """On or back."""
        self.session = sessions.step_by(self.now, self.tour, by)

    def action_layer(self, by: int) -> None:
        """Another layer."""
        self.session = sessions.change_layer(self.now, self.tour, by)

    def action_head(self, by: int) -> None:
        """Another head."""
        self.session = sessions.change_head(self.now, self.tour, by)

    def action_move(self, rows: int, columns: int) -> None:
        """Another cell."""
        if self._scene is not None and self._scene.result is not None:
            self.session = sessions.move(self.now, self._scene.result.view, rows, columns)

    def action_edit(self) -> None:
        """Type into the sentence."""
        # not field.focus(), which waits: keys of the same burst must already go into the sentence
        self.set_focus(self.query_one(SentenceBar).field)

    def action_leave(self) -> None:
        """Back to the steps."""
        self.set_focus(None)

    def action_generate(self) -> None:
        """Put the next token at the end of the sentence; the selected token moves on to it."""
        longer = sessions.generate(self.now, self.tour)
        if longer.text == self.now.text and longer.text:
            self.notify(strings.THE_END[self.now.lang], markup=False)
        self._replace(longer)

    def action_sampling(self) -> None:
        """The likeliest, or by lot."""
        self.session = sessions.switch_sampling(self.now)

    def action_knob(self) -> None:
        """Another knob for the keys that turn."""
        self.session = sessions.choose_knob(self.now)

    def action_turn(self, by: int) -> None:
        """Turn the chosen knob."""
        self.session = sessions.turn(self.now, by)

    def action_why(self) -> None:
        """The reasons of the selected cell."""
        self._ask(forward=False)

    def action_uses(self) -> None:
        """Who uses the selected cell."""
        self._ask(forward=True)

    def action_code(self) -> None:
        """The code of the step."""
        now = self._scene
        if now is not None and now.result is not None:
            title, node = now.step.title[self.now.lang], now.result.view.node
            self.app.push_screen(Code(self.tour, node, title, self.now.lang, self._dark, self.depth))

    def action_change(self) -> None:
        """Put another number into the selected cell."""
        now = self._scene
        if now is not None and now.result is not None and now.arithmetic is not None:
            # the largest of a row is selected unasked; once it is changed another may be the largest
            self.session = sessions.select(self.now, now.result.view, now.place)
            self._change(now.result.view.node, now.result.view.cell(now.place))

    def action_undo(self) -> None:
        """The edits before the last change to them."""
        self.session = sessions.undo(self.now)

    def action_redo(self) -> None:
        """The edits before the last undo."""
        self.session = sessions.redo(self.now)

    def action_edits(self) -> None:
        """The list of edits."""
        keys: dict[str, Callable[[int], None]] = {
            "space": lambda at: self._take(sessions.flip_edit(self.now, at)),
            "delete": lambda at: self._take(sessions.drop_edit(self.now, at)),
            "z": lambda at: self.action_undo(),
            "Z": lambda at: self.action_redo(),
            "x": lambda at: self._take(sessions.clear_edits(self.now)),
        }
        lang = self.now.lang

        def went(at: int | None) -> None:
            if at is not None and at < len(self.now.edits):
                self._go_to_cell(self.now.edits[at].node, self.now.edits[at].cell)

        self.app.push_screen(
            Listing(
                strings.EDITS_TITLE[lang], strings.EDITS_HINT[lang],
                lambda: edit_rows(self.now, self.tour, self._dark, self.depth),
                keys, self._dark, self.depth, enter_leaves=True,
            ),
            went,
        )  # fmt: skip

    def action_switches(self) -> None:
        """All switches in one list."""
        lang = self.now.lang

        def act(at: int, by: int) -> None:
            self._take(turn_row(self.now, self._trained, at, by))

        keys: dict[str, Callable[[int], None]] = {
            "space": lambda at: act(at, 1),
            "right,greater_than_sign,plus": lambda at: act(at, 1),
            "left,less_than_sign,minus": lambda at: act(at, -1),
            "0": lambda at: self.action_as_trained(),
        }
        self.app.push_screen(
            Listing(
                strings.SWITCHES_TITLE[lang], strings.SWITCHES_HINT[lang],
                lambda: switch_rows(self.now, self._trained, self._dark, self.depth),
                keys, self._dark, self.depth, note=partial(switch_note, lang),
            )
        )  # fmt: skip

    def action_flip(self, name: str) -> None:
        """A switch to its next option."""
        self._take(sessions.next_option(self.now, self._trained, name))

    def action_flip_head(self, name: str) -> None:
        """The head that is shown silent, or it alone heard."""
        self._take(sessions.flip_head(self.now, self._trained, name))

    def action_as_trained(self) -> None:
        """All switches back."""
        self._take(sessions.as_trained(self.now))

    def action_heads(self) -> None:
        """Maps of all heads; the one that is taken is shown."""

        def taken(place: tuple[int, int] | None) -> None:
            if place is not None:
                self.session = sessions.open_head(self.now, self.tour, *place)

        screen = Heads(
            head_scores(self.tour), self.now.layer, self.now.head, self.now.lang, self._dark, self.depth
        )
        self.app.push_screen(screen, taken)

    def action_split(self) -> None:
        """One product cut in pieces, and a product for each head."""
        now = self.now
        self.app.push_screen(HeadSplit(self.tour, now.layer, now.head, now.lang, self._dark, self.depth))

    def action_lens(self) -> None:
        """What the model would say after each layer."""
        token = self._scene.token if self._scene is not None else None
        if token is not None:
            self.app.push_screen(Lens(self.tour, token, self.now.lang, self._dark, self.depth))

    def action_space(self) -> None:
        """The space that words live in; within a layer that of the rows of its matrix."""
        from attn_tui.tui.screens.space import Space

        tour, now = self.tour, self.now
        step = tour.step(now.step)
        node = step.node.format(layer=now.layer)
        rows = step.in_layer and tour.graph.node(node).axes[:1] == ("token",)
        self.app.push_screen(Space(tour, now.lang, self._dark, self.depth, node if rows else ""))

    def action_export(self) -> None:
        """A file of this step, or of the whole tour."""
        from attn_tui.export import FORMATS, What

        now, lang = self.now, self.now.lang
        view = What(now.step, now.layer, now.head)
        choices = [("svg", view), ("md", view), ("html", view), ("npz", view)]
        choices += [(form, What(head=now.head)) for form in FORMATS if form != "svg"]
        entries = [
            " · ".join((which[lang], f".{form}", strings.FORMATS[form][lang]))
            for form, what in choices
            for which in [strings.THIS_VIEW if what.step else strings.WHOLE_TOUR]
        ]
        self._pick(strings.EXPORT[lang], entries, 0, lambda at: self._export(*choices[at]))

    def _export(self, form: str, what: What) -> None:
        from attn_tui.export import ExportError, write

        stem, count = f"attn-tui-{what.step or 'tour'}", 1
        while (path := Path(f"{stem}.{form}" if count == 1 else f"{stem}-{count}.{form}")).exists():
            count += 1
        try:
            written = write(self.tour, form, path, what, self.now.lang)
        except ExportError as error:
            self.notify(clean(str(error)), markup=False, severity="error")
            return
        names = ", ".join(str(each) for each in written)
        self.notify(strings.WRITTEN[self.now.lang].format(path=clean(names)), markup=False)

    def action_pin(self) -> None:
        """Pin now, or let go what is pinned."""
        self.session = sessions.pin(self.now)
        said = strings.PINNED if self.now.pinned is not None else strings.LET_GO
        self.notify(said[self.now.lang], markup=False, timeout=2)

    def action_shows(self) -> None:
        """Now, as pinned, the difference."""
        self.session = sessions.show_next(self.now)

    def action_model(self) -> None:
        """Another model."""
        names = self.tours.names
        self._take_model(names[(names.index(self.now.model) + 1) % len(names)])

    def action_along(self) -> None:
        """The model and the sentence that the lesson tells of."""
        lesson = self._lesson(self.now)
        if lesson is not None:
            self._read(lesson)

    def action_language(self) -> None:
        """The other language."""
        self.session = sessions.switch_language(self.now)

    def action_theme(self) -> None:
        """Dark or light."""
        self.app.action_toggle_dark()

    def action_switch_pane(self) -> None:
        """Lesson or matrices."""
        self.toggle_class("reading")
        self._show(self.now)

    def action_scroll_lesson(self, by: int) -> None:
        """Up or down in the lesson."""
        self.query_one(LessonPane).page(by)

    def action_lesson(self, by: int) -> None:
        """The next lesson of the course or the one before, with its step."""
        lessons = self._lessons()
        if lessons:
            here = self._lesson(self.now)
            index = lessons.index(here) + by if here in lessons else 0
            self._read(lessons[max(0, min(index, len(lessons) - 1))])

    def action_steps(self) -> None:
        """The list of steps."""
        lang, steps = self.now.lang, self.tour.steps
        entries = [f"{i + 1:>2}  {step.title[lang]}" for i, step in enumerate(steps)]
        here = steps.index(self.tour.step(self.now.step))
        self._pick(strings.STEPS[lang], entries, here, lambda i: self.go(steps[i].id))

    def action_examples(self) -> None:
        """The list of example sentences."""
        examples = self._examples()
        here = examples.index(self.now.text) if self.now.text in examples else 0
        self._pick(strings.EXAMPLES[self.now.lang], examples, here, lambda i: self.type(examples[i]))

    def action_help(self) -> None:
        """All the keys."""
        self.app.push_screen(Help(self.now.lang))

    def go(self, step: str) -> None:
        """Jump to a step."""
        self.session = sessions.go_to(self.now, self.tour.step(step))

    def type(self, text: str) -> None:
        """Replace the sentence."""
        self._replace(sessions.edit(self.now, text))

    def commands(self) -> Iterable[SystemCommand]:
        """For the command palette: every step, lesson and example sentence."""
        lang = self.now.lang
        for step in self.tour.steps:
            title = strings.GO_TO[lang].format(title=step.title[lang])
            yield SystemCommand(title, step.gloss[lang], partial(self.go, step.id))
        for lesson in self._lessons():
            title = strings.READ[lang].format(title=clean(lesson.title))
            yield SystemCommand(title, strings.LESSON[lang], partial(self._read, lesson))
        for switch in SWITCHES:
            title = strings.SWITCH_KEYS[switch.id][lang]
            yield SystemCommand(title, strings.SWITCHES_TITLE[lang], partial(self.action_flip, switch.id))
        for text in self._examples():
            yield SystemCommand(
                strings.TRY[lang].format(text=text), strings.EXAMPLES[lang], partial(self.type, text)
            )

    def on_sentence_changed(self, message: SentenceChanged) -> None:
        """Every keystroke reflows everything.

        The field is ahead of its messages when an input method commits many characters at once:
        only the last one tells what stands in it, and nothing is written back over it.
        """
        if message.text == self.query_one(SentenceBar).field.value:
            self.session = sessions.edit(self.now, message.text)

    def on_descendant_focus(self) -> None:
        """Other keys matter now."""
        self._show_keys(self.now)

    def on_descendant_blur(self) -> None:
        """Other keys matter now."""
        self._show_keys(self.now)

    def on_cell_picked(self, message: CellPicked) -> None:
        """A click on the result; on an operand it does nothing yet."""
        if self._scene is not None and self._scene.result is not None:
            self.session = sessions.select(self.now, self._scene.result.view, message.place)

    def on_token_picked(self, message: TokenPicked) -> None:
        """A click on a chip."""
        self.session = sessions.select_token(self.now, message.token)

    def on_step_picked(self, message: StepPicked) -> None:
        """A click on the flow map."""
        self.go(message.step)

    @property
    def _dark(self) -> bool:
        return self.app.current_theme.dark

    @property
    def _trained(self) -> Config:
        """The config of the model as it was trained."""
        return self.tours[self.now.model].model.config

    def _take(self, session: Session) -> None:
        """A session whose model may be built otherwise now: its step is one that there is."""
        self.session = sessions.stay(session, self.tours.settle(session.setup))

    def _ask(self, forward: bool) -> None:
        now = self._scene
        if now is None or now.result is None or now.arithmetic is None:
            return
        node, cell = now.result.view.node, now.result.view.cell(now.place)
        self.app.push_screen(
            Why(self.tour, node, cell, self.now.lang, self._dark, self.depth, forward), self._left_why
        )

    def _left_why(self, leave: Leave | None) -> None:
        if leave is None:
            return
        if leave.edit:
            self._change(leave.node, leave.cell)
        else:
            self._go_to_cell(leave.node, leave.cell)

    def _go_to_cell(self, node: str, cell: Cell) -> None:
        """The step that makes this cell, with the cell selected."""
        found = self.tour.step_of(node)
        if found is None or not self.tour.has(node, cell):
            self.notify(strings.NO_PLACE[self.now.lang], markup=False)
            return
        session = sessions.at_cell(self.now, self.tour, *found, node, cell)
        self.remove_class("reading")
        self.session = session

    def _change(self, node: str, cell: Cell) -> None:
        """Ask for a number and put it into the cell."""
        tour, lang = self.tour, self.now.lang

        def wrong(value: float) -> str:
            try:
                checked(Edit(node, cell, value), tour.model, tour.graph)
            except EditError as error:
                return str(error)
            return ""

        def typed(value: float | None) -> None:
            at = [(edit.node, edit.cell) for edit in self.now.edits]
            if value is not None:
                self._take(sessions.make_edit(self.now, Edit(node, cell, value)))
            elif (node, cell) in at:
                self._take(sessions.drop_edit(self.now, at.index((node, cell))))

        now = short(float(tour.graph.value(node)[cell]))
        self.app.push_screen(Number(cell_name(tour, node, cell, lang), now, lang, wrong, typed))

    def _replace(self, session: Session) -> None:
        """Take a session with another sentence than the one in the field."""
        self.query_one(SentenceBar).set_text(session.text)
        self.session = session

    def _pick(self, title: str, entries: Sequence[str], here: int, take: Callable[[int], None]) -> None:
        def taken(index: int | None) -> None:
            if index is not None:
                take(index)

        self.app.push_screen(Pick(title, entries, here, self.now.lang), taken)

    def _examples(self, model: str = "") -> tuple[str, ...]:
        config = self.tours[model or self.now.model].model.config
        return (config.examples or {}).get(self.now.lang, ())

    def _lessons(self) -> tuple[Lesson, ...]:
        return self.course.lessons.get(self.now.lang, ())

    def _read(self, lesson: Lesson) -> None:
        """Open a lesson, with its model, and with its sentence where the learner has typed none."""
        self._take_model(lesson.model or self.now.model, lesson.text)
        self.session = sessions.read_lesson(self.now, self.tour, lesson.id, lesson.step)

    def _take_model(self, model: str, text: str = "") -> None:
        """Show another model; what the learner typed is kept, an example gives way to an example."""
        now = self.now
        if not self._is_example(now.text):
            text = now.text
        elif not text:
            text = now.text if model == now.model else (self._examples(model) or (now.text,))[0]
        if (model, text) != (now.model, now.text):
            if model != now.model and (now.edits or now.switches or now.pinned):
                self.notify(strings.MODEL_CLEARED[now.lang], markup=False)
            self._replace(sessions.change_model(now, self.tours[model], text))

    def _is_example(self, text: str) -> bool:
        given = {lesson.text for lessons in self.course.lessons.values() for lesson in lessons}
        configs = (self.tours[name].model.config for name in self.tours.opened)
        examples = {t for config in configs for texts in (config.examples or {}).values() for t in texts}
        return text in given | examples

    def _lesson(self, session: Session) -> Lesson | None:
        """The lesson that was opened, or else the one beside the step: one of this model, if there is any."""
        ids = session.lesson or self.tour.step(session.step).lesson
        lessons = [one for i in ids.split("|") if (one := self.course.find(session.lang, i)) is not None]
        return min(lessons, key=self._foreign, default=None)

    def _foreign(self, lesson: Lesson) -> bool:
        """Whether the lesson tells of another model than the one that is shown."""
        return lesson.model not in ("", self.now.model)

    def _show_again(self) -> None:
        if self.session is not None:
            self._show(self.now)

    def _show(self, session: Session) -> None:
        beside = self._beside(session)
        now = scene(session, self.tours.settle(session.setup), beside)
        self._scene = now
        dark, depth, lang = self.app.current_theme.dark, self.depth, session.lang
        self._show_sentence(now, dark, depth)
        steps = self.tour.steps
        self.query_one(FlowMap).show(
            tuple(s.id for s in steps),
            tuple(s.mark[lang] for s in steps),
            steps.index(now.step),
            dark,
            depth,
            now.moved,
        )
        if not self.has_class("narrow") or self.has_class("reading"):
            self._show_lesson(session, dark, depth)
        self.query_one(MatrixPane).show(now, dark, depth)
        self.query_one(CellLine).show(now, dark)
        self._show_keys(session)
        self.query_one("#toosmall", Static).update(Content(strings.TOO_SMALL[lang]), layout=False)
        self.refresh_bindings()

    def _show_sentence(self, now: Scene, dark: bool, depth: ColorDepth) -> None:
        session, config = now.session, self.tour.model.config
        bar, lang = self.query_one(SentenceBar), session.lang
        bar.field.placeholder = strings.PLACEHOLDER[lang]
        layer = strings.LAYER[lang].format(layer=session.layer + 1, layers=config.layers)
        head = strings.HEAD[lang].format(head=session.head + 1, heads=config.heads)
        named = self._head_name(session)
        place = f"{config.name} · {layer} · {head}{named}{turned(session)}{badges(session)}"
        bar.caption(self._notice(now) or strings.SENTENCE[lang], place)
        self.query_one(Chips).show(now.tokens, now.ids, now.token, dark, depth, now.differing)

    def _head_name(self, session: Session) -> str:
        named = self.tour.model.config.heads_named
        return f" · {named[session.layer][session.head][session.lang]}" if named else ""

    def _notice(self, now: Scene) -> str:
        session, lang = now.session, now.session.lang
        said = []
        if session.switches:
            said.append(strings.UNTRAINED[lang].format(switches=switched(session)))
        if now.lost:
            said.append(strings.LOST[lang].format(count=len(now.lost)))
        if now.unknown:
            pieces = " ".join(clean(piece) for piece in now.unknown[:8])
            said.append(strings.UNKNOWN[lang].format(pieces=pieces))
        if now.dropped:
            context = self.tour.model.config.context
            said.append(strings.DROPPED[lang].format(context=context, dropped=now.dropped))
        return "  ".join(said)

    def _show_lesson(self, session: Session, dark: bool, depth: ColorDepth) -> None:
        pane, lesson, lang = self.query_one(LessonPane), self._lesson(session), session.lang
        if lesson is None:
            pane.show(("", lang), strings.LESSON[lang], strings.NO_LESSON[lang], dark, depth)
            return

        note, tour, layer, head = "", self.tour, session.layer, session.head
        if self._foreign(lesson):
            # its own model and sentence, so that the text and its numbers fit together
            text = lesson.text or (self._examples(lesson.model) or ("",))[0]
            tour = self.tours.settle(Setup(lesson.model, text))
            note, layer, head = strings.OTHER_MODEL[lang], 0, 0

        def value(name: str, cell: tuple[int, ...]) -> str:
            number = tour.number(name, cell, layer, head)
            return "—" if number is None else short(number)

        title = f"{lesson.order} · {clean(lesson.title)}"
        note = note.format(model=lesson.model)
        pane.show((lesson.id, lang), title, fill(lesson.body, value), dark, depth, note)

    def _show_keys(self, session: Session) -> None:
        keys = EDITING
        if not self.query_one(SentenceBar).editing:
            keys = tuple(k for k in KEYS if self.check_action(k.action.partition("(")[0], ()) is True)
        self.query_one(KeyBar).show(keys, session.lang, self.app.current_theme.dark, self.depth)
