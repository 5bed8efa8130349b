"""Error display: what fails in our own code, templates and styles, told by file and line.

For example, a page says 'macros/wording/dates.py:40: ValueError: ...' where its text was to stand.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import Environment, FunctionLoader, Template, TemplateError

from macros.problems import Problem, Problems, marked
from macros.reading.text_files import files

_PROJECT = Path(__file__).parent.parent
_SHELL = _PROJECT / "overrides"
_INSTEAD = Path(__file__).parent / "pages" / "templates" / "instead.html"


def fault(error: Exception) -> Problem | None:
    """The innermost line of this project that raised an error, or None when it has none.

    Where the code was called by a template, that is named as well.
    """
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    # What cannot be read has no frame.
    unread = getattr(error, "filename", None), getattr(error, "lineno", None) or 1
    places = [place for file, line in [*frames, unread] if file and (place := _own(file, line))]
    if not places:
        return None
    text = str(getattr(error, "msg", None) or error).partition("\n")[0]
    templates = [place for place in places if place[0].endswith(".html")]
    if isinstance(error, TemplateError):  # which may show itself later, where it is printed
        return Problem(*(templates or places)[-1], text)
    asked = "; asked by {}:{}".format(*templates[-1]) if templates else ""
    return Problem(*places[-1], f"{type(error).__name__}: {text}{asked}")


class Preview:
    """A build that shows in place of a page what is wrong with it, and goes on.

    Any other build stops: ``on`` says which this is, and ``stop`` is what is raised
    to end one without a traceback. ``tell`` writes on the terminal.
    """

    def __init__(self, on: bool, stop: type[BaseException], tell: Callable[[str], None]) -> None:
        self.on = on
        self._stop = stop
        self._tell = tell
        self._said: set[str] = set()

    def stopped(self, error: Exception) -> BaseException:
        """What ends a build; the error itself, with its traceback, when it is not of ours."""
        if isinstance(error, Problems):
            return self._stop(f"the records have problems:\n{error}")
        found = None if isinstance(error, self._stop) else fault(error)
        return self._stop(f"the site cannot be built:\n{found}") if found else error

    def say(self, found: object) -> None:
        """Tell the terminal, once in a build."""
        if str(found) not in self._said:
            self._said.add(str(found))
            self._tell(str(found))

    def refuse(self, found: Iterable[Problem]) -> list[Problem]:
        """End a build that has problems; a preview tells them, and gets them to show."""
        told = Problems(found)
        if told.found and not self.on:
            raise self._stop(f"the site has problems:\n{told}")
        for one in told.found:
            self.say(one)
        return told.found

    def attempt(self, do: Callable[[], None]) -> Problem | None:
        """Do something; return where it failed, when it did. Raises that in a build."""
        try:
            do()
        except Exception as error:
            return self._found(error)
        return None

    def instead(self, error: Exception) -> str:
        """The Markdown of every page where there is none to read. Raises that in a build."""
        wrong = self.stopped(error)
        if not (self.on and isinstance(wrong, self._stop)):
            raise wrong from None
        self.say(wrong)
        return _unshown(str(wrong).splitlines())

    def page(self, read: Callable[[], str]) -> str:
        """The Markdown that a step of reading a page gives; where it fails, that it did."""
        try:
            return read()
        except Exception as error:
            return _unshown([self._found(error)])

    def guard(self, environment: Environment) -> None:
        """Let the theme's templates tell where they fail."""

        def instead(error: Exception) -> str:
            return _instead([self._found(error)])

        class Told(Template):
            def render(self, *args: Any, **kwargs: Any) -> str:
                try:
                    return super().render(*args, **kwargs)
                except Exception as error:
                    return instead(error)

        environment.template_class = Told
        try:
            for path in files(_SHELL, ".html"):
                environment.get_template(path.relative_to(_SHELL).as_posix())
        except TemplateError as error:
            source = f"{{% raw %}}{instead(error)}{{% endraw %}}"
            environment.loader = FunctionLoader(lambda name: source)

    def _found(self, error: Exception) -> Problem:
        found = fault(error)
        if found is None or not self.on:
            raise self.stopped(error) from None
        self.say(found)
        return found


def _unshown(why: Iterable[object]) -> str:
    return "\n\n".join(("# This page cannot be shown yet", *map(marked, why)))


def _instead(told: list[object]) -> str:
    text = _INSTEAD.read_text(encoding="utf-8")
    return Environment(autoescape=True).from_string(text).render(told=told)


def _own(file: str, line: int) -> tuple[str, int] | None:
    path = Path(file)
    if not path.is_relative_to(_PROJECT):
        return None
    name = path.relative_to(_PROJECT)
    return (name.as_posix(), line) if name.parts[0] in ("macros", "overrides") else None
