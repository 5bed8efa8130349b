"""Command line: ``python -m macros COMMAND`` works on records and a built site, without MkDocs.

For example, ``python -m macros check`` ends with status 1 when there are problems.
"""

import sys

_ELSEWHERE = (
    f"this is not the Python of the project. Write: .venv/bin/python -m macros "
    f"{' '.join(sys.argv[1:])}\n'make facts' installs it, if there is none yet."
)
if sys.version_info < (3, 11):  # noqa: UP036  # that of somebody else may be older
    sys.exit(f"Python {sys.version_info.major}.{sys.version_info.minor}: {_ELSEWHERE}")


def main(arguments: list[str] | None = None) -> int:
    """Run one command: 0 when all is well, 1 when there are problems, 2 when it is no command."""
    try:
        from macros.commands import commands  # here, so that a package that is missing is told

        commands.main(arguments, prog_name="python -m macros")
    except SystemExit as end:
        return int(end.code or 0)
    except ModuleNotFoundError as missing:
        if str(missing.name).startswith(f"{__package__}."):
            raise
        sys.exit(f"{missing}: {_ELSEWHERE}")


if __name__ == "__main__":
    sys.exit(main())
