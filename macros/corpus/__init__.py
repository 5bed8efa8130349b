"""Corpus: the records, what follows of them, and where each stands on the site."""

from collections.abc import Mapping
from functools import cached_property

from macros.corpus.addresses import list_of, page_of
from macros.corpus.pagination import ListPart, PaginatedList, paginated
from macros.provenance.findings import Findings
from macros.provenance.memoization import once_a_record
from macros.records import Measure, Record


class Corpus(Findings):
    """All that pages, pictures and exports ask of the records; made once, handed to each."""

    @once_a_record
    def page_of(self, record: Record) -> str:
        """The name of the page that carries a record's id, such as 'figures'."""
        return self._part_of(record, page_of(record, self))

    def address(self, record: Record) -> str:
        """'figures.html#entries-october'."""
        return f"{self.page_of(record)}.html#{record.id}"

    def is_home(self, record: Record, page: str) -> bool:
        """True when a record carries its id on this page, such as 'figures.md'."""
        return page == f"{self.page_of(record)}.md"

    def _part_of(self, record: Record, whole: str) -> str:
        """The part of a list that carries a record's id; a question stays on the first page."""
        name = list_of(record, whole)
        if isinstance(record, Measure):
            answers = self.claims_of.get(record.id)
            return self._part_of(answers[0], whole) if answers else whole
        return self.part_of_record.get(name, {}).get(record.id, whole)

    @cached_property
    def paginated(self) -> Mapping[str, PaginatedList]:
        """The lists that are too long for one page, by name."""
        return paginated(self)

    @cached_property
    def list_parts(self) -> Mapping[str, ListPart]:
        """Every part of a list that is too long for one page, by name."""
        return {one.name: one for listing in self.paginated.values() for one in listing.parts}

    @cached_property
    def list_by_part(self) -> Mapping[str, PaginatedList]:
        """The list of which each part is one, by the part's name."""
        return {one.name: listing for listing in self.paginated.values() for one in listing.parts}

    @cached_property
    def part_of_record(self) -> Mapping[str, Mapping[str, str]]:
        """The part of each list that is too long for one page in which a record stands, by ids."""
        return {
            name: {record.id: one.name for one in listing.parts for record in one.records}
            for name, listing in self.paginated.items()
        }

    @cached_property
    def generated(self) -> frozenset[str]:
        """The names of the pages that nobody wrote: parts of lists, and one for each saying."""
        return frozenset((*self.list_parts, *self.saying_on))
