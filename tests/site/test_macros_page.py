"""The page on macros shows each of them, as typed and as drawn, and nothing that is no macro."""

import re
from pathlib import Path

import pytest
from conftest import ROOT, parsed

from macros.pages.macros import MACROS

TEXT = (ROOT / "docs" / "macros.md").read_text(encoding="utf-8")
# Each section of a macro: its heading, and what stands below it.
SECTIONS = dict(re.findall(r"^### (\w+)\(.*?\)\n(.*?)(?=^##|\Z)", TEXT, re.DOTALL | re.MULTILINE))
HOW = "add a section '### {}' to docs/macros.md, with its call typed between raw marks and live"


def test_every_macro_has_a_section() -> None:
    """In the order of their list; a macro that is added is shown, one that is gone is not."""
    missing = [name for name in MACROS if name not in SECTIONS]
    assert missing == [], HOW.format(", ".join(missing))
    assert set(SECTIONS) == set(MACROS)


@pytest.mark.parametrize("name", MACROS)
def test_a_heading_names_what_a_macro_takes(name: str) -> None:
    """The words in its parentheses are those of its function."""
    heading = re.search(rf"^### {name}\((.*)\)$", TEXT, re.MULTILINE)
    assert heading, HOW.format(name)
    assert heading[1] == ", ".join(MACROS[name].signature.parameters)


@pytest.mark.parametrize("name", MACROS)
def test_what_is_shown_as_typed_is_what_is_drawn(name: str) -> None:
    """The same line stands as code and live, so that an example cannot lie."""
    section = SECTIONS.get(name, "")
    typed = re.findall(r"^    \{% raw %\}(.*)\{% endraw %\}$", section, re.MULTILINE)
    assert typed and all(f"{{{{ {name}(" in one for one in typed), HOW.format(name)
    live = TEXT[-len("{{ notes() }}\n") :] if name == "notes" else section
    for one in typed:
        assert re.search(rf"^{re.escape(one)}$", live, re.MULTILINE)


@pytest.mark.parametrize("name", MACROS)
def test_an_example_is_drawn_below_its_source(site: Path, name: str) -> None:
    """In the built page: the call as code, then what it draws."""
    page = parsed(site / "macros.html")
    heading = next(one for one in page.select("h3") if one.get_text().startswith(f"{name}("))
    below = []
    for element in heading.find_next_siblings():
        if element.name == "h3" and element.get_text().partition("(")[0] in SECTIONS:
            break
        below.append(element)
    code = next(number for number, one in enumerate(below) if one.name == "pre")
    assert f"{{{{ {name}(" in below[code].get_text()
    if name == "notes":
        assert page.select_one("div.footnote li")
        return
    result = below[code + 1 :]
    if name == "repository":  # of which this copy says nothing
        return
    assert any(one.get_text(strip=True) for one in result)
    words = ("contact", "data_version", "repository", "tally")  # unless a host says more
    assert MACROS[name].block or name in words or result[0].select_one("a, button, time, span")


def test_the_reference_is_not_searched(site: Path) -> None:
    """Its examples would be found beside the figures themselves."""
    assert "macros.html" not in (site / "search" / "records.js").read_text(encoding="utf-8")
