"""Configuration parser: what mkdocs.yml says of a subject under ``extra:``, and on which line.

For example, ``homes: {events: timeline}`` makes docs/timeline.md the home of events.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from macros.problems import Problem, nearest, shown
from macros.reading import yaml_fields, yaml_models, yaml_nodes
from macros.reading.mkdocs_config import CONFIG, pairs
from macros.records import KINDS
from macros.records.characters import flaw
from macros.records.fields import ID
from macros.records.geography import MapFrame
from macros.records.slugs import words
from macros.records.subject import VIEWS, Subject

_ID = re.compile(ID)
# What has its home elsewhere: of each theme, and of each picture.
_ELSEWHERE = ("topics", "measures", "claims", "disagreements", "pictures")
HOMES = (*(kind for kind in KINDS if kind not in _ELSEWHERE), *VIEWS)
_OURS = ("slug", "namespace", "homes", "lost", "map", "with_exports")
_LOST = ("before", "words", "page")
_NEAR = 0.8  # of difflib's ratio: 'slugg' and 'home', but not 'host', which is no 'lost'


def lines(project: Path) -> dict[str, int]:
    """The line on which mkdocs.yml names the home of each kind, and of each view.

    That of others is '', where they would be named.
    """
    extra = _extra(project)
    top = extra.get("homes") or next(iter(extra.values()), None)
    found = {"": top.start_mark.line + 1} if top else {}
    node = _mapping(extra.get("homes"))
    return found | {name: value.start_mark.line + 1 for name, (_, value) in node.items()}


def map_line(project: Path, key: str) -> int:
    """The line on which mkdocs.yml says something of every map."""
    return yaml_nodes.line_of(_extra(project)["map"], (key,))


def language(project: Path) -> tuple[str, int]:
    """The language of the site, which is that of the theme, and the line on which it is stated."""
    theme = _under(project, "theme")
    if "language" not in theme:
        return Subject.language, 0
    _, node = theme["language"]
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "", node.start_mark.line + 1


def lost(project: Path) -> list[tuple[int, str]]:
    """The pages to which the page for wrong addresses leads, each with its line."""
    node = _extra(project).get("lost")
    some = node.value if isinstance(node, yaml.SequenceNode) else []
    pages = (_mapping(one)["page"][1] for one in some if "page" in _mapping(one))
    return [(one.start_mark.line + 1, str(one.value).removesuffix(".md")) for one in pages]


class Extra:
    """What ``extra:`` says of the subject, and what is wrong with it.

    Other keys are not ours, but for one that is ours mistyped.
    """

    def __init__(self, project: Path) -> None:
        self.values: dict[str, Any] = {"slug": _slug(project), "language": language(project)[0]}
        self.problems: list[Problem] = []
        extra = _extra(project)
        self._keys(dict(pairs(project / CONFIG)).get("extra"))
        for name, form in (("slug", self._slug), ("namespace", self._namespace)):
            if name in extra and (value := form(extra[name])):
                self.values["named" if name == "namespace" else name] = value
        if "homes" in extra:
            self.values["homes"] = dict(self._homes(extra["homes"]))
        if "lost" in extra:
            self._lost(extra["lost"])
        if "map" in extra and (frame := self._map(extra["map"])):
            self.values["map"] = frame

    def _keys(self, node: yaml.Node | None) -> None:
        if node and not isinstance(node, yaml.MappingNode):
            self._tell(node, "'extra' is lines of 'key: value', such as 'slug: my-subject'")
        for name, (key, _) in self._once(node).items():
            if name == "language":
                told = "the language of the site stands under 'theme', where the theme reads it too"
                self._tell(key, f"{told}; write 'language' there")
            elif name not in _OURS:
                for meant in get_close_matches(name.casefold(), _OURS, n=1, cutoff=_NEAR):
                    told = f"'{shown(name)}' is not a key of 'extra'; did you mean '{meant}'?"
                    self._tell(key, told)

    def _once(self, node: yaml.Node | None) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """The pairs of a mapping by their keys; one that is no word or stands twice is told."""
        found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if not yaml_nodes.is_text(key):
                told = f"'{yaml_fields.quoted(key)}' is a key that YAML takes for no word"
                self._tell(key, f"{told}; put it in quotation marks")
            elif key.value in found:
                self._tell(key, f"'{shown(key.value)}' stands twice; keep one")
            else:
                found[key.value] = key, value
        return found

    def _lost(self, node: yaml.Node) -> None:
        form = "write {before: TEXT, words: TEXT, page: NAME}"
        if not isinstance(node, yaml.SequenceNode):
            self._tell(node, f"'lost' is a list of pages, each with the words before it; {form}")
            return
        for one in node.value:
            said = self._once(one)
            for name, (key, value) in said.items():
                if name not in _LOST:
                    told = f"'{shown(name)}' is not a key of an entry of 'lost'"
                    self._tell(key, f"{told}{nearest(name, _LOST)}")
                elif name == "page":
                    self._id(value, name)
                elif not yaml_nodes.is_text(value):
                    self._tell(value, f"'{name}' of an entry of 'lost' is plain words; {form}")
                elif wrong := flaw(value.value):
                    self._tell(value, f"'{name}' of an entry of 'lost' {wrong}")
            if missing := [name for name in _LOST if name not in said]:
                told = " and ".join(f"'{name}'" for name in missing)
                self._tell(one, f"an entry of 'lost' has no {told}; {form}")

    def _slug(self, node: yaml.Node) -> str:
        return self._id(node, "slug")

    def _namespace(self, node: yaml.Node) -> UUID | None:
        try:
            return UUID(str(node.value))
        except ValueError:
            told = f"'namespace' is '{yaml_fields.quoted(node)}', which is no UUID"
            self._tell(node, f"{told}; write one, or leave it out: it is then made of the slug")
            return None

    def _homes(self, node: yaml.Node) -> Iterator[tuple[str, str]]:
        if not isinstance(node, yaml.MappingNode):
            self._tell(node, "'homes' is lines of 'kind: page', such as 'events: timeline'")
        for name, (key, value) in self._once(node).items():
            if name not in HOMES:
                told = f"'{shown(name)}' has no home of its own{nearest(name, HOMES)}"
                self._tell(key, f"{told} (one of {', '.join(HOMES)})")
            elif page := self._id(value, name):
                yield name, page

    def _map(self, node: yaml.Node) -> MapFrame | None:
        if not isinstance(node, yaml.MappingNode):
            self._tell(node, "'map' is lines of 'key: value', such as 'country: TUR'")
            return None
        frame, flaws = yaml_models.read(node, MapFrame, set())
        self.problems += [Problem(CONFIG, line, f"map: {text}") for line, text in flaws]
        return frame

    def _id(self, node: yaml.Node, name: str) -> str:
        """The word of a value in which an id may stand; '' if it is none, which is told."""
        word = str(node.value).removesuffix(".md")
        if isinstance(node, yaml.ScalarNode) and _ID.fullmatch(word):
            return word
        told = f"'{name}' is '{yaml_fields.quoted(node)}'"
        self._tell(node, f"{told}; write lower-case words joined by hyphens")
        return ""

    def _tell(self, node: yaml.Node, text: str) -> None:
        self.problems.append(Problem(CONFIG, node.start_mark.line + 1, text))


def _extra(project: Path) -> dict[str, yaml.Node]:
    """The values of ``extra:`` by their keys."""
    return {name: value for name, (_, value) in _under(project, "extra").items()}


def _under(project: Path, key: str) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """What a key of mkdocs.yml holds; nothing of an unreadable file, which is told elsewhere."""
    return _mapping(dict(pairs(project / CONFIG)).get(key))


def _mapping(node: yaml.Node | None) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """The key and the value of each pair by the key's name; none of what is no mapping."""
    some = node.value if isinstance(node, yaml.MappingNode) else []
    return {str(key.value): (key, value) for key, value in some}


def _slug(project: Path) -> str:
    """A slug made of the site's name, or of its folder's."""
    said = dict(pairs(project / CONFIG)).get("site_name")
    name = said.value.partition(":")[0] if isinstance(said, yaml.ScalarNode) else project.name
    return words(name, 5) or "records"
