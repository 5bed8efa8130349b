"""Allowlist: data/allowed_figures.yml, patterns of figures in prose that are the name of a thing.

For example, {words: Article 1, because: it is the number of an article}.
"""

import re
from collections.abc import Mapping
from pathlib import Path, PurePath

import yaml

from macros.problems import Problem, Problems
from macros.reading import text_files, yaml_nodes
from macros.records.subject import Allowance

FILE = "allowed_figures.yml"


def read(folder: Path, unsaved: Mapping[Path, str]) -> tuple[Allowance, ...]:
    """The entries of the list, in their order; none where there is none.

    Raises Problems, each with the line of its entry, when one cannot be read.
    """
    path, name = folder / FILE, PurePath(folder.name, FILE).as_posix()
    if not text_files.is_there(path) and path not in unsaved:
        return ()
    text = unsaved.get(path) or text_files.read(path, name)
    root = yaml_nodes.compose(text, name)
    if root is None:  # an empty file frees nothing
        return ()
    entries, problems = [], []
    for node in root.value if isinstance(root, yaml.SequenceNode) else [root]:
        try:
            entries.append(_allowance(node, name))
        except ValueError as reason:
            problems.append(Problem(name, node.start_mark.line + 1, str(reason)))
    if problems:
        raise Problems(problems)
    return tuple(entries)


def _allowance(node: yaml.Node, name: str) -> Allowance:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    if not all(isinstance(one, yaml.ScalarNode) for pair in pairs for one in pair):
        raise ValueError("an entry is lines of 'key: value'; write plain words")
    entry: dict[str, str] = {key.value: value.value for key, value in pairs if value.value}
    if set(entry) not in ({"words", "because"}, {"pattern", "because"}) or len(pairs) > 2:
        raise ValueError("an entry has 'words' or a 'pattern', and says why in 'because'")
    words = entry.get("words") or entry["pattern"]
    source = re.escape(words).replace(r"\ ", " ") if "words" in entry else words
    source = source.replace(" ", r"\s+")  # a line of prose may break at any space
    try:  # whole words only: 'part 2' does not free 'part 20' or 'part 2,000'
        pattern = re.compile(rf"(?<!\w)(?:{source})(?![\w%]|[.,]\d)")
    except re.error as reason:
        raise ValueError(f"'{words}' is not a pattern: {reason}") from None
    return Allowance(name, node.start_mark.line + 1, words, pattern)
