"""Reports of meetings added up. Pure: records in, sums out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.data.meeting_reports import MeetingReport

SENTENCES = 3  # of the quiz
COUNTS = ("women", "men", "young", "village_sheets", "plan_sheets", "cards")


@dataclass(frozen=True, slots=True)
class Answers:
    """How many of those who took part were right, in one quiz, about one sentence."""

    right: int
    joined: int

    @property
    def share(self) -> int:
        """Per cent, whole; 0 where nobody took part."""
        return round(100 * self.right / self.joined) if self.joined else 0


def sums(reports: Sequence[MeetingReport]) -> dict[str, int | str]:
    """Return how many `meetings` and `villages`, and the sum of each of COUNTS; '' for what no report tells."""
    told = {name: [number for each in reports if (number := getattr(each, name)) != ""] for name in COUNTS}
    totals = {name: sum(numbers) if numbers else "" for name, numbers in told.items()}
    return {"meetings": len(reports), "villages": len({report.code for report in reports}), **totals}


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
