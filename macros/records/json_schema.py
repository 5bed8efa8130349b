"""JSON Schema: data/schema.json, with which editors complete and check records.

For example, an editor that reads it offers 'about' and the other words that 'qualifier' may be.
"""

import json
from typing import Any

from pydantic import Field, create_model
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from macros.records import KINDS, WORDS, Model, Record, Withdrawn
from macros.records.introspection import summary
from macros.records.subject import Subject
from macros.records.vocabulary import OF_WORDS

MODELINE = "# yaml-language-server: $schema="
# A bare year is a number in YAML.
_DATE = {
    "type": ["string", "integer"],
    "pattern": r"^(\[.*\]|[0-9]{4}.*|\.\./.*)$",
    "minimum": 1000,
    "maximum": 9999,
}


class WithdrawnRecord(Record):
    """Instead of a record that no longer counts: its id, and nothing else that it said."""

    withdrawn: Withdrawn = Field(description="When and why, and what to see instead.")


def schema(subject: Subject) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file under data/, with the words of a subject.

    It knows every key, enum and pattern. What must hold between two fields or
    two records only ``python -m macros check`` knows.
    """
    lists: dict[str, Any] = {}
    for kind, told in KINDS.items():
        model: Any = told | WithdrawnRecord
        lists[kind] = (list[model], Field(default_factory=list, description=summary(told)))
    for kind, word in WORDS.items():
        vocabulary: Any = word
        lists[kind] = (list[vocabulary], Field(default_factory=list, description=summary(word)))
    root = create_model("Records", __base__=Model, **lists)
    drawn = root.model_json_schema(by_alias=True, schema_generator=Generator)
    for kind in KINDS:
        # One of two is told by what it has, so that a mistake is told of the right one.
        items = drawn["properties"][kind]["items"]
        whole, gone = items.pop("anyOf")
        items |= {"if": {"required": ["withdrawn"]}, "then": gone, "else": whole}
    drawn |= {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Records",
        "description": "Kinds of records, each with a list of them.",
    }
    drawn = with_words(drawn, subject)
    return dict(sorted(_without_titles(drawn).items(), key=lambda pair: pair[0] == "$defs"))


def text(subject: Subject) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(subject), indent=2, ensure_ascii=False) + "\n"


class Generator(GenerateJsonSchema):
    """JSON Schema of the models: what is absent is unknown, and never null."""

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        # Absent means unknown: what the model then holds is nothing to write into a file.
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: Any) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def enum_schema(self, schema: Any) -> JsonSchemaValue:
        drawn = super().enum_schema(schema)
        drawn.pop("description", None)
        return drawn


def with_words(drawn: Any, subject: Subject) -> Any:
    """A schema in which each field that names a word of the vocabulary has those that it may be."""
    if isinstance(drawn, list):
        return [with_words(one, subject) for one in drawn]
    if not isinstance(drawn, dict):
        return drawn
    if isinstance(kind := drawn.get(OF_WORDS), str):
        told = {key: value for key, value in drawn.items() if key != OF_WORDS}
        return told | {"enum": list(subject.of(kind))}
    return {key: with_words(value, subject) for key, value in drawn.items()}


def _without_titles(drawn: Any) -> Any:
    """Pydantic's titles repeat the keys, and editors would show them instead of descriptions."""
    if isinstance(drawn, list):
        return [_without_titles(one) for one in drawn]
    if not isinstance(drawn, dict):
        return drawn
    if drawn.get("title") == "EDTF date":
        told = {key: drawn[key] for key in ("description", "examples") if key in drawn}
        return {**_DATE, **told}
    return {
        key: {name: _without_titles(one) for name, one in value.items()}
        if key == "properties"
        else _without_titles(value)
        for key, value in drawn.items()
        if key != "title" or not isinstance(value, str) or drawn.get("title") == "Records"
    }
