"""The space that words live in: on an axis, in a plane, in a space that turns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from attn_tui.paint.palette import ColorDepth, theme
from attn_tui.paint.scatter import scatter
from attn_tui.paint.width import clean, fit
from attn_tui.space.clouds import Array, Cloud, of_embeddings, of_tokens, of_words, seen
from attn_tui.space.projection import turn
from attn_tui.space.vectors import cosines, load_vectors
from attn_tui.tour import Tour
from attn_tui.tour.step import Words
from attn_tui.tui.page import Page

TITLE = Words("词住在哪里", "Where words live")
SOURCES = (
    Words("词向量（双语，64 维）", "word vectors (two languages, 64 numbers)"),
    Words("这个模型的 E", "E of this model"),
    Words("这句话的词元，走出第 {layer} 层", "the tokens of the sentence, leaving layer {layer}"),
)
ENTERING = Words("这句话的词元，进第 1 层之前", "the tokens of the sentence, before layer 1")
MODES = (Words("一条轴", "an axis"), Words("一个平面", "a plane"), Words("一个空间", "a space"))
HINT = Words(
    "v 轴/面/空间 · ←→↑↓ 转 · Tab 选词 · s 换来源 · [ ] 层 · e 打字 · a 类比 · Esc",
    "v view · ←→↑↓ turn · Tab word · s source · [ ] layer · e words · a analogy · Esc",
)
KEPT = Words(
    "{mode}留住了 {kept:.0%} 的方差（{shares}）", "{mode} keeps {kept:.0%} of the variance ({shares})"
)
COSINES = Words("余弦：1 同向，0 不相干", "cosines: 1 same direction, 0 unrelated")
NEAREST = Words("离“{word}”最近", "nearest to “{word}”")
UNKNOWN = Words("不认识：{words}", "not known: {words}")
ANALOGY = Words(
    "{a} − {b} + {c}，去掉这三个词，最近的是", "{a} − {b} + {c}, these three left out, is nearest to"
)
NO_ANALOGY = Words("类比要三个认识的词：a − b + c", "an analogy takes three known words: a − b + c")
HONEST = Words(
    "这些向量并不完美：离“番茄”最近的是“茄子”，虚词挤成一团，类比常常落空。",
    "These vectors are not perfect: 茄子 (aubergine) is nearest to 番茄, function words crowd together, "
    "analogies often miss.",
)
NOTHING = Words("没有认识的词：按 e 换几个。", "No word is known: press e and try others.")
START = ("he", "他", "番茄", "西红柿", "tomato", "cat", "猫", "king", "国王", "汽车")
MOST_WORDS, SIDE, STEP = 16, 44, 0.26


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
        ("tab", "choose", ""),
        ("s", "source", ""),
        ("left_square_bracket", "layer(-1)", ""),
        ("right_square_bracket", "layer(1)", ""),
        ("e", "edit", ""),
        ("a", "analogy", ""),
    ]

    def __init__(
        self, tour: Tour, lang: str, dark: bool, depth: ColorDepth, words: Sequence[str] = START
    ) -> None:
        """Begin with these words in a plane."""
        super().__init__()
        self._tour, self._lang, self._dark, self._depth = tour, lang, dark, depth
        self._words, self._mode, self._source, self._chosen = tuple(words), 1, 0, 0
        self._angle, self._tilt, self._layer, self._analogy = 0.6, 0.4, tour.model.config.layers, False

    def compose(self) -> ComposeResult:
        """The field for words above, one page below."""
        yield Input(" ".join(self._words), select_on_focus=False, compact=True)
        yield Page()

    def on_mount(self) -> None:
        """Keys first, not letters."""
        self.set_focus(None)

    def on_resize(self) -> None:
        """Everything is made for a size."""
        self.call_after_refresh(self._show)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every keystroke moves the points."""
        event.stop()
        self._words = tuple(dict.fromkeys(event.value.replace("，", " ").replace(",", " ").split()))[
            :MOST_WORDS
        ]
        self._show()

    def on_input_submitted(self) -> None:
        """Back to the keys."""
        self.set_focus(None)

    def action_leave(self) -> None:
        """Out of the field, then out of the screen."""
        if self.focused is not None:
            self.set_focus(None)
        else:
            self.dismiss(None)

    def action_edit(self) -> None:
        """Type words."""
        self._source = min(self._source, 1)
        self.set_focus(self.query_one(Input))

    def action_mode(self) -> None:
        """Axis, plane, space."""
        self._mode = (self._mode + 1) % len(MODES)
        self._show()

    def action_turn(self, across: int, down: int) -> None:
        """Turn the space; elsewhere choose a word."""
        if self._mode == 2:
            self._angle, self._tilt = self._angle + across * STEP, self._tilt + down * STEP
        else:
            self._chosen += across + down
        self._show()

    def action_choose(self) -> None:
        """The next word."""
        self._chosen += 1
        self._show()

    def action_source(self) -> None:
        """Word vectors, the model's E, the sentence."""
        self._source, self._chosen, self._analogy = (self._source + 1) % len(SOURCES), 0, False
        self._show()

    def action_layer(self, by: int) -> None:
        """Earlier or later in the model."""
        self._layer = max(0, min(self._layer + by, self._tour.model.config.layers))
        self._source = 2
        self._show()

    def action_analogy(self) -> None:
        """The first three words as a − b + c, or the neighbours again."""
        self._analogy, self._source = not self._analogy, 0
        self._show()

    def _cloud(self) -> Cloud:
        if self._source == 0:
            return of_words(load_vectors(), self._words)
        return (
            of_embeddings(self._tour, self._words)
            if self._source == 1
            else of_tokens(self._tour, self._layer)
        )

    def _show(self) -> None:
        page, lang, cloud = self.query_one(Page), self._lang, self._cloud()
        width, height = page.content_size
        source = SOURCES[self._source][lang].format(layer=self._layer)
        if self._source == 2 and not self._layer:
            source = ENTERING[lang]
        page.border_title, page.border_subtitle = Content(f"{TITLE[lang]} · {source}"), Content(HINT[lang])
        if not width:
            return
        if not cloud.labels:
            page.show([Text(NOTHING[lang], end="")])
            return
        self._chosen %= len(cloud.labels)
        beside = width >= 2 * SIDE
        room = (width - SIDE - 2, height - 2) if beside else (width, max(7, height - 11))
        left = [*self._head(cloud, room[0]), *self._picture(cloud, (room[0], room[1]))]
        right = self._told(cloud, SIDE if beside else width)
        if not beside:
            page.show([*left, *right])
            return
        lines = []
        for y in range(max(len(left), len(right))):
            line = left[y] if y < len(left) else Text("", end="")
            line.append(" " * (room[0] + 2 - line.cell_len))
            lines.append(line.append_text(right[y]) if y < len(right) else line)
        page.show(lines)

    def _head(self, cloud: Cloud, width: int) -> list[Text]:
        projection, _ = seen(cloud, self._mode + 1)
        shares = " + ".join(f"{share:.0%}" for share in projection.shares)
        said = KEPT[self._lang].format(
            mode=MODES[self._mode][self._lang], kept=projection.kept, shares=shares
        )
        return [Text(fit(said, width), style="bold", no_wrap=True, end="")]

    def _picture(self, cloud: Cloud, size: tuple[int, int]) -> list[Text]:
        projection, before = seen(cloud, self._mode + 1)
        flat = [_padded(part) for part in (projection.points, *before)]
        if self._mode == 2:
            flat = [turn(part, self._angle, self._tilt) for part in flat]
        labels = [clean(label) for label in cloud.labels]
        return scatter(flat[0], labels, size, self._chosen, self._dark, self._depth, flat[1:])

    def _told(self, cloud: Cloud, width: int) -> list[Text]:
        """The table of cosines, then the nearest words or the analogy."""
        lang, dim = self._lang, "dim"
        accent = theme(self._dark).accent if self._depth == "truecolor" else "reverse"
        lines = [Text(COSINES[lang], style=dim, end="")]
        most = max(1, (width - 10) // 5)
        table = cosines(cloud.rows)
        for row, label in enumerate(cloud.labels):
            line = Text(
                fit(label, 9), style=f"bold {accent}" if row == self._chosen else "", no_wrap=True, end=""
            )
            for value in table[row, : min(row + 1, most)].tolist():
                line.append(f"{value:5.2f}", dim if abs(value) < 0.5 else "not dim")
            lines.append(line)
        lines.append(Text("", end=""))
        if cloud.unknown:
            said = UNKNOWN[lang].format(words=clean(" ".join(cloud.unknown)))
            lines.append(Text(fit(said, width), style=accent, no_wrap=True, end=""))
        if self._source == 0:
            lines += self._neighbours(cloud, width)
            lines += [Text("", end=""), *Text(HONEST[lang], style=dim, end="").wrap(self.app.console, width)]
        return lines

    def _neighbours(self, cloud: Cloud, width: int) -> list[Text]:
        lang, vectors = self._lang, load_vectors()
        if self._analogy:
            known = [(word, row) for word in cloud.labels[:3] if (row := vectors.find(word)) is not None]
            if len(known) < 3:
                return [Text(NO_ANALOGY[lang], end="")]
            (a, i), (b, j), (c, k) = known
            title = ANALOGY[lang].format(a=clean(a), b=clean(b), c=clean(c))
            pairs = [(near, ("", 0.0)) for near in vectors.analogy(i, j, k, 5)]
        else:
            word = cloud.labels[self._chosen]
            row = vectors.find(word)
            assert row is not None
            title = NEAREST[lang].format(word=clean(word))
            english, chinese = vectors.neighbours(row, 5)
            pairs = list(zip(english, chinese, strict=True))
        lines = list(Text(title, style="bold", end="").wrap(self.app.console, width))
        for one, other in pairs:
            said = [f"{fit(word, 12)} {cosine:.2f}" for word, cosine in (one, other) if word]
            lines.append(Text("   ".join(said), no_wrap=True, end=""))
        return lines


def _padded(points: Array) -> Array:
    """With columns of 0 up to three."""
    return np.pad(points, ((0, 0), (0, 3 - points.shape[1])))
