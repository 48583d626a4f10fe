"""A lesson's Markdown as styled lines of an exact width."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from attn_tui.paint.palette import ColorDepth, theme
from attn_tui.paint.width import clean, fit
from attn_tui.paint.wrap import wrap

_BULLETS = "•◦▪"


class _Look:
    """The styles of a page."""

    def __init__(self, dark: bool, depth: ColorDepth) -> None:
        colours, full = theme(dark), depth == "truecolor"
        self.text = Style(color=colours.foreground) if full else Style()
        self.heading = Style(color=colours.accent if full else None, bold=True)
        self.strong = Style(bold=True)
        self.emphasis = Style(italic=True)
        self.code = Style(color=colours.accent) if full else Style(underline=True)
        self.block = Style(color=colours.foreground, bgcolor=colours.panel) if full else Style()
        self.quiet = Style(color=colours.dim) if full else Style(dim=True)


def prose(markdown: str, width: int, dark: bool, depth: ColorDepth = "truecolor") -> list[Text]:
    """The lines of the page, none wider than `width` cells.

    Headings, paragraphs, lists, quotes, code, rules and tables; anything else is shown as it was
    written. Nothing in it is markup for Rich, and control characters become visible symbols.
    """
    tokens = _parser().parse(clean_lines(markdown))
    lines = _Page(_Look(dark, depth)).blocks(tokens, max(4, width))
    while lines and not lines[-1].plain:
        lines.pop()
    return lines


def clean_lines(text: str) -> str:
    """Every line made safe to show, the line breaks kept."""
    return "\n".join(clean(line) for line in text.split("\n"))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


class _Page:
    """Turns a stream of block tokens into lines."""

    def __init__(self, look: _Look) -> None:
        self.look = look

    def blocks(self, tokens: Sequence[Token], width: int, depth: int = 0) -> list[Text]:
        """The lines of these blocks, an empty one after each but inside tight lists."""
        lines: list[Text] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            end = _closing(tokens, at)
            inner = tokens[at + 1 : end]
            lines += self.block(token, inner, width, depth)
            if not token.hidden:
                lines.append(Text(""))
            at = end + 1
        return lines

    def block(self, token: Token, inner: Sequence[Token], width: int, depth: int) -> list[Text]:
        """The lines of one block."""
        match token.type:
            case "heading_open":
                return wrap(self.inline(inner, self.look.heading), width)
            case "paragraph_open":
                return wrap(self.inline(inner, self.look.text), width)
            case "fence" | "code_block":
                return self.code(token.content, width)
            case "bullet_list_open" | "ordered_list_open":
                return self.items(token, inner, width, depth)
            case "blockquote_open":
                bar = Text("│ ", self.look.quiet)
                return [bar + line for line in _stripped(self.blocks(inner, width - 2, depth))]
            case "hr":
                return [Text("─" * width, self.look.quiet)]
            case "table_open":
                return self.table(inner, width)
            case _:
                return wrap(Text(token.content.strip(), self.look.text), width)

    def code(self, content: str, width: int) -> list[Text]:
        """Code is never wrapped: a panel of the full width, long lines cut with …."""
        rows = ["", *content.rstrip("\n").split("\n"), ""]
        return [Text(fit(f"  {row}", width), self.look.block) for row in rows]

    def items(self, token: Token, inner: Sequence[Token], width: int, depth: int) -> list[Text]:
        """A list: each item behind its bullet or number."""
        lines: list[Text] = []
        at, number = 0, int(token.attrs.get("start", 1))
        while at < len(inner):
            end = _closing(inner, at)
            mark = f"{number}. " if token.type == "ordered_list_open" else f"{_BULLETS[depth % 3]} "
            body = _stripped(self.blocks(inner[at + 1 : end], width - len(mark) - 1, depth + 1))
            for index, line in enumerate(body or [Text("")]):
                front = f" {mark}" if not index else " " * (len(mark) + 1)
                lines.append(Text(front, self.look.quiet) + line)
            at, number = end + 1, number + 1
        return lines

    def table(self, inner: Sequence[Token], width: int) -> list[Text]:
        """A table, its columns as wide as their widest cell, cut where it is too wide."""
        rows: list[list[Text]] = []
        for token in inner:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self.inline([token], self.look.text if len(rows) > 1 else self.look.heading))
        widths = [max(cell_len(cell.plain) for cell in column) for column in zip(*rows, strict=False)]
        lines = []
        for row in rows:
            line = Text("")
            for cell, wide in zip(row, widths, strict=False):
                line += cell + Text(" " * (wide - cell_len(cell.plain) + 2))
            line.rstrip()
            line.truncate(width, overflow="ellipsis")
            lines.append(line)
        return lines

    def inline(self, tokens: Sequence[Token], base: Style) -> Text:
        """The words of a block, with bold, italics and code."""
        text, styles = Text("", end=""), [base]
        for child in (child for token in tokens for child in (token.children or ())):
            if child.type == "text":
                text.append(child.content, styles[-1])
            elif child.type == "code_inline":
                text.append(child.content, styles[-1] + self.look.code)
            elif child.type in ("softbreak", "hardbreak"):
                text.append(_joint(text.plain), styles[-1])
            elif child.type in ("strong_open", "em_open"):
                styles.append(styles[-1] + (self.look.strong if child.type[0] == "s" else self.look.emphasis))
            elif child.type in ("strong_close", "em_close"):
                styles.pop()
            elif child.content:
                text.append(child.content, styles[-1])
        return text


def _joint(before: str) -> str:
    """What stands for a line break in the source: nothing after Chinese, a space after English."""
    return "" if before and cell_len(before[-1]) == 2 else " "


def _closing(tokens: Sequence[Token], at: int) -> int:
    """The index of the token that closes the block opened at `at`; itself if it opens none."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _stripped(lines: list[Text]) -> list[Text]:
    while lines and not lines[-1].plain:
        lines = lines[:-1]
    return lines
