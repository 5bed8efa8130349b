"""Macro calls of a page: each is drawn in its place, or says there on which line it is wrong.

For example, {{ cite("agnecy") }} is drawn as "docs/law.md:6: cite(): 'agnecy' is not the id ...".
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from inspect import Parameter, Signature
from traceback import walk_stack
from typing import Any

from jinja2 import StrictUndefined

from macros.pages.lookup import Misuse
from macros.pages.macros import GENERATED, MACROS
from macros.pages.macros.registry import Macro
from macros.pages.macros.single import withdrawn
from macros.pages.page import Page
from macros.preview import fault
from macros.problems import Problem, marked, nearest


class Calls:
    """The macros that one page may call, and the mistakes found in calling them.

    A call with a mistake prints the message in its place, so that a preview
    shows it; a build asks for ``problems`` and stops. ``front_matter`` is how many lines stand
    above the page's Markdown in its file. ``hold`` is given each HTML block and returns what
    stands for it in the Markdown.
    """

    def __init__(
        self, page: Page, front_matter: int = 0, hold: Callable[[str], str] = lambda block: block
    ) -> None:
        self.page = page
        self._front_matter = front_matter
        self._hold = hold
        self.problems: list[Problem] = []

    @property
    def macros(self) -> dict[str, Callable[..., str]]:
        """What a template of the page may call, by name."""
        generated = self.page.stem in self.page.data.generated
        known = MACROS | GENERATED if generated else MACROS
        return {name: partial(self._call, macro) for name, macro in known.items()}

    @property
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

    def close(self, markdown: str) -> str:
        """The page's whole Markdown, with what was deferred; what it cited must have notes."""
        if self.page.uncited:
            text = (
                "the page cites or explains something but does not end with {{ notes() }}; add it"
            )
            self.problems.append(Problem(f"docs/{self.page.name}", 1, text))
        whole = self.page.settled(markdown)
        return whole + self._hold(gone) if (gone := withdrawn(self.page)) else whole

    def refuse(self, found: Iterable[Problem]) -> str:
        """What stands in place of a page that holds what no page may."""
        found = list(found)
        self.problems += found
        return "".join(f"{marked(one)}\n\n" for one in found)

    def _call(self, macro: Macro, /, *args: Any, **kwargs: Any) -> str:
        try:
            macro.signature.bind(*args, **kwargs)
        except TypeError as error:
            return self._tell(f"{macro.name}(): {_misfit(error, macro.signature, kwargs)}")
        try:
            drawn = str(macro.draw(self.page, *args, **kwargs))
        except Misuse as error:
            return self._tell(f"{macro.name}(): {error}")
        except Exception as error:
            found = fault(error)
            if found is None:
                raise
            return self._add(replace(found, text=f"{macro.name}() cannot be drawn: {found.text}"))
        return self._hold(drawn) if macro.block else drawn

    def _tell(self, text: str) -> str:
        line = self._front_matter + _template_line()
        return self._add(Problem(f"docs/{self.page.name}", line, text))

    def _add(self, problem: Problem) -> str:
        self.problems.append(problem)
        return marked(problem)


def _misfit(error: TypeError, taken: Signature, given: Iterable[str]) -> str:
    """Why the values of a call do not fit what its macro takes, and what that is."""
    names = list(taken.parameters)
    known = f"(it takes {', '.join(names) or 'nothing'})"
    for one in given:
        if one not in names:
            return f"takes no '{one}'{nearest(one, names)} {known}"
        if taken.parameters[one].kind is Parameter.VAR_POSITIONAL:
            return f"takes {one} one after another; leave out '{one}='"
    return f"{error} {known}"


def _template_line() -> int:
    """The line of the page that Jinja is rendering, counted from 1.

    Jinja knows it only as the line of its own code that is running.
    """
    for frame, line in walk_stack(None):
        if template := frame.f_globals.get("__jinja_template__"):
            return int(template.get_corresponding_lineno(line))
    return 1
