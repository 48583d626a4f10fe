"""From a PyTorch model to the files of a bundled model: half-precision weights and a readable config."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from safetensors.numpy import load_file as load_numpy
from safetensors.numpy import save

from attn_tui.files.atomic import write
from attn_tui.models.architecture import Architecture
from attn_tui.models.card import ModelCard
from attn_tui.models.checkpoint import checksum
from attn_tui.models.config import Config, read_config
from attn_tui.text.bilingual import LANGUAGES, Bilingual
from attn_tui.workshop.model import Decoder

TOKENIZER_FILE = "tokenizer.json"
WEIGHTS_FILE = "weights.safetensors"
CONFIG_FILE = "config.json"


def tiny_config(vocabulary: int) -> Config:
    """The shape of the bundled model, and the words that it begins with."""
    card = ModelCard(
        name="tiny",
        about=Bilingual(
            "本项目用简单的英文和简体中文训练的小型 GPT。",
            "A small GPT that this project trained on simple English and simple Chinese.",
        ),
        examples={"en": ("The girl picked up the ball because it",), "zh": ("妹妹指着风筝，因为它",)},
    )
    shape = Architecture(
        layers=4, heads=8, d_model=128, d_head=16, d_mlp=512, vocabulary=vocabulary, context=128
    )
    return Config(shape, card, {"kind": "bpe", "file": TOKENIZER_FILE})


def export(model: Decoder, folder: Path) -> None:
    """Write weights and config, each whole or not at all; a config that is there keeps its words."""
    tensors = {name: value.detach().half().numpy() for name, value in model.state_dict().items()}
    data, path = save(tensors), folder / CONFIG_FILE
    config = (
        json.loads(path.read_text(encoding="utf-8"))
        if path.exists()
        else config_object(replace(tiny_config(model.config.vocabulary), architecture=model.config))
    )
    write(folder / WEIGHTS_FILE, data)
    write_config(folder, config | {"weights_crc32": checksum(data)})


def bundle(model: Path, folder: Path) -> None:
    """Copy a model's files; what the config says of the model before it (names of heads, examples) goes."""
    for name in (TOKENIZER_FILE, WEIGHTS_FILE, CONFIG_FILE):
        write(folder / name, (model / name).read_bytes())


def write_config(folder: Path, config: Mapping[str, object]) -> None:
    """Write config.json as people read it."""
    write(folder / CONFIG_FILE, json.dumps(config, ensure_ascii=False, indent=2) + "\n")


def config_object(config: Config) -> dict[str, object]:
    """What config.json holds."""
    keys = ("family", "layers", "heads", "d_model", "d_head", "d_mlp", "vocabulary", "context")
    rest = ("norm", "norm_eps", "positions", "tied")
    shape, card = config.architecture, config.card
    about = {lang: card.about[lang] for lang in LANGUAGES}
    words = {"tokenizer": config.tokenizer, "about": about, "examples": card.examples}
    return {"format": 1, "name": card.name} | {key: getattr(shape, key) for key in keys + rest} | words


def load(folder: Path) -> Decoder:
    """The exported model in PyTorch, float32."""
    weights = load_numpy(folder / WEIGHTS_FILE)
    single = {name: value.astype("float32") for name, value in weights.items()}
    return Decoder.of(read_config(folder / CONFIG_FILE).architecture, single)
