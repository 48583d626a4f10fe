"""Words for the rows and columns of a matrix: tokens, named features, ids, numbers."""

from __future__ import annotations

from collections.abc import Sequence

from attn_tui.graph import Graph
from attn_tui.models.model import Model
from attn_tui.tokenize.bpe import Bpe, shown
from attn_tui.tokenize.nodes import MERGE_COLUMNS, PIECE_COLUMNS, byte_labels, piece_texts, text_of


def token_labels(model: Model, graph: Graph) -> tuple[str, ...]:
    """The tokens as the model knows them: what is not in the vocabulary is `<unk>`."""
    return tuple(model.tokenizer.vocabulary[i] for i in graph.value("tokens").tolist())


def unknown_pieces(model: Model, graph: Graph) -> tuple[str, ...]:
    """The pieces of the text that the vocabulary lacks, each once, in order."""
    ids = graph.value("tokens").tolist()
    lacking = (p for p, i in zip(piece_texts(graph), ids, strict=True) if i == model.tokenizer.unknown)
    return tuple(dict.fromkeys(lacking))


def dropped(model: Model, graph: Graph) -> int:
    """How many tokens at the start of the text did not fit the context."""
    if len(graph.value("tokens")) < model.config.context:
        return 0
    text = text_of(graph.value("text"))
    return max(0, len(model.tokenizer.encode(text)) - model.config.context)


def merge_labels(model: Model, graph: Graph) -> tuple[str, ...]:
    """Every merge as the two tokens that it joined: `c·at`, and of bytes `e4 b8·ad`."""
    tokenizer = model.tokenizer
    assert isinstance(tokenizer, Bpe)
    parts = (tokenizer.parts(i) for i in graph.value("merges")[:, 2].tolist())
    return tuple("·".join(shown(part).strip("⟨⟩") for part in pair) for pair in parts)


def axis_labels(model: Model, graph: Graph, axis: str, size: int, lang: str, node: str = "") -> Sequence[str]:
    """Labels for one axis of a node; raw text, not yet cleaned for a terminal."""
    if axis == "char":
        return text_of(graph.value("text"))
    if axis == "byte":
        return byte_labels(graph)
    if axis == "merge":
        return merge_labels(model, graph)
    if axis == "token" and node == "pieces":
        return token_labels(model, graph) if "bytes" in graph else piece_texts(graph)
    if axis in ("token", "source"):
        return token_labels(model, graph)
    if axis == "vocab":
        return model.tokenizer.vocabulary
    if axis == "feature" and model.config.features:
        return tuple(words[lang] for words in model.config.features)
    if axis == "joined" and model.config.heads > 1:
        width = model.config.d_head
        return tuple(f"{i // width + 1}.{i % width}" for i in range(size))
    if node == "next":
        return tuple(model.tokenizer.vocabulary[i] for i in graph.value("next").tolist())
    if axis == "one":
        return ("",) * size
    if axis == "span":
        return MERGE_COLUMNS if node == "merges" else PIECE_COLUMNS
    return tuple(map(str, range(size)))
