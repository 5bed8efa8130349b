"""Constrained field types: ids, texts, sentences, numbers; a type says what stands in a field.

For example a ``SourceId`` is the id of a source, and ``Prose`` is a sentence of the site's own.
"""

from dataclasses import dataclass
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema

from macros.records import validators


@dataclass(frozen=True)
class To:
    """Annotates a field that names a record, and of which kind; '' for any."""

    kind: str


class Words:
    """Annotates a field in the site's own words, which are plain text."""


class Sentence(Words):
    """Annotates a field of the site's own prose, which names records in braces."""


ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID)]
SourceId = Annotated[Id, To("sources")]
PersonId = Annotated[Id, To("people")]
PlaceId = Annotated[Id, To("places")]
TopicId = Annotated[Id, To("topics")]
MeasureId = Annotated[Id, To("measures")]
ClaimId = Annotated[Id, To("claims")]
PenaltyId = Annotated[Id, To("penalties")]
EventId = Annotated[Id, To("events")]
RecordId = Annotated[Id, To("")]
# Words as somebody printed them, whatever they look like; and words of the site.
Printed = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Text = Annotated[Printed, Words()]
# What a reader would ask.
Question = Annotated[
    Text,
    AfterValidator(validators.question),
    WithJsonSchema({"type": "string", "minLength": 1, "pattern": r"\?$"}),
]
Number = Annotated[
    int | float, BeforeValidator(validators.number), WithJsonSchema({"type": "number"})
]
WebAddress = Annotated[
    str,
    AfterValidator(validators.web_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
PersonName = Annotated[Printed, AfterValidator(validators.person)]
BodyName = Annotated[Printed, AfterValidator(validators.body)]
Locator = Annotated[Text, AfterValidator(validators.locator)]
COUNTRY = "[A-Z]{3}"
CountryCode = Annotated[str, StringConstraints(pattern=f"^{COUNTRY}$")]
Quote = Annotated[Printed, AfterValidator(validators.quote)]
Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"),
    AfterValidator(validators.language),
]
# Sentences of the site. A number or date in them is named, not typed:
# {claim}, {event} or {penalty}; {claim:end}, {claim:start} or {claim:said} for its dates;
# {penalty:2022-09-23} for what it threatened on a day.
Prose = Annotated[Printed, AfterValidator(validators.sentence), Sentence()]
# The same without names in braces, for where nothing fills them in.
Label = Annotated[Printed, AfterValidator(validators.label), Sentence()]


def references(prose: str) -> list[tuple[str, str]]:
    """The (id, part) pairs that a sentence names in braces; part may be ''."""
    if "{" not in prose:  # as in most, and parsing takes a while
        return []
    return [(field, spec or "") for _, field, spec, _ in Formatter().parse(prose) if field]
