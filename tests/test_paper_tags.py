"""The tags of the handouts: what a screen reader is told. Rules of PDF/UA-1 (ISO 14289-1)."""

import io
import re
from collections.abc import Iterable, Iterator

import pikepdf
import pytest
from page import validate_pdf_bytes

from scripts.data.handout_names import VILLAGE_HANDOUT
from scripts.data.project import Project
from tests.pdf import Pdf, samples


def broken_rules(data: bytes) -> list[str]:
    return [f"{failure.rule_id}: {failure.message}" for failure in validate_pdf_bytes(data).failures]


def strip(dictionaries: Iterable[pikepdf.Dictionary], key: str) -> None:
    for each in dictionaries:
        if key in each:
            del each[key]


def skip_a_level(pdf: pikepdf.Pdf) -> None:
    for element in structure(pdf.Root.StructTreeRoot.K):
        if element.S == "/H2":
            element.S = pikepdf.Name.H4


HARM = {
    "no picture described": lambda pdf: strip(structure(pdf.Root.StructTreeRoot.K), "/Alt"),
    "no language": lambda pdf: strip([pdf.Root], "/Lang"),
    "no tags promised": lambda pdf: strip([pdf.Root], "/MarkInfo"),
    "no level 2": skip_a_level,
    "text outside the tags": lambda pdf: pdf.pages[0].contents_add(b"BT (x) Tj ET"),
    "no words for links": lambda pdf: strip(pdf.pages[0].Annots, "/Contents"),
    "no meaning of letters": lambda pdf: strip(pdf.pages[0].Resources.Font.values(), "/ToUnicode"),
}


@pytest.mark.parametrize("harm", HARM)
def test_harm_to_the_tags_is_noticed(harm: str, pdf: Pdf, project: Project) -> None:
    whole = pdf.print(next(job for job in samples(project) if job.handout is VILLAGE_HANDOUT)).data
    assert broken_rules(whole) == []
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        HARM[harm](pdf)
        pdf.save(harmed := io.BytesIO())
    assert broken_rules(harmed.getvalue())


def test_every_kind_of_sheet_keeps_the_rules_of_pdf_ua(pdf: Pdf, project: Project) -> None:
    broken = {job.path: broken_rules(pdf.print(job).data) for job in samples(project)}
    assert {path: rules for path, rules in broken.items() if rules} == {}


def test_a_screen_reader_can_read_a_sheet(pdf: Pdf, project: Project) -> None:
    """What PDF/UA-1 (ISO 14289-1) asks of our kind of document, rule by rule."""
    for job in samples(project):
        with pikepdf.open(io.BytesIO(pdf.print(job).data)) as opened:
            root = opened.Root
            assert root.MarkInfo.Marked, job.path
            assert str(root.Lang) == project.language_of(job.locale).tag, job.path
            assert root.ViewerPreferences.DisplayDocTitle, job.path
            assert str(opened.docinfo["/Title"]) and str(opened.docinfo["/Author"]) == "Merantau Aman", job.path
            with opened.open_metadata() as about:
                assert about["pdfuaid:part"] == "1", job.path
                assert about["dc:title"], job.path
            elements = list(structure(root.StructTreeRoot.K))
            headings = {str(element.ID) for element in elements if element.S == "/TH"}
            kinds = [str(element.S) for element in elements]
            assert kinds.count("/H1") == 1, (job.path, kinds)
            levels = [int(kind[2:]) for kind in kinds if re.fullmatch("/H[1-6]", kind)]
            assert all(later <= earlier + 1 for earlier, later in zip(levels, levels[1:], strict=False)), job.path
            for element in elements:
                if element.S == "/Figure":
                    assert str(element.Alt), job.path
                if element.S == "/TD":
                    assert headers_of(element) and set(headers_of(element)) <= headings, job.path
            for page in opened.pages:
                assert str(page.Tabs) == "/S", job.path
                for note in page.get("/Annots", []):
                    assert note.Subtype == "/Link" and str(note.Contents) and "/StructParent" in note, job.path
                for font in page.Resources.Font.values():
                    descriptor = font.DescendantFonts[0].FontDescriptor
                    assert re.match(r"/[A-Z]{6}\+", str(descriptor.FontName)), job.path
                    assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()), job.path
                    assert "/ToUnicode" in font, job.path


def structure(node) -> Iterator[pikepdf.Dictionary]:
    """Every element of the tag tree, in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from structure(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from structure(node.get("/K"))


def headers_of(cell: pikepdf.Dictionary) -> list[str]:
    """The IDs of the headings that a cell of a table names as its own."""
    attributes = cell.get("/A")
    several = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return [str(header) for each in several for header in each.get("/Headers", [])]
