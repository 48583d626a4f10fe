"""What a term means, and the lesson that tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from attn_tui.course.glossary import Term
from attn_tui.paint.look import Look
from attn_tui.paint.wrap import wrap
from attn_tui.text.clean import clean
from attn_tui.tui import strings
from attn_tui.tui.panels.panel import Panel

WIDEST = 80
"""Cells of a line: longer ones are hard to read."""


class Explained(Panel[bool]):
    """One entry of the glossary; Enter leaves for its lesson."""

    BINDINGS = [("enter", "read", "")]

    def __init__(self, term: Term, names: Sequence[str], lesson: str, look: Look) -> None:
        """`names` are its other names, `lesson` the title of its lesson, if it has one."""
        super().__init__(look)
        self._term, self._names, self._lesson = term, names, lesson

    @property
    def title(self) -> str:
        """The term."""
        return f"{strings.TERMS[self._term.lang]} · {clean(self._term.name)}"

    @property
    def hint(self) -> str:
        """Its keys."""
        return (strings.TERM_HINT if self._lesson else strings.HELP_CLOSE)[self._term.lang]

    def action_read(self) -> None:
        """To its lesson."""
        self.dismiss(True)

    def lines(self, width: int) -> tuple[list[Text], int | None]:
        """Its names, what it means, its lesson."""
        lang = self._term.lang
        lesson = strings.TERM_LESSON[lang].format(title=self._lesson) if self._lesson else ""
        said = (
            (self._term.name, "bold"),
            (", ".join(self._names), "dim"),
            ("", ""),
            (self._term.text, ""),
            ("", ""),
            (lesson, "dim"),
        )
        lines = [
            line
            for text, style in said
            for line in wrap(Text(clean(text), style=style), max(1, min(WIDEST, width)))
        ]
        for line in lines:
            line.no_wrap, line.end = True, ""
        return lines, None
