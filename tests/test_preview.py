"""`make serve`: an editor changes a village and sees it, once, or reads what is wrong."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests import tree

with socket.socket() as free:  # whichever port nobody uses
    free.bind(("127.0.0.1", 0))
    PORT = free.getsockname()[1]
PATIENCE = 30  # seconds; the preview rebuilds in one or two


@pytest.fixture
def preview(tmp_path: Path):
    """The frozen project under `mkdocs serve`: (its folder, its log)."""
    tree.assemble(tmp_path)
    log = tmp_path / "log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{PORT}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with log.open("w") as out:
        server = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=out, stderr=out)
        wait_for(lambda: "Serving on" in log.read_text())
        yield tmp_path, log
        server.terminate()
        server.wait()


def wait_for(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "the preview did not react"
        time.sleep(0.1)


def read(path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/{path}") as answer:
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
