"""Arithmetic and conditions over live values, as lessons write them: `exp({{scaled[row,0]}}) > 2 and …`.

A grammar of its own and nothing of Python's: a lesson of somebody else's can compute, and do nothing else.
Numbers, `{{node[index,index]}}`, `+ - * / **`, brackets, the functions of `FUNCTIONS`, names like `row` or
`session.head`, comparisons, `and`, `or`, `not`. A directive with an index less is a whole row, for `sum`,
`max` and `min`; what is done to a row is done to each of its numbers.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat
from types import MappingProxyType

from attn_tui.course.directive import Directive, find

Number = float | tuple[float, ...]
Value = Number | str
Lookup = Callable[[Directive], Number | None]
"""The number, or the row, that a directive stands for; None where there is none."""
Names = Callable[[str], Value | None]
"""What a name stands for: `row`, `session.step`; None where it stands for itself."""

LONGEST, DEEPEST = 600, 40
"""Characters of an expression, and brackets in brackets: more is a mistake."""


class ExpressionError(Exception):
    """What is no expression, in one line for people."""


class Absent(Exception):
    """A value that is not there, or is no number, in this sentence."""


@dataclass(frozen=True)
class Literal:
    """A number or a text."""

    value: float | str


@dataclass(frozen=True)
class LiveValue:
    """A live value."""

    directive: Directive


@dataclass(frozen=True)
class NameTerm:
    """A name: what it stands for, or else itself as a text."""

    name: str


@dataclass(frozen=True)
class Apply:
    """A function or an operator with what it is applied to."""

    name: str
    arguments: tuple[Expression, ...]


Expression = Literal | LiveValue | NameTerm | Apply

COMPARISONS: Mapping[str, Callable[..., bool]] = MappingProxyType(
    {
        "<=": operator.le,
        ">=": operator.ge,
        "==": operator.eq,
        "!=": operator.ne,
        "<": operator.lt,
        ">": operator.gt,
    }
)
_LOGIC = ("and", "or", "not")
_OPERATORS: Mapping[str, Callable[..., float]] = MappingProxyType(
    {
        "+": operator.add,
        "-": operator.sub,
        "*": operator.mul,
        "/": operator.truediv,
        "**": math.pow,
        "neg": operator.neg,
    }
)
FUNCTIONS: Mapping[str, Callable[..., float]] = MappingProxyType(
    {"exp": math.exp, "ln": math.log, "sqrt": math.sqrt, "abs": abs, "max": max, "min": min, "sum": math.fsum}
)
OVER_ROWS = ("max", "min", "sum")
CONSTANTS: Mapping[str, float] = MappingProxyType({"e": math.e, "pi": math.pi})

_TOKEN = re.compile(
    r"\s*(?:(?P<live>\{\{[^{}\n]*\}\})|(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?%?)"
    r"|(?P<name>[A-Za-z_][\w.]*)|(?P<text>\"[^\"\n]*\")|(?P<sign>\*\*|<=|>=|==|!=|[-+*/<>(),]))",
    re.ASCII,
)
_SPELLED = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "（": "(", "）": ")", "，": ",", "。": "."})


def parse(text: str) -> Expression:
    """The expression or condition that the text says; ExpressionError where it says none."""
    return _Parser(text).whole()


def arithmetic(text: str) -> Expression:
    """The same, where only a number will do."""
    found = parse(text)
    if is_condition(found):
        raise ExpressionError(f"{text.strip()!r} is a condition; write a number, like 2 * {{{{q[-1,0]}}}}")
    return found


def condition(text: str) -> Expression:
    """The same, where only a condition will do."""
    found = parse(text)
    if not is_condition(found):
        raise ExpressionError(
            f"{text.strip()!r} is no condition; write one, like {{{{weights[-1,0]}}}} > 0.5"
        )
    return found


def is_condition(found: Expression) -> bool:
    """Whether it is true or false rather than a number."""
    return isinstance(found, Apply) and (found.name in COMPARISONS or found.name in _LOGIC)


def live_values(found: Expression) -> Iterator[Directive]:
    """Every live value in it."""
    if isinstance(found, LiveValue):
        yield found.directive
    elif isinstance(found, Apply):
        for argument in found.arguments:
            yield from live_values(argument)


def names_in(found: Expression) -> Iterator[str]:
    """Every name in it."""
    if isinstance(found, NameTerm):
        yield found.name
    elif isinstance(found, Apply):
        for argument in found.arguments:
            yield from names_in(argument)


def number(found: Expression, lookup: Lookup, names: Names) -> float:
    """The number that it comes to; Absent where it comes to none."""
    value = _value(found, lookup, names)
    if not isinstance(value, int | float) or not math.isfinite(value):
        raise Absent(str(value))
    return float(value)


def holds(found: Expression, lookup: Lookup, names: Names) -> bool:
    """Whether the condition is met; it is not where a value in it is not there."""
    try:
        return bool(_value(found, lookup, names))
    except Absent:
        return False


def _value(found: Expression, lookup: Lookup, names: Names) -> Value:
    match found:
        case Literal(value):
            return value
        case LiveValue(directive):
            live = lookup(directive)
            if live is None:
                raise Absent(directive.name)
            return live
        case NameTerm(name):
            meant = names(name)
            return CONSTANTS.get(name, name) if meant is None else meant
    if found.name in ("and", "or"):
        both = (bool(_value(each, lookup, names)) for each in found.arguments)
        return all(both) if found.name == "and" else any(both)
    arguments = [_value(each, lookup, names) for each in found.arguments]
    try:
        return _applied(found.name, arguments)
    except (ArithmeticError, ValueError, TypeError):
        raise Absent(found.name) from None


def _applied(name: str, arguments: list[Value]) -> Value:
    if name == "not":
        return not arguments[0]
    if name in COMPARISONS:
        return COMPARISONS[name](*arguments)
    if any(isinstance(each, str) for each in arguments):
        raise TypeError(name)
    rows = [each for each in arguments if isinstance(each, tuple)]
    if name in OVER_ROWS:
        flat = [n for each in arguments for n in (each if isinstance(each, tuple) else (each,))]
        return FUNCTIONS[name](flat)
    function = _OPERATORS.get(name) or FUNCTIONS[name]
    if not rows:
        return function(*arguments)
    each_of = [each if isinstance(each, tuple) else repeat(each, len(rows[0])) for each in arguments]
    return tuple(function(*numbers) for numbers in zip(*each_of, strict=False))


class _Parser:
    """One text, read from left to right."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise ExpressionError(f"an expression has at most {LONGEST} characters")
        self.text, self.tokens, self.at, self.depth = text, list(_tokens(text)), 0, 0

    def whole(self) -> Expression:
        found = self.any_of()
        if self.at < len(self.tokens):
            raise self.wrong()
        return found

    def wrong(self) -> ExpressionError:
        here = self.tokens[self.at][1] if self.at < len(self.tokens) else "the end"
        return ExpressionError(f"{self.text.strip()!r} is no expression: {here} is not expected there")

    def take(self, *wanted: str) -> str:
        """The next sign or word if it is one of these, else nothing."""
        if self.at < len(self.tokens):
            kind, text = self.tokens[self.at]
            if kind in ("sign", "name") and text in wanted:
                self.at += 1
                return text
        return ""

    def any_of(self) -> Expression:
        return self.joined("or", self.all_of)

    def all_of(self) -> Expression:
        return self.joined("and", self.negated)

    def joined(self, word: str, inner: Callable[[], Expression]) -> Expression:
        parts = [inner()]
        while self.take(word):
            parts.append(inner())
        return parts[0] if len(parts) == 1 else Apply(word, tuple(parts))

    def negated(self) -> Expression:
        if self.take("not"):
            return self.deeper(lambda: Apply("not", (self.negated(),)))
        left = self.sum()
        sign = self.take(*COMPARISONS)
        return Apply(sign, (left, self.sum())) if sign else left

    def sum(self) -> Expression:
        return self.chain(("+", "-"), self.product)

    def product(self) -> Expression:
        return self.chain(("*", "/"), self.signed)

    def chain(self, signs: tuple[str, ...], inner: Callable[[], Expression]) -> Expression:
        found = inner()
        while sign := self.take(*signs):
            found = Apply(sign, (found, inner()))
        return found

    def signed(self) -> Expression:
        if self.take("-"):
            return self.deeper(lambda: Apply("neg", (self.signed(),)))
        base = self.atom()
        return Apply("**", (base, self.deeper(self.signed))) if self.take("**") else base

    def atom(self) -> Expression:
        if self.take("("):
            found = self.deeper(self.any_of)
            self.expect(")")
            return found
        if self.at >= len(self.tokens):
            raise self.wrong()
        kind, text = self.tokens[self.at]
        self.at += 1
        match kind:
            case "number":
                return Literal(float(text.rstrip("%")) / (100 if text.endswith("%") else 1))
            case "text":
                return Literal(text[1:-1])
            case "live":
                directive = next(iter(find(text)), None)
                if directive is None:
                    raise ExpressionError(f"{text!r} is no directive; write one like {{{{scores[2,3]}}}}")
                return LiveValue(directive)
            case "name" if text not in _LOGIC:
                return self.call(text) if self.take("(") else NameTerm(text)
        self.at -= 1
        raise self.wrong()

    def call(self, name: str) -> Expression:
        if name not in FUNCTIONS:
            raise ExpressionError(f"there is no function {name!r}; there are: {', '.join(FUNCTIONS)}")
        arguments = [self.deeper(self.any_of)]
        while self.take(","):
            arguments.append(self.deeper(self.any_of))
        self.expect(")")
        if len(arguments) > 1 and name not in OVER_ROWS:
            raise ExpressionError(f"{name} takes one number")
        return Apply(name, tuple(arguments))

    def expect(self, sign: str) -> None:
        if not self.take(sign):
            raise self.wrong()

    def deeper(self, inner: Callable[[], Expression]) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExpressionError(f"{DEEPEST} brackets in brackets are the most")
        found = inner()
        self.depth -= 1
        return found


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    spelled, at = text.replace("^", "**").translate(_SPELLED).rstrip(), 0
    while at < len(spelled):
        match = _TOKEN.match(spelled, at)
        if match is None or match.lastgroup is None:
            raise ExpressionError(
                f"{text.strip()!r} is no expression: {spelled[at:].strip()[:1]!r} is not expected"
            )
        yield match.lastgroup, match[match.lastgroup]
        at = match.end()
