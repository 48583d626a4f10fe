"""The options that several verbs share, and what they ask for."""

from __future__ import annotations

import argparse
import locale
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

if TYPE_CHECKING:
    from attn_tui.models.model import Model
    from attn_tui.runs.edit import Edit
    from attn_tui.runs.run import Runs
    from attn_tui.runs.setup import Setup
    from attn_tui.runs.shelf import Shelf
    from attn_tui.tour.tour import Tour

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"

LEAST_MEMORY, MOST_MEMORY = 16, 1 << 20
"""Megabytes that --memory may allow."""
REPEATED = ("set", "switch", "input")
"""Options that may be repeated, before and after the verb."""
BEFORE_A_VERB = (
    "text",
    "lang",
    "model",
    "family",
    "set",
    "switch",
    "input",
    "against",
    "state",
    "fresh",
    "step",
    "lesson",
    "lessons",
)
"""The tutor's own options. A verb takes those of them that are its own, too."""


class UsageError(Exception):
    """What the user asked for cannot be done; one line for people."""


class Parser(argparse.ArgumentParser):
    """Says what was wrong in one line, exit code 2."""

    def error(self, message: str) -> NoReturn:
        """UsageError in place of a page of usage."""
        raise UsageError(f"{message} (see {self.prog} --help)")


def common(to: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS) -> None:
    """Which sentence, language and model. A verb's own default must not overwrite what stands before it."""
    to.add_argument("--text", metavar="T", default=default, help="the sentence")
    in_language(to, default)
    to.add_argument(
        "--model",
        metavar="NAME",
        default=default,
        help="the model: a name (see `attn-tui models`), a folder or file, or hf:OWNER/NAME",
    )
    to.add_argument(
        "--family", metavar="F", default=default,
        help="the bundled model of a family: decoder, encoder, encoder-decoder …",
    )  # fmt: skip
    to.add_argument(
        "--memory", metavar="MB", type=int, default=default,
        help="what computed numbers may take, in megabytes (default: a quarter of what is free)",
    )  # fmt: skip
    # one that nobody asks for is left out of the options, as a verb must not overwrite what stands before it
    to.add_argument(
        "--download", action="store_true", default=argparse.SUPPRESS,
        help="fetch the model hf:OWNER/NAME first",
    )  # fmt: skip


def in_language(to: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS) -> None:
    """Which language."""
    to.add_argument(
        "--lang", choices=("zh", "en"), default=default, help="中文 or English (default: the locale's)"
    )


def changes(to: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS) -> None:
    """The options that change numbers, the same for the tutor and for the verbs."""
    # argparse would let a verb's list replace the one that stands before it
    of = "" if default is None else "_of_verb"
    to.add_argument(
        "--set", metavar="E", action="append", dest=f"set{of}",
        help="put a number into a cell, as 'layer.0.scores[0,3,1]=2.5'; may be repeated",
    )  # fmt: skip
    to.add_argument(
        "--switch", metavar="S", action="append", dest=f"switch{of}",
        help="build the model otherwise, as scaling=off, mask=none, silent=0.1; may be repeated",
    )  # fmt: skip
    to.add_argument(
        "--input", metavar="I", action="append", dest=f"input{of}",
        help="another input of a model that has several, as source='a sentence'; may be repeated",
    )  # fmt: skip
    to.add_argument("--against", metavar="T", default=default, help="compare with another sentence")


def backward(to: argparse.ArgumentParser) -> None:
    """The option that adds what training needs."""
    to.add_argument(
        "--backward", action="store_true", help="with the loss, every gradient and the next weights"
    )


def gathered(options: argparse.Namespace) -> argparse.Namespace:
    """What was repeated before and after the verb in one list; UsageError for what the verb does not take."""
    for name in REPEATED:
        given = [*(getattr(options, name) or ()), *(getattr(options, f"{name}_of_verb", None) or ())]
        setattr(options, name, given or None)
    verb, takes = getattr(options, "verb", ""), getattr(options, "takes", BEFORE_A_VERB)
    for name in BEFORE_A_VERB:
        if name not in takes and getattr(options, name, None):
            raise UsageError(f"--{name} is nothing that `attn-tui {verb}` takes")
    return options


def language(environment: dict[str, str] | None = None) -> str:
    """zh where the locale speaks Chinese, otherwise en."""
    env = dict(os.environ) if environment is None else environment
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if env.get(variable):
            return "zh" if env[variable].lower().startswith("zh") else "en"
    if environment is None and (found := locale.getlocale()[0]):
        return "zh" if found.lower().startswith(("zh", "chinese")) else "en"
    return "en"


def lang_of(options: argparse.Namespace) -> str:
    """The language asked for, or the locale's."""
    return options.lang or language()


def runs_of(options: argparse.Namespace, shelf: Shelf | None = None) -> Runs:
    """Runs that take no more memory than was allowed, and look on this shelf. UsageError: no size."""
    from attn_tui.models import library
    from attn_tui.runs.run import Runs

    library.look_by(_moment)
    memory = getattr(options, "memory", None)
    if memory is not None and not LEAST_MEMORY <= memory <= MOST_MEMORY:
        raise UsageError(f"--memory {memory}: give megabytes, from {LEAST_MEMORY} to {MOST_MEMORY}")
    return Runs((memory or 0) << 20, shelf)


def _moment(name: str) -> Model | None:
    """The model of a moment of a run that was trained on the screen, as `copy@120`; None where it is none."""
    if "@" not in name:
        return None
    # only then: most visits open no such model
    from attn_tui.train.kept import find_moment

    return find_moment(name)


def model_of(options: argparse.Namespace, runs: Runs) -> Model:
    """The model asked for; ModelError where there is none."""
    return runs.model(named(options) or runs.names[0])


def named(options: argparse.Namespace) -> str:
    """The name of the model asked for, by --model or --family; "" where none is.

    UsageError where no bundled model is of that family, or where the model asked for is of another.
    """
    model, family = options.model or "", getattr(options, "family", None)
    if family is None:
        return model
    from attn_tui.models import library

    families = library.families()
    found = families.get(family, ())
    if not found:
        raise UsageError(f"--family {family}: the families are {', '.join(families)}")
    if model and model not in found:
        raise UsageError(f"--family {family}: the models of it are {', '.join(found)}, not {model}")
    return model or found[0]


def text_of(options: argparse.Namespace, model: Model, lang: str, otherwise: str = "") -> str:
    """The sentence asked for, or `otherwise`, or the model's first example."""
    if options.text is not None:
        return str(options.text)
    return otherwise or (model.examples(lang) or ("",))[0]


def tour_of(options: argparse.Namespace, runs: Runs, lang: str) -> tuple[Tour, Setup]:
    """The tour that the options ask for, and its setup; UsageError where the text has no words in it."""
    from attn_tui.learner.sensation import lacking
    from attn_tui.tour.tour import Tour

    model = model_of(options, runs)
    setup = setup_of(options, runs, model, text_of(options, model, lang))
    tour = Tour(runs[setup])
    if tour.run.empty:
        raise UsageError(lacking(tour.run, lang) or "the text has no words in it; give some with --text")
    return tour, setup


def setup_of(options: argparse.Namespace, runs: Runs, model: Model, text: str) -> Setup:
    """What is to be computed: --switch turns switches and knobs, --set puts numbers into cells."""
    from attn_tui.runs.edit import checked, parse_edit
    from attn_tui.runs.setup import Setup

    setup, switches = Setup(model.name, text, others=_others(options, model)), dict[str, str]()
    for written in options.switch or ():
        name, equals, value = written.partition("=")
        if not equals:
            raise UsageError(f"--switch {written}: write name=value, like scaling=off")
        if name in dict(setup.knobs):
            setup = replace(setup, knobs=_turned_knob(setup.knobs, name, value))
        else:
            switches = model.turned(switches, name, value)
    setup = replace(setup, switches=tuple(switches.items()))
    edits: dict[tuple[str, tuple[int, ...]], Edit] = {}
    for written in options.set or ():
        wanted = parse_edit(written)
        run = runs[setup].having(wanted.node)
        edit = checked(wanted, run.model, run.graph)
        edits[edit.node, edit.cell] = edit
    return replace(setup, edits=tuple(edits.values()))


def _others(options: argparse.Namespace, model: Model) -> tuple[tuple[str, str], ...]:
    """The inputs besides the first, each one that the model's family has."""
    known, found = [given.id for given in model.family.inputs[1:]], dict[str, str]()
    for written in options.input or ():
        name, equals, text = written.partition("=")
        if not equals or name not in known:
            able = f"besides --text {model.name} takes {', '.join(known)}" if known else "give it as --text"
            raise UsageError(f"--input {written}: {model.name} has no such input; {able}")
        found[name] = text
    return tuple(found.items())


def _turned_knob(
    knobs: tuple[tuple[str, float], ...], name: str, number: str
) -> tuple[tuple[str, float], ...]:
    from attn_tui.runs.edit import check_knob

    try:
        value = float(number)
    except ValueError:
        raise UsageError(f"--switch {name}={number}: {number!r} is no number") from None
    check_knob(name, value)
    return tuple((node, value if node == name else now) for node, now in knobs)


def need_folder(given: str, folder: Path) -> Path:
    """The folder; UsageError, one line, where there is none, or none that can be looked into."""
    try:
        os.listdir(folder)
    except FileNotFoundError:
        raise UsageError(f"{given}: there is no such folder") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no such name can be given to a folder"
        raise UsageError(f"{given}: cannot be read as a folder ({why})") from None
    return folder
