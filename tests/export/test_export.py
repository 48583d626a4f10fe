"""What is taken along says the same: the script alone, the notebook, the pages, the picture."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from attn_tui.export import FORMATS, ExportError, What, write
from attn_tui.runs.edit import Edit
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.tour.tour import Tour

NASTY = '<script>alert(1)</script> & "quotes" | `code` [UNK] it\'s \x1b[31m'
SETUPS = {
    "byhand en": Setup("byhand", "the cat sat on the mat because it was tired"),
    "byhand zh": Setup("byhand", "小猫坐在垫子上，因为它累了"),
    "tiny en": Setup("tiny", "The girl bought a ball because it"),
    "tiny zh": Setup("tiny", "女孩买了球，因为它"),
    "masked": Setup("masked", "A [cat] and a [MASK].", switches=(("scaling", "off"),)),
    "tiny nasty": Setup("tiny", NASTY),
    "changed": Setup(
        "byhand", "the cat sat because it was tired",
        knobs=(("temperature", 0.7), ("top_k", 5.0), ("top_p", 0.9), ("seed", 3.0)),
        switches=(("scaling", "off"), ("mask", "window"), ("silent", "0.1")),
        edits=(
            Edit("layer.0.scores", (0, 4, 1), 2.5), Edit("layer.0.scores", (0, 4, 2), -1.5),
            Edit("E", (5, 2), 0.25),
        ),
    ),
    "otherwise": Setup(
        "tiny", "The cat sat",
        switches=(("attention", "uniform"), ("norm", "after"), ("residual", "off"), ("order", "shuffled")),
    ),
}  # fmt: skip


def tour_of(setup: Setup, training: bool = False) -> Tour:
    run = Runs()[setup]
    return Tour(run.training if training else run)


@pytest.mark.parametrize("name", ["byhand zh", "tiny en", "masked", "changed"])
def test_the_script_goes_all_the_way_back_too(name: str, tmp_path: Path) -> None:
    the_script_makes_every_node(tour_of(SETUPS[name], training=True), tmp_path)


@pytest.mark.parametrize("name", SETUPS)
def test_the_script_runs_without_us_and_every_node_is_the_same(name: str, tmp_path: Path) -> None:
    the_script_makes_every_node(tour_of(SETUPS[name]), tmp_path)


def the_script_makes_every_node(tour: Tour, tmp_path: Path) -> None:
    script, nodes = tmp_path / "out" / "tour.py", tmp_path / "nodes.npz"
    script.parent.mkdir()
    write(tour, "py", script, What(), "en")

    with tempfile.TemporaryDirectory() as empty:
        # -S too: an installed attn_tui is not found either; NumPy's folder alone is put back
        numpy_home = str(Path(np.__file__).parents[1])
        blocked = f"import sys; sys.modules['attn_tui'] = None; sys.path.append({numpy_home!r}); "
        refused = subprocess.run(
            [sys.executable, "-I", "-S", "-c", blocked + "import attn_tui"], capture_output=True, cwd=empty
        )
        assert b"ModuleNotFoundError" in refused.stderr
        given = [str(script), "--nodes", str(nodes)]
        run = f"sys.argv[:] = {given!r}; import runpy; runpy.run_path(sys.argv[0])"
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", blocked + run], capture_output=True, cwd=empty, text=True
        )
    assert done.returncode == 0, done.stderr[-600:]
    said = tour.graph.value("filled" if "filled" in tour.graph else "next").tolist()
    expected = " ".join(tour.model.tokenizer.vocabulary[i] for i in said)
    assert done.stdout.strip() == expected.strip()

    found = np.load(nodes)
    assert set(found.files) == set(tour.graph.names)
    for node in tour.graph.names:
        ours = tour.graph.value(node)
        theirs = found[node]
        assert theirs.shape == ours.shape, node
        largest = max(1.0, float(np.abs(ours[np.isfinite(ours)]).max(initial=0)))
        # single precision: an odd bit of a score is a share off by the last figures, where scores are large
        close = 1e-5 if ours.dtype == np.float32 else 1e-9
        np.testing.assert_allclose(theirs, ours, rtol=0, atol=close * largest, err_msg=node)


def test_few_numbers_stand_in_the_script_and_many_beside_it(tmp_path: Path) -> None:
    many = write(tour_of(SETUPS["tiny en"]), "py", tmp_path / "tiny.py", What(), "en")
    assert [path.name for path in many] == ["tiny.py", "tiny.data.npz"]


def test_no_file_of_the_learners_is_destroyed(tmp_path: Path) -> None:
    tour = tour_of(SETUPS["tiny en"])
    write(tour, "npz", tmp_path / "tour.npz", What("q"), "en")
    before = (tmp_path / "tour.npz").read_bytes()
    write(tour, "py", tmp_path / "tour.py", What(), "en")
    assert (tmp_path / "tour.npz").read_bytes() == before
    # a script wherever it is asked for
    written = write(tour, "py", tmp_path / "out.npz", What(), "en")
    assert (tmp_path / "out.npz").read_bytes().startswith(b'"""') and len(written) == 2
    (tmp_path / "mine.data.npz").write_bytes(b"mine")
    with pytest.raises(ExportError, match="there already"):
        write(tour, "py", tmp_path / "mine.py", What(), "en")
    assert (tmp_path / "mine.data.npz").read_bytes() == b"mine" and not (tmp_path / "mine.py").exists()


@pytest.mark.parametrize("form", ["py", "md"])
def test_devices_pipes_folders_and_links_stay_what_they_are(form: str, tmp_path: Path) -> None:
    tour = tour_of(SETUPS["byhand zh"])
    pipe, link, file = tmp_path / "pipe", tmp_path / "link", tmp_path / "file"
    os.mkfifo(pipe)
    file.write_text("old")
    link.symlink_to(file)
    for odd in (pipe, tmp_path, Path(), Path("/"), tmp_path / ("x" * 250 + "·" * 60)):
        with pytest.raises(ExportError) as error:
            write(tour, form, odd, What(), "en")
        assert "\n" not in str(error.value)
    assert pipe.is_fifo()
    write(tour, form, link, What(), "en")
    assert link.is_symlink() and file.read_text(encoding="utf-8") != "old"


@pytest.mark.parametrize("name", ["byhand zh", "changed"])
@pytest.mark.parametrize("what", [What(), What("weights", head=1), What("q")])
@pytest.mark.parametrize("training", [False, True], ids=["there", "and back"])
def test_the_notebook_runs_from_top_to_bottom_with_numpy_alone(
    name: str, what: What, training: bool, tmp_path: Path
) -> None:
    tour = tour_of(SETUPS[name], training)
    write(tour, "ipynb", tmp_path / "book.ipynb", what, "zh")
    book = json.loads((tmp_path / "book.ipynb").read_text(encoding="utf-8"))
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in book["cells"]}) == len(book["cells"])
    scope: dict[str, object] = {}
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            assert "attn_tui" not in cell["source"]
            with contextlib.redirect_stdout(io.StringIO()):
                exec(cell["source"], scope)
    node = "next" if what.step is None else f"layer.0.{what.step}"
    mine = scope["next_" if what.step is None else f"layer_0_{what.step}"]
    np.testing.assert_allclose(np.asarray(mine), tour.graph.value(node), atol=1e-5)
    assert ("d_E" in scope) == (training and what.step is None)
    if "d_E" in scope:
        np.testing.assert_allclose(np.asarray(scope["d_E"]), tour.graph.value("d.E"), atol=1e-5)
        assert "new_layer_0_W_q" in scope


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert all(not name.startswith("on") and name not in ("src", "href") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("name", ["byhand zh", "tiny nasty"])
def test_the_page_is_one_file_without_script_and_every_text_is_escaped(name: str, tmp_path: Path) -> None:
    tour = tour_of(SETUPS[name])
    write(tour, "html", tmp_path / "page.html", What(), "zh")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    reader = _Reader()
    reader.feed(page)
    assert "script" not in reader.tags and "url(" not in page and "\x1b" not in page
    if "nasty" in name:
        assert "<script>alert(1)</script>" in reader.text
    for station in tour.stations:
        assert station.step.title["zh"] in reader.text


@pytest.mark.parametrize("name", ["byhand zh", "tiny nasty"])
def test_the_text_has_a_table_a_step_and_no_bar_breaks_it(name: str, tmp_path: Path) -> None:
    tour = tour_of(SETUPS[name])
    write(tour, "md", tmp_path / "page.md", What(), "en")
    text = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "\x1b" not in text and "<script>" not in text
    assert text.count("\n## ") == len(tour.stations)
    for block in re.findall(r"(?:^\|.*\n)+", text, re.M):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(widths) == 1, block


@pytest.mark.parametrize("step", ["embed", "scores", "weights", "next"])
def test_the_picture_is_a_picture(step: str, tmp_path: Path) -> None:
    tour = tour_of(SETUPS["tiny nasty"])
    write(tour, "svg", tmp_path / "step.svg", What(step, head=1), "en")
    tree = ElementTree.parse(tmp_path / "step.svg")
    texts = [node for node in tree.iter() if node.tag.endswith("text")]
    assert texts
    for node in texts:
        assert len((node.get("x") or "").split()) == len(node.text or "")


def test_the_arrays_are_the_nodes(tmp_path: Path) -> None:
    tour = tour_of(SETUPS["byhand en"])
    write(tour, "npz", tmp_path / "all.npz", What(), "en")
    write(tour, "npz", tmp_path / "one.npz", What("q"), "en")
    found = np.load(tmp_path / "all.npz")
    assert set(found.files) == set(tour.graph.names)
    for name in tour.graph.names:
        assert found[name].tobytes() == tour.graph.value(name).tobytes()
    assert set(np.load(tmp_path / "one.npz").files) == {"x", "layer.0.W_q", "layer.0.q_proj", "layer.0.q"}


def test_what_cannot_be_written_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    tour = tour_of(SETUPS["byhand en"])
    for form in FORMATS:
        with pytest.raises(ExportError, match="cannot be written"):
            write(tour, form, tmp_path / "nowhere" / f"x.{form}", What("weights"), "en")
    with pytest.raises(ExportError, match="no format"):
        write(tour, "pdf", tmp_path / "x.pdf", What(), "en")
    with pytest.raises(ExportError, match="one step"):
        write(tour, "svg", tmp_path / "x.svg", What(), "en")
    assert not list(tmp_path.iterdir())
