"""What can be taken along as a file, and under which name it is written."""

from __future__ import annotations

from pathlib import Path

from attn_tui.export import FORMATS, ExportError, What, write
from attn_tui.text.clean import clean
from attn_tui.tour.tour import Tour
from attn_tui.tui import strings

Choice = tuple[str, What]
"""A format, and what goes into the file."""


def choices(step: str, stack: str, layer: int, head: int) -> list[Choice]:
    """The step as a picture, a text, a page or arrays; then the whole tour in every format for it."""
    view = What(step, stack, layer, head)
    here = [(form, view) for form in ("svg", "md", "html", "npz")]
    return here + [(form, What(head=head)) for form in FORMATS if form != "svg"]


def said(choice: Choice, lang: str) -> str:
    """A choice as a learner reads it: `this step · .svg · a picture`."""
    form, what = choice
    which = strings.THIS_VIEW if what.step else strings.WHOLE_TOUR
    return " · ".join((which[lang], f".{form}", strings.FORMATS[form][lang]))


def take_along(tour: Tour, choice: Choice, lang: str) -> tuple[str, bool]:
    """Write it into the present folder under a free name; what to say of it, and whether it failed."""
    form, what = choice
    try:
        written = write(tour, form, _free(f"attn-tui-{what.step or 'tour'}", form), what, lang)
    except ExportError as error:
        return clean(str(error)), True
    names = ", ".join(str(each) for each in written)
    return strings.WRITTEN[lang].format(path=clean(names)), False


def _free(stem: str, form: str) -> Path:
    """`stem.form`, or the first of `stem-2.form` … that is not there yet."""
    count = 1
    while (path := Path(f"{stem}.{form}" if count == 1 else f"{stem}-{count}.{form}")).exists():
        count += 1
    return path
