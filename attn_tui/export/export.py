"""Which file is written how, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from attn_tui.export.arrays import npz_of
from attn_tui.export.notebook import notebook_of
from attn_tui.export.page import html_of, markdown_of
from attn_tui.export.picture import svg_of
from attn_tui.export.script import data_of, script_of
from attn_tui.tour.step import Step
from attn_tui.tour.tour import Tour


class ExportError(Exception):
    """What cannot be exported, in one line for people."""


@dataclass(frozen=True)
class What:
    """The whole tour, or one step of it in a layer and a head."""

    step: str | None = None
    layer: int = 0
    head: int = 0


Stations = tuple[tuple[Step, int], ...]
Writer = Callable[[Tour, Stations, int, str], bytes]

WRITERS: Mapping[str, Writer] = {
    "ipynb": notebook_of,
    "md": markdown_of,
    "html": html_of,
    "svg": svg_of,
    "npz": npz_of,
}
FORMATS = ("py", *WRITERS)


def write(tour: Tour, form: str, path: Path, what: What, lang: str) -> tuple[Path, ...]:
    """Write the file, and beside a script whose numbers are many their .npz; all files written.

    ExportError where it cannot be; no file is then left half written. TourError for a step that there is not.
    """
    if form not in FORMATS:
        raise ExportError(f"there is no format {form!r}; the formats are: {', '.join(FORMATS)}")
    if form == "svg" and what.step is None:
        raise ExportError("a picture shows one step: name it, as --step weights")
    stations = tour.stations if what.step is None else ((tour.step(what.step), what.layer),)
    if form == "py":
        data = path.with_suffix(".npz")
        numbers = data_of(tour)
        files = {path: script_of(tour, data.name if numbers else "")} | ({data: numbers} if numbers else {})
    else:
        files = {path: WRITERS[form](tour, stations, what.head, lang)}
    for each, content in files.items():
        _write(each, content)
    return tuple(files)


def _write(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror})") from None
    finally:
        if beside.exists():
            beside.unlink()
