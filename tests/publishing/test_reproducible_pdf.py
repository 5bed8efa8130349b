"""What is printed twice is the same file, whenever and however busily it was printed."""

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from macros.publishing.reproducible_pdf import make_reproducible


def print_table(path: Path, first: int, day: str) -> None:
    """Write a PDF as Chromium prints a head and a cell of a table, named from a number on."""
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo.CreationDate = document.docinfo.ModDate = String(day)
        head, cell = (String(f"node{number:08}") for number in (first, first + 1))
        elements = Array(
            document.make_indirect(Dictionary(Type=Name.StructElem, S=kind, ID=name, A=about))
            for kind, name, about in (
                (Name.TH, head, Dictionary(O=Name.Table, Scope=Name.Column)),
                (Name.TD, cell, Dictionary(O=Name.Table, Headers=Array([head]))),
            )
        )
        names = Array([head, elements[0], cell, elements[1]])
        tree = Dictionary(Names=names, Limits=Array([head, cell]))
        root = Dictionary(Type=Name.StructTreeRoot, K=elements, IDTree=Dictionary(Kids=[tree]))
        document.Root.StructTreeRoot = document.make_indirect(root)
        document.save(path, static_id=True)  # Chromium writes none


def test_what_is_printed_twice_is_the_same(tmp_path: Path) -> None:
    """On another day, and by a browser whose counter of elements stood elsewhere."""
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    print_table(one, 99, "D:20260131120000Z")
    print_table(other, 18_200, "D:20260201130000Z")
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
