"""A tour to take along: as a script, a notebook, text, a page, a picture, or bare arrays."""

from attn_tui.export.export import FORMATS, ExportError, What, write

__all__ = ["FORMATS", "ExportError", "What", "write"]
