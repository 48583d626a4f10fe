"""Learns the merges: whole words of both languages, and none that joins two Chinese words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attn_tui.files.atomic import write
from attn_tui.tokenize.bpe import BYTES, RULE, Bpe, file_text, from_file, is_fragment

VOCABULARY = 7168
SPARE = 4096
"""Merges learned beyond those needed, since some are thrown away."""
LONGEST = 24
"""Bytes of the longest token: eight Chinese characters."""
STARTS = 500
"""How many of the commonest English words are also to be whole with a capital, at the start of a text."""
RARE = 40
"""A token that the training texts use less often is thrown away."""
ROUNDS = 6
"""Of throwing away: without a token, those that it was made of may be useless too."""
EDGE = "\0"
"""Stands between two Chinese words in the texts that the merges are learned from."""

Ids = list[int]
Pair = tuple[bytes, bytes]
Texts = Sequence[tuple[str, str]]
"""(language, text) of each."""

_HAN = re.compile("[一-鿿]+")
_ENGLISH = re.compile("[a-z]+")
_PIECE = re.compile(RULE.replace("[一-鿿]", f"[{EDGE}一-鿿]"))
"""The words of a text as the tokenizer cuts them, with the edges of Chinese ones left in."""
_PARTICLE = re.compile("^([我你他她它](?!们)(?=.)|[和的](?=..))")
"""What jieba's dictionary has with the word after it: 我会, 和玛丽."""
_SHOWN = re.compile("^text: (.+)$", re.MULTILINE)
WHOLE = ("苹果", "番茄", "虽然", "垫子", "风筝", "指着", "妹妹", "小猫", "小鸟", "西红柿")
"""Chinese words that learners meet here and that the texts alone may not make whole."""
LESSONS = Path(__file__).parents[2] / "lessons"


def learn_merges(texts: Texts, wanted: Iterable[str] = (), vocabulary: int = VOCABULARY) -> list[Pair]:
    """The merges of these texts; each of the `wanted` words comes out whole where that can be.

    What is thrown away makes room for what was learned after it: merges that end inside a character, glue two
    Chinese words together, or make a token that hardly occurs and that no other is made of.
    """
    marked = [(edged(text) if lang == "zh" else text) for lang, text in texts]
    pieces = Counter(piece for text in marked for piece in _PIECE.findall(text))
    # each character alone as well, or 苹, which 果 always follows, would be learned from its middle
    alone = [EDGE.join("".join(_HAN.findall(text))) for lang, text in texts if lang == "zh"]
    extra = [*_capitals(texts), *wanted]
    often = [word for word in extra for _ in range(3 * RARE)]
    merges = readable(_learn([*marked, *alone, *often], vocabulary))
    merges = merges[: vocabulary + SPARE - BYTES - 1]
    needed = {word.encode() for word in extra}
    for _ in range(ROUNDS):
        uses, across = _uses(merges, pieces)
        dropped = _useless(merges, uses, across, needed)
        if not dropped:
            break
        merges = [pair for pair in merges if pair[0] + pair[1] not in dropped]
    return merges[: vocabulary - BYTES - 1]


def edged(text: str) -> str:
    """A text with EDGE between its Chinese words, as jieba has them, pronouns and particles apart."""
    import jieba

    def words(run: re.Match[str]) -> str:
        return EDGE.join(_PARTICLE.sub(rf"\1{EDGE}", word) for word in jieba.cut(run[0], HMM=False))

    return _HAN.sub(words, text)


def readable(merges: Iterable[Pair]) -> list[Pair]:
    """Without the merges that end in the middle of a character after a whole one, and what builds on them."""
    kept: list[Pair] = []
    made = {bytes([byte]) for byte in range(BYTES)}
    for left, right in merges:
        whole = not is_fragment(left + right)
        inside = len(left + right) <= 3 and all(byte < 0xC0 for byte in (left + right)[1:])
        if left in made and right in made and (whole or inside):
            made.add(left + right)
            kept.append((left, right))
    return kept


def write_tokenizer(path: Path, merges: Sequence[Pair]) -> Bpe:
    """Write the file and read it back."""
    write(path, file_text(merges))
    return Bpe.load(path)


class Encoder:
    """The same ids as `Bpe` gives, from the `tokenizers` library: a million tokens in a second."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(path))

    def __call__(self, texts: list[str]) -> list[Ids]:
        """The ids of each text."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(texts)]


def common_words(texts: Texts, lang: str, count: int) -> list[str]:
    """The commonest words of a language, in small letters (English) or as jieba cuts them (Chinese)."""
    own = (text for code, text in texts if code == lang)
    counts = Counter(word for text in own for word in _words(text, lang))
    return [word for word, _ in counts.most_common(count)]


def _words(text: str, lang: str) -> Iterator[str]:
    if lang == "en":
        return iter(_ENGLISH.findall(text.lower()))
    return (word for run in edged(text).split(EDGE) for word in _HAN.findall(run))


def _capitals(texts: Texts) -> list[str]:
    """At the start of a text; the commonest of them at the start of a later sentence too."""
    words = [word.capitalize() for word in common_words(texts, "en", STARTS) if len(word) > 1]
    return words + [" " + word for word in words[: STARTS // 3]]


def _learn(texts: Iterable[str], vocabulary: int) -> Iterator[Pair]:
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(EDGE, "removed"),
            pre_tokenizers.Split(Regex(RULE), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary + 2 * SPARE,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        max_token_length=LONGEST,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    return ((from_file(left), from_file(right)) for left, right in merges)


def _uses(merges: Sequence[Pair], pieces: Counter[str]) -> tuple[Counter[bytes], Counter[bytes]]:
    """How often each token occurs in the texts, and how often with the edge of a Chinese word inside it."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(file_text(merges))
    tokens = Bpe(merges).tokens
    uses: Counter[bytes] = Counter()
    across: Counter[bytes] = Counter()
    encodings = tokenizer.encode_batch([piece.replace(EDGE, "") for piece in pieces])
    for (piece, count), encoding in zip(pieces.items(), encodings, strict=True):
        edges = {found.start() - i for i, found in enumerate(re.finditer(EDGE, piece))}
        for id_, (start, stop) in zip(encoding.ids, encoding.offsets, strict=True):
            uses[tokens[id_]] += count
            if edges and any(at in edges for at in range(start + 1, stop)):
                across[tokens[id_]] += count
    return uses, across


def _useless(
    merges: Sequence[Pair], uses: Counter[bytes], across: Counter[bytes], needed: set[bytes]
) -> set[bytes]:
    """The tokens to throw away, none of which another is made of."""
    parts = {part for pair in merges for part in pair}
    made = {left + right for left, right in merges}
    return {
        token
        for token in made - parts - needed
        if uses[token] < RARE or (len(token) > 3 and across[token] > 0.3 * uses[token])
    }


def shown_words(examples: Iterable[str]) -> list[str]:
    """WHOLE, and the English words of these texts and of those that the lessons show, as they are cut."""
    lessons = [path.read_text("utf-8") for path in sorted(LESSONS.rglob("*.md"))]
    shown = [*examples, *(text for lesson in lessons for text in _SHOWN.findall(lesson))]
    pieces = {piece for text in shown for piece in _PIECE.findall(text)}
    return [*WHOLE, *sorted(piece for piece in pieces if piece.isascii())]
