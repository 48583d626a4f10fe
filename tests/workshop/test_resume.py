"""A run that was stopped goes on as if it had not been; no made document comes twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch")

import torch

from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.corpus import Document, Source
from attn_tui.workshop.export import tiny_config
from attn_tui.workshop.feed import Feed, Place
from attn_tui.workshop.model import Decoder
from attn_tui.workshop.start import carry_over, start
from attn_tui.workshop.tokens import Encoder, write_tokenizer
from attn_tui.workshop.train import CHECKPOINT_FILE, Plan, Run, save_checkpoint

pytestmark = pytest.mark.reference

PLAN = Plan(steps=12, minutes=1e9)
BYTES = 257


def made(count: int, seed: int) -> Iterator[tuple[str, str]]:
    for i in range(count):
        yield ("en", f"Story {seed} {i} is short.") if i % 2 else ("zh", f"故事{seed}，{i}。")


def docs() -> list[Document]:
    kinds = [("en", "The cat {} sat here."), ("zh", "猫{}坐在这里。")]
    return [
        Document(text.format(i), Source("f", lang, "tatoeba", 1.5)) for lang, text in kinds for i in range(60)
    ]


@pytest.fixture(scope="module")
def encode(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    path = tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"
    write_tokenizer(path, [])
    return Encoder(path)


def feed(encode: Encoder, place: Place | None = None) -> Feed:
    return Feed(docs(), encode, BYTES, place or Place(), made=(made, made, made), chunk_tokens=6000)


def run(encode: Encoder) -> Run:
    torch.manual_seed(1)
    shape = tiny_config(BYTES).architecture
    model = Decoder(replace(shape, kv_heads=2, layers=2, heads=2, d_model=32, d_mlp=32))
    start(model)
    return Run(model, feed(encode))


def test_a_stopped_run_gives_the_same_weights(encode: Encoder, tmp_path: Path) -> None:
    whole, stopped, later = run(encode), run(encode), run(encode)
    for _ in range(12):
        whole.advance(PLAN)
    for _ in range(7):
        stopped.advance(PLAN)
    path = tmp_path / CHECKPOINT_FILE
    save_checkpoint(stopped.state(), path)
    later.restore(torch.load(path, weights_only=True))
    assert later.step == 7 and later.feed.place == stopped.feed.place
    for _ in range(5):
        later.advance(PLAN)
    assert later.feed.place.chunk > 0
    for name, value in whole.model.state_dict().items():
        assert torch.equal(value, later.model.state_dict()[name]), name
    assert not torch.equal(whole.model.E, stopped.model.E)


def test_a_run_is_over_when_its_steps_or_its_minutes_are(encode: Encoder) -> None:
    by_steps, by_minutes = run(encode), run(encode)
    for _ in range(12):
        by_steps.advance(PLAN)
    assert by_steps.done == 1
    by_minutes.advance(Plan(steps=10**9, minutes=1e-9))
    assert by_minutes.done >= 1


def test_the_batches_of_a_place_are_the_same_and_those_of_other_chunks_are_others(encode: Encoder) -> None:
    first, again = feed(encode), feed(encode)
    seen = []
    for _ in range(12):
        batch, same = first.batch(0.0), again.batch(0.0)
        assert all(torch.equal(a, b) for a, b in zip(batch, same, strict=True))
        seen.append(batch[0])
    late = feed(encode, replace(first.place, batch=first.place.batch - 1))
    assert torch.equal(late.batch(0.0)[0], seen[-1])


def test_a_model_begins_as_one_with_another_vocabulary() -> None:
    small = replace(tiny_config(BYTES).architecture, kv_heads=2, layers=1, heads=2, d_model=32, d_mlp=32)
    other, its_bpe, bpe = Decoder(small), Bpe([]), Bpe([(b"c", b"a"), (b"ca", b"t")])
    model = Decoder(replace(small, vocabulary=len(bpe.tokens)))
    carry_over(model, bpe, other, its_bpe)
    assert torch.equal(model.E[:BYTES], other.E)
    torch.testing.assert_close(model.E[-1], other.E[[byte + 1 for byte in b"cat"]].mean(0))
    assert all(
        torch.equal(p, q) for p, q in zip(model.layer.parameters(), other.layer.parameters(), strict=True)
    )


def test_two_workers_share_the_documents(encode: Encoder) -> None:
    both = [
        Feed(docs(), encode, BYTES, made=(made, made, made), chunk_tokens=6000, worker=worker, workers=2)
        for worker in (0, 1)
    ]
    orders = [{document.text for document in one._shuffled(0)} for one in both]
    whole = {document.text for document in feed(encode)._shuffled(0)}
    assert orders[0] | orders[1] == whole and len(orders[0] - orders[1]) > len(whole) // 4
    texts = [set(map(tuple, one._made(made, 2000))) for one in both]
    assert not texts[0] & texts[1]


def test_made_documents_never_come_twice(encode: Encoder) -> None:
    one = feed(encode)
    texts: list[tuple[int, ...]] = []
    for chunk in range(3):
        one.go_to(Place(chunk))
        texts += map(tuple, one._made(made, 2000))
    assert len(set(texts)) == len(texts)
