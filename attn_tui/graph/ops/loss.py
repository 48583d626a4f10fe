"""From logits to how wrong they were: the next tokens that were to be said, −ln p of each, their mean."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, Factor, derived
from attn_tui.graph.op import GRADIENT, Array, Op, Part, constant, pick
from attn_tui.graph.ops.elementwise import Softmax

NO_TARGET = -1
"""Stands for the next token where there is none; such a row has no loss."""


class NextTokens(Op):
    """The text shifted by one: at each place the token that comes next, after the last none (−1)."""

    kind = "integer"
    numpy = "np.append({0}[1:], -1)"
    torch = "F.pad({0}[1:], (0, 1), value=-1)"

    def forward(self, *inputs: Array) -> Array:
        """Token ids (…, n); the same shape."""
        tokens = inputs[0]
        shifted = np.full_like(tokens, NO_TARGET)
        shifted[..., :-1] = tokens[..., 1:]
        return shifted

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the token after this one."""
        *batch, place = cell
        if place + 1 == inputs[0].shape[-1]:
            return Arithmetic(NO_TARGET, "shift", ((constant(NO_TARGET, "nothing follows"),),))
        following = pick(inputs[0], (*batch, place + 1), 0)
        return Arithmetic(following.value, "shift", ((following,),))


class CrossEntropy(Op):
    """−ln p of the true next token, p = softmax(logits): ln Σ exp(x − max) + max − x_true; 0 without one.

    From the logits themselves, so that a p too small to be held has a finite loss (Blanchard et al. 2021).
    """

    numpy = (
        "np.where({1} < 0, 0, np.log(np.exp({0} - (m := {0}.max(-1, keepdims=True))).sum(-1)) + m[:, 0] "
        "- {0}[np.arange(len({1})), {1}]).astype({0}.dtype)"
    )
    torch = "F.cross_entropy({0}, {1}, ignore_index=-1, reduction='none')"

    def forward(self, *inputs: Array) -> Array:
        """Logits (…, n, V) and targets (…, n); (…, n)."""
        logits, target = inputs
        top = logits.max(axis=-1)
        powers = logits - top[..., None]
        true: Array = np.take_along_axis(powers, np.maximum(target, 0)[..., None], axis=-1)[..., 0]
        np.exp(powers, out=powers)
        losses = np.log(powers.sum(axis=-1)) - true
        return np.asarray(np.where(target < 0, logits.dtype.type(0), losses))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Three terms: the logarithm of the sum of powers, the largest logit, less the true one."""
        logits, target = inputs
        if target[cell] < 0:
            return Arithmetic(0.0, "−ln p", ((constant(0, "no target"),),))
        (_, reciprocal), *_ = Softmax().explain((*cell, int(target[cell])), logits).terms
        assert reciprocal.of is not None
        top = pick(logits, (*cell, int(logits[cell].argmax())), 0)
        true = pick(logits, (*cell, int(target[cell])), 0)
        together = derived("ln", "Σ exp", reciprocal.of.terms, "ln Σ exp")
        terms = ((together,), (top,), (constant(-1, "−1"), true))
        return Arithmetic(float(self.forward(logits, target)[cell]), "−ln p", terms)

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """p − y: what was said, less what was to be said."""
        return Part(CrossEntropyGradient(), (GRADIENT, 0, 1), "(p − y) · {0}, p = softmax({1})"), None


class CrossEntropyGradient(Op):
    """(p − y) · g, p = softmax(logits), y = 1 at the true next token and 0 elsewhere; 0 without a target."""

    numpy = (
        "((e := np.exp({1} - {1}.max(-1, keepdims=True))) / e.sum(-1, keepdims=True) "
        "- (np.arange({1}.shape[-1]) == {2}[:, None])) * ({0} * ({2} >= 0))[:, None]"
    )
    torch = (
        "(F.softmax({1}, -1) - (torch.arange({1}.shape[-1]) == {2}[:, None]).to({1}.dtype)) "
        "* ({0} * ({2} >= 0))[:, None]"
    )

    def forward(self, *inputs: Array) -> Array:
        """g (…, n), logits (…, n, V), targets (…, n); (…, n, V)."""
        g, logits, target = inputs
        counted = np.where(target < 0, g.dtype.type(0), g)[..., None]
        made = np.asarray(logits - logits.max(axis=-1, keepdims=True))
        np.exp(made, out=made)
        # p and p · g in one go: n × V numbers are written as seldom as can be
        made *= counted / made.sum(axis=-1, keepdims=True)
        true = np.maximum(target, 0)[..., None]
        np.put_along_axis(made, true, np.take_along_axis(made, true, axis=-1) - counted, axis=-1)
        return made

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """The share p that was given to this token, less 1 where it is the true one, each times g."""
        g, logits, target = inputs
        *row, token = cell
        grad, true = pick(g, tuple(row), 0), int(target[*row])
        if true < 0:
            return Arithmetic(0.0, "p − y", ((grad, constant(0, "no target")),))
        share = derived("", "softmax", _moved(Softmax().explain(cell, logits)), "p")
        if token != true:
            return Arithmetic(share.value * grad.value, "p − y", ((share, grad),))
        terms = ((share, grad), (constant(-1, "−1"), constant(1, "y"), grad))
        return Arithmetic((share.value - 1) * grad.value, "p − y", terms)


@dataclass(frozen=True)
class MeanLoss(Op):
    """The mean loss of the rows that have a target, or of those among them that are named; 0 of none."""

    rows_counted: tuple[int, ...] = ()

    numpy = "(({0} * (w := ({1} >= 0){self.chosen_numpy})).sum() / max(int(w.sum()), 1)).reshape(1)"
    torch = "(({0} * (w := ({1} >= 0){self.chosen_torch})).sum() / max(int(w.sum()), 1)).reshape(1)"

    def forward(self, *inputs: Array) -> Array:
        """Losses and targets (…, n); (1,), over all batches."""
        losses, target = inputs
        counted = self.counted(target)
        return np.array([losses[counted].sum() / max(int(counted.sum()), 1)], dtype=losses.dtype)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each row that counts: its loss times one over their number."""
        losses, target = inputs
        counted = self.counted(target)
        share = derived("1/x", "rows", ((constant(counted.sum(), "rows"),),), "1/rows")
        places = (tuple(place) for place in np.argwhere(counted).tolist())
        terms = tuple((pick(losses, place, 0), share) for place in places)
        return Arithmetic(float(self.forward(losses, target)[0]), "mean", terms)

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """An equal share to each row that counts."""
        return Part(MeanLossGradient(self.rows_counted), (GRADIENT, 1), "{0} / rows"), None

    def counted(self, target: Array) -> Array:
        """(…, n), which rows count."""
        chosen = np.ones(target.shape[-1], dtype=bool)
        if self.rows_counted:
            chosen = np.isin(np.arange(target.shape[-1]), self.rows_counted)
        return np.asarray((target >= 0) & chosen)

    @property
    def chosen_numpy(self) -> str:
        """What chosen rows add to the line of NumPy."""
        return f" & np.isin(np.arange(len({{1}})), {list(self.rows_counted)})" if self.rows_counted else ""

    @property
    def chosen_torch(self) -> str:
        """The same for the line of PyTorch."""
        rows = f"torch.tensor({list(self.rows_counted)})"
        return f" & torch.isin(torch.arange(len({{1}})), {rows})" if self.rows_counted else ""


@dataclass(frozen=True)
class MeanLossGradient(MeanLoss):
    """g over the number of rows that count, for each of these; 0 for the others."""

    numpy = "{0} * (w := ({1} >= 0){self.chosen_numpy}) / max(int(w.sum()), 1)"
    torch = numpy.replace("_numpy", "_torch")

    def forward(self, *inputs: Array) -> Array:
        """g (1,) and targets (…, n); (…, n)."""
        g, target = inputs
        counted = self.counted(target)
        return np.asarray(counted * (g / g.dtype.type(max(int(counted.sum()), 1))))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """g times one over the number of rows, or 0 for a row that does not count."""
        g, target = inputs
        counted, grad = self.counted(target), pick(inputs[0], (0,), 0)
        if not counted[cell]:
            return Arithmetic(0.0, "mean′", ((grad, constant(0, "no target")),))
        share = derived("1/x", "rows", ((constant(counted.sum(), "rows"),),), "1/rows")
        return Arithmetic(float(self.forward(g, target)[cell]), "mean′", ((grad, share),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """Gradients of gradients are not made."""
        return (None,) * count


def _moved(arithmetic: Arithmetic) -> tuple[tuple[Factor, ...], ...]:
    """The terms of an arithmetic over input 0, as one over input 1."""
    done: dict[int, Arithmetic] = {}

    def part(one: Arithmetic) -> Arithmetic:
        if id(one) not in done:
            done[id(one)] = replace(one, terms=tuple(tuple(map(factor, term)) for term in one.terms))
        return done[id(one)]

    def factor(one: Factor) -> Factor:
        if one.source is not None:
            return replace(one, source=1)
        return one if one.of is None else replace(one, of=part(one.of))

    return part(arithmetic).terms
