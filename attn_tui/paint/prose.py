"""A lesson's Markdown as styled lines, none wider than the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from attn_tui.paint.hues import hued
from attn_tui.paint.look import Look
from attn_tui.paint.wrap import wrap
from attn_tui.text.clean import clean
from attn_tui.text.width import fit

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BULLETS = "•◦▪"
_NARROWEST = 4
"""Cells below which lines are laid out as for this width, and cut."""
_NO_BREAK = "\u00a0"
_SHARED = tuple("“”‘’…—")
"""Marks that Chinese and English have in common."""
_GAP = 2
"""Cells between the columns of a table."""


class _ProseStyles:
    """The styles of a page."""

    def __init__(self, look: Look) -> None:
        self.of, colours, full = look, look.theme, look.full
        self.text = Style(color=colours.foreground) if full else Style()
        self.heading = Style(color=colours.foreground if full else None, bold=True)
        self.strong = Style(bold=True)
        self.emphasis = Style(italic=True)
        self.code = Style(color=colours.foreground, bgcolor=colours.panel) if full else Style(underline=True)
        self.block = Style(color=colours.foreground, bgcolor=colours.panel) if full else Style()
        self.quiet = Style(color=colours.dim) if full else Style(dim=True)


def prose(markdown: str, width: int, look: Look, linked: Callable[[str], Style] | None = None) -> list[Text]:
    """The lines of the page, none wider than `width` cells (1 or more); `linked` styles links by address.

    Headings, paragraphs, lists, quotes, code, rules and tables; anything else is shown as it was
    written. Nothing in it is markup for Rich, and control characters become visible symbols.
    """
    lines = _Page(_ProseStyles(look), linked).blocks(_parser().parse(markdown), max(_NARROWEST, width))
    for line in lines:
        line.truncate(width)
        line.plain = line.plain.replace(_NO_BREAK, " ")
    return _stripped(lines)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    # not before the first lesson: the parser takes longer to load than all the rest of the course
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


class _Page:
    """Turns a stream of block tokens into lines."""

    def __init__(self, look: _ProseStyles, linked: Callable[[str], Style] | None = None) -> None:
        self.look, self.linked = look, linked

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
                bar = ("│ ", self.look.quiet)
                inside = max(_NARROWEST, width - 2)
                return [Text.assemble(bar, line) for line in _stripped(self.blocks(inner, inside, depth))]
            case "hr":
                return [_styled("─" * width, self.look.quiet)]
            case "table_open":
                return self.table(inner, width)
            case _:
                return wrap(_styled(clean(token.content.strip()), self.look.text), width)

    def code(self, content: str, width: int) -> list[Text]:
        """Code is never wrapped: a panel of the full width, long lines cut with …."""
        rows = ["", *content.rstrip("\n").split("\n"), ""]
        lines = (_styled(fit(f"  {row.expandtabs(4)}", width), self.look.block) for row in rows)
        return [hued(line, self.look.of) for line in lines]

    def items(self, token: Token, inner: Sequence[Token], width: int, depth: int) -> list[Text]:
        """A list: each item behind its bullet or number."""
        lines: list[Text] = []
        at, number = 0, int(token.attrs.get("start", 1))
        while at < len(inner):
            end = _closing(inner, at)
            mark = f"{number}. " if token.type == "ordered_list_open" else f"{_BULLETS[depth % 3]} "
            inside = max(_NARROWEST, width - len(mark) - 1)
            body = _stripped(self.blocks(inner[at + 1 : end], inside, depth + 1))
            for index, line in enumerate(body or [Text("")]):
                front = f" {mark}" if not index else " " * (len(mark) + 1)
                lines.append(Text.assemble((front, self.look.quiet), line))
            at, number = end + 1, number + 1
        return lines

    def table(self, inner: Sequence[Token], width: int) -> list[Text]:
        """A table: columns as wide as their widest cell, the widest narrowed until all fit."""
        rows: list[list[Text]] = []
        right: list[bool] = []
        for token in inner:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                right.append("right" in str(token.attrs.get("style", "")))
            elif token.type == "inline":
                look = self.look.text if len(rows) > 1 else self.look.heading
                rows[-1].append(self.inline([token], look))
        columns = list(zip(*rows, strict=True))
        widths = _narrowed([max(c.cell_len for c in column) for column in columns], width)
        for column, wide, to_right in zip(columns, widths, right, strict=True):
            for cell in column:
                cell.truncate(wide, overflow="ellipsis")
                cell.align("right" if to_right else "left", wide)
        return [Text(" " * _GAP).join(row) for row in rows]

    def inline(self, tokens: Sequence[Token], base: Style) -> Text:
        """The words of a block, with bold, italics and code."""
        text, styles = Text(""), [base]
        children = [child for token in tokens for child in (token.children or ())]
        for index, child in enumerate(children):
            match child.type:
                case "code_inline":
                    # a stretch of code stays on one line where it fits
                    code = Text(clean(child.content).replace(" ", _NO_BREAK), styles[-1] + self.look.code)
                    text.append_text(hued(code, self.look.of))
                case "softbreak":
                    after = "".join(later.content for later in children[index + 1 :])
                    text.append(_joint(text.plain, after), styles[-1])
                case "hardbreak":
                    text.append("\n")
                case "strong_open":
                    styles.append(styles[-1] + self.look.strong)
                case "em_open":
                    styles.append(styles[-1] + self.look.emphasis)
                case "link_open":
                    address = str(child.attrs.get("href", ""))
                    styles.append(styles[-1] + self.linked(address) if self.linked else styles[-1])
                case "strong_close" | "em_close" | "link_close":
                    styles.pop()
                case _:
                    text.append(clean(child.content), styles[-1])
        return text


def _styled(text: str, style: Style) -> Text:
    """The style as a span: `Text.render` forgets the style of a text that has no spans."""
    return Text.assemble((text, style))


def _narrowed(widths: list[int], width: int) -> list[int]:
    """The widths of the columns, the widest less a cell at a time until the row has `width`."""
    widths = [min(wide, width) for wide in widths]
    while sum(widths) + _GAP * (len(widths) - 1) > width and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    return widths


def _joint(before: str, after: str) -> str:
    """What stands for a line break in the source: nothing inside Chinese, else a space."""
    sides = before[-1:], after[:1]
    chinese = [cell_len(side) == 2 for side in sides]
    either = [wide or side in _SHARED for wide, side in zip(chinese, sides, strict=True)]
    return "" if any(chinese) and all(either) else " "


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
