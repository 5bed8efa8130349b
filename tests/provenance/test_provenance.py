"""Who relays whom: worked cases with known answers, and what holds of every claim."""

from collections import Counter
from collections.abc import Callable
from functools import cached_property, wraps
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA
from hypothesis import given
from hypothesis import strategies as st
from running import run_here

from macros.checking import conflicts, cycles, load
from macros.corpus import Corpus
from macros.exports import Edition, json_models
from macros.provenance.findings import Findings
from macros.provenance.origins import Support
from macros.provenance.relay_graph import relay_map
from macros.records import Claim, Person, Source


@pytest.fixture(scope="module")
def data() -> Corpus:
    return DATA


WAYS = [
    (
        "forbes-600-700k",
        "euronews247-return",
        ["kremlin-official-unnamed", "forbes-russia-700k", "moscow-times-return"],
    ),
    (
        "forbes-600-700k",
        "europenewsok-return",
        ["kremlin-official-unnamed", "forbes-russia-700k", "moscow-times-return"],
    ),
    ("novaya-261k-men", "meduza-261k", ["fsb-paper", "novaya-fsb-source-unnamed", "novaya-261k"]),
    ("newsweek-370k-arrivals", "newsbreak-370k", ["newsweek", "newsweek-370k"]),
]


@pytest.mark.parametrize(("claim", "source", "before"), WAYS)
def test_a_claim_is_followed_to_its_origin(data: Corpus, claim: str, source: str, before) -> None:
    """By 'via', by 'copy_of', and by whom the speaker cites."""
    assert data.provenance(data.claims[claim]).way(source) == [*before, source]


def test_a_copy_is_followed_to_what_it_copies(world: Callable) -> None:
    """By ``copy_of`` alone, where no ``via`` says from whom it has a claim."""
    data = load(
        world(
            (
                "    weak: machine translation",
                "    weak: machine translation\n    copy_of: {source: agency, how: reprint}",
            ),
            ("{source: blog, via: agency, gives: {unit: net inflow}}", "{source: blog}"),
        )
    )
    way = data.provenance(data.claims["entries-october"]).way("blog")
    assert way == ["minister", "agency", "blog"]


ORIGINS = [
    ("forbes-600-700k", ["kremlin-official-unnamed"]),
    ("kazakhstan-entries-4-oct", ["kazakh-interior-minister"]),
    ("novaya-261k-men", ["fsb-paper"]),
    ("combat-unit-growth-to-7-nov", ["putin", "shoigu"]),
    (
        "newsweek-370k-arrivals",
        ["kazakh-interior-minister", "georgian-interior-ministry", "frontex",
         "mongolian-border-officials"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "expected"), ORIGINS)
def test_origins_are_counted_for_each_claim(data: Corpus, claim: str, expected: list[str]) -> None:
    """Ten sources may have one origin; a sum has those of its parts."""
    assert [one.id for one in data.origins(data.claims[claim])] == expected


SUPPORTS = [
    ("forbes-600-700k", Support(carried=2, changed=7, unread=1, origins=1)),
    # One of two has it, and which was not noted: one report, not two.
    ("mobilized-total-7-nov", Support(carried=1, changed=0, unread=0, origins=1)),
    ("novaya-261k-men", Support(carried=1, changed=0, unread=1, origins=1)),
    ("mobilized-total-4-oct", Support(carried=1, changed=1, unread=0, origins=1)),
]


@pytest.mark.parametrize(("claim", "expected"), SUPPORTS)
def test_sources_that_carry_change_or_were_not_read_are_counted_apart(
    data: Corpus, claim: str, expected: Support
) -> None:
    """Each source once, whatever it is cited for."""
    assert data.support(data.claims[claim]) == expected


def test_every_source_of_a_claim_is_reached_from_an_origin(data: Corpus) -> None:
    """No way breaks off: each begins with whoever said it, or whom they cite.

    Of a sum of our own, with a source of its parts: nobody took it from us.
    """
    for claim in data.claims.values():
        found = data.provenance(claim)
        starts = {found.way(evidence.source)[0] for evidence in claim.evidence}
        if data.people[claim.said_by].identity == "site":
            assert starts <= set(data.sources)
        else:
            assert starts == {found.origin}


def test_the_map_has_every_relay_once_and_leads_to_the_right(data: Corpus) -> None:
    """Each source stands in a column after the one from which it took something."""
    drawn = relay_map(data, data.claims.values())
    assert len(drawn.relays) == len(set(drawn.relays)) > 0
    for before, after in drawn.relays:
        assert drawn.stops[before].column < drawn.stops[after].column
    spots = [(stop.column, stop.row) for stop in drawn.stops.values()]
    assert len(spots) == len(set(spots))


def test_a_map_without_pairs_has_all_who_stand_with_two_others(data: Corpus) -> None:
    """Left out is a relay whose two sources have no other, and nothing else."""
    whole = relay_map(data, data.claims.values())
    drawn = relay_map(data, data.claims.values(), pairs=False)
    met = Counter(id for relay in whole.relays for id in relay)
    assert set(drawn.relays) == {one for one in whole.relays if any(met[id] > 1 for id in one)}
    assert set(drawn.stops) == {id for relay in drawn.relays for id in relay}


@given(st.lists(st.integers(0, 5), min_size=1, max_size=6))
def test_a_circle_is_found_exactly_when_there_is_one(takes_from: list[int]) -> None:
    """Source number n takes from takes_from[n], or from the speaker where that is itself."""
    ids = [f"s{number}" for number in range(len(takes_from))]
    before = {ids[n]: ids[m % len(ids)] for n, m in enumerate(takes_from) if m % len(ids) != n}
    sources = {
        id: Source.model_validate(
            {"id": id, "publisher": id, "title": id, "language": "en", "kind": "news",
             "read": False}
        )
        for id in ids
    }  # fmt: skip
    claim = Claim.model_validate(
        {"id": "a", "measure": "m", "said_by": "x", "kind": "count", "standing": "stands",
         "value": 1, "evidence": [{"source": id, "via": before.get(id)} for id in ids]}
    )  # fmt: skip
    speaker = Person(id="x", name="X", identity="named")
    data = Corpus(sources=sources, claims={"a": claim}, people={"x": speaker})
    found = [one.text for one in cycles.check(data)]
    assert bool(found) == any(_goes_round(id, before) for id in ids)


def _goes_round(start: str, before: dict[str, str]) -> bool:
    at = before.get(start)
    for _ in before:
        if at == start:
            return True
        at = before.get(at) if at else None
    return False


def counted(find: Callable[..., Any], found: Counter[tuple[str, str]]) -> Callable[..., Any]:
    """The same function, which counts how often it is called of each record, or of them all."""

    @wraps(find)
    def count(*given: Any) -> Any:
        id = next((one.id for one in given if hasattr(one, "id")), "all")
        found[f"{find.__module__}.{find.__qualname__}", id] += 1
        return find(*given)

    return count


def watch(owner: Any, name: str, found: Counter[tuple[str, str]], monkeypatch) -> None:
    """Count how often a function does its work: below the memo, where it has one."""
    method = vars(owner)[name]
    if isinstance(method, cached_property):
        monkeypatch.setattr(method, "func", counted(method.func, found))
    elif inner := getattr(method, "__wrapped__", None):
        cell = next(one for one in method.__closure__ if one.cell_contents is inner)
        monkeypatch.setattr(cell, "cell_contents", counted(inner, found))
    else:
        monkeypatch.setattr(owner, name, counted(method, found))


MORE = """\
sayings:
  - {id: all-left, sentence: All have left, topic: travel, verdict: not_shown,
     because: "{all-entries} entries were counted.", evidence: [{source: blog}]}
claims:
  - {id: all-entries, measure: entries, value: 400000, qualifier: more_than, said_by: minister,
     kind: count, standing: stands, sum_of: [entries-october, entries-october], derivation: stated,
     evidence: [{source: agency}]}
"""
# Every question that can be asked of what follows of records.
ASKED = [name for name, one in vars(Findings).items() if name[0] != "_" and name != "from_dataset"]


def test_what_follows_of_a_claim_is_found_once_a_build(small: Path, monkeypatch) -> None:
    """Whoever asks for it: the check, pages, tables, references, feeds and pictures."""
    found: Counter[tuple[str, str]] = Counter()
    watched = [(Findings, name) for name in ASKED]
    watched += [(Corpus, "page_of"), (conflicts, "_found")]
    watched += [(Edition, "making"), (json_models, "_computed")]
    for owner, name in watched:
        watch(owner, name, found, monkeypatch)
    (small / "data" / "more.yml").write_text(MORE, encoding="utf-8")
    built = run_here("mkdocs", "build", "--strict", cwd=small)
    assert built.returncode == 0, built.stdout + built.stderr
    asked = {".".join(name.split(".")[-2:]) for name, _ in found}
    assert asked == {f"{owner.__name__.rpartition('.')[2]}.{name}" for owner, name in watched}
    assert dict.fromkeys(found, 1) == found
