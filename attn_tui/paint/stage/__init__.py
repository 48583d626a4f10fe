"""The stage: the matrices of a step, laid out as they are computed and drawn in the room there is."""
