"""Page state: what the macros called so far leave for those that are called after them.

For example, claim() cites a figure, and notes() at the page's end prints its note.
"""

from collections.abc import Callable
from typing import Any

from macros import exports
from macros.pages.linked_records import LinkedRecords
from macros.pages.renderer import Renderer
from macros.records import GlossaryEntry, Record


class Page:
    """One page while its Markdown is read; it remembers what it has cited.

    ``name`` is its file under docs/, such as 'law.md'. ``edition`` is what the page
    tells of the data as a whole, and of whoever hosts it.
    """

    def __init__(
        self,
        renderer: Renderer,
        name: str,
        edition: exports.Edition | None = None,
    ) -> None:
        self.renderer = renderer
        self.data = renderer.data
        self.name = name
        self.edition = edition or exports.nameless(renderer.data)
        self.linked = LinkedRecords(name)
        self.cited: dict[str, Record] = {}
        self.shown: set[str] = set()  # ids of disagreements in full
        self.parted: list[Record] = []  # rows of lists whose parts the page leads to
        self.sorts = False  # whether a table has brought the script that sorts
        self._unnoted: dict[str, Record] = {}  # cited since notes() was called
        self._explained: dict[str, GlossaryEntry] = {}  # likewise
        self._answer: list[Record] = []  # cited since answer_as_of() was called
        self._deferred: dict[str, Callable[[], str]] = {}

    @property
    def stem(self) -> str:
        """'law'."""
        return self.name.removesuffix(".md")

    @property
    def uncited(self) -> list[str]:
        """Ids that were cited or explained, but notes() was not called since."""
        return [*self._unnoted, *self._explained]

    def cite(self, record: Record) -> str:
        """The mark of a record's note, which notes() prints."""
        self.cited[record.id] = self._unnoted[record.id] = record
        self._answer.append(record)
        return f"[^{record.id}]"

    def explain(self, entry: GlossaryEntry) -> None:
        """Have notes() print the definition of a word."""
        self._explained[entry.id] = entry

    def take_notes(self) -> tuple[list[Record], list[GlossaryEntry]]:
        """What was cited and what was explained since the last such call."""
        cited, self._unnoted = self._unnoted, {}
        explained, self._explained = self._explained, {}
        return list(cited.values()), list(explained.values())

    def take_answer(self) -> list[Record]:
        """What was cited since the last such call, or since the page began."""
        cited, self._answer = self._answer, []
        return cited

    def defer(self, text: str, settle: Callable[[], str]) -> str:
        """``text``, for which ``settle`` gives what is printed once the whole page is known."""
        self._deferred[text] = settle
        return text

    def settled(self, markdown: str) -> str:
        """The page's whole Markdown, with what was deferred."""
        for text, settle in self._deferred.items():
            markdown = markdown.replace(text, settle())
        return markdown

    def is_home(self, record: Record) -> bool:
        """True when a record carries its id on this page."""
        return self.data.is_home(record, self.name)

    def block(self, template: str, /, **context: Any) -> str:
        """An HTML block of this page."""
        return self.renderer.block(template, self.linked, **context)

    def inline(self, template: str, /, **context: Any) -> str:
        """One line of HTML that stands in a sentence of this page."""
        return self.renderer.inline(template, self.linked, **context)
