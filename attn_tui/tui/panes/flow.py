"""The map of the data flow; a click jumps to a step."""

from __future__ import annotations

from textual import events
from textual.strip import Strip
from textual.widget import Widget

from attn_tui.paint.flow import FlowLine, flow_line
from attn_tui.paint.look import Look
from attn_tui.tui.messages import StepPicked


class FlowMap(Widget):
    """One line: where the learner is between the text and the next token."""

    can_focus = False

    def __init__(self) -> None:
        """No steps yet."""
        super().__init__(id="flow")
        self._steps: tuple[str, ...] = ()
        self._moved: tuple[float, ...] = ()
        self._marks: tuple[str, ...] = ()
        self._current, self._look = 0, Look()

    def show(
        self,
        steps: tuple[str, ...],
        marks: tuple[str, ...],
        current: int,
        look: Look,
        moved: tuple[float, ...] = (),
    ) -> None:
        """Show these steps by their marks, and how far each has moved from what is pinned."""
        what = (steps, marks, current, look, moved)
        if what != (self._steps, self._marks, self._current, self._look, self._moved):
            self._steps, self._marks, self._current, self._look, self._moved = what
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.content_size.width
        if y or not self._marks:
            return Strip.blank(width, self.rich_style)
        base = self.rich_style
        return Strip(self._line().segments).apply_style(base).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Jump to the step under the mouse."""
        inner = event.get_content_offset(self)
        step = self._line().step_at(inner.x) if inner is not None else None
        if step is not None:
            self.post_message(StepPicked(self._steps[step]))

    def _line(self) -> FlowLine:
        return flow_line(self._marks, self._current, self.content_size.width, self._look, self._moved)
