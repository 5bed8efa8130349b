"""CSS purging (as PurgeCSS does): which rules of a stylesheet a page can use.

For example, the rule of '.card' goes where neither an element nor a script has that word.

A rule stays when every tag, class, id and attribute that its selector asks for
is on the page, or is named in one of its scripts, which may put it there. A
custom property, an animation or a page with a name stays when something that stays reads it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import tinycss2
from cssselect2 import parser as selectors
from lxml.html import HtmlElement, document_fromstring
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_VARIABLE = re.compile(r"--[\w-]+")
_BEGINNING = re.compile(r"([A-Za-z_][\w-]*-)(?:\$\{|['\"])")  # `row--${kind}` or "row--" + kind
_GROUPS = {"media", "supports", "layer", "container"}


class Vocabulary:
    """What a page names: tags, classes, ids, attributes, variables, every word of its scripts.

    ``later`` are stylesheets that read its variables once they are loaded.
    """

    def __init__(self, html: str, later: Iterable[str] = ()) -> None:
        self.page: set[str] = {"html", "head", "body", "tbody"}  # implied where not written
        self.script: set[str] = set()
        self.beginnings: tuple[str, ...] = ()
        self.variables = {name for text in (html, *later) for name in _VARIABLE.findall(text)}
        for element in document_fromstring(html).iter("*"):
            self._read(element)
        self._words = self.page | self.script

    def _read(self, element: HtmlElement) -> None:
        """Remember a tag, its attributes with their values, its classes and its id; a script."""
        self.page.add(element.tag)
        for name, value in element.items():
            self.page |= {name, f"{name}={value}"}
            if name in ("class", "id"):
                self.page.update(value.split())
        if element.tag == "script" and element.get("type") != "application/ld+json":
            words = element.text or ""
            self.script.update(_WORD.findall(words))
            self.beginnings += tuple(_BEGINNING.findall(words))

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def may_hold(self, selector: "_Selector") -> bool:
        """Whether an element of the page may match a selector."""
        return selector.names <= self._words and all(map(self.may_match, selector.rest))

    def may_match(self, tree: object) -> bool:
        """Whether an element of the page may match a parsed selector; what cannot be judged may."""
        match tree:
            case selectors.CombinedSelector():
                return self.may_match(tree.left) and self.may_match(tree.right)
            case selectors.CompoundSelector():
                return all(map(self.may_match, tree.simple_selectors))
            case selectors.LocalNameSelector():
                return tree.lower_local_name in self
            case selectors.ClassSelector():
                return tree.class_name in self or tree.class_name.startswith(self.beginnings)
            case selectors.IDSelector():
                return tree.ident in self
            case selectors.AttributeSelector():
                return self._may_have(tree)
            case selectors.MatchesAnySelector() | selectors.SpecificityAdjustmentSelector():
                return any(self.may_match(one.parsed_tree) for one in tree.selector_list)
            case selectors.RelationalSelector():
                return any(self.may_match(one.selector.parsed_tree) for one in tree.selector_list)
            case _:
                return True

    def _may_have(self, attribute: selectors.AttributeSelector) -> bool:
        name = attribute.lower_name
        if attribute.operator == "=":
            return f"{name}={attribute.value}" in self.page or attribute.value in self.script
        return name in self or name.removeprefix("data-") in self.script


@dataclass(frozen=True)
class _Property:
    name: str
    text: str
    reads: frozenset[str]  # custom properties, and names of animations and pages


@dataclass(frozen=True)
class _Selector:
    text: str
    names: frozenset[str]  # the tags and ids that it asks for
    rest: tuple[object, ...]  # what else has to match


@dataclass(frozen=True)
class _Rule:
    choices: tuple[_Selector, ...]  # those between commas
    properties: tuple[_Property, ...]


@dataclass(frozen=True)
class _Group:
    opening: str
    rules: tuple["_Any", ...]


@dataclass(frozen=True)
class _Verbatim:
    text: str
    name: str | None


_Any = _Rule | _Group | _Verbatim


class Stylesheet:
    """Read once, and written for each page."""

    def __init__(self, css: str) -> None:
        self._rules = tuple(_parsed(tinycss2.parse_stylesheet(css, True, True)))

    def purged(self, words: Vocabulary) -> str:
        """The rules that a page with these words can use, in their order."""
        rules = tuple(_kept(self._rules, words))
        return "".join(_written(rules, _read(rules, words.variables)))


def _parsed(rules: Iterable[Node]) -> Iterator[_Any]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            yield _Rule(tuple(_choices(rule.prelude)), tuple(_properties(rule.content)))
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in _GROUPS and rule.content:
            opening = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
            inner = tinycss2.parse_rule_list(rule.content, True, True)
            yield _Group(opening, tuple(_parsed(inner)))
        elif isinstance(rule, AtRule) and rule.lower_at_keyword != "charset":
            named = "keyframes" in rule.lower_at_keyword or rule.lower_at_keyword == "page"
            name = tinycss2.serialize(rule.prelude).strip() if named else None
            yield _Verbatim(tinycss2.serialize([rule]), name or None)


def _choices(prelude: list[Node]) -> Iterator[_Selector]:
    groups: list[list[Node]] = [[]]
    for token in prelude:
        if token == ",":
            groups.append([])
        else:
            groups[-1].append(token)
    for group in groups:
        for one in selectors.parse(_elements(group)):
            names: set[str] = set()
            rest = tuple(_beyond(one.parsed_tree, names))
            yield _Selector(tinycss2.serialize(group).strip(), frozenset(names), rest)


def _beyond(tree: object, names: set[str]) -> Iterator[object]:
    """The parts of a selector that ask for more than a name; those go to ``names``."""
    match tree:
        case selectors.CombinedSelector():
            yield from _beyond(tree.left, names)
            yield from _beyond(tree.right, names)
        case selectors.CompoundSelector():
            for one in tree.simple_selectors:
                yield from _beyond(one, names)
        case selectors.LocalNameSelector():
            names.add(tree.lower_local_name)
        case selectors.IDSelector():
            names.add(tree.ident)
        case _:
            yield tree


def _elements(group: list[Node]) -> list[Node]:
    """A selector without its pseudo-element, of which the parser knows the oldest only."""
    for place in range(1, len(group)):
        if group[place - 1] == group[place] == ":":
            before = group[: place - 1]
            bare = not tinycss2.serialize(before).strip()
            return list(tinycss2.parse_component_value_list("*")) if bare else before
    return group


def _properties(content: list[Node]) -> Iterator[_Property]:
    for one in tinycss2.parse_blocks_contents(content, True, True):
        text = tinycss2.serialize([one])
        name = one.name if isinstance(one, Declaration) else ""
        pattern = _WORD if name.startswith(("animation", "page")) else _VARIABLE
        reads = text.partition(":")[2]
        yield _Property(name, text, frozenset(pattern.findall(reads)))


def _kept(rules: Iterable[_Any], words: Vocabulary) -> Iterator[_Any]:
    for rule in rules:
        match rule:
            case _Rule():
                choices = tuple(filter(words.may_hold, rule.choices))
                if choices:
                    yield _Rule(choices, rule.properties)
            case _Group():
                yield _Group(rule.opening, tuple(_kept(rule.rules, words)))
            case _:
                yield rule


def _all(rules: Iterable[_Any]) -> Iterator[_Property]:
    for rule in rules:
        match rule:
            case _Rule():
                yield from rule.properties
            case _Group():
                yield from _all(rule.rules)


def _read(rules: tuple[_Any, ...], variables: set[str]) -> set[str]:
    """What some property or the page itself reads, through custom properties as well."""
    needs: dict[str, set[str]] = {}
    read = set(variables)
    for one in _all(rules):
        if one.name.startswith("--"):
            needs.setdefault(one.name, set()).update(one.reads)
        else:
            read |= one.reads
    new = read
    while new:
        new = {name for one in new for name in needs.get(one, ())} - read
        read |= new
    return read


def _written(rules: Iterable[_Any], read: set[str]) -> Iterator[str]:
    for rule in rules:
        match rule:
            case _Rule():
                names = ",".join(one.text for one in rule.choices)
                used = (
                    one.text
                    for one in rule.properties
                    if not one.name.startswith("--") or one.name in read
                )
                body = ";".join(used)
                yield f"{names}{{{body}}}" if body else ""
            case _Group():
                inner = "".join(_written(rule.rules, read))
                yield f"{rule.opening}{{{inner}}}" if inner else ""
            case _Verbatim():
                yield rule.text if rule.name is None or rule.name in read else ""
