"""`python -m attn_tui.workshop.masked`: train, bundle, evaluate."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from attn_tui.workshop.__main__ import ENVIRONMENT, TINY

MASKED = TINY.parent / "masked"


def main() -> None:
    """Parse the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m attn_tui.workshop.masked", description=__doc__)
    parser.add_argument("command", choices=("train", "bundle", "evaluate"))
    parser.add_argument("--corpus", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--run", type=Path, default=Path("../run/masked"), help="the folder of the run")
    parser.add_argument("--minutes", type=float, default=40.0, help="train: of training, stops apart")
    parser.add_argument("--rate", type=float, default=3e-3, help="train: the highest learning rate")
    parser.add_argument("--begin", type=Path, default=TINY, help="the decoder to begin from")
    parser.add_argument("--out", type=Path, default=MASKED, help="the model's folder")
    parser.add_argument("--card", action="store_true", help="evaluate: put the figures in MODEL_CARD.md")
    options = parser.parse_args()
    if not ENVIRONMENT.keys() <= os.environ.keys():
        command = [sys.executable, "-m", "attn_tui.workshop.masked", *sys.argv[1:]]
        os.execve(sys.executable, command, ENVIRONMENT | os.environ)
    from attn_tui.workshop.masked import train

    if options.command == "train":
        train.train(options.corpus, options.run, train.Plan(options.minutes, options.rate, options.begin))
    if options.command == "bundle":
        train.bundle(options.run, options.begin, options.out)
    if options.command == "evaluate":
        from attn_tui.workshop.masked.evaluate import evaluate
        from attn_tui.workshop.measure.card import put_figures

        figures = evaluate(options.out, options.corpus, options.begin)
        print(figures)
        if options.card:
            put_figures(options.out / "MODEL_CARD.md", figures)


if __name__ == "__main__":
    main()
