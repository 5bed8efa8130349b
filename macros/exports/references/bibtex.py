"""BibTeX: references in UTF-8, for LaTeX with BibTeX or biblatex.

For example, a news report is an ``@article``, and its publisher the ``journal``.
"""

from collections.abc import Iterable

from macros import wording
from macros.exports.references import PRESS, Reference
from macros.exports.references.names import Name
from macros.records import SourceKind

# Braces as commands, because BibTeX counts even those that are escaped. In many languages
# of babel a quotation mark is a command as well, and must not take what follows it.
_LATEX = str.maketrans(
    {
        '"': '"{}',
        **{mark: rf"\{mark}" for mark in "&%$#_"},
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
    }
)
_TYPES = {
    **dict.fromkeys(PRESS, "article"),
    SourceKind.statistics: "techreport",
    SourceKind.official_statement: "techreport",
    SourceKind.explainer: "online",
}
# By which fields a publisher is told. Styles of BibTeX print one of them, those of biblatex
# another, and Zotero reads a third: of 'howpublished' no name of fewer than seven letters.
_PUBLISHER = {
    "article": ("journal",),
    "techreport": ("institution",),
    "online": ("organization", "howpublished", "journal"),
    "misc": ("howpublished", "publisher"),
}


def text(references: Iterable[Reference]) -> str:
    """All references in one file."""
    # Slow to load, and a check of pages writes none.
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.middlewares import MonthAbbreviationMiddleware
    from bibtexparser.model import Block, Entry, Field
    from bibtexparser.writer import BibtexFormat

    entries: list[Block] = [
        Entry(_type(one), one.id, [Field(*pair) for pair in _fields(one)]) for one in references
    ]
    form = BibtexFormat()  # type: ignore[no-untyped-call]
    form.indent, form.block_separator = "  ", "\n"
    # Months become the words of BibTeX; all other values are enclosed already.
    return write_string(Library(entries), [MonthAbbreviationMiddleware()], bibtex_format=form)


def _type(reference: Reference) -> str:
    return _TYPES.get(reference.kind, "misc") if reference.kind else "misc"


def _kind(reference: Reference) -> str:
    return reference.kind.value.replace("_", " ").capitalize() if reference.kind else ""


def _fields(one: Reference) -> list[tuple[str, str]]:
    # Addresses are verbatim to whoever reads them; names and titles are LaTeX. A title in
    # a second pair of braces keeps its capitals.
    type = _type(one)
    values = {
        "author": " and ".join(map(_author, one.authors)),
        "title": f"{{{_latex(one.title)}}}",
        **dict.fromkeys(_PUBLISHER[type], _latex(one.publisher)),
        "entrysubtype": "newspaper" if type == "article" else "",
        "type": _kind(one) if type == "techreport" else "",
        "url": one.url,
        "langid": wording.language(one.language).lower() if one.language else "",
        "version": one.version,
        "note": _latex(one.note),
    }
    return [(name, f"{{{value}}}") for name, value in values.items() if value] + _date(one.parts)


def _date(parts: list[int]) -> list[tuple[str, str]]:
    """The year and month, which BibTeX knows, and the day with them as biblatex has it."""
    year, month, day = [*parts, 0, 0, 0][:3]
    fields = {
        "year": str(year) if year else "",
        "month": str(month) if month else "",
        "date": f"{{{year}-{month:02}-{day:02}}}" if day else "",
    }
    return [pair for pair in fields.items() if pair[1]]


def _author(name: Name) -> str:
    """'van Brugen, Isabel', 'King, Jr., Martin Luther'; in braces what is not to be parted."""
    if name.whole:
        return f"{{{_latex(name.family)}}}"
    family = f"{name.particle} {name.family}".strip()
    parts = [family, name.suffix, name.given] if name.suffix else [family, name.given]
    return ", ".join(map(_latex, parts))


def _latex(text: str) -> str:
    return text.translate(_LATEX)
