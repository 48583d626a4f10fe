"""Switches: what a Transformer would do if it were built otherwise, with the same weights.

A switch is a function from config to config; the graph that the altered config builds does the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from attn_tui.models.config import Config, Head, ModelError
from attn_tui.models.model import Model

Switches = Mapping[str, str]
"""The switches that do not stand as the model was trained, by id."""


@dataclass(frozen=True)
class Switch:
    """One thing that can be built otherwise. `read` says how a config has it, `turn` makes another config."""

    id: str
    options: tuple[str, ...]
    read: Callable[[Config], str]
    turn: Callable[[Config, str], Config]


def _plain(id: str, options: tuple[str, ...]) -> Switch:
    def turn(config: Config, to: str) -> Config:
        changed: dict[str, Any] = {id: to}
        return replace(config, **changed)

    return Switch(id, options, attrgetter(id), turn)


def _read_norm(config: Config) -> str:
    return "none" if config.norm == "none" else config.norm_at


def _turn_norm(config: Config, to: str) -> Config:
    if to == "none":
        return replace(config, norm="none")
    return replace(config, norm="layernorm", norm_at=to, norm_eps=config.norm_eps or 1e-5)


SWITCHES: tuple[Switch, ...] = (
    _plain("scaling", ("on", "off")),
    _plain("mask", ("causal", "none", "window")),
    _plain("attention", ("softmax", "uniform", "argmax")),
    _plain("positions", ("learned", "none", "sinusoidal")),
    Switch("norm", ("before", "after", "none"), _read_norm, _turn_norm),
    _plain("residual", ("on", "off")),
    _plain("order", ("typed", "shuffled")),
)

HEAD_SWITCHES = ("silent", "only")
"""Switches whose values are heads, as `0.1,3.5`: layer.head, from 0. `only` silences all the others."""


def options(config: Config, switch: Switch) -> tuple[str, ...]:
    """What the switch can be turned to in a model of this config, the way it was trained first."""
    trained = switch.read(config)
    able = (o for o in switch.options if switch.id != "positions" or o != "learned" or o == trained)
    return (trained, *(o for o in able if o != trained))


def heads_of(said: str) -> tuple[Head, ...]:
    """The heads that `0.1,3.5` names, in order, each once; ValueError where it names none."""
    pairs = (part.split(".") for part in said.split(",") if part)
    return tuple(sorted({(int(layer), int(head)) for layer, head in pairs}))


def spell_heads(heads: tuple[Head, ...]) -> str:
    """`0.1,3.5`, as `heads_of` reads it."""
    return ",".join(f"{layer}.{head}" for layer, head in sorted(heads))


def checked(config: Config, name: str, value: str) -> tuple[str, str]:
    """A switch and its value, as they are written; ModelError, one line, where there is no such thing."""
    if name in HEAD_SWITCHES:
        return name, spell_heads(_heads(config, name, value))
    switch = next((switch for switch in SWITCHES if switch.id == name), None)
    if switch is None:
        known = ", ".join([*(s.id for s in SWITCHES), *HEAD_SWITCHES])
        raise ModelError(f"there is no switch {name!r}; the switches are: {known}")
    able = options(config, switch)
    if value not in able:
        raise ModelError(f"switch {name}: {value!r} is none of {', '.join(able)} in {config.name}")
    return name, value


def turned(config: Config, switches: Switches, name: str, value: str) -> dict[str, str]:
    """The switches with this one turned; one that stands as the model was trained is left out."""
    name, value = checked(config, name, value)
    switch = next((switch for switch in SWITCHES if switch.id == name), None)
    rest = {id: to for id, to in switches.items() if id != name}
    if value == (switch.read(config) if switch else ""):
        return rest
    order = [*(s.id for s in SWITCHES), *HEAD_SWITCHES]
    return dict(sorted((rest | {name: value}).items(), key=lambda item: order.index(item[0])))


def switched(config: Config, switches: Switches) -> Config:
    """The config with these switches turned."""
    for switch in SWITCHES:
        if switch.id in switches:
            config = switch.turn(config, switches[switch.id])
    every = {(layer, head) for layer in range(config.layers) for head in range(config.heads)}
    silent = set(heads_of(switches.get("silent", "")))
    if switches.get("only"):
        silent |= every - set(heads_of(switches["only"]))
    return replace(config, silent=tuple(sorted(silent)))


def rebuilt(model: Model, switches: Switches) -> Model:
    """The model with these switches turned; its weights are the same."""
    return replace(model, config=switched(model.config, switches)) if switches else model


def _heads(config: Config, name: str, said: str) -> tuple[Head, ...]:
    try:
        heads = heads_of(said)
    except ValueError:
        raise ModelError(
            f"switch {name}: name heads as layer.head, from 0, as 0.1,3.5, not {said!r}"
        ) from None
    for layer, head in heads:
        if not (0 <= layer < config.layers and 0 <= head < config.heads):
            raise ModelError(
                f"switch {name}: {config.name} has no head {layer}.{head}; "
                f"layers are 0 to {config.layers - 1}, heads 0 to {config.heads - 1}"
            )
    return heads
