"""A hint that does not fit is switched off on its line, with its number and a reason; a problem never is."""

import re

import pytest
from rules_page import FIRST, make_page, surroundings

from scripts.rules import HINTS, RULES, all_rules, check_pages

HARD = "Bawa persyaratan ke kantor."
RULE = "K203"


def found(body: str) -> tuple[list, list]:
    page = make_page(body)
    return check_pages([page], surroundings(page))


@pytest.mark.parametrize(
    "body",
    [f"{HARD} <!-- abaikan {RULE}: nama resmi -->", f"<!-- abaikan {RULE}: nama resmi -->\n{HARD}"],
)
def test_a_reason_switches_a_hint_off_on_its_line(body: str) -> None:
    assert [hint.rule for hint in found(HARD)[1]] == [RULE]
    assert found(body) == ([], [])


def test_other_lines_and_other_hints_stay_on() -> None:
    _, hints = found(f"{HARD}\n\n<!-- abaikan {RULE}: nama resmi -->\n{HARD}\n\n[di sini](../index.md) {HARD}")
    assert [(hint.line, hint.rule) for hint in hints] == [(FIRST, RULE), (FIRST + 5, RULE), (FIRST + 5, "L201")]


@pytest.mark.parametrize(
    ("switch", "message"),
    [(f"<!-- abaikan {RULE} -->", "belum punya alasan"), (f"<!-- abaikan {RULE}: -->", "belum punya alasan")],
)
def test_without_a_reason_the_hint_stays_and_the_switch_is_a_problem(switch: str, message: str) -> None:
    problems, hints = found(f"{switch}\n{HARD}")
    assert [hint.rule for hint in hints] == [RULE]
    assert [(problem.line, message in problem.message) for problem in problems] == [(FIRST, True)]


@pytest.mark.parametrize("rule", ["J101", "X999", "F105"])
def test_a_problem_is_never_switched_off(rule: str) -> None:
    problems, _ = found(f"Dijamin aman. <!-- abaikan {rule}: sudah ditanyakan -->")
    assert {problem.rule for problem in problems} == {"J101", "U101"}


def test_every_rule_has_its_own_number_and_says_what_it_asks_for() -> None:
    ids = [each.id for each in (*RULES, *HINTS)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Z]\d{2,3}", id) and asks for id, asks in all_rules().items())
