"""The operations, a file a subject."""
