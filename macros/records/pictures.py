"""Picture: which records a chart draws, and how it is to be read.

For example, the chart 'map' draws one claim of each place, and a ring where there is none.
"""

from pydantic import Field

from macros.records.base import Model, Record
from macros.records.enumerations import Chart
from macros.records.fields import (
    ClaimId,
    Id,
    Label,
    PlaceId,
    Prose,
    RecordId,
    Text,
)


class Drawn(Model):
    """A record in a picture, its name there, and the claims whose number it bears out."""

    record: RecordId = Field(description="The id of the record that is drawn.")
    label: Label | None = Field(
        default=None,
        description="Its name in the picture, without a figure.",
        examples=["Ruritania, entries"],
    )
    bears_out: list[ClaimId] = Field(
        default_factory=list, description="The ids of the claims whose number it bears out."
    )


class Picture(Record):
    """What a chart draws: the records in it, by id, and how it is to be read."""

    noun = "picture"
    title: Text = Field(
        description="What it shows, in a few words without a figure.",
        examples=["Crossings and the days that they count"],
    )
    page: Id = Field(description="The page on which it stands.", examples=["index"])
    chart: Chart = Field(description="The chart that draws it.")
    reading: Prose = Field(description="How its marks are to be read; it stands above the picture.")
    description: Prose = Field(description="What it shows, for those who do not see it.")
    draws: list[Drawn] = Field(description="The records in it, in order.", min_length=1)
    without: list[PlaceId] = Field(
        default_factory=list,
        description="Of a map, the countries for which no number was found; they get a ring.",
    )
