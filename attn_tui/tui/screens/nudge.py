"""A number nudged: the loss above and below, the slope that follows, and the gradient beside it."""

from __future__ import annotations

import math

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.worker import get_current_worker

from attn_tui.analysis.nudge import SIZES, Nudge, Nudged
from attn_tui.paint.curve import Curve, curves
from attn_tui.paint.look import Look
from attn_tui.paint.numbers import short
from attn_tui.paint.wrap import wrap
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.width import fit
from attn_tui.tui.page import Page

TITLE = Bilingual("推一把 {name}", "Nudge {name}")
HINT = Bilingual("←→ 推多少 · v 单/双精度 · Esc 关闭", "←→ how far · v single/double precision · Esc")
SAID = Bilingual(
    "把这个数推上去一点、推下来一点，各算一遍损失：两个损失之差除以 2ε，就是斜率。"
    "链式法则一次算出来的梯度，应该和它一样。",
    "Push this number up a little and down a little and compute the loss each time: their difference "
    "over 2ε is the slope. The gradient, which the chain rule gives in one go, must be the same.",
)
PRECISION = (
    Bilingual("单精度 float32", "single precision, float32"),
    Bilingual("双精度 float64", "double precision, float64"),
)
SLOPE = Bilingual("推出来的斜率", "slope by nudging")
GRADIENT = Bilingual("链式法则的梯度", "gradient by the chain rule")
ERROR = Bilingual("差多少（相对）", "relative error")
RISES = Bilingual(
    "正：这个数变大，损失变大；所以训练把它往下推。",
    "Positive: a larger number, a larger loss; so training pushes it down.",
)
FALLS = Bilingual(
    "负：这个数变大，损失变小；所以训练把它往上推。",
    "Negative: a larger number, a smaller loss; so training pushes it up.",
)
FLAT = Bilingual("0：动它一点，损失不变。", "0: moving it a little leaves the loss as it is.")
SHAPE = Bilingual(
    "误差随 ε 的变化（纵轴 log₁₀ 误差，横轴 ε 从 {least:.0e} 到 1）：右边 ε 太大，损失的曲线弯了；"
    "左边 ε 太小，两个损失只差末几位，被舍入吃掉了。",
    "The error by ε (log₁₀ of the error upwards, ε from {least:.0e} to 1): at the right ε is so large that "
    "the loss bends; at the left so small that rounding eats the difference of the two.",
)
_LEAST = 1e-17


class NudgeView(ModalScreen[None]):
    """The number, its nudge, the two slopes, and the V of rounding against bending."""

    BINDINGS = [
        ("escape,q,N,enter", "dismiss(None)", ""),
        ("left,less_than_sign,minus", "turn(1)", ""),
        ("right,greater_than_sign,plus", "turn(-1)", ""),
        ("v,tab", "precision", ""),
    ]

    def __init__(self, nudged: Nudged, name: str, look: Look) -> None:
        """`name` is what the number is called."""
        super().__init__()
        self._nudged, self._name, self._look = nudged, name, look
        self._power, self._double = 3, True
        self._known: dict[tuple[int, bool], Nudge] = {}

    @property
    def nudge(self) -> Nudge:
        """What is shown."""
        return self._by(self._power, self._double)

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_mount(self) -> None:
        """The errors of all sizes are computed beside the screen."""
        self._try_all()

    def on_resize(self) -> None:
        """Everything is made for a size."""
        self.call_after_refresh(self._show)

    def action_turn(self, by: int) -> None:
        """A smaller or a larger ε."""
        self._power = max(0, min(self._power + by, len(SIZES) - 1))
        self._show()

    def action_precision(self) -> None:
        """Single or double precision."""
        self._double = not self._double
        self._show()

    def _by(self, size: int, double: bool) -> Nudge:
        if (size, double) not in self._known:
            self._known[size, double] = self._nudged.by(SIZES[size], double)
        return self._known[size, double]

    @work(thread=True)
    def _try_all(self) -> None:
        worker = get_current_worker()
        for size in range(len(SIZES)):
            for double in (True, False):
                if worker.is_cancelled:
                    return
                self._by(size, double)
        self.app.call_from_thread(self._show)

    def _show(self) -> None:
        if not self.is_attached:
            return
        page, lang, now = self.query_one(Page), self._look.lang, self.nudge
        width, height = page.content_size
        if width < 20:
            return
        page.border_title = Content(TITLE[lang].format(name=self._name))
        page.border_subtitle = Content(HINT[lang])
        sign = RISES if now.gradient > 0 else FALLS if now.gradient < 0 else FLAT
        rows = [
            (f"x = {short(self._nudged.value)}   ε = {now.eps:.0e}", PRECISION[self._double][lang]),
            ("L(x + ε)", f"{now.above:.12g}"),
            ("L(x − ε)", f"{now.below:.12g}"),
            (f"(L(x+ε) − L(x−ε)) / 2ε   {SLOPE[lang]}", f"{now.slope:.9g}"),
            (f"∂L/∂x   {GRADIENT[lang]}", f"{now.gradient:.9g}"),
            (ERROR[lang], f"{now.error:.1e}"),
        ]
        label = max(20, min(width - 26, 52))
        lines = [*wrap(Text(SAID[lang], style="dim", end=""), width), Text("", end="")]
        for index, (left, right) in enumerate(rows):
            line = Text(fit(left, label), no_wrap=True, end="")
            line.append(f" {right}", self._look.accent if index in (3, 4) else "bold")
            lines.append(line)
        lines += [Text("", end=""), *wrap(Text(sign[lang], end=""), width), Text("", end="")]
        said = wrap(Text(SHAPE[lang].format(least=SIZES[-1]), style="dim", end=""), width)
        room = max(3, min(12, height - len(lines) - len(said)))
        page.show([*lines, *said, *curves(self._errors(), width, room, self._look, at=math.log10(now.eps))])

    def _errors(self) -> list[Curve]:
        """Of both precisions; the one that is shown is the one to look at."""
        found = []
        for double in (False, True):
            points = sorted(
                (math.log10(SIZES[size]), math.log10(max(one.error, _LEAST)))
                for (size, kind), one in list(self._known.items())
                if kind == double and math.isfinite(one.error)
            )
            found.append(Curve(points, double == self._double))
        return found
