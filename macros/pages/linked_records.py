"""Link tracking: the records that one page has linked to, and the sources that are behind them.

For example, of a page that links to a claim, the documents in which that claim was read.
"""

from collections.abc import Iterable, Sequence

from macros.records import Disagreement, Person, Record, Source
from macros.records.dataset import Dataset


class LinkedRecords:
    """What docs/``page`` has linked to so far, each record once, in its order."""

    def __init__(self, page: str) -> None:
        self.page = page
        self._by_id: dict[str, Record] = {}

    def add(self, record: Record) -> None:
        """Remember a record for which the page has a link, or the place to which links lead."""
        self._by_id.setdefault(record.id, record)

    @property
    def sources(self) -> list[Source]:
        """The sources among them."""
        return [record for record in self._by_id.values() if isinstance(record, Source)]

    def rest_on(self, data: Dataset) -> list[Source]:
        """The sources behind them, each once.

        A disagreement tells of others' records, so a link to it adds none of its own.
        """
        records = self._by_id.values()
        return _behind((one for one in records if not isinstance(one, Disagreement)), data)


def sources_of_rows(rows: Sequence[Record], data: Dataset) -> list[Source]:
    """The sources behind the rows of a list, each once.

    A disagreement rests on those of its records, a person on those of what they said.
    """
    records: list[Record] = []
    for row in rows:
        if isinstance(row, Disagreement):
            records += filter(None, map(data.get, row.records))
        elif isinstance(row, Person):
            records += data.said_by.get(row.id, [])
        records.append(row)
    return _behind({one.id: one for one in records}.values(), data)


def sources_of(record: Record, data: Dataset) -> list[Source]:
    """The sources behind a record; of a source, itself."""
    return [record] if isinstance(record, Source) else data.sources_of(record)


def _behind(records: Iterable[Record], data: Dataset) -> list[Source]:
    found = (source for record in records for source in sources_of(record, data))
    return list({source.id: source for source in found}.values())
