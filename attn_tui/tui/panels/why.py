"""Why is this number this number? Its arithmetic, every operand a way on; and who uses it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.text import Text

from attn_tui.graph.arithmetic import Cell
from attn_tui.graph.graph import BY_HAND
from attn_tui.graph.uses import uses
from attn_tui.paint.look import Look
from attn_tui.paint.numbers import short
from attn_tui.paint.why import Fragment, NodeEffect, Row, effect_rows, links, piece_at, row_text, why_rows
from attn_tui.paint.wrap import wrap
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.text.width import fit
from attn_tui.tour.names import where
from attn_tui.tour.tour import Tour
from attn_tui.tour.wording import GIVEN, formula_words, label_words
from attn_tui.tui import strings
from attn_tui.tui.page import Page
from attn_tui.tui.panels.panel import Panel

WHY = Bilingual("为什么是这个数？", "Why this number?")
USES = Bilingual("谁用到它？", "Who uses it?")
HINT = Bilingual(
    "↑↓←→ 选 · Enter 追下去 · Backspace 退回 · U 谁用它 · J 去看 · = 改 · Esc",
    "↑↓←→ choose · Enter follow · Backspace back · U uses · J see · = edit · Esc",
)
HINT_USES = Bilingual(
    "↑↓ 选 · Enter 往前跟 · Backspace 退回 · U 为什么 · J 去看 · = 改 · Esc",
    "↑↓ choose · Enter follow · Backspace back · U why · J see · = edit · Esc",
)
NOT_HERE = Bilingual("现在没有 {name} 这一格了", "there is no cell {name} now")
RAISED = Bilingual(
    "它加 {nudge} 时，这里有 {count} 格跟着变：", "raised by {nudge}, it moves {count} of the cells here:"
)
RESHAPED = Bilingual("它变了，连形状都会变", "were it another, even the shape would change")
UNMOVED = Bilingual("现在它改不动这里的任何一格", "nothing here moves with it now")
UNUSED = Bilingual("没有谁再用它：它就是最后的结果。", "Nobody uses it: it is the end of the way.")
GIVEN_END = Bilingual(
    "走到头了：{what}。没有谁算出它，它是给定的。",
    "The end of the way: {what}. Nobody computed it; it is given.",
)
MADE_FROM = Bilingual("不是加出来的：{what}。来自：", "Not a sum: {what}. Made from:")
INSTEAD = Bilingual("手工改的；本来是 {value}。", "Set by hand; it would be {value}.")


@dataclass(frozen=True)
class Hop:
    """One station of the way: a cell, asked backwards or forwards, and what is chosen there.

    `came_forward` says how it was reached, which does not change when it is asked the other way.
    """

    node: str
    cell: Cell
    forward: bool = False
    came_forward: bool = False
    chosen: int = 0
    unfolded: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Leave:
    """Why the screen was left: to `go` and see a cell in its matrix, or to `edit` it."""

    node: str
    cell: Cell
    edit: bool = False


class Why(Panel[Leave]):
    """The reasons of a cell, followed as far as one likes."""

    BINDINGS = [
        ("up,k", "choose(0, -1)", ""),
        ("down,j", "choose(0, 1)", ""),
        ("left,h", "choose(-1, 0)", ""),
        ("right,l", "choose(1, 0)", ""),
        ("enter", "follow", ""),
        ("backspace", "back", ""),
        ("U", "turn_round", ""),
        ("J", "leave(False)", ""),
        ("equals_sign", "leave(True)", ""),
    ]

    def __init__(
        self,
        tour: Tour,
        node: str,
        cell: Cell,
        look: Look,
        forward: bool = False,
    ) -> None:
        """Begin at this cell; `forward` asks who uses it."""
        super().__init__(look)
        self._tour = tour
        self._trail: list[Hop] = [Hop(node, cell, forward)]
        self._rows: Sequence[Row] = ()
        self._head = 0

    @property
    def here(self) -> Hop:
        """Where on the way the learner is."""
        return self._trail[-1]

    @property
    def title(self) -> str:
        """What is asked, and the formula."""
        asked = (USES if self.here.forward else WHY)[self.look.lang]
        if self.here.node not in self._tour.graph:
            return asked
        return f"{asked}  {formula_words(self._tour.graph.node(self.here.node).formula, self.look.lang)}"

    @property
    def hint(self) -> str:
        """Its keys."""
        return (HINT_USES if self.here.forward else HINT)[self.look.lang]

    def renew(self, tour: Tour, look: Look) -> None:
        """The same cell in another run."""
        self._tour = tour
        super().renew(tour, look)

    def action_choose(self, across: int, down: int) -> None:
        """Another operand: along the row, or the nearest in the row above or below."""
        found = links(self._rows)
        if not found:
            # a panel that is being closed has no page any more
            for page in self.query(Page):
                page.scroll_lines(down)
            return
        y, x = found[min(self.here.chosen, len(found) - 1)]
        if across:
            chosen = max(0, min(self.here.chosen + across, len(found) - 1))
        else:
            rows = [row for row, _ in found if (row - y) * down > 0]
            target = (min(rows) if down > 0 else max(rows)) if rows else y
            chosen = min(
                (i for i, (row, _) in enumerate(found) if row == target), key=lambda i: abs(found[i][1] - x)
            )
        self._set(replace(self.here, chosen=chosen))

    def action_follow(self) -> None:
        """To the chosen operand's own reasons; a fold opens."""
        found = links(self._rows)
        if not found:
            return
        y, x = found[min(self.here.chosen, len(found) - 1)]
        link = self._rows[y][x].link
        if isinstance(link, str):
            self._set(replace(self.here, unfolded=self.here.unfolded | {link}))
        else:
            node, cell = link if isinstance(link, tuple) else (link.node, link.cell)
            self._trail.append(Hop(node, cell, self.here.forward, self.here.forward))
            self.redraw()

    def action_back(self) -> None:
        """To the cell before; from the first one out."""
        if len(self._trail) == 1:
            self.dismiss(None)
        else:
            self._trail.pop()
            self.redraw()

    def action_turn_round(self) -> None:
        """From its reasons to who uses it, and back."""
        here = self.here
        self._set(Hop(here.node, here.cell, not here.forward, here.came_forward))

    def action_leave(self, edit: bool) -> None:
        """Out, to this cell."""
        self.dismiss(Leave(self.here.node, self.here.cell, edit))

    def on_page_clicked(self, message: Page.Clicked) -> None:
        """A click on an operand follows it."""
        at = message.line - self._head
        if 0 <= at < len(self._rows) and (piece := piece_at(self._rows[at], message.x)) is not None:
            self._set(replace(self.here, chosen=links(self._rows).index((at, piece))))
            self.action_follow()

    def _set(self, place: Hop) -> None:
        self._trail[-1] = place
        self.redraw()

    def lines(self, width: int) -> tuple[list[Text], int | None]:
        """The way, the cell, its reasons or uses, one of their operands chosen."""
        here = self.here
        if not self._tour.has(here.node, here.cell):
            self._rows = ()
            name = self._called(here.node, here.cell)
            return [Text(NOT_HERE[self.look.lang].format(name=name), style="dim", end="")], None
        self._rows = self._uses(width) if here.forward else self._reasons(width)
        found = links(self._rows)
        chosen = found[min(here.chosen, len(found) - 1)] if found else None
        head = [*self._way(width), *self._title()]
        self._head = len(head)
        lines = [
            row_text(row, chosen[1] if chosen and chosen[0] == y else None, self.look)
            for y, row in enumerate(self._rows)
        ]
        return [*head, *lines], (chosen[0] + len(head)) if chosen else 0

    def _called(self, node: str, cell: Cell) -> str:
        # what one came by may be gone from the run that is shown now
        if not self._tour.has(node, cell):
            return f"{self._tour.symbol(node)}[{','.join(map(str, cell))}]"
        return clean(self._tour.cell_name(node, cell, self.look.lang))

    def _way(self, width: int) -> list[Text]:
        """The breadcrumb: the way from the first cell to this one; a long one keeps its end."""
        names = [self._called(hop.node, hop.cell) for hop in self._trail]
        said = names[-1]
        for earlier, hop in zip(reversed(names[:-1]), reversed(self._trail), strict=False):
            arrow = " → " if hop.came_forward else " ← "
            longer = f"{earlier}{arrow}{said}"
            if len(longer) * 2 > width and Text(longer).cell_len > width - 6:
                said = f"…{arrow}{said}"
                break
            said = longer
        blank = Text("", end="")
        return [Text(fit(said, width), style="dim", no_wrap=True, end=""), blank] if len(names) > 1 else []

    def _title(self) -> list[Text]:
        """The cell, its value, where it is."""
        here, graph = self.here, self._tour.graph
        value = float(graph.value(here.node)[here.cell])
        line = Text(no_wrap=True, end="")
        line.append(f"{self._called(here.node, here.cell)} = {short(value)}", "bold")
        line.append(f"   {where(self._tour.run, here.node, here.cell, self.look.lang)}", "dim")
        return [line, Text("", end="")]

    def _reasons(self, width: int) -> Sequence[Row]:
        here, graph, lang = self.here, self._tour.graph, self.look.lang
        arithmetic = graph.explain(here.node, here.cell)
        first = (
            arithmetic.terms[0][0] if len(arithmetic.terms) == 1 and len(arithmetic.terms[0]) == 1 else None
        )
        if first is not None and first.label == BY_HAND:
            value = short(float(graph.unedited(here.node)[here.cell]))
            return _words(INSTEAD[lang].format(value=value), width)
        if first is not None and not first.node and first.of is None:
            known = GIVEN.get(first.label)
            what = known[lang] if known else first.label
            if graph.node(here.node).inputs and not graph.is_set(here.node):
                return _words(MADE_FROM[lang].format(what=what), width) + [
                    (Fragment(self._called(*cell), "link", cell),) for cell in self._taken(here.node)
                ]
            return _words(GIVEN_END[lang].format(what=what), width)
        more = strings.MORE_TERMS[lang]
        return why_rows(
            arithmetic,
            lambda f: self._called(f.node, f.cell) if f.node else label_words(f.label, lang),
            width - 2,
            here.unfolded,
            more,
        )

    def _taken(self, node: str) -> list[tuple[str, Cell]]:
        """Of each input of a node that chooses: its last cell, or the largest of its last row."""
        found: list[tuple[str, Cell]] = []
        for name in self._tour.graph.node(node).inputs:
            value = self._tour.graph.value(name)
            if value.size:
                last = tuple(size - 1 for size in value.shape[:-1])
                row = value[last]
                found.append((name, (*last, int(row.argmax()) if last else len(row) - 1)))
        return found

    def _uses(self, width: int) -> Sequence[Row]:
        here, lang = self.here, self.look.lang
        effects = []
        for use in uses(self._tour.graph, here.node, here.cell):
            note = RAISED[lang].format(nudge=f"{use.nudge:+g}", count=use.count)
            if not use.cells:
                note = (RESHAPED if use.count else UNMOVED)[lang]
            place = where(self._tour.run, use.node, (0,), lang).split(" · ")[0]
            effects.append(
                NodeEffect(
                    f"{self._tour.symbol(use.node)}  {place}",
                    note,
                    [(self._called(use.node, cell), by, (use.node, cell)) for cell, by in use.cells],
                )
            )
        return effect_rows(effects, width - 2) or _words(UNUSED[lang], width)


def _words(said: str, width: int) -> list[Row]:
    """Words as rows that nothing in them leads on from."""
    return [(Fragment(line.plain, "term"),) for line in wrap(Text(said), max(1, width))]
