"""The offer check as a reader uses it: a conversation. The truth is docs/_data/questions.yml and the page's own words."""

from urllib.parse import parse_qs, urlsplit

import pytest

from scripts.data.project import Project
from scripts.data.questions import AWAY, MARRIAGE, OFFERS, WORK, Question

TALK, TITLE, BACK = ".talk", ".talk h2", ".talk button:has-text('Kembali')"


@pytest.fixture
def check(server: str, phone):
    phone.goto(server + "waspada/periksa/")
    return phone


def asked(project: Project, offer: str = WORK) -> list[Question]:
    return [question for question in project.questions if not question.offers or offer in question.offers]


def begin(page, offer: str = WORK) -> None:
    page.locator(f"{TALK} .choice").nth(OFFERS.index(offer)).click()
    page.wait_for_selector(f"{TALK} progress")


def say(page, value: str) -> None:
    page.click(f"{TALK} button[value={value}]")


def answer(page, project: Project, rest: str = "tidak", offer: str = WORK, **answers: str) -> None:
    """Answer all questions; where a stop sign interrupts, go on."""
    begin(page, offer)
    for question in asked(project, offer):
        say(page, answers.get(question.key, rest))
        if (
            page.locator(f"{TALK}[data-result]").count()
            and (more := page.locator(f"{TALK} button:has-text('Lanjutkan')")).count()
        ):
            more.click()


def first(project: Project, type_: str, count: int = 1) -> dict[str, str]:
    return {question.key: "ya" for question in [each for each in project.questions if each.type == type_][:count]}


def message(page) -> list[str]:
    link = page.locator(f"{TALK} a[href^='https://wa.me/']").get_attribute("href")
    return parse_qs(urlsplit(link).query)["text"][0].split("\n")


def test_one_stop_sign_is_enough_and_shown_at_once_as_unfinished(check, project: Project) -> None:
    begin(check)
    say(check, "ya")
    assert check.inner_text(TITLE) == "Sementara: BERHENTI"
    text = check.inner_text(TALK)
    assert f"Belum dijawab: {len(asked(project)) - 1}." in text and "Jangan berangkat dulu" in text


def test_a_question_fills_the_screen_with_drawing_and_three_wide_answers(check, project: Project) -> None:
    begin(check)
    assert check.inner_text(TITLE) == asked(project)[0].question
    assert f"Pertanyaan 1 dari {len(asked(project))}" in check.inner_text(TALK)
    assert check.locator(f"{TALK} .drawing").bounding_box()["height"] >= 96
    boxes = [each.bounding_box() for each in check.locator(f"{TALK} button[value]").all()]
    assert len(boxes) == 3 and all(box["height"] >= 44 and box["width"] >= 300 for box in boxes)
    assert max(box["y"] + box["height"] for box in boxes) <= 640


def test_a_result_names_sign_reason_action_and_numbers(check, project: Project) -> None:
    question = asked(project)[0]
    begin(check)
    say(check, "ya")
    text = check.inner_text(TALK)
    assert question.sign in text and question.reason in text and question.action in text
    for key in ("telepon_polisi", "telepon_sapa", "telepon_kp2mi"):
        assert project.facts[key].value in text
    assert check.locator(f"{TALK} a[href='tel:110']").is_visible()


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
    assert check.inner_text(TITLE) == result


@pytest.mark.parametrize("number", [0, -1])
def test_not_knowing_means_asking_and_what_to_ask_whom(check, project: Project, number: int) -> None:
    question = asked(project)[number]
    answer(check, project, **{question.key: "tahu"})
    assert check.inner_text(TITLE) == "TANYA DULU"
    text = check.inner_text(TALK)
    assert question.ask in text and project.words["id"].texts[f"kepada_{question.whom}"] in text
    assert message(check)[:2] == ["TANYA DULU", question.ask]


def test_no_sign_is_no_guarantee(check, project: Project) -> None:
    answer(check, project)
    assert check.inner_text(TITLE) == "TIDAK ADA TANDA TERLIHAT"
    text = check.inner_text(TALK)
    assert "bukan jaminan" in text and "dua kunci" in text
    assert "aman" not in text.lower().replace("halaman", "")


def test_nothing_is_concluded_from_open_questions(check, project: Project) -> None:
    begin(check)
    for _ in asked(project)[:-1]:
        say(check, "tidak")
    assert not check.locator(f"{TALK}[data-result]").count()
    assert check.inner_text(TITLE) == asked(project)[-1].question


@pytest.mark.parametrize("offer", [MARRIAGE, AWAY])
def test_only_questions_of_this_offer_are_asked(check, project: Project, offer: str) -> None:
    begin(check, offer)
    assert f"1 dari {len(asked(project, offer))}" in check.inner_text(TALK)
    assert len(asked(project, offer)) < len(project.questions)


def test_who_is_there_already_is_not_told_to_stay_at_home(check) -> None:
    begin(check, AWAY)
    say(check, "ya")
    text = check.inner_text(TALK)
    assert "Jangan berangkat" not in text.split("Tanda dalam")[0] and "minta tolong dari tempat Anda" in text
    assert check.locator(f"{TALK} a[href$='/luar-negeri/']").count()


def test_an_answer_can_be_changed(check, project: Project) -> None:
    begin(check)
    say(check, "ya")
    check.click(BACK)
    assert check.locator(f"{TALK} [aria-pressed=true]").get_attribute("value") == "ya"
    say(check, "tidak")
    assert check.inner_text(TITLE) == asked(project)[1].question


def test_the_result_can_be_sent_as_text(check, project: Project) -> None:
    question = asked(project)[0]
    answer(check, project, **{question.key: "ya"})
    lines = message(check)
    assert lines[0] == "BERHENTI" and lines[-1] == "https://merantau-aman.example/waspada/periksa/"
    assert f"{question.sign}: {question.action}" in lines
    assert any(project.facts["telepon_polisi"].value in line for line in lines)
    called = [project.facts[key].value for key in ("telepon_polisi", "telepon_sapa", "telepon_kp2mi")]
    assert [line.partition(" ")[0] for line in lines[-4:-1]] == called
    assert not {"Nomor dan kantor", "Perbaiki halaman"} & set(lines), "nothing else of the page's foot"


def test_nothing_is_stored_or_sent(check, project: Project) -> None:
    begin(check)
    check.wait_for_load_state("networkidle")
    requests = []
    check.on("request", lambda request: requests.append(request.url))
    for _ in asked(project):
        say(check, "tahu")
    assert check.inner_text(TITLE) == "TANYA DULU"
    assert requests == [] and check.context.cookies() == []
    assert check.evaluate("localStorage.length + sessionStorage.length") == 0
    assert check.evaluate("location.search + location.hash") == ""


def test_back_never_loses_an_answer(check, project: Project, server: str) -> None:
    begin(check)
    for value in ("tahu", "tidak", "tahu"):
        say(check, value)
    check.go_back()
    check.go_back()
    assert check.inner_text(TITLE) == asked(project)[1].question
    check.goto(server + "paspor/")
    check.go_back()
    check.wait_for_selector(f"{TALK} progress")
    assert check.inner_text(TITLE) == asked(project)[1].question
    pressed = f"{TALK} [aria-pressed=true]"
    assert check.locator(pressed).get_attribute("value") == "tidak"
    say(check, "tidak")
    assert check.locator(pressed).get_attribute("value") == "tahu"  # answered before the reader went back


def test_another_visit_begins_anew(check, server: str) -> None:
    begin(check)
    say(check, "ya")
    check.goto(server + "paspor/")
    check.goto(server + "waspada/periksa/")
    assert check.inner_text(TITLE) == "Apa yang ditawarkan?"
    begin(check)
    assert check.locator(f"{TALK} [aria-pressed=true]").count() == 0


def test_answers_can_be_wiped(check, project: Project) -> None:
    begin(check)
    say(check, "ya")
    check.click("button:has-text('Hapus jawaban')")
    assert check.inner_text(TITLE) == "Apa yang ditawarkan?"
    begin(check)
    assert check.locator(f"{TALK} [aria-pressed=true]").count() == 0
    check.go_back()
    check.go_back()
    assert "BERHENTI" not in check.inner_text(TITLE)


def test_keys_are_enough(check, project: Project) -> None:
    check.focus(f"{TALK} .choice")
    check.keyboard.press("Enter")
    check.wait_for_selector(f"{TALK} progress")
    assert check.evaluate("document.activeElement.tagName") == "H2"
    check.keyboard.press("Tab")
    check.keyboard.press("Space")
    assert check.inner_text(TITLE) == "Sementara: BERHENTI"


def test_paper_shows_boxes_and_what_was_answered(check, project: Project) -> None:
    begin(check)
    say(check, "ya")
    check.emulate_media(media="print")
    ticks = check.locator(".check .tick")
    assert ticks.first.is_visible() and "☑" in ticks.first.inner_text() and "☐" in ticks.last.inner_text()
    assert check.locator(f"{TALK} button:visible").count() == 0
    assert check.locator(f"{TALK} .sign").is_visible()


def test_without_signal_the_list_opens(check) -> None:
    check.context.set_offline(True)
    check.locator(f"{TALK} .choice").first.click()
    check.wait_for_selector(".check li:visible")
    check.context.set_offline(False)


def test_targets_are_large_and_nothing_is_wider_than_the_phone(check, project: Project) -> None:
    begin(check)
    say(check, "ya")
    sizes = check.locator(f"{TALK} button, {TALK} a.choice").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 44
    check.set_viewport_size({"width": 320, "height": 640})
    assert check.evaluate("document.documentElement.scrollWidth") <= 320
