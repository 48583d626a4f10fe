"""Tokens run on to the end of their word: what the model itself would put behind each of them."""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

import numpy as np

from attn_tui.graph import Graph
from attn_tui.graph.op import Array
from attn_tui.runs.run import Run
from attn_tui.tokenize.bpe import Bpe, is_fragment
from attn_tui.tokenize.nodes import text_of

MOST = 3
"""Tokens put behind one at most."""
LARGEST = 5_000_000
"""Weights. A larger model is not asked again for every candidate: that would take seconds."""
_FIRST_WIDE = "\u2e80"  # from here on a character is a word's part by itself: Chinese, Japanese, Korean

_found: WeakKeyDictionary[Graph, dict[int, str]] = WeakKeyDictionary()


def completions(run: Run, ids: Sequence[int]) -> tuple[str, ...]:
    """What the model puts behind each of these next tokens until the word, or the character, is whole.

    The likeliest token each time. Empty where the token is whole, where the tokenizer knows whole words
    only, and where the model is too large to be asked.
    """
    tokenizer = run.model.tokenizer
    if not isinstance(tokenizer, Bpe) or _weights(run) > LARGEST or "next" not in run.graph:
        return ("",) * len(ids)
    known = _found.setdefault(run.graph, {})
    if fresh := [i for i in ids if i not in known]:
        known.update(zip(fresh, _completed(run, tokenizer, fresh), strict=True))
    return tuple(known[i] for i in ids)


def filled(run: Run) -> str:
    """The text with what the model says in each of its blanks."""
    tokenizer, text, parts, at = run.model.tokenizer, text_of(run.graph.value("text")), [], 0
    pieces, ids = run.graph.value("pieces").tolist(), run.graph.value("filled").tolist()
    for row in run.blanks:
        start, end, _ = pieces[row]
        said, _ = tokenizer.append("", ids[row])
        parts += [text[at:start], said]
        at = end
    return "".join((*parts, text[at:]))


def _completed(run: Run, tokenizer: Bpe, ids: Sequence[int]) -> list[str]:
    tails = [[i] for i in ids]
    growing = [at for at, tail in enumerate(tails) if _unfinished(tokenizer, tail)]
    for _ in range(MOST):
        if not growing:
            break
        following = _next_ids(run, [tails[at] for at in growing])
        still = []
        for at, new in zip(growing, following, strict=True):
            if _goes_on(tokenizer, tails[at], new):
                tails[at].append(new)
                still += [at] if _unfinished(tokenizer, tails[at]) else []
        growing = still
    return [_rest(tokenizer, tail) for tail in tails]


def _next_ids(run: Run, tails: list[list[int]]) -> list[int]:
    """The likeliest token after the sentence with each of these tails, all of one length, in one pass."""
    context, before = run.model.architecture.context, run.graph.value(run.written.tokens)
    if run.setup.edits:
        # an edited cell belongs to one sentence, so each goes its own way
        return [int(_after(run, np.append(before, tail)[-context:])[-1].argmax()) for tail in tails]
    lengths = {len(tail) for tail in tails}
    found: dict[int, int] = {}
    for length in lengths:
        places = [at for at, tail in enumerate(tails) if len(tail) == length]
        rows = np.stack([np.append(before, tails[at])[-context:] for at in places])
        found.update(zip(places, _after(run, rows)[..., -1, :].argmax(axis=-1).tolist(), strict=True))
    return [found[at] for at in range(len(tails))]


def _after(run: Run, tokens: Array) -> Array:
    """The scores (…, 1, V) of the last row alone, after these tokens (…, n)."""
    graph = run.graph.copy()
    graph.set(run.written.tokens, tokens)
    node = graph.node("logits")
    last, *others = (graph.value(name) for name in node.inputs)
    return node.op.forward(last[..., -1:, :], *others)


def _unfinished(tokenizer: Bpe, tail: list[int]) -> bool:
    """Whether these tokens may end inside of a word or of a character."""
    data = b"".join(tokenizer.tokens[i] for i in tail)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return text[-1:].isalpha() and text[-1:] < _FIRST_WIDE


def _goes_on(tokenizer: Bpe, tail: list[int], new: int) -> bool:
    """Whether one token more belongs to the same word or character."""
    before, data = b"".join(tokenizer.tokens[i] for i in tail), tokenizer.tokens[new]
    try:
        before.decode("utf-8")
    except UnicodeDecodeError:
        return bool(data) and data[0] & 0xC0 == 0x80
    text = data.decode("utf-8", "ignore")
    return text[:1].isalpha() and text[:1] < _FIRST_WIDE


def _rest(tokenizer: Bpe, tail: list[int]) -> str:
    """What was put behind the first token; of a character that was in parts the whole character.

    Nothing where the model makes of the parts a character that no text has.
    """
    if len(tail) == 1:
        return ""
    shown = tail if is_fragment(tokenizer.tokens[tail[0]]) else tail[1:]
    rest = b"".join(tokenizer.tokens[i] for i in shown).decode("utf-8", "ignore")
    return rest if rest.isprintable() else ""


def _weights(run: Run) -> int:
    """How many weights the model has, about."""
    shape = run.model.architecture
    return shape.layers * shape.d_model * (4 * shape.d_model + 2 * shape.d_mlp) + (
        shape.vocabulary * shape.d_model
    )
