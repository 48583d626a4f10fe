"""What decides every number, as data, and the graph that follows from it."""
