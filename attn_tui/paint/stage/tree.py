"""The merges of a text as a tree over its bytes: below each byte the pieces that it has become a part of."""

from __future__ import annotations

from rich.cells import cell_len

from attn_tui.paint.look import Look
from attn_tui.paint.stage.canvas import Canvas
from attn_tui.paint.stage.inks import inks
from attn_tui.paint.stage.sheet import window
from attn_tui.paint.stage.story import Block, Story, story
from attn_tui.paint.stage.what import Stage, Tree
from attn_tui.text.width import fit

BYTE = 3
"""Cells of a byte."""
HEAD = 2  # characters and bytes


def tree_story(what: Stage, width: int, height: int, look: Look) -> Story | None:
    """Characters, their bytes, and a line for every depth of merging; the token's bytes are marked."""
    tree = what.tree
    if tree is None or not tree.bytes or width < 4 * BYTE:
        return None
    deepest = max((join.depth for join in tree.joins), default=0)
    lines = min(height, HEAD + deepest + 1)
    return story([Block(0, lines, lambda canvas, y: _draw(canvas, tree, y, lines, look))], height)


def _draw(canvas: Canvas, tree: Tree, y: int, lines: int, look: Look) -> None:
    ink, (start, stop) = inks(look), tree.marked
    shown = window((start + stop) // 2, len(tree.bytes), canvas.width // BYTE)

    def x(byte: int) -> int:
        return (byte - shown.start) * BYTE

    for text, at in tree.characters:
        if at in shown:
            room = min(canvas.width - x(at), max(2, cell_len(text)))
            canvas.put(x(at), y, fit(text, room), room, ink.strong if start <= at < stop else ink.dim)
    for at in shown:
        inside = start <= at < stop
        canvas.put(x(at), y + 1, tree.bytes[at], 2, ink.selected if inside else ink.dim)
    for order, join in enumerate(tree.joins):
        if join.start not in shown or join.stop - 1 not in shown:
            continue
        inside, here = start <= join.start < stop, order == tree.chosen
        style = ink.cursor if here else ink.strong if inside else ink.dim
        wide = (join.stop - join.start) * BYTE - 1
        text = _bracket(f"{order + 1}", join.text, wide)
        if HEAD + join.depth - 1 < lines:
            canvas.put(x(join.start), y + HEAD + join.depth - 1, text, wide, style)


def _bracket(order: str, text: str, wide: int) -> str:
    """`╰──12 cat──╯`: which merge it is, what it reads where there is room."""
    said = next((one for one in (f"{order} {text}", text, order) if cell_len(one) <= wide - 4), "")
    if not said:
        said = fit(order, wide - 2).rstrip() if len(order) <= wide - 2 else ""
    left = (wide - 2 - cell_len(said)) // 2
    return "╰" + "─" * left + said + "─" * (wide - 2 - left - cell_len(said)) + "╯"
