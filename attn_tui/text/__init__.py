"""Words in two languages, and text made safe to show."""
