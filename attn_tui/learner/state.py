"""Where the learner is, as a file: readable JSON that opens the tutor again exactly there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

import msgspec

from attn_tui.files import FileError
from attn_tui.files.atomic import write
from attn_tui.files.checked import CheckError, checked, expect, one_of, short, written
from attn_tui.files.folders import state_folder
from attn_tui.files.reading import read_text
from attn_tui.graph import GraphError
from attn_tui.learner.session import COMPARISONS, SIDES, Road, Session, keep_place
from attn_tui.models.architecture import ModelError
from attn_tui.models.knobs import KNOBS, at_rest
from attn_tui.models.model import Model
from attn_tui.runs.edit import Edit, EditError, check_knob, check_number, parse_edit
from attn_tui.runs.plan import (
    EMBEDDING,
    EVERYTHING,
    MOST,
    OPTIMISERS,
    QUERIES,
    RATES,
    USUAL,
    LearningPlan,
    Pairs,
    PlanError,
    Stretch,
    head_of,
    steps_in,
)  # fmt: skip
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.text.clean import clean
from attn_tui.tokenize.bpe import TextError
from attn_tui.tour.steps import STEPS
from attn_tui.tour.tour import tour_of

FORMAT = 2
"""2 may leave out what stands as it does by itself; 1, which is read too, left out nothing."""
LARGEST_FILE = 8 << 20
"""Bytes. No state is larger: another file, given by mistake, must not fill the memory."""

Index = Annotated[int, msgspec.Meta(ge=0, lt=1 << 31)]


class StateError(Exception):
    """A state file that cannot be used, in one line for people."""


class EditState(msgspec.Struct):
    """An edit, as the command line writes it."""

    set: str
    on: bool = True


class PlanState(msgspec.Struct, omit_defaults=True, frozen=True):
    """How a step of training is taken."""

    optimiser: str = USUAL.optimiser
    rate: float = USUAL.rate
    part: str = USUAL.part


class StretchState(msgspec.Struct, omit_defaults=True):
    """Steps that were taken, one like the other."""

    texts: list[str]
    count: Index
    plan: PlanState = PlanState()
    switches: dict[str, str] = {}
    edits: list[str] = []


class SetupState(msgspec.Struct, omit_defaults=True):
    """What decides the numbers: only the knobs and switches that were turned."""

    model: str
    text: str
    knobs: dict[str, float] = {}
    switches: dict[str, str] = {}
    edits: list[EditState] = []
    others: dict[str, str] = {}
    taken: list[StretchState] = []
    plan: PlanState = PlanState()


class PlaceState(msgspec.Struct, omit_defaults=True):
    """Where the learner stands; `cell` has the index last selected on each kind of axis."""

    step: str
    stack: str = ""
    layer: Index = 0
    head: Index = 0
    cell: dict[str, Index] = {}
    lesson: str = ""
    knob: str = next(iter(KNOBS))
    # what both formats call it
    comparison: str = msgspec.field(default=COMPARISONS[0], name="shows")
    side: str = SIDES[0]
    practised: list[str] = []


class RoadState(msgspec.Struct, omit_defaults=True):
    """The place on the road of cards; `own` and `typed` are sentences of the learner's."""

    on: bool = False
    card: str = ""
    own: str = ""
    typed: str = ""
    walking: bool = False
    again: str = ""


class State(msgspec.Struct, omit_defaults=True):
    """A state file."""

    program: Literal["attn-tui"]
    format: int
    lang: Literal["zh", "en"]
    setup: SetupState
    place: PlaceState
    pinned: SetupState | None = None
    kept: bool = False
    """Whether `pinned` was kept by itself, before a change, and not by hand."""
    road: RoadState = msgspec.field(default_factory=RoadState)


class _StateHead(msgspec.Struct):
    """What every format begins with."""

    program: Literal["attn-tui"]
    format: int


def resume_path() -> Path:
    """Where the tutor keeps the state between two visits."""
    return state_folder() / "state.json"


def save(session: Session, path: Path) -> None:
    """Write the session's state, the file whole at any time; StateError, one line, where it cannot be."""
    text = to_text(session)
    if len(text.encode("utf-8")) > LARGEST_FILE:
        raise StateError(f"{path}: the sentence is too long to be kept ({LARGEST_FILE >> 20} MB at most)")
    try:
        write(path, text, folders=True)
    except FileError as error:
        raise StateError(str(error)) from None


def load(path: Path, runs: Runs) -> Session:
    """The session that the file holds; StateError, one line, where it holds none that can be opened here."""
    try:
        return from_state(read(path), runs)
    except (CheckError, ModelError, PlanError, TextError) as error:
        raise StateError(f"{path}: {short(str(error), 300)}") from None


def read(path: Path) -> State:
    """What the file says, before anything is looked up; StateError, one line, where it is no state."""
    try:
        return parse(read_text(path, LARGEST_FILE))
    except CheckError as error:
        raise StateError(f"{path}: {short(str(error), 300)}") from None
    except FileError as error:
        raise StateError(str(error)) from None


def parse(text: str) -> State:
    """The state that this JSON says; CheckError, one line, where it says none."""
    head = checked(text, _StateHead)
    expect(head.format >= 1, "format", f"a whole number from 1 to {FORMAT}", head.format)
    expect(head.format <= FORMAT, "format", f"{FORMAT} at most (this is from a newer attn-tui)", head.format)
    return checked(text, State)


def to_text(session: Session) -> str:
    """The session as JSON. What undo would bring back is not kept."""
    place = PlaceState(
        session.step, session.stack, session.layer, session.head, dict(session.at), session.lesson,
        session.knob, session.comparison, session.side, list(session.practised),
    )  # fmt: skip
    setup = _to_setup(session.whole)
    pinned = None if session.pinned is None else _to_setup(session.pinned)
    lang: Literal["zh", "en"] = "zh" if session.lang == "zh" else "en"
    road = RoadState(**asdict(session.road))
    return written(State("attn-tui", FORMAT, lang, setup, place, pinned, session.kept, road))


def from_state(state: State, runs: Runs) -> Session:
    """The session; CheckError, ModelError or TextError say in one line what is wrong.

    Everything is checked as the command line's options are, so that a state can hold nothing that a
    learner could not have set.
    """
    setup = _from_setup(state.setup, "setup", runs)
    pinned = None if state.pinned is None else _from_setup(state.pinned, "pinned", runs)
    if pinned is not None:
        expect(pinned.model == setup.model, "pinned.model", f"{setup.model}, as in setup", pinned.model)
        pinned = replace(pinned, edits=tuple(edit for edit in pinned.edits if edit.on))
    tour, place = tour_of(runs[setup], state.place.step), state.place
    one_of(place.stack, "place.stack", ["", *dict.fromkeys(station.part for station in tour.stations)])
    stack = next((each for each in tour.run.stacks if each.prefix == place.stack), tour.run.stacks[0])
    expect(place.layer < stack.layers, "place.layer", f"a number below {stack.layers}", place.layer)
    expect(place.head < stack.heads, "place.head", f"a number below {stack.heads}", place.head)
    session = Session(
        text=setup.text,
        step=one_of(place.step, "place.step", list(STEPS)),
        lang=state.lang,
        model=setup.model,
        stack=place.stack,
        layer=place.layer,
        head=place.head,
        at=MappingProxyType(place.cell),
        lesson=clean(place.lesson),
        knobs=MappingProxyType(dict(setup.knobs)),
        knob=one_of(place.knob, "place.knob", list(KNOBS)),
        switches=MappingProxyType(dict(setup.switches)),
        edits=setup.edits,
        others=setup.others,
        pinned=pinned,
        kept=state.kept and pinned is not None,
        comparison=one_of(
            place.comparison, "place.shows", COMPARISONS if pinned is not None else COMPARISONS[:1]
        ),
        side=one_of(place.side, "place.side", SIDES),
        road=_road(state.road),
        taken=setup.taken,
        walked=setup.taken,
        plan=setup.plan,
        practised=tuple(map(clean, place.practised)),
    )
    return keep_place(session, tour_of(runs[session.setup], session.step))


def _road(raw: RoadState) -> Road:
    return Road(raw.on, clean(raw.card), clean(raw.own), clean(raw.typed), raw.walking, clean(raw.again))


def _to_setup(setup: Setup) -> SetupState:
    return SetupState(
        setup.model,
        setup.text,
        {node: value for node, value in setup.knobs if value != KNOBS[node].rest},
        dict(setup.switches),
        [EditState(str(edit), edit.on) for edit in setup.edits],
        dict(setup.others),
        [
            StretchState(
                list(one.texts), one.count, _to_plan(one.plan), dict(one.switches), list(map(str, one.edits))
            )
            for one in setup.taken
        ],
        _to_plan(setup.plan),
    )


def _to_plan(plan: LearningPlan) -> PlanState:
    return PlanState(plan.optimiser, plan.rate, plan.part)


def _from_setup(raw: SetupState, where: str, runs: Runs) -> Setup:
    trained = runs.model(raw.model)
    setup = Setup(
        raw.model,
        clean(raw.text),
        _knobs(raw.knobs, f"{where}.knobs"),
        _switches(raw.switches, f"{where}.switches", trained),
        others=_others(raw.others, f"{where}.others", trained),
        plan=_plan(raw.plan, f"{where}.plan", trained),
    )
    taken = tuple(
        _stretch(one, f"{where}.taken[{index}]", setup, runs) for index, one in enumerate(raw.taken)
    )
    expect(steps_in(taken) <= MOST, f"{where}.taken", f"{MOST} steps at most", steps_in(taken))
    setup = replace(setup, taken=taken)
    return replace(setup, edits=_edits(raw.edits, f"{where}.edits", setup, runs))


def _plan(raw: PlanState, where: str, trained: Model) -> LearningPlan:
    one_of(raw.optimiser, f"{where}.optimiser", list(OPTIMISERS))
    expect(0 < raw.rate <= RATES[-1], f"{where}.rate", f"a number above 0 and up to {RATES[-1]:g}", raw.rate)
    known = raw.part in (EVERYTHING, EMBEDDING, QUERIES) or head_of(raw.part, trained.stacks) is not None
    expect(known, f"{where}.part", f"{EMBEDDING}, {QUERIES} or a head like layer.0.1", raw.part)
    return LearningPlan(raw.optimiser, raw.rate, raw.part)


def _stretch(raw: StretchState, where: str, setup: Setup, runs: Runs) -> Stretch:
    trained = runs.model(setup.model)
    expect(bool(raw.texts) and all(raw.texts), f"{where}.texts", "a sentence or more", raw.texts)
    switches = _switches(raw.switches, f"{where}.switches", trained)
    edits = _edits(
        [EditState(each) for each in raw.edits], f"{where}.edits", replace(setup, switches=switches), runs
    )
    plan = _plan(raw.plan, f"{where}.plan", trained)
    return Stretch(tuple(map(clean, raw.texts)), plan, max(1, raw.count), switches, edits, setup.others)


def _knobs(raw: Mapping[str, float], where: str) -> tuple[tuple[str, float], ...]:
    for node, value in raw.items():
        one_of(node, where, list(KNOBS))
        try:
            check_knob(node, value)
        except EditError as error:
            raise CheckError(f"{where}: {error}") from None
    return tuple((node, raw.get(node, rest)) for node, rest in at_rest())


def _switches(raw: Mapping[str, str], where: str, trained: Model) -> Pairs:
    switches: dict[str, str] = {}
    for name, value in raw.items():
        try:
            switches = trained.turned(switches, name, value)
        except ModelError as error:
            raise CheckError(f"{where}: {error}") from None
    return tuple(switches.items())


def _others(raw: Mapping[str, str], where: str, trained: Model) -> Pairs:
    """The inputs besides the first, each one that the model's family has."""
    known = [given.id for given in trained.family.inputs[1:]]
    return tuple((one_of(name, where, known), clean(text)) for name, text in raw.items())


def _edits(raw: list[EditState], where: str, setup: Setup, runs: Runs) -> tuple[Edit, ...]:
    """The edits, each a number that its cell can hold. The cell itself need not be there now."""
    if not raw:
        return ()
    edits: dict[tuple[str, tuple[int, ...]], Edit] = {}
    # a switch can take away the node of an edit, and give it back
    built = [runs[setup], runs[replace(setup, switches=())]]
    model = runs.model(setup.model)
    for index, each in enumerate(raw):
        try:
            edit = replace(parse_edit(each.set), on=each.on)
            graphs = [run.having(edit.node).graph for run in built]
            graph = next((graph for graph in graphs if edit.node in graph), graphs[0])
            axes = len(graph.node(edit.node).axes)
            right = len(edit.cell) == axes and all(0 <= i < 1 << 31 for i in edit.cell)
            expect(right, f"{where}[{index}]", f"{axes} indices from 0 on", each.set)
            check_number(edit, model, graph)
        except (EditError, GraphError) as error:
            raise CheckError(f"{where}[{index}]: {error}") from None
        edits[edit.node, edit.cell] = edit
    return tuple(edits.values())
