"""The tour as a Jupyter notebook: words, and under them the line that ran."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

from attn_tui.export.arrays import packed
from attn_tui.export.script import edit_lines, given_arrays, identifier, literal
from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.step import Station
from attn_tui.tour.tour import Tour
from attn_tui.tour.wording import formula_words

TRAINING = Bilingual("损失、梯度和更新后的权重", "The loss, the gradients, the next weights")


def notebook_of(tour: Tour, stations: tuple[Station, ...], head: int, lang: str) -> bytes:
    """Format 4.5 (nbformat). It runs from top to bottom with NumPy alone; the given numbers stand in it.

    A cell for each station, with the nodes up to it that no cell before has made.
    """
    graph, arrays = tour.graph, given_arrays(tour)

    def lines_of(name: str) -> list[str]:
        one, called = graph.node(name), identifier(name)
        line = _packed(arrays[name]) if name in arrays else one.op.numpy_source(*map(identifier, one.inputs))
        return [f"{called} = {line}", *edit_lines(graph, name)]

    last = graph.names.index(stations[-1].node)
    waiting, after = list(graph.names[: last + 1]), graph.names[last + 1 :] if len(stations) > 1 else ()
    cells = [_code("import base64, io, math\n\nimport numpy as np\n\n" + _UNPACK)]
    for station in stations:
        step, node = station.step, station.node
        formula = _escaped(formula_words(graph.node(node).formula, lang))
        cells.append(_words(f"## {step.title[lang]}\n\n`{formula}`\n\n{step.gloss[lang]}"))
        here = waiting[: waiting.index(node) + 1] if node in waiting else []
        waiting = waiting[len(here) :]
        source = [line for name in here for line in lines_of(name)]
        shown = identifier(node)
        headed = graph.node(node).axes[:1] == ("head",)
        source.append(f"np.round({shown}{f'[{head}]' if headed else ''}, 3)")
        cells.append(_code("\n".join(source)))
    if after:
        cells.append(_words(f"## {TRAINING[lang]}"))
        cells.append(_code("\n".join(line for name in after for line in lines_of(name))))
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for index, cell in enumerate(cells):
        cell["id"] = f"cell-{index}"
    book = {"nbformat": 4, "nbformat_minor": 5, "metadata": kernel, "cells": cells}
    return (json.dumps(book, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


_UNPACK = '''def unpack(text):
    """The array that this text holds."""
    return np.load(io.BytesIO(base64.b64decode(text)), allow_pickle=False)["a"]'''


def _packed(array: Any) -> str:
    if array.size <= 64:
        return literal(array)
    return f'unpack("{b64encode(packed({"a": array})).decode()}")'


def _words(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def _code(text: str) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": text}


def _escaped(text: str) -> str:
    return text.replace("`", "'")
