"""Hundreds of hostile sentences in every format: each file is well formed, and nothing in it is obeyed."""

from __future__ import annotations

import ast
import json
import random
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from attn_tui.export import FORMATS, What, write
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.tour.tour import Tour

COUNT = 120
PARTS = (
    "the cat", "小猫", "it", " ", "\n", "\t", "\r", "\x00", "\x1b[31m", "\x07", "\x7f", "\x9b",
    "\u202e", "\u200d", "\u2028",
    "\u2029", "\ufffe", "\uffff", "\U0001ffff", "\ufdd0", "\ufeff", "<script>", "</style>",
    "</text>", "<!--", "-->", "]]>",
    "&amp;", "&", "'", '"', '"""', "'''", "\\", "\\n", "`", "```", "$x$", "|", "#", "[a](b)",
    "{{x}}", "{0}", "%s", "__", "e\u0301",
    "🐱", "👨\u200d👩", "\U000e0001", "\u3000", "𝔘", "ﷺ",
)  # fmt: skip


def hostile() -> list[str]:
    chance = random.Random(0)
    alone = [f"the {part} cat" for part in PARTS]
    mixed = [
        "".join(chance.choices(PARTS, k=chance.randrange(1, 9))) + " cat" for _ in range(COUNT - len(alone))
    ]
    return alone + mixed


def well_formed(form: str, data: bytes) -> None:
    if form == "npz":
        return
    text = data.decode("utf-8")
    bad = {
        c
        for c in text
        if (ord(c) < 32 and c not in "\n\t") or c in "\x7f\x9b\u202e\u200d\u2028\u2029\ufffe\uffff"
    }
    if form == "svg":
        ElementTree.fromstring(text)
    elif form == "ipynb":
        for cell in json.loads(text)["cells"]:
            if cell["cell_type"] == "code":
                ast.parse(cell["source"])
    elif form == "py":
        ast.parse(text)
    elif form == "html":
        tags: list[str] = []
        reader = HTMLParser()
        reader.handle_starttag = lambda tag, attrs: tags.append(tag)  # type: ignore[method-assign]
        reader.feed(text)
        assert "script" not in tags
    assert not bad, bad


@pytest.mark.slow
def test_no_hostile_sentence_spoils_a_file(tmp_path: Path) -> None:
    runs = Runs()
    for number, text in enumerate(hostile()):
        model = "byhand" if number % 8 else "tiny"
        tour = Tour(runs[Setup(model, text)])
        for form in FORMATS:
            step = "weights" if form == "svg" or model == "tiny" else None
            for path in write(
                tour, form, tmp_path / f"out.{form}", What(step, head=1), "zh" if number % 2 else "en"
            ):
                if path.suffix == ".npz":
                    assert np.load(path).files
                else:
                    well_formed(form, path.read_bytes())
