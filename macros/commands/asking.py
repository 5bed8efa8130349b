"""What a new record lacks, asked for on a terminal; an answer is checked as it is given."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from macros import charts
from macros.commands import answers
from macros.corpus import Corpus
from macros.problems import a
from macros.records import KINDS, Chart, Drawn, Model, Picture, Record
from macros.records.introspection import Shape, shapes
from macros.records.methods import Method

Ask = Callable[[str], str]

# Asked for though a record may lack them, because most have them.
_WORTH_ASKING = {
    "source": ("title", "published", "language", "url", "authors"),
    "measure": ("method", "how"),
    "claim": ("value", "period", "as_of", "said_on", "method", "how"),
    "person": ("role",),
    "evidence": ("locator", "quote"),
    "edition": ("since", "by", "status", "terms"),
    "term": ("min", "max", "unit"),
    "testimony": ("age",),
    "disagreement": ("stands",),
    "saying": ("shown_by", "original", "changed_at"),
}
# Asked for before the others, which depend on them.
_FIRST = {"edition": ("since", "by", "status"), "picture": ("title", "page", "draws")}
_MANY = 12  # of known ids, the most that a list shows


class Asking:
    """The questions for one new record, beside the records and the pages that are there."""

    def __init__(self, data: Corpus, pages: Iterable[str], ask: Ask) -> None:
        self._data, self._pages, self._ask = data, list(pages), ask

    def fields(self, model: type[Model], noun: str, record: dict[str, Any]) -> None:
        """Ask for every field that is needed, or that most records have."""
        first = _FIRST.get(noun, ())
        for shape in sorted(shapes(model), key=lambda one: one.key not in first):
            worth = shape.required or shape.key in _WORTH_ASKING.get(noun, ())
            if shape.key == "terms" and record.get("status") in ("none", "not_seen"):
                worth = False  # there is nothing more to say of it
            if shape.key == "by" and not record.get("since"):
                worth = False
            if worth and shape.key != "id" and not record.get(shape.key):
                self.field(model, shape, record)

    def field(self, model: type[Model], shape: Shape, record: dict[str, Any]) -> None:
        """Ask until the answer is one that the field takes, or empty where it may be."""
        record.pop(shape.key, None)
        if shape.model:
            parts = [one for one in self._parts(shape) if one]
            if parts:
                record[shape.key] = parts if shape.many else parts[0]
            return
        flaw = ""
        while True:
            answer = self._answer(flaw or f"\n{shape.key}: {shape.told}", shape, record)
            if not answer and not shape.required:
                return
            value = [one.strip() for one in answer.split(";")] if shape.many else answer
            flaw = (
                answers.flaw(model, shape, value, self._data)
                if answer
                else f"{shape.key} is needed."
            )
            if not flaw:
                record[shape.key] = value
                return

    def id(self, offered: str) -> str:
        """An id that no record has; the one offered, if the answer is empty."""
        (shape,) = (one for one in shapes(Record) if one.key == "id")
        question = f"\nid: {shape.told}\n"
        while True:
            id = self._ask(f"{question}[{offered}] ").strip() or offered
            question = answers.flaw(Record, shape, id, self._data)
            if self._data.get(id) or id in self._data.withdrawn:
                question = f"'{id}' is taken; choose another"
            if not question:
                return id
            question += "\n"

    def _parts(self, shape: Shape) -> Iterator[dict[str, Any]]:
        """The mappings that a field holds, as long as there are more."""
        assert shape.model
        noun = shape.key.removesuffix("s")
        print(f"\n{shape.key}: {shape.told}")
        while True:
            inner: dict[str, Any] = {}
            self.fields(shape.model, noun, inner)
            yield inner
            if not shape.many or not agreed(f"\nAnother {noun}? [y/N] ", self._ask):
                return

    def _answer(self, question: str, shape: Shape, record: Mapping[str, Any]) -> str:
        if shape.words:
            return chosen(question, self._about(shape, record), self._ask, shape.required)
        if shape.key == "page" and self._pages:
            return chosen(question, dict.fromkeys(self._pages, ""), self._ask)
        if shape.kind is not None and not shape.many:
            return self._known(question, shape.kind)
        example = "" if shape.example is None or shape.many else f" For example: {shape.example}"
        hint = " Several are parted by ;" if shape.many else ""
        if shape.key == "order":
            taken = sorted(one.order for one in self._data.topics.values())
            example = f" Taken: {', '.join(map(str, taken)) or 'none'}."
        return self._ask(f"{question}{example}{hint}\n> ").strip()

    def _about(self, shape: Shape, record: Mapping[str, Any]) -> dict[str, str]:
        """The words that a field may be, and what each is about where that is known."""
        if shape.key == "chart":
            return self._charts(record)
        about = {one.value: one.definition for one in Method} if shape.key == "method" else {}
        return {word: about.get(word, "") for word in shape.words}

    def _charts(self, record: Mapping[str, Any]) -> dict[str, str]:
        """What each chart draws, and why not what is to be drawn."""
        drawn = [Drawn(record=one["record"]) for one in record.get("draws", [])]
        about = {}
        for chart in Chart:
            picture = Picture.model_construct(chart=chart, draws=drawn)
            reason = next(charts.reasons(picture, self._data), None)
            about[chart.value] = charts.about(chart) + (
                f" (not these: it {reason})" if reason else ""
            )
        return about

    def _known(self, question: str, kind: str) -> str:
        """The id of a known record, or '': by the id, by its number, or by a part of its name."""
        some = self._data.of(kind).values() if kind else self._data
        records = {one.id: _called(one) for one in some}
        noun = KINDS[kind].noun if kind else "record"
        shown: list[str] = list(records) if len(records) <= _MANY else []
        print(f"{question}\n  Write its id, or some of its name to look for {a(noun)}.")
        while True:
            for number, id in enumerate(shown, 1):
                print(f"  {number:2} {id}  {records[id]}")
            answer = self._ask("> ").strip()
            if not answer or answer in records:
                return answer
            if answer.isdecimal() and 1 <= int(answer) <= len(shown):
                return shown[int(answer) - 1]
            shown = _near(answer, records)
            if not shown:
                print(f"  No {noun} is called that; add one first with: {command(f'new {noun}')}")


def agreed(question: str, ask: Ask) -> bool:
    """Whether the answer is yes; an empty one is no."""
    return ask(question).strip().lower() in ("y", "yes")


def chosen(question: str, about: Mapping[str, str], ask: Ask, required: bool = True) -> str:
    """One of a few words, by its number or by itself; beside each stands what it is about."""
    words = list(about)
    listed = (
        f"  {number:2} {word}  {about[word]}".rstrip() for number, word in enumerate(words, 1)
    )
    shown = "\n".join(listed)
    while True:
        answer = ask(f"{question}\n{shown}\n> ").strip()
        if answer in words or (not answer and not required):
            return answer
        if answer.isdecimal() and 1 <= int(answer) <= len(words):
            return words[int(answer) - 1]
        question = f"'{answer}' is none of these; write its number or the word"


def command(words: str) -> str:
    """A command of the project, with the Python that runs this one."""
    python = Path(sys.executable)
    here = python.relative_to(Path.cwd()) if python.is_relative_to(Path.cwd()) else python
    return f"{here} -m {__package__} {words}"


def _near(answer: str, records: Mapping[str, str]) -> list[str]:
    words = answer.lower().split()
    found = [
        id for id, name in records.items() if all(word in f"{id} {name}".lower() for word in words)
    ]
    found += [one for one in get_close_matches(answer, records, n=5) if one not in found]
    return found[:_MANY]


def _called(record: Record) -> str:
    """How a list calls a record beside its id."""
    names = ("name", "title", "question", "sentence", "description", "measure", "article", "person")
    name = next((str(value) for key in names if (value := getattr(record, key, None))), "")
    publisher = getattr(record, "publisher", "")
    return (f"{publisher}, {name}" if publisher else name)[:70]
