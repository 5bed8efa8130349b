"""Pagination: into which pages a list is parted that has too many rows for one, or too long ones.

Its first page keeps its name and tells what is where; the parts go by year, topic
or kind, and in numbers where one of these alone is too long. A list that is not too
long is not paginated, and is told whole. For example, the first page is timeline.html,
and a part timeline-2024.html.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import count, groupby
from math import ceil

from macros.provenance.findings import Findings
from macros.provenance.sayings import in_order
from macros.records import Claim, Record
from macros.records.subject import Subject

MAX_ROWS = 200  # rows of a list on one page
PART_BYTES = 240_000  # bytes of the rows of a part, by a generous guess
MAX_BYTES = 320_000  # bytes of the rows of a whole list, by the same guess
PART_ROWS = 140  # rows of a part, so that its page stays below 300 kB and 40 screens of a phone
MAX_INDEX_ROWS = 1000  # rows that a first page can name one by one

# The lists that readers narrow, and by what.
_NARROWED = {
    "events": ("category",),
    "claims": ("topic", "speaker", "standing"),
    "known": ("topic",),
}

Row = tuple[str, str, Record]  # its group, the title of that, and what it tells


@dataclass(frozen=True)
class ListPart:
    """One part of a list: the page ``name``.html with the ``records``, in order."""

    name: str
    title: str
    group: str
    number: int
    of: int
    records: tuple[Record, ...]


@dataclass(frozen=True)
class PaginatedList:
    """A parted list: 'timeline', of which kind, what its rows are called, its parts in order."""

    name: str
    kind: str
    page: str  # which tells what is in which part
    noun: str
    by: str
    sample: int  # how many rows another page shows of it
    parts: tuple[ListPart, ...]

    @property
    def of_figures(self) -> bool:
        """True for the tables where figures have their addresses; others only name them."""
        return self.kind == "claims"

    @property
    def narrowed_by(self) -> tuple[str, ...]:
        """By what readers narrow the list, besides words and days."""
        return _NARROWED.get(self.kind, ())

    @property
    def total(self) -> int:
        """How many rows all parts have together."""
        return sum(len(part.records) for part in self.parts)

    @property
    def groups(self) -> list[tuple[ListPart, ...]]:
        """The parts of each year, topic or kind."""
        return [tuple(some) for _, some in groupby(self.parts, lambda one: one.group)]

    @property
    def is_indexed(self) -> bool:
        """True when the first page names every row, so that its old addresses lead on."""
        return self.total <= MAX_INDEX_ROWS


def paginated(data: Findings) -> dict[str, PaginatedList]:
    """The lists that are parted, by name; none while each has room on its page."""
    found: dict[str, PaginatedList] = {}
    lists = dict(_lists(data.subject))
    for name, (kind, page) in lists.items():
        noun, by, max_rows, part_rows, sample, rows = _KINDS[kind]
        told = list(rows(data, page))
        if len(told) > max_rows or sum(_weight(row[2], data) for row in told) > MAX_BYTES:
            parts = tuple(_parted(name, told, part_rows, data, lists))
            found[name] = PaginatedList(name, kind, page, noun, by, sample, parts)
    return found


def _lists(subject: Subject) -> Iterator[tuple[str, tuple[str, str]]]:
    """The name of each list with its kind and its page; figures have one for each such page."""
    for kind in _KINDS:
        pages = {"claims": subject.figures, "disagreements": subject.disagreements}
        for page in pages.get(kind) or [subject.home(kind)]:
            yield ("penalties" if kind == "penalties" else page), (kind, page)


def _parted(
    name: str, rows: list[Row], part_rows: int, data: Findings, lists: Collection[str]
) -> Iterator[ListPart]:
    groups = [(key, list(some)) for key, some in groupby(rows, lambda row: row[0])]
    taken = {f"{name}-{key}" for key, _ in groups}
    for key, some in groups:
        parts = list(_filled([record for _, _, record in some], part_rows, data))
        pages = _pages(f"{name}-{key}", taken, lists)
        for number, records in enumerate(parts, 1):
            yield ListPart(next(pages), some[0][1], key, number, len(parts), tuple(records))


def _pages(first: str, taken: set[str], lists: Collection[str]) -> Iterator[str]:
    if first not in lists:  # a topic may be called as a list is
        yield first
    for number in count(2):
        if (page := f"{first}-{number}") not in taken:  # or as another's second
            taken.add(page)
            yield page


def _filled(records: list[Record], part_rows: int, data: Findings) -> Iterator[list[Record]]:
    """The records in parts of about as many rows, and fewer where these are long."""
    size = ceil(len(records) / ceil(len(records) / part_rows))
    part: list[Record] = []
    weight = 0
    for record in records:
        long = _weight(record, data)
        if part and (len(part) == size or weight + long > PART_BYTES):
            yield part
            part, weight = [], 0
        part.append(record)
        weight += long
    yield part


def _weight(record: Record, data: Findings) -> int:
    """About how many bytes a row takes, rather too many than too few."""
    links = (
        len(getattr(record, "evidence", ())) * 2
        + len(getattr(record, "claims", ())) * 3
        + len(data.disagreements_of.get(record.id, ()))
        + len(data.cited_for.get(record.id, ()))
        + len(data.said_by.get(record.id, ()))
        + len(getattr(record, "records", ())) * 4
    )
    return 600 + len(record.model_dump_json(exclude_unset=True)) * 13 // 10 + links * 150


def _events(data: Findings, page: str) -> Iterator[Row]:
    for event in data.timeline:
        year = str(event.date.shown.year)
        yield year, year, event


def _figures(data: Findings, page: str) -> Iterator[Row]:
    for topic in data.topics_in_order:
        for measure in data.measures_of.get(topic.id, []) if topic.theme.figures == page else []:
            for claim in data.claims_of.get(measure.id, []):
                yield topic.id, topic.question, claim


def _sources(data: Findings, page: str) -> Iterator[Row]:
    for source in data.sources_in_order:
        yield source.kind.replace("_", "-"), source.kind.replace("_", " ").capitalize(), source


def _people(data: Findings, page: str) -> Iterator[Row]:
    titles = {"named": "Named", "pseudonym": "Under a pseudonym", "anonymous": "Not named"}
    for person in sorted(data.people.values(), key=lambda one: one.identity):
        yield person.identity, titles.get(person.identity, "Bodies"), person


def _penalties(data: Findings, page: str) -> Iterator[Row]:
    for penalty in data.penalties.values():
        yield "all", "Every article", penalty


def _disagreements(data: Findings, page: str) -> Iterator[Row]:
    for topic in data.topics_in_order:
        some = data.disagreements_on.get(topic.id, [])
        for one in some if topic.theme.disagreements == page else []:
            yield f"about-{topic.id}", topic.question, one


def _sayings(data: Findings, page: str) -> Iterator[Row]:
    for saying in in_order(data):
        yield saying.topic, data.topics[saying.topic].question, saying


def _by_topic(claims: list[Claim], data: Findings) -> Iterator[Row]:
    place = {topic.id: number for number, topic in enumerate(data.topics_in_order)}
    for claim in sorted(claims, key=lambda one: place[data.measures[one.measure].topic]):
        topic = data.topics[data.measures[claim.measure].topic]
        yield topic.id, topic.question, claim


def _known(data: Findings, page: str) -> Iterator[Row]:
    public = data.public_by
    return _by_topic([data.claims[id] for id in sorted(public, key=lambda i: (public[i], i))], data)


def _retold(data: Findings, page: str) -> Iterator[Row]:
    return _by_topic([one for one in data.claims.values() if one.retold], data)


# Of each: what its rows are called, what parts it, how many fill a page, how many a part (so that
# none is longer than 40 screens of a phone), and how many another page shows.
_KINDS: dict[str, tuple[str, str, int, int, int, Callable[[Findings, str], Iterator[Row]]]] = {
    "events": ("events", "year", MAX_ROWS, 80, 30, _events),
    "claims": ("figures", "question", MAX_ROWS, 30, 30, _figures),
    "sources": ("sources", "kind", MAX_ROWS, 120, 10, _sources),
    "people": ("people and bodies", "kind", MAX_ROWS, 120, 30, _people),
    "penalties": ("penalties", "number", MAX_ROWS, PART_ROWS, 30, _penalties),
    "known": ("figures", "question", MAX_ROWS, PART_ROWS, 30, _known),
    # Long rows.
    "retellings": ("stories", "question", 100, 60, 10, _retold),
    "sayings": ("sentences", "question", 120, 60, 10, _sayings),
    "disagreements": ("disagreements", "question", 100, 12, 10, _disagreements),
}
