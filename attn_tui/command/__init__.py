"""The command line: what it understands, what it prints."""
