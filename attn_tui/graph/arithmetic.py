"""How one cell came about, as data: a sum of products whose factors know where they are from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

Cell = tuple[int, ...]


def _exp(x: float) -> float:
    try:
        return math.exp(x)
    except OverflowError:
        return math.inf


def _reciprocal(x: float) -> float:
    return 1.0 / x if x else math.inf


def _reciprocal_root(x: float) -> float:
    return _reciprocal(math.sqrt(x)) if x >= 0 else math.nan


def phi(x: float) -> float:
    """The share of x that GELU lets through, by the tanh form (Hendrycks & Gimpel 2016, section 2)."""
    # x * x * x is ∞ for a huge x, where x**3 would be an OverflowError
    return 0.5 * (1.0 + math.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * (x * x * x))))


def phi_slope(x: float) -> float:
    """The derivative of `phi`."""
    rising = math.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * (x * x * x)))
    return 0.5 * (1.0 - rising * rising) * math.sqrt(2.0 / math.pi) * (1.0 + 3 * 0.044715 * (x * x))


def sigmoid(x: float) -> float:
    """1 / (1 + exp(−x)), the share of x that SiLU lets through."""
    return 0.5 * (1.0 + math.tanh(x / 2))


def _logarithm(x: float) -> float:
    return math.log(x) if x > 0 else (-math.inf if x == 0 else math.nan)


def _root(x: float) -> float:
    return math.sqrt(x) if x >= 0 else math.nan


FUNCTIONS: dict[str, Callable[[float], float]] = {
    "": lambda x: x,
    "exp": _exp,
    "1/x": _reciprocal,
    "1/√x": _reciprocal_root,
    "Φ": phi,
    "Φ′": phi_slope,
    "σ": sigmoid,
    "σ′": lambda x: sigmoid(x) * (1.0 - sigmoid(x)),
    "cos": lambda x: math.cos(x) if math.isfinite(x) else math.nan,
    "sin": lambda x: math.sin(x) if math.isfinite(x) else math.nan,
    "ln": _logarithm,
    "√": _root,
}
"""What a derived factor may apply to the arithmetic behind it; as in NumPy ∞ or NaN, and no error."""


@dataclass(frozen=True)
class Factor:
    """One number in a product.

    It is one of three: a cell of an input (`source`, `cell`, and `node` once the graph has named
    it), a constant (`label` alone), or a derived part: `function` applied to the arithmetic `of`.
    """

    value: float
    label: str = ""
    source: int | None = None
    cell: Cell = ()
    node: str = ""
    function: str = ""
    of: Arithmetic | None = None


Term = tuple[Factor, ...]


@dataclass(frozen=True)
class Arithmetic:
    """`value` = Σ over `terms` of Π over their factors. `operator` is the operation's short name."""

    value: float
    operator: str
    terms: tuple[Term, ...]


def total(terms: tuple[Term, ...]) -> float:
    """The sum of the products of the factors' values."""
    if _finite(terms):
        try:
            return math.fsum(map(product, terms))
        except (OverflowError, ValueError):  # products or partial sums beyond the largest float
            pass
    return sum(map(product, terms))


def product(term: Term) -> float:
    """The product of a term's values."""
    return math.prod(factor.value for factor in term)


def _finite(terms: tuple[Term, ...]) -> bool:
    return all(math.isfinite(factor.value) for term in terms for factor in term)


def recombine(arithmetic: Arithmetic) -> float:
    """The cell's value computed anew from the leaves alone, through every derived factor."""
    done: dict[int, float] = {}

    def value(part: Arithmetic) -> float:
        if id(part) not in done:  # a part that is shared is computed once
            done[id(part)] = total(tuple(tuple(Factor(again(f)) for f in term) for term in part.terms))
        return done[id(part)]

    def again(factor: Factor) -> float:
        return factor.value if factor.of is None else FUNCTIONS[factor.function](value(factor.of))

    return value(arithmetic)


def derived(function: str, operator: str, terms: tuple[Term, ...], label: str = "") -> Factor:
    """A factor that is `function` of the sum of `terms`."""
    inner = total(terms)
    return Factor(FUNCTIONS[function](inner), label, function=function, of=Arithmetic(inner, operator, terms))


def factors(arithmetic: Arithmetic) -> Iterator[Factor]:
    """Every factor, those inside derived factors included; a part that is shared comes once."""
    waiting, seen = [arithmetic], set()
    while waiting:
        for term in waiting.pop().terms:
            for factor in term:
                yield factor
                if factor.of is not None and id(factor.of) not in seen:
                    seen.add(id(factor.of))
                    waiting.append(factor.of)


def named(arithmetic: Arithmetic, inputs: tuple[str, ...]) -> Arithmetic:
    """The same, every factor of an input with the input's name; a part that is shared stays shared."""
    done: dict[int, Arithmetic] = {}

    def of(part: Arithmetic) -> Arithmetic:
        if id(part) not in done:
            terms = tuple(tuple(map(factor, term)) for term in part.terms)
            done[id(part)] = replace(part, terms=terms)
        return done[id(part)]

    def factor(one: Factor) -> Factor:
        if one.source is not None:
            return replace(one, node=inputs[one.source])
        return one if one.of is None else replace(one, of=of(one.of))

    return of(arithmetic)
