"""Passing a page on, keeping the numbers, listening."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from scripts.data.project import Project

SITE_URL = "https://merantau-aman.example/"

SHEET = """
navigator.share = (data) => { window.shared = data; return Promise.resolve(); };
Object.defineProperty(navigator, 'clipboard', {value: {writeText: (text) => { window.copied = text; return Promise.resolve(); }}});
"""

# A phone with voices: what it is told to say, and when it is told to be quiet.
SPEECH = """
window.said = []; window.utterances = []; window.last = null;
const synthesis = {
  voices: VOICES,
  getVoices() { return this.voices; },
  speak(utterance) { window.utterances.push(utterance); window.said.push([utterance.lang, utterance.text]); window.last = utterance; },
  cancel() { window.said = []; window.utterances = []; },
};
Object.defineProperty(window, 'speechSynthesis', {value: synthesis});
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
READ = "button:has-text('Dengarkan')"


def message(page) -> str:
    link = page.locator(".tools a[href^='https://wa.me/']").get_attribute("href")
    return parse_qs(urlsplit(link).query)["text"][0]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("paspor/biaya/", "Biaya paspor. Baca di sini:"),
        ("desa/6103072007/", "Halaman desa kita tentang paspor dan kerja resmi:"),
        ("iba/desa/6103072007/", "Halaman desa kita tentang paspor dan kerja resmi:"),
    ],
)
def test_a_message_says_what_the_page_is_and_where(server: str, phone, path: str, text: str) -> None:
    phone.goto(server + path)
    assert message(phone) == f"{text} {SITE_URL}{path}"


@pytest.mark.parametrize("path", ["waspada/terjebak/", "waspada/periksa/", "bantuan/", "iba/bantuan/"])
def test_a_message_about_a_sensitive_page_does_not_tell_its_subject(server: str, phone, path: str) -> None:
    phone.goto(server + path)
    assert message(phone) == f"Bacaan untuk kita: {SITE_URL}{path}"


def test_the_share_sheet_and_the_copy_carry_the_public_address(server: str, phone) -> None:
    phone.add_init_script(SHEET)
    phone.goto(server + "desa/6103072007/")
    phone.click("button:has-text('Bagikan dengan cara lain')")
    phone.click("button:has-text('Salin alamat')")
    address = f"{SITE_URL}desa/6103072007/"
    assert phone.evaluate("shared") == {
        "text": "Halaman desa kita tentang paspor dan kerja resmi:",
        "url": address,
    }
    assert phone.evaluate("copied") == address
    assert phone.locator(".tools [role=status]:not(:empty)").inner_text() == "Alamat sudah disalin."


def test_only_handouts_have_a_print_button_and_it_prints(server: str, phone) -> None:
    phone.add_init_script("window.print = () => { window.printed = true; };")
    phone.goto(server + "paspor/biaya/")
    assert phone.locator("button:has-text('Cetak')").count() == 0
    for path in ("desa/6103072007/", "waspada/periksa/"):
        phone.goto(server + path)
        assert not phone.get_by_text("Ketuk tiga titik").is_visible()
        phone.click("button:has-text('Cetak')")
        assert phone.evaluate("printed")


def test_buttons_are_large_enough_for_a_thumb(server: str, phone) -> None:
    phone.add_init_script(SHEET)
    phone.goto(server + "desa/6103072007/")
    shown = phone.locator(".tools a:visible, .tools button:visible")
    names = shown.all_inner_texts()
    sizes = shown.evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    # Pass it on (three ways), print, keep the numbers, take the village along as one file, keep it for later.
    assert len(names) == 7, names
    assert min(sizes) >= 44


def test_the_numbers_can_be_kept_in_the_address_book(site: Path, project: Project, server: str, phone) -> None:
    phone.goto(server + "iba/paspor/")
    with phone.expect_download() as download:
        phone.click(".tools a[download]")
    text = Path(download.value.path()).read_bytes().decode()
    assert text == (site / "nomor.vcf").read_bytes().decode()
    assert text.count("BEGIN:VCARD\r\nVERSION:3.0\r\nN:") == text.count("END:VCARD\r\n") == 5
    numbers = {line.split(":")[1] for line in text.split("\r\n") if line.startswith("TEL")}
    keys = ("telepon_polisi", "telepon_sapa", "wa_sapa", "telepon_kp2mi", "telepon_kp2mi_luar", "wa_kp2mi")
    keys += ("waspada_telepon_malaysia", "kontak_kjri_kuching")
    assert "FN:Darurat di Malaysia\r\nTEL;TYPE=WORK:999\r\n" in text
    phone.goto(server + "iba/bantuan/")  # where danger is spoken of, a saved number may be one
    assert "Jangan simpan." in phone.locator(".tools li:has(a[download])").inner_text()
    assert "\r\nNOTE:Menurut daftar umum tahun 2025\\; belum dipastikan kantornya.\r\n" in text
    assert numbers == {"".join(c for c in project.facts[key].value if c in "+0123456789") for key in keys}


def listen(page, address: str, voices: str) -> None:
    page.add_init_script(SPEECH.replace("VOICES", voices))
    page.goto(address)


def wait_for_speech(page) -> None:
    """What reads is loaded at the first tap. The policy of the page forbids Playwright's own waiting."""
    for _ in range(100):
        if page.evaluate("said.length"):
            return
        page.wait_for_timeout(50)
    pytest.fail("nothing was said")


@pytest.mark.parametrize("voices", ["[]", "[{lang: 'en-US'}, {lang: 'ms-MY'}, {lang: 'it-IT'}]"])
def test_without_an_indonesian_voice_there_is_no_button(server: str, phone, voices: str) -> None:
    listen(phone, server + "paspor/", voices)
    assert phone.locator(READ).count() == 0


@pytest.mark.parametrize("lang", ["id-ID", "id_ID", "in_ID", "ind-IDN"])
def test_a_page_is_read_aloud_and_stops(server: str, phone, lang: str) -> None:
    listen(phone, server + "bantuan/", f"[{{lang: 'en-US'}}, {{lang: '{lang}'}}]")
    phone.click(READ)
    wait_for_speech(phone)
    said = phone.evaluate("said")
    assert said[0] == ["id-ID", "Nomor dan kantor"] and {each for each, _ in said} == {"id-ID"}
    assert phone.evaluate("last.voice.lang") == lang
    # Numbers figure by figure, and no sentence so long that a voice gives up.
    assert any("1 1 0" in text for _, text in said)
    assert max(len(text) for _, text in said) < 300
    # The stop behind one ends the sentence, though no eye sees it.
    assert not any(re.search(r"\d [.] \S", text) for _, text in said)
    assert not any("Fakta di halaman ini" in text for _, text in said)
    phone.click("button:has-text('Berhenti membaca')")
    assert phone.evaluate("said") == [] and phone.locator(READ).count() == 1
    phone.click(READ)
    wait_for_speech(phone)
    phone.evaluate("last.onend()")
    assert phone.locator(READ).count() == 1


def test_a_voice_that_arrives_late_brings_the_button(server: str, phone) -> None:
    listen(phone, server + "paspor/", "[]")
    phone.evaluate("speechSynthesis.voices = [{lang: 'id-ID'}]; speechSynthesis.onvoiceschanged()")
    assert phone.locator(READ).count() == 1


def test_the_voice_is_silent_when_the_reader_leaves(server: str, phone) -> None:
    listen(phone, server + "paspor/", "[{lang: 'id-ID'}]")
    phone.click(READ)
    wait_for_speech(phone)
    assert phone.evaluate("dispatchEvent(new Event('pagehide')), said") == []


def test_an_indonesian_voice_does_not_try_iban(server: str, phone) -> None:
    listen(phone, server + "iba/", "[{lang: 'id-ID'}]")
    phone.click(READ)
    wait_for_speech(phone)
    said = " ".join(text for _, text in phone.evaluate("said"))
    assert "Jangan takut bertanya" in said and "Anang takut nanya" not in said


def test_questions_and_steps_are_read_in_the_order_of_the_screen(server: str, phone) -> None:
    listen(phone, server + "waspada/periksa/", "[{lang: 'id-ID'}]")
    phone.click(".talk .choice >> nth=0")
    phone.wait_for_selector(".talk progress")
    phone.click(READ)
    wait_for_speech(phone)
    said = [text for _, text in phone.evaluate("said")]
    question, yes = said.index(phone.inner_text(".talk h2")), said.index("Ya")
    assert question < yes < said.index("Tidak tahu")
    # Another question comes: the reading begins with the new screen.
    phone.click(".talk button[value=tidak]")
    assert phone.inner_text(".talk h2") in [text for _, text in phone.evaluate("said")]


def test_a_stopped_reading_goes_on_where_it_was_and_marks_the_sentence(server: str, phone) -> None:
    listen(phone, server + "paspor/", "[{lang: 'id-ID'}]")
    phone.click(READ)
    wait_for_speech(phone)
    third = phone.evaluate("said[2][1]")
    phone.evaluate("utterances[2].onstart()")
    assert phone.evaluate("CSS.highlights.size") == 1
    phone.click("button:has-text('Berhenti membaca')")
    assert phone.evaluate("CSS.highlights.size") == 0
    phone.click("button:has-text('Lanjut dengarkan')")
    assert phone.evaluate("said[0][1]") == third


def test_a_voice_that_fails_gives_the_button_back(server: str, phone) -> None:
    listen(phone, server + "paspor/", "[{lang: 'id-ID'}]")
    phone.click(READ)
    wait_for_speech(phone)
    phone.evaluate("utterances[0].onerror()")
    assert phone.locator(READ).count() == 1 and phone.evaluate("said") == []
