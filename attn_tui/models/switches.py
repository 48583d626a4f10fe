"""The switches: what a Transformer would do if it were built otherwise, with the same weights.

A new one is a row of this table, and one look at it in the builder (`Builder.option`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from attn_tui.graph import CausalMask, Copy, Hardmax, Op, Shift, Softmax, Turn, Uniform
from attn_tui.inputs.pictures import PictureReader
from attn_tui.models.architecture import Architecture, ModelError, Stack
from attn_tui.text.bilingual import Bilingual

Switches = Mapping[str, str]
"""The switches that do not stand as the model was trained, by id."""

Head = tuple[str, int, int]
"""The prefix of a stack, a layer and a head in it, both from 0."""

SEE_ALL = ("encoder", "vision", "sound")
"""The families in which every token sees all the others."""
WINDOW = 4
"""How many tokens each one sees under a window mask, itself included."""


@dataclass(frozen=True)
class Option:
    """One way to build it: its id, its name for people; the op that it puts in the place, and its formula."""

    id: str
    words: Bilingual
    op: Op | None = None
    formula: str = ""


@dataclass(frozen=True)
class Switch:
    """One thing that can be built otherwise.

    `words` is its short name, `title` names its options, `gloss` says what it does. `trained` says how a
    model of this architecture was trained, `able` which options it can take besides.
    """

    id: str
    words: Bilingual
    title: Bilingual
    gloss: Bilingual
    options: tuple[Option, ...] = ()
    trained: Callable[[Architecture], str] = field(default=lambda architecture: "")
    able: Callable[[Architecture, str], bool] = field(default=lambda architecture, option: True)

    def option(self, id: str) -> Option:
        """The option of this id; KeyError where there is none."""
        return {option.id: option for option in self.options}[id]

    @property
    def of_heads(self) -> bool:
        """Whether its value names heads, as `0.1,3.5`, rather than an option."""
        return not self.options


SWITCHES: dict[str, Switch] = {}
"""Every switch, by its id."""


def register(*switches: Switch) -> None:
    """Put switches into the table."""
    SWITCHES.update({switch.id: switch for switch in switches})


_ON, _OFF = Option("on", Bilingual("开", "on")), Option("off", Bilingual("关", "off"))
_NONE = Option("none", Bilingual("无", "none"))

register(
    Switch(
        "scaling", Bilingual("缩放", "scaling"), Bilingual("缩放 ÷√k：开、关", "scaling ÷√k: on, off"),
        Bilingual("不除以 √k，分数大了 √k 倍：softmax 更尖，几乎只看一个词。",
                  "Without ÷√k the scores are √k times as large: softmax grows sharp and looks at one token only."),
        (_ON, _OFF), lambda architecture: "on",
    ),
    Switch(
        "mask", Bilingual("掩码", "mask"), Bilingual("掩码：因果、无、窗口", "mask: causal, none, window"),
        Bilingual("不遮，每个词都能偷看后文；窗口，只看得见自己和前面三个词。",
                  "Unmasked, each token peeks at what follows; with a window it sees itself and the three before it."),
        (Option("causal", Bilingual("因果", "causal"), CausalMask(), "scaled, future = −∞"),
         Option("none", Bilingual("无", "none"), Copy(), "scaled, nothing hidden"),
         Option("window", Bilingual("窗口", "window"), CausalMask(WINDOW), f"scaled, all but the last {WINDOW} = −∞")),
        lambda architecture: "none" if architecture.family in SEE_ALL else "causal",
    ),
    Switch(
        "attention", Bilingual("注意力", "attention"),
        Bilingual("注意力：softmax、平均、只看最大", "attention: softmax, uniform, argmax"),
        Bilingual("平均：谁都看一样多，等于不挑；只看最大：份额全给分数最高的那个。",
                  "Uniform: all get the same, nothing is chosen. Argmax: the largest score takes all."),
        (Option("softmax", Bilingual("softmax", "softmax"), Softmax(), "softmax(masked)"),
         Option("uniform", Bilingual("平均", "uniform"), Uniform(), "1 / number of visible"),
         Option("argmax", Bilingual("只看最大", "argmax"), Hardmax(), "1 at the largest")),
        lambda architecture: "softmax",
    ),
    Switch(
        "positions", Bilingual("位置", "positions"),
        Bilingual("位置：学来的、无、正弦", "positions: learned, none, sinusoidal"),
        Bilingual("没有位置，词序就只剩掩码知道；正弦是没有训练过的另一种位置。",
                  "Without positions only the mask knows the order. Sinusoids are positions that nobody trained."),
        (Option("learned", Bilingual("学来的", "learned")), Option("rope", Bilingual("旋转", "turned")),
         Option("disentangled", Bilingual("分开问", "disentangled")), Option("offsets", Bilingual("按距离", "by distance")), _NONE, Option("sinusoidal", Bilingual("正弦", "sinusoidal"))),
        lambda architecture: architecture.positions,
        lambda architecture, option: option in ("none", "sinusoidal", architecture.positions)
        or (architecture.positions, option) == ("disentangled", "learned"),
    ),
    Switch(
        "norm", Bilingual("LayerNorm", "LayerNorm"),
        Bilingual("LayerNorm：在前、在后、无", "LayerNorm: before, after, none"),
        Bilingual("LayerNorm 在每块之前（如今的做法）、之后（2017 年的做法），或者没有。",
                  "LayerNorm before each block (today), after it (as in 2017), or nowhere."),
        (Option("before", Bilingual("在前", "before")), Option("after", Bilingual("在后", "after")), _NONE),
        lambda architecture: "none" if architecture.norm == "none" else "before",
    ),
    Switch(
        "residual", Bilingual("残差", "residual"), Bilingual("残差：开、关", "residual: on, off"),
        Bilingual("不加回去，每一块就取代了原来的向量：词义一层层丢掉。",
                  "Without adding back, each block replaces the vector: layer by layer the word is lost."),
        (_ON, _OFF), lambda architecture: "on",
    ),
    Switch(
        "order", Bilingual("词序", "order"),
        Bilingual("词的顺序：照打的、打乱", "order of the words: as typed, shuffled"),
        Bilingual("打乱前面的词，最后一个不动：看看模型有多在乎词序。",
                  "The words before the last are shuffled: see how much the model minds their order."),
        (Option("typed", Bilingual("照打的", "as typed")), Option("shuffled", Bilingual("打乱", "shuffled"))),
        lambda architecture: "typed",
    ),
    Switch(
        "turn", Bilingual("转图", "turn"), Bilingual("转图：不转、左转、倒过来、右转", "turn the picture: no, left, over, right"),
        Bilingual("把图转四分之一圈。模型只见过正着的：6 倒过来，它会说是 9 吗？",
                  "Turn the picture by quarters. The model has only seen upright ones: does a 6 turned over become a 9?"),
        (_NONE, Option("left", Bilingual("左转", "left"), Turn(1), "turned left"),
         Option("over", Bilingual("倒过来", "over"), Turn(2), "turned over"),
         Option("right", Bilingual("右转", "right"), Turn(3), "turned right")),
        lambda architecture: "none",
    ),
    Switch(
        "shift", Bilingual("平移", "shift"), Bilingual("平移图：不动、左、右、上、下", "shift the picture: no, left, right, up, down"),
        Bilingual("整张图挪三个像素：同一笔落进别的块，位置向量也就不同了。",
                  "Move the picture by three pixels: the same stroke falls into other patches, at other positions."),
        (_NONE, Option("left", Bilingual("左", "left"), Shift((0, -3)), "3 pixels to the left"),
         Option("right", Bilingual("右", "right"), Shift((0, 3)), "3 pixels to the right"),
         Option("up", Bilingual("上", "up"), Shift((-3, 0)), "3 pixels up"),
         Option("down", Bilingual("下", "down"), Shift((3, 0)), "3 pixels down")),
        lambda architecture: "none",
    ),
    Switch(
        "cover", Bilingual("盖住", "cover"), Bilingual("盖住一块：行·列", "cover a patch: row·column"),
        Bilingual("把一块图涂黑，看少了它，模型还认不认得：比“看了多少”更能说明它有没有用。",
                  "Blacken one patch: whether the model still knows it says more of its use than how much it is looked at."),
        (_NONE, *(Option(place, Bilingual(place, place)) for place in PictureReader(()).places[:-1])),
        lambda architecture: "none",
    ),
    Switch(
        "delay", Bilingual("早晚", "delay"), Bilingual("声音的早晚：原样、早、晚", "when the sound comes: as it is, early, late"),
        Bilingual("把声音提前或推后 80 毫秒：同样的频率，落在别的帧里。",
                  "Let it come 80 ms earlier or later: the same frequencies, in other frames."),
        (_NONE, Option("early", Bilingual("早", "early"), Shift((-640,)), "80 ms earlier"),
         Option("late", Bilingual("晚", "late"), Shift((640,)), "80 ms later")),
        lambda architecture: "none",
    ),
    Switch(
        "noise", Bilingual("噪声", "noise"), Bilingual("加噪声：无、少、多", "add noise: none, little, much"),
        Bilingual("给每个数加一点随机的数，每次都一样。模型靠什么认，多加一点就看得出来。",
                  "A random number is added to every one, always the same: see what the model still holds on to."),
        (_NONE, Option("little", Bilingual("少", "little")), Option("much", Bilingual("多", "much"))),
        lambda architecture: "none",
    ),
    Switch(
        "silent", Bilingual("沉默的头", "silent heads"), Bilingual("让 {head} 沉默", "silence {head}"),
        Bilingual("这个头交出的全变成 0：少了它，后面差多少？",
                  "All that this head hands over becomes 0: how much is missing without it?"),
    ),
    Switch(
        "only", Bilingual("只留的头", "only heads"), Bilingual("只留 {head}", "only {head}"),
        Bilingual("别的头全都沉默：单靠这一个头，还剩下什么？",
                  "All other heads are silent: what is left with this one alone?"),
    ),
)  # fmt: skip


def options(architecture: Architecture, switch: Switch) -> tuple[str, ...]:
    """What the switch can be turned to in a model of this architecture, the way it was trained first."""
    trained = switch.trained(architecture)
    able = (option.id for option in switch.options if switch.able(architecture, option.id))
    return (trained, *(id for id in able if id != trained))


def heads_of(written: str, stacks: tuple[Stack, ...]) -> tuple[Head, ...]:
    """The heads that `0.1,3.5` names, in order, each once; ValueError, the part, where there is none such.

    layer.head is of the first stack; of another its prefix stands before: `decoder.0.1`.
    """
    sizes = {stack.prefix: (stack.layers, stack.heads) for stack in stacks}
    found = set()
    for part in filter(None, written.split(",")):
        before, _, head = part.rpartition(".")
        prefix, dot, layer = before.rpartition(".")
        stack = prefix + dot or stacks[0].prefix
        layers, heads = sizes.get(stack, (0, 0))
        if not (layer.isdecimal() and head.isdecimal() and int(layer) < layers and int(head) < heads):
            raise ValueError(part)
        found.add((stack, int(layer), int(head)))
    return tuple(sorted(found))


def spell_heads(heads: tuple[Head, ...], stacks: tuple[Stack, ...]) -> str:
    """`0.1,3.5`, as `heads_of` reads it."""
    first = stacks[0].prefix
    return ",".join(
        f"{'' if stack == first else stack}{layer}.{head}" for stack, layer, head in sorted(heads)
    )


def silenced(switches: Switches, stacks: tuple[Stack, ...]) -> frozenset[Head]:
    """The heads that these switches silence."""
    silent = set(heads_of(switches.get("silent", ""), stacks))
    if switches.get("only"):
        every = {
            (s.prefix, layer, head) for s in stacks for layer in range(s.layers) for head in range(s.heads)
        }
        silent |= every - set(heads_of(switches["only"], stacks))
    return frozenset(silent)


def turned(
    name: str, architecture: Architecture, stacks: tuple[Stack, ...], switches: Switches, id: str, value: str
) -> dict[str, str]:
    """The switches with this one turned; one that stands as the model was trained is left out.

    ModelError, one line, where there is no such option. `name` is the model's, for that line.
    """
    switch = SWITCHES[id]
    if switch.of_heads:
        value = _spelled(name, stacks, id, value)
    elif value not in (able := options(architecture, switch)):
        raise ModelError(f"switch {id}: {value!r} is none of {', '.join(able)} in {name}")
    rest = {one: to for one, to in switches.items() if one != id}
    if value != switch.trained(architecture):
        rest[id] = value
    order = list(SWITCHES)
    return dict(sorted(rest.items(), key=lambda item: order.index(item[0])))


def _spelled(name: str, stacks: tuple[Stack, ...], id: str, written: str) -> str:
    try:
        return spell_heads(heads_of(written, stacks), stacks)
    except ValueError as error:
        known = "; ".join(f"{s.prefix}: layers 0 to {s.layers - 1}, heads 0 to {s.heads - 1}" for s in stacks)
        raise ModelError(
            f"switch {id}: {name} has no head {str(error)[:40]}; name heads as layer.head, from 0, "
            f"as 0.1,3.5 ({known})"
        ) from None
