"""What the model writes after a text: many texts at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import torch

from attn_tui.tokenize.bpe import END, Bpe
from attn_tui.workshop.model import Decoder

Ids = list[int]
BATCH = 125


@torch.no_grad()
def extend(
    model: Decoder, prompts: Sequence[Sequence[int]], count: int, temperature: float = 0.0, seed: int = 0
) -> list[Ids]:
    """At most `count` tokens after each prompt, none after an end; the likeliest at temperature 0."""
    source = torch.Generator().manual_seed(seed)
    lengths: dict[int, list[int]] = defaultdict(list)
    for i, prompt in enumerate(prompts):
        lengths[len(prompt)].append(i)
    out: list[Ids] = [[] for _ in prompts]
    for length, places in lengths.items():
        for at in range(0, len(places), BATCH):
            some = places[at : at + BATCH]
            rows = torch.tensor([list(prompts[i]) for i in some])
            for _ in range(count):
                logits = model.last(rows[:, -model.config.context :])
                if temperature:
                    new = torch.multinomial((logits / temperature).softmax(-1), 1, generator=source)
                else:
                    new = logits.argmax(-1, keepdim=True)
                rows = torch.cat((rows, new), 1)
                if (rows[:, length:] == END).any(1).all():
                    break
            for i, row in zip(some, rows[:, length:].tolist(), strict=True):
                out[i] = row[: row.index(END)] if END in row else row
    return out


def continuations(
    model: Decoder, bpe: Bpe, texts: Sequence[str], count: int, temperature: float = 0.0, seed: int = 0
) -> list[tuple[str, bool]]:
    """(what follows, whether the model ended it) for each text; bytes of no character are left out."""
    written = extend(model, [bpe.ids(text) for text in texts], count, temperature, seed)
    return [(bpe.decode(ids).decode("utf-8", "ignore"), len(ids) < count) for ids in written]
