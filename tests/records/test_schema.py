"""data/schema.json: fresh, complete, and of one mind with the loader."""

import json
import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, SUBJECT, WORLD, run, words_beside
from jsonschema import Draft202012Validator

from macros.reading import allowed_figures
from macros.records import KINDS, WORDS, json_schema

SCHEMA = json_schema.schema(SUBJECT)
VALIDATOR = Draft202012Validator(SCHEMA)
FILES = sorted({*(ROOT / "data").rglob("*.yml")} - {ROOT / "data" / allowed_figures.FILE})


class _Editor(yaml.CSafeLoader):
    """Reads YAML 1.2 as editors do: numbers are numbers, dates and NO are words."""


_Editor.yaml_implicit_resolvers = {}
_Editor.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
_Editor.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789")
)
_Editor.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789")
)


def problems(text: str) -> list[str]:
    """What an editor would underline in a file of records."""
    return [one.message for one in VALIDATOR.iter_errors(yaml.load(text, _Editor))]


def test_the_schema_is_a_schema() -> None:
    """Of JSON Schema 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_is_fresh() -> None:
    """It says what the models say; 'make schema' writes it."""
    assert (ROOT / "data" / "schema.json").read_text(encoding="utf-8") == json_schema.text(
        SUBJECT
    ), "data/schema.json is stale; write it with: make schema"


def test_schema_writes_the_file(tmp_path: Path) -> None:
    """Beside the records."""
    folder = words_beside(tmp_path / "data")
    written = run("-m", "macros", "schema", "--data", str(folder))
    assert (written.returncode, written.stdout) == (0, f"{folder / 'schema.json'}: written\n")
    assert json.loads((folder / "schema.json").read_text()) == SCHEMA


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_records_fits_it(path: Path) -> None:
    """What the loader takes, an editor does not underline."""
    assert problems(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_records_names_it(path: Path) -> None:
    """The first line tells an editor where the schema is."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(json_schema.MODELINE)
    named = path.parent / first.removeprefix(json_schema.MODELINE)
    assert named.resolve() == ROOT / "data" / "schema.json"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    value: 200000", "    valeu: 200000"),
        ("    said_by: minister\n", ""),
        ("value: 200000", "value: 200 thousand"),
        ("said_by: minister", "said_by: [minister]"),
        ("records: [entries-october]", "records: entries-october"),
        ("kind: count", "kind: cuont"),
        ("said_on: 2022-10-04", "said_on: yesterday"),
        ("url: https://agency.example/count", "url: javascript:alert(1)"),
        ("id: law-signed", "id: Law signed"),
        ("testimonies:\n", "testimoneys:\n"),
        ("locator: p1", "locater: p1"),
        ("unit: border_crossings", "unit: border_crossing"),
        ("theme: leaving", "theme: leavin"),
    ],
)
def test_a_wrong_file_does_not_fit_it(old: str, new: str) -> None:
    """What an editor can know, it underlines while one types."""
    assert problems(WORLD) == []
    assert problems(WORLD.replace(old, new, 1)) != []


@pytest.mark.parametrize(
    ("gone", "fits"),
    [
        ("{id: bob, withdrawn: {on: 2022-12-01, because: He asked for it.}}", True),
        ("{id: bob, name: Bob, withdrawn: {on: 2022-12-01, because: So., see: ann}}", False),
        ("{id: bob, withdrawn: {on: 2022-12-01, because: So., see: ann}}", True),
        ("{id: bob, withdrawn: {on: 2022-12-01}}", False),
        ("{id: bob, withdrawn: {on: 2022-12-01, because: So., by: ann}}", False),
        ("{id: bob, name: Bob}", False),
    ],
)
def test_a_withdrawn_record_fits_it(gone: str, fits: bool) -> None:
    """With its id and the reason, and nothing else that it said: that may name somebody."""
    found = problems(f"people:\n  - {gone}\n")
    assert (found == []) == fits
    assert not any("anyOf" in one or "under any" in one for one in found)


def test_every_field_is_described() -> None:
    """An editor says what each key is for."""
    bare = [
        f"{model}.{key}"
        for model, drawn in SCHEMA["$defs"].items()
        for key, field in drawn.get("properties", {}).items()
        if not field.get("description")
    ]
    assert bare == []
    assert set(SCHEMA["properties"]) == {*KINDS, *WORDS}
