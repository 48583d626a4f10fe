"""The first nodes of every text model's graph: text, the pieces it is cut into, their ids.

By words:  text → pieces → tokens.
By bytes:  text → bytes → merges → pieces → tokens.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph import Arithmetic, Given, Graph, Op
from attn_tui.graph.arithmetic import Cell
from attn_tui.graph.op import Array, constant, pick, single
from attn_tui.tokenize.bpe import Bpe, check
from attn_tui.tokenize.piece import Tokenizer

PIECE_COLUMNS = ("start", "end", "id")
MERGE_COLUMNS = ("left", "right", "id")


@dataclass(frozen=True)
class Segment(Op):
    """The text cut into the tokenizer's pieces. Where they outrun the context, the last ones stay.

    The ids of `begin` stand before every text, even an empty one.
    """

    tokenizer: Tokenizer
    context: int
    begin: tuple[int, ...] = ()

    kind = "integer"
    numpy = "tokenizer.encode({0}{self.begun})[-{self.context}:]"

    @property
    def begun(self) -> str:
        """What the line of code says of the ids before every text."""
        return _begun(self.begin)

    def forward(self, *inputs: Array) -> Array:
        """Code points (c,); (n, 3): where each piece starts and ends in the text, and its id."""
        rows = [(p.start, p.end, p.id) for p in self.tokenizer.encode(text_of(inputs[0]))]
        rows = [*((0, 0, id_) for id_ in self.begin), *rows]
        return np.array(rows, dtype=np.int64).reshape(-1, 3)[-self.context :]

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: what the tokenizer says."""
        value = float(self.forward(*inputs)[cell])
        return single(value, "tokenizer", PIECE_COLUMNS[cell[1]])


def _begun(begin: tuple[int, ...]) -> str:
    return f", begin={list(begin)}" if begin else ""


@dataclass(frozen=True)
class Utf8(Op):
    """The text as UTF-8 bytes, one to four for each character (RFC 3629, section 3).

    `front` is put before a text that is not empty, as SentencePiece puts a space (Kudo & Richardson 2018).
    """

    front: str = ""

    kind = "integer"
    numpy = "np.frombuffer(({self.fronted}''.join(map(chr, {0}))).encode(), np.uint8).astype(np.int64)"
    torch = "torch.tensor(list(({self.fronted}''.join(map(chr, {0}))).encode()))"

    @property
    def fronted(self) -> str:
        """What the lines of code put before the text."""
        return f"{self.front!r} * (len({{0}}) > 0) + " if self.front else ""

    def forward(self, *inputs: Array) -> Array:
        """Code points (c,); (b,), each 0 to 255."""
        text = text_of(inputs[0])
        text = self.front + text if text else ""
        return np.frombuffer(text.encode("utf-8"), dtype=np.uint8).astype(np.int64)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: what the encoding says."""
        value = float(self.forward(*inputs)[cell])
        return single(value, "UTF-8", "byte")


@dataclass(frozen=True)
class Merges(Op):
    """Which neighbours were joined, word by word, each time the pair learned first (Sennrich et al. 2016)."""

    tokenizer: Bpe

    kind = "integer"
    numpy = "tokenizer.merges({0})"

    def forward(self, *inputs: Array) -> Array:
        """Code points (c,); (m, 3): the byte at which the left part begins, the right one, and the new id."""
        rows, at = [], 0
        for word in self.tokenizer.merged_words(text_of(inputs[0])):
            rows += [(at + m.at, at + m.at + len(m.left), m.id) for m in word.merges]
            at += len(word.bytes)
        return np.array(rows, dtype=np.int64).reshape(-1, 3)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: what the list of merges says."""
        value = float(self.forward(*inputs)[cell])
        return single(value, "merge", MERGE_COLUMNS[cell[1]])


@dataclass(frozen=True)
class Join(Op):
    """The bytes once all merges are done: what is left are the tokens. The last `context` of them stay.

    The ids of `begin` stand before every text, even an empty one; those of the tokenizer before any other.
    """

    tokenizer: Bpe
    context: int
    begin: tuple[int, ...] = ()

    kind = "integer"
    numpy = "tokenizer.join({0}, {1}{self.begun})[-{self.context}:]"

    @property
    def begun(self) -> str:
        """What the line of code says of the ids before every text."""
        return _begun(self.begin)

    def forward(self, *inputs: Array) -> Array:
        """Bytes (b,) and merges (m, 3); (n, 3): first character, the one after the last, and the id.

        A token that is a part of a character spans that character.
        """
        data, merges = inputs
        ids = self.tokenizer.byte_ids[data]
        for left, _, new in merges.tolist():
            ids[left] = new
        starts = self._starts(data, merges)
        stops = np.append(starts[1:], len(data))[: len(starts)]
        characters = _character_of(data) - len(self.tokenizer.front)
        ends = np.maximum(characters[stops - 1] + 1, 0)
        rows = np.stack((np.maximum(characters[starts], 0), ends, ids[starts]), axis=1)
        ids_before = self.begin or (self.tokenizer.begin if len(data) else ())
        begin = [(0, 0, id_) for id_ in ids_before]
        return np.concatenate((np.array(begin, dtype=np.int64).reshape(-1, 3), rows))[-self.context :]

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the id that the last merge gave, or the byte and what leads from it to its id."""
        data, merges = inputs
        result, starts = self.forward(*inputs), self._starts(data, merges)
        value, place = float(result[cell]), cell[0] - len(result) + len(starts)
        if cell[1] < 2 or place < 0:
            return single(value, "join", PIECE_COLUMNS[cell[1]])
        start = int(starts[place])
        fired = np.flatnonzero(merges[:, 0] == start)
        if len(fired):
            return Arithmetic(value, "join", ((pick(merges, (int(fired[-1]), 2), 1),),))
        byte = pick(data, (start,), 0)
        to_id = value - byte.value
        return Arithmetic(value, "+", ((byte,), (constant(to_id, f"{to_id:g}"),)))

    @staticmethod
    def _starts(data: Array, merges: Array) -> Array:
        """The bytes that no merge has put behind another."""
        # not setdiff1d, with which NumPy imports its masked arrays: a twentieth of a second at the start
        alone = np.ones(len(data), dtype=bool)
        alone[merges[:, 1]] = False
        return np.flatnonzero(alone)


@dataclass(frozen=True)
class Column(Op):
    """One column of a table."""

    index: int

    kind = "integer"
    numpy = "{0}[:, {self.index}]"

    def forward(self, *inputs: Array) -> Array:
        """(n, a); (n,)."""
        return inputs[0][:, self.index]

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the cell of the table."""
        factor = pick(inputs[0], (cell[0], self.index), 0)
        return Arithmetic(factor.value, "id", ((factor,),))


@dataclass(frozen=True)
class ShuffledColumn(Op):
    """One column of a table, its rows shuffled, the same for every table of that length; the last stays."""

    index: int

    kind = "integer"
    numpy = (
        "np.append({0}[np.random.default_rng(len({0})).permutation(max(0, len({0}) - 1)), {self.index}], "
        "{0}[-1:, {self.index}])"
    )
    torch = "{0}[torch.cat((torch.randperm(len({0}) - 1), torch.tensor([len({0}) - 1]))), {self.index}]"

    def forward(self, *inputs: Array) -> Array:
        """(n, a); (n,)."""
        return np.asarray(inputs[0][self._order(len(inputs[0])), self.index])

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the cell of the table that was moved here."""
        factor = pick(inputs[0], (int(self._order(len(inputs[0]))[cell[0]]), self.index), 0)
        return Arithmetic(factor.value, "id", ((factor,),))

    @staticmethod
    def _order(count: int) -> Array:
        # seeded by the length, so that a sentence is shuffled alike each time; the last token stays, as
        # it is the one that is answered
        return np.append(np.random.default_rng(count).permutation(max(0, count - 1)), np.arange(count)[-1:])


def add_text_nodes(
    graph: Graph,
    tokenizer: Tokenizer,
    context: int,
    shuffled: bool = False,
    prefix: str = "",
    axis: str = "token",
    begin: tuple[int, ...] = (),
) -> None:
    """Add the nodes from `text` to `tokens`, `prefix` before each name; `set_text` then gives them a text.

    `axis` is what the axis of the tokens is called, `begin` the ids that stand before every text.
    """

    def add(name: str, op: Op, inputs: tuple[str, ...], axes: tuple[str, ...], formula: str) -> None:
        graph.add(prefix + name, op, [prefix + each for each in inputs], axes, formula)

    add("text", Given("code point"), (), ("char",), "Unicode code points")
    if isinstance(tokenizer, Bpe):
        add("bytes", Utf8(tokenizer.front), ("text",), ("byte",), "UTF-8(text)")
        add("merges", Merges(tokenizer), ("text",), ("merge", "span"), "pairs joined, in order")
        add("pieces", Join(tokenizer, context, begin), ("bytes", "merges"), (axis, "span"), "bytes, merged")
    else:
        add("pieces", Segment(tokenizer, context, begin), ("text",), (axis, "span"), "tokenizer(text)")
    column: Op = ShuffledColumn(2) if shuffled else Column(2)
    add("tokens", column, ("pieces",), (axis,), "ids of the pieces" + (", shuffled" if shuffled else ""))


def set_text(graph: Graph, text: str, prefix: str = "") -> None:
    """Put another text in; everything that depends on it is forgotten.

    TextError, one line, for a lone surrogate: half of a character is no text.
    """
    check(text)
    graph.set(f"{prefix}text", np.array([ord(c) for c in text], dtype=np.int64))


def text_of(code_points: Array) -> str:
    """The text that these code points spell."""
    return "".join(map(chr, code_points.tolist()))


def piece_texts(graph: Graph, prefix: str = "") -> tuple[str, ...]:
    """The pieces as they stand in the text."""
    text = text_of(graph.value(f"{prefix}text"))
    return tuple(text[start:end] for start, end, _ in graph.value(f"{prefix}pieces").tolist())


def byte_labels(graph: Graph, prefix: str = "") -> tuple[str, ...]:
    """Every byte in hexadecimal, the first of a character with the character before it."""
    text, data = text_of(graph.value(f"{prefix}text")), graph.value(f"{prefix}bytes")
    # what a tokenizer puts in front is no character of the text
    more = int(_character_of(data)[-1]) + 1 - len(text) if len(data) else 0
    text, characters = " " * more + text, _character_of(data).tolist()
    first = [i == 0 or characters[i] != characters[i - 1] for i in range(len(data))]
    return tuple(
        f"{text[c] if begins else ''} {byte:02x}"
        for c, byte, begins in zip(characters, data.tolist(), first, strict=True)
    )


def _character_of(data: Array) -> Array:
    """(b,): the number of the character that each byte belongs to; 10xxxxxx goes on with one."""
    return np.asarray(np.cumsum((data & 0xC0) != 0x80) - 1)
