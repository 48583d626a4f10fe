"""What a model is, besides its weights: the readable `config.json` beside them."""

from __future__ import annotations

import json
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attn_tui.models.architecture import NORMS, POSITIONS, Architecture, ModelError
from attn_tui.models.card import Card
from attn_tui.models.families import FAMILIES, stacks_of
from attn_tui.text.bilingual import LANGUAGES, Bilingual

FORMAT = 1
LARGEST, MOST_LAYERS = 1 << 16, 1 << 10
"""No count in a config may be larger: a damaged file must not ask for all the memory."""


@dataclass(frozen=True)
class Config:
    """What config.json says: the shape of the model, words about it, and which files hold the rest."""

    architecture: Architecture
    card: Card
    tokenizer: Mapping[str, str] = field(default_factory=dict)
    weights_crc32: str = ""


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
    architecture = Architecture(
        family=_one_of(raw, "family", tuple(FAMILIES)),
        layers=_count(raw, "layers", most=MOST_LAYERS),
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
    )
    named = tuple(
        tuple(_words("heads_named", w) for w in _list({"heads_named": layer}, "heads_named"))
        for layer in _list(raw, "heads_named")
    )
    shape = architecture
    if named and [*map(len, named)] != [shape.heads] * shape.layers:
        raise ValueError(f"heads_named must name {shape.heads} heads in each of {shape.layers} layers")
    card = Card(
        name=_text(raw, "name"),
        about=_words("about", raw["about"]),
        examples=_examples(raw["examples"]),
        features=tuple(_words("features", w) for w in _list(raw, "features")),
        heads_named={stacks_of(shape)[0].prefix: named} if named else {},
    )
    if card.features and len(card.features) != shape.d_model:
        raise ValueError(f"features names {len(card.features)} axes, but d_model is {shape.d_model}")
    tokenizer = _need(_is_texts(raw["tokenizer"]), "tokenizer", "an object of texts", raw["tokenizer"])
    crc32 = _text(raw, "weights_crc32") if "weights_crc32" in raw else ""
    return Config(architecture, card, tokenizer, crc32)


def _need(right: bool, key: str, wanted: str, found: Any) -> Any:
    """What was found, if it is right; ValueError in one line that stays short whatever was found."""
    if not right:
        raise ValueError(f"{key} must be {wanted}, not {reprlib.repr(found)}")
    return found


def _count(raw: Mapping[str, Any], key: str, least: int = 1, most: int = LARGEST) -> int:
    value = raw[key]
    right = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
    return int(_need(right, key, f"a whole number from {least} to {most}", value))


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


def _words(key: str, found: Any) -> Bilingual:
    _need(_is_texts(found, LANGUAGES), key, "a text in zh and in en", found)
    return Bilingual(found["zh"], found["en"])
