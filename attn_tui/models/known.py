"""Well-known models by family, with the paper that tells of each."""

from __future__ import annotations

from dataclasses import dataclass

from attn_tui.text.bilingual import Bilingual


@dataclass(frozen=True)
class KnownModel:
    """A model, its family, and where it is told of: authors and year of the paper, and its title.

    `note` says what its name does not.
    """

    name: str
    family: str
    authors: str
    year: int
    paper: str
    note: Bilingual | None = None


_PICTURES = Bilingual("图片，切成小块", "pictures, cut into patches")

KNOWN: tuple[KnownModel, ...] = (
    KnownModel("BERT", "encoder", "Devlin et al.", 2019, "BERT: Pre-training of Deep Bidirectional Transformers"),
    KnownModel("RoBERTa", "encoder", "Liu et al.", 2019, "RoBERTa: A Robustly Optimized BERT Pretraining Approach"),
    KnownModel("DeBERTa", "encoder", "He et al.", 2021, "DeBERTa: Decoding-enhanced BERT with Disentangled Attention"),
    KnownModel("ViT", "encoder", "Dosovitskiy et al.", 2020, "An Image is Worth 16x16 Words", _PICTURES),
    KnownModel("GPT-2", "decoder", "Radford et al.", 2019, "Language Models are Unsupervised Multitask Learners"),
    KnownModel("GPT-3", "decoder", "Brown et al.", 2020, "Language Models are Few-Shot Learners"),
    KnownModel(
        "ChatGPT", "decoder", "Ouyang et al.", 2022, "Training language models to follow instructions",
        Bilingual("没有自己的论文；这是它的前身 InstructGPT", "no paper of its own; of InstructGPT, before it"),
    ),
    KnownModel("Llama", "decoder", "Touvron et al.", 2023, "LLaMA: Open and Efficient Foundation Language Models"),
    KnownModel("Qwen", "decoder", "Bai et al.", 2023, "Qwen Technical Report"),
    KnownModel(
        "Transformer", "encoder-decoder", "Vaswani et al.", 2017, "Attention Is All You Need",
        Bilingual("第一个，做翻译", "the first, for translation"),
    ),
    KnownModel("T5", "encoder-decoder", "Raffel et al.", 2020, "Exploring the Limits of Transfer Learning"),
    KnownModel("BART", "encoder-decoder", "Lewis et al.", 2020, "BART: Denoising Sequence-to-Sequence Pre-training"),
    KnownModel(
        "Flan-UL2", "encoder-decoder", "Tay et al.", 2023, "UL2: Unifying Language Learning Paradigms",
        Bilingual("UL2 再照指令练过（Chung 等，2022）", "UL2 trained on instructions (Chung et al. 2022)"),
    ),
    KnownModel(
        "Whisper", "encoder-decoder", "Radford et al.", 2022, "Robust Speech Recognition via Large-Scale Weak Supervision",
        Bilingual("听声音，写文字", "hears sound, writes text"),
    ),
)  # fmt: skip
"""In the order of the families, and in each of the years, about."""
