"""The code of a step: the NumPy that ran, with the shapes of this sentence, and one line of PyTorch."""

from __future__ import annotations

from collections.abc import Callable

from rich.syntax import Syntax
from rich.text import Text

from attn_tui.paint.look import Look
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.tour.code import Line, lines_of
from attn_tui.tour.tour import Tour
from attn_tui.tour.wording import formula_words
from attn_tui.tui.panels.panel import Panel

TITLE = Bilingual("这一步的代码", "The code of this step")
HINT = Bilingual("PgUp PgDn 滚动 · Esc 关闭", "PgUp PgDn scroll · Esc close")
RAN = Bilingual("NumPy：刚刚跑的就是这一行", "NumPy: the very line that ran")
TORCH = Bilingual("在 PyTorch 里，这是", "In PyTorch this is")
TAKES = Bilingual("形状", "shapes")


class Code(Panel[None]):
    """The lines behind the result of the step that is shown."""

    BINDINGS = [("c", "dismiss", "")]

    def __init__(self, shown: Callable[[], tuple[Tour, str, str]], look: Look) -> None:
        """`shown` gives the tour, the result's node and the step's title as they are."""
        super().__init__(look)
        self._shown = shown

    @property
    def title(self) -> str:
        """Whose code it is."""
        return f"{TITLE[self.look.lang]} · {self._shown()[2]}"

    @property
    def hint(self) -> str:
        """Its keys."""
        return HINT[self.look.lang]

    def lines(self, width: int) -> tuple[list[Text], int | None]:
        """Of the node and of what only moves its numbers."""
        tour, node, _ = self._shown()
        return [text for line in lines_of(tour.run, node) for text in self._said(line, width)], None

    def _said(self, line: Line, width: int) -> list[Text]:
        lang = self.look.lang
        return [
            Text(f"{line.node}  {formula_words(line.formula, lang)}", style="bold", no_wrap=True, end=""),
            Text("", end=""),
            Text(RAN[lang], style="dim", end=""),
            *self._code(f"{line.name} = {line.numpy}", width),
            Text("", end=""),
            Text(TORCH[lang], style="dim", end=""),
            *self._code(f"{line.name} = {line.torch}", width),
            Text("", end=""),
            Text(TAKES[lang], style="dim", end=""),
            *(Text(f"  {name:<12} {shape}", no_wrap=True, end="") for name, shape in line.shapes),
            Text("", end=""),
        ]

    def _code(self, code: str, width: int) -> list[Text]:
        """The code in colours, wrapped between its words."""
        theme = "ansi_dark" if not self.look.full else "monokai" if self.look.dark else "default"
        coloured = Syntax("", "python", theme=theme, background_color="default").highlight(clean(code))
        coloured.rstrip()
        return [
            Text("  ", end="") + one
            for one in coloured.wrap(self.app.console, max(20, width - 4), no_wrap=False)
        ]
