"""The split comes first and is by document; rows begin with documents."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import numpy as np
import pytest

from attn_tui.tokenize.bpe import END
from attn_tui.workshop.corpus import SOURCES, clean, documents, fingerprint, suitable, vary_names
from attn_tui.workshop.rows import repeated_rows, rows, said_again
from attn_tui.workshop.tokens import EDGE, edged, readable, shown_words

BLOCKS = ("storybook_ccby.txt", "fairytaleqa.txt")


def _write_corpus(folder: Path) -> None:
    for source in SOURCES:
        pair = "{0} cat\t第{0}只猫\tASP-{0} transl. x"
        line = pair if source.file.endswith(".tsv") else f"{source.file} says {{0}}."
        blank = "\n\n" if source.file.endswith(BLOCKS) else "\n"
        (folder / source.file).write_text(
            blank.join(line.format(i) for i in range(400)) + "\n", encoding="utf-8"
        )


def test_the_two_sides_share_no_text_and_do_not_change(tmp_path: Path) -> None:
    _write_corpus(tmp_path)
    train, held = documents(tmp_path)
    assert 0.005 < len(held) / (len(train) + len(held)) < 0.05
    assert not {fingerprint(d.text) for d in train} & {fingerprint(d.text) for d in held}
    assert documents(tmp_path) == (train, held)
    assert {d.source.file for d in train} == {source.file for source in SOURCES}


def test_a_line_with_an_unsuitable_word_goes_and_the_rest_stays() -> None:
    assert suitable("The cat sat.\nHe drank whisky and beer.\nIt slept.", "en") == "The cat sat.\nIt slept."
    assert suitable("小猫睡了。\n他喝了很多白酒。", "zh") == "小猫睡了。"


def test_unfiltered_has_the_lines_that_the_model_does_not_see_and_the_same_held_out_side(
    tmp_path: Path,
) -> None:
    _write_corpus(tmp_path)
    file = tmp_path / SOURCES[0].file
    file.write_text(file.read_text(encoding="utf-8") + "He drank beer.\n", encoding="utf-8")
    train, held = documents(tmp_path)
    whole, same = documents(tmp_path, filtered=False)
    assert same == held
    assert [d.text for d in whole if d not in train] == ["He drank beer."]


def test_dialogues_and_encyclopaedic_lines_are_not_read() -> None:
    assert not [s.file for s in SOURCES if "dialogs" in s.file or "commonvoice" in s.file]


def test_lines_that_differ_in_a_name_or_a_mark_stay_together() -> None:
    assert fingerprint("Tom is here.") == fingerprint("Mary is here!")
    assert fingerprint("汤姆在这里。") == fingerprint("玛丽在这里")
    assert fingerprint("Tom is here.") != fingerprint("Tom is there.")


def test_cleaning_keeps_words_and_mends_particles() -> None:
    assert clean("他看著一本名著，著作。", "zh") == "他看着一本名著，著作。"
    assert clean("「你好」 １", "zh") == "“你好” 1"
    assert clean("It’s  “fine”…", "en") == 'It\'s "fine"...'


def test_names_vary_and_one_stays_one_in_a_line() -> None:
    lines = {vary_names("Tom and Mary. Tom!", "en", random.Random(i)) for i in range(60)}
    assert len(lines) > 20 and "Tom and Mary. Tom!" in lines
    assert all(line.split()[0] == line.split()[3].strip("!") for line in lines)
    assert vary_names("Tomorrow", "en", random.Random(1)) == "Tomorrow"


def test_a_row_begins_with_a_document_and_no_token_is_lost_or_made_up() -> None:
    docs = [[10 * i + j for j in range(1, 2 + i % 9)] for i in range(1, 200)] + [list(range(5000, 5100))]
    packed = rows(docs, 33, random.Random(0))
    starts = {doc[0] for doc in docs}
    long = set(docs[-1])
    for row in packed.tolist():
        first = row[1] if row[0] == END else row[0]
        assert first in starts or first in long
        for before, token in itertools.pairwise(row):
            assert token == before + 1 or token == END or before == END
    seen = set(packed.ravel().tolist())
    assert {token for doc in docs[:150] for token in doc} <= seen
    share = np.mean(packed[:, 0] == END)
    assert 0.2 < share < 0.8


def test_repeated_rows_say_everything_again_and_hide_the_first_time() -> None:
    for row in repeated_rows(50, 33, 100, np.random.default_rng(0)):
        period = int((row < 0).sum())
        ids = np.where(row < 0, -1 - row, row)
        assert 3 <= period <= 16 and (row[:period] < 0).all()
        assert (ids[period:] == ids[:-period]).all() and ids.min() >= 1


def test_what_is_said_again_is_learned_but_not_that_it_comes_again() -> None:
    row = said_again([5, 6, 7], [8, 6, 7], 11).tolist()
    assert row == [5, 6, 7, -9, 6, 7, -9, 6, 7, -9, 6]


def test_the_edges_of_chinese_words_and_no_pronoun_glued() -> None:
    pytest.importorskip("jieba")
    assert edged("他是我的老师。").split(EDGE) == ["他", "是", "我", "的", "老师。"]
    assert EDGE not in edged("他们。") and EDGE not in edged("The cat sat.")
    assert edged("我会游泳。").replace(EDGE, "") == "我会游泳。"


def test_the_words_that_are_shown_are_asked_for_as_the_tokenizer_cuts_them() -> None:
    words = shown_words(["The zebra's hat"])
    assert {"The", " zebra", "'s", " hat", "番茄"} <= set(words)


def test_merges_that_end_inside_a_character_after_a_whole_one_are_dropped_with_what_needs_them() -> None:
    de, head = "的".encode(), "一".encode()[:2]
    merges = [
        (de[:1], de[1:2]),
        (de[:2], de[2:]),
        (head[:1], head[1:]),
        (de, head),
        (de + head, "一".encode()[2:]),
        (head, "一".encode()[2:]),
    ]
    assert readable(merges) == [merges[0], merges[1], merges[2], merges[5]]
