"""Sounds: our own by name, or a WAV of the learner's (standard library)."""

from __future__ import annotations

import io
import wave
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from attn_tui.files import FileError
from attn_tui.files.reading import read_bytes
from attn_tui.graph.op import Array
from attn_tui.inputs.senses import CLASS_TOKEN, InputError, Sense, read_classes
from attn_tui.inputs.sounded import FRAMES, HOP, KNOWN, RATE, SAMPLES, variation
from attn_tui.text.bilingual import Bilingual

LARGEST_FILE = 32 << 20
"""Bytes of a sound that is read."""


@dataclass(frozen=True)
class SoundReader(Sense):
    """Reads sounds as 3200 samples from −1 to 1, 8000 a second: 0.4 seconds."""

    known = KNOWN
    ending = ".wav"
    words = Bilingual("声音", "sound")

    @cached_property
    def places(self) -> tuple[str, ...]:
        """When every frame begins, in milliseconds; the class token."""
        return (*(f"{1000 * HOP * frame // RATE}ms" for frame in range(FRAMES)), CLASS_TOKEN)

    def made(self, label: str, number: int) -> Array:
        """Sounded."""
        return variation(label, number)

    def from_file(self, path: Path) -> Array:
        """The loudest 0.4 seconds of a WAV of 8 or 16 bits, its channels mixed, at 8000 samples a second."""
        try:
            with wave.open(io.BytesIO(read_bytes(path, LARGEST_FILE))) as file:
                width, channels, rate = file.getsampwidth(), file.getnchannels(), file.getframerate()
                data = file.readframes(file.getnframes())
        except FileError as error:
            raise InputError(str(error)) from None
        except (wave.Error, EOFError, RuntimeError):
            raise InputError(f"{path}: is no WAV of plain samples, or damaged") from None
        if width not in (1, 2) or not 1000 <= rate <= 384_000:
            raise InputError(
                f"{path}: has {8 * width} bits at {rate} Hz; 8 or 16 bits at 1 to 384 kHz are read"
            )
        whole = data[: len(data) // (width * channels) * width * channels]
        samples = np.frombuffer(whole, np.uint8 if width == 1 else "<i2").astype(np.float64)
        samples = (samples - 128) / 128 if width == 1 else samples / 32768
        mono = samples.reshape(-1, channels).mean(axis=1)
        if not len(mono):
            raise InputError(f"{path}: holds no sound")
        return _loudest(_at_rate(mono, rate))


def _at_rate(samples: Array, rate: int) -> Array:
    """The samples at 8000 a second, on straight lines between them; what is above 4 kHz is averaged out."""
    if rate > RATE:
        width = round(rate / RATE)
        samples = np.convolve(samples, np.ones(width) / width, mode="same")
    count = max(1, len(samples) * RATE // rate)
    return np.interp(np.arange(count) * rate / RATE, np.arange(len(samples)), samples)


def _loudest(samples: Array) -> Array:
    """The stretch (3200,) that holds the most energy, zeros behind what is shorter; float32."""
    padded = np.pad(samples, (0, max(0, SAMPLES - len(samples))))
    energy = np.concatenate(([0.0], np.cumsum(padded * padded)))
    start = int((energy[SAMPLES:] - energy[:-SAMPLES]).argmax())
    return padded[start : start + SAMPLES].astype(np.float32)


def load_sounds(path: Path) -> SoundReader:
    """What reads sounds for the classes in this file."""
    return SoundReader(read_classes(path))
