"""Candidates run on to the end of their word, as the model itself goes on."""

from __future__ import annotations

import numpy as np
import pytest

from attn_tui.runs.run import Run, Runs
from attn_tui.runs.setup import Setup
from attn_tui.tokenize.bpe import Bpe
from attn_tui.tour.completion import completions

RUNS = Runs()


def alone(run: Run, token: int) -> int:
    """The likeliest token after the sentence with this one, in a graph of its own."""
    graph = run.graph.copy()
    graph.set("tokens", np.append(run.graph.value("tokens"), token))
    return int(graph.value("logits")[-1].argmax())


@pytest.mark.parametrize("text", ["The boy ate the apple because he", "女孩喜欢那只小猫，因为它"])
def test_a_token_is_followed_by_what_the_model_puts_behind_it(text: str) -> None:
    run = RUNS[Setup("tiny", text)]
    tokenizer = run.model.tokenizer
    assert isinstance(tokenizer, Bpe)
    likely = np.argsort(-run.graph.value("probs")[-1])[:24].tolist()
    parts = [i for i, token in enumerate(tokenizer.tokens) if token in (b"\xe8", b"\xe5\xb0", b" st")]
    ids = [*likely, *parts]
    found = dict(zip(ids, completions(run, ids), strict=True))
    for token, rest in found.items():
        following = tokenizer.tokens[alone(run, token)]
        try:
            word = tokenizer.tokens[token].decode("utf-8")
        except UnicodeDecodeError:
            # a part of a character: where the model goes on with it, all of it is told
            assert (following[:1] > b"\xbf" or following[:1] < b"\x80") == (rest == "")
            continue
        begun = following.decode("utf-8", "ignore")
        goes_on = word[-1:].isascii() and word[-1:].isalpha() and begun[:1].isascii() and begun[:1].isalpha()
        assert rest.startswith(begun) if goes_on else rest == ""


def test_a_model_of_whole_words_is_not_asked() -> None:
    run = RUNS[Setup("byhand", "the cat sat")]
    assert completions(run, [1, 2, 3]) == ("", "", "")
