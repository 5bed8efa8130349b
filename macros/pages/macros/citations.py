"""Citation apparatus: what a page prints of all that it has cited, such as its footnotes."""

from functools import partial

from macros.pages.linked_records import sources_of, sources_of_rows
from macros.pages.macros.registry import macro
from macros.pages.page import Page
from macros.provenance.publication import newest

# Stands for the day of the newest source until the whole page is known.
_AS_OF = "DAY-OF-THE-NEWEST-SOURCE"


@macro()
def as_of(page: Page) -> str:
    """The day of the newest source behind the page; undated sources are told apart."""
    return page.defer(_AS_OF, partial(_as_of, page))


def _as_of(page: Page) -> str:
    sources = [*page.linked.rest_on(page.data), *sources_of_rows(page.parted, page.data)]
    once = list({source.id: source for source in sources}.values())
    return page.inline("as_of.html", newest=newest(once), total=len(once))


@macro()
def answer_as_of(page: Page) -> str:
    """The same for one answer: of what was cited since the last such call, or the page's start.

    Nothing where no source of it is dated.
    """
    cited = page.take_answer()
    found = newest([source for record in cited for source in sources_of(record, page.data)])
    return page.inline("answer_as_of.html", newest=found) if found.day else ""


@macro()
def notes(page: Page) -> str:
    """The words explained on the page and the footnotes of all it has cited; at its end."""
    cited, explained = page.take_notes()
    words = page.block("words.html", entries=explained) if explained else ""
    return f"{words}\n\n" + "\n\n".join(
        f"[^{record.id}]: " + page.inline("note.html", record=record) for record in cited
    )


@macro(block=True)
def disagrees_here(page: Page) -> str:
    """Links to the disagreements about what the page has cited and does not show in full.

    Under a heading of their own; nothing at all where there are none.
    """
    naming = page.data.disagreements_of
    named = {one.id for id in page.cited for one in naming.get(id, [])} - page.shown
    topics = (page.data.disagreements_on[topic.id] for topic in page.data.topics_in_order)
    found = [one for some in topics for one in some if one.id in named]
    return page.block("disagrees_here.html", disagreements=found)
