"""Pictures and sounds: what can be named, files of learners, and the models that were trained on ours."""

from __future__ import annotations

import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from rich.cells import cell_len

from attn_tui.graph import recombine
from attn_tui.inputs import drawn, sounded
from attn_tui.inputs.pictures import PictureReader
from attn_tui.inputs.senses import InputError, Sense
from attn_tui.inputs.sounds import SoundReader
from attn_tui.models.library import BUNDLED
from attn_tui.models.library import find as bundled
from attn_tui.paint.look import Look
from attn_tui.paint.stage.canvas import Canvas
from attn_tui.paint.stage.seen import draw_seen, half_blocks, seen_size
from attn_tui.paint.stage.what import TOKEN, Matrix, Percept, Stage
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup

RUNS = Runs()
SENSES: dict[str, type[Sense]] = {"digits": PictureReader, "tones": SoundReader}
PICTURES = PictureReader(tuple(one.label for one in drawn.KNOWN))
SOUNDS = SoundReader(tuple(one.label for one in sounded.KNOWN))


@pytest.mark.parametrize("sense", [PICTURES, SOUNDS], ids=["pictures", "sounds"])
def test_each_of_ours_is_found_by_every_name_and_varies_by_its_number(sense: Sense) -> None:
    for index, one in enumerate(sense.known):
        plain = sense.read(one.words.en)
        assert plain.dtype == np.float32 and np.isfinite(plain).all() and np.abs(plain).max() <= 1
        for name in (*one.names, f" {one.words.en.upper()} "):
            assert sense.label(name) == index and np.array_equal(sense.read(name), plain)
        varied = sense.read(f"{one.words.zh} 3")
        assert np.array_equal(varied, sense.read(f"{one.words.en} #3")) and not np.array_equal(varied, plain)
        assert varied.shape == plain.shape and sense.label(f"{one.words.en} 12") == index


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "text", ["", "zyzzyx", "sev", "/no/such.png", "/no/such.wav", "a\x00b.png", "~nobody/x.wav"]
)
def test_what_cannot_be_had_is_said_in_one_line(lang: str, text: str) -> None:
    for sense in (PICTURES, SOUNDS):
        assert len(sense.lacking(lang, text).splitlines()) == 1 and sense.label(text) is None


def test_a_png_is_made_small_and_ink_on_paper_is_turned_into_light(tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    page = np.full((64, 96), 255, dtype=np.uint8)
    page[:, 44:52] = 0
    image.fromarray(page).save(tmp_path / "one.png")
    seen = PICTURES.read(str(tmp_path / "one.png"))
    assert seen.shape == (16, 16) and seen[:, 7:9].min() > 0.9 and seen[:, :5].max() < 0.01
    (tmp_path / "not.png").write_bytes(b"no picture")
    image.new("L", (5000, 5000)).save(tmp_path / "large.png")
    for name in ("not.png", "large.png", "."):
        with pytest.raises(InputError) as error:
            PICTURES.from_file(tmp_path / name)
        assert str(tmp_path) in str(error.value) and len(str(error.value).splitlines()) == 1


def test_of_a_wav_the_loudest_part_is_heard_at_our_rate(tmp_path: Path) -> None:
    rate = 16_000
    samples = np.zeros((2 * rate, 2))
    samples[rate : rate + 8000] = 0.5 * np.sin(2 * np.pi * 440 * np.arange(8000) / rate)[:, None]
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    heard = SOUNDS.read(str(tmp_path / "a.wav"))
    assert heard.shape == (sounded.SAMPLES,) and heard.std() > 0.3
    crossings = int((np.diff(np.sign(heard)) > 0).sum())
    assert abs(crossings - 440 * sounded.SAMPLES / sounded.RATE) <= 2
    (tmp_path / "b.wav").write_bytes(b"RIFFnonsense")
    with pytest.raises(InputError, match="no WAV"):
        SOUNDS.from_file(tmp_path / "b.wav")


def test_a_full_sine_has_a_power_of_about_one_at_its_own_frequency() -> None:
    cosines, sines = sounded.transform()
    tone = 17
    wave = np.sin(2 * np.pi * tone * np.arange(sounded.WINDOW) / sounded.WINDOW + 0.7)
    power = (wave @ cosines) ** 2 + (wave @ sines) ** 2
    assert int(power.argmax()) == tone and power[tone] == pytest.approx(1, abs=1e-3)
    assert (sounded.mel_filters(24).max(axis=0) > 0).all()


@pytest.mark.parametrize("name", SENSES)
def test_the_model_knows_ours_and_says_how_well_in_its_card(name: str) -> None:
    model = bundled(name)
    sense = model.tokenizer
    assert isinstance(sense, SENSES[name])
    for lang in ("zh", "en"):
        assert len(model.examples(lang)) == len(sense.vocabulary)
    right = [
        int(RUNS[Setup(name, f"{text}{more}")].graph.value("next")[0]) == sense.label(text)
        for text in model.examples("en")
        for more in ("", " 5")
    ]
    assert np.mean(right) >= 0.9
    card = (BUNDLED / name / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "| nearest mean |" in card and "| logistic regression |" in card and "Licence" in card
    assert (BUNDLED / name / "weights.safetensors").stat().st_size <= 150_000


@pytest.mark.parametrize(
    "setup",
    [
        Setup(
            "digits",
            "6",
            switches=(("turn", "over"), ("shift", "left"), ("cover", "2·3"), ("noise", "little")),
        ),
        Setup("tones", "sweep up", switches=(("delay", "late"), ("noise", "much"))),
    ],
    ids=["digits", "tones"],
)
def test_every_number_has_its_reasons_through_the_switches_and_slopes_are_true(setup: Setup) -> None:
    run = RUNS[setup].training
    for node in run.graph.names:
        value = run.graph.value(node)
        if not value.size or node in ("next", "draw"):
            continue
        cell = tuple(int(i) for i in np.unravel_index(np.abs(value).argmax(), value.shape))
        assert recombine(run.graph.explain(node, cell)) == pytest.approx(
            float(value[cell]), rel=1e-3, abs=1e-4
        ), node
    found = run.graph.value("d.class_token")
    at = int(np.abs(found).argmax())
    losses = []
    for by in (1e-2, -1e-2):
        moved = run.graph.copy()
        moved.edit("class_token", (at,), float(run.graph.value("class_token")[at]) + by)
        losses.append(float(moved.value("loss")[0]))
    assert (losses[0] - losses[1]) / 2e-2 == pytest.approx(float(found[at]), rel=0.05, abs=1e-4)


def test_without_positions_a_picture_of_patches_in_another_order_is_the_same_to_the_model() -> None:
    setup = Setup("digits", "seven", switches=(("positions", "none"),))
    plain = RUNS[setup].graph
    other = plain.copy()
    other.set("patches", plain.value("patches")[::-1])
    np.testing.assert_allclose(other.value("logits")[-1], plain.value("logits")[-1], atol=1e-4)
    turned = RUNS[replace(setup, switches=())].graph.copy()
    before = turned.value("logits")[-1]
    turned.set("patches", turned.value("patches")[::-1])
    assert not np.allclose(turned.value("logits")[-1], before, atol=0.1)


@pytest.mark.parametrize("name", SENSES)
def test_where_nothing_is_named_nothing_is_shown(name: str) -> None:
    assert RUNS[Setup(name, "zyzzyx")].empty and not RUNS[Setup(name, bundled(name).examples("zh")[0])].empty


@pytest.mark.parametrize("depth", ["truecolor", "16", "none"])
def test_half_a_line_is_a_pixel_and_shapes_survive_without_colours(depth: str) -> None:
    look = Look(depth=depth)  # type: ignore[arg-type]
    lines = half_blocks(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]), look)
    assert [len(line) for line in lines] == [2, 2]
    if depth != "truecolor":
        assert ["".join(mark for mark, _ in line) for line in lines] == ["█ ", " ▀"]
    else:
        assert lines[0][0][1].color != lines[0][1][1].color


@pytest.mark.parametrize("depth", ["truecolor", "none"])
@pytest.mark.parametrize(("width", "height"), [(78, 8), (110, 30), (200, 40), (30, 5)])
@pytest.mark.parametrize("sound", [False, True], ids=["picture", "sound"])
def test_it_stays_in_its_room_and_a_click_finds_the_patch(
    width: int, height: int, sound: bool, depth: str
) -> None:
    values = np.random.default_rng(0).uniform(0, 1, (24, 24) if sound else (16, 16))
    wave_ = np.sin(np.arange(3200.0)) if sound else None
    seen = Percept(values, (1, 24) if sound else (4, 4), wave_, 5, "where 2·2 looks")
    count = 25 if sound else 17
    matrix = Matrix(np.ones((count, count)), [""] * count, [""] * count, "probability", "A", "A")
    what = Stage(matrix, shares=(1 / count,) * count, seen=seen)
    wide, high = seen_size(what, width, height)
    assert wide <= width and high <= height
    if not wide:
        assert width < 60
        return
    canvas = Canvas(wide, height)
    draw_seen(canvas, what, Look(depth=depth))  # type: ignore[arg-type]
    drawn_ = canvas.finish(half_blocks(values, Look())[0][0][1])
    assert all(cell_len("".join(segment.text for segment in line)) == wide for line in drawn_.lines)
    hits = {
        hit.place[0]
        for y in range(height)
        for x in range(wide)
        if (hit := drawn_.at(x, y)) and hit.which == TOKEN
    }
    assert hits == set(range(count - 1))
