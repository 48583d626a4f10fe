"""From a run's folder to the files of the bundled model."""

from __future__ import annotations

from pathlib import Path

from attn_tui.files.atomic import write
from attn_tui.models.card import ModelCard
from attn_tui.models.checkpoint import checksum
from attn_tui.models.config import Config
from attn_tui.text.bilingual import Bilingual
from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.export import TOKENIZER_FILE, WEIGHTS_FILE, config_object, write_config
from attn_tui.workshop.translation.train import shape_of

OPENS_AT = (1, 0)
"""The head that is told to look at the word that is being written."""
CARD = ModelCard(
    name="translate",
    about=Bilingual(
        "本项目训练的小型翻译模型：编码器读原文，解码器写译文；短句，英译中、中译英。",
        "A small translator that this project trained: the encoder reads, the decoder writes; "
        "short sentences, English to Chinese and back.",
    ),
    examples={
        "en": ("The cat sleeps.", "I like red apples.", "She drank the milk.", "Where is my book?"),
        "zh": ("我喜欢红苹果。", "小猫在睡觉。", "她喝了牛奶。", "我的书在哪里？"),
    },
    opens_at=OPENS_AT,
)  # fmt: skip


def bundle(run: Path, folder: Path) -> None:
    """Copy weights and vocabulary, and write the config beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = (run / WEIGHTS_FILE).read_bytes()
    vocabulary = len(Bpe.load(run / TOKENIZER_FILE).tokens)
    config = config_object(Config(shape_of(vocabulary), CARD, {"kind": "bpe", "file": TOKENIZER_FILE}))
    write(folder / TOKENIZER_FILE, (run / TOKENIZER_FILE).read_bytes())
    write(folder / WEIGHTS_FILE, weights)
    write_config(folder, config | {"opens_at": list(OPENS_AT), "weights_crc32": checksum(weights)})
