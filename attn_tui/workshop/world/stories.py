"""Stories of the little world, told in both languages from the same events."""

from collections.abc import Iterator


def stories(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """`count` documents (language, text), half in each language, the same for the same `seed`."""
    raise NotImplementedError
