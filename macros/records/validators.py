"""Validators of one value: each returns it, or raises ValueError with what to write.

For example, the number '200.000' is refused, for a dot begins a fraction of two digits at most.
"""

import re
from functools import cache
from string import Formatter
from typing import Any

from babel import Locale
from babel.core import get_global, parse_locale

from macros.problems import shown
from macros.records.characters import enclosed
from macros.records.uris import uri

QUOTE_WORDS = 25  # at most; the same limit for every source
QUESTION_WORDS = 12  # at most; more are not read at a glance
# What is printed behind a name, and is no part of it.
SUFFIX = re.compile(r",? +((?:jr|sr)\.?|i{2,3}|iv)$", re.IGNORECASE)

_ADDRESS = re.compile(r"https?://[^\s/?#@\\<>\"'`]+([/?#][^\s<>\"`\\]*)?")
# Most addresses look like this one, and need no second look.
_USUAL = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#][^\s<>\"`\\]*)?")
# What begins another address, and is no part of one, as in that of an archived copy.
_SECOND = re.compile(r"(?<=.)(?<![/=?&])https?://|^https?://https?:|\s(?:https?://|www\.)")
_NUMBER = re.compile(r"(-?[0-9]{1,15})(?:\.([0-9]{1,9}))?")


def number(value: Any) -> Any:
    """A number in digits. Its fraction has two at most, so that 200.000 is not taken for 200."""
    if isinstance(value, int | float):
        return value
    parts = _NUMBER.fullmatch(str(value))
    if parts is None:
        raise ValueError(f"'{shown(value)}' is not a number; write digits only, such as 200000")
    whole, fraction = parts.groups()
    if fraction is None:
        return int(whole)
    if len(fraction) > 2:
        raise ValueError(
            f"'{value}': a dot begins a fraction, which has two digits at most; "
            f"write {whole}{fraction} if it parts thousands"
        )
    return float(value) if fraction.strip("0") else int(whole)


def web_address(value: str) -> str:
    """An address of the web, without the password that its beginning may hold."""
    if value.count("://") == 1 and "%" not in value and _USUAL.fullmatch(value):
        return value
    if _SECOND.search(value):
        raise ValueError(f"'{shown(value)}' is two addresses; keep one of them here")
    if value.startswith(("https://", "http://")) and re.search(r"\s", value):
        raise ValueError(f"'{shown(value)}' has a space in it; take it out, or write %20 for it")
    why = "write one that begins with https://"
    try:
        if _ADDRESS.fullmatch(value):
            uri(value)
            return value
        if value.startswith(("https://", "http://")):
            why = "copy it anew, without a name of a user and without quotation marks or brackets"
    except ValueError as error:
        why = str(error)  # nothing could be asked there
    raise ValueError(f"'{shown(value)}' is not a web address; {why}")


def person(value: str) -> str:
    """The name of one person, in its usual order."""
    if re.search(r"[,;&{}\\]|\band\b", SUFFIX.sub("", value), re.IGNORECASE):
        raise ValueError(
            f"'{shown(value)}' is not the name of one person in its usual order; give each an "
            "item, and name a body, such as an agency, in 'corporate_authors'"
        )
    return value


def body(value: str) -> str:
    """The name of one body."""
    if ";" in value:
        raise ValueError(f"'{shown(value)}' holds a semicolon; give each body an item")
    return value


def locator(value: str) -> str:
    """Where in a source something stands, in words or as p3; a bare number says nothing."""
    if re.fullmatch(r"[\d\s.,;–-]+", value):
        first = re.sub(r"\D.*", "", value) or "3"
        raise ValueError(
            f"'{value}' does not say of what; write p{first} for a paragraph, or 'page {value}'"
        )
    return value


@cache
def language(value: str) -> str:
    """The tag of a language that has a name, and of a script and country that have one."""
    known = Locale("en")
    try:
        tongue, country, script, *_ = parse_locale(value, sep="-")
    except ValueError:
        tongue, country, script = "", None, None
    if tongue not in known.languages:
        usual = get_global("language_aliases").get(value)
        mend = f"did you mean '{usual}'?" if usual else "write a language tag such as en or ru"
        raise ValueError(f"'{value}' names no language; {mend}")
    for part, names in ((script, known.scripts), (country, known.territories)):
        if part and part not in names:
            raise ValueError(f"'{value}': '{part}' names no script or country; write '{tongue}'")
    return value


def quote(value: str) -> str:
    """Words of a source: few, and without the quotation marks that pages put around them."""
    if (words := len(value.split())) > QUOTE_WORDS:
        raise ValueError(f"the quote has {words} words; {QUOTE_WORDS} are the most")
    if marks := enclosed(value):
        raise ValueError(f"{marks} stand around it already; write the words alone")
    return value


def sentence(value: str) -> str:
    """A sentence that names records in braces."""
    if "{" not in value and "}" not in value:
        return value
    try:
        if any(field == "" for _, field, *_ in Formatter().parse(value)):
            raise ValueError("the braces are empty")
    except ValueError as reason:
        raise ValueError(
            f"{reason}; name a record as {{id}}, and write a brace itself twice"
        ) from None
    return value


def question(value: str) -> str:
    """A short question, as a reader would ask it."""
    if not value.endswith("?"):
        raise ValueError(
            f"'{shown(value)}' is no question; ask what a reader would ask, and end it with '?'"
        )
    if (words := len(value.split())) > QUESTION_WORDS:
        raise ValueError(f"the question has {words} words; {QUESTION_WORDS} are the most")
    return value


def label(value: str) -> str:
    """Words that name no record."""
    if "{" in value or "}" in value:
        raise ValueError("a label names no record; say it without braces")
    return value
