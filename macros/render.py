"""Record + template -> HTML. The only Jinja environment of ours; autoescape is on.

A block template gives an HTML block. An inline template gives HTML that stands
inside a Markdown sentence, so what it prints is escaped for Markdown as well.
"""

from collections.abc import Callable
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from string import Formatter
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from . import charts, words
from .addresses import address, disagreements_about, is_home
from .charts.sheet import Size
from .conflicts import made_of
from .dataset import Dataset
from .dates import Edtf
from .drawing import Drawer, Drawing
from .known import overtaken_days, public_since
from .provenance import origins, provenance
from .records import KINDS, Claim, Event, Penalty, Person, Picture, Record, Source, Term
from .volumes import Shelf, Volume

_MARKDOWN = str.maketrans({mark: f"&#{ord(mark)};" for mark in "\\`*_{}[]|~^=:"})


class Renderer:
    """Draws the records of one dataset; ``kept`` is a folder for pictures once drawn."""

    def __init__(self, data: Dataset, kept: Path | None = None) -> None:
        self.data = data
        self.named: dict[str, Source] = {}  # since the caller last emptied it
        self._drawer = Drawer(kept)
        self._reference = cache(self._named)
        self._provenance = cache(lambda id: provenance(data.claims[id], data))
        self._blocks = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._blocks.filters |= {
            "address": self._address,
            "amount": self._amount,
            "counted": lambda claim: self._counted[claim.id],
            "day": words.day,
            "disagreements_about": disagreements_about,
            "given": words.given,
            "host": words.host,
            "language": words.language,
            "locator": words.locator,
            "markdown": _for_markdown,
            "month": words.month,
            "prose": self._prose,
            "prose_in_markdown": lambda text: self._prose(text, _for_markdown),
            "recomputed": self._recomputed,
            "sentence": words.sentence,
            "sources": data.sources_of,
            "support": lambda claim: self._supports[claim.id],
            "term": words.term,
            "when": words.when,
        }
        self._blocks.globals |= {
            "data": data,
            "kinds": KINDS,
            "origins": self._origins,
            "steps": self._steps,
            "terms": terms,
        }
        self._blocks.tests |= {
            "counted": words.is_counted,
            "public_since": lambda claim: public_since(claim, data),
        }
        self._inline = self._blocks.overlay(finalize=_for_markdown)

    def block(self, template: str, page: str, **context: Any) -> str:
        """An HTML block; ``home(kind)`` in it tells where ids belong on this page."""
        drawn = self._blocks.get_template(template).render(
            context, home=lambda record: self._is_home(record, page)
        )
        return f"\n\n{drawn.strip()}\n\n"

    def markup(self, template: str, **context: Any) -> str:
        """HTML that belongs to no place on a page, such as what stands in its head."""
        return self._blocks.get_template(template).render(context).strip()

    def inline(self, template: str, **context: Any) -> str:
        """One line of HTML that may stand in the middle of a Markdown sentence."""
        return " ".join(self._inline.get_template(template).render(context).split())

    def picture(self, picture: Picture, size: Size) -> Drawing:
        """A picture as it is drawn for a screen of one size."""
        return self._drawer.draw(charts.spec(picture, self.data, size))

    def file(self, picture: Picture, credit: str) -> str:
        """A picture as an SVG file that stands by itself."""
        return self._blocks.get_template("picture.svg").render(
            picture=picture,
            drawing=self.picture(picture, charts.WIDE),
            font=charts.WIDE.font,
            credit=credit,
        )

    @cached_property
    def overtaken(self) -> dict[str, date]:
        """The day from which a newer answer stood in a claim's place, by its id."""
        return overtaken_days(self.data)

    def volume(self, shelf: Shelf, volume: Volume) -> str:
        """The Markdown of the page with one part of a list."""
        of = f", part {volume.number}" if volume.of > 1 else ""
        return self._blocks.get_template("volume.md").render(
            shelf=shelf,
            volume=volume,
            title=shelf.noun.capitalize(),
            name=f"{volume.title}{of}",
            wide=shelf.of_figures,
        )

    def _address(self, record: Record) -> str:
        self._note(record)
        return address(record, self.data)

    def _is_home(self, record: Record, page: str) -> bool:
        self._note(record)
        return is_home(record, page, self.data)

    def _note(self, record: Record) -> None:
        if isinstance(record, Source):
            self.named[record.id] = record

    def _amount(self, claim: Claim) -> str:
        return words.amount(claim, self.data.measures[claim.measure].unit)

    @cached_property
    def _counted(self) -> dict[str, str]:
        """Each claim's answer with its unit, by its id."""
        data = self.data
        return {
            id: words.counted(one, data.measures[one.measure]) for id, one in data.claims.items()
        }

    def _recomputed(self, claim: Claim) -> str:
        made = made_of(claim, self.data)
        assert made is not None  # the template asks it of sums and differences alone
        return words.between(made)

    @cached_property
    def _supports(self) -> dict[str, str]:
        """How many sources and origins each claim has, in words, by its id."""
        return {
            claim.id: words.support(
                len({evidence.source for evidence in claim.evidence}), len(self._origins(claim))
            )
            for claim in self.data.claims.values()
        }

    def _origins(self, claim: Claim) -> list[Person]:
        return [self.data.people[id] for id in origins(claim, self.data)]

    def _steps(self, claim: Claim, source: str) -> list[Source]:
        """The sources by which a claim reached one of them, without whoever said it."""
        way = self._provenance(claim.id).way(source)
        return [self.data.sources[id] for id in way if id in self.data.sources]

    def _prose(self, text: str, escaped: Callable[[str], Markup] = escape) -> Markup:
        """The site's own sentence with each {record} in it as a linked figure or date."""
        drawn = Markup()
        for literal, id, part, _ in Formatter().parse(text):
            drawn += escaped(literal)
            if id:
                drawn += self._reference(id, part or "")
        return drawn

    def _named(self, id: str, part: str) -> Markup:
        record = self.data.get(id)
        assert record is not None  # rules.py has seen to it
        link = self._blocks.get_template("reference.html")
        return Markup(link.render(record=record, words=self.figure(record, part)).strip())

    def figure(self, record: Record, part: str = "") -> str:
        """What a sentence prints for a record: a claim's number, a date, a term."""
        if isinstance(record, Penalty):
            return "; ".join(map(words.term, terms(record, part or "after")))
        moment = self.moment(record, part)
        if moment is None:
            assert isinstance(record, Claim)
            return self._amount(record)
        if part in ("start", "end"):
            return words.day(moment.first if part == "start" else moment.last)
        return words.when(moment)

    @staticmethod
    def moment(record: Record, part: str) -> Edtf | None:
        """The date that a part of a claim or event names; None for the claim's number."""
        if isinstance(record, Event):
            return record.date
        if isinstance(record, Claim) and part:
            return record.said_on if part == "said" else record.when
        return None


def terms(penalty: Penalty, edition: str) -> list[Term]:
    """The terms of one edition of the code: 'before' or 'after'."""
    return [term for term in penalty.terms if term.edition == edition]


def _for_markdown(value: Any) -> Any:
    return value if isinstance(value, Markup) else Markup(escape(value).translate(_MARKDOWN))
