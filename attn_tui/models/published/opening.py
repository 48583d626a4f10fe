"""A published model as a whole, from the place where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from attn_tui.files import FileError
from attn_tui.files.checked import CheckError, expect
from attn_tui.files.reading import read_text
from attn_tui.models.architecture import Architecture, ModelError
from attn_tui.models.card import ModelCard
from attn_tui.models.checkpoint import check_shapes
from attn_tui.models.config import LARGEST_FILE
from attn_tui.models.formats.gguf import read_gguf
from attn_tui.models.formats.llama2c import read_llama2c, read_pieces
from attn_tui.models.formats.safetensors import read_folder
from attn_tui.models.formats.tensor import Tensor
from attn_tui.models.model import Model
from attn_tui.models.names import parse
from attn_tui.models.published.llama import shaped
from attn_tui.models.published.published import in_halves, known, published_of, renamed
from attn_tui.models.published.vocabulary import sentence_pieces, tokenizer_of
from attn_tui.text.bilingual import Bilingual
from attn_tui.tokenize.piece import Tokenizer
from attn_tui.tokenize.published import read_tokenizer

EXAMPLES = {
    "en": ("The capital of France is", "The cat sat on the mat because it was", "one two three one two"),
    "zh": ("法国的首都是", "小猫坐在垫子上，因为它", "一 二 三 一 二"),
}
"""Nobody chose sentences for such a model, so these are tried."""


def open_folder(folder: Path) -> Model:
    """The model that `save_pretrained` wrote; ModelError, one line, where it is damaged or not known here."""
    path = folder / "config.json"
    try:
        config = read_text(path, LARGEST_FILE)
        published = published_of(config)
        architecture = published.architecture(config)
        weights = renamed(read_folder(folder), published.names, architecture, published.prefixes)
    except FileError as error:
        raise ModelError(f"{error}; is this a model's folder?") from None
    except CheckError as error:
        raise ModelError(f"{path}: {error}") from None
    try:
        tokenizer = read_tokenizer(folder)
    except ValueError as error:
        raise ModelError(f"{folder}: cannot be used as a vocabulary ({error})") from None
    return assembled(folder, published.kinds[0], architecture, tokenizer, weights)


def open_gguf(path: Path) -> Model:
    """The model in a `.gguf`; ModelError, one line, where it is damaged or not known here."""
    file = read_gguf(path)
    try:
        kind = file.text("general.architecture")
        published = known(kind)
        if (there := published.gguf) is None or "rope_freqs.weight" in file.tensors:
            raise CheckError(f"a {kind} of this kind is not read from GGUF here")
        config: dict[str, Any] = {
            key: file.metadata[f"{kind}.{theirs}"] for key, theirs in there.keys.items()
            if f"{kind}.{theirs}" in file.metadata
        }  # fmt: skip
        expect(
            not any(isinstance(one, list | np.ndarray) for one in config.values()),
            kind,
            "one of each",
            config,
        )
        table = file.tensors.get("token_embd.weight")
        expect(table is not None and len(table.shape) == 2, "token_embd.weight", "a table", table)
        config |= {"vocab_size": table.shape[0] if table else 0}
        config |= {"tie_word_embeddings": "output.weight" not in file.tensors}
        architecture = published.architecture(msgspec.json.encode(config).decode())
        weights = renamed(file.tensors, there.names, architecture, ("",))
        if kind in there.neighbours:
            weights = _unpaired(weights, architecture)
        tokenizer = tokenizer_of(file)
    except CheckError as error:
        raise ModelError(f"{path}: {error}") from None
    except ValueError as error:
        raise ModelError(f"{path}: cannot be used as a vocabulary ({error})") from None
    return assembled(path, kind, architecture, tokenizer, weights)


def open_llama2c(path: Path) -> Model:
    """The model in a `.bin` of llama2.c, its vocabulary in `tokN.bin` or `tokenizer.bin` beside it."""
    counts, tensors = read_llama2c(path)
    count = counts["vocab_size"]
    places = [path.with_name(name) for name in (f"tok{count}.bin", "tokenizer.bin")]
    vocabulary = next((place for place in places if place.exists()), places[0])
    try:
        architecture = shaped(
            layers=counts["n_layers"], heads=counts["n_heads"], kv_heads=counts["n_kv_heads"],
            d_model=counts["dim"], d_head=counts["dim"] // counts["n_heads"], d_mlp=counts["hidden_dim"],
            vocabulary=count, context=counts["seq_len"], norm_eps=1e-5, rope_base=10_000.0,
            tied="W_u" not in tensors,
        )  # fmt: skip
        pieces, scores = read_pieces(vocabulary, count)
        tokenizer = sentence_pieces(pieces, scores)
    except CheckError as error:
        raise ModelError(f"{path}: {error}") from None
    except ValueError as error:
        raise ModelError(f"{vocabulary}: cannot be used as a vocabulary ({error})") from None
    # the embedding is a table, all else with two sides a map
    flat = {
        name: one.transposed() if len(one.shape) == 2 and name != "E" else one
        for name, one in tensors.items()
    }
    return assembled(path, "llama2.c", architecture, tokenizer, _unpaired(flat, architecture))


def _unpaired(weights: dict[str, Tensor], architecture: Architecture) -> dict[str, Tensor]:
    """Queries and keys whose pairs stand side by side, as `Rotate` pairs them."""
    heads = {"q": architecture.heads, "k": architecture.kv_heads}
    return {
        name: in_halves(one, heads[name[-1]]) if parse(name).short in ("W_q", "W_k", "b_q", "b_k") else one
        for name, one in weights.items()
    }


def assembled(
    path: Path, kind: str, architecture: Architecture, tokenizer: Tokenizer, weights: dict[str, Tensor]
) -> Model:
    """The model, once its parts fit together; ModelError, one line, where they do not."""
    if len(tokenizer.vocabulary) > architecture.vocabulary:
        raise ModelError(
            f"{path}: the tokenizer has {len(tokenizer.vocabulary)} entries, "
            f"but there are vectors for {architecture.vocabulary}"
        )
    checked = check_shapes(weights, architecture, path)
    return Model(architecture, _card(path, kind), tokenizer, checked)


def _card(path: Path, kind: str) -> ModelCard:
    about = Bilingual(f"从 {path.name} 打开的 {kind} 模型", f"a {kind} model, opened from {path.name}")
    home = Path.home()
    name = f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
    return ModelCard(name, about, EXAMPLES)
