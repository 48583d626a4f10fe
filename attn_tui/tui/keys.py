"""Every key of the tutor, once: what it does, its short and its long name in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from textual.actions import parse
from textual.binding import Binding

from attn_tui.models.switches import SWITCHES
from attn_tui.text.bilingual import Bilingual


@dataclass(frozen=True)
class Key:
    """A key or several alike: `caps` is how it is written for people; `brief` stands in the key bar.

    `learn('name', …)` makes the move of that name in `learner/moves.py`, `open('name')` opens the view of
    that name in `screens/opening.py`; every other action is the tutor's own.

    Where the bar is short, the keys of least `weight` are left out first. An `urgent` key acts
    before the next one is looked at, so that what follows `e` in one burst goes into the sentence.
    """

    keys: str
    action: str
    caps: str
    tooltip: Bilingual
    brief: Bilingual | None = None
    weight: int = 1
    urgent: bool = False

    @cached_property
    def does(self) -> tuple[str, tuple[object, ...]]:
        """The action's name and its arguments."""
        _, name, arguments = parse(self.action)
        return name, tuple(arguments)

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
    Key("n,pagedown,f8", "learn('step', 1)", "n  PgDn  F8", Bilingual("下一步", "next step"), Bilingual("下一步", "next"), 4),
    Key("b,pageup,f7", "learn('step', -1)", "b  PgUp  F7", Bilingual("上一步", "step back"), Bilingual("上一步", "back"), 4),
    Key("home", "learn('step', -999)", "Home", Bilingual("回到第一步", "first step")),
    Key("end", "learn('step', 999)", "End", Bilingual("到最后一步", "last step")),
    Key("up", "move(-1, 0)", "↑", Bilingual("选上一行", "cell above")),
    Key("down", "move(1, 0)", "↓", Bilingual("选下一行", "cell below")),
    Key("left", "move(0, -1)", "←", Bilingual("选左边一格", "cell to the left")),
    Key("right", "move(0, 1)", "→", Bilingual("选右边一格", "cell to the right"), Bilingual("选格", "cell"), 3),
    Key("tab,shift+tab", "switch_pane", "Tab", Bilingual("窄屏时切换课文和矩阵", "lesson or matrices (narrow screens)"),
        Bilingual("课文/矩阵", "lesson/matrix"), 4),
    Key("left_square_bracket", "learn('layer', -1)", "[", Bilingual("上一层", "layer before")),
    Key("right_square_bracket", "learn('layer', 1)", "]", Bilingual("下一层", "layer after"), Bilingual("层", "layer")),
    Key("left_curly_bracket", "learn('head', -1)", "{", Bilingual("上一个头", "head before")),
    Key("right_curly_bracket", "learn('head', 1)", "}", Bilingual("下一个头", "head after"), Bilingual("头", "head"), 2),
    Key("e", "edit", "e", Bilingual("改句子", "edit the sentence"), Bilingual("改句子", "edit"), 4, urgent=True),
    Key("escape", "leave", "Esc", Bilingual("离开句子，回到步骤", "leave the sentence"), urgent=True),
    Key("g", "learn('generate')", "g", Bilingual("把猜出的下一个词接到句尾", "put the next token at the end of the sentence"),
        Bilingual("接词", "go on")),
    Key("s", "learn('sampling')", "s", Bilingual("贪心：总取最可能的 / 抽签", "greedy: the likeliest / by lot"),
        Bilingual("抽签", "by lot")),
    Key("enter", "open('why')", "Enter", Bilingual("为什么是这个数？一直追到权重", "why this number? back to the weights"),
        Bilingual("为什么", "why"), 4),
    Key("u", "open('uses')", "u", Bilingual("谁用到这个数", "who uses this number"), Bilingual("谁用它", "used by"), 2),
    Key("c", "open('code')", "c", Bilingual("这一步的 NumPy 和 PyTorch", "the NumPy and PyTorch of this step"),
        Bilingual("代码", "code"), 2),
    Key("equals_sign", "open('change')", "=", Bilingual("改这个数，看后面怎么变", "change this number, watch what follows"),
        Bilingual("改数", "change"), 3),
    Key("z", "learn('undo')", "z", Bilingual("撤销：改的数、接的词", "undo: a number changed, a token put on")),
    Key("Z", "learn('redo')", "Z", Bilingual("重做", "redo")),
    Key("y", "open('edits')", "y", Bilingual("改动的列表：撤销、暂关、清空", "list of changes: undo, off, clear"),
        Bilingual("改动", "changes")),
    Key("f", "open('switches')", "f", Bilingual("开关：缩放、掩码、位置……", "switches: scaling, mask, positions …"),
        Bilingual("开关", "switches"), 3),
    *(
        Key(str(place), f"learn('flip', {switch.id!r})", str(place), switch.title)
        for place, switch in enumerate((one for one in SWITCHES.values() if not one.of_heads), 1)
    ),
    Key("8", "learn('flip_head', 'silent')", "8", Bilingual("让这个头沉默", "silence this head")),
    Key("9", "learn('flip_head', 'only')", "9", Bilingual("只留这个头", "silence all heads but this one")),
    Key("0", "learn('as_trained')", "0", Bilingual("所有开关回到训练时的样子", "all switches as the model was trained")),
    Key("p", "learn('pin')", "p", Bilingual("钉住现在，以后都和它比", "pin now, to compare with"), Bilingual("钉住", "pin"), 3),
    Key("d", "learn('comparison')", "d", Bilingual("现在 / 钉住时 / 差", "now / as pinned / the difference"),
        Bilingual("现/钉/差", "now/pinned/diff"), 3),
    Key("D", "learn('side')", "D", Bilingual("值 / 值和梯度 / 梯度", "value / value and gradient / gradient")),
    Key("T", "learn('cross')", "T", Bilingual("训练的一步：从损失往回走；再按回来", "a step of training, backwards from the loss; and back")),
    Key("h", "open('heads')", "h", Bilingual("每个头看哪里：所有层的小图", "where the heads look: maps of all layers"),
        Bilingual("头图", "heads")),
    Key("H", "open('split')", "H", Bilingual("头是怎么分的", "how heads are really split")),
    Key("i", "open('lens')", "i", Bilingual("逐层看：到这儿停会说什么", "layer by layer: what it would say here")),
    Key("v", "learn('knob')", "v", Bilingual("选旋钮：温度、top-k、top-p、种子", "next knob: temperature, top-k, top-p, seed"),
        Bilingual("选旋钮", "knob")),
    Key("less_than_sign,minus", "learn('turn', -1)", "<  -", Bilingual("旋钮拧小", "turn the knob down")),
    Key("greater_than_sign,plus", "learn('turn', 1)", ">  +", Bilingual("旋钮拧大", "turn the knob up"), Bilingual("拧", "turn")),
    Key("r", "open('space')", "r", Bilingual("词住的空间：轴、面、空间", "the space words live in: axis, plane, space"),
        Bilingual("空间", "space")),
    Key("x", "open('export')", "x", Bilingual("带走：存成文件", "take it along: save to a file"), Bilingual("导出", "export")),
    Key("w", "learn('model')", "w", Bilingual("换一个模型", "another model"), Bilingual("模型", "model")),
    Key("a", "learn('along')", "a", Bilingual("打开这一课自己的模型和句子", "open the lesson's own model and sentence"),
        Bilingual("照课文", "as told")),
    Key("o", "open('examples')", "o", Bilingual("挑一个例句", "choose an example sentence"), Bilingual("例句", "examples")),
    Key("m", "open('steps')", "m", Bilingual("步骤表，跳到任何一步", "list of steps: jump to any"), Bilingual("步骤表", "steps")),
    Key("G", "open('terms')", "G", Bilingual("词汇表：课程里的每个词", "glossary: every term of the course")),
    Key("j", "scroll_lesson(1)", "j", Bilingual("课文往下", "lesson down"), Bilingual("课文", "lesson")),
    Key("k", "scroll_lesson(-1)", "k", Bilingual("课文往上", "lesson up")),
    Key("full_stop", "learn('lesson', 1)", ".", Bilingual("下一课", "next lesson"), Bilingual("下一课", "next lesson")),
    Key("comma", "learn('lesson', -1)", ",", Bilingual("上一课", "lesson before")),
    Key("l", "learn('language')", "l", Bilingual("换成 English", "switch to 中文"), Bilingual("English", "中文"), 2),
    Key("t", "theme", "t", Bilingual("深色/浅色", "dark or light"), Bilingual("深浅", "theme")),
    Key("question_mark", "open('help')", "?", Bilingual("全部按键", "all keys"), Bilingual("帮助", "help"), 5),
    Key("q", "app.quit", "q", Bilingual("退出", "quit"), Bilingual("退出", "quit"), 4),
)  # fmt: skip

CAPS_TOGETHER = {"right": "←↑↓→", "right_square_bracket": "[ ]", "right_curly_bracket": "{ }", "j": "j k",
                 "full_stop": ", .", "greater_than_sign,plus": "< >"}  # fmt: skip
"""Pairs of keys share one place in the key bar."""

EDITING: tuple[Key, ...] = (
    Key(
        "escape",
        "",
        "Esc",
        Bilingual("回到步骤", "back to the steps"),
        Bilingual("回到步骤", "back to the steps"),
    ),
    Key("pagedown", "", "PgDn", Bilingual("下一步", "next step"), Bilingual("下一步", "next")),
    Key("pageup", "", "PgUp", Bilingual("上一步", "step back"), Bilingual("上一步", "back")),
)
"""What the key bar shows while letters go into the sentence."""
