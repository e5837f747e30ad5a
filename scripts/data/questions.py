"""The questions about a job offer, each with its reason and its action. Editors' file: docs/_data/questions.yml."""

from dataclasses import dataclass
from pathlib import Path

from scripts.data import parsers
from scripts.data.fields import Field
from scripts.data.problem import Problem
from scripts.data.records import read_records

STOP, ASK, ASK_IF_TWO = "berhenti", "tanya", "tanya2"
# How many answers of yes mean "ask first" among ASK_IF_TWO, and STOP among all that are not STOP themselves.
ASK_AT, STOP_AT = 2, 3

FIELDS = (
    Field("jenis", "type", parsers.choice(STOP, ASK, ASK_IF_TWO), required=True, help="akibat jawaban ya"),
    Field("tanya", "question", parsers.text, required=True, help="pertanyaan"),
    Field("tanda", "sign", parsers.text, required=True, help="tanda bahaya"),
    Field("mengapa", "reason", parsers.text, required=True, help="alasan"),
    Field("lakukan", "action", parsers.text, required=True, help="tindakan"),
    Field("sumber_url", "source_url", parsers.url, required=True, help="alamat web sumber"),
    Field("tanggal_sumber", "source_date", parsers.loose_date, required=True, help="tanggal sumber"),
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose yes is a warning of `type` (STOP, ASK, or ASK_IF_TWO)."""

    key: str
    line: int
    type: str
    question: str
    sign: str
    reason: str
    action: str
    source_url: str
    source_date: str


def load_questions(path: Path, problems: list[Problem]) -> tuple[Question, ...]:
    """Return the questions of `path` in file order; unsound ones go into `problems`."""
    return tuple(read_records(path, parsers.key, FIELDS, Question, problems))
