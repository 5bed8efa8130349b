"""Pictures: what they draw is what records say, on every screen and without help."""

import csv
import re
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from conftest import DATA, parsed, tree
from drawings import dashes, hollow, shipped, solid, told
from PIL import Image, ImageFont
from playwright.sync_api import Browser, Page

from macros import charts, wording
from macros.charts import NARROW, WIDE
from macros.charts.bars import ticks
from macros.charts.canvas import Size
from macros.charts.png import png
from macros.checking import load
from macros.exports import Edition, nameless, pictures
from macros.exports.edition import Site as Named
from macros.pages.lookup import Misuse
from macros.pages.macros import single
from macros.pages.page import Page as Site
from macros.pages.renderer import Renderer
from macros.problems import Problems
from macros.provenance.relay_graph import relay_map
from macros.reading.host import Host
from macros.records import Claim, Event, Penalty, Person, Picture, Standing, references

PICTURES = list(DATA.pictures.values())
SIZES = {360: NARROW, 1440: WIDE}

# Tests of one picture stand together, so that its page is opened once for all.
each_picture = pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.id, scope="module")
each_size = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
each_width = pytest.mark.parametrize("width", SIZES)

WORLD = """\
pictures:
  - id: picture-entries
    title: Entries
    page: about
    chart: windows
    reading: At the left the days, at the right the number.
    description: The Minister counted {entries-october} entries.
    draws:
      - record: entries-october
"""


def drawn(site: Path, picture: Picture) -> BeautifulSoup:
    """The figure of a picture on its page."""
    return parsed(site / f"{picture.page}.html").find(id=picture.id)


def answers(picture: Picture) -> list[Claim]:
    """The claims with a number in a picture."""
    claims = [DATA.claims[one.record] for one in picture.draws if one.record in DATA.claims]
    return [claim for claim in claims if claim.kind != "denial"]


@each_picture
@each_size
def test_each_figure_keeps_its_qualifier_and_its_doubt(picture: Picture, size: Size) -> None:
    """Its amount stands in the picture word for word, and how it stands if it does not stand."""
    for claim in answers(picture):
        text = told(shipped(picture.id, size, claim.id)).casefold()
        assert wording.amount(claim, DATA.measures[claim.measure].unit) in text
        assert claim.standing == "stands" or claim.standing in text
    for one in picture.draws:
        text = told(shipped(picture.id, size))
        for claim in (DATA.claims[id] for id in one.bears_out):
            assert f"{wording.amount(claim, DATA.measures[claim.measure].unit)}" in text
            assert claim.standing == "stands" or claim.standing in text


@each_picture
@each_size
def test_hollow_marks_are_those_of_what_does_not_stand(picture: Picture, size: Size) -> None:
    """No solid mark is of a figure that does not stand, no hollow one of a figure that does."""
    for claim in answers(picture):
        if claim.kind == "target":
            continue  # which is a line
        svg = shipped(picture.id, size, claim.id)
        marked = (bool(solid(svg)), bool(hollow(svg)))
        assert marked == (claim.standing == "stands", claim.standing != "stands"), claim.id
    doubtful = [one for one in answers(picture) if one.standing != "stands"]
    assert bool(hollow(shipped(picture.id, size))) == bool(doubtful)
    assert ("hollow" in picture.reading) == bool(doubtful)


@each_picture
def test_the_file_is_the_picture_of_a_desktop(site: Path, picture: Picture) -> None:
    """Mark for mark and word for word, so that what holds of one holds of the other."""
    text = (site / "pictures" / f"{picture.id}.svg").read_text(encoding="utf-8")
    body = str(charts.draw(picture, DATA, WIDE).body)
    assert body.replace('href="', 'href="../') in text


@each_picture
@each_size
def test_what_is_denied_is_what_the_denial_names(picture: Picture, size: Size) -> None:
    """Each cross is a denial of a figure in the picture, by the record of the denial."""
    ids = {claim.id for claim in answers(picture)}
    denials = [DATA.claims[one.record] for one in picture.draws if one.record in DATA.claims]
    named = sum(id in ids for denial in denials for id in denial.denies)
    assert told(shipped(picture.id, size)).count("✕ Denied") == named


@each_picture
def test_the_table_keeps_qualifiers_doubts_and_denials(site: Path, picture: Picture) -> None:
    """Each figure with its words, how it stands, and what a denial is of."""
    for row in drawn(site, picture).select("tbody tr"):
        link = row.select_one("a.figure")
        claim = DATA.claims[link["href"].split("#")[1]] if link else None
        if claim:
            text = " ".join(row.get_text(" ").split())
            assert wording.answer(claim, DATA) in text
            assert claim.standing == "stands" or claim.standing in text
            measure = DATA.measures[claim.measure]
            others = {one.measure for one in answers(picture)} - {claim.measure}
            if others and not measure.direction and not measure.share_of:
                assert measure.population in text  # or two numbers could be taken for rivals
            for id in claim.denies:
                assert wording.counted(DATA.claims[id], DATA.measures[claim.measure]) in text


@each_picture
def test_a_description_says_each_doubt_once(site: Path, picture: Picture) -> None:
    """Beside the number, not again beside its date."""
    ids = dict.fromkeys(id for id, _ in references(picture.description))
    named = [DATA.claims[id] for id in ids if id in DATA.claims]
    doubts = [one.standing for one in named if one.standing != "stands"]
    for text in drawn(site, picture).select("desc"):
        assert re.findall("|".join({*Standing} - {"stands"}), text.get_text()) == doubts
        for claim in named:
            assert wording.amount(claim, DATA.measures[claim.measure].unit) in text.get_text()


@each_size
def test_each_new_part_of_the_law_is_called_one(size: Size) -> None:
    """Alike for every part, so that bars compare; the part that applied before is told."""
    picture = DATA.pictures["picture-sentences"]
    for one in picture.draws:
        penalty = DATA.penalties[one.record]
        text = told(shipped(picture.id, size, one.record))
        before = penalty.editions[0]
        assert ("no such part →" in text) == (before.status == "none"), penalty.id
        for other in (DATA.penalties[id] for id in before.fell_under):
            prison = [term for term in other.newest.terms if term.sanction.id == "prison"]
            assert f"{other.part}, {wording.span(prison[0]) if prison else 'no prison'}" in text


@each_size
def test_the_route_is_dashed_where_no_text_tells_it(size: Size) -> None:
    """The Moscow Times names no Forbes, and The Pioneer nobody: both are called our reading."""
    picture = DATA.pictures["picture-route"]
    inferred = DATA.provenance(DATA.claims[picture.draws[0].record]).inferred
    assert inferred == {"moscow-times-return", "pioneer-refugee"}
    svg = shipped(picture.id, size)
    assert told(svg).count("(that it took it from there is our reading)") == len(inferred)
    assert dashes(svg) == 2 * len(inferred)  # down and across


def test_what_we_inferred_is_said_wherever_it_is_told(site: Path) -> None:
    """On the map of relays, in its words, in the stories and on the record of the figure."""
    retellings = parsed(site / "retellings.html")
    told = relay_map(DATA, DATA.claims.values())
    drawn = relay_map(DATA, DATA.claims.values(), pairs=False)
    assert 0 < len(drawn.relays) < len(told.relays)
    assert ("forbes-russia-700k", "moscow-times-return") in drawn.inferred
    assert ("moscow-times-return", "euronews247-return") not in drawn.inferred
    lines = retellings.select(".relays path")
    assert len(lines) == len(drawn.relays)
    assert [line.has_attr("stroke-dasharray") for line in lines] == [
        relay in drawn.inferred for relay in drawn.relays
    ]
    words_of_map = retellings.select_one(".relays-told").get_text()
    assert words_of_map.count("(by our reading)") == len(told.inferred)
    link = retellings.select_one(".story [href$='#forbes-600-700k']")
    story = link.find_parent(class_="story")
    page, id = link["href"].split("#")
    record = parsed(site / page).find(id=id)
    for place in (story, record.find_parent("tr")):
        text = " ".join(place.get_text().split())
        assert "Forbes Russia → The Moscow Times (by our reading)" in text
        assert "Forbes Russia → Holod (by our reading)" not in text


def numbers(text: str) -> set[str]:
    return {one.strip(".,") for one in re.findall(r"\d[\d,.]*", text)}


def known(picture: Picture) -> set[str]:
    """The numbers of the records in a picture, as wording puts them, and of its scale."""
    told = [f"{tick} {wording.number(tick)}" for tick in (0, 1, 5, 10, 15, 25, 50, 75, 100)]
    values = []
    for record in pictures.records(picture, DATA):
        if isinstance(record, Claim):
            measure = DATA.measures[record.measure]
            told += [wording.counted(record, measure), measure.population, measure.share_of or ""]
            if sample := DATA.making(record).sample:
                told.append(wording.sampled(sample))
            told += [DATA.people[record.said_by].name, DATA.people[record.said_by].role or ""]
            values += [one for one in (record.value, record.low, record.high) if one]
            moments = [record.when, record.said_on]
        else:
            moments = [record.date] if isinstance(record, Event) else []
        for moment in filter(None, moments):
            told += [wording.when(moment), wording.day(moment.shown), wording.short_window(moment)]
        if isinstance(record, Event):
            told.append(record.title)
        if isinstance(record, Penalty):
            told.append(record.article)
            for edition in record.editions:
                told += wording.edition(record, edition, DATA)
                told.append(wording.stood(record, edition))
    told += [wording.number(tick) for tick in ticks(max(values, default=0))]
    if picture.chart == "route":
        claim = DATA.claims[picture.draws[0].record]
        told += [how for one in claim.evidence if one.gives for _, how in wording.given(one.gives)]
        told += [DATA.sources[one.source].publisher for one in claim.evidence]
        told.append(wording.number(claim.high))
    return set().union(*map(numbers, told))


@each_picture
def test_every_number_in_a_picture_is_of_its_records(site: Path, picture: Picture) -> None:
    """Marks and table say no number that the records in the picture do not, scales apart."""
    figure = drawn(site, picture)
    for svg in figure.select("svg"):
        texts = " ".join(one.get_text() for one in svg.select("text"))
        assert numbers(texts) - known(picture) == set()
    table = " ".join(cell.get_text(" ") for cell in figure.select("td"))
    assert numbers(table) - known(picture) == set()


@each_picture
def test_every_record_is_told_in_both_sizes_and_the_table(site: Path, picture: Picture) -> None:
    """No claim, event or penalty of a picture is missing from one of its forms."""
    figure = drawn(site, picture)
    forms = [" ".join(one.get_text() for one in svg.select("text")) for svg in figure.select("svg")]
    table = {link["href"].split("#")[1] for link in figure.select("table a[href*='#']")}
    for one in picture.draws:
        record = DATA.get(one.record)
        assert record.id in table
        for text in forms:
            if isinstance(record, Claim) and record.kind != "denial":
                values = (record.value, record.low, record.high)
                told = [wording.number(end) for end in values if end is not None]
                assert all(value in text for value in told), record.id
            elif isinstance(record, Penalty):
                assert record.article in text
            elif isinstance(record, Event):
                shown = (wording.short_window(record.date), wording.when(record.date))
                assert any(when in text for when in shown), record.id


@each_picture
def test_the_downloads_hold_the_records(site: Path, picture: Picture) -> None:
    """The CSV has each claim's number as the record has it; the SVG parses and names itself."""
    figure = drawn(site, picture)
    files = {Path(link["href"]).suffix: site / link["href"] for link in figure.select("[download]")}
    rows = list(csv.DictReader(files[".csv"].open(encoding="utf-8-sig", newline="")))
    for one in picture.draws:
        record = DATA.get(one.record)
        mine = [row for row in rows if row["record"] == record.id]
        assert mine
        if isinstance(record, Claim) and record.kind != "denial":
            low = record.value if record.low is None else record.low
            high = record.value if record.high is None else record.high
            expected = (str(low), str(high), record.qualifier.value)
            assert (mine[0]["low"], mine[0]["high"], mine[0]["qualifier"]) == expected
        if isinstance(record, Penalty):
            before = [DATA.penalties[id].newest for id in record.editions[0].fell_under]
            assert [row["high"] for row in mine] == [
                str(term.max) if term else ""
                for one in [*before, *record.editions]
                for term in one.terms or [None]
            ]
    svg = ElementTree.parse(files[".svg"]).getroot()
    assert svg.findtext("{http://www.w3.org/2000/svg}title") == picture.title


def test_lengths_are_as_the_numbers() -> None:
    """A bar of twice the number is twice as long: the scale begins at zero."""
    picture = next(one for one in PICTURES if one.chart == "counts")
    body = charts.draw(picture, DATA, WIDE).body
    paths = ElementTree.fromstring(f"<svg>{body}</svg>").iter("path")
    bars = next(one.get("d") for one in paths if one.get("class") == "fill-ink")
    lengths = [float(one) for one in re.findall(r"h([\d.]+)v", bars)]
    values = [
        claim.value
        for one in picture.draws
        if (claim := DATA.claims[one.record]).kind != "target" and claim.standing == "stands"
    ]
    ratios = {round(length / value * 1e6) for length, value in zip(lengths, values, strict=True)}
    assert max(ratios) - min(ratios) <= 2


@pytest.fixture(scope="module", params=SIZES)
def screen(request: pytest.FixtureRequest, browser: Browser):
    """A page of a phone and of a desktop, for all tests that leave it as they find it."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()


def show(screen: Page, address: str, picture: Picture) -> None:
    """Opens the page of a picture, if it is not open."""
    url = f"{address}/{picture.page}.html"
    if screen.url != url:
        screen.goto(url)


@each_picture
def test_a_picture_is_read_out_once(screen: Page, address: str, picture: Picture) -> None:
    """Of the two sizes one is in the accessibility tree, named and described."""
    show(screen, address, picture)
    figure = screen.locator(f"#{picture.id}")
    told = figure.get_by_role("img", name=picture.title, exact=True)
    told = told.or_(figure.get_by_role("group", name=picture.title, exact=True))
    assert told.count() == 1
    described = told.get_attribute("aria-describedby")
    assert screen.locator(f"[id={described}]").text_content()


@each_picture
def test_no_text_meets_another_or_is_cut(screen: Page, address: str, picture: Picture) -> None:
    """Every text has its own place inside the picture, in a wide font as well."""
    show(screen, address, picture)
    for font in ("", "DejaVu Sans"):
        assert screen.evaluate(CUT_OR_MET, [picture.id, font]) == []


# The texts that do not lie within a picture, and the pairs that lie over one another.
CUT_OR_MET = """([id, font]) => {
  const style = document.createElement('style');
  if (font) style.textContent = `.picture svg { font-family: '${font}' !important }`;
  document.head.append(style);
  const svg = [...document.querySelectorAll(`#${id} svg`)]
    .find(one => one.getBoundingClientRect().width);
  const view = svg.viewBox.baseVal;
  const boxes = [...svg.querySelectorAll('text')].map(text => {
    const box = text.getBBox();
    return {said: text.textContent, left: box.x, right: box.x + box.width,
            top: box.y + box.height * .2, bottom: box.y + box.height * .8};
  });
  const cut = boxes.filter(one => one.left < -.5 || one.right > view.width + .5
    || one.top < 0 || one.bottom > view.height);
  const met = boxes.flatMap((one, n) => boxes.slice(n + 1).filter(two =>
    one.left < two.right && two.left < one.right
    && one.top < two.bottom && two.top < one.bottom)
    .map(two => `${one.said} | ${two.said}`));
  style.remove();
  return [...cut.map(one => one.said), ...met];
}"""


@each_picture
def test_inks_follow_the_scheme(screen: Page, address: str, picture: Picture) -> None:
    """Text is light on dark paper and dark on light."""
    fills = {}
    show(screen, address, picture)
    for scheme in ("dark", "light"):  # the last is as the others find it
        screen.emulate_media(color_scheme=scheme)
        fills[scheme] = screen.locator(f"#{picture.id} svg:visible text").first.evaluate(
            """text => [getComputedStyle(text).fill, getComputedStyle(text).stroke]
                .map(one => one.match(/\\d+/g).slice(0, 3).reduce((sum, n) => sum + +n, 0))"""
        )
    (ink, paper), (dark_ink, dark_paper) = fills["light"], fills["dark"]
    assert ink + 200 < paper
    assert dark_ink > dark_paper + 200


@each_picture
def test_a_picture_and_its_table_need_no_script(
    browser: Browser, address: str, picture: Picture
) -> None:
    """With scripts off the picture is there, and its table is one tap away."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{picture.page}.html")
    figure = page.locator(f"#{picture.id}")
    assert figure.locator("svg:visible").count() == 1
    figure.locator("summary").first.click()
    assert figure.locator("table").first.is_visible()
    context.close()


@each_picture
def test_links_in_a_picture_can_be_reached_and_lead_to_its_records(
    site: Path, picture: Picture
) -> None:
    """Each record of it is linked in both sizes and in the file, to the page that has it.

    A picture with links is a group, not an image, whose links nobody could reach.
    """
    figure = drawn(site, picture)
    file = (site / "pictures" / f"{picture.id}.svg").read_text(encoding="utf-8")
    for svg in (*figure.select("svg"), BeautifulSoup(file, "xml").svg):
        assert svg["role"] == "group"
        links = [link["href"].removeprefix("../").split("#") for link in svg.select("a[href]")]
        ids = [id for _, id in links]
        assert all(one != two for one, two in pairwise(ids))  # lines of one text are one link
        if picture.chart == "route":  # each hand leads to what it is, the origin among them
            claim = DATA.claims[picture.draws[0].record]
            expected = {claim.said_by, *(one.source for one in claim.evidence)}
            expected |= {one.record for one in picture.draws[1:]}
        else:
            expected = {record.id for record in pictures.records(picture, DATA)}
        assert set(ids) == expected
        for page, id in links:
            assert f'id="{id}"' in (site / page).read_text(encoding="utf-8")


def test_a_link_of_several_lines_is_heard_as_one(screen: Page, address: str) -> None:
    """Its lines are joined, with a space between them."""
    picture = DATA.pictures["picture-autumn"]
    show(screen, address, picture)
    links = screen.locator(f"#{picture.id} svg:visible").get_by_role("link")
    heard = [" ".join(one.split()) for one in links.all_text_contents()]
    names = {one.split(" · ")[1] for one in heard if " · " in one}
    assert names == {one.label for one in picture.draws if one.label}


def world_page(folder: Path, name: str = "about.md") -> Site:
    return Site(Renderer(load(folder)), name)


def test_a_picture_stands_on_its_own_page(world) -> None:
    """Which its record tells; on any other it is a link there, at the address of before."""
    folder = world(
        ("    behaves: flow", "    behaves: flow\n    direction: in\n    place: Ruritania"),
        pictures=WORLD,
    )
    figure = BeautifulSoup(single.picture(world_page(folder), "picture-entries"), "html.parser")
    assert figure.figure["id"] == "picture-entries"
    elsewhere = BeautifulSoup(
        single.picture(world_page(folder, "law.md"), "picture-entries"), "html.parser"
    )
    assert [one["href"] for one in elsewhere.select("a")] == ["about.html#picture-entries"]
    assert elsewhere.p["id"] == "picture-entries"
    assert not elsewhere.select("svg")


RENDERER = Renderer(DATA)


@cache
def still(id: str) -> str:
    """The file that the image of a picture is made of."""
    return pictures.poster(DATA.pictures[id], nameless(DATA), RENDERER).svg(still=True)


@each_picture
def test_what_is_rasterized_says_all_and_needs_nothing(picture: Picture) -> None:
    """Title, each number with its doubt, who said it; no variable, no scheme, no style of links."""
    text = still(picture.id)
    assert not re.search(r"var\(|@media|text-decoration|prefers-", text)
    told = " ".join(" ".join(ElementTree.fromstring(text).itertext()).split())
    for part in (
        picture.title,
        *(wording.amount(one, DATA.measures[one.measure].unit) for one in answers(picture)),
    ):
        assert part.casefold() in told.casefold()
    for claim in answers(picture):
        assert claim.standing == "stands" or claim.standing in told
    for one in pictures.credits(picture, DATA):
        assert (one.name if isinstance(one, Person) else one.publisher) in told


@each_picture
def test_each_picture_is_an_image_too(site: Path, picture: Picture) -> None:
    """As wide as most texts show one, on light paper, with ink on it, and of few bytes."""
    path = site / "pictures" / f"{picture.id}.png"
    image = Image.open(path)
    assert (image.format, image.width) == ("PNG", 1200)
    assert path.stat().st_size < 150_000
    colours = image.convert("RGB").getcolors(1000)
    assert max(colours)[1] == pytest.approx((252, 251, 248), abs=3)
    letters = image.convert("L").crop((0, 0, 1200, 40)).getextrema()
    assert letters[0] < 60  # the title is there: a font was found


@each_picture
def test_the_code_to_embed_is_a_plain_image(site: Path, picture: Picture) -> None:
    """A link to the picture around an image that is there, as large as it is, doubts in words."""
    figure = drawn(site, picture)
    code = BeautifulSoup(figure.select_one("pre code").get_text(), "html.parser")
    assert [one.name for one in code.find_all(True)] == ["a", "img"]
    assert code.a["href"] == f"{picture.page}.html#{picture.id}"
    image = Image.open(site / code.img["src"])
    assert (image.width, image.height) == (int(code.img["width"]), int(code.img["height"]))
    alt = code.img["alt"]
    assert alt == f"{picture.title}. {figure.desc.get_text()}"
    ids = dict.fromkeys(id for id, _ in references(picture.description))
    named = [DATA.claims[id] for id in ids if id in DATA.claims]
    assert all(one.standing == "stands" or one.standing in alt for one in named)


def test_at_an_address_the_code_to_embed_is_whole() -> None:
    """Where the host told the address of the site, whoever copies the code need not mend it."""
    picture = DATA.pictures["picture-called-up"]
    site = Named("Called Up: all", "", Host(url="https://example.org/m/"))
    edition = Edition(DATA, site, date(2026, 11, 28))
    renderer = Renderer(DATA)
    figure = BeautifulSoup(
        single.picture(Site(renderer, "call-up.md", edition), picture.id), "html.parser"
    )
    code = BeautifulSoup(figure.select_one("pre code").get_text(), "html.parser")
    assert code.a["href"] == "https://example.org/m/call-up.html#picture-called-up"
    assert code.img["src"] == "https://example.org/m/pictures/picture-called-up.png"
    assert "address" not in figure.select("summary")[-1].get_text()
    whole = pictures.poster(picture, edition, renderer)
    assert " ".join(whole.credits).endswith("https://example.org/m/call-up.html#picture-called-up")


@each_picture
def test_every_sign_of_an_image_is_in_its_font(picture: Picture) -> None:
    """One that is not would be an empty box, for it asks no font of the machine."""
    (path,) = (files("fontpkg_arimo") / "files").glob("Arimo[[]wght].ttf")
    font = ImageFont.truetype(str(path), 20)
    nothing = bytes(font.getmask("\uffff"))
    signs = set("".join(ElementTree.fromstring(still(picture.id)).itertext()))
    assert [one for one in signs - {"\n"} if bytes(font.getmask(one)) == nothing] == []


def test_an_image_is_the_same_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the fonts of its own libraries, byte for byte, whatever the machine has."""
    text = still(PICTURES[0].id)
    made = png(text)
    monkeypatch.setenv("HOME", "/nowhere")
    assert png(text) == made
    assert png(text.replace("Arimo", "Liberation Sans, Arimo")) == made
    assert Image.open(BytesIO(png(text, 0.5))).width == Image.open(BytesIO(made)).width // 2


def test_no_image_is_written_where_exports_are_not(tmp_path: Path) -> None:
    """EXPORTS=false leaves it out with the files of the data."""
    few = replace(DATA, pictures={"picture-before": DATA.pictures["picture-before"]})
    pictures.write(nameless(few), Renderer(few), tmp_path)
    names = {path.name for path in (tmp_path / "pictures").iterdir()}
    assert names == {f"picture-before.{suffix}" for suffix in ("svg", "csv", "json")}


CHAPTERS = {
    "background", "call-up", "refusing", "leaving", "abroad", "asylum", "returning", "mobilized",
    "ending", "again",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(CHAPTERS))
def test_a_chapter_leads_with_its_picture(site: Path, name: str) -> None:
    """Right after its answer and the day of that, before the first heading."""
    assert order(site, name)[:2] == ["h1", "figure"]


def test_the_law_leads_with_its_table_and_the_summary_with_an_answer(site: Path) -> None:
    """The picture of what was ordered stands right below the answer to it."""
    assert order(site, "law")[:2] == ["h1", "table"]
    assert order(site, "index")[:3] == ["h1", "h2", "figure"]


def order(site: Path, name: str) -> list[str]:
    """The headings, tables and pictures of a page, in order."""
    page = parsed(site / f"{name}.html")
    return [one.name for one in page.article.find_all(["h1", "h2", "table", "figure"])]


def test_values_stand_at_their_marks() -> None:
    """On a desktop too: to the right of the bar, its arrow and a line that would run through."""
    svg = shipped("picture-called-up", WIDE)
    places = {text.text: float(text.get("x", 0)) for text in svg.iter("text")}
    assert places["318,000"] < places["at least 431,000"] < places["492,000, superseded"]
    assert places["222,000"] == places["more than 200,000"]  # right of the target
    assert places["◄ more by volunteers, he said"] > places["318,000"]


def test_a_strip_of_years_names_years() -> None:
    """Where months have no room; on a phone as well, and no longer than a few screens."""
    picture = DATA.pictures["picture-again"]
    for size in (WIDE, NARROW):
        texts = [one.text for one in shipped(picture.id, size).iter("text")]
        assert [one for one in texts if re.fullmatch(r"\d{4}", one)] == ["2022", "2024", "2025"]
        assert charts.draw(picture, DATA, size).height < 700


@pytest.mark.parametrize("id", ["picture-where"])
def test_an_old_address_of_a_picture_leads_on(screen: Page, address: str, id: str) -> None:
    """It stood on the page on leaving once, and a link stands there still."""
    screen.goto(f"{address}/leaving.html#{id}")
    screen.wait_for_url(f"**/figures-leaving.html#{id}")
    assert screen.locator(f"figure#{id}").count() == 1


def test_a_small_picture_may_stand_on_any_page(world) -> None:
    """The phone's drawing with whom it rests on and a link to the picture, and no id of its own."""
    folder = world(
        ("    behaves: flow", "    behaves: flow\n    direction: in\n    place: Ruritania"),
        pictures=WORLD,
    )
    page = world_page(folder, "law.md")
    drawn = BeautifulSoup(single.picture(page, "picture-entries", "small"), "html.parser")
    whole = BeautifulSoup(single.picture(world_page(folder), "picture-entries"), "html.parser")
    assert drawn.svg["viewbox"] == whole.select_one(".picture__narrow")["viewbox"]
    assert drawn.select_one("figcaption a")["href"] == "about.html#picture-entries"
    assert "Said or written by The Minister." in drawn.figure.get_text()
    assert not drawn.select("[id]")
    with pytest.raises(Misuse, match="'smal' is not a size of a picture; did you mean 'small'"):
        single.picture(page, "picture-entries", "smal")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "record: entries-october",
            "record: entries-octobre",
            "data/pictures.yml:9: picture picture-entries: 'entries-octobre' is not the id of a "
            "record; did you mean 'entries-october'?",
        ),
        (
            "record: entries-october",
            "record: law-signed\n      - record: article-1",
            "data/pictures.yml:10: picture picture-entries: 'article-1': the chart 'windows' "
            "draws claims and events",
        ),
        (
            "chart: windows",
            "chart: shares",
            "data/pictures.yml:9: picture picture-entries: 'entries-october': the chart 'shares' "
            "draws claims in percent; charts that could draw all of it: answers, windows, route, "
            "map",
        ),
        (
            "chart: windows",
            "chart: window",
            "data/pictures.yml:5: picture picture-entries: 'chart' is 'window'; did you mean "
            "'windows'? (one of counts, answers, windows, sentences, shares, events, route, "
            "course, map)",
        ),
    ],
)
def test_a_picture_says_what_it_cannot_draw(world, old: str, new: str, message: str) -> None:
    """Told with file and line, as any mistake of a record."""
    folder = world(
        ("    behaves: flow", "    behaves: flow\n    direction: in\n    place: Ruritania"),
        pictures=WORLD.replace(old, new),
    )
    with pytest.raises(Problems) as problems:
        load(folder)
    assert str(problems.value).splitlines()[0] == message


# As Tor Browser's "Safest" does it: elements of SVG are there, and nothing draws them.
UNDRAWN = """id => {
    const plain = node => {
        if (!(node instanceof SVGElement)) return node.cloneNode(true);
        const copy = document.createElement(node.localName);
        for (const {name, value} of node.attributes) copy.setAttribute(name, value);
        copy.append(...[...node.childNodes].map(plain));
        return copy;
    };
    const figure = document.getElementById(id);
    const drawn = [...figure.querySelectorAll('svg')], undrawn = drawn.map(plain);
    drawn.forEach((svg, number) => svg.replaceWith(undrawn[number]));
    const text = figure.innerText;
    undrawn.forEach((svg, number) => svg.replaceWith(drawn[number]));
    return text;
}"""


@each_picture
def test_without_svg_each_text_has_its_line(screen: Page, address: str, picture: Picture) -> None:
    """In the order of the rows, and of one size alone, after what the picture shows."""
    show(screen, address, picture)
    texts = screen.locator(f"#{picture.id} svg:visible text").all_text_contents()
    shows = screen.locator(f"#{picture.id} svg:visible desc").text_content()
    lines = [line.strip() for line in screen.evaluate(UNDRAWN, picture.id).splitlines()]
    assert lines.count(shows) == 1
    told = [line for line in lines[lines.index(shows) + 1 :] if line]
    assert told[: len(texts)] == texts


@each_picture
def test_a_release_keeps_texts_apart(released: Path, picture: Picture) -> None:
    """For a browser of text, which reads no style either."""
    figure = tree(released / f"{picture.page}.html").get_element_by_id(picture.id)
    assert list(figure.iter("svg"))
    for svg in figure.iter("svg"):
        apart = svg.text_content()
        for one, two in pairwise(text.text_content() for text in svg.iter("text")):
            assert re.search(rf"{re.escape(one)}\s+{re.escape(two)}", apart)


@each_picture
def test_lines_change_nothing_where_svg_is_drawn(
    screen: Page, address: str, picture: Picture
) -> None:
    """Not one pixel."""
    show(screen, address, picture)
    svg = screen.locator(f"#{picture.id} svg:visible")
    screen.evaluate(STYLED, "svg.svg { opacity: 1 }")  # a first repaint may round otherwise
    svg.evaluate("svg => { svg.style.display = 'none'; svg.getBBox(); svg.style.display = ''; }")
    drawn = svg.screenshot()
    screen.evaluate(STYLED, "svg.svg :is(text, title, desc) { display: inline !important }")
    svg.evaluate("svg => svg.classList.add('svg')")
    told = svg.screenshot()
    svg.evaluate("svg => svg.classList.remove('svg')")
    screen.evaluate("document.querySelectorAll('.added').forEach((one) => one.remove())")
    assert told == drawn


STYLED = """content => document.head.append(
  Object.assign(document.createElement("style"), { className: "added", textContent: content }))"""


@each_picture
def test_in_the_file_each_text_has_its_line(site: Path, picture: Picture) -> None:
    """For whoever reads it as text, and for a browser that draws none."""
    svg = ElementTree.parse(site / "pictures" / f"{picture.id}.svg").getroot()
    texts = list(svg.iter("{http://www.w3.org/2000/svg}text"))
    assert all("\n" in (text.tail or "") for text in texts)
    style = svg.findtext("{http://www.w3.org/2000/svg}style")
    assert "svg :is(text, title, desc) { display: block; }" in style


@each_picture
def test_the_file_stands_by_itself(screen: Page, site: Path, picture: Picture) -> None:
    """With its title, how to read it and who said it, all of it inside its frame."""
    screen.goto((site / "pictures" / f"{picture.id}.svg").as_uri())
    cut = screen.evaluate(
        """() => {
            const {x, y, width, height} = document.documentElement.viewBox.baseVal;
            return [...document.querySelectorAll('text')].filter(text => {
                const box = text.getBoundingClientRect();
                return box.left < 0 || box.top < 0 || box.right > width || box.bottom > height;
            }).map(text => text.textContent);
        }"""
    )
    assert cut == []
    texts = " ".join(screen.locator("text").all_text_contents())
    assert texts.startswith(f"{picture.title} {picture.reading}")
    said = pictures.credits(picture, DATA)
    who = [one.name if isinstance(one, Person) else one.publisher for one in said]
    assert f"Said or written by {', '.join(who)} Called Up · data of " in texts
    assert texts.endswith(" · CC-BY-4.0")  # of a site without an address


@each_picture
@each_size
def test_each_sign_that_is_drawn_is_explained(picture: Picture, size: Size) -> None:
    """And none that is not: arrows, broken ends, dashed lines."""
    beyond = [one for one in answers(picture) if one.qualifier in ("at_least", "more_than")]
    beyond += [one for one in answers(picture) if one.qualifier in ("nearly", "up_to")]
    arrows = picture.chart in ("counts", "answers", "shares", "course") and any(beyond)
    assert ("arrow" in picture.reading) == arrows
    vague = [one for one in answers(picture) if one.period and one.period.approximate]
    assert ("broken" in picture.reading) == (picture.chart == "windows" and bool(vague))
    flows = [one for one in answers(picture) if DATA.measures[one.measure].behaves == "flow"]
    assert ("stroke" in picture.reading) == (picture.chart == "course" and bool(flows))
    inferred = picture.chart == "route" and dashes(shipped(picture.id, size)) > 0
    assert ("our reading" in picture.reading) == inferred
