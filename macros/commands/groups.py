"""Command groups: a name that is none of theirs is told with the one that may be meant.

For example, "'chek' is no command; did you mean 'check'?".
"""

from collections.abc import Collection

import click

from macros.problems import nearest


class Group(click.Group):
    """Commands of which one is named; ``what`` is what such a name is the name of."""

    what = "command"

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names. Raises UsageError when it names none."""
        known: Collection[str] = self.list_commands(context)
        if (name := args[0]) not in known and not name.startswith("-"):
            mend = nearest(name, known) or f"; write one of {', '.join(known)}"
            context.fail(f"'{name}' is no {self.what}{mend}")
        return super().resolve_command(context, args)
