"""The least Textual app there can be, which the tutor's cold start is compared with."""

from textual.app import App, ComposeResult
from textual.widgets import Static

READY = "bare and ready"


class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield Static(READY)


if __name__ == "__main__":
    Bare().run()
