"""Person: who says things, a body too; of private people no more than was printed.

For example, the minister who gave a number, or the ministry.
"""

from typing import Literal

from pydantic import Field

from macros.records.base import Sought
from macros.records.fields import (
    Printed,
    Text,
)


class Person(Sought):
    """A person or body that says things."""

    noun = "person"
    name: Printed = Field(
        description="The name as a source printed it; of private people no more than that.",
        examples=["The Minister"],
    )
    role: Text | None = Field(
        default=None,
        description="What they are, in a few words.",
        examples=["Minister of the Interior"],
    )
    affiliation: Text | None = Field(default=None, description="The body they belong to.")
    identity: Literal["named", "pseudonym", "anonymous", "body", "site"] = Field(
        description="Whether the name is their own, a pseudonym, missing, that of a body, or ours."
    )
