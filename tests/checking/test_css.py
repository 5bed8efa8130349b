"""A style sheet from which an end is missing loses rules in silence: the check tells where."""

import pytest

from macros.checking import css

LOST = "is not closed; all rules below it are lost"


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("a { b: c }\n/* d */\n", []),
        ("a { b: url(https://c.example/}) }\n@media print { a { b: '}' } }\n", []),
        ("a { b: c }\n}\nd {}\n", ["x.css:2: this } closes nothing; delete it"]),
        ("a { b: c) }\n", ["x.css:1: this ) closes nothing; delete it"]),
        ("@media print {\n  a { b: c\n}\n", [f"x.css:1: this {{ {LOST}"]),
        ("a { b: c }\nd { b: (c; }\n", [f"x.css:2: this ( {LOST}"]),
        ("a { b: c }\nd { b: calc(1px }\n", [f"x.css:2: this ( {LOST}"]),
        ("a { b: c }\nd[e { b: c }\n", [f"x.css:2: this [ {LOST}"]),
        ("a { b: c }\n/* d\ne { b: c }\n", [f"x.css:2: this /* {LOST}"]),
        ("@media print {\n  a { b: c }\n  /* d\n}\n", [f"x.css:3: this /* {LOST}"]),
        (
            'a { b: "c }\nd {}\n',
            ["x.css:1: a quotation mark of this line is not closed", f"x.css:1: this {{ {LOST}"],
        ),
        (
            "a { b: url(c",
            [
                "x.css:1: this url( is not closed; all rules below it are lost",
                f"x.css:1: this {{ {LOST}",
            ],
        ),
        (
            "a { b: url(c; }\nd {}\n",
            [
                "x.css:1: this url( is not closed, or its address needs quotation marks",
                f"x.css:1: this {{ {LOST}",
            ],
        ),
        ("a { b: " + "(" * 5_000, [f"x.css:1: this ( {LOST}"]),
        (
            "a { b: url(c d) }\n",
            ["x.css:1: this url( is not closed, or its address needs quotation marks"],
        ),
    ],
)
def test_what_has_no_other_end_is_told(sheet: str, expected: list[str]) -> None:
    """By the line on which the innermost part begins that goes on to the end of the sheet."""
    assert [str(one) for one in css.check(sheet, "x.css")] == expected
