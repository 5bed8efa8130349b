"""``new`` begins a record that the check takes, and touches nothing else."""

import os
import pty
import re
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from conftest import ROOT, SUBJECT, WORLD, run

from macros.checking import Inconsistent, load
from macros.commands import commands
from macros.commands.new.drafts import drawn
from macros.commands.new.ids import suggested
from macros.commands.new.places import place_for
from macros.records import KINDS
from macros.records.introspection import shapes

SOURCE = ["--publisher=The Paper", "--title=A count: of people", "--language=en", "--kind=news",
          "--url=https://paper.example/a", "--published=2022-10-05"]  # fmt: skip
READY = {
    "source": SOURCE,
    "person": ["--name=Jörg Świętek", "--identity=named", "--role=a minister, of state"],
    "topic": ["--question=Who came back?", "--theme=leaving", "--order=2"],
    "measure": ["--question=How many came back?", "--topic=travel", "--unit=persons",
                "--population=Everybody", "--behaves=flow"],
    "claim": ["--measure=entries", "--value=98", "--said_by=minister", "--said_on=2022-10-05",
              "--period=2022-09-21/2022-09-22", "--kind=count", "--standing=stands",
              "--evidence.source=agency", "--evidence.quote=98 came"],
    "event": ["--date=2022-09-30", "--title=A border closes", "--category=border",
              "--summary=" + "A sentence that is long enough to be folded over some lines. " * 3,
              "--claims=entries-october", "--evidence.source=agency"],
    "penalty": ["--code=Penal Code", "--article=2", "--conduct=Refusing", "--binds=Soldiers",
                "--editions.terms.max=3", "--editions.terms.sanction=prison",
                "--editions.terms.unit=years",
                "--evidence.source=agency"],
    "testimony": ["--person=ann", "--age=31", "--returned=returned", "--evidence.source=agency"],
    "disagreement": ["--title=Another count?", "--topic=travel", "--class=confusion",
                     "--records=entries-october", "--reason=unresolved",
                     "--explanation=They differ.", "--evidence.source=agency",
                     "--evidence.quote=more than 200 thousand"],
    "saying": ["--sentence=A million men fled", "--topic=travel", "--verdict=not_shown",
               "--because=Only {entries-october} entries were counted.",
               "--evidence.source=blog"],
    "term": ["--term=net", "--definition=What is left of a count."],
    "place": ["--name=Ruritania", "--aliases=Руритания"],
    "picture": ["--title=Entries", "--page=timeline", "--chart=events", "--reading=Each bar.",
                "--description=Bars.", "--draws.record=law-signed"],
    "correction": ["--date=2026-01-31", "--record=entries-october", "--was=More.", "--is=Fewer."],
}  # fmt: skip
IDS = {
    "source": "the-paper-5-oct", "person": "jorg-swietek", "topic": "came-back",
    "measure": "came-back", "claim": "entries-22-sep", "event": "border-closes",
    "term": "net", "place": "ruritania", "picture": "picture-entries",
    "correction": "correction-entries-october",
    "penalty": "article-2", "testimony": "testimony-ann-2", "disagreement": "another-count",
    "saying": "million-men-fled",
}  # fmt: skip

# A topic says how its measures differ once it has two.
WITH_NOTE = WORLD.replace("order: 1}", "order: 1, note: They differ.}")
# A kind that the small world has none of gets a file of its own.
OWN_FILES = [kind for kind in KINDS if f"{kind}:\n" not in WORLD]


def new(*given: str, data: Path | None = None) -> Result:
    """What the command says where nobody is at a terminal."""
    folder = ["--data", str(data)] if data else []
    return CliRunner().invoke(commands, ["new", *given, *folder], catch_exceptions=False)


def test_every_kind_is_tried() -> None:
    """A kind that is added is tried here too."""
    tried = {model.noun for model in KINDS.values()}
    assert set(READY) == set(IDS) == tried


@pytest.mark.parametrize("bare", [[], ["--bare"]])
@pytest.mark.parametrize("noun", READY)
def test_a_new_record_passes_the_check(world, noun: str, bare: list[str]) -> None:
    """It stands at the end of its kind under a fitting id; all other bytes are as they were."""
    folder = world((WORLD, WITH_NOTE))
    written = new(noun, *bare, *READY[noun], data=folder)
    assert written.exit_code == 0, written.stderr
    kind = next(kind for kind, model in KINDS.items() if model.noun == noun)
    file = folder / f"{kind if kind in OWN_FILES else 'world'}.yml"
    assert list(load(folder).of(kind))[-1] == IDS[noun]
    after = file.read_bytes()
    line = int(written.stdout.split(":")[1])
    assert after.decode().splitlines()[line - 1].strip() == f"- id: {IDS[noun]}"
    before = b"" if kind in OWN_FILES else WITH_NOTE.encode()
    added = len(after) - len(before)
    places = range(len(after) - added + 1)
    start = next(one for one in places if after[:one] + after[one + added :] == before)
    assert IDS[noun].encode() in after[start : start + added + len(IDS[noun])]


def test_a_skeleton_says_what_each_field_is_for(world) -> None:
    """What is not known has a line in comments, with its description and an example."""
    folder = world()
    assert new("source", *SOURCE, data=folder).exit_code == 0
    text = (folder / "world.yml").read_text()
    given = {"id", *(flag[2:].partition("=")[0] for flag in SOURCE)}
    for shape in shapes(KINDS["sources"]):
        assert (f"  # {shape.description}\n" in text) == (shape.key not in given)
    assert "    # archive_url: https://archive.example/count  # An archived copy.\n" in text
    how = "reprint | mirror | translation | reworded"
    assert f"    # copy_of: {{source: …, how: {how}}}  # Which other source" in text
    assert '    title: "A count: of people"\n' in text


@pytest.mark.parametrize("noun", READY)
def test_what_a_skeleton_shows_can_be_read(world, noun: str) -> None:
    """Freed of its mark, each line in comments is a key with a value."""
    folder = world((WORLD, WITH_NOTE))
    assert new(noun, *READY[noun], data=folder).exit_code == 0
    model = next(model for model in KINDS.values() if model.noun == noun)
    texts = [path.read_text() for path in folder.glob("*.yml")]
    text = next(text for text in texts if f"- id: {IDS[noun]}\n" in text)
    lines = re.findall(r"^ +# (\w+: .*)$", text, re.MULTILINE)
    known = {shape.key for shape in shapes(model)}
    assert {key for line in lines for key in yaml.safe_load(line)} <= known
    assert max(map(len, text.splitlines())) <= 180


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["claim"], "'measure' is missing"),
        (["claim"], "Give --measure, --said_by, --kind, --standing, --evidence.source; or run it"),
        (["person", "--name=A", "--identity=nmaed"], "'identity' is 'nmaed'; did you mean 'named'"),
        (["person", "--name=A", "--identity=named", "--id=ann"], "'id': ann is taken; choose"),
        (["person", "--name=A", "--identity=named", "--id=A B"], "'id' is 'A B'; an id is"),
        (["source", "--publisher=A", "--language=en", "--kind=news"], "a source needs a 'title'"),
        (
            [*["testimony", "--person=bob", "--returned=returned"], "--evidence.source=agency"],
            "'bob' is not the id of a person",
        ),
        (
            [*["claim", "--measure=entries", "--value=300000", "--said_by=minister"],
             "--period=2022-09-21/2022-10-04", "--kind=count", "--standing=stands",
             "--evidence.source=agency"],
            "write a disagreement of 'class: conflict'",
        ),
        ([], "say what to begin: source, person"),
    ],
)  # fmt: skip
def test_what_the_check_refuses_is_not_written(world, given, message: str) -> None:
    """The message is the check's, and says which flags would mend it."""
    folder = world()
    refused = new(*given, data=folder if given else None)
    assert refused.exit_code != 0
    assert message in refused.stderr
    assert (folder / "world.yml").read_text() == WORLD


def test_anyway_writes_what_other_records_must_explain(world) -> None:
    """A claim may come before the disagreement that explains it."""
    folder = world()
    conflicting = ["--value=300000" if one == "--value=98" else one for one in READY["claim"]]
    conflicting.remove("--period=2022-09-21/2022-09-22")
    conflicting.append("--period=2022-09-21/2022-10-04")
    assert new("claim", *conflicting, data=folder).exit_code == 1
    assert new("claim", "--anyway", *conflicting, data=folder).exit_code == 0
    assert "value: 300000" in (folder / "world.yml").read_text()
    with pytest.raises(Inconsistent):
        load(folder)


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "null", "12:30", "2022-10-05", "1.5", "0x1f", "~", "- a", "# a", "a # b", "a: b"),
        *(
            "[a]",
            "{a}",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a`",
            "'a'",
            '"a"',
            "a, b",
            "Ж: “ё”",
            r"a\b",
        ),
        "a well-known word " * 20 + "and a-long-one-with-hyphens-" * 3 + "that is not broken",
    ],
)
def test_a_text_is_read_as_it_was_typed(text: str) -> None:
    """Whatever YAML would take it for: as a value, in a list, and over several short lines."""
    given = {"id": "x", "title": text, "authors": [text, "b"]}
    written = drawn("sources", given, SUBJECT, bare=True)
    assert yaml.safe_load(written) == [given]
    assert max(map(len, written.splitlines())) <= 100


def test_what_is_no_text_has_no_quotes() -> None:
    """Numbers and days stand as the records have them."""
    given = {"id": "x", "value": "98", "period": "2022-09-21/2022-09-22", "said_on": "2022-10-05"}
    assert drawn("claims", given, SUBJECT, bare=True) == (
        "- id: x\n  value: 98\n  period: 2022-09-21/2022-09-22\n  said_on: 2022-10-05\n"
    )


@pytest.mark.parametrize(
    ("kind", "given", "id"),
    [
        ("events", {"title": "Мобилизация в России"}, "mobilizatsiia-v-rossii"),
        ("people", {"name": "Қасым-Жомарт Тоқаев"}, "kasym-zhomart-tokaev"),
        ("people", {"name": "Об’єднання «Сім’я»"}, "obiednannia-simia"),
        ("sources", {"publisher": "Ведомости", "published": "2022-10-05"}, "vedomosti-5-oct"),
        ("claims", {"measure": "exits", "period": "2022-09-21/2022-12-03"}, "exits-3-dec"),
        ("people", {"name": "???"}, "person"),
    ],
)
def test_an_id_is_made_of_words_in_any_script(kind: str, given: dict[str, str], id: str) -> None:
    """They are spelled in plain letters; one that is taken gets a number."""
    assert suggested(kind, given, []) == id
    assert suggested(kind, given, [id]) == f"{id}-2"


DISAGREEMENT = ["--title=Rival counts?", "--topic=travel", "--class=conflict",
                "--records=entries-october", "--records=entries-4-oct", "--reason=unresolved",
                "--explanation=They differ."]  # fmt: skip


def test_a_conflict_is_noted_as_the_guide_says(world) -> None:
    """Both claims first, then the disagreement that explains them: no step is a dead end."""
    folder = world()
    claim = [one.replace("=98", "=300000").replace("/2022-09-22", "/2022-10-04")
             for one in READY["claim"] if "quote" not in one]  # fmt: skip
    done = new("claim", "--anyway", *claim, data=folder)
    assert done.exit_code == 0
    told = done.stdout
    assert "with records: [entries-4-oct, entries-october]\nThis is to be mended still." in told
    done = new("disagreement", *DISAGREEMENT, data=folder)
    assert done.exit_code == 0
    told = done.stdout
    assert "This is so already; a record such as a disagreement may mend it." in told
    assert "to be mended still" not in told
    assert list(load(folder).disagreements)[-1] == "rival-counts"


def test_what_is_wrong_already_does_not_stand_in_the_way(world) -> None:
    """A record that has nothing to do with it is taken; one that is wrong itself is not."""
    folder = world(("class: confusion", "class: conflict"))
    done = new("person", *READY["person"], data=folder)
    assert done.exit_code == 0
    assert "no rule finds a conflict" in done.stdout
    wrong = ["--measure=entries", "--value=5", "--said_by=nobody", "--kind=count",
             "--standing=stands", "--evidence.source=agency"]  # fmt: skip
    done = new("claim", *wrong, data=folder)
    assert done.exit_code == 1
    said = done.stderr
    assert "'nobody' is not the id of a person" in said and "no rule finds" not in said


def test_a_body_tells_nothing_of_itself(world) -> None:
    """A testimony is a person's."""
    folder = world(people="people:\n  - {id: bureau, name: The Bureau, identity: body}\n")
    given = ["--person=bureau", "--returned=returned", "--evidence.source=agency"]
    done = new("testimony", *given, data=folder)
    assert done.exit_code == 1
    assert "'bureau' is a body; name the person who told it" in done.stderr


def test_broken_records_come_first(world) -> None:
    """A new record cannot be checked beside broken ones."""
    folder = world(("kind: count", "kind: cuont"))
    done = new("source", *SOURCE, data=folder)
    assert done.exit_code == 1
    assert "Mend these first" in done.stderr


def test_a_kind_without_a_file_gets_one(world, tmp_path: Path) -> None:
    """With the line by which editors find the schema."""
    folder = world((WORLD[WORLD.index("penalties:") : WORLD.index("testimonies:")], ""))
    assert new("penalty", *READY["penalty"], data=folder).exit_code == 0
    written = (folder / "penalties.yml").read_text()
    assert written.startswith(
        "# yaml-language-server: $schema=schema.json\npenalties:\n  - id: article-2\n"
    )
    assert "article-2" in load(folder).penalties


def test_a_named_file_takes_the_record(world) -> None:
    """--file splits a kind that has grown."""
    folder = world()
    more = folder / "more.yml"
    for name in ("Bob", "Eve"):
        given = ["--name", name, "--identity=named", "--file", str(more), "--bare"]
        assert new("person", *given, data=folder).exit_code == 0
    assert more.read_text().endswith(
        "people:\n  - id: bob\n    name: Bob\n    identity: named\n\n"
        "  - id: eve\n    name: Eve\n    identity: named\n"
    )


def test_an_empty_list_takes_its_first_record(world) -> None:
    """The brackets that said so go; they are all that goes."""
    folder = world(zz="# Mistakes.\ncorrections: []  # so far\n")
    assert new("correction", "--bare", *READY["correction"], data=folder).exit_code == 0
    assert (
        (folder / "zz.yml")
        .read_text()
        .startswith("# Mistakes.\ncorrections:  # so far\n  - id: correction-entries-october\n")
    )


def test_line_ends_and_a_missing_last_one_are_kept(world) -> None:
    """A file of Windows stays one; a last line without an end gets one."""
    folder = world()
    file = folder / "zz.yml"
    file.write_bytes(b"people:\r\n  - {id: bob, name: Bob, identity: named}")
    given = ["--name=Eve", "--identity=named", "--file", str(file), "--bare"]
    assert new("person", *given, data=folder).exit_code == 0
    assert file.read_bytes() == (
        b"people:\r\n  - {id: bob, name: Bob, identity: named}\r\n\r\n"
        b"  - id: eve\r\n    name: Eve\r\n    identity: named\r\n"
    )


def test_a_list_on_one_line_is_not_broken_up(world) -> None:
    """It is told how to write it first."""
    folder = world(zz="people: [{id: bob, name: Bob, identity: named}]\n")
    given = ["--name=Eve", "--identity=named", "--file", str(folder / "zz.yml")]
    done = new("person", *given, data=folder)
    assert done.exit_code == 1
    assert "write 'people' as a list of lines that begin with -" in done.stderr


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.slow
def test_the_real_records_have_room_for_each_kind(kind: str) -> None:
    """A new record stands in the file of its kind, before the comments of what follows."""
    place = place_for(kind, ROOT / "data")
    text, line = place.with_record("- id: x\n")
    assert text[: place.offset] + text[len(text) - len(place.text) + place.offset :] == place.text
    assert text.splitlines()[line - 1].strip() == "- id: x"


def typed(folder: Path, *answers: str, arguments: tuple[str, ...] = ()) -> tuple[int, str]:
    """What the command says on a terminal on which these lines are typed."""
    ours, theirs = pty.openpty()
    os.write(ours, "".join([*(f"{one}\n" for one in answers), "\x04"]).encode())  # and no more
    command = ["new", *arguments, *(["--data", str(folder)] if arguments else [])]
    with os.fdopen(theirs) as terminal, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", terminal)
        done = run("-m", "macros", *command, cwd=ROOT if arguments else folder.parent)
    os.close(ours)
    return done.returncode, done.stdout + done.stderr


def test_on_a_terminal_it_asks_for_what_it_lacks(world) -> None:
    """Words by number, known records by a part of their name, wrong answers again."""
    folder = world()
    status, said = typed(
        folder,
        "entries",  # measure
        "98",
        "2022-09-21/2022-09-22",
        "",  # as_of
        "nobody at all", "min", "1",  # said_by: not found, then looked for, then by number
        "2022-10-05",
        "count",
        "1", "A line was counted.",  # method and how
        "9", "1",  # standing: no such number, then 'stands'
        "agency", "p1", "", "",  # evidence, and no other
        "",  # the id as suggested
        arguments=("claim",),
    )  # fmt: skip
    assert status == 0, said
    assert re.search(
        r"No person is called that; add one first with: \S+ -m macros new person", said
    )
    assert "1 minister  The Minister" in said
    assert "'9' is none of these" in said
    assert "1 border_count  Crossings that a state or its border service counted" in said
    assert load(folder).claims["entries-22-sep"].method.id == "border_count"
    assert load(folder).claims["entries-22-sep"].said_by == "minister"


def test_a_new_measure_is_asked_how_it_is_made(world) -> None:
    """By a word, or its number, beside what each says; and in one sentence more."""
    folder = world((WORLD, WITH_NOTE))
    status, said = typed(
        folder,
        "Who came back?", "travel", "persons", "all of them", "level",
        "survey", "They were asked.", "came-back",
        arguments=("measure",),
    )  # fmt: skip
    assert status == 0, said
    assert (
        f"{list(SUBJECT.methods).index('survey') + 1} survey  Answers of people who were asked"
        in said
    )
    made = load(folder).measures["came-back"]
    assert (made.method.id, made.how) == ("survey", "They were asked.")


def test_on_a_terminal_it_asks_for_the_kind_and_for_what_goes_together(world) -> None:
    """A source without any address is asked for one, in the words of the rule."""
    folder = world()
    status, said = typed(
        folder,
        "source", "The Paper", "", "", "", "en", "news", "",  # neither title nor address
        "the-paper",
        "A headline", "",  # title, description
        "https://paper.example/a", "", "",  # url, read_at, note
    )  # fmt: skip
    assert status == 0, said
    assert "1 source  A document that says something, and where its text was read." in said
    assert "a source needs a 'title'" in said and "say where it was read" in said
    assert load(folder).sources["the-paper"].title == "A headline"


def test_an_answer_is_checked_as_it_is_given(world) -> None:
    """What the check would say in the end is said at once, and the question stands."""
    folder = world(gone="people:\n  - {id: bob, withdrawn: {on: 2022-12-01, because: He asked.}}\n")
    status, said = typed(
        folder,
        "entries", "98,000", "98", "last week", "2022-09-21/2022-09-22", "", "minister",
        "5 Oct 2022", "2022-10-05", "count", "survey", "", "stands",
        "agency", "", "word " * 26, "98 came", "n",
        "Entries 2", "ann", "bob", "entries-98",
        arguments=("claim",),
    )  # fmt: skip
    assert status == 0, said
    for message in (
        "'98,000' is not a number; write digits only, such as 200000",
        "'last week' is not a date", "'5 Oct 2022' is not a date",
        "the quote has 26 words; 25 are the most",
        "'id' is 'Entries 2'; an id is lower-case words", "'ann' is taken; choose another",
        "'bob' is taken; choose another",  # by a record that was withdrawn
    ):  # fmt: skip
        assert message in said
    assert load(folder).claims["entries-98"].value == 98


def test_a_sentence_is_checked_as_it_is_typed(world) -> None:
    """For figures typed by hand, and for names of what is not there; so is a title."""
    folder = world()
    status, said = typed(
        folder,
        "2022-09-30", "Two borders close", "Borders close",
        "Some 200,000 came.", "Some {entires-october} came.", "Some *many* came.",
        "Some {entries-october} came.",
        "border", "agency", "", "", "", "",
        arguments=("event",),
    )  # fmt: skip
    assert status == 0, said
    assert "'Two' is typed by hand; a title names no record, so say it without a figure" in said
    assert "'200,000' is typed by hand; name a record, such as {entries-october}" in said
    assert "'entires-october' is not the id of a record; did you mean 'entries-october'?" in said
    assert "'many' is marked up as in Markdown; a record is plain text" in said
    assert load(folder).events["borders-close"].category.id == "border"


def test_a_topic_says_which_places_are_taken(world) -> None:
    """Its order is a place among others."""
    folder = world()
    status, said = typed(folder, "Who came back?", "leaving", "2", "", arguments=("topic",))
    assert status == 0, said
    assert "order: Its place among the topics; a whole number. Taken: 1." in said


def test_a_penalty_is_asked_for_all_of_each_term(world) -> None:
    """What it threatens and in which unit, for neither may be taken for granted; then the next."""
    folder = world()
    status, said = typed(
        folder,
        "Penal Code", "2", "Refusing", "Soldiers",
        "", "none", "y",  # of a part that there was not, nothing more is asked
        "2022-09-24", "law-signed", "known", "fine", "1000", "5000", "RUB", "n", "n",
        "agency", "", "", "", "",
        arguments=("penalty",),
    )  # fmt: skip
    assert status == 0, said
    before, after = load(folder).penalties["article-2"].editions
    (term,) = after.terms
    assert (term.sanction.id, term.min, term.max, term.unit.id) == ("fine", 1000, 5000, "RUB")
    assert (before.since, before.status) == (None, "none")


def test_a_picture_is_asked_for_all_that_it_draws(world) -> None:
    """Then each chart says what it draws, and why not these; the page is one that is there."""
    folder = world()
    docs = folder.parent / "docs"
    docs.mkdir()
    (docs / "leaving.md").write_text("# Leaving\n")
    status, said = typed(
        folder,
        "Entries", "1", "law-signed", "y", "entries-october", "n",
        "windows", "Each bar.", "Bars.", "",
        "n",  # written all the same
        arguments=("picture",),
    )  # fmt: skip
    assert status == 1, said  # whatever else the chart asks of a measure
    assert (
        "answers  Forest plot: rival answers to one question, how far each reaches, what it counts "
        "and how. (not these: it draws claims)" in said
    )
    assert "route  Tree diagram: a number from hand to hand" in said
    assert "  1 leaving\n" in said
    assert "- id: picture-entries\n" in said  # what was typed is not lost


def test_a_body_is_not_taken_for_a_witness(world) -> None:
    """As the check will not."""
    folder = world(people="people:\n  - {id: bureau, name: The Bureau, identity: body}\n")
    status, said = typed(
        folder, "bureau", "ann", "", "returned", "agency", "", "", "", "",
        arguments=("testimony",),
    )  # fmt: skip
    assert status == 0, said
    assert "'bureau' is a body; what is told of themselves is told by a person" in said


def test_stopping_writes_nothing(world) -> None:
    """The end of input, as Ctrl-D or Ctrl-C, leaves the files alone."""
    folder = world()
    status, said = typed(folder, "The Paper", "\x04\x04", arguments=("source",))
    assert status == 1
    assert said.endswith("Nothing was written.\n")
    assert (folder / "world.yml").read_text() == WORLD
