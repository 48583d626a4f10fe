"""The data flow as steps: which node is shown in which order, with which words."""

from attn_tui.tour.edit import Edit, EditError
from attn_tui.tour.setup import Setup
from attn_tui.tour.step import Operand, Step
from attn_tui.tour.steps import STEPS
from attn_tui.tour.tour import Tour
from attn_tui.tour.tours import Tours
from attn_tui.tour.view import Place, View, view

__all__ = [
    "STEPS",
    "Edit",
    "EditError",
    "Operand",
    "Place",
    "Setup",
    "Step",
    "Tour",
    "Tours",
    "View",
    "view",
]
