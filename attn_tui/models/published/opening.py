"""A published model as a whole, from the place where it lies."""

from __future__ import annotations

from pathlib import Path

from attn_tui.files import FileError
from attn_tui.files.checked import CheckError
from attn_tui.files.reading import read_text
from attn_tui.models.architecture import Architecture, ModelError
from attn_tui.models.card import Card
from attn_tui.models.checkpoint import check_shapes
from attn_tui.models.config import LARGEST_FILE
from attn_tui.models.formats.safetensors import read_folder
from attn_tui.models.formats.tensor import Tensor
from attn_tui.models.model import Model
from attn_tui.models.published.published import published_of, renamed
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


def _card(path: Path, kind: str) -> Card:
    about = Bilingual(f"从 {path.name} 打开的 {kind} 模型", f"a {kind} model, opened from {path.name}")
    return Card(str(path), about, EXAMPLES)
