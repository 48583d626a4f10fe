"""What the learner has changed, in words: badges for the frame, rows for the lists."""

from __future__ import annotations

from rich.text import Text

from attn_tui.learner import session as sessions
from attn_tui.learner.session import KNOBS, Session
from attn_tui.models.config import Config
from attn_tui.models.switches import HEAD_SWITCHES, SWITCHES, heads_of, options
from attn_tui.paint.look import Look
from attn_tui.paint.numbers import short
from attn_tui.runs.edit import is_there
from attn_tui.text.width import clean, fit
from attn_tui.tour.names import cell_name, where
from attn_tui.tour.tour import Tour
from attn_tui.tui import strings
from attn_tui.tui.panes.knobs import knob_text

_NAME, _OPTION = 14, 12


def badges(session: Session) -> str:
    """` · 2 changed · pinned`, as far as it is so."""
    lang, said = session.lang, []
    count = sum(edit.on for edit in session.edits)
    if count:
        said.append(strings.EDITED[lang].format(count=count))
    if session.pinned is not None:
        said.append(strings.PINNED[lang])
    return "".join(f" · {one}" for one in said)


def switched(session: Session) -> str:
    """`mask none, scaling off`: the switches that are not as the model was trained."""
    return ", ".join(_switch_text(name, value, session.lang) for name, value in session.switches.items())


def edit_rows(session: Session, tour: Tour, look: Look) -> list[Text]:
    """A row for each edit: whether it counts, which cell, what it was, what it is."""
    lang = session.lang
    if not session.edits:
        return [Text(strings.NO_EDITS[lang], style="dim", no_wrap=True, end="")]
    rows = []
    for edit in session.edits:
        row = Text(no_wrap=True, end="")
        row.append("● " if edit.on else "○ ", look.accent)
        if is_there(edit, tour.graph):
            name = clean(cell_name(tour, edit.node, edit.cell, lang))
            was = float(tour.graph.unedited(edit.node)[edit.cell])
            row.append(fit(name, 28), "" if edit.on else "dim")
            row.append(f"{short(was):>10} → ", "dim")
            row.append(f"{short(edit.value):<10}", "bold" if edit.on else "dim")
            row.append(where(tour, edit.node, edit.cell, lang), "dim")
        else:
            row.append(fit(edit.place, 28) + f"{'—':>10} → {short(edit.value):<10}", "dim")
            row.append(strings.NOT_HERE[lang], "dim italic")
        rows.append(row)
    return rows


def switch_rows(session: Session, trained: Config, look: Look) -> list[Text]:
    """A row for each switch with all its options, then the heads, then the knobs of sampling."""
    lang, rows = session.lang, []
    for key, switch in enumerate(SWITCHES, 1):
        able = options(trained, switch)
        now = session.switches.get(switch.id, able[0])
        row = Text(f"{key}  {fit(strings.SWITCHES[switch.id][lang], _NAME)}", no_wrap=True, end="")
        for option in able:
            said = strings.OPTIONS[option][lang] + ("*" if option == able[0] else "")
            row.append(
                fit(f"‹{said}›" if option == now else f" {said} ", _OPTION),
                look.accent if option == now else "dim",
            )
        rows.append(row)
    here = strings.THIS_HEAD[lang].format(layer=session.layer + 1, head=session.head + 1)
    spoken = (strings.SILENCE[lang], strings.ONLY[lang])
    for key, (name, told) in enumerate(zip(HEAD_SWITCHES, spoken, strict=True), 8):
        on = (session.layer, session.head) in heads_of(session.switches.get(name, ""))
        row = Text(f"{key}  {fit(told.format(head=here), _NAME + _OPTION + 6)}", no_wrap=True, end="")
        row.append(strings.OPTIONS["on" if on else "off"][lang], look.accent if on else "dim")
        others = _heads(session.switches.get(name, ""))
        row.append(f"   {others}" if others else "", "dim")
        rows.append(row)
    for knob in KNOBS:
        rows.append(Text(f"   {knob_text(session, knob.node)}", no_wrap=True, end=""))
    return rows


def switch_note(lang: str, at: int) -> str:
    """What the switch, or the knob, in this row of `switch_rows` does."""
    ids = [*(switch.id for switch in SWITCHES), *HEAD_SWITCHES, *(knob.node for knob in KNOBS)]
    return f"{strings.SWITCH_GLOSS[ids[at]][lang]}\n{strings.LEGEND[lang]}"


def turn_row(session: Session, trained: Config, at: int, by: int) -> Session:
    """Turn the switch, or the knob, that stands in this row of `switch_rows`."""
    if at < len(SWITCHES):
        for _ in range(by % len(options(trained, SWITCHES[at]))):
            session = sessions.next_option(session, trained, SWITCHES[at].id)
        return session
    at -= len(SWITCHES)
    if at < len(HEAD_SWITCHES):
        return sessions.flip_head(session, trained, HEAD_SWITCHES[at])
    return sessions.turn_knob(session, KNOBS[at - len(HEAD_SWITCHES)].node, by)


def _switch_text(name: str, value: str, lang: str) -> str:
    said = _heads(value) if name in HEAD_SWITCHES else strings.OPTIONS[value][lang]
    return f"{strings.SWITCHES[name][lang]} {said}"


def _heads(value: str) -> str:
    """Heads as people count them: `1.2, 4.6` for layer 1 head 2 and layer 4 head 6."""
    return ", ".join(f"{layer + 1}.{head + 1}" for layer, head in heads_of(value))
