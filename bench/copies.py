"""Many times the records: copies that are checked, counted and drawn like the first."""

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from macros import records
from macros.reading import allowed_figures, borders, vocabulary
from macros.reading.yaml_records import record_files

# What a site has few of, however much is known: its questions, its words, its drawings, and
# the people whose accounts and the articles of law that its pages tell one by one.
FEW = {"topics", "glossary", "places", "pictures", "corrections", "testimonies", "penalties"}
MARK = "-copy-mark"
NUMBER = "copy-number"


def write(source: Path, target: Path, times: int, whole: bool = False) -> int:
    """Write ``times`` the records of ``source``, the copies under ids of their own; how many.

    Each copy is a file of its kind beside the first; one file of each kind has all where
    it is to be ``whole``. What was released keeps ids that new records may not have, so
    that list comes along, as do the words that all of them use and the borders on maps.
    """
    shutil.copytree(source / "fingerprints", target / "fingerprints")
    for name in ("ids.txt", vocabulary.FILE, allowed_figures.FILE, borders.FILE):
        shutil.copy(source / name, target)
    kinds: dict[str, list[Any]] = {}
    for path in record_files(source):
        for kind, some in _read(path).items():
            kinds.setdefault(kind, []).extend(some or [])
    few = {one["id"] for kind in FEW for one in kinds.get(kind, ())}
    many = {  # without what those few differ in
        kind: [one for one in some if few.isdisjoint(one.get("records", ()))]
        for kind, some in kinds.items()
        if kind not in FEW
    }
    ids = {one["id"] for some in many.values() for one in some}
    total = 0
    for kind, some in kinds.items():
        texts = [_dump(some)]
        total += len(some)
        if kind in many:
            marked = _dump(_marked(many[kind], "", ids))
            texts += [_copy(marked, number) for number in range(1, times)]
            total += len(many[kind]) * (times - 1)
        for number, text in enumerate(["".join(texts)] if whole else texts):
            name = kind if whole or not number else f"{kind}-{number}-of-many"
            (target / f"{name}.yml").write_text(f"{kind}:\n{text}", encoding="utf-8")
    return total


def _copy(text: str, number: int) -> str:
    letters = "".join("abcdefghij"[int(digit)] for digit in str(number))  # digits are figures
    return text.replace(MARK, f"-copy-{letters}").replace(NUMBER, str(number))


def _read(path: Path) -> dict[str, list[dict[str, Any]]]:
    # Every scalar stays the string that it is.
    read: dict[str, list[dict[str, Any]]] = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    return read


def _dump(some: Any) -> str:
    return yaml.dump(some, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1 << 20)


class _Plain(yaml.CDumper):  # type: ignore[misc]
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _marked(value: Any, key: str, ids: set[str]) -> Any:
    if isinstance(value, dict):
        return {name: _marked(one, name, ids) for name, one in value.items()}
    if isinstance(value, list):
        return [_marked(one, key, ids) for one in value]
    if key == "population":  # a measure that differed in wording only would be a mistake
        return f"Copy {NUMBER}, {value}"
    if key == "sentence":  # nor is what circulates told twice
        return f"{value} (copy {NUMBER})"
    if key in _NAMING and value in ids:
        return f"{value}{MARK}"
    return re.sub(
        r"(?<=\{)([a-z0-9-]+)(?=[:}])",
        lambda name: f"{name[1]}{MARK}" if name[1] in ids else name[1],
        value,
    )


def _naming() -> set[str]:
    """The fields that name a record: 'id' and those that a model marks so."""
    models = [one for one in vars(records).values() if isinstance(one, type)]
    return {"id"} | {
        field.alias or name
        for model in models
        if issubclass(model, records.Model)
        for name, field in model.model_fields.items()
        if "To(kind=" in repr((field.annotation, field.metadata))
    }


_NAMING = _naming()
