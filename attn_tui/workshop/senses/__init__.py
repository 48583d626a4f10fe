"""How the models of pictures and sounds were made: `python -m attn_tui.workshop.senses digits`."""
