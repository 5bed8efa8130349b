"""Rendering: record + template -> HTML. The only Jinja environment of ours; autoescape is on.

A block template gives an HTML block. An inline template gives HTML that stands
inside a Markdown sentence, so what it prints is escaped for Markdown as well:
for example, '*' as '&#42;'.
"""

from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from macros import charts, wording
from macros.charts.canvas import Drawing, Size
from macros.corpus import Corpus
from macros.corpus.addresses import disagreements_about
from macros.corpus.pagination import ListPart, PaginatedList
from macros.pages.compiled_templates import Compiled
from macros.pages.disagreements import ranked
from macros.pages.linked_records import LinkedRecords
from macros.reading.chapters import Chapter
from macros.records import KINDS, Claim, Disagreement, Gone, Picture, Qualifier, Record
from macros.records.fields import references
from macros.wording.segmentation import opening

# What remembers to which records the template that is being rendered links; None off a page.
_LINKED: ContextVar[LinkedRecords | None] = ContextVar("linked", default=None)
_BLOCKS, _INLINE = Compiled(), Compiled()
_KIND_OF: dict[type, str] = {Gone: "withdrawn"} | {model: kind for kind, model in KINDS.items()}
_MARKDOWN = str.maketrans({mark: f"&#{ord(mark)};" for mark in "\\`*_{}[]|~^=:"})


class Renderer:
    """Draws the records of one dataset.

    ``chapters`` are the pages that the index names beside the records. ``draw`` makes a picture.
    """

    def __init__(
        self,
        data: Corpus,
        chapters: Sequence[Chapter] = (),
        draw: Callable[[Picture, Corpus, Size], Drawing] = charts.draw,
    ) -> None:
        self.data = data
        self._draw = draw
        self.chapters = chapters
        self._drawing = cache(self._drawn)  # a page shows what a file has too
        self._reference = cache(self._named)
        self._blocks = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_BLOCKS,
            auto_reload=False,  # each build has a renderer of its own
        )
        self._blocks.filters |= {
            "address": self._address,
            "amount": self._amount,
            "behaviour": self._behaviour,
            "counted": lambda claim: self._counted[claim.id],
            "day": wording.day,
            "disagreements": lambda record: self._disagreements.get(record.id, []),
            "disagreements_about": disagreements_about,
            "drift": wording.drift,
            "errs": wording.errs,
            "host": wording.host,
            "kind": _kind,
            "language": wording.language,
            "locator": wording.locator,
            "making": data.making,
            "markdown": _for_markdown,
            "month": wording.month,
            "opening": opening,
            "prose": self._prose,
            "prose_in_markdown": lambda text: self._prose(text, _for_markdown),
            "record": self._record,
            "recomputed": self._recomputed,
            "readings": data.readings,
            "rivals": wording.rivals,
            "sampled": wording.sampled,
            "sentence": wording.sentence,
            "standing": wording.standing,
            "stop": wording.stop,
            "summed": self._summed,
            "support": lambda claim: self._supports[claim.id],
            "supported": self._supported,
            "verdict": wording.verdict,
            "conditions": wording.conditions,
            "threat": lambda penalty: wording.edition(penalty, penalty.newest, data),
            "when": wording.when,
        }
        self._blocks.globals |= {
            "data": data,
            "kinds": KINDS,
            "origins": data.origins,
            "inferred": lambda claim, id: id in data.provenance(claim).inferred,
            "steps": data.steps,
            "edition": lambda penalty, one: wording.edition(penalty, one, data),
            "part": wording.part,
            "stood": wording.stood,
        }
        self._blocks.tests |= {
            "counted": wording.is_counted,
            "printed": data.is_printed,
            "rounded": self._rounded,
            "public_since": lambda claim: claim.id in data.public_since,
        }
        self._inline = self._blocks.overlay(finalize=_for_markdown, bytecode_cache=_INLINE)

    def block(self, template: str, linked: LinkedRecords, /, **context: Any) -> str:
        """An HTML block of a page, which is told what it links to.

        ``home(record)`` in it tells where ids belong on this page.
        """
        home = partial(self._is_home, linked)
        drawn = self._on_page(linked, self._blocks.get_template(template), context | {"home": home})
        return f"\n\n{drawn.strip()}\n\n"

    def markup(self, template: str, **context: Any) -> str:
        """HTML that belongs to no place on a page, such as what stands in its head."""
        return self._blocks.get_template(template).render(context).strip()

    def inline(self, template: str, linked: LinkedRecords, /, **context: Any) -> str:
        """One line of HTML that may stand in the middle of a Markdown sentence of a page."""
        drawn = self._on_page(linked, self._inline.get_template(f"inline/{template}"), context)
        return " ".join(drawn.split())

    def _on_page(self, linked: LinkedRecords, template: Template, context: dict[str, Any]) -> str:
        outer = _LINKED.set(linked)
        try:
            return template.render(context)
        finally:
            _LINKED.reset(outer)

    def picture(self, picture: Picture, size: Size) -> Drawing:
        """A picture as it is drawn for a screen of one size."""
        return self._drawing(picture.id, size)

    def _drawn(self, id: str, size: Size) -> Drawing:
        return self._draw(self.data.pictures[id], self.data, size)

    def plain(self, text: str) -> str:
        """The site's own sentence, with each record in it as its figure and no link."""
        return self._prose(text).striptags()

    def list_part(self, listing: PaginatedList, part: ListPart) -> str:
        """The Markdown of the page with one part of a list."""
        of = f", part {part.number}" if part.of > 1 else ""
        return self._blocks.get_template("list_part.md").render(
            listing=listing,
            part=part,
            title=listing.noun.capitalize(),
            name=f"{part.title}{of}",
            wide=listing.of_figures,
        )

    def generated(self) -> Iterator[tuple[str, str]]:
        """The Markdown of each page that nobody wrote, by the name of its file."""
        yield from self.list_parts()
        saying = self._blocks.get_template("saying.md")
        for name, one in self.data.saying_on.items():
            yield f"{name}.md", saying.render(saying=one)

    def list_parts(self) -> Iterator[tuple[str, str]]:
        """The Markdown of each page with a part of a list, by the name of its file."""
        for listing in self.data.paginated.values():
            for one in listing.parts:
                yield f"{one.name}.md", self.list_part(listing, one)

    def _address(self, record: Record) -> str:
        _remember(record)
        return self.data.address(record)

    def _is_home(self, linked: LinkedRecords, record: Record) -> bool:
        linked.add(record)
        return self.data.is_home(record, linked.page)

    def _amount(self, claim: Claim) -> str:
        return wording.amount(claim, self.data.measures[claim.measure].unit)

    def _behaviour(self, claim: Claim) -> str:
        return wording.behaviour(self.data.measures[claim.measure].behaves, claim.when)

    @cached_property
    def _counted(self) -> dict[str, str]:
        """Each claim's answer with its unit, by its id."""
        return {id: wording.answer(one, self.data) for id, one in self.data.claims.items()}

    @cached_property
    def _disagreements(self) -> dict[str, list[Disagreement]]:
        return ranked(self.data)

    def _recomputed(self, claim: Claim) -> str:
        made = self.data.sum(claim).as_stated
        assert made is not None  # the rules ask for numbers
        return wording.between(made)

    def _rounded(self, claim: Claim) -> bool:
        """True when a part of a sum or difference is not exact, so that the sum is rough."""
        return any(one.qualifier != Qualifier.exactly for one in self.data.sum(claim).parts)

    def _summed(self, claim: Claim) -> list[tuple[Claim, str]]:
        """Each part of a sum or difference, with its number as whoever did the sum gives it."""
        found = self.data.sum(claim)
        return [
            (part, dict(wording.given(told))["number"] if told else self._amount(part))
            for part, told in zip(found.parts, found.told, strict=True)
        ]

    @cached_property
    def _supports(self) -> dict[str, str]:
        """How many sources each claim has, in words that end before who said it, by its id."""
        people = self.data.people
        return {
            id: wording.support(self.data.support(one), people[one.said_by].identity == "site")
            for id, one in self.data.claims.items()
        }

    def _supported(self, claim: Claim) -> str:
        """How many sources a claim has, and who said it: '2 sources have it, both from ...'."""
        said = wording.listed([one.name for one in self.data.origins(claim)])
        return f"{self._supports[claim.id]} {said}"

    def _prose(self, text: str, escaped: Callable[[str], Markup] = escape) -> Markup:
        """The site's own sentences with each {record} in them as a linked figure or date.

        The date of a claim whose number they link as well is no link of its own.
        """
        numbers = {id for id, part in references(text) if not part and id in self.data.claims}

        def told(id: str, part: str) -> Markup:
            _remember(self._record(id))
            return self._reference(id, part, not part or id not in numbers)

        return Markup(wording.filled(text, told, escaped))

    def _named(self, id: str, part: str, linked: bool) -> Markup:
        record = self._record(id)
        link = self._blocks.get_template("inline/mention.html")
        dated = wording.moment(record, part) is not None
        told = wording.figure(record, part, self.data)
        return Markup(link.render(record=record, words=told, dated=dated, linked=linked).strip())

    def _record(self, id: str) -> Record:
        record = self.data.get(id)
        assert record is not None  # the rules have seen to it
        return record


def _remember(record: Record) -> None:
    if linked := _LINKED.get():
        linked.add(record)


def _kind(what: object) -> str | None:
    """By what a template chooses: the key in KINDS, 'withdrawn', or None of what is no record."""
    return _KIND_OF.get(type(what))


def _for_markdown(value: Any) -> Any:
    return value if isinstance(value, Markup) else Markup(escape(value).translate(_MARKDOWN))
