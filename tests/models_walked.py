"""The models for tests that walk a whole one: the quick one always, the others with the slow tests."""

from __future__ import annotations

import pytest

from attn_tui.models import library

QUICK = "byhand"


def every_model() -> list[object]:
    """Each bundled model as a parameter; all but the quick one are marked `slow`."""
    return [name if name == QUICK else pytest.param(name, marks=pytest.mark.slow) for name in library.names()]
