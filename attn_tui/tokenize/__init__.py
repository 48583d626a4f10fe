"""Text into tokens, with the trace of how it got there."""
