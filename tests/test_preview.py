"""`make serve`: an editor changes a village and sees it, once, or reads what is wrong."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import tree

with socket.socket() as free:  # whichever port nobody uses
    free.bind(("127.0.0.1", 0))
    PORT = free.getsockname()[1]
PATIENCE = 30  # seconds; the preview rebuilds in one or two


@pytest.fixture
def preview(tmp_path: Path):
    """The frozen project under `python -m scripts serve`: (its folder, its log)."""
    tree.assemble(tmp_path)
    with serving(tmp_path) as log:
        yield tmp_path, log


@contextmanager
def serving(folder: Path):
    log = folder / "log"
    command = [sys.executable, "-m", "scripts", "serve", f"127.0.0.1:{PORT}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder)}
    with log.open("w") as out:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)
        try:
            wait_for(lambda: "Serving on" in log.read_text())
            yield log
        finally:
            server.terminate()
            server.wait()


def wait_for(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "the preview did not react"
        time.sleep(0.1)


def read(path: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/{path}", timeout=PATIENCE) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as answer:  # the page of what is missing
        return answer.read().decode()


def test_one_edit_of_a_village_gives_one_rebuild(preview) -> None:
    folder, log = preview
    assert "Bungkang" in read("desa/6103072007/") and "Bungkang" in read("iba/desa/6103072007/")
    assert "../unduh/kabupaten-sanggau/" in read("untuk-petugas/") and "Bungkang" in read("unduh/kabupaten-sanggau/")
    villages = folder / "docs" / "_data" / "villages.yml"
    villages.write_text(
        villages.read_text().replace("\n  pertemuan:\n", "\n  pertemuan:\n    - 2027-03-06 09.00 Rumah Betang\n")
    )
    wait_for(lambda: log.read_text().count("Reloading browsers") == 1)
    assert "Rumah Betang" in read("desa/6103072007/")
    page = folder / "docs" / "id" / "paspor" / "biaya.md"
    page.write_text(page.read_text() + "\nKalimat yang baru ditulis.\n")
    wait_for(lambda: log.read_text().count("Reloading browsers") == 2)
    assert "Kalimat yang baru ditulis." in read("paspor/biaya/")
    assert "Bungkang" in read("iba/desa/6103072007/") and "Bungkang" in read("desa/6103072007/")  # still there
    # Nothing the build writes may look like another edit.
    time.sleep(2)
    assert log.read_text().count("Reloading browsers") == 2
    villages.write_text(villages.read_text().replace("2027-03-06", "2027-02-31"))
    wait_for(lambda: "Perbaikan:" in log.read_text())
    assert re.search(r"villages\.yml:\d+: .*kalender", log.read_text())
    assert "Traceback" not in log.read_text()


def test_a_mistake_is_shown_in_the_browser_and_goes_when_it_is_mended(preview, phone: Page) -> None:
    folder, log = preview
    page, settings = folder / "docs/id/paspor/biaya.md", folder / "mkdocs.yml"
    sound = page.read_text(), settings.read_text()
    phone.goto(f"http://127.0.0.1:{PORT}/paspor/biaya/")
    title = phone.locator("h1").text_content()
    page.write_text(sound[0].replace("{{ fakta.", "{{ fakta.tidak_ada_", 1))
    expect(phone.locator("h1")).to_have_text("Belum bisa ditampilkan", timeout=PATIENCE * 1000)
    said = phone.locator("main").text_content()
    assert re.search(r"docs/id/paspor/biaya\.md:\d+: .*tidak_ada_", said) and "Perbaikan:" in said
    page.write_text(sound[0])
    expect(phone.locator("h1")).to_have_text(title, timeout=PATIENCE * 1000)
    assert title in read("iba/paspor/biaya/")  # the other languages are back too
    settings.write_text(sound[1].replace("\nnav:\n  - ", "\nnav:\n   - ", 1))
    expect(phone.locator("main")).to_contain_text("mkdocs.yml:", timeout=PATIENCE * 1000)
    settings.write_text(sound[1])
    expect(phone.locator("h1")).to_have_text(title, timeout=PATIENCE * 1000)
    assert "Traceback" not in log.read_text()


def test_a_preview_that_begins_with_a_mistake_says_it_too(tmp_path: Path) -> None:
    villages = tree.assemble(tmp_path) / "docs/_data/villages.yml"
    sound = villages.read_text()
    villages.write_text(sound.replace("  kantor: ", "  kantor ", 1))
    with serving(tmp_path):
        assert re.search(r"villages\.yml:\d+</code>", read(""))
        villages.write_text(sound)
        wait_for(lambda: "Belum bisa ditampilkan" not in read(""))


def test_promises_and_typed_amounts_are_marked_while_they_are_written(preview) -> None:
    folder, log = preview
    assert "<mark" not in read("paspor/biaya/") and "&lt;" not in read("paspor/biaya/")
    page, villages = folder / "docs/id/paspor/biaya.md", folder / "docs/_data/villages.yml"
    page.write_text(page.read_text() + "\nSemua gratis, dan bayar Rp123.456 di loket.\n")
    villages.write_text(
        re.sub(r"(?m)^  catatan:.*$", "  catatan: Berangkat dijamin aman.", villages.read_text(), count=1)
    )
    wait_for(lambda: "<mark title" in read("paspor/biaya/"))
    html = read("paspor/biaya/")
    assert [re.sub(r"<[^<>]*>", "", each) for each in re.findall(r"<mark title.*?</mark>", html)] == [
        "Semua gratis",
        "Rp123.456",
    ]
    assert "Pratinjau: 2 hal" in html and f"docs/id/paspor/biaya.md:{len(page.read_text().splitlines())}" in html
    code = re.search(r'(?m)^"([\d.]+)":\n(?:  .*\n)*?  catatan: Berangkat', villages.read_text())[1]
    assert "dijamin" in re.search(r'(?s)<aside id="pratinjau">.*?</aside>', read(f"desa/{code.replace('.', '')}/"))[0]
