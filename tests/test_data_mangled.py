"""Whatever happens to a data file, an editor gets sentences and the site gets no markup."""

import os
import random
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.data.problem import DataError
from scripts.data.project import load_project
from tests.tree import DATA

FILES = sorted(path.name for path in DATA.glob("*.yml"))
POISON = [
    "<script>alert(1)</script>",
    "](javascript:alert(1))",
    "\t",
    "\ufeff",
    "\r",
    '"',
    "'",
    ": ",
    "- ",
    "\x00",
    "\udcff",
    "{{ 7 }}",
    "&a",
    "*a",
    "!!python/object:os",
    "|",
    "#",
    "”",
    "31-02-2026",
    "99999",
]


def mangle(raw: bytes, seed: int) -> bytes:
    """Return `raw` with a few lines cut, doubled, moved or poisoned, as `seed` says."""
    chance = random.Random(seed)
    lines = raw.split(b"\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        poison = chance.choice(POISON).encode("utf-8", "surrogateescape")
        action = chance.randrange(6)
        if action == 0:
            del lines[at : at + chance.randint(1, 5)]
        elif action == 1:
            lines.insert(at, lines[chance.randrange(len(lines))])
        elif action == 2:
            lines[at] = lines[at] + poison
        elif action == 3:
            cut = chance.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:cut] + poison + lines[at][cut:]
        elif action == 4:
            lines[at] = lines[at].lstrip()
        else:
            lines[at] = lines[at].split(b":")[0] + b": " + poison
        lines = lines or [b""]
    return b"\n".join(lines)


@pytest.fixture(scope="module")
def data():
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(DATA, Path(folder) / "_data"))
        facts = (
            copy / "facts.yml"
        )  # every kind of fact stands among the first; fewer of them leave time for more damage
        facts.write_text("\n\n".join(facts.read_text().split("\n\n")[:60]) + "\n")
        yield copy


@settings(max_examples=int(os.environ.get("MANGLED", "2000")), deadline=None)  # ten thousand every week
@given(name=st.sampled_from(FILES), seed=st.integers(0, 2**32))
def test_mangled_files_never_end_in_a_traceback(data: Path, name: str, seed: int) -> None:
    path = data / name
    original = path.read_bytes()
    path.write_bytes(mangle(original, seed))
    try:
        project = load_project(data)
    except DataError as error:
        assert "Perbaikan:" in str(error)
    else:
        for village in project.villages:
            assert not set("<>[]{}") & set(village.name + village.district + village.regency)
    finally:
        path.write_bytes(original)
