"""A number is one that its unit can have, and is written so that nobody reads another."""

import pytest
from conftest import SUBJECT, WORLD
from problem_lines import line_of, told

from macros.checking import load

MEASURED = {"years", "months", "weeks", "days", "percent", "percent_change", "RUB", "USD", "miles"}


def test_every_unit_is_counted_or_measured() -> None:
    """People and things are counted; time, money, shares and distances are measured."""
    assert {id for id, unit in SUBJECT.units.items() if not unit.is_whole} == MEASURED


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (
            "200.000",
            "'value': '200.000': a dot begins a fraction, which has two digits at most; "
            "write 200000 if it parts thousands",
        ),
        (
            "1.234",
            "'value': '1.234': a dot begins a fraction, which has two digits at most; "
            "write 1234 if it parts thousands",
        ),
        ("1.200.000", "'value': '1.200.000' is not a number; write digits only, such as 200000"),
        ("200,000", "'value': '200,000' is not a number; write digits only, such as 200000"),
        (
            "9.7",
            "'value' is 9.7, but border crossings are counted in whole numbers; "
            "write all of its digits, such as 200000",
        ),
        (
            "-300000",
            "'value' is -300000, but border crossings are never fewer than none; "
            "write it without the minus",
        ),
    ],
)
def test_a_number_that_a_count_cannot_have_is_told(world, number: str, message: str) -> None:
    """On its line, once, and with what to write."""
    folder = world(("value: 200000", f"value: {number}"))
    line = line_of("value: 200000")
    assert told(folder) == [f"data/world.yml:{line}: claim entries-october: {message}"]


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("-20", "percent are never fewer than none; write it without the minus"),
        ("101", "a share is 100 percent at most; a change has the unit 'percent_change'"),
    ],
)
def test_a_share_is_a_part_of_a_whole(world, number: str, message: str) -> None:
    """Neither below none of it nor above all of it."""
    folder = world(
        ("unit: border_crossings", "unit: percent\n    share_of: all"),
        ("value: 200000", f"value: {number}"),
        (", quote: more than 200 thousand", ""),
    )
    (line,) = told(folder)
    assert line.endswith(f"claim entries-october: 'value' is {number}, but {message}")


@pytest.mark.parametrize(
    ("gives", "message"),
    [
        ("{value: -1}", "'value' is -1, but border crossings are never fewer than none"),
        ("{low: 1, high: 2.5}", "'high' is 2.5, but border crossings are counted in whole"),
    ],
)
def test_what_a_source_gives_instead_is_held_to_the_same(world, gives: str, message: str) -> None:
    """Unless it gives another unit, which is not known."""
    (line,) = told(world(("gives: {unit: net inflow}", f"gives: {gives}")))
    assert message in line
    load(world(("gives: {unit: net inflow}", "gives: {unit: trips, low: 0.5, high: 300000}")))


@pytest.mark.parametrize(
    ("unit", "number"),
    [
        ("years", "1.5"),
        ("miles", "12.5"),
        ("days", "0.5"),
        ("USD", "19.99"),
        ("percent_change", "-20"),
        ("percent_change", "250"),
        ("percent", "100"),
        ("percent", "1.1"),
        ("border_crossings\n    per: day", "1234.5"),
        ("border_crossings\n    direction: net", "-8000"),
        ("border_crossings", "0"),
        ("years", "10"),
    ],
)
def test_a_number_that_its_unit_can_have_passes(world, unit: str, number: str) -> None:
    """Measures, means, changes and balances have fractions or fall below zero."""
    share = "\n    share_of: all" if unit.startswith("percent") else ""
    folder = world(
        ("unit: border_crossings", f"unit: {unit}{share}"),
        ("value: 200000", f"value: {number}"),
        (", quote: more than 200 thousand", ""),
    )
    assert str(load(folder).claims["entries-october"].value) == number


@pytest.mark.parametrize(
    ("replacement", "message"),
    [
        (("age: 30", "age: -30"), "'age' is '-30'; the least is 0"),
        (("age: 30", "age: 300"), "'age' is '300'; the most is 120"),
        (("min: 3, ", "min: -3, "), "'terms': 'min' is -3, which is less than nothing; mend it"),
    ],
)
def test_ages_and_terms_are_not_less_than_nothing(world, replacement, message: str) -> None:
    """Nor is anybody older than people get."""
    assert replacement[0] in WORLD
    assert [line.split(": ", 2)[2] for line in told(world(replacement))] == [message]
