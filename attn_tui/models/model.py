"""A model as a whole: its config, tokenizer and weights, read from one folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from attn_tui.graph import Graph
from attn_tui.graph.op import Array
from attn_tui.models.checkpoint import load_weights
from attn_tui.models.config import Config, ModelError, read_config
from attn_tui.models.decoder import build_decoder
from attn_tui.tokenize.bpe import Bpe
from attn_tui.tokenize.nodes import add_text_nodes, set_text
from attn_tui.tokenize.piece import Tokenizer
from attn_tui.tokenize.words import load_words

BUNDLED = Path(__file__).parent / "bundled"
DEFAULT = "tiny"

TOKENIZERS: Mapping[str, Callable[[Path], Tokenizer]] = {"words": load_words, "bpe": Bpe.load}
"""How the tokenizer of each kind is read from its file: OSError or ValueError where it is damaged."""


@dataclass(frozen=True)
class Model:
    """Everything needed to run a text through a Transformer."""

    config: Config
    tokenizer: Tokenizer
    weights: Mapping[str, Array]

    def graph(self, text: str) -> Graph:
        """The lazy graph of this model for `text`; nothing is computed before it is looked at."""
        graph = Graph()
        config = self.config
        add_text_nodes(graph, self.tokenizer, config.context, config.order == "shuffled")
        build_decoder(config, self.weights, graph)
        set_text(graph, text)
        return graph


def bundled_names() -> tuple[str, ...]:
    """The models that come with the package, the default first."""
    found = sorted(path.parent.name for path in BUNDLED.glob("*/config.json"))
    return tuple(sorted(found, key=lambda name: name != DEFAULT))


def bundled(name: str) -> Model:
    """A model that comes with the package; ModelError names those that do."""
    if name not in bundled_names():
        raise ModelError(f"there is no model {name!r}; the models here are: {', '.join(bundled_names())}")
    return load_model(BUNDLED / name)


def load_model(folder: Path) -> Model:
    """The model in this folder; ModelError, one line, where anything in it is damaged."""
    config = read_config(folder / "config.json")
    tokenizer = _load_tokenizer(folder, config)
    if len(tokenizer.vocabulary) != config.vocabulary:
        raise ModelError(
            f"{folder}: the tokenizer has {len(tokenizer.vocabulary)} entries, "
            f"but config.json says {config.vocabulary}; install the model again"
        )
    return Model(config, tokenizer, load_weights(folder / "weights.safetensors", config))


def _load_tokenizer(folder: Path, config: Config) -> Tokenizer:
    spec = dict(config.tokenizer or {})
    load = TOKENIZERS.get(spec.get("kind", ""))
    if load is None:
        known = ", ".join(TOKENIZERS)
        raise ModelError(f"{folder}: tokenizer kind {spec.get('kind')!r} is not known here; known: {known}")
    path = folder / Path(spec.get("file", "")).name
    try:
        return load(path)
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be used as a vocabulary ({error}); install it again") from None
