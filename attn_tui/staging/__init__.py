"""A scene made ready for the stage, as what `paint` is to draw, for the screen and for files."""
