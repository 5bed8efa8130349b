"""What a host sets is read in one form, or told with what to write instead; no door takes more."""

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from conftest import HOST, PAGES, parsed, run, tree

from macros.checking import load
from macros.exports import nameless
from macros.exports.edition import Site
from macros.pages.macros import colophon
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.problems import Problems
from macros.reading.host import Host

HOME = f"{HOST['SITE_URL']}/"


# The forms


@pytest.mark.parametrize(
    ("name", "value", "field", "read"),
    [
        ("SITE_URL", "https://example.org", "url", "https://example.org/"),
        ("SITE_URL", "https://example.org/mob", "url", "https://example.org/mob/"),
        ("SITE_URL", "http://[::1]:8080/%D0%BC/", "url", "http://[::1]:8080/%D0%BC/"),
        ("SITE_URL", "", "url", ""),
        ("REPO_URL", "https://example.org/a/b//", "code", "https://example.org/a/b"),
        ("CONTACT", "https://social.example/@me", "contact", "https://social.example/@me"),
        ("CONTACT", "https://a.example/?to=me@b#c", "contact", "https://a.example/?to=me@b#c"),
        ("CONTACT", "me+desk@example.org", "contact", "me+desk@example.org"),
        ("CONTACT", "почта@пример.рф", "contact", "почта@пример.рф"),
        ("PUBLISHER", "No", "publisher", "No"),  # which YAML would take for false
        ("SOURCE_DATE_EPOCH", "0", "epoch", 0),
        ("SOURCE_DATE_EPOCH", "4354819199", "epoch", 4354819199),
    ],
)
def test_a_value_in_its_form_is_read(
    tmp_path: Path, name: str, value: str, field: str, read: object
) -> None:
    """An address of a folder ends in a slash, that of the code in none."""
    assert getattr(Host.of(tmp_path, {name: value}), field) == read


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SITE_URL", "example.org/mob", "not a whole web address; write https://example.org/mob"),
        ("SITE_URL", "javascript:alert(1)", "not a web address; write one that begins with https"),
        ("SITE_URL", "//example.org/", "not a web address"),
        ("SITE_URL", "https:///mob/", "not a web address"),
        ("SITE_URL", "https://example.org:port/", "not a web address"),
        ("SITE_URL", "https://[::1", "not a web address"),
        ("SITE_URL", "https://example.org\\mob", "not a web address"),
        ("SITE_URL", f"https://{'ы' * 80}.example/", "not a web address"),
        ("SITE_URL", "https://example.org/m/ ", "has white space around it; write https://ex"),
        ("SITE_URL", "\nhttps://example.org/", "has white space around it"),
        ("SITE_URL", "https://example.org/\nx", "holds white space"),
        ("SITE_URL", " ", "is white space"),
        (
            "SITE_URL",
            "https://example.org/m/?a=b",
            "more than a path; write https://example.org/m/",
        ),
        ("SITE_URL", "https://example.org/#m", "more than a path; write https://example.org/"),
        ("SITE_URL", "https://example.org/m/index.html", "page; write its folder, https://ex"),
        ("SITE_URL", "https://me:key@example.org/", "names a user, whom every reader would see"),
        ("SITE_URL", "https://example.org/a/../b/", "goes up and down in its path"),
        ("SITE_URL", "https://Example.org/", "write https://example.org"),
        ("SITE_URL", "https://пример.рф/м/", "write https://xn--e1afmkfd.xn--p1ai/%D0%BC"),
        ("SITE_URL", 'https://example.org/"><script>', "write https://example.org/%22%3E%3Cscript"),
        ("SITE_URL", "https://example.org/%zz/", "write https://example.org/%25zz"),
        ("REPO_URL", "git@example.org:a/b.git", "not a web address"),
        (
            "REPO_URL",
            "https://example.org/a/b.git",
            "write where to read it, https://example.org/a/b",
        ),
        ("EDIT_PATH", "https://example.org/a", "is not a path; write one such as edit/main/docs"),
        ("EDIT_PATH", "../docs", "is not a path"),
        ("EDIT_PATH", "edit/main/docs?x", "is not a path"),
        ("EDIT_PATH", "edit/главная/docs", "write edit/%D0%B3"),
        ("CONTACT", "example.org/contact", "write https://example.org/contact"),
        ("CONTACT", "mailto:me@example.org", "is a link; write the address in it, me@example.org"),
        ("CONTACT", "@me@social.example", "is no address; write one for e-mail, such as"),
        ("CONTACT", "Ann <ann@example.org>", "is no address"),
        ("CONTACT", "me@example.org?subject=x", "is no address"),
        ("CONTACT", "javascript:alert('me@example.org')", "is no address"),
        ("CONTACT", "ftp://example.org/", "not a web address"),
        ("PUBLISHER", "Two\nlines", "write one line of 200 characters at most"),
        ("PUBLISHER", "x" * 201, "write one line of 200 characters at most"),
        ("PUBLISHER", "A\u202eB", "holds the unseen character U+202E"),
        ("PUBLISHER", "https://example.org", "write a name here, and the address as CONTACT"),
        ("SOURCE_DATE_EPOCH", "abc", "is no moment; write whole seconds since 1970"),
        ("SOURCE_DATE_EPOCH", "-1", "is no moment"),
        ("SOURCE_DATE_EPOCH", "1.5", "is no moment"),
        ("SOURCE_DATE_EPOCH", "١", "is no moment"),
        ("SOURCE_DATE_EPOCH", "4354819200", "is no moment"),
    ],
)
def test_another_value_is_told_with_what_to_write(
    tmp_path: Path, name: str, value: str, told: str
) -> None:
    """By the name of the variable; what is fit beside it is read all the same."""
    beside = {"PUBLISHER": "The Desk"} if name != "PUBLISHER" else {"CONTACT": "me@example.org"}
    host, (problem,) = Host.read(tmp_path, {name: value, **beside})
    assert str(problem).startswith(f"{name}: '") and told in str(problem)
    assert host in (Host(publisher="The Desk"), Host(contact="me@example.org"))


@pytest.mark.parametrize("name", ["SITE_URL", "REPO_URL", "CONTACT"])
def test_what_is_told_to_write_is_taken(tmp_path: Path, name: str) -> None:
    """Whatever a web address lacks, the mend in the message is one."""
    for value in (
        "https://пример.рф/м/",
        "HTTPS://Example.ORG/a",
        "example.org/a",
        "https://a.b/ü",
    ):
        _, (problem,) = Host.read(tmp_path, {name: value})
        assert Host.read(tmp_path, {name: problem.text.rpartition("write ")[2]})[1] == []


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    """Every variable, in the order of their names."""
    given = dict.fromkeys([*HOST], "\t") | {"UNKNOWN": "\t"}
    with pytest.raises(Problems) as problems:
        Host.of(tmp_path, given)
    assert [one.path for one in problems.value.found] == sorted(HOST)


def test_an_address_that_mkdocs_yml_states_holds(tmp_path: Path) -> None:
    """As MkDocs has it; a name of a variable there is no address."""
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_url: https://a.example/\nrepo_url: !ENV [REPO_URL, '']\n")
    assert Host.of(tmp_path, {"SITE_URL": "https://b.example/"}) == Host(url="https://a.example/")


def test_an_mkdocs_yml_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """By its line, without a traceback."""
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nsite_url: https: //a.example/\n")
    with pytest.raises(Problems, match="mkdocs.yml:2: not valid YAML"):
        Host.of(tmp_path, {})


# The doors


@pytest.mark.parametrize("url", [f"{HOME}?a=b", "host.example", "https://[::1", "1", "null"])
def test_a_build_stops_and_writes_nothing(small: Path, url: str) -> None:
    """All problems are told in one form, before MkDocs or YAML look at a value."""
    given = {"SITE_URL": url, "CONTACT": "host.example/me", "SOURCE_DATE_EPOCH": "abc"}
    built = run("-m", "mkdocs", "build", cwd=small, **given)
    assert built.returncode != 0
    assert [name for name in given if f"\n{name}: '" not in built.stderr] == []
    assert "Traceback" not in built.stderr
    assert not (small / "site" / "index.html").exists()


def test_a_preview_says_it_on_its_pages(small: Path) -> None:
    """And shows the rest."""
    built = run("-m", "mkdocs", "build", cwd=small, STRICT="false", CONTACT="host.example/me")
    assert built.returncode == 0, built.stderr
    page = parsed(small / "site" / "about.html")
    assert "write https://host.example/me" in page.select_one(".problem").text
    assert page.select_one("h1")


@pytest.mark.parametrize("command", ["export", "offline"])
def test_a_command_stops_and_writes_nothing(tmp_path: Path, command: str) -> None:
    """Of the commands that ask the host."""
    for name in ("index.html", "404.html"):
        (tmp_path / name).touch()
    site = [str(tmp_path)] if command == "offline" else []
    given = {"SITE_URL": "https://example.org/\nx", "SOURCE_DATE_EPOCH": "abc"}
    done = run("-m", "macros", command, *site, str(tmp_path / "out"), **given)
    assert done.returncode == 1
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == sorted(given)
    assert not (tmp_path / "out").exists()


# The pages


def test_a_page_has_one_address(hosted: Path) -> None:
    """In its head, in JSON-LD and in the sitemap; the first page goes by that of the site."""
    sitemap = ElementTree.parse(hosted / "sitemap.xml").getroot()
    listed = sorted(str(one.text) for one in sitemap.iterfind(".//{*}loc"))
    told = []
    for path in hosted.glob("*.html"):
        page = tree(path)
        found = page.xpath("//link[@rel='canonical']/@href")
        found += page.xpath("//*[@property='og:url']/@content")
        found += page.xpath("//*[@name='citation_public_url']/@content")
        data = [json.loads(one) for one in page.xpath("//*[@type='application/ld+json']/text()")]
        found += [one["@id"] for one in data if "@id" in one]
        assert len(set(found)) == (path.name != "404.html")
        told += set(found)
    told.remove(f"{HOME}macros.html")  # for those who write pages
    assert sorted(told) == listed
    assert listed[0] == HOME and f"{HOME}law.html" in listed


def test_a_page_can_be_edited_where_the_host_says(hosted: Path) -> None:
    """EDIT_PATH stands below REPO_URL; each slash once."""
    (link,) = parsed(hosted / "law.html").select("[rel=edit]")
    assert link["href"] == "https://code.example/a/b/_edit/branch/main/docs/law.md"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_who_answers(hosted: Path, name: str) -> None:
    """In its foot, by name and address; a web address with @ is none for e-mail."""
    page = tree(hosted / f"{name}.html")
    *_, told = page.xpath("//footer[@class='foot']/p[not(@class='foot__address')]")
    assert told.text_content() == (
        f"{HOST['PUBLISHER']} answers for this copy. Report a mistake: {HOST['CONTACT']}."
    )
    assert told.xpath(".//a/@href") == [HOST["CONTACT"]]
    if name != "404":
        assert page.xpath("//meta[@name='citation_publisher']/@content") == [HOST["PUBLISHER"]]
        data = json.loads(page.xpath("//*[@type='application/ld+json']/text()")[0])
        assert data["publisher"] == {"name": HOST["PUBLISHER"]}


def test_where_nobody_answers_no_page_says_so(site: Path) -> None:
    """No name is invented, and none is published."""
    foot = parsed(site / "index.html").select_one("footer.foot")
    assert "answers" not in foot.get_text() and "mistake" not in foot.get_text()


@pytest.mark.parametrize(
    ("publisher", "contact", "told", "href"),
    [
        ("The Desk", "me@a.example", "The Desk answers for this copy.", "mailto:me@a.example"),
        ("The Desk", "https://a.example/", "The Desk answers for this copy.", "https://a.example/"),
        ("The Desk", "", "The Desk answers for this copy, and has given no address", None),
        ("", "me@a.example", "Whoever answers for this copy gives no name.", "mailto:me@a.example"),
        ("", "", "No person or body has put a name or an address to this copy", None),
    ],
)
def test_about_says_who_answers_and_how_to_reach_them(
    world, publisher: str, contact: str, told: str, href: str | None
) -> None:
    """As far as the host says so; where to report is said only where there is an address."""
    data = load(world())
    site = Site("", "", Host(publisher=publisher, contact=contact))
    page = Page(Renderer(data), "about.md", replace(nameless(data), site=site))
    drawn = BeautifulSoup(colophon.contact(page), "html.parser")
    assert drawn.get_text().startswith(told)
    assert [link["href"] for link in drawn.select("a")] == ([href] if href else [])
    assert ("A report should name" in drawn.get_text()) == bool(href)
    assert ("no account" in drawn.get_text()) == bool(re.match("mailto:", href or ""))
