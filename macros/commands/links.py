"""``links``: a link checker; whether the outside addresses of the records still answer.

Only what says so itself is called gone. A publisher that turns machines away, or
does not answer today, is told apart: a reader may still get through. For example, what answers 404
is gone, and what answers 403 has turned it away.
"""

import http.client
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import click

from macros.checking import load
from macros.commands.parameters import RECORDS
from macros.commands.progress import progress
from macros.corpus import Corpus
from macros.records.uris import uri

WAIT = 30  # seconds for an answer
PAUSE = 1.0  # seconds between two requests to one host
HOSTS_AT_ONCE = 8
_AGENT = "Mozilla/5.0 (compatible; checks whether cited pages still exist)"
_GONE = {404, 410}


@click.command("links")
@RECORDS
@click.pass_context
def command(context: click.Context, records: Path) -> None:
    """Ask every address of the sources whether it still answers."""
    data = load(records)
    with progress("addresses asked") as told:
        answers = ask(addresses(data), told=told)
    click.echo(report(answers) or f"{len(answers)} addresses, and all answer")
    if any(one.meaning == "gone" for one in answers):
        context.exit(1)


@dataclass(frozen=True, order=True)
class Answer:
    """What became of one address: ``answers``, ``gone``, ``silent`` or ``turned away``."""

    meaning: str
    address: str
    said: str  # a status or the reason of a failure
    sources: tuple[str, ...]


def addresses(data: Corpus) -> dict[str, tuple[str, ...]]:
    """Every outside address of the sources, with the ids of those that give it."""
    given: dict[str, tuple[str, ...]] = {}
    for source in data.sources.values():
        for address in (source.url, source.read_at, source.archive_url):
            if address:
                given[address] = (*given.get(address, ()), source.id)
    return given


def ask(
    given: dict[str, tuple[str, ...]],
    pause: float = PAUSE,
    told: Callable[[int, int], None] = lambda done, of: None,
) -> list[Answer]:
    """What each address says, asking each host one thing at a time; ``told`` hears how far it is.

    What is silent is asked once more at the end.
    """
    answers: dict[str, Answer] = {}
    _ask_all(given, answers, pause, told)
    silent = {one.address: one.sources for one in answers.values() if one.meaning == "silent"}
    _ask_all(silent, answers, pause, told)
    return sorted(answers.values())


def _ask_all(
    given: dict[str, tuple[str, ...]],
    answers: dict[str, Answer],
    pause: float,
    told: Callable[[int, int], None],
) -> None:
    hosts = [list(group) for _, group in groupby(sorted(given, key=_host), key=_host)]
    done = 0
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for found in pool.map(lambda group: list(_ask_host(group, pause)), hosts):
            for meaning, address, said in found:
                answers[address] = Answer(meaning, address, said, given[address])
            told(done := done + len(found), len(given))


def report(answers: Iterable[Answer]) -> str:
    """Markdown: what is gone first, then what a person should try; '' when all is well."""
    titles = {
        "gone": "Gone: mend `url`, or give an `archive_url`",
        "silent": "No answer, twice: try by hand",
        "turned away": "Turned away; a reader may get through",
    }
    answers = list(answers)
    parts = []
    for meaning, title in titles.items():
        rows = [
            f"- `{one.address}` ({one.said}), source: {', '.join(one.sources)}"
            for one in answers
            if one.meaning == meaning
        ]
        if rows:
            parts += [f"## {title}", "\n".join(rows)]
    return "\n\n".join(parts)


def _host(address: str) -> str:
    return urlsplit(uri(address)).netloc.lower()


def _ask_host(group: list[str], pause: float) -> Iterator[tuple[str, str, str]]:
    for number, address in enumerate(group):
        if number:
            time.sleep(pause)
        meaning, said = _ask(address)
        yield meaning, address, said


def _ask(address: str) -> tuple[str, str]:
    try:
        with urlopen(Request(uri(address), headers={"User-Agent": _AGENT}), timeout=WAIT) as answer:
            return "answers", str(answer.status)
    except HTTPError as error:
        with error:
            if error.code in _GONE:
                return "gone", str(error.code)
            return ("silent" if error.code >= 500 else "turned away"), str(error.code)
    except URLError as error:
        return "silent", str(error.reason)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return "silent", str(error) or type(error).__name__
