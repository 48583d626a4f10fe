"""The screen. It shows and passes on keys; it never computes a number."""

import os

# The Kitty keyboard protocol garbles or drops what Chinese input methods commit in several
# terminals. Textual reads this when it is first imported; set it to 0 to have the protocol back.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
