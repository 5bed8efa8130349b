"""Command-line interface: the commands of ``python -m macros``, one module each.

A module is loaded when its command is asked for: ``check`` does not wait for the libraries of
``offline``, and does without them.
"""

from importlib import import_module

import click

from macros.commands.groups import Group
from macros.problems import Problem, Problems

_NAMES = (
    *("check", "suspects", "new", "export", "release", "schema", "lighten", "offline", "links"),
    *("fingerprint", "cut-borders"),
)


class Commands(Group):
    """Commands that are modules; whatever problems one raises are told, and its status is 1.

    So is a file or a folder that the system does not give or take.
    """

    def list_commands(self, context: click.Context) -> list[str]:
        return list(_NAMES)

    def get_command(self, context: click.Context, name: str) -> click.Command:
        module = import_module(f"{__name__}.{name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def invoke(self, context: click.Context) -> None:
        try:
            super().invoke(context)
        except Problems as problems:
            click.echo(problems, err=True)
            context.exit(1)
        except OSError as error:
            if not (path := error.filename2 or error.filename):
                raise
            click.echo(Problem(str(path), 0, f"{error.strerror}".lower()), err=True)
            context.exit(1)


commands = Commands(
    help="Work on the records.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
