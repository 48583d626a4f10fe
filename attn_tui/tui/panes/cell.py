"""The cell line: how the selected number came about."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from rich.text import Text

from attn_tui.graph.arithmetic import Arithmetic, Factor
from attn_tui.learner.scene import Scene
from attn_tui.models.names import short_name
from attn_tui.paint.arithmetic import spell_text
from attn_tui.paint.look import Look
from attn_tui.paint.numbers import short
from attn_tui.staging.staged import cell_name
from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.wording import GIVEN, label_words
from attn_tui.tui import strings
from attn_tui.tui.lines import Lines, entitle

GAP = 3
TERMS_OF = {
    "softmax": Bilingual(
        "即 exp(分数 − 行内最大) ÷ 整行之和",
        "i.e. exp(score − row's max) ÷ row's sum",
    ),
}
"""What the terms of an operator are, where their numbers alone would not tell."""


class CellLine(Lines):
    """One number of the result, spelled out in the numbers that it was made from."""

    def __init__(self) -> None:
        """No cell yet."""
        super().__init__(id="cell")
        self._scene: Scene | None = None
        self._look = Look()

    def show(self, scene: Scene, look: Look) -> None:
        """Show the arithmetic of the scene's cell."""
        self._scene, self._look = scene, look
        entitle(self, cell_name(scene) or strings.CELL[scene.session.lang])
        self.redraw()

    def on_resize(self) -> None:
        """How many rows there are depends on the height too."""
        self.redraw()

    def lines(self, width: int) -> list[Text]:
        """The arithmetic in numbers, and under it, term under term, where each number came from."""
        scene = self._scene
        if scene is None or scene.result is None:
            return []
        lang, arithmetic = scene.session.lang, scene.arithmetic
        if arithmetic is None and scene.result.hidden:
            return [Text(strings.HIDDEN[lang], "dim")]
        if arithmetic is None:
            # a matrix without rows has no cell at all
            return [Text(strings.NO_CELL_THEN[lang], "dim")] if scene.result.view.values.size else []
        if (given := _given(arithmetic)) is not None:
            return [Text(f"{short(arithmetic.value)} ← {given[lang]}")]
        names = _names(scene)
        # of a number that was only copied the source is shown: "5 = 5" would explain nothing
        copied = [len(term) for term in arithmetic.terms] == [1]
        spellings = [names] if copied else [None] if self.content_size.height == 1 else [None, names]
        more = strings.MORE_TERMS[lang]
        lines = spell_text(arithmetic.value, arithmetic.terms, width, spellings, more, self._look)
        said = TERMS_OF.get(arithmetic.operator)
        if said is not None and len(arithmetic.terms[0]) > 1 and lines:
            room = width - lines[0].cell_len
            if cell_len(said[lang]) + GAP <= room:
                lines[0].append(" " * GAP + said[lang], "dim")
        return lines


def _given(arithmetic: Arithmetic) -> Bilingual | None:
    """What a number is that came from outside, without arithmetic."""
    terms = arithmetic.terms
    if len(terms) != 1 or len(terms[0]) != 1 or terms[0][0].node or terms[0][0].of is not None:
        return None
    return GIVEN.get(terms[0][0].label)


def _names(scene: Scene) -> Callable[[Factor], str]:
    """A spelling of factors by where they come from: `Q[它,0]`."""
    views = {view.node: view for view in scene.named}

    def name(factor: Factor) -> str:
        if not factor.node:
            return label_words(factor.label, scene.session.lang)
        view = views.get(factor.node)
        place = view.place(factor.cell) if view is not None else None
        if view is None or place is None:
            return f"{short_name(factor.node)}[{','.join(map(str, factor.cell))}]"
        labels = [str(label) for label in (view.rows[place[0]], view.columns[place[1]]) if label]
        return f"{view.symbol}[{','.join(labels)}]" if labels else view.symbol

    return name
