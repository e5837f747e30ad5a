"""A full disk, a folder that may not be written, a killed build: the last site stays whole, and one line says what to do."""

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.finish.workshop import clear_left, work_folder
from tests import tree

DROP_BOUNDING, OVERRIDE = 24, 1  # prctl(2), capabilities(7): root, too, is then bound by the rights of a folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "tempat" / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text("yang lama")
    return site


def start(root: Path, site: Path, limit: Callable[[], object] | None = None, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "scripts", "build", "--force", "--today", tree.TODAY, "--site", str(site), *more]
    env = os.environ | {"PYTHONPATH": str(root), "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=root, env=env, stdout=pipe, stderr=pipe, text=True, preexec_fn=limit)


def small_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def bound_by_rights() -> None:
    ctypes.CDLL(None).prctl(DROP_BOUNDING, OVERRIDE, 0, 0, 0)


def left(root: Path) -> list[Path]:
    return list((root / ".cache").glob("build-*"))


def test_a_full_disk_leaves_the_last_site(built: Path, site: Path) -> None:
    said = start(built, site, small_disk).communicate()
    assert "jatah tempat di disk habis" in said[1] and said[1].count("\n") == 1, said
    assert "Situs yang lama tidak berubah" in said[1] and "Traceback" not in said[1]
    assert [path.read_text() for path in site.rglob("*.html")] == ["yang lama"]
    assert left(built) == []


def test_a_folder_that_may_not_be_written_leaves_the_last_site(built: Path, site: Path) -> None:
    site.parent.chmod(0o555)
    try:
        said = start(built, site, bound_by_rights).communicate()
    finally:
        site.parent.chmod(0o755)
    assert "tidak diizinkan" in said[1] and said[1].count("\n") == 1, said
    assert [path.read_text() for path in site.rglob("*.html")] == ["yang lama"]


def test_a_killed_build_leaves_the_last_site_and_the_next_one_cleans_up(built: Path, site: Path) -> None:
    running = start(built, site)
    until = time.monotonic() + 60
    while not any((folder / "site").exists() for folder in left(built)) and time.monotonic() < until:
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    assert left(built) and [path.read_text() for path in site.rglob("*.html")] == ["yang lama"]
    start(built, site, None, "--data", os.devnull + "/tidak-ada").communicate()
    assert left(built) == []


def test_a_site_on_its_way_out_comes_back(tmp_path: Path) -> None:
    (tmp_path / "build-x" / "old").mkdir(parents=True)
    (tmp_path / "build-x" / "old" / "index.html").write_text("yang lama")
    with work_folder(tmp_path, "build-") as held:
        clear_left(tmp_path, "build-", tmp_path / "site")
        assert held.is_dir()  # of a build that goes on
    assert (tmp_path / "site" / "index.html").read_text() == "yang lama"
    assert list(tmp_path.glob("build-*")) == []
