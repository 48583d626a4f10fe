"""The interface's own words, in both languages."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual

SENTENCE = Bilingual("句子", "sentence")
BY_ITSELF = Bilingual("（模型自己写的）", " (as the model writes it)")
CARD_SENTENCE = Bilingual("句子 · 这张卡片用它自己的", "sentence · the card's own")
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
CARD = Bilingual("卡片：{title}", "card: {title}")
CARD_TITLE = Bilingual(
    "第 {chapter} 章 · {number}/{of} · {title}", "chapter {chapter} · {number}/{of} · {title}"
)
CARD_KEYS = Bilingual("n 下一张 · m 详细", "n next · m more")
WELCOME_BACK = Bilingual(
    "欢迎回来：第 {chapter} 章，第 {number}/{of} 张", "welcome back: chapter {chapter}, card {number} of {of}"
)
WELCOME = Bilingual("欢迎回来", "welcome back")
TYPE_ANSWER = Bilingual("直接打数字，Enter 交", "Type the number, Enter gives it")
HIDDEN = Bilingual("先答题，再揭晓。", "Answer first, then it is shown.")
NO_LESSON = Bilingual("这一步还没有课文。", "There is no lesson for this step yet.")
OTHER_MODEL = Bilingual("数字来自 {model} · 按 a 打开", "numbers of {model} · a opens it")
MODEL = Bilingual("换成模型 {model}", "model {model}")
THE_END = Bilingual("模型觉得话说完了：没有接词", "the model ends here: nothing was added")
MORE_TERMS = Bilingual("… 还有 {count} 项：{rest}", "… {count} more: {rest}")
CLOSE_HINT = Bilingual("↑↓ 选 · Enter 确定 · Esc 关闭", "↑↓ choose · Enter take · Esc close")
HELP_CLOSE = Bilingual("Esc 关闭", "Esc to close")
PALETTE = Bilingual(
    "命令面板：跳到任何一步、挑例句、读任何一课、查一个词",
    "command palette: any step, example, lesson or term",
)
HELP_MORE = Bilingual(
    "鼠标也行：点格子、词元、流程线上的步骤；点句子就能改。\n编辑句子时，F7/F8 仍然可以走步。",
    "The mouse works too: click a cell, a token, a step on the flow line, or the sentence to edit it.\n"
    "While you edit, F7/F8 still step.",
)
GO_TO = Bilingual("跳到：{title}", "go to: {title}")
READ = Bilingual("读：{title}", "read: {title}")
TERMS = Bilingual("词汇表", "Glossary")
TERM = Bilingual("词：{name}", "term: {name}")
TERM_LESSON = Bilingual("讲它的课：{title}", "told in the lesson: {title}")
TERM_HINT = Bilingual("Enter 读这一课 · Esc 关闭", "Enter read the lesson · Esc close")
TRY = Bilingual("例句：{text}", "example: {text}")
ON_OFF = (Bilingual("关", "off"), Bilingual("开", "on"))
LEGEND = Bilingual("* 模型训练时就是这样", "* as the model was trained")
UNTRAINED = Bilingual("权重不是这样训练的：{switches}", "not how the weights were trained: {switches}")
AS_TRAINED = Bilingual("训练时", "as trained")
SWITCHES_TITLE = Bilingual("开关：如果这样造，会怎样？", "Switches: what if it were built like this?")
SWITCHES_HINT = Bilingual(
    "↑↓ 选 · Enter ←→ 拨 · 0 全部复原 · u 撤销 · Esc",
    "↑↓ choose · Enter ←→ turn · 0 all as trained · u undo · Esc",
)
THIS_HEAD = Bilingual("第 {layer} 层第 {head} 头", "layer {layer} head {head}")
EDITED = Bilingual("改了 {count} 个数", "{count} changed")
LOST = Bilingual("{count} 处改动在这句话里没有格子", "{count} of them have no cell in this sentence")
EDITS_TITLE = Bilingual("改动的数", "Changed numbers")
EDITS_HINT = Bilingual(
    "←→ 暂关/打开 · Del 删 · X 清空 · Enter 去看 · Esc",
    "←→ off/on · Del remove · X clear · Enter see · Esc",
)
NO_EDITS = Bilingual("还没有改过数：选一格，按 =。", "Nothing is changed yet: choose a cell and press =.")
NOT_HERE = Bilingual("这句话里没有这一格", "no such cell in this sentence")
TRAIN = Bilingual(
    "头的诞生：看一个小模型从随机数学起", "A head is born: a small model learns from random numbers"
)
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
ONE_SIDED = Bilingual(
    "损失不取决于这些数：它们没有梯度", "the loss does not depend on these: they have no gradient"
)
SIDES = {
    "own": Bilingual("", ""),
    "both": Bilingual("值和梯度", "value and gradient"),
    "other": Bilingual("另一面", "the other side"),
}
NOT_COMPARABLE = Bilingual("原来没有这个矩阵", "no such matrix before")
NO_CELL_THEN = Bilingual("原来没有这一格", "no such cell before")
NO_PLACE = Bilingual("这个数没有自己的一步可去", "this number has no step of its own to go to")
MODEL_CLEARED = Bilingual(
    "换了模型：改动、开关和钉住的都放下了", "another model: changes, switches and the pin are dropped"
)
