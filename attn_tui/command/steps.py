"""`attn-tui steps`: the steps of the data flow."""

from __future__ import annotations

import argparse

from attn_tui.command.options import Commands, common, lang_of, model_of, runs_of
from attn_tui.command.output import print_json, print_table


def add(commands: Commands) -> None:
    """The verb and its options."""
    steps = commands.add_parser("steps", help="list the steps of the data flow")
    common(steps)
    steps.add_argument("--training", action="store_true", help="those of a step of training")
    steps.add_argument("--json", action="store_true", help="as JSON")
    steps.set_defaults(run=run, verb="steps", takes=("text", "lang", "model", "family"))


def run(options: argparse.Namespace) -> int:
    """Print the steps."""
    from attn_tui.runs.run import run_of
    from attn_tui.tour.tour import Tour
    from attn_tui.tour.wording import formula_words

    lang, model = lang_of(options), model_of(options, runs_of(options))
    run = run_of(model)
    tour = Tour(run.training, training=True) if options.training else Tour(run)
    if options.json:
        rows = [
            {
                "id": step.id, "node": step.node, "title": step.title[lang],
                "formula": tour.formula(tour.station(step.id)), "gloss": step.gloss[lang],
                "in_layer": step.in_layer,
            }
            for step in tour.steps
        ]  # fmt: skip
        print_json(rows, indent=2)
    else:
        print_table(
            [(s.id, s.title[lang], formula_words(tour.formula(tour.station(s.id)), lang)) for s in tour.steps]
        )
    return 0
