"""The stories of the little world: the same for a seed, true of what was said before, fit for a child."""

from __future__ import annotations

import random
import re
import time
from collections import Counter

import pytest

from attn_tui.workshop.measure.held import HELD_LINKS, HELD_WORDS
from attn_tui.workshop.world import kinds, stories
from attn_tui.workshop.world.cast import COLOURS, Cast
from attn_tui.workshop.world.english import English, article
from attn_tui.workshop.world.entity import Entity
from attn_tui.workshop.world.plots import readers, school
from attn_tui.workshop.world.stories import events

COUNT = 12_000
UNSUITABLE = {
    "en": [
        "kill",
        "die",
        "died",
        "dead",
        "death",
        "gun",
        "knife",
        "sword",
        "blood",
        "war",
        "wine",
        "beer",
        "drunk",
        "smoke",
        "cigarette",
        "sexy",
        "kiss",
        "hate",
        "stupid",
    ],
    "zh": ["杀", "死", "枪", "刀子", "血", "战争", "喝酒", "啤酒", "抽烟", "吻", "恨", "笨蛋"],
}


@pytest.fixture(scope="module")
def documents() -> list[tuple[str, str]]:
    """A sample; how fast it was made is printed."""
    began = time.perf_counter()
    made = list(stories(COUNT, 3))
    print(f"{COUNT / (time.perf_counter() - began):.0f} documents a second")
    return made


def of(documents: list[tuple[str, str]], lang: str) -> list[str]:
    return [text for of_lang, text in documents if of_lang == lang]


def test_a_seed_gives_the_same(documents: list[tuple[str, str]]) -> None:
    assert list(stories(300, 3)) == documents[:300]
    assert list(stories(300, 4)) != documents[:300]


def test_half_in_each_language(documents: list[tuple[str, str]]) -> None:
    assert Counter(lang for lang, _ in documents) == {"en": COUNT // 2, "zh": COUNT // 2}


def test_few_repeats(documents: list[tuple[str, str]]) -> None:
    for lang in ("en", "zh"):
        texts = of(documents, lang)
        assert len(set(texts)) > 0.97 * len(texts)


def test_lengths(documents: list[tuple[str, str]]) -> None:
    for lang, stop in (("en", r"[.!?]"), ("zh", "[。！？]")):
        counts = [len(re.findall(stop, text)) for text in of(documents, lang)]
        assert min(counts) >= 1
        assert max(counts) <= 20
        assert 4 < sum(counts) / len(counts) < 7


def test_no_held_words(documents: list[tuple[str, str]]) -> None:
    english = {word for text in of(documents, "en") for word in re.findall("[a-z]+", text.lower())}
    held = HELD_WORDS["en"]
    assert not english & (held | {word + "s" for word in held} | {word + "es" for word in held})
    chinese = "\n".join(of(documents, "zh"))
    assert not [word for word in HELD_WORDS["zh"] if word in chinese]


def test_no_held_links(documents: list[tuple[str, str]]) -> None:
    for lang in ("en", "zh"):
        text = "\n".join(of(documents, lang))
        assert not [link for link in HELD_LINKS[lang] if link in text]


def test_no_unsuitable_words(documents: list[tuple[str, str]]) -> None:
    english = {word for text in of(documents, "en") for word in re.findall("[a-z]+", text.lower())}
    assert not english & set(UNSUITABLE["en"])
    chinese = "\n".join(of(documents, "zh"))
    assert not [word for word in UNSUITABLE["zh"] if word in chinese]


def test_letters_and_stops(documents: list[tuple[str, str]]) -> None:
    for text in of(documents, "en"):
        assert not re.search(r"  | [.,!?]|[{}\[\]|]|\b(\w+) \1\b(?<!had had)|[^\x00-\x7f]", text), text
        assert not re.search(r"(?:^|[.!?] )[a-z]", re.sub(r'[.!?]" [a-z]', '" x', text)), text
        assert text.endswith((".", "!", "?", '"')), text
    for text in of(documents, "zh"):
        assert not re.search(r"[a-zA-Z{}\[\]|,.!? ]|。。|，，|的的|了了|，。", text), text
        assert text.endswith(("。", "！", "？", "”")), text


def test_an_before_a_vowel(documents: list[tuple[str, str]]) -> None:
    for text in of(documents, "en"):
        assert not re.search(r"\b[Aa] [aeiou]", text), text
        assert not re.search(r"\b[Aa]n (?!hour)[^aeiou]", text), text
    assert article("hour") == "an hour"
    assert article("unicorn") == "a unicorn"


def test_no_pronoun_of_the_other_sex() -> None:
    """In a story with women only there is no he, with men only no she."""
    rng = random.Random(5)
    seen = 0
    for _ in range(4000):
        happened = events(rng)
        people: set[Entity] = set()
        for event in happened:
            for role in event.roles.values():
                if isinstance(role, Entity):
                    people |= {
                        one
                        for one in (role, role.owner, *role.members)
                        if one and one.person and not one.many
                    }
        sexes = {one.sex for one in people}
        if len(sexes) == 1:
            seen += 1
            words = set(re.findall("[a-z]+", English(rng).tell(happened).lower()))
            assert not words & (
                {"she", "her", "herself"} if sexes == {"m"} else {"he", "him", "his", "himself"}
            )
    assert seen > 200


def test_the_colour_said_is_the_colour_drawn() -> None:
    rng = random.Random(6)
    names = "|".join(colour for colour, _ in COLOURS)
    for _ in range(300):
        cast = Cast(rng)
        school.picture(cast)
        text = English(rng).tell(cast.events)
        drawn = {noun: colour for colour, noun in re.findall(rf"\b({names}) (\w+)", text.split(".")[0])}
        asked = re.search(r"What colour is the (\w+)\?.*?It is (\w+)", text) or re.search(
            r"Why is the (\w+) (\w+)\?", text
        )
        assert asked, text
        assert drawn[asked[1]] == asked[2], text


def test_the_pet_of_a_primer_keeps_its_colour() -> None:
    rng = random.Random(7)
    seen = 0
    for _ in range(300):
        cast = Cast(rng)
        readers.primer(cast)
        text = English(rng).tell(cast.events)
        said = re.findall(r"It is (red|blue|green|yellow|black|white|brown|grey|orange)\b", text)
        seen += len(said) == 2
        assert len(set(said)) <= 1, text
    assert seen > 20


def test_every_kind_has_its_words() -> None:
    for kind in (*kinds.THING_KINDS, *kinds.FOOD_KINDS, *kinds.ANIMAL_KINDS, *kinds.PERSON_KINDS):
        assert kind.good, kind.noun
        assert kind.plural or "mass" in kind.tags, kind.noun
        assert not set(kind.noun[1]) & set("abcdefghijklmnopqrstuvwxyz"), kind.noun
    assert min(len(kinds.NAMES["m"]), len(kinds.NAMES["f"])) >= 35
