"""Which file is written how, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from attn_tui.export.arrays import npz_of
from attn_tui.export.notebook import notebook_of
from attn_tui.export.page import html_of, markdown_of
from attn_tui.export.picture import svg_of
from attn_tui.export.script import data_of, script_of
from attn_tui.files import FileError, atomic
from attn_tui.files.atomic import check_writable
from attn_tui.tour.step import Station
from attn_tui.tour.tour import Tour


class ExportError(Exception):
    """What cannot be exported, in one line for people."""


@dataclass(frozen=True)
class What:
    """The whole tour, or one step of it in a layer of a stack, and a head."""

    step: str | None = None
    stack: str = ""
    layer: int = 0
    head: int = 0


Stations = tuple[Station, ...]
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
    """Write the file, and beside a script whose numbers are many their .data.npz; all files written.

    ExportError where it cannot be; no file is then left half written. TourError for a step that there is not.
    """
    if form not in FORMATS:
        raise ExportError(f"there is no format {form!r}; the formats are: {', '.join(FORMATS)}")
    if form == "svg" and what.step is None:
        raise ExportError("a picture shows one step: name it, as --step weights")
    stations = tour.stations if what.step is None else (tour.station(what.step, what.stack, what.layer),)
    try:
        check_writable(path)
        files = _files(tour, form, path, stations, what.head, lang)
        for each, content in files.items():
            atomic.write(each, content)
    except FileError as error:
        raise ExportError(str(error)) from None
    return tuple(sorted(files, key=lambda each: each != path))


def _files(tour: Tour, form: str, path: Path, stations: Stations, head: int, lang: str) -> dict[Path, bytes]:
    """What is written where; beside a script, its numbers."""
    if form != "py":
        return {path: WRITERS[form](tour, stations, head, lang)}
    numbers = data_of(tour)
    if not numbers:
        return {path: script_of(tour, "")}
    # not NAME.npz, which is what the learner calls an export of the arrays
    data = path.parent / f"{path.stem}.data.npz"
    if data.exists() and not path.exists():
        raise ExportError(f"{data}: is there already, and the script's numbers would need that name")
    return {data: numbers, path: script_of(tour, data.name)}
