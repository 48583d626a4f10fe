"""Every key of the tutor, once: what it does, its short and its long name in both languages.

The keys stand in groups, of which two, try and go, are menus as well: a row here is a line of its menu, of
the help and of the palette, and, where it has a `brief` name, a hint in the bar.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from types import MappingProxyType

from textual.actions import parse
from textual.binding import Binding

from attn_tui.models.switches import SWITCHES
from attn_tui.text.bilingual import Bilingual


@dataclass(frozen=True)
class Key:
    """A key or several alike: `caps` is how it is written for people; `brief` stands in the key bar.

    `learn('name', …)` makes the move of that name in `learner/moves.py`, `open('name')` opens the view of
    that name in `screens/opening.py`; every other action is the tutor's own. Without `keys` it is reached
    by its menu and the palette alone.

    The bar shows the weightiest of the keys that do something now, and of those with a `when` only while
    the situation has it (`tui/offered.py`). An `urgent` key acts before the next one is looked at, so that
    what follows `e` in one burst goes into the sentence. `listed` says whether its group's menu has it.
    """

    keys: str
    action: str
    caps: str
    tooltip: Bilingual
    brief: Bilingual | None = None
    weight: int = 1
    when: str = ""
    urgent: bool = False
    listed: bool = True

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


WALK: tuple[Key, ...] = (
    Key("n,space,f8", "learn('onward', 1)", "n  Space  F8", Bilingual("下一步", "next step"),
        Bilingual("下一步", "next"), 9),
    Key("b,f7", "learn('onward', -1)", "b  F7", Bilingual("上一步", "step back"), Bilingual("上一步", "back"), 3),
    Key("m", "more", "m", Bilingual("卡片后面的详细课文；再按回到卡片", "the longer text behind the card; and back"),
        Bilingual("详细", "more"), 6, when="on_road"),
    Key("exclamation_mark", "hint", "!", Bilingual("题目：给一个提示，最后给答案", "task: a hint, in the end the answer"),
        Bilingual("提示", "hint"), 9, when="asking"),
    Key("W", "learn('walk')", "W", Bilingual("一步步走完中间的层", "walk through the layers between"),
        Bilingual("走完各层", "walk layers"), 9, when="skipping"),
    Key("K", "learn('skip')", "K", Bilingual("跳过重复的各层", "skip the layers that repeat"),
        Bilingual("跳过各层", "skip layers"), 9, when="repeating"),
    Key("R", "learn('road')", "R", Bilingual("按卡片走 / 一步一步走", "card by card / operation by operation")),
    Key("pagedown", "scroll_text(1)", "PgDn", Bilingual("课文或面板往下", "text or panel down"),
        Bilingual("读下去", "read on"), 4, when="scrollable"),
    Key("pageup", "scroll_text(-1)", "PgUp", Bilingual("课文或面板往上", "text or panel up")),
    Key("home", "learn('step', -999)", "Home", Bilingual("回到第一步", "first step")),
    Key("end", "learn('step', 999)", "End", Bilingual("到最后一步", "last step")),
    Key("full_stop", "learn('lesson', 1)", ".", Bilingual("下一课", "next lesson")),
    Key("comma", "learn('lesson', -1)", ",", Bilingual("上一课", "lesson before")),
)  # fmt: skip

LOOK: tuple[Key, ...] = (
    Key("up,k", "move(-1, 0)", "↑  k", Bilingual("选上一行", "cell above")),
    Key("down,j", "move(1, 0)", "↓  j", Bilingual("选下一行", "cell below")),
    Key("left,h", "move(0, -1)", "←  h", Bilingual("选左边一格", "cell to the left")),
    Key("right,l", "move(0, 1)", "→  l", Bilingual("选右边一格", "cell to the right"), Bilingual("选格", "cell"), 4),
    Key("left_square_bracket", "learn('layer', -1)", "[", Bilingual("上一层", "layer before")),
    Key("right_square_bracket", "learn('layer', 1)", "]", Bilingual("下一层", "layer after"),
        Bilingual("层", "layer"), 5, when="layered"),
    Key("left_curly_bracket", "learn('head', -1)", "{", Bilingual("上一个头", "head before")),
    Key("right_curly_bracket", "learn('head', 1)", "}", Bilingual("下一个头", "head after"),
        Bilingual("头", "head"), 6, when="headed"),
    Key("enter", "open('why')", "Enter", Bilingual("为什么是这个数？一直追到权重", "why this number? back to the weights"),
        Bilingual("为什么", "why"), 7),
    Key("U", "open('uses')", "U", Bilingual("谁用到这个数", "who uses this number")),
    Key("c", "open('code')", "c", Bilingual("这一步的 NumPy 和 PyTorch", "the NumPy and PyTorch of this step")),
    Key("M", "learn('heat')", "M", Bilingual("整个矩阵的热图 / 数字", "whole matrices as colours / as numbers")),
    Key("d", "learn('comparison')", "d", Bilingual("现在 / 原来 / 差", "now / before / the difference"),
        Bilingual("现/原/差", "now/before/diff"), 6, when="pinned"),
    Key("D", "learn('side')", "D", Bilingual("值 / 值和梯度 / 梯度", "value / value and gradient / gradient")),
    Key("N", "open('nudge')", "N", Bilingual("推这个数一把：损失变多少？和梯度比", "nudge this number: how does the loss move? beside the gradient"),
        Bilingual("推一把", "nudge"), 7, when="in_training"),
    Key("tab,shift+tab", "switch_pane", "Tab", Bilingual("方向键给面板还是矩阵", "arrows to the panel or the matrices"),
        Bilingual("面板/矩阵", "panel/matrix"), 7),
)  # fmt: skip

TRY: tuple[Key, ...] = (
    Key("f", "open('try')", "f", Bilingual("试一试：开关、旋钮、改数……", "try: switches, knobs, a number …"),
        Bilingual("试一试", "try"), 8, listed=False),
    Key("", "open('switches')", "", Bilingual("开关和旋钮：如果这样造，会怎样？", "switches and knobs: what if it were built like this?")),
    Key("equals_sign", "open('change')", "=", Bilingual("改这个数，看后面怎么变", "change this number, watch what follows"),
        Bilingual("改数", "change"), 0),
    Key("e", "edit", "e", Bilingual("改句子", "edit the sentence"), Bilingual("改句子", "edit"), 6, urgent=True),
    Key("escape", "leave", "Esc", Bilingual("离开句子，关上面板", "leave the sentence, close the panel"),
        Bilingual("关面板", "close"), 9, when="panel", urgent=True, listed=False),
    Key("g", "learn('generate')", "g", Bilingual("把猜出的下一个词接到句尾", "put the next token at the end of the sentence"),
        Bilingual("接词", "go on"), 7, when="choosing"),
    Key("s", "learn('sampling')", "s", Bilingual("贪心：总取最可能的 / 抽签", "greedy: the likeliest / by lot"),
        Bilingual("抽签", "by lot"), 5, when="choosing"),
    *(
        Key(str(place), f"learn('flip', {switch.id!r})", str(place), switch.title, listed=False)
        # the digits from 8 on mean other things; further switches are turned in the list of f
        for place, switch in islice(enumerate((one for one in SWITCHES.values() if not one.of_heads), 1), 7)
    ),
    Key("8", "learn('flip_head', 'silent')", "8", Bilingual("让这个头沉默", "silence this head"),
        Bilingual("沉默", "silence"), 0),
    Key("9", "learn('flip_head', 'only')", "9", Bilingual("只留这个头", "silence all heads but this one")),
    Key("0", "learn('as_trained')", "0", Bilingual("所有开关回到训练时的样子", "all switches as the model was trained")),
    Key("v", "learn('knob')", "v", Bilingual("选旋钮：温度、top-k、top-p、种子", "next knob: temperature, top-k, top-p, seed"),
        listed=False),
    Key("less_than_sign,minus", "learn('turn', -1)", "<  -", Bilingual("旋钮拧小", "turn the knob down"), listed=False),
    Key("greater_than_sign,plus", "learn('turn', 1)", ">  +", Bilingual("旋钮拧大", "turn the knob up"),
        Bilingual("拧旋钮", "knob"), 6, when="choosing", listed=False),
    Key("u,z", "learn('undo')", "u  z", Bilingual("撤销：数、开关、旋钮、句子、接的词", "undo: number, switch, knob, sentence, token"),
        Bilingual("撤销", "undo"), 7, when="past"),
    Key("ctrl+r,Z", "learn('redo')", "Ctrl+R  Z", Bilingual("重做", "redo")),
    Key("S", "open('learning')", "S", Bilingual("走训练的步子：学这句话，看损失和什么变了", "take steps of training: learn this sentence, see what moves"),
        Bilingual("走一步", "take steps"), 8, when="in_training"),
    Key("y", "open('edits')", "y", Bilingual("改过的数：看、暂关、清空", "changed numbers: see, off, clear")),
    Key("p", "learn('pin')", "p", Bilingual("钉住现在，以后都和它比", "pin now, to compare with")),
    Key("P", "open('second')", "P", Bilingual("和另一句话比", "compare with another sentence")),
)  # fmt: skip

GO: tuple[Key, ...] = (
    Key("o", "open('go')", "o", Bilingual("去：步骤、课、例句、模型……", "go: step, lesson, example, model …"),
        Bilingual("去", "go"), 8, listed=False),
    Key("", "open('steps')", "", Bilingual("任何一步", "any step")),
    Key("", "open('lessons')", "", Bilingual("任何一课", "any lesson")),
    Key("a", "learn('along')", "a", Bilingual("回到卡片（或这一课自己的模型和句子）", "back to the card, or to the lesson's own model and sentence"),
        Bilingual("回到卡片", "to the card"), 9, when="foreign"),
    Key("", "open('examples')", "", Bilingual("挑一个例句", "choose an example sentence")),
    Key("w", "learn('model')", "w", Bilingual("换一个模型", "another model")),
    Key("H", "open('heads')", "H", Bilingual("每个头看哪里：所有层的小图", "where the heads look: maps of all layers")),
    Key("i", "open('lens')", "i", Bilingual("逐层看：到这儿停会说什么", "layer by layer: what it would say here")),
    Key("T", "learn('cross')", "T", Bilingual("训练的一步：从损失往回走；再按回来", "a step of training, backwards from the loss; and back")),
    Key("B", "open('train')", "B", Bilingual("头的诞生：从随机数开始训练", "a head is born: training from random numbers")),
    Key("r", "open('space')", "r", Bilingual("词住的空间：轴、面、空间", "the space words live in: axis, plane, space")),
    Key("", "open('split')", "", Bilingual("头是怎么分的", "how heads are really split")),
    Key("", "open('cache')", "", Bilingual("KV 缓存：多一个词元要重新算什么", "KV cache: what one token more computes anew")),
    Key("", "open('retrieval')", "", Bilingual("检索：找一句话，放到问题前面", "retrieval: find a sentence, put it before the question")),
    Key("F", "open('families')", "F", Bilingual("三个家族：同一句话，三种看法", "three families: one sentence, three ways to look")),
    Key("G", "open('terms')", "G", Bilingual("词汇表：卡片里的词排在最前", "glossary: the terms of the card first")),
    Key("x", "open('export')", "x", Bilingual("带走：存成文件", "take it along: save to a file")),
)  # fmt: skip

REST: tuple[Key, ...] = (
    Key("L", "learn('language')", "L", Bilingual("换成 English", "switch to 中文")),
    Key("t", "theme", "t", Bilingual("深色/浅色", "dark or light")),
    Key("question_mark", "open('help')", "?", Bilingual("全部按键", "all keys"), Bilingual("按键", "keys"), 8),
    Key("q", "app.quit", "q", Bilingual("退出", "quit")),
)  # fmt: skip

GROUPS: Mapping[str, tuple[Key, ...]] = MappingProxyType(
    {"walk": WALK, "look": LOOK, "try": TRY, "go": GO, "rest": REST}
)
GROUP_NAMES: Mapping[str, Bilingual] = MappingProxyType(
    {
        "walk": Bilingual("走", "Walk"),
        "look": Bilingual("看", "Look"),
        "try": Bilingual("试一试", "Try"),
        "go": Bilingual("去", "Go"),
        "rest": Bilingual("其他", "The rest"),
    }
)
KEYS: tuple[Key, ...] = tuple(chain.from_iterable(GROUPS.values()))

CAPS_TOGETHER = {"right,l": "←↑↓→", "right_square_bracket": "[ ]", "right_curly_bracket": "{ }",
                 "greater_than_sign,plus": "< >", "n,space,f8": "Space"}  # fmt: skip
"""Pairs of keys share one place in the key bar."""

EDITING: tuple[Key, ...] = (
    Key("escape", "", "Esc", Bilingual("回到步骤", "back to the steps"), Bilingual("回到步骤", "back to the steps")),
    Key("f8", "", "F8", Bilingual("下一步", "next step"), Bilingual("下一步", "next")),
    Key("f7", "", "F7", Bilingual("上一步", "step back"), Bilingual("上一步", "back")),
)  # fmt: skip
"""What the key bar shows while letters go into the sentence."""
BETWEEN: tuple[Key, ...] = (
    Key(
        "tab", "", "Tab", Bilingual("原文 / 译文", "source / target"), Bilingual("原文/译文", "source/target")
    ),
)
"""The same of a model with two texts: from one to the other."""
