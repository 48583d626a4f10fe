"""The stage on the screen: one widget, drawn whole by `paint/stage` for the room that it has."""

from __future__ import annotations

from typing import cast

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.content import Content
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from attn_tui.learner.scene import Scene
from attn_tui.paint.hues import hued
from attn_tui.paint.look import Look
from attn_tui.paint.stage.canvas import Drawn
from attn_tui.paint.stage.draw import draw
from attn_tui.paint.stage.motion import FRAMES, frame
from attn_tui.paint.stage.what import RESULT, TOKEN, Hit
from attn_tui.staging import words as staged_words
from attn_tui.staging.staged import result_place, stage_of
from attn_tui.tui import strings
from attn_tui.tui.lines import entitle
from attn_tui.tui.messages import CellPicked, OperandPicked, TokenPicked
from attn_tui.tui.motion import PACE

BY_WHEEL = 3


class StagePane(Widget):
    """The step's words, its matrices, its bars. A click picks a cell, of any of the matrices."""

    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:
        """Nothing is drawn yet."""
        super().__init__(id=id)
        self._scene: Scene | None = None
        self._look = Look()
        self._drawn: tuple[int, int, Drawn] | None = None
        self._frame, self._timer = FRAMES, cast("Timer | None", None)
        self._moved: list[list[Segment]] | None = None

    def show(self, scene: Scene, look: Look) -> None:
        """Show this scene."""
        before, self._scene = self._scene, scene
        self._look, self._drawn = look, None
        self.still()
        if before is not None and before.station != scene.station and getattr(self.app, "motion", False):
            self._frame, self._moved = 0, None
            self._timer = self.set_interval(PACE, self._next_frame)
        lang = scene.session.lang
        seen = (
            staged_words.COMPARISONS[scene.session.comparison] if scene.comparable else strings.NOT_COMPARABLE
        )
        beside = f"  ‹{seen[lang]}›" if scene.session.comparison != "now" else ""
        side = f"  ‹{strings.SIDES[scene.session.side][lang]}›" if scene.session.side != "own" else ""
        title = Text(f"{scene.step.title[lang]}  {scene.formula}{side}{beside}", end="")
        entitle(self, Content.from_rich_text(hued(title, look)))
        self.refresh()

    @property
    def moving(self) -> bool:
        """Whether a result is shown as it is made."""
        return self._timer is not None

    def still(self) -> None:
        """The result is there at once: what moved has ended."""
        if self._timer is not None:
            self._timer.stop()
            self._frame, self._timer = FRAMES, None
            self.refresh()

    def _next_frame(self) -> None:
        self._frame += 1
        if self._frame >= FRAMES:
            self.still()
        self._moved = None
        self.refresh()

    @property
    def drawn(self) -> Drawn:
        """What is drawn in the present size, and the map of its cells."""
        width, height = self.content_size
        if self._drawn is None or self._drawn[:2] != (width, height):
            assert self._scene is not None
            self._drawn = width, height, draw(stage_of(self._scene, self._look), width, height, self._look)
            # a frame is of the size that it was made in
            self._moved = None
        return self._drawn[2]

    def render_line(self, y: int) -> Strip:
        """One line of what is drawn."""
        width = self.content_size.width
        if self._scene is None or width <= 0 or y >= self.content_size.height:
            return Strip.blank(width, self.rich_style)
        return Strip(self._lines()[y], width)

    def _lines(self) -> list[list[Segment]]:
        """The finished lines, or those of the present frame."""
        drawn = self.drawn
        if self._frame >= FRAMES:
            return drawn.lines
        if self._moved is None:
            assert self._scene is not None
            self._moved = frame(stage_of(self._scene, self._look), drawn, self._frame, self._look).lines
        return self._moved

    def on_click(self, event: events.Click) -> None:
        """A click picks the cell under the mouse."""
        offset = event.get_content_offset(self)
        hit = self.drawn.at(offset.x, offset.y) if offset is not None and self._scene is not None else None
        if hit is not None:
            self._pick(hit)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel selects other rows; with shift, other columns."""
        event.stop()
        self._wheel(1, event.shift)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel selects other rows; with shift, other columns."""
        event.stop()
        self._wheel(-1, event.shift)

    def _pick(self, hit: Hit) -> None:
        scene = self._scene
        assert scene is not None and scene.result is not None
        if hit.which == TOKEN:
            self.post_message(TokenPicked(hit.place[0]))
            return
        if hit.which == RESULT:
            self.post_message(CellPicked(hit.place))
            return
        # what the selected number was not made from selects the number that was made from it
        place = result_place(scene, hit.which, hit.place)
        if place is not None and place != scene.place:
            self.post_message(CellPicked(place))
            return
        view = scene.operands[hit.which].view
        self.post_message(OperandPicked(view.node, view.cell(hit.place)))

    def _wheel(self, by: int, across: bool) -> None:
        scene = self._scene
        if scene is None or scene.result is None:
            return
        row, column = scene.place
        place = (row, column + by * BY_WHEEL) if across else (row + by * BY_WHEEL, column)
        self.post_message(CellPicked(place))
