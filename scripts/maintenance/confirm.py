"""What each office must confirm before launch, as Markdown. The whole of the data in, a list an office can answer out."""

from collections.abc import Iterable, Iterator

from scripts.data.facts import ASK, WHOM, Fact
from scripts.data.offices import IMMIGRATION, PROTECTION, Office
from scripts.data.project import Project
from scripts.data.villages import FOSTERED, PROBABLE, Village
from scripts.pages.lists import served
from scripts.render.text import fact_text, spoken_date

OLD = "2024"  # an area told by an older source may have changed
CONTACT = (("address", "alamat"), ("phone", "telepon"), ("whatsapp", "WhatsApp"), ("hours", "jam buka"))


def confirm_list(project: Project) -> str:
    """Return everything that is not certain, grouped by the office that can answer."""
    parts = [
        "# Yang perlu dipastikan sebelum tayang",
        "",
        "Satu bagian untuk satu kantor. Jawaban ditulis di `docs/_data/`, dengan sumber dan tanggalnya.",
        "Yang belum dijawab tidak tayang: halaman menyuruh pembaca bertanya.",
        "",
    ]
    for office in project.offices.values():
        parts += [f"## {office.name}", "", *_office(office, project), ""]
    parts += ["## Aturan dan angka, menurut siapa yang ditanya", ""]
    for ask, whom in WHOM.items():
        asked = [fact for fact in project.facts.values() if fact.status == ASK and fact.ask == ask]
        if asked:
            parts += [f"### {whom[0].upper()}{whom[1:]}", "", *_asked(asked), ""]
    weak = [fact for fact in project.facts.values() if fact.status != ASK and fact.confidence != "tinggi"]
    if weak:
        parts += ["### Sudah tayang, tetapi sumbernya belum kuat", "", *_weak(weak), ""]
    return "\n".join(parts)


def _office(office: Office, project: Project) -> Iterator[str]:
    missing = [word for attribute, word in CONTACT if not getattr(office, attribute)]
    if not office.has_contact:
        yield f"- [ ] Kontak untuk warga: {', '.join(word for _, word in CONTACT)}."
    elif missing:
        yield f"- [ ] Kontak yang masih kosong: {', '.join(missing)}."
    if not office.site:
        yield "- [ ] Alamat situs resmi."
    if not office.rank and office.type == IMMIGRATION:
        yield "- [ ] Kelas kantor."
    if not office.serves and office.type == IMMIGRATION:
        yield "- [ ] Wilayah kerja: kabupaten dan kecamatan mana saja?"
    elif office.serves and office.area_date < OLD:
        said = spoken_date(office.area_date)
        yield f"- [ ] Wilayah kerja masih {served(office, project)}? Sumber kami dari {said}."
    if office.note:
        yield f"- Catatan kami: {office.note}"
    if office.type == PROTECTION:
        yield "- [ ] Siapa yang boleh ditelepon warga desa sebelum menerima tawaran kerja?"
    yield from _villages(village for village in project.villages if village.office == office.key)


def _villages(villages: Iterable[Village]) -> Iterator[str]:
    for village in villages:
        questions = []
        if village.programme == FOSTERED and village.status == PROBABLE:
            questions.append("apakah sudah ditetapkan sebagai Desa Binaan Imigrasi")
        if village.border_pass in ("", "tanya"):
            questions.append("apakah warganya bisa membuat Pas Lintas Batas")
        if not village.meetings:
            questions.append("kapan pertemuan berikutnya")
        if questions:
            yield f"- [ ] Desa {village.name}, {village.district} ({village.key}): {'; '.join(questions)}?"


def _asked(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        known = f" Sumber kami menyebut {fact.value}." if fact.value and fact.value != "-" else ""
        yield f"- [ ] `{fact.key}` {fact.name}.{known}"


def _weak(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        date = spoken_date(fact.source_date)
        yield f"- [ ] `{fact.key}` {fact.name}: {fact_text(fact)}. Sumber: {fact.source}, {date}."
