"""What the model card states, a module a figure; every list here was written apart from the training text."""
