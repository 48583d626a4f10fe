"""JSON is checked in one dialect: a short line that says where and what was expected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attn_tui.files import FileError
from attn_tui.files.checked import CheckError, checked, expect, one_of, read_checked, written


class Place(msgspec.Struct):
    step: str
    layer: Annotated[int, msgspec.Meta(ge=0, le=9)] = 0
    lang: Literal["zh", "en"] = "en"
    numbers: dict[str, float] = {}
    inner: Place | None = None
    cells: list[int] = []


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ('{"step": 1}', "step: expected a text, not a whole number"),
        ('{"step": "x", "layer": -1}', "layer: expected a whole number >= 0"),
        ('{"step": "x", "layer": true}', "layer: expected a whole number, not true or false"),
        ('{"step": "x", "inner": {"layer": 0}}', "inner.step: expected here, but missing"),
        ('{"step": "x", "inner": 5}', "inner: expected an object or null, not a whole number"),
        ('{"step": "x", "lang": "fr"}', "lang: expected one of its known values, not 'fr'"),
        ('{"step": "x", "numbers": {"k": []}}', "numbers[...]: expected a number, not a list"),
        ('{"step": "x", "numbers": {"k": 1e999}}', "numbers[...]: number out of range"),
        ('{"step": "x", "cells": [1, "2"]}', "cells[1]: expected a whole number, not a text"),
        ("[]", "expected an object, not a list"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(data: str, line: str) -> None:
    with pytest.raises(CheckError) as error:
        checked(data, Place)
    assert str(error.value) == line


@pytest.mark.parametrize(
    "data",
    ["", "{", "NaN", '{"step": NaN}', '{"step": "\\ud800"}', '{"a":' * 100_000, "{} x", b"\xff", "\ud800"],
)
def test_what_is_no_json_says_so(data: str | bytes) -> None:
    with pytest.raises(CheckError, match=r"is not JSON|expected|missing"):
        checked(data, Place)


@given(st.text(), st.text())
def test_it_stays_one_short_line(key: str, value: str) -> None:
    for data in (
        json.dumps({"step": "x", "lang": value * 50}, ensure_ascii=True),
        json.dumps({"step": "x", "numbers": {key * 50: value}}, ensure_ascii=True),
    ):
        try:
            checked(data, Place)
        except CheckError as error:
            assert len(str(error)) < 300


def test_what_types_cannot_say_is_told_alike() -> None:
    assert one_of("text", "place.step", ("text", "ids")) == "text"
    with pytest.raises(CheckError, match=r"place.step: expected one of text, ids, not 'nowhere'"):
        one_of("nowhere", "place.step", ("text", "ids"))
    with pytest.raises(CheckError) as error:
        expect(False, "place.layer", "a whole number below 4", "x" * 10_000)
    assert len(str(error.value)) < 100


@given(st.builds(Place, st.text(st.characters(exclude_categories=["Cs"]))))
def test_what_is_written_is_read_again(place: Place) -> None:
    assert checked(written(place), Place) == place


def test_a_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"step": 1}')
    with pytest.raises(FileError, match=r"x.json: step: expected a text"):
        read_checked(path, Place, 100)
    path.write_text(written(Place("text")))
    assert read_checked(path, Place, 1000) == Place("text")
