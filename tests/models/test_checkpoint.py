"""The loader: what is damaged in any way is refused in one clear line, and nothing else ever escapes."""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.numpy import save

import attn_tui.models
from attn_tui.graph.op import Array
from attn_tui.models.architecture import Architecture, ModelError
from attn_tui.models.card import ModelCard
from attn_tui.models.checkpoint import LARGEST_HEADER, checksum, load_weights
from attn_tui.models.config import LARGEST, Config, parse_config, read_config
from attn_tui.models.families import tensor_shapes
from attn_tui.text.bilingual import Bilingual

BUNDLED = Path(attn_tui.models.__file__).parent / "bundled"

SHAPE = Architecture(layers=1, heads=2, d_model=4, d_head=2, d_mlp=3, vocabulary=5, context=6)
CONFIG = Config(SHAPE, ModelCard("small"))
NEEDED = {name: shape for name, (shape, needed) in tensor_shapes(SHAPE).items() if needed}
WEIGHTS = {
    name: np.random.default_rng(i).normal(size=shape).astype(np.float32)
    for i, (name, shape) in enumerate(NEEDED.items())
}
DATA = save(WEIGHTS)
HEADER_END = 8 + struct.unpack("<Q", DATA[:8])[0]

WORDS = {"zh": "字", "en": "word"}
RAW: dict[str, Any] = {
    "format": 1,
    "name": "small",
    "family": "decoder",
    "layers": 1,
    "heads": 2,
    "d_model": 4,
    "d_head": 2,
    "d_mlp": 3,
    "vocabulary": 5,
    "context": 6,
    "norm": "layernorm",
    "norm_eps": 1e-5,
    "positions": "learned",
    "tied": True,
    "tokenizer": {"kind": "words", "file": "vocabulary.txt"},
    "features": [WORDS] * 4,
    "heads_named": [[WORDS, WORDS]],
    "about": WORDS,
    "examples": {"zh": ["猫"], "en": ["a cat"]},
}
OPTIONAL = {"features", "heads_named"}

fuzz = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "weights.safetensors"


def refused(attempt: Callable[[], object]) -> str:
    """The one line with which the loader refuses."""
    with pytest.raises(ModelError) as caught:
        attempt()
    line = str(caught.value)
    assert line.isprintable() and len(line.splitlines()) == 1 and len(line) < 600
    return line


def refused_weights(file: Path, data: bytes, config: Config = CONFIG) -> str:
    """The one line with which `load_weights` refuses these bytes; it names the file."""
    file.write_bytes(data)
    line = refused(lambda: load_weights(file, config))
    assert str(file) in line
    return line


def changed(**changes: Array | None) -> dict[str, Array]:
    """The weights with some of them exchanged, added, or (None) taken out."""
    named = {key.replace("__", "."): array for key, array in changes.items()}
    return {name: array for name, array in (WEIGHTS | named).items() if array is not None}


def test_weights_come_back_as_they_were_saved(file: Path) -> None:
    file.write_bytes(DATA)
    found = load_weights(file, CONFIG)
    assert set(found) == set(WEIGHTS)
    assert all((found[name] == WEIGHTS[name]).all() for name in WEIGHTS)


def test_half_precision_is_widened_and_biases_may_be_there(file: Path) -> None:
    halves = {name: array.astype(np.float16) for name, array in WEIGHTS.items()}
    file.write_bytes(save(halves | {"layer.0.b_q": np.ones(4, np.float16)}))
    found = load_weights(file, CONFIG)
    assert {array.dtype for array in found.values()} == {np.dtype(np.float32)}
    assert found["layer.0.b_q"].tolist() == [1, 1, 1, 1]


@given(data=st.data())
@fuzz
def test_any_flipped_byte_is_refused_by_the_checksum(file: Path, data: st.DataObject) -> None:
    where, flip = data.draw(st.integers(0, len(DATA) - 1)), data.draw(st.integers(1, 255))
    damaged = bytearray(DATA)
    damaged[where] ^= flip
    config = replace(CONFIG, weights_crc32=checksum(DATA))
    file.write_bytes(DATA)
    load_weights(file, config)
    assert "damaged" in refused_weights(file, bytes(damaged), config)


@given(data=st.data())
@fuzz
def test_damage_without_a_checksum_is_refused_or_changes_numbers_only(
    file: Path, data: st.DataObject
) -> None:
    """Nothing but a ModelError escapes, and what does come back fits the config and is finite."""
    damaged = bytearray(DATA)
    in_header = st.integers(0, HEADER_END - 1)
    for _ in range(data.draw(st.integers(1, 6))):
        where = data.draw(st.one_of(in_header, st.integers(0, len(DATA) - 1)))
        damaged[where] = data.draw(st.integers(0, 255))
    file.write_bytes(damaged)
    try:
        found = load_weights(file, CONFIG)
    except ModelError as error:
        assert str(error).isprintable()
        return
    shapes = tensor_shapes(SHAPE)
    assert all(found[name].shape == shape for name, shape in NEEDED.items())
    assert set(found) <= set(shapes) and all(np.isfinite(array).all() for array in found.values())


@given(junk=st.binary(max_size=200), header=st.one_of(st.text(max_size=60), st.none()))
@fuzz
def test_junk_is_refused(file: Path, junk: bytes, header: str | None) -> None:
    framed = b"" if header is None else struct.pack("<Q", len(header.encode())) + header.encode()
    refused_weights(file, framed + junk)


@pytest.mark.parametrize(
    "length",
    [
        0,
        1,
        7,
        8,
        9,
        HEADER_END // 2,
        HEADER_END - 1,
        HEADER_END,
        HEADER_END + 1,
        len(DATA) // 2,
        len(DATA) - 1,
    ],
)
def test_a_file_cut_short_anywhere_is_refused(file: Path, length: int) -> None:
    assert "cut short" in refused_weights(file, DATA[:length])


def test_a_file_that_goes_on_after_its_end_is_refused(file: Path) -> None:
    refused_weights(file, DATA + b"\0")


@pytest.mark.parametrize(
    ("header", "size"),
    [
        ('{"E":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}', 0),
        ('{"E":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}', 4),
        ('{"E":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}', 4),
        ('{"E":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}', 4),
        ('{"E":{"dtype":"F4","shape":[8],"data_offsets":[0,4]}}', 4),
        ('{"E":{"dtype":"F99","shape":[4],"data_offsets":[0,4]}}', 4),
        ('{"E":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}', 4),
        ('{"E":{"dtype":"F32","shape":[1],"data_offsets":[0,99]}}', 4),
        ('{"E":7}', 4),
        ('{"E\\u001b[31m\\n":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', 4),
        ('{"__metadata__":{"a":1}}', 0),
        ("[" * 5000, 0),
        ("{}", 0),
    ],
)
def test_a_header_that_lies_is_refused(file: Path, header: str, size: int) -> None:
    refused_weights(file, struct.pack("<Q", len(header)) + header.encode() + bytes(size))


def test_a_header_that_says_it_is_enormous_is_refused(file: Path) -> None:
    for length in (1 << 31, 1 << 62, (1 << 64) - 1):
        refused_weights(file, struct.pack("<Q", length) + DATA[8:])


@pytest.mark.parametrize("name", NEEDED)
def test_each_missing_and_each_wrongly_shaped_tensor_is_named(file: Path, name: str) -> None:
    without = {n: array for n, array in WEIGHTS.items() if n != name}
    line = refused_weights(file, save(without))
    assert name in line and "missing" in line
    array = WEIGHTS[name]
    for wrong in (array[:-1], array[None], np.concatenate([array, array]), array.ravel()[:1].reshape(())):
        line = refused_weights(file, save(without | {name: np.ascontiguousarray(wrong)}))
        assert name in line and str(array.shape) in line


def test_a_transposed_matrix_is_refused(file: Path) -> None:
    assert "layer.0.W_in" in refused_weights(file, save(changed(layer__0__W_in=np.zeros((3, 4), np.float32))))


@pytest.mark.parametrize("name", ["Q", "layer.1.W_q", "W_u", "b_q", "layer.0.b_x", "\x1b[31m\n", "x" * 9999])
def test_a_tensor_that_belongs_nowhere_is_refused(file: Path, name: str) -> None:
    refused_weights(file, save(WEIGHTS | {name: np.zeros(4, np.float32)}))


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_numbers_that_are_not_finite_are_refused(file: Path, bad: float, dtype: Any) -> None:
    array = WEIGHTS["E"].astype(dtype)
    array[2, 1] = bad
    assert "not finite" in refused_weights(file, save(changed(E=array)))


@pytest.mark.parametrize("dtype", [np.int8, np.int32, np.int64, np.uint8, np.bool_, np.complex64])
def test_numbers_of_another_kind_are_refused(file: Path, dtype: Any) -> None:
    assert "not floating-point" in refused_weights(file, save(changed(E=WEIGHTS["E"].real.astype(dtype))))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refused(lambda: load_weights(tmp_path / "nowhere", CONFIG))
    assert "a folder" in refused(lambda: load_weights(tmp_path, CONFIG))


def test_what_is_no_file_of_weights_is_never_waited_for_nor_read_whole(tmp_path: Path) -> None:
    pipe, large = tmp_path / "pipe", tmp_path / "large"
    os.mkfifo(pipe)
    large.touch()
    os.truncate(large, LARGEST_HEADER + (1 << 20))
    for path, why in ((pipe, "a pipe"), (Path("/dev/zero"), "a device"), (large, "larger than")):
        assert why in refused(partial(load_weights, path, CONFIG))
        assert why in refused(partial(read_config, path))


def written(tmp_path: Path, raw: object) -> Path:
    """A config.json with this in it."""
    path = tmp_path / "config.json"
    path.write_text(raw if isinstance(raw, str) else json.dumps(raw), encoding="utf-8")
    return path


def refused_config(tmp_path: Path, raw: object) -> str:
    """The one line with which `read_config` refuses this; it names the file."""
    path = written(tmp_path, raw)
    line = refused(lambda: read_config(path))
    assert str(path) in line
    return line


def test_a_config_is_read_as_written(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, RAW))
    said = Bilingual("字", "word")
    assert config.architecture == SHAPE
    assert config.tokenizer == RAW["tokenizer"] and config.card.name == "small" and config.card.about == said
    assert config.card.heads_named == {"layer.": ((said, said),)} and config.card.features == (said,) * 4
    assert config.card.examples == {"zh": ("猫",), "en": ("a cat",)}
    assert parse_config(json.dumps({k: RAW[k] for k in RAW.keys() - OPTIONAL})).card.features == ()


def test_words_in_a_config_are_made_safe_to_show(tmp_path: Path) -> None:
    raw = RAW | {
        "name": "a\x1bb",
        "about": {"zh": "字", "en": "\x07"},
        "examples": {"zh": ["猫\n"], "en": []},
    }
    card = read_config(written(tmp_path, raw)).card
    assert (card.name, card.about.en, card.examples["zh"]) == ("a␛b", "␇", ("猫⏎",))


@pytest.mark.parametrize("key", sorted(RAW.keys() - OPTIONAL))
def test_each_missing_key_is_named(tmp_path: Path, key: str) -> None:
    line = refused_config(tmp_path, {k: v for k, v in RAW.items() if k != key})
    assert f" {key}: " in line and "missing" in line


@pytest.mark.parametrize("key", sorted(RAW))
@pytest.mark.parametrize(
    "value", [-1, 10**400, "\x1b[31m\n" * 99, [[[]]], {"a": []}, "NaN", True, 2.5, None, [7]]
)
def test_a_value_of_the_wrong_kind_is_refused_or_harmless(tmp_path: Path, key: str, value: Any) -> None:
    fine: dict[str, type] = {"name": str, "tied": bool}
    fine |= dict.fromkeys(OPTIONAL, type(None))
    raw = json.dumps(RAW | {key: value}).replace('"NaN"', "NaN")
    if isinstance(value, fine.get(key, ())) and value != "NaN":
        read_config(written(tmp_path, raw))
    else:
        # NaN is no JSON, so that the line says where in the file and not under which key
        assert ("JSON" if value == "NaN" else f" {key}") in refused_config(tmp_path, raw)


@pytest.mark.parametrize("key", ["layers", "heads", "d_model", "d_head", "d_mlp", "vocabulary", "context"])
@pytest.mark.parametrize("count", [LARGEST + 1, 10**18, 10**400, -1, 1.0, "3"])
def test_counts_out_of_range_are_refused(tmp_path: Path, key: str, count: object) -> None:
    assert key in refused_config(tmp_path, RAW | {key: count})


@pytest.mark.parametrize("key", ["layers", "heads", "d_model", "d_head", "vocabulary", "context"])
def test_a_model_needs_at_least_one_of_each(tmp_path: Path, key: str) -> None:
    assert key in refused_config(tmp_path, RAW | {key: 0})


@pytest.mark.parametrize("eps", [0, 0.0, -1e-5, 2.0])
def test_an_epsilon_that_would_divide_by_zero_is_refused_where_there_is_a_norm(
    tmp_path: Path, eps: float
) -> None:
    assert "norm_eps" in refused_config(tmp_path, RAW | {"norm_eps": eps})
    if eps == 0:
        assert (
            read_config(written(tmp_path, RAW | {"norm_eps": eps, "norm": "none"})).architecture.norm_eps == 0
        )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"format": 2}, "format: expected 1, the one known here, not 2"),
        ({"family": "octopus"}, "family: expected one of decoder"),
        ({"norm": "batch"}, "norm: expected one of none, layernorm"),
        ({"positions": []}, "positions: expected a text, not a list"),
        ({"positions": "far"}, "positions: expected one of none, learned, offsets"),
        ({"features": [WORDS]}, "features: expected 4 of them, not 1"),
        ({"features": [{"zh": "字"}] * 4}, "features[0].en: expected here, but missing"),
        ({"heads_named": [[WORDS]]}, "heads_named: expected 2 in each of 1 layers, not [1]"),
        ({"heads_named": [[WORDS, WORDS]] * 2}, "heads_named: expected 2 in each of 1 layers, not [2, 2]"),
        ({"about": {"zh": 1, "en": ""}}, "about.zh: expected a text, not a whole number"),
        ({"examples": {"zh": "猫", "en": []}}, "examples[...]: expected a list, not a text"),
        ({"examples": {"zh": []}}, "examples.en: expected a list of texts"),
        ({"tokenizer": {"kind": 7}}, "tokenizer[...]: expected a text, not a whole number"),
        ({"weights_crc32": 7}, "weights_crc32: expected a text, not a whole number"),
        ({"layers": LARGEST}, "layers: expected a whole number <= 1024"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    assert words in refused_config(tmp_path, RAW | changes)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", "null", '"x"', "[" * 100_000, "9" * 10_000, '{"format": 1e}']
)
def test_what_is_no_json_object_is_refused(tmp_path: Path, text: str) -> None:
    line = refused_config(tmp_path, text)
    assert any(why in line for why in ("is not JSON", "expected an object", "number out of range"))


def test_a_config_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_bytes(b"\xff\xfe{}")
    refused(lambda: read_config(tmp_path / "config.json"))
    refused(lambda: read_config(tmp_path / "nowhere.json"))
    refused(lambda: read_config(tmp_path))


@given(data=st.data())
@fuzz
def test_a_damaged_config_is_refused_or_still_a_config(tmp_path: Path, data: st.DataObject) -> None:
    damaged = bytearray(json.dumps(RAW).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "config.json"
    path.write_bytes(damaged)
    try:
        config = read_config(path)
    except ModelError as error:
        assert str(error).isprintable()
        return
    tensor_shapes(config.architecture)


def test_the_largest_counts_ask_for_no_memory(file: Path) -> None:
    sizes = dict.fromkeys(("heads", "d_model", "d_head", "d_mlp", "vocabulary", "context"), LARGEST)
    config = parse_config(json.dumps(RAW | sizes | {"layers": 100, "features": None, "heads_named": None}))
    assert "shape" in refused_weights(file, DATA, config)


def test_every_bundled_model_has_the_checksum_of_its_weights() -> None:
    folders = [path.parent for path in BUNDLED.glob("*/config.json")]
    assert folders, "the package comes without a model"
    for folder in folders:
        expected = checksum((folder / "weights.safetensors").read_bytes())
        assert read_config(folder / "config.json").weights_crc32 == expected, folder.name
