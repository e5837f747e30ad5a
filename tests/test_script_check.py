"""The offer check as a reader uses it. The truth is docs/_data/questions.yml and the page's own words."""

from urllib.parse import parse_qs, urlsplit

import pytest

from scripts.data.project import Project

LINE, RESULT = ".verdict__line", ".verdict"


@pytest.fixture
def check(server: str, phone):
    phone.goto(server + "waspada/periksa/")
    return phone


def answer(page, project: Project, rest: str = "tidak", **answers: str) -> None:
    for question in project.questions:
        value = answers.get(question.key, rest)
        if value:
            page.check(f"input[name={question.key}][value={value}]")


def first(project: Project, type_: str, count: int = 1) -> dict[str, str]:
    return {question.key: "ya" for question in [each for each in project.questions if each.type == type_][:count]}


def test_one_stop_sign_is_enough_before_the_rest_is_answered(check, project: Project) -> None:
    answer(check, project, rest="", **first(project, "berhenti"))
    assert check.locator(LINE).inner_text() == "BERHENTI"
    assert "Jangan berangkat dulu" in check.locator(RESULT).inner_text()


def test_a_result_names_sign_action_and_numbers(check, project: Project) -> None:
    question = project.questions[0]
    answer(check, project, **{question.key: "ya"})
    text = check.locator(RESULT).inner_text()
    assert question.sign in text and question.action in text
    for key in ("telepon_polisi", "telepon_sapa", "telepon_kp2mi"):
        assert project.facts[key].value in text
    assert check.locator(f"{RESULT} a[href='tel:110']").is_visible()


@pytest.mark.parametrize(
    ("type_", "count", "result"),
    [
        ("tanya", 1, "TANYA DULU"),
        ("tanya", 2, "TANYA DULU"),
        ("tanya", 3, "BERHENTI"),
        ("tanya2", 1, "Ada satu tanda kecil"),
        ("tanya2", 2, "TANYA DULU"),
        ("tanya2", 3, "BERHENTI"),
    ],
)
def test_weaker_signs_add_up_as_the_page_says(check, project: Project, type_: str, count: int, result: str) -> None:
    answer(check, project, **first(project, type_, count))
    assert check.locator(LINE).inner_text() == result


@pytest.mark.parametrize("number", [0, -1])
def test_not_knowing_means_asking(check, project: Project, number: int) -> None:
    answer(check, project, **{project.questions[number].key: "tahu"})
    assert check.locator(LINE).inner_text() == "TANYA DULU"


def test_no_sign_is_no_guarantee(check, project: Project) -> None:
    answer(check, project)
    assert check.locator(LINE).inner_text() == "TIDAK ADA TANDA TERLIHAT"
    text = check.locator(RESULT).inner_text()
    assert "bukan jaminan" in text and "dua kunci" in text
    assert "aman" not in text.lower().replace("halaman", "")


def test_nothing_is_concluded_from_open_questions(check, project: Project) -> None:
    answer(check, project, **{project.questions[-1].key: ""})
    assert check.locator(LINE).inner_text() == "Belum dijawab: 1."
    assert not check.locator(RESULT).is_visible()


def test_an_answer_can_be_changed(check, project: Project) -> None:
    key = project.questions[0].key
    answer(check, project, **{key: "ya"})
    check.check(f"input[name={key}][value=tidak]")
    assert check.locator(LINE).inner_text() == "TIDAK ADA TANDA TERLIHAT"


def test_the_result_can_be_sent_as_text(check, project: Project) -> None:
    question = project.questions[0]
    answer(check, project, **{question.key: "ya"})
    link = check.locator(f"{RESULT} a[href^='https://wa.me/']").get_attribute("href")
    lines = parse_qs(urlsplit(link).query)["text"][0].split("\n")
    assert lines[0] == "BERHENTI" and lines[-1] == "https://merantau-aman.example/waspada/periksa/"
    assert f"{question.sign}: {question.action}" in lines
    assert any(project.facts["telepon_polisi"].value in line for line in lines)


def test_nothing_is_stored_or_sent(check, project: Project) -> None:
    asked = []
    check.on("request", lambda request: asked.append(request.url))
    answer(check, project, **first(project, "tanya"))
    assert asked == [] and check.context.cookies() == []
    assert check.evaluate("localStorage.length + sessionStorage.length") == 0
    assert check.evaluate("location.search + location.hash") == ""


def test_answers_are_gone_when_the_reader_comes_back(check, project: Project, server: str) -> None:
    answer(check, project, **first(project, "berhenti"))
    check.goto(server + "paspor/")
    check.go_back()
    check.wait_for_selector(".answers")
    assert check.locator("input:checked").count() == 0 and not check.locator(RESULT).is_visible()


def test_answers_can_be_wiped(check, project: Project) -> None:
    answer(check, project, **first(project, "berhenti"))
    check.click("button:has-text('Hapus jawaban')")
    assert check.locator("input:checked").count() == 0 and not check.locator(RESULT).is_visible()
    assert check.evaluate("document.activeElement.name") == project.questions[0].key


def test_keys_are_enough(check, project: Project) -> None:
    question = project.questions[0]
    check.focus(f"input[name={question.key}][value=ya]")
    check.keyboard.press("Space")
    assert check.locator(LINE).inner_text() == "BERHENTI"


def test_paper_shows_boxes_and_what_was_answered(check, project: Project) -> None:
    question = project.questions[0]
    answer(check, project, **{question.key: "ya"})
    check.emulate_media(media="print")
    ticks = check.locator(".check .tick")
    assert ticks.first.is_visible() and "☑" in ticks.first.inner_text() and "☐" in ticks.last.inner_text()
    assert check.locator(".answers label:visible").count() == 0


def test_targets_are_large_and_nothing_is_wider_than_the_phone(check, project: Project) -> None:
    answer(check, project, **first(project, "berhenti"))
    sizes = check.locator(".answers label, .verdict p > a, .verdict button").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 44
    check.set_viewport_size({"width": 320, "height": 640})
    assert check.evaluate("document.documentElement.scrollWidth") <= 320
