"""The Textual application: themes, the command palette, and the tutor's screen."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable

from rich.console import RenderableType
from textual import events
from textual.app import App, SystemCommand
from textual.driver import Driver
from textual.screen import Screen

from attn_tui.course.course import Course
from attn_tui.learner.progress import Progress
from attn_tui.learner.session import Session
from attn_tui.paint.palette import ColorDepth
from attn_tui.runs.run import Runs
from attn_tui.text.clean import clean, clean_lines
from attn_tui.tui.mends import clean_update, forgive_odd_bytes, mend
from attn_tui.tui.panes.stage import StagePane
from attn_tui.tui.screens.tutor import TutorScreen
from attn_tui.tui.themes import DARK_NAME, LIGHT_NAME, colour_depth, themes

SAVING = 1.0
"""Seconds between two looks at how saving goes."""

mend()


class TutorApp(App[None]):
    """`attn-tui`, opened on a model, a session and a course."""

    CSS_PATH = "tutor.tcss"
    TITLE = "attn-tui"

    def __init__(
        self,
        runs: Runs,
        session: Session,
        course: Course,
        changed: Callable[[Session], None] = lambda session: None,
        failed: Callable[[], str] = lambda: "",
        progress: Progress | None = None,
        progressed: Callable[[Progress], None] = lambda progress: None,
        greet: bool = False,
    ) -> None:
        """Open at this session; `changed` hears of every one that follows.

        `failed` says why the last of them could not be saved, or nothing. `progress` is what was done of the
        course, of which `progressed` hears; `greet` says where on the road the learner goes on.
        """
        super().__init__()
        self._changed, self._failed = changed, failed
        self.motion = False
        self.depth: ColorDepth = colour_depth(self.console, "NO_COLOR" in os.environ)
        self._open = (runs, session, course, progress, progressed, greet)
        self._left = session
        for one in themes():
            self.register_theme(one)
        # the theme as it begins, before anything is styled: set later, all style sheets are read twice
        self.set_reactive(TutorApp.theme, DARK_NAME)
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def left(self) -> Session:
        """The session as the learner left it."""
        return self._left

    def remember(self, session: Session) -> None:
        """The session as it is now."""
        self._left = session
        self._changed(session)

    def on_ready(self) -> None:
        """The first screen is there: collect garbage again, but look no more at what starting made."""
        gc.freeze()
        gc.enable()
        # saved in another thread: only looked at here, and nothing is drawn until there is news
        self._watch = self.set_interval(SAVING, self._say_what_failed)

    def _say_what_failed(self) -> None:
        """A save that failed is told once; the learner goes on, and every change tries again."""
        if said := self._failed():
            self._watch.stop()
            self.notify(clean(said), markup=False, severity="warning", timeout=15)

    async def on_event(self, event: events.Event) -> None:
        """What is pasted is made safe at the door: no control characters; one line where a field has but one.

        A key ends what moves, whatever else it does.
        """
        if isinstance(event, events.Key) and self.motion and not event.is_forwarded:
            for pane in self.tutor.query(StagePane):
                pane.still()
        if isinstance(event, events.Paste) and not event.is_forwarded:
            lines = event.text.splitlines()
            kept = getattr(self.focused, "KEEPS_LINES", False)
            event.text = clean_lines("\n".join(lines)) if kept else clean(" ".join(lines))
        await super().on_event(event)

    def get_driver_class(self) -> type[Driver]:
        """Textual's own, but an invalid byte does not end it."""
        return forgive_odd_bytes(super().get_driver_class())

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        # the one way to the terminal, for widgets of Textual's own too
        clean_update(renderable)
        super()._display(screen, renderable)

    @property
    def tutor(self) -> TutorScreen:
        """The tutor's own screen, whatever lies over it."""
        return next(screen for screen in self.screen_stack if isinstance(screen, TutorScreen))

    def get_default_screen(self) -> Screen[None]:
        """The tutor is the bottom screen."""
        return TutorScreen(*self._open)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Steps, lessons and examples; of Textual's own commands none is for learners."""
        # imported with the palette, which most visits never open
        from attn_tui.tui.commands import commands

        return commands(self.tutor)

    def action_toggle_dark(self) -> None:
        """Dark or light."""
        self.theme = LIGHT_NAME if self.theme == DARK_NAME else DARK_NAME
