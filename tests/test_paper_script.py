"""The minutes of the meeting: what an officer reads, asks, shows and hands out in each block fits the minutes it has."""

import re

import pytest

from scripts.data.project import Project
from scripts.handouts.meeting import QUIZ
from scripts.handouts.officer import OFFICER, PICTURES, SCRIPT
from scripts.paths import DOCS
from scripts.source.sections import Section, read_doc

PACE = 110  # words a minute: slow, aloud, for people on the last row
LOUDSPEAKER = 130  # words a minute, read from paper without a stop
ANSWER, THREE_ANSWERS = 30, 60  # seconds that a question is left to the room
SHOWN = 15  # a picture, held up and turned to all sides
HANDED, WRITTEN = 60, 60  # a paper to each of thirty people; a number written on it
COUNTED = 15  # thirty hands
MINUTES = re.compile(r"[Mm]enit (\d+)–(\d+)")
FACT = re.compile(r"\{\{ *fakta\.(\w+) *\}\}")


def sections(page: str) -> tuple[Section, ...]:
    return read_doc((DOCS / "id" / f"{page}.md").read_text(encoding="utf-8")).sections


def words(text: str, project: Project, times: int = 2) -> int:
    """Words as they are said: a number digit by digit, so many times."""

    def said(use: re.Match) -> str:
        value = project.facts[use[1]].value
        digits = re.findall(r"\d", value)
        return " ".join(digits * times) if len(digits) > 2 else value

    return len(re.findall(r"[\w'-]+", FACT.sub(said, text)))


def seconds(text: str, project: Project) -> float:
    """How long a text takes with all it asks for; its directions are read too."""
    spoken = words(text, project) / PACE * 60
    questions = text.count("Tanya:") + len(re.findall(r"^:   ", text, re.M))
    listened = len(re.findall(r"tiga (?:jawaban|orang)", text))
    waited = (questions - listened) * ANSWER + listened * THREE_ANSWERS
    return spoken + waited + text.count("Bagikan") * HANDED + len(re.findall(r"warga menulis", text)) * WRITTEN


def block_seconds(block: Section, project: Project) -> float:
    """A block with the backs of its pictures and, where it has the quiz, each sentence twice and both counts of hands."""
    pictures = [section for section in sections(PICTURES) if section.explicit]
    named = re.findall(r"\d", " ".join(re.findall(r"gambar (\d(?:, \d|,? dan \d)*)", block.body)))
    total = seconds(block.body, project)
    for number in named:
        total += SHOWN + seconds(pictures[int(number) - 1].text, project)
    if "tiga kalimat" in block.body:
        texts = project.pack_words.texts
        for word in QUIZ:
            total += seconds(f"{texts[word]} {texts[word]} {texts['kuis_tiga']} {texts['kuis_empat']}", project)
            total += 2 * COUNTED
    return total


@pytest.fixture(scope="module")
def blocks() -> dict[tuple[int, int], Section]:
    """The blocks of the script by their first and last minute."""
    timed = ((MINUTES.search(section.heading), section) for section in sections(SCRIPT) if section.level == 3)
    return {(int(minutes[1]), int(minutes[2])): section for minutes, section in timed if minutes}


@pytest.mark.live
def test_each_block_of_the_script_fits_its_minutes(
    blocks: dict[tuple[int, int], Section], live_project: Project
) -> None:
    taken = {
        block.heading: (round(block_seconds(block, live_project)), 60 * (last - first + 1))
        for (first, last), block in blocks.items()
    }
    assert {heading: times for heading, times in taken.items() if times[0] > times[1]} == {}


@pytest.mark.live
def test_the_blocks_fill_three_quarters_of_an_hour_without_a_gap(blocks: dict[tuple[int, int], Section]) -> None:
    ends = [0, *(last for _, last in blocks)]
    assert [first for first, _ in blocks] == [last + 1 for last in ends[:-1]] and ends[-1] == 45
    shown = re.findall(r"\d", " ".join(re.findall(r"gambar (\d[^.*]*)\.", "\n".join(b.body for b in blocks.values()))))
    assert shown == [str(number) for number in range(1, 9)], "every picture once, in its order"


@pytest.mark.live
def test_the_page_for_officers_tells_the_same_minutes(blocks: dict[tuple[int, int], Section]) -> None:
    page = next(section for section in sections(OFFICER) if section.anchor == "pertemuan")
    told = [(int(first), int(last)) for first, last in MINUTES.findall(page.body)]
    assert {first for first, _ in told} <= {first for first, _ in blocks}
    assert {last for _, last in told} <= {last for _, last in blocks} and told[-1][1] == 45


@pytest.mark.live
def test_a_block_with_more_than_its_minutes_would_be_noticed(
    blocks: dict[tuple[int, int], Section], live_project: Project
) -> None:
    (first, last), block = min(blocks.items(), key=lambda each: each[0][1] - each[0][0])
    longer = block.text + "\nTanya: apa? Tunggu tiga jawaban." * 2 * (last - first + 1)
    assert seconds(longer, live_project) > 60 * (last - first + 1)


@pytest.mark.live
def test_what_a_loudspeaker_says_takes_no_longer_than_its_heading_promises(live_project: Project) -> None:
    scripts = {
        section.heading: (words(section.body, live_project, 1) / LOUDSPEAKER * 60, int(promised[1]))
        for section in sections(OFFICER)
        if (promised := re.search(r"(\d+) detik", section.heading))
    }
    assert len(scripts) == 5, "two for a mosque, two for a church, one for the radio"
    assert {heading: times for heading, times in scripts.items() if times[0] > times[1]} == {}


@pytest.mark.live
def test_the_page_for_officers_begins_with_what_to_print() -> None:
    """Whoever prints for three villages looks for the box first: it stood three and a half screens down."""
    first = next(section for section in sections(OFFICER) if section.heading)
    assert "pilih_lembar()" in first.body
