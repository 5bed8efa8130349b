"""Interactive prompts: a form that asks field by field for what a new record lacks.

For example, for a field that takes one of a few words it lists them, and asks again until it is
one.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from macros import charts
from macros.commands.new.answers import Answer, KnownId, NewId, Word
from macros.corpus import Corpus
from macros.problems import a
from macros.records import Chart, Drawn, Model, Picture
from macros.records.introspection import Shape, shapes

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


class Form:
    """The questions for one new record, beside the records and the pages that are there."""

    def __init__(self, data: Corpus, pages: Iterable[str]) -> None:
        self._data, self._pages = data, list(pages)

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
        answer: Any
        if shape.model:
            parts = [one for one in self._parts(shape) if one]
            answer = parts if shape.is_list or not parts else parts[0]
        else:
            answer = self._answer(model, shape, record)
        if answer:
            record[shape.key] = answer

    def id(self, offered: str) -> str:
        """An id that no record has; the one offered, if the answer is empty."""
        click.echo(f"\nid: {NewId.description}")
        return click.prompt(">", default=offered, type=NewId(self._data), prompt_suffix=" ")

    def _parts(self, shape: Shape) -> Iterator[dict[str, Any]]:
        """The mappings that a field holds, as long as there are more."""
        assert shape.model
        noun = shape.key.removesuffix("s")
        click.echo(f"\n{shape.key}: {shape.description}")
        while True:
            inner: dict[str, Any] = {}
            self.fields(shape.model, noun, inner)
            yield inner
            if not shape.is_list or not click.confirm(f"\nAnother {noun}?"):
                return

    def _answer(self, model: type[Model], shape: Shape, record: Mapping[str, Any]) -> Any:
        question = f"\n{shape.key}: {shape.description}"
        if shape.choices(self._data.subject):
            word = chosen(question, self._about(shape, record), shape.required)
            return [word] if word and shape.is_list else word
        if shape.key == "page" and self._pages:
            return chosen(question, dict.fromkeys(self._pages, ""))
        if shape.kind is not None and not shape.is_list:
            known = KnownId(model, shape, self._data)
            look = f"  Write its id, or some of its name to look for {a(known.noun)}."
            return _asked("\n".join(filter(None, [question, look, known.listed])), known)
        example = "" if shape.example is None or shape.is_list else f" For example: {shape.example}"
        hint = " Several are parted by ;" if shape.is_list else ""
        if shape.key == "order":
            taken = sorted(one.order for one in self._data.topics.values())
            example = f" Taken: {', '.join(map(str, taken)) or 'none'}."
        return _asked(f"{question}{example}{hint}", Answer(model, shape, self._data))

    def _about(self, shape: Shape, record: Mapping[str, Any]) -> dict[str, str]:
        """The words that a field may be, and what each is about where that is known."""
        if shape.key == "chart":
            return self._charts(record)
        if shape.vocabulary:
            return {id: one.about for id, one in self._data.subject.of(shape.vocabulary).items()}
        return dict.fromkeys(shape.enum, "")

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


def chosen(question: str, about: Mapping[str, str], required: bool = True) -> str:
    """One of a few words; beside each stands what it is about."""
    word = Word(about, required)
    answer: str = _asked(f"{question}\n{word.listed}", word)
    return answer


def _asked(question: str, type: click.ParamType[Any]) -> Any:
    """The first answer that is taken; of each other it is said why not."""
    click.echo(question)
    return click.prompt(
        ">", default="", type=type, prompt_suffix=" ", show_default=False, show_choices=False
    )
