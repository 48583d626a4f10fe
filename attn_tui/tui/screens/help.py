"""All the keys, in their groups, on a full screen; what is typed leaves those that say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.text.width import fit
from attn_tui.tui import strings
from attn_tui.tui.keys import GROUP_NAMES, GROUPS, Key
from attn_tui.tui.page import Page

TWO_COLUMNS, GAP = 130, 4
"""From so many cells on the help has two columns, so far apart."""
PALETTE = Key("", "", "Ctrl+P", strings.PALETTE)
FILTER = Bilingual("打字筛选", "type to filter")
NONE = Bilingual("没有这样的键：{said}", "no such key: {said}")


class Help(ModalScreen[None]):
    """All the keys."""

    BINDINGS = [
        ("escape", "dismiss(None)", ""),
        ("enter", "dismiss(None)", ""),
        ("down", "scroll(1)", ""),
        ("up", "scroll(-1)", ""),
        ("pagedown", "scroll(8)", ""),
        ("pageup", "scroll(-8)", ""),
    ]

    def __init__(self, lang: str, groups: Mapping[str, Sequence[Key]] = GROUPS) -> None:
        """These keys, in this language."""
        super().__init__()
        self._lang, self._groups = lang, groups

    def compose(self) -> ComposeResult:
        """The field, and under it the keys."""
        yield Input(placeholder=FILTER[self._lang], select_on_focus=False, compact=True)
        yield Page()

    def on_resize(self) -> None:
        """Two columns where there is room for them."""
        self.call_after_refresh(self._show)

    def on_input_changed(self) -> None:
        """Fewer keys."""
        self._show()

    def on_input_submitted(self) -> None:
        """Enter closes."""
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """Up or down, where the window is low."""
        self.query_one(Page).scroll_lines(by)

    def _show(self) -> None:
        page = self.query_one(Page)
        page.border_title = Content(strings.HELP[self._lang])
        page.border_subtitle = Content(strings.HELP_CLOSE[self._lang])
        width = page.content_size.width
        said = self.query_one(Input).value
        page.show(help_lines(self._lang, width, said, self._groups))


def help_lines(
    lang: str, width: int, said: str = "", groups: Mapping[str, Sequence[Key]] = GROUPS
) -> list[Text]:
    """The keys that say `said`, under the names of their groups, in the columns that `width` has room for."""
    blocks = []
    for group, keys in groups.items():
        rows = [(key.caps, key.tooltip[lang]) for key in (*keys, *((PALETTE,) if group == "rest" else ()))]
        found = [row for row in rows if said.strip().casefold() in " ".join(row).casefold()]
        if found:
            blocks.append([(GROUP_NAMES[group][lang], ""), *found, ("", "")])
    if not blocks:
        return [Text(NONE[lang].format(said=clean(said)), style="dim", no_wrap=True, end="")]
    wide = max(cell_len(key.caps) for keys in groups.values() for key in keys) + 2
    columns = 2 if width >= TWO_COLUMNS else 1
    room = (width - GAP * (columns - 1)) // columns
    lines = [_line(row, wide, room) for row in (row for block in blocks for row in block)]
    more = [Text(line, style="dim", no_wrap=True, end="") for line in strings.HELP_MORE[lang].splitlines()]
    if columns == 1:
        return [*lines, *more]
    half = -(-len(lines) // 2)
    left, right = lines[:half], lines[half:]
    height = max(len(left), len(right))
    blank = Text("", no_wrap=True, end="")
    rows_of = zip(left + [blank] * (height - len(left)), right + [blank] * (height - len(right)), strict=True)
    return [
        Text.assemble(one, " " * (room + GAP - one.cell_len), other, no_wrap=True, end="")
        for one, other in rows_of
    ] + more


def _line(row: tuple[str, str], wide: int, room: int) -> Text:
    caps, tooltip = row
    line = Text(no_wrap=True, end="")
    line.append(fit(caps, wide) if tooltip else caps, "bold")
    line.append(fit(tooltip, max(0, room - wide)).rstrip())
    return line
