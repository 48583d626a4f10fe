"""What opens over the whole window."""
