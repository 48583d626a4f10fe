"""One text in both languages."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Bilingual:
    """One text in both languages."""

    zh: str
    en: str

    def __getitem__(self, lang: str) -> str:
        """The text in the language with this code."""
        return self.zh if lang == "zh" else self.en
