"""The map of the data flow; a click jumps to a step or to a layer."""

from __future__ import annotations

from textual import events
from textual.strip import Strip
from textual.widget import Widget

from attn_tui.learner.scene import Scene
from attn_tui.paint.flow import Flow, FlowChapter, FlowLine, flow_line
from attn_tui.paint.look import Look
from attn_tui.tour.chapters import chapters
from attn_tui.tour.tour import Tour
from attn_tui.tui.messages import LayerPicked, StepPicked


class FlowMap(Widget):
    """One line: where the learner is between the text and the next token."""

    can_focus = False

    def __init__(self) -> None:
        """No steps yet."""
        super().__init__(id="flow")
        self._shown: tuple[Flow, tuple[tuple[str, str], ...], Look] = Flow(), (), Look()

    def show(self, flow: Flow, steps: tuple[tuple[str, str], ...], look: Look) -> None:
        """Show this flow, of these steps: the id of each, and the part of the model that it lies in."""
        if self._shown != (flow, steps, look):
            self._shown = flow, steps, look
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width, base = self.content_size.width, self.rich_style
        if y or not self._shown[0].chapters:
            return Strip.blank(width, base)
        return Strip(self._line().segments).apply_style(base).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Jump to the step or the layer under the mouse."""
        inner = event.get_content_offset(self)
        found = self._line().at(inner.x) if inner is not None else None
        if found is not None and found.kind == "layer":
            self.post_message(LayerPicked(found.which))
        elif found is not None:
            self.post_message(StepPicked(*self._shown[1][found.which]))

    def _line(self) -> FlowLine:
        return flow_line(self._shown[0], self.content_size.width, self._shown[2])


def flow_of(scene: Scene, tour: Tour, lang: str) -> Flow:
    """The line of the flow for this scene of the tour."""
    station, stations = scene.station, tour.stations
    stack = station.stack
    return Flow(
        tuple(
            FlowChapter(name[lang], tuple(place.step.mark[lang] for place in places))
            for name, places in chapters(tour)
        ),
        tour.place_of(station),
        scene.moved,
        stations.index(station),
        len(stations),
        station.layer,
        stack.layers if stack is not None else 0,
        stack.words[lang] if stack is not None else "",
    )
