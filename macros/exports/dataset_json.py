"""JSON export: dataset.json, its schema, and a small file for each claim and event.

For example, claims/entries-october.json has one claim with its sources, and how to cite it.
"""

from typing import Any

from pydantic_core import to_json

from macros.exports.edition import LICENCE, Edition
from macros.exports.json_models import dataset_model, record_json, records_json
from macros.records import Claim, Event, Record
from macros.records.json_schema import Generator, with_words


def dataset(edition: Edition) -> str:
    """Everything in one file."""
    return _text({"$schema": "schema.json", **_head(edition), **records_json(edition)})


def schema(edition: Edition) -> str:
    """The JSON Schema (2020-12) of dataset.json."""
    made = dataset_model().model_json_schema(by_alias=True, schema_generator=Generator)
    head = {"$schema": Generator.schema_dialect}
    if edition.site.url:
        head["$id"] = f"{edition.site.url}data/schema.json"
    return _text(head | with_words(made, edition.data.subject))


def claim(claim: Claim, edition: Edition, citation: dict[str, str]) -> str:
    """One claim with all that it rests on, and how to cite it."""
    data, measure = edition.data, edition.measure(claim)
    people = dict.fromkeys(
        [
            claim.said_by,
            *filter(None, [claim.attributed_to]),
            *(o.id for o in edition.data.origins(claim)),
        ]
    )
    return _text(
        {
            **_head(edition),
            "claim": record_json(claim, edition),
            "measure": record_json(measure, edition),
            "topic": record_json(data.topics[measure.topic], edition),
            "people": [record_json(data.people[id], edition) for id in people],
            **_around(claim, edition),
            "citation": citation,
        }
    )


def event(event: Event, edition: Edition) -> str:
    """One event with all that it rests on."""
    data = edition.data
    speaker = {"speaker": record_json(data.people[event.speaker], edition)} if event.speaker else {}
    return _text(
        {
            **_head(edition),
            "event": record_json(event, edition),
            **speaker,
            "claims": [record_json(data.claims[id], edition) for id in event.claims],
            **_around(event, edition),
        }
    )


def _around(record: Record, edition: Edition) -> dict[str, Any]:
    disagreements = edition.data.disagreements_of.get(record.id, [])
    return {
        "sources": [record_json(one, edition) for one in edition.data.sources_of(record)],
        "disagreements": [record_json(one, edition) for one in disagreements],
    }


def _head(edition: Edition) -> dict[str, str]:
    site = {"site": edition.site.url} if edition.site.url else {}
    return {
        "name": edition.site.name,
        "description": edition.site.summary,
        "version": edition.version,
        "date": edition.day.isoformat(),
        "licence": LICENCE["path"],
        **site,
    }


def _text(content: Any) -> str:
    return to_json(content, indent=1).decode() + "\n"
