"""`python -m attn_tui.workshop.senses digits`: train one of the models and put its files into a folder."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.numpy import save

from attn_tui.files.atomic import write
from attn_tui.models.checkpoint import checksum
from attn_tui.models.config import config_text
from attn_tui.workshop.senses.card import card
from attn_tui.workshop.senses.kinds import KINDS
from attn_tui.workshop.senses.train import train

BUNDLED = Path(__file__).parents[2] / "models" / "bundled"


def main() -> None:
    """Parse the command line and train; a run that was stopped goes on."""
    parser = argparse.ArgumentParser(prog="python -m attn_tui.workshop.senses", description=__doc__)
    parser.add_argument("model", choices=tuple(KINDS))
    parser.add_argument("--run", type=Path, default=Path("../run/senses"), help="where the state is kept")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--out", type=Path, help="the model's folder; the bundled one is meant otherwise")
    options = parser.parse_args()
    torch.set_num_threads(1)
    kind = KINDS[options.model]
    options.run.mkdir(parents=True, exist_ok=True)
    trained = train(kind, options.steps, options.run / f"{kind.name}.pt")
    folder = options.out or BUNDLED / kind.name
    folder.mkdir(parents=True, exist_ok=True)
    data = save(trained.weights)
    config = replace(kind.config, weights_crc32=checksum(data))
    write(folder / "weights.safetensors", data)
    write(folder / "classes.txt", "".join(f"{label}\n" for label in kind.classes))
    write(folder / "config.json", config_text(config))
    write(folder / "MODEL_CARD.md", card(kind, trained, options.steps, len(data)))
    print(*(f"{name}: {rate:.1%}" for name, rate in trained.right.items()), sep="\n")


if __name__ == "__main__":
    main()
