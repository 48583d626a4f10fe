"""The matrices of a step: operands, signs and the result, in the room there is."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import Layout, WidgetPlacement
from textual.widget import Widget
from textual.widgets import Static

from attn_tui.learner.scene import Scene, Shown
from attn_tui.paint.attended import attended
from attn_tui.paint.bars import bars
from attn_tui.paint.look import Look
from attn_tui.paint.wrap import wrap
from attn_tui.text.clean import clean
from attn_tui.tour.view import Place
from attn_tui.tui import strings
from attn_tui.tui.lines import Lines
from attn_tui.tui.panes.arrange import arrange
from attn_tui.tui.panes.knobs import knob_line
from attn_tui.tui.panes.matrix import MatrixView
from attn_tui.tui.panes.shapes import shape_line, shape_of, sign_of

USUAL_OPERANDS = 3


class Candidates(Lines):
    """The knobs of sampling, and under them the likeliest next tokens as bars."""

    def __init__(self) -> None:
        """No candidates yet."""
        super().__init__(id="candidates")
        self._entries: tuple[tuple[str, float, float], ...] = ()
        self._knobs = Text()
        self._look = Look()

    def show(self, scene: Scene, look: Look) -> None:
        """Show the candidates of this scene."""
        self._entries = tuple((one.token, one.reference, one.drawn) for one in scene.candidates)
        self._knobs, self._look = knob_line(scene.session, look), look
        beside = f" · ░ {strings.PINNED[scene.session.lang]}" if scene.moved else ""
        self.border_title = Content(strings.NEXT_CANDIDATES[scene.session.lang] + beside)
        self.redraw()

    def preferred(self) -> tuple[int, int]:
        """The width and height it would like, its frame included."""
        return 48, len(self._entries) + 3

    def least_width(self) -> int:
        """The width under which it is of no use."""
        return 28

    def lines(self, width: int) -> list[Text]:
        """The knobs, and a bar for each token."""
        return [self._knobs, *bars(self._entries, width, self._look)]


class Attended(Lines):
    """The sentence, its tokens coloured by the share that the selected one gives them."""

    def __init__(self) -> None:
        """Nothing is looked at yet."""
        super().__init__(id="attended")
        self._what: tuple[tuple[str, ...], tuple[float, ...], int] = ((), (), 0)
        self._look = Look()

    def show(self, scene: Scene, look: Look) -> None:
        """Show the selected row of this scene's weights; beside other matrices nothing."""
        self.display = bool(scene.shares)
        self._what, self._look = (scene.tokens, scene.shares, scene.place[0]), look
        self.redraw()

    def lines(self, width: int) -> list[Text]:
        """As many lines as it takes; the widget shows the first ones."""
        return attended(*self._what, width, self._look) if self._what[1] else []


class Gloss(Lines):
    """The one sentence about the step, broken where its language breaks."""

    def __init__(self) -> None:
        """No sentence yet."""
        super().__init__(id="gloss")
        self._said = ""

    def show(self, said: str) -> None:
        """Show this sentence, on as many lines as it takes."""
        if said != self._said:
            self._said = said
            self.redraw()
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the sentence takes at this width."""
        return len(self.lines(width))

    def lines(self, width: int) -> list[Text]:
        """The sentence, wrapped."""
        return wrap(Text(self._said, end=""), width)


class StageLayout(Layout):
    """Puts every view where the stage wants it, in the one layout pass that Textual makes anyway."""

    name = "stage"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> list[WidgetPlacement]:
        """A placement for every view that is shown."""
        assert isinstance(parent, MatrixStage)
        placed = parent.placed = parent.regions(size)
        return [
            WidgetPlacement(placed[child], NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child in placed
        ]


class MatrixStage(Widget):
    """Holds the matrices and gives each its place."""

    can_focus = False
    LAYOUT = StageLayout()

    def __init__(self) -> None:
        """With room for as many operands as most steps have."""
        super().__init__(id="stage")
        self._operands = [MatrixView(id=f"operand{index}") for index in range(USUAL_OPERANDS)]
        self._result, self._bars = MatrixView(id="result"), Candidates()
        self._scene: Scene | None = None
        self.placed: dict[Widget, Region] = {}

    @property
    def layout(self) -> Layout:
        """Its own: no style sheet can name it."""
        return self.LAYOUT

    def compose(self) -> ComposeResult:
        """The result; operands are added when a step first needs so many."""
        yield from self._operands
        yield self._result
        yield self._bars

    def show(self, scene: Scene, look: Look) -> None:
        """Show the matrices of this scene."""
        self._scene = scene
        while len(self._operands) < len(scene.operands):
            more = MatrixView(id=f"operand{len(self._operands)}")
            self._operands.append(more)
            self.mount(more, before=self._result)
        for view, shown in zip(self._operands, scene.operands, strict=False):
            rows, columns = _lit(shown)
            place = (
                scene.place
                if scene.place in shown.lit
                else min(shown.lit, default=_largest_of_last_row(shown))
            )
            before = scene.operands[0].view.shape
            _fill(view, shown, None, rows | shown.used, columns, place, look, calm=True, before=before)
        if scene.result is not None:
            _fill(self._result, scene.result, scene.place, frozenset(), frozenset(), None, look)
        self._bars.show(scene, look)
        if self.regions(self.size) != self.placed:
            # a widget's own arrangement is forgotten only when one of its children asks
            self._result.refresh(layout=True)

    def regions(self, size: Size) -> dict[Widget, Region]:
        """Where each view goes in a stage of this size; a view that is left out is not shown."""
        scene = self._scene
        if scene is None or scene.result is None or not size:
            return {}
        used: list[MatrixView | Candidates] = [*self._operands[: len(scene.operands)], self._result]
        if scene.candidates:
            used.insert(len(used) - 1, self._bars)
        found = _arranged(used, size)
        if scene.candidates and found[-2] is None:
            used = [self._bars, self._result]
            found = _arranged(used, size)
        return {view: region for view, region in zip(used, found, strict=True) if region is not None}


def _arranged(used: Sequence[MatrixView | Candidates], size: Size) -> list[Region | None]:
    room = (size.width, size.height)
    return arrange([view.preferred() for view in used], [view.least_width() for view in used], room)


class MatrixPane(Widget):
    """The title of the step, its one sentence, its shapes, and the stage with the matrices."""

    can_focus = False

    def compose(self) -> ComposeResult:
        """Words above, matrices below."""
        yield Gloss()
        yield Static(id="shapes", markup=False)
        yield Static(id="measures", markup=False)
        yield Attended()
        yield MatrixStage()

    def show(self, scene: Scene, look: Look) -> None:
        """Show this scene."""
        lang = scene.session.lang
        seen = strings.COMPARISONS[scene.session.comparison] if scene.comparable else strings.NOT_COMPARABLE
        beside = f"  ‹{seen[lang]}›" if scene.session.comparison != "now" else ""
        self.border_title = Content(f"{scene.step.title[lang]}  {scene.formula}{beside}")
        empty = scene.result is None
        said = strings.EMPTY[lang] if not scene.ended else strings.ENDED[lang].format(node=scene.ended)
        self.query_one(Gloss).show(said if empty else scene.step.gloss[lang])
        self.query_one("#shapes", Static).update(Content(shape_line(scene)), layout=False)
        measures = self.query_one("#measures", Static)
        measures.display = bool(scene.measures)
        measures.update(Content(clean("  ".join(scene.measures))), layout=False)
        self.query_one(Attended).show(scene, look)
        self.query_one(MatrixStage).show(scene, look)


def _largest_of_last_row(shown: Shown) -> Place:
    """Where to look in a matrix of which the result takes a whole row: the next token's."""
    values = shown.view.values
    return (len(values) - 1, int(values[-1].argmax())) if values.size else (0, 0)


def _lit(shown: Shown) -> tuple[frozenset[int], frozenset[int]]:
    """The rows and columns to light: a single row, a single column, or what holds single cells."""
    rows, columns = frozenset(r for r, _ in shown.lit), frozenset(c for _, c in shown.lit)
    if len(rows) == 1 and len(columns) > 1:
        return rows, frozenset()
    if len(columns) == 1 and len(rows) > 1:
        return frozenset(), columns
    return rows, columns


def _fill(
    view: MatrixView,
    shown: Shown,
    cursor: Place | None,
    lit_rows: frozenset[int],
    lit_columns: frozenset[int],
    look_at: Place | None,
    look: Look,
    calm: bool = False,
    before: Place = (0, 0),
) -> None:
    matrix = shown.view
    sign = f"{sign_of(before, shown)} " if shown.sign else ""
    view.show(
        matrix.values, matrix.rows, matrix.columns, matrix.kind,
        heading=f"{sign}{shape_of(shown)}",
        name=f"{matrix.node} {matrix.symbol}", cursor=cursor, lit_rows=lit_rows, lit_columns=lit_columns,
        look_at=look_at, look=look, calm=calm, least=shown.least,
    )  # fmt: skip
