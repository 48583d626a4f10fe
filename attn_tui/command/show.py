"""`attn-tui show`: a matrix, a number's arithmetic or its reasons, as text, JSON or CSV."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

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
from attn_tui.command.output import print_json, print_lines, say

if TYPE_CHECKING:
    from attn_tui.command.report import Wanted
    from attn_tui.runs.run import Runs
    from attn_tui.runs.setup import Setup
    from attn_tui.tour.tour import Tour

MOST_DEPTH = 32


def add(commands: Commands, examples: str) -> None:
    """The verb and its options."""
    show = commands.add_parser(
        "show",
        help="print a step's result",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    common(show)
    changes(show)
    show.add_argument(
        "name",
        metavar="STEP",
        nargs="?",
        help="a step (scores), a node (layer.0.scores) or a gradient (d.layer.0.scores)",
    )
    show.add_argument("--all", action="store_true", help="every node")
    backward(show)
    show.add_argument("--layer", type=int, metavar="N", help="the layer of a step, from 0 (default 0)")
    show.add_argument("--head", type=int, metavar="N", help="the head, from 0 (of a step: default 0)")
    show.add_argument("--cell", metavar="R,C", help="the arithmetic of one cell, from 0; -1 is the last")
    show.add_argument("--why", action="store_true", help="with --cell: its reasons, term by term, by name")
    show.add_argument("--depth", type=int, metavar="N", help="follow the largest term so many steps (1)")
    show.add_argument("--format", choices=("table", "json", "csv"), default="table")
    takes = ("text", "lang", "model", "family", "set", "switch", "input", "against")
    show.set_defaults(run=run, verb="show", takes=takes)


def run(options: argparse.Namespace) -> int:
    """Print what was asked for, and where in it numbers ended, if they did."""
    from attn_tui.command import report

    lang, runs = lang_of(options), runs_of(options)
    tour, setup = tour_of(options, runs, lang)
    if options.all:
        tour = replace(tour, run=tour.run.training) if options.backward else tour
        _show_all(options, tour, lang)
        nodes = tour.graph.names
    elif options.backward:
        raise UsageError("--backward goes with --all; one node of it is named, like d.layer.0.scores")
    else:
        nodes = (_show_one(options, runs, tour, setup, lang),)
        tour = replace(tour, run=tour.run.having(nodes[0]))
    if ended := report.where_numbers_end(tour, nodes):
        say(ended)
    return 0


def _show_one(options: argparse.Namespace, runs: Runs, tour: Tour, setup: Setup, lang: str) -> str:
    """Print a step or a node, or a cell of it; which node it was."""
    from attn_tui.command import report

    if options.name is None:
        raise UsageError("show what? Name a step or a node, or say --all; `attn-tui steps` lists the steps")
    tour = replace(tour, run=tour.run.having(options.name))
    wanted = report.find(tour, options.name, options.layer, options.head)
    why = options.why or options.depth is not None
    if why and options.cell is None:
        raise UsageError("why which number? Name it with --cell, like --cell 2,1")
    if options.against is not None:
        _show_against(options, runs, setup, wanted, lang)
    elif why:
        _show_why(options, tour, wanted, lang)
    elif options.cell is not None:
        cell = _cell(options.cell)
        if options.format == "json":
            print_json(report.cell_record(tour, wanted, cell))
        else:
            csv = options.format == "csv"
            print_lines(
                report.cell_csv(tour, wanted, cell) if csv else report.cell_text(tour, wanted, cell, lang)
            )
    elif options.format == "json":
        print_json(report.record(tour, wanted, lang))
    else:
        print_lines((report.as_csv if options.format == "csv" else report.table)(tour, wanted, lang))
    return wanted.node


def _show_why(options: argparse.Namespace, tour: Tour, wanted: Wanted, lang: str) -> None:
    from attn_tui.command import report

    depth, cell = _depth(options.depth), _cell(options.cell)
    if options.format == "csv":
        raise UsageError("--why and --depth tell reasons, as a table or as JSON: leave out csv")
    if options.format == "json":
        print_json(report.why_record(tour, wanted, cell, depth))
    else:
        print_lines(report.why_text(tour, wanted, cell, depth, lang))


def _show_against(options: argparse.Namespace, runs: Runs, setup: Setup, wanted: Wanted, lang: str) -> None:
    from attn_tui.analysis.compare import compared
    from attn_tui.command import report
    from attn_tui.tour.tour import Tour

    if options.cell is not None or options.format == "csv":
        raise UsageError("--against compares whole matrices, as a table or as JSON: leave out --cell and csv")
    then = Tour(runs[replace(setup, text=options.against)].having(wanted.node))
    if then.run.empty:
        raise UsageError("--against: the text has no words in it")
    both = compared(Tour(runs[setup].having(wanted.node)), then)
    if options.format == "json":
        print_json(report.against_record(both, wanted, lang))
    else:
        print_lines(report.against_table(both, wanted, lang))


def _show_all(options: argparse.Namespace, tour: Tour, lang: str) -> None:
    from attn_tui.command import report

    others = ("layer", "head", "cell", "why", "depth", "against")
    given = [f"--{name}" for name in others if getattr(options, name) not in (None, False)]
    if options.name is not None or given:
        raise UsageError(f"--all prints every node: leave out {', '.join(given) or 'the step'}")
    everything = [report.Wanted(name) for name in tour.graph.names]
    if options.format == "json":
        print_json([report.record(tour, wanted, lang) for wanted in everything])
    else:
        text = report.as_csv if options.format == "csv" else report.table
        print_lines("\n\n".join(text(tour, wanted, lang) for wanted in everything))


def _depth(depth: int | None) -> int:
    if depth is not None and not 1 <= depth <= MOST_DEPTH:
        raise UsageError(f"--depth {depth}: give a whole number from 1 to {MOST_DEPTH}")
    return depth or 1


def _cell(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError:
        raise UsageError(f"--cell {text}: give whole numbers, row,column, like --cell 2,1") from None
