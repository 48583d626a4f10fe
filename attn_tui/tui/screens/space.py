"""The space that words live in: on an axis, in a plane, in a space that turns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from attn_tui.paint.look import Look
from attn_tui.paint.scatter import scatter
from attn_tui.paint.wrap import wrap
from attn_tui.space.clouds import (
    Cloud,
    CloudSight,
    nearest_tokens,
    of_embeddings,
    of_node,
    of_tokens,
    of_words,
    sight,
)
from attn_tui.space.vectors import Near, load_vectors
from attn_tui.text.clean import clean
from attn_tui.text.width import fit
from attn_tui.tour.tour import Tour
from attn_tui.tui.page import Page
from attn_tui.tui.panes.words import (
    LABEL,
    MOST_WORDS,
    column_width,
    cosine_table,
    cosines_of,
    flow,
    two,
)
from attn_tui.tui.screens import space_words

WORDS, MODEL, SENTENCE, NODE = range(4)
START = ("he", "他", "番茄", "西红柿", "tomato", "cat", "猫", "king", "国王", "汽车")
WIDE, PICTURE, STEP = 100, 12, 0.26
"""From so many cells on the table stands beside; the least picture, in lines; a turn of the space."""


class Space(ModalScreen[None]):
    """Words as points, their cosines, their neighbours."""

    AUTO_FOCUS = ""
    BINDINGS = [
        ("escape", "leave", ""),
        ("q,r", "dismiss(None)", ""),
        ("v", "mode", ""),
        ("left", "turn(-1, 0)", ""),
        ("right", "turn(1, 0)", ""),
        ("up", "turn(0, -1)", ""),
        ("down", "turn(0, 1)", ""),
        ("tab", "choose(1)", ""),
        ("shift+tab", "choose(-1)", ""),
        ("pagedown", "scroll(4)", ""),
        ("pageup", "scroll(-4)", ""),
        ("s", "source", ""),
        ("left_square_bracket", "layer(-1)", ""),
        ("right_square_bracket", "layer(1)", ""),
        # at once, so that what is typed after it in one burst goes into the field
        Binding("e", "edit", "", priority=True),
        ("a", "analogy", ""),
    ]

    def __init__(self, tour: Tour, look: Look, node: str = "", words: Sequence[str] = ()) -> None:
        """Begin with these words in a plane, or with the rows of a node."""
        super().__init__()
        self._tour, self._lang, self._look = tour, look.lang, look
        self._words, self._mode, self._chosen = tuple(words or START)[:MOST_WORDS], 1, 0
        self._angle, self._tilt, self._analogy = 0.6, 0.4, False
        streams = tour.streams(tour.run.stacks[0])
        self._layer = streams.index(node) if node in streams else len(streams) - 1
        self._node = "" if node in streams else node
        self._source = NODE if self._node else SENTENCE if node else WORDS

    def compose(self) -> ComposeResult:
        """The field for words above, one page below."""
        yield Input(clean(" ".join(self._words)), select_on_focus=False, compact=True)
        yield Page()

    def on_mount(self) -> None:
        """Keys first, not letters."""
        self.set_focus(None)

    def on_resize(self) -> None:
        """Everything is made for a size."""
        self.call_after_refresh(self._show)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the field an e is a letter."""
        return self.focused is None if action == "edit" else True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every keystroke moves the points."""
        event.stop()
        if (safe := clean(event.value)) != event.value:
            event.input.value = safe
            return
        typed = event.value.translate({ord("，"): " ", ord(","): " "}).split()
        self._words = tuple(dict.fromkeys(typed))[:MOST_WORDS]
        self._show()

    def on_input_submitted(self) -> None:
        """Back to the keys."""
        self.action_leave()

    def on_descendant_focus(self) -> None:
        """The hint is that of the field."""
        self._show()

    def action_leave(self) -> None:
        """Out of the field, then out of the screen."""
        if self.focused is None:
            self.dismiss(None)
        else:
            self.set_focus(None)
            self._show()

    def action_edit(self) -> None:
        """Type words."""
        if self._source > MODEL:
            self._source = WORDS
        self.set_focus(self.query_one(Input))

    def action_mode(self) -> None:
        """Axis, plane, space."""
        self._mode = (self._mode + 1) % len(space_words.MODES)
        self._show()

    def action_turn(self, across: int, down: int) -> None:
        """Turn the space; elsewhere choose a word."""
        if self._mode == 2:
            self._angle, self._tilt = self._angle + across * STEP, self._tilt + down * STEP
        else:
            self._chosen += across + down
        self._show()

    def action_choose(self, by: int) -> None:
        """Another word."""
        self._chosen += by
        self._show()

    def action_scroll(self, by: int) -> None:
        """Up or down, where the window is low."""
        self.query_one(Page).scroll_lines(by)

    def action_source(self) -> None:
        """Word vectors, the model's E, the sentence."""
        count = NODE + 1 if self._node else NODE
        self._source, self._chosen, self._analogy = (self._source + 1) % count, 0, False
        self._show()

    def action_layer(self, by: int) -> None:
        """Earlier or later in the model."""
        if self._source == SENTENCE:
            self._layer = max(0, min(self._layer + by, len(self._tour.streams(self._tour.run.stacks[0])) - 1))
        self._source, self._analogy = SENTENCE, False
        self._show()

    def action_analogy(self) -> None:
        """The first three words as a − b + c, or the neighbours again."""
        self._analogy, self._source = not self._analogy or self._source != WORDS, WORDS
        self._show()

    def _cloud(self) -> Cloud:
        if self._source == WORDS:
            return of_words(load_vectors(), self._words)
        if self._source == MODEL:
            return of_embeddings(self._tour, self._words)
        if self._source == SENTENCE:
            return of_tokens(self._tour, self._layer)
        return of_node(self._tour, self._node, self._lang)

    def _show(self) -> None:
        page, lang, cloud = self.query_one(Page), self._lang, self._cloud()
        page.border_title = Content(f"{space_words.TITLE[lang]} · {self._said_source()}")
        page.border_subtitle = Content(self._hint())
        width, height = page.content_size
        if not width:
            return
        if not cloud.labels:
            nothing = space_words.NOTHING if self._source <= MODEL else space_words.NO_TOKENS
            page.show([Text(nothing[lang], end=""), *self._unknown(cloud, width)])
            return
        self._chosen %= len(cloud.labels)
        view = sight(cloud, self._mode + 1, self._angle, self._tilt)
        if width >= WIDE:
            side = max(46, LABEL + column_width(len(cloud.labels), width * 11 // 20) * len(cloud.labels))
            side = min(side, width * 11 // 20)
            room = width - side - 3
            left = [*self._head(view, room), *self._picture(cloud, view, (room, height - 1))]
            right = [*self._table(cloud, side), *self._near(cloud, side), *self._honest(side)]
            page.show(_beside(left, right, room + 3))
            return
        below = [*self._table(cloud, width), *self._near(cloud, width), *self._honest(width)]
        if height - 1 - len(below) < PICTURE:
            below = [*self._row(cloud, width), *self._near_lines(cloud, width), *self._honest(width)]
        room = max(5, height - 1 - len(below))
        page.show([*self._head(view, width), *self._picture(cloud, view, (width, room)), *below])

    def _said_source(self) -> str:
        if self._source == SENTENCE and not self._layer:
            return space_words.ENTERING[self._lang]
        return space_words.SOURCES[self._source][self._lang].format(layer=self._layer, node=self._node)

    def _hint(self) -> str:
        """The keys that do something now."""
        if self.focused is not None:
            return space_words.FIELD_HINT[self._lang]
        keys = [
            space_words.VIEW_KEY,
            space_words.WORD_KEY,
            space_words.SOURCE_KEY,
            space_words.EDIT_KEY,
            space_words.LEAVE_KEY,
        ]
        if self._mode == 2:
            keys.insert(1, space_words.TURN_KEYS)
        if self._source in (WORDS, SENTENCE):
            keys.insert(-1, space_words.ANALOGY_KEY if self._source == WORDS else space_words.LAYER_KEYS)
        return " · ".join(key[self._lang] for key in keys)

    def _head(self, view: CloudSight, width: int) -> list[Text]:
        """What share of the variance is to be seen."""
        said = space_words.KEPT[self._lang].format(
            mode=space_words.MODES[self._mode][self._lang], kept=sum(view.shares)
        )
        if not sum(view.shares):
            said = space_words.NO_VARIANCE[self._lang]
        elif len(view.shares) > 1:
            said += f" ({' + '.join(f'{share:.0%}' for share in view.shares)})"
        if view.before:
            said += f" · {space_words.TRAIL[self._lang]}"
        return [Text(fit(said, width), style="bold", no_wrap=True, end="")]

    def _picture(self, cloud: Cloud, view: CloudSight, size: tuple[int, int]) -> list[Text]:
        return scatter(view.points, cloud.labels, size, self._chosen, self._look, view.before, view.axes)

    def _table(self, cloud: Cloud, width: int) -> list[Text]:
        """The cosines of the words with each other."""
        return [*cosine_table(cloud, width, self._look, self._chosen), Text("", end="")]

    def _row(self, cloud: Cloud, width: int) -> list[Text]:
        """The cosines of the chosen word with the others, the nearest first."""
        return cosines_of(cloud, width, self._look, self._chosen)

    def _near(self, cloud: Cloud, width: int) -> list[Text]:
        """The nearest words or the analogy, a word a line, and what is not known."""
        lines = [*self._title(cloud, width)]
        columns = self._nearest(cloud, 6)
        wide = max(12, min(22, width // 2 - 10))
        if len(columns) > 1:
            heads = "".join(
                fit(name[self._lang], wide + 8) for name in (space_words.ENGLISH, space_words.CHINESE)
            )
            lines.append(Text(fit(heads, width), style="dim", no_wrap=True, end=""))
        for pairs in zip_longest(*columns):
            said = "".join(
                f"{fit(pair[0], wide)} {two(pair[1])}   " if pair else " " * (wide + 8) for pair in pairs
            )
            lines.append(Text(fit(said, width), no_wrap=True, end=""))
        lines += self._excluded(cloud, width)
        if lines:
            lines.append(Text("", end=""))
        return [*lines, *self._unknown(cloud, width)]

    def _near_lines(self, cloud: Cloud, width: int) -> list[Text]:
        """The same in a line for each language."""
        columns = self._nearest(cloud, 5)
        names = (
            [f"{name[self._lang]}: " for name in (space_words.ENGLISH, space_words.CHINESE)]
            if len(columns) > 1
            else [""]
        )
        lines = [*self._title(cloud, width)]
        for name, pairs in zip(names, columns, strict=False):
            lines += flow(name, pairs, width, "dim")[:1]
        return [*lines, *self._excluded(cloud, width), *self._unknown(cloud, width)]

    def _title(self, cloud: Cloud, width: int) -> list[Text]:
        lang, known = self._lang, cloud.labels
        if self._source > MODEL:
            return []
        if self._source == MODEL:
            said = space_words.NEAREST_TOKENS[lang].format(word=known[self._chosen])
        elif not self._analogy:
            said = space_words.NEAREST[lang].format(word=known[self._chosen])
        elif len(known) < 3:
            said = space_words.NO_ANALOGY[lang]
        else:
            said = space_words.ANALOGY[lang].format(a=known[0], b=known[1], c=known[2])
        return [Text(fit(said, width), style="bold", no_wrap=True, end="")]

    def _nearest(self, cloud: Cloud, count: int) -> tuple[tuple[Near, ...], ...]:
        """Columns of the nearest words: English and Chinese, or one alone."""
        vectors = load_vectors()
        if self._source == WORDS and self._analogy:
            rows = self._three(cloud)
            return (vectors.analogy(*rows, 5),) if rows else ()
        if self._source == WORDS:
            row = vectors.find(cloud.labels[self._chosen])
            return () if row is None else vectors.neighbours(row, count)
        if self._source == MODEL:
            return (nearest_tokens(self._tour, cloud.rows[self._chosen], count),)
        return ()

    def _three(self, cloud: Cloud) -> tuple[int, int, int] | None:
        rows = [row for word in cloud.labels[:3] if (row := load_vectors().find(word)) is not None]
        return (rows[0], rows[1], rows[2]) if len(rows) == 3 else None

    def _excluded(self, cloud: Cloud, width: int) -> list[Text]:
        """That the three words are left out of an analogy, and what it would be with them."""
        rows = self._three(cloud) if self._source == WORDS and self._analogy else None
        if rows is None:
            return []
        word, cosine = load_vectors().analogy(*rows, 1, whole=True)[0]
        said = space_words.EXCLUDED[self._lang].format(word=clean(word), cosine=two(cosine))
        return wrap(Text(said, style="dim", end=""), width)

    def _unknown(self, cloud: Cloud, width: int) -> list[Text]:
        if not cloud.unknown:
            return []
        said = space_words.UNKNOWN[self._lang].format(words=clean("  ".join(cloud.unknown)))
        return [Text(fit(said, width), style=self._look.chosen, no_wrap=True, end="")]

    def _honest(self, width: int) -> list[Text]:
        if self._source != WORDS:
            return []
        return wrap(Text(space_words.HONEST[self._lang], style="dim", end=""), width)


def _beside(left: Sequence[Text], right: Sequence[Text], at: int) -> list[Text]:
    """Two columns of lines, the right one beginning at so many cells."""
    lines = []
    for one, other in zip_longest(left, right):
        line = Text("", no_wrap=True, end="") if one is None else one
        line.append(" " * (at - line.cell_len))
        lines.append(line if other is None else line.append_text(other))
    return lines
