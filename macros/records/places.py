"""Place: where readers look for what happened there; maps find a country by its code.

For example, Turkey is 'TUR'.
"""

from pydantic import Field

from macros.records.base import Sought
from macros.records.fields import (
    CountryCode,
    Text,
)


class Place(Sought):
    """A place that readers look for; the records that name it are found by its aliases too."""

    noun = "place"
    name: Text = Field(description="The name as this site prints it.", examples=["Turkey"])
    country: CountryCode | None = Field(
        default=None,
        description="Of a country, its three letters by ISO 3166; maps show it by them.",
        examples=["TUR"],
    )
