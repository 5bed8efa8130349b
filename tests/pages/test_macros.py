"""Macros register themselves, lists know how their rows look, and a page remembers for itself."""

import pytest
from conftest import DATA
from jinja2 import Environment

from macros.checking import load
from macros.corpus import pagination
from macros.corpus.pagination import PaginatedList
from macros.pages.calls import Calls
from macros.pages.macros import GENERATED, MACROS, citations, inline, rows, single
from macros.pages.macros.registry import Macro, macro
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.records import KINDS, Chart


def drawn(page: Page, markdown: str) -> str:
    """A page's Markdown with what its calls print."""
    calls = Calls(page)
    jinja = Environment(undefined=calls.undefined)
    return calls.close(jinja.from_string(markdown).render(calls.macros))


def test_a_macro_registers_itself_by_its_name() -> None:
    """What a call may give is what its function takes besides the page."""

    @macro(block=True)
    def tried(page: Page, id: str, *more: str) -> str:
        """Only here."""
        return f"{page.name}, {id}"

    found = MACROS.pop("tried")
    assert found == Macro(tried, block=True)
    assert (found.name, str(found.signature)) == ("tried", "(id: str, *more: str) -> str")


def test_only_pages_that_nobody_wrote_may_call_what_parts_of_lists_are_made_of(world) -> None:
    """On any other, such a name is no macro."""
    renderer = Renderer(load(world()))
    assert set(GENERATED) == {"list_part", "saying"}
    assert set(Calls(Page(renderer, "about.md")).macros) == set(MACROS)
    told = drawn(Page(renderer, "about.md"), '{{ saying("x") }}')
    assert "&#39;saying&#39; is not a macro" in told


@pytest.mark.parametrize("name", ["page", "macro", "self"])
def test_a_call_gives_nothing_but_what_its_macro_takes(world, name: str) -> None:
    """Not the page either, nor whatever else calls it."""
    told = drawn(Page(Renderer(load(world())), "about.md"), f'{{{{ claim({name}="about") }}}}')
    assert f"claim(): takes no &#39;{name}&#39; (it takes id)" in told


def test_every_list_that_is_parted_has_a_layout() -> None:
    """What its parts look like is written beside what the whole does."""
    assert set(rows.LAYOUTS) == set(pagination._KINDS)


def test_an_unknown_list_is_an_error() -> None:
    """It is not drawn as a list of another kind."""
    listing = PaginatedList("unheard-of", "unheard-of", "page", "rows", "year", 10, ())
    with pytest.raises(LookupError, match="a list of unheard-of has no layout"):
        rows.layout_of(listing)


def test_a_page_remembers_what_it_alone_has_linked_to(world) -> None:
    """Pages may be drawn in turns, and what stands on no page is remembered by none."""
    renderer = Renderer(load(world()))
    one, other = Page(renderer, "about.md"), Page(renderer, "sources.md")
    inline.claim(one, "entries-october")
    citations.notes(one)
    inline.disputed(other, "net-or-gross")
    blog = renderer.data.sources["blog"]
    renderer.markup("inline/mention.html", record=blog, words="x", dated=False, linked=True)
    assert {source.id for source in one.linked.sources} == {"agency", "blog"}
    assert other.linked.sources == []


WHOLE = """
{{ claim("entries-october") }} {{ date("law-signed") }} {{ penalty("article-1") }}
{{ cite("agency") }} {{ disputed("net-or-gross") }}

{{ timeline() }} {{ figures(theme="leaving") }} {{ disagreement("net-or-gross") }}
{{ sources() }} {{ people() }} {{ penalties() }} {{ retellings() }} {{ a_to_z() }}

{{ notes() }}
"""


def test_rewording_how_a_kind_is_called_changes_no_page(world, monkeypatch) -> None:
    """Templates choose by the kind of a record, not by the word for it in messages."""
    data = load(world())
    before = drawn(Page(Renderer(data), "about.md"), WHOLE)
    for number, model in enumerate(KINDS.values()):
        monkeypatch.setattr(model, "noun", f"reworded {number}")
    assert drawn(Page(Renderer(data), "about.md"), WHOLE) == before


def test_a_picture_tells_again_what_it_draws_by_kind() -> None:
    """Each kind that it draws has a table below it, however that kind is called."""
    data = DATA
    picture = next(one for one in data.pictures.values() if one.chart == Chart.sentences)
    whole = single.picture(Page(Renderer(data), f"{picture.page}.md"), picture.id)
    assert '<th scope="col">What it threatens</th>' in whole
