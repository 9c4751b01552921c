"""The project's workflows: what they may do, what they run, and which programs they install for the tests."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.other_programs import package_of

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in WORKFLOWS}
# Every value is text, so "on" is no boolean.
PARSED: dict[str, Any] = {name: yaml.load(text, yaml.BaseLoader) for name, text in TEXTS.items()}
JOBS = [(name, job) for name, workflow in PARSED.items() for job in workflow["jobs"]]

PACKAGES = (ROOT / ".ci" / "packages.txt").read_text(encoding="utf-8").split()

pytestmark = pytest.mark.skipif(not WORKFLOWS, reason="the source archive has no workflows")

workflow = pytest.mark.parametrize("name", TEXTS)
job_of_workflow = pytest.mark.parametrize(("name", "job"), JOBS)


def steps(name: str) -> Iterator[dict[str, Any]]:
    for job in PARSED[name]["jobs"].values():
        yield from job["steps"]


def test_there_is_a_workflow_for_changes_for_new_dependencies_and_for_releases() -> None:
    assert {"ci.yml", "newest.yml", "release.yml"} <= TEXTS.keys()


@workflow
def test_every_action_is_pinned_by_its_digest_and_says_its_version(name: str) -> None:
    used = re.findall(r"uses:.*", TEXTS[name])
    assert used
    for line in used:
        assert re.fullmatch(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_an_action_has_the_same_digest_everywhere() -> None:
    pins = set(re.findall(r"uses: ([\w/-]+)@(\S+)", "\n".join(TEXTS.values())))
    assert len(pins) == len({action for action, _ in pins})


@workflow
def test_no_checkout_leaves_credentials_behind(name: str) -> None:
    checkouts = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert [step["with"]["persist-credentials"] for step in checkouts] == ["false"] * len(checkouts)


@workflow
def test_a_workflow_may_do_nothing_but_what_its_jobs_say(name: str) -> None:
    assert PARSED[name]["permissions"] == {}
    assert "group" in PARSED[name]["concurrency"]


@job_of_workflow
def test_a_job_says_what_it_may_do_and_how_long_it_may_take(name: str, job: str) -> None:
    described = PARSED[name]["jobs"][job]
    assert described["permissions"]
    assert 0 < int(described["timeout-minutes"]) <= 60


@job_of_workflow
def test_only_the_jobs_that_publish_may_write(name: str, job: str) -> None:
    permissions = PARSED[name]["jobs"][job]["permissions"]
    allowed = {("release.yml", "publish"): {"id-token"}, ("release.yml", "release"): {"contents"}}
    assert {of for of, may in permissions.items() if may != "read"} == allowed.get((name, job), set())


@workflow
def test_no_command_holds_an_expression_that_somebody_else_could_fill_in(name: str) -> None:
    assert [step["run"] for step in steps(name) if "${{" in step.get("run", "")] == []


@workflow
def test_every_target_of_make_that_a_workflow_calls_is_there(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    commands = "\n".join(step.get("run", "") for step in steps(name))
    assert set(re.findall(r"\bmake ([a-z-]+)", commands)) <= targets


@workflow
def test_every_file_of_the_project_that_a_workflow_names_is_there(name: str) -> None:
    commands = "\n".join(step.get("run", "") for step in steps(name))
    named = re.findall(r"(?:^|\s)((?:\.ci|tools|data|src)/[\w./-]+)", commands)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_programs_that_tests_are_for_are_installed_for_them() -> None:
    assert sorted(set(PACKAGES)) == PACKAGES
    asked = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    programs = set(re.findall(r'"([\w-]+)"', " ".join(re.findall(r"\bneeds\((.*?)\)", asked))))
    # Some are named by a variable.
    programs |= {"bash", "column", "emacs", "fish", "man", "nvim", "vim", "xargs", "zsh"}
    assert {package_of(program) for program in programs} <= {*PACKAGES}


@pytest.mark.parametrize(("options", "code", "told"), [([], 0, " skipped"), (["--no-missing-programs"], 1, " failed")])
def test_a_test_for_a_program_that_is_missing_fails_when_none_may_be(options: list[str], code: int, told: str) -> None:
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *options]
    result = subprocess.run(
        [*command, "tests/test_manual.py", "-k", "groff"],
        cwd=ROOT,
        # This variable may be set for the tests themselves.
        env={**os.environ, "PATH": "", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert result.returncode == code
    assert "groff is not installed: package groff" in result.stdout
    assert told in result.stdout
