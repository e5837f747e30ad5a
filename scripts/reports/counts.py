"""Reports of meetings added up. Pure: records in, sums out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.data.meeting_reports import MeetingReport

SENTENCES = 3  # of the quiz


@dataclass(frozen=True, slots=True)
class Sums:
    """Of several meetings; '' for what no report tells."""

    meetings: int
    villages: int
    women: int | str
    men: int | str
    young: int | str
    village_sheets: int | str
    plan_sheets: int | str
    cards: int | str


@dataclass(frozen=True, slots=True)
class Answers:
    """How many of those who took part were right, in one quiz, about one sentence."""

    right: int
    joined: int

    @property
    def share(self) -> int:
        """Per cent, whole; 0 where nobody took part."""
        return round(100 * self.right / self.joined) if self.joined else 0


def sums(reports: Sequence[MeetingReport]) -> Sums:
    """Return the sums of `reports`."""

    def total(name: str) -> int | str:
        told = [number for report in reports if (number := getattr(report, name)) != ""]
        return sum(told) if told else ""

    villages = len({report.code for report in reports})
    names = ("women", "men", "young", "village_sheets", "plan_sheets", "cards")
    return Sums(len(reports), villages, *map(total, names))


def quiz(reports: Iterable[MeetingReport]) -> list[tuple[Answers, Answers]]:
    """Return the answers before and after the meeting for each sentence, of those meetings that tell both; else nothing."""
    found = []
    reports = tuple(reports)
    for at in range(SENTENCES):
        told = [report for report in reports if report.before[at] != "" and report.after[at] != ""]
        before = Answers(sum(each.before[at] for each in told), sum(each.joined_before for each in told))
        after = Answers(sum(each.after[at] for each in told), sum(each.joined_after for each in told))
        found.append((before, after))
    return found if any(before.joined and after.joined for before, after in found) else []


def topics(reports: Iterable[MeetingReport]) -> list[tuple[str, int]]:
    """Return in how many meetings each topic was shown, the most frequent first."""
    counted = Counter(topic for report in reports for topic in report.topics)
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))
