"""`attn-tui models`: the models that there are."""

from __future__ import annotations

import argparse

from attn_tui.command.options import Commands, common, lang_of, named
from attn_tui.command.output import print_json, print_table
from attn_tui.text.bilingual import Bilingual

FOUND = Bilingual("在本机找到的公开模型", "a published model that lies here")


def add(commands: Commands) -> None:
    """The verb and its options."""
    models = commands.add_parser("models", help="list the models")
    common(models)
    models.add_argument("--json", action="store_true", help="as JSON")
    models.set_defaults(run=run, verb="models", takes=("text", "lang", "model", "family"))


def run(options: argparse.Namespace) -> int:
    """Print the models."""
    from dataclasses import asdict

    from attn_tui.models import library

    lang, family = lang_of(options), getattr(options, "family", None)
    configs = [one for one in library.bundled_configs() if family in (None, one.architecture.family)]
    if family is not None and not configs:
        named(options)
    elsewhere = tuple(library.elsewhere())
    if options.json:
        keys = ("family", "layers", "heads", "d_model", "d_head", "d_mlp", "vocabulary", "context")
        rows = []
        for config in configs:
            name, shape = config.card.name, asdict(config.architecture)
            default = {"default": name == library.DEFAULT}
            extra = {"bytes": library.size(name), "languages": sorted(config.card.examples)}
            rows.append({"name": name} | {key: shape[key] for key in keys} | extra | default)
        rows += [{"name": name, "default": False} for name in elsewhere if family is None]
        print_json(rows, indent=2)
        return 0
    lines = []
    for card, a in ((config.card, config.architecture) for config in configs):
        shown = f"L={a.layers} h={a.heads} d={a.d_model} k={a.d_head} V={a.vocabulary}"
        held = f"{library.size(card.name) / 1e6:.1f} MB"
        lines.append((card.name, a.family, held, " ".join(sorted(card.examples)), shown, card.about[lang]))
    lines += [(name, "", "", "", "", FOUND[lang]) for name in elsewhere if family is None]
    print_table(lines)
    return 0
