"""Where a head looks from a pronoun: cases, and whether the largest weight is on the right noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.heads import Scores, attention
from attn_tui.workshop.model import Decoder

Span = tuple[int, int]
"""From this character to before that one."""


@dataclass(frozen=True)
class Case:
    """A text, the pronoun in it, every place of the noun that it stands for, and what kind of case it is."""

    text: str
    pronoun: Span
    nouns: tuple[Span, ...]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Places:
    """A case as tokens: the row that is read, the columns that count, and those of them that are right."""

    ids: list[int]
    row: int
    columns: list[int]
    right: list[int]

    @property
    def chance(self) -> float:
        """How often a head that looks anywhere would be right."""
        return len(self.right) / len(self.columns)


def places(bpe: Bpe, case: Case) -> Places:
    """The pronoun's row, its last token's; the columns before the pronoun without the first token."""
    pieces = bpe.encode(case.text)

    def inside(span: Span) -> list[int]:
        return [i for i, piece in enumerate(pieces) if piece.start < span[1] and piece.end > span[0]]

    own = inside(case.pronoun)
    columns = list(range(1, own[0]))
    right = sorted({i for span in case.nouns for i in inside(span)} & set(columns))
    return Places([piece.id for piece in pieces], own[-1], columns, right)


def hits(model: Decoder, bpe: Bpe, cases: Sequence[Case]) -> NDArray[np.bool_]:
    """(cases, L, h): whether the head's largest weight is on a token of the right noun."""
    out = []
    for case in cases:
        at = places(bpe, case)
        weights = attention(model, at.ids)[:, :, at.row, at.columns].numpy()
        out.append(np.isin(np.array(at.columns)[weights.argmax(-1)], at.right))
    return np.array(out)


def chance(bpe: Bpe, cases: Sequence[Case]) -> float:
    """The mean over the cases of the share of right columns."""
    return float(np.mean([places(bpe, case).chance for case in cases]))


def best_head(scores: Scores) -> tuple[int, int]:
    """(layer, head) of the highest score."""
    layer, head = np.unravel_index(scores.argmax(), scores.shape)
    return int(layer), int(head)


def head_name(at: tuple[int, int]) -> str:
    """A head as people count: from 1."""
    return f"layer {at[0] + 1} head {at[1] + 1}"
