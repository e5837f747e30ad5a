"""Work that was done the last time is not done again, and never mistaken for other work."""

from pathlib import Path

import pytest

from scripts import cores

DONE = Path("done")


def shout(thing: str) -> str:
    with DONE.open("a") as done:
        done.write(f"{thing}\n")
    return thing.upper()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "kept"


def done() -> list[str]:
    found = sorted(DONE.read_text().split()) if DONE.exists() else []
    DONE.unlink(missing_ok=True)
    return found


def test_only_what_is_new_is_worked_on(kept: Path) -> None:
    assert cores.on_what_is_new(shout, ["b", "a", "b"], kept) == ["B", "A", "B"]
    assert done() == ["a", "b"]
    assert cores.on_what_is_new(shout, ["a", "c"], kept) == ["A", "C"]
    assert done() == ["c"]


def test_what_is_gone_is_forgotten(kept: Path) -> None:
    for things in (["a", "b"], ["a"], ["a", "b"]):
        assert cores.on_what_is_new(shout, things, kept) == [thing.upper() for thing in things]
    assert done() == ["a", "b", "b"]


def test_other_programs_do_everything_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cores.on_what_is_new(shout, ["a"], kept)
    monkeypatch.setattr(cores, "programs", lambda: b"others")
    cores.on_what_is_new(shout, ["a"], kept)
    assert done() == ["a", "a"]


@pytest.mark.parametrize("damaged", [b"", b"x", b"\x80\x04K\x01."])
def test_a_damaged_file_is_as_good_as_none(kept: Path, damaged: bytes) -> None:
    kept.write_bytes(damaged)
    assert cores.on_what_is_new(shout, ["a"], kept) == ["A"]
    assert cores.on_what_is_new(shout, ["a"], kept) == ["A"]
    assert done() == ["a"]
