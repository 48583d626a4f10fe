"""What is kept of a run: it opens as a model, and goes on as if it had not stopped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from attn_tui.files import FileError
from attn_tui.models import library
from attn_tui.train.folder import RunFolder
from attn_tui.train.plan import Plan
from attn_tui.train.start import RunError, Shape, TrainingRun, begin_task, begin_text, resume
from attn_tui.train.tasks import TASKS
from attn_tui.train.text import Text, TextTooShort, encoded, read_texts

STORY = "The cat sat on the mat. 小猫坐在垫子上。The dog saw the cat, and the cat saw the dog.\n" * 40
PLAN = Plan(steps=8, batch=3, rate=1e-2, looks=4, warm=2)
SHAPE = Shape(layers=1, heads=2, d_model=8, context=8, vocabulary=300)
TASK = TASKS["copy"]
SMALL = replace(
    TASK,
    architecture=replace(TASK.architecture, d_model=8, d_head=4),
    twin=replace(TASK.architecture, layers=1, d_model=8, d_head=4),
)


def go(run: TrainingRun, until: int = 10**9) -> TrainingRun:
    while not run.training.over and run.training.step < until:
        run.training.advance()
        if run.training.due:
            run.look()
    return run


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def begun(kind: str, folder: Path, story: Path) -> TrainingRun:
    if kind == "text":
        return begin_text(read_texts([story]), SHAPE, PLAN, RunFolder(folder))
    return begin_task(SMALL, PLAN, RunFolder(folder))


@pytest.mark.parametrize("kind", ["text", "task"])
def test_a_run_that_stopped_gives_the_same_weights(
    kind: str, tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(TASKS, "copy", SMALL)
    whole = go(begun(kind, tmp_path / "whole", story))
    go(begun(kind, tmp_path / "stopped", story), until=5)  # one step beyond its last checkpoint
    later = resume(RunFolder(tmp_path / "stopped"))
    assert later.training.step == 4 and [s.step for s in later.snapshots] == [0, 2, 4]
    go(later)
    assert later.training.learner.flat.tobytes() == whole.training.learner.flat.tobytes()
    if whole.training.twin is not None and later.training.twin is not None:
        assert later.training.twin.flat.tobytes() == whole.training.twin.flat.tobytes()
    for one, other in zip(whole.snapshots, later.snapshots, strict=True):
        assert (one.step, one.loss, one.held.loss) == (other.step, other.loss, other.held.loss)
        np.testing.assert_array_equal(one.held.maps, other.held.maps)
    for name in ("weights.safetensors", "config.json"):
        assert (tmp_path / "whole" / name).read_bytes() == (
            (tmp_path / "stopped" / name).read_bytes().replace(b'"stopped"', b'"whole"')
        )


@pytest.mark.parametrize("kind", ["text", "task"])
def test_the_folder_opens_as_a_model_and_so_does_every_moment(kind: str, tmp_path: Path, story: Path) -> None:
    run = go(begun(kind, tmp_path / "out", story))
    model = library.load_model(tmp_path / "out")
    text = model.examples("en")[0]
    for name, weight in run.training.learner.weights.items():
        np.testing.assert_array_equal(model.weights[name], weight)
    assert run.folder is not None
    first = run.model(run.folder.weights(0), "newborn")
    assert first.name == "newborn"
    assert not np.array_equal(run.folder.weights(0), run.training.learner.flat)
    assert np.isfinite(first.graph(text).value("probs")).all()


def test_nothing_is_written_over(tmp_path: Path, story: Path) -> None:
    go(begun("text", tmp_path / "out", story), until=2)
    for again in ("text", "task"):
        with pytest.raises(RunError, match="--resume"):
            begun(again, tmp_path / "out", story)
    other = tmp_path / "model"
    other.mkdir()
    (other / "config.json").write_text("{}")
    with pytest.raises(RunError, match="model already"):
        begun("text", other, story)
    assert (other / "config.json").read_text() == "{}"


@pytest.mark.parametrize("damage", [b"", b"\x08", b"x" * 200])
def test_a_damaged_checkpoint_is_said(damage: bytes, tmp_path: Path, story: Path) -> None:
    go(begun("text", tmp_path / "out", story), until=2)
    path = tmp_path / "out/training/checkpoint.safetensors"
    path.write_bytes(damage)
    with pytest.raises(FileError, match="damaged"):
        resume(RunFolder(tmp_path / "out"))


def test_a_checkpoint_of_another_run_is_said_and_a_damaged_moment_left_out(
    tmp_path: Path, story: Path
) -> None:
    go(begun("text", tmp_path / "out", story), until=4)
    (tmp_path / "out/training/moments/000002.safetensors").write_bytes(b"half")
    assert [s.step for s in resume(RunFolder(tmp_path / "out")).snapshots] == [0, 4]
    go(begun("task", tmp_path / "task", story), until=2)
    stolen = (tmp_path / "task/training/checkpoint.safetensors").read_bytes()
    (tmp_path / "out/training/checkpoint.safetensors").write_bytes(stolen)
    with pytest.raises(FileError, match="not the checkpoint of this run"):
        resume(RunFolder(tmp_path / "out"))


def test_a_text_is_held_out_in_part_and_known_by_its_frequencies() -> None:
    ids = np.arange(400, dtype=np.int32) % 7
    text = Text(ids, 8, 7)
    trained, held = text.batch(0, 3, 50), text.batch(0, 1 << 32, 50)
    assert trained.tokens.shape == (50, 8) and (trained.target[:, :-1] == trained.tokens[:, 1:]).all()
    assert text.chance == pytest.approx(np.log(7), rel=1e-2)
    assert len(np.unique(held.tokens, axis=0)) <= 7 and (held.answer == -1)[:, :7].all()
    # a token came seven places before; what followed it stands six places back
    assert (held.answer[:, 7] == 1).all()
    with pytest.raises(TextTooShort, match="too short: 90 tokens"):
        Text(ids[:90], 8, 7)


def test_documents_are_ended(story: Path) -> None:
    from attn_tui.tokenize.bpe import END, Bpe

    bpe = Bpe([(b"a", b"b")])
    assert encoded(bpe, ("ab", "b")).tolist() == [257, END, 99, END]
