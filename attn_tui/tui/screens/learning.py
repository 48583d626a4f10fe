"""Steps of training, taken one by one or running: the loss, what was learned and forgotten, what moved."""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.worker import get_current_worker

from attn_tui.analysis.learning import floor, loss_of, most_moved
from attn_tui.learner import learning
from attn_tui.learner.session import Session, cursor, stack_of
from attn_tui.paint.attended import attended
from attn_tui.paint.bars import bar, bars
from attn_tui.paint.curve import Curve, curves
from attn_tui.paint.look import Look
from attn_tui.runs.learned import DivergedError
from attn_tui.runs.plan import EVERYTHING, OPTIMISERS, PlanError, head_of, parts, steps_in
from attn_tui.runs.run import Run, Runs
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.text.width import fit
from attn_tui.tour.labels import token_labels
from attn_tui.tour.tour import Tour
from attn_tui.tui.page import Page

TITLE = Bilingual("训练：一步一步走", "Training: step by step")
HINT = Bilingual(
    "空格 走一步 · t 十步 · c 连着走/停 · ←→ 回看 · Esc 关闭",
    "space a step · t ten · c run/pause · ←→ go over · Esc",
)
MORE = Bilingual(
    "o 优化器 · < > 学习率 · f 只训练一部分 · ↑↓ Enter 学哪句 · 0 从头",
    "o optimiser · < > rate · f part alone · ↑↓ Enter learn it · 0 to the start",
)
RATE = Bilingual("学习率 {rate:g}", "rate {rate:g}")
DONE = Bilingual("走了 {done} 步，共 {all} 步", "step {done} of {all}")
ALL = Bilingual("全部权重", "all weights")
ONLY = Bilingual("只训练 {part}", "{part} alone")
THE_HEAD = Bilingual("第 {layer} 层第 {head} 头", "layer {layer} head {head}")
LOSS = Bilingual(
    "学的句子的损失；╌ 最小可能 {floor:.2f}", "the loss of what is learned; ╌ the least possible, {floor:.2f}"
)
SENTENCES = Bilingual(
    "每句话的损失：开始时 → 现在（● 在学，○ 只看着）",
    "loss of each sentence, at the start → now (● learned, ○ only watched)",
)
MOVED = Bilingual("变得最多的权重", "the weights that moved most")
NONE_MOVED = Bilingual("还没有动：按空格走一步", "none has moved yet: space takes a step")
ATTENDS = Bilingual(
    "第 {layer} 层第 {head} 头，“{token}”看哪里：开始时、现在",
    "layer {layer} head {head}: where “{token}” looks, at the start and now",
)
NEXT = Bilingual(
    "这句话的下一个词：现在，░ 和小字是开始时",
    "the next token of this sentence: now; ░ and small: at the start",
)
DIVERGED = Bilingual(
    "损失冲出去了（∞）：步子太大，越过了谷底。按 ← 往回退，按 < 换小一点的学习率；什么也没丢",
    "the loss ran away (∞): steps this large jump over the valley. ← goes back, < takes a smaller rate; "
    "nothing is lost",
)
TOO_MANY = Bilingual("这里最多走这么多步：先按 ← 往回退", "no more steps can be taken here: go back with ←")
RUNNING = Bilingual("在走……", "running …")
STORED = 25
"""Of a run every so many steps are kept on the disk, so that a kill costs no more than these."""
_SENTENCES, _MOVED, _NEXT = 5, 4, 4


@dataclass(frozen=True)
class Moment:
    """What is to be seen after some steps: a frozen snapshot, made where the numbers are computed."""

    session: Session
    run: Run
    losses: tuple[float, ...]


class LearningView(ModalScreen[Session | None]):
    """Dismisses with the session after the steps that stand."""

    BINDINGS = [
        ("escape,q,S", "leave", ""),
        ("space,n", "take(1)", ""),
        ("t", "take(10)", ""),
        ("c,p", "run_or_pause", ""),
        ("left", "scrub(-1)", ""),
        ("right", "scrub(1)", ""),
        ("pageup", "scrub(-10)", ""),
        ("pagedown", "scrub(10)", ""),
        ("0,home", "scrub(-100000)", ""),
        ("end", "scrub(100000)", ""),
        ("o", "change('optimiser')", ""),
        ("less_than_sign,minus", "change('slower')", ""),
        ("greater_than_sign,plus", "change('faster')", ""),
        ("f", "change('part')", ""),
        ("up", "choose(-1)", ""),
        ("down", "choose(1)", ""),
        ("enter", "change('practise')", ""),
    ]

    def __init__(self, session: Session, runs: Runs, sentences: Sequence[str], look: Look) -> None:
        """`sentences` are those to learn or to watch besides the session's own."""
        super().__init__()
        self._runs, self._look = runs, look
        own = dict.fromkeys((session.text, *learning.sentences(session), *sentences))
        self._texts = [text for text in own if text][:_SENTENCES]
        self._at, self._said, self._going = 0, "", False
        self._watched: dict[int, float] = {}
        self._then = self._moment(learning.unlearn(session))
        self._now = self._then if not session.taken else self._moment(session)
        self._floor = self._least()
        self._past = self._now.run.learned.losses

    @property
    def session(self) -> Session:
        """As it stands now."""
        return self._now.session

    @property
    def going(self) -> bool:
        """Whether steps are being taken."""
        return self._going

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_resize(self) -> None:
        """Everything is made for a size."""
        self.call_after_refresh(self._show)

    def action_leave(self) -> None:
        """Back to the tutor, with what was learned."""
        self.workers.cancel_all()
        self.dismiss(self.session)
        # in the background: some megabytes
        runs, setup = self._runs, self.session.setup
        threading.Thread(target=runs.store, args=(setup,), daemon=True).start()

    def action_take(self, count: int) -> None:
        """So many steps more."""
        if not self._going:
            self._begin(count)

    def action_run_or_pause(self) -> None:
        """On and on, until it is pressed again."""
        if self._going:
            self.workers.cancel_all()
            self._going = False
            self._show()
        else:
            self._begin(None)

    def action_scrub(self, by: int) -> None:
        """To any step taken."""
        if not self._going:
            self._said = ""
            self._take(learning.at_step(self.session, steps_in(self.session.taken) + by))

    def action_choose(self, by: int) -> None:
        """Another sentence."""
        self._at = max(0, min(self._at + by, len(self._texts) - 1))
        self._show()

    def action_change(self, what: str) -> None:
        """How the next step is taken, and on what."""
        if self._going:
            return
        now = self.session
        if what == "optimiser":
            now = learning.next_optimiser(now)
        elif what == "part":
            now = learning.train_part(now, self._next_part())
        elif what == "practise" and self._texts:
            now = learning.practise(now, self._texts[self._at])
        else:
            now = learning.turn_rate(now, 1 if what == "faster" else -1)
        self._now = replace(self._now, session=now)
        self._floor = self._least()
        self._show()

    def _next_part(self) -> str:
        run, now = self._now.run, self.session
        stack = stack_of(now, Tour(run))
        known = parts(run.graph, run.stacks, stack.at(now.layer), now.head)
        return known[(known.index(now.plan.part) + 1) % len(known)] if now.plan.part in known else EVERYTHING

    def _begin(self, count: int | None) -> None:
        self._going, self._said = True, ""
        self._show()
        self._walk(self.session, count)

    @work(thread=True, exclusive=True)
    def _walk(self, session: Session, count: int | None) -> None:
        """Take the steps, each shown as soon as it is there; the only writer while it runs."""
        worker = get_current_worker()
        while (count is None or count > 0) and not worker.is_cancelled:
            try:
                moment = self._moment(learning.step_on(session))
            except PlanError as error:
                self.app.call_from_thread(self._ended, _why(error)[self._look.lang])
                return
            session, count = moment.session, None if count is None else count - 1
            if worker.is_cancelled:
                return
            self.app.call_from_thread(self._took, moment)
            if steps_in(session.taken) % STORED == 0:
                self._runs.store(session.setup)
            if math.inf in moment.losses:
                self.app.call_from_thread(self._ended, DIVERGED[self._look.lang])
                return
        self.app.call_from_thread(self._ended, "")

    def _took(self, moment: Moment) -> None:
        if not self._going:
            return
        self._now, self._past = moment, moment.run.learned.losses
        self._watch(moment)
        # a kill in the midst of a run loses nothing that was seen
        remember = getattr(self.app, "remember", None)
        if remember is not None:
            remember(moment.session)
        self._show()

    def _ended(self, said: str) -> None:
        self._going, self._said = False, said
        self._show()

    def _take(self, session: Session) -> None:
        self._now = self._moment(session)
        self._show()

    def _moment(self, session: Session) -> Moment:
        """The session with its run, and the loss of each sentence after its steps."""
        run = self._runs[session.setup]
        losses = [loss_of(self._runs[replace(session.setup, text=text)]) for text in self._texts]
        return Moment(session, run, tuple(losses))

    def _watch(self, moment: Moment) -> None:
        learned = learning.sentences(moment.session)
        others = [x for text, x in zip(self._texts, moment.losses, strict=True) if text not in learned]
        if others:
            self._watched[steps_in(moment.session.taken)] = sum(others) / len(others)

    def _least(self) -> float:
        runs = (
            self._runs[replace(self.session.setup, text=text)] for text in learning.sentences(self.session)
        )
        return floor(run.graph.value(run.tokens).tolist() for run in runs)

    def _show(self) -> None:
        if not self.is_attached:
            return
        page, lang = self.query_one(Page), self._look.lang
        width, height = page.content_size
        if width < 20:
            return
        page.border_title, page.border_subtitle = Content(TITLE[lang]), Content(HINT[lang])
        blocks = [self._sentences(width), self._moved(width), self._attends(width), self._next(width)]
        head = [Text(fit(line, width), self._look.accent if line == self._said else "", no_wrap=True, end="")
                for line in (self._plan(), self._said or MORE[lang])]  # fmt: skip
        wanted = sum(map(len, blocks)) + len(blocks) + len(head) + 1
        curve = self._curve(width, max(3, min(10, height - wanted)))
        lines = [*head, *curve]
        for block in blocks:
            lines += block
        page.show(lines)

    def _plan(self) -> str:
        lang, plan, now = self._look.lang, self.session.plan, self.session
        head = head_of(plan.part, self._now.run.stacks)
        part = THE_HEAD[lang].format(layer=head[1] + 1, head=head[2] + 1) if head else plan.part
        done = DONE[lang].format(done=steps_in(now.taken), all=steps_in(now.walked))
        said = [OPTIMISERS[plan.optimiser][1][lang], RATE[lang].format(rate=plan.rate)]
        said += [ONLY[lang].format(part=part) if part else ALL[lang], done]
        return " · ".join((*said, RUNNING[lang]) if self._going else said)

    def _curve(self, width: int, height: int) -> list[Text]:
        learned = [x for text, x in zip(self._texts, self._now.losses, strict=True)
                   if text in learning.sentences(self.session)]  # fmt: skip
        done, points = steps_in(self.session.taken), list(enumerate(self._past))
        if done >= len(points) and learned:
            points.append((done, sum(learned) / len(learned)))
        watched = Curve(sorted(self._watched.items()), chosen=False)
        most = 3 * max(1.0, *(y for _, y in points[:1]))
        title = LOSS[self._look.lang].format(floor=self._floor)
        lines = [watched, Curve(points)]
        return [_title(title, width), *curves(lines, width, height, self._look, self._floor, done, most)]

    def _sentences(self, width: int) -> list[Text]:
        look, lines = self._look, [_title(SENTENCES[self._look.lang], width)]
        most = (
            max((x for x in (*self._then.losses, *self._now.losses) if math.isfinite(x)), default=1.0) or 1.0
        )
        label = max(12, min(40, width - 40))
        for index, text in enumerate(self._texts):
            before, now = self._then.losses[index], self._now.losses[index]
            line = Text(no_wrap=True, end="")
            line.append("▸" if index == self._at else " ", look.chosen)
            line.append("● " if text in learning.sentences(self.session) else "○ ", look.accent)
            line.append(fit(clean(text), label), "bold" if index == self._at else "")
            line.append(f" {before:5.2f} → ", "dim")
            line.append(f"{now:5.2f} " if math.isfinite(now) else "    ∞ ", "bold")
            line.append(bar(min(1.0, now / most), max(1, width - label - 20)) if math.isfinite(now) else "")
            lines.append(line)
        return lines

    def _moved(self, width: int) -> list[Text]:
        lang, moved = self._look.lang, most_moved(self._now.run, self._then.run, _MOVED)
        said = "   ".join(f"{name} {_share(share)}" for name, share in moved)
        return [_title(MOVED[lang], width), Text(fit(said or NONE_MOVED[lang], width), no_wrap=True, end="")]

    def _attends(self, width: int) -> list[Text]:
        now, run, lang = self.session, self._now.run, self._look.lang
        stack = stack_of(now, Tour(run))
        node, labels = f"{stack.at(now.layer)}weights", token_labels(run)
        if node not in run.graph or not labels or math.inf in self._now.losses:
            return []
        tour = Tour(run)
        row = cursor(now, tour.result(tour.station("weights", stack.prefix, now.layer), now.head, lang))[0]
        said = ATTENDS[lang].format(layer=now.layer + 1, head=now.head + 1, token=clean(labels[row]))
        lines = [_title(said, width)]
        for moment in (self._then, self._now):
            shares = moment.run.graph.value(node)[now.head, row].tolist()
            lines += attended(labels, shares, row, width, self._look)[:2]
        return lines

    def _next(self, width: int) -> list[Text]:
        if self._now.run.empty or math.inf in self._now.losses:
            return []
        found = Tour(self._now.run).candidates(_NEXT, Tour(self._then.run))
        entries = [(one.token, one.reference, one.drawn) for one in found]
        return [_title(NEXT[self._look.lang], width), *bars(entries, width, self._look)]


def _share(moved: float) -> str:
    return f"{moved:.2%}" if moved < 10 else f"×{moved:.1e}"


def _title(words: str, width: int) -> Text:
    return Text(fit(words, width), style="dim", no_wrap=True, end="")


def _why(error: PlanError) -> Bilingual:
    return DIVERGED if isinstance(error, DivergedError) else TOO_MANY
