"""What pre-commit checks is what ``make check`` checks."""

import re
import subprocess

import pytest
import yaml
from conftest import ROOT, run

from macros.checking import load

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CHECKS = re.search(r"^CHECKS := (.+)$", MAKEFILE, re.MULTILINE)


def test_each_hook_is_a_target_and_each_target_a_hook() -> None:
    """One list of commands, in the Makefile; a hook fetches nothing."""
    repos = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    assert [repo["repo"] for repo in repos] == ["local"]
    hooks = {hook["id"]: hook["entry"] for hook in repos[0]["hooks"]}
    assert CHECKS is not None
    assert hooks == {name: f"make --silent check-{name}" for name in CHECKS[1].split()}
    assert all(re.search(rf"^check-{name}:", MAKEFILE, re.MULTILINE) for name in hooks)


def test_issue_forms_are_forms() -> None:
    """Each has a name, a description and fields with labels, all of different ids."""
    forms = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    assert {form.stem for form in forms} == {"config", "mistake", "source", "link"}
    for form in (one for one in forms if one.stem != "config"):
        known = yaml.safe_load(form.read_text(encoding="utf-8"))
        assert known["name"] and known["description"]
        fields = [one for one in known["body"] if one["type"] != "markdown"]
        assert len({one["id"] for one in fields}) == len(fields)
        assert all(one["attributes"]["label"] for one in fields)


def shown() -> str:
    """The record with which the guide opens."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    block = re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert block and guide.index("## Add a figure in five minutes") < block.start()
    return block[1]


def test_the_guide_opens_with_a_record_that_is_there() -> None:
    """Its first example is the claim of that id, word for word where both speak."""
    (example,) = yaml.load(shown(), yaml.BaseLoader)["claims"]
    figures = yaml.load((ROOT / "data" / "figures.yml").read_text(), yaml.CBaseLoader)
    (real,) = [one for one in figures["claims"] if one["id"] == example["id"]]
    example.pop("evidence")
    assert example == {key: real[key] for key in example}


def test_the_record_with_which_the_guide_opens_passes_the_check() -> None:
    """Under another id, for its own is taken; its source and the words that it quotes too.

    What does not fit the real one does not fit it either, for the same reason.
    """
    data = ROOT / "data"
    text = shown().replace("- id: kazakhstan-entries-4-oct ", "- id: guide-example ")
    later = data / "since-leaving.yml"
    rivals = "records: [kazakhstan-entries-late-september, "
    explained = later.read_text().replace(rivals, f"{rivals}guide-example, ")
    claims = load(data, {data / "example.yml": text, later: explained}).claims
    assert [one.quote for one in claims["guide-example"].evidence] == ["more than 200,000"]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_a_command_is_written_as_it_works(name: str) -> None:
    """With the Python that has what the site needs; and the command exists."""
    text = (ROOT / name).read_text(encoding="utf-8")
    commands = re.findall(r"`([^`\n]*)python -m macros (\w+)", text)
    assert commands and {python for python, _ in commands} == {".venv/bin/"}
    for _, command in commands:
        assert run("-m", "macros", command, "--help").returncode == 0
    make = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", text)) <= make


def test_another_python_is_told_which_is_ours() -> None:
    """One without the packages of the site: what to write instead, and no traceback."""
    told = run("-S", "-m", "macros", "new", "person")
    assert told.returncode == 1
    missing, _, mend = told.stderr.partition(": ")
    assert re.fullmatch(r"No module named '\w+'", missing)
    assert mend == (
        "this is not the Python of the project. Write: .venv/bin/python -m macros new person\n"
        "'make facts' installs it, if there is none yet.\n"
    )


CORRECTION = (
    "corrections:\n  - {id: corrected-net, date: 2026-01-31, record: entries-october, "
    "was: More., is: Fewer.}\n"
)


@pytest.mark.parametrize(
    ("log", "line"),
    [
        ("# Log\n\n## Not released yet\n\n### Corrected facts\n\n- `corrected-net`: net.\n", None),
        ("# Log\n\n## Not released yet\n\n### Corrected facts\n\n- `corrected-nets`\n", 3),
        ("# Log\n\n## Not released yet\n\n### Changed\n\n- `corrected-net`: net.\n", 3),
        ("# Log\n\n## 2026-01-31\n\n### Corrected facts\n\n- `corrected-net`: net.\n", None),
        ("# Log\n", 1),
    ],
)
def test_a_correction_is_named_in_the_changelog(world, log: str, line: int | None) -> None:
    """Under the heading for what readers may have relied on, of any release."""
    folder = world(zz=CORRECTION)
    (folder.parent / "CHANGELOG.md").write_text(log)
    checked = run("-m", "macros", "check", "--data", str(folder))
    if line is None:
        assert (checked.returncode, checked.stderr) == (0, "")
    else:
        assert checked.stderr == (
            f"CHANGELOG.md:{line}: correction corrected-net is not named; write what it mends, "
            "and its id, below 'Not released yet', under '### Corrected facts'\n"
        )


def test_no_test_counts_seconds() -> None:
    """What is awaited ends a wait; where it never comes, running.py says how long that is."""
    counted = (
        r"timeout=\d|deadline=\d|(\.wait|\.wait_for_timeout|sleep)\([\d.]"
        r"|perf_counter|monotonic|time\.time\("
    )
    found = [
        f"{path.name}:{number}: {line.strip()}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if not {"node_modules", "running.py", "test_pre_commit.py"} & {*path.parts}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(counted, line)
    ]
    assert found == []


CODE = {".py", ".html", ".css", ".js", ".svg", ".txt", ".conf", ".json", ".yml"}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="it is no clone")
def test_git_takes_every_file_of_code() -> None:
    """No pattern of .gitignore is of a folder of ours, where a new file would be lost unseen.

    What this machine ignores besides is its own affair.
    """
    folders = ("macros", "tests", "bench", "overrides", "deploy", ".ci")
    files = [path for name in folders for path in (ROOT / name).rglob("*") if path.suffix in CODE]
    ours = [str(path) for path in files if "node_modules" not in path.parts]
    command = ["git", "-c", "core.excludesFile=/dev/null", "check-ignore", "--no-index", "--stdin"]
    told = subprocess.run(command, cwd=ROOT, input="\n".join(ours), capture_output=True, text=True)
    assert (told.stdout, told.stderr) == ("", "")
