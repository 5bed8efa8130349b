"""References as BibTeX, in UTF-8."""

from collections.abc import Iterable

from .references import Reference

# Braces as commands, because BibTeX counts even those that are escaped.
_LATEX = str.maketrans(
    {
        **{mark: rf"\{mark}" for mark in "&%$#_"},
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
    }
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def text(references: Iterable[Reference]) -> str:
    """All references in one file."""
    # Slow to load, and a check of pages writes none.
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry, Field
    from bibtexparser.writer import BibtexFormat

    entries: list[Block] = [
        Entry(_type(one), one.id, [Field(*pair) for pair in _fields(one)]) for one in references
    ]
    form = BibtexFormat()  # type: ignore[no-untyped-call]
    form.indent, form.block_separator = "  ", "\n"
    # No middleware: each value is enclosed already, for months are not to be.
    return write_string(Library(entries), unparse_stack=[], bibtex_format=form)


def _type(reference: Reference) -> str:
    return "article" if reference.in_press else "misc"


def _fields(one: Reference) -> list[tuple[str, str]]:
    # Addresses are verbatim to whoever reads them; names and titles are LaTeX. A title in
    # a second pair of braces keeps its capitals.
    authors = f"{{{_latex(one.body)}}}" if one.body else " and ".join(map(_latex, one.authors))
    values = {
        "author": authors,
        "title": f"{{{_latex(one.title)}}}",
        "journal" if one.in_press else "howpublished": _latex(one.publisher),
        "url": one.url,
        "language": one.language,
        "version": one.version,
        "note": _latex(one.note),
    }
    fields = [(name, f"{{{value}}}") for name, value in values.items() if value]
    parts = one.parts
    if parts:
        fields.append(("year", str(parts[0])))
    if parts[1:]:
        fields.append(("month", _MONTHS[parts[1] - 1]))
    if parts[2:]:
        fields.append(("day", str(parts[2])))
    return fields


def _latex(text: str) -> str:
    return text.translate(_LATEX)
