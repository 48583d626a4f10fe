"""What opens over the lesson's column, the matrices in sight and live beside it."""
