"""How far the learner is with the task of the card that is open: pure, forgotten with the card."""

from __future__ import annotations

from dataclasses import dataclass, replace

from attn_tui.course.card import Task
from attn_tui.learner.tasks import Verdict


@dataclass(frozen=True)
class Attempt:
    """The hints given so far, the mistakes, what was said of the last answer; `told` is the worked answer."""

    hints: int = 0
    mistakes: int = 0
    said: str = ""
    right: bool = False
    told: bool = False
    answer: str = ""

    @property
    def open(self) -> bool:
        """Whether there is still something to find out."""
        return not (self.right or self.told)


def answered(attempt: Attempt, task: Task, answer: str, verdict: Verdict) -> Attempt:
    """After an answer: a wrong one brings a hint, and after the last hint the worked answer."""
    if not verdict.counts:
        return replace(attempt, said=verdict.said)
    if verdict.right:
        return replace(attempt, right=True, said=verdict.said, answer=answer)
    return replace(helped(attempt, task), said=verdict.said, mistakes=attempt.mistakes + 1)


def helped(attempt: Attempt, task: Task) -> Attempt:
    """One more hint, or after the last of them the worked answer."""
    if attempt.hints < len(task.hints):
        return replace(attempt, hints=attempt.hints + 1)
    return replace(attempt, told=True)
