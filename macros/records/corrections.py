"""Correction: what was wrong on the site, in its words of that day, and what it says since.

For example, '200,000 people came' was mended to say that they came so many times.
"""

from typing import Self

from pydantic import Field, model_validator

from macros.records.base import Record
from macros.records.edtf import Edtf
from macros.records.fields import (
    Printed,
    RecordId,
    Text,
)


class Correction(Record):
    """What was wrong on the site, in the words of its day, and what it says now.

    The words are kept as they were: a record that changes again does not change them.
    """

    noun = "correction"
    date: Edtf = Field(description="The day on which it was mended.", examples=["2024-03-01"])
    record: RecordId = Field(description="The id of the record that was wrong.")
    was: Printed = Field(
        description="What the site said, in its words then.", examples=["200,000 people came"]
    )
    is_: Text = Field(
        description="What it says since.", examples=["people came in 200,000 times"], alias="is"
    )
    noticed_by: Text | None = Field(
        default=None, description="Who noticed it, if they want to be named."
    )

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if not self.date.is_day:
            raise ValueError("a correction has the day on which it was made as its 'date'")
        return self
