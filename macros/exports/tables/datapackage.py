"""Data Package 2.0: datapackage.json says what the tables are, and what each column means.

For example, 'value' of figures.csv is a number, in the unit that 'unit' of its row names.
"""

import json
from typing import Any

from macros.exports.edition import LICENCE, Edition
from macros.exports.tables import TABLES
from macros.exports.tables.columns import Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TABLE_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"


def text(edition: Edition) -> str:
    """The descriptor of all tables."""
    site = edition.site
    descriptor: dict[str, Any] = {
        "$schema": PROFILE,
        "name": edition.data.subject.slug,
        "title": site.name,
        "description": site.summary,
        "version": edition.version,
        "created": f"{edition.day.isoformat()}T00:00:00Z",
    }
    if site.url:
        descriptor["homepage"] = site.url
    descriptor |= {
        "licenses": [LICENCE],
        "sources": _sources(edition),
        "resources": [_resource(table) for table in TABLES],
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"


def _sources(edition: Edition) -> list[dict[str, str]]:
    found = []
    for source in edition.data.sources.values():
        entry = {"title": f"{source.publisher}: {source.title or source.description}"}
        if source.address:
            entry["path"] = source.address
        found.append(entry)
    return found


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": table.file,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": {
            "$schema": _TABLE_PROFILE,
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": column.type,
    }
    if column.unit:
        field["unit"] = column.unit
    if column.required:
        field["constraints"] = {"required": True}
    return field
