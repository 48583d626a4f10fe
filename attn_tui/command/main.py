"""The command: parse, choose, start. The tutor's screen is imported only to open it."""

from __future__ import annotations

import argparse
import gc
import json
import locale
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from attn_tui import __version__

if TYPE_CHECKING:
    from attn_tui.command.report import Wanted
    from attn_tui.course.lesson import Lesson, Problem
    from attn_tui.learner.session import Session
    from attn_tui.models.model import Model
    from attn_tui.runs.edit import Edit
    from attn_tui.runs.runs import Tours
    from attn_tui.runs.setup import Setup
    from attn_tui.tour.tour import Tour

    Lessons = dict[str, tuple[Lesson, ...]]
    Problems = tuple[Problem, ...]

EXAMPLES = """examples:
  attn-tui                                          open the tutor
  attn-tui --lang zh --text "小猫累了" --step scores   open it at Q·Kᵀ, in Chinese
  attn-tui steps                                    the steps of the data flow
  attn-tui show weights --text "the cat sat"        one matrix, as text
  attn-tui show layer.0.scores --text "the cat sat" --format json
  attn-tui show scores --text "the cat sat" --cell 2,1
  attn-tui show --all --text "the cat sat" --format json
  attn-tui lessons --check ./my-lessons             check a folder of lessons
"""

MOST_DEPTH = 32


class UsageError(Exception):
    """What the user asked for cannot be done; one line for people."""


class _Parser(argparse.ArgumentParser):
    """Says what was wrong in one line, exit code 2."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (see {self.prog} --help)")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code: 0, or 2 after one line about what was wrong."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    # NumPy's threads take longer to start than our small matrices to multiply
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = parser().parse_args(_join_cell(arguments))
        return int(options.run(options))
    except UsageError as error:
        return _refuse(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except _known_errors() as error:
        return _refuse(str(error))


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
    from attn_tui.text.width import clean

    print(f"attn-tui: {clean(message)}", file=sys.stderr)
    return 2


def _known_errors() -> tuple[type[Exception], ...]:
    from attn_tui.export import ExportError
    from attn_tui.graph import GraphError
    from attn_tui.learner.state import StateError
    from attn_tui.models.config import ModelError
    from attn_tui.runs.edit import EditError
    from attn_tui.tokenize.bpe import TextError
    from attn_tui.tour.tour import TourError

    return EditError, ExportError, StateError, ModelError, TourError, GraphError, TextError


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = _Parser(
        prog="attn-tui",
        description="Walk through Transformer self-attention, step by step, in the terminal.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"attn-tui {__version__}")
    _common(top)
    _changes(top)
    top.add_argument(
        "--state", metavar="FILE", type=Path, help="open this state, and save it there on leaving"
    )
    top.add_argument("--fresh", action="store_true", help="do not go on where you left")
    top.add_argument("--step", metavar="S", help="the step to open at: see `attn-tui steps`")
    top.add_argument("--lesson", metavar="L", help="the lesson to open at: see `attn-tui lessons`")
    top.add_argument("--lessons", metavar="DIR", type=Path, help="a folder with more lessons")
    top.set_defaults(run=_open)
    commands = top.add_subparsers(title="commands", metavar="", parser_class=_Parser)
    # a sub-command's own default must not overwrite what stands before its name
    quiet = argparse.SUPPRESS

    steps = commands.add_parser("steps", help="list the steps of the data flow")
    _common(steps, quiet)
    steps.add_argument("--json", action="store_true", help="as JSON")
    steps.set_defaults(run=_steps)

    models = commands.add_parser("models", help="list the models")
    _common(models, quiet)
    models.add_argument("--json", action="store_true", help="as JSON")
    models.set_defaults(run=_models)

    lessons = commands.add_parser("lessons", help="list the lessons, or check a folder of them")
    _common(lessons, quiet)
    lessons.add_argument(
        "--lessons", metavar="DIR", type=Path, default=quiet, help="a folder with more lessons"
    )
    lessons.add_argument(
        "--check", action="store_true", help="check the lessons (of FOLDER) and say what is wrong"
    )
    lessons.add_argument("--json", action="store_true", help="as JSON")
    lessons.add_argument(
        "folder", nargs="?", type=Path, help="the folder to check; the bundled lessons if left out"
    )
    lessons.set_defaults(run=_lessons)

    show = commands.add_parser(
        "show",
        help="print a step's result",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _common(show, quiet)
    _changes(show, quiet)
    show.add_argument("name", metavar="STEP", nargs="?", help="a step (scores) or a node (layer.0.scores)")
    show.add_argument("--all", action="store_true", help="every node")
    show.add_argument("--layer", type=int, metavar="N", help="the layer of a step, from 0 (default 0)")
    show.add_argument("--head", type=int, metavar="N", help="the head, from 0 (of a step: default 0)")
    show.add_argument("--cell", metavar="R,C", help="the arithmetic of one cell, from 0; -1 is the last")
    show.add_argument("--why", action="store_true", help="with --cell: its reasons, term by term, by name")
    show.add_argument("--depth", type=int, metavar="N", help="follow the largest term so many steps (1)")
    show.add_argument("--format", choices=("table", "json", "csv"), default="table")
    show.set_defaults(run=_show)

    export = commands.add_parser("export", help="write a step, or the whole tour, to a file")
    _common(export, quiet)
    _changes(export, quiet)
    export.add_argument("--format", required=True, metavar="F", help="py, ipynb, md, html, svg or npz")
    export.add_argument("-o", "--output", required=True, metavar="FILE", type=Path, help="the file to write")
    export.add_argument("--step", metavar="S", default=None, help="one step alone; a picture needs one")
    export.add_argument("--layer", type=int, metavar="N", default=0, help="its layer, from 0 (default 0)")
    export.add_argument("--head", type=int, metavar="N", default=0, help="the head, from 0 (default 0)")
    export.set_defaults(run=_export)
    return top


def _changes(to: argparse.ArgumentParser, default: str | None = None) -> None:
    """The options that change numbers, the same for the tutor and for the commands."""
    to.add_argument(
        "--set", metavar="E", action="append", default=default,
        help="put a number into a cell, as 'layer.0.scores[0,3,1]=2.5'; may be repeated",
    )  # fmt: skip
    to.add_argument(
        "--switch", metavar="S", action="append", default=default,
        help="build the model otherwise, as scaling=off, mask=none, silent=0.1; may be repeated",
    )  # fmt: skip
    to.add_argument("--against", metavar="T", default=default, help="compare with another sentence")


def _common(to: argparse.ArgumentParser, default: str | None = None) -> None:
    to.add_argument("--text", metavar="T", default=default, help="the sentence")
    to.add_argument(
        "--lang", choices=("zh", "en"), default=default, help="中文 or English (default: the locale's)"
    )
    to.add_argument("--model", metavar="NAME", default=default, help="the model: see `attn-tui models`")


def language(environment: dict[str, str] | None = None) -> str:
    """zh where the locale speaks Chinese, otherwise en."""
    env = dict(os.environ) if environment is None else environment
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if env.get(variable):
            return "zh" if env[variable].lower().startswith("zh") else "en"
    if environment is None and (found := locale.getlocale()[0]):
        return "zh" if found.lower().startswith(("zh", "chinese")) else "en"
    return "en"


def _lang(options: argparse.Namespace) -> str:
    return options.lang or language()


def _model(options: argparse.Namespace) -> Model:
    from attn_tui.models.model import DEFAULT, bundled

    return bundled(options.model or DEFAULT)


def _text(options: argparse.Namespace, model: Model, lang: str, otherwise: str = "") -> str:
    if options.text is not None:
        return str(options.text)
    return otherwise or ((model.config.examples or {}).get(lang) or ("",))[0]


def _tour(options: argparse.Namespace, model: Model, text: str) -> Tour:
    from attn_tui.tour.tour import Tour

    return Tour(model, model.graph(text))


def _open(options: argparse.Namespace) -> int:
    # nothing made while starting is garbage; the app takes up collecting when its screen is there
    gc.disable()
    try:
        return _open_tutor(options)
    finally:
        gc.enable()


def _open_tutor(options: argparse.Namespace) -> int:
    from attn_tui.learner.state import resume_path, save
    from attn_tui.runs.runs import Tours
    from attn_tui.text.width import clean

    tours = Tours()
    lessons, problems = _read_lessons(options)
    session = _resumed(options, tours) or _session(options, tours, lessons)
    # Textual reads from standard input and draws on standard error
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError("the tutor needs a terminal; in pipes and scripts use `attn-tui show STEP --text T`")
    from attn_tui.course.course import Course
    from attn_tui.tui.app import TutorApp

    app = TutorApp(tours, session, Course(lessons))
    app.run()
    try:
        save(app.left, options.state or resume_path())
    except OSError as error:
        if options.state:
            raise UsageError(f"--state {options.state}: cannot be written ({error.strerror})") from None
    for problem in problems:
        print(f"attn-tui: {clean(str(problem))}", file=sys.stderr)
    return 0


def _session(options: argparse.Namespace, tours: Tours, lessons: Lessons) -> Session:
    """The session that the options ask for."""
    from types import MappingProxyType

    from attn_tui.learner.session import Session, read_lesson, stay
    from attn_tui.text.width import clean

    lang = _lang(options)
    lesson = _lesson(options.lesson, lessons[lang]) if options.lesson else None
    name = options.model or (lesson.model if lesson else "") or tours.names[0]
    trained = tours[name].model
    text = clean(_text(options, trained, lang, lesson.text if lesson else ""))
    setup = _setup(options, tours, trained, text)
    tour = tours.settle(setup)
    session = Session(
        text,
        tour.step(options.step).id if options.step else tour.steps[0].id,
        lang,
        name,
        knobs=MappingProxyType(dict(setup.knobs)),
        switches=MappingProxyType(dict(setup.switches)),
        edits=setup.edits,
        pinned=None if options.against is None else replace(setup, text=clean(options.against)),
    )
    if lesson:
        session = read_lesson(session, tour, lesson.id, options.step or lesson.step)
    return stay(session, tour)


def _resumed(options: argparse.Namespace, tours: Tours) -> Session | None:
    """The session of --state, or where the learner left; None where the options ask for something else."""
    from attn_tui.learner.state import StateError, load, resume_path

    asked = ("text", "model", "step", "lesson", "set", "switch", "against")
    said = [f"--{name}" for name in asked if getattr(options, name) is not None]
    if options.state is not None:
        if said:
            raise UsageError(f"--state says where to open; leave out {', '.join(said)}")
        if not options.state.exists():
            return None
        session = load(options.state, tours)
    elif said or options.fresh:
        return None
    else:
        try:
            session = load(resume_path(), tours)
        except StateError:
            return None
    return replace(session, lang=options.lang or session.lang)


def _lesson(wanted: str, lessons: tuple[Lesson, ...]) -> Lesson:
    for lesson in lessons:
        if lesson.id == wanted:
            return lesson
    known = ", ".join(lesson.id for lesson in lessons)
    raise UsageError(f"there is no lesson {wanted!r}; the lessons are: {known}")


def _read_lessons(options: argparse.Namespace) -> tuple[Lessons, Problems]:
    """The bundled lessons and the reader's own, by language, and what is wrong with any of them."""
    from attn_tui.course.reading import read_course
    from attn_tui.models.model import bundled_names
    from attn_tui.tour.steps import STEPS

    folder = getattr(options, "lessons", None)
    if folder is not None and not folder.is_dir():
        raise UsageError(f"--lessons {folder}: there is no such folder")
    return read_course(folder, [step.id for step in STEPS], bundled_names())


def _lessons(options: argparse.Namespace) -> int:
    from attn_tui.course.folder import lessons_folder
    from attn_tui.course.lint import check
    from attn_tui.models.model import bundled_names
    from attn_tui.text.width import clean
    from attn_tui.tour.steps import STEPS

    if options.check:
        folder = options.folder or getattr(options, "lessons", None) or lessons_folder()
        if not folder.is_dir():
            raise UsageError(f"{folder}: there is no such folder to check")
        problems = check(folder, [step.id for step in STEPS], bundled_names())
        for problem in problems:
            print(clean(str(problem)))
        if problems:
            raise UsageError(f"{folder}: {len(problems)} problem(s) in the lessons, listed above")
        print(f"{folder}: no problems")
        return 0
    if options.folder is not None:
        raise UsageError("a folder goes with --check, or as --lessons DIR")
    lessons, problems = _read_lessons(options)
    lang = _lang(options)
    if options.json:
        rows = [{"id": x.id, "title": x.title, "order": x.order, "step": x.step} for x in lessons[lang]]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print_table([(str(x.order), x.id, x.step, x.title) for x in lessons[lang]])
    for problem in problems:
        print(f"attn-tui: {clean(str(problem))}", file=sys.stderr)
    return 0


def _show(options: argparse.Namespace) -> int:
    from attn_tui.command import report
    from attn_tui.runs.runs import Tours

    lang, model = _lang(options), _model(options)
    tours = Tours()
    setup = _setup(options, tours, model, _text(options, model, lang))
    tour = tours.settle(setup)
    if not len(tour.graph.value("tokens")):
        raise UsageError("the text has no words in it; give some with --text")
    if options.all:
        return _show_all(options, tour, lang)
    if options.name is None:
        raise UsageError("show what? Name a step or a node, or say --all; `attn-tui steps` lists the steps")
    wanted = report.find(tour, options.name, options.layer, options.head)
    if (options.why or options.depth is not None) and options.cell is None:
        raise UsageError("why which number? Name it with --cell, like --cell 2,1")
    if options.against is not None:
        _show_against(options, tours, setup, wanted, lang)
    elif options.cell is not None and (options.why or options.depth is not None):
        depth = _depth(options.depth)
        if options.format == "json":
            _print_json(report.why_record(tour, wanted, _cell(options.cell), depth))
        else:
            print(report.why_text(tour, wanted, _cell(options.cell), depth, lang))
    elif options.cell is not None:
        cell = _cell(options.cell)
        if options.format == "json":
            _print_json(report.cell_record(tour, wanted, cell))
        else:
            csv = options.format == "csv"
            print(report.cell_csv(tour, wanted, cell) if csv else report.cell_text(tour, wanted, cell, lang))
    elif options.format == "json":
        _print_json(report.record(tour, wanted, lang))
    else:
        print((report.as_csv if options.format == "csv" else report.table)(tour, wanted, lang))
    return 0


def _show_against(options: argparse.Namespace, tours: Tours, setup: Setup, wanted: Wanted, lang: str) -> None:
    from attn_tui.analysis.compare import compared
    from attn_tui.command import report

    if options.cell is not None or options.format == "csv":
        raise UsageError("--against compares whole matrices, as a table or as JSON: leave out --cell and csv")
    then = tours.held(replace(setup, text=options.against))
    if not len(then.graph.value("tokens")):
        raise UsageError("--against: the text has no words in it")
    both = compared(tours.settle(setup), then)
    if options.format == "json":
        _print_json(report.against_record(both, wanted, lang))
    else:
        print(report.against_table(both, wanted, lang))


def _depth(said: int | None) -> int:
    if said is not None and not 1 <= said <= MOST_DEPTH:
        raise UsageError(f"--depth {said}: give a whole number from 1 to {MOST_DEPTH}")
    return said or 1


def _setup(options: argparse.Namespace, tours: Tours, model: Model, text: str) -> Setup:
    """What is to be computed: --switch turns switches and knobs, --set puts numbers into cells."""
    from attn_tui.models.switches import turned
    from attn_tui.runs.edit import checked, parse_edit
    from attn_tui.runs.setup import Setup

    setup, switches = Setup(model.config.name, text), dict[str, str]()
    for said in options.switch or ():
        name, equals, value = said.partition("=")
        if not equals:
            raise UsageError(f"--switch {said}: write name=value, like scaling=off")
        if name in dict(setup.knobs):
            setup = replace(setup, knobs=_turned_knob(setup.knobs, name, value))
        else:
            switches = turned(model.config, switches, name, value)
    setup = replace(setup, switches=tuple(switches.items()))
    edits: dict[tuple[str, tuple[int, ...]], Edit] = {}
    for said in options.set or ():
        tour = tours.settle(setup)
        edit = checked(parse_edit(said), tour.model, tour.graph)
        edits[edit.node, edit.cell] = edit
    return replace(setup, edits=tuple(edits.values()))


def _turned_knob(knobs: tuple[tuple[str, float], ...], name: str, said: str) -> tuple[tuple[str, float], ...]:
    from attn_tui.runs.edit import check_knob

    try:
        value = float(said)
    except ValueError:
        raise UsageError(f"--switch {name}={said}: {said!r} is no number") from None
    check_knob(name, value)
    return tuple((node, value if node == name else now) for node, now in knobs)


def _export(options: argparse.Namespace) -> int:
    from attn_tui.command import report
    from attn_tui.export import What, write
    from attn_tui.runs.runs import Tours
    from attn_tui.text.width import clean

    lang, model, tours = _lang(options), _model(options), Tours()
    tour = tours.settle(_setup(options, tours, model, _text(options, model, lang)))
    if not len(tour.graph.value("tokens")):
        raise UsageError("the text has no words in it; give some with --text")
    if options.against is not None:
        raise UsageError("--against: an export holds one sentence; leave it out")
    # the layer and the head are checked, and the step, as `show` checks them
    report.find(tour, options.step or "tokens", options.layer, options.head)
    what = What(options.step, options.layer, options.head)
    for path in write(tour, options.format, options.output, what, lang):
        print(clean(str(path)))
    return 0


def _show_all(options: argparse.Namespace, tour: Tour, lang: str) -> int:
    from attn_tui.command import report

    if options.name is not None or options.cell is not None:
        raise UsageError("--all prints every node: leave out the step and --cell")
    everything = [report.Wanted(name) for name in tour.graph.names]
    if options.format == "json":
        _print_json([report.record(tour, wanted, lang) for wanted in everything])
    else:
        text = report.as_csv if options.format == "csv" else report.table
        print("\n\n".join(text(tour, wanted, lang) for wanted in everything))
    return 0


def _cell(said: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in said.split(","))
    except ValueError:
        raise UsageError(f"--cell {said}: give whole numbers, row,column, like --cell 2,1") from None


def _print_json(what: object) -> None:
    # JSON escapes control characters itself; of the rest only bidi controls could mislead a terminal
    print(json.dumps(what, ensure_ascii=sys.stdout.isatty(), allow_nan=False))


def _steps(options: argparse.Namespace) -> int:
    lang, model = _lang(options), _model(options)
    tour = _tour(options, model, "")
    if options.json:
        rows = [
            {
                "id": step.id, "node": step.node, "title": step.title[lang], "formula": tour.formula(step, 0),
                "gloss": step.gloss[lang], "lesson": step.lesson, "in_layer": step.in_layer,
            }
            for step in tour.steps
        ]  # fmt: skip
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    from attn_tui.tour.wording import formula_words

    _print_table([(s.id, s.title[lang], formula_words(tour.formula(s, 0), lang)) for s in tour.steps])
    return 0


def _models(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from attn_tui.models.config import read_config
    from attn_tui.models.model import BUNDLED, DEFAULT, bundled_names

    configs = [read_config(BUNDLED / name / "config.json") for name in bundled_names()]
    if options.json:
        keys = ("name", "family", "layers", "heads", "d_model", "d_head", "d_mlp", "vocabulary", "context")
        rows = [{key: asdict(c)[key] for key in keys} | {"default": c.name == DEFAULT} for c in configs]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    lang = _lang(options)
    _print_table(
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


def _print_table(rows: Sequence[Sequence[str]]) -> None:
    from rich.cells import cell_len

    from attn_tui.text.width import clean, fit

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for *front, last in rows:
        cells = [fit(text, width) for text, width in zip(front, widths, strict=False)]
        print("  ".join([*cells, clean(last)]).rstrip())
