"""Every key of the tutor, once: what it does, its short and its long name in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding

from attn_tui.models.switches import SWITCHES
from attn_tui.tour.step import Words as W
from attn_tui.tui.words import SWITCH_KEYS


@dataclass(frozen=True)
class Key:
    """A key or several alike: `caps` is how it is written for people; `brief` stands in the key bar.

    Where the bar is short, the keys of least `weight` are left out first. An `urgent` key acts
    before the next one is looked at, so that what follows `e` in one burst goes into the sentence.
    """

    keys: str
    action: str
    caps: str
    tooltip: W
    brief: W | None = None
    weight: int = 1
    urgent: bool = False

    def binding(self) -> Binding:
        """The same for Textual."""
        return Binding(
            self.keys,
            self.action,
            self.tooltip.en,
            show=False,
            id=self.action,
            tooltip=self.tooltip.en,
            priority=self.urgent,
        )


KEYS: tuple[Key, ...] = (
    Key("n,pagedown,f8", "step(1)", "n  PgDn  F8", W("下一步", "next step"), W("下一步", "next"), 4),
    Key("b,pageup,f7", "step(-1)", "b  PgUp  F7", W("上一步", "step back"), W("上一步", "back"), 4),
    Key("home", "step(-999)", "Home", W("回到第一步", "first step")),
    Key("end", "step(999)", "End", W("到最后一步", "last step")),
    Key("up", "move(-1, 0)", "↑", W("选上一行", "cell above")),
    Key("down", "move(1, 0)", "↓", W("选下一行", "cell below")),
    Key("left", "move(0, -1)", "←", W("选左边一格", "cell to the left")),
    Key("right", "move(0, 1)", "→", W("选右边一格", "cell to the right"), W("选格", "cell"), 3),
    Key("tab", "switch_pane", "Tab", W("窄屏时切换课文和矩阵", "lesson or matrices (narrow screens)"),
        W("课文/矩阵", "lesson/matrix"), 4),
    Key("left_square_bracket", "layer(-1)", "[", W("上一层", "layer before")),
    Key("right_square_bracket", "layer(1)", "]", W("下一层", "layer after"), W("层", "layer")),
    Key("left_curly_bracket", "head(-1)", "{", W("上一个头", "head before")),
    Key("right_curly_bracket", "head(1)", "}", W("下一个头", "head after"), W("头", "head"), 2),
    Key("e", "edit", "e", W("改句子", "edit the sentence"), W("改句子", "edit"), 4, urgent=True),
    Key("escape", "leave", "Esc", W("离开句子，回到步骤", "leave the sentence"), urgent=True),
    Key("g", "generate", "g", W("把猜出的下一个词接到句尾", "put the next token at the end of the sentence"),
        W("接词", "go on")),
    Key("s", "sampling", "s", W("贪心：总取最可能的 / 抽签", "greedy: the likeliest / by lot"),
        W("抽签", "by lot")),
    Key("enter", "why", "Enter", W("为什么是这个数？一直追到权重", "why this number? back to the weights"),
        W("为什么", "why"), 4),
    Key("u", "uses", "u", W("谁用到这个数", "who uses this number"), W("谁用它", "used by"), 2),
    Key("c", "code", "c", W("这一步的 NumPy 和 PyTorch", "the NumPy and PyTorch of this step"),
        W("代码", "code"), 2),
    Key("equals_sign", "change", "=", W("改这个数，看后面怎么变", "change this number, watch what follows"),
        W("改数", "change"), 3),
    Key("z", "undo", "z", W("撤销对数的改动", "undo a change of a number")),
    Key("Z", "redo", "Z", W("重做", "redo")),
    Key("y", "edits", "y", W("改动的列表：撤销、暂关、清空", "list of changes: undo, off, clear"),
        W("改动", "changes")),
    Key("f", "switches", "f", W("开关：缩放、掩码、位置……", "switches: scaling, mask, positions …"),
        W("开关", "switches"), 3),
    *(
        Key(str(place), f"flip({switch.id!r})", str(place), SWITCH_KEYS[switch.id])
        for place, switch in enumerate(SWITCHES, 1)
    ),
    Key("8", "flip_head('silent')", "8", W("让这个头沉默", "silence this head")),
    Key("9", "flip_head('only')", "9", W("只留这个头", "silence all heads but this one")),
    Key("0", "as_trained", "0", W("所有开关回到训练时的样子", "all switches as the model was trained")),
    Key("p", "pin", "p", W("钉住现在，以后都和它比", "pin now, to compare with"), W("钉住", "pin"), 3),
    Key("d", "shows", "d", W("现在 / 钉住时 / 差", "now / as pinned / the difference"),
        W("现/钉/差", "now/pinned/diff"), 3),
    Key("h", "heads", "h", W("每个头看哪里：所有层的小图", "where the heads look: maps of all layers"),
        W("头图", "heads")),
    Key("H", "split", "H", W("头是怎么分的", "how heads are really split")),
    Key("i", "lens", "i", W("逐层看：到这儿停会说什么", "layer by layer: what it would say here")),
    Key("v", "knob", "v", W("选旋钮：温度、top-k、top-p、种子", "next knob: temperature, top-k, top-p, seed"),
        W("选旋钮", "knob")),
    Key("less_than_sign,minus", "turn(-1)", "<  -", W("旋钮拧小", "turn the knob down")),
    Key("greater_than_sign,plus", "turn(1)", ">  +", W("旋钮拧大", "turn the knob up"), W("拧", "turn")),
    Key("r", "space", "r", W("词住的空间：轴、面、空间", "the space words live in: axis, plane, space"),
        W("空间", "space")),
    Key("x", "export", "x", W("带走：存成文件", "take it along: save to a file"), W("导出", "export")),
    Key("w", "model", "w", W("换一个模型", "another model"), W("模型", "model")),
    Key("a", "along", "a", W("打开这一课自己的模型和句子", "open the lesson's own model and sentence"),
        W("照课文", "as told")),
    Key("o", "examples", "o", W("挑一个例句", "choose an example sentence"), W("例句", "examples")),
    Key("m", "steps", "m", W("步骤表，跳到任何一步", "list of steps: jump to any"), W("步骤表", "steps")),
    Key("j", "scroll_lesson(1)", "j", W("课文往下", "lesson down"), W("课文", "lesson")),
    Key("k", "scroll_lesson(-1)", "k", W("课文往上", "lesson up")),
    Key("full_stop", "lesson(1)", ".", W("下一课", "next lesson"), W("下一课", "next lesson")),
    Key("comma", "lesson(-1)", ",", W("上一课", "lesson before")),
    Key("l", "language", "l", W("换成 English", "switch to 中文"), W("English", "中文"), 2),
    Key("t", "theme", "t", W("深色/浅色", "dark or light"), W("深浅", "theme")),
    Key("question_mark", "help", "?", W("全部按键", "all keys"), W("帮助", "help"), 5),
    Key("q", "app.quit", "q", W("退出", "quit"), W("退出", "quit"), 4),
)  # fmt: skip

CAPS_TOGETHER = {"right": "←↑↓→", "right_square_bracket": "[ ]", "right_curly_bracket": "{ }", "j": "j k",
                 "full_stop": ", .", "greater_than_sign,plus": "< >"}  # fmt: skip
"""Pairs of keys share one place in the key bar."""

EDITING: tuple[Key, ...] = (
    Key("escape", "", "Esc", W("回到步骤", "back to the steps"), W("回到步骤", "back to the steps")),
    Key("pagedown", "", "PgDn", W("下一步", "next step"), W("下一步", "next")),
    Key("pageup", "", "PgUp", W("上一步", "step back"), W("上一步", "back")),
)
"""What the key bar shows while letters go into the sentence."""
