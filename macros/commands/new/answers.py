"""Parameter types: what may be answered of a new record; the check's words refuse the rest.

'98,000' is answered by: '98,000' is not a number; write digits only, such as 200000.
"""

import sys
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from macros.checking import plain_text, typed_figures
from macros.checking.rules import BODIES
from macros.corpus import Corpus
from macros.problems import a, nearest
from macros.reading.validation_errors import message
from macros.records import KINDS, Model, Record, references
from macros.records.introspection import Shape, shapes

_MANY = 12  # of known ids, the most that a list shows
(_ID,) = (one for one in shapes(Record) if one.key == "id")


class Word(click.Choice[str]):
    """One of a few words, by its number or by itself."""

    def __init__(self, about: Mapping[str, str], required: bool = True) -> None:
        super().__init__(about)
        self.listed, self.required = listed(about), required

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        text = str(value).strip()
        if not text and not self.required:
            return ""
        return super().convert(_numbered(text, self.choices), param, ctx)

    def get_invalid_choice_message(self, value: Any, ctx: Any) -> str:
        return f"'{value}' is none of these; write its number or the word"


class Answer(click.ParamType[Any]):
    """What a field takes: one text, or several parted by semicolons; '' where it may lack."""

    name = "answer"

    def __init__(self, model: type[Model], shape: Shape, data: Corpus) -> None:
        self.model, self.shape, self.data = model, shape, data

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        text = str(value).strip()
        if not text:
            return self.fail(f"{self.shape.key} is needed.") if self.shape.required else ""
        given = [one.strip() for one in text.split(";")] if self.shape.is_list else text
        if found := flaw(self.model, self.shape, given, self.data):
            self.fail(found)
        return given


class KnownId(Answer):
    """The id of a known record: by the id, by its number, or looked for by a part of its name."""

    name = "known id"

    def __init__(self, model: type[Model], shape: Shape, data: Corpus) -> None:
        super().__init__(model, shape, data)
        some = data.of(shape.kind).values() if shape.kind else data
        self._names = {one.id: _called(one) for one in some}
        self._shown = list(self._names) if len(self._names) <= _MANY else []
        self.noun = KINDS[shape.kind].noun if shape.kind else "record"

    @property
    def listed(self) -> str:
        """The records that have numbers: all, or those found last."""
        return listed({id: self._names[id] for id in self._shown})

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        text = _numbered(str(value).strip(), self._shown)
        if text and text not in self._names:
            self._shown = _near(text, self._names)
            if not self._shown:
                add = command(f"new {self.noun}")
                self.fail(f"No {self.noun} is called that; add one first with: {add}")
            self.fail(f"'{text}' is not the id of {a(self.noun)}; these are near:\n{self.listed}")
        return super().convert(text, param, ctx)


class NewId(click.ParamType[str]):
    """An id that no record has, nor had."""

    name = "new id"
    description = _ID.description

    def __init__(self, data: Corpus) -> None:
        self.data = data

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        id = str(value).strip()
        if id in self.data.withdrawn or self.data.get(id):
            self.fail(f"'{id}' is taken; choose another")
        if found := flaw(Record, _ID, id, self.data):
            self.fail(found)
        return id


def listed(about: Mapping[str, str]) -> str:
    """A line each, under a number: the words to choose from, and what each is about."""
    lines = (f"  {number:2} {word}  {about[word]}" for number, word in enumerate(about, 1))
    return "\n".join(line.rstrip() for line in lines)


def command(words: str) -> str:
    """A command of the project, with the Python that runs this one."""
    python = Path(sys.executable)
    here = python.relative_to(Path.cwd()) if python.is_relative_to(Path.cwd()) else python
    return f"{here} -m macros {words}"


def _numbered(answer: str, words: Iterable[str]) -> str:
    """The word that has this number in a list, or the answer itself."""
    numbers = {str(number): word for number, word in enumerate(words, 1)}
    return answer if answer in numbers.values() else numbers.get(answer, answer)


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


def flaw(model: type[Model], shape: Shape, value: Any, data: Corpus) -> str:
    """Why a field of a model does not take a value beside the records that are there, or ''."""
    return (
        _of_form(model, shape.key, value, data)
        or _of_prose(model, shape, value, data)
        or _of_names(shape, [value] if isinstance(value, str) else value, data)
    )


def _of_form(model: type[Model], key: str, value: Any, data: Corpus) -> str:
    try:
        _field(model, key).validate_python(value, context=data.subject)
    except ValidationError as errors:
        found: list[Any] = [{**one, "loc": (key, *one["loc"])} for one in errors.errors()]
        return "\n".join(message(one, KINDS["claims"]) for one in found)
    return ""


@cache
def _field(model: type[Model], key: str) -> TypeAdapter[Any]:
    fields = ((info.alias or name, info) for name, info in model.model_fields.items())
    return TypeAdapter(next(info for name, info in fields if name == key).rebuild_annotation())


def _of_prose(model: type[Model], shape: Shape, value: Any, data: Corpus) -> str:
    title = shape.key if shape.key == typed_figures.plain_field(model) else ""
    if not (title or shape.prose):
        return ""
    found = [plain_text.flaw(value, shape.prose, data), *typed_figures.flaws(value, data, title)]
    return "\n".join(filter(None, found))


def _of_names(shape: Shape, texts: list[str], data: Corpus) -> str:
    if shape.prose:
        return _strange((id for text in texts for id, _ in references(text)), "", data)
    if shape.kind is None:
        return ""
    person = data.people.get(texts[0]) if shape.key == "person" else None
    if person and person.identity in BODIES:
        return f"'{person.id}' is a body; what is told of themselves is told by a person"
    return _strange(texts, shape.kind, data)


def _strange(named: Iterable[str], kind: str, data: Corpus) -> str:
    known = data.of(kind) if kind else {one.id: one for one in data}
    noun = a(KINDS[kind].noun if kind else "record")
    strange = next((one for one in named if one not in known), None)
    return f"'{strange}' is not the id of {noun}{nearest(strange, known)}" if strange else ""
