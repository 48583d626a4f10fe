"""Pictures: our own by name, or a PNG of the learner's (Pillow, the extra `pictures`)."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from attn_tui.files import FileError
from attn_tui.files.reading import read_bytes
from attn_tui.graph.op import Array
from attn_tui.inputs.drawn import KNOWN, SIDE, variation
from attn_tui.inputs.senses import CLASS_TOKEN, InputError, Sense, read_classes
from attn_tui.text.bilingual import Bilingual

PATCHES = 4
"""Patches along a side, for which rows have labels."""
LARGEST_FILE, MOST_PIXELS = 16 << 20, 1 << 24
"""Bytes, and pixels, of a picture that is read."""


@dataclass(frozen=True)
class PictureReader(Sense):
    """Reads pictures as (16, 16), 0 blank and 1 full of ink."""

    known = KNOWN
    ending = ".png"
    words = Bilingual("图", "picture")

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Row and column of every patch, from 1; the class token."""
        numbers = range(1, PATCHES + 1)
        return (*(f"{row}·{column}" for row in numbers for column in numbers), CLASS_TOKEN)

    def made(self, label: str, number: int) -> Array:
        """Drawn."""
        return variation(label, number)

    def from_file(self, path: Path) -> Array:
        """A PNG in grey, made a square and small; dark on light is taken for ink, as on paper."""
        try:
            from PIL import Image
        except ImportError:
            raise InputError(
                f"{path}: to read a PNG install Pillow: pip install 'attn-tui[pictures]'"
            ) from None
        try:
            data = read_bytes(path, LARGEST_FILE)
            with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
                if math.prod(picture.size) > MOST_PIXELS:
                    raise InputError(f"{path}: has more than {MOST_PIXELS >> 20} million pixels")
                bare = Image.new("RGBA", picture.size, "white")
                bare.alpha_composite(picture.convert("RGBA"))
                # the middle of what is longer than wide, or wider than long
                side, (wide, high) = min(picture.size), picture.size
                left, top = (wide - side) // 2, (high - side) // 2
                middle = bare.convert("L").crop((left, top, left + side, top + side))
                grey = np.asarray(middle.resize((SIDE, SIDE), Image.Resampling.BOX))
        except FileError as error:
            raise InputError(str(error)) from None
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            raise InputError(f"{path}: is no PNG, or damaged") from None
        shown = grey.astype(np.float32) / 255
        edge = np.concatenate((shown[0], shown[-1], shown[:, 0], shown[:, -1]))
        return np.asarray(1 - shown if edge.mean() > 0.5 else shown, dtype=np.float32)


def load_pictures(path: Path) -> PictureReader:
    """What reads pictures for the classes in this file."""
    return PictureReader(read_classes(path))
