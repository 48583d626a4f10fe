"""The texts of a setup in its graph; what a model writes on is written by itself where nobody typed it."""

from __future__ import annotations

import numpy as np

from attn_tui.graph import Graph
from attn_tui.models.architecture import Input
from attn_tui.models.model import Model
from attn_tui.runs.plan import Pairs
from attn_tui.text.clean import clean
from attn_tui.tokenize.bpe import END, Bpe
from attn_tui.tokenize.nodes import set_text, text_of


def written_of(model: Model, graph: Graph) -> Input:
    """The input that the model writes on, whose last token the next one follows; else its first."""
    inputs = model.family.inputs
    after = graph.node("draw").inputs[1:] if "draw" in graph else ()
    return next((given for given in inputs if given.tokens in after), inputs[0])


def put_texts(graph: Graph, model: Model, text: str, others: Pairs) -> None:
    """Put these texts into a graph that nobody else holds, as far as they differ."""
    first, *rest = model.family.inputs
    typed = {first.id: text, **{id: each for id, each in others if each}}
    for given in (first, *rest):
        if given.id in typed or not given.begun:
            _put(graph, typed.get(given.id, ""), given)
    # only now, as what is written depends on what was read
    for given in rest:
        if given.begun and given.id not in typed:
            _put(graph, run_on(graph, model, given), given)


def _put(graph: Graph, text: str, given: Input) -> None:
    if text_of(graph.value(f"{given.prefix}text")) != text:
        set_text(graph, text, given.prefix)


def run_on(graph: Graph, model: Model, given: Input) -> str:
    """What the model writes from nothing until it ends the text, token after token (greedy, or by lot).

    At most as long as the context. Nothing where there is nothing to read, or where numbers end.
    """
    tokenizer = model.tokenizer
    if not isinstance(tokenizer, Bpe) or not all(
        len(graph.value(each.tokens)) for each in model.family.inputs if not each.begun
    ):
        return ""
    alone, ids = graph.copy(), [END]
    while len(ids) < model.architecture.context:
        alone.set(given.tokens, np.array(ids, dtype=np.int64))
        following = _next(alone)
        if following == END:
            break
        ids.append(following)
    return clean(tokenizer.decode(ids[1:]).decode("utf-8", "ignore"))


def _next(graph: Graph) -> int:
    """The next token; where none is drawn by lot of the last row alone, a fraction of the work."""
    if int(graph.value("seed")[0]) or any(name in graph.edits for name in ("logits", "tempered", "kept")):
        return int(graph.value("next")[0])
    node = graph.node("logits")
    stream, *others = (graph.value(name) for name in node.inputs)
    return int(node.op.forward(stream[-1:], *others)[0].argmax())
