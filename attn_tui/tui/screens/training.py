"""A head is born: a run from random numbers, seen as it goes; afterwards any moment of it can be opened."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen

from attn_tui.paint.look import Look
from attn_tui.paint.training import Point, TrainingProgress, training_lines
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.tour.wording import notice_words
from attn_tui.train.kept import moment_name
from attn_tui.train.live import Live, Post
from attn_tui.train.snapshot import Snapshot
from attn_tui.train.start import TrainingRun
from attn_tui.tui.page import Page

HINT = Bilingual(
    "空格 暂停 · s 停 · ←→ 翻看 · Enter 打开这一刻 · Esc 离开",
    "space pause · s stop · ←→ moments · Enter open one · Esc leave",
)
SAID = {
    "waiting": Bilingual("在准备……", "getting ready …"),
    "running": Bilingual("正在训练", "training"),
    "paused": Bilingual("暂停了：空格接着训练", "paused: space goes on"),
    "over": Bilingual(
        "训练完了：←→ 翻看每一刻，Enter 打开那一刻的模型",
        "done: ←→ go over its moments, Enter opens the model of one",
    ),
    "stopped": Bilingual(
        "停在这里，都存着：下次可以接着来", "stopped, all is kept: it can go on another time"
    ),
    "failed": Bilingual("没能继续：{why}", "it could not go on: {why}"),
}
MOMENT = Bilingual("翻看第 {step} 步（End 回到最新）", "looking at step {step} (End: the latest)")


class TrainingView(ModalScreen[tuple[str, int, int] | None]):
    """Dismisses with the name of the moment to open, and the layer and head that do most for the answer."""

    BINDINGS = [
        ("escape,q", "leave", ""),
        ("space", "pause", ""),
        ("s", "stop", ""),
        ("left,h", "look(-1)", ""),
        ("right,l", "look(1)", ""),
        ("home", "look(-100000)", ""),
        ("end", "look(100000)", ""),
        ("enter", "open", ""),
    ]

    class Posted(Message):
        """News from the run."""

        def __init__(self, post: Post) -> None:
            """As the thread gave it."""
            super().__init__()
            self.post = post

    def __init__(
        self, title: str, gloss: str, name: str, make: Callable[[], TrainingRun], look: Look
    ) -> None:
        """The run `name` is made, and made to learn, in a thread of its own."""
        super().__init__()
        self._title_of, self._gloss, self._name_of, self._make = title, gloss, name, make
        self._look, self._lang = look, look.lang
        self._live: Live | None = None
        self._now: Post | None = None
        self._at: int | None = None

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_mount(self) -> None:
        """Begin."""
        self._live = Live(self._make, self._heard)
        self.call_after_refresh(self._show)

    def _heard(self, post: Post) -> None:
        """From the run's own thread, which waits for nobody."""
        self.post_message(self.Posted(post))

    def on_unmount(self) -> None:
        """Nothing runs on unseen."""
        if self._live is not None:
            self._live.stop()

    def on_resize(self) -> None:
        """As large as fits."""
        self.call_after_refresh(self._show)

    def on_training_view_posted(self, message: Posted) -> None:
        """Show the news."""
        self._now = message.post
        self._show()

    def action_leave(self) -> None:
        """Back to the tutor; what was kept stays."""
        self.dismiss(None)

    def action_pause(self) -> None:
        """Hold still, or go on."""
        if self._live is not None:
            (self._live.go_on if self._live.paused else self._live.pause)()

    def action_stop(self) -> None:
        """End it here."""
        if self._live is not None:
            self._live.stop()

    def action_look(self, by: int) -> None:
        """Another moment; from the latest on the run is followed."""
        if self._now is None or not self._now.snapshots:
            return
        last = len(self._now.snapshots) - 1
        at = max(0, min(self._chosen(last) + by, last))
        self._at = None if at == last else at
        self._show()

    def action_open(self) -> None:
        """The model of this moment in the tutor."""
        if self._now is None or not self._now.snapshots:
            return
        snapshot = self._now.snapshots[self._chosen(len(self._now.snapshots) - 1)]
        self.dismiss((moment_name(self._name_of, snapshot.step), *snapshot.best))

    def _chosen(self, last: int) -> int:
        return last if self._at is None else min(self._at, last)

    def _show(self) -> None:
        if not self.is_attached:
            return
        page, lang, now = self.query_one(Page), self._lang, self._now
        page.border_title, page.border_subtitle = Content(clean(self._title_of)), Content(HINT[lang])
        width, height = page.content_size
        if width < 20:
            return
        if now is None or not now.snapshots:
            said = SAID["waiting"][lang] if now is None else self._said(now, None)
            page.show([Text(self._gloss, "dim", end=""), Text(said, self._look.accent, end="")])
            return
        at = self._chosen(len(now.snapshots) - 1)
        page.show(training_lines(self._progress(now, at), width, height, self._look))

    def _progress(self, now: Post, at: int) -> TrainingProgress:
        held, twin = now.snapshots[at].held, now.snapshots[at].twin
        return TrainingProgress(
            gloss=self._gloss,
            said=self._said(now, now.snapshots[at]),
            step=now.step,
            steps=now.snapshots[-1].steps,
            seconds=now.left,
            rate=now.rate,
            points=tuple(map(point, now.snapshots)),
            at=at,
            maps=held.maps,
            twin_maps=None if twin is None else twin.maps,
            floor=now.floor,
            chance=now.chance,
        )

    def _said(self, now: Post, snapshot: Snapshot | None) -> str:
        said = SAID[now.state][self._lang].format(why=clean(notice_words(now.error, self._lang)))
        if snapshot is None or self._at is None:
            return said
        return f"{MOMENT[self._lang].format(step=snapshot.step)} · {said}"


def point(snapshot: Snapshot) -> Point:
    """What of a snapshot is drawn as a curve."""
    held, twin = snapshot.held, snapshot.twin
    return Point(
        snapshot.step,
        snapshot.loss,
        held.loss,
        held.accuracy,
        np.asarray(held.scores),
        None if twin is None else (twin.loss, twin.accuracy),
    )
