"""Many times the records: copies that are checked, counted and drawn like the first."""

import re
import sys
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from macros import records  # noqa: E402

# What a site has few of, however much is known: its questions, its words, its drawings.
FEW = {"topics", "glossary", "places", "pictures", "corrections"}
MARK = "-copy-mark"


def write(source: Path, target: Path, times: int, whole: bool = False) -> int:
    """Write ``times`` the records of ``source``, the copies under ids of their own; how many.

    Each copy is a file beside the first; one file has all where it is to be ``whole``.
    """
    files = {path.stem: _read(path) for path in sorted(source.glob("*.yml"))}
    files = {
        name: {kind: some for kind, some in kinds.items() if some} for name, kinds in files.items()
    }
    ids = {
        one["id"]
        for kinds in files.values()
        for kind, some in kinds.items()
        for one in some
        if kind not in FEW
    }
    total = 0
    for name, kinds in files.items():
        few = {kind: some for kind, some in kinds.items() if kind in FEW}
        many = {kind: some for kind, some in kinds.items() if kind not in FEW}
        marked = {kind: _dump(_marked(some, "", ids)) for kind, some in many.items()}
        texts = {kind: [_dump(some)] for kind, some in many.items()}
        for number in range(1, times):
            for kind, text in marked.items():
                texts[kind].append(_copy(text, number))
        total += sum(map(len, few.values())) + sum(map(len, many.values())) * times
        _put(
            target,
            f"{name}-few" if many else name,
            {kind: [_dump(some)] for kind, some in few.items()},
        )
        if whole:
            _put(target, name, texts)
            continue
        for number in range(times):
            some = {kind: [copies[number]] for kind, copies in texts.items()}
            _put(target, f"{name}-{number}-of-many", some)
    return total


def _copy(text: str, number: int) -> str:
    letters = "".join("abcdefghij"[int(digit)] for digit in str(number))  # digits are figures
    # A measure that differed in wording only would be a mistake, so that each counts a
    # population of its own.
    return text.replace(MARK, f"-copy-{letters}").replace(
        "\n  population: ", f"\n  population: Copy {number}, "
    )


def _put(folder: Path, name: str, texts: dict[str, list[str]]) -> None:
    if texts:
        text = "".join(f"{kind}:\n{''.join(some)}" for kind, some in texts.items())
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")


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
