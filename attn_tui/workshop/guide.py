"""Where one head is told to look: from a pronoun of the little world to the noun that it stands for.

The loss of this room is added to that of the next tokens, for one head alone. What it is told of are the
nouns, frames and links of the little world; measured it is on others (`measure/pronouns.py`).
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.measure.looking import Case, places
from attn_tui.workshop.model import Decoder, Layer
from attn_tui.workshop.world.chinese import Chinese
from attn_tui.workshop.world.english import English
from attn_tui.workshop.world.entity import Entity
from attn_tui.workshop.world.plots import ALL, links
from attn_tui.workshop.world.stories import events

GUIDED = (3, 5)
"""The layer and the head, from 0."""
CASES = 24
"""Cases a step, in both languages."""
EVERY = 2
"""Steps from one lesson to the next."""
WEIGHT = 0.5
"""Of this loss beside that of the next tokens."""

SAYINGS = 0.6
"""The part of the cases that are sayings; the others are the beginnings of stories."""

_PRONOUNS = (
    {"he": "m", "she": "f", "it": "n", "they": "PN"},
    {"他": "m", "她": "f", "它": "n", "他们": "P", "她们": "P", "它们": "N"},
)
_FOUND = (re.compile(r"\b(?:he|she|it|they)\b", re.IGNORECASE), re.compile("[他她它]们?"))


def cases(seed: int) -> Iterator[Case]:
    """Sayings and stories, up to the first pronoun that can stand for one of their nouns and for no other."""
    rng = random.Random(seed)
    while True:
        happened = events(rng, links.PLOTS if rng.random() < SAYINGS else ALL)
        who = list({id(role): role for event in happened for role in event.roles.values()}.values())
        entities = [role for role in who if isinstance(role, Entity)]
        for lang, text in enumerate((English(rng).tell(happened), Chinese(rng).tell(happened))):
            case = _case(text, lang, entities)
            if case:
                yield case


def _case(text: str, lang: int, entities: Sequence[Entity]) -> Case | None:
    for found in _FOUND[lang].finditer(text):
        kind = _PRONOUNS[lang].get(found[0].lower(), "")
        meant = [entity for entity in entities if entity.pronoun in kind]
        if len(meant) != 1 or len(entities) < 2 or not _noun(meant[0], lang):
            continue
        before = text[: found.start()].lower()
        nouns = [match.span() for match in re.finditer(re.escape(_noun(meant[0], lang).lower()), before)]
        if nouns:
            return Case(text[: found.end()], found.span(), tuple(nouns))
    return None


def _noun(entity: Entity, lang: int) -> str:
    if entity.name:
        return entity.name[lang]
    return entity.plural if lang == 0 and entity.many and entity.plural else entity.noun[lang]


def lesson(model: Decoder, bpe: Bpe, some: Sequence[Case]) -> Tensor:
    """The mean of -log of the guided head's weight on the right noun, over the cases."""
    at = [places(bpe, case) for case in some]
    at = [place for place in at if place.right]
    width = max(len(place.ids) for place in at)
    device = model.E.device
    ids = torch.tensor([place.ids + [0] * (width - len(place.ids)) for place in at], device=device)
    right = torch.zeros(len(at), width, device=device)
    for row, place in zip(right, at, strict=True):
        row[place.right] = 1.0
    rows = torch.tensor([place.row for place in at], device=device)
    weights = _weights(model, ids, rows)
    return -(weights * right).sum(-1).clamp(min=1e-9).log().mean()


def _weights(model: Decoder, ids: Tensor, rows: Tensor) -> Tensor:
    """(b, n): the guided head's weights in one row of each text."""
    index, head = GUIDED
    x = F.embedding(ids, model.E) + model.P[: ids.shape[1]]
    for layer in model.layer[:index]:
        x = layer(x)
    layer = model.layer[index]
    assert isinstance(layer, Layer)
    own = slice(head * layer.d_head, (head + 1) * layer.d_head)
    normed = layer.norm1(x)
    every = torch.arange(len(ids))
    query, keys = normed[every, rows] @ layer.W_q[:, own], normed @ layer.W_k[:, own]
    scores = (keys @ query[:, :, None])[:, :, 0] / math.sqrt(layer.d_head)
    future = torch.arange(ids.shape[1], device=ids.device)[None] > rows[:, None]
    return scores.masked_fill(future, -torch.inf).softmax(-1)
