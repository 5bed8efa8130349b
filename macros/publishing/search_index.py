"""Search index, as a script: the sections of all pages, and the words for them.

For example, the row of 'figures.html#entries-october' has what is told there, as a 'figure'.

A page opened from a disk may not fetch JSON; a script it may load.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.corpus import Corpus, scripts
from macros.publishing.sections import Section, sections
from macros.reading.chapters import Chapter
from macros.records import Person, Saying, Sought, Standing
from macros.wording import record_names

SCRIPT = "search/records.js"
_HOME = "index"
# How much a section of each sort counts beside others: what answers comes before what it
# rests on. Documents come last of all, whatever they count; see search.js.
_WEIGHTS = {
    "answer": 8.0,
    "chapter": 2.0,
    "question": 1.5,
    "disagreement": 1.27,
    "law": 1.2,
    "word": 1.25,
    "saying": 0.55,
    "source": 0.5,
}
_DOUBTFUL = 0.7  # what does not stand counts less

Row = tuple[str, str, str, str, str, list[str]]


def write(data: Corpus, chapters: Sequence[Chapter], site: Path) -> None:
    """Write ``search/records.js``: the vocabulary, and a row for each section of each page.

    A row is [address, title, subtitle, text, label, aliases]; a label is the place of its
    [words, weight] in the vocabulary, whose rings are words that mean the same.
    """
    rows = list(_rows(data, {one.name: one for one in chapters}, site))
    named = sorted({label for _, _, _, _, label, _ in rows})
    vocabulary = {"labels": [[one, _weight(one)] for one in named], "rings": list(rings(data))}
    places = {label: place for place, label in enumerate(named)}
    records = [(*row[:4], places[row[4]], row[5]) for row in rows]
    assigned = {"(window.explainer??={}).vocabulary": vocabulary, "explainer.records": records}
    scripts.write_script(site / SCRIPT, assigned)


def rings(data: Corpus) -> Iterator[list[str]]:
    """The words that mean the same person, place or term, each with its other names."""
    for person in data.people.values():
        if person.aliases:
            yield [record_names.surname(person), *person.aliases]
    for place in data.places.values():
        yield [place.name, *place.aliases]
    for entry in data.glossary.values():
        names = [entry.term, entry.abbreviation_of or "", *entry.aliases]
        if len(names := [one for one in names if one]) > 1:
            yield names


def _rows(data: Corpus, chapters: dict[str, Chapter], site: Path) -> Iterator[Row]:
    for path in sorted(site.glob("*.html")):
        if path.name == "404.html":
            continue
        page, chapter = "", chapters.get(path.stem)
        found = sections(path.read_text(encoding="utf-8"))
        if not found and chapter and chapter.aliases:  # excluded, and looked for by its names
            yield path.name, chapter.title, "", "", "chapter", [*chapter.aliases]
        for section in found:
            page = page or section.title
            if section.text or not section.id or data.get(section.id):
                yield _row(path, page, section, data, chapter)


def _row(path: Path, page: str, section: Section, data: Corpus, chapter: Chapter | None) -> Row:
    address = f"{path.name}#{section.id}" if section.id else path.name
    record = data.get(section.id)
    text = section.text.lstrip(",;. ")
    if record:
        label = ", ".join((record_names.sort(record), *record_names.doubts(record, data)))
        aliases = list(record.aliases) if isinstance(record, Sought) else []
        if isinstance(record, Person) and record.identity in ("named", "pseudonym"):
            aliases.append(record_names.surname(record))
        if isinstance(record, Saying) and record.translation:
            aliases.append(record.sentence)
        title = record_names.title(record, data) or section.title
        return address, title, section.subtitle, text, label, aliases
    if not section.id:
        return address, section.title, "", text, "chapter", [*chapter.aliases] if chapter else []
    if path.stem == _HOME:
        return address, section.title, section.subtitle, text, "answer", []
    return address, section.title, page, text, "chapter", []


def _weight(label: str) -> float:
    sort, *doubts = label.split(", ")
    known = set(Standing) - {Standing.stands} | {"denied", "weak"}
    return _WEIGHTS.get(sort, 1.0) * (1.0 if known.isdisjoint(doubts) else _DOUBTFUL)
