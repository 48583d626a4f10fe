"""The glossary: it lints clean, every term is found by any of its names, and the lint sees what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attn_tui.course.folder import lessons_folder
from attn_tui.course.glossary import Glossary, folded, load_glossary, read_glossary
from attn_tui.course.glossary_lint import LONGEST, check_glossary, sentences
from attn_tui.course.lint import check
from attn_tui.course.reading import LANGUAGES, load_course

ENTRY = "## {name}\n\n- id: {id}\n- also: {also}\n- lesson: {lesson}\n\n{text}\n\n"


def entry(
    id: str = "one", name: str = "One", also: str = "", lesson: str = "preface", text: str = "It is one."
) -> str:
    return ENTRY.format(id=id, name=name, also=also, lesson=lesson, text=text)


def write(folder: Path, text: str, lang: str = "") -> Path:
    path = folder / lang / "glossary.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def said(folder: Path) -> str:
    return "\n".join(map(str, check_glossary(folder, ["preface", "softmax"])))


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    found, problems = read_glossary()
    assert problems == ()
    return found


def test_the_bundled_glossary_lints_clean_and_is_no_lesson(glossary: Glossary) -> None:
    lessons = [lesson.id for lesson in load_course(lessons_folder(), "en")[0]]
    assert [str(problem) for problem in check_glossary(lessons_folder(), lessons)] == []
    assert len(glossary.terms["zh"]) == len(glossary.terms["en"]) >= 80
    assert "glossary" not in lessons


def test_both_languages_have_the_same_terms_in_the_same_order(glossary: Glossary) -> None:
    assert [term.id for term in glossary.terms["zh"]] == [term.id for term in glossary.terms["en"]]


def test_every_term_is_found_by_each_of_its_names_in_either_language(glossary: Glossary) -> None:
    for lang in LANGUAGES:
        for other in LANGUAGES:
            for term in glossary.terms[other]:
                for name in (*term.names, term.id, term.name.upper(), f"  {term.name} "):
                    found = glossary.find(lang, name)
                    assert found is not None and (found.id, found.lang) == (term.id, lang), name


@pytest.mark.parametrize(
    ("asked", "zh", "en"),
    [
        ("weight", "权重", "weight"),
        ("权重", "权重", "weight"),
        ("Top K", "top-k", "top-k"),
        ("kv-cache", "KV 缓存", "KV cache"),
        ("QUERY", "提问", "query"),
        ("键", "名牌", "key"),
        ("-∞", "−∞", "−∞"),
        ("P(a | b)", "条件概率", "conditional probability"),
        ("encoder-decoder", "编码器–解码器", "encoder–decoder"),
    ],
)
def test_the_languages_find_each_other(glossary: Glossary, asked: str, zh: str, en: str) -> None:
    for lang, name in (("zh", zh), ("en", en)):
        found = glossary.find(lang, asked)
        assert found is not None and found.name == name


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [("softmx", "softmax"), ("embeding", "embedding"), ("causal masks", "causal"), ("头部", "head")],
)
def test_a_name_misspelt_is_near_to_the_right_one(glossary: Glossary, asked: str, nearest: str) -> None:
    assert glossary.find("en", asked) is None
    assert nearest in [term.id for term in glossary.near("en", asked)]


@pytest.mark.parametrize("asked", ["xyzzy", "", " ", "-", "大象", "z" * 9999])
def test_what_is_like_no_name_is_near_to_none(glossary: Glossary, asked: str) -> None:
    assert glossary.find("en", asked) is None and glossary.near("en", asked) == ()


def test_a_readers_own_entry_takes_the_place_of_the_bundled_one(tmp_path: Path) -> None:
    write(tmp_path, entry("softmax", "my softmax") + entry("mine", "mine"))
    found, problems = read_glossary(tmp_path)
    assert problems == ()
    for lang in LANGUAGES:
        assert (term := found.find(lang, "mine")) is not None and term.text == "It is one."
        assert (term := found.of(lang, "softmax")) is not None and term.name == "my softmax"
        assert found.find(lang, "weight") is not None


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ("## One\n\n- lesson: preface\n\nIt is one.\n", 1, "lacks a line `- id: …`"),
        ("# Words\n\nWhat they mean.\n\n## One\n- id: one\n\nIt is one.\n", 5, "lacks a line `- lesson: …`"),
        (entry() + entry(id="No 1", name="Two"), 9, "must be lower-case"),
        (entry() + entry(name="Two"), 9, "is taken by"),
        (entry(text=""), 1, "has no text"),
        (entry(text="No stop"), 1, "0 sentences"),
        (entry(text="One. Two. Three."), 1, "3 sentences"),
        (entry(lesson="nowhere"), 1, "no lesson 'nowhere'; the lessons are: preface, softmax"),
        (entry(also="a, A"), 1, "'A' stands twice"),
        (entry() + entry("two", "Two", also="two-fold, O-N-E"), 9, "'O-N-E' is a name of One already"),
    ],
)
def test_what_is_wrong_is_told_by_line_and_the_rest_is_read(
    tmp_path: Path, text: str, line: int, wrong: str
) -> None:
    path = write(tmp_path, text)
    problems = set(check_glossary(tmp_path, ["preface", "softmax"]))
    assert len(problems) == 1
    (problem,) = problems
    assert (problem.path, problem.line) == (path, line) and wrong in problem.message


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_entry_is_short(tmp_path: Path, lang: str) -> None:
    write(tmp_path, entry(text="x" * (LONGEST[lang] - 1) + "."), lang)
    assert said(tmp_path) == ""
    write(tmp_path, entry(text="x" * LONGEST[lang] + "."), lang)
    assert f"has {LONGEST[lang] + 1} characters" in said(tmp_path)


def test_both_languages_must_have_the_same_terms(tmp_path: Path) -> None:
    write(tmp_path, entry() + entry("two", "Two"), "en")
    write(tmp_path, entry(name="一", lesson="softmax", text="一个。") + entry("three", "三"), "zh")
    told = said(tmp_path)
    for expected in (f"'two' is missing in {tmp_path / 'zh'}", f"'three' is missing in {tmp_path / 'en'}"):
        assert expected in told
    assert "lesson 'preface', but 'softmax'" in told


def test_one_name_cannot_mean_two_things_in_two_languages(tmp_path: Path) -> None:
    write(tmp_path, entry(also="same"), "en")
    write(tmp_path, entry(name="一") + entry("two", "二", also="SAME"), "zh")
    assert "'same' is a name of 二 already" in said(tmp_path)


def test_the_lint_of_the_lessons_looks_at_the_glossary_beside_them(tmp_path: Path) -> None:
    path = write(tmp_path, entry(lesson="nowhere"))
    problems = [problem for problem in check(tmp_path, ["text"]) if problem.path == path]
    assert len(problems) == 1 and "no lesson 'nowhere'" in problems[0].message


def test_a_file_that_is_no_text_is_a_problem_and_none_is_no_problem(tmp_path: Path) -> None:
    assert load_glossary(tmp_path, "en") == ((), ())
    (tmp_path / "glossary.md").write_bytes(b"## One\n\xff\n")
    terms, (problem,) = load_glossary(tmp_path, "en")
    assert terms == () and problem.line == 2 and "UTF-8" in problem.message


def test_sentences_end_where_a_sentence_ends() -> None:
    assert sentences("exp(1) ≈ 2.72, about. And more!") == 2
    assert sentences("约 2.718。对吗？") == 2
    assert sentences("no end") == 0


@given(st.text(max_size=300))
def test_any_text_is_read_without_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("glossary")
    (folder / "glossary.md").write_bytes(
        f"## {text}\n- id: one\n- also: {text}\n{text}".encode("utf-8", "replace")
    )
    assert all("\n" not in str(problem) for problem in check_glossary(folder, ["preface"]))


@given(st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_any_name_is_looked_for_without_error(glossary: Glossary, name: str, lang: str) -> None:
    found = glossary.find(lang, name)
    assert found is None or folded(name) in {
        folded(one) for one in (*found.names, *glossary.others(found), found.id)
    }
    assert len(glossary.near(lang, name)) <= 3
