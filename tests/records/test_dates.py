"""EDTF dates: what each form means, and which are refused."""

from datetime import date

import pytest
from conftest import examples
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st
from pyparsing import ParserElement

from macros.records.edtf import Edtf, parse

# The grammar of the edtf package tries one form after another: what it remembers halves its time.
ParserElement.enable_packrat(2000)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-09-21", date(2022, 9, 21), date(2022, 9, 21)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-09-21/2022-10-04", date(2022, 9, 21), date(2022, 10, 4)),
        ("2022-07/2022-09", date(2022, 7, 1), date(2022, 9, 30)),
        ("2022-11~", date(2022, 11, 1), date(2022, 11, 30)),
        ("2022-09-21/2022-11-29~", date(2022, 9, 21), date(2022, 11, 29)),
        ("[2022-11-07..2022-11-30]", date(2022, 11, 7), date(2022, 11, 30)),
        ("[2022-11-02,2022-11-03]", date(2022, 11, 2), date(2022, 11, 3)),
        ("[2022-11-08..]", date(2022, 11, 8), date.max),
        ("[..2022-11-04]", date.min, date(2022, 11, 4)),
        ("2022-09-21/..", date(2022, 9, 21), date.max),
        ("1800", date(1800, 1, 1), date(1800, 12, 31)),
        ("2100-12-31", date(2100, 12, 31), date(2100, 12, 31)),
    ],
)
def test_a_date_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    """Each form names the first and the last day that it can mean."""
    assert (parse(text).first, parse(text).last) == (first, last)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2022-10-04", "2022-10-04", "2022-10-04"),
        ("2022-07/2022-09", "2022-07-01", "2022-09-30"),
        ("2022-12~", "2022-12~", "2022-12~"),
        ("2022-09-21/2022-11-29~", "2022-09-21", "2022-11-29~"),
        ("2022-02/2022-11~", "2022-02-01", "2022-11~"),
        ("2023-06~/2024", "2023-06~", "2024-12-31"),
        ("[..2022-11-04]", "0001-01-01", "2022-11-04"),
        ("2022-09-21/..", "2022-09-21", "9999-12-31"),
    ],
)
def test_an_approximate_end_is_no_day(text: str, start: str, end: str) -> None:
    """The ends of a date are days, but for those that are told as about some time."""
    assert (parse(text).start.text, parse(text).end.text) == (start, end)


@pytest.mark.parametrize(
    ("text", "extent", "by"),
    [
        ("2022-09-21", "day", date(2022, 9, 21)),
        ("2022-11", "within", date(2022, 11, 30)),
        ("[2022-11-07..2022-11-30]", "within", date(2022, 11, 30)),
        ("2022-09-21/2022-10-04", "span", date(2022, 10, 4)),
        ("2022-11-29~", "about", date(2022, 11, 29)),
        ("2022-09-21/2022-11-29~", "about", date(2022, 11, 29)),
        ("[2022-11-08..]", "since", date(2022, 11, 8)),
        ("2022-11-08/..", "since", date(2022, 11, 8)),
        ("[..2022-11-04]", "until", date(2022, 11, 4)),
    ],
)
def test_a_date_is_a_day_or_more_or_less_than_that(text: str, extent: str, by: date) -> None:
    """How it is drawn, and the day by which it had come for certain."""
    assert (parse(text).extent, parse(text).by) == (extent, by)


@pytest.mark.parametrize(
    ("text", "begun", "ended"),
    [
        ("2022-09-21", date(2022, 9, 21), date(2022, 9, 21)),
        ("2022-11", date(2022, 11, 1), date(2022, 11, 30)),
        ("2022-09-21/2022-10-04", date(2022, 10, 4), date(2022, 10, 4)),
        ("2022-09/2022-10", date(2022, 10, 1), date(2022, 10, 1)),
        ("[2022-11-02,2022-11-03]", date(2022, 11, 3), date(2022, 11, 3)),
        ("[..2022-11-04]", date(2022, 11, 4), date(2022, 11, 4)),
        ("../2022-11", date(2022, 11, 1), date(2022, 11, 1)),
        ("2022-09-21/..", date(2022, 9, 21), date.max),
        ("[2022-11-08..]", date(2022, 11, 8), date.max),
    ],
)
def test_a_date_has_begun_and_is_over(text: str, begun: date, ended: date) -> None:
    """From when on all of it can have begun, and from when on it can be over."""
    assert (parse(text).begun, parse(text).ended) == (begun, ended)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2022-02-30", "day is out of range for month"),
        ("2022-13", "month must be in 1..12"),
        ("2022-10-04/2022-09-21", "its end lies before its start"),
        ("4 October 2022", "its form is not known"),
        ("2022-09-21/", "write '..' for one open end"),
        ("../..", "write '..' for one open end"),
        ("２０２２-09-21", "its form is not known"),
        ("٢٠٢٢-09-21", "its form is not known"),
        ("2022-०९", "its form is not known"),
        ("9999-12-31", "years go from 1800 to 2100; an end not known is '..'"),
        ("2022-09-21/9999", "years go from 1800 to 2100; an end not known is '..'"),
        ("[2101..]", "years go from 1800 to 2100; an end not known is '..'"),
        ("0001-01-01/2022", "years go from 1800 to 2100; an end not known is '..'"),
        ("1799-12", "years go from 1800 to 2100; an end not known is '..'"),
    ],
)
def test_an_impossible_date_is_refused(text: str, reason: str) -> None:
    """The message says why, and which forms can be written."""
    with pytest.raises(ValueError) as error:
        parse(text)
    assert str(error.value) == (
        f"'{text}' is not a date ({reason}); write 2022-09-21, 2022-09, "
        "2022-09-21/2022-10-04, 2022-11~ or [2022-11-08..]"
    )


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def reference(text: str) -> tuple[date, date]:
    """The bounds that the edtf package gives a date."""
    parsed = parse_edtf(text)
    first, last = parsed.lower_strict(), parsed.upper_strict()
    return (
        date.min if isinstance(first, float) else date(*first[:3]),
        date.max if isinstance(last, float) else date(*last[:3]),
    )


@pytest.mark.slow
@settings(max_examples=examples(25))
@given(days, days, st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]), st.sampled_from(["", "~", "?"]))
def test_every_form_means_what_the_reference_says(
    one: date, other: date, form: str, mark: str
) -> None:
    """What is read here has the bounds that the edtf package gives it."""
    start, end = (f"{day:{form}}" for day in sorted((one, other)))
    forms = [
        start + mark,
        f"{start}/{end}{mark}",
        f"{start}/..",
        f"[{start}..{end}]",
        f"[{start}..]",
        f"[..{end}]",
    ]
    for text in forms:
        assert (parse(text).first, parse(text).last) == reference(text)


spans = st.tuples(days, days).map(lambda pair: Edtf(min(pair), max(pair)))


@given(spans, spans)
def test_overlap_means_a_shared_day(one: Edtf, other: Edtf) -> None:
    """Two spans overlap, whichever is asked, when neither ends before the other begins."""
    shared = not (one.last < other.first or other.last < one.first)
    assert (one.overlaps(other), other.overlaps(one)) == (shared, shared)


@given(spans, spans)
def test_within_implies_overlap(one: Edtf, other: Edtf) -> None:
    """A span within another overlaps it, and lies between its ends."""
    inside = other.first <= one.first and one.last <= other.last
    assert one.within(other) == inside
    assert one.overlaps(other) or not inside


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("2022", "2022"),
        ("2022-10", "2022-10"),
        ("2022-10-04", "2022-10-04"),
        ("2022-11~", "2022-11-01"),
        ("2022-09-21/2022-10-04", "2022-09-21"),
        ("../2022-10-04", "2022-10-04"),
    ],
)
def test_html_is_told_what_its_time_element_can_say(text: str, html: str) -> None:
    """A year, a month or a day as it is; of anything else the day by which it is put in order."""
    assert parse(text).html == html
