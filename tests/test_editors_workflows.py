"""The workflows: least rights, pinned actions, no secret, commands that exist. Read, not run: GitHub is not here."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts.paths import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WRITES = {
    ("comment.yml", "jawab"): {"pull-requests"},
    ("comment.yml", "tulis"): {"contents", "pull-requests"},
    ("deploy.yml", "tayang"): {"pages", "id-token"},
    ("demo.yml", "tayang"): {"pages", "id-token"},
    ("weekly.yml", "rawat"): {"issues"},
}
# Keys of the workflow syntax that we use: a slip of the pen is another key.
KEYS = {
    "": {"name", "on", "permissions", "concurrency", "jobs"},
    "job": {"name", "runs-on", "timeout-minutes", "permissions", "needs", "if", "steps", "environment", "strategy"},
    "step": {"name", "id", "if", "uses", "with", "env", "run", "continue-on-error"},
}


class Loader(yaml.SafeLoader):
    """YAML 1.2 as GitHub reads it: `on` is a word."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in pairs if not tag.endswith("bool")]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> dict:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)


def jobs() -> list[tuple[str, str, dict]]:
    return [(path.name, name, job) for path in WORKFLOWS for name, job in read(path)["jobs"].items()]


def steps() -> list[tuple[str, dict]]:
    return [(f"{file}: {job_name}", step) for file, job_name, job in jobs() for step in job["steps"]]


def test_zizmor_finds_nothing() -> None:
    command = [
        str(Path(sys.executable).with_name("zizmor")),
        "--offline",
        "--persona",
        "pedantic",
        "--no-progress",
        ".github",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(re.findall("zizmor: ignore", "".join(path.read_text() for path in WORKFLOWS))) == 1


def test_nothing_is_allowed_that_is_not_needed() -> None:
    for path in WORKFLOWS:
        assert read(path)["permissions"] == {}, path.name
        assert "secrets" not in path.read_text(), path.name
    for file, name, job in jobs():
        writes = {right for right, level in job["permissions"].items() if level == "write"}
        assert writes == WRITES.get((file, name), set()), (file, name)
        assert not set(job["permissions"].values()) - {"read", "write"}


def test_strangers_meet_only_reading_jobs() -> None:
    for path in WORKFLOWS:
        on = read(path)["on"]
        names = {on} if isinstance(on, str) else set(on)
        assert "pull_request_target" not in names
        if "pull_request" in names:
            rights = [set(job["permissions"].values()) for job in read(path)["jobs"].values()]
            assert all(right == {"read"} for right in rights)


def test_every_action_is_pinned_and_named() -> None:
    uses = [line for path in WORKFLOWS for line in path.read_text().splitlines() if "uses:" in line]
    assert uses
    for line in uses:
        assert re.fullmatch(r"\s+(?:- )?uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_the_structure_is_the_one_github_reads() -> None:
    for path in WORKFLOWS:
        assert not read(path).keys() - KEYS[""], path.name
    names = {(file, name) for file, name, _ in jobs()}
    for file, _, job in jobs():
        assert not job.keys() - KEYS["job"], file
        assert {"runs-on", "timeout-minutes", "permissions", "steps"} <= job.keys(), file
        assert not job.get("needs") or (file, job["needs"]) in names
    for where, step in steps():
        assert not step.keys() - KEYS["step"], where
        assert ("run" in step) != ("uses" in step), where
        assert ("with" in step) <= ("uses" in step), where


@pytest.mark.parametrize(("where", "step"), steps(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_step_runs_sound_shell_and_takes_nothing_into_it(where: str, step: dict) -> None:
    script = step.get("run", "")
    assert "${{" not in script, where
    assert subprocess.run(["bash", "-n"], input=script, text=True).returncode == 0
    for module in re.findall(r"-m (scripts[.\w]*)", script):
        # The state of translations is one more optional paragraph of the comment.
        assert importlib.util.find_spec(module) or step.get("continue-on-error") == "true", module
    for target in re.findall(r"make ([\w./]+)", script):
        assert re.search(rf"^{re.escape(target)}:|^\$\(READY\):", (ROOT / "Makefile").read_text(), re.M), target


def test_the_two_steps_speak_of_the_same_workflow_and_files() -> None:
    check, comment = (read(ROOT / ".github/workflows" / f"{name}.yml") for name in ("check", "comment"))
    assert comment["on"]["workflow_run"]["workflows"] == [check["name"]]
    uploaded = {step["with"]["name"] for _, step in steps() if "upload-artifact@" in step.get("uses", "")}
    answer, stamp = (step["run"] for _, step in steps() if "gh run download" in step.get("run", ""))
    found = set(re.search(r"for name in (.+?);", answer)[1].split())
    assert uploaded == found | set(re.findall(r"--name ([a-z]+)", stamp))


def test_what_may_write_the_site_reads_no_strangers_files_and_runs_the_main_branch() -> None:
    """Rights to write come with code of main alone: no job with them fetches a proposal."""
    for file, name, job in jobs():
        writes = {right for right, level in job["permissions"].items() if level == "write"} - {"id-token"}
        asks = set(read(ROOT / ".github/workflows" / file)["on"])
        if not writes or not asks & {"workflow_run", "issue_comment"}:
            continue
        text = "".join(step.get("run", "") for step in job["steps"])
        assert "git fetch" not in text and "pull/" not in text and ".venv" not in text, (file, name)
        (checkout,) = [step for step in job["steps"] if "checkout@" in step.get("uses", "")]
        assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"


def test_workflow_commands_of_github_scripts_need_no_installation() -> None:
    code = "import sys; import scripts.proposals.branch, scripts.proposals.comment; print(any(name.split('.')[0] in ('yaml', 'playwright', 'mkdocs') for name in sys.modules))"
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr
