"""Vocabularies that lie in a model's own file, as tokenizers."""

from __future__ import annotations

from collections.abc import Sequence

from attn_tui.models.formats.gguf import Gguf
from attn_tui.tokenize import rules
from attn_tui.tokenize.published import SPACE, PublishedBpe, merges_by_score, pair

WORDS = {
    "default": (rules.GPT2,),
    "gpt-2": (rules.GPT2,),
    "smollm": (rules.DIGIT, rules.GPT2),
    "llama-bpe": (rules.LLAMA3,),
    "qwen2": (rules.QWEN2,),
}
"""How a text is cut into words, by the name that GGUF has for it."""
CONTROL, OF_USERS = 3, 4
"""Kinds of tokens that stand for themselves in a text."""


def tokenizer_of(file: Gguf) -> PublishedBpe:
    """The tokenizer in a GGUF file; ValueError, one line, where it is damaged or of no known kind."""
    names = file.texts("tokenizer.ggml.tokens")
    kind = file.text("tokenizer.ggml.model")
    kinds = file.numbers("tokenizer.ggml.token_type")
    special = [name for name, of in zip(names, kinds, strict=False) if of in (CONTROL, OF_USERS)]
    first = file.metadata.get("tokenizer.ggml.bos_token_id", -1)
    asked = file.metadata.get("tokenizer.ggml.add_bos_token", kind == "llama")
    begin = [names[first]] if asked and isinstance(first, int) and 0 <= first < len(names) else []
    special = list(dict.fromkeys((*special, *begin)))
    if kind == "gpt2":
        cut = file.text("tokenizer.ggml.pre", "default")
        if cut not in WORDS:
            raise ValueError(f"its way to cut words is {cut[:40]}; known here are: {', '.join(WORDS)}")
        merges = [pair(line) for line in file.texts("tokenizer.ggml.merges")]
        return PublishedBpe(
            names, merges, words=WORDS[cut], special=special, begin=begin, whole_first=cut == "llama-bpe"
        )
    if kind != "llama":
        raise ValueError(f"its tokenizer is {kind[:40] or 'not there'}; the kinds known here are gpt2, llama")
    scores = file.numbers("tokenizer.ggml.scores")
    if len(scores) != len(names):
        raise ValueError(f"it has {len(scores)} scores for {len(names)} tokens")
    front = " " if file.metadata.get("tokenizer.ggml.add_space_prefix", True) else ""
    return PublishedBpe(
        names,
        merges_by_score(names, scores),
        words=(),
        special=special,
        begin=begin,
        by_characters=True,
        front=front,
    )


def sentence_pieces(pieces: Sequence[str], scores: Sequence[float]) -> PublishedBpe:
    """The tokenizer of llama2.c: id 1 before every text; pieces of the highest score are made first."""
    names = [piece.strip("\n") or piece for piece in pieces[:3]]
    names += [piece.replace(" ", SPACE) for piece in pieces[3:]]
    return PublishedBpe(
        names,
        merges_by_score(names, scores),
        words=(),
        special=names[:3],
        begin=names[1:2],
        by_characters=True,
        front=" ",
    )
