"""What a model is, besides its weights: the readable `config.json` beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import msgspec

from attn_tui.files import FileError
from attn_tui.files.checked import CheckError, checked, expect, one_of, written
from attn_tui.files.reading import read_text
from attn_tui.models.architecture import NORMS, POSITIONS, Architecture, ModelError
from attn_tui.models.card import ModelCard
from attn_tui.models.families import FAMILIES, stacks_of
from attn_tui.text.bilingual import LANGUAGES, Bilingual
from attn_tui.text.clean import clean

FORMAT = 1
LARGEST, MOST_LAYERS = 1 << 16, 1 << 10
"""No count in a config may be larger: a damaged file must not ask for all the memory."""
LARGEST_FILE = 1 << 20
"""Bytes. A config names a few heads and features; another file, given by mistake, is much larger."""

OF_SOME = ("span", "farthest", "fills", "mask", "patch")
"""What only some models have; others say nothing of it."""

Count = Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]


@dataclass(frozen=True)
class Config:
    """What config.json says: the shape of the model, words about it, and which files hold the rest."""

    architecture: Architecture
    card: ModelCard
    tokenizer: Mapping[str, str] = field(default_factory=dict)
    weights_crc32: str = ""


class _ConfigHead(msgspec.Struct):
    """What every format begins with."""

    format: int


class _ConfigFile(msgspec.Struct):
    """The file, key for key."""

    name: str
    family: str
    layers: Annotated[int, msgspec.Meta(ge=1, le=MOST_LAYERS)]
    heads: Count
    d_model: Count
    d_head: Count
    d_mlp: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)]
    vocabulary: Count
    context: Count
    norm: str
    norm_eps: Annotated[float, msgspec.Meta(ge=0, le=1)]
    positions: str
    tied: bool
    tokenizer: dict[str, str]
    about: Bilingual
    examples: dict[str, list[str]]
    features: list[Bilingual] | None = None
    heads_named: list[list[Bilingual]] | None = None
    opens_at: tuple[int, int] = (0, 0)
    weights_crc32: str = ""
    span: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)] = 0
    farthest: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)] = 0
    fills: Annotated[int, msgspec.Meta(ge=0, le=MOST_LAYERS)] = 0
    mask: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)] | None = None
    patch: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)] = 0


def read_config(path: Path) -> Config:
    """The config in this file; ModelError, one line, where it is not one that we can use."""
    try:
        return parse_config(read_text(path, LARGEST_FILE))
    except CheckError as error:
        raise ModelError(f"{path}: {error}; install the model again") from None
    except FileError as error:
        raise ModelError(f"{error}; is this a model's folder?") from None


def parse_config(text: str) -> Config:
    """The config that this JSON says; CheckError, one line, where it says none."""
    # the format first: another one may well lack what this one needs
    format = checked(text, _ConfigHead).format
    expect(format == FORMAT, "format", f"{FORMAT}, the one known here", format)
    raw = checked(text, _ConfigFile)
    architecture = _architecture(raw)
    return Config(architecture, _card(raw, architecture), raw.tokenizer, raw.weights_crc32)


def config_text(config: Config) -> str:
    """The config.json that says this, without names of heads and features."""
    shape, card = config.architecture, config.card
    same = ("family", "layers", "heads", "d_model", "d_head", "d_mlp", "vocabulary", "context")
    rest = ("norm", "norm_eps", "positions", "tied", *(key for key in OF_SOME if getattr(shape, key)))
    said = {"format": FORMAT, "name": card.name} | {key: getattr(shape, key) for key in same + rest}
    examples = {lang: list(card.examples.get(lang, ())) for lang in LANGUAGES}
    about = {lang: card.about[lang] for lang in LANGUAGES}
    said |= {"tokenizer": dict(config.tokenizer), "about": about, "examples": examples}
    return written(said | ({"weights_crc32": config.weights_crc32} if config.weights_crc32 else {}))


def _architecture(raw: _ConfigFile) -> Architecture:
    # a row of equals would be 0/0 in a norm without ε
    right = raw.norm_eps > 0 or raw.norm == "none"
    expect(right, "norm_eps", "a small number above 0, as 1e-5", raw.norm_eps)
    return Architecture(
        family=one_of(raw.family, "family", FAMILIES),
        layers=raw.layers,
        heads=raw.heads,
        d_model=raw.d_model,
        d_head=raw.d_head,
        vocabulary=raw.vocabulary,
        context=raw.context,
        d_mlp=raw.d_mlp,
        norm=one_of(raw.norm, "norm", NORMS),
        norm_eps=raw.norm_eps,
        positions=one_of(raw.positions, "positions", POSITIONS),
        tied=raw.tied,
        span=raw.span,
        farthest=raw.farthest,
        fills=raw.fills,
        mask=raw.mask,
        patch=raw.patch,
    )


def _card(raw: _ConfigFile, shape: Architecture) -> ModelCard:
    """The words, safe to show; CheckError where there are not as many names as there are things."""
    features, heads = _words(raw.features), [_words(layer) for layer in raw.heads_named or ()]
    expect(len(features) in (0, shape.d_model), "features", f"{shape.d_model} of them", len(features))
    named = [len(layer) for layer in heads]
    wanted = f"{shape.heads} in each of {shape.layers} layers"
    expect(named in ([], [shape.heads] * shape.layers), "heads_named", wanted, named)
    layer, head = raw.opens_at
    inside = 0 <= layer < shape.layers and 0 <= head < shape.heads
    expect(inside, "opens_at", f"a layer below {shape.layers} and a head below {shape.heads}", raw.opens_at)
    for lang in LANGUAGES:
        expect(lang in raw.examples, f"examples.{lang}", "a list of texts", None)
    return ModelCard(
        name=clean(raw.name),
        about=_words([raw.about])[0],
        examples={lang: tuple(map(clean, raw.examples[lang])) for lang in LANGUAGES},
        features=features,
        heads_named={stacks_of(shape)[0].prefix: tuple(heads)} if heads else {},
        opens_at=raw.opens_at,
    )


def _words(found: Sequence[Bilingual] | None) -> tuple[Bilingual, ...]:
    return tuple(Bilingual(clean(words.zh), clean(words.en)) for words in found or ())
