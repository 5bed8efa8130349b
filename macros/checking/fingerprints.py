"""Shingling: hashes of runs of three words show that a quotation stands in a text, without it.

A fingerprint is the file data/fingerprints/SOURCE-ID.txt: a comment, then a line
a paragraph that holds a hash of each run of three words, in their order. A
quotation stands in a paragraph when its own hashes stand in that line in one
piece; one of fewer than three words has no hash, and is not judged. For example,
one of five words has three. The hashes keep the text out of the repository and are
no secret: whoever tries a whole vocabulary word after word can find the text again.

Words are what white space or an em dash parts. Quotation marks, apostrophes and
hyphens are one with their typographic forms, an en dash with the hyphen; the
punctuation around a word is not of it, and what holds no letter or digit is no
word. Case is kept.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath

from macros.problems import Breach, Loc, Problem, Problems, nearest
from macros.reading import text_files
from macros.records import Evidence
from macros.records.dataset import Dataset, evidence_of

SOURCE_WORDS = 200  # at most, of all quotations from one source together
RUN = 3  # words behind one hash
DIGITS = 8

HEADER = (
    f"# sha256 of each run of three words, its first {DIGITS} hex digits; a line a paragraph; "
    "see macros/checking/fingerprints.py\n"
)

_PUNCTUATION = ".,;:!?…*'\"()[]{}"
_UNIFIED = {
    **dict.fromkeys(map(ord, "‘’‚‛ʼ′"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑–"), "-"),
    **dict.fromkeys(map(ord, "—―"), " "),
    **dict.fromkeys(map(ord, "\u00ad\u200b\ufeff")),  # seen by nobody: copied along from the web
}


def fingerprint(text: str) -> str:
    """The content of the file for a text: one line for each of its paragraphs.

    Blank lines part paragraphs. Headline, byline, section headings and captions are
    not counted: take them out before, and mend what a page break has parted or joined.
    """
    paragraphs = filter(str.strip, re.split(r"\n\s*\n", text))
    return HEADER + "".join(f"{_hashes(paragraph)}\n" for paragraph in paragraphs)


def paragraphs_of(quote: str, fingerprint: str) -> list[int]:
    """The paragraphs, counted from 1, that hold the quote word for word."""
    hashes = _hashes(quote)
    lines = (line for line in fingerprint.splitlines() if not line.startswith("#"))
    return [number for number, line in enumerate(lines, 1) if hashes and hashes in line]


def read(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """The fingerprints in ``folder`` by the ids of their sources, and why one is unreadable."""
    known: dict[str, str] = {}
    problems: list[Problem] = []
    for path in _files(folder):
        try:
            known[path.stem] = text_files.read(path, _name(path))
        except Problems as found:
            problems += found.found
    return known, problems


def check(data: Dataset, known: Mapping[str, str]) -> Iterator[Breach]:
    """Each quote that its text does not hold, or not there; and the one too many of a source.

    ``known`` are the fingerprints; the quotes of a source that has none are taken as they are.
    """
    quotations = list(_quotations(data))
    for quotation in quotations:
        source = quotation.evidence.source
        if source in known and _hashes(quotation.words):
            yield from _misplaced(quotation, known[source])
    yield from _too_much(quotations)


def stray(data: Dataset, folder: Path) -> Iterator[Problem]:
    """Each fingerprint in ``folder`` that is of no source."""
    for path in _files(folder):
        if path.stem not in data.sources:
            text = f"no source has the id '{path.stem}'{nearest(path.stem, data.sources)}"
            yield Problem(_name(path), 1, text)


def _files(folder: Path) -> list[Path]:
    """Those of the folder itself: nothing reads what lies deeper, and the check says so."""
    return [path for path in text_files.files(folder, ".txt") if path.parent == folder]


def _name(path: Path) -> str:
    """'data/fingerprints/gazette.txt'."""
    return PurePath(*path.parts[-3:]).as_posix()


@dataclass(frozen=True)
class _Quotation:
    """The words that a record quotes, and where it does so."""

    record: str
    loc: Loc
    evidence: Evidence
    words: str

    def breach(self, field: str, text: str) -> Breach:
        return Breach(self.record, text, (*self.loc, field))


def _quotations(data: Dataset) -> Iterator[_Quotation]:
    for record in data:
        for number, evidence in enumerate(evidence_of(record)):
            if evidence.quote:
                yield _Quotation(record.id, ("evidence", number), evidence, evidence.quote)


def _misplaced(quotation: _Quotation, fingerprint: str) -> Iterator[Breach]:
    source = quotation.evidence.source
    found = [f"p{number}" for number in paragraphs_of(quotation.words, fingerprint)]
    locator = quotation.evidence.locator or ""
    if not found:
        text = f"the quote does not stand in {source} word for word; copy it from the text"
        yield quotation.breach("quote", text)
    elif re.fullmatch(r"p\d+", locator) and locator not in found:
        text = f"the quote stands in {found[0]} of {source}, not in {locator}; mend 'locator'"
        yield quotation.breach("locator", text)


def _too_much(quotations: Iterable[_Quotation]) -> Iterator[Breach]:
    count: Counter[str] = Counter()
    over: dict[str, _Quotation] = {}
    for quotation in quotations:
        source = quotation.evidence.source
        count[source] += len(quotation.words.split())  # as a single quote is counted
        if count[source] > SOURCE_WORDS:
            over.setdefault(source, quotation)
    for source, quotation in over.items():
        text = f"the quotes from {source} come to {count[source]} words"
        yield quotation.breach("quote", f"{text}; {SOURCE_WORDS} are the most")


def _hashes(text: str) -> str:
    words = _words(text)
    runs = (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return " ".join(sha256(run.encode()).hexdigest()[:DIGITS] for run in runs)


def _words(text: str) -> list[str]:
    parts = unicodedata.normalize("NFC", text).translate(_UNIFIED).split()
    return [part.strip(_PUNCTUATION) for part in parts if any(map(str.isalnum, part))]
