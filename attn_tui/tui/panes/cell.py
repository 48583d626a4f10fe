"""The cell line: how the selected number came about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rich.text import Text
from textual.content import Content

from attn_tui.graph.arithmetic import Factor
from attn_tui.learner.scene import Scene
from attn_tui.paint.arithmetic import spell_text
from attn_tui.paint.numbers import short
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.width import clean
from attn_tui.tui import strings
from attn_tui.tui.lines import Lines


class CellLine(Lines):
    """One number of the result, spelled out in the numbers that it was made from."""

    def __init__(self) -> None:
        """No cell yet."""
        super().__init__(id="cell")
        self._scene: Scene | None = None
        self._dark = True

    def show(self, scene: Scene, dark: bool) -> None:
        """Show the arithmetic of the scene's cell."""
        self._scene, self._dark = scene, dark
        self.border_title = Content(cell_name(scene) or strings.CELL[scene.session.lang])
        self.redraw()

    def lines(self, width: int) -> list[Text]:
        """The arithmetic in numbers, and under it where each number came from."""
        scene = self._scene
        if scene is None or scene.arithmetic is None:
            return []
        lang, arithmetic = scene.session.lang, scene.arithmetic
        if (given := _given(scene)) is not None:
            return [Text(f"{short(arithmetic.value)} ← {given[lang]}")]
        more = strings.MORE_TERMS[lang]
        spelled = partial(spell_text, arithmetic.value, arithmetic.terms, width, more=more, dark=self._dark)
        names = _names(scene)
        if names is None:
            return [spelled()]
        # a number that was only copied is told by where it came from: "5 = 5" would tell nothing
        copied = [len(term) for term in arithmetic.terms] == [1]
        return [spelled(name=names)] if copied else [spelled(), spelled(name=names)]


def cell_name(scene: Scene) -> str:
    """`S[它, 小猫]`: the selected cell by its labels."""
    if scene.result is None or scene.arithmetic is None:
        return ""
    view, (row, column) = scene.result.view, scene.place
    labels = [clean(str(label)) for label in (view.rows[row], view.columns[column]) if label]
    arrow = " → " if view.axes == ("token", "source") else ", "
    return f"{view.symbol}[{arrow.join(labels)}]"


def _given(scene: Scene) -> Bilingual | None:
    """What a number is that came from outside, with no arithmetic to tell."""
    terms = scene.arithmetic.terms if scene.arithmetic is not None else ()
    if len(terms) != 1 or len(terms[0]) != 1 or terms[0][0].node or terms[0][0].of is not None:
        return None
    return strings.GIVEN.get(terms[0][0].label)


def _names(scene: Scene) -> Callable[[Factor], str] | None:
    """A spelling of factors by where they come from: `Q[它,0]`."""
    views = {shown.view.node: shown.view for shown in scene.operands}

    def name(factor: Factor) -> str:
        view = views.get(factor.node)
        place = view.place(factor.cell) if view is not None else None
        if view is None or place is None:
            return ""
        labels = [str(label) for label in (view.rows[place[0]], view.columns[place[1]]) if label]
        return f"{view.symbol}[{','.join(labels)}]"

    return name if views else None
