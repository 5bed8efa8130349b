"""Calls from Markdown: which page and line a call stands on, and what is wrong with it."""

import inspect
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from types import FrameType
from typing import Any

from jinja2 import StrictUndefined

from macros.exports import Edition
from macros.pages.page import BLOCKS, MACROS, OF_PARTS, Misuse, Page
from macros.pages.renderer import Renderer
from macros.preview import fault
from macros.problems import Problem, marked, nearest


class Calls:
    """The macros of every page, and the mistakes found in calling them.

    A call with a mistake prints the message in its place, so that a preview
    shows it; a build asks for ``problems`` and stops. ``hold`` is given each HTML
    block and returns what stands for it in the Markdown.
    """

    def __init__(
        self,
        renderer: Renderer,
        hold: Callable[[str], str] = lambda block: block,
        edition: Edition | None = None,
    ) -> None:
        self._renderer = renderer
        self._edition = edition
        self._hold = hold
        self.problems: list[Problem] = []

    def open(self, name: str, front_matter: int) -> None:
        """Begin the page docs/``name``, whose Markdown follows that many lines of front matter."""
        self._name, self._front_matter = name, front_matter
        self._page = Page(self._renderer, name, self._edition)

    def close(self, markdown: str) -> str:
        """A page's Markdown with what is known at its end alone; what it cited must have notes."""
        if self._page.uncited:
            text = (
                "the page cites or explains something but does not end with {{ notes() }}; add it"
            )
            self.problems.append(Problem(f"docs/{self._name}", 1, text))
        whole = self._page.closed(markdown)
        return whole + self._hold(drawn) if (drawn := self._page.withdrawn()) else whole

    def macro(self, name: str) -> Callable[..., str]:
        """The macro of this name, for the page that is open when it is called."""

        def call(*args: Any, **kwargs: Any) -> str:
            method = getattr(self._page, name)
            taken = inspect.signature(method)
            try:
                taken.bind(*args, **kwargs)
            except TypeError as error:
                return self._tell(f"{name}(): {_misfit(error, taken, kwargs)}")
            try:
                drawn = str(method(*args, **kwargs))
            except Misuse as error:
                return self._tell(f"{name}(): {error}")
            except Exception as error:
                found = fault(error)
                if found is None:
                    raise
                told = f"{name}() cannot be drawn: {found.text}"
                return self._add(replace(found, text=told))
            return self._hold(drawn) if name in (*BLOCKS, *OF_PARTS) else drawn

        return call

    def refuse(self, found: Iterable[Problem]) -> str:
        """What stands in place of a page that holds what no page may."""
        self.problems += found
        return "".join(f"{marked(one)}\n\n" for one in found)

    def undefined(self) -> type[StrictUndefined]:
        """What Jinja makes of a name that no macro has."""
        tell = self._tell

        class Unknown(StrictUndefined):
            jinja_pass_arg = None  # Jinja asks for it before it calls

            def __str__(self) -> str:  # type: ignore[override]
                name = str(self._undefined_name)
                return tell(f"'{name}' is not a macro{nearest(name, MACROS)}")

            def __call__(self, *args: Any, **kwargs: Any) -> str:  # type: ignore[override]
                return str(self)

        return Unknown

    def _tell(self, text: str) -> str:
        line = self._front_matter + _template_line(sys._getframe())
        return self._add(Problem(f"docs/{self._name}", line, text))

    def _add(self, problem: Problem) -> str:
        self.problems.append(problem)
        return marked(problem)


def _misfit(error: TypeError, taken: inspect.Signature, given: Iterable[str]) -> str:
    """Why the values of a call do not fit what its macro takes, and what that is."""
    names = list(taken.parameters)
    known = f"(it takes {', '.join(names) or 'nothing'})"
    for one in given:
        if one not in names:
            return f"takes no '{one}'{nearest(one, names)} {known}"
        if taken.parameters[one].kind is inspect.Parameter.VAR_POSITIONAL:
            return f"takes {one} one after another; leave out '{one}='"
    return f"{error} {known}"


def _template_line(frame: FrameType | None) -> int:
    """The line of the Jinja template that is being rendered, counted from 1."""
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 1
