"""Matrices in the room there is: nothing overlaps, nothing sticks out, the result is always there."""

from hypothesis import given
from hypothesis import strategies as st

from attn_tui.tui.panes.arrange import arrange

sizes = st.lists(st.tuples(st.integers(8, 400), st.integers(4, 600)), min_size=1, max_size=4)
rooms = st.tuples(st.integers(20, 200), st.integers(3, 60))


@given(sizes, st.integers(5, 30), rooms)
def test_regions_lie_in_the_room_and_apart(
    wanted: list[tuple[int, int]], least: int, room: tuple[int, int]
) -> None:
    regions = arrange(wanted, [least] * len(wanted), room)
    assert len(regions) == len(wanted)
    assert regions[-1] is not None and regions[-1].area > 0
    placed = [region for region in regions if region is not None]
    for region in placed:
        assert region.x >= 0 and region.y >= 0
        assert region.right <= room[0] and region.bottom <= room[1]
    for index, region in enumerate(placed):
        assert all(not region.overlaps(other) for other in placed[index + 1 :])


def test_side_by_side_where_there_is_room() -> None:
    regions = arrange([(26, 12), (40, 6), (62, 12)], [10, 10, 10], (140, 30))
    assert [region.y for region in regions if region is not None] == [0, 0, 0]


def test_operands_above_the_result_where_it_is_narrow() -> None:
    regions = arrange([(26, 12), (58, 6), (62, 12)], [10, 10, 10], (110, 30))
    assert [region.y for region in regions if region is not None] == [0, 0, 12]


def test_the_result_alone_where_it_is_low() -> None:
    regions = arrange([(26, 12), (58, 6), (62, 12)], [20, 20, 20], (76, 10))
    assert regions[:2] == [None, None] and regions[2] is not None
