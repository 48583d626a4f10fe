"""Files that hold weights: what is in them, and each tensor when somebody looks. None is executed."""
