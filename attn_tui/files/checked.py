"""JSON checked against a description: a `msgspec.Struct` with a type and, where needed, limits for each key.

    class Place(msgspec.Struct):
        step: str
        layer: Annotated[int, msgspec.Meta(ge=0, le=99)] = 0

    place = checked('{"step": "text", "layer": -1}', Place)

raises `CheckError: layer: expected a whole number >= 0`. A key without a default must be there; one that
the Struct does not name is passed over, unless it is made with `forbid_unknown_fields=True`. NaN, infinity,
numbers too large, half characters and nesting without end are refused. What the types cannot say is said
afterwards in the same dialect:

    one_of(place.step, "place.step", STEPS)
    expect(place.layer < layers, "place.layer", f"a whole number below {layers}", place.layer)

`read_checked(path, Place, most)` reads, checks and puts the path in front.
"""

from __future__ import annotations

import re
import reprlib
from collections.abc import Collection
from pathlib import Path
from typing import TypeVar

import msgspec

from attn_tui.files.error import FileError
from attn_tui.files.reading import read_text

T = TypeVar("T")

_MESSAGE = re.compile(r"(?P<what>.*?)(?: - at `(?:key in )?`?\$\.?(?P<where>.*?)`)?", re.DOTALL)
_TYPE = re.compile(r"`([^`]*)`")
_WORDS = {
    "int": "a whole number", "float": "a number", "str": "a text", "bool": "true or false",
    "object": "an object", "array": "a list", "null": "null",
}  # fmt: skip


class CheckError(ValueError):
    """What is wrong in a JSON, in one short line for people: `place.step: expected …`."""


def checked(data: str | bytes, kind: type[T]) -> T:
    """The value that the JSON says, as `kind`; CheckError, one line, where it says none."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        raise CheckError(_line(str(error))) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise CheckError(f"is not JSON ({short(str(error))}); it is damaged") from None


def read_checked(path: Path, kind: type[T], most: int) -> T:
    """The value that the file of at most `most` bytes holds; FileError, one line, where it holds none."""
    try:
        return checked(read_text(path, most), kind)
    except CheckError as error:
        raise FileError(path, str(error)) from None


def written(value: object) -> str:
    """The value as JSON for people to read: indented, ended by a line break. Structs are objects."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode("utf-8") + "\n"


def expect(right: bool, where: str, wanted: str, found: object) -> None:
    """CheckError unless `right`; it stays short whatever was found."""
    if not right:
        raise CheckError(f"{where}: expected {wanted}, not {reprlib.repr(found)}")


def one_of(found: str, where: str, known: Collection[str]) -> str:
    """What was found, if it is known; CheckError names what is."""
    expect(found in known, where, f"one of {', '.join(known)}", found)
    return found


def _line(message: str) -> str:
    """What msgspec says, where first and in plain words."""
    match = _MESSAGE.fullmatch(message)
    what, where = (match["what"], match["where"] or "") if match else (message, "")
    if what.startswith("Object missing required field"):
        where, what = ".".join(filter(None, (where, *_TYPE.findall(what)[:1]))), "expected here, but missing"
    elif what.startswith("Invalid enum value"):
        what = f"expected one of its known values, not {short(what.removeprefix('Invalid enum value '))}"
    else:
        what = _TYPE.sub(lambda found: _plain(found[1]), what).replace(", got ", ", not ")
        what = what[:1].lower() + what[1:]
    return f"{short(where)}: {what}" if where else what


def _plain(kinds: str) -> str:
    return " or ".join(_WORDS.get(kind, kind) for kind in kinds.split(" | "))


def short(text: str, most: int = 120) -> str:
    """The text, cut where it is long."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
