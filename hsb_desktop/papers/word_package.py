"""The Word file around the words: styles, head and foot of each page, and a package that tells nothing of who made it.

It holds no macro, no picture, no link and nothing that is fetched; the same paper gives the same bytes. Points.
"""

import zipfile
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from hsb_desktop.documents.paper import Paper
from hsb_desktop.papers.style import MARGIN_X, sheet_of, text_style
from hsb_desktop.papers.text import canonical
from hsb_desktop.procedure.dates import spoken
from hsb_desktop.procedure.words import t
from hsb_desktop.support.files import zipped

FONT = "Arial"  # on every computer that opens such a file; ours is not, and is not put into it
MUTED = RGBColor(0x4A, 0x4A, 0x4A)
_LINES = "8C8C8C"
_MARGIN_Y, _FURNITURE = 84.0, 30.0
_STYLES = {
    "Heading 1": "title",
    "Heading 2": "section",
    "Heading 3": "part",
    "Heading 4": "card",
    "Subtitle": "subtitle",
    "Caption": "label_above",
    "Normal": "body",
}  # the style of Word's own that each of the papers' styles becomes
_KEPT = {*_STYLES, "Header", "Footer", "List Bullet", "List Number", "Table Grid", "Normal Table"}
_LEFT_BEHIND = {RT.THUMBNAIL, RT.EXTENDED_PROPERTIES, RT.CUSTOM_XML, RT.WEB_SETTINGS}
_EFFECTS = "stylesWithEffects"  # the styles once more, for a version of Word that nobody has
_PAGE, _PAGES = "\ue000", "\ue001"  # stand for the two numbers until they are fields


def editable_words() -> str:
    """What stands on every page of the copy."""
    return t("Editable copy – not the record")


def plain(text: str) -> str:
    """A text as it goes in: what cannot be seen is written out, as in the papers."""
    return canonical(text)


def node(part: Any) -> Any:
    """The element behind one of the library's objects, for what the library has no words for."""
    return part._element  # noqa: SLF001 - the library's own way, as its documentation has it


def element(name: str, **attributes: str) -> Any:
    """An element of the word-processing names, with attributes of theirs."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def begin(paper: Paper) -> Document:
    """An empty document in the papers' styles, with what stands on every page of this copy."""
    document = docx.Document()
    _forget(document)
    _dress(document, paper)
    _settle(document, paper)
    _sheet(document, paper)
    _furnish(document, paper)
    return document


def packed(document: Document) -> bytes:
    """The file: its parts in their order, none of which says when it was made or on what machine."""
    raw = BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as parts:
        return zipped((name, parts.read(name)) for name in parts.namelist())


# ------------------------------------------------------------------------------------------------------ what it is


def _forget(document: Document) -> None:
    """Leave behind what the library's empty document brings along and nobody needs to read."""
    for rels in (document.part.package.rels, document.part.rels):
        gone = [key for key, rel in rels.items() if rel.reltype in _LEFT_BEHIND or _EFFECTS in rel.reltype]
        for key in gone:
            del rels[key]
    for style in list(document.styles):
        if style.name not in _KEPT and not style.element.get(qn("w:default")):
            style.element.getparent().remove(style.element)
    for link in document.styles.element.xpath("//w:link | //w:rsid"):
        link.getparent().remove(link)
    kept = {style.style_id for style in document.styles}
    for named in node(document.part.numbering_part).xpath(".//w:pStyle"):
        if named.get(qn("w:val")) not in kept:
            named.getparent().remove(named)
    for numbered in document.element.xpath(".//*[@w:rsidR or @w:rsidSect]"):  # the times it was edited
        for name in [name for name in numbered.attrib if "rsid" in name]:
            del numbered.attrib[name]


def _settle(document: Document, paper: Paper) -> None:
    """Title and language, in the metadata by allow-list; the layout of today's Word."""
    core = node(document.core_properties)
    for child in list(core):
        core.remove(child)
    document.core_properties.title = plain(paper.neutral_title).replace("\n", " ")
    document.core_properties.language = paper.language
    settings: Any = document.settings.element
    for name in ("w:rsids", "w:proofState", "w:savePreviewPicture", "w14:docId"):
        for found in settings.xpath(f"./*[name()='{name}']"):
            settings.remove(found)
    for found in settings.xpath(".//w:compatSetting[@w:name='compatibilityMode']"):
        found.set(qn("w:val"), "15")
    for found in settings.xpath("./w:zoom"):
        found.set(qn("w:percent"), "100")
        del found.attrib[qn("w:val")]
    for found in settings.xpath("./w:themeFontLang"):
        found.attrib.clear()
        found.set(qn("w:val"), paper.language)


def _dress(document: Document, paper: Paper) -> None:
    audience = paper.recipient.audience
    for found in document.styles.element.xpath(".//w:docDefaults//w:lang"):
        found.set(qn("w:val"), paper.language)
    for name, ours in _STYLES.items():
        look, style = text_style(ours, audience), document.styles[name]
        face(style.element.get_or_add_rPr())
        for wide in style.element.xpath(
            "./w:rPr/w:spacing"
        ):  # the template sets a subtitle apart letter by letter
            wide.getparent().remove(wide)
        style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.face == "bold", False
        style.font.color.rgb = MUTED if look.ink == "text_muted" else RGBColor(0, 0, 0)
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
        spacing.line_spacing = Pt(look.line)
        spacing.line_spacing_rule = WD_LINE_SPACING.AT_LEAST  # a letter with marks is not cut
    for name in ("Header", "Footer"):
        style = document.styles[name]
        style.font.size = Pt(text_style("running", audience).size)
        for old in style.element.xpath("./w:pPr/w:tabs"):
            old.getparent().remove(old)
    grid: Any = document.styles["Table Grid"].element
    for line in grid.xpath(".//w:tblBorders/*"):
        line.set(qn("w:color"), _LINES)
        if line.tag in (qn("w:left"), qn("w:right"), qn("w:insideV")):
            line.set(qn("w:val"), "nil")


def face(properties: Any) -> None:
    """One font for every script, instead of those of a theme."""
    for old in properties.xpath("./w:rFonts"):
        properties.remove(old)
    properties.insert(0, element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))


# ------------------------------------------------------------------------------------------------ every page of it


def _sheet(document: Document, paper: Paper) -> None:
    section, sheet = document.sections[0], sheet_of(paper)
    section.page_width, section.page_height = Pt(sheet.width), Pt(sheet.height)
    section.left_margin = section.right_margin = Pt(MARGIN_X)
    section.top_margin = section.bottom_margin = Pt(_MARGIN_Y)
    section.header_distance = section.footer_distance = Pt(_FURNITURE)


def _furnish(document: Document, paper: Paper) -> None:
    """The same as on the record: marking, which copy for whom, case reference, page x of y, edition and seal."""
    section, recipient = document.sections[0], paper.recipient
    marking = plain(paper.marking)
    said = t("{marking} · {editable}", marking=marking, editable=editable_words())
    copy_type = recipient.copy_words
    if paper.draft:
        copy_type = t("Draft, not issued · {copy_type}", copy_type=copy_type)
    head = section.header
    _centred(head.paragraphs[0], said)
    _two_sides(head.add_paragraph(style="Header"), paper, copy_type, _copy_line(paper))
    foot = section.footer
    subject = " · ".join(filter(None, (paper.case_reference, paper.subject, paper.title)))
    pages = t("Page {page} of {pages}", page=_PAGE, pages=_PAGES)
    _two_sides(foot.paragraphs[0], paper, subject, pages)
    foot.add_paragraph(plain(_small_line(paper)), style="Footer")
    _centred(foot.add_paragraph(style="Footer"), said)


def _copy_line(paper: Paper) -> str:
    return paper.recipient.copy_line(paper.copy_number, paper.copies)


def _small_line(paper: Paper) -> str:
    parts = (
        t("Form edition {edition}", edition=paper.edition) if paper.edition else "",
        t("Printed {date}", date=spoken(paper.printed_on)),
        t("Seal {seal}", seal=paper.seal) if paper.seal else "",
    )
    return " · ".join(filter(None, parts))


def _centred(paragraph: Paragraph, text: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = True


def _two_sides(paragraph: Paragraph, paper: Paper, left: str, right: str) -> None:
    """One line that begins at the left margin and ends at the right one."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(sheet_of(paper).body), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(plain(left))
    paragraph.add_run("\t")
    for part in _parts(right):
        if part == _PAGE:
            _field(paragraph, "PAGE")
        elif part == _PAGES:
            _field(paragraph, "NUMPAGES")
        else:
            paragraph.add_run(plain(part))


def _parts(text: str) -> list[str]:
    for number in (_PAGE, _PAGES):
        text = text.replace(number, f"\0{number}\0")
    return [part for part in text.split("\0") if part]


def _field(paragraph: Paragraph, what: str) -> None:
    """A number that the reader's program counts."""
    found = element("fldSimple", instr=f" {what} ")
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:t"))
    run[0].text = "1"
    found.append(run)
    node(paragraph).append(found)
