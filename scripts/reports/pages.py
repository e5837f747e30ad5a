"""The page of each office with what its officers reported: at an address outside the menu, for no search engine.

It is public all the same, as its data are; so it holds counts, and questions without their village.
"""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from scripts.data.handout_names import blank_offices, slug
from scripts.data.meeting_reports import MeetingReport
from scripts.data.project import Project
from scripts.data.site import load_site
from scripts.finish.policy import add_policy
from scripts.render.environment import render
from scripts.reports.chart import LEFT, THICK, WIDTH, draw
from scripts.reports.counts import quiz, sums, topics

FOLDER = "laporan-pertemuan"
SENTENCES = ("kuis_a", "kuis_b", "kuis_c")  # of docs/_data/paket.yml


def write_report_pages(site: Path, project: Project) -> list[str]:
    """Write `site`/laporan-pertemuan/<office>/index.html for each office that looks after villages; return their paths."""
    of_office: dict[str, list[MeetingReport]] = {office: [] for office in blank_offices(project)}
    offices = {village.key: project.around(village).office for village in project.all_villages}
    for report in project.reports:
        of_office.setdefault(offices[report.code], []).append(report)
    written = []
    for office, reports in of_office.items():
        path = f"{FOLDER}/{slug(office)}/index.html"
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(add_policy(report_page(project, office, reports)), "utf-8", newline="\n")
        written.append(path)
    return written


def report_page(project: Project, office: str, reports: Sequence[MeetingReport]) -> Markup:
    """Return the page of `office` (its key) as HTML that needs no other file."""
    reported = {report.code for report in reports}
    programme = [each for each in project.villages if each.programme and project.around(each).office == office]
    answers = quiz(reports)
    words = project.pack_words.texts
    sentences = [words[key] for key in SENTENCES]
    return render(
        "partials/meeting_reports.html",
        site=load_site(),
        office=project.offices[office],
        reports=reports,
        sums=sums(reports),
        topics=[(project.drawings[key].meaning, count) for key, count in topics(reports)],
        quiz=list(zip(sentences, answers, strict=True)) if answers else [],
        chart=draw(answers) if answers else None,
        size={"left": LEFT, "thick": THICK, "width": WIDTH},
        questions=list(dict.fromkeys(question for report in reports for question in report.questions)),
        waiting=[village for village in programme if village.key not in reported],
    )
