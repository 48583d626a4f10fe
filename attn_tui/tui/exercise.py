"""The card that is open, its task, and what is kept of it: what the tutor's screen knows of the course."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from attn_tui.course.course import Course
from attn_tui.course.stop import Stop
from attn_tui.learner import attempt as attempts
from attn_tui.learner import road, tasks
from attn_tui.learner.attempt import Attempt
from attn_tui.learner.progress import Done, Progress, due
from attn_tui.learner.session import Session
from attn_tui.learner.sight import Sight
from attn_tui.learner.tasks import Verdict
from attn_tui.runs.run import Runs
from attn_tui.tour.view import Place


class Exercise:
    """The open card with the attempt at its task; `progress` goes on, and `changed` hears of it."""

    def __init__(
        self, runs: Runs, course: Course, progress: Progress, changed: Callable[[Progress], None]
    ) -> None:
        """No card is open yet."""
        self.runs, self.course, self.progress, self._changed = runs, course, progress, changed
        self.attempt, self.more = Attempt(), False
        self._open, self._lang = "", ""

    def stop(self, session: Session) -> Stop | None:
        """The card that is shown with this session; None with the road off, or without cards."""
        return road.shown_stop(session, self.runs, self.course) if session.road.on else None

    def sight(self, session: Session) -> Sight | None:
        """The card and its numbers."""
        stop = self.stop(session)
        return None if stop is None else Sight(session, self.runs, stop)

    def look_at(self, session: Session) -> None:
        """Take note of a new session: another card is another attempt, and a deed may be done by now."""
        stop = self.stop(session)
        if stop is None:
            return
        name = f"{session.road.again and 'again '}{stop.key}"
        if name != self._open:
            self._open, self.attempt, self.more = name, Attempt(), False
            self._keep(self.progress.saw(stop.key))
        task = stop.card.task
        if task and task.kind == "deed" and self.attempt.open:
            sight = Sight(session, self.runs, stop)
            # what holds before anything was done is no deed
            if tasks.is_done(task, sight) and not tasks.is_done(task, replace(sight, session=sight.before)):
                self._take(sight, "", tasks.check(task, "", sight))

    def asks(self, session: Session) -> str:
        """The kind of the task that waits for an answer; nothing where none does."""
        stop = self.stop(session)
        if stop is None or stop.card.task is None or not self.attempt.open or self.more:
            return ""
        return stop.card.task.kind

    def hidden(self, session: Session) -> Place | None:
        """Where the number stands that is not to be seen before the task is answered, if it is shown."""
        sight = self.sight(session)
        if sight is None or not sight.stop.card.hide or not self.attempt.open:
            return None
        told = sight.stop.key in self.progress.done and not session.road.again
        alike = all(
            getattr(session, name) == getattr(sight.before, name) for name in ("step", "layer", "head")
        )
        return sight.place if alike and not told and session.model == sight.before.model else None

    def answered_by_keys(self, session: Session) -> bool:
        """Whether the card that is shown asks for a choice or a number, or has asked."""
        stop = self.stop(session)
        task = stop.card.task if stop is not None else None
        return task is not None and task.kind in ("choice", "number")

    def answer(self, session: Session, answer: str) -> None:
        """Check an answer to the open task."""
        sight = self.sight(session)
        if sight is not None and sight.stop.card.task is not None:
            self._take(sight, answer, tasks.check(sight.stop.card.task, answer, sight))

    def help(self, session: Session) -> None:
        """One more hint, or the worked answer."""
        stop = self.stop(session)
        if stop is not None and stop.card.task is not None and self.attempt.open:
            self.attempt = attempts.helped(self.attempt, stop.card.task)

    def returning(self, session: Session, after: Session) -> Session:
        """The session after a press of `n`, or an earlier task that comes back where a lesson begins."""
        before, stop = self.stop(session), self.stop(after)
        if before is None or stop is None or session.road.again or before.lesson.id == stop.lesson.id:
            return after
        back = due(self.progress, self.course.road(after.lang), stop)
        return after if back is None else road.come_back(after, self.runs, self.course, back.key)

    def _take(self, sight: Sight, answer: str, verdict: Verdict) -> None:
        stop, task = sight.stop, sight.stop.card.task
        if task is None or not self.attempt.open:
            return
        self.attempt = attempts.answered(self.attempt, task, answer, verdict)
        if self.attempt.right:
            now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
            at = self.attempt
            self._keep(
                self.progress.ticked(stop.key, Done(now, sight.now.text, answer, at.hints, at.mistakes))
            )

    def _keep(self, progress: Progress) -> None:
        if progress is not self.progress:
            self.progress = progress
            self._changed(progress)
