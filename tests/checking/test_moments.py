"""Nothing is said, counted or passed on before it can have been; today is given, not asked."""

from datetime import date
from pathlib import Path

import pytest
from conftest import WORLD
from problem_lines import line_of

from macros.checking import load
from macros.problems import Problems
from macros.reading import releases

TODAY = date(2022, 12, 1)
COUNT = "    kind: count\n"


def told(folder: Path, today: date | None = TODAY) -> list[str]:
    """The problems of the records in a folder as of a day, one a line; none if it loads."""
    try:
        load(folder, today=today)
    except Problems as problems:
        return str(problems).splitlines()
    return []


def test_the_small_world_has_come_by_its_last_day(world) -> None:
    """As of the day of what is newest in it nothing lies in the future; two days before, all does.

    One day before it may be that day already, further in the east.
    """
    assert told(world(), date(2022, 10, 4)) == []
    lines = told(world(), date(2022, 10, 2))
    assert [line.split(": ", 1)[1] for line in lines] == [
        "source agency: 'published' is 2022-10-04, and today is 2022-10-02; "
        "write a day that has come",
        "claim entries-october: a count up to 2022-10-04 was not known on 2022-10-02; mend "
        "'period' or 'said_on', or make it 'kind: forecast'",
        "claim entries-october: 'said_on' is 2022-10-04, and today is 2022-10-02; "
        "write a day that has come",
        "event count-published: 'date' is 2022-10-04, and today is 2022-10-02; "
        "write a day that has come",
    ]


@pytest.mark.parametrize(
    "day", ["2022-12-03", "2023", "2100-09-22/..", "'[2022-12-02..2023-01-01]'"]
)
def test_what_is_said_has_been_said(world, day: str) -> None:
    """A year that is to come, an open end and one of several days are told as well."""
    folder = world(
        ("    said_on: 2022-10-04\n", f"    said_on: {day}\n"),
        ("published: 2022-10-04", "weak: x"),
    )
    told_day = day.strip("'")
    assert f"claim entries-october: 'said_on' is {told_day}, and today" in told(folder)[0]


@pytest.mark.parametrize(
    "day", ["2022-12-02", "2022-12", "2022", "'[..2022-12-01]'", "2022-11/2022-12"]
)
def test_what_may_have_come_is_not_refused(world, day: str) -> None:
    """A month or a year that has begun holds days that have come."""
    signed = "  - id: law-signed\n    date: "
    later = ("since: 2022-09-24", "since: 2030-01-01")
    assert told(world(later, (f"{signed}2022-09-24", f"{signed}{day}"))) == []


def test_an_end_that_is_to_come_is_told(world) -> None:
    """A slip in the second year of a span."""
    folder = world(("date: 2022-09-24", "date: 2022-09-24/2032-10-01"))
    (line,) = told(folder)
    assert "event law-signed: 'date' is 2022-09-24/2032-10-01, and today is 2022-12-01" in line


def test_a_law_may_bind_later_and_a_withdrawal_has_come(world) -> None:
    """What is in force from a day is not said to have happened; what was withdrawn is."""
    assert told(world(("since: 2022-09-24", "since: 2030-01-01"))) == []
    gone = "people:\n  - {id: bob, withdrawn: {on: 2023-01-01, because: He asked for it.}}\n"
    (line,) = told(world(zz=gone))
    assert line.startswith("data/zz.yml:2: person bob: 'on' is 2023-01-01, and today is")


def test_the_last_release_is_no_future(world) -> None:
    """A machine whose clock is behind builds what was released all the same."""
    folder = world()
    releases.release(load(folder), folder, date(2099, 1, 1))
    later = WORLD.replace("date: 2022-09-24\n    title", "date: 2098-09-24\n    title")
    (folder / "world.yml").write_text(later.replace("since: 2022", "since: 2099"), "utf-8")
    assert told(folder, None) == []
    assert "today is 2022-12-01" in told(folder)[0]


@pytest.mark.parametrize(
    ("replacements", "message"),
    [
        (
            [("said_on: 2022-10-04", "said_on: 2022-10-03")],
            "a count up to 2022-10-04 was not known on 2022-10-03; mend 'period' or 'said_on', "
            "or make it 'kind: forecast'",
        ),
        ([("    said_on: 2022-10-04\n", "")], None),
        (
            [
                ("    said_on: 2022-10-04\n", ""),
                ("period: 2022-09-21/2022-10-04", "period: 2022-09-21/2022-12-02"),
            ],
            "a count up to 2022-12-02 was not known on 2022-12-01; mend 'period' or 'said_on', "
            "or make it 'kind: forecast'",
        ),
        (
            [("period: 2022-09-21/2022-10-04", "period: 2022-10")],
            "a count up to 2022-10-31 was not known on 2022-10-04; mend 'period' or 'said_on', "
            "or make it 'kind: forecast'",
        ),
        (
            [("period: 2022-09-21/2022-10-04", "as_of: 2022-10-05")],
            "a count up to 2022-10-05 was not known on 2022-10-04; mend 'as_of' or 'said_on', "
            "or make it 'kind: forecast'",
        ),
        ([("period: 2022-09-21/2022-10-04", "period: 2022-09-21/2022-10")], None),
        ([("period: 2022-09-21/2022-10-04", "period: 2022-09-21/2022-10-05~")], None),
        ([("period: 2022-09-21/2022-10-04", "period: 2022-09-21/..")], None),
        ([("said_on: 2022-10-04", "said_on: 2022-10")], None),
        ([("said_on: 2022-10-04", "said_on: 2022-09-01"), (COUNT, "    kind: forecast\n")], None),
        ([("said_on: 2022-10-04", "said_on: 2022-09-01"), (COUNT, "    kind: target\n")], None),
    ],
)
def test_a_count_is_not_given_before_its_end(world, replacements, message: str | None) -> None:
    """On the day on which it was said, or else today; what is unsure passes."""
    lines = [line.split(": ", 2)[2] for line in told(world(*replacements))]
    assert lines == ([message] if message else [])


def test_a_count_not_given_yet_has_the_line_of_its_period(world) -> None:
    """It is what most often was mistyped."""
    (line,) = told(world(("said_on: 2022-10-04", "said_on: 2022-10-03")))
    assert line.startswith(f"data/world.yml:{line_of('    period: 2022')}: ")


RELAY = ("description: relay of", "published: 2022-10-06\n    description: relay of")


@pytest.mark.parametrize(
    ("replacements", "message"),
    [
        ([RELAY, ("said_on: 2022-10-04", "said_on: 2022-10-07")], None),
        (
            [RELAY, ("said_on: 2022-10-04", "said_on: 2022-10-08")],
            "'said_on' is 2022-10-08, and every source that has it was published before, the "
            "last on 2022-10-06; mend one of these days",
        ),
        ([("said_on: 2022-10-04", "said_on: 2022-10-08")], None),  # when the blog came is not known
        (
            [
                RELAY,
                ("said_on: 2022-10-04", "said_on: 2022-10-08"),
                ("identity: named", "identity: site"),
            ],
            None,
        ),
    ],
)
def test_a_source_carries_what_was_said_by_then(world, replacements, message: str | None) -> None:
    """One that may be later is enough; what the site makes of sources comes after them."""
    lines = [line.split(": ", 2)[2] for line in told(world(*replacements))]
    assert lines == ([message] if message else [])


@pytest.mark.parametrize(
    ("replacements", "line"),
    [
        (
            [("description: relay of", "published: 2022-10-02\n    description: relay of")],
            "claim entries-october: is of 2022-10-02, and what it goes back to is of 2022-10-04; "
            "mend one of these",
        ),
        (
            [
                (
                    "description: relay of",
                    "published: 2022-10-02\n    copy_of: {source: agency, how: reworded}\n"
                    "    description: relay of",
                ),
                (", via: agency", ""),
            ],
            "source blog: is of 2022-10-02, and what it goes back to is of 2022-10-04; "
            "mend one of these",
        ),
        ([("description: relay of", "published: 2022-10\n    description: relay of")], None),
    ],
)
def test_a_relay_is_no_older_than_its_source(world, replacements, line: str | None) -> None:
    """Nor a copy than what it copies, as far as the days are known."""
    assert [one.split(": ", 1)[1] for one in told(world(*replacements))] == ([line] if line else [])


def test_a_correction_of_a_claim_is_no_older(world) -> None:
    """Who corrects themselves has spoken before."""
    start = WORLD.index("  - id: entries-october\n")
    text = WORLD[start : WORLD.index("events:\n")]
    again = text.replace(
        "id: entries-october", "id: entries-again\n    supersedes: entries-october"
    )
    old = again.replace("2022-10-04", "2022-10-02").replace("kind: count", "kind: estimate")
    lines = told(world(zz=f"claims:\n{old}"))
    assert lines[0].split(": ", 1)[1] == (
        "claim entries-again: is of 2022-10-02, and what it goes back to is of 2022-10-04; "
        "mend one of these"
    )
