"""Published architectures, a file each: how one is recognised, its config, its table of names."""

from __future__ import annotations

from attn_tui.models.published.gpt2 import GPT2
from attn_tui.models.published.llama import LLAMA
from attn_tui.models.published.published import PUBLISHED, Published, published_of, register, renamed

register(GPT2)
register(LLAMA)

__all__ = ["PUBLISHED", "Published", "published_of", "register", "renamed"]
