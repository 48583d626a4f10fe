"""How the bundled model `masked` was made: an encoder that fills blanks, trained in PyTorch."""
