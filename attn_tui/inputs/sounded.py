"""Sounds made by code: tones, sweeps, noise, and vowels as a voice through its formants."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph.op import Array
from attn_tui.inputs.senses import NamedSense
from attn_tui.text.bilingual import Bilingual

RATE = 8000
"""Samples a second."""
WINDOW, HOP, FRAMES = 256, 128, 24
"""Samples in a frame (32 ms), samples from one to the next, and how many frames there are."""
SAMPLES = WINDOW + (FRAMES - 1) * HOP
"""0.4 seconds."""

FORMANTS: dict[str, tuple[float, float, float]] = {
    "a 啊": (800, 1200, 2500),
    "i 衣": (290, 2250, 3000),
    "u 乌": (320, 750, 2300),
}
"""Where the mouth resounds, in Hz, for each vowel (after Peterson & Barney 1952, table II)."""
KNOWN: tuple[NamedSense, ...] = (
    NamedSense("平 tone", Bilingual("平调", "tone"), ("平",)),
    NamedSense("升 up", Bilingual("升调", "sweep up"), ("升", "up")),
    NamedSense("降 down", Bilingual("降调", "sweep down"), ("降", "down")),
    NamedSense("a 啊", Bilingual("啊", "a")),
    NamedSense("i 衣", Bilingual("衣", "i")),
    NamedSense("u 乌", Bilingual("乌", "u")),
    NamedSense("沙 noise", Bilingual("沙沙声", "noise"), ("沙", "噪声")),
)
"""The sounds that can be asked for."""


@dataclass(frozen=True)
class Voice:
    """How a sound is made: its pitch in Hz, how far a sweep goes (a ratio), loudness, where it starts, noise.

    `begin` and `end` are parts of the whole; `mouth` stretches the formants; `noise` is its spread.
    """

    pitch: float = 440.0
    ratio: float = 3.0
    loud: float = 0.6
    begin: float = 0.05
    end: float = 0.95
    mouth: float = 1.0
    noise: float = 0.002


PLAIN, SPEAKING = Voice(), Voice(130.0)


def voice(rng: np.random.Generator, label: str) -> Voice:
    """Somebody's voice, or another instrument."""
    even = rng.uniform
    pitch = even(90, 240) if label in FORMANTS else 2 ** even(np.log2(180), np.log2(900))
    begin = even(0.0, 0.5)
    return Voice(
        pitch, even(1.5, 3.0), even(0.15, 0.9), begin, begin + even(0.3, 0.5),
        even(0.85, 1.2), 10 ** even(-3, -1),
    )  # fmt: skip


def sound(label: str, how: Voice, rng: np.random.Generator) -> Array:
    """The samples (3200,) of this class in this voice, from −1 to 1, float32."""
    time = np.arange(SAMPLES) / RATE
    part = np.clip((time / time[-1] - how.begin) / (how.end - how.begin), 0, 1)
    if label in FORMANTS:
        wave = _vowel(label, how, time)
    elif label == "沙 noise":
        wave = rng.normal(0, 0.4, SAMPLES)
    else:
        rising = {"升 up": 1.0, "降 down": -1.0}.get(label, 0.0)
        start = how.pitch * (how.ratio if rising < 0 else 1.0)
        wave = np.sin(2 * np.pi * np.cumsum(start * how.ratio ** (rising * part)) / RATE)
    inside = np.clip(np.minimum(part, 1 - part) * 12, 0, 1)
    made = how.loud * inside * wave / max(1e-9, np.abs(wave).max()) + rng.normal(0, how.noise, SAMPLES)
    return np.asarray(np.clip(made, -1, 1), dtype=np.float32)


def variation(label: str, number: int) -> Array:
    """One sound of many; 0 is the plain one."""
    rng = np.random.default_rng(number)
    plain = SPEAKING if label in FORMANTS else PLAIN
    return sound(label, voice(rng, label) if number else plain, rng)


def _vowel(label: str, how: Voice, time: Array) -> Array:
    """Harmonics of the pitch, each as loud as the formants let it through (Fant 1960)."""
    wave = np.zeros_like(time)
    for harmonic in range(1, int(0.48 * RATE / how.pitch) + 1):
        f = harmonic * how.pitch
        heard = sum(
            1 / (1 + ((f - how.mouth * at) / (60 + 0.06 * at)) ** 2) / (1 + i)
            for i, at in enumerate(FORMANTS[label])
        )
        wave += heard * np.sin(2 * np.pi * f * time + harmonic)
    return wave


def transform() -> tuple[Array, Array]:
    """The cosines and sines of the discrete Fourier transform under a window, each (256, 129), float32.

    The window is a raised cosine (Hann; Harris 1978, equation 27), and its sum is divided out, so that the
    power of a full sine is about 1.
    """
    place = np.arange(WINDOW)
    window = 0.5 - 0.5 * np.cos(2 * np.pi * place / WINDOW)
    angle = 2 * np.pi * np.outer(place, np.arange(WINDOW // 2 + 1)) / WINDOW
    scale = (2 * window / window.sum())[:, None]
    return (scale * np.cos(angle)).astype(np.float32), (scale * np.sin(angle)).astype(np.float32)


def mel_filters(bands: int) -> Array:
    """Triangles over the frequencies (129, bands), float32: wider upwards, as the ear has it.

    Their corners are evenly spaced in mel, 2595 · log₁₀(1 + f/700) (O'Shaughnessy 1987, p. 150).
    """
    mel = np.linspace(0, 2595 * np.log10(1 + RATE / 2 / 700), bands + 2)
    corners = 700 * (10 ** (mel / 2595) - 1)
    f = np.arange(WINDOW // 2 + 1)[:, None] * RATE / WINDOW
    # no triangle may be so narrow that it falls between two frequencies
    low = np.minimum(corners[:-2], corners[1:-1] - RATE / WINDOW)
    high = np.maximum(corners[2:], corners[1:-1] + RATE / WINDOW)
    rising = (f - low) / (corners[1:-1] - low)
    falling = (high - f) / (high - corners[1:-1])
    return np.clip(np.minimum(rising, falling), 0, None).astype(np.float32)
