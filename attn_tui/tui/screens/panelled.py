"""A screen over whose left column panels open, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from attn_tui.tui.panels.panel import Panel


class Panelled(Screen[None], inherit_bindings=False):
    """Holds the panel that is open; `#main` is where it is put."""

    AUTO_FOCUS = ""

    def __init__(self) -> None:
        """No panel is open."""
        super().__init__()
        self.panel: Panel[Any] | None = None
        self._left: Callable[[Any], None] | None = None

    def look_around(self) -> None:
        """What decides which keys do something is another."""

    def show_again(self) -> None:
        """Show the same in another room."""

    @property
    def typing(self) -> bool:
        """Whether letters go into a field, the sentence's or a panel's."""
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    def open_panel(self, panel: Panel[Any], left: Callable[[Any], None] | None = None) -> None:
        """Open a panel over the lesson's column, in the place of one that is open."""
        if self.panel is not None:
            # what is removed with the focus would pass it on, into the sentence
            self.set_focus(None)
            self.panel.remove()
        self.panel, self._left = panel, left
        self.add_class("panelled")
        self.query_one("#main").mount(panel, before=0)
        self.set_focus(panel)
        self.look_around()

    def open_screen(self, screen: Screen[Any], left: Callable[[Any], None] | None = None) -> None:
        """Open a screen over everything."""
        self.app.push_screen(screen, left)

    def on_panel_left(self, message: Panel.Left) -> None:
        """A panel is left, by itself or by Esc; what it was left with goes where it was asked for."""
        if message.panel is not self.panel:
            return
        left = self._left
        self.set_focus(None)
        message.panel.remove()
        self.panel = self._left = None
        self.remove_class("panelled")
        self.look_around()
        if left is not None:
            left(message.result)
        # while it was covered the lesson had no width to be written for
        self.call_after_refresh(self.show_again)

    def act(self, action: str) -> None:
        """Do what the key with this action does."""
        self.call_later(self.run_action, action)

    def say(self, words: str, wrong: bool = False) -> None:
        """Say something in a corner for a moment."""
        self.notify(words, markup=False, severity="error" if wrong else "information")

    def action_switch_pane(self) -> None:
        """The arrows to the panel, or to the matrices."""
        if self.panel is not None:
            inside = self.focused is not None and self.panel in self.focused.ancestors_with_self
            self.set_focus(None if inside else self.panel.focused_part)
