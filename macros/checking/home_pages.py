"""Home pages: each page that mkdocs.yml or the vocabulary names as the home of records is there.

For example, with 'events: timeline' there must be a docs/timeline.md once there are events.
"""

from collections.abc import Iterator
from pathlib import Path

from macros.corpus import Corpus
from macros.problems import Problem, nearest
from macros.reading import mkdocs_extra, vocabulary
from macros.reading.mkdocs_config import CONFIG
from macros.reading.text_files import files
from macros.records import KINDS


def check(project: Path, data: Corpus) -> Iterator[Problem]:
    """Each home of something that has no page."""
    pages = [path.stem for path in files(project / "docs", ".md")]

    def missing(path: str, line: int, page: str, what: str) -> Iterator[Problem]:
        if page not in pages:
            told = f"there is no page docs/{page}.md, and it is to be the home of {what}"
            yield Problem(path, line, f"{told}; write it, or name another{nearest(page, pages)}")

    lines = mkdocs_extra.lines(project)
    for kind in mkdocs_extra.HOMES:
        if kind in lines or (kind in KINDS and data.of(kind)):
            line = lines.get(kind, lines.get("", 1))
            yield from missing(CONFIG, line, data.subject.home(kind), kind)
    for line, page in mkdocs_extra.lost(project):
        yield from missing(CONFIG, line, page, "what is looked for in vain")
    file = f"data/{vocabulary.FILE}"
    for kind, id, field, page in _of_words(data):
        if page not in pages:  # for the line of each, the file is read again
            line = vocabulary.line(project / "data", kind, id, field)
            yield from missing(file, line, page, f"{kind} {id}, as its '{field}'")


def _of_words(data: Corpus) -> Iterator[tuple[str, str, str, str]]:
    """The pages that words have for themselves, where there is a record for them."""
    for topic in data.topics.values():
        yield "themes", topic.theme.id, "figures", topic.theme.figures
        if data.disagreements_on.get(topic.id):
            yield "themes", topic.theme.id, "disagreements", topic.theme.disagreements
    for outcome in dict.fromkeys(one.returned for one in data.testimonies.values()):
        if outcome.page:
            yield "outcomes", outcome.id, "page", outcome.page
