"""What the learner has changed, in words: badges for the frame, rows for the lists."""

from __future__ import annotations

from rich.text import Text

from attn_tui.learner import knobs
from attn_tui.learner import switches as turned
from attn_tui.learner.session import Session
from attn_tui.models.architecture import Stack
from attn_tui.models.knobs import KNOBS
from attn_tui.models.model import Model
from attn_tui.models.switches import SWITCHES, Switch, heads_of, options
from attn_tui.paint.look import Look
from attn_tui.paint.numbers import short
from attn_tui.runs.edit import is_there
from attn_tui.staging.knobs import knob_text
from attn_tui.text.clean import clean
from attn_tui.text.width import fit
from attn_tui.tour.names import where
from attn_tui.tour.tour import Tour
from attn_tui.tui import strings

_NAME, _OPTION = 14, 12


def badges(session: Session) -> str:
    """` · 2 changed · pinned`, as far as it is so."""
    lang, said = session.lang, []
    count = sum(edit.on for edit in session.edits)
    if count:
        said.append(strings.EDITED[lang].format(count=count))
    if session.pinned is not None and not session.kept:
        said.append(strings.PINNED[lang])
    return "".join(f" · {one}" for one in said)


def switched(session: Session, stacks: tuple[Stack, ...]) -> str:
    """`mask none, scaling off`: the switches that are not as the model was trained."""
    lang = session.lang
    return ", ".join(_switch_text(name, value, lang, stacks) for name, value in session.switches.items())


def edit_rows(session: Session, tour: Tour, look: Look, width: int) -> list[Text]:
    """A row for each edit: whether it counts, which cell, what it was, what it is."""
    lang = session.lang
    if not session.edits:
        return [Text(strings.NO_EDITS[lang], style="dim", no_wrap=True, end="")]
    # the mark, the two numbers and the arrow between them take 21 cells
    rows, room = [], max(6, min(28, width - 21))
    for edit in session.edits:
        row = Text(no_wrap=True, end="")
        row.append("● " if edit.on else "○ ", look.accent)
        if is_there(edit, tour.graph):
            name = clean(tour.cell_name(edit.node, edit.cell, lang))
            was = float(tour.graph.unedited(edit.node)[edit.cell])
            row.append(fit(name, room), "" if edit.on else "dim")
            row.append(f"{short(was):>8} → ", "dim")
            row.append(f"{short(edit.value):<8}", "bold" if edit.on else "dim")
            row.append(where(tour.run, edit.node, edit.cell, lang), "dim")
        else:
            row.append(f"{fit(edit.place, room)} {short(edit.value)} · ", "dim")
            row.append(strings.NOT_HERE[lang], "dim italic")
        rows.append(row)
    return rows


def switch_rows(session: Session, trained: Model, look: Look, width: int) -> list[Text]:
    """A row for each switch with all its options, or for the head that is shown; then the knobs."""
    lang, stacks, rows = session.lang, trained.stacks, []
    here = strings.THIS_HEAD[lang].format(layer=session.layer + 1, head=session.head + 1)
    for key, switch in enumerate(switches_of(trained), 1):
        value = session.switches.get(switch.id, "")
        if switch.of_heads:
            told = switch.title[lang].format(head=here)
            row = Text(f"{key}  {fit(told, min(_NAME + _OPTION + 6, width - 8))}", no_wrap=True, end="")
            stack = session.stack or stacks[0].prefix
            on = (stack, session.layer, session.head) in heads_of(value, stacks)
            row.append(strings.ON_OFF[on][lang], look.accent if on else "dim")
            row.append(f"   {_heads(value, stacks)}" if value else "", "dim")
        else:
            able = options(trained.architecture, switch)
            now = value or able[0]
            row = Text(f"{key}  {fit(switch.words[lang], _NAME)}", no_wrap=True, end="")
            # where not all options fit, the present one alone is named
            seen = able if 3 + _NAME + _OPTION * len(able) <= width else (now,)
            for option in seen:
                said = switch.option(option).words[lang] + ("*" if option == able[0] else "")
                said = fit(f"‹{said}›" if option == now else f" {said} ", _OPTION)
                row.append(said, look.accent if option == now else "dim")
            if len(seen) < len(able):
                row.append(f"{able.index(now) + 1}/{len(able)}", "dim")
        rows.append(row)
    for node in KNOBS:
        rows.append(Text(f"   {knob_text(session, node)}", no_wrap=True, end=""))
    return rows


def switch_note(trained: Model, lang: str, at: int) -> str:
    """What the switch, or the knob, in this row of `switch_rows` does."""
    glosses = [switch.gloss for switch in switches_of(trained)] + [knob.gloss for knob in KNOBS.values()]
    return f"{glosses[at][lang]}\n{strings.LEGEND[lang]}"


def turn_row(session: Session, trained: Model, at: int, by: int) -> Session:
    """Turn the switch, or the knob, that stands in this row of `switch_rows`."""
    switches = switches_of(trained)
    if at >= len(switches):
        return knobs.turn_knob(session, list(KNOBS)[at - len(switches)], by)
    switch = switches[at]
    if switch.of_heads:
        return turned.flip_head(session, trained, switch.id)
    for _ in range(by % len(options(trained.architecture, switch))):
        session = turned.next_option(session, trained, switch.id)
    return session


def switches_of(trained: Model) -> tuple[Switch, ...]:
    """The switches that the model's family knows, in the order of the table."""
    return tuple(switch for id, switch in SWITCHES.items() if id in trained.family.switches)


def _switch_text(name: str, value: str, lang: str, stacks: tuple[Stack, ...]) -> str:
    switch = SWITCHES[name]
    said = _heads(value, stacks) if switch.of_heads else switch.option(value).words[lang]
    return f"{switch.words[lang]} {said}"


def _heads(value: str, stacks: tuple[Stack, ...]) -> str:
    """Heads as people count them: `1.2, 4.6` for layer 1 head 2 and layer 4 head 6."""
    first = stacks[0].prefix
    return ", ".join(
        f"{'' if stack == first else stack}{layer + 1}.{head + 1}"
        for stack, layer, head in heads_of(value, stacks)
    )
