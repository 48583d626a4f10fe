"""`python -m attn_tui.workshop`: data, tokens, train, bundle, evaluate."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

ENVIRONMENT = {
    "OMP_WAIT_POLICY": "passive",
    "MALLOC_TOP_PAD_": str(1 << 29),
    "MALLOC_MMAP_THRESHOLD_": str(1 << 31),
    "MALLOC_TRIM_THRESHOLD_": str(1 << 32),
}
"""What OpenMP and malloc read when a process begins; on two cores it makes training several times faster."""
TINY = Path(__file__).parents[1] / "models" / "bundled" / "tiny"


def main() -> None:
    """Parse the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m attn_tui.workshop", description=__doc__)
    parser.add_argument("command", choices=("data", "tokens", "train", "bundle", "evaluate"))
    parser.add_argument(
        "--corpus", type=Path, default=Path("../shared/corpus"), help="the folder of the texts"
    )
    parser.add_argument("--run", type=Path, default=Path("../run"), help="the folder of the training run")
    parser.add_argument("--steps", type=int, default=40_000, help="train: the most steps")
    parser.add_argument(
        "--minutes", type=float, default=90.0, help="train: the most minutes, all stops apart"
    )
    parser.add_argument("--rate", type=float, default=3e-3, help="train: the highest learning rate")
    parser.add_argument("--begin", type=Path, help="train: begin from the model in this folder")
    parser.add_argument("--out", type=Path, default=TINY, help="the model's folder")
    parser.add_argument("--threads", type=int, default=1, help="of each process")
    parser.add_argument("--workers", type=int, default=2, help="train: processes")
    parser.add_argument("--worker", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--card", action="store_true", help="evaluate: put the figures in MODEL_CARD.md")
    parser.add_argument(
        "--only", nargs="+", default=(), metavar="FIGURE", help="evaluate: these figures alone"
    )
    parser.add_argument(
        "--unjudged",
        action="store_true",
        help="evaluate: the continuations without a verdict, for verdicts.tsv",
    )
    options = parser.parse_args()
    if not ENVIRONMENT.keys() <= os.environ.keys():
        command = [sys.executable, "-m", "attn_tui.workshop", *sys.argv[1:]]
        os.execve(sys.executable, command, ENVIRONMENT | os.environ)
    {"data": data, "tokens": tokens, "train": train, "bundle": bundle, "evaluate": evaluate}[options.command](
        options
    )


def data(options: argparse.Namespace) -> None:
    """Print what goes in: counts, and some of each kind."""
    from attn_tui.workshop.look import look

    print(look(options.corpus))


def tokens(options: argparse.Namespace) -> None:
    """Learn the merges into the run's folder, where it has none."""
    from attn_tui.workshop.train import learn_tokenizer

    learn_tokenizer(options.corpus, options.run)


def train(options: argparse.Namespace) -> None:
    """Begin a run or go on with it."""
    from attn_tui.workshop import train as training

    plan = training.Plan(
        options.steps,
        options.minutes,
        options.rate,
        options.begin,
        threads=options.threads,
        workers=options.workers,
    )
    training.train(options.corpus, options.run, plan, options.worker)


def bundle(options: argparse.Namespace) -> None:
    """Copy the run's model to the folder of the bundled one."""
    from attn_tui.workshop.export import bundle as copy
    from attn_tui.workshop.train import MODEL_FOLDER

    copy(options.run / MODEL_FOLDER, options.out)


def evaluate(options: argparse.Namespace) -> None:
    """Print the figures; with --card put them into the card, and names and examples into the config."""
    import torch

    from attn_tui.workshop.measure import card, continued, named
    from attn_tui.workshop.measure.subject import Subject

    unknown = set(options.only) - set(card.FIGURES)
    if unknown:
        sys.exit(f"no figure {', '.join(sorted(unknown))}: there are {', '.join(card.FIGURES)}")
    torch.set_num_threads(options.threads)
    subject = Subject.load(options.out, options.corpus)
    if options.unjudged:
        print(continued.unjudged(subject))
        return
    if options.card:
        named.annotate(subject)
        subject = Subject.load(options.out, options.corpus)
    figures = card.evaluate(subject, options.only)
    print(figures)
    if options.card:
        card.put_figures(options.out / "MODEL_CARD.md", figures)


if __name__ == "__main__":
    main()
