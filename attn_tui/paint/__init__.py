"""Arrays in, coloured segments or plain text out. Rich and NumPy only."""
