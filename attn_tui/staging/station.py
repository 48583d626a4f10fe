"""A station of a tour on the stage, for those who have no session: what a file shows of it."""

from __future__ import annotations

from types import MappingProxyType

from attn_tui.learner.ended import scene_or_end
from attn_tui.learner.session import Session
from attn_tui.paint.look import Look
from attn_tui.paint.stage.what import Stage
from attn_tui.staging.staged import stage_of
from attn_tui.tour.step import Station
from attn_tui.tour.tour import Tour


def stage_at(tour: Tour, station: Station, head: int, look: Look) -> Stage:
    """The stage as it opens at this station, in the look's language."""
    setup = tour.run.setup
    session = Session(
        setup.text, station.step.id, look.lang, setup.model, station.part, station.layer, head,
        knobs=MappingProxyType(dict(setup.knobs)), switches=MappingProxyType(dict(setup.switches)),
        edits=setup.edits, others=setup.others,
    )  # fmt: skip
    return stage_of(scene_or_end(session, tour, None), look)
