"""Continuations of a prompt, as they come."""

from __future__ import annotations

import torch

from attn_tui.tokenize.bpe import END, Bpe
from attn_tui.workshop.model import Decoder

PROMPTS = {
    "en": (
        "I want to",
        "The boys",
        "She went to the",
        "Do you know",
        "Yesterday, my father",
        "The cat is",
        "It is too",
        "Once upon a time, there was a",
        "Can you help me",
        "He did not come because",
    ),
    "zh": (
        "我想喝一",
        "你知道",
        "他昨天去了",
        "我的妈妈",
        "这本书",
        "小猫",
        "今天天气",
        "从前有一个",
        "他没有来，因为",
        "你能不能",
    ),
}


@torch.no_grad()
def continuation(model: Decoder, bpe: Bpe, prompt: str, temperature: float, seed: int, most: int = 28) -> str:
    """The text after the prompt, to its end or for `most` tokens; greedy at temperature 0."""
    source = torch.Generator().manual_seed(seed)
    ids, text, pending = bpe.ids(prompt), "", b""
    for _ in range(most):
        logits = model(torch.tensor([ids[-model.config.context :]]))[0, -1]
        if temperature:
            chosen = int(torch.multinomial((logits / temperature).softmax(-1), 1, generator=source))
        else:
            chosen = int(logits.argmax())
        if chosen == END:
            break
        ids.append(chosen)
        text, pending = bpe.append(text, chosen, pending)
    return text
