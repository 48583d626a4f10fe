"""What a view may ask of the tutor that it opens over: so that views need not know the tutor's screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from textual.screen import Screen

from attn_tui.course.course import Course
from attn_tui.learner.scene import Scene
from attn_tui.learner.session import Session
from attn_tui.models.model import Model
from attn_tui.paint.look import Look
from attn_tui.runs.run import Runs
from attn_tui.tour.tour import Tour
from attn_tui.tui.offered import Situation


class Host(Protocol):
    """The tutor: what it shows, and how it is moved."""

    runs: Runs
    course: Course
    scene: Scene | None

    @property
    def now(self) -> Session:
        """The present session."""

    @property
    def tour(self) -> Tour:
        """The tour through what is set up now."""

    @property
    def trained(self) -> Model:
        """The model as it was trained."""

    @property
    def look(self) -> Look:
        """The language, dark or light, and how many colours the terminal has."""

    @property
    def situation(self) -> Situation:
        """What decides which keys do something."""

    def take(self, session: Session, typed: bool = False) -> None:
        """Show another session."""

    def act(self, action: str) -> None:
        """Do what the key with this action does."""

    def action_learn(self, move: str, *arguments: object) -> None:
        """Make a move."""

    def go(self, step: str) -> None:
        """Jump to a step."""

    def type(self, text: str) -> None:
        """Replace the sentence."""

    def say(self, words: str, wrong: bool = False) -> None:
        """Say something in a corner for a moment."""

    # a panel is generic in its result, which only its own callback knows
    def open_panel(self, panel: Any, left: Callable[[Any], None] | None = None) -> None:
        """Open a panel over the lesson; `left` hears what it is left with, None where it is closed."""

    def open_screen(self, screen: Screen[Any], left: Callable[[Any], None] | None = None) -> None:
        """Open a screen over everything."""
