"""`python -m attn_tui` is the command `attn-tui`."""

import sys

from attn_tui.command.main import main

if __name__ == "__main__":
    sys.exit(main())
