"""JSON-LD: what a page is, in the words of schema.org.

For example, a claim that circulates is a ``ClaimReview``, and its verdict is the rating.
"""

import json
from collections.abc import Iterable
from typing import Any

from macros.exports.edition import LICENCE, Edition
from macros.exports.tables import TABLES
from macros.records import Claim, Saying

_CONTEXT = {"@context": "https://schema.org"}
_FORMATS = {
    "json": "application/json",
    "csv": "text/csv",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "ics": "text/calendar",
}


def article(page: str, title: str, description: str, edition: Edition) -> dict[str, Any]:
    """A page of prose. ``page`` is its file, such as 'law.html'."""
    return _CONTEXT | {
        "@type": "Article",
        "@id": _address(page, edition),
        "headline": title,
        "description": description,
        **_about(edition),
    }


def claims(page: str, some: Iterable[Claim], edition: Edition) -> dict[str, Any]:
    """Figures on a page, each with where it appeared."""
    return _CONTEXT | {
        "@graph": [
            {
                "@type": "Claim",
                "@id": f"{_address(page, edition)}#{claim.id}",
                "text": edition.figure(claim),
                **_made(claim, edition),
                "appearance": [
                    {"@id": _address(edition.page(source), edition)}
                    for source in edition.data.sources_of(claim)
                ],
            }
            for claim in some
        ]
    }


def review(page: str, saying: Saying, edition: Edition) -> dict[str, Any]:
    """A claim that circulates, with the verdict on it in words; ``page`` tells it alone."""
    data = edition.data
    who = {"author": {"name": data.people[saying.said_by].name}} if saying.said_by else {}
    own = {"text": saying.sentence, "inLanguage": saying.language} if saying.translation else {}
    return _CONTEXT | {
        "@type": "ClaimReview",
        "url": _address(page, edition),
        "claimReviewed": saying.told,
        "author": _publisher(edition),
        "datePublished": edition.day.isoformat(),
        "reviewRating": {"@type": "Rating", "alternateName": saying.verdict.words},
        "itemReviewed": {
            "@type": "Claim",
            **own,
            **who,
            "appearance": [
                {"@id": _address(edition.page(source), edition)}
                for source in data.sources_of(saying)
            ],
        },
    }


def _made(claim: Claim, edition: Edition) -> dict[str, Any]:
    """How its number was made; a claim has no such property, the observation in it has."""
    method = edition.making(claim).method
    if method is None:
        return {}
    return {"about": {"@type": "Observation", "measurementTechnique": method.words}}


def dataset(page: str, files: Iterable[str], edition: Edition) -> dict[str, Any]:
    """The records as a data set, with each file that can be downloaded."""
    titles = {table.file: table.title for table in TABLES}
    return _CONTEXT | {
        "@type": "Dataset",
        "@id": _address(page, edition),
        "name": edition.site.name,
        "description": edition.site.summary,
        "version": edition.version,
        **_about(edition),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": titles.get(name, name),
                "contentUrl": _address(f"data/{name}", edition),
                "encodingFormat": _FORMATS[name.rpartition(".")[2]],
            }
            for name in files
            if name.rpartition(".")[2] in _FORMATS
        ],
    }


def text(told: dict[str, Any]) -> str:
    """JSON that may stand in a script element: nothing in it can end the element."""
    compact = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return compact.replace("<", "\\u003c").replace("&", "\\u0026")


def _about(edition: Edition) -> dict[str, Any]:
    return {
        "inLanguage": edition.data.subject.language,
        "dateModified": edition.day.isoformat(),
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "publisher": _publisher(edition),
    }


def _publisher(edition: Edition) -> dict[str, str]:
    if edition.site.host.publisher:  # whether a person or a body, nobody has said
        return {"name": edition.site.publisher}
    return {"@type": "Organization", "name": edition.site.publisher}


def _address(page: str, edition: Edition) -> str:
    return edition.site.address(page)
