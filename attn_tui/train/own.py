"""The learner's own text as it is given on the screen: its words themselves, or the name of a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from attn_tui.tokenize.bpe import Bpe
from attn_tui.tokenize.learning import learn_merges
from attn_tui.train.folder import RunFolder
from attn_tui.train.plan import Plan
from attn_tui.train.start import Shape, TrainingRun, begin_text
from attn_tui.train.text import Text, context_for, encoded, read_texts

PLAN = Plan(steps=800, batch=16, rate=3e-3, looks=40, warm=50)
"""A minute or two."""
_PER_ENTRY = 16
"""Bytes of the text for an entry of the vocabulary: a short text repeats little."""
_COUNTED = 1 << 13
"""Bytes of a text that is short enough to be counted while one waits."""
_LONGEST_NAME = 4096
_NAME = re.compile(r"(~\w*|\.{0,2})/\S.*|[A-Za-z]:\\.+|\S*[^\W\d]\.[A-Za-z]\w{0,4}")
"""What is the name of a file by its look: a path, or a word with an ending."""


def own_texts(said: str) -> tuple[str, ...]:
    """What was typed or pasted, or what the file says that it names.

    FileError or TextTooShort, one line, where nothing can be learned from it.
    """
    # half a character is nothing that a file could hold
    said = said.encode("utf-8", "replace").decode("utf-8")
    path = _path(said.strip())
    texts = (said,) if path is None else read_texts((path,))
    size = _size(texts)
    if size <= _COUNTED:
        bpe = Bpe(learn_merges(texts, _vocabulary(size)))
        ids = encoded(bpe, texts)
        Text(ids, context_for(len(ids)), len(bpe.tokens))
    return texts


def begin_own(texts: Sequence[str], plan: Plan, folder: RunFolder) -> TrainingRun:
    """A run on these texts from its beginning; its tokens and its context are as many as they give."""
    return begin_text(texts, replace(Shape(), vocabulary=_vocabulary(_size(texts))), plan, folder)


def _size(texts: Sequence[str]) -> int:
    return sum(len(text.encode("utf-8")) for text in texts)


def _vocabulary(size: int) -> int:
    return min(Shape.vocabulary, 257 + size // _PER_ENTRY)


def _path(said: str) -> Path | None:
    """The file that this names; None where these are words."""
    if not said or "\n" in said or len(said) > _LONGEST_NAME:
        return None
    # as terminals write the name of a file that is dropped on them
    name = (
        said[1:-1] if len(said) > 2 and said[0] == said[-1] and said[0] in "'\"" else said.replace("\\ ", " ")
    )
    try:
        path = Path(name).expanduser()
        there = path.exists()
    except (OSError, ValueError, RuntimeError):
        path, there = Path(name), False
    return path if there or _NAME.fullmatch(name) else None
