"""Single-record macros: one record in full, such as a picture with its table and downloads."""

from macros import charts
from macros.corpus.addresses import pages_of
from macros.corpus.pagination import MAX_ROWS
from macros.exports import pictures
from macros.pages.lookup import Misuse, claims_under, find, require
from macros.pages.macros.registry import macro
from macros.pages.page import Page
from macros.provenance.relay_graph import relay_map
from macros.records import KINDS

_DRAWN = 40  # sources on a map of relays; of more, it leaves out those that go in pairs
_TABLES = ("penalties", "claims", "events")  # kinds that a picture tells again, a table each


@macro(block=True)
def offences(page: Page, topic: str) -> str:
    """What each act under a question is threatened with, today and before a law."""
    found = find(page.data, "topics", topic)
    if found.offences is None:
        raise Misuse(f"topic {topic} tells of no offences; add 'offences' to it")
    law = page.data.events[found.offences.law]
    return page.block("offences.html", acts=found.offences.acts, law=law)


@macro(block=True)
def testimony(page: Page, id: str) -> str:
    """What one person told, with the words that were printed."""
    return page.block("testimony.html", testimony=find(page.data, "testimonies", id))


@macro(block=True)
def disagreement(page: Page, id: str) -> str:
    """One disagreement: the question, its answer, why; and the rival figures, folded."""
    found = find(page.data, "disagreements", id)
    page.shown.add(id)
    return page.block("disagreement.html", disagreement=found)


@macro(block=True)
def relays(page: Page, topic: str | None = None) -> str:
    """A drawn map of the sources: who took a figure, of all or of one topic, from whom."""
    claims = claims_under(page.data, topic, page.data.claims.values())
    whole = drawn = relay_map(page.data, claims)
    if len(whole.stops) > _DRAWN:
        drawn = relay_map(page.data, claims, pairs=False)
        drawn = drawn if drawn.relays else whole
    return page.block("relays.html", map=drawn, told=whole, most=MAX_ROWS)


@macro(block=True)
def picture(page: Page, id: str, size: str = "") -> str:
    """A drawn picture with its source line, its table and its downloads.

    It stands on the page that its record names; on any other it is a link there, or,
    ``small``, the phone's drawing with that link.
    """
    picture = find(page.data, "pictures", id)
    credits = pictures.credits(picture, page.data)
    if size:
        require(size, ["small"], "a size of a picture")
        drawing = page.renderer.picture(picture, charts.NARROW)
        return page.block("picture_small.html", picture=picture, drawing=drawing, sources=credits)
    if not page.is_home(picture):
        return page.block("picture_link.html", picture=picture)
    records = pictures.records(picture, page.data)
    groups = [(kind, [one for one in records if type(one) is KINDS[kind]]) for kind in _TABLES]
    sizes = {"wide": charts.WIDE, "narrow": charts.NARROW}
    return page.block(
        "picture.html",
        picture=picture,
        drawings={name: page.renderer.picture(picture, one) for name, one in sizes.items()},
        sources=credits,
        root=page.edition.site.url,
        image=pictures.poster(picture, page.edition, page.renderer).image,
        groups=[(kind, some) for kind, some in groups if some],
    )


@macro(block=True, generated=True)
def saying(page: Page, id: str) -> str:
    """One claim that circulates, on the page of its own by which it is shared."""
    if gone := page.data.withdrawn.get(id):
        return page.block("withdrawn.html", gone=[gone])
    return page.block("saying.html", saying=find(page.data, "sayings", id))


def withdrawn(page: Page) -> str:
    """The anchors of withdrawn records that have stood on a page; '' when there are none."""
    subject = page.data.subject
    gone = [one for one in page.data.withdrawn.values() if page.stem in pages_of(one, subject)]
    return page.block("withdrawn.html", gone=gone) if gone else ""
