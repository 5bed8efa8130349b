"""Progress bar: '7/18 files', on a terminal and nowhere else, for a log holds results alone."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress(noun: str) -> Iterator[Callable[[int, int], None]]:
    """What is called with how many are done, and of how many."""
    with click.progressbar(
        length=0,  # until it is told
        label=noun,
        bar_template="[%(bar)s] %(info)s %(label)s",
        show_pos=True,
        show_eta=False,
        show_percent=False,
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:

        def tell(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        yield tell
