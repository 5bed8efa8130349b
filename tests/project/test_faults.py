"""A mistake in the project's own code, templates or styles stops a build in plain words."""

import re
from html import unescape
from pathlib import Path

import pytest
from conftest import run

MISTAKES = [
    ("macros/wording/numbers.py", '"more than "', '"more than ',
     r"macros/wording/numbers\.py:\d+: SyntaxError: unterminated string literal"),
    ("macros/pages/macros/inline.py", "page.cite(claim)", "page.cit(claim)",
     r"macros/pages/macros/inline\.py:\d+: claim\(\) cannot be drawn: AttributeError: 'Page' "
     r"object has no attribute 'cit'"),
    ("macros/pages/renderer.py", "wording.amount(claim", "wording.amuont(claim",
     r"macros/pages/renderer\.py:\d+: claim\(\) cannot be drawn: AttributeError: .*'amuont'.*; "
     r"asked by macros/pages/templates/inline/claim\.html:\d+"),
    ("macros/pages/metadata.py", "page.title, page.description, edition", "page.titel, '', edition",
     r"macros/pages/metadata\.py:\d+: AttributeError: "
     r"'PageMetadata' object has no attribute 'titel'"),
    ("macros/publishing/search_index.py", "site / SCRIPT", "sight / SCRIPT",
     r"macros/publishing/search_index\.py:\d+: NameError: name 'sight' is not defined"),
    ("overrides/main.html", "partials/foot.html\" %}", "partials/foot.html\" %",
     r"overrides/main\.html:\d+: unexpected '<'"),
    ("overrides/main.html", "{{ page.content }}", "{{ page.contnt.x }}",
     r"overrides/main\.html:\d+: .* has no attribute 'contnt'"),
    ("overrides/assets/tables.css", "width: 100%;", "width: 100%; }",
     r"overrides/assets/tables\.css:\d+: this \} closes nothing; delete it"),
]  # fmt: skip


def spoil(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# Those that `make test` tries on a preview: a mistake in a module that all import, in a macro, in
# what is written after the pages, in a template. The others it tries on a build.
PREVIEWED = {"numbers.py", "inline.py", "search_index.py", "main.html"}


def tried(on_a_preview: bool):
    """Each mistake: once in `make test`, on a preview or on a build; on both in `make test-all`."""
    return pytest.mark.parametrize(
        ("file", "old", "new", "message"),
        [
            pytest.param(*one, marks=[] if here else [pytest.mark.exhaustive])
            for one in MISTAKES
            for here in [(Path(one[0]).name in PREVIEWED) == on_a_preview]
        ],
    )


@pytest.mark.slow
@tried(on_a_preview=False)
@pytest.mark.usefixtures("own_code")
def test_a_mistake_stops_a_build(small: Path, file: str, old: str, new: str, message) -> None:
    """It names the file and the line, and shows no traceback."""
    spoil(small, file, old, new)
    built = run("-m", "mkdocs", "build", cwd=small, EXPORTS="false")
    assert built.returncode != 0
    assert re.search(message, built.stderr), built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.slow
@tried(on_a_preview=True)
@pytest.mark.usefixtures("own_code")
def test_a_preview_goes_on(small: Path, file: str, old: str, new: str, message) -> None:
    """It tells the same, once, and writes its pages, where the mistake is shown."""
    spoil(small, file, old, new)
    built = run("-m", "mkdocs", "build", cwd=small, STRICT="false", EXPORTS="false")
    assert built.returncode == 0
    assert len(re.findall(message, built.stderr)) == 1, built.stderr
    assert "Traceback" not in built.stderr
    page = (small / "site" / "leaving.html").read_text(encoding="utf-8")
    if file != "macros/publishing/search_index.py":  # the pages are whole
        assert re.search(message, unescape(page))


def test_what_is_not_ours_keeps_its_traceback(small: Path) -> None:
    """Nothing is hidden from whoever has to mend a library."""
    hooks = small / "broken.py"
    hooks.write_text("def on_env(env, config, files):\n    raise ValueError('not ours')\n")
    spoil(small, "mkdocs.yml", "hooks: [", "hooks: [broken.py, ")
    built = run("-m", "mkdocs", "build", cwd=small)
    assert built.returncode != 0
    assert "Traceback" in built.stderr and "not ours" in built.stderr
