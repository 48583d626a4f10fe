"""Where the course's own lessons are."""

from __future__ import annotations

from pathlib import Path

GLOSSARY = "glossary.md"
"""The file among the lessons of a language that holds the terms, and is no lesson."""


def lessons_folder() -> Path:
    """The bundled lessons: inside an installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "lessons"
    return installed if installed.is_dir() else package.parent / "lessons"
