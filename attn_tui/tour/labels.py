"""Words for the rows and columns of a matrix: tokens, named features, ids, numbers."""

from __future__ import annotations

from collections.abc import Sequence

from attn_tui.graph import SplitHeads
from attn_tui.inputs.senses import Sense
from attn_tui.models.names import plain_name
from attn_tui.runs.run import Run
from attn_tui.tokenize.bpe import Bpe, shown
from attn_tui.tokenize.nodes import MERGE_COLUMNS, PIECE_COLUMNS, byte_labels, piece_texts, text_of

TOKENS = ("token", "source")
"""The axes along which tokens stand: those that look, and those looked at."""


def axis_kind(axis: str) -> str:
    """The axis without the input that it belongs to: `token` of `token:source.tokens`."""
    return axis.partition(":")[0]


def plain(label: str) -> str:
    """The label as a lesson names it: a word without the space before it, which stands there as ␣."""
    return label.strip(" ␣") or label


def place_in(labels: Sequence[str], wanted: Sequence[str | int], lang: str) -> int | None:
    """The first of these labels, or numbers from either end, that is there, counted from 0.

    Labels of the language that is read come first: a vocabulary of two languages has both. A label is meant
    as it is written, ␣ and all, or else without the space before a word.
    """
    known = list(map(plain, labels))
    for one in sorted(wanted, key=lambda one: isinstance(one, int) or _chinese(one) != (lang == "zh")):
        if isinstance(one, int):
            if -len(known) <= one < len(known):
                return one % len(known)
        elif one in labels or one in known:
            return (labels if one in labels else known).index(one)
    return None


def _chinese(label: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" for character in label)


def axis_tokens(run: Run, axis: str) -> str:
    """The node of the ids that stand along an axis of tokens."""
    return axis.partition(":")[2] or run.tokens


def token_labels(run: Run, ids: str = "") -> tuple[str, ...]:
    """The tokens of the first input, or of this node of ids; what is not in the vocabulary is `<unk>`."""
    reader = run.model.tokenizer
    labels = reader.places if isinstance(reader, Sense) else reader.vocabulary
    return tuple(labels[i] for i in run.graph.value(ids or run.tokens).tolist())


def _filled(run: Run) -> tuple[str, ...]:
    """The tokens, and in the place of each blank what fills it."""
    vocabulary, ids, blanks = run.model.tokenizer.vocabulary, run.graph.value("filled"), set(run.blanks)
    return tuple(
        f"→ {vocabulary[ids[row]]}" if row in blanks else token for row, token in enumerate(token_labels(run))
    )


def unknown_pieces(run: Run) -> tuple[str, ...]:
    """The pieces of the text that the vocabulary lacks, each once, in order."""
    if isinstance(run.model.tokenizer, Sense):
        return ()
    ids = run.graph.value(run.tokens).tolist()
    pieces, unknown = piece_texts(run.graph, _prefix(run.tokens, "tokens")), run.model.tokenizer.unknown
    return tuple(dict.fromkeys(piece for piece, i in zip(pieces, ids, strict=True) if i == unknown))


def dropped(run: Run) -> int:
    """How many tokens at the start of the text did not fit the context."""
    context = run.model.architecture.context
    if len(run.graph.value(run.tokens)) < context:
        return 0
    text = text_of(run.graph.value(_prefix(run.tokens, "tokens") + "text"))
    return max(0, len(run.model.tokenizer.encode(text)) - context)


def merge_labels(run: Run, node: str = "merges") -> tuple[str, ...]:
    """Every merge as the two tokens that it joined: `c·at`, and of bytes `e4 b8·ad`."""
    tokenizer = run.model.tokenizer
    assert isinstance(tokenizer, Bpe)
    parts = (tokenizer.parts(i) for i in run.graph.value(node)[:, 2].tolist())
    return tuple("·".join(shown(part).strip("⟨⟩") for part in pair) for pair in parts)


def axis_labels(run: Run, axis: str, size: int, lang: str, node: str = "") -> Sequence[str]:
    """Labels for one axis of a node; raw text, not yet cleaned for a terminal. A gradient has its node's."""
    kind, graph, node = axis_kind(axis), run.graph, plain_name(node)
    last = node.rpartition(".")[2]
    if kind == "char":
        return text_of(graph.value(node))
    if kind == "byte":
        return byte_labels(graph, _prefix(node, "bytes"))
    if kind == "merge":
        return merge_labels(run, node)
    if kind == "token" and last == "pieces":
        prefix = _prefix(node, "pieces")
        return (
            token_labels(run, f"{prefix}tokens") if f"{prefix}bytes" in graph else piece_texts(graph, prefix)
        )
    if kind in TOKENS:
        return _filled(run) if node == "filled" else token_labels(run, axis_tokens(run, axis))
    if kind == "patch":
        return token_labels(run)[:size]
    if kind == "vocab":
        return run.model.tokenizer.vocabulary
    if kind == "feature" and run.model.card.features:
        return tuple(words[lang] for words in run.model.card.features)
    if kind == "joined" and (heads := _heads(run, node, size)) > 1:
        width = size // heads
        return tuple(f"{i // width + 1}.{i % width}" for i in range(size))
    if node == "next":
        return tuple(run.model.tokenizer.vocabulary[i] for i in graph.value("next").tolist())
    if kind == "one":
        return ("",) * size
    if kind == "span":
        return MERGE_COLUMNS if last == "merges" else PIECE_COLUMNS
    return tuple(map(str, range(size)))


def _heads(run: Run, node: str, size: int) -> int:
    """Into how many heads the columns of a node, or those that it makes, are cut."""
    graph, waiting = run.graph, [node]
    for name in waiting:
        for user in graph.users(name):
            op = graph.node(user).op
            if isinstance(op, SplitHeads):
                return op.heads
            if user.endswith("_proj"):
                waiting.append(user)
    return run.stacks[0].heads if run.stacks and size % run.stacks[0].heads == 0 else 1


def _prefix(node: str, last: str) -> str:
    """What stands before the last part of a name: `source.` of `source.bytes`."""
    return node.removesuffix(last)
