"""Environment variables: what a host sets, read and checked once; what is unset is left out.

For example, ``SITE_URL`` is the address of the site, which ends in a slash.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from macros.problems import Problem, Problems, shown
from macros.reading import host_values
from macros.reading.mkdocs_config import stated

_EDIT_PATH = "edit/main/docs"  # as GitHub has it


@dataclass(frozen=True)
class Host:
    """What whoever hosts a copy says of it; '' is what they do not say."""

    url: str = ""
    """The address of the site, which ends in a slash."""
    code: str = ""
    """The address of the repository."""
    edit: str = ""
    """The address below which the text of each page can be edited."""
    publisher: str = ""
    """Who answers for the copy."""
    contact: str = ""
    """Where they read of mistakes: a web address, or one for e-mail."""
    epoch: int | None = None
    """The moment that files carry, in seconds since 1970."""

    @classmethod
    def of(cls, project: Path, given: Mapping[str, str] = os.environ) -> Self:
        """What is set. Raises Problems, all at once."""
        host, unfit = cls.read(project, given)
        if unfit:
            raise Problems(unfit)
        return host

    @classmethod
    def read(
        cls, project: Path, given: Mapping[str, str] = os.environ
    ) -> tuple[Self, list[Problem]]:
        """What is set in the form that it should have, and what is wrong with the rest.

        An address that mkdocs.yml states holds, whatever the environment has.
        """
        given = {name: value for name, value in given.items() if value} | _stated(project)
        unfit: list[Problem] = []

        def fit(name: str, form: Callable[[str], str]) -> str:
            value = given.get(name, "")
            try:
                return form(value) if value else ""
            except host_values.Unfit as wrong:
                unfit.append(Problem(name, 0, f"'{shown(value)}' {wrong}"))
                return ""

        code, path = (
            fit("REPO_URL", host_values.page),
            fit("EDIT_PATH", host_values.path) or _EDIT_PATH,
        )
        epoch = fit("SOURCE_DATE_EPOCH", host_values.seconds)
        host = cls(
            url=fit("SITE_URL", host_values.folder),
            code=code,
            edit=f"{code}/{path}" if code else "",
            publisher=fit("PUBLISHER", host_values.name),
            contact=fit("CONTACT", host_values.contact),
            epoch=int(epoch) if epoch else None,
        )
        return host, unfit


def _stated(project: Path) -> dict[str, str]:
    told = stated(project)
    named = {"SITE_URL": told.get("site_url"), "REPO_URL": told.get("repo_url")}
    return {name: value for name, value in named.items() if value and isinstance(value, str)}
