"""Training of the bundled model; needs the extra `train`. Nothing else in the package imports this room."""
