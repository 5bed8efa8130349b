"""Ids that are made of words say these words, whatever their script."""

import re
from pathlib import Path

import pytest
from conftest import ROOT, run
from markdown import Markdown
from markdown.extensions import toc

from macros.reading.mkdocs_config import extensions
from macros.records.slugs import anchor, words

PAGES = sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("What was ordered?", "what-was-ordered"),
        ("as_of(ids)", "as_ofids"),
        ("Who’s who – and “why”", "whos-who-and-why"),
        ("Что было приказано?", "chto-bylo-prikazano"),
        ("Część 2: powrót", "czesc-2-powrot"),
        ("Ὁδός and road", "odos-and-road"),
        ("???", ""),
    ],
)
def test_a_heading_is_called_by_its_words(heading: str, id: str) -> None:
    """Letters of other scripts are spelled out; plain ones are Markdown's own."""
    assert anchor(heading, "-") == id


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_known_anchor_stays(page: Path) -> None:
    """Every heading of the site has the id that Markdown alone gives it."""
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"\A---\n.*?\n---\n|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    drawn = [
        Markdown(extensions=extensions(ROOT), extension_configs={"toc": {"slugify": one}}).convert(
            text
        )
        for one in (toc.slugify, anchor)
    ]
    assert re.findall(r'<h\d id="[^"]*"', drawn[0]) != []
    assert drawn[1] == drawn[0]


@pytest.mark.slow
def test_a_heading_in_another_script_keeps_its_anchor(small: Path) -> None:
    """It does not depend on what stands before it, as a number would."""
    page = small / "docs" / "ending.md"
    for more in ("\n## Что было дальше?\n", "\n## Нет\n\n## Что было дальше?\n"):
        page.write_text(page.read_text(encoding="utf-8") + more, encoding="utf-8")
        built = run("-m", "mkdocs", "build", cwd=small)
        assert built.returncode == 0, built.stderr
        drawn = (small / "site" / "ending.html").read_text(encoding="utf-8")
        assert '<h2 id="chto-bylo-dalshe">' in drawn
        assert not re.search(r'id="_\d', drawn)
        page.write_text(page.read_text(encoding="utf-8").replace(more, ""), encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "telling", "id"),
    [
        ("Елена Пример", False, "elena-primer"),
        ("Статья 332", False, "statia-332"),
        ("Jörg Świętek", False, "jorg-swietek"),
        ("Who's Who", False, "whos-who"),
        ("How many Russians entered Testland?", True, "russians-entered-testland"),
        ("What of it?", True, "what-of-it"),
        ("One, two, three, four, five words", False, "one-two-three-four"),
        ("…", False, ""),
    ],
)
def test_a_new_record_is_called_by_its_words(text: str, telling: bool, id: str) -> None:
    """By the first few; where asked, by those that tell it from others."""
    assert words(text, 4, telling) == id
