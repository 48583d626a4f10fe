"""`attn-tui models`: the models that there are."""

from __future__ import annotations

import argparse

from attn_tui.command.options import Commands, common, lang_of
from attn_tui.command.output import print_json, print_table


def add(commands: Commands) -> None:
    """The verb and its options."""
    models = commands.add_parser("models", help="list the models")
    common(models)
    models.add_argument("--json", action="store_true", help="as JSON")
    models.set_defaults(run=run, verb="models", takes=("text", "lang", "model"))


def run(options: argparse.Namespace) -> int:
    """Print the models."""
    from dataclasses import asdict

    from attn_tui.models.config import read_config
    from attn_tui.models.model import BUNDLED, DEFAULT, bundled_names

    configs = [read_config(BUNDLED / name / "config.json") for name in bundled_names()]
    if options.json:
        keys = ("name", "family", "layers", "heads", "d_model", "d_head", "d_mlp", "vocabulary", "context")
        rows = [{key: asdict(c)[key] for key in keys} | {"default": c.name == DEFAULT} for c in configs]
        print_json(rows, indent=2)
        return 0
    lang = lang_of(options)
    print_table(
        [
            (
                c.name,
                f"L={c.layers} h={c.heads} d={c.d_model} k={c.d_head} V={c.vocabulary}",
                (c.about or {})[lang],
            )
            for c in configs
        ]
    )
    return 0
