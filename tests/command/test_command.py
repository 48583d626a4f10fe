"""The command, run in-process: what it prints, and one clear line with exit code 2 for what is wrong."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from attn_tui import __version__
from attn_tui.command.main import main
from attn_tui.command.options import language
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.tour.tour import Tour
from tests.models_walked import every_model

CAT = "the cat sat on the mat because it was tired"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def load(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(run(capsys, *arguments, "--format", "json"))


def test_json_of_a_step_and_of_its_node_agree(capsys: pytest.CaptureFixture[str]) -> None:
    byhand = ("--text", CAT, "--model", "byhand")
    step = load(capsys, "show", "scores", "--layer", "0", "--head", "1", *byhand)
    node = load(capsys, "show", "layer.0.scores", *byhand)
    assert step["name"] == node["name"] == "layer.0.scores"
    assert step["shape"] == [10, 10] and node["shape"] == [2, 10, 10]
    assert step["values"] == node["values"][1]
    assert step["rows"] == step["columns"] == CAT.split()


def test_scores_are_q_times_k_transposed(capsys: pytest.CaptureFixture[str]) -> None:
    q, k, scores = (
        np.array(load(capsys, "show", name, "--text", CAT)["values"]) for name in ("q", "k", "scores")
    )
    np.testing.assert_allclose(scores, q @ k.T, rtol=1e-5, atol=1e-5)


def test_infinity_is_a_string(capsys: pytest.CaptureFixture[str]) -> None:
    masked = load(capsys, "show", "masked", "--text", "the cat")
    assert masked["values"][0][1] == "-inf"


def test_a_cell_and_where_its_factors_came_from(capsys: pytest.CaptureFixture[str]) -> None:
    cell = load(capsys, "show", "scores", "--text", CAT, "--cell", "7,1", "--head", "1")
    assert set(cell) >= {"name", "cell", "value", "formula", "terms"}
    total = 0.0
    for term in cell["terms"]:
        product = 1.0
        for factor in term["factors"]:
            product *= factor["value"]
            source = load(capsys, "show", factor["node"], "--text", CAT)
            values = np.array(source["values"])
            assert values[tuple(factor["cell"])] == factor["value"]
        total += product
    assert total == pytest.approx(cell["value"])


@pytest.mark.parametrize("said", ["-1,-1", "9,9"])
def test_cells_may_be_counted_from_the_end(capsys: pytest.CaptureFixture[str], said: str) -> None:
    cell = load(capsys, "show", "scores", "--text", CAT, "--cell", said, "--model", "byhand")
    assert cell["cell"] == [0, 9, 9]


def test_all_is_a_list_of_every_node(capsys: pytest.CaptureFixture[str]) -> None:
    nodes = load(capsys, "show", "--all", "--text", "他累了")
    names = [node["name"] for node in nodes]
    assert {"text", "tokens", "E", "embed", "layer.0.scores", "layer.0.weights", "probs", "next"} <= set(
        names
    )
    for node in nodes:
        assert list(np.array(node["values"], dtype=object).shape) == node["shape"]


def test_csv_reads_back(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "show", "weights", "--text", "小猫，累了", "--format", "csv")
    rows = list(csv.reader(io.StringIO(out)))
    values = load(capsys, "show", "weights", "--text", "小猫，累了")
    assert rows[0][1:] == values["columns"]
    assert [[float(v) for v in row[1:]] for row in rows[1:]] == values["values"]


@pytest.mark.parametrize("model", every_model())
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_every_step_prints_in_every_format(capsys: pytest.CaptureFixture[str], model: str, form: str) -> None:
    text = {"digits": "seven", "tones": "a"}.get(model, "the cat")
    chosen = ("--model", model, "--text", text, "--format", form)
    tour = Tour(Runs()[Setup(model, text)])
    for step in json.loads(run(capsys, "steps", "--json", "--model", model)):
        axes = tour.graph.node(tour.station(step["id"]).node).axes
        assert run(capsys, "show", step["id"], *chosen)
        assert run(capsys, "show", step["id"], *chosen, "--cell", "0" if len(axes) == 1 else "0,0")


def test_listings(capsys: pytest.CaptureFixture[str]) -> None:
    assert "谁该看谁" in run(capsys, "steps", "--lang", "zh")
    assert "byhand" in run(capsys, "models")
    assert json.loads(run(capsys, "models", "--json"))[0]["default"] is True
    assert "preface" in run(capsys, "lessons")
    assert {"id", "title", "order", "step"} <= set(json.loads(run(capsys, "lessons", "--json"))[0])
    assert "no problems" in run(capsys, "lessons", "--check")


def test_terms_lists_all_and_explains_one_by_its_name_in_either_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = json.loads(run(capsys, "terms", "--json", "--lang", "zh"))
    listed = run(capsys, "--lang", "zh", "terms").splitlines()
    assert len(rows) == len(listed) >= 80
    assert all(line.startswith(row["name"]) for line, row in zip(listed, rows, strict=True))
    said = run(capsys, "terms", "点积", "--lang", "en")
    assert said.startswith("dot product\n") and "--lesson vectors)" in said
    assert run(capsys, "terms", "--lang", "en", "Dot", "Product") == said
    one = json.loads(run(capsys, "terms", "weight", "--json", "--lang", "zh"))
    assert one in rows and one["name"] == "权重" and "weight" in one["also"]


def test_terms_of_a_folder_of_ones_own_are_there_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "glossary.md").write_text(
        "## grok\n- id: grok\n- lesson: preface\n\nTo see it all.\n\n## bad\n"
    )
    assert main(["terms", "grok", "--lessons", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("grok\n") and "bad: lacks" in said.err
    assert main(["lessons", "--check", str(tmp_path)]) == 2
    assert "glossary.md:7: bad: lacks" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("word", "said"), [("wieght", "the nearest are: weight"), ("大象", "`attn-tui terms` lists them all")]
)
def test_an_unknown_term_is_one_line_with_the_nearest(
    capsys: pytest.CaptureFixture[str], word: str, said: str
) -> None:
    assert main(["terms", word, "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("\n") == 1 and said in told.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["nonsense"],
        ["show"],
        ["show", "nope"],
        ["show", "scores", "--text", ""],
        ["show", "scores", "--text", " \n", "--model", "byhand"],
        ["show", "scores", "--text", "\ud800"],
        ["show", "scores", "--layer", "7"],
        ["show", "scores", "--head", "-3"],
        ["show", "scores", "--head", "x"],
        ["show", "scores", "--cell", "1"],
        ["show", "scores", "--cell", "a,b"],
        ["show", "scores", "--cell", "99,0"],
        ["show", "--all", "--cell", "0,0"],
        ["show", "scores", "--model", "nope"],
        ["show", "scores", "--model", "../byhand"],
        ["show", "scores", "--format", "xml"],
        ["show", "scores", "--lang", "fr"],
        ["--step", "nope"],
        ["--lesson", "nope"],
        ["--model", "nope"],
        ["--lessons", "/no/such/folder"],
        ["lessons", "--check", "/no/such/folder"],
        ["lessons", "somewhere"],
        ["terms", "\x1b[31m"],
        ["terms", "softmax", "--lessons", "/no/such/folder"],
        ["--model", "a\x1b[31mb"],
    ],
)
def test_wrong_input_is_one_line_and_exit_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("attn-tui: ") and said.err.count("\n") == 1
    assert "\x1b" not in said.err and "Traceback" not in said.err


def test_off_a_terminal_it_names_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "attn-tui show" in capsys.readouterr().err


def test_check_names_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh" / "01-bad.md").write_text("no front matter", encoding="utf-8")
    assert main(["lessons", "--check", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert "01-bad.md:1" in said.out


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for argument, expected in (("--version", __version__), ("--help", "examples:")):
        with pytest.raises(SystemExit) as left:
            main([argument])
        assert left.value.code == 0
        assert expected in capsys.readouterr().out


def test_unprintable_text_reaches_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("table", "json"):
        out = run(capsys, "show", "pieces", "--text", "cat \x1b[31m\x07 [/foo]", "--format", form)
        assert "\x1b" not in out and "\x07" not in out


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_follows_the_locale(environment: dict[str, str], lang: str) -> None:
    assert language(environment) == lang


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m attn_tui show --all --text 'the cat' --format csv | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr


TIRED = ("--model", "byhand", "--text", "the cat sat because it was tired")


def test_why_follows_a_number_to_the_weights(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "scores", *TIRED, "--cell", "4,1", "--why", "--depth", "4"]) == 0
    said = capsys.readouterr().out
    assert "q[it, 0] × k[cat, 0]" in said and "layer.0.W_q[4,0] = 6" in said
    assert main(["show", "scores", *TIRED, "--cell", "4,1", "--depth", "3", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["name"] == "layer.0.scores" and found["cell"] == [0, 4, 1]
    assert [each["name"] for each in found["because"]] == ["layer.0.q", "layer.0.k"]
    assert found["because"][0]["because"][0]["name"] == "layer.0.q_proj"


def test_a_number_set_and_a_switch_turned_are_computed_with(capsys: pytest.CaptureFixture[str]) -> None:
    def weights(*more: str) -> list[list[float]]:
        assert main(["show", "weights", *TIRED, "--format", "json", *more]) == 0
        values: list[list[float]] = json.loads(capsys.readouterr().out)["values"]
        return values

    plain = weights()
    hidden = weights("--set", "layer.0.scores[0,4,1]=-10000")
    assert plain[4][1] > 0.9 and hidden[4][1] == 0 and hidden[:4] == plain[:4]
    assert weights("--switch", "attention=uniform")[4][:5] == pytest.approx([0.2] * 5)
    assert weights("--switch", "scaling=off", "--switch", "scaling=on") == plain
    assert weights("--set", "layer.0.scores[0,4,1]=1", "--set", "layer.0.scores[0,-3,1]=-10000") == hidden


def test_two_sentences_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    other = "the tomato sat because it was tired"
    assert main(["show", "weights", *TIRED, "--against", other, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    for now, then, gap in zip(found["values"], found["then"], found["difference"], strict=True):
        assert [a - b for a, b in zip(now, then, strict=True)] == pytest.approx(gap)
    assert found["tokens_then"] == [0, 1, 2, 3, 4, 5, 6] and found["moved"] > 0
    assert main(["show", "weights", *TIRED, "--against", other]) == 0
    assert "tokens that differ: cat" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["--why"], "--cell"),
        (["--cell", "0,0", "--why", "--depth", "0"], "--depth 0"),
        (["--set", "nonsense"], "is no edit"),
        (["--set", "layer.0.scores[0,0,0]=inf"], "from -10000"),
        (["--set", "layer.0.scores[9,9,9]=1"], "there is no cell"),
        (["--switch", "scaling"], "name=value"),
        (["--switch", "scaling=sideways"], "none of on, off"),
        (["--switch", "nothing=on"], "there is no switch"),
        (["--switch", "temperature=x"], "is no number"),
        (["--switch", "silent=7.7"], "no head 7.7"),
        (["--against", ""], "no words"),
        (["--against", "the dog", "--cell", "0,0"], "leave out --cell"),
    ],
)
def test_what_cannot_be_changed_says_so(
    arguments: list[str], wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "scores", *TIRED, *arguments]) == 2
    error = capsys.readouterr().err
    assert wrong in error and error.count("\n") == 1


def test_export_writes_files_and_says_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("py", "ipynb", "md", "html", "npz"):
        path = tmp_path / f"out.{form}"
        assert main(["export", "--format", form, "-o", str(path), *TIRED]) == 0
        assert str(path) in capsys.readouterr().out and path.stat().st_size
    for wrong, said in (
        (["--format", "pdf", "-o", "x"], "no format"),
        (["--format", "svg", "-o", "x"], "one step"),
        (["--format", "md", "-o", "x", "--step", "nowhere"], "no step"),
        (["--format", "md", "-o", "x", "--layer", "3"], "layers 0 to 0"),
        (["--format", "md", "-o", str(tmp_path / "no" / "x")], "cannot be written"),
    ):
        assert main(["export", *wrong, *TIRED]) == 2
        error = capsys.readouterr().err
        assert said in error and error.count("\n") == 1


def test_a_gradient_is_shown_as_any_node_is(capsys: pytest.CaptureFixture[str]) -> None:
    byhand = ("--text", CAT, "--model", "byhand")
    scores = load(capsys, "show", "d.layer.0.scores", *byhand)
    assert scores["shape"] == [2, 10, 10] and scores["rows"] == scores["columns"] == CAT.split()
    assert scores["formula"] == "d.scaled · 1/√k"
    cell = load(capsys, "show", "d.layer.0.q", *byhand, "--cell", "7,1", "--head", "1")
    assert {factor["node"] for term in cell["terms"] for factor in term["factors"]} == {
        "d.layer.0.scores", "layer.0.k",
    }  # fmt: skip
    assert "∂L/∂L = 1" in run(capsys, "show", "d.layer.0.q", *byhand, "--cell", "7,1", "--depth", "32")
    assert run(capsys, "show", "d.E", *byhand, "--format", "csv").count("\n") > 10
    assert "loss.token" in run(capsys, "show", "loss.token", *byhand)
    moved = load(capsys, "show", "d.layer.0.q", *byhand, "--set", "d.layer.0.scores[0,7,1]=9")
    assert moved["values"] != load(capsys, "show", "d.layer.0.q", *byhand)["values"]
    assert load(capsys, "show", "d.layer.0.v", *byhand, "--against", "the cat sat")
    names = [node["name"] for node in load(capsys, "show", "--all", "--backward", *byhand)]
    assert names[-1].startswith("new.") and "d.E" in names


def test_what_is_asked_of_training_and_is_not_there_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for wrong in (
        ("show", "d.nowhere"),
        ("show", "scores", "--backward"),
        ("export", "--format", "md", "--backward", "-o", str(tmp_path / "x.md")),
    ):
        assert main((*wrong, "--text", CAT)) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
    run(capsys, "export", "--format", "npz", "--backward", "-o", str(tmp_path / "x.npz"), "--text", CAT)
    assert {"d.layer.0.scores", "loss", "new.E"} <= set(np.load(tmp_path / "x.npz").files)
