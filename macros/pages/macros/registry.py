"""Macro registry: each function that a page may call puts itself here, by its own name.

For example, ``@macro(block=True)`` above ``def timeline(page, category=None)`` lets a page
say {{ timeline(category="law") }}.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from inspect import Signature, signature
from typing import TypeVar

Draw = TypeVar("Draw", bound=Callable[..., str])


@dataclass(frozen=True)
class Macro:
    """One of them: ``draw`` takes the page that calls, and then what stands in the call.

    A ``block`` stands on a line of its own; others in a sentence.
    """

    draw: Callable[..., str]
    block: bool

    @property
    def name(self) -> str:
        """'timeline'."""
        return self.draw.__name__

    @cached_property
    def signature(self) -> Signature:
        """What a call on a page may give."""
        whole = signature(self.draw)
        return whole.replace(parameters=list(whole.parameters.values())[1:])


MACROS: dict[str, Macro] = {}  # what every page may call, by name
GENERATED: dict[str, Macro] = {}  # what only the pages that nobody wrote may call besides


def macro(*, block: bool = False, generated: bool = False) -> Callable[[Draw], Draw]:
    """Register a function as a macro of its name; ``generated`` for pages that nobody wrote."""
    registry = GENERATED if generated else MACROS

    def register(draw: Draw) -> Draw:
        registry[draw.__name__] = Macro(draw, block)
        return draw

    return register
