"""Cells as spreadsheets open them."""

import re


def as_printed(cell: str) -> str:
    """A text without its guards, by the rule that the page on the data tells."""
    return re.sub(r"""(^|[;\t\r\n])([ "\s]*)'(?='*[=+\-@＝＋－＠])""", r"\1\2", cell)
