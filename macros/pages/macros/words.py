"""Vocabulary macros: the words that the subject and this site use, such as the glossary."""

from collections import Counter

from macros.pages.alphabet import alphabet
from macros.pages.lookup import Misuse, find
from macros.pages.macros.registry import macro
from macros.pages.page import Page
from macros.records.verdicts import Verdict


@macro(block=True)
def glossary(page: Page, *ids: str) -> str:
    """Every word of the glossary, or those named: of the subject, and of this site."""
    named = [find(page.data, "glossary", id) for id in ids]
    known = sorted(named or page.data.glossary.values(), key=lambda one: one.term.casefold())
    groups = [
        ("Words of the subject", [one for one in known if one.evidence]),
        ("Words of this site", [one for one in known if not one.evidence]),
    ]
    return page.block("glossary.html", groups=[pair for pair in groups if pair[1]])


@macro(block=True)
def a_to_z(page: Page, letter: str | None = None) -> str:
    """The index: each word by which readers look for something, or those of one letter."""
    letters = alphabet(page.data, page.renderer.chapters)
    if letter is not None and letter not in letters:
        raise Misuse(f"no entry begins with '{letter}' ({', '.join(letters)})")
    chosen = {one: some for one, some in letters.items() if letter in (None, one)}
    return page.block("a_to_z.html", letters=chosen, whole=letter is None)


@macro(block=True)
def methods(page: Page) -> str:
    """The words for how a number was made that a figure has, with how many have each."""
    made = Counter(page.data.making(one).method for one in page.data.claims.values())
    methods = [one for one in page.data.subject.methods.values() if made[one]]
    return page.block("methods.html", methods=methods, made=made)


@macro(block=True)
def verdicts(page: Page) -> str:
    """The words for what became of a claim that circulates, and how many have each."""
    made = Counter(one.verdict for one in page.data.sayings.values())
    return page.block("verdicts.html", verdicts=list(Verdict), made=made)
