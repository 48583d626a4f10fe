"""A tour through each bundled model, opened when somebody first asks for it."""

from __future__ import annotations

from attn_tui.models.model import bundled, bundled_names
from attn_tui.tour.tour import Tour


class Tours:
    """The tours by the names of their models."""

    def __init__(self) -> None:
        """None is open yet."""
        self._open: dict[str, Tour] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The models that come with the package, the default first."""
        return bundled_names()

    @property
    def opened(self) -> tuple[str, ...]:
        """The models that somebody has asked for."""
        return tuple(self._open)

    def __getitem__(self, name: str) -> Tour:
        """The tour through this model; ModelError, one line, where there is no such model."""
        if name not in self._open:
            model = bundled(name)
            self._open[name] = Tour(model, model.graph(""))
        return self._open[name]
