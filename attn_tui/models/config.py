"""What a model is, besides its weights: the readable `config.json` beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Words = Mapping[str, str]
"""One text in each language, by its code: {"zh": …, "en": …}."""

FORMAT = 1
FAMILIES = ("decoder",)
NORMS = ("none", "layernorm")
POSITIONS = ("none", "learned")
LARGEST = 1 << 16
"""No count in a config may be larger: a damaged file must not ask for all the memory."""


class ModelError(Exception):
    """A model that cannot be had, in one line for people."""


@dataclass(frozen=True)
class Config:
    """The shape of a Transformer and the words that go with it.

    L layers, h heads, d d_model, k d_head, m d_mlp (0: no feed-forward block), V vocabulary.
    """

    name: str
    layers: int
    heads: int
    d_model: int
    d_head: int
    d_mlp: int
    vocabulary: int
    context: int
    norm: str = "layernorm"
    norm_eps: float = 1e-5
    positions: str = "learned"
    tied: bool = True
    family: str = "decoder"
    tokenizer: Mapping[str, str] | None = None
    features: tuple[Words, ...] = ()
    heads_named: tuple[tuple[Words, ...], ...] = ()
    about: Words | None = None
    examples: Mapping[str, tuple[str, ...]] | None = None


def read_config(path: Path) -> Config:
    """The config in this file; ModelError, one line, where it is not one that we can use."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); is this a model's folder?") from None
    except (ValueError, RecursionError):
        raise ModelError(f"{path}: is not JSON; the file is damaged, install it again") from None
    if not isinstance(raw, dict):
        raise ModelError(f"{path}: holds no JSON object; the file is damaged, install it again")
    try:
        return parse_config(raw)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
        raise ModelError(f"{path}: {what}; the file is damaged or from another version") from None


def parse_config(raw: dict[str, Any]) -> Config:
    """A Config from the object that the JSON held; KeyError or ValueError say what is wrong."""
    if raw["format"] != FORMAT:
        raise ValueError(f"format {raw['format']!r} is not {FORMAT}, the one known here")
    config = Config(
        name=str(raw["name"]),
        family=_one_of(raw, "family", FAMILIES),
        **{
            key: _count(raw, key) for key in ("layers", "heads", "d_model", "d_head", "vocabulary", "context")
        },
        d_mlp=_count(raw, "d_mlp", least=0),
        norm=_one_of(raw, "norm", NORMS),
        norm_eps=float(raw["norm_eps"]),
        positions=_one_of(raw, "positions", POSITIONS),
        tied=bool(raw["tied"]),
        tokenizer={str(key): str(value) for key, value in raw["tokenizer"].items()},
        features=tuple(_words(w) for w in raw.get("features") or ()),
        heads_named=tuple(tuple(_words(w) for w in layer) for layer in raw.get("heads_named") or ()),
        about=_words(raw["about"]),
        examples={lang: tuple(map(str, raw["examples"][lang])) for lang in ("zh", "en")},
    )
    if config.features and len(config.features) != config.d_model:
        raise ValueError(f"features names {len(config.features)} axes, but d_model is {config.d_model}")
    return config


def _count(raw: dict[str, Any], key: str, least: int = 1) -> int:
    value = raw[key]
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= LARGEST:
        raise ValueError(f"{key} must be a whole number from {least} to {LARGEST}, not {value!r}")
    return value


def _one_of(raw: dict[str, Any], key: str, known: tuple[str, ...]) -> str:
    if raw[key] not in known:
        raise ValueError(f"{key} must be one of {', '.join(known)}, not {raw[key]!r}")
    return str(raw[key])


def _words(raw: Mapping[str, str]) -> Words:
    return {lang: str(raw[lang]) for lang in ("zh", "en")}
