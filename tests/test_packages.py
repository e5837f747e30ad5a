"""A fresh machine: what it lacks is named with the one line to type, and no test is left out in silence."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

from scripts.packages import LIST, SIGNS, read_packages
from scripts.paths import ROOT

NOBODY = 65534


@pytest.fixture
def machine() -> Iterator[Path]:
    """The project's Makefile and its list, with one package more that no machine has; anyone may read it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in ("Makefile", "requirements.txt", "requirements-dev.txt", "pyproject.toml", ".ci/packages.txt"):
            (folder / path).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / path, folder / path)
        shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        with (folder / ".ci/packages.txt").open("a") as more:
            more.write("paper libkertas-ajaib library libkertas-ajaib.so.9\n")
        folder.chmod(0o755)
        yield folder


def make(folder: Path, target: str, **variables: str) -> subprocess.CompletedProcess:
    """Run `make target` as somebody who may not install anything, nor look into the folders of root."""
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin") if who else sys.executable
    command = ["make", target, f"PYTHON={python}", *(f"{name}={value}" for name, value in variables.items())]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, **who)


@pytest.mark.skipif(not shutil.which("apt-get"), reason="not Debian, not Ubuntu")
@pytest.mark.parametrize("target", ["handouts", "test", "bench"])
def test_who_may_not_install_reads_the_one_line_to_type(machine: Path, target: str) -> None:
    done = make(machine, target)
    assert done.returncode and re.search(r"Perbaikan: sudo apt-get install (\S+ )*libkertas-ajaib$", done.stderr, re.M)
    assert "Traceback" not in done.stderr and not (machine / ".venv").exists()


def test_an_environment_that_cannot_be_made_is_said_in_indonesian(machine: Path) -> None:
    done = make(machine, "check", VENV="/proc/tidak-bisa")
    assert done.returncode and "tidak bisa dibuat" in done.stderr and "Perbaikan: " in done.stderr


def test_the_list_is_the_only_place_that_names_a_package() -> None:
    places = [ROOT / "Makefile", *ROOT.glob(".ci/*"), *ROOT.glob(".github/workflows/*"), *ROOT.glob(".devcontainer/*")]
    places += [*ROOT.glob("scripts/**/*.py"), *ROOT.glob("*.md"), *ROOT.glob("docs/_pemilik/*.md")]
    names = [line.split()[1] for line in LIST.read_text().splitlines() if line and line[0] not in "#"]
    assert "libpango-1.0-0" in names
    # A command may share its package's name.
    named = re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, {*names} - {'chromium-headless-shell', 'w3m', 'python3-venv'}))})(?![\w-])"
    )
    assert {path: found for path in places if path != LIST and (found := named.findall(path.read_text()))} == {}
    assert {package.sign[0] for package in read_packages()} <= SIGNS.keys()


def run_tests(folder: Path, code: str, **environment: str) -> subprocess.CompletedProcess:
    """Run a file of tests in `folder` with the plugin of ours."""
    (folder / "test_one.py").write_text(code)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.tools", "-p", "no:cacheprovider", "test_one.py"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "ALLOW_SKIP": "0"} | environment
    environment.pop("PYTEST_XDIST_WORKER", None)
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


NEEDY = """
import pytest
import yaml
@pytest.mark.needs("w3m")
def test_needs_a_text_browser(): pass
def test_gives_up(): pytest.skip("hari ini tidak")
"""


def test_a_missing_tool_is_a_failure_that_names_its_package(tmp_path: Path) -> None:
    done = run_tests(tmp_path, NEEDY, PATH=str(tmp_path))
    assert done.returncode == 1 and "Perbaikan: sudo apt-get install w3m" in done.stdout
    assert "hari ini tidak" in done.stdout and "skipped" not in done.stdout


def test_who_allows_skips_reads_them_at_the_end(tmp_path: Path) -> None:
    done = run_tests(tmp_path, NEEDY, PATH=str(tmp_path), ALLOW_SKIP="1")
    assert done.returncode == 0 and "2 skipped" in done.stdout
    assert re.search(r"SKIPPED.*sudo apt-get install w3m", done.stdout, re.S) and "hari ini tidak" in done.stdout


SEEN = """
pytest_plugins = ["tests.conftest"]
def test_in_a_context_of_its_own(browser):
    with browser.new_context() as context:
        context.new_page().set_content("<h1>Satu</h1>")
        assert False
def test_on_the_phone(phone):
    phone.set_content("<h1>Dua</h1>")
    assert False
def test_that_passes(phone):
    phone.set_content("<h1>Tiga</h1>")
"""


def test_what_a_failed_test_saw_is_kept(tmp_path: Path) -> None:
    done = run_tests(tmp_path, SEEN)
    kept = sorted(path.name for path in (tmp_path / ".cache/screenshots").iterdir())
    assert kept == ["test_in_a_context_of_its_own.1.png", "test_on_the_phone.1.png"], done.stdout
    assert all(f".cache/screenshots/{name}" in done.stdout for name in kept)


def test_every_package_that_the_programs_import_is_named_with_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    settings = tomllib.loads(text)
    wanted = [*settings["project"]["dependencies"], *settings["dependency-groups"]["dev"]]
    named = {re.match(r"[\w.-]+", each)[0].lower().replace("_", "-") for each in wanted}
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "scripts").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    modules = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    modules |= {each.name for node in nodes if isinstance(node, ast.Import) for each in node.names}
    known = packages_distributions()
    for module in {each.split(".")[0] for each in modules} - sys.stdlib_module_names - {"scripts"}:
        assert named & {name.lower().replace("_", "-") for name in known[module]}, module


def test_the_machine_for_editing_in_the_browser_is_made_of_what_is_there() -> None:
    """Shape: https://containers.dev/implementors/json_reference/."""
    settings = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    assert settings.keys() <= {
        "name", "build", "updateContentCommand", "postAttachCommand", "forwardPorts", "portsAttributes", "customizations",
    }  # fmt: skip
    dockerfile = (ROOT / ".devcontainer" / settings["build"]["dockerfile"]).read_text(encoding="utf-8")
    assert (ROOT / ".devcontainer" / settings["build"]["context"]).resolve() == ROOT
    for copied in re.findall(r"(?m)^COPY (.+) \S+$", dockerfile):
        assert all((ROOT / name).is_file() for name in copied.split())
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = [settings[key].removeprefix("make ") for key in ("updateContentCommand", "postAttachCommand")]
    assert targets[0] == ".venv/.ready" and f"\n{targets[1]}:" in makefile
    (port,) = settings["forwardPorts"]
    assert str(port) in settings["portsAttributes"] and f"127.0.0.1:{port}" in makefile


def test_the_weekly_workflow_runs_both_commands_on_empty_machines() -> None:
    """Python 3.11 is that of Debian 12, 3.13 that of Debian 13."""
    weekly = yaml.safe_load((ROOT / ".github/workflows/weekly.yml").read_text(encoding="utf-8"))
    job = next(job for job in weekly["jobs"].values() if "strategy" in job)
    assert {"debian:12", "debian:13", "ubuntu:24.04"} <= set(job["strategy"]["matrix"]["image"])
    script = "".join(step.get("run", "") for step in job["steps"])
    assert "make site" in script and "make test" in script and "ALLOW_SKIP" not in script
