"""What of lines and areas lies in a box: all of it, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.charts import clipping

BOX = (0.0, 0.0, 10.0, 10.0)
POINT = st.tuples(st.integers(-20, 20), st.integers(-20, 20))


def size(ring: list[clipping.Point]) -> float:
    """The area of a ring, below zero of one that runs the other way."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(x * y2 - x2 * y for (x, y), (x2, y2) in pairs) / 2


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ([(1, 1), (2, 5), (9, 9)], [[(1, 1), (2, 5), (9, 9)]]),
        ([(-5, 5), (5, 5), (5, 15)], [[(0, 5), (5, 5), (5, 10)]]),
        ([(5, 5), (15, 5), (15, 8), (5, 8)], [[(5, 5), (10, 5)], [(10, 8), (5, 8)]]),
        ([(-5, 5), (15, 5)], [[(0, 5), (10, 5)]]),
        ([(-5, -1), (15, -1)], []),
        ([(-3, 8), (1, 12)], []),
    ],
)
def test_a_line_ends_at_the_edge(
    line: list[clipping.Point], parts: list[list[clipping.Point]]
) -> None:
    """And goes on where it comes back; one that only passes by is gone."""
    assert clipping.line(line, BOX) == parts


@pytest.mark.parametrize(
    ("ring", "covered"),
    [
        ([(1, 1), (4, 1), (4, 4), (1, 4)], 9),
        ([(5, 5), (15, 5), (15, 15), (5, 15)], 25),
        ([(-5, -5), (15, -5), (15, 15), (-5, 15)], 100),
        ([(-5, 2), (15, 2), (15, 4), (-5, 4)], 20),
        ([(-5, 4), (15, 4), (15, 2), (-5, 2)], -20),
        ([(11, 11), (15, 11), (15, 15)], 0),
        ([(5, 5), (15, 5), (15, 6), (6, 6), (6, 8), (15, 8), (15, 9), (5, 9)], 5 + 2 + 5),
    ],
)
def test_an_area_keeps_what_it_covers(ring: list[clipping.Point], covered: float) -> None:
    """Lakes, which run the other way, as land; in pieces too, where the edge joins them."""
    assert size(clipping.area(ring, BOX)) == pytest.approx(covered)


@given(POINT, POINT)
def test_a_part_of_a_line_lies_on_it_and_in_the_box(
    one: clipping.Point, two: clipping.Point
) -> None:
    """Its ends are the line's own where these are inside."""
    found = clipping.segment(one, two, BOX)
    inside = [all(0 <= place <= 10 for place in point) for point in (one, two)]
    assert found or not any(inside)
    if found:
        for point, end, kept in zip(found, (one, two), inside, strict=True):
            assert all(-1e-9 <= place <= 10 + 1e-9 for place in point)
            assert size([one, two, point]) == pytest.approx(0, abs=1e-9)
            assert point == end or not kept
