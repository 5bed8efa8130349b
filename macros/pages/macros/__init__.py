"""Macros: what the Markdown of a page may call, such as {{ claim("entries-october") }}.

Inline macros stand in a sentence and cite with footnotes; block macros stand on
a line of their own and link to the sources instead, because footnote marks are
not read inside HTML. Each module that is imported here registers its own.
"""

from macros.pages.macros import citations, colophon, inline, lists, single, words
from macros.pages.macros.registry import GENERATED, MACROS

__all__ = ["GENERATED", "MACROS", "citations", "colophon", "inline", "lists", "single", "words"]
