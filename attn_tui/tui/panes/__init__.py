"""What stays on the screen."""
