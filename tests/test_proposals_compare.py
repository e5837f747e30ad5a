"""A proposal read against what was there, and the calendar: every day somebody can renew what is overdue."""

import datetime
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.check import against, check_all
from scripts.data.facts import load_facts
from scripts.proposals.base import docs_at
from scripts.proposals.compare import compare, reasons_in
from scripts.proposals.day import day_of
from tests import tree
from tests.edited import DAY
from tests.tree import DOCS, TODAY


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of the frozen texts and data: the proposal."""
    return Path(shutil.copytree(DOCS, tmp_path.resolve() / "docs"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def change_fact(docs: Path, key: str, **values: str) -> None:
    path = docs / "_data/facts.yml"
    head, block, rest = re.split(rf"(?m)(^{key}:\n(?:  .*\n)+)", path.read_text(encoding="utf-8"))
    for name, value in values.items():
        block = re.sub(rf"(?m)^  {name}:.*$", f'  {name}: "{value}"', block)
    path.write_text(head + block + rest, encoding="utf-8")


def asked(docs: Path, reasons: str = "") -> list[tuple[str, str]]:
    return [(each.rule, each.record) for each in compare(DOCS, docs, reasons_in(reasons))]


def test_nothing_changed_nothing_asked(docs: Path) -> None:
    assert asked(docs) == []


def test_a_value_that_changes_alone_is_asked_about(docs: Path) -> None:
    change_fact(docs, "telepon_polisi", nilai="101")
    assert asked(docs) == [("Q101", "telepon_polisi")]
    assert asked(docs, "alasan telepon_polisi: diumumkan polisi hari ini") == []
    assert asked(docs, "alasan telepon_polisi: ya") == [("Q101", "telepon_polisi")]
    change_fact(docs, "telepon_polisi", dicek="2026-11-26")
    assert asked(docs) == []


def test_a_fact_that_goes_is_asked_about(docs: Path) -> None:
    change(docs / "_data/facts.yml", "telepon_polisi:\n", "telepon_lain:\n")
    assert ("Q102", "telepon_polisi") in asked(docs)


def test_a_page_and_a_heading_that_go_are_asked_about(docs: Path) -> None:
    page = docs / "id/paspor/biaya.md"
    text = page.read_text(encoding="utf-8")
    heading = re.search(r"(?m)^## (.+?)(?: \{#.*)?$", text)
    page.write_text(text.replace(heading[0], "## Judul lain sama sekali"), encoding="utf-8")
    assert ("Q103", "paspor/biaya") in asked(docs)
    page.unlink()
    assert ("Q102", "paspor/biaya") in asked(docs)
    assert ("Q102", "paspor/biaya") not in asked(docs, "- alasan paspor/biaya: isinya pindah ke halaman syarat")


def test_a_village_and_a_stop_sign_that_go_are_asked_about(docs: Path) -> None:
    for name in ("villages.yml", "questions.yml"):
        path = docs / "_data" / name
        blocks = re.split(r"(?m)^(?=\S+:\n)", path.read_text(encoding="utf-8"))
        path.write_text("".join(blocks[:-1]), encoding="utf-8")
    assert [rule for rule, _ in asked(docs)] == ["Q102", "Q102"]


@pytest.mark.parametrize("locale", ["id"])
def test_a_negation_that_goes_from_a_sentence_is_asked_about(docs: Path, locale: str) -> None:
    changed = 0
    for page in sorted((docs / locale).rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        found = re.search(r"(?m)^(?:- |\d\. )?(Jangan) (\w)", text)
        if found:
            mended = text[: found.start(1)] + found[2].upper() + text[found.end() :]
            page.write_text(mended, encoding="utf-8")
            name = page.relative_to(docs / locale).as_posix().removesuffix(".md")
            assert ("Q104", name) in asked(docs)
            page.write_text(text, encoding="utf-8")
            changed += 1
    assert changed > 3


def test_a_negation_that_goes_from_the_data_is_asked_about(docs: Path) -> None:
    path = docs / "_data/questions.yml"
    change(path, "lakukan: Jangan ", "lakukan: Silakan ")
    assert [rule for rule, _ in asked(docs)] == ["Q104"]


def test_a_number_that_goes_from_a_page_is_asked_about(docs: Path) -> None:
    page = docs / "id/bantuan.md"
    text = page.read_text(encoding="utf-8")
    key = re.search(r"\{\{ ?fakta\.(\w+) ?\}\}", text)
    page.write_text(text.replace(key[0], "nomornya"), encoding="utf-8")
    assert ("Q105", "bantuan") in asked(docs)


def test_a_button_that_is_renamed_is_renamed_in_the_guides_that_name_it(docs: Path) -> None:
    words = re.search(r"(?m)^sunting: (.+)$", (docs / "_data/words.id.yml").read_text(encoding="utf-8"))[1]
    (docs.parent / "CONTRIBUTING.md").write_text(f"1. Ketuk **{words}**.\n", encoding="utf-8")
    change(docs / "_data/words.id.yml", f"sunting: {words}", "sunting: Betulkan di sini")
    found = [each for each in compare(DOCS, docs, {}) if each.rule == "Q107"]
    guide = next(each for each in found if each.record == "CONTRIBUTING.md")
    assert guide.autofix == (f"**{words}**", "**Betulkan di sini**") and guide.line == 1
    assert {each.record for each in found} > {"CONTRIBUTING.md"}, "pages name it too"


def test_the_state_before_comes_from_git(tmp_path: Path) -> None:
    shutil.copytree(DOCS, tmp_path / "docs")
    for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    with docs_at("HEAD", tmp_path) as before:
        assert compare(before, DOCS, {}) == []


def expiry_days() -> list[datetime.date]:
    facts = load_facts(DOCS / "_data/facts.yml", [])
    return sorted({fact.check_again for fact in facts.values() if fact.check_again})


def test_on_every_day_of_the_calendar_an_overdue_fact_can_be_renewed(docs: Path) -> None:
    """The day after each day on which facts fall due: a release stops, a proposal that renews one fact passes, and the
    site before can be built."""
    facts = load_facts(DOCS / "_data/facts.yml", [])
    sound = check_all(datetime.date.fromisoformat(TODAY), DOCS)[0]
    assert not sound
    for day in expiry_days():
        after = day + datetime.timedelta(days=1)
        problems, hints = check_all(after, DOCS)
        assert problems and {each.rule for each in problems} == {"D10"}
        allowed, late = against(DOCS, DOCS, problems, hints, {}, after)
        assert not allowed and {each.rule for each in late} >= {"D10"}
        assert not check_all(day_of(DOCS.parent, after), DOCS)[0]
        key = next(key for key, fact in facts.items() if fact.check_again == day)
        change_fact(docs, key, dicek=str(after), cek_lagi=str(after + datetime.timedelta(days=80)))
        problems, hints = check_all(after, docs)
        assert not against(DOCS, docs, problems, hints, {}, after)[0], key
        shutil.copyfile(DOCS / "_data/facts.yml", docs / "_data/facts.yml")


def test_the_site_before_is_built_as_of_its_own_day(built: Path, edited: Path, tmp_path: Path) -> None:
    after = expiry_days()[0] + datetime.timedelta(days=1)
    stopped = tree.run(built, "build", "--today", str(after), "--site", str(tmp_path / "a"))
    assert stopped.returncode == 1 and "harus dicek lagi" in stopped.stderr
    assert day_of(edited, after) == DAY and (edited / "site/index.html").is_file(), "built as of that day"
