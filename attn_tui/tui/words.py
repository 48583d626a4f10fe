"""The interface's own words, in both languages."""

from __future__ import annotations

from attn_tui.tour.step import Words as W

SENTENCE = W("句子", "sentence")
EMPTY = W("按 e，打一句话", "press e and type a sentence")
PLACEHOLDER = W("打一句话，中文英文都行", "type a sentence, English or Chinese")
LESSON = W("课文", "lesson")
CELL = W("这一格", "this cell")
EXAMPLES = W("例句", "Example sentences")
STEPS = W("步骤", "Steps")
HELP = W("按键", "Keys")
LAYER = W("第 {layer}/{layers} 层", "layer {layer}/{layers}")
HEAD = W("第 {head}/{heads} 头", "head {head}/{heads}")
UNKNOWN = W("词表里没有，记作 <unk>：{pieces}", "not in the vocabulary, shown as <unk>: {pieces}")
DROPPED = W(
    "上下文满了：只看得见最后 {context} 个词元，前 {dropped} 个已丢下",
    "the context is full: only the last {context} tokens are seen, {dropped} before them are dropped",
)
TOO_SMALL = W("请把窗口放大到 40×12 以上", "please enlarge the window to 40×12 or more")
NO_LESSON = W("这一步还没有课文。", "There is no lesson for this step yet.")
NEXT_CANDIDATES = W("下一个词元", "next token")
KNOBS = {
    "temperature": W("温度", "T"),
    "top_k": W("top-k", "top-k"),
    "top_p": W("top-p", "top-p"),
    "seed": W("种子", "seed"),
}
GREEDY = W("贪心", "greedy")
ALL = W("全部", "all")
OTHER_MODEL = W("数字来自 {model} · 按 a 打开", "numbers of {model} · a opens it")
MODEL = W("换成模型 {model}", "model {model}")
THE_END = W("模型觉得话说完了：没有接词", "the model ends here: nothing was added")
MORE_TERMS = W("… 还有 {count} 项：{rest}", "… {count} more: {rest}")
CLOSE_HINT = W("↑↓ 选 · Enter 确定 · Esc 关闭", "↑↓ choose · Enter take · Esc close")
HELP_CLOSE = W("Esc 关闭", "Esc to close")
PALETTE = W("命令面板：跳到任何一步、挑例句、读任何一课", "command palette: any step, example or lesson")
HELP_MORE = W(
    "鼠标也行：点格子、词元、流程线上的步骤；点句子就能改。\n编辑句子时，PgUp/PgDn 和 F7/F8 仍然可以走步。",
    "The mouse works too: click a cell, a token, a step on the flow line, or the sentence to edit it.\n"
    "While you edit, PgUp/PgDn and F7/F8 still step.",
)
GO_TO = W("跳到：{title}", "go to: {title}")
READ = W("读：{title}", "read: {title}")
TRY = W("例句：{text}", "example: {text}")
SWITCH_KEYS = {
    "scaling": W("缩放 ÷√k：开、关", "scaling ÷√k: on, off"),
    "mask": W("掩码：因果、无、窗口", "mask: causal, none, window"),
    "attention": W("注意力：softmax、平均、只看最大", "attention: softmax, uniform, argmax"),
    "positions": W("位置：学来的、无、正弦", "positions: learned, none, sinusoidal"),
    "norm": W("LayerNorm：在前、在后、无", "LayerNorm: before, after, none"),
    "residual": W("残差：开、关", "residual: on, off"),
    "order": W("词的顺序：照打的、打乱", "order of the words: as typed, shuffled"),
}
SWITCHES = {
    "scaling": W("缩放", "scaling"),
    "mask": W("掩码", "mask"),
    "attention": W("注意力", "attention"),
    "positions": W("位置", "positions"),
    "norm": W("LayerNorm", "LayerNorm"),
    "residual": W("残差", "residual"),
    "order": W("词序", "order"),
    "silent": W("沉默的头", "silent heads"),
    "only": W("只留的头", "only heads"),
}
OPTIONS = {
    "on": W("开", "on"),
    "off": W("关", "off"),
    "causal": W("因果", "causal"),
    "none": W("无", "none"),
    "window": W("窗口", "window"),
    "softmax": W("softmax", "softmax"),
    "uniform": W("平均", "uniform"),
    "argmax": W("只看最大", "argmax"),
    "learned": W("学来的", "learned"),
    "sinusoidal": W("正弦", "sinusoidal"),
    "before": W("在前", "before"),
    "after": W("在后", "after"),
    "typed": W("照打的", "as typed"),
    "shuffled": W("打乱", "shuffled"),
}
SWITCH_GLOSS = {
    "scaling": W(
        "不除以 √k，分数大了 √k 倍：softmax 更尖，几乎只看一个词。",
        "Without ÷√k the scores are √k times as large: softmax grows sharp and looks at one token only.",
    ),
    "mask": W(
        "不遮，每个词都能偷看后文；窗口，只看得见自己和前面三个词。",
        "Unmasked, each token peeks at what follows; with a window it sees itself and the three before it.",
    ),
    "attention": W(
        "平均：谁都看一样多，等于不挑；只看最大：份额全给分数最高的那个。",
        "Uniform: all get the same, nothing is chosen. Argmax: the largest score takes all.",
    ),
    "positions": W(
        "没有位置，词序就只剩掩码知道；正弦是没有训练过的另一种位置。",
        "Without positions only the mask knows the order. Sinusoids are positions that nobody trained.",
    ),
    "norm": W(
        "LayerNorm 在每块之前（如今的做法）、之后（2017 年的做法），或者没有。",
        "LayerNorm before each block (today), after it (as in 2017), or nowhere.",
    ),
    "residual": W(
        "不加回去，每一块就取代了原来的向量：词义一层层丢掉。",
        "Without adding back, each block replaces the vector: layer by layer the word is lost.",
    ),
    "order": W(
        "打乱前面的词，最后一个不动：看看模型有多在乎词序。",
        "The words before the last are shuffled: see how much the model minds their order.",
    ),
    "silent": W(
        "这个头交出的全变成 0：少了它，后面差多少？",
        "All that this head hands over becomes 0: how much is missing without it?",
    ),
    "only": W(
        "别的头全都沉默：单靠这一个头，还剩下什么？",
        "All other heads are silent: what is left with this one alone?",
    ),
    "temperature": W(
        "温度低，强者更强；温度高，机会更均匀。", "Low favours the strong; high evens out the chances."
    ),
    "top_k": W("只留最好的 k 个。", "Only the k best stay."),
    "top_p": W("只留加起来占到 p 的那几个。", "Only the fewest stay that together reach p."),
    "seed": W(
        "0 总取最可能的；别的数是抽签的种子。", "0 takes the likeliest; any other number seeds the draw."
    ),
}
LEGEND = W("* 模型训练时就是这样", "* as the model was trained")
UNTRAINED = W("权重不是这样训练的：{switches}", "not how the weights were trained: {switches}")
AS_TRAINED = W("训练时", "as trained")
SWITCHES_TITLE = W("开关：如果这样造，会怎样？", "Switches: what if it were built like this?")
SWITCHES_HINT = W(
    "↑↓ 选 · Enter/空格 拨 · ←→ 往回/往前 · 0 全部复原 · Esc 关闭",
    "↑↓ choose · Enter/space turn · ←→ back/on · 0 all as trained · Esc",
)
THIS_HEAD = W("第 {layer} 层第 {head} 头", "layer {layer} head {head}")
SILENCE = W("让 {head} 沉默", "silence {head}")
ONLY = W("只留 {head}", "only {head}")
EDITED = W("改了 {count} 个数", "{count} changed")
LOST = W("{count} 处改动在这句话里没有格子", "{count} of them have no cell in this sentence")
EDITS_TITLE = W("改动的数", "Changed numbers")
EDITS_HINT = W(
    "空格 暂关/打开 · Del 删 · z 撤销 · Z 重做 · x 清空 · Enter 去看 · Esc",
    "space off/on · Del remove · z undo · Z redo · x clear · Enter see · Esc",
)
NO_EDITS = W("还没有改过数：选一格，按 =。", "Nothing is changed yet: choose a cell and press =.")
NOT_HERE = W("这句话里没有这一格", "no such cell in this sentence")
EXPORT = W("带走：存到当前文件夹", "Take it along: into the present folder")
THIS_VIEW = W("这一步", "this step")
WHOLE_TOUR = W("整条路", "the whole tour")
FORMATS = {
    "py": W("Python 脚本，只要 NumPy", "a Python script, NumPy alone"),
    "ipynb": W("Jupyter 笔记本", "a Jupyter notebook"),
    "md": W("Markdown 文本", "Markdown"),
    "html": W("网页，一个文件", "a web page, one file"),
    "svg": W("图片", "a picture"),
    "npz": W("NumPy 数组", "NumPy arrays"),
}
WRITTEN = W("已存到 {path}", "written to {path}")
PINNED = W("已钉住", "pinned")
LET_GO = W("不再比较", "no longer compared")
SHOWS = {
    "now": W("", ""),
    "then": W("钉住时", "as pinned"),
    "difference": W("现在 − 钉住时", "now − pinned"),
}
NOT_COMPARABLE = W("钉住时没有这个矩阵", "no such matrix as pinned")
NO_PLACE = W("这个数没有自己的一步可去", "this number has no step of its own to go to")
MODEL_CLEARED = W(
    "换了模型：改动、开关和钉住的都放下了", "another model: changes, switches and the pin are dropped"
)
GIVEN = {
    "code point": W("这个字符的 Unicode 编号", "the Unicode number of this character"),
    "weight": W("模型的权重", "a weight of the model"),
    "token id": W("词元的编号", "the id of a token"),
    "temperature": W("温度", "the temperature"),
    "start": W("词元从第几个字符开始", "the character at which the token starts"),
    "end": W("词元到第几个字符为止", "the character before which the token ends"),
    "id": W("它在词表里的编号", "its id in the vocabulary"),
    "draw": W("种子抽出来的数", "the number that the seed drew"),
    "top-k": W("只留最好的几个，0 是全部", "how many of the best stay, 0 for all"),
    "top-p": W("留下的加起来要占多少", "how much the ones that stay must add up to"),
    "seed": W("种子；0 不抽签，总取最可能的", "the seed; 0 draws nothing and takes the likeliest"),
    "byte": W("这个字符在 UTF-8 里的一个字节", "a byte of this character in UTF-8"),
    "left": W("左边一块从第几个字节开始", "the byte at which the left part begins"),
    "right": W("右边一块从第几个字节开始", "the byte at which the right part begins"),
    "argmax": W("最后一行里概率最大的词元的编号", "the id of the likeliest token in the last row"),
    "set by hand": W("手工改的", "set by hand"),
    "not trained": W("没有训练过，取中性的值", "not trained: a neutral value"),
    "sinusoid": W("位置的正弦或余弦，没有训练过", "the sine or cosine of the place, not trained"),
    "hidden": W("看不见，所以没有份额", "hidden, so it has no share"),
    "largest of the row": W("这一行最大，全归它", "the largest of its row takes all"),
    "not the largest": W("不是这一行最大的，什么也没有", "not the largest of its row: nothing"),
}
"""What the graph's labels of given numbers mean to a learner."""
