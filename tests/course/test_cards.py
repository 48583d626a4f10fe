"""Cards: what is read from a lesson's Markdown, what is refused, and what the lint says."""

from __future__ import annotations

from pathlib import Path

import pytest

from attn_tui.course.card import LAST_LAYER, Card, Move, badly_lit, lit_words, plain_words, split_lit
from attn_tui.course.lint import check
from attn_tui.course.malformed import Malformed
from attn_tui.course.reading import parse

FRONT = "---\nid: one\ntitle: T\norder: 1\nstep: scores\nmodel: byhand\nchapter: attention\n---\n"
TEXT = "word " * 30
TASK = "### How much?\n- task: number\n- value: 1 + {{q[row,0]}}\n- hint: a\n- hint: b\n- answer: {{value}}\n"
STEPS, NODES = ("text", "scores", "q"), ("layer.0.scores", "layer.0.q")


def cards(below: str) -> tuple[Card, ...]:
    return parse(FRONT + below, Path("01-one.md"), "en").written


def test_the_facts_of_a_card_say_its_place() -> None:
    (card,) = cards(
        "\n## Meet\n\n- id: meet\n- step: weights\n- layer: last\n- head: 2\n- row: it|它|-1\n- column: 3\n"
        "- view: space axis\n- switch: mask none\n- switch: norm after\n- knob: temperature 0.5\n"
        "- text: the cat\n\nHello [[it|row]].\n\n- a list\n"
        "---\n# more\n\nThe prose.\n"
    )
    where = card.where
    assert (card.id, card.title, card.text, card.line) == (
        "meet",
        "Meet",
        "Hello [[it|row]].\n\n- a list",
        24,
    )
    assert (where.step, where.model, where.text, where.layer, where.head) == (
        "weights", "byhand", "the cat", LAST_LAYER, 1,
    )  # fmt: skip
    assert (where.row, where.column, where.view) == (("it", "它", -1), 3, "space axis")
    assert where.switches == (("mask", "none"), ("norm", "after")) and where.knobs == (("temperature", 0.5),)


def test_the_longer_text_stands_behind_more() -> None:
    lesson = parse(
        FRONT + f"## A\n- id: a\n{TEXT}\n\n# more\n\n## Heading\n\nprose\n", Path("01-one.md"), "en"
    )
    assert lesson.body == "## Heading\n\nprose\n" and lesson.line == 15
    assert lesson.chapter == "attention" and [card.id for card in lesson.cards] == ["a"]


def test_a_lesson_without_cards_is_one_card_made_of_its_text() -> None:
    lesson = parse(FRONT + "## A heading\n\nprose\n", Path("01-one.md"), "en")
    assert lesson.written == () and lesson.body == "## A heading\n\nprose\n"
    (card,) = lesson.cards
    assert (card.id, card.title, card.text, card.where.model) == ("one", "T", lesson.body, "byhand")


def test_tasks_of_every_kind_are_read() -> None:
    number, choice, options, deed = cards(
        f"## A\n- id: a\n- hide: cell\n{TEXT}\n{TASK}"
        f"## B\n- id: b\n{TEXT}\n### Which?\n- task: choice\n- choice: scores[-1]\n- hint: a\n"
        "- hint: b\n- answer: c\n"
        f"## C\n- id: c\n{TEXT}\n### Which?\n- task: choice\n- option: x := 1 < 2\n- option: y\n"
        "- when: 1 > 2\n- hint: a\n"
        "- hint: b\n- answer: c\n- again: row=she|她 text=the dog sat\n\nMore of the question.\n"
        f"## D\n- id: d\n{TEXT}\n### Do it\n- task: deed\n- when: {{{{before.scores[0,0]}}}} > 1\n"
        "- do: switch mask none ; set scores[0,1] 3 ; text the cat sat\n- hint: a\n- hint: b\n- answer: c\n"
    )
    assert number.task and number.task.value and number.task.question == "How much?" and number.hide == "cell"
    assert choice.task and choice.task.row and choice.task.row.cell == (-1,)
    assert options.task and [each.text for each in options.task.options] == ["x", "y"]
    assert options.task.question == "Which?\n\nMore of the question."
    assert options.task.again == (("row", "she|她"), ("text", "the dog sat"))
    assert deed.task and deed.task.moves == (
        Move("switch", ("mask", "none")), Move("set", ("scores[0,1]", "3")), Move("text", ("the cat sat",)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("below", "line", "said"),
    [
        ("stray\n## A\n- id: a\ntext\n# more\n", 9, "before the first card"),
        ("## A\ntext\n# more\n", 9, "lacks a line `- id:"),
        ("## A\n- id: A b\ntext\n", 10, "lower-case"),
        ("## A\n- id: a\n", 9, "no text"),
        ("## A\n- id: a\n- colour: red\ntext\n", 11, "no fact 'colour'"),
        ("## A\n- id: a\n- head: 0\ntext\n", 11, "from 1 on"),
        ("## A\n- id: a\n- row: |\ntext\n", 11, "a number or a label"),
        ("## A\n- id: a\n- step: q\n- step: k\ntext\n", 12, "said twice"),
        ("## A\n- id: a\n- switch: mask\ntext\n", 11, "a name and a value"),
        ("## A\n- id: a\n- knob: temperature hot\ntext\n", 11, "no number"),
        ("## A\n- id: a\n- hide: cell\ntext\n", 11, "can hide"),
        ("## A\n- id: a\ntext\n## B\n- id: a\ntext\n", 12, "taken by another"),
        ("## A\n- id: a\ntext\n### Q\n- hint: a\n", 12, "lacks a line `- task:"),
        ("## A\n- id: a\ntext\n" + TASK.replace("- hint: b\n", ""), 12, "1 hints"),
        ("## A\n- id: a\ntext\n" + TASK.replace("1 +", "1 < 2 +"), 14, "condition"),
        ("## A\n- id: a\ntext\n" + TASK.replace("value: 1 +", "value: 1 + +"), 14, "no expression"),
        ("## A\n- id: a\ntext\n" + TASK.replace("number", "riddle"), 13, "none of: number"),
    ],
)  # fmt: skip
def test_what_is_malformed_is_told_by_line(below: str, line: int, said: str) -> None:
    with pytest.raises(Malformed) as error:
        parse(FRONT + below, Path("01-one.md"), "en")
    assert error.value.faults[0][0] == line and said in error.value.faults[0][1]


def test_every_faulty_card_is_told_at_once() -> None:
    with pytest.raises(Malformed) as error:
        parse(FRONT + "## A\n- id: a\n- x: y\nt\n## B\n- id: b\n- z: y\nt\n", Path("01-one.md"), "en")
    assert [line for line, _ in error.value.faults] == [11, 15]


def test_words_that_light_are_found_and_taken_away() -> None:
    text = "[[“it”|row]] asks [[q]], \n[[{{scores[it|它,0]}}|cell]] and [[ this"
    assert [(each.words, each.target, each.line) for each in lit_words(text)] == [
        ("“it”", "row", 1), ("q", "q", 1), ("{{scores[it|它,0]}}", "cell", 2),
    ]  # fmt: skip
    assert badly_lit(text) == ((2, "[[ this"),)
    assert plain_words("a [[b|row]] c") == "a b c"
    assert split_lit("a [[b|row]]") == [("a ", ""), ("b", "row")]


def lesson(folder: Path, lang: str, below: str, front: str = FRONT) -> None:
    (folder / lang).mkdir(exist_ok=True, parents=True)
    (folder / lang / "01-one.md").write_text(front + below, encoding="utf-8")


def said(folder: Path) -> str:
    found = check(folder, STEPS, ("byhand",), NODES, {"mask": ("none", "causal")}, ("seed",))
    return "\n".join(map(str, found))


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        (f"## A\n- id: a\n{TEXT}\n# more\n", ""),
        ("## A\n- id: a\nshort\n# more\n", ":11: a: has 1 words"),
        (f"## A\n- id: a\n- step: nowhere\n{TEXT}\n", "no step 'nowhere'"),
        (f"## A\n- id: a\n- view: moon\n{TEXT}\n", "no view 'moon'"),
        (f"## A\n- id: a\n- switch: mask off\n{TEXT}\n", "'off' is none of none, causal"),
        (f"## A\n- id: a\n- switch: masks off\n{TEXT}\n", "no switch 'masks'"),
        (f"## A\n- id: a\n- knob: seeds 1\n{TEXT}\n", "no knob 'seeds'"),
        (f"## A\n- id: a\n{TEXT}\n[[x|rov]]\n", ":12: a: 'rov' can not be lit"),
        (f"## A\n- id: a\n{TEXT} [[x|term:softmax]] [[q]] [[y|row]]\n", ""),
        (f"## A\n- id: a\n{TEXT} [[x|term:nosuch]]\n", "no term 'nosuch'"),
        (f"## A\n- id: a\n{TEXT} [[x\n", "no lit word"),
        (f"## A\n- id: a\n{TEXT} {{{{colour}}}}\n", "says nothing here"),
        (f"## A\n- id: a\n{TEXT} {{{{row}}}} {{{{q[row,0]}}}} {{{{q[it|-1,0]}}}}\n", ""),
        (f"## A\n- id: a\n{TEXT} {{{{q[it,0]}}}}\n", "end with a number"),
        (f"## A\n- id: a\n- text: it sat\n{TEXT} {{{{q[it,0]}}}}\n", ""),
        (f"## A\n- id: a\n{TEXT} {{{{v[0,0]}}}}\n", "neither a step nor a node"),
        (f"## A\n- id: a\n{TEXT}\n{TASK}", ""),
        (f"## A\n- id: a\n{TEXT}\n{TASK.replace('q[', 'z[')}", "neither a step nor a node"),
        (f"## A\n- id: a\n{TEXT}\n{TASK.replace('1 +', 'session.mood +')}", "no 'session.mood'"),
        (f"## A\n- id: a\n{TEXT}\n## B\n- id: b\n{TEXT}\n", "the same picture as a"),
        (f"## A\n- id: a\n{TEXT}\n## B\n- id: b\n- head: 2\n{TEXT}\n", ""),
        (f"## A\n- id: a\n{TEXT} bytes\n", "explained only in tokens"),
    ],
)
def test_the_lint_says_what_is_wrong_with_a_card(tmp_path: Path, below: str, wanted: str) -> None:
    lesson(tmp_path, "en", below, FRONT.replace("id: one", "id: preface"))
    (tmp_path / "en" / "01-one.md").rename(tmp_path / "en" / "1-preface.md")
    if "bytes" in below:
        lesson(
            tmp_path,
            "en",
            f"## T\n- id: t\n{TEXT}\n",
            FRONT.replace("id: one", "id: tokens").replace("order: 1", "order: 2"),
        )
        (tmp_path / "en" / "01-one.md").rename(tmp_path / "en" / "2-tokens.md")
    found = said(tmp_path)
    assert wanted in found if wanted else found == ""


def test_cards_are_the_same_in_both_languages(tmp_path: Path) -> None:
    zh = "字" * 50
    lesson(tmp_path, "zh", f"## 甲\n- id: a\n- head: 1\n{zh} [[q]] {{{{q[0,0]}}}}\n{TASK}")
    lesson(tmp_path, "en", f"## A\n- id: a\n- head: 1\n{TEXT} [[q]] {{{{q[0,0]}}}}\n{TASK}")
    assert said(tmp_path) == ""
    lesson(tmp_path, "en", f"## A\n- id: a\n{TEXT} {{{{q[0,1]}}}}\n{TASK.replace('1 +', '2 +')}")
    for what in ("facts differ", "live values differ", "lit words differ", "the task differ"):
        assert what in said(tmp_path)
    lesson(tmp_path, "en", f"## A\n- id: b\n{TEXT}\n")
    assert "cards b, but a in" in said(tmp_path)
