"""Charts and the picture of the work flow: drawn as figures with their words, whole, and in their place."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.compose import overview
from hsb_desktop.documents.paper import Paper
from hsb_desktop.papers.pages import page_texts
from tests.documents import case_papers, samples
from tests.papers.reading import WRITER, paper

STATES = list(b.BoxState)


def figures(whole: Paper) -> list[Any]:
    """The figures of the structure tree."""
    root: Any = PdfReader(io.BytesIO(WRITER.draw(whole))).trailer["/Root"]
    found: list[Any] = []

    def visit(element: Any) -> None:
        kids = element.get("/K", [])
        if element.get("/S") == "/Figure":
            found.append(element)
        for kid in kids if isinstance(kids, list) else [kids]:
            child = kid.get_object()
            if isinstance(child, dict) and "/MCID" not in child:
                visit(child)

    visit(root["/StructTreeRoot"])
    return found


def tower(rows: int, columns: int = 2) -> b.Diagram:
    """So many boxes in each column, every state among them, linked down, up and across."""
    boxes = tuple(
        b.DiagramBox(
            column, row, f"Box {column}-{row}", "its line", "", STATES[row % 4], group="One" if column else ""
        )
        for column in range(columns)
        for row in range(rows)
    )
    links = (
        b.DiagramLink(0, 1),
        b.DiagramLink(rows - 1, 0),
        b.DiagramLink(0, len(boxes) - 1, b.BoxState.DONE),
    )
    heads = tuple(b.DiagramHead(f"Column {n}", "§1") for n in range(columns))
    return b.Diagram(heads, boxes, links, "what is heard")


def test_a_chart_says_every_label_and_value_and_is_heard_as_a_sentence() -> None:
    whole = overview.compose(samples.OVERVIEW, samples.PANEL_COPY)
    text = " ".join(" ".join(page_texts(WRITER.draw(whole))).split())
    for words in ("Park", "Online", "1 to 5", "Every case heard", "Nobody is named"):
        assert words in text
    heard = [str(figure["/Alt"]) for figure in figures(whole)]
    assert heard[0] == "Places, over all months. Park: 8; Online: 1 to 5; Bus: 0."


def test_the_picture_stands_on_one_page_and_its_list_on_the_next() -> None:
    pages = page_texts(WRITER.draw(case_papers.way(samples.copy_for(samples.CHAIR), samples.PICTURE).paper))
    assert "One of two" in pages[0]
    assert "The same in words" in pages[1]
    for box in samples.PICTURE.boxes:
        assert box.title in " ".join(pages[0].split())


@pytest.mark.parametrize("rows", [2, 40])
def test_a_figure_stays_inside_the_page_however_high_it_would_be(rows: int) -> None:
    [figure] = figures(paper(tower(rows)))
    left, bottom, right, top = (float(side) for side in figure["/A"]["/BBox"])
    assert 50 < left < right < 545
    assert 60 < bottom < top < 790
    assert (top - bottom > 300) is (rows > 10)


def test_many_bars_are_several_figures() -> None:
    bars = tuple(b.Bar(f"Label {n}", str(n), n, n + (n % 3)) for n in range(45))
    assert len(figures(paper(b.BarChart("Chart", bars, "what is heard")))) == 3
    assert figures(paper(b.BarChart("Chart", (), "nothing"))) == []


def test_a_diagram_without_boxes_is_drawn() -> None:
    assert len(figures(paper(b.Diagram((b.DiagramHead("Empty"),), (), (), "nothing")))) == 1
