"""The command: parse, run the verb, say what was wrong. A verb is a file with `add` and `run`.

`run` imports what it needs by itself, so that `--help` and a wrong option load neither NumPy nor Textual.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from attn_tui import __version__
from attn_tui.command import course, export, lessons, models, show, steps, terms, train
from attn_tui.command import open as tutor
from attn_tui.command.options import Parser, UsageError, gathered
from attn_tui.command.output import finish, give_up, prepare, say

EXAMPLES = """examples:
  attn-tui                                          open the tutor
  attn-tui --lang zh --text "小猫累了" --step scores   open it at Q·Kᵀ, in Chinese
  attn-tui steps                                    the steps of the data flow
  attn-tui show weights --text "the cat sat"        one matrix, as text
  attn-tui show layer.0.scores --text "the cat sat" --format json
  attn-tui show scores --text "the cat sat" --cell 2,1
  attn-tui show --all --text "the cat sat" --format json
  attn-tui terms softmax                            what a word means
  attn-tui course                                   the chapters, what is done, the time left
  attn-tui check vectors cosine 24/25               check an answer
  attn-tui lessons --check ./my-lessons             check a folder of lessons
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns the exit code: 0; 1 where the tutor crashed; 2 after one line about what was wrong; 130 after
    Ctrl+C; 128 and more after a signal.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    # NumPy's threads take longer to start than our small matrices to multiply
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    prepare()
    try:
        options = gathered(parser().parse_args(_join_cell(arguments)))
        if getattr(options, "download", False):
            _fetch(options)
        code = int(options.run(options))
        finish()
        return code
    except UsageError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # whoever reads us has seen enough
        return 0
    except OSError as error:
        what = f"{error.filename}: cannot be used" if error.filename else "the output cannot be written"
        return _refuse(f"{what} ({error.strerror})")
    except _known_errors() as error:
        return _refuse(str(error))
    finally:
        give_up()


def _fetch(options: argparse.Namespace) -> None:
    from attn_tui.models import library

    library.fetch(getattr(options, "model", None) or "")


def _join_cell(arguments: Sequence[str]) -> list[str]:
    """`--cell -1,0` as `--cell=-1,0`, which argparse does not take for an option called -1,0."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--cell":
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined


def _refuse(message: str) -> int:
    say(message)
    return 2


def _known_errors() -> tuple[type[Exception], ...]:
    # looked at only once something is wrong: by then their rooms are loaded, before they would cost a start
    from attn_tui.export import ExportError
    from attn_tui.files import FileError
    from attn_tui.graph import GraphError
    from attn_tui.learner.state import StateError
    from attn_tui.models.architecture import ModelError
    from attn_tui.runs.edit import EditError
    from attn_tui.tokenize.bpe import TextError
    from attn_tui.tour.tour import TourError

    return EditError, ExportError, FileError, StateError, ModelError, TourError, GraphError, TextError


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = Parser(
        prog="attn-tui",
        description="Walk through Transformer self-attention, step by step, in the terminal.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"attn-tui {__version__}")
    tutor.add(top)
    commands = top.add_subparsers(title="commands", metavar="", parser_class=Parser)
    for verb in (steps, models, lessons, course, terms, train):
        verb.add(commands)
    show.add(commands, EXAMPLES)
    export.add(commands)
    return top
