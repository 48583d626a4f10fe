"""From a picture or a sound to vectors, and from the last vector to a class."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.step import Step

SENSED: tuple[Step, ...] = (
    Step(
        "text", "text", "text", Bilingual("名字", "name"), Bilingual("名字", "The name"),
        Bilingual("你打的字只用来说要哪张图、哪个声音；模型看不到它。",
          "What you type only says which picture or sound is meant; the model never sees it."),
        of="vision sound",
    ),
    Step(
        "picture", "picture", "picture", Bilingual("图", "picture"), Bilingual("图：每个像素一个数", "The picture: a number for every pixel"),
        Bilingual("图在电脑里就是一张数的表：0 是空白，1 是墨。你打的名字说的就是它。",
          "To a computer a picture is a table of numbers: 0 is blank, 1 is ink. The name that you type says which."),
    ),
    Step(
        "turned", "turned", "turned", Bilingual("转图", "turned"), Bilingual("转过的图", "The picture, turned"),
        Bilingual("同样的像素，换了地方。", "The same pixels in other places."),
    ),
    Step(
        "shifted", "shifted", "shifted", Bilingual("平移", "shifted"), Bilingual("挪过的图", "The picture, shifted"),
        Bilingual("整张图挪了三个像素，空出来的地方是 0。", "All of it has moved by three pixels; what came in is 0."),
    ),
    Step(
        "covered", "covered", "covered", Bilingual("盖住", "covered"), Bilingual("盖住一块的图", "The picture, a patch covered"),
        Bilingual("每个像素乘 1，盖住的那块乘 0。", "Every pixel times 1, those of the covered patch times 0."),
    ),
    Step(
        "noisy", "noisy", "noisy", Bilingual("噪声", "noisy"), Bilingual("加了噪声", "With noise"),
        Bilingual("每个数都加上一个随机的数。", "A random number has been added to each."),
    ),
    Step(
        "pixels", "pixels", "pixels", Bilingual("像素", "pixels"), Bilingual("模型看到的像素", "The pixels that the model sees"),
        Bilingual("开关改过以后，模型看到的就是这些数；从这里起它再也不认得“图”。",
          "After the switches these numbers are what the model sees; from here on it knows of no picture."),
    ),
    Step(
        "patches", "patches", "patches", Bilingual("切块", "patches"), Bilingual("切成小块，摊平", "Cut into patches, flattened"),
        Bilingual("4×4 个像素一块，从左到右、从上到下；每块摊成一行。一块就是一个词元。",
          "Squares of 4 by 4 pixels, left to right, top to bottom, each flattened into a row. A patch is a token."),
    ),
    Step(
        "wave", "wave", "wave", Bilingual("波形", "wave"), Bilingual("声音：一串数", "The sound: a row of numbers"),
        Bilingual("声音就是气压：每秒量 8000 次，一次一个数。", "Sound is air pressure: measured 8000 times a second, one number each time."),
    ),
    Step(
        "delayed", "delayed", "delayed", Bilingual("早晚", "delayed"), Bilingual("提前或推后的声音", "The sound, early or late"),
        Bilingual("同样的波，在时间上挪了 80 毫秒。", "The same wave, moved by 80 ms."),
    ),
    Step(
        "frames", "frames", "frames", Bilingual("切帧", "frames"), Bilingual("切成小段：帧", "Cut into frames"),
        Bilingual("每段 256 个数（32 毫秒），每次往后挪一半：相邻的两帧有一半是重的。一帧就是一个词元。",
          "Stretches of 256 numbers (32 ms), each half a frame further: neighbours overlap by half. A frame is a token."),
    ),
    Step(
        "cosines", "cosines", "cos", Bilingual("余弦", "cos"), Bilingual("和每个频率的余弦比一比", "Compared with a cosine of every frequency"),
        Bilingual("傅里叶变换就是一次矩阵乘法：C 的每一列是一个频率的余弦波，点积越大越像。",
          "A Fourier transform is a product of matrices: each column of C is a cosine of one frequency; alike means a large dot product."),
    ),
    Step(
        "sines", "sines", "sin", Bilingual("正弦", "sin"), Bilingual("和每个频率的正弦比一比", "Compared with a sine of every frequency"),
        Bilingual("波从哪里开始谁也说不准，所以还要和错开四分之一的正弦比。",
          "Nobody knows where in its swing a wave begins, so it meets the sine, a quarter further, as well."),
    ),
    Step(
        "power", "power", "power", Bilingual("强度", "power"), Bilingual("每个频率有多强", "How strong each frequency is"),
        Bilingual("余弦和正弦各平方再相加：从哪里开始就不要紧了。",
          "Cosine and sine squared and added: where the wave begins no longer matters."),
    ),
    Step(
        "mel", "mel", "mel", Bilingual("mel", "mel"), Bilingual("合成耳朵的频带：mel", "Gathered as the ear does: mel"),
        Bilingual("耳朵分得清低音，分不清高音：低的频带窄，高的频带宽，一共 24 条。",
          "Ears tell low tones apart better than high ones: 24 bands, narrow below and wide above."),
    ),
    Step(
        "logmel", "logmel", "log mel", Bilingual("对数", "log"), Bilingual("取对数：log-mel", "Loudness by ratios: log-mel"),
        Bilingual("响十倍，听起来只是响一截；取了对数，数也是这样。一帧的 24 个数，就是它的“词”。",
          "Ten times the power sounds one step louder; the logarithm makes the numbers so. A frame's 24 numbers are its word."),
    ),
    Step(
        "ids", "tokens", "places", Bilingual("编号", "places"), Bilingual("每行的编号", "The number of every row"),
        Bilingual("没有词表：编号只说是第几块、第几帧，最后一个是 [CLS]。",
          "There is no vocabulary: the number only says which patch or frame it is; the last is [CLS]."),
        of="vision sound",
    ),
)  # fmt: skip
"""From what is named to rows of numbers."""

EMBEDDED: tuple[Step, ...] = (
    Step(
        "projected", "projected", "x·W", Bilingual("投影", "project"), Bilingual("投影成向量：·W_patch", "Projected to vectors: ·W_patch"),
        Bilingual("没有词表可查：每行数乘上 W_patch，直接得到这一块的向量。",
          "There is no vocabulary to look up: each row times W_patch is the vector of its patch or frame."),
    ),
    Step(
        "embed", "embed", "embed", Bilingual("加一行", "+ [CLS]"), Bilingual("添上一行 [CLS]", "One row more: [CLS]"),
        Bilingual("最后添一行学来的向量：它不代表哪一块，只负责去看所有的块，最后说出是什么。",
          "A learned vector is put below: it stands for no patch, but looks at all of them and says in the end what it is."),
        of="Below",
    ),
    Step(
        "x", "x", "x", Bilingual("x", "x"), Bilingual("内容 + 位置", "Content + position"),
        Bilingual("两个向量逐格相加：这一块里有什么，它在哪里。",
          "Two vectors added cell by cell: what is in the patch or frame, and where it is."),
        of="vision sound",
    ),
    Step(
        "masked", "{at}masked", "masked", Bilingual("不遮", "no mask"), Bilingual("什么也不遮", "Nothing is hidden"),
        Bilingual("图没有先后：每一块都看得见所有的块，不用遮住“未来”。",
          "A picture has no future to hide: every row sees all the others. So it is with a sound that is already over."),
        of="vision sound",
    ),
)  # fmt: skip
"""From rows to vectors, and what differs in a layer."""

CLASSED: tuple[Step, ...] = (
    Step(
        "final", "final", "final", Bilingual("归一", "norm"), Bilingual("最后的归一化", "The last LayerNorm"),
        Bilingual("走出所有层之后，最后调匀一次。", "After all the layers each row is evened out one last time."),
        of="vision sound",
    ),
    Step(
        "tempered", "tempered", "logits/T", Bilingual("÷T", "÷T"), Bilingual("温度", "Temperature"),
        Bilingual("温度 T 小于 1，模型更有把握；大于 1，更犹豫。答案不变。",
          "A temperature T under 1 makes the model surer, over 1 less sure; the answer stays."),
        of="vision sound",
    ),
    Step(
        "kept", "kept", "kept", Bilingual("top-k/p", "top-k/p"), Bilingual("只留最好的：top-k、top-p", "Only the best: top-k, top-p"),
        Bilingual("和生成文字时一样，可以只留最好的几类；不限的时候，一类也不去掉。",
          "As in writing, only the best classes may be kept; unset, all stay."),
        of="vision sound",
    ),
    Step(
        "logits", "logits", "logits", Bilingual("logits", "logits"), Bilingual("给每个类别打分", "A score for every class"),
        Bilingual("[CLS] 那一行的分数算数；别的行是同一把尺子量各块，没人训练过它们。",
          "Only the row of [CLS] counts. In the others the same scale is held to single patches: nobody trained those."),
        of="vision sound",
    ),
    Step(
        "probs", "probs", "p", Bilingual("概率", "probs"), Bilingual("变成概率：softmax", "Into probabilities: softmax"),
        Bilingual("又一次 softmax：模型觉得它是哪一类，各占几成。", "Softmax again: how likely the model finds each class."),
        of="vision sound",
    ),
    Step(
        "next", "next", "class", Bilingual("类别", "class"), Bilingual("是哪一类", "Which class"),
        Bilingual("[CLS] 那一行概率最大的类别。", "The class that the row of [CLS] finds likeliest."),
        of="vision sound",
    ),
    Step(
        "target", "target", "target", Bilingual("答案", "target"), Bilingual("正确的类别", "The right class"),
        Bilingual("名字已经说了是哪一类：只有 [CLS] 那一行要答对；自己的文件没有答案（−1）。",
          "The name says the class: only the row of [CLS] has to find it. A file of your own has no answer (−1)."),
        of="vision sound",
    ),
)  # fmt: skip
"""From the last vector to a class."""

STEPS = (*SENSED, *EMBEDDED, *CLASSED)
