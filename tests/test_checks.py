"""What pre-commit checks is what ``make check`` checks."""

import re

import yaml
from conftest import ROOT

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


def test_the_guide_opens_with_a_record_that_loads() -> None:
    """Its first example is the claim of that id, word for word where both speak."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    block = re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert block and guide.index("## Add a figure in five minutes") < block.start()
    (shown,) = yaml.load(block[1], yaml.BaseLoader)["claims"]
    figures = yaml.load((ROOT / "data" / "figures.yml").read_text(), yaml.CBaseLoader)
    (real,) = [one for one in figures["claims"] if one["id"] == shown["id"]]
    shown.pop("evidence")
    assert shown == {key: real[key] for key in shown}


def test_no_test_counts_seconds() -> None:
    """What is awaited ends a wait; where it never comes, running.py says how long that is."""
    counted = (
        r"timeout=\d|deadline=\d|\.(wait|wait_for_timeout)\(\d|perf_counter|monotonic|time\.time\("
    )
    found = [
        f"{path.name}:{number}: {line.strip()}"
        for path in sorted((ROOT / "tests").glob("*.py"))
        if path.name not in ("running.py", "test_checks.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(counted, line)
    ]
    assert found == []
