"""Ids are promises: none that was released vanishes, and a withdrawn one says why."""

import json
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from conftest import DATA, ROOT, run

from macros.checking import load
from macros.checking.conflicts import conflicts
from macros.exports import edition_of, texts
from macros.pages.calls import Calls
from macros.pages.macros import colophon
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.problems import Problems
from macros.reading import releases
from macros.records import KINDS

DAY = date(2022, 11, 1)
# Nothing but its id is left of a record that names a private person.
GONE = "{id: testimony-ann, withdrawn: {on: 2022-12-01, because: She asked for it., see: ann}}"
SPARE = """\
claims:
  - id: entries-spare
    measure: entries
    value: 5
    period: 2022-09-21/2022-10-04
    said_by: ann
    kind: count
    standing: stands
    evidence: [{source: agency}]
"""
WITHDRAWN = """\
claims:
  - id: entries-spare
    withdrawn: {on: 2022-12-01, because: It counted trips., see: entries-october}
"""


def told(folder: Path) -> list[str]:
    """The problems of the records in a folder, one a line."""
    with pytest.raises(Problems) as problems:
        load(folder)
    return str(problems.value).splitlines()


def without_testimony(world, instead: str = "") -> Path:
    """The small world with its testimony taken out."""
    text = world().joinpath("world.yml").read_text("utf-8")
    start, end = text.index("testimonies:"), text.index("disagreements:")
    return world((text[start:end], instead))


# Released ids


def test_a_release_lists_every_id(world) -> None:
    """A line a record, with its kind; nothing is said to have changed in the first."""
    folder = world()
    data = load(folder)
    made = releases.release(data, folder, DAY)
    assert made == releases.Release(DAY, releases.version(data))
    lines = (folder / "ids.txt").read_text("utf-8").splitlines()
    assert [line.split()[:2] for line in lines if not line.startswith("#")] == [
        [kind, id] for kind in KINDS for id in sorted(data.of(kind))
    ]
    assert releases.releases(folder) == [made]
    assert load(folder) == data


def test_a_vanished_id_is_told(world) -> None:
    """With the line of the list, and how to keep the promise."""
    folder = world()
    releases.release(load(folder), folder, DAY)
    without_testimony(world)
    (line,) = told(folder)
    assert re.fullmatch(
        r"data/ids\.txt:\d+: the testimony 'testimony-ann' is released and its id is a promise; "
        r"put the record back, or its id alone, with 'withdrawn: \{on: DATE, because: WHY\}'",
        line,
    )


def test_an_emptied_file_breaks_its_promises_once(world) -> None:
    """Each released id of it is told, and not whoever names it."""
    people = "people:\n  - {id: bob, name: Bob, identity: named}\n"
    folder = world(("said_by: minister", "said_by: bob"), people=people)
    releases.release(load(folder), folder, DAY)
    (folder / "people.yml").write_text("# people:\n", encoding="utf-8")
    lines = told(folder)
    assert len(lines) == 2
    assert "the person 'bob' is released and its id is a promise" in lines[0]
    assert lines[1].startswith("data/people.yml:1: the file holds no record")


def test_a_broken_record_breaks_no_promise(world) -> None:
    """It is there, though it does not load."""
    folder = world()
    releases.release(load(folder), folder, DAY)
    lines = told(world(("    value: 200000", "    valeu: 200000")))
    assert [line for line in lines if "promise" in line] == []


def test_an_id_is_not_used_again_for_another_kind(world) -> None:
    """A link to it would lead to something else."""
    folder = world()
    releases.release(load(folder), folder, DAY)
    without_testimony(world, "topics:\n  - {id: x, question: X?, theme: leaving, order: 2}\n")
    assert "testimony-ann" in told(folder)[0]
    reused = "people:\n  - {id: testimony-ann, name: Bob, identity: named}\n"
    (folder / "zz.yml").write_text(reused, encoding="utf-8")
    assert "'testimony-ann' is released as the id of a testimony" in "".join(told(folder))


def test_a_withdrawn_id_keeps_the_promise(world) -> None:
    """Its id alone is enough."""
    folder = world()
    releases.release(load(folder), folder, DAY)
    without_testimony(world, f"testimonies:\n  - {GONE}\n")
    data = load(folder)
    assert (list(data.testimonies), list(data.withdrawn)) == ([], ["testimony-ann"])


def test_a_release_tells_what_it_changed(world) -> None:
    """New, changed and withdrawn ids; nothing when nothing has; no line is ever taken out."""
    folder = world()
    releases.release(load(folder), folder, DAY)
    assert releases.release(load(folder), folder, DAY) is None
    without_testimony(world, f"testimonies:\n  - {GONE}\n")
    text = (folder / "world.yml").read_text("utf-8").replace("value: 200000", "value: 200001")
    (folder / "world.yml").write_text(text, encoding="utf-8")
    (folder / "zz.yml").write_text("people:\n  - {id: bob, name: Bob, identity: named}\n")
    later = date(2022, 12, 2)
    made = releases.release(load(folder), folder, later)
    assert made == releases.Release(
        later, releases.version(load(folder)), ["bob"], ["entries-october"], ["testimony-ann"]
    )
    assert [one.on for one in releases.releases(folder)] == [DAY, later]
    assert " testimony-ann " in (folder / "ids.txt").read_text("utf-8")
    feed = dict(texts(edition_of(load(folder), folder.parent)))["changes.atom"]
    assert feed.index("Release of 2 December 2022") < feed.index("Release of 1 November 2022")
    assert '<a href="../figures-leaving.html#entries-october">claim entries-october</a>' in feed


def test_the_command_releases_on_a_day_that_is_given(world) -> None:
    """It never asks the clock."""
    folder = world()
    done = run("-m", "macros", "release", "2022-11-01", "--data", str(folder))
    version = releases.version(load(folder))
    assert done.stdout == (
        f"release of 2022-11-01, data version {version}: 0 added, 0 changed, 0 withdrawn\n"
    )
    again = run("-m", "macros", "release", "2022-11-02", "--data", str(folder))
    assert again.stdout == "nothing has changed since the last release\n"


def test_releases_follow_each_other(world) -> None:
    """A day before the last one is refused, and nothing is written; the same day is not."""
    folder = world()
    run("-m", "macros", "release", "2022-11-02", "--data", str(folder))
    (folder / "zz.yml").write_text("people:\n  - {id: bob, name: Bob, identity: named}\n")
    before = (folder / "ids.txt").read_text()
    done = run("-m", "macros", "release", "2022-11-01", "--data", str(folder))
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        "data/releases.json:3: 2022-11-02 is released already, and 2022-11-01 comes before it; "
        "name 2022-11-02 or a later day\n",
    )
    assert (folder / "ids.txt").read_text() == before
    again = run("-m", "macros", "release", "2022-11-02", "--data", str(folder))
    assert again.stdout.startswith("release of 2022-11-02")


@pytest.mark.parametrize("day", ["27.11.2026", "20261127", "2026-11", "2026-11-31", "today"])
def test_a_day_that_is_none_is_told(world, day: str) -> None:
    """With one as it is written."""
    done = run("-m", "macros", "release", day, "--data", str(world()))
    assert done.returncode == 2
    mend = "is not a day of the years 1800 to 2100; write one such as 2026-01-31\n"
    assert f"Invalid value for 'DAY': '{day}' {mend}" in done.stderr


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("ids.txt", "# x\nclaims one\n", 2),
        ("ids.txt", "# x\nclaims one two three\n", 2),
        ("releases.json", "[\n", 2),
        ("releases.json", '[{"on": "x"}]', 1),
        ("releases.json", '[{"day": "2022-11-01"}]', 1),
        ("releases.json", "{}", None),
    ],
)
def test_what_a_release_wrote_is_not_written_by_hand(world, name, text, line) -> None:
    """It is told with its line, and is no traceback."""
    folder = world()
    (folder / name).write_text(text, encoding="utf-8")
    if line is None:
        assert releases.releases(folder) == []
        return
    text = (folder / "world.yml").read_text("utf-8")
    wrong = text.replace("said_by: minister", "said_by: nobody")
    (folder / "world.yml").write_text(wrong, encoding="utf-8")
    lines = told(folder)
    assert lines[0] == (
        f"data/{name}:{line}: a release wrote this file, and something else has changed it; "
        "take it back from git"
    )
    assert [line.endswith("'nobody' is not the id of a person") for line in lines] == [False, True]


def test_every_id_that_was_ever_released_is_here() -> None:
    """As git knows the list up to the merge base with main, so that no edit of it helps."""
    released = set()
    for revision in git("log", "--format=%H", merge_base(), "--", "data/ids.txt").split():
        text = git("show", f"{revision}:data/ids.txt")
        released |= {tuple(one.split()[:2]) for one in text.splitlines() if one[:1] != "#"}
    here = {(kind, record.id) for kind, record in releases.sorted_records(DATA)}
    assert released - here == set()


def merge_base() -> str:
    """The commit that this branch left main at; the newest one when there is no main."""
    for main in ("main", "origin/main"):
        if base := git("merge-base", "HEAD", main).strip():
            return base
    return "HEAD"


def git(*arguments: str) -> str:
    """What git prints; nothing where there is no repository."""
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""


# Withdrawn records


def test_a_withdrawn_record_counts_nowhere(world) -> None:
    """It is not compared, drawn, counted or exported among the others."""
    folder = world(zz=SPARE)
    assert any("entries-spare" in line for line in told(folder))  # it conflicts
    data = load(world(zz=WITHDRAWN))
    assert list(conflicts(data)) == []
    assert list(data.claims) == ["entries-october"]
    assert data.get("entries-spare") is None
    assert "entries-spare" not in [claim.id for claim in data.said_by.get("ann", [])]
    written = dict(texts(edition_of(data, folder.parent)))
    whole = json.loads(written["dataset.json"])
    assert [one["id"] for one in whole["claims"]] == ["entries-october"]
    assert whole["withdrawn"] == [
        {
            "id": "entries-spare",
            "was": "claims",
            "withdrawn": {
                "on": "2022-12-01",
                "because": "It counted trips.",
                "see": "entries-october",
            },
            "page": "figures.html#entries-spare",
        }
    ]
    others = {name: text for name, text in written.items() if not name.startswith("dataset")}
    assert not [name for name, text in others.items() if "entries-spare" in name + text]


def test_a_withdrawn_record_keeps_an_anchor_that_says_why(world) -> None:
    """At the end of the page that its kind stands on: when, why, and what to see instead."""
    renderer = Renderer(load(world(zz=WITHDRAWN)))
    drawn = Calls(Page(renderer, "figures-leaving.md")).close("")
    assert '<li id="entries-spare">' in drawn
    assert "this claim was withdrawn on" in drawn and "It counted trips." in drawn
    assert '<a dir="auto" href="figures-leaving.html#entries-october">' in drawn
    assert Calls(Page(renderer, "timeline.md")).close("") == ""


def test_a_built_page_carries_the_anchor(small: Path) -> None:
    """Where links to the record lead; nothing of what it said is left on any page."""
    path = small / "data" / "world.yml"
    text = path.read_text("utf-8")
    start = text.index("  - id: testimony-ann")
    end = text.index("disagreements:", start)
    gone = "  - {id: testimony-ann, withdrawn: {on: 2026-01-01, because: She asked for it.}}\n"
    path.write_text(text[:start] + gone + text[end:], encoding="utf-8")
    page = small / "docs" / "returning.md"
    call = '{{ testimony("testimony-ann") }}'
    page.write_text(page.read_text("utf-8").replace(call, ""), encoding="utf-8")
    done = run("-m", "mkdocs", "build", "-q", "-d", "out", cwd=small)
    assert (done.returncode, done.stderr) == (0, "")
    html = (small / "out" / "returning.html").read_text("utf-8")
    assert '<li id="testimony-ann">' in html and "She asked for it." in html
    assert '<h2 id="withdrawn">' in html


@pytest.mark.parametrize(
    ("replacement", "message"),
    [
        (
            ("claims: [entries-october]", "claims: [entries-october, entries-spare]"),
            "event law-signed: 'entries-spare' is withdrawn; name 'entries-october' instead",
        ),
        (
            ("summary: The minister speaks.", 'summary: "He says {entries-spare}."'),
            "event count-published: 'entries-spare' is withdrawn; name 'entries-october' instead",
        ),
    ],
    ids=["in a field", "in a sentence"],
)
def test_nothing_rests_on_a_withdrawn_record(world, replacement, message: str) -> None:
    """What names it is told what to name instead."""
    assert told(world(replacement, zz=WITHDRAWN))[0].split(": ", 1)[1] == message


def test_a_page_does_not_name_a_withdrawn_record(world) -> None:
    """A call says why it is gone and what to name."""
    calls = Calls(Page(Renderer(load(world(zz=WITHDRAWN))), "index.md"))
    drawn = calls.macros["claim"]("entries-spare")
    assert (
        "claim(): &#39;entries-spare&#39; is withdrawn: It counted trips.; "
        "name &#39;entries-october&#39; instead"
    ) in drawn


def test_what_to_see_instead_is_there(world) -> None:
    """A withdrawn record does not lead to nothing, or to itself."""
    wrong = {"nowhere": "not the id of another record", "entries-spare": "the record itself"}
    for see, why in wrong.items():
        lines = told(world(zz=WITHDRAWN.replace("see: entries-october", f"see: {see}")))
        assert f"claim entries-spare: '{see}' is {why}" in lines[0]


def test_a_withdrawal_says_when_and_why(world) -> None:
    """As strict as any other record."""
    lines = told(world(zz=WITHDRAWN.replace("because: It counted trips., ", "")))
    assert [line.split(": ", 1)[1] for line in lines] == [
        "claim entries-spare: 'because' is missing"
    ]


def test_a_correction_may_name_a_withdrawn_record(world) -> None:
    """That it was wrong is why it is gone."""
    mended = "corrections:\n  - {id: c, date: 2022-12-01, record: entries-spare, was: a, is: b}\n"
    data = load(world(zz=WITHDRAWN, more=mended))
    drawn = colophon.corrections(Page(Renderer(data), "data.md"))
    assert '<a dir="auto" href="figures.html#entries-spare">entries-spare</a>' in drawn
