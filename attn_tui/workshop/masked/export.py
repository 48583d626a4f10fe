"""From a run's weights to the files of the bundled model."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.numpy import save

from attn_tui.files.atomic import write
from attn_tui.models.card import ModelCard
from attn_tui.models.checkpoint import checksum
from attn_tui.models.config import Config, config_text
from attn_tui.text.bilingual import Bilingual
from attn_tui.workshop.export import TOKENIZER_FILE, WEIGHTS_FILE, write_config
from attn_tui.workshop.masked.model import Encoder

CARD = ModelCard(
    name="masked",
    about=Bilingual(
        "本项目训练的小型编码器：前后都看得见，专填 [MASK]；注意力和 DeBERTa 一样分开问内容和距离。",
        "A small encoder that this project trained: it sees both sides and fills [MASK]; its attention "
        "asks by content and by distance, as DeBERTa's.",
    ),
    examples={
        "en": (
            "The girl [MASK] the milk because she was thirsty.",
            "I have never [MASK] to Boston.",
            "The [MASK] barked at the cat.",
            "[MASK] is your name?",
            "She drinks a [MASK] of [MASK] every morning.",
        ),
        "zh": (
            "妹妹口[MASK]了，所以喝了水。",
            "我从来没[MASK]过北京。",
            "[MASK]对着小猫汪汪叫。",
            "你叫[MASK]名字？",
            "他每天早上喝一[MASK]牛奶。",
        ),
    },
)


def bundle(checkpoint: Path, tokenizer: Path, folder: Path, model: Encoder) -> None:
    """Write the model's files, each whole or not at all; weights in half precision."""
    model.load_state_dict(torch.load(checkpoint, weights_only=True)["model"])
    shape = model.config
    tensors = {
        name.replace("mask.0.", "fill.0."): value.detach().half().numpy()
        for name, value in model.state_dict().items()
    }
    data = save(tensors)
    # the last of the layers that were trained is the one that fills blanks
    bundled = replace(
        shape, layers=shape.layers - 1, fills=2, farthest=shape.context, mask=shape.vocabulary - 1
    )
    config = Config(bundled, CARD, {"kind": "blanks", "file": TOKENIZER_FILE}, checksum(data))
    write(folder / WEIGHTS_FILE, data)
    write(folder / TOKENIZER_FILE, tokenizer.read_bytes())
    write_config(folder, json.loads(config_text(config)) | {"weights_crc32": config.weights_crc32})
