"""The structure of a paper as a listener meets it: elements in reading order, and a canvas that marks what it draws.

Follows PDF/UA-1 (ISO 14289-1): everything drawn is in the structure tree or an artifact. The structure is made when the
paper is built, so its order is the order of the blocks. One tree serves one drawing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

PRODUCER = "hsb-desktop"


@dataclass(eq=False)
class Element:
    """A node of the structure tree. `role` is a standard type (P, H1, TR ...), `kids` its children and marks."""

    role: str
    parent: "Element | None" = None
    attributes: str = ""
    alt: str = ""
    kids: "list[Element | Mark | Placed]" = field(default_factory=list)
    name: str = ""

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.kids.append(self)

    def add(self, role: str, attributes: str = "") -> "Element":
        """A new child at the end."""
        return Element(role, self, attributes)

    @property
    def used(self) -> bool:
        """Whether anything was drawn in it; a table's cell stands even when it is empty."""
        return self.role in {"TD", "TH"} or any(
            isinstance(kid, Mark | Placed) or kid.used for kid in self.kids
        )


def summary(words: str) -> str:
    """The attribute by which a listener hears what a table holds, where no heading says it; none for no words."""
    coded = words.encode("ascii") if words.isascii() else b"\xfe\xff" + words.encode("utf-16-be")
    return f"<</O /Table /Summary <{coded.hex().upper()}>>>" if words else ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content: the page and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A field of a fillable file: the page it is on and the object that it is."""

    page: int
    name: str


class _Verbatim(pdfdoc.PDFObject):
    """PDF source that is already written."""

    def __init__(self, source: str) -> None:
        self.source = source

    def format(self, document: object) -> bytes:
        return self.source.encode("latin1")


class _Information(pdfdoc.PDFInfo):
    """The document information by allow-list: the title and the program, no person, machine or time."""

    def format(self, document: object) -> bytes:
        entries = {"Title": PDFString(self.title), "Producer": PDFString(PRODUCER)}
        text: bytes = PDFDictionary(entries).format(document)
        return text


class TaggedCanvas(Canvas):
    """A canvas that draws inside structure elements or as artifacts. The same drawing gives the same bytes."""

    _doc: Any  # reportlab's document and page under way, which its published types leave out
    _code: list[str]
    _annotationrefs: list[PDFObjectReference]
    _formsinuse: list[str]

    def __init__(
        self, target: IO[bytes], size: tuple[float, float], root: Element, title: str, language: str
    ) -> None:
        super().__init__(target, pagesize=size, pageCompression=1, invariant=1, lang=language)
        self._root = root
        self._language = language
        self._marks_on_page = 0
        self._open = False
        self._owners: dict[int, list[Element]] = {}
        self._widgets: list[tuple[PDFDictionary, Element]] = []
        self._doc.info = _Information()
        self.setTitle(title)
        self._title = title

    @contextmanager
    def within(self, element: Element | None, kind: str = "Layout") -> Iterator[None]:
        """What is drawn here belongs to `element`, or is an artifact of that kind where there is none."""
        if self._open:
            raise RuntimeError("marked content cannot be nested")
        if element is None:
            self._code.append(f"/Artifact <</Type /{kind}>> BDC")
        else:
            page, number = self._doc.pageCounter, self._marks_on_page
            self._marks_on_page += 1
            element.kids.append(Mark(page, number))
            self._owners.setdefault(page, []).append(element)
            self._code.append(f"/{element.role} <</MCID {number}>> BDC")
        self._open = True
        try:
            yield
        finally:
            self._code.append("EMC")
            self._open = False

    @property
    def document(self) -> Any:
        """The document under way, for what is no drawing."""
        return self._doc

    def put_widget(self, widget: PDFDictionary, name: str, element: Element) -> None:
        """A field on this page that belongs to `element`."""
        page = self._doc.pageCounter
        widget.dict["P"] = PDFObjectReference(f"Page{page}")
        self._doc.Reference(widget, name)
        self._annotationrefs.append(PDFObjectReference(name))
        element.kids.append(Placed(page, name))
        self._widgets.append((widget, element))

    def put_picture(
        self, pixels: pdfdoc.PDFStream, name: str, box: tuple[float, float, float, float]
    ) -> None:
        """Pixels in a box of left, bottom, width and height; the same picture is in the file once."""
        of_file = self._doc.getXObjectName(name)
        if of_file not in self._doc.idToObject:
            self._doc.Reference(pixels, of_file)
        left, bottom, width, height = box
        self._code.append(f"q {width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm /{of_file} Do Q")
        self._formsinuse.append(name)

    def put_form(self, form: PDFObjectReference) -> None:
        """The fields of the whole file."""
        catalog = self._doc.Catalog
        catalog.__Refs__ = [name for name in catalog.__Refs__ if name != "AcroForm"]
        catalog.AcroForm = form

    def showPage(self) -> None:  # noqa: N802  reportlab's name
        super().showPage()
        self._marks_on_page = 0

    def finish(self) -> None:
        """Writes the structure and the file."""
        ordered = _numbered(self._root)
        for element in ordered:
            self._doc.Reference(_Node(element), element.name)
        self._write_parents()
        catalog = self._doc.Catalog
        written = {"StructTreeRoot", "MarkInfo", "ViewerPreferences"}
        catalog.__Refs__ = [name for name in catalog.__Refs__ if name not in written]
        catalog.StructTreeRoot = PDFObjectReference("StructRoot")
        catalog.MarkInfo = PDFDictionary({"Marked": _Verbatim("true")})
        catalog.Lang = PDFString(self._language)
        self.setViewerPreference("DisplayDocTitle", "true")
        about = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        packet = _metadata_packet(self._title, self._language)
        catalog.Metadata = pdfdoc.PDFStream(about, packet.encode("utf-8"), filters=[])
        self.save()
        self._let_go(ordered)

    def _let_go(self, ordered: "list[Element]") -> None:
        """What points to each other in a circle waits for the next collection, paper after paper; so undo it here."""
        for element in ordered:
            element.kids, element.parent = [], None
        self._doc.idToObject.clear()
        self._owners.clear()

    def _write_parents(self) -> None:
        entries: list[object] = []
        pages = self._doc.pageCounter
        for key, page_number in enumerate(range(1, pages)):
            page = self._doc.idToObject[f"Page{page_number}"]
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = key
            page.Tabs = PDFName("S")
            owners = [PDFObjectReference(e.name) for e in self._owners.get(page_number, [])]
            entries += [key, PDFArray(owners)]
        for key, (widget, element) in enumerate(self._widgets, start=pages - 1):
            widget.dict["StructParent"] = key
            entries += [key, PDFObjectReference(element.name)]
        self._doc.Reference(PDFDictionary({"Nums": PDFArray(entries)}), "ParentTree")
        root = {
            "Type": PDFName("StructTreeRoot"),
            "K": PDFObjectReference(self._root.name),
            "ParentTree": PDFObjectReference("ParentTree"),
            "ParentTreeNextKey": pages - 1 + len(self._widgets),
        }
        self._doc.Reference(PDFDictionary(root), "StructRoot")


def _numbered(root: Element) -> list[Element]:
    ordered: list[Element] = []

    def visit(element: Element) -> None:
        element.name = f"Structure{len(ordered)}"
        ordered.append(element)
        for kid in element.kids:
            if isinstance(kid, Element) and kid.used:
                visit(kid)

    visit(root)
    return ordered


class _Node(pdfdoc.PDFObject):
    """An element of the structure as PDF source; a paper has thousands, so that it is written in one go."""

    def __init__(self, element: Element) -> None:
        self._element = element

    def format(self, document: Any) -> bytes:
        element = self._element
        known = document.idToObjectNumberAndVersion

        def at(name: str) -> str:
            number, version = known[name]
            return f"{number} {version} R"

        kids = []
        for kid in element.kids:
            if isinstance(kid, Mark):
                kids.append(f"<< /Type /MCR /Pg {at(f'Page{kid.page}')} /MCID {kid.number} >>")
            elif isinstance(kid, Placed):
                kids.append(f"<< /Type /OBJR /Pg {at(f'Page{kid.page}')} /Obj {at(kid.name)} >>")
            elif kid.name:
                kids.append(at(kid.name))
        above = at(element.parent.name if element.parent else "StructRoot")
        said = f"<< /Type /StructElem /S /{element.role} /P {above} /K [ {' '.join(kids)} ]"
        said += f" /A {element.attributes}" if element.attributes else ""
        source = said.encode("latin1")
        if element.alt:
            alt: bytes = PDFString(element.alt).format(document)
            source += b" /Alt " + alt
        return source + b" >>"


def _metadata_packet(title: str, language: str) -> str:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        "<pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt>"
        f'<rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
