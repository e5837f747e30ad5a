"""The build as a whole: same in, same out; a failed one leaves the old site alone."""

import os
from pathlib import Path

from scripts.build import replace_site, workshop
from tests import tree


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_two_builds_are_byte_identical_on_any_number_of_cores(site: Path, tmp_path: Path) -> None:
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        again = tree.build(tree.assemble(tmp_path / "again"))
    finally:
        os.sched_setaffinity(0, cores)
    assert contents(again / "site") == contents(site)


def test_a_failed_build_leaves_the_last_good_site(built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("yang lama")
    bad = tmp_path / "villages.yml"
    bad.write_text('"61.03.07.2007":\n  nama: <b>\n')
    done = tree.run(built, "build", "--data", str(bad), "--site", str(site))
    assert done.returncode == 1
    assert "villages.yml:2: `nama: <b>` bukan nama biasa." in done.stderr
    assert "Perbaikan:" in done.stderr and "Traceback" not in done.stderr
    assert contents(site) == {"index.html": b"yang lama"}


def test_an_expired_fact_stops_a_release(built: Path, tmp_path: Path) -> None:
    done = tree.run(built, "build", "--today", "2032-01-01", "--site", str(tmp_path / "site"))
    assert done.returncode == 1
    assert "harus dicek lagi sejak" in done.stderr
    assert not (tmp_path / "site").exists()


def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    for name in ("site", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    replace_site(tmp_path / "new", tmp_path / "site")
    assert contents(tmp_path / "site") == {"index.html": b"new"}


def test_the_new_site_is_made_on_the_disk_of_the_old_one(tmp_path: Path) -> None:
    """A memory card may be named as the place of the site; a rename cannot cross over to it."""
    for parent in (tmp_path, Path("/dev/shm") if Path("/dev/shm").is_dir() else tmp_path):
        assert workshop(parent / "site").stat().st_dev == parent.stat().st_dev


def test_a_disk_that_refuses_is_told_in_words(built: Path, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan map")
    done = tree.run(built, "build", "--force", "--today", tree.TODAY, "--site", str(tmp_path / "berkas" / "site"))
    assert done.returncode == 1
    assert "tidak bisa dibaca atau ditulis" in done.stderr and "Perbaikan" in done.stderr
    assert "Traceback" not in done.stderr
