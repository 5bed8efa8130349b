"""Every format is read back by a reader that did not write it, and says what the records say."""

import csv
import filecmp
import io
import json
import re
import shutil
import sys
import warnings
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch
from xml.etree import ElementTree as xml

import feedparser
import frictionless
import ics
import jsonschema
import pytest
import rispy
import tatsu.color
from conftest import DATA, ROOT, run, run_here
from pybtex.database import parse_string

from macros.checking import load
from macros.corpus import Corpus
from macros.exports import Edition, edition_of, texts, write_beside
from macros.exports.calendar import has_day
from macros.exports.edition import Site
from macros.exports.references import citations
from macros.exports.sitemap import robots, sitemap
from macros.exports.tables import FIGURES, PENALTIES, TABLES, csv_files
from macros.reading.host import Host
from macros.records import KINDS
from macros.records.edtf import Edtf

URL = "https://host.example/called-up"
HOST = Host(url=f"{URL}/")
# Dates, people, an address with marks of LaTeX, and texts that a spreadsheet would compute.
RUDE = (
    ("title: Minister counts entries", 'title: "=HYPERLINK(\\"x\\"), 100% & {entries_1} «Вход»"'),
    ("https://agency.example/count", "https://agency.example/count_1?a=1&b=%20"),
    (
        "    published: 2022-10-04\n",
        '    published: "[2022-10-04..]"\n    authors: [Isabel van Dam]\n',
    ),
    ("description: relay of the minister", 'description: "relay; the minister, \\"quoted\\""'),
)
DENIAL = """\
claims:
  - id: entries-low
    measure: entries
    low: 150000
    high: 250000
    as_of: 2022-10~
    said_by: ann
    kind: estimate
    standing: stands
    evidence: [{source: agency}]
  - id: entries-denied
    measure: entries
    said_by: ann
    said_on: 2022-10-05
    kind: denial
    denies: [entries-october]
    standing: stands
    evidence: [{source: agency}]
disagreements:
  - id: entries-or-none
    title: Entries or none?
    topic: travel
    class: conflict
    records: [entries-denied, entries-october]
    reason: unresolved
    explanation: One counts, the other denies.
events:
  - id: a-month
    date: 2022-10
    title: A month
    summary: It lasts.
    category: border
    evidence: [{source: agency}]
  - id: about-a-day
    date: 2022-11-29~
    title: About a day
    summary: It passes.
    category: border
    evidence: [{source: agency}]
  - id: a-span
    date: 2022-11-01/2022-11-02
    title: A span
    summary: It passes.
    category: border
    place: "A, B; C"
    evidence: [{source: agency}]
  - id: open-end
    date: "[2022-11-08..]"
    title: Open
    summary: It opens.
    category: border
    evidence: [{source: agency}]
"""


@pytest.fixture(scope="module")
def data() -> Corpus:
    return DATA


@pytest.fixture(scope="module")
def edition(data: Corpus) -> Edition:
    return edition_of(data, ROOT)


@pytest.fixture
def folder(exported: Path) -> Path:
    return exported


@pytest.fixture
def rude(world) -> Edition:
    """An edition of the small world with all that formats stumble over."""
    return edition_of(load(world(*RUDE, rude=DENIAL)), ROOT, HOST)


def rows(table, edition: Edition) -> list[dict[str, str]]:
    text = csv_files.text(table, edition).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


# JSON


@pytest.mark.slow
def test_the_dataset_is_valid_by_its_schema(folder: Path) -> None:
    """An independent validator accepts it, and refuses it with a word for a number."""
    schema = json.loads((folder / "schema.json").read_text("utf-8"))
    whole = json.loads((folder / "dataset.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert list(validator.iter_errors(whole)) == []
    whole["claims"][0]["value"] = "300 thousand"
    assert [error.json_path for error in validator.iter_errors(whole)] == ["$.claims[0].value"]


def test_every_field_of_the_schema_is_described(folder: Path) -> None:
    """Whoever reads the schema needs no other page; a reference brings its own words."""
    schema = json.loads((folder / "schema.json").read_text("utf-8"))
    for name, model in schema["$defs"].items():
        for field, told in model.get("properties", {}).items():
            assert "description" in told, f"{name}.{field}"


def test_the_dataset_says_what_the_records_say(folder: Path, data: Corpus) -> None:
    """Each record of each kind, numbers as numbers and dates as EDTF; nothing is null."""
    whole = json.loads((folder / "dataset.json").read_text("utf-8"))
    for kind in KINDS:
        assert [one["id"] for one in whole[kind]] == list(data.of(kind))
    assert [(one.get("value"), one.get("low"), one.get("high")) for one in whole["claims"]] == [
        (one.value, one.low, one.high) for one in data.claims.values()
    ]
    assert [one["date"] for one in whole["events"]] == [
        one.date.text for one in data.events.values()
    ]
    assert "null" not in re.sub(r'"(?:[^"\\]|\\.)*"', "", json.dumps(whole))


def test_computed_fields_say_origins_ways_ranges_and_disagreements(rude: Edition) -> None:
    """What the pages compute is told with the record."""
    whole = json.loads(dict(texts(rude))["dataset.json"])
    claims = {one["id"]: one for one in whole["claims"]}
    claim = claims["entries-october"]
    assert claim["figure"] == "more than 200,000 border crossings"
    assert claim["range"] == {"low": 200000, "high": 220000}
    counts = [claim[f"{what}_count"] for what in ("source", "changed", "unread", "origin")]
    assert (counts, claim["origins"]) == ([1, 1, 0, 1], ["minister"])
    assert claim["disagreements"] == ["entries-or-none", "net-or-gross"]
    assert claim["evidence"][1]["way"] == ["minister", "agency", "blog"]
    assert claim["page"] == "figures-leaving.html#entries-october"
    assert claim["permalink"] == f"{URL}/figures-leaving.html#entries-october"
    assert "range" not in claims["entries-denied"] and "value" not in claims["entries-denied"]
    event = next(one for one in whole["events"] if one["id"] == "law-signed")
    assert event["summary"] == (
        "It comes before more than 200,000 entries, counted to 4 October 2022."
    )


def test_no_address_is_invented(folder: Path, edition: Edition) -> None:
    """Without one from the host, no file holds an absolute link to the site."""
    known = {
        address
        for source in edition.data.sources.values()
        for address in (source.url, source.read_at, source.archive_url)
    }
    for path in folder.rglob("*"):
        if path.suffix in (".atom", ".ics", ".txt"):
            text = re.sub(r"\r\n[ \t]", "", path.read_bytes().decode()).replace("\\n", "\n")
            text = re.sub(r"\\([,;])", r"\1", text)  # as a calendar escapes them
            found = set(re.findall(r"https?://[^\s\"<>\\]+", text))
            allowed = ("http://www.w3.org/", "https://creativecommons.org/")
            assert {a for a in found if not a.startswith(allowed)} <= known, path.name


def test_each_claim_and_event_has_a_small_file(folder: Path, data: Corpus) -> None:
    """At a stable address, with what it rests on, valid by the same schema."""
    schema = json.loads((folder / "schema.json").read_text("utf-8"))
    whole = json.loads((folder / "dataset.json").read_text("utf-8"))
    for name, kind, definition in (("claim", "claims", "Claim"), ("event", "events", "Event")):
        one_of = {"$ref": f"#/$defs/{definition}", "$defs": schema["$defs"]}
        validator = jsonschema.Draft202012Validator(one_of)
        assert {path.stem for path in (folder / kind).glob("*.json")} == set(data.of(kind))
        for record in whole[kind]:
            file = json.loads((folder / kind / f"{record['id']}.json").read_text("utf-8"))
            assert file[name] == record
            assert file["version"] == whole["version"]
            read = {
                one[key] for one in record["evidence"] for key in ("source", "or") if key in one
            }
            assert {source["id"] for source in file["sources"]} == read
        assert list(validator.iter_errors(file[name])) == []


def test_the_version_follows_the_content(world) -> None:
    """The same records have the same version, whatever day or address; others another."""
    first = edition_of(load(world()), ROOT)
    assert edition_of(load(world()), ROOT, HOST).version == first.version
    changed = edition_of(load(world(("value: 200000", "value: 200001"))), ROOT)
    assert re.fullmatch(r"[0-9a-f]{12}", first.version)
    assert changed.version != first.version


# Tables


def test_frictionless_accepts_the_data_package(folder: Path) -> None:
    """Descriptor, schema and every cell; its profile is that of Data Package 2.0."""
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert [task.name for task in report.tasks] == [table.name for table in TABLES]


def test_the_tables_say_what_the_records_say(folder: Path, data: Corpus) -> None:
    """Read by frictionless: the same ids in order, the same numbers, the same dates."""
    package = frictionless.Package(str(folder / "datapackage.json"))
    figures = package.get_resource("figures").read_rows()
    assert [row["id"] for row in figures] == list(data.claims)
    for row, claim in zip(figures, data.claims.values(), strict=True):
        numbers = [None if n is None else float(n) for n in (row["value"], row["low"], row["high"])]
        assert numbers == [claim.value, claim.low, claim.high]
        assert row["unit"] == data.measures[claim.measure].unit.id
        assert row["period"] == (claim.period.text if claim.period else None)
    events = package.get_resource("events").read_rows()
    assert [(row["id"], row["date"]) for row in events] == [
        (one.id, one.date.text) for one in data.timeline
    ]
    terms = package.get_resource("penalties").read_rows()
    threatened = [row for row in terms if row["sanction"] and row["added_to"] is None]
    assert [(row["id"], row["min"], row["max"]) for row in threatened] == [
        (one.id, term.min, term.max)
        for one in data.penalties.values()
        for edition in one.editions
        for term in edition.terms
    ]
    sources = package.get_resource("sources").read_rows()
    assert [row["id"] for row in sources] == list(data.sources)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_column_is_described_once_for_header_and_schema(table, folder: Path) -> None:
    """The header, the Table Schema and whoever asks the table are told the same."""
    header = (folder / table.file).read_bytes().split(b"\r\n")[0].decode("utf-8-sig")
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    fields = next(one for one in descriptor["resources"] if one["name"] == table.name)["schema"]
    assert header.split(",") == [column.name for column in table.columns]
    assert [(one["name"], one["description"]) for one in fields["fields"]] == [
        (column.name, column.description) for column in table.columns
    ]
    units = {column.unit for column in table.columns if column.unit}
    assert units <= {column.name for column in table.columns} | {"percentage points"}
    assert all(column.unit for column in table.columns if column.type == "number")


def test_ranges_denials_and_vague_dates_have_cells_of_their_own(rude: Edition) -> None:
    """What is not known is empty."""
    found = {row["id"]: row for row in rows(FIGURES, rude)}
    low = found["entries-low"]
    assert (low["value"], low["low"], low["high"]) == ("", "150000", "250000")
    assert (low["as_of"], low["first_day"], low["last_day"]) == (
        "2022-10~",
        "2022-10-01",
        "2022-10-31",
    )
    denied = found["entries-denied"]
    assert [denied[name] for name in ("value", "low", "high", "least", "most")] == [""] * 5
    assert (denied["figure"], denied["denies"]) == (
        "denial of more than 200,000 border crossings",
        "entries-october",
    )
    terms = [(row["id"], row["term"], row["max"], row["words"]) for row in rows(PENALTIES, rude)]
    assert terms == [
        ("article-1", "1", "", "no such part"),
        ("article-1", "2", "10", "3 to 10 years in prison"),
    ]


# Citations


def test_a_figure_is_cited_with_origin_readings_and_version(rude: Edition) -> None:
    """In plain words, in BibTeX and in RIS, each read back."""
    found = citations.citation(rude.data.claims["entries-october"], rude)
    link = f"{URL}/figures-leaving.html#entries-october"
    assert found.plain == (
        "Called Up: Russia's 2022 mobilization, figure by figure. “How many entries were there? "
        "More than 200,000 border crossings (21 Sept – 4 Oct 2022).” Said by The "
        "Minister, 4 October 2022. First said by: The Minister. Read in The Agency. "
        "Changed by A Blog. "
        f"Standing: as stated. Record entries-october, {rude.name}, {link}. Licence: CC-BY-4.0."
    )
    entry = parse_string(found.bibtex, "bibtex").entries["entries-october"]
    assert (entry.fields["version"], entry.fields["url"]) == (rude.version, link)
    assert [str(one) for one in entry.persons["author"]] == ["{Called Up}"]
    (reference,) = rispy.loads(found.ris)
    assert (reference["edition"], reference["urls"]) == (rude.version, [link])
    for note in (entry.fields["note"], reference["notes"][0]):
        assert "First said by: The Minister. Read in The Agency. Changed by A Blog." in note


@pytest.mark.slow
def test_the_citation_stands_in_the_small_files(folder: Path, edition: Edition) -> None:
    """In JSON for scripts, and as a text for whoever has none."""
    entries = []
    for claim in edition.data.claims.values():
        found = citations.citation(claim, edition)
        file = json.loads((folder / "claims" / f"{claim.id}.json").read_text("utf-8"))
        assert file["citation"] == {
            "plain": found.plain,
            "bibtex": found.bibtex,
            "ris": found.ris,
        }
        text = (folder / "claims" / f"{claim.id}.txt").read_bytes().decode("utf-8-sig")
        assert text.startswith(found.plain)
        entries.append(text[text.index("@misc") : text.index("RIS\n")])
    assert list(parse_string("".join(entries), "bibtex").entries) == list(edition.data.claims)


# Calendar and feeds


def read_calendar(text: str) -> ics.Calendar:
    """The library's grammar goes one call deeper with every line, and wraps the streams anew."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(usual + 20 * text.count("\n"))
    try:
        with patch.object(tatsu.color, "init"):
            return ics.Calendar(text)
    finally:
        sys.setrecursionlimit(usual)


@pytest.mark.slow
def test_the_calendar_is_read_by_another_library(folder: Path, data: Corpus) -> None:
    """Each event with a day, from its first day to the one after its last, under its own id."""
    text = (folder / "timeline.ics").read_bytes().decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    entries = {one.name: one for one in read_calendar(text).events}
    expected = [one for one in data.timeline if has_day(one.date)]
    assert set(entries) == {one.title for one in expected}
    for event in expected:
        entry = entries[event.title]
        assert entry.all_day
        days = (entry.begin.date(), entry.end.date())
        assert days == (event.date.first, event.date.last + timedelta(days=1))
    uids = [one.uid for one in entries.values()]
    assert len(set(uids)) == len(uids) == len(expected)


def test_the_calendar_holds_days_and_spans_alone(rude: Edition) -> None:
    """Not a month, nor an open end; what is about a day says that it is not certain."""
    text = dict(texts(rude))["timeline.ics"]
    entries = {one.name: one for one in read_calendar(text).events}
    assert set(entries) == {
        "The law is signed",
        "The count is published",
        "About a day",
        "A span",
    }
    assert "The date is not certain: about 29 November 2022." in entries["About a day"].description
    span = entries["A span"]
    assert (span.begin.date(), span.end.date()) == (date(2022, 11, 1), date(2022, 11, 3))
    assert span.location == "A, B; C"
    assert span.url == f"{URL}/timeline.html#a-span"
    assert "4 of 6 events" in re.sub(r"\r\n ", "", text)


@pytest.mark.parametrize("first", [date(2022, 9, 21), date.max])
def test_the_last_day_of_the_calendar_has_no_day_after_it(world, first: date) -> None:
    """An event that ends with it, as some write for "no end", is told by how long it lasts."""
    data = load(world())
    text = f"{first}/{date.max}" if first < date.max else f"{date.max}"
    endless = {"date": Edtf(first, date.max, text)}
    data = Corpus(**{kind: dict(data.of(kind)) for kind in KINDS})
    data.events["law-signed"] = data.events["law-signed"].model_copy(update=endless)
    calendar = dict(texts(edition_of(data, ROOT, HOST)))["timeline.ics"]
    told = calendar.partition(f"DTSTART;VALUE=DATE:{first:%Y%m%d}\r\n")[2].partition("\r\n")[0]
    assert told == f"DURATION:P{(date.max - first).days + 1}D"


CORRECTIONS = """\
corrections:
  - id: correction-1
    date: 2022-11-01
    record: entries-october
    was: "20 000 & <b>"
    is: "200 000"
  - id: correction-2
    date: 2022-11-02
    record: law-signed
    was: signed on the 23rd
    is: signed on the 24th
    noticed_by: A Reader
"""


def atom_problems(text: str) -> list[str]:
    """What RFC 4287 asks of a feed and its entries and this one lacks."""
    atom = "{http://www.w3.org/2005/Atom}"
    feed = xml.fromstring(text)
    problems = []
    for node in (feed, *feed.findall(f"{atom}entry")):
        for name in ("id", "title", "updated"):
            if len(node.findall(atom + name)) != 1:
                problems.append(f"{node.tag} has not one {name}")
        moment = node.findtext(f"{atom}updated") or ""
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment):
            problems.append(f"{moment} is no moment")
    if feed.find(f"{atom}author/{atom}name") is None:
        problems.append("no author")
    ids = [one.text for one in feed.iter(f"{atom}id")]
    return problems + ([] if len(ids) == len(set(ids)) else ["an id twice"])


@pytest.mark.parametrize("name", ["corrections.atom", "changes.atom"])
def test_a_feed_without_entries_is_a_feed(folder: Path, name: str) -> None:
    """A site that was never corrected or released says so, and is no error to a reader."""
    text = (folder / name).read_bytes().decode()
    assert atom_problems(text) == []
    found = feedparser.parse(text)
    assert not found.bozo and found.version == "atom10"
    assert found.feed.id.startswith("urn:uuid:")


def test_corrections_are_entries_of_a_feed(world) -> None:
    """The newest first, with what it said and says, each under an id of its own."""
    made = edition_of(load(world(corrections=CORRECTIONS)), ROOT, HOST)
    text = dict(texts(made))["corrections.atom"]
    assert atom_problems(text) == []
    found = feedparser.parse(text)
    assert not found.bozo
    assert [one.title for one in found.entries] == [
        "Corrected: law-signed",
        "Corrected: entries-october",
    ]
    assert found.entries[0].link == f"{URL}/timeline.html#law-signed"
    assert "It said: 20 000 &amp; &lt;b&gt;" in found.entries[1].content[0].value
    assert "Noticed by A Reader." in found.entries[0].content[0].value
    assert (found.feed.updated, found.entries[1].updated) == (
        "2022-11-02T00:00:00Z",
        "2022-11-01T00:00:00Z",
    )


def test_ids_of_entries_do_not_depend_on_the_host(world) -> None:
    """A copy at another address, or at none, has the same ids in feeds and calendar."""
    data = load(world(corrections=CORRECTIONS))
    here, there = (dict(texts(edition_of(data, ROOT, host))) for host in (HOST, Host()))
    for name, pattern in (("corrections.atom", r"<id>(.*)</id>"), ("timeline.ics", r"UID:(.*)")):
        assert re.findall(pattern, here[name]) == re.findall(pattern, there[name])


# Sitemap and robots


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty folder for a site."""
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def test_the_sitemap_names_every_page(world, place: Path) -> None:
    """Absolute addresses in order, but for wrong ones' and writers'; and where robots find it."""
    for name in ("index.html", "law.html", "404.html", "macros.html"):
        (place / name).touch()
    (place / "sitemap.xml.gz").touch()
    write_beside(edition_of(load(world()), ROOT, HOST), place)
    found = re.findall("<loc>(.*)</loc>", (place / "sitemap.xml").read_text())
    assert found == [f"{URL}/", f"{URL}/law.html"]
    xml.fromstring((place / "sitemap.xml").read_text())
    assert (place / "robots.txt").read_text().endswith(f"Sitemap: {URL}/sitemap.xml\n")
    assert not (place / "sitemap.xml.gz").exists()
    site = Site("", "", HOST)
    assert "&amp;" in sitemap(["a&b.html"], site) and "Allow: /" in robots(site)


def test_without_an_address_no_sitemap_is_left(world, place: Path) -> None:
    """The one that the generator writes then is empty, and is taken away."""
    for name in ("sitemap.xml", "sitemap.xml.gz", "robots.txt"):
        (place / name).touch()
    write_beside(edition_of(load(world()), ROOT), place)
    assert sorted(path.name for path in place.iterdir()) == ["data"]


# The same bytes


def differing(one: Path, other: Path) -> list[str]:
    names = {p.relative_to(root).as_posix() for root in (one, other) for p in root.rglob("*.*")}
    return sorted(n for n in names if not filecmp.cmp(one / n, other / n, shallow=False))


def test_the_build_writes_what_the_command_writes(site: Path, tmp_path: Path) -> None:
    """site/data/ of MkDocs and the exports without it, byte by byte, however sets are walked."""
    done = run("-m", "macros", "export", str(tmp_path / "out"), PYTHONHASHSEED="1")
    assert (done.returncode, done.stderr) == (0, "")
    assert differing(site / "data", tmp_path / "out") == []
    assert not (site / "sitemap.xml").exists()


@pytest.mark.slow
def test_another_path_gives_the_same_bytes(small: Path, tmp_path: Path) -> None:
    """The files depend on the records, SITE_URL and SOURCE_DATE_EPOCH, and on nothing else."""
    given = {"SITE_URL": URL, "SOURCE_DATE_EPOCH": "1700000000"}
    there = tmp_path / "deeper" / "down"
    shutil.copytree(small / "data", there / "data")
    shutil.copy(small / "mkdocs.yml", there)
    for place in (small, there):
        command = ("-m", "macros", "export", "out")
        if place == there:
            command = ("-m", "macros", "export", str(there / "out"), "--data", str(there / "data"))
        done = run(*command, cwd=small, PYTHONHASHSEED=str(len(str(place))), **given)
        assert (done.returncode, done.stderr) == (0, "")
    assert differing(small / "out", there / "out") == []
    whole = json.loads((small / "out" / "dataset.json").read_text("utf-8"))
    assert (whole["date"], whole["site"]) == ("2023-11-14", f"{URL}/")


@pytest.mark.slow
def test_exports_need_no_mkdocs(small: Path, tmp_path: Path) -> None:
    """They outlive the site generator; and records with problems are not exported."""
    blocked = (
        "import sys; sys.modules.update(mkdocs=None, mkdocs_macros=None, material=None); "
        "import runpy; runpy.run_module('macros', run_name='__main__', alter_sys=True)"
    )
    done = run("-c", blocked, "export", str(tmp_path / "out"), cwd=small)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out" / "dataset.json").is_file()


@pytest.mark.parametrize("folder", ["data", "docs", "data/fingerprints", "docs/data"])
def test_nothing_is_written_among_records_or_pages(folder: str, small: Path) -> None:
    """It would lie beside what people wrote, or in its place."""
    whole = small / folder.partition("/")[0]
    before = {path: path.read_bytes() for path in whole.rglob("*") if path.is_file()}
    done = run_here("macros", "export", folder, cwd=small)
    told = "the files would stand among those of which the site is made; name another folder"
    assert (done.returncode, done.stderr) == (1, f"{folder}: {told}\n")
    after = {path: path.read_bytes() for path in whole.rglob("*") if path.is_file()}
    assert after == before


def test_records_with_problems_are_not_exported(world, tmp_path: Path) -> None:
    """They are told as by check, and nothing is written."""
    records = world(("kind: count", "kind: cuont"))
    done = run("-m", "macros", "export", str(tmp_path / "out"), "--data", str(records))
    assert done.returncode == 1 and "'kind' is 'cuont'" in done.stderr
    assert not (tmp_path / "out").exists()
