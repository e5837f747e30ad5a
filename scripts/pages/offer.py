"""The check of an offer: questions that are a list on the page, and what the conversation about them says."""

from markupsafe import Markup

from scripts.data.drawings import FOLDER as DRAWINGS
from scripts.data.drawings import by_question
from scripts.data.project import Project
from scripts.data.questions import ASK as ASK_FIRST
from scripts.data.questions import ASK_AT, ASK_IF_TWO, AWAY, MARRIAGE, STOP, STOP_AT, STUDY, WORK
from scripts.data.questions import WHOM as WHOM_TO_ASK
from scripts.pages.words_html import PageWords
from scripts.render.environment import render

# The picture-sign of each meaning of a yes; beside colour and words, for who reads neither well.
SIGN = {STOP: "alert-octagon", ASK_FIRST: "help-circle", ASK_IF_TWO: "help-circle"}
# What stands beside each kind of offer, and beside a question that has no drawing of its own.
OFFER_DRAWINGS = {
    WORK: "kerja-resmi",
    MARRIAGE: "pengantin-pesanan",
    STUDY: "pelatihan",
    AWAY: "sudah-di-luar-negeri",
}
UNDRAWN = "bertanya"


def offer_check(project: Project, words: PageWords, root: str) -> Markup:
    """Return the questions as tick-lists, one list for each meaning of a yes; overrides/js/check.js makes a conversation of them.

    root: relative address of the site.
    """
    headings = {STOP: words.berhenti_judul, ASK_FIRST: words.tanya_judul, ASK_IF_TWO: words.tanya2_judul}
    modes = "|".join(f"{mode}:{drawing}:{words[f'tawaran_{mode}']}" for mode, drawing in OFFER_DRAWINGS.items())
    said = {
        "start": words.tawaran_apa,
        "modes": modes,
        "list": words.tawaran_semua,
        "drawings": f"{root}{DRAWINGS}/",
        "talk-script": f"{root}js/talk.js",
        "away": render("partials/away.html", root=root, t=words),
        "offices": render("partials/to_offices.html", root=root, t=words),
        "ask-at": str(ASK_AT),
        "stop-at": str(STOP_AT),
    }
    return render("partials/offer_check.html", headings=headings, questions=project.questions, sign=SIGN, said=said)


def conversation(project: Project, words: PageWords) -> dict[str, dict]:
    """Return what is said once the conversation has begun: `words` by name, and `rows`, what belongs to each question."""
    said = {
        "yes": words.jawab_ya,
        "no": words.jawab_tidak,
        "unknown": words.jawab_tahu,
        "progress": words.soal_ke,
        "back": words.kembali,
        "promise": words.tawaran_janji,
        "sofar": words.hasil_lihat,
        "interim": words.hasil_sementara,
        "none": words.hasil_belum,
        "left": words.belum_dijawab,
        "one": words.hasil_satu,
        "signs": words.hasil_tanda,
        "act": words.lakukan,
        "questions": words.hasil_tanyakan,
        **{whom: words[f"kepada_{whom}"] for whom in WHOM_TO_ASK},
        "call": words.hasil_hubungi,
        "send": words.hasil_kirim,
        "share": words.bagi_lain,
        "print": words.cetak,
        "more": words.hasil_lanjut,
        "again": words.hasil_ulang,
    }
    drawn = by_question(project.drawings)
    rows = {
        each.key: {
            "sign": each.sign,
            "why": each.reason,
            "act": each.action,
            "ask": each.ask,
            "to": each.whom,
            "drawing": drawn[each.key].key if each.key in drawn else UNDRAWN,
        }
        for each in project.questions
    }
    return {"words": said, "rows": rows}
