"""`attn-tui export`: a step, or the whole tour, as a file."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from attn_tui.command.options import (
    Commands,
    UsageError,
    backward,
    changes,
    common,
    lang_of,
    runs_of,
    tour_of,
)

WHOLE = ("py", "ipynb", "npz")
"""The formats that hold every node rather than steps."""


def add(commands: Commands) -> None:
    """The verb and its options."""
    export = commands.add_parser("export", help="write a step, or the whole tour, to a file")
    common(export)
    changes(export)
    export.add_argument("--format", required=True, metavar="F", help="py, ipynb, md, html, svg or npz")
    export.add_argument("-o", "--output", required=True, metavar="FILE", type=Path, help="the file to write")
    export.add_argument(
        "--step", metavar="S", default=argparse.SUPPRESS, help="one step alone; a picture needs one"
    )
    backward(export)
    export.add_argument("--layer", type=int, metavar="N", default=0, help="its layer, from 0 (default 0)")
    export.add_argument("--head", type=int, metavar="N", default=0, help="the head, from 0 (default 0)")
    takes = ("text", "lang", "model", "family", "set", "switch", "input", "against", "step")
    export.set_defaults(run=run, verb="export", takes=takes)


def run(options: argparse.Namespace) -> int:
    """Write the file, and print which files were written."""
    from attn_tui.command import report
    from attn_tui.export import What, write
    from attn_tui.text.clean import clean

    lang = lang_of(options)
    tour, _ = tour_of(options, runs_of(options), lang)
    if options.backward:
        if options.format not in WHOLE or options.step is not None:
            raise UsageError(f"--backward: {', '.join(WHOLE)} hold all that there is; leave out --step")
        tour = replace(tour, run=tour.run.training)
    if options.against is not None:
        raise UsageError("--against: an export holds one sentence; leave it out")
    # the layer and the head are checked, and the step, as `show` checks them
    report.find(tour, options.step or tour.run.tokens, options.layer, options.head)
    what = What(options.step, layer=options.layer, head=options.head)
    for path in write(tour, options.format, options.output, what, lang):
        print(clean(str(path)))
    return 0
