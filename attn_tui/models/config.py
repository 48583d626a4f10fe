"""What a model is, besides its weights: the readable `config.json` beside them."""

from __future__ import annotations

import json
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Words = Mapping[str, str]
"""One text in each language, by its code: {"zh": …, "en": …}."""

Head = tuple[int, int]
"""A layer and a head in it, both from 0."""

FORMAT = 1
LANGUAGES = ("zh", "en")
FAMILIES = ("decoder",)
NORMS = ("none", "layernorm")
POSITIONS = ("none", "learned")
WINDOW = 4
"""How many tokens each one sees under a window mask, itself included."""
LARGEST = 1 << 16
"""No count in a config may be larger: a damaged file must not ask for all the memory."""


class ModelError(Exception):
    """A model that cannot be had, in one line for people."""


@dataclass(frozen=True)
class Config:
    """The shape of a Transformer and the words that go with it.

    L layers, h heads, d d_model, k d_head, m d_mlp (0: no feed-forward block), V vocabulary. What comes
    after `weights_crc32` no file says: the switches turn it (see `switches`).
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
    weights_crc32: str = ""
    norm_at: str = "before"
    scaling: str = "on"
    mask: str = "causal"
    residual: str = "on"
    attention: str = "softmax"
    order: str = "typed"
    silent: tuple[Head, ...] = ()


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
    except (KeyError, ValueError) as error:
        what = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
        raise ModelError(f"{path}: {what}; the file is damaged or from another version") from None


def parse_config(raw: dict[str, Any]) -> Config:
    """A Config from the object that the JSON held; KeyError or ValueError say what is wrong."""
    if raw["format"] != FORMAT:
        raise ValueError(f"format {reprlib.repr(raw['format'])} is not {FORMAT}, the one known here")
    config = Config(
        name=_text(raw, "name"),
        family=_one_of(raw, "family", FAMILIES),
        layers=_count(raw, "layers"),
        heads=_count(raw, "heads"),
        d_model=_count(raw, "d_model"),
        d_head=_count(raw, "d_head"),
        vocabulary=_count(raw, "vocabulary"),
        context=_count(raw, "context"),
        d_mlp=_count(raw, "d_mlp", least=0),
        norm=_one_of(raw, "norm", NORMS),
        norm_eps=_eps(raw),
        positions=_one_of(raw, "positions", POSITIONS),
        tied=bool(_need(isinstance(raw["tied"], bool), "tied", "true or false", raw["tied"])),
        tokenizer=_need(_is_texts(raw["tokenizer"]), "tokenizer", "an object of texts", raw["tokenizer"]),
        features=tuple(_words("features", w) for w in _list(raw, "features")),
        heads_named=tuple(
            tuple(_words("heads_named", w) for w in _list({"heads_named": layer}, "heads_named"))
            for layer in _list(raw, "heads_named")
        ),
        about=_words("about", raw["about"]),
        examples=_examples(raw["examples"]),
        weights_crc32=_text(raw, "weights_crc32") if "weights_crc32" in raw else "",
    )
    if config.features and len(config.features) != config.d_model:
        raise ValueError(f"features names {len(config.features)} axes, but d_model is {config.d_model}")
    if config.heads_named and [*map(len, config.heads_named)] != [config.heads] * config.layers:
        raise ValueError(f"heads_named must name {config.heads} heads in each of {config.layers} layers")
    return config


def _need(right: bool, key: str, wanted: str, found: Any) -> Any:
    """What was found, if it is right; ValueError in one line that stays short whatever was found."""
    if not right:
        raise ValueError(f"{key} must be {wanted}, not {reprlib.repr(found)}")
    return found


def _count(raw: Mapping[str, Any], key: str, least: int = 1) -> int:
    value = raw[key]
    right = isinstance(value, int) and not isinstance(value, bool) and least <= value <= LARGEST
    return int(_need(right, key, f"a whole number from {least} to {LARGEST}", value))


def _eps(raw: Mapping[str, Any]) -> float:
    """ε of the norm; 0 only where there is no norm, as a row of equals would then be 0/0."""
    value = raw["norm_eps"]
    right = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    right = right and (value > 0 or raw["norm"] == "none")
    return float(_need(right, "norm_eps", "a small number above 0, as 1e-5", value))


def _one_of(raw: Mapping[str, Any], key: str, known: tuple[str, ...]) -> str:
    return str(_need(raw[key] in known, key, f"one of {', '.join(known)}", raw[key]))


def _text(raw: Mapping[str, Any], key: str) -> str:
    return str(_need(isinstance(raw[key], str), key, "a text", raw[key]))


def _list(raw: Mapping[str, Any], key: str) -> list[Any]:
    """The list under a key that may be absent or null."""
    value = raw.get(key)
    return list(_need(value is None or isinstance(value, list), key, "a list", value) or ())


def _is_texts(found: Any, keys: tuple[str, ...] = ()) -> bool:
    """Whether this is an object whose values are all texts, with at least these keys."""
    return (
        isinstance(found, dict)
        and found.keys() >= set(keys)
        and all(isinstance(t, str) for t in found.values())
    )


def _examples(found: Any) -> dict[str, tuple[str, ...]]:
    lists = [found.get(lang) for lang in LANGUAGES] if isinstance(found, dict) else [None]
    right = all(isinstance(texts, list) and all(isinstance(t, str) for t in texts) for texts in lists)
    _need(right, "examples", "lists of texts in zh and in en", found)
    return {lang: tuple(found[lang]) for lang in LANGUAGES}


def _words(key: str, found: Any) -> Words:
    _need(_is_texts(found, LANGUAGES), key, "a text in zh and in en", found)
    return {lang: found[lang] for lang in LANGUAGES}
