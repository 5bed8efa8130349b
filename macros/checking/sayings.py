"""Rules of fact checks: a verdict on what circulates rests on records that can show it.

For example, 'verdict: wrong' is told of a saying that names no record.
"""

from collections.abc import Collection, Iterator

from macros.checking.likeness import bare
from macros.problems import Breach, a
from macros.records import Claim, Event, GlossaryEntry, Penalty, Source, references
from macros.records.dataset import Dataset
from macros.records.verdicts import Verdict

# What a claim that circulates can go back to.
_ORIGINALS = (Claim, Event, Penalty, GlossaryEntry, Source)


def sayings_are_seen_as_they_are_told(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """Each claim that circulates is told once, and changed on a page that carries it."""
    first: dict[str, str] = {}
    for saying in data.sayings.values():
        one = first.setdefault(bare(saying.sentence), saying.id)
        if one != saying.id:
            text = f"saying {one} has the same sentence; add the pages that carry it there"
            yield Breach(saying.id, text, ("sentence",))
        seen = [evidence.source for evidence in saying.evidence]
        if saying.changed_at and saying.changed_at not in seen:
            text = f"no page here is '{saying.changed_at}'; name one of {', '.join(seen)}"
            yield Breach(saying.id, text, ("changed_at",))


def verdicts_rest_on_records(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """A verdict names a record that shows it, unless nothing public can."""
    for saying in data.sayings.values():
        original = data.get(saying.original) if saying.original else None
        if original is not None and not isinstance(original, _ORIGINALS):
            text = (
                f"'{original.id}' is {a(original.noun)}; "
                "name a claim, an event, a penalty, a term or a source"
            )
            yield Breach(saying.id, text, ("original",))
        named = references(saying.because) or saying.shown_by or original
        if not named and saying.verdict != Verdict.cannot_be_checked:
            text = (
                "names no record; name what shows it in braces or in 'shown_by', "
                "or write 'verdict: cannot_be_checked'"
            )
            yield Breach(saying.id, text, ("because",))
