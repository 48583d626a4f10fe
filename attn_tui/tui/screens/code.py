"""The code of a step: the NumPy that ran, with the shapes of this sentence, and one line of PyTorch."""

from __future__ import annotations

from rich.syntax import Syntax
from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from attn_tui.paint.look import Look
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.tour.code import Line, lines_of
from attn_tui.tour.tour import Tour
from attn_tui.tour.wording import formula_words
from attn_tui.tui.page import Page

TITLE = Bilingual("这一步的代码", "The code of this step")
HINT = Bilingual("↑↓ 滚动 · Esc 关闭", "↑↓ scroll · Esc close")
RAN = Bilingual("NumPy：刚刚跑的就是这一行", "NumPy: the very line that ran")
TORCH = Bilingual("在 PyTorch 里，这是", "In PyTorch this is")
TAKES = Bilingual("形状", "shapes")


class Code(ModalScreen[None]):
    """The lines behind a step's result."""

    BINDINGS = [
        ("escape,q,c,enter", "dismiss(None)", ""),
        ("down,j,pagedown", "scroll(1)", ""),
        ("up,k,pageup", "scroll(-1)", ""),
    ]

    def __init__(self, tour: Tour, node: str, title: str, look: Look) -> None:
        """Of this node and of what only moves its numbers."""
        super().__init__()
        self._lines, self._title_of, self._lang = lines_of(tour.run, node), title, look.lang
        self._theme = "ansi_dark" if not look.full else "monokai" if look.dark else "default"

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_resize(self) -> None:
        """Lines are made for a width."""
        self.call_after_refresh(self._show)

    def action_scroll(self, by: int) -> None:
        """Up or down."""
        self.query_one(Page).scroll_lines(by)

    def _show(self) -> None:
        page, lang = self.query_one(Page), self._lang
        page.border_title = Content(f"{TITLE[lang]} · {self._title_of}")
        page.border_subtitle = Content(HINT[lang])
        said: list[Text] = []
        for line in self._lines:
            said += self._said(line, page.content_size.width)
        page.show(said)

    def _said(self, line: Line, width: int) -> list[Text]:
        lang = self._lang
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
        coloured = Syntax("", "python", theme=self._theme, background_color="default").highlight(clean(code))
        coloured.rstrip()
        return [
            Text("  ", end="") + one
            for one in coloured.wrap(self.app.console, max(20, width - 4), no_wrap=False)
        ]
