"""`python -m attn_tui.workshop.translation`: train, bundle, evaluate."""

from __future__ import annotations

import argparse
from pathlib import Path

BUNDLED = Path(__file__).parents[2] / "models" / "bundled"


def main() -> None:
    """Parse the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m attn_tui.workshop.translation", description=__doc__)
    parser.add_argument("command", choices=("train", "bundle", "evaluate"))
    parser.add_argument(
        "--corpus", type=Path, default=Path("../shared/corpus"), help="the folder of the texts"
    )
    parser.add_argument("--run", type=Path, default=Path("../run"), help="the folder of the training run")
    parser.add_argument(
        "--begin", type=Path, default=BUNDLED / "tiny", help="train: the decoder to begin from"
    )
    parser.add_argument("--minutes", type=float, default=45.0, help="train: how long, all stops apart")
    parser.add_argument("--rate", type=float, default=2.5e-3, help="train: the highest learning rate")
    parser.add_argument("--out", type=Path, default=BUNDLED / "translate", help="the model's folder")
    options = parser.parse_args()
    {"train": train, "bundle": bundle, "evaluate": evaluate}[options.command](options)


def train(options: argparse.Namespace) -> None:
    """Begin a run or go on with it."""
    from attn_tui.workshop.translation import train as training

    plan = training.Plan(minutes=options.minutes, rate=options.rate)
    training.train(options.corpus, options.run, options.begin, plan)


def bundle(options: argparse.Namespace) -> None:
    """Copy the run's model to the folder of the bundled one."""
    from attn_tui.workshop.translation.bundle import bundle as copy

    copy(options.run, options.out)


def evaluate(options: argparse.Namespace) -> None:
    """Print the figures of the model's card."""
    from attn_tui.workshop.translation import measure

    print(measure.evaluate(options.out, options.corpus))


if __name__ == "__main__":
    main()
