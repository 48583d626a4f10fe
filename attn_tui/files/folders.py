"""Where the system keeps the files of a program: `$XDG_STATE_HOME` and the like, where they are absolute."""

from __future__ import annotations

from pathlib import Path

NAME = "attn-tui"


def state_folder() -> Path:
    """For what is kept from one visit to the next: on Linux ~/.local/state/attn-tui unless said otherwise."""
    # only where a path is needed: platformdirs takes some milliseconds
    from platformdirs import user_state_path

    return user_state_path(NAME, appauthor=False)


def data_folder() -> Path:
    """For what the reader adds, such as models: on Linux ~/.local/share/attn-tui unless said otherwise."""
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False)
