"""Two hundred edits of the Indonesian pages: every change of meaning is seen, spelling raises no alarm."""

import random
import re
from collections.abc import Callable

import pytest

from scripts.data.project import Project
from scripts.pages.translation import BEHIND, CURRENT, compare, vocabulary_of
from scripts.source.meaning import Vocabulary, hash_of, same_meaning, words_of
from scripts.source.sections import read_doc
from tests.tree import DOCS

SEED, EACH = 6, 200
HEAD = "---\ntitle: Judul\ndescription: Uraian.\npesan: Pesan.\n---\n\n"
STEP = re.compile(r"^(?:- |\d+\. ).*$", re.M)
NUMBER = re.compile(r"\b(satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\d+)\b(?![^{]*\}\})(?!\.)")
NEGATION = re.compile(r"\b(tidak|jangan|belum|bukan|tanpa)\b ", re.I)
VERB = re.compile(r"(?<=[a-z] )(boleh|bisa|perlu|harus|bayar|kirim|simpan)\b")
PLAIN = re.compile(r"(?<![\w.>#/{-])[a-z]{3,}(?![\w.}/#-])")


def texts() -> list[str]:
    """The sections of all Indonesian pages that have something to change."""
    docs = [read_doc(path.read_text("utf-8")) for path in sorted((DOCS / "id").rglob("*.md"))]
    return [section.text for doc in docs for section in doc.sections if len(words_of(section.text)) > 12]


def replace_one(pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Callable:
    def edit(text: str, chance: random.Random) -> str | None:
        found = [match for match in pattern.finditer(text) if not inside_mark(text, match.start())]
        if not found:
            return None
        match = chance.choice(found)
        return text[: match.start()] + new(match) + text[match.end() :]

    return edit


def inside_mark(text: str, at: int) -> bool:
    """Whether a place is inside a fact, an address or attributes, which are no words."""
    return any(m.start() <= at < m.end() for m in re.finditer(r"\{[^\n]*?\}\}?|\]\([^)]*\)", text))


def another_number(match: re.Match[str]) -> str:
    return {"satu": "dua", "dua": "tiga", "tiga": "dua"}.get(match[1], "tiga" if match[1].isalpha() else match[1] + "1")


def step_added(text: str, chance: random.Random) -> str | None:
    steps = STEP.findall(text)
    return text.replace(steps[-1], steps[-1] + "\n- Tanyakan kepada kepala dusun.", 1) if steps else None


def step_removed(text: str, chance: random.Random) -> str | None:
    steps = STEP.findall(text)
    return text.replace(chance.choice(steps) + "\n", "", 1) if len(steps) > 1 else None


def step_moved(text: str, chance: random.Random) -> str | None:
    steps = STEP.findall(text)
    if len(steps) < 2:
        return None
    at = chance.randrange(len(steps) - 1)
    first, second = steps[at], steps[at + 1]
    number, other = first.split(" ")[0], second.split(" ")[0]
    moved = f"{number} {second.partition(' ')[2]}\n{other} {first.partition(' ')[2]}"
    return text.replace(f"{first}\n{second}", moved, 1) if f"{first}\n{second}" in text else None


MEANING = {
    "number": replace_one(NUMBER, another_number),
    "negation gone": replace_one(NEGATION, lambda match: ""),
    "negation come": replace_one(VERB, lambda match: f"tidak {match[1]}"),
    "step added": step_added,
    "step removed": step_removed,
    "step moved": step_moved,
    "fact": replace_one(re.compile(r"$", re.M), lambda match: " {{ fakta.lain }}"),
}


def slip(text: str, chance: random.Random) -> str | None:
    """One wrong letter in one word, as thumbs make them."""
    words = [match for match in PLAIN.finditer(text) if not inside_mark(text, match.start())]
    if not words:
        return None
    word = chance.choice(words)
    at = chance.randrange(1, len(word[0]))
    way = chance.randrange(4)
    letter = word[0][at]
    wrong = (
        word[0][:at] + word[0][at + 1 :],
        word[0][:at] + letter + word[0][at:],
        word[0][: at - 1] + letter + word[0][at - 1] + word[0][at + 1 :],
        word[0][:at] + chance.choice("aeioukrtn") + word[0][at + 1 :],
    )[way]
    return text[: word.start()] + wrong + text[word.end() :]


COSMETIC = {
    "slip": slip,
    "slip again": slip,
    "slip corrected": slip,
    "space": replace_one(re.compile(r"(?<=\w) (?=\w)"), lambda match: chance_space(match)),
    "punctuation": replace_one(
        re.compile(r"(?<=[a-z])[.,:?!](?=\s)"), lambda match: {".": "!", ",": ""}.get(match[0], ".")
    ),
    "letter case": replace_one(PLAIN, lambda match: match[0].capitalize()),
    "emphasis": replace_one(PLAIN, lambda match: f"**{match[0]}**"),
    "quotes": replace_one(PLAIN, lambda match: f"“{match[0]}”"),
}


def chance_space(match: re.Match[str]) -> str:
    return "\n" if match.start() % 2 else "  "


def edits(kinds: dict[str, Callable], seed: int) -> list[tuple[str, str, str]]:
    """(kind, before, after), each kind as often as the others, on sections chosen by chance."""
    chance, pool, made = random.Random(seed), texts(), []
    while len(made) < EACH:
        kind = list(kinds)[len(made) % len(kinds)]
        text = chance.choice(pool)
        after = kinds[kind](text, chance)
        if after is None or after == text:
            continue
        made.append((kind, after, text) if kind == "slip corrected" else (kind, text, after))
    return made


@pytest.fixture(scope="module")
def vocabulary(project: Project) -> Vocabulary:
    return vocabulary_of(project, [read_doc(path.read_text("utf-8")) for path in sorted((DOCS / "id").rglob("*.md"))])


def state_after(before: str, after: str, vocabulary: Vocabulary) -> str:
    """The state of a translation that was made from `before` when the page says `after`."""
    words = words_of(f"Bagian\n{flat(before)}")
    local = f"---\ndari:\n  bagian: {hash_of(words)}\n---\n\n## Isi {{#bagian}}\n\nKalimat.\n"
    source = f"{HEAD}## Bagian {{#bagian}}\n\n{flat(after)}"
    kept = {hash_of(words): " ".join(words)}
    translation = compare("iba", "coba.md", read_doc(source), read_doc(local), kept, vocabulary)
    return dict(translation.states)["bagian"]


def flat(text: str) -> str:
    """A section whose own headings are ordinary lines, so that it stays one section."""
    return re.sub(r"^#+ ", "", text, flags=re.M)


def test_every_change_of_meaning_is_caught(vocabulary: Vocabulary) -> None:
    missed = [edit for edit in edits(MEANING, SEED) if state_after(edit[1], edit[2], vocabulary) != BEHIND]
    assert not missed


def test_at_most_one_in_twenty_cosmetic_edits_raises_an_alarm(vocabulary: Vocabulary) -> None:
    made = edits(COSMETIC, SEED)
    alarms = [edit for edit in made if state_after(edit[1], edit[2], vocabulary) != CURRENT]
    assert len(alarms) <= EACH // 20, [(kind, set(words_of(a)) ^ set(words_of(b))) for kind, a, b in alarms]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Anda boleh pulang", "Anda oleh pulang"),
        ("Perusahaan memberi kerja", "Perusahaan pemberi kerja"),
        ("Paspor dibayar", "Paspor membayar"),
        ("Bawa KTP", "Bawa KTA"),
        ("Umur 18 tahun", "Umur 19 tahun"),
        ("Bayar 1.000 ringgit", "Bayar 10.000 ringgit"),
        ("Datang hari Senin", "Datang hari"),
        ("Hati-hati", "Hati"),
        ("{{ fakta.biaya }}", "{{ fakta.denda }}"),
        ("[Biaya](biaya.md)", "[Biaya](syarat.md)"),
        ("Bayar dulu, lalu tanya", "Tanya dulu, lalu bayar"),
    ],
)
def test_another_word_is_no_slip(old: str, new: str, vocabulary: Vocabulary) -> None:
    assert not same_meaning(words_of(old), words_of(new), vocabulary)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Periksa aktifitas disini", "Periksa aktivitas di sini."),
        ("urus ijin kerja", "Urus **izin** kerja"),
        ("1. Datang.\n2. Bayar.", "- Datang\n\n- Bayar"),
        ("Surat itu sekarnag ada", "Surat itu sekarang ada"),
        ("[Biaya](biaya.md)", "[biaya](biaya.md)."),
        ("Umur {{ fakta.umur }}", "Umur {{fakta.umur}}"),
        ("Kata <b>resmi</b> {: .besar }", "Kata resmi"),
    ],
)
def test_another_spelling_is_no_change(old: str, new: str, vocabulary: Vocabulary) -> None:
    assert same_meaning(words_of(old), words_of(new), vocabulary)
