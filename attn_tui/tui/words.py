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
}
"""What the graph's labels of given numbers mean to a learner."""
