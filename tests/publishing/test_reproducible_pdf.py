"""What is printed twice is the same file, whenever and however busily it was printed."""

from itertools import chain, pairwise
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from macros.publishing.reproducible_pdf import make_reproducible


def print_table(path: Path, first: int, day: str, areas: int = 1) -> None:
    """Write a PDF as Chromium prints a head and a cell of a table, named from a number on.

    The cell is a link, of one area or of two that touch.
    """
    with pikepdf.new() as document:
        page = document.add_blank_page().obj
        document.docinfo.CreationDate = document.docinfo.ModDate = String(day)
        state = Dictionary(ca=1)
        page.Resources = Dictionary(ExtGState={f"/G{first}": state, f"/G{first + 5}": Dictionary()})
        page.Contents = document.make_stream(b"/G%d gs\n/P <</MCID 0>>BDC EMC" % first)
        head, cell = (String(f"node{number:08}") for number in (first, first + 1))
        elements = Array(
            document.make_indirect(Dictionary(Type=Name.StructElem, S=kind, ID=name, A=about))
            for kind, name, about in (
                (Name.TH, head, Dictionary(O=Name.Table, Scope=Name.Column)),
                (Name.TD, cell, Dictionary(O=Name.Table, Headers=Array([head]))),
            )
        )
        ends = [10, 20, 30] if areas == 2 else [10, 30]
        page.Annots = Array(
            document.make_indirect(
                Dictionary(Subtype=Name.Link, Rect=[left, 5, right, 9], StructParent=number)
            )
            for number, (left, right) in enumerate(pairwise(ends), 1)
        )
        page.StructParents = 0
        elements[1].K = Array([0, *(Dictionary(Type=Name.OBJR, Obj=one) for one in page.Annots)])
        names = Array([head, elements[0], cell, elements[1]])
        tree = Dictionary(Names=names, Limits=Array([head, cell]))
        root = Dictionary(Type=Name.StructTreeRoot, K=elements, IDTree=Dictionary(Kids=[tree]))
        parents = [
            0,
            Array([elements[0]]),
            *chain(*((n, elements[1]) for n in range(1, areas + 1))),
        ]
        root.ParentTree = document.make_indirect(Dictionary(Nums=parents))
        root.ParentTreeNextKey = areas + 1
        document.Root.StructTreeRoot = document.make_indirect(root)
        document.save(path, static_id=True)  # Chromium writes none


def test_what_is_printed_twice_is_the_same(tmp_path: Path) -> None:
    """On another day, by a browser whose counters stood elsewhere, and which split a link."""
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    print_table(one, 99, "D:20260131120000Z")
    print_table(other, 18_200, "D:20260201130000Z", areas=2)
    for path in (one, other):
        make_reproducible(path)
    assert one.read_bytes() == other.read_bytes()


def test_elements_are_found_by_their_new_names(tmp_path: Path) -> None:
    """A cell names its head, and the tree each of both, by what they are called now."""
    path = tmp_path / "table.pdf"
    print_table(path, 182, "D:20260131120000Z")
    make_reproducible(path)
    with pikepdf.open(path) as document:
        root = document.Root.StructTreeRoot
        head, cell = root.K
        assert [str(head.ID), str(cell.ID)] == ["node00000001", "node00000002"]
        assert [*map(str, cell.A.Headers)] == [str(head.ID)]
        (tree,) = root.IDTree.Kids
        assert [*map(str, tree.Limits)] == [str(head.ID), str(cell.ID)]
        assert (tree.Names[0], tree.Names[1].objgen) == (head.ID, head.objgen)
        assert (tree.Names[2], tree.Names[3].objgen) == (cell.ID, cell.objgen)


def test_areas_of_a_link_that_touch_are_one(tmp_path: Path) -> None:
    """As wide as both; what leads to it, and to the rest of the page, is numbered without a gap."""
    path = tmp_path / "table.pdf"
    print_table(path, 182, "D:20260131120000Z", areas=2)
    make_reproducible(path)
    with pikepdf.open(path) as document:
        (page,), root = document.pages, document.Root.StructTreeRoot
        (area,) = page.Annots
        assert [int(side) for side in area.Rect] == [10, 5, 30, 9]
        assert [root.K[1].K[0], root.K[1].K[1].Obj.objgen] == [0, area.objgen]
        assert len(root.K[1].K) == 2
        page_of, parents, link_of, link = root.ParentTree.Nums
        assert [page.StructParents, area.StructParent] == [page_of, link_of] == [0, 1]
        assert [parents[0].objgen, link.objgen] == [root.K[0].objgen, root.K[1].objgen]
        assert root.ParentTreeNextKey == 2


@pytest.mark.parametrize("why", ["hidden from the ear", "leads elsewhere"])
def test_an_area_of_its_own_is_joined_to_none(tmp_path: Path, why: str) -> None:
    """It stays as it is, though it touches another."""
    path = tmp_path / "table.pdf"
    print_table(path, 182, "D:20260131120000Z", areas=2)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        one, other = document.pages[0].Annots
        if why == "leads elsewhere":
            one.A, other.A = (Dictionary(S=Name.URI, URI=f"https://{n}.example") for n in "ab")
        else:
            del other.StructParent
        before = [str(area.Rect) for area in (one, other)]
        document.save(path)
    make_reproducible(path)
    with pikepdf.open(path) as document:
        assert [str(area.Rect) for area in document.pages[0].Annots] == before


def test_what_a_page_is_drawn_with_keeps_its_meaning(tmp_path: Path) -> None:
    """Each name of its content leads to what it led to; what nothing uses stands after it."""
    path = tmp_path / "table.pdf"
    print_table(path, 182, "D:20260131120000Z")
    make_reproducible(path)
    with pikepdf.open(path) as document:
        page = document.pages[0]
        assert page.Contents.read_bytes() == b"/G0 gs\n/P <</MCID 0>>BDC EMC"
        assert page.Resources.ExtGState == Dictionary(G0=Dictionary(ca=1), G1=Dictionary())
