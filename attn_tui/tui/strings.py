"""The interface's own words, in both languages."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual

SENTENCE = Bilingual("句子", "sentence")
EMPTY = Bilingual("按 e，打一句话", "press e and type a sentence")
PLACEHOLDER = Bilingual("打一句话，中文英文都行", "type a sentence, English or Chinese")
LESSON = Bilingual("课文", "lesson")
CELL = Bilingual("这一格", "this cell")
EXAMPLES = Bilingual("例句", "Example sentences")
STEPS = Bilingual("步骤", "Steps")
HELP = Bilingual("按键", "Keys")
LAYER = Bilingual("第 {layer}/{layers} 层", "layer {layer}/{layers}")
HEAD = Bilingual("第 {head}/{heads} 头", "head {head}/{heads}")
UNKNOWN = Bilingual("词表里没有，记作 <unk>：{pieces}", "not in the vocabulary, shown as <unk>: {pieces}")
DROPPED = Bilingual(
    "上下文满了：只看得见最后 {context} 个词元，前 {dropped} 个已丢下",
    "the context is full: only the last {context} tokens are seen, {dropped} before them are dropped",
)
TOO_SMALL = Bilingual("请把窗口放大到 40×12 以上", "please enlarge the window to 40×12 or more")
NO_LESSON = Bilingual("这一步还没有课文。", "There is no lesson for this step yet.")
NEXT_CANDIDATES = Bilingual("下一个词元", "next token")
KNOBS = {
    "temperature": Bilingual("温度", "T"),
    "top_k": Bilingual("top-k", "top-k"),
    "top_p": Bilingual("top-p", "top-p"),
    "seed": Bilingual("种子", "seed"),
}
GREEDY = Bilingual("贪心", "greedy")
ALL = Bilingual("全部", "all")
OTHER_MODEL = Bilingual("数字来自 {model} · 按 a 打开", "numbers of {model} · a opens it")
MODEL = Bilingual("换成模型 {model}", "model {model}")
ENDED = Bilingual(
    "从 {node} 起，数溢出了，或者不再是数（∞、NaN）",
    "from {node} on the numbers overflow or are none (∞, NaN)",
)
THE_END = Bilingual("模型觉得话说完了：没有接词", "the model ends here: nothing was added")
MORE_TERMS = Bilingual("… 还有 {count} 项：{rest}", "… {count} more: {rest}")
CLOSE_HINT = Bilingual("↑↓ 选 · Enter 确定 · Esc 关闭", "↑↓ choose · Enter take · Esc close")
HELP_CLOSE = Bilingual("Esc 关闭", "Esc to close")
PALETTE = Bilingual(
    "命令面板：跳到任何一步、挑例句、读任何一课", "command palette: any step, example or lesson"
)
HELP_MORE = Bilingual(
    "鼠标也行：点格子、词元、流程线上的步骤；点句子就能改。\n编辑句子时，PgUp/PgDn 和 F7/F8 仍然可以走步。",
    "The mouse works too: click a cell, a token, a step on the flow line, or the sentence to edit it.\n"
    "While you edit, PgUp/PgDn and F7/F8 still step.",
)
GO_TO = Bilingual("跳到：{title}", "go to: {title}")
READ = Bilingual("读：{title}", "read: {title}")
TRY = Bilingual("例句：{text}", "example: {text}")
SWITCH_KEYS = {
    "scaling": Bilingual("缩放 ÷√k：开、关", "scaling ÷√k: on, off"),
    "mask": Bilingual("掩码：因果、无、窗口", "mask: causal, none, window"),
    "attention": Bilingual("注意力：softmax、平均、只看最大", "attention: softmax, uniform, argmax"),
    "positions": Bilingual("位置：学来的、无、正弦", "positions: learned, none, sinusoidal"),
    "norm": Bilingual("LayerNorm：在前、在后、无", "LayerNorm: before, after, none"),
    "residual": Bilingual("残差：开、关", "residual: on, off"),
    "order": Bilingual("词的顺序：照打的、打乱", "order of the words: as typed, shuffled"),
}
SWITCHES = {
    "scaling": Bilingual("缩放", "scaling"),
    "mask": Bilingual("掩码", "mask"),
    "attention": Bilingual("注意力", "attention"),
    "positions": Bilingual("位置", "positions"),
    "norm": Bilingual("LayerNorm", "LayerNorm"),
    "residual": Bilingual("残差", "residual"),
    "order": Bilingual("词序", "order"),
    "silent": Bilingual("沉默的头", "silent heads"),
    "only": Bilingual("只留的头", "only heads"),
}
OPTIONS = {
    "on": Bilingual("开", "on"),
    "off": Bilingual("关", "off"),
    "causal": Bilingual("因果", "causal"),
    "none": Bilingual("无", "none"),
    "window": Bilingual("窗口", "window"),
    "softmax": Bilingual("softmax", "softmax"),
    "uniform": Bilingual("平均", "uniform"),
    "argmax": Bilingual("只看最大", "argmax"),
    "learned": Bilingual("学来的", "learned"),
    "sinusoidal": Bilingual("正弦", "sinusoidal"),
    "before": Bilingual("在前", "before"),
    "after": Bilingual("在后", "after"),
    "typed": Bilingual("照打的", "as typed"),
    "shuffled": Bilingual("打乱", "shuffled"),
}
SWITCH_GLOSS = {
    "scaling": Bilingual(
        "不除以 √k，分数大了 √k 倍：softmax 更尖，几乎只看一个词。",
        "Without ÷√k the scores are √k times as large: softmax grows sharp and looks at one token only.",
    ),
    "mask": Bilingual(
        "不遮，每个词都能偷看后文；窗口，只看得见自己和前面三个词。",
        "Unmasked, each token peeks at what follows; with a window it sees itself and the three before it.",
    ),
    "attention": Bilingual(
        "平均：谁都看一样多，等于不挑；只看最大：份额全给分数最高的那个。",
        "Uniform: all get the same, nothing is chosen. Argmax: the largest score takes all.",
    ),
    "positions": Bilingual(
        "没有位置，词序就只剩掩码知道；正弦是没有训练过的另一种位置。",
        "Without positions only the mask knows the order. Sinusoids are positions that nobody trained.",
    ),
    "norm": Bilingual(
        "LayerNorm 在每块之前（如今的做法）、之后（2017 年的做法），或者没有。",
        "LayerNorm before each block (today), after it (as in 2017), or nowhere.",
    ),
    "residual": Bilingual(
        "不加回去，每一块就取代了原来的向量：词义一层层丢掉。",
        "Without adding back, each block replaces the vector: layer by layer the word is lost.",
    ),
    "order": Bilingual(
        "打乱前面的词，最后一个不动：看看模型有多在乎词序。",
        "The words before the last are shuffled: see how much the model minds their order.",
    ),
    "silent": Bilingual(
        "这个头交出的全变成 0：少了它，后面差多少？",
        "All that this head hands over becomes 0: how much is missing without it?",
    ),
    "only": Bilingual(
        "别的头全都沉默：单靠这一个头，还剩下什么？",
        "All other heads are silent: what is left with this one alone?",
    ),
    "temperature": Bilingual(
        "温度低，强者更强；温度高，机会更均匀。", "Low favours the strong; high evens out the chances."
    ),
    "top_k": Bilingual("只留最好的 k 个。", "Only the k best stay."),
    "top_p": Bilingual("只留加起来占到 p 的那几个。", "Only the fewest stay that together reach p."),
    "seed": Bilingual(
        "0 总取最可能的；别的数是抽签的种子。", "0 takes the likeliest; any other number seeds the draw."
    ),
}
LEGEND = Bilingual("* 模型训练时就是这样", "* as the model was trained")
UNTRAINED = Bilingual("权重不是这样训练的：{switches}", "not how the weights were trained: {switches}")
AS_TRAINED = Bilingual("训练时", "as trained")
SWITCHES_TITLE = Bilingual("开关：如果这样造，会怎样？", "Switches: what if it were built like this?")
SWITCHES_HINT = Bilingual(
    "↑↓ 选 · Enter/空格 拨 · ←→ 往回/往前 · 0 全部复原 · Esc 关闭",
    "↑↓ choose · Enter/space turn · ←→ back/on · 0 all as trained · Esc",
)
THIS_HEAD = Bilingual("第 {layer} 层第 {head} 头", "layer {layer} head {head}")
SILENCE = Bilingual("让 {head} 沉默", "silence {head}")
ONLY = Bilingual("只留 {head}", "only {head}")
EDITED = Bilingual("改了 {count} 个数", "{count} changed")
LOST = Bilingual("{count} 处改动在这句话里没有格子", "{count} of them have no cell in this sentence")
EDITS_TITLE = Bilingual("改动的数", "Changed numbers")
EDITS_HINT = Bilingual(
    "空格 暂关/打开 · Del 删 · z 撤销 · Z 重做 · x 清空 · Enter 去看 · Esc",
    "space off/on · Del remove · z undo · Z redo · x clear · Enter see · Esc",
)
NO_EDITS = Bilingual("还没有改过数：选一格，按 =。", "Nothing is changed yet: choose a cell and press =.")
NOT_HERE = Bilingual("这句话里没有这一格", "no such cell in this sentence")
EXPORT = Bilingual("带走：存到当前文件夹", "Take it along: into the present folder")
THIS_VIEW = Bilingual("这一步", "this step")
WHOLE_TOUR = Bilingual("整条路", "the whole tour")
FORMATS = {
    "py": Bilingual("Python 脚本，只要 NumPy", "a Python script, NumPy alone"),
    "ipynb": Bilingual("Jupyter 笔记本", "a Jupyter notebook"),
    "md": Bilingual("Markdown 文本", "Markdown"),
    "html": Bilingual("网页，一个文件", "a web page, one file"),
    "svg": Bilingual("图片", "a picture"),
    "npz": Bilingual("NumPy 数组", "NumPy arrays"),
}
WRITTEN = Bilingual("已存到 {path}", "written to {path}")
PINNED = Bilingual("已钉住", "pinned")
LET_GO = Bilingual("不再比较", "no longer compared")
SHOWS = {
    "now": Bilingual("", ""),
    "then": Bilingual("钉住时", "as pinned"),
    "difference": Bilingual("现在 − 钉住时", "now − pinned"),
}
NOT_COMPARABLE = Bilingual("钉住时没有这个矩阵", "no such matrix as pinned")
NO_CELL_THEN = Bilingual("钉住时没有这一格", "no such cell as pinned")
NO_PLACE = Bilingual("这个数没有自己的一步可去", "this number has no step of its own to go to")
MODEL_CLEARED = Bilingual(
    "换了模型：改动、开关和钉住的都放下了", "another model: changes, switches and the pin are dropped"
)
