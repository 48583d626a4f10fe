"""The families of Transformers, a file each. A new one registers itself here."""

from __future__ import annotations

from attn_tui.models.families.classifier import HEARING, VISION
from attn_tui.models.families.decoder import DECODER
from attn_tui.models.families.encoder import ENCODER
from attn_tui.models.families.encoder_decoder import ENCODER_DECODER
from attn_tui.models.families.family import (
    FAMILIES,
    Family,
    build,
    register,
    stacks_of,
    tensor_shapes,
    with_loss,
)

register(DECODER)
register(ENCODER)
register(ENCODER_DECODER)
register(VISION)
register(HEARING)

__all__ = ["FAMILIES", "Family", "build", "register", "stacks_of", "tensor_shapes", "with_loss"]
