"""Where models are found by name: those that come with the package, and whatever else was registered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from attn_tui.graph import Graph, add_gradients
from attn_tui.graph.optimiser import SGD, add_updates
from attn_tui.inputs.pictures import load_pictures
from attn_tui.inputs.sounds import load_sounds
from attn_tui.models.architecture import ModelError
from attn_tui.models.checkpoint import load_weights
from attn_tui.models.config import Config, read_config
from attn_tui.models.families import with_loss
from attn_tui.models.model import Model
from attn_tui.tokenize.blanks import MaskedBpe
from attn_tui.tokenize.bpe import Bpe
from attn_tui.tokenize.piece import Tokenizer
from attn_tui.tokenize.words import load_words

BUNDLED = Path(__file__).parent / "bundled"
DEFAULT = "tiny"
WEIGHTS = "weights.safetensors"
"""The weights of a model of this project, bundled or trained by the reader, beside its config.json."""

TOKENIZERS: Mapping[str, Callable[[Path], Tokenizer]] = {
    "words": load_words,
    "bpe": Bpe.load,
    "blanks": MaskedBpe.load,
    "pictures": load_pictures,
    "sounds": load_sounds,
}
"""How the tokenizer of each kind, or what stands in its place, is read from its file.

OSError or ValueError where it is damaged.
"""

_registered: dict[str, Callable[[], Model]] = {}
_finders: list[Callable[[str], Model | None]] = []


def register(name: str, make: Callable[[], Model]) -> None:
    """Let `make` be called when somebody asks for a model of this name."""
    _registered[name] = make


def look_by(finder: Callable[[str], Model | None]) -> None:
    """Let `finder` be asked for names that nothing here has; it says None to those that it does not know."""
    if finder not in _finders:
        _finders.append(finder)


def names() -> tuple[str, ...]:
    """The models that there are, the default first."""
    found = sorted(path.parent.name for path in BUNDLED.glob("*/config.json"))
    return (*sorted(found, key=lambda name: name != DEFAULT), *_registered)


def elsewhere() -> Iterator[str]:
    """The published models that lie on this machine, by the names that open them."""
    from attn_tui.models.published.places import found_here

    return found_here()


def fetch(name: str) -> None:
    """Fetch the published model `hf:OWNER/NAME` into the local cache; ModelError where that cannot be."""
    from attn_tui.models.published.places import HUB, cached

    if not name.startswith(HUB):
        raise ModelError(f"--download fetches a model {HUB}OWNER/NAME; {name or 'no model'} is none")
    cached(name.removeprefix(HUB), download=True)


def find(name: str) -> Model:
    """The model of this name, or in this place; ModelError names those there are."""
    if name in _registered:
        return _registered[name]()
    if name in names():
        return load_model(BUNDLED / name)
    for finder in _finders:
        if (model := finder(name)) is not None:
            return model
    try:
        folder = Path(name).expanduser().resolve()
        is_ours = (folder / WEIGHTS).exists()
    except (OSError, RuntimeError, ValueError):
        # too long, or in the home of nobody: the system takes it for no file
        raise ModelError(
            f"there is no model {name[:40]!r}…; the models here are: {', '.join(names())}"
        ) from None
    if is_ours:
        ours = load_model(folder)
        return replace(ours, card=replace(ours.card, name=str(folder)))
    # only then, as the bundled models need none of it
    from attn_tui.models.published.places import open_place

    return open_place(name, names())


def bundled_configs() -> tuple[Config, ...]:
    """What the files of the bundled models say, the default first; their weights are not read."""
    return tuple(read_config(BUNDLED / name / "config.json") for name in names() if name not in _registered)


def families() -> dict[str, tuple[str, ...]]:
    """The bundled models of each family, by its id."""
    found: dict[str, tuple[str, ...]] = {}
    for config in bundled_configs():
        family = config.architecture.family
        found[family] = (*found.get(family, ()), config.card.name)
    return found


def size(name: str) -> int:
    """The bytes that the weights of a bundled model take on disk; 0 where they cannot be asked for."""
    try:
        return (BUNDLED / name / WEIGHTS).stat().st_size
    except OSError:
        return 0


def node_names() -> frozenset[str]:
    """Every node that the graph of some model has, those of training included."""
    return frozenset(node for name in names() for node in _with_training(find(name)).names)


def _with_training(model: Model) -> Graph:
    graph = model.graph()
    add_gradients(graph, with_loss(model.architecture, graph))
    add_updates(graph, SGD())
    return graph


def load_model(folder: Path) -> Model:
    """The model in this folder; ModelError, one line, where anything in it is damaged."""
    config = read_config(folder / "config.json")
    tokenizer = tokenizer_of(folder, config)
    if len(tokenizer.vocabulary) != config.architecture.vocabulary:
        raise ModelError(
            f"{folder}: the tokenizer has {len(tokenizer.vocabulary)} entries, "
            f"but config.json says {config.architecture.vocabulary}; install the model again"
        )
    weights = load_weights(folder / WEIGHTS, config)
    return Model(config.architecture, config.card, tokenizer, weights)


def tokenizer_of(folder: Path, config: Config) -> Tokenizer:
    """The tokenizer in this folder; ModelError, one line, where it is damaged or of no kind known here."""
    spec = dict(config.tokenizer)
    load = TOKENIZERS.get(spec.get("kind", ""))
    if load is None:
        known = ", ".join(TOKENIZERS)
        raise ModelError(f"{folder}: tokenizer kind {spec.get('kind')!r} is not known here; known: {known}")
    path = folder / Path(spec.get("file", "")).name
    try:
        return load(path)
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be used as a vocabulary ({error}); install it again") from None
